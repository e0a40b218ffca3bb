"""The macros that show authors what they can write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.authoring.inline_markdown import in_markdown
from macros.course.library import Library
from macros.course.macro_registry import Argument, PageMacro, page_macro, page_macros
from macros.course.names import NAMES
from macros.dialogues.model import Dialogue
from macros.fields import KINDS
from macros.page_macros.cards import cards
from macros.page_macros.figures import figure
from macros.render.calculators import calculator_table
from macros.render.gallery import CARDS, FIGURES, Example, as_yaml, examples, with_examples
from macros.render.key_tables import keys_of, own_keys, shared_keys
from macros.render.page_context import PageContext
from macros.render.reference import CHAPTERS, Chapter, as_markdown, example_of


@page_macro()
def gallery(context: PageContext) -> str:
    """Every kind of field, a figure and cards: what is written, and what it becomes.

    {{ gallery() }}

    What is tried out there is stored under a course of its own, so that it never turns up among
    the worksheets of the course.
    """
    library = with_examples(context.course.library)
    sheets = [library.exercises[example.id] for example in examples()]
    for sheet in sheets:
        context.need_form(sheet)
    shown = replace(context, course=replace(context.course, library=library))
    sections = [_keys(shared_keys()), *(_kind(context, library, kind) for kind in KINDS)]
    sections += [*_figures(shown), *_cards(shown)]
    context.meta["cg_site"] = context.site(context.needs, f"{library.course.id}-gallery")
    return "\n\n".join(["", *sections, ""])


def _figures(context: PageContext) -> Iterator[str]:
    yield "## Figures to try {: #figures }"
    for chapter in FIGURES:
        yield from (_code(chapter), figure(context, chapter.id))


def _cards(context: PageContext) -> Iterator[str]:
    yield "## Cards {: #cards }"
    yield from map(_code, CARDS)
    yield cards(context)


def _code(chapter: Chapter) -> str:
    return f"`{chapter.file}`\n\n```yaml\n{example_of(chapter).rstrip()}\n```"


def _kind(context: PageContext, library: Library, kind: str) -> str:
    about = (KINDS[kind].__doc__ or "").strip()
    shown = [_example(context, library, each) for each in examples() if each.kind == kind]
    heading = f"## {kind} {{: #kind-{kind} }}"
    return "\n\n".join([heading, about, _keys(own_keys(kind)), *shown])


def _keys(tables: Iterator[tuple[str, str]]) -> str:
    return "\n\n".join(f"**{title}**\n\n{table}" if title else table for title, table in tables)


def _example(context: PageContext, library: Library, example: Example) -> str:
    rendering = replace(context.rendering, library=library)
    heading = f"### {in_markdown(example.shows)} {{: #worksheet-{example.id} }}"
    code = f"```yaml\n{as_yaml(example.source)}```"
    return f"{heading}\n\n{code}\n\n{rendering.worksheet(library.exercises[example.id])}"


@page_macro()
def reference(context: PageContext) -> str:
    """Everything that can be written in files: each sort of file with its keys and an example.

    {{ reference() }}
    """
    return "\n\n".join(["", *map(as_markdown, CHAPTERS), ""])


@page_macro()
def macro_list(context: PageContext) -> str:
    """Every macro that a page can call: what it shows, its arguments, and how it is written.

    {{ macro_list() }}
    """
    head = "| Macro | What it shows | In the brackets | For example |\n|---|---|---|---|"
    return "\n".join([head, *map(_macro_row, sorted(page_macros().values(), key=_name))])


def _name(macro: PageMacro) -> str:
    return macro.name


def _macro_row(macro: PageMacro) -> str:
    arguments = "; ".join(map(_argument, macro.arguments)) or "nothing"
    calls = "<br>".join(f"`{example}`" for example in macro.examples)
    return f"| `{macro.name}` | {macro.summary} | {arguments} | {calls} |"


def _argument(argument: Argument) -> str:
    """An argument in a few words: `id`: a worksheet."""
    what = NAMES[argument.kind].label if argument.kind else "text"
    return f"`{argument.name}`: {what}{'' if argument.required else ', if you like'}"


@page_macro()
def calculators(context: PageContext) -> str:
    """Every calculator of an `insight`: what it says, and its inputs.

    {{ calculators() }}
    """
    return calculator_table()


@page_macro()
def dialogue_keys(context: PageContext) -> str:
    """Everything that a dialogue's file can hold, as tables of keys.

    {{ dialogue_keys() }}
    """
    return "\n\n".join(["", _keys(keys_of(Dialogue)), ""])
