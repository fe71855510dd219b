"""`recomply lists …`: what people see, exit statuses, and one helpful message for every mistake."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from recomply.cli import main
from recomply.cli.lists import lists_app
from recomply.lists import Store
from tests.test_lists_store import FIRST, HEADER, SECOND, written

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def words(self) -> str:
        return " ".join(self.out.split())


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.setenv("RECOMPLY_LISTS", str(tmp_path / "lists"))

    def call(*arguments: Any) -> Done:
        monkeypatch.setattr(sys, "argv", ["recomply", "lists", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        caught = capsys.readouterr()
        return Done(int(ended.value.code or 0), caught.out, caught.err)

    return call


def add(run: Run, path: Path, *more: str) -> Done:
    return run("add", path, "--id", "own", "--effect", "review", *more)


def test_adding_tells_what_was_read_and_under_which_terms(run: Run, tmp_path: Path) -> None:
    done = add(
        run, written(tmp_path, FIRST), "--license", "ours alone", "--title", "Ours", "--published", "2026年10月1日"
    )
    assert (done.status, done.err) == (0, "")
    assert "own: 3 parties of own.csv (table), effect review" in done.words
    assert "Terms: ours alone" in done.words
    info = Store(tmp_path / "lists").info("own")
    assert (info.title, str(info.published)) == ("Ours", "2026-10-01")


def test_adding_again(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, FIRST)
    add(run, path)
    assert "own: nothing changed since" in add(run, path).words
    changed = run("add", path, "--id", "own", "--effect", "block")
    assert "effect block" in changed.words
    assert "The file is the same as before" in changed.words
    newer = add(run, written(tmp_path, SECOND))
    assert "Before: 3 parties" in newer.words
    assert "recomply lists diff own" in newer.words


def test_rows_that_could_not_be_read_are_named_and_end_with_status_3(run: Run, tmp_path: Path) -> None:
    done = add(run, written(tmp_path, FIRST + ",,,JP,\n" * 30 + "9,[bold]Zeta[/],,Atlantis,\n"))
    assert (done.status, done.err) == (3, "")
    assert "! Not read, and not in the list: 30 rows; left out of parties that are in it: 1 value" in done.words
    assert "own.csv row 5: 'JP' it has no name. Fill in the name" in done.words
    assert "… and 21 more" in done.words
    assert "30 rows not read" in run("status").words


def test_status_without_lists_says_how_to_add_one(run: Run) -> None:
    done = run("status")
    assert done.status == 0
    assert "There are no lists in" in done.words
    assert "recomply lists add FILE" in done.words


def test_status_shows_every_list(run: Run, tmp_path: Path) -> None:
    add(run, written(tmp_path, FIRST), "--title", "Our [own] list", "--published", "2020-01-01", "--license", "ours")
    add(run, written(tmp_path, SECOND))
    run("add", written(tmp_path, FIRST, "b.csv"), "--id", "second", "--effect", "block", "--dir", tmp_path / "lists")
    done = run("status")
    assert done.status == 0
    for words in (
        "own",
        "Our [own] list",
        "review",
        "second",
        "block",
        "own.csv; 2 versions",
        "b.csv; 1 version",
        "ours",
    ):
        assert words in done.words
    assert "added 0 days ago" in done.words


def test_diff_shows_came_went_and_changed(run: Run, tmp_path: Path) -> None:
    add(run, written(tmp_path, FIRST))
    add(run, written(tmp_path, SECOND))
    done = run("diff", "own")
    assert done.status == 0
    assert "+ Delta Works (TH) 4" in done.words
    assert "− Beta Works (JP) 2" in done.words
    assert "~ Gamma Works Ltd (CN, HK) 3 names: Gamma Works → Gamma Works Ltd countries: CN → CN; HK" in done.words
    assert "1 came, 1 went, 1 changed." in done.words
    old, new = (info.version for info in Store(tmp_path / "lists").versions("own"))
    assert "+ Beta Works" in run("diff", "own", "--from", new, "--to", old).words
    assert "Nothing changed." in run("diff", "own", "--from", new, "--to", new).words


def test_a_long_diff_is_cut_unless_all_of_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    add(run, written(tmp_path, FIRST))
    add(run, written(tmp_path, HEADER + "".join(f"x{n},Works {n},,JP,\n" for n in range(80))))
    done = run("diff", "own")
    assert done.out.count("+ Works") == 50
    assert "80 came, 3 went, 0 changed. All of them: --all" in done.words
    assert run("diff", "own", "--all").out.count("+ Works") == 80


def test_remove(run: Run, tmp_path: Path) -> None:
    add(run, written(tmp_path, FIRST))
    add(run, written(tmp_path, SECOND))
    assert "own: 1 former version removed." in run("remove", "own", "--old").words
    assert "own: 1 version removed." in run("remove", "own").words
    assert "There are no lists" in run("status").words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "none.csv", "--id", "x", "--effect", "note"), ("There is no file none.csv",)),
        (("add", "own.csv", "--id", "My list", "--effect", "note"), ("'My list'", "us-csl")),
        (("add", "own.csv", "--id", "x", "--effect", "stop"), ("stop", "block", "review", "note")),
        (("add", "own.csv", "--effect", "note"), ("--id",)),
        (("add", "own.csv", "--id", "x", "--effect", "note", "--published", "someday"), ("someday",)),
        (("add", "own.csv", "--id", "x", "--effect", "note", "--sheet", "a"), ("no sheets",)),
        (("add", "bad.csv", "--id", "x", "--effect", "note"), ("bad.csv has no column for names", "'colour'")),
        (("add", "void.csv", "--id", "x", "--effect", "note"), ("no party that can be read", "row 2")),
        (("add", "own.csv", "--id", "x", "--effect", "note", "--dir", "own.csv"), ("own.csv",)),
        (("diff", "own"), ("no version before",)),
        (("diff", "own", "--from", "zz"), ("no version 'zz'",)),
        (("diff", "owm"), ("There is no list owm.", "Did you mean own?")),
        (("remove", "owm"), ("There is no list owm.", "Did you mean own?")),
    ],
)
def test_mistakes_end_with_one_helpful_message_and_status_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    add(run, written(tmp_path, FIRST))
    written(tmp_path, "colour,size\nred,1\n", "bad.csv")
    written(tmp_path, "name,country\n,JP\n", "void.csv")
    before = sorted(tmp_path.rglob("*"))
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert all(word in " ".join(done.err.split()) for word in words), done.err
    assert "Traceback" not in done.err
    assert sorted(tmp_path.rglob("*")) == before


def test_every_command_is_described() -> None:
    for name in ("docs/cli.md", "docs/lists.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for command in lists_app.registered_commands:
            assert f"recomply lists {command.name}" in text


def test_the_python_of_the_manual_runs() -> None:
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "lists.md").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "blocked block 1\nMade Up Trading Ltd ('TH',)\n"


def test_the_command_line_starts_without_the_store() -> None:
    code = "import sys, recomply.cli; print([name for name in sys.modules if name.startswith('recomply.lists.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['recomply.lists.model']"


def test_every_header_of_the_manual_is_known() -> None:
    from recomply.lists.headers import meaning

    text = (ROOT / "docs" / "lists.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| `")]
    fields = [row for row in rows if len(row) == 4]
    assert len(fields) >= 12
    for field, english, chinese, japanese in fields:
        wanted = field.strip(" `")
        for words in (wanted, english, chinese, japanese):
            for word in words.split(","):
                assert meaning(word.strip(" `")) == wanted, word
