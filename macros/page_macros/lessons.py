"""The macros that lessons and the pages about them are made with."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.inline_markdown import in_markdown
from macros.course.library import Lesson
from macros.course.macro_registry import page_macro
from macros.render.links import Target
from macros.render.page_context import CoursePage, PageContext


@page_macro(requires="lesson")
def lesson_opening(context: PageContext) -> str:
    """The lesson's one idea, its minutes and day, and what learners can do afterwards.

    {{ lesson_opening() }}
    """
    day = context.course.library.course.day(context.lesson.lesson)
    return context.fill("lesson/opening.html.jinja", lesson=context.lesson, day=day)


@page_macro(requires="lesson")
def evidence(context: PageContext) -> str:
    """How strong the lesson's evidence is, what it rests on, what is disputed, and its sources.

    {{ evidence() }}
    """
    known = context.lesson.evidence
    sources = [
        {
            "short": context.course.library.sources[key].short,
            "url": _source_href(context, key),
        }
        for key in known.sources
    ]
    return context.fill("lesson/evidence.html.jinja", evidence=known, sources=sources)


def _source_href(context: PageContext, key: str) -> str | None:
    address = _source_address(context, key)
    return context.links.resolve(address) if address else None


def _source_address(context: PageContext, key: str) -> str | None:
    """Where the page with the list of sources has this source; None when no page lists them."""
    page = context.course.page_that_calls("sources")
    return f"page:{page}#{key}" if page else None


@page_macro(key="source")
def cite(context: PageContext, key: str, /) -> str:
    """A source as cited in a sentence, linked to the page that lists it.

    {{ cite("smith-2020") }}
    """
    text = in_markdown(context.course.library.sources[key].short)
    address = _source_address(context, key)
    return context.link(address, text) if address else text


@page_macro(requires="lesson")
def next_step(context: PageContext) -> str:
    """Dialogues that practise the lesson, its last sentence, and a button to the next page.

    {{ next_step() }}
    """
    page = _page_after(context)
    lessons = {each.page: id for id, each in context.course.library.lessons.items()}
    return context.fill(
        "lesson/next.html.jinja",
        sentence=context.lesson.sentence_before(lessons.get(page.path) if page else None),
        next=context.links.to(f"page:{page.path}") if page else None,
        dialogues=[*_dialogues(context)],
    )


def _page_after(context: PageContext) -> CoursePage | None:
    """The page that follows in the navigation; pages that only list others do not count."""
    paths = [page.path for page in context.course.library.pages_in_nav()]
    after = paths[paths.index(context.page.path) + 1 :] if context.page.path in paths else []
    shown = (context.course.by_path.get(path) for path in after if not path.endswith("index.md"))
    return next(filter(None, shown), None)


def _dialogues(context: PageContext) -> Iterator[Target]:
    """The dialogues that practise this lesson and have a page."""
    lesson = context.lesson.lesson
    for id, dialogue in context.course.dialogues_in_order():
        if dialogue.lesson == lesson and (url := context.page_with("dialogue", id)):
            yield Target(url, dialogue.title)


@page_macro(id="lesson")
def lesson(context: PageContext, id: str, /, text: str = "") -> str:
    """A link to a lesson; plain text when the lesson is left out of the course.

    {{ lesson("listening") }}
    {{ lesson("listening", "the lesson about listening") }}
    """
    library = context.course.library
    title = library.title_of_page(library.lesson_ids()[id])
    return context.link(f"lesson:{id}", text or in_markdown(title))


@page_macro()
def lessons(context: PageContext) -> str:
    """The lessons in this page's part of the navigation: what each is about, and its minutes.

    {{ lessons() }}
    """
    say = context.course.say
    part = {page.path for page in context.course.pages if page.part == context.page.part}
    listed = [each for each in context.course.library.lessons.values() if each.page in part]
    head = _table_row(*(say(f"lessons-{name}") for name in ("lesson", "about", "minutes")))
    rows = [_table_row(*_lesson_cells(context, each)) for each in listed]
    return "\n".join([head, "|---|---|---:|", *rows]) if rows else ""


def _lesson_cells(context: PageContext, entry: Lesson) -> tuple[str, str, str]:
    link = lesson(context, entry.id, _cell(entry.title))
    return link, _cell(entry.matter.about), str(entry.minutes)


def _table_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str | None) -> str:
    """Text for a cell of a Markdown table, which a bar would end."""
    return in_markdown(text or "").replace("|", "&#124;")


@page_macro(id="worksheet")
def to_worksheet(context: PageContext, id: str, /, text: str = "") -> str:
    """A link to a worksheet on the page that shows it; plain text when no page does.

    {{ to_worksheet("garden") }}
    {{ to_worksheet("garden", "your garden") }}
    """
    library = context.course.library
    known = library.all_exercises.get(id)
    title = known.title if known else library.left_out[id]
    return context.link(f"worksheet:{id}", text or in_markdown(title))


@page_macro(path="page")
def page(context: PageContext, path: str, /, text: str = "") -> str:
    """A link to a page; plain text when the page is left out of the course.

    {{ page("about.md") }}
    {{ page("about.md", "about this course") }}
    """
    title = context.course.library.title_of_page(path.partition("#")[0])
    return context.link(f"page:{path}", text or in_markdown(title))


@page_macro()
def not_for(context: PageContext) -> str:
    """The box that says when this course is not the right tool, and who can help.

    {{ not_for() }}
    """
    library = context.course.library
    box, contacts = library.not_for, library.course.help
    return context.fill("lesson/not_for.html.jinja", box=box, contacts=contacts) if box else ""


@page_macro()
def glossary(context: PageContext) -> str:
    """All terms of the glossary, in alphabetical order.

    {{ glossary() }}
    """
    terms = context.course.library.glossary.items()
    ordered = sorted(terms, key=lambda entry: entry[1].term.lower())
    return context.fill("lesson/glossary.html.jinja", entries=ordered)


@page_macro()
def sources(context: PageContext) -> str:
    """All works that the course cites, in alphabetical order.

    {{ sources() }}
    """
    works = context.course.library.sources.items()
    ordered = sorted(works, key=lambda entry: entry[1].full.lower())
    return context.fill("lesson/sources.html.jinja", entries=ordered)
