"""The data behind the headers: complete, free of contradictions, and at one with the next step."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from recomply.record.composition import shares_in
from recomply.record.headers import fold, vocabulary
from recomply.record.uscc import is_uscc
from recomply.shipment import License, Line, Owner, Party, Shipment, values

FOLDER = Path(__file__).parent.parent / "src/recomply/record"
KNOWN = vocabulary()
COLUMNS = yaml.safe_load((FOLDER / "columns.yaml").read_text(encoding="utf-8"))
with (FOLDER / "headers.csv").open(encoding="utf-8", newline="") as file:
    HEADERS = list(csv.DictReader(file))

SURVEYED = frozenset(
    [
        "arrival_country",
        "batch_no",
        "bill_of_lading_no",
        "brand",
        "buyer_name",
        "cas_no",
        "ciq_code",
        "composition",
        "consignee_address",
        "consignee_country",
        "consignee_name",
        "contains_controlled_element",
        "contract_no",
        "control_code",
        "controlled_content_value_pct",
        "currency",
        "declarant_name",
        "declaration_date",
        "declaration_no",
        "domestic_source_place",
        "duty_mode",
        "end_product",
        "end_use",
        "end_user_address",
        "end_user_certificate",
        "end_user_country",
        "end_user_name",
        "export_date",
        "exporter_customs_code",
        "exporter_name",
        "exporter_uscc",
        "final_destination_country",
        "freight_forwarder_name",
        "function_principle",
        "grade",
        "gross_weight_kg",
        "hs_code",
        "incoterm",
        "intermediary_name",
        "invoice_date",
        "invoice_no",
        "item_name",
        "item_name_en",
        "item_no",
        "licence_no",
        "licence_quantity",
        "licence_type_code",
        "licence_valid_to",
        "line_no",
        "military_end_use_flag",
        "net_weight_kg",
        "notify_party_name",
        "onward_export",
        "order_no",
        "origin_country",
        "ownership_pct",
        "package_count",
        "package_type",
        "parent_company",
        "plant",
        "port_of_discharge",
        "port_of_loading",
        "producer_name",
        "project_name",
        "quantity",
        "quantity_unit",
        "record_id",
        "remarks",
        "spec_model",
        "statutory_quantity",
        "statutory_unit",
        "supervision_mode",
        "supplier_name",
        "total_value",
        "trade_country",
        "transit_country",
        "transport_mode",
        "unit_price",
        "vessel_voyage",
    ]
)  # fields seen in the survey of declarations, invoices and exports of ERP systems


def test_every_surveyed_field_is_taken_or_said_to_be_unused() -> None:
    assert len(SURVEYED) == 79
    assert set(COLUMNS["fields"]) >= SURVEYED


def test_every_header_belongs_to_a_field() -> None:
    for row in HEADERS:
        name = row["canonical_field"]
        assert name in KNOWN.fields
        assert row["language"] in {"zh", "ja", "en", "x-sap", "x-cn-sw", "x-ubl"}
        assert fold(row["header_variant"])
        assert name in {meaning.field.name for meaning in KNOWN.recognise(row["header_variant"])}, row
        path, _, value = row["implies"].partition("=")
        assert (KNOWN.path_called(path), bool(value)) == (path, bool(path))


def test_exactly_these_headers_mean_two_things() -> None:
    found = {
        KNOWN.written[key]: {m.field.name for m in meanings}
        for key, meanings in KNOWN.variants.items()
        if len(meanings) > 1
    }
    assert found == {
        "序号": {"record_id", "line_no"},
        "項番": {"line_no", "control_code"},
        "海关编码": {"hs_code", "exporter_customs_code"},
        "Item No.": {"line_no", "item_no"},
        "Material": {"item_no", "composition"},
        "Grade": {"spec_model", "grade"},
        "件数": {"quantity", "package_count"},
        "個数": {"quantity", "package_count"},
        "Destination Country": {"arrival_country", "final_destination_country"},
        "仕向国": {"arrival_country", "final_destination_country"},
        "仕向国コード": {"arrival_country", "final_destination_country"},
        "仕向地（国コード）": {"arrival_country", "final_destination_country"},
        "該非判定": {"control_code", "declared_controlled"},
    }


def test_paths_are_those_of_the_contract() -> None:
    contract = COLUMNS["contract"]
    nested = {
        Shipment: {"exporter", "consignee", "end_user", "intermediaries", "license", "lines", "exchange_rates"},
        Party: {"owners"},
        Line: {"materials"},
    }
    for part, model in (
        ("shipment", Shipment),
        ("party", Party),
        ("owner", Owner),
        ("license", License),
        ("line", Line),
    ):
        assert set(contract[part]) == set(model.model_fields) - nested.get(model, set())
    for name, field in KNOWN.fields.items():
        for path in filter(None, (field.path, field.text, field.suffix)):
            assert KNOWN.path_called(path) == path, name
        for entries in (field.answer or {}).values():
            for path in entries if isinstance(entries, dict) else ():
                assert KNOWN.path_called(path) == path, name
    assert all(KNOWN.path_called(path) == path for path in COLUMNS["days"])


def test_answers_are_read_as_the_next_step_reads_them() -> None:
    for kind, meant in (("yes", True), ("no", False)):
        for word in COLUMNS["answers"][kind]:
            assert values.yes_no(word) is meant
            assert KNOWN.answer(word) == kind
    for kind in ("none", "unknown"):
        for word in COLUMNS["answers"][kind]:
            assert values.clean(word) is None
            assert KNOWN.answer(word) == kind
    assert KNOWN.answer(True) == "yes"
    assert KNOWN.answer("待提供") == "other"


@pytest.mark.parametrize("word", sorted(values._PLACEHOLDERS | values._YES | values._NO))
def test_no_answer_of_the_next_step_is_strange_here(word: str) -> None:
    assert KNOWN.answer(word) != "other"


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("合计", True),
        ("合 计：", True),
        ("Total", True),
        ("GRAND TOTAL: 5 ctns", True),
        ("小計", True),
        ("TOTAL 500", True),
        ("計", True),
        ("Total station", False),
        ("计算机", False),
        ("Totally", False),
        ("合计划", False),
        ("Summit", False),
        (5, False),
        (None, False),
    ],
)
def test_totals(text: Any, is_total: bool) -> None:
    assert KNOWN.is_total(text) is is_total


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Nd 29%, Dy 3.2%", {"Nd": "29", "Dy": "3.2"}),
        ("Nd: 29; Fe: 68", {"Nd": "29", "Fe": "68"}),
        ("镝3.2%", {"镝": "3.2"}),
        ("Dy2O3 99.9wt%", {"Dy2O3": "99.9"}),
        ("N42", {}),
        ("NdFeB", {}),
        ("99.9%", {}),
        ("SUS 304", {}),
        ("Dy 3, Dy 4", {}),
        (99.9, {}),
        ("27%[镧]51%[铈]", {}),
    ],
)
def test_shares(text: Any, shares: dict[str, str]) -> None:
    assert shares_in(text) == shares
    if shares:
        assert values.composition(text) == {name: float(share) for name, share in shares.items()}


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("91350100M000100Y43", True),
        ("91350100m000100y43 ", True),
        ("91350100M000100Y44", False),
        ("1234567890123", False),
        ("", False),
    ],
)
def test_social_credit_codes(code: str, valid: bool) -> None:
    assert is_uscc(code) is valid
