"""The macro that shows authors what they can write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from macros.authoring.inline_markdown import in_markdown
from macros.course.library import Library
from macros.fields import KINDS
from macros.render.gallery import Example, as_yaml, examples, own_keys, shared_keys, with_examples
from macros.render.page_context import Here
from macros.strings.loader import as_json


def gallery(here: Here) -> str:
    """Every kind of field: its keys, and each example as YAML and as the form it becomes.

    What is tried out here is stored under a course of its own, so that it never turns up among
    the worksheets of the course.
    """
    here.need("worksheet")
    course = f"{here.course.library.course.id}-gallery"
    here.meta["cg_site"] = as_json({**json.loads(here.site), "course": course})
    library = with_examples(here.course.library)
    parts = [_keys(shared_keys()), *(_kind(here, library, kind) for kind in KINDS)]
    return "\n\n".join(["", *parts, ""])


def _kind(here: Here, library: Library, kind: str) -> str:
    about = (KINDS[kind].__doc__ or "").strip()
    shown = [_example(here, library, one) for one in examples() if one.kind == kind]
    heading = f"## {kind} {{: #kind-{kind} }}"
    return "\n\n".join([heading, about, _keys(own_keys(kind)), *shown])


def _keys(tables: Iterator[tuple[str, str]]) -> str:
    return "\n\n".join(f"**{title}**\n\n{table}" if title else table for title, table in tables)


def _example(here: Here, library: Library, example: Example) -> str:
    rendering = replace(here.rendering, library=library)
    heading = f"### {in_markdown(example.shows)} {{: #worksheet-{example.id} }}"
    code = f"```yaml\n{as_yaml(example.written)}```"
    return f"{heading}\n\n{code}\n\n{rendering.worksheet(library.exercises[example.id])}"


AUTHOR_MACROS: tuple[Callable[..., str], ...] = (gallery,)
"""Every macro of this module; its first argument is the page it stands on."""
