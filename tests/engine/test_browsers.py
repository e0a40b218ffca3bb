"""Which browsers the course needs: what its page says is what its sources use."""

from __future__ import annotations

import re

from tests import compat
from tests.support.project import ROOT

RENEW = "run `make audit part=browsers write=yes`"


def test_the_page_says_what_the_sources_need() -> None:
    page = (ROOT / "docs" / "browsers.md").read_text("utf-8")
    assert compat.report() in page, f"{RENEW}, and look at what it changed"


def test_no_source_uses_a_newer_feature_that_is_not_listed() -> None:
    unlisted = compat.unlisted()
    where = f"list it in {compat.FEATURES.relative_to(ROOT)} (or among `ours` there), then {RENEW}"
    assert unlisted == [], where


def test_the_table_has_every_feature_of_the_list() -> None:
    missing = {feature.key for feature in compat.features()} - compat.versions()["versions"].keys()
    assert missing == set(), RENEW


def test_newer_features_are_seen_in_code_and_not_in_words() -> None:
    seen = compat.script('last = list.findLast(it); "a.toSorted()"; // b.with(1)\nnew Temporal(x)')
    names = {name for _, name in compat.names(compat.MEMBER, {ROOT: seen})}
    assert names == {"findLast", "Temporal"}
    assert "toSorted" in compat.versions()["newer"]["members"].split()
    sheet = {ROOT: "a:has(b) { anchor-name: --x; &::details-content { color: red } }"}
    selectors = {name for _, name in compat.names(compat.SELECTOR, sheet)}
    assert {"has", "details-content"} <= selectors
    assert "anchor-name" in {name for _, name in compat.names(compat.PROPERTY, sheet)}


def test_what_a_part_cannot_do_without_raises_its_version() -> None:
    lookbehind = compat.feature(
        {"key": "javascript.regular_expressions.lookbehind_assertion", "token": r"\(\?<[=!]"}
    )
    assert lookbehind.token.search(compat.script("const after = /(?<=a)b/;"))
    assert compat.needed([lookbehind])["safari"] == 16.4
    assert compat.needed([])["safari"] == compat.versions()["base"]["safari"]


def test_code_is_made_small_for_the_oldest_browsers_that_the_page_names() -> None:
    row = re.search(r"What learners use.*\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", compat.report())
    tools = (ROOT / "macros" / "publish" / "tools.mjs").read_text("utf-8")
    target = re.search(r'TARGET = \["chrome(.+?)", "firefox(.+?)", "safari(.+?)"\]', tools)
    assert row and target
    assert target.groups() == row.groups()[::-1]
