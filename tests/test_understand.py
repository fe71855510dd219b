"""record → Shipment: nothing is lost, and trouble is told field by field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.shipment import Shipment, understand


def test_a_good_record_has_no_problems() -> None:
    understood = understand(
        {"id": "A1", "date": "2026/4/15", "destination": "日本", "lines": [{"hs_code": 8505111000.0}]}
    )
    assert understood.problems == ()
    assert understood.shipment.destination == "JP"
    assert understood.shipment.lines[0].hs_code == "8505111000"


def test_a_value_not_understood_is_kept_raw_reported_and_unknown() -> None:
    understood = understand(
        {"id": "A1", "destination": "Atlantis", "departure": "CN"}, places={"destination": "出货!F12"}
    )
    (problem,) = understood.problems
    assert (problem.where, problem.field, problem.raw) == ("出货!F12", "destination", "Atlantis")
    assert "country is not known" in problem.why
    assert understood.shipment.destination is None
    assert understood.shipment.departure == "CN"


@pytest.mark.parametrize(
    ("record", "field", "why", "advice"),
    [
        ({"id": "A", "end_uze": "x"}, "end_uze", "no such field", "Did you mean 'end_use'?"),
        ({"id": "A", "lines": [{"hs": "1"}]}, "lines[0].hs", "no such field", "Known here: line, description"),
        ({"destination": "JP"}, "id", "needs an id", "reference you know it by"),
        ({"id": "A", "lines": "x"}, "lines", "a list is expected", ""),
        ({"id": "A", "consignee": 5}, "consignee", "object with named fields", ""),
        (
            {"id": "A", "consignee": {"name": "x", "owners": [{"share": 140}]}},
            "consignee.owners[0].share",
            "between 0 and 100",
            "",
        ),
        (["no", "object"], "", "an object of fields", "list of fields"),
    ],
)
def test_each_kind_of_trouble_has_one_clear_message(record: Any, field: str, why: str, advice: str) -> None:
    (problem,) = understand(record, number=3).problems
    assert problem.field == field
    assert why in problem.why
    assert advice in problem.advice
    assert problem.where == "record 3"


def test_several_faults_are_all_told_and_the_rest_is_read() -> None:
    understood = understand(
        {"id": "A", "date": "2026-02-30", "departure": "??x", "lines": [{"quantity": "lots"}, {"quantity": "2"}]}
    )
    assert {problem.field for problem in understood.problems} == {"date", "departure", "lines[0].quantity"}
    assert understood.shipment.lines[1].quantity == 2


def test_a_line_that_is_no_object_keeps_its_place() -> None:
    understood = understand({"id": "A", "lines": ["what", {"line": 2, "description": "dysprosium oxide"}]})
    assert len(understood.shipment.lines) == 2
    assert understood.shipment.lines[1].description == "dysprosium oxide"


def test_a_party_may_be_given_as_its_name() -> None:
    assert (
        understand({"id": "A", "end_user": "防衛省"}).shipment.end_user
        == understand({"id": "A", "end_user": {"name": "防衛省"}}).shipment.end_user
    )


@pytest.mark.parametrize("words", ["Same as consignee", "同收货人", "荷受人に同じ", {"name": "same as the consignee"}])
def test_an_end_user_may_be_the_consignee_in_words(words: Any) -> None:
    consignee = {"name": "Mikawa Auto K.K.", "country": "JP"}
    shipment = understand({"id": "A", "consignee": consignee, "end_user": words}).shipment
    assert shipment.end_user == shipment.consignee


def test_a_shipment_passes_as_it_is() -> None:
    shipment = Shipment(id="A")
    assert understand(shipment).shipment is shipment


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Shipment.model_fields, "lines", "name", "hs_code", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json)
def test_nothing_a_record_holds_can_raise(record: Any) -> None:
    assert understand(record).shipment.id
