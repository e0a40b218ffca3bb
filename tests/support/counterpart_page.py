"""Where the practice partner is, and one who is easy to talk to."""

from __future__ import annotations

COUNTERPART_PAGE = "practice/counterpart/"


EASY_COUNTERPART = "#case=rota-swap&role=a&mood=reciprocal&difficulty=gentle&seed=heron"
