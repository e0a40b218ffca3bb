"""Packets are printed by the Chromium that is there; what goes wrong is told in a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.commands import chromium
from macros.commands.chromium import NotPrintedError, places, print_html
from macros.commands.packet import PACKETS, PAPERS, write_packets
from macros.rules.checked_course import load
from tests.support.made_up_program import write_program
from tests.support.mistakes import MISTAKES

PRINTS = """\
for option in "$@"; do
  case "$option" in
    --print-to-pdf=*) into="${option#--print-to-pdf=}" ;;
    file:*) page="${option#file://}" ;;
  esac
done
cat "$page" > "$into"
"""
SAYS = """\
printf '%s\\n' one two three 'No space left.' >&2
exit 1
"""


@pytest.fixture
def bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of commands that hides any Chromium of this machine."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "sh", "sleep"):
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(chromium, "places", lambda: iter(()))
    return folder


def command(folder: Path, name: str, script: str) -> str:
    return write_program(folder / name, script)


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "msedge"])
def test_whatever_chromium_is_there_prints(name: str, bin: Path, tmp_path: Path) -> None:
    command(bin, name, PRINTS)
    print_html("<p>é</p>", tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_text("utf-8") == "<p>é</p>"


def test_an_installed_one_without_a_command_is_found(
    bin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "installed"
    there.mkdir()
    program = Path(command(there, "Chrome", PRINTS))
    monkeypatch.setattr(chromium, "places", lambda: iter([tmp_path / "no", program]))
    assert chromium.chromium() == str(program)


def test_where_macs_and_windows_keep_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ProgramFiles(x86)", "LocalAppData"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", "P")
    assert [path.as_posix() for path in places()] == [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "P/Google/Chrome/Application/chrome.exe",
        "P/Microsoft/Edge/Application/msedge.exe",
    ]


HALF = """\
for option in "$@"; do
  case "$option" in --print-to-pdf=*) printf half > "${option#--print-to-pdf=}" ;; esac
done
printf 'Out of memory.' >&2
exit 1
"""
FOREIGN = "printf 'Speicher voll: \\344rger.' >&2\nexit 1\n"
"""In letters of an older system."""


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (SAYS, "two three No space left."),
        ("exit 0\n", "nothing."),
        (HALF, "Out of memory."),
        (FOREIGN, "Speicher voll: \N{REPLACEMENT CHARACTER}rger."),
    ],
)
def test_what_is_not_printed_is_told_with_what_the_program_said(
    script: str, said: str, bin: Path, tmp_path: Path
) -> None:
    program = command(bin, "chromium", script)
    file = tmp_path / "sheet.pdf"
    file.write_text("of last week", "utf-8")
    with pytest.raises(NotPrintedError) as told:
        print_html("<p>New</p>", file)
    assert str(told.value) == f"`{file.name}` was not printed. `{program}` said: {said}"
    assert file.read_text("utf-8") == "of last week"


def test_a_program_that_does_not_end_is_told(
    bin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "PATIENCE", 0.1)
    program = command(bin, "chromium", "exec sleep 9\n")
    with pytest.raises(NotPrintedError, match="did not end in 0") as told:
        print_html("", tmp_path / "sheet.pdf")
    assert str(told.value).endswith(f"`{program}` did not end in 0.1 seconds. Try again.")


def test_packets_are_all_of_today_or_all_as_they_were(bin: Path, tmp_path: Path) -> None:
    """A folder in which only some are new would be printed for a class without a look."""
    command(bin, "chromium", SAYS)
    packets = tmp_path / "packets"
    packets.mkdir()
    old = [packets / f"{packet}-{paper}.pdf" for packet in PACKETS for paper in PAPERS]
    for file in old:
        file.write_text("of last week", "utf-8")
    with pytest.raises(NotPrintedError):
        [*write_packets(load(MISTAKES / "course" / "mkdocs.yml"), packets)]
    assert sorted(packets.iterdir()) == sorted(old)
    assert {file.read_text("utf-8") for file in old} == {"of last week"}


def test_a_program_that_cannot_be_run_is_told(
    bin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = bin / "chromium"
    broken.write_bytes(b"\x7fELF no program")
    broken.chmod(0o755)
    config = MISTAKES / "course" / "mkdocs.yml"
    assert main(["packet", str(tmp_path / "packets"), "--config-file", str(config)]) == 1
    told = capsys.readouterr()
    assert str(broken) in told.err and "Traceback" not in told.err


@pytest.mark.parametrize(
    ("script", "said"), [(SAYS, "said: two three No space left."), ("", chromium.MISSING)]
)
def test_the_command_ends_with_a_sentence_and_without_success(
    script: str, said: str, bin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if script:
        command(bin, "chromium", script)
    config = MISTAKES / "course" / "mkdocs.yml"
    packets = str(tmp_path / "packets")
    assert main(["packet", packets, "--config-file", str(config)]) == 1
    told = capsys.readouterr()
    assert told.err.rstrip().endswith(said)
