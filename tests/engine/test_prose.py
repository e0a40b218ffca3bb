"""What readers get to see of a page: code is blank, and what braces will be is crossed out."""

from __future__ import annotations

import pytest

from macros.authoring.prose import prose_of

CODE, SEEN = " " * 8, "    code"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Words.\n\n    code\n", f"Words.\n\n{CODE}\n"),
        ("Words.\n    code\n", f"Words.\n{SEEN}\n"),
        ("Words.\n\n\tcode\n", "Words.\n\n     \n"),
        ("Words.\n\n   three\n", "Words.\n\n   three\n"),
        ("    code\n\nWords.", f"{CODE}\n\nWords."),
        ("    code\n    code\n\n    code\n", f"{CODE}\n{CODE}\n\n{CODE}\n"),
        ("Words.\n\n    code\nWords.\n    code\n", f"Words.\n\n{CODE}\nWords.\n{SEEN}\n"),
        ("- entry\n\n    code\n", f"- entry\n\n{SEEN}\n"),
        ("12. entry\n\n    code\n", f"12. entry\n\n{SEEN}\n"),
        ("1) entry\n\n    code\n", f"1) entry\n\n{SEEN}\n"),
        ("!!! note\n\n    code\n", f"!!! note\n\n{SEEN}\n"),
        ("??? note\n\n    code\n", f"??? note\n\n{SEEN}\n"),
        ('=== "Tab"\n\n    code\n', f'=== "Tab"\n\n{SEEN}\n'),
        (":   means\n\n    code\n", f":   means\n\n{SEEN}\n"),
        ("[^1]: note\n\n    code\n", f"[^1]: note\n\n{SEEN}\n"),
        ("-entry\n\n    code\n", f"-entry\n\n{CODE}\n"),
        ("See {{ a }} and {% b\nc %} and {# d #}.", "See xxxxxxx and xxxx\nxxxx and xxxxxxx."),
        ("{ {a} } and {{ a\n", "{ {a} } and {{ a\n"),
    ],
    ids=range(18),
)
def test_code_is_blank_and_braces_are_crossed_out(text: str, prose: str) -> None:
    assert prose_of(text, text) == prose
    assert len(prose) == len(text)


def test_a_line_that_begins_with_code_between_backticks_is_not_indented() -> None:
    assert prose_of("Words.\n\n     `a\n", "Words.\n\n`abc` `a\n") == "Words.\n\n     `a\n"
