"""JSON Schemas, so that editors complete and explain keys while an author writes."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import TypeAdapter

from macros.authoring.strict_model import Id
from macros.cases.model import Case
from macros.dialogues.model import Dialogue
from macros.fields.base import ResponseScale
from macros.models.exercise import Check, Worksheet
from macros.models.plan import Plan
from macros.models.reference_data import (
    Change,
    Covered,
    NotFor,
    SearchWords,
    Source,
    Term,
    Way,
)

DIALECT = "http://json-schema.org/draft-07/schema#"
FILES: dict[str, tuple[str, Any]] = {
    "exercise": ("A worksheet of Common Ground", Worksheet),
    "plan": ("What goes into the negotiation plan", Plan),
    "case": ("A role-play of Common Ground", Case),
    "dialogue": ("A scripted conversation of Common Ground", Dialogue),
    "check": ("A knowledge check of Common Ground", Check),
    "response-scales": ("Response scales by id", dict[Id, ResponseScale]),
    "sources": ("Works that lessons cite, by key", dict[Id, Source]),
    "glossary": ("Words of the glossary, by id", dict[Id, Term]),
    "coverage": ("What of the source article lives where, by number", dict[str, Covered]),
    "search-words": ("Words that people search for, by id", dict[Id, SearchWords]),
    "changes": ("What has changed for learners, by id", dict[Id, Change]),
    "not-for": ('The "not for this" box', NotFor),
    "ways": ("Ways through the course, by id", dict[Id, Way]),
}


def schemas() -> dict[str, str]:
    """Name of a schema → its text, the same for the same models."""
    return {name: _text(title, model) for name, (title, model) in FILES.items()}


def _text(title: str, model: Any) -> str:
    made = _with_kinds_described(_plain(TypeAdapter(model).json_schema(by_alias=True)))
    moved = json.dumps({"$schema": DIALECT, "title": title, **made}, ensure_ascii=False, indent=1)
    named = re.sub(r"macros__fields__(\w+?)__Kind", r"\1-field", moved)
    return named.replace("#/$defs/", "#/definitions/").replace('"$defs":', '"definitions":') + "\n"


def _with_kinds_described(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema, in which each value of `kind` is explained by what the kind is."""
    for definition in schema.get("$defs", {}).values():
        kind = definition.get("properties", {}).get("kind", {})
        if "const" in kind:
            kind["description"] = " ".join(definition.get("description", "").split())
    return schema


def _plain(node: Any) -> Any:
    """The schema without what only Python knows: generated titles, nulls, discriminators."""
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _properties(part) if key in ("properties", "$defs") else _plain(part)
        for key, part in node.items()
        if key not in ("title", "discriminator") and not (key == "default" and part is None)
    }
    return _without_null(kept)


def _properties(named: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(part) for name, part in named.items()}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """An optional value is one that may be absent, never `null`."""
    choices = [part for part in node.get("anyOf", []) if part != {"type": "null"}]
    if not choices:
        return node
    rest = {key: part for key, part in node.items() if key != "anyOf"}
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}
