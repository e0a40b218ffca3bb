"""`make audit`: the published course, looked over with tools that others wrote.

Lighthouse as on a telephone, a second HTML validator, a SCORM runtime, a screen reader, and MDN's
data about browsers. It fails where accessibility, best practices or SEO have less than 100, where
the validator finds a mistake that is not tolerated, where words do not come back, where a message
is not heard, or where a source uses a newer feature that is not in our list. Speed depends on the
machine, and is recorded. What this machine has no tool for is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from macros.publish import publish
from tests import compat
from tests.audit import browsers, lighthouse, lms, markup, platforms, scorm_modes, speech
from tests.support import npm
from tests.support.project import ROOT, build
from tests.support.report import write

PAGE = ROOT / "docs" / "contributing" / "audit.md"
PAGES = {
    "browsers": ROOT / "docs" / "browsers.md",
    "scorm": ROOT / "docs" / "contributing" / "faults.md",
}
"""Where the tables of a part stand, if not there."""
Result = tuple[str, bool]
"""What was found, in Markdown, and whether all is well."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make audit")
    parser.add_argument("part", nargs="*", choices=[[], *PARTS], default=[])
    parser.add_argument("--runs", type=int, default=lighthouse.RUNS)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = build(ROOT, Path(folder) / "site")
        publish(site)
        results = [audit(name, site, chosen) for name in chosen.part or PARTS]
    return 0 if all(results) else 1


def audit(name: str, site: Path, chosen: argparse.Namespace) -> bool:
    """Runs one part and prints what it found, or why it is left out."""
    try:
        found, well = PARTS[name](site, chosen.runs)
    except (npm.NoPackagesError, platforms.NotHereError, speech.NotHereError) as why:
        print(f"\n## {name}\n\nThis part {why}", flush=True)
        return True
    print(f"\n## {name}\n\n{found}", flush=True)
    if chosen.write:
        write(found, PAGES.get(name, PAGE), f"make audit part={name}")
    return well


def scores(site: Path, runs: int) -> Result:
    """Lighthouse."""
    npm.install()
    found = lighthouse.run(site, runs=runs)
    return lighthouse.report(found), all(score.holds for score in found)


def validity(site: Path, runs: int) -> Result:
    """html-validate."""
    npm.install()
    found = markup.findings(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    return markup.report(found, pages), all(message.tolerated for message in found)


def platform(site: Path, runs: int) -> Result:
    """scorm-again."""
    npm.install()
    failures = lms.run()
    well = "The package in scorm-again: words come back in another browser, and no script fails."
    return "\n".join(f"- {failure}" for failure in failures) or well, not failures


def ways(site: Path, runs: int) -> Result:
    """The strict runtime of our tests, in each of its ways."""
    made, wrong = scorm_modes.report()
    return "\n\n".join([made, *wrong]), not wrong


def hosts(site: Path, runs: int) -> Result:
    """scormhost and wagtail-lms."""
    made, wrong = platforms.run()
    return "\n\n".join([made, *wrong]), not wrong


def reader(site: Path, runs: int) -> Result:
    """Orca."""
    heard = speech.listen(site)
    return speech.report(heard), not any(hearing.faults for hearing in heard)


def oldest(site: Path, runs: int) -> Result:
    """MDN's data."""
    npm.install()
    browsers.renew()
    failures = compat.unlisted()
    return "\n".join(f"- {failure}" for failure in failures) or compat.report(), not failures


PARTS: dict[str, Callable[[Path, int], Result]] = {
    "lighthouse": scores,
    "markup": validity,
    "lms": platform,
    "scorm": ways,
    "platforms": hosts,
    "speech": reader,
    "browsers": oldest,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
