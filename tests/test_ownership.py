"""Owners up the chains: shares, loops, what is missing, and the file they are read from."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import json
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recomply import InputError, Ownership, Screener, open_ownership
from recomply.facts import Knowledge, OwnershipGraph
from recomply.facts.ownership import MOST_COMPANIES, MOST_STEPS, Holders
from recomply.facts.ranges import Range
from recomply.shipment import Holding, Owner
from recomply.truth import Truth

DAY = dt.date(2026, 5, 20)
TARGET = "Hai Phong Motor Co., Ltd."
LISTED = "General Dynamics"
Edge = tuple[str, str, float | None]


@pytest.fixture(scope="module")
def knowledge(screener: Screener) -> Knowledge:
    return screener._knowledge


def ownership(edges: list[Edge]) -> Ownership:
    holdings = tuple(Holding(n, *edge) for n, edge in enumerate(edges, 2))
    return Ownership("owners.csv", "sha256:0", holdings, (), {}, lambda row, _: f"owners.csv row {row}")


def behind(
    knowledge: Knowledge, edges: list[Edge], owners: tuple[Owner, ...] | None = None, day: dt.date = DAY
) -> Holders:
    graph = OwnershipGraph(knowledge.fold, knowledge.index, ownership(edges))
    return graph.holders((TARGET,), "", owners, day)


def of_listed(holders: Holders) -> tuple[Range, Range]:
    (held,) = {one.party.name: one for one in holders.listed}.values()
    return held.share


def near(found: Range, low: float, high: float | None = None) -> bool:
    return (found.low, found.high) == (pytest.approx(low), pytest.approx(low if high is None else high))


# Shares


def test_a_chain_by_multiplication_and_by_control(knowledge: Knowledge) -> None:
    edges = [(LISTED, "B K.K.", 60.0), ("Li", "B K.K.", 40.0), ("B K.K.", TARGET, 70.0), ("Wu", TARGET, 30.0)]
    multiplied, controlled = of_listed(behind(knowledge, edges))
    assert near(multiplied, 42)
    assert near(controlled, 70)


def test_two_ways_to_the_same_company_add_up(knowledge: Knowledge) -> None:
    edges = [
        (LISTED, "B K.K.", 100.0),
        (LISTED, "C K.K.", 100.0),
        ("B K.K.", TARGET, 30.0),
        ("C K.K.", TARGET, 25.0),
        ("Wu", TARGET, 45.0),
    ]
    holders = behind(knowledge, edges)
    assert near(of_listed(holders)[0], 55)
    assert near(of_listed(holders)[1], 55)
    assert len(holders.listed[0].ways) == 2


def test_what_is_controlled_counts_together_for_the_next_control(knowledge: Knowledge) -> None:
    edges = [
        (LISTED, "B K.K.", 60.0),
        ("Li", "B K.K.", 40.0),
        (LISTED, "C K.K.", 30.0),
        ("B K.K.", "C K.K.", 30.0),
        ("Li", "C K.K.", 40.0),
        ("C K.K.", TARGET, 50.0),
        ("Wu", TARGET, 50.0),
    ]
    multiplied, controlled = of_listed(behind(knowledge, edges))
    assert near(multiplied, 24)  # (30 + 60 × 30 / 100) × 50 / 100
    assert near(controlled, 50)


def test_a_loop_is_summed_without_end(knowledge: Knowledge) -> None:
    """The party holds half of B, and B a fifth of the party: 40 + 40 × 0.1 + … = 40 / 0.9."""
    edges = [
        (LISTED, TARGET, 40.0),
        ("Wu", TARGET, 40.0),
        ("B K.K.", TARGET, 20.0),
        (TARGET, "B K.K.", 50.0),
        ("Li", "B K.K.", 50.0),
    ]
    multiplied, _ = of_listed(behind(knowledge, edges))
    assert near(multiplied, 40 / 0.9)


def test_companies_that_own_each_other_wholly_leave_everything_open(knowledge: Knowledge) -> None:
    edges = [("B K.K.", TARGET, 100.0), ("C K.K.", "B K.K.", 100.0), ("B K.K.", "C K.K.", 100.0)]
    assert near(behind(knowledge, edges).stranger.multiplied, 0, 100)


def test_a_listed_party_in_a_loop_holds_no_more_than_all(knowledge: Knowledge) -> None:
    edges = [(LISTED, TARGET, 100.0), (TARGET, LISTED, 90.0), ("Wu", LISTED, 10.0)]
    assert near(of_listed(behind(knowledge, edges))[0], 100)


# What is missing


def test_a_missing_share_lies_between_nothing_and_what_is_left(knowledge: Knowledge) -> None:
    assert near(of_listed(behind(knowledge, [(LISTED, TARGET, None), ("Wu", TARGET, 45.0)]))[0], 0, 55)


def test_what_is_left_may_be_held_by_anybody(knowledge: Knowledge) -> None:
    holders = behind(knowledge, [("Wu", TARGET, 45.0)])
    assert near(holders.stranger.multiplied, 0, 55)
    assert holders.stranger.reaches(50) is Truth.UNKNOWN
    assert behind(knowledge, [("Wu", TARGET, 55.0)]).stranger.reaches(50) is Truth.FALSE


def test_a_person_ends_a_chain_and_a_company_does_not(knowledge: Knowledge) -> None:
    assert behind(knowledge, [("Wu", TARGET, 100.0)]).stranger.reaches(50) is Truth.FALSE
    assert behind(knowledge, [("Wu Holding Ltd.", TARGET, 100.0)]).stranger.reaches(50) is Truth.UNKNOWN
    assert behind(knowledge, [("Wu Holding Ltd.", TARGET, 49.0), ("Wu", TARGET, 51.0)]).stranger.reaches(50) is (
        Truth.FALSE
    )


def test_owners_that_are_listed_without_shares_leave_it_open(knowledge: Knowledge) -> None:
    assert behind(knowledge, [], (Owner(name="Wang Wei"),)).stranger.reaches(50) is Truth.UNKNOWN
    assert behind(knowledge, [], ()).stranger.reaches(50) is Truth.UNKNOWN


# What cannot be


def test_shares_above_the_whole_count_as_not_known(knowledge: Knowledge) -> None:
    holders = behind(knowledge, [(LISTED, TARGET, 80.0), ("Wu", TARGET, 70.0)])
    assert near(of_listed(holders)[0], 0, 100)
    (problem,) = holders.problems
    assert problem.where == "owners.csv row 2, owners.csv row 3"
    assert "150 %" in problem.why


def test_rounding_above_the_whole_is_no_problem(knowledge: Knowledge) -> None:
    holders = behind(knowledge, [(LISTED, TARGET, 33.4), ("Wu", TARGET, 33.4), ("Li", TARGET, 33.4)])
    assert holders.problems == ()
    assert of_listed(holders)[0].high == pytest.approx(100 / 3)


def test_record_and_file_that_contradict_leave_what_is_between(knowledge: Knowledge) -> None:
    owners = (Owner(name=LISTED, share=40), Owner(name="Wu", share=40))
    holders = behind(knowledge, [(LISTED, TARGET, 60.0)], owners)
    assert near(of_listed(holders)[0], 40, 60)
    assert [problem.where for problem in holders.problems] == [".owners[0], owners.csv row 2"]


def test_a_problem_of_the_record_names_its_cell(screener: Screener) -> None:
    owners = [{"name": "A Ltd.", "share": 80}, {"name": "B Ltd.", "share": 70}]
    record = {"id": "1", "consignee": {"name": "X Co., Ltd.", "owners": owners}}
    (problem,) = screener.screen(record, places={"consignee.owners": "Sheet1!H2"}).problems
    assert problem.where == "Sheet1!H2"
    assert problem.field == "consignee.owners"


def test_namesakes_in_other_countries_are_not_mixed_up(knowledge: Knowledge) -> None:
    holdings = (
        Holding(2, LISTED, TARGET, 100.0, "", "US"),
        Holding(3, "Wu", TARGET, 100.0, "", "VN"),
    )
    file = Ownership("owners.csv", "sha256:0", holdings, (), {}, lambda row, _: f"owners.csv row {row}")
    graph = OwnershipGraph(knowledge.fold, knowledge.index, file)
    assert of_listed(graph.holders((TARGET,), "US", None, DAY))[0].low == 100
    assert graph.holders((TARGET,), "VN", None, DAY).listed == ()
    for country in ("", "DE"):
        doubtful = graph.holders((TARGET,), country, None, DAY)
        assert not doubtful.told
        assert len(doubtful.problems) == 1


def test_a_share_told_only_for_a_later_day_is_not_known_yet(knowledge: Knowledge) -> None:
    holdings = (Holding(2, LISTED, TARGET, 100.0, "", "", dt.date(2026, 9, 1)),)
    file = Ownership("owners.csv", "sha256:0", holdings, (), {}, lambda row, _: f"owners.csv row {row}")
    graph = OwnershipGraph(knowledge.fold, knowledge.index, file)
    assert near(of_listed(graph.holders((TARGET,), "", None, DAY))[0], 0, 100)
    assert near(of_listed(graph.holders((TARGET,), "", None, dt.date(2026, 9, 1)))[0], 100)


# Bounds


def test_a_very_long_chain_ends_in_the_unknown(knowledge: Knowledge) -> None:
    names = [TARGET, *(f"Step {n} Ltd." for n in range(MOST_STEPS + 5)), LISTED]
    edges: list[Edge] = [(upper, lower, 100.0) for lower, upper in itertools.pairwise(names)]
    holders = behind(knowledge, edges)
    assert holders.listed == ()
    assert holders.stranger.reaches(50) is Truth.UNKNOWN
    assert any("further up" in problem.why for problem in holders.problems)


def test_very_many_owners_end_in_the_unknown(knowledge: Knowledge) -> None:
    edges: list[Edge] = [(f"Holder {n}", TARGET, 0.01) for n in range(MOST_COMPANIES * 2)]
    holders = behind(knowledge, edges)
    assert near(holders.stranger.multiplied, 0, 100 - 0.01 * (MOST_COMPANIES - 1))
    assert any("further up" in problem.why for problem in holders.problems)


def test_a_large_file_is_read_in_seconds_and_a_query_walks_only_what_leads_to_the_party(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    path = tmp_path / "owners.csv"
    lines = [f"Holding {n // 10} Co. Ltd.,Works {n} Co. Ltd.,60" for n in range(50_000)]
    path.write_text("owner,owned,share\n" + "\n".join(lines), encoding="utf-8")
    start = time.perf_counter()
    graph = OwnershipGraph(knowledge.fold, knowledge.index, open_ownership(path))
    assert time.perf_counter() - start < 30
    start = time.perf_counter()
    holders = graph.holders(("Works 77 Co., Ltd.",), "", None, DAY)
    assert holders.told
    assert holders.open_points[0] == "? → 40 % → Works 77 Co., Ltd."
    assert time.perf_counter() - start < 0.5


# Laws


_NAMES = (TARGET, LISTED, "B K.K.", "C K.K.", "D K.K.", "E K.K.", "Wu", "Li")


@st.composite
def consistent(draw: st.DrawFn) -> list[Edge]:
    """Holdings whose shares come to no more than the whole in any company; loops among them."""
    edges: list[Edge] = []
    for owned in _NAMES[:6]:
        left = 100.0
        for owner in draw(st.lists(st.sampled_from([n for n in _NAMES if n != owned]), max_size=4, unique=True)):
            share = draw(st.one_of(st.none(), st.floats(0.5, 100), st.sampled_from((25.0, 50.0, 51.0, 100.0))))
            if share is not None:
                share = min(share, left)
                left -= share
            edges.append((owner, owned, share))
    return edges


CALM = settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(consistent())
def test_a_share_is_a_range_within_the_whole(knowledge: Knowledge, edges: list[Edge]) -> None:
    holders = behind(knowledge, edges)
    shares = [*(held.share for held in holders.listed), holders.together, holders.stranger]
    shares += [owner.share for owner in holders.countries]
    for share in shares:
        for one in share:
            assert -1e-6 <= one.low <= one.high + 1e-6 <= 100 + 2e-6
        assert share.multiplied.low <= share.controlled.low + 1e-6
        assert share.multiplied.high <= share.controlled.high + 1e-6
    assert not [one for one in holders.problems if "together" in one.why]


@CALM
@given(consistent())
def test_shares_of_those_at_the_ends_come_to_the_whole(knowledge: Knowledge, edges: list[Edge]) -> None:
    """By multiplication: what the persons and the untold companies hold is all that is told."""
    holders = behind(knowledge, edges)
    ends = [node for node, company in holders._companies.items() if not company.steps and node != "\0party"]
    each = [holders.share([node]).multiplied.low for node in ends]
    assert sum(each) == pytest.approx(holders.share(ends).multiplied.low, abs=1e-6)
    assert sum(each) <= 100 + 1e-6


@CALM
@given(consistent(), st.data())
def test_removing_a_holding_never_makes_it_surer_that_nobody_listed_owns(
    knowledge: Knowledge, edges: list[Edge], data: st.DataObject
) -> None:
    if not edges:
        return
    fewer = edges[:]
    del fewer[data.draw(st.integers(0, len(edges) - 1))]
    for bound in (50, 100):
        assert not (possible(behind(knowledge, edges), bound) and not possible(behind(knowledge, fewer), bound))


def possible(holders: Holders, bound: float) -> bool:
    """Whether it is not excluded that a listed party holds so much."""
    found = [held.share.reaches(bound) for held in holders.listed]
    return any(one is not Truth.FALSE for one in (*found, holders.stranger.reaches(bound)))


@CALM
@given(consistent(), st.data())
def test_telling_a_missing_share_never_leaves_the_range(
    knowledge: Knowledge, edges: list[Edge], data: st.DataObject
) -> None:
    missing = [n for n, edge in enumerate(edges) if edge[2] is None]
    if not missing:
        return
    n = data.draw(st.sampled_from(missing))
    owner, owned, _ = edges[n]
    left = 100 - sum(share or 0 for _, other, share in edges if other == owned)
    told = [*edges[:n], (owner, owned, data.draw(st.floats(0, max(left, 0)))), *edges[n + 1 :]]
    before, after = behind(knowledge, edges), behind(knowledge, told)
    known = {held.party.instrument: held.share for held in after.listed}
    for held in before.listed:
        if (share := known.get(held.party.instrument)) is not None:
            for wide, narrow in zip(held.share, share, strict=True):
                assert wide.low <= narrow.low + 1e-6
                assert narrow.high <= wide.high + 1e-6


_RECORD = {
    "id": "1",
    "date": "2025-10-20",
    "departure": "TH",
    "destination": "VN",
    "origin": "CN",
    "consignee": {"name": TARGET, "country": "VN"},
    "end_user": {"name": TARGET, "country": "VN"},
    "end_use": "motors of household air conditioners",
    "lines": [{"description": "dysprosium metal", "hs_code": "2805301200", "declared_controlled": True}],
}


@CALM
@given(st.lists(st.tuples(st.sampled_from(_NAMES[1:]), st.sampled_from((None, 10, 30, 50, 60, 100))), max_size=4))
def test_removing_an_owner_of_the_record_never_turns_a_stop_into_a_pass(
    screener: Screener, owners: list[tuple[str, float | None]]
) -> None:
    if sum(share or 0 for _, share in owners) > 100:
        return
    record: dict[str, Any] = copy.deepcopy(_RECORD)

    def refused(told: list[tuple[str, float | None]]) -> str:
        for role in ("consignee", "end_user"):
            record[role]["owners"] = [{"name": name, "share": share} for name, share in told]
        trace = screener.screen(record).lines[0].trace
        return next(one.truth for one in trace if one.rule == "MOFCOM-2025-061/2-refused-recipients")

    if refused(owners) != "false":
        for n in range(len(owners)):
            assert refused([*owners[:n], *owners[n + 1 :]]) != "false"


# The file


HEADERS = [
    ("owner", "owned", "share", "date"),
    ("Shareholder", "Company", "Ownership %", "As of"),
    ("股东名称", "公司名称", "持股比例", "截至日期"),
    ("株主名", "会社名", "持株比率（％）", "基準日"),
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".jsonl"])
def test_files_are_read_alike(tmp_path: Path, header: tuple[str, ...], ending: str) -> None:
    path = tmp_path / f"owners{ending}"
    rows = [("三菱造船株式会社", "Mikawa Auto K.K.", 60, "2026-01-05"), ("Suzuki", "Mikawa Auto K.K.", None, None)]
    if ending == ".jsonl":
        told = [json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) for row in rows]
        path.write_text("\n".join(told), encoding="utf-8")
    elif ending == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for line in (("Owners of our customers",), header, *rows):
            sheet.append(line)
        sheet["C3"] = 0.6
        sheet["C3"].number_format = "0%"
        book.save(path)
    else:
        cut = "," if ending == ".csv" else "\t"
        told = [cut.join("" if value is None else str(value) for value in row) for row in (header, *rows)]
        path.write_text("\n".join(told), encoding="utf-8")
    found = open_ownership(path)
    assert found.name == path.name
    assert found.digest.startswith("sha256:")
    assert found.problems == ()
    assert [one[1:4] for one in found.holdings] == [
        ("三菱造船株式会社", "Mikawa Auto K.K.", 60.0),
        ("Suzuki", "Mikawa Auto K.K.", None),
    ]
    assert found.holdings[0].day == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("owner,share\nA,50", "owners.csv has no column for owned. Its header reads: 'owner', 'share'."),
        ("owner,owned,share\n", "tells of no owner"),
        ("owner,owned,share\nA,B,0.6\nC,B,0.4", "no share is above 1"),
        ("owner,shareholder,owned,share\nA,A,B,60", "'owner' and 'shareholder' both tell the owner"),
        ("", "is empty"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "owners.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"owners\.csv") as caught:
        open_ownership(path)
    assert words in str(caught.value)
    with pytest.raises(InputError):
        open_ownership(tmp_path / "missing.csv")
    other = tmp_path / "owners.pdf"
    other.write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="pdf"):
        open_ownership(other)


def test_rows_that_are_not_understood_name_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "owners.csv"
    path.write_text(
        "owner,owned,share,owner_country,date\nA,B,over 50,JP,\nA,,30,,\nA,C,-5,,\nA,D,60,Atlantis,\n"
        "A,E,120,,\nA,F,60,,03/04/2026\n",
        encoding="utf-8",
    )
    found = open_ownership(path)
    assert [(one.where, one.field) for one in found.problems] == [
        ("owners.csv row 2, column C", "share"),
        ("owners.csv row 3, column B", "owned"),
        ("owners.csv row 4, column C", "share"),
        ("owners.csv row 5, column D", "owner_country"),
        ("owners.csv row 6, column C", "share"),
        ("owners.csv row 7, column E", "date"),
    ]
    assert [one.owned for one in found.holdings] == ["B", "C", "D", "E", "F"]


def test_broken_lines_of_json_are_problems(tmp_path: Path) -> None:
    path = tmp_path / "owners.jsonl"
    path.write_text('{"owner": "A", "owned": "B", "share": 60}\n{"owner": \n[1]\n', encoding="utf-8")
    found = open_ownership(path)
    assert len(found.holdings) == 1
    assert [one.where for one in found.problems] == ["owners.jsonl line 2", "owners.jsonl line 3"]


def test_impossible_rows_are_told_even_if_no_shipment_has_to_do_with_them(tmp_path: Path) -> None:
    path = tmp_path / "owners.csv"
    path.write_text("owner,owned,share\nA Ltd,A Limited,20\nB,C Ltd,80\nD,C Ltd,90\nE,F Ltd,50\n", encoding="utf-8")
    screener = Screener(ownership=path)
    assert [problem.where for problem in screener.ownership_problems] == [
        "owners.csv row 2",
        "owners.csv row 3, owners.csv row 4",
    ]
    assert screener.screen({"id": "1"}).problems == ()


# The whole way


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ownership") / "owners.csv"
    path.write_text(
        "owner,owned,share,owner_country\n"
        f'{LISTED},Haiphong Holding Ltd.,80,US\nHaiphong Holding Ltd.,"{TARGET}",70,\nWu,"{TARGET}",30,\n'
        "Tokyo Holding K.K.,Hanoi Precision Co.,100,JP\n",
        encoding="utf-8",
    )
    return path


def told(decision: Any) -> dict[str, Any]:
    shown = json.loads(decision.model_dump_json())
    shown.pop("engine")
    return dict(shown)


def test_batch_is_single_and_engines_agree(file: Path) -> None:
    parsed = open_ownership(file)
    screener = Screener(ownership=parsed)
    records = []
    for n, name in enumerate((TARGET, "Hanoi Precision Co.", "Wu", TARGET)):
        party = {"name": name, "country": "VN"}
        records.append({**_RECORD, "id": str(n), "consignee": party, "end_user": party})
    batch = [told(one) for one in screener.screen_many(records)]
    assert batch == [told(Screener(ownership=file).screen(record)) for record in records]
    assert {one["ownership"]["digest"] for one in batch} == {parsed.digest}
    pytest.importorskip("durable", reason="durable_rules does not run on this Python")
    assert batch == [told(one) for one in Screener(ownership=file, engine="durable").screen_many(records)]


def test_without_a_file_a_decision_names_none(screener: Screener) -> None:
    assert screener.screen({"id": "1"}).ownership is None


def test_countries_of_owners_are_found_up_the_chain(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text(
        "owner,owned,share,owner_country\nNidec,Middle Ltd.,90,JP\nMiddle Ltd.,Hanoi Precision Co.,80,SG\n"
        "Sato,Hanoi Precision Co.,20,KR\n",
        encoding="utf-8",
    )
    knowledge = Screener(ownership=path)
    holders = knowledge._owners.holders(("Hanoi Precision Co.",), "VN", None, DAY)
    found = {owner.country: owner.share.reaches(50) for owner in holders.countries}
    assert found == {"JP": Truth.TRUE, "SG": Truth.TRUE}


@CALM
@given(consistent())
def test_multiplication_is_the_sum_over_all_ways(knowledge: Knowledge, edges: list[Edge]) -> None:
    """Held against walking the ways one step after the other, a thousand steps long."""
    holders = behind(knowledge, edges)
    listed = [held for held in holders.listed if held.sure]
    if not listed:
        return
    goal = next(node for node, company in holders._companies.items() if LISTED in company.names)
    mass, hit = {"\0party": 1.0}, 0.0
    for _ in range(1000):
        onward: dict[str, float] = {}
        for node, part in mass.items():
            for step in holders._companies[node].steps:
                if step.owner == goal:
                    hit += part * step.low
                else:
                    onward[step.owner] = onward.get(step.owner, 0.0) + part * step.low
        mass = onward
    left = sum(mass.values())
    assert hit * 100 - 1e-6 <= listed[0].share.multiplied.low <= (hit + left) * 100 + 1e-6


def test_reports_name_the_file_and_its_digest(file: Path, tmp_path: Path) -> None:
    from recomply.report import write

    screener = Screener(ownership=file)
    decisions = [screener.screen(_RECORD)]
    digest = open_ownership(file).digest
    for ending in (".html", ".csv", ".json"):
        path = tmp_path / f"out{ending}"
        write(path, decisions)
        text = path.read_text(encoding="utf-8")
        assert "owners.csv" in text
        assert digest in text


def test_the_command_line_reads_a_file_and_names_its_problems(file: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from recomply.cli import app

    record = tmp_path / "r.jsonl"
    record.write_text(json.dumps(_RECORD), encoding="utf-8")
    done = CliRunner().invoke(app, ["screen", str(record), "--ownership", str(file), "-o", "-"])
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[0])["ownership"]["name"] == "owners.csv"
    bad = tmp_path / "bad.csv"
    bad.write_text("owner,owned,share\nA,B,-5\nC,C Ltd,60\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["screen", str(record), "--ownership", str(bad)])
    assert done.exit_code == 0
    assert "bad.csv row 2, column C" in done.stderr
    assert "cannot own itself" in done.stderr
