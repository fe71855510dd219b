"""Steps of the feature on ownership: a file of owners beside the records."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from recomply import Decision, InputError, Screener

Record = dict[str, Any]
Rows = list[list[str]]


@pytest.fixture
def holdings() -> Rows:
    """The rows of the file of owners, header first."""
    return [["owner", "owned", "share", "owner_country", "owned_country", "date"]]


@given("the file of owners says")
def _file(holdings: Rows, datatable: list[list[str]]) -> None:
    names, *rows = datatable
    for row in rows:
        told = dict(zip(names, row, strict=True))
        holdings.append([told.get(column, "") for column in holdings[0]])


@given(parsers.parse('the file of owners is headed "{header}"'))
def _headed(holdings: Rows, header: str) -> None:
    holdings[0] = header.split(",")


@given(parsers.parse('the record says that "{owner}" holds {share:g} % of the receiver'))
def _in_record(record: Record, owner: str, share: float) -> None:
    for role in ("consignee", "end_user"):
        record[role].setdefault("owners", [])
        record[role]["owners"] = [*record[role]["owners"], {"name": owner, "share": share}]


def _screener(holdings: Rows, folder: Path) -> Screener:
    path = folder / "owners.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(holdings)
    return Screener(ownership=path)


@when(parsers.parse("it leaves on {day} and is screened with that file"), target_fixture="decision")
def _with_file(record: Record, holdings: Rows, tmp_path: Path, day: str) -> Decision:
    record["date"] = day
    return _screener(holdings, tmp_path).screen(record)


@when("that file is read", target_fixture="refused")
def _read(holdings: Rows, tmp_path: Path) -> str:
    try:
        _screener(holdings, tmp_path)
    except InputError as error:
        return str(error)
    return ""


@then(parsers.parse('a problem at "{where}" says "{words}"'))
def _problem(decision: Decision, where: str, words: str) -> None:
    told = [(problem.where, problem.why) for problem in decision.problems]
    assert any(where in place and words in why for place, why in told), told


@then("the decision names the file of owners and its digest")
def _named(decision: Decision) -> None:
    assert decision.ownership is not None
    assert decision.ownership.name == "owners.csv"
    assert decision.ownership.digest.startswith("sha256:")


@then(parsers.parse('the chain "{chain}" is told'))
def _chain(decision: Decision, chain: str) -> None:
    texts = [piece.text for line in decision.lines for finding in line.findings for piece in finding.evidence]
    assert chain in texts, texts
