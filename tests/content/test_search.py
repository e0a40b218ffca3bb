"""What people type into the search leads to the page that a learner would want."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

WANTED = {
    "boss says no": "leading/when-they-have-more-power/",
    "anchor": "leading/what-is-left-to-divide/",
    "body language": "leading/opening/",
    "lie": "reimagining/trust-and-openness/",
    "feedback": "preparing/relationship-first/",
    "print": "plan/",
    "apologise": "leading/when-it-gets-heated/",
    "export": "plan/",
    "email": "leading/opening/",
    "mediator": "leading/plan-b/",
    "raise salary": "leading/when-they-have-more-power/",
    "BATNA": "preparing/alternatives/",
    "landlord": "leading/when-they-have-more-power/",
    "angry": "leading/when-it-gets-heated/",
    "walk away": "preparing/alternatives/",
    "silence": "leading/listen-and-invent/",
    "deadline": "leading/plan-b/",
    "contract": "practice/after-the-handshake/",
    "backup": "workbook/",
    "secret": "leading/share-and-decide/",
    "lawyer": "leading/plan-b/",
    "brother": "preparing/relationship-first/",
    "nervous": "tonight/",
    "my boss shouts": "leading/when-it-gets-heated/",
    "rent increase": "leading/what-is-left-to-divide/",
    "say no politely": "preparing/alternatives/",
    "they lied": "reimagining/trust-and-openness/",
    "email negotiation": "leading/opening/",
    "he won't listen": "leading/listen-and-invent/",
    "crying": "leading/when-it-gets-heated/",
    "silent": "leading/listen-and-invent/",
    "raise": "leading/when-they-have-more-power/",
    "divorce": "preparing/relationship-first/",
    "roommate": "preparing/relationship-first/",
    "panic": "tonight/",
    "scared": "leading/when-they-have-more-power/",
    "unfair": "leading/what-is-left-to-divide/",
    "late payment": "practice/after-the-handshake/",
    "abuse": "tonight/",
    "violence": "tonight/",
    "harassment": "tonight/",
}
"""What is typed → the page that stands first."""

SEARCH = """async ([script, queries]) => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(script);
  const ask = (message) => new Promise((answer) => {
    worker.onmessage = (event) => answer(event.data.data);
    worker.postMessage(message);
  });
  await ask({type: 0, data: {...index, options: {suggest: true}}});
  const first = {};
  for (const query of queries)
    first[query] = (await ask({type: 2, data: query})).items.map(([page]) => page.location);
  return first;
}"""
"""Asks the theme's own search, as its search box does."""


def results(page: Page, course: str, folder: Path, queries: list[str]) -> dict[str, list[str]]:
    """The addresses that each query gives, best first."""
    script = next(folder.glob("assets/javascripts/workers/search*.js"))
    page.goto(course)
    return dict(page.evaluate(SEARCH, [script.relative_to(folder).as_posix(), queries]))


def test_searches_lead_where_a_learner_would_want(
    page: Page, course: str, course_folder: Path
) -> None:
    given = results(page, course, course_folder, list(WANTED))
    pages = {query: [place.partition("#")[0] for place in given[query]] for query in WANTED}
    assert {query: found for query, found in pages.items() if found[:1] != [WANTED[query]]} == {}


def test_pages_for_teachers_and_authors_come_last(
    page: Page, course: str, course_folder: Path
) -> None:
    last = ("instructors/", "authors/", "teaching/")
    for query, found in results(
        page, course, course_folder, [*WANTED, "worksheet", "talk"]
    ).items():
        others = [place for place in found if not place.startswith(last)]
        assert found[: len(others[:3])] == others[:3], query
