"""The test files nearest to a module: those that are likely to notice a fault in it, and soon."""

from __future__ import annotations

from pathlib import Path

from tests.mutate.fault import BROWSER, PYTHON

SAME_NAME = 4
MOST = 3
"""More files take longer than they are worth."""
CHECKED = ("authoring", "cases", "course", "fields", "models", "render", "rules")
"""What these do shows in the reports that authors get."""
OF_REPORTS = ("test_mistakes.py", "test_examples.py")
SLOW = ("build(", "course_folder", "subprocess", "make_lab", "publish(", "@given")
"""What stands in a test file that builds a site, starts a process or tries made-up examples. Such a
file is run only if nothing else is near."""


def nearest(root: Path, module: str) -> list[str]:
    """Paths of test files below the root, the nearest first."""
    folder = root / "tests" / ("browser" if module.startswith(f"{BROWSER}/") else "engine")
    files = sorted(folder.rglob("test_*.py"))
    ranked = {file.relative_to(root).as_posix(): _rank(file, module) for file in files}
    near = [file for file in sorted(ranked, key=lambda file: ranked[file]) if ranked[file][0]]
    quick = [file for file in near if not ranked[file][1]]
    return (quick or near)[:MOST]


def _rank(file: Path, module: str) -> tuple[int, bool]:
    """How near a test file is, as a negative number or 0, and whether it is slow."""
    text = file.read_text("utf-8")
    in_browser = module.startswith(f"{BROWSER}/")
    near = (_near_page if in_browser else _near_stage)(file, text, module)
    slow = file.name not in OF_REPORTS and any(word in text for word in SLOW)
    return -near, slow and near < SAME_NAME and not in_browser


def _near_stage(file: Path, text: str, module: str) -> int:
    """A test has the module's name, imports it, is about its reports, or imports its folder."""
    dotted = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    area = module.removeprefix(f"{PYTHON}/").partition("/")[0]
    package, _, name = dotted.rpartition(".")
    if file.stem in (f"test_{name}", f"test_{area}"):
        return SAME_NAME
    if f"from {dotted} " in text or f"from {package} import {name}" in text:
        return 3
    if area in CHECKED and file.name in OF_REPORTS:
        return 2
    return int(f"macros.{area}" in text)


def _near_page(file: Path, text: str, module: str) -> int:
    """A test names the module, has its name, or lies in the folder of its part."""
    path = module.removeprefix(f"{BROWSER}/")
    part = path.partition("/")[0].replace("-", "_")
    if path in text:
        return 3
    same = file.parent.name.removesuffix("_page") == part
    return same + (same and Path(path).stem.replace("-", "_") in file.stem)
