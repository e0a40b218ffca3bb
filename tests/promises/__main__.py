"""Tells which sentences need a verdict; `--write` makes the table of docs/contributing/promises.md.

python -m tests.promises
python -m tests.promises --write
"""

from __future__ import annotations

import sys

from tests.promises.inventory import PAGES, STRINGS, findings
from tests.promises.table import write_page


def main(arguments: list[str]) -> int:
    """The exit status: 1 while something is to be decided."""
    problems = [*findings(STRINGS), *findings(PAGES)]
    print("\n\n".join(problems) or "Every sentence has its verdict.")
    if "--write" in arguments:
        write_page()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
