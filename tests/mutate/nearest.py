"""The test files nearest to a module: those that are likely to notice a fault in it, and soon."""

from __future__ import annotations

import re
from pathlib import Path

from tests.mutate.fault import BROWSER, PYTHON, Fault

SAME_NAME = 4
MOST = {PYTHON: 6, BROWSER: 3}
"""More files take longer than they are worth. Those of the browser half start a browser."""
DEFINITION = re.compile(
    r"^ *(?:export )?(?:async )?(?:def|class|function|const) (\w+)(?: =.*=>|\(|:| \{)", re.MULTILINE
)
CHECKED = (
    "authoring", "cases", "course", "dialogues", "fields", "figures", "models", "render", "rules",
)  # fmt: skip
"""What these do shows in the reports that authors get."""
OF_REPORTS = ("test_mistakes.py", "test_examples.py")
SLOW = ("build(", "course_folder", "subprocess", "make_lab", "publish(")
"""What stands in a test file that builds a site or starts a process. Such a file is run only if it
names the function, or if nothing else is near."""
TESTED_IN = {
    "app": ("site",),
    "backup": ("workbook", "responses"),
    "class": ("class_page",),
    "core": ("core", "responses", "site"),
    "pairing": ("class_page",),
    "practice": ("cases", "counterpart"),
    "projector": ("class_page",),
    "share": ("plan",),
}
"""Part of the browser half → the folders of its tests, where they have another name."""


def nearest(root: Path, fault: Fault) -> list[str]:
    """Paths of test files below the root, the nearest first."""
    half = BROWSER if fault.module.startswith(f"{BROWSER}/") else PYTHON
    folder = root / "tests" / ("browser" if half == BROWSER else "engine")
    files = sorted(folder.rglob("test_*.py"))
    ranked = {file.relative_to(root).as_posix(): _rank(file, fault) for file in files}
    near = [file for file in sorted(ranked, key=lambda file: ranked[file]) if ranked[file][0]]
    quick = [file for file in near if not ranked[file][-1]]
    return (quick or near)[: MOST[half]]


def _rank(file: Path, fault: Fault) -> tuple[int, bool, bool, bool]:
    """How near a test file is, as a negative number or 0; whether it does not name the function
    that has the fault, nor the module; and whether it is slow."""
    text = file.read_text("utf-8")
    in_browser = fault.module.startswith(f"{BROWSER}/")
    near = (_near_page if in_browser else _near_stage)(file, text, fault.module)
    unnamed, unknown = (
        not re.search(rf"\b{re.escape(word)}\b", text)
        for word in (function_of(fault), Path(fault.module).stem)
    )
    slow = file.name not in OF_REPORTS and any(word in text for word in SLOW)
    return -near, unnamed, unknown, slow and unnamed and near < SAME_NAME and not in_browser


def function_of(fault: Fault) -> str:
    """The name of the function that a fault is in; of the module's file outside all of them."""
    above = "\n".join(fault.code.splitlines()[: fault.line])
    names: list[str] = DEFINITION.findall(above) or [Path(fault.module).stem]
    return names[-1]


def _near_stage(file: Path, text: str, module: str) -> int:
    """A test has the module's name, imports it, is about its reports, or imports its folder."""
    dotted = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    area = module.removeprefix(f"{PYTHON}/").partition("/")[0]
    package, _, name = dotted.rpartition(".")
    if file.stem in (f"test_{name}", f"test_{area}"):
        return SAME_NAME
    imports = (f"from {dotted} ", f"import {dotted}\n", f"from {package} import {name}")
    if any(words in text for words in imports):
        return 3
    if area in CHECKED and file.name in OF_REPORTS:
        return 2
    return int(f"macros.{area}" in text)


def _near_page(file: Path, text: str, module: str) -> int:
    """A test names the module, has its name, or lies in the folder of its part."""
    path = module.removeprefix(f"{BROWSER}/")
    part = path.partition("/")[0]
    if path in text:
        return 3
    same = file.parent.name in TESTED_IN.get(part, (part.replace("-", "_"),))
    return same + (same and Path(path).stem.replace("-", "_") in file.stem)
