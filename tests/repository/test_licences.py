"""The list of licences is complete, and a copy of the course can live with each of them."""

from __future__ import annotations

import pytest

from tests.support.licences import FREE, NAME, PAGE, Package, listed, packages


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_a_copy_can_go_on_using_every_package(package: Package) -> None:
    assert FREE.search(package.licence), package


def test_the_page_lists_every_package() -> None:
    assert listed() in PAGE.read_text("utf-8"), f"run `.venv/bin/{NAME}`"
