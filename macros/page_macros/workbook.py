"""The macro of the workbook: everything a learner has written, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable

from macros.render.page_context import Here
from macros.render.workbook_spec import workbook_data
from macros.strings.loader import as_json


def workbook(here: Here) -> str:
    """The workbook: negotiations, everything written so far, backup, import and erasing."""
    here.need("worksheet", "import")
    here.need("workbook")
    first = next(here.course.worksheets_in_order(), None)
    start = here.links.to(f"worksheet:{first[0]}") if first else None
    return here.fill("workbook.html.jinja", data=as_json(workbook_data(here)), start=start)


WORKBOOK_MACROS: tuple[Callable[..., str], ...] = (workbook,)
"""Every macro of this module; its first argument is the page it stands on."""
