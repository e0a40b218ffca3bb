"""The macros that put exercises, ways and diagrams on pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.markdown_extensions.raw_html import finished
from macros.models.exercise import Exercise
from macros.models.plan import PLAN, Plan
from macros.models.reference_data import Step
from macros.render.page_context import Here
from macros.render.plan_spec import plan_spec
from macros.render.spoken import spoken_parts
from macros.render.worksheet_spec import worksheet_spec
from macros.strings.loader import as_json


def worksheet(here: Here, id: str) -> str:
    """The worksheet as a heading and a form; nothing when the course hides it."""
    exercise = here.course.library.all_exercises.get(id)
    if not exercise:
        return ""
    here.need("worksheet", "import", *spoken_parts(_spec(here, exercise)))
    return f"\n{here.rendering.heading(exercise)}\n{finished(here.rendering.worksheet(exercise))}"


def _spec(here: Here, exercise: Exercise) -> dict[str, Any]:
    return worksheet_spec(here.course.library, exercise, here.links)


def plan(here: Here) -> str:
    """The plan: lines to say, and all that the worksheets give it; nothing when it is left out."""
    made = here.course.library.exercises.get(PLAN)
    if not isinstance(made, Plan):
        return ""
    spec = plan_spec(here.course.library, made, here.links)
    here.need("worksheet", "import")
    here.need("plan", *spoken_parts(spec))
    data = as_json(spec)
    starts = [start for start in made.start if here.links.resolve(start)]
    return here.fill(
        "plan.html.jinja", plan=made, starts=[_start(here, to) for to in starts], data=data
    )


def _start(here: Here, to: str) -> dict[str, Any]:
    """A place to begin with, for the template."""
    sheet = here.course.library.exercises.get(to.partition(":")[2])
    minutes = sheet.minutes if sheet and to.startswith("worksheet:") else 0
    return {"url": here.links.resolve(to), "title": here.title_of(to), "minutes": minutes}


def knowledge_check(here: Here, lesson: str) -> str:
    """The knowledge check of a lesson, by the same engine."""
    return worksheet(here, f"check-{lesson}")


def worksheets(here: Here) -> str:
    """Every worksheet that has a page: minutes, what it gives, and how far the learner is."""
    here.need("worksheet")
    listed = here.course.worksheets_in_order()
    parts = [
        {"title": part, "sheets": [_entry(here, id) for id, _ in sheets]}
        for part, sheets in groupby(listed, key=lambda one: one[1].part)
    ]
    return here.fill("lesson/worksheets.html.jinja", parts=parts)


def _entry(here: Here, id: str) -> dict[str, Any]:
    sheet = here.course.library.exercises[id]
    return {"sheet": sheet, "url": here.links.resolve(f"worksheet:{id}")}


def way(here: Here, id: str) -> str:
    """A way through the course: its steps and their minutes, added up."""
    found = here.course.library.ways[id]
    steps = [step for given in found.steps for step in _step(here, given)]
    _set_clock(steps)
    total = sum(step.get("minutes", 0) for step in steps)
    clock = any(step.get("say") for step in steps)
    return here.fill("lesson/way.html.jinja", way=found, steps=steps, total=total, clock=clock)


def _set_clock(steps: list[dict[str, Any]]) -> None:
    """Gives each step the time since its session began, such as `1:05`."""
    gone = 0
    for step in steps:
        step["clock"] = f"{gone // 60}:{gone % 60:02}"
        gone = 0 if "session" in step else gone + step["minutes"]


def _step(here: Here, step: Step) -> Iterator[dict[str, Any]]:
    """The step for the template; nothing when its lesson or worksheet is left out."""
    if step.session:
        yield {"session": step.session}
        return
    library, address = here.course.library, _address(step)
    known = library.lessons.get(step.lesson or "") or library.exercises.get(step.worksheet or "")
    if address and not known:
        return
    minutes = step.minutes or step.pause or (known.minutes if known else 0)
    target = here.links.to(address) if address else None
    words = step.does or (known.title if known else "")
    url = target.url if target else None
    yield {"words": words, "minutes": minutes, "url": url, "say": step.say}


def _address(step: Step) -> str:
    if step.lesson:
        return f"lesson:{step.lesson}"
    return f"worksheet:{step.worksheet}" if step.worksheet else ""


def diagram(here: Here, id: str, caption: str = "") -> str:
    """A drawing of `docs/assets/diagrams/`, inlined so that it follows the palette."""
    file = here.course.library.settings.docs / "assets" / "diagrams" / f"{id}.svg"
    svg = Markup(_as_image(_own_ids(file.read_text(encoding="utf-8"), f"diagram-{id}-")))
    return here.fill("lesson/figure.html.jinja", id=id, svg=svg, caption=caption)


def _as_image(svg: str) -> str:
    """The drawing, with its letters hidden from screen readers, which get its description.

    `role="img"` alone does not hide them: Firefox still offers them one by one.
    """
    hidden = r'\1<g aria-hidden="true">\2</g>\3'
    return re.sub(r"(</desc>)(.*)(</svg>)", hidden, svg, flags=re.DOTALL)


def _own_ids(svg: str, prefix: str) -> str:
    """The drawing with ids that nothing else on the page can have."""
    svg = re.sub(r"<\?xml.*?\?>|<!--.*?-->", "", svg, flags=re.DOTALL).strip()
    svg = re.sub(r'\bid="|\burl\(#|\bhref="#', rf"\g<0>{prefix}", svg)
    return re.sub(
        r'\b(aria-(?:labelledby|describedby)=")([^"]+)"',
        lambda names: names[1] + " ".join(prefix + id for id in names[2].split()) + '"',
        svg,
    )


PAGE_MACROS: tuple[Callable[..., str], ...] = (
    worksheet, plan, knowledge_check, worksheets, way, diagram,
)  # fmt: skip
"""Every macro of this module; its first argument is the page it stands on."""
