"""The sentences that the engine itself says, from `strings/<language>.yaml`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

FOLDER = Path(__file__).parent / "strings"


class Strings:
    """One language's sentences. Called with a key and values, it gives the sentence."""

    def __init__(self, language: str, sections: dict[str, dict[str, Any]]) -> None:
        self.language = language
        self.browser = sections["browser"]
        self._render = sections["render"]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of `key` with its `{names}` filled in; `n` chooses one or other."""
        sentence = self._render[key]
        if isinstance(sentence, dict):
            sentence = sentence["one" if values.get("n") == 1 else "other"]
        return str(sentence).format(**values)


def load(language: str = "en") -> Strings:
    """The strings of `language`, or English where that language has no file yet."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        path, language = FOLDER / "en.yaml", "en"
    return _read(path, language, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, language: str, changed: int) -> Strings:
    """Reads a file once for each modification time."""
    return Strings(language, yaml.safe_load(path.read_text(encoding="utf-8")))


def as_json(data: object) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
