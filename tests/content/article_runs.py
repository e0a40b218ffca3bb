"""Runs of eight words as hashes, so that the project can avoid a text without holding it.

`python -m tests.content.article_runs < text > tests/content/article-runs.txt` made the list
from the source article, whose first line (its title, which credits must name) was left out.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata

LENGTH = 8


def words(text: str) -> list[str]:
    """Lower-case words without accents, apostrophes or punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = re.sub(r"['’‘\u0300-\u036f]", "", plain)
    return re.findall(r"[a-z0-9]+", plain)


def runs(text: str) -> dict[str, str]:
    """Hash → run, for every run of eight words in `text`."""
    all_words = words(text)
    starts = range(len(all_words) - LENGTH + 1)
    found = (" ".join(all_words[start : start + LENGTH]) for start in starts)
    return {hashlib.sha256(run.encode()).hexdigest()[:20]: run for run in found}


if __name__ == "__main__":
    print("\n".join(sorted(runs(sys.stdin.read()))))
