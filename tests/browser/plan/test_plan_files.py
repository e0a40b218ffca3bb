"""What the plan's files promise for any words: lines of the calendar, marks of Markdown."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event

from tests.support.modules import Modules

ANY = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=200)


def test_calendar_lines_hold_any_words(modules: Modules) -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.lists(ANY, min_size=10, max_size=10))
    def check(texts: list[str]) -> None:
        path = "plan/calendar.mjs"
        escaped = modules.each(path, "escaped", [[text] for text in texts])
        folded = modules.each(path, "folded", [[f"DESCRIPTION:{text}"] for text in escaped])
        for text, lines in zip(texts, folded, strict=True):
            assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
            event = Event.from_ical(f"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")
            assert str(event["DESCRIPTION"]) == text

    check()


FOLDED = [
    ("x" * 75, "x" * 75),
    ("x" * 76, "x" * 75 + "\r\n x"),
    ("x" * 150, "x" * 75 + "\r\n " + "x" * 74 + "\r\n x"),
    ("x" * 74 + "é", "x" * 74 + "\r\n é"),
    ("x" * 73 + "é", "x" * 73 + "é"),
    ("", ""),
]


def test_a_line_of_the_calendar_is_folded_after_75_octets(modules: Modules) -> None:
    found = modules.each("plan/calendar.mjs", "folded", [[line] for line, _ in FOLDED])
    assert found == [folded for _, folded in FOLDED]
    said = ["a\r\nb\rc\n", "a\tb\u0000", "\\;,:"]
    found = modules.each("plan/calendar.mjs", "escaped", [[text] for text in said])
    assert found == ["a\\nb\\nc\\n", "a b ", "\\\\\\;\\,:"]


def test_days_are_counted_over_months_and_leap_years(modules: Modules) -> None:
    asked = [["2027-12-31", 1], ["2028-02-28", 1], ["2027-02-28", 1], ["2027-03-27", 2]]
    found = modules.each("plan/days.mjs", "later", asked)
    assert found == ["2028-01-01", "2028-02-29", "2027-03-01", "2027-03-29"]


def test_english_dates_have_the_day_first_everywhere(modules: Modules) -> None:
    assert modules.each("plan/days.mjs", "dayWords", [["2027-03-03"]]) == ["3 March 2027"]
    noon = 1_804_075_200_000
    found = modules.each("core/dates.mjs", "dateWords", [[noon], [noon, {"dateStyle": "long"}]])
    assert found == ["3 Mar 2027", "3 March 2027"]


def test_markdown_reads_no_mark_into_words(modules: Modules) -> None:
    said = ["# a", "1. b", "- c", "*d*", "<e>", "[f](g)", "a_b", "=== ", "https://x.example", "h"]
    found = modules.each("plan/markdown.mjs", "plainly", [[text] for text in said])
    assert found == [
        "\\# a", "1\\. b", "\\- c", "\\*d\\*", "\\<e\\>", "\\[f\\](g)", "a\\_b", "\\=== ",
        "https\\://x.example", "h",
    ]  # fmt: skip
