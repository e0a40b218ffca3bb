"""The templates' surroundings: what is escaped, what is refused, and what each filter makes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import UndefinedError

from macros.fields.rating import Kind as Rating
from macros.fields.rows import Kind as Rows
from macros.render import renderer
from macros.render.links import Links, Target
from macros.strings.loader import load

LINKS = Links("", {"page:a.md": Target("a/", "A")})
RATING = Rating.model_validate(
    {"id": "r", "kind": "rating", "prompt": "?", "min": 0, "max": 1, "step": 0.5,
     "anchors": {0: "No", 1: "Yes"}}
)  # fmt: skip
FINE = RATING.model_copy(update={"max": 100, "step": 1})
ROWS = Rows.model_validate(
    {"id": "l", "kind": "rows", "prompt": "?", "columns": [
        {"id": "a", "label": "A", "kind": "tick"},
        {"id": "b", "label": "B", "kind": "choice", "choices": [
            {"id": "x", "label": "*Ex*"}, {"id": "y", "label": "Why"}]},
    ]}
)  # fmt: skip
GIVEN = {
    "rating": RATING, "long": FINE, "rows": ROWS,
    "limited": SimpleNamespace(min=1, max=3, step=1),
    "things": [SimpleNamespace(id=id) for id in "abcd"],
}  # fmt: skip


@pytest.fixture
def fill() -> Any:
    """Fills a template's text, in surroundings that are made anew."""
    renderer._environment.cache_clear()
    environment = renderer._environment()
    page = SimpleNamespace(links=LINKS)

    def filled(template: str) -> str:
        return environment.from_string(template).render(rendering=page, say=load(), **GIVEN)

    return filled


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ '<b> & \"' }}", "&lt;b&gt; &amp; &#34;"),
        ("a\n  {% if true %}\n  b\n  {% endif %}\nc", "a\n  b\nc"),
        ("{{ '*a* <b> [c](page:a.md) [d](page:e.md)' | inline }}",
         '<em>a</em> &lt;b&gt; <a href="a/">c</a> d'),
        ("{{ '*a*\n\n[c](page:a.md)' | blocks }}", '<p><em>a</em></p>\n<p><a href="a/">c</a></p>'),
        ("{{ '*a* [c](page:a.md)' | plain }}", "a c"),
        ("{{ limited | limits }}", "From 1 to 3, whole numbers."),
        ("{{ 2.50 | n }} {{ 3.0 | n }}", "2.5 3"),
        ("{{ rating | steps }}", "[0.0, 0.5, 1.0]"),
        ("{{ rating | anchored | join('|') }}", "0: No|0.5|1: Yes"),
        ("{{ rows.columns[1] | unbroken }}", "Not chosen yet\nEx\nWhy"),
        ("{{ rating is fine }} {{ long is fine }}", "False True"),
        ("{{ rows is table }} {{ rows is named }}", "True True"),
        ("{{ (things | shuffled('s') | map(attribute='id') | join) }}", "dacb"),
        ("{{ (things | shuffled('t') | map(attribute='id') | join) }}", "dcab"),
    ],
)  # fmt: skip
def test_a_template_is_filled(template: str, html: str, fill: Any) -> None:
    assert fill(template) == html


def test_a_name_that_nobody_gives_is_refused(fill: Any) -> None:
    with pytest.raises(UndefinedError):
        fill("{{ thing }}")


@pytest.mark.parametrize(
    ("scales", "order"),
    [
        (None, "abcd"),
        ([], "abcd"),
        (["f"], "abcd"),
        (["f", "g"], "abcd"),
        (["f", "f"], "cbad"),
        (["g", "f", "f"], "cbad"),
    ],
)
def test_only_items_of_several_scales_are_mixed(scales: list[str] | None, order: str) -> None:
    items = [SimpleNamespace(id=id) for id in "abcd"]
    asked = [SimpleNamespace(items=[SimpleNamespace(field=name)]) for name in scales or ()]
    scoring = None if scales is None else SimpleNamespace(scales=asked)
    sheet: Any = SimpleNamespace(id="s", scoring=scoring)
    field: Any = SimpleNamespace(id="f")
    mixed = renderer.mixed(items, sheet, field)
    assert "".join(item.id for item in mixed) == order
