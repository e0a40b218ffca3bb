"""The braces of a page as Jinja reads them: calls, names, and the first syntax issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, meta, nodes

from macros.authoring.jinja_blocks import JINJA, Block, lexed, tokens
from macros.authoring.problems import did_you_mean

_INNERMOST = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_UNFINISHED = "Unexpected end of template"

FILTERS = {*JINJA.filters, "pretty", "relative_url"}
"""Jinja's filters, and those of mkdocs-macros."""

GIVEN = {*JINJA.globals, "context", "fix_url", "macros_info", "now"}
"""What can be called besides our macros: functions of Jinja, and those of mkdocs-macros."""

CURVED = re.compile(r"[“„‟‘‚‛«‹]\s*|\s*[”’»›]")
"""Quotation marks as word processors write them."""
COMMENT = "`{#` begins a comment here. End it with `#}`, or write {: #id } for an id."


class SyntaxIssue(NamedTuple):
    """Braces that cannot be read: the offset where they begin, and what is wrong with them."""

    offset: int
    message: str
    is_unclear: bool = False
    """Whether only Jinja's own words say what is wrong."""


class CallExpression(NamedTuple):
    """A call of a name, and nothing else: `name("argument", …)`."""

    name: str
    arguments: tuple[str, ...] | None
    """Its arguments without a name; None when not all arguments are plain strings."""
    named: dict[str, str]
    """Its arguments with a name; empty where `arguments` is None."""


def first_syntax_issue(text: str) -> SyntaxIssue | None:
    """The first issue that Jinja would stop at."""
    error = _refusal(text)
    if not error:
        return _unknown_filter(text)
    offset = _place(text, error)
    if text.startswith("{#", offset):
        return SyntaxIssue(offset, COMMENT)
    if straight := _straightened(text, offset):
        return SyntaxIssue(
            offset, f"Quotation marks in braces must be straight ones. Write `{straight}`."
        )
    why = str(error.message).rstrip(".")
    return SyntaxIssue(
        offset,
        f"These braces cannot be read ({why}). Is a bracket or a straight quotation mark missing? "
        "To show braces, put {% raw %} and {% endraw %} around.",
        is_unclear=True,
    )


def _straightened(text: str, offset: int) -> str | None:
    """The braces at `offset` with straight quotation marks; None where that does not help."""
    block = re.compile(r"{{[^{}\n]*}}").match(text, offset)
    straight = CURVED.sub('"', block[0]) if block else ""
    return straight if block and straight != block[0] and not _refusal(straight) else None


def call_expression(source: str) -> CallExpression | None:
    """The call that a block `{{ … }}` is; None when it is something else."""
    template, _ = _parse(source)
    output = template.body[0] if template and template.body else None
    call = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return None
    plain = [_plain(node) for node in call.args]
    named = {pair.key: _plain(pair.value) for pair in call.kwargs}
    others = call.dyn_args or call.dyn_kwargs or None in (*plain, *named.values())
    if others:
        return CallExpression(call.node.name, None, {})
    texts = tuple(text for text in plain if text is not None)
    return CallExpression(
        call.node.name, texts, {key: text for key, text in named.items() if text is not None}
    )


def _plain(node: nodes.Expr) -> str | None:
    """The text that a node stands for; None when it is no plain string."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def is_given(name: str, text: str) -> bool:
    """Whether a name can be called on the page of this text, although no macro of ours has it."""
    if name in GIVEN:
        return True
    try:
        return name not in meta.find_undeclared_variables(JINJA.parse(text))
    except (TemplateSyntaxError, RecursionError):
        return True  # What Jinja cannot compile, the build reports.


def undeclared_names(text: str) -> set[str]:
    """The names in the braces of a text that the text itself gives no value."""
    try:
        return meta.find_undeclared_variables(JINJA.parse(text))
    except (TemplateSyntaxError, RecursionError, ValueError):
        return set()


def _parse(text: str) -> tuple[nodes.Template | None, TemplateSyntaxError | None]:
    try:
        return JINJA.parse(text), None
    except TemplateSyntaxError as error:
        return None, error
    except RecursionError:
        return None, TemplateSyntaxError("too many brackets in each other", 1)
    except ValueError:  # Python refuses to read numbers of thousands of digits
        return None, TemplateSyntaxError("a number is too long", 1)


def _refusal(text: str) -> TemplateSyntaxError | None:
    return _parse(text)[1]


def _unknown_filter(text: str) -> SyntaxIssue | None:
    written = [token for token in tokens(text, 0, len(text)) if token[1] != "whitespace"]
    for (_, _, operator), (offset, kind, name) in pairwise(written):
        if operator == "|" and kind == "name" and name not in FILTERS:
            hint = did_you_mean(name, FILTERS)
            return SyntaxIssue(offset, f"There is no filter `{name}`.{hint}")
    return None


def _place(text: str, error: TemplateSyntaxError) -> int:
    """Where the block begins that Jinja stops at.

    What does not end is the last block; else it is the first that makes the text before it and
    itself unreadable. A text that only breaks off too early is not: its end may follow.
    """
    blocks = [*_lexed_with_rest(text)]
    ends = [block.end for block in blocks]
    index = bisect_left(ends, True, key=partial(_is_refused, text))
    if index < len(blocks):
        return blocks[index].start
    innermost = _INNERMOST.search(str(error.message))
    return _unclosed(text, blocks, innermost[1] if innermost else "")


def _lexed_with_rest(text: str) -> Iterator[Block]:
    unread = yield from lexed(text, 0, len(text))
    if unread < len(text):
        yield Block("rest", unread, len(text))


def _is_refused(text: str, end: int) -> bool:
    error = _refusal(text[:end])
    return error is not None and not str(error.message).startswith(_UNFINISHED)


def _unclosed(text: str, blocks: list[Block], tag: str) -> int:
    """Where the last `{% tag %}` begins that no `{% endtag %}` belongs to."""
    opened: list[int] = []
    for block in blocks:
        match = re.match(r"\{%[-+]?\s*(\w+)", text[block.start : block.end])
        if match and match[1] == tag:
            opened.append(block.start)
        elif match and match[1] == f"end{tag}" and opened:
            opened.pop()
    return (opened or [block.start for block in blocks])[-1]
