"""The macros that put exercises, ways and diagrams on pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.course.macro_registry import page_macro
from macros.markdown_extensions.raw_html import finished
from macros.models.plan import PLAN, Plan
from macros.models.reference_data import Step
from macros.render.needs import sentences_of
from macros.render.page_context import PageContext
from macros.render.plan_spec import plan_spec
from macros.strings.loader import as_json


@page_macro(id="worksheet")
def worksheet(context: PageContext, id: str, /) -> str:
    """A worksheet as a heading and a form; nothing when the course hides it.

    {{ worksheet("garden") }}
    """
    return _form(context, id)


def _form(context: PageContext, id: str) -> str:
    exercise = context.course.library.all_exercises.get(id)
    if not exercise:
        return ""
    context.need_form(exercise)
    form = finished(context.rendering.worksheet(exercise))
    return f"\n{context.rendering.heading(exercise)}\n{form}"


@page_macro(requires="plan")
def plan(context: PageContext) -> str:
    """The plan: lines to say, and all that the worksheets give it; nothing when it is left out.

    {{ plan() }}
    """
    made = context.course.library.exercises.get(PLAN)
    if not isinstance(made, Plan):
        return ""
    library = context.course.library
    named = (library.field(entry.reference.seen_from(PLAN)) for entry in made.uses())
    context.need_form(made)
    context.need("plan", sentences_of(field for field in named if field))
    data = as_json(plan_spec(library, made, context.links))
    starts = [start for start in made.start if context.links.resolve(start)]
    return context.fill(
        "plan.html.jinja",
        plan=made,
        starts=[_start(context, to) for to in starts],
        data=data,
        in_lms=library.settings.in_lms,
    )


def _start(context: PageContext, to: str) -> dict[str, Any]:
    """A place to begin with, for the template."""
    sheet = context.course.library.exercises.get(to.partition(":")[2])
    minutes = sheet.minutes if sheet and to.startswith("worksheet:") else 0
    return {"url": context.links.resolve(to), "title": context.title_of(to), "minutes": minutes}


@page_macro(lesson="check")
def knowledge_check(context: PageContext, lesson: str, /) -> str:
    """The knowledge check of a lesson.

    {{ knowledge_check("listening") }}
    """
    return _form(context, f"check-{lesson}")


@page_macro()
def worksheets(context: PageContext) -> str:
    """Every worksheet that has a page: minutes, what it gives, and how far the learner is.

    {{ worksheets() }}
    """
    context.need("worksheet")
    listed = context.course.worksheets_in_order()
    parts = [
        {"title": part, "sheets": [_entry(context, id) for id, _ in sheets]}
        for part, sheets in groupby(listed, key=lambda listed: listed[1].part)
    ]
    return context.fill("lesson/worksheets.html.jinja", parts=parts)


def _entry(context: PageContext, id: str) -> dict[str, Any]:
    sheet = context.course.library.exercises[id]
    return {"sheet": sheet, "url": context.links.resolve(f"worksheet:{id}")}


@page_macro(id="way")
def way(context: PageContext, id: str, /) -> str:
    """A way through the course: its steps and their minutes, added up.

    {{ way("evening") }}
    """
    chosen = context.course.library.ways[id]
    steps = [row for step in chosen.steps for row in _step(context, step)]
    _set_clock(steps)
    total = sum(step.get("minutes", 0) for step in steps)
    clock = any(step.get("say") for step in steps)
    return context.fill("lesson/way.html.jinja", way=chosen, steps=steps, total=total, clock=clock)


def _set_clock(steps: list[dict[str, Any]]) -> None:
    """Gives each step the time since its session began, such as `1:05`."""
    gone = 0
    for step in steps:
        step["clock"] = f"{gone // 60}:{gone % 60:02}"
        gone = 0 if "session" in step else gone + step["minutes"]


def _step(context: PageContext, step: Step) -> Iterator[dict[str, Any]]:
    """The step for the template; nothing when its lesson or worksheet is left out."""
    if step.session:
        yield {"session": step.session}
        return
    library, address = context.course.library, _address(step)
    known = library.lessons.get(step.lesson or "") or library.exercises.get(step.worksheet or "")
    if address and not known:
        return
    minutes = step.minutes or step.pause or (known.minutes if known else 0)
    target = context.links.to(address) if address else None
    title = step.does or (known.title if known else "")
    url = target.url if target else None
    yield {"title": title, "minutes": minutes, "url": url, "say": step.say}


def _address(step: Step) -> str:
    if step.lesson:
        return f"lesson:{step.lesson}"
    return f"worksheet:{step.worksheet}" if step.worksheet else ""


@page_macro(id="diagram")
def diagram(context: PageContext, id: str, /, caption: str = "") -> str:
    """A drawing of `docs/assets/diagrams/`, in the colours of the page.

    {{ diagram("two-roads") }}
    {{ diagram("two-roads", caption="Where both roads lead") }}
    """
    file = context.course.library.settings.docs / "assets" / "diagrams" / f"{id}.svg"
    svg = Markup(_as_image(_own_ids(file.read_text("utf-8"), f"diagram-{id}-")))
    return context.fill("lesson/figure.html.jinja", id=id, svg=svg, caption=caption)


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
