"""What the macros of a page show and give its modules, a thing a line, without its looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import Environment

from macros.authoring.markdown_page import Page
from macros.course.macro_registry import page_macros
from macros.models.exercise import Exercise
from macros.render.page_context import PageContext
from tests.engine import html

LOOKS = {"class", "style", "d", "x1", "x2", "y1", "y2", "width", "height", "rows"}
"""Attributes that can change without anybody being told or shown something else."""
DATA = "application/json"
SHORT = 96
"""Data of no more characters stand in one line."""


def filled_in(page: Page, context: PageContext) -> str:
    """The text of a page with what its macros show, as a site generator fills it in."""
    macros = {name: _bound(macro.function, context) for name, macro in page_macros().items()}
    return Environment().from_string(page.body).render(**macros)


def _bound(macro: Any, context: PageContext) -> Any:
    return lambda *arguments, **named: macro(context, *arguments, **named)


def in_lines(filled: str) -> Iterator[str]:
    """Elements with what they say, words, and data: each on a line of its own."""
    body = html.fragment(filled).find("body")
    assert body is not None
    yield from _below(body)


def _below(element: Element) -> Iterator[str]:
    if element.tag == "script" and element.get("type") == DATA:
        yield from as_lines(json.loads(element.text or ""))
    else:
        yield from _words(element.text)
        for child in element:
            if attributes := _attributes(child):
                yield f"<{' '.join([child.tag, *attributes])}>"
            yield from _below(child)
            yield from _words(child.tail)


def _attributes(element: Element) -> list[str]:
    shown = ((name, value) for name, value in element.attrib.items() if name not in LOOKS)
    return [f'{name}="{" ".join(value.split())}"' for name, value in sorted(shown)]


def _words(text: str | None) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in (text or "").splitlines() if line.strip())


def as_lines(data: Any, at: str = "") -> Iterator[str]:
    """JSON, what is short in one line, with the way there."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict | list) and len(text) > SHORT:
            yield from as_lines(value, f"{at}.{key}")
        else:
            yield f"{at}.{key} {text}"


OF_FIELDS = {"id", "show_when", "take_from", "rows_from", "inputs"}
OF_SHEETS = {"repeat", "lines", "blocks", "dates"}


def prompts(exercise: Exercise) -> Iterator[str]:
    """A line for each field of an exercise: what it leans on; and what else names fields."""
    options: dict[str, Any] = {"mode": "json", "by_alias": True, "exclude_defaults": True}
    for field in exercise.fields:
        yield from as_lines([field.model_dump(include=OF_FIELDS, **options)], exercise.id)
    yield from as_lines(exercise.model_dump(include=OF_SHEETS, **options), exercise.id)
