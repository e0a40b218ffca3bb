"""The macros that lessons and the pages about them are made with."""

from __future__ import annotations

from collections.abc import Callable

from macros.authoring.inline_markdown import in_markdown
from macros.render.page_context import Here


def lesson_opening(here: Here) -> str:
    """The lesson's one idea, its minutes and day, and what one can do afterwards."""
    day = here.course.library.course.day(here.lesson.lesson)
    return here.fill("lesson/opening.html.jinja", lesson=here.lesson, day=day)


def evidence(here: Here) -> str:
    """How strong the evidence is, what it rests on, what is disputed, and its sources."""
    known = here.lesson.evidence
    address = f"page:{here.course.page_that_calls('sources')}"
    sources = [
        {
            "short": here.course.library.sources[key].short,
            "url": here.links.resolve(f"{address}#{key}"),
        }
        for key in known.sources
    ]
    return here.fill("lesson/evidence.html.jinja", evidence=known, sources=sources)


def cite(here: Here, key: str) -> str:
    """A source as cited in a sentence, linked to the page that lists it."""
    words = in_markdown(here.course.library.sources[key].short)
    return here.link(f"page:{here.course.page_that_calls('sources')}#{key}", words)


def next_step(here: Here) -> str:
    """What comes next, and the link to the next lesson of the navigation."""
    lessons = list(here.course.library.lessons)
    after = lessons[lessons.index(here.lesson.lesson) + 1 :]
    target = here.links.to(f"lesson:{after[0]}") if after else None
    return here.fill("lesson/next.html.jinja", sentence=here.lesson.next, next=target)


def lesson(here: Here, id: str, words: str = "") -> str:
    """A link to a lesson; only the words when it is left out of the course."""
    library = here.course.library
    return here.link(f"lesson:{id}", words or library.title_of_page(library.lesson_ids()[id]))


def lessons(here: Here) -> str:
    """The lessons in this page's part of the navigation: what each is about, and its minutes."""
    say = here.course.say
    part = {page.path for page in here.course.pages if page.part == here.page.part}
    listed = [one for one in here.course.library.lessons.values() if one.page in part]
    head = " | ".join(say(f"lessons-{name}") for name in ("lesson", "about", "minutes"))
    rows = [
        f"| {lesson(here, one.id, _cell(one.title))} | {_cell(one.matter.about)} | {one.minutes} |"
        for one in listed
    ]
    return "\n".join([f"| {head} |", "|---|---|---:|", *rows]) if rows else ""


def _cell(text: str | None) -> str:
    """Text for a cell of a Markdown table, which a bar would end."""
    return in_markdown(text or "").replace("|", "&#124;")


def to_worksheet(here: Here, id: str, words: str = "") -> str:
    """A link to a worksheet where it lives; only the words when no page has it."""
    library = here.course.library
    known = library.all_exercises.get(id)
    return here.link(f"worksheet:{id}", words or (known.title if known else library.left_out[id]))


def page(here: Here, path: str, words: str = "") -> str:
    """A link to a page; only the words when it is left out of the course."""
    title = here.course.library.title_of_page(path.partition("#")[0])
    return here.link(f"page:{path}", words or title)


def not_for(here: Here) -> str:
    """The box that says when this course is not the tool, and who can help."""
    box = here.course.library.not_for
    return here.fill("lesson/not_for.html.jinja", box=box) if box else ""


def glossary(here: Here) -> str:
    """All terms of the glossary, in alphabetical order."""
    terms = here.course.library.glossary.items()
    ordered = sorted(terms, key=lambda entry: entry[1].term.lower())
    return here.fill("lesson/glossary.html.jinja", entries=ordered)


def sources(here: Here) -> str:
    """The list of all references, in alphabetical order."""
    works = here.course.library.sources.items()
    ordered = sorted(works, key=lambda entry: entry[1].full.lower())
    return here.fill("lesson/sources.html.jinja", entries=ordered)


LESSON_MACROS: tuple[Callable[..., str], ...] = (
    lesson_opening, evidence, cite, next_step, lesson, lessons, to_worksheet, page, not_for,
    glossary, sources,
)  # fmt: skip
"""Every macro of this module; its first argument is the page it stands on."""
