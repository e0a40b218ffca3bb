"""What several tests of the engine share."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish import publish
from tests.support.small_site import SMALL_SITE, write_file


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small finished site, published; its folder."""
    for name, text in SMALL_SITE.items():
        write_file(tmp_path / name, text)
    publish(tmp_path)
    return tmp_path
