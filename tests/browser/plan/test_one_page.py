"""The one page in an address: packed, unpacked, shown, and kept only when somebody says so."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Page, expect

from tests.support.learner import TONIGHT, seed
from tests.support.modules import Modules
from tests.support.project import ROOT
from tests.support.unpacking import HINDRANCES, WITHOUT, hinder, without_our_own

SCHEMA = json.loads((ROOT / "macros/theme/assets/plan/one-page.schema.json").read_text("utf-8"))
HERE = {"course": "test", "lines": ["first-line", "limit"]}
AWKWARD = "<img src=x onerror=alert(1)> & 'Größe' שלום 👩‍👩‍👧\n=1+1"
PAGE = {
    "course": "test",
    "name": "The rent",
    "lines": {"first-line": AWKWARD, "limit": "No."},
    "day": "2026-12-03",
}


def run(modules: Modules, function: str, *arguments: Any) -> Any:
    """What `function` of the module resolves to."""
    return modules.page.evaluate(
        """async ([name, given]) => {
          const module = await import(new URL("assets/plan/one-page.mjs", document.baseURI));
          return module[name](...given);
        }""",
        [function, list(arguments)],
    )


def fragment(data: Any, mark: str = "page=1z.") -> str:
    """A fragment with any data in it, as some other program might write it."""
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text) + packer.flush()
    return mark + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def test_a_page_comes_out_as_it_went_in_and_fits_its_schema(modules: Modules) -> None:
    packed = run(modules, "packed", PAGE)
    assert re.fullmatch(r"page=1z\.[\w-]+", packed, re.A)
    content = packed[8:] + "=" * (-len(packed[8:]) % 4)
    written = json.loads(zlib.decompress(base64.urlsafe_b64decode(content), -15))
    assert list(Draft7Validator(SCHEMA).iter_errors(written)) == []
    assert run(modules, "unpacked", packed, HERE) == {"page": PAGE}


def test_what_a_later_version_adds_is_passed_over(modules: Modules) -> None:
    later = PAGE | {"colour": "red", "lines": {**PAGE["lines"], "fourth": "?"}}  # type: ignore[dict-item]
    assert run(modules, "unpacked", fragment(later), HERE) == {"page": PAGE}
    much = {**PAGE, "more": "a" * 60_000, "lines": {"limit": "No."}}
    assert run(modules, "unpacked", fragment(much), HERE) == {
        "page": {**PAGE, "lines": {"limit": "No."}}
    }


HOSTILE = {
    "an unknown version": (fragment(PAGE, "page=2z."), "newer"),
    "a version of many digits": (fragment(PAGE, "page=9999q."), "newer"),
    "another course": (fragment(PAGE | {"course": "other"}), "other-course"),
    "no mark": ("page=", "damaged"),
    "another way to pack": (fragment(PAGE, "page=1j."), "damaged"),
    "a leading zero": (fragment(PAGE, "page=01z."), "damaged"),
    "nothing": ("page=1z.", "damaged"),
    "no base64": ("page=1z.%%%", "damaged"),
    "cut off": (fragment(PAGE)[:-9], "damaged"),
    "no deflate": ("page=1z." + "A" * 40, "damaged"),
    "not UTF-8": (fragment(b'{"course":"test","lines":{"limit":"\xff"}}'), "damaged"),
    "no JSON": (fragment(b"{"), "damaged"),
    "null": (fragment(None), "damaged"),
    "a list": (fragment([PAGE]), "damaged"),
    "no course": (fragment({"lines": PAGE["lines"]}), "damaged"),
    "no lines": (fragment({"course": "test"}), "damaged"),
    "no known line": (fragment({"course": "test", "lines": {"x": "y"}}), "damaged"),
    "an empty line": (fragment({"course": "test", "lines": {"limit": " "}}), "damaged"),
    "a line of another kind": (fragment({"course": "test", "lines": {"limit": {}}}), "damaged"),
    "lines in a list": (fragment({"course": "test", "lines": ["x"]}), "damaged"),
    "a line that swells": (fragment({"course": "test", "lines": {"limit": "a" * 9000}}), "damaged"),
    "more than fits a code": (fragment(PAGE) + "A" * 600, "damaged"),
    "a day that is none": (fragment(PAGE | {"day": "2026-02-31"}), "damaged"),
    "a name of another kind": (fragment(PAGE | {"name": ["x"]}), "damaged"),
    "a prototype": (
        fragment(b'{"course":"test","__proto__":{"lines":{"limit":"x"}}}'),
        "damaged",
    ),
}


@pytest.mark.parametrize(("hostile", "trouble"), HOSTILE.values(), ids=HOSTILE)
def test_a_fragment_from_anybody_does_no_harm(modules: Modules, hostile: str, trouble: str) -> None:
    assert run(modules, "unpacked", hostile, HERE) == {"trouble": trouble}


def stored(longest: int) -> str:
    """A fragment of so many characters, of a page that is not deflated at all."""
    room = longest * 3 // 4 - len(json.dumps({"course": "test", "lines": {"limit": ""}})) - 11
    text = json.dumps({"course": "test", "lines": {"limit": "x" * room}}).encode()
    packer = zlib.compressobj(0, zlib.DEFLATED, -15)
    packed = packer.compress(text) + packer.flush()
    return "page=1z." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def holding(line: int, name: int) -> str:
    """A fragment of a page with a line and a name of so many characters."""
    return fragment({"course": "test", "name": "n" * name, "lines": {"limit": "l" * line}})


def test_a_page_may_be_as_long_as_a_code_a_line_and_a_name_are(modules: Modules) -> None:
    asked = [stored(600), stored(602), holding(2000, 200), holding(2001, 200), holding(2000, 201)]
    assert [len(text) for text in asked[:2]] == [600, 602]
    found = [run(modules, "unpacked", text, HERE).get("trouble") for text in asked]
    assert found == [None, "damaged", None, "damaged", "damaged"]


@pytest.mark.parametrize("how", HINDRANCES)
def test_a_browser_that_cannot_unpack_reads_a_page(modules: Modules, how: str) -> None:
    hinder(modules.page, how)
    read, damaged = (run(modules, "unpacked", text, HERE) for text in (fragment(PAGE), "page=1z."))
    modules.page.reload()
    assert read == {"page": PAGE}
    assert damaged == {"trouble": "damaged"}


CARRIED = {"course": "common-ground", "name": "The rent", "lines": {"limit": AWKWARD}}


def test_a_page_in_the_address_lies_beside_and_is_kept_as_a_second_conversation(
    calm: Page, course: str
) -> None:
    calm.goto(course + "plan/")
    seed(calm, TONIGHT)
    calm.goto(course + "404.html")
    calm.goto(f"{course}plan/#{fragment(CARRIED)}")
    incoming, lines = calm.locator("[data-part=incoming]"), calm.locator("[data-part=lines]")
    expect(incoming).to_contain_text("<img src=x onerror=alert(1)>")
    expect(calm).to_have_url(course + "plan/")
    expect(lines).to_contain_text(TONIGHT["tonight"]["limit"])
    keep = incoming.get_by_role("button", name="Keep it as a second conversation")
    keep.press("Enter")
    expect(lines).to_contain_text("<img src=x onerror=alert(1)>")
    expect(calm.locator("[data-part=name]")).to_have_text("The rent")
    kept = calm.evaluate("JSON.stringify({...localStorage})")
    assert TONIGHT["tonight"]["limit"] in kept


@pytest.mark.parametrize("has_our_own", [True, False])
def test_a_page_in_the_address_of_an_older_browser_is_shown_or_nothing_is_blamed(
    page: Page, course: str, has_our_own: bool
) -> None:
    page.add_init_script(WITHOUT)
    if not has_our_own:
        without_our_own(page)
    page.goto(f"{course}plan/#{fragment(CARRIED)}")
    says = "Keep it" if has_our_own else "cannot be read here just now"
    expect(page.locator("[data-part=incoming]")).to_contain_text(says)


def test_the_code_is_large_enough_says_who_can_read_it_or_offers_the_file(
    calm: Page, course: str
) -> None:
    calm.goto(course + "plan/")
    seed(calm, TONIGHT)
    calm.reload()
    box, ask = calm.locator("[data-part=code]"), calm.locator("[data-part=ask-code]")
    ask.press("Enter")
    expect(box).to_contain_text("Whoever sees this code can read your lines")
    side = box.get_by_role("img").evaluate("(canvas) => canvas.width")
    assert side >= 4 * (21 + 8)
    assert box.get_by_role("img").evaluate("(canvas) => canvas.offsetWidth") == side
    seed(calm, {"plan": {"limit": " ".join(f"word{n * 7919 % 997}" for n in range(300))}})
    calm.reload()
    ask.press("Enter")
    expect(box).to_contain_text("too long for a code")


@pytest.mark.parametrize(
    ("takes", "answer", "how", "file"),
    [
        ([], "", "saved", ".json"),
        (["json", "txt"], "", "shared", ".json"),
        (["txt"], "", "shared", ".txt"),
        (["json"], "AbortError", "stopped", ".json"),
        (["json"], "NotAllowedError", "saved", ".json"),
    ],
)
def test_everything_goes_by_the_share_sheet_where_it_takes_files_else_as_a_download(
    modules: Modules, takes: list[str], answer: str, how: str, file: str
) -> None:
    done = modules.page.evaluate(
        """async ([takes, answer]) => {
          const ending = ({ files }) => files[0].name.split(".").at(-1);
          Object.assign(URL, { createObjectURL: () => "#" });
          Object.assign(navigator, {
            canShare: (data) =>
              Object.keys(data).join() === "files" && takes.includes(ending(data)),
            share: async () => { if (answer) throw new DOMException("", answer); },
          });
          const store = { prefix: "", list: () => [], unreadable: () => [], put: () => {} };
          const address = new URL("assets/backup/share-backup.mjs", document.baseURI);
          return (await import(address)).shareBackup(store);
        }""",
        [takes, answer],
    )
    assert done["how"] == how and done["file"].endswith(file)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("zbarimg"), reason="needs zbarimg, of Debian's zbar-tools")
@pytest.mark.parametrize("width", [360, 1280])
def test_another_program_reads_the_code_off_the_screen(
    calm: Page, course: str, tmp_path: Path, width: int
) -> None:
    calm.set_viewport_size({"width": width, "height": 900})
    calm.goto(course + "plan/")
    seed(calm, TONIGHT)
    calm.reload()
    calm.locator("[data-part=ask-code]").press("Enter")
    code = calm.locator("[data-part=code]").get_by_role("img")
    expect(code).to_be_visible()
    picture = tmp_path / "screen.png"
    code.scroll_into_view_if_needed()
    calm.screenshot(path=picture)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True
    )
    address = read.stdout.strip()
    assert address.startswith(course + "plan/#page=1z.")
    calm.goto(course + "404.html")
    calm.goto(address)
    expect(calm.locator("[data-part=incoming]")).to_contain_text(TONIGHT["tonight"]["limit"])
