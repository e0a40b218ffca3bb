"""The macro that puts the cards on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.authoring.inline_markdown import plain
from macros.course.macro_registry import page_macro
from macros.models.card import Card, PlanCard
from macros.models.plan import PLAN, Plan
from macros.render.page_context import PageContext
from macros.render.worksheet_spec import worksheet_spec
from macros.strings.loader import as_json


@page_macro()
def cards(context: PageContext) -> str:
    """All cards: a few at a time, which come back; on paper and without a script, a list.

    {{ cards() }}
    """
    context.need("cards")
    ordered = [*_in_order(context)]
    return context.fill(
        "cards/cards.html.jinja",
        cards=[(card, context.links.to(f"lesson:{card.lesson}")) for _, card in ordered],
        spec=as_json(_spec(context, ordered)),
    )


def _in_order(context: PageContext) -> Iterator[tuple[str, Card]]:
    """Cards of the plan first, where there is a plan; then as their lessons follow each other."""
    library = context.course.library
    lessons = {lesson: place for place, lesson in enumerate(library.lessons)}

    def place(entry: tuple[str, Card]) -> tuple[bool, int]:
        _, card = entry
        return not isinstance(card, PlanCard), lessons.get(card.lesson or "", len(lessons))

    has_plan = _plan(context) is not None
    for id, card in sorted(library.cards.items(), key=place):
        if has_plan or not isinstance(card, PlanCard):
            yield id, card


def _plan(context: PageContext) -> Plan | None:
    """The course's plan, if one of its pages shows it."""
    plan = context.course.library.exercises.get(PLAN)
    return plan if isinstance(plan, Plan) and context.links.to(f"worksheet:{PLAN}") else None


def _spec(context: PageContext, ordered: list[tuple[str, Card]]) -> dict[str, Any]:
    plan = _plan(context)
    return {
        "cards": [_card(context, id, card) for id, card in ordered],
        "plan": _plan_spec(context, plan, ordered) if plan else None,
    }


def _plan_spec(context: PageContext, plan: Plan, ordered: list[tuple[str, Card]]) -> dict[str, Any]:
    """The WorksheetSpec of the plan with those fields only that cards ask for."""
    asked = {id for _, card in ordered if isinstance(card, PlanCard) for id in card.fields}
    sheet = worksheet_spec(context.course.library, plan, context.links)
    return sheet | {"fields": [field for field in sheet["fields"] if field["id"] in asked]}


def _card(context: PageContext, id: str, card: Card) -> dict[str, Any]:
    """A card as the page gets it; its lesson as `{title, href}`, where the course has it."""
    lesson = context.links.to(f"lesson:{card.lesson}")
    data = _plain(card.model_dump(exclude_none=True, exclude={"lesson"}, mode="json"))
    link = {"title": plain(lesson.title), "href": lesson.url} if lesson else None
    return {"id": id, **data, "lesson": link}


def _plain(value: Any) -> Any:
    """The same with every text without marks."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value
