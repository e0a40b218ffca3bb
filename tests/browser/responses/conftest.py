"""What tests of responses have in common."""

from __future__ import annotations

import pytest

from tests.support.modules import Modules
from tests.support.project import SUPPORT


@pytest.fixture(scope="module")
def data(modules: Modules) -> Modules:
    """Modules in a page that can keep made-up records; see tests/support/kept_records.js."""
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    return modules
