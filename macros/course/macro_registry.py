"""The macros that pages call. Each is registered once, where it is written, by `@page_macro`.

The check, the site generator's adapter and the list for authors all read this registry.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, get_args

from macros.course.names import NameKind, Requirement

FOLDER = Path(__file__).parent.parent / "page_macros"
EXAMPLE = re.compile(r"^\{\{ .+ \}\}$", re.MULTILINE)

Macro = TypeVar("Macro", bound=Callable[..., str])


@dataclass(frozen=True)
class Argument:
    """An argument of a macro. `kind` says what it names; None for a free text."""

    name: str
    kind: NameKind | None
    required: bool
    can_be_named: bool
    """Whether a page may write `name="…"`."""


@dataclass(frozen=True)
class PageMacro:
    """A macro that pages call. `function` takes the page it stands on, then the arguments."""

    function: Callable[..., str]
    arguments: tuple[Argument, ...]
    requires: Requirement | None

    @property
    def name(self) -> str:
        """What pages write."""
        return self.function.__name__

    @property
    def summary(self) -> str:
        """What it shows, in one sentence or two: the first paragraph of its docstring."""
        return " ".join(self._docstring.split("\n\n")[0].split())

    @cached_property
    def examples(self) -> list[str]:
        """Calls as authors write them: the lines in braces of its docstring."""
        return EXAMPLE.findall(self._docstring)

    @property
    def _docstring(self) -> str:
        return inspect.getdoc(self.function) or ""


_registry: dict[str, PageMacro] = {}


def page_macro(
    *, requires: Requirement | None = None, **kinds: NameKind
) -> Callable[[Macro], Macro]:
    """Registers a function as a macro for pages.

    `kinds` says which arguments are names, and of what: `id="worksheet"`. All others are texts.
    `requires` says what a page or course must have for the macro to show anything. Raises
    TypeError when the function cannot be a macro.
    """

    def register(function: Macro) -> Macro:
        macro = PageMacro(function, _arguments(function, kinds), requires)
        _refuse_incomplete(macro, kinds)
        _registry[macro.name] = macro
        return function

    return register


def page_macros() -> Mapping[str, PageMacro]:
    """Every macro by name. Each module of `macros/page_macros/` is found by itself."""
    for file in FOLDER.glob("[!_]*.py"):
        import_module(f"macros.page_macros.{file.stem}")
    return MappingProxyType(_registry)


def _arguments(function: Callable[..., str], kinds: Mapping[str, NameKind]) -> tuple[Argument, ...]:
    _page, *parameters = inspect.signature(function).parameters.values()
    return tuple(
        Argument(
            parameter.name,
            kinds.get(parameter.name),
            required=parameter.default is parameter.empty,
            can_be_named=parameter.kind is parameter.POSITIONAL_OR_KEYWORD,
        )
        for parameter in parameters
    )


def _refuse_incomplete(macro: PageMacro, kinds: Mapping[str, str]) -> None:
    """Raises TypeError for what a decorator or docstring lacks, in words for who writes a macro."""
    unknown = set(kinds) - {argument.name for argument in macro.arguments}
    unknown |= {kind for kind in kinds.values() if kind not in get_args(NameKind)}
    if unknown:
        raise TypeError(f"{macro.name}: no such argument or kind of name: {sorted(unknown)}")
    named = [argument.name for argument in macro.arguments if argument.kind]
    if any(argument.can_be_named for argument in macro.arguments if argument.kind):
        raise TypeError(f"{macro.name}: write `/` behind {named}: names stand in their place")
    if not (macro.summary and macro.examples):
        raise TypeError(f"{macro.name}: its docstring needs a sentence and an example in braces")
    if macro.name in _registry:
        raise TypeError(f"{macro.name}: another macro has this name")
