"""The zip for a disk, made of a small finished site: every file in it, and all that it says."""

from __future__ import annotations

import re
import zipfile

import pytest

from macros.publish import disk
from tests.support.small_site import SMALL_PAGE, SMALL_SITE, write_file

HOME = "https://c.example/course/"
LINKS = (
    f'<link rel="canonical" href="{HOME}{{address}}"></head>',
    '<script src="{up}assets/javascripts/bundle.min.js"></script>'
    '<a href="{up}teaching/class.html">Class</a><a href="{up}notes.PDF">Notes</a></body>',
)
SITE = {
    **{
        address: SMALL_PAGE.replace("</head>", LINKS[0])
        .replace("</body>", LINKS[1])
        .format(up=up, address=address)
        for address, up in (("index.html", ""), ("deep/er.html", "../"), ("404.html", ""))
    },
    **{path: text for path, text in SMALL_SITE.items() if not path.endswith("index.html")},
    "teaching/class.html": "<p>For teachers.</p>",
    "notes.PDF": "Notes.",
    "unused.pdf": "Nobody links it.",
    "assets/javascripts/bundle.min.js": "theme()",
    "assets/javascripts/lunr/min/lunr.de.min.js": "german()",
    "assets/app/from-disk.js": "/* why */ shim ( )",
    "assets/app/service-worker.js": "const VERSION = '';",
    "assets/lms/page.js": "ask()",
    "assets/sentences/plan.js": "said()",
    "search/search_index.json": '{"config": {"lang": ["en"]}, "docs": []}',
    "search/search_index.js": "",
    "service-worker.js": "worker()",
    "sitemap.xml": "<urlset/>",
}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name → text of each file of the zip."""
    folder = tmp_path_factory.mktemp("disk")
    for name, text in SITE.items():
        write_file(folder / "site" / name, text)
    size = disk.write_disk(folder / "site", folder / "deep" / "our course.zip")
    assert size == (folder / "deep" / "our course.zip").stat().st_size
    with zipfile.ZipFile(folder / "deep" / "our course.zip") as files:
        return {name: files.read(name).decode() for name in files.namelist()}


def named(packed: dict[str, str], pattern: str) -> str:
    """The one file whose name ends so, below the folder of the zip."""
    (found,) = [name for name in packed if re.search(f"/{pattern}$", name)]
    return found.partition("/")[2]


def test_it_holds_the_pages_of_learners_and_each_file_that_they_ask_for(
    packed: dict[str, str],
) -> None:
    script, sheet = named(packed, r"course-\w{10}\.js"), named(packed, r"\w{12}\.css")
    assert [*packed] == [
        f"our course/{path}"
        for path in (
            "assets/app/from-disk.js", "assets/javascripts/bundle.min.js", script,
            "assets/sentences/plan.js", sheet, "deep/er.html", "index.html", "notes.PDF",
        )
    ]  # fmt: skip
    assert (script.rpartition("/")[0], sheet.rpartition("/")[0]) == (
        "assets/modules", "assets/styles",
    )  # fmt: skip


def test_its_own_scripts_are_small_and_those_of_the_theme_stay(packed: dict[str, str]) -> None:
    assert packed["our course/assets/app/from-disk.js"] == "shim();\n"
    assert packed["our course/assets/javascripts/bundle.min.js"] == "theme()"


@pytest.mark.parametrize(("address", "up"), [("index.html", ""), ("deep/er.html", "../")])
def test_a_page_runs_one_script_and_leads_to_the_web_for_what_is_left_out(
    packed: dict[str, str], address: str, up: str
) -> None:
    script, sheet = named(packed, r"course-\w{10}\.js"), named(packed, r"\w{12}\.css")
    assert packed[f"our course/{address}"] == (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{disk.POLICY}"><title>T</title>\n'
        f'<link rel="stylesheet" href="{up}{sheet}">\n'
        '<script>let here = 1</script><script type="application/json">{"not": "run"}</script>\n'
        f'<link rel="canonical" href="{HOME}{address}"></head><body>'
        f'<script defer src="{up}{script}" data-parts="assets/worksheet/main.mjs"></script>'
        f'<script src="{up}assets/app/from-disk.js"></script>'
        f'<script src="{up}assets/javascripts/bundle.min.js"></script>'
        f'<a href="{HOME}teaching/class.html">Class</a><a href="{up}notes.PDF">Notes</a>'
        "</body></html>"
    )


def test_its_script_holds_all_modules_and_starts_those_that_its_tag_names(
    packed: dict[str, str],
) -> None:
    text = packed[f"our course/{named(packed, r'course-[0-9a-f]{10}.js')}"]
    assert not re.search(r"\bimport\b|\bexport\b", text)
    assert "document.currentScript.dataset.parts.split(` `)" in text
    assert '"assets/worksheet/main.mjs":' in text and "z:()=>1" in text
