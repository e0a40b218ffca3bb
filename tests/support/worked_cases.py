"""Responses as the worked cases of scores and insights write them, as pages store them."""

from __future__ import annotations

from typing import Any


def number_of(word: Any, field: dict[str, Any]) -> Any:
    """A response in words as its number; `dont-know` stays."""
    labels = {label: value for value, label in field["response_scale"]["labels"].items()}
    return int(labels[word]) if word in labels else word


def ratings(said: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """Item → value; `others` stands for every item that is not named, `none` for no response."""
    said = dict(said)
    others = said.pop("others", "none")
    ids = [item["id"] for item in field["items"]]
    assert set(said) <= set(ids), f"unknown items: {set(said) - set(ids)}"
    words = {id: said.get(id, others) for id in ids}
    return {id: number_of(word, field) for id, word in words.items() if word != "none"}


def responses(case: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, Any]:
    found = {}
    for id, said in case["responds"].items():
        field = next(field for field in fields if field["id"] == id)
        if field["kind"] != "likert":
            found[id] = said
        elif "sides" in field:
            sides = {side: ratings(words, field) for side, words in said.items()}
            found[id] = {
                f"{s}.{item}": n for s, items in sides.items() for item, n in items.items()
            }
        else:
            found[id] = ratings(said, field)
    return found
