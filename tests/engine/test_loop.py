"""`python -m tests.loop`: which files its runs take, and what it says of them."""

from __future__ import annotations

from collections import Counter

from tests.loop import deal, summary

FILES = [f"tests/browser/site/test_{number}.py" for number in range(61)]


def test_fifty_runs_have_each_file_once_or_twice() -> None:
    shares = deal(FILES, 50, "1")
    counts = Counter(file for share in shares for file in share)
    assert set(counts) == {*FILES}
    assert all(1 <= count <= 2 for count in counts.values())
    assert {len(share) for share in shares} <= {1, 2, 3}


def test_the_seed_deals() -> None:
    assert deal(FILES, 50, "1") == deal(FILES, 50, "1") != deal(FILES, 50, "2")
    assert deal(FILES, 3, "1") == deal(FILES, 50, "1")[:3]


def test_what_failed_is_told_by_test() -> None:
    first = FILES[0]
    assert summary(Counter({first: 2}), Counter()) == "2 runs of 1 files, 0 failures."
    told = summary(Counter({first: 2}), Counter({f"{first}::test_a": 1}))
    assert told.splitlines()[-1] == f"| {first}::test_a | 1 | 2 |"
