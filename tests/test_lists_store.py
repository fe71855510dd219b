"""The folder of a user's lists: versions, what came and went, what damages it, and several processes at once."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recomply.errors import InputError
from recomply.lists import Change, Effect, Entry, Store
from recomply.lists.store import default_folder
from tests.test_lists_readers import COMPANY, CSL_HEADER, CSL_ROW, HEADERS, OS_HEADER, OS_ROW, lines, table

DAY = dt.date(2026, 11, 1)
LATER = dt.date(2026, 11, 20)
HEADER = "id,name,aliases,country,note\n"
FIRST = f"{HEADER}1,Alpha Works,A;AW,JP,\n2,Beta Works,,JP,\n3,Gamma Works,,CN,x\n"
SECOND = f"{HEADER}1,Alpha Works,A;AW,JP,\n3,Gamma Works Ltd,,CN;HK,x\n4,Delta Works,,TH,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lists")


def written(tmp_path: Path, text: str, name: str = "own.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def names(entries: Iterator[Entry]) -> list[str]:
    return [entry.name for entry in entries]


# ── adding ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_list_is_kept_with_what_is_known_of_it(tmp_path: Path, store: Store) -> None:
    assert store.infos() == ()
    text = FIRST + "5,,,JP,\n6,Epsilon,,Atlantis,\n"
    added = store.add(
        written(tmp_path, text),
        "own",
        "block",
        today=DAY,
        title="Our own list",
        published=dt.date(2026, 10, 30),
        license="ours",
        url="https://example.org/own",
    )
    (info,) = store.infos()
    assert added.info == info
    assert (added.before, added.unchanged, added.same_file) == (None, False, False)
    assert (info.id, info.title, info.format, info.effect, info.source) == (
        "own",
        "Our own list",
        "table",
        Effect.BLOCK,
        "own.csv",
    )
    assert (info.license, info.url) == ("ours", "https://example.org/own")
    assert (info.added, info.published, info.entries, info.number) == (DAY, dt.date(2026, 10, 30), 4, 1)
    assert len(info.digest) == 64
    assert info.digest.startswith(info.version)
    assert (info.skipped.rows, info.skipped.values) == (1, 1)
    assert [problem.where for problem in info.skipped.problems] == ["own.csv row 5", "own.csv row 6"]
    assert names(store.entries("own")) == ["Alpha Works", "Beta Works", "Gamma Works", "Epsilon"]
    assert store.size(info) > 0


@pytest.mark.parametrize(
    ("make", "title", "words"),
    [
        (lambda path: table(path / "t.csv", OS_HEADER, OS_ROW), "OpenSanctions", "CC BY-NC 4.0"),
        (lambda path: lines(path / "made_up.json", COMPANY), "made_up", "commercial use needs a licence"),
        (lambda path: table(path / "c.csv", CSL_HEADER, CSL_ROW), "US Consolidated Screening List", "public domain"),
        (lambda path: written(path, FIRST), "own", ""),
    ],
)
def test_titles_and_terms_that_the_format_tells(tmp_path: Path, store: Store, make, title: str, words: str) -> None:  # type: ignore[no-untyped-def]
    info = store.add(make(tmp_path), "x", Effect.NOTE, today=DAY).info
    assert info.title == title
    assert words in info.license
    assert bool(info.license) is bool(words)


def test_the_same_file_twice_changes_nothing(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, FIRST)
    first = store.add(path, "own", "review", today=DAY, title="Ours", published=DAY)
    files = {file: file.stat().st_mtime_ns for file in store.folder.rglob("*")}
    again = store.add(path, "own", "review", today=LATER)
    assert again.unchanged
    assert again.same_file
    assert again.info == first.info
    assert {file: file.stat().st_mtime_ns for file in store.folder.rglob("*")} == files


def test_the_same_file_with_another_effect_is_no_new_version(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, FIRST)
    store.add(path, "own", "review", today=DAY, license="ours")
    again = store.add(path, "own", "block", today=LATER)
    assert again.same_file
    assert not again.unchanged
    assert (again.info.effect, again.info.license, again.info.added) == (Effect.BLOCK, "ours", DAY)
    assert store.versions("own") == (again.info,)


def test_a_newer_file_is_a_version_and_what_was_said_stays(tmp_path: Path, store: Store) -> None:
    first = store.add(written(tmp_path, FIRST), "own", "review", today=DAY, title="Ours", published=DAY).info
    added = store.add(written(tmp_path, SECOND, "new.csv"), "own", "review", today=LATER)
    assert added.before == first
    assert (added.info.title, added.info.published, added.info.source, added.info.number) == (
        "Ours",
        None,
        "new.csv",
        2,
    )
    assert store.versions("own") == (first, added.info)
    assert store.infos() == (added.info,)
    assert names(store.entries("own")) == ["Alpha Works", "Gamma Works Ltd", "Delta Works"]
    assert names(store.entries("own", first.digest[:6])) == ["Alpha Works", "Beta Works", "Gamma Works"]


def test_going_back_to_a_former_file_makes_it_the_newest(tmp_path: Path, store: Store) -> None:
    old, new = written(tmp_path, FIRST, "a.csv"), written(tmp_path, SECOND, "b.csv")
    for path in (old, new, old):
        store.add(path, "own", "note", today=DAY)
    assert [info.source for info in store.versions("own")] == ["b.csv", "a.csv"]
    assert [change.kind for change in store.diff("own")] == ["came", "changed", "went"]


def test_the_bytes_kept_depend_on_the_file_alone(tmp_path: Path) -> None:
    path = written(tmp_path, FIRST)
    kept = []
    for name in ("one", "two"):
        Store(tmp_path / name).add(path, "own", "note", today=DAY)
        (data,) = (tmp_path / name / "own").glob("*.gz")
        kept.append((data.name, data.read_bytes()))
    assert kept[0] == kept[1]


def test_sheets_of_one_workbook_are_told_apart(tmp_path: Path, store: Store) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for title, name in (("a", "Alpha"), ("b", "Beta")):
        sheet = book.create_sheet(title)
        sheet.append(["name"])
        sheet.append([name])
    book.save(tmp_path / "a.xlsx")
    for title, name in (("a", "Alpha"), ("b", "Beta")):
        store.add(tmp_path / "a.xlsx", "own", "note", today=DAY, sheet=title)
        assert names(store.entries("own")) == [name]


@pytest.mark.parametrize("id", ["", "Own", "a/b", "..", "a b", "名单", "con", "nul.x", "x" * 65, "a."])
def test_ids_that_cannot_be(tmp_path: Path, store: Store, id: str) -> None:
    with pytest.raises(InputError, match="cannot be the id"):
        store.add(written(tmp_path, FIRST), id, "note", today=DAY)
    assert not store.folder.exists()


@pytest.mark.parametrize(
    "text",
    ["name,country\n", "name,country\n,JP\n", '{"results": [{"id": "1", "name": "A", "type": ""}, {"id'],
    ids=["no rows", "no names", "breaks off"],
)
def test_a_file_that_cannot_be_used_leaves_nothing_behind(tmp_path: Path, store: Store, text: str) -> None:
    with pytest.raises(InputError):
        store.add(written(tmp_path, text), "own", "note", today=DAY)
    assert list(store.folder.rglob("*")) == []
    good = store.add(written(tmp_path, FIRST), "own", "note", today=DAY).info
    before = sorted(store.folder.rglob("*"))
    with pytest.raises(InputError):
        store.add(written(tmp_path, text), "own", "note", today=DAY)
    assert sorted(store.folder.rglob("*")) == before
    assert store.infos() == (good,)


def test_an_effect_that_is_none(tmp_path: Path, store: Store) -> None:
    with pytest.raises(InputError, match="block, review, note"):
        store.add(written(tmp_path, FIRST), "own", "stop", today=DAY)


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recomply.lists import store as module

    path, read = written(tmp_path, FIRST), module.read_source

    def and_change(source, sheet):  # type: ignore[no-untyped-def]
        path.write_text(SECOND, encoding="utf-8")
        return read(source, sheet)

    monkeypatch.setattr(module, "read_source", and_change)
    with pytest.raises(InputError, match="changed while it was read"):
        store.add(path, "own", "note", today=DAY)
    assert store.infos() == ()


# ── comparing ───────────────────────────────────────────────────────────────────────────────────────


def two_versions(tmp_path: Path, store: Store, first: str = FIRST, second: str = SECOND) -> tuple[str, str]:
    infos = [store.add(written(tmp_path, text), "own", "note", today=DAY).info for text in (first, second)]
    return infos[0].digest, infos[1].digest


def seen(changes: Iterator[Change]) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((change.kind, change.entry.name, change.fields) for change in changes)


def test_what_came_went_and_changed(tmp_path: Path, store: Store) -> None:
    old, new = two_versions(tmp_path, store)
    expected = [
        ("came", "Delta Works", ()),
        ("changed", "Gamma Works Ltd", ("names", "countries")),
        ("went", "Beta Works", ()),
    ]
    assert seen(store.diff("own")) == expected
    assert seen(store.diff("own", old, new)) == expected
    assert [kind for kind, *_ in seen(store.diff("own", new[:8], old[:8]))] == ["came", "changed", "went"]
    assert seen(store.diff("own", new, new)) == []


def test_parties_that_share_a_key_are_told_apart(tmp_path: Path, store: Store) -> None:
    rows = [f"7,Works {n},,JP,\n" for n in range(4)]
    two_versions(tmp_path, store, HEADER + "".join(rows), HEADER + rows[3] + rows[0] + rows[1].replace("JP", "CN"))
    assert seen(store.diff("own")) == [("changed", "Works 1", ("countries",)), ("went", "Works 2", ())]


def test_one_version_cannot_be_compared(tmp_path: Path, store: Store) -> None:
    store.add(written(tmp_path, FIRST), "own", "note", today=DAY)
    with pytest.raises(InputError, match="no version before"):
        store.diff("own")


def test_versions_and_lists_that_are_not_there(tmp_path: Path, store: Store) -> None:
    with pytest.raises(InputError, match="There are no lists in"):
        store.entries("own")
    old, new = two_versions(tmp_path, store)
    with pytest.raises(InputError, match=f"no version 'zz'.*{old[:12]}, {new[:12]}"):
        store.entries("own", "zz")
    with pytest.raises(InputError, match="several versions ''"):
        store.entries("own", "")
    with pytest.raises(InputError, match="Did you mean own"):
        store.diff("owm")
    with pytest.raises(InputError, match="There are: own"):
        store.info("../x")


# ── removing ────────────────────────────────────────────────────────────────────────────────────────


def test_removing(tmp_path: Path, store: Store) -> None:
    two_versions(tmp_path, store)
    newest = store.info("own")
    assert store.remove("own", old_only=True) == 1
    assert store.versions("own") == (newest,)
    assert store.remove("own") == 1
    assert store.infos() == ()
    assert list(store.folder.iterdir()) == []
    with pytest.raises(InputError, match="There is no list own"):
        store.remove("own")


# ── where it is ─────────────────────────────────────────────────────────────────────────────────────


def test_the_folder_is_the_one_given_or_named_or_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RECOMPLY_LISTS", str(tmp_path / "named"))
    assert Store().folder == tmp_path / "named"
    assert Store(tmp_path / "given").folder == tmp_path / "given"
    monkeypatch.delenv("RECOMPLY_LISTS")
    assert default_folder().parts[-2:] == ("recomply", "lists")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file")
    with pytest.raises(InputError, match="cannot be read"):
        store.infos()
    with pytest.raises(InputError):
        store.add(written(tmp_path, FIRST), "own", "note", today=DAY)


def test_other_files_in_the_folder_do_not_matter(tmp_path: Path, store: Store) -> None:
    store.add(written(tmp_path, FIRST), "own", "note", today=DAY)
    (store.folder / "README.txt").write_text("x")
    (store.folder / "Not a list").mkdir()
    (store.folder / "empty").mkdir()
    (store.folder / "own" / ".0123.99.part.json").write_text("{")
    (store.folder / "own" / "0123456789abcdef.jsonl.gz").write_bytes(b"an orphan")
    assert [info.id for info in store.infos()] == ["own"]


# ── damage ──────────────────────────────────────────────────────────────────────────────────────────


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _one_line_less(path: Path) -> None:
    path.write_bytes(gzip.compress(b"".join(gzip.decompress(path.read_bytes()).splitlines(keepends=True)[1:])))


def _other_fields(path: Path) -> None:
    path.write_bytes(gzip.compress(b'{"key":"1","colour":"red"}\n' * 3))


def _no_json(path: Path) -> None:
    path.write_bytes(gzip.compress(b"no json\n" * 3))


def _no_gzip(path: Path) -> None:
    path.write_bytes(b"no gzip")


@pytest.mark.parametrize("damage", [_cut, _one_line_less, _other_fields, _no_json, _no_gzip, Path.unlink])
def test_damaged_data_is_told_and_adding_again_mends_what_is_gone(tmp_path: Path, store: Store, damage) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path, FIRST)
    info = store.add(path, "own", "note", today=DAY).info
    (data,) = store.folder.rglob("*.gz")
    damage(data)
    with pytest.raises(InputError, match=r"damaged|gone"):
        list(store.entries("own"))
    store.remove("own")
    assert store.add(path, "own", "note", today=DAY).info == info
    assert len(list(store.entries("own"))) == 3


def test_data_that_is_gone_is_read_again(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, FIRST)
    store.add(path, "own", "note", today=DAY)
    (data,) = store.folder.rglob("*.gz")
    data.unlink()
    store.add(path, "own", "note", today=DAY)
    assert len(list(store.entries("own"))) == 3


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": "own"}'])
def test_a_damaged_record_of_a_list_is_told_and_never_passed_over(tmp_path: Path, store: Store, text: str) -> None:
    store.add(written(tmp_path, FIRST), "own", "note", today=DAY)
    (record,) = store.folder.rglob("*.json")
    record.write_text(text)
    with pytest.raises(InputError, match="is damaged"):
        store.infos()


def test_records_of_readers_of_before_are_read_again(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, FIRST)
    info = store.add(path, "own", "note", today=DAY).info
    (record,) = store.folder.rglob("*.json")
    record.write_text(json.dumps({**json.loads(record.read_text()), "reader": 0, "entries": 99}))
    again = store.add(path, "own", "note", today=LATER).info
    assert (again.entries, again.number, again.reader) == (3, 2, info.reader)
    assert store.versions("own") == (again,)


# ── several at once ─────────────────────────────────────────────────────────────────────────────────

_WORKER = """
import datetime as dt, sys
from recomply.lists import Store
store, paths = Store(sys.argv[1]), sys.argv[2:]
for _ in range(6):
    for path in paths:
        store.add(path, "own", "note", today=dt.date(2026, 1, 1))
        store.infos()
        assert len(list(store.entries("own"))) in (200, 300)
"""


def test_several_processes_at_once_do_no_harm(tmp_path: Path, store: Store) -> None:
    one = written(tmp_path, HEADER + "".join(f"{n},Works {n},,JP,\n" for n in range(200)), "one.csv")
    two = written(tmp_path, HEADER + "".join(f"{n},Works {n},,CN,\n" for n in range(300)), "two.csv")
    calls = [[sys.executable, "-c", _WORKER, str(store.folder), *order] for order in ((one, two), (two, one))]
    running = [subprocess.Popen(call, stderr=subprocess.PIPE, env=dict(os.environ)) for call in calls]
    for process in running:
        _, err = process.communicate()
        assert process.returncode == 0, err.decode()
    assert len(store.versions("own")) == 2
    assert sorted(info.entries for info in store.versions("own")) == [200, 300]
    assert sorted(path.suffix for path in store.folder.rglob("*") if path.is_file()) == [".gz", ".gz", ".json", ".json"]


# ── round trip ──────────────────────────────────────────────────────────────────────────────────────

_text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
_texts = st.lists(_text, max_size=3).map(tuple)
_days = st.none() | st.dates()
_entries = st.builds(
    Entry,
    key=_text,
    names=st.lists(_text, min_size=1, max_size=3).map(tuple),
    weak_names=_texts,
    kind=st.sampled_from(["person", "organization", "vessel", "aircraft", "other"]),
    countries=_texts,
    addresses=_texts,
    identifiers=_texts,
    programs=_texts,
    start=_days,
    end=_days,
    url=_text,
    note=_text,
)


@given(_entries)
def test_an_entry_is_the_same_after_writing_and_reading(entry: Entry) -> None:
    line = entry.line()
    assert "\n" not in line
    assert Entry.of_line(line) == entry


_cell = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries({"name": _cell, "aliases": _cell, "address": _cell, "note": _cell}),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_read_is_what_is_kept(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    from recomply.lists.readers import read

    path = table(tmp_path / "a.csv", ["name", "aliases", "address", "note"], *rows)
    reading = read(path)
    wanted = list(reading.entries)
    assert len(wanted) + reading.tally.rows <= len(rows)  # a row without anything is none
    assert all(entry.names and all(entry.names) for entry in wanted)
    store = Store(tmp_path / "lists")
    if not wanted:
        with pytest.raises(InputError, match="no party"):
            store.add(path, "own", "note", today=DAY)
        return
    info = store.add(path, "own", "note", today=DAY).info
    assert (info.entries, list(store.entries("own"))) == (len(wanted), wanted)
    store.remove("own")


def test_headers_of_the_documentation_are_known() -> None:
    from recomply.lists.headers import known_headers

    assert [known_headers(header) for header in HEADERS.values()] == [10, 10, 10]
