"""Lists of parties in every format: every field, what is broken, what is left out, and bounded memory."""

from __future__ import annotations

import csv
import datetime as dt
import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

import pytest

from recomply.errors import InputError
from recomply.lists import Entry
from recomply.lists.readers import Reading, read
from recomply.lists.text import tidy
from tests.test_record_files import csv_file, ods, xls, xlsx

OS_HEADER = (
    "id schema name aliases birth_date countries addresses identifiers sanctions phones emails program_ids dataset "
    "first_seen last_seen last_change"
).split()
CSL_HEADER = (
    "_id source entity_number type programs name title addresses federal_register_notice start_date end_date "
    "standard_order license_requirement license_policy call_sign vessel_type gross_tonnage gross_registered_tonnage "
    "vessel_flag vessel_owner remarks source_list_url alt_names citizenships dates_of_birth nationalities "
    "places_of_birth source_information_url ids"
).split()


def everything(path: Path, sheet: str | None = None) -> tuple[list[Entry], Reading]:
    reading = read(path, sheet)
    return list(reading.entries), reading


def one(path: Path) -> Entry:
    (entry,), reading = everything(path)
    assert reading.tally.problems == []
    return entry


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.where, problem.why) for problem in reading.tally.problems]


def table(path: Path, header: Sequence[str], *rows: dict[str, str], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, header, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return path


def lines(path: Path, *objects: Any) -> Path:
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in objects), encoding="utf-8")
    return path


# ── OpenSanctions, simple CSV ───────────────────────────────────────────────────────────────────────

OS_ROW = {
    "id": "XX-madeup1",
    "schema": "Company",
    "name": "Kasumi Kikai Works Co., Ltd.",
    "aliases": '霞機械製作所;"Kasumi; Kikai";Kasumi Kikai Works Co., Ltd.',
    "birth_date": "",
    "countries": "jp;cn-xz;suhh;zz",
    "addresses": "1-2-3 Kasumi, Tokyo;Building 4, Lhasa",
    "identifiers": "0100-01-000001;IMO9999999",
    "sanctions": "A programme - a reason - Active - 2024-03-01;Other list - 2023",
    "program_ids": "XX-ONE;XX-TWO",
    "dataset": "A made-up list;Another",
    "first_seen": "2024-03-02T00:00:00",
}


def test_opensanctions_csv(tmp_path: Path) -> None:
    path = table(tmp_path / "targets.simple.csv", OS_HEADER, OS_ROW)
    assert read(path).format == "opensanctions-csv"
    assert one(path) == Entry(
        key="XX-madeup1",
        names=("Kasumi Kikai Works Co., Ltd.", "霞機械製作所", "Kasumi; Kikai"),
        kind="organization",
        countries=("JP", "CN"),
        addresses=("1-2-3 Kasumi, Tokyo", "Building 4, Lhasa"),
        identifiers=("0100-01-000001", "IMO9999999"),
        programs=("XX-ONE", "XX-TWO"),
        url="https://www.opensanctions.org/entities/XX-madeup1/",
        note="sanctions: A programme - a reason - Active - 2024-03-01; Other list - 2023 "
        "| data sets: A made-up list; Another",
    )


def test_opensanctions_csv_of_before_has_no_program_ids(tmp_path: Path) -> None:
    header = [name for name in OS_HEADER if name != "program_ids"]
    row = {name: value for name, value in OS_ROW.items() if name != "program_ids"}
    assert one(table(tmp_path / "a.csv", header, row)).programs == ("A programme", "Other list")


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Person", "person"),
        ("Organization", "organization"),
        ("PublicBody", "organization"),
        ("LegalEntity", "other"),
        ("Vessel", "vessel"),
        ("Airplane", "aircraft"),
    ],
)
def test_kinds_of_opensanctions(tmp_path: Path, schema: str, kind: str) -> None:
    row = {**OS_ROW, "schema": schema, "birth_date": "1961;1961-05-05"}
    entry = one(table(tmp_path / "a.csv", OS_HEADER, row))
    assert entry.kind == kind
    assert entry.note.startswith("born: 1961; 1961-05-05 | ")


def test_what_is_no_party_is_counted_and_left_out(tmp_path: Path) -> None:
    wallet = {**OS_ROW, "id": "XX-2", "schema": "CryptoWallet"}
    entries, reading = everything(table(tmp_path / "a.csv", OS_HEADER, OS_ROW, wallet, wallet))
    assert len(entries) == 1
    assert reading.tally.told() == ("2 left out: CryptoWallet is no party",)
    assert reading.tally.rows == 0


def test_broken_rows_of_opensanctions_are_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", OS_HEADER, {**OS_ROW, "name": ""}, {**OS_ROW, "id": " "}, OS_ROW)
    with path.open("a", encoding="utf-8") as file:
        file.write('"XX-9","Company","cut off"\n')
    entries, reading = everything(path)
    assert [entry.key for entry in entries] == ["XX-madeup1"]
    assert told(reading) == [
        ("a.csv row 2", "it has no name."),
        ("a.csv row 3", "it has no id."),
        ("a.csv row 5", "it has 3 cells, the header has 16."),
    ]
    assert reading.tally.skipped().rows == 3


# ── FollowTheMoney ──────────────────────────────────────────────────────────────────────────────────


def entity(id: str, schema: str, *, target: bool | None = None, **properties: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"id": id, "caption": "caption", "schema": schema, "datasets": ["made_up"]}
    return {**data, **({} if target is None else {"target": target}), "properties": properties}


COMPANY = entity(
    "m-1",
    "Company",
    target=True,
    name=["Tsukuba Optics K.K.", "筑波光学株式会社"],
    alias=["T-Optics"],
    previousName=["Tsukuba Lens"],
    weakAlias=["TO", "T-Optics"],
    abbreviation=["TOKK"],
    jurisdiction=["jp"],
    country=["cn"],
    addressEntity=["addr-1"],
    address=["2 Side Road, Nara"],
    registrationNumber=["R-77"],
    topics=["sanction", "export.control"],
    notes=["makes lenses"],
    sourceUrl=["https://example.org/company"],
) | {"caption": "筑波光学株式会社"}
ADDRESS = entity("addr-1", "Address", full=["1 Main Road, Tsukuba"], country=["jp"])
PAPER = entity("id-1", "Identification", holder=["m-1"], number=["8888"], country=["th"])
SANCTION = entity(
    "s-1",
    "Sanction",
    entity=["m-1"],
    authority=["An office"],
    program=["A programme"],
    reason=["for a reason"],
    startDate=["2024-02-03"],
    sourceUrl=["https://example.org/listing"],
)
FTM = Entry(
    key="m-1",
    names=("筑波光学株式会社", "Tsukuba Optics K.K.", "T-Optics", "Tsukuba Lens"),
    weak_names=("TO", "TOKK"),
    kind="organization",
    countries=("JP", "CN", "TH"),
    addresses=("2 Side Road, Nara", "1 Main Road, Tsukuba"),
    identifiers=("R-77", "8888"),
    programs=("A programme",),
    start=dt.date(2024, 2, 3),
    url="https://example.org/listing",
    note="topics: sanction; export.control | reasons: for a reason | notes: makes lenses | data sets: made_up",
)


@pytest.mark.parametrize(
    "objects",
    [
        (COMPANY, ADDRESS, PAPER, SANCTION),
        (SANCTION, PAPER, ADDRESS, COMPANY),
        (
            COMPANY
            | {
                "properties": {
                    **COMPANY["properties"],
                    "addressEntity": [ADDRESS],
                    "x": [PAPER],
                    "sanctions": [SANCTION],
                }
            },
        ),
    ],
    ids=["satellites behind", "satellites before", "nested"],
)
def test_followthemoney(tmp_path: Path, objects: tuple[Any, ...]) -> None:
    path = lines(tmp_path / "entities.ftm.json", *objects)
    assert read(path).format == "followthemoney"
    assert one(path) == FTM


def test_a_passport_gives_number_and_country_and_an_address_is_put_together(tmp_path: Path) -> None:
    person = entity(
        "p-1", "Person", name=["Aya Example"], birthDate=["1980"], addressEntity=["a-1"], nationality=["jp"]
    )
    passport = entity("p-2", "Passport", holder=["p-1"], number=["TZ0000000"], country="my")
    address = entity("a-1", "Address", street=["3 Hill"], city=["Kobe"], postalCode=["650-0000"], country=["jp"])
    entry = one(lines(tmp_path / "a.json", person, passport, address))
    assert (entry.kind, entry.names, entry.identifiers) == ("person", ("Aya Example",), ("TZ0000000",))
    assert entry.countries == ("JP", "MY")
    assert entry.addresses == ("3 Hill, Kobe, 650-0000, jp",)
    assert entry.note == "born: 1980 | data sets: made_up"


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ([("2024-02-03", "2025-01-01"), ("2023-01-01", "2025-02-02")], dt.date(2023, 1, 1), dt.date(2025, 2, 2)),
        ([("2024-02-03", "2025-01-01"), ("2023-01-01", "")], dt.date(2023, 1, 1), None),
        ([("2024-02-03", ""), ("", "")], None, None),
        ([("2024-02", "2025")], None, None),
        ([], None, None),
    ],
    ids=["ended", "one still runs", "one without start", "no full days", "no sanction"],
)
def test_a_listing_starts_with_its_first_and_ends_with_its_last_sanction(
    tmp_path: Path, dates: list[tuple[str, str]], start: dt.date | None, end: dt.date | None
) -> None:
    sanctions = [
        entity(f"s-{n}", "Sanction", entity=["m-1"], startDate=[a] if a else [], endDate=[b] if b else [])
        for n, (a, b) in enumerate(dates)
    ]
    entry = one(lines(tmp_path / "a.json", COMPANY, *sanctions))
    assert (entry.start, entry.end) == (start, end)


def test_context_and_relations_are_left_out_and_counted(tmp_path: Path) -> None:
    owner = entity("m-2", "Company", target=False, name=["Only an owner"], topics=["corp.public"])
    linked = entity("m-3", "Company", target=False, name=["Linked"], topics=["sanction.linked"])
    link = entity("o-1", "Ownership", owner=["m-2"], asset=["m-1"])
    entries, reading = everything(lines(tmp_path / "a.json", COMPANY, owner, linked, link))
    assert [entry.key for entry in entries] == ["m-1", "m-3"]
    assert reading.tally.told() == (
        "1 left out: Ownership is no party",
        "1 left out: named for context, not listed (target: false)",
    )


def test_broken_lines_of_followthemoney_are_named(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.json", COMPANY, entity("m-3", "Company", weakAlias=["W"]), {"id": "m-4"}, [1], ADDRESS)
    with path.open("ab") as file:
        file.write(b'\n{"id": "m-5", "sche\n{"id": "m-6", "schema": "Company", "properties": {"name": ["\xff\xfe"]}}\n')
    entries, reading = everything(path)
    assert [entry.key for entry in entries] == ["m-1"]
    assert told(reading) == [
        ("a.json line 2", "the Company 'm-3' has no name."),
        ("a.json line 3", "it is no entity: id, schema and properties are expected."),
        ("a.json line 4", "it is no entity: id, schema and properties are expected."),
        ("a.json line 7", "it is no JSON object of one line."),
        ("a.json line 8", "it holds bytes that are not UTF-8."),
    ]


# ── Consolidated Screening List ─────────────────────────────────────────────────────────────────────

CSL_ROW = {
    "_id": "77",
    "source": "A made-up list (AML) - An Office",
    "entity_number": "1",
    "type": "Entity",
    "programs": "P-ONE; P-TWO",
    "name": "Harima Gears Company; and any successor, sub-unit, or subsidiary thereof",
    "addresses": "5 Dock Road, Kobe, JP; 6 Hill, Springfield, CA; and 7 Lane, Dalian, CN",
    "federal_register_notice": "0 FR 1",
    "start_date": "2023-04-05",
    "end_date": "2033-04-05",
    "license_requirement": "all items",
    "license_policy": "denial",
    "remarks": "made up",
    "source_list_url": "https://example.org/list",
    "source_information_url": "https://example.org/information",
    "alt_names": "Harima Haguruma; HG Works; and 播磨歯車",
    "ids": "Registration ID, R-9, JP; SWIFT/BIC, HARIJPXX; Gender, Male; Website, example.org; Phone Number, 0123; "
    "Secondary sanctions risk:, section 1; Some Order 12345 Determination -, Subject to 3",
}
CSL_RESULT = {
    **{
        name: value
        for name, value in CSL_ROW.items()
        if name not in ("_id", "addresses", "alt_names", "programs", "ids")
    },
    "id": "77",
    "programs": ["P-ONE", "P-TWO"],
    "addresses": [
        {"address": "5 Dock Road", "city": "Kobe", "state": None, "postal_code": None, "country": "JP"},
        {"address": "6 Hill, Springfield, CA; and 7 Lane", "city": "Dalian", "country": "CN"},
    ],
    "alt_names": ["Harima Haguruma; HG Works", "and 播磨歯車"],
    "ids": [
        {"type": "Registration ID", "number": "R-9", "country": "JP", "issue_date": None},
        {"type": "SWIFT/BIC", "number": "HARIJPXX", "country": None},
        {"type": "Gender", "number": "Male", "country": None},
    ],
    "dates_of_birth": [],
}
CSL = Entry(
    key="77",
    names=("Harima Gears Company", "Harima Haguruma", "HG Works", "播磨歯車"),
    kind="organization",
    countries=("JP", "CN"),
    addresses=("5 Dock Road, Kobe, JP", "6 Hill, Springfield, CA", "7 Lane, Dalian, CN"),
    identifiers=("R-9", "HARIJPXX"),
    programs=("A made-up list (AML) - An Office", "P-ONE", "P-TWO"),
    start=dt.date(2023, 4, 5),
    end=dt.date(2033, 4, 5),
    url="https://example.org/information",
    note="name as listed: Harima Gears Company; and any successor, sub-unit, or subsidiary thereof | licence "
    "requirement: all items | licence policy: denial | notice: 0 FR 1 | remarks: made up",
)


def test_csl_csv(tmp_path: Path) -> None:
    path = table(tmp_path / "consolidated.csv", CSL_HEADER, CSL_ROW)
    assert read(path).format == "csl-csv"
    assert one(path) == CSL


def csl_json(path: Path, *results: Any, **form: Any) -> Path:
    path.write_text(json.dumps({"total": len(results), "results": results}, **form), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [{}, {"indent": 2}, {"ensure_ascii": False}])
def test_csl_json(tmp_path: Path, form: dict[str, Any]) -> None:
    path = csl_json(tmp_path / "consolidated.json", CSL_RESULT, **form)
    assert read(path).format == "csl-json"
    assert one(path) == CSL


def test_persons_and_vessels_of_the_csl(tmp_path: Path) -> None:
    person = {
        "_id": "1",
        "type": "Individual",
        "name": "EXAMPLE, Aya",
        "title": "head",
        "addresses": "TR",
        "citizenships": "JP; KP",
        "dates_of_birth": "1970",
    }
    vessel = {
        "_id": "2",
        "type": "Vessel",
        "name": "MADE UP",
        "call_sign": "XYZ1",
        "vessel_flag": "Panama",
        "source": "L",
    }
    nobody = {"_id": "3", "name": "Kind not said"}
    first, second, third = everything(table(tmp_path / "a.csv", CSL_HEADER, person, vessel, nobody))[0]
    assert (first.kind, first.countries, first.note) == ("person", ("TR", "JP", "KP"), "title: head | born: 1970")
    assert (second.kind, second.countries, second.identifiers) == ("vessel", ("PA",), ("XYZ1",))
    assert third.kind == "other"


def test_broken_rows_and_values_of_the_csl_are_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", CSL_HEADER, {**CSL_ROW, "start_date": "soon"}, {"_id": "4"}, {"name": "No id"})
    with path.open("a", encoding="utf-8") as file:
        file.write("5,too,short\n")
    entries, reading = everything(path)
    assert [(entry.key, entry.start) for entry in entries] == [("77", None)]
    assert told(reading) == [
        ("a.csv row 2", "this is no date of the form YYYY-MM-DD."),
        ("a.csv row 3", "it has no name."),
        ("a.csv row 4", "it has no id."),
        ("a.csv row 5", "it has 3 cells, the header has 29."),
    ]
    assert (reading.tally.rows, reading.tally.values) == (3, 1)
    assert reading.tally.problems[0].field == "start_date"


def test_results_that_are_no_objects_are_named(tmp_path: Path) -> None:
    entries, reading = everything(csl_json(tmp_path / "a.json", 7, CSL_RESULT, "x"))
    assert len(entries) == 1
    assert [where for where, _ in told(reading)] == ["a.json result 1", "a.json result 3"]


def test_a_result_may_lie_across_pieces_of_the_file(tmp_path: Path) -> None:
    results = [{**CSL_RESULT, "id": str(n), "remarks": "長" * 40_000} for n in range(60)]
    entries, reading = everything(csl_json(tmp_path / "a.json", *results, ensure_ascii=False))
    assert [entry.key for entry in entries] == [str(n) for n in range(60)]
    assert reading.tally.problems == []
    assert len(entries[0].note) == 2000


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        ('{"id": "2", "name": "cut', "breaks off in result 2"),
        ('{"id": "2", "name": "A" "B"}' + " " * 9_500_000 + "]}", "is broken in result 2"),
        ("", "breaks off in result 2"),
    ],
)
def test_a_csl_json_that_is_broken_is_refused(tmp_path: Path, tail: str, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"results": [' + json.dumps(CSL_RESULT) + "," + tail, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        everything(path)


# ── tables of one's own ─────────────────────────────────────────────────────────────────────────────

HEADERS = {
    "en": [
        "Name",
        "name_local",
        "Aliases",
        "Country",
        "Address",
        "Registration number",
        "Kind",
        "Note",
        "Since",
        "Until",
    ],
    "zh": ["企业名称", "英文名称", "别名", "国家", "地址", "统一社会信用代码", "类型", "备注", "列入日期", "移出日期"],
    "ja": ["会社名", "英語名", "別名", "国・地域", "住所", "法人番号", "種別", "備考", "掲載日", "解除日"],
}
ROW = [
    "北辰编造有限公司",
    "Beichen Madeup",
    "北辰；BCM Works",
    "CN",
    "某市某路1号",
    "91310000MA1K00000X",
    "企业",
    "自查",
    "2025-01-02",
]
FILLED = Entry(
    key="91310000MA1K00000X",
    names=("北辰编造有限公司", "Beichen Madeup", "北辰", "BCM Works"),
    kind="organization",
    countries=("CN",),
    addresses=("某市某路1号",),
    identifiers=("91310000MA1K00000X",),
    start=dt.date(2025, 1, 2),
    end=dt.date(2027, 12, 31),
)


def test_the_same_table_in_every_kind_of_file_and_language(tmp_path: Path) -> None:
    makers: dict[str, Callable[[Path, list[list[Any]]], Path]] = {
        "a.xlsx": xlsx,
        "a.xls": xls,
        "a.ods": ods,
        "a.csv": csv_file,
        "a.tsv": lambda path, rows: csv_file(path, rows, delimiter="\t"),
        "b.csv": lambda path, rows: csv_file(path, rows, delimiter=";", encoding="utf-16"),
        "c.csv": lambda path, rows: csv_file(path, rows, encoding="utf-8-sig"),
        "d.csv": lambda path, rows: csv_file(path, rows, encoding="gb18030"),
    }
    for header in HEADERS.values():
        for name, make in makers.items():
            path = make(tmp_path / name, [["某公司自有名单"], header, [*ROW, dt.date(2027, 12, 31)]])
            assert read(path).format == "table"
            note = header[HEADERS["en"].index("Note")]
            assert one(path) == Entry(**{**_fields(FILLED), "note": f"{note}: 自查"}), name


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}


def test_japanese_tables_in_shift_jis(tmp_path: Path) -> None:
    rows = [
        HEADERS["ja"],
        ["架空工業株式会社", "", "カクウ", "日本", "東京都千代田区霞が関一丁目", "1", "会社", "", "令和7年1月2日", ""],
    ]
    entry = one(csv_file(tmp_path / "a.csv", rows, encoding="cp932"))
    assert (entry.names, entry.countries, entry.start) == (("架空工業株式会社", "カクウ"), ("JP",), dt.date(2025, 1, 2))


def test_letters_of_a_far_row_tell_the_encoding(tmp_path: Path) -> None:
    rows = [
        ["name", "address"],
        *([f"Works {n}", "somewhere"] for n in range(30_000)),
        ["编造工厂有限公司", "某市某路"],
    ]
    entries, reading = everything(csv_file(tmp_path / "a.csv", rows, encoding="gb18030"))
    assert entries[-1].names == ("编造工厂有限公司",)
    assert reading.tally.problems == []


def test_a_name_is_enough_and_further_fields_are_known(tmp_path: Path) -> None:
    assert one(csv_file(tmp_path / "a.csv", [["名称"], ["甲公司"]])) == Entry(key="甲公司", names=("甲公司",))
    header = [
        "ID",
        "Company or Organization",
        "Short name",
        "Country or Region",
        "List",
        "URL",
        "No.",
        "Favourite colour",
    ]
    row = ["k-1", "Alpha Made Up", "AMU", "IR; KP", "Own list", "https://example.org/1", "1", "red"]
    (entry,), reading = everything(csv_file(tmp_path / "b.csv", [header, row]))
    assert entry == Entry(
        key="k-1",
        names=("Alpha Made Up",),
        weak_names=("AMU",),
        countries=("IR", "KP"),
        programs=("Own list",),
        url="https://example.org/1",
    )
    assert reading.tally.told() == ("column H 'Favourite colour' is not known and was not read",)


def test_headers_in_two_languages(tmp_path: Path) -> None:
    rows = [["企业名称 / Company name", "国家\nCountry", "备注（Note）"], ["乙公司", "日本", "x"]]
    entry = one(xlsx(tmp_path / "a.xlsx", rows))
    assert (entry.name, entry.countries, entry.key) == ("乙公司", ("JP",), "乙公司")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("个人", "person"),
        ("Individual", "person"),
        ("会社", "organization"),
        ("船舶", "vessel"),
        ("航空機", "aircraft"),
    ],
)
def test_words_for_kinds(tmp_path: Path, word: str, kind: str) -> None:
    assert one(csv_file(tmp_path / "a.csv", [["name", "kind"], ["A made-up", word]])).kind == kind


def test_broken_rows_and_values_of_a_table_are_named(tmp_path: Path) -> None:
    rows = [
        ["name", "country", "kind", "since", "until"],
        ["", "JP"],
        ["Alpha", "Atlantis", "dragon", "03/04/2025", "#N/A"],
        [],
        ["Beta", "JP", "company", "2025-01-01", "", "one too many"],
        ["-", "JP"],
        ["Gamma", "JP"],
    ]
    entries, reading = everything(csv_file(tmp_path / "a.csv", rows))
    assert [entry.name for entry in entries] == ["Alpha", "Gamma"]
    assert (entries[0].countries, entries[0].kind, entries[0].start, entries[0].end) == ((), "other", None, None)
    assert sorted((problem.where, problem.field, problem.raw) for problem in reading.tally.problems) == [
        ("a.csv row 2", "", "JP"),
        ("a.csv row 3", "country", "Atlantis"),
        ("a.csv row 3", "kind", "dragon"),
        ("a.csv row 3", "since", "03/04/2025"),
        ("a.csv row 3", "until", "#N/A"),
        ("a.csv row 5", "", "['Beta', 'JP', 'company', '2025-01-01', '']"),
        ("a.csv row 6", "", "JP"),
    ]
    assert (reading.tally.rows, reading.tally.values) == (3, 4)
    assert all(problem.why and problem.advice for problem in reading.tally.problems)


def test_a_quote_without_its_partner_loses_no_row_silently(tmp_path: Path) -> None:
    rows = [f"Works {n},JP" for n in range(200)]
    rows[20] = '"Works 20,JP'
    rows[150] = 'Works "150",JP'
    path = tmp_path / "a.csv"
    path.write_text("name,country\n" + "\n".join(rows) + "\n", encoding="utf-8")
    entries, reading = everything(path)
    assert {entry.name for entry in entries} >= {f"Works {n}" for n in [*range(20), *range(152, 200)]}
    (problem,) = reading.tally.problems
    assert problem.where.startswith("a.csv lines 22 to ")
    assert "quote" in problem.advice


def test_a_few_rows_inside_one_cell_are_named_but_not_addresses_of_several_lines(tmp_path: Path) -> None:
    address = "Floor 1, Tower 2\nMade-up Road 3, Area 4\nTown, JP"
    rows = [["name", "country", "address", "note"], ["Alpha", "JP", address, ""], ["Beta", "JP", "x", "y"]]
    path = csv_file(tmp_path / "a.csv", rows)
    with path.open("a", encoding="utf-8") as file:
        file.write('"Gamma,JP,x,y\nDelta,JP,x,y\nEpsilon,JP,x,y\nZeta" Works,JP,x,y\nEta,JP,x,y\n')
    entries, reading = everything(path)
    assert [entry.name for entry in entries] == ["Alpha", "Beta", "Eta"]
    assert entries[0].addresses == tuple(address.split("\n"))
    assert told(reading) == [("a.csv lines 6 to 9", "one cell holds what looks like whole rows.")]


def test_an_endless_cell_is_named_and_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"name,note\nAlpha,x\nBeta,{'y' * 200_000}\nGamma,z\n", encoding="utf-8")
    entries, reading = everything(path)
    assert [entry.name for entry in entries] == ["Alpha", "Gamma"]
    assert reading.tally.rows == 1


def test_a_row_with_foreign_bytes_is_named(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [["名称", "国家"], *([f"编造工厂{n}有限公司", "中国"] for n in range(40))])
    path.write_bytes(path.read_bytes() + b"\xff\xfe\xfa broken,JP\n" + "最后公司,中国\n".encode())
    entries, reading = everything(path)
    assert (len(entries), entries[-1].name) == (41, "最后公司")
    assert told(reading) == [("a.csv row 42", "it holds bytes that are not utf-8.")]


def test_cells_whose_values_cannot_be_had_are_named(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "名单"
    for row in (["name", "aliases", "country"], ["Alpha", "#REF!", '="J"&"P"'], ["#N/A", "", "JP"]):
        book.active.append(row)
    for place in ("B2", "A3"):
        book.active[place].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    (entry,), reading = everything(tmp_path / "a.xlsx")
    assert (entry.names, entry.countries) == (("Alpha",), ())
    assert sorted((problem.where, problem.field, problem.raw or "") for problem in reading.tally.problems) == [
        ("a.xlsx, sheet '名单' row 2", "aliases", "#REF!"),
        ("a.xlsx, sheet '名单' row 2", "country", ""),
        ("a.xlsx, sheet '名单' row 3", "", "#N/A; JP"),
        ("a.xlsx, sheet '名单' row 3", "name", "#N/A"),
    ]


def test_countries_of_one_cell(tmp_path: Path) -> None:
    rows = [["name", "country"], ["Alpha", "日本/中国, Atlantis"], ["Beta", "Korea, Republic of"], ["Gamma", "unknown"]]
    entries, reading = everything(csv_file(tmp_path / "a.csv", rows))
    assert [entry.countries for entry in entries] == [("JP", "CN"), ("KR",), ()]
    assert [(problem.field, problem.raw) for problem in reading.tally.problems] == [("country", " Atlantis")]


def test_only_the_sheet_with_a_list_is_read(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["看这里"])
    sheet = book.create_sheet("名单")
    for row in ([], ["名称"], ["甲公司"]):
        sheet.append(row)
    book.create_sheet("旧").append(["名称"])
    book["旧"].append(["乙公司"])
    book["旧"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    entries, reading = everything(tmp_path / "a.xlsx")
    assert [entry.name for entry in entries] == ["甲公司"]
    assert reading.tally.told() == ("sheet '说明' was not read", "sheet '旧' was not read")
    assert [entry.name for entry in everything(tmp_path / "a.xlsx", "旧")[0]] == ["乙公司"]
    book["旧"].sheet_state = "visible"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match=r"Several sheets.*--sheet '名单'"):
        read(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="has no sheet 'x'"):
        read(tmp_path / "a.xlsx", "x")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
def test_rows_of_a_sheet_are_named_as_the_spreadsheet_names_them(tmp_path: Path, name: str) -> None:
    make = {"a.xlsx": xlsx, "a.xls": xls, "a.ods": ods}[name]
    rows: list[list[Any]] = [[None, None], [None, None], ["name", "country"], ["Alpha", "JP"], [None, "JP"]]
    entries, reading = everything(make(tmp_path / name, rows))
    assert [entry.name for entry in entries] == ["Alpha"]
    (problem,) = reading.tally.problems
    assert problem.where.endswith("row 5")
    assert "'出货'" in problem.where


# ── files that cannot be used ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"  \n", "empty"),
        ("page.csv", b"<!DOCTYPE html><html>", "web page"),
        ("list.pdf", b"%PDF-1.7 ...", "PDF"),
        ("list.csv.gz", b"\x1f\x8b\x08\x00", "packed"),
        ("list.json", b'{"parties": []}', "no list that is known"),
        ("list.json", b'[{"name": "x"}]', "no list that is known"),
        ("list.csv", b"colour,size\nred,1\n", "no column for names"),
        ("list.xlsx", b"PK\x03\x04 and then nothing", "damaged or not a workbook"),
        ("list.csv", bytes(range(128, 256)) * 20, "encoding"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=words) as told:
        everything(tmp_path / name)
    assert told.value.advice


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "targets.simple.csv").write_text("x")
    with pytest.raises(InputError, match=r"no file .*Did you mean .*targets\.simple\.csv"):
        read(tmp_path / "target.simple.csv")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="has no sheets"):
        read(table(tmp_path / "a.csv", OS_HEADER, OS_ROW), "x")


def test_workbooks_without_a_list_show_their_first_row(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'colour', 'size'"):
        read(xlsx(tmp_path / "a.xlsx", [["colour", "size"]]))


def test_what_nobody_sees_is_removed() -> None:
    assert tidy("  A​lpha\u3000\n Be\ud800ta\x00 ") == "Alpha Beta"


# ── size ────────────────────────────────────────────────────────────────────────────────────────────

MANY = 100_000
FEWER = 50_000


def _big_plain(file: TextIO) -> int:
    file.write("name,country\n")
    file.writelines(f"Made Up Works {n},JP\n" for n in range(MANY))
    return MANY


def _big_opensanctions(file: TextIO) -> int:
    file.write(",".join(OS_HEADER) + "\n")
    file.writelines(f"X-{n},Company,Made Up {n},,,jp,,,,,,,,,,\n" for n in range(FEWER))
    return FEWER


def _big_followthemoney(file: TextIO) -> int:
    for n in range(FEWER):
        file.write(f'{{"id":"X-{n}","schema":"Company","properties":{{"name":["W {n}"],"addressEntity":["a-{n}"]}}}}\n')
        file.write(f'{{"id":"a-{n}","schema":"Address","properties":{{"full":["{n} Road"]}}}}\n')
    return FEWER


def _big_csl(file: TextIO) -> int:
    file.write('{"results":[')
    file.writelines(f'{"," if n else ""}{{"id":"{n}","name":"Made Up {n}","type":"Entity"}}' for n in range(FEWER))
    file.write("]}")
    return FEWER


@pytest.mark.parametrize("make", [_big_plain, _big_opensanctions, _big_followthemoney, _big_csl])
def test_memory_does_not_grow_with_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[TextIO], int]
) -> None:
    path = tmp_path / "big"
    with path.open("w", encoding="utf-8") as file:
        wanted = make(file)
    for name in ("read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, lambda *_: pytest.fail("the file is read as a whole"))
    blocks, count = [], 0
    for _ in read(path).entries:
        count += 1
        if count % 10_000 == 0:
            gc.collect(1)
            blocks.append(sys.getallocatedblocks())
    assert count == wanted
    assert max(blocks) - blocks[0] < 20_000  # a party takes ten and more
