"""`make bench`: what the course costs, beside plain ways of doing the same.

`make bench part=engines` measures one part, `rounds=9` as often as that, and `write=yes` puts the
tables into the docs. Ratios travel from machine to machine; times do not.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback

from playwright.sync_api import sync_playwright

from tests.bench import PARTS
from tests.support import chromium
from tests.support.npm import NoPackagesError
from tests.support.project import ROOT
from tests.support.report import NOT_MADE, write

PAGE = ROOT / "docs" / "contributing" / "benchmarks.md"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    whole = [measure(name, chosen.rounds, chosen.write) for name in chosen.part or PARTS]
    return 0 if all(whole) else 1


def measure(name: str, rounds: int, keep: bool) -> bool:
    """Measures and prints one part; a part that lacks packages says so.

    Returns whether all of it could be measured. What failed costs nothing else its tables, on the
    screen or in the docs.
    """
    print(f"\n## {name}, load {os.getloadavg()[0]:.1f}\n", flush=True)
    try:
        with sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=options)
            made = PARTS[name](browser, rounds)
    except NoPackagesError as why:
        print(f"{name} {why}")
        return True
    except Exception:
        traceback.print_exc()
        return False
    print(made)
    if keep:
        write(made, PAGE, f"make bench part={name}")
    return NOT_MADE not in made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
