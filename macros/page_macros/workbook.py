"""The macro of the workbook: everything a learner has written, and what to do with it."""

from __future__ import annotations

from macros.course.macro_registry import page_macro
from macros.models.plan import PLAN, Plan
from macros.render.continue_card import continue_data
from macros.render.page_context import PageContext
from macros.render.workbook_spec import workbook_data
from macros.strings.loader import as_json


@page_macro()
def workbook(context: PageContext) -> str:
    """The workbook: negotiations, everything written so far, backup, import and erasing.

    {{ workbook() }}
    """
    context.need("workbook")
    first = next(context.course.worksheets_in_order(), None)
    start = context.links.to(f"worksheet:{first[0]}") if first else None
    return context.fill("workbook.html.jinja", data=as_json(workbook_data(context)), start=start)


@page_macro(requires="plan")
def continue_card(context: PageContext) -> str:
    """For a learner who comes back: their conversation, when it is, and the next open prompt.

    {{ continue_card() }}
    """
    plan = context.course.library.exercises.get(PLAN)
    home = context.links.resolve(f"worksheet:{PLAN}")
    if not isinstance(plan, Plan) or not home:
        return ""
    return context.fill(
        "continue.html.jinja",
        data=as_json(continue_data(context.course.library, plan, context.links)),
        plan=home.partition("#")[0],
        after=context.rendering.next_step(plan),
    )
