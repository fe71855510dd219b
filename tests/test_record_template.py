"""The empty workbook: looks like a form, and reads back as it was filled in, in every language."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
import yaml

from recomply.errors import InputError
from recomply.record import read
from recomply.record.headers import vocabulary
from recomply.record.template import write_template
from recomply.shipment import understand
from recomply.words import Language

LANGUAGES = get_args(Language)
SAID = yaml.safe_load((Path(__file__).parent.parent / "src/recomply/record/template.yaml").read_text(encoding="utf-8"))


def of(value: Any, language: str) -> Any:
    return value[language] if isinstance(value, dict) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_reads_back(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, language=language)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for column, said in enumerate(SAID["columns"], 1):
        sheet.cell(2, column, of(said["example"], language) or None)
    sheet["A3"] = "SHP-2026-0415"
    sheet["B3"] = 2
    sheet.cell(3, [c["field"] for c in SAID["columns"]].index("item_name") + 1, "oxide")
    book.save(path)
    batch = read(path)
    assert batch.remarks == ()
    assert all(column.how.startswith("header of") for column in batch.columns)
    assert len(batch.columns) == len(SAID["columns"])
    (record,) = batch.records
    read_back = understand(record.data, number=1, places=record.places)
    assert read_back.problems == record.problems == ()
    shipment = read_back.shipment
    assert (shipment.id, shipment.date, shipment.transaction) == ("SHP-2026-0415", dt.date(2026, 4, 15), "export")
    assert (shipment.departure, shipment.destination, shipment.declared_military) == ("CN", "JP", False)
    assert shipment.documents == ("end_user_certificate", "composition_report")
    first, second = shipment.lines
    assert (first.line, first.hs_code, first.form, first.declared_controlled) == (1, "8505111000", "magnet", False)
    assert (first.net_mass_kg, first.quantity, first.unit, first.value, first.currency) == (
        120.5,
        8000,
        "pcs",
        9600,
        "USD",
    )
    assert first.composition == {"Nd": 29, "Dy": 1.2, "B": 1, "Fe": 66}
    assert first.elements == ("Nd", "Fe", "B", "Dy")
    assert (second.line, second.description) == (2, "oxide")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_understood(tmp_path: Path, language: Language) -> None:
    fields = {"transaction": "transaction", "form": "form", "license_kind": "kind", "yes_no": "", "country": ""}
    path = tmp_path / "t.xlsx"
    write_template(path, language=language)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    listed = [(number, said) for number, said in enumerate(SAID["columns"], 1) if "choices" in said]
    assert {said["choices"] for _, said in listed} == set(fields)
    for row in range(2, 20):
        sheet.cell(row, 1, f"S{row}")
        for number, said in listed:
            choices = SAID["lists"][said["choices"]][language]
            sheet.cell(row, number, choices[(row - 2) % len(choices)])
    book.save(path)
    read_back = [understand(r.data, number=r.number, places=r.places) for r in read(path).records]
    assert [p for one in read_back for p in one.problems] == []
    assert {one.shipment.lines[0].form for one in read_back} == {
        "oxide",
        "compound",
        "mixture",
        "metal",
        "alloy",
        "powder",
        "target",
        "magnet",
        "magnet_assembly",
        "component",
        "finished_product",
        "equipment",
        "software",
        "technology",
        "waste",
    }
    assert {one.shipment.license.kind for one in read_back if one.shipment.license} == {
        "individual",
        "general",
        "registration",
    }
    assert {one.shipment.declared_military for one in read_back} == {True, False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_itself(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, language=language)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [SAID["sheet"][language], "recomply fields"]
    sheet, about = book.worksheets
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == [said["header"][language] for said in SAID["columns"]]
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    rules = sheet.data_validations.dataValidation
    assert len(rules) == sum("choices" in said for said in SAID["columns"])
    for rule in rules:
        assert len(rule.formula1) <= 257
        assert len(rule.prompt) <= 255
        assert len(rule.promptTitle) <= 32
    assert [row[1].value for row in about.iter_rows(min_row=5)] == [
        said["header"][language] for said in SAID["columns"]
    ]
    assert all(row[2].value and row[3].value for row in about.iter_rows(min_row=5))


def test_an_empty_template_has_nothing_to_read(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    with pytest.raises(InputError, match="no rows below"):
        read(tmp_path / "t.xlsx")


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="another ending"):
        write_template(tmp_path / "t.csv")
    with pytest.raises(InputError, match="cannot be written"):
        write_template(tmp_path / "gone" / "t.xlsx")


def test_headers_of_the_template_mean_one_thing() -> None:
    known = vocabulary()
    for said in SAID["columns"]:
        for language in LANGUAGES:
            assert [m.field.name for m in known.recognise(said["header"][language])] == [said["field"]]
