"""What is wrong with the settings of a site, key by key; without building one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from macros.course.library import Library
from macros.rules import left_behind, settings


def library(value: object, docs: Path, course: str = "own") -> Library:
    """As much of a course as the rules of its settings look at."""
    file = SimpleNamespace(
        parsed=SimpleNamespace(value=value),
        problem=lambda path, message: (".".join(map(str, path)), message),
    )
    known = SimpleNamespace(
        settings=SimpleNamespace(file=file, docs=docs), course=SimpleNamespace(id=course), pages=()
    )
    return cast(Library, known)


ELSEWHERE = (
    "is fetched from another server, which the pages never do. Put the file below `docs/assets/`, "
    "and name it there."
)
COLOUR = (
    'has no effect: colours stand in a style sheet. See the page "Make it yours" for authors. '
    "Write `custom`, or remove the key."
)
FONT = (
    "`font` has no effect: typefaces are never fetched from elsewhere. Write `false`, and see the "
    'page "Make it yours" for authors.'
)
MISSING = "There is no file `{}` in the docs folder."
NO_PAGE = "`{}` is no page of the docs folder. The name of a page ends in `.md`."
NO_ENTRIES = "`nav` must be a list. Write each entry on a line with a hyphen."
SPACED = "An address has no spaces. Write the one that the browser shows."
NO_LIST = "`nav` is a list: each line has a hyphen, and a page or a name with pages."
TWO_NAMES = "Each entry of `nav` has one name. Begin this with a hyphen."
SETTINGS: list[tuple[object, dict[str, str]]] = [
    ("no mapping", {}),
    ({}, {}),
    ({"site_name": "Ours", "site_author": None}, {}),
    ({"site_url": ""}, {}),
    ({"site_url": "http://a.example"}, {}),
    ({"site_url": "!ENV SITE"}, {}),
    ({"site_url": "*address"}, {}),
    ({"site_url": 3}, {}),
    *[({"site_url": address},
       {"site_url": "`site_url` is a whole address. Begin it with `https://`."})
      for address in ("a.example", "https:///x", "ftp://a.example", "https://")],
    ({"theme": {"logo": "here.png", "favicon": "here.png"}}, {}),
    ({"theme": {"logo": None}}, {}),
    ({"theme": "material", "extra": []}, {}),
    ({"theme": {"logo": "gone.png", "favicon": "https://a.example/x.png"}}, {
        "theme.logo": MISSING.format("gone.png"),
        "theme.favicon": f"`https://a.example/x.png` {ELSEWHERE}",
    }),
    ({"extra_css": ["here.css", "gone.css", "//a.example/x.css"], "extra_javascript": None}, {
        "extra_css.1": MISSING.format("gone.css"),
        "extra_css.2": f"`//a.example/x.css` {ELSEWHERE}",
    }),
    ({"extra_javascript": [{"path": "gone.js", "type": "module"}, {"path": "here.css"}, 3]},
     {"extra_javascript.0": MISSING.format("gone.js")}),
    ({"theme": {"icon": {"logo": "material/x", "repo": "y"}}},
     {"theme.icon.logo": "`logo` has no effect. Name a picture under `logo` instead."}),
    ({"theme": {"icon": "x"}}, {}),
    ({"extra": {"analytics": {}, "consent": None}},
     {"extra.analytics": "`analytics` has no effect: the pages ask no other server. Remove it."}),
    ({"extra": {"consent": {"title": "Cookies"}}},
     {"extra.consent": "`consent` has no effect: there is nothing to consent to. Remove it."}),
    ({"theme": {"font": False}}, {}),
    ({"theme": {"font": {"text": "Roboto"}}}, {"theme.font": FONT}),
    ({"theme": {"palette": {"primary": "custom", "scheme": "slate"}}}, {}),
    ({"theme": {"palette": {"primary": "red"}}}, {"theme.palette.primary": f"`primary` {COLOUR}"}),
    ({"theme": {"palette": ["x", {"accent": "custom"}, {"accent": "red", "primary": None}]}},
     {"theme.palette.2.accent": f"`accent` {COLOUR}"}),
    ({"nav": None}, {}),
    ({"nav": ["index.md", {"More": ["gone.md", "https://a.example"]}, "here.png"]}, {}),
    ({"nav": "index.md"}, {"nav": NO_ENTRIES}),
    ({"nav": {"Home": "index.md"}}, {"nav": NO_ENTRIES}),
    ({"site_url": "https://a.example/my course/"}, {"site_url": SPACED}),
    ({"nav": ["gone", {"More": "gone.html"}, {"Deep": [{"Deeper": [3]}]}]}, {
        "nav.0": NO_PAGE.format("gone"), "nav.1.More": NO_PAGE.format("gone.html"),
        "nav.2.Deep.0.Deeper.0": NO_LIST,
    }),
    ({"nav": [{"One": "index.md", "Two": "index.md"}]}, {"nav.0.Two": TWO_NAMES}),
]  # fmt: skip


@pytest.mark.parametrize(("value", "problems"), SETTINGS, ids=range(len(SETTINGS)))
def test_settings_that_cannot_work_are_told(
    value: object, problems: dict[str, str], tmp_path: Path
) -> None:
    for name in ("here.png", "here.css", "index.md"):
        (tmp_path / name).touch()
    found: Any = list(settings.rule(library(value, tmp_path)))
    assert found == [*problems.items()]


@pytest.mark.parametrize("value", [True, 3, 2.5])
def test_a_name_that_yaml_reads_as_something_else_wants_quotes(
    value: object, tmp_path: Path
) -> None:
    written = {"site_name": value, "copyright": value, "theme": {"logo": value}}
    found: Any = list(settings.rule(library(written, tmp_path)))
    assert [place for place, _ in found] == ["site_name", "copyright", "theme.logo"]
    assert [message.partition("` ")[0] for _, message in found] == [
        "`site_name", "`copyright", "`logo",
    ]  # fmt: skip
    assert len({message.partition("` ")[2] for _, message in found}) == 1


SHIPPED = "https://common-ground.example/"


@pytest.mark.parametrize(
    ("value", "course", "keys"),
    [
        ("no mapping", "own", []),
        ({}, "own", ["site_url"]),
        ({"site_url": ""}, "common-ground", ["site_url"]),
        ({"site_url": SHIPPED}, "common-ground", []),
        ({"site_url": SHIPPED}, "own", ["site_url"]),
        ({"site_url": "https://own.example/"}, "own", []),
        ({"site_url": "x", "edit_uri_template": SHIPPED, "report_url": SHIPPED}, "own",
         ["edit_uri_template", "report_url"]),
        ({"site_url": "x", "extra": {"report_url": SHIPPED}}, "own", ["report_url"]),
        ({"site_url": "x", "extra": ["report_url"]}, "own", []),
    ],
)  # fmt: skip
def test_a_copy_is_told_which_addresses_are_still_to_be_set(
    value: object, course: str, keys: list[str], tmp_path: Path
) -> None:
    found = left_behind.still_to_set(library(value, tmp_path, course))
    assert [key for key, _ in found] == keys
