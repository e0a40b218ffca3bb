"""Dialogues in a course: the command `play`, packages, and lessons that lead to them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.adapter.site_pages import site_pages
from macros.commands import play as play_command
from macros.commands.play import END, PAGE, START, _lines, _percent
from macros.course.library import Library
from macros.course.settings import EDITION
from macros.dialogues.explore import explore
from macros.dialogues.walker import walk_all
from macros.lms.choice import pages_of
from macros.page_macros.dialogues import dialogue, dialogues
from macros.page_macros.instructors import dialogue_maps
from macros.page_macros.lessons import next_step
from macros.render.page_context import Course, PageContext
from macros.rules import dialogues as rule_of_dialogues
from macros.rules.checked_course import load
from macros.strings.loader import load as strings
from tests.engine import html
from tests.support.case_course import context_of
from tests.support.mistakes import MISTAKES


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The settings of a small course with a dialogue."""
    config = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course")) / "mkdocs.yml"
    assert main(["new", "dialogue", "late-dog", "-f", str(config)]) == 0
    return config


def play(config: Path, *words: str) -> int:
    return main(["play", *words, "-f", str(config)])


def test_every_line_reply_ending_and_variable_is_told(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert play(config, "late-dog", "--runs", "30", "--seed", "5") == 0
    shown = capsys.readouterr().out
    told = " ".join(shown.split())
    assert "30 conversations at random, seed 5" in told
    table = [line for line in shown.splitlines() if " / " in line]
    assert table and all(line.startswith("  ") and line == line.rstrip() for line in table)
    assert len({len(line) for line in table}) == 1
    for words in (
        "fence 30 (the start)",
        "surprised / walk-deal",
        "best; ask > walk-deal",
        "declared -2 … 2",
        "Always gives in 0 % nothing-said 100 %",
        "Always insists 0 % door-shut 100 %",
    ):
        assert words in told


def test_tables_stand_on_the_instructors_page_and_nothing_else_changes(config: Path) -> None:
    page = config.parent / "docs" / PAGE
    page.parent.mkdir()
    page.write_text(f"# Before\n\n{START}\nold\n{END}\n\nAfter.\n", "utf-8")
    assert play(config, "--runs", "5", "--write") == 0
    first = page.read_text("utf-8")
    assert play(config, "--runs", "5", "--write") == 0
    assert page.read_text("utf-8") == first
    assert first.startswith("# Before\n") and first.endswith("\n\nAfter.\n") and "old" not in first
    assert "| Always gives in | 0 % | 100 % | 0 % |" in first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["late-dgo"], "There is no dialogue `late-dgo`. Did you mean `late-dog`?"),
        (["--write", "--runs", "1"], "has no place for the tables"),
    ],
)
def test_what_cannot_be_done_is_said(
    config: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert play(config, *words) == 1
    assert said in capsys.readouterr().err


def with_lesson(config: Path) -> Library:
    """The course, its dialogue practising its lesson."""
    file = config.parent / "exercises" / "dialogues" / "late-dog.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes:", "lesson: first\nminutes:"), "utf-8")
    return load(config)


def test_a_lesson_leads_to_its_dialogues_and_takes_them_into_a_package(config: Path) -> None:
    library = with_lesson(config)
    page = "practice/dialogues/late-dog.md"
    assert page in pages_of(library, ["first"])
    assert page in pages_of(library, ["late-dog"])
    course = Course(library, tuple(site_pages(library)), strings())
    shown = next_step(PageContext(course, course.by_path["first.md"], {}))
    assert '<a href="../practice/dialogues/late-dog/">Late dog</a>' in shown


def test_a_dialogue_whose_page_is_left_out_is_not_led_to(config: Path) -> None:
    library = with_lesson(config)
    kept = tuple(page for page in site_pages(library) if page.path == "first.md")
    course = Course(library, kept, strings())
    assert "late-dog" not in next_step(PageContext(course, kept[0], {}))


def test_a_dialogue_and_the_list_lead_to_its_lesson_and_to_its_second_conversation(
    config: Path,
) -> None:
    assert main(["new", "dialogue", "late-cat", "-f", str(config)]) == 0
    file = config.parent / "exercises" / "dialogues" / "late-dog.yaml"
    text = file.read_text("utf-8").replace(
        "minutes:", "lesson: first\nparallel: late-cat\nminutes:"
    )
    file.write_text(text, "utf-8")
    home = context_of(config)
    shown = html.fragment(dialogues(home))
    entries = [[link.get("href") for link in entry.iter("a")] for entry in shown.iter("article")]
    second = "practice/dialogues/late-cat/"
    dog = ["practice/dialogues/late-dog/", "first/", f"{second}#dialogue-late-cat"]
    assert sorted(entries) == sorted([dog, [second]])
    played = dialogue(context_of(config, "practice/dialogues/late-dog.md"), "late-dog")
    spec = json.loads(played.split('"dialogue-spec">')[1].split("</script>")[0])
    assert spec["parallel"]["href"] == "../late-cat/#dialogue-late-cat"
    assert spec["plan"] is None
    assert "# Late dog {: #dialogue-late-dog .ws-title }" in played
    assert "## Late dog {: #dialogue-late-dog .ws-title }" in dialogue(home, "late-dog")


def test_instructors_alone_see_the_map_with_every_turn_reply_and_ending(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialogue_maps(context_of(config)) == ""
    monkeypatch.setenv(EDITION, "instructor")
    context = context_of(config)
    drawn = context.course.library.dialogues["late-dog"]
    root = html.fragment(dialogue_maps(context))
    listed = {int(item.get("value", "0")): item for item in root.iter("li") if item.get("value")}
    assert [*listed] == [*range(1, len(drawn.turns) + len(drawn.endings) + 1)]
    replies = [html.words(item) for item in listed[1].iter("li")]
    assert len(replies) == 1 + len(drawn.offered[drawn.start])
    boxes = [each for each in root.iter() if (each.get("class") or "").startswith("dialogue-box")]
    assert len(boxes) == len(listed)


def test_what_was_not_looked_at_and_what_never_ended_is_told(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = load(config).dialogues["late-dog"]
    tallies = walk_all(made, runs=4, seed=1)
    endings = tallies["random"].endings
    endings[next(iter(endings))] -= 1
    told = [*_lines("late-dog", made, tallies, explore(made), 1)]
    assert [line.split() for line in told if "(no end)" in line] == [["(no", "end)", "25", "%"]]
    assert any("no end 25 %" in line for line in told if line.startswith("  Takes any reply"))
    assert told[0] == "late-dog: Late dog" and told[-1] != ""
    for module in (play_command, rule_of_dialogues):
        monkeypatch.setattr(module, "undecided", lambda exploration: "Not all was looked at.")
    capsys.readouterr()
    assert play(config, "late-dog", "--runs", "2") == 0
    assert capsys.readouterr().out.endswith("\n\nNot all was looked at.\n\n")
    assert main(["check", "-f", str(config)]) == 0
    assert "exercises/dialogues/late-dog.yaml: Not all was looked at.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0, "0 %"), (0.0009, "< 0.1 %"), (0.001, "0.1 %"), (0.0149, "1.5 %"), (0.5, "50 %"),
        (0.999, "99.9 %"), (0.9999, "99.9 %"), (1, "100 %"),
    ],
)  # fmt: skip
def test_what_happened_is_never_shown_as_nothing_nor_what_did_not_always_as_all(
    share: float, told: str
) -> None:
    assert _percent(share) == told
