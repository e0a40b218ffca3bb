"""The macro of the workbook: everything a learner has written, and what to do with it."""

from __future__ import annotations

from macros.course.macro_registry import page_macro
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
