"""The pages promise what tests hold; the table of promises says so."""

from __future__ import annotations

from tests.promises import table
from tests.promises.inventory import PAGES, findings


def test_every_sentence_that_may_promise_has_its_verdict() -> None:
    found = findings(PAGES)
    assert not found, "\n\n".join([*found, "See docs/contributing/promises.md."])


def test_the_table_of_promises_is_current() -> None:
    assert table.written() == table.tables(), f"run: {table.NAME}"
