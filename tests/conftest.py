"""What all tests share: a built course, a server for it, and a Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from macros.course.generators import GENERATORS
from macros.publish import publish
from tests.support import chromium, copies, said, small_course
from tests.support.lab import make_lab
from tests.support.modules import Modules, blank_site
from tests.support.once import once
from tests.support.project import GENERATOR, ROOT, build
from tests.support.run_report import RunReport
from tests.support.server import Server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="also run the long forms of the tests")
    parser.addoption("--generator", choices=GENERATORS, help="what makes the sites of the tests")
    parser.addoption("--write-times", action="store_true", help="see support/run_report.py")
    parser.addoption("--write-journeys", action="store_true", help="see support/run_report.py")
    parser.addoption("--write-said", action="store_true", help="see support/said.py")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: only with --all")
    config.addinivalue_line("markers", "shipped: of this very course; not in copies of it")
    config.addinivalue_line("markers", "material(reason): not with `--generator zensical`")
    config.addinivalue_line("markers", "short_in(engine): a journey that the others run with --all")
    config.addinivalue_line("markers", "known_fault(engine, reason): a journey that fails there")
    if generator := config.getoption("--generator"):
        os.environ[GENERATOR] = generator
    config.pluginmanager.register(RunReport(), "run-report")
    if config.getoption("--write-said"):
        config.pluginmanager.register(said.Listener(), "said")
    # The same made-up examples in every short run: what a change breaks is the change's own doing.
    settings.register_profile("steady", derandomize=not config.getoption("--all"), deadline=None)
    settings.load_profile("steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    is_copy, other = copies.is_copy(), os.environ.get(GENERATOR) == "zensical"
    for item in items:
        if other and (material := item.get_closest_marker("material")):
            item.add_marker(pytest.mark.skip(reason=f"with Material only: {material.args[0]}"))
        if is_copy and copies.knows_the_shipped_course(item):
            item.add_marker(pytest.mark.skip(reason=copies.REASON))
        elif not config.getoption("--all") and item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="long form: run with --all"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium where there is one, and no request of its own."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": chromium.find(), "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Pages come from the server, not from a service worker, but in test_offline.py.

    Without motion: a page that is on its way in has nothing that one could press.
    """
    return {**browser_context_args, "service_workers": "block", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Server]]:
    """Serves a folder on a free port of 127.0.0.1; all servers stop with the session."""
    servers: list[Server] = []

    def start(folder: Path) -> Server:
        servers.append(Server(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course, built and published once, as people get it."""
    return once(tmp_path_factory, "course", lambda folder: publish(build(ROOT, folder)))


@pytest.fixture(scope="session")
def course(course_folder: Path, serve: Callable[[Path], Server]) -> str:
    """Address of the served course, with a slash at its end."""
    return serve(course_folder).url


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, published below `course/`, as 404.html names it."""
    return once(tmp_path_factory, "small", small_course.write) / "host"


@pytest.fixture(scope="session")
def small(small_folder: Path, serve: Callable[[Path], Server]) -> str:
    """Address of the small course, with a slash at its end."""
    return serve(small_folder).url + "course/"


@pytest.fixture(autouse=True)
def no_policy_violation(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a browser test on whose pages the Content-Security-Policy had to stop something."""
    if "context" not in request.fixturenames:
        yield
        return
    stopped: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            stopped.append(message.text)

    context: BrowserContext = request.getfixturevalue("context")
    context.on("console", listen)
    yield
    assert not stopped, stopped


@pytest.fixture(scope="module")
def modules(
    browser: Browser, serve: Callable[[Path], Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Modules]:
    """The pure browser modules, in one page for all tests of a file."""
    page = browser.new_page()
    page.goto(serve(blank_site(tmp_path_factory.mktemp("modules"))).url)
    yield Modules(page)
    page.close()


@pytest.fixture(scope="session")
def lab_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lab's course (see tests/support/lab.py)."""
    return make_lab(tmp_path_factory.mktemp("lab-project"))


@pytest.fixture(scope="session")
def lab_folder(lab_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lab, built and published once."""
    return once(tmp_path_factory, "lab", lambda folder: publish(build(lab_project, folder)))


@pytest.fixture(scope="session")
def lab(lab_folder: Path, serve: Callable[[Path], Server]) -> str:
    """Address of the served lab, with a slash at its end."""
    return serve(lab_folder).url
