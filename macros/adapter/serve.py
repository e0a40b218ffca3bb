"""Live reload that survives every mistake: the report shows in the page until it is mended.

MkDocs' own server stops answering while a build fails, and ends where the first one does.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.commands.build import build as _build
from mkdocs.config import load_config as _load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.adapter.mistakes_panel import show_mistakes
from macros.adapter.ports import HOST, is_taken, taken
from macros.authoring.problems import report
from macros.course.settings import read_settings


class Workshop:
    """Builds again after each change; what went wrong is kept for the pages."""

    def __init__(self, config: Path) -> None:
        self._path = config
        self._last: MkDocsConfig | None = None
        self._refused = ""
        """Why mkdocs.yml could not be read."""

    def load(self, **settings: Any) -> MkDocsConfig:
        """mkdocs.yml; where that cannot be read, the last that could, or the barest."""
        self._refused = ""
        with _warnings() as messages:
            try:
                self._last = _load_config(**settings)
            except (Exception, SystemExit) as error:
                problems = read_settings(self._path)[1]
                self._refused = report(problems) if problems else _refusal(messages, error)
                self._last = self._last or self._barest(settings)
        return self._last

    def _barest(self, settings: dict[str, Any]) -> MkDocsConfig:
        config = MkDocsConfig(config_file_path=str(self._path))
        known = {key: value for key, value in settings.items() if key in ("site_dir", "dev_addr")}
        root = self._path.parent
        watched = [str(root / name) for name in ("exercises", "macros") if (root / name).is_dir()]
        config.load_dict({"site_name": "Course", "docs_dir": str(root / "docs"), **known})
        config.validate()
        config.watch.extend(watched)
        return config

    def build(self, config: MkDocsConfig, **settings: Any) -> None:
        """Builds the site, or shows in it why it cannot be built."""
        if self._refused:
            print(f"\n{self._refused}\n", file=sys.stderr, flush=True)
            show_mistakes(Path(config.site_dir), self._refused)
        elif wrong := _try(config, settings):
            show_mistakes(Path(config.site_dir), self._plainly(wrong))

    def _plainly(self, wrong: str) -> str:
        """The check's words, if it finds something: a file may have changed since the build began,
        and then the site generator stumbled over it."""
        from macros.rules.checked_course import mistakes_in  # it may be imported anew

        return mistakes_in(self._path) or wrong


def _refusal(messages: list[str], error: BaseException) -> str:
    """What the site generator says of settings that it does not take; `error` may only end it."""
    said = [message.replace("Config value", "the setting") for message in messages]
    return "\n".join(f"mkdocs.yml: {message}" for message in said or [str(error)])


def _try(config: MkDocsConfig, settings: dict[str, Any]) -> str:
    """Builds; returns what is wrong, in the words of the check or of the site generator."""
    with _warnings() as messages:
        try:
            _build(config, **settings)
        except SystemExit:  # all was said, as warnings
            return "\n\n".join(dict.fromkeys(messages)) or "The course cannot be built."
        except Exception as error:  # a fault of the engine, or of somebody's own macro
            logging.getLogger("mkdocs").exception("The course cannot be built.")
            return "\n\n".join(dict.fromkeys([*messages, f"{type(error).__name__}: {error}"]))
    return ""


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collects what the site generator warns of meanwhile."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)

    def keep(record: logging.LogRecord) -> None:
        messages.append(record.getMessage().removeprefix("The course has mistakes.").strip())

    handler.emit = keep  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


def serve(config: Path, port: int) -> int:
    """Serves the course until it is interrupted; 1 when the port is taken."""
    if is_taken(port):
        print(taken(port), file=sys.stderr)
        return 1
    address = f"{HOST}:{port}"
    workshop = Workshop(config)
    vars(mkdocs_serve).update(build=workshop.build, load_config=workshop.load)
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    mkdocs_serve.serve(str(config), dev_addr=address, strict=True)
    return 0


def main(arguments: list[str]) -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macros.adapter.serve")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("-f", "--config-file", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    return serve(chosen.config_file.resolve(), chosen.port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
