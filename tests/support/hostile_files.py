"""Damaged files, what modules make of them, and the sentences that people read then."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pytest

from macros.strings import loader as wording
from tests.support import hand_ins, hostile
from tests.support.modules import Modules

MANY = [300, pytest.param(5000, marks=pytest.mark.long)]


SENTENCES = wording.load().for_parts(["class", "import", "practice", "workbook", "counterpart"])


def expect_sentence(key: str, values: dict[str, Any]) -> str:
    """What a person reads; fails where there is no sentence for `key`, or a hole in it."""
    words = SENTENCES[key]
    words = words if isinstance(words, str) else words["other"]
    assert words.rstrip()[-1] in ".?", (key, words)
    assert set(re.findall(r"{(\w+)}", words)) <= values.keys(), (key, words)
    return str(words)


def ask_modules(modules: Modules, script: str, given: Any) -> Any:
    """What `script` returns; it has `at(module)` and `given`. Texts travel as JSON in ASCII."""
    whole = """async ([script, text]) => {
        const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
        const run = new (async () => {}).constructor("at", "given", script);
        const made = JSON.stringify(await run(at, JSON.parse(text)));
        const ascii = (unit) => "\\\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
        return made.replace(/[\\u0080-\\uffff]/g, ascii);
    }"""
    modules.page.evaluate(hostile.WATCH)
    found = json.loads(modules.page.evaluate(whole, [script, json.dumps(given)]))
    hostile.expect_unharmed(modules.page)
    return found


def damaged_hand_ins(count: int) -> list[str]:
    """Damaged copies of good hand-ins."""
    made = []
    for n in range(count):
        random = Random(n)
        good = hand_ins.hand_in(n % 7, name=random.choice(hostile.TEXTS[:-1]))
        good["worksheets"] = random.sample(good["worksheets"], 3)
        data = good
        for _ in range(random.randrange(1, 4)):
            data = hostile.damaged(data, random)
        made.append(json.dumps(data) if n % 3 else hostile.scratched(json.dumps(good), random))
    return made
