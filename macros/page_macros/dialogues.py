"""The macros that put dialogues on pages."""

from __future__ import annotations

from typing import Any

from macros.authoring.inline_markdown import in_markdown
from macros.course.macro_registry import page_macro
from macros.dialogues.data import dialogue_data
from macros.dialogues.model import Dialogue
from macros.models.plan import PLAN, Plan
from macros.render.booklet import Booklet
from macros.render.page_context import PageContext
from macros.render.worksheet_spec import worksheet_spec
from macros.strings.loader import as_json


@page_macro()
def dialogues(context: PageContext) -> str:
    """Every dialogue in the order of the pages: its time, its lesson, its second conversation.

    {{ dialogues() }}
    """
    context.need("practice")
    listed = [
        {"dialogue": played, "url": context.page_with("dialogue", id), **_around(context, played)}
        for id, played in context.course.dialogues_in_order()
    ]
    return context.fill("dialogue/index.html.jinja", listed=listed)


def _around(context: PageContext, played: Dialogue) -> dict[str, Any]:
    """The lesson and the second conversation, for templates; None where it is left out."""
    return {
        "lesson": context.links.to(f"lesson:{played.lesson}"),
        "parallel": _parallel(context, played.parallel) if played.parallel else None,
    }


@page_macro(id="dialogue")
def dialogue(context: PageContext, id: str, /) -> str:
    """A dialogue to practise alone; on paper and without a script, a booklet.

    {{ dialogue("late-parcel") }}
    """
    context.need("dialogue")
    played = context.course.library.dialogues[id]
    level = "#" if context.page.title == played.title else "##"
    heading = f"{level} {in_markdown(played.title)} {{: #{_anchor(id)} .ws-title }}"
    section = context.fill(
        "dialogue/dialogue.html.jinja",
        id=id,
        anchor=_anchor(id),
        dialogue=played,
        booklet=Booklet(id, played, context.course.say),
        lesson=context.links.to(f"lesson:{played.lesson}"),
        spec=as_json(_spec(context, id, played)),
    )
    return f"\n{heading}\n{section}"


def _anchor(id: str) -> str:
    """The id of a dialogue's heading."""
    return f"dialogue-{id}"


def _spec(context: PageContext, id: str, played: Dialogue) -> dict[str, Any]:
    parallel = _parallel(context, played.parallel) if played.parallel else None
    return {**dialogue_data(id, played), "parallel": parallel, "plan": _plan(context, played)}


def _parallel(context: PageContext, id: str) -> dict[str, str] | None:
    """The second conversation and where it is; None when no page of the course has it."""
    page = context.page_with("dialogue", id)
    if page is None:
        return None
    return {"title": context.course.library.dialogues[id].title, "href": f"{page}#{_anchor(id)}"}


def _plan(context: PageContext, played: Dialogue) -> dict[str, Any] | None:
    """The plan's field that takes a line, with what tells what stands there already.

    None when the course has no such field.
    """
    plan, target = context.course.library.exercises.get(PLAN), context.links.to(f"worksheet:{PLAN}")
    if not isinstance(plan, Plan) or not target:
        return None
    field = played.plan_field or next(iter(plan.lines), None)
    if not field or not plan.field(field):
        return None
    sheet = worksheet_spec(context.course.library, plan, context.links)
    sheet["fields"] = [each for each in sheet["fields"] if each["id"] == field]
    return {"href": target.url, "field": field, "sheet": sheet}
