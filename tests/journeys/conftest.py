"""Every journey runs in each engine: in one or two further ones always, in all with `--all`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import all_kinds
from tests.journeys import DRIVERS, Driver, Options
from tests.journeys.chromium import Chromium
from tests.support import small_course
from tests.support.engines import ENGINES, lack
from tests.support.once import once

__all__ = ["all_kinds"]

Launch = Callable[..., Driver]
"""Starts the browser of this test: `launch(width=390)`; see `Options`."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        engines = [pytest.param(engine, marks=marks(metafunc, engine)) for engine in ENGINES]
        metafunc.parametrize("engine", engines)


def marks(metafunc: pytest.Metafunc, engine: str) -> list[Any]:
    """What holds for a journey in one engine."""
    given = [
        pytest.mark.xfail(strict=True, reason=fault.args[1])
        for fault in metafunc.definition.iter_markers("known_fault")
        if engine == fault.args[0]
    ]
    if lack(engine):
        given.append(pytest.mark.skip(reason=f"{engine} left out: {lack(engine)}"))
    short = [marker.args[0] for marker in metafunc.definition.iter_markers("short_in")]
    # tests/browser has what the journeys have in Chromium, and more.
    if engine == "chromium" or (short and engine not in short):
        given.append(pytest.mark.long)
    return given


@pytest.fixture
def launch_as(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Driver]]:
    """Starts any engine: `launch_as("firefox", width=390)`. All are ended with the test."""
    with ExitStack() as stack:

        def start(engine: str, **options: Any) -> Driver:
            folder, chosen = tmp_path / f"{engine}-{len(drivers)}", Options(**options)
            if engine == "chromium":
                driver: Driver = Chromium(folder, chosen, request.getfixturevalue("playwright"))
            else:
                driver = DRIVERS[engine](folder, chosen)
            drivers.append(driver)
            stack.callback(driver.end)
            driver.reopen()
            return driver

        drivers: list[Driver] = []
        yield start


@pytest.fixture
def launch(launch_as: Callable[..., Driver], engine: str) -> Launch:
    """Starts the engine of this test."""
    return lambda **options: launch_as(engine, **options)


@pytest.fixture
def driver(launch: Launch) -> Driver:
    """The engine of this test, as it comes: 1280 × 900."""
    return launch()


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the small course on a disk, with a slash at its end."""
    folder = once(tmp_path_factory, "disk-small", small_course.write_to_disk)
    return next(folder.glob("*/course/")).as_uri() + "/"
