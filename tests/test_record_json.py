"""JSON and JSON lines: nothing is lost, and what cannot be read is told with its place."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.errors import InputError
from recomply.record import read
from recomply.record.json_ import read_lines
from recomply.shipment import understand

SHIPMENT = {"id": "INV-1", "destination": "JP", "lines": [{"description": "氧化镝", "hs_code": "2846901500"}]}


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_one_object_and_a_list(tmp_path: Path) -> None:
    one = read(write(tmp_path / "a.json", json.dumps(SHIPMENT)))
    assert (one.kind, one.source, one.path) == ("json", "a.json", tmp_path / "a.json")
    assert [r.data for r in one.records] == [SHIPMENT]
    two = read(write(tmp_path / "b.json", "\ufeff" + json.dumps([SHIPMENT, {"id": "INV-2"}], ensure_ascii=False)))
    assert [(r.number, r.data["id"], r.places[""]) for r in two.records] == [
        (1, "INV-1", "b.json item 1"),
        (2, "INV-2", "b.json item 2"),
    ]


def test_items_that_are_no_objects_are_left_to_the_next_step(tmp_path: Path) -> None:
    batch = read(write(tmp_path / "a.json", '[{"id": "A"}, "text", null, [1]]'))
    assert [r.data for r in batch.records] == [{"id": "A"}, "text", None, [1]]
    told = understand(batch.records[1].data, number=2, places=batch.records[1].places).problems
    assert told[0].where == "a.json item 2"


def test_lines_with_a_broken_one(tmp_path: Path) -> None:
    text = '{"id": "A"}\n\n{"id": "B",}\n{"id": "C"}\n'
    batch = read(write(tmp_path / "shipments.jsonl", text))
    assert [r.data for r in batch.records] == [{"id": "A"}, '{"id": "B",}', {"id": "C"}]
    broken = batch.records[1]
    assert broken.places[""] == "shipments.jsonl line 3"
    (problem,) = broken.problems
    assert problem.where == "shipments.jsonl line 3"
    assert "column" in problem.why
    assert "double quotes" in problem.why or "comma stands before" in problem.why  # Python 3.13 tells it better
    assert problem.advice
    assert batch.records[2].number == 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": ', "ends too early"),
        (b'{"id": "A"} {"id": "B"}', "after the end"),
        (b'{"id": "A" "x": 1}', "comma"),
        (b'{"id": "A\tB"}', "control character"),
        (b'{"id": "A}', "no closing double quote"),
        (b'{"id": A}', "a value is expected"),
        ('{"id": "港"}'.encode("cp932"), "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"1" * 5000 + b"}", "too many digits"),
        (b'{"id": "\\ud800"}', "half a character"),
    ],
)
def test_every_way_to_break_a_line_is_told_in_plain_words(line: bytes, words: str) -> None:
    (record,) = read_lines([line], "x.jsonl")
    assert words in record.problems[0].why
    assert "Error" not in record.problems[0].why
    assert len(str(record.problems[0].raw)) <= 200


def test_whole_pairs_of_escapes_are_fine() -> None:
    (record,) = read_lines([b'{"id": "\\ud83d\\ude00"}'], "x.jsonl")
    assert (record.data, record.problems) == ({"id": "😀"}, ())


def test_a_name_given_twice_counts_for_nothing() -> None:
    line = b'{"id": "A", "end_user": {"name": "X", "name": "Y"}, "end_use": "toys", "end_use": "missiles", "lines": []}'
    (record,) = read_lines([line], "x.jsonl")
    assert record.data == {"id": "A", "end_user": {}, "lines": []}
    assert {p.field: p.raw for p in record.problems} == {"end_user.name": "X | Y", "end_use": "toys | missiles"}


def test_twice_in_a_list(tmp_path: Path) -> None:
    batch = read(write(tmp_path / "a.json", '[{"id": "A"}, {"id": "B", "id": "C"}]'))
    assert [r.data for r in batch.records] == [{"id": "A"}, {}]
    assert batch.records[1].problems[0].where == "a.json item 2, id"


def test_a_broken_file_names_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(write(tmp_path / "a.json", '[\n  {"id": "A"},\n  {"id" "B"}\n]'))
    assert "line 3, column 9" in error.value.what
    assert "a.json" in error.value.what
    assert error.value.advice


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"id": "A"}\n{"id": "B"}\n')))
    batch = read("-")
    assert (batch.source, batch.path, [r.data["id"] for r in batch.records]) == ("standard input", None, ["A", "B"])
    assert batch.records[1].places[""] == "standard input line 2"


@pytest.mark.parametrize(
    ("name", "content", "what", "advice"),
    [
        ("gone.json", None, "There is no file", "Check the name"),
        ("a.pdf", b"%PDF", "'.pdf'", ".xlsx"),
        ("noending", b"x", "no ending", ".jsonl"),
        ("a.json", b"", "is empty", "saved"),
        ("a.jsonl", b"\n \n", "is empty", "saved"),
    ],
)
def test_unusable_files(tmp_path: Path, name: str, content: bytes | None, what: str, advice: str) -> None:
    if content is not None:
        write(tmp_path / name, content)
    with pytest.raises(InputError) as error:
        read(tmp_path / name)
    assert what in error.value.what
    assert advice in error.value.advice


def test_a_folder_and_a_near_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    write(tmp_path / "shipments.json", "[]")
    with pytest.raises(InputError, match=r"Did you mean .*shipments\.json"):
        read(tmp_path / "shipment.json")
    assert read(tmp_path / "shipments.json").remarks == ("the list is empty",)


def test_map_and_sheet_make_no_sense_for_json(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", "{}")
    with pytest.raises(InputError, match="no columns to map"):
        read(path, columns={"A": "id"})
    with pytest.raises(InputError, match="no sheets"):
        read(path, sheet="Sheet1")


def test_assumed_values_fill_only_what_is_missing(tmp_path: Path) -> None:
    first = '{"id": "A", "lines": [{}, {"form": "magnet"}]}'
    second = '{"id": "B", "departure": "TW", "exporter": {"name": "X"}}'
    path = write(tmp_path / "a.jsonl", f"{first}\n{second}\nbroken\n")
    assume = {"departure": "CN", "exporter.country": "CN", "form": "oxide", "origin": "CN", "end_user.owners.name": "P"}
    a, b, broken = read(path, assume=assume).records
    assert a.data["departure"] == a.data["origin"] == a.data["exporter"]["country"] == "CN"
    assert [line["form"] for line in a.data["lines"]] == ["oxide", "magnet"]
    assert a.data["end_user"] == {"owners": [{"name": "P"}]}
    assert a.places["departure"] == a.places["lines[0].form"] == "assumed for the whole file"
    assert a.places[""] == "a.jsonl line 1"
    assert "lines[1].form" not in a.places
    assert (b.data["departure"], b.data["exporter"]) == ("TW", {"name": "X", "country": "CN"})
    assert broken.data == "broken"


def test_what_could_not_be_read_is_never_assumed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "A", "departure": "CN", "departure": "KP"}')
    (record,) = read(path, assume={"departure": "CN"}).records
    assert "departure" not in record.data


@pytest.mark.parametrize("name", ["departur", "id", "buyer_name", "colour"])
def test_only_known_fields_can_be_assumed(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as error:
        read(write(tmp_path / "a.json", "{}"), assume={name: "CN"})
    assert name in error.value.what
    assert error.value.advice


def test_a_near_field_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Did you mean departure"):
        read(write(tmp_path / "a.json", "{}"), assume={"departur": "CN"})


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
values = scalars | st.lists(scalars, max_size=3) | st.dictionaries(st.text(max_size=5), scalars, max_size=3)


@given(st.lists(st.dictionaries(st.text(max_size=5), values, max_size=3), max_size=5))
def test_every_object_comes_back_as_it_was_written(records: list[dict[str, object]]) -> None:
    lines = [json.dumps(record).encode() for record in records]
    assert [record.data for record in read_lines(lines, "x")] == records


@given(st.lists(st.binary(min_size=1).filter(lambda raw: raw.strip() and b"\n" not in raw)))
def test_no_line_is_ever_lost(lines: list[bytes]) -> None:
    assert len(read_lines([*lines, b'{"id": "last"}'], "x")) >= len(lines)
