"""The arguments of one macro call, judged by what the macro was registered with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from macros.authoring.markdown_page import Call
from macros.authoring.problems import did_you_mean
from macros.course.library import Library
from macros.course.macro_registry import Argument, PageMacro
from macros.course.names import NAMES

NUMBERS = ("no", "one", "two", "three", "four")


def wrong_arguments(library: Library, macro: PageMacro, call: Call) -> str | None:
    """What is wrong with the arguments of a call, and what to do; None when they are right."""
    if call.arguments is None:
        return f'`{macro.name}` takes its arguments in quotes. Write {macro.name}("…").'
    positions = len(call.arguments)
    named = (_wrong_keyword(macro, name, positions) for name in call.named)
    return (
        next(filter(None, named), None)
        or _wrong_count(macro, positions + len(call.named))
        or _missing(macro, positions, call.named)
        or _unknown_name(library, macro, call.arguments)
    )


def _wrong_keyword(macro: PageMacro, name: str, positions: int) -> str | None:
    """What is wrong with `name="…"` in a call that has `positions` arguments without a name."""
    argument = next((each for each in macro.arguments if each.name == name), None)
    if not argument:
        return f"`{macro.name}` has no argument `{name}`.{_keyword_hint(macro, name)}"
    if not argument.can_be_named:
        return f"`{macro.name}` takes `{name}` without its name.{_usage(macro)}"
    if macro.arguments.index(argument) < positions:
        return f"`{macro.name}` has its `{name}` already. Remove one of them."
    return None


def _keyword_hint(macro: PageMacro, name: str) -> str:
    known = [argument.name for argument in macro.arguments if argument.can_be_named]
    return did_you_mean(name, known, listing="There are") if known else _usage(macro)


def _wrong_count(macro: PageMacro, count: int) -> str | None:
    least, most = sum(argument.required for argument in macro.arguments), len(macro.arguments)
    if least <= count <= most:
        return None
    between = " or " if most - least == 1 else " to "
    wanted = between.join(_number(n) for n in sorted({least, most}))
    noun = "argument" if most == 1 else "arguments"
    return f"`{macro.name}` takes {wanted} {noun}, not {count}.{_usage(macro)}"


def _missing(macro: PageMacro, positions: int, named: Collection[str]) -> str | None:
    for argument in macro.arguments[positions:]:
        if argument.required and argument.name not in named:
            return f"`{macro.name}` lacks its `{argument.name}`.{_usage(macro)}"
    return None


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _usage(macro: PageMacro) -> str:
    """How the macro is called, as a sentence."""
    return f" Write it like {macro.examples[0]}."


def _unknown_name(library: Library, macro: PageMacro, values: Sequence[str]) -> str | None:
    """What is said of the first argument that should name something of the course, and does not."""
    messages = map(
        lambda argument, value: _unknown(library, argument, value), macro.arguments, values
    )
    return next(filter(None, messages), None)


def _unknown(library: Library, argument: Argument, value: str) -> str | None:
    if not argument.kind:
        return None
    names = NAMES[argument.kind]
    name, known = (
        value.partition("#")[0] if argument.kind == "page" else value,
        names.known(library),
    )
    if name in known:
        return None
    return f"There is no {names.label} `{name}`.{did_you_mean(name, known, listing='There are')}"
