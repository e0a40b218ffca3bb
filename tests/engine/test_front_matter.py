"""The block at the top of a page: where it is, and why site generators would not see it."""

from __future__ import annotations

import pytest

from macros.authoring.front_matter import ABOVE, MISTYPED, NOT_CLOSED, NOT_OPENED, find

CASES: list[tuple[str, str | None, str, list[tuple[int, str]]]] = [
    ("# A page\n", None, "", []),
    ("---\ntitle: A\n---\n# B\n", "\ntitle: A\n", "# B\n", []),
    ("--- \ntitle: A\n...\n# B\n", "\ntitle: A\n", "# B\n", []),
    ("---\n---\n# B\n", "\n", "# B\n", []),
    ("\n---\ntitle: A\n---\n# B\n", "\n\ntitle: A\n", "# B\n", [(1, ABOVE)]),
    ("\n \n---\ntitle: A\n---\n", "\n\n\ntitle: A\n", "", [(3, ABOVE)]),
    ("# B\n\n---\ntitle: A\n---\n", "\n\n\ntitle: A\n", "", [(5, ABOVE)]),
    ("# B\n\n---\nother: A\n---\n", None, "", []),
    ("----\ntitle: A\n---\nB\n", "\ntitle: A\n", "B\n", [(0, MISTYPED)]),
    ("---\ntitle: A\n——\nB\n", "\ntitle: A\n", "B\n", [(13, MISTYPED)]),
    ("–––\ntitle: A\n***\nB\n", "\ntitle: A\n", "B\n", [(0, MISTYPED), (13, MISTYPED)]),
    ("---\ntitle: A\nlesson: b\n\nB\n", "\ntitle: A\nlesson: b\n", "\nB\n", [(0, NOT_CLOSED)]),
    ("---\ntitle: A", "\ntitle: A", "", [(0, NOT_CLOSED)]),
    ("title: A\n---\nB\n", "title: A\n", "B\n", [(0, NOT_OPENED)]),
    ("\ntitle: A\n\nB\n", "\ntitle: A\n", "\nB\n", [(1, NOT_OPENED), (1, NOT_CLOSED)]),
    ("other: A\n---\nB\n", None, "", []),
    ("---\nWords.\n\n---\n", "\nWords.\n\n", "\n", []),
    ("***\nWords.\n***\n", None, "", []),
]


@pytest.mark.parametrize(("text", "yaml", "rest", "issues"), CASES, ids=range(len(CASES)))
def test_it_is_read_with_its_lines_and_what_hides_it_is_told(
    text: str, yaml: str | None, rest: str, issues: list[tuple[int, str]]
) -> None:
    found = find(text)
    if yaml is None:
        assert found is None
    else:
        assert found and (found.yaml, [*found.issues]) == (yaml, issues)
        assert text[found.end :].removeprefix("\n") == rest.removeprefix("\n")
        assert found.start == 0
