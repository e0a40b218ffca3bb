"""Exercises as HTML: a template for each kind of field, and one for the form around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.authoring import inline_markdown as text
from macros.course.library import Library
from macros.fields.base import FieldBase
from macros.fields.references import Reference
from macros.fields.scales import is_fine
from macros.models.exercise import Exercise
from macros.render.condition_text import follows_in_words, in_words
from macros.render.limits import limits_in_words
from macros.render.links import Links
from macros.render.row_table import is_named, is_table, unbroken
from macros.render.steps import anchored, number, steps
from macros.render.worksheet_spec import field_scale, worksheet_spec
from macros.strings.loader import Strings, as_json

HERE = Path(__file__).parent.parent
LONG = 40
"""A worksheet with more fields than this has those out of sight laid out when they come near."""


@dataclass(frozen=True)
class Rendering:
    """Renders the exercises of a page: with its course, the engine's strings and its links."""

    library: Library
    say: Strings
    links: Links

    def worksheet(self, exercise: Exercise) -> Markup:
        """The whole form of an exercise, without its heading."""
        safety = [*takewhile(is_safety_note, exercise.fields)]
        rest = exercise.fields[len(safety) :]
        return Markup(
            self.fill(
                "worksheet.html.jinja",
                ws=exercise,
                long=len(exercise.fields) > LONG,
                guidance=self.guidance(exercise),
                safety=[self.field(exercise, field) for field in safety],
                open=[self.field(exercise, field) for field in rest if not field.more],
                folded=[self.field(exercise, field) for field in rest if field.more],
                next=self.next_step(exercise),
                spec=self.spec(exercise),
            )
        )

    def field(self, exercise: Exercise, field: FieldBase) -> Markup:
        """One field of an exercise."""
        return Markup(
            self.fill(
                f"fields/{field.kind}/template.html.jinja",
                ws=exercise,
                field=field,
                guidance=self.guidance(field),
                id=f"{exercise.id}.{field.id}",
                condition=in_words(field, exercise, self.library, self.say),
                follows=follows_in_words(field, exercise, self.library, self.say),
                followed=self.followed_lists(exercise, field),
                response_scale=field_scale(self.library, field),
            )
        )

    def followed_lists(self, exercise: Exercise, field: FieldBase) -> list[dict[str, str | None]]:
        """The prompts of the lists that a field follows, each with the way to it."""
        uses = (use for use in field.uses() if use.role == "rows_from")
        return [self._followed_list(exercise, use.reference.seen_from(exercise.id)) for use in uses]

    def _followed_list(self, exercise: Exercise, reference: Reference) -> dict[str, str | None]:
        followed = self.library.field(reference)
        prompt = text.plain(followed.prompt or "") if followed else str(reference)
        place = f"{reference.worksheet}.{reference.field}"
        if reference.worksheet == exercise.id:
            return {"label": prompt, "url": f"#{place}"}
        sheet = self.links.to(f"worksheet:{reference.worksheet}")
        title = text.plain(self.library.all_exercises[reference.worksheet or ""].title)
        url = f"{sheet.url.partition('#')[0]}#{place}" if sheet else None
        return {"label": f"{prompt} ({title})", "url": url}

    def guidance(self, of: Exercise | FieldBase) -> str | None:
        """What instructors read; None in every other edition."""
        return of.guidance if self.library.course.edition == "instructor" else None

    def spec(self, exercise: Exercise) -> Markup:
        """The WorksheetSpec of an exercise, safe to stand in a script element."""
        return as_json(worksheet_spec(self.library, exercise, self.links))

    def next_step(self, exercise: Exercise) -> dict[str, str] | None:
        """Where the exercise leads, or None when that page is left out."""
        href = self.links.resolve(exercise.next.to) if exercise.next else None
        return {"url": href, "label": exercise.next.label} if exercise.next and href else None

    def heading(self, exercise: Exercise) -> str:
        """The Markdown heading that stands before the form."""
        title = text.in_markdown(exercise.title)
        return f"## {title} {{: #worksheet-{exercise.id} .ws-title }}"

    def fill(self, template: str, **values: Any) -> str:
        """A template of ours, filled with the engine's strings and this page's links."""
        return _environment().get_template(template).render(rendering=self, say=self.say, **values)


def is_safety_note(field: FieldBase) -> bool:
    """Whether it says where help is: those that lead a worksheet come before all else in it."""
    return getattr(field, "tone", None) == "safety"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """All templates. It notices edits by itself, for `serve`."""
    environment = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"inline": _inline, "blocks": _blocks, "plain": text.plain}
    environment.filters |= {"limits": _limits, "n": number, "steps": steps, "anchored": anchored}
    environment.filters |= {"shuffled": shuffled, "mixed": mixed}
    environment.filters["unbroken"] = _unbroken
    environment.tests |= {"fine": is_fine, "table": _table, "named": is_named}
    return environment


@pass_context
def _inline(context: Context, source: object) -> Markup:
    return text.inline(source, context["rendering"].links.resolve)


@pass_context
def _blocks(context: Context, source: object) -> Markup:
    return text.blocks(source, context["rendering"].links.resolve)


@pass_context
def _limits(context: Context, of: object) -> str:
    return limits_in_words(of, context["say"])


@pass_context
def _unbroken(context: Context, column: object) -> str:
    return "\n".join(unbroken(column, context["say"]))


@pass_context
def _table(context: Context, field: object) -> bool:
    return is_table(field, context["say"])


def shuffled(things: Iterable[Any], seed: str) -> list[Any]:
    """The same things in an order that looks mixed and never changes, made from `seed` and ids."""
    return sorted(things, key=lambda thing: sha256(f"{seed}/{thing.id}".encode()).digest())


def mixed(items: Iterable[Any], exercise: Exercise, field: FieldBase) -> list[Any]:
    """Items of several scales in a fixed mixed order; those of one scale in the author's."""
    scales = exercise.scoring.scales if exercise.scoring else []
    asking = [scale for scale in scales if any(item.field == field.id for item in scale.items)]
    return shuffled(items, f"{exercise.id}.{field.id}") if len(asking) > 1 else list(items)
