"""What a script measures about the content: the tables of docs/contributing/measured.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.content.course_text import DOCS, lessons, nav_paths, pages, prose, reference, worksheets
from tests.content.reading import grade, words
from tests.support.report import END, table, write

PAGE = DOCS / "contributing" / "measured.md"
NAME = "tests.content"
CHECKED = {"text": "text", "abstract": "abstract", "no": "not checked"}


def open_prompts() -> set[str]:
    """Prompts that nobody has to unfold and that ask for something: `worksheet.field`."""
    return {
        f"{id}.{field['id']}"
        for id, sheet in worksheets().items()
        for field in sheet["fields"]
        if not field.get("more") and field["kind"] not in ("insight", "note")
    }


def coverage() -> str:
    """Each of the 85 items: its lessons, and the open prompts in which a learner meets it."""
    open_ = open_prompts()
    rows = [
        [
            str(number),
            item["says"],
            ", ".join(item.get("lessons", [])) or item["page"],
            _asked(item, open_),
        ]
        for number, item in reference("coverage").items()
    ]
    return _left(["Item", "In our words", "Lessons", "Open prompts"], rows)


def _asked(item: dict[str, Any], open_: set[str]) -> str:
    return ", ".join(f"`{field}`" for field in item.get("fields", []) if field in open_) or "a page"


def reading() -> str:
    """Each lesson's words and grade, in the order of the course."""
    by_path = {page.path: page for page in lessons()}
    pages = [by_path[path] for path in nav_paths() if path in by_path]
    rows = [
        [page.meta["title"], str(len(words(prose(page)))), f"{grade(prose(page)):.1f}"]
        for page in pages
    ]
    return table(["Lesson", "Words", "Grade"], rows)


def sources() -> str:
    """Each work, how far it was checked, whether with a DOI, and the lessons that cite it."""
    rows = [
        [source["short"], CHECKED[source["checked"]], source.get("doi", "–"), _citing(key)]
        for key, source in reference("sources").items()
    ]
    return _left(["Work", "Checked", "DOI", "Cited in"], rows)


def _citing(key: str) -> str:
    return ", ".join(Path(page.path).stem for page in pages() if f'cite("{key}")' in page.text)


def _left(head: list[str], rows: list[list[str]]) -> str:
    lines = [
        head,
        ["---"] * len(head),
        *([cell.replace("|", "\\|") for cell in row] for row in rows),
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def tables() -> str:
    """All tables, each under its heading."""
    parts = {
        "The 85 items of the article": coverage,
        "How hard the lessons are to read": reading,
        "How each work was checked": sources,
    }
    return "\n\n".join(f"## {title}\n\n{made()}" for title, made in parts.items())


def written() -> str:
    """The tables as they stand in the page."""
    return (
        PAGE.read_text("utf-8").partition(f"<!-- tables: {NAME} -->")[2].partition(END)[0].strip()
    )


def write_page() -> None:
    """Puts the tables into the page."""
    write(tables(), PAGE, NAME)
