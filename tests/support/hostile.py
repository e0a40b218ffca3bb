"""What a stranger, a mistake or a broken disk may put where words are expected.

All of it is made from a seed, so that a case that fails once fails again.
"""

from __future__ import annotations

from random import Random
from typing import Any

INJECTIONS = (
    "<script>pwned()</script>",
    "</script><script>pwned()</script>",
    "</textarea><img src=x onerror=pwned()>",
    '"><svg onload=pwned()>',
    "' onfocus=pwned() autofocus='",
    '" style="background:url(javascript:pwned())',
    "javascript:pwned()",
    " JaVaScRiPt:pwned()",
    "data:text/html,<script>pwned()</script>",
    "//evil.example/pwned",
    "[click](javascript:pwned())",
    "![x](x onerror=pwned())",
    "`</code><script>pwned()</script>`",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "${pwned()}",
    '=HYPERLINK("https://evil.example")',
    "+1",
    "-1+pwned()",
    "@SUM(A1)",
    "\t=1",
    "a;=1+1;",
    "../../../etc/passwd",
    "__row__",
    "$&$'$`",
)
UNICODE = (
    "\ud800",
    "\udc00\ud800",
    "nul\x00here",
    "\u202eright to left\u2066",
    "\ufeff\u200b\u200d",
    "\u2028\u2029\x85\x1b[31m",
    "Z" + "\u0301" * 300,
    "👩‍👩‍👧" * 20,
)
NAMES = (
    "__proto__", "constructor", "prototype", "toString", "valueOf", "toJSON", "hasOwnProperty",
    "length", "then", "id", "value", "", ".", "..", "a/b", "records",
)  # fmt: skip
NUMBERS = (0, -1, 1, 2**31, 2**53, -(2**63), 1e308, 5e-324, 0.1)
TEXTS = (*INJECTIONS, *UNICODE, *NAMES, "x" * 20_000)
POISON = ({"toString": 1, "valueOf": 1}, {"__proto__": {"polluted": 1}}, {"length": 2**32})


def deep(levels: int) -> Any:
    """A list in a list in a list …"""
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def strange(random: Random, depth: int = 3) -> Any:
    """Any value that JSON can hold; more of what has gone wrong elsewhere."""
    kinds = ["text", "text", "number", "truth", "none", "poison", "deep"]
    kind = random.choice([*kinds, "list", "object"] if depth else kinds)
    if kind == "list":
        return [strange(random, depth - 1) for _ in range(random.randrange(4))]
    if kind == "object":
        names = [random.choice(NAMES + INJECTIONS[:3]) for _ in range(random.randrange(4))]
        return {name: strange(random, depth - 1) for name in names}
    choices: dict[str, tuple[Any, ...]] = {
        "text": TEXTS, "number": NUMBERS, "truth": (True, False), "none": (None,),
        "poison": POISON, "deep": (deep(9), deep(500)),
    }  # fmt: skip
    return random.choice(choices[kind])


def damaged(value: Any, random: Random) -> Any:
    """`value` with something strange in one place: changed, added, left out or renamed."""
    if not isinstance(value, dict | list) or not value or random.random() < 0.2:
        return strange(random)
    copy: Any = value.copy()
    key: Any = (
        random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
    )
    what = random.choice(["deeper", "deeper", "deeper", "add", "remove", "rename"])
    if what == "deeper":
        copy[key] = damaged(value[key], random)
    elif isinstance(value, list):
        copy.insert(key, strange(random))
    elif what == "add":
        copy[random.choice(NAMES)] = strange(random)
    elif what == "remove":
        del copy[key]
    else:
        copy[random.choice(NAMES)] = copy.pop(key)
    return copy


def scratched(text: str, random: Random) -> str:
    """A text with a few letters changed, lost or doubled, as by a bad copy."""
    for _ in range(random.randint(1, 3)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randrange(12))
        new = random.choice(["", text[start:end] * 2, random.choice('{}[]",:0\\\x00'), "\ud800"])
        text = text[:start] + new + text[end:]
    return text


SAFE = """() => ({
    ran: window.ran ?? 0,
    prototypes: [Object, Array, String, Function].map((type) => Object.keys(type.prototype).length),
    polluted: ({}).polluted ?? null,
})"""
"""What a page says of itself: see `WATCH`."""
WATCH = "void (window.pwned = () => (window.ran = (window.ran ?? 0) + 1))"
"""Counts the scripts that got to run; every injection calls it."""


def expect_unharmed(page: Any) -> None:
    """No script of a stranger ran on the page, and nothing was added to all objects."""
    assert page.evaluate(SAFE) == {"ran": 0, "prototypes": [0, 0, 0, 0], "polluted": None}
