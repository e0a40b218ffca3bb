"""A made-up class: hand-ins written from the real exercises' own fields, the same for each seed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from random import Random
from typing import Any

from macros.course.library import Library
from macros.render.worksheet_spec import field_spec, lean_dump
from macros.rules.checked_course import load
from tests.support.project import ROOT

WORDS = (
    "The rota changes too late for me. I want evenings that I can count on.",
    "She says it is fair.\nI am not sure what she needs.",
    "עברית and 👩🏽‍🌾 and é: all kinds of writing.",
    "=HYPERLINK(\"https://example.com\")",
    "<img src=x onerror=alert(1)> is only text",
    "Less time in meetings, more time for the work.",
)  # fmt: skip
CODES = ("rota-swap:1-3-1-3", "rota-swap:2-2-2-2", "rota-swap:none", "lead-role:1-1-1-1")


@cache
def library() -> Library:
    """The real course."""
    return load(ROOT / "mkdocs.yml")


@cache
def sheets() -> tuple[dict[str, Any], ...]:
    """Id, revision, moments, fields, owner and first take of every worksheet and check."""
    return tuple(_sheet(id) for id in library().all_exercises)


def _sheet(id: str) -> dict[str, Any]:
    exercise = library().all_exercises[id]
    repeat = lean_dump(exercise.repeat) if exercise.repeat else {}
    fields = [field_spec(library(), field) for field in exercise.fields if field.response_type]
    owner = "_learner" if exercise.scope == "learner" else "first"
    take = next(iter(repeat.get("moments", {})), "first")
    about = {"id": id, "revision": exercise.revision, "repeat": repeat, "fields": fields}
    return {**about, "owner": owner, "take": take}


def hand_in(n: int, **about: Any) -> dict[str, Any]:
    """The hand-in of learner `n`; `about` replaces parts of it."""
    random = Random(n)
    minute = f"{n // 60 % 24:02}:{n % 60:02}"
    return {
        "kind": "common-ground-hand-in", "format": 1, "course": library().course.id,
        "from": f"browser{n}", "negotiation": "first", "made": f"2026-11-22T{minute}:00.000Z",
        "worksheets": [filled for sheet in sheets() for filled in _takes(sheet, random)],
    } | about  # fmt: skip


def _takes(sheet: dict[str, Any], random: Random) -> Iterator[dict[str, Any]]:
    moments = sheet["repeat"].get("moments")
    repeated = sheet["repeat"].get("fields")
    for i, take in enumerate(moments or {"first": ""}):
        fields = [
            field for field in sheet["fields"] if not i or not repeated or field["id"] in repeated
        ]
        made = {field["id"]: response(field, random) for field in fields if random.random() < 0.9}
        if made:
            about = {key: sheet[key] for key in ("id", "revision")}
            yield {**about, "take": take, "responses": made, **_labels(made, fields)}


def _labels(made: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, Any]:
    following = {field["id"] for field in fields if "rows_from" in field} & made.keys()
    labels = {id: {"r1": "Thursdays", "r2": "Notice"} for id in sorted(following)}
    return {"rows": labels} if labels else {}


def response(field: dict[str, Any], random: Random) -> Any:
    """Something that a learner could have given."""
    return RESPONSES[field["type"]](field, random)


def _number(field: dict[str, Any], random: Random) -> float:
    step = field.get("step", 1)
    low, high = field.get("min", 0), field.get("max", 10)
    return float(low + step * random.randint(0, int((high - low) / step)))


def _choices(field: dict[str, Any], random: Random) -> list[str]:
    ids = [choice["id"] for choice in field["choices"]]
    return sorted(random.sample(ids, random.randint(1, len(ids))), key=ids.index)


def _ratings(field: dict[str, Any], random: Random) -> dict[str, Any]:
    scale = field["response_scale"]
    ids = [item["id"] for item in field["items"]]
    sides = [f"{side['id']}." for side in field.get("sides", [])] or [""]
    given = {
        f"{side}{id}": random.randint(scale["min"], scale["max"]) for side in sides for id in ids
    }
    if "dont_know" in field:
        given[next(iter(given))] = "dont-know"  # type: ignore[assignment]
    return given


def _rows(field: dict[str, Any], random: Random) -> list[dict[str, Any]]:
    cells = {column["id"]: _cell(column, random) for column in field["columns"]}
    return [
        {"id": "r1", **cells},
        {"id": "r2", field["columns"][0]["id"]: cells[field["columns"][0]["id"]]},
    ]


def _cell(column: dict[str, Any], random: Random) -> Any:
    kind = column["kind"]
    if kind == "tick":
        return True
    return RESPONSES[{"rating": "number"}.get(kind, kind)](column, random)


RESPONSES: dict[str, Callable[[dict[str, Any], Random], Any]] = {
    "text": lambda field, random: random.choice(CODES if field["id"] == "code" else WORDS),
    "date": lambda field, random: f"2026-12-{random.randint(1, 28):02}",
    "number": _number,
    "choice": lambda field, random: random.choice(field["choices"])["id"],
    "choices": _choices,
    "ratings": _ratings,
    "rows": _rows,
    "points": lambda field, random: {"r1": 60, "r2": 40},
    "order": lambda field, random: [choice["id"] for choice in field.get("choices", [])],
}


def text(hand_in: dict[str, Any]) -> bytes:
    """A hand-in as its data file."""
    return json.dumps(hand_in, ensure_ascii=False).encode()


def zipped(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip as platforms make it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()
