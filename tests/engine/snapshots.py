"""The HTML of each kind's first example. `python -m tests.engine.snapshots` writes it anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.lab import Example, examples, make_lab

FOLDER = Path(__file__).parent / "snapshots"


def first_examples() -> list[Example]:
    """The first example of each kind."""
    return [example for example in examples() if example.number == 1]


def render(project: Path, example: Example) -> str:
    """The example's field as HTML, without the form around it."""
    library, say = load(project / "mkdocs.yml"), load_strings()
    rendering = Rendering(library, say, Links("", {}))
    exercise = library.exercises[example.id]
    field = exercise.field(example.field)
    assert field is not None
    return f"{rendering.field(exercise, field)}\n"


def main() -> None:
    """Writes every snapshot."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        project = make_lab(Path(folder) / "lab")
        for example in first_examples():
            html = render(project, example)
            (FOLDER / f"{example.kind}.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    main()
