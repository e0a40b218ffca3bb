"""A second look at the HTML of every published page: html-validate, beside html5lib and axe.

`tests/peers/.htmlvalidate.json` has its rules. All of the standard's and all about accessibility
hold, but for `wcag/h32`: it wants a button to send each form with, and no form here is ever sent.
`require-sri` is about files from other origins, of which there are none.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.support import npm

TOGGLES = ("#__drawer", "#__search")
TOLERATED = {
    ("input-missing-label", TOGGLES): "The theme's hidden toggles; real buttons work them.",
    ("valid-autocomplete", TOGGLES): "Keeps Firefox from opening the drawer again on reload.",
}
"""(rule, elements) → why it stays. Both are the theme's own."""


@dataclass(frozen=True)
class Finding:
    """One message of the validator."""

    page: str
    line: int
    rule: str
    message: str
    element: str

    @property
    def tolerated(self) -> bool:
        """Whether it is one of those that stay."""
        return any(self.rule == rule and self.element in ones for rule, ones in TOLERATED)


def findings(site: Path) -> list[Finding]:
    """Everything that html-validate says of the pages of a published site."""
    rules = npm.FOLDER / ".htmlvalidate.json"
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"  # A pipe would be cut short.
        command = [str(npm.command("html-validate")), "--config", str(rules), str(site)]
        subprocess.run([*command, "--formatter", f"json={told}"], capture_output=True)
        pages = json.loads(told.read_text("utf-8"))
    return [
        Finding(
            page=Path(page["filePath"]).relative_to(site.resolve()).as_posix(),
            line=message["line"],
            rule=message["ruleId"],
            message=message["message"],
            element=message["selector"] or "",
        )
        for page in pages
        for message in page["messages"]
    ]


def report(found: list[Finding], pages: int) -> str:
    """How many pages were read, what is tolerated and why, and each finding that is not."""
    left = [message for message in found if not message.tolerated]
    staying = Counter(message.rule for message in found if message.tolerated)
    count = f"{len(left)} mistake(s) that are not tolerated"
    lines = [f"html-validate read {pages} pages and found {count}.", ""]
    lines += [
        f"- {rule}, {staying[rule]} times, on {' and '.join(ones)}: {why}"
        for (rule, ones), why in TOLERATED.items()
        if staying[rule]
    ]
    lines += [
        f"- `{message.page}:{message.line}: {message.rule}: {message.message}`" for message in left
    ]
    return "\n".join(lines)
