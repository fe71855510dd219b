"""What the law was on a day: states around the turns, warnings of age, the timeline, and the commands that show them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from rich.console import Console

from recomply import Screener
from recomply.cli import main
from recomply.errors import InputError
from recomply.law import Rulebook
from recomply.law.instrument import Instrument
from recomply.law.lists import ListKind
from recomply.report.messages import messages
from recomply.report.status import PHASE_COLOURS, kind_of, print_status, states, status_data, warnings
from recomply.report.timeline import GROUPS, Scale, write_timeline

PAUSED = "MOFCOM-GACC-2025-057"
ABROAD = "MOFCOM-2025-061"
KNOWN = dt.date(2026, 10, 9)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(scope="module")
def rulebook(screener: Screener) -> Rulebook:
    return screener.rulebook


# ── states ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "on", "phase"),
    [
        (f"{ABROAD}/1-3", "2025-11-06", "in_force"),
        (f"{ABROAD}/1-3", "2025-11-07", "suspended"),
        (f"{ABROAD}/1-3", "2026-11-10", "suspended"),
        (f"{ABROAD}/1-3", "2026-11-11", "disputed"),
        (f"{ABROAD}/1-1", "2025-11-07", "not_yet"),
        (f"{ABROAD}/1-1", "2025-12-01", "suspended"),
        (PAUSED, "2025-11-07", "not_yet"),
        (PAUSED, "2025-11-08", "suspended"),
        (PAUSED, "2026-11-10", "suspended"),
        (PAUSED, "2026-11-11", "disputed"),
        ("UEL-2025-007", "2026-11-09", "suspended"),
        ("UEL-2025-007", "2026-11-10", "disputed"),
        ("MOFCOM-GACC-2025-070", "2025-11-06", "not_yet"),
        ("MOFCOM-GACC-2025-070", "2025-11-07", "in_force"),
        ("MOFCOM-2026-001", "2026-11-11", "in_force"),
        ("MOFCOM-GACC-2024-067", "2025-12-31", "in_force"),
        ("MOFCOM-GACC-2024-067", "2026-01-01", "ended"),
    ],
)
def test_states_on_the_days_around_the_turns(rulebook: Rulebook, address: str, on: str, phase: str) -> None:
    (state,) = states(rulebook, day(on), (address,))
    assert (state.address, state.phase) == (address, phase)


def test_without_a_choice_every_instrument_is_shown_once_by_its_date_of_issue(rulebook: Rulebook) -> None:
    shown = [state.address for state in states(rulebook, day("2026-05-20")) if "/" not in state.address]
    assert sorted(shown) == sorted(rulebook.instruments)
    issued = [rulebook.instruments[name].issued for name in shown]
    assert issued == sorted(issued)


def test_provisions_are_shown_where_they_differ_from_their_instrument(rulebook: Rulebook) -> None:
    shown = {state.address: state.phase for state in states(rulebook, day("2025-11-01"))}
    assert shown[ABROAD] == "in_force"
    assert shown[f"{ABROAD}/1-1"] == "not_yet"
    assert f"{ABROAD}/1-3" not in shown


def test_an_instrument_asked_for_by_name_shows_all_its_provisions(rulebook: Rulebook) -> None:
    shown = {state.address for state in states(rulebook, day("2026-05-20"), (ABROAD,))}
    assert {ABROAD, f"{ABROAD}/1-1", f"{ABROAD}/1-2", f"{ABROAD}/1-3"} <= shown
    assert all(address.startswith(ABROAD) for address in shown)


# ── warnings ────────────────────────────────────────────────────────────────────────────────────────


def told(rulebook: Rulebook, on: str, today: str, language: str = "en") -> list[str]:
    return list(warnings(rulebook, day(on), day(today), language))


def test_a_fresh_rulebook_warns_of_nothing(rulebook: Rulebook) -> None:
    assert told(rulebook, "2026-10-09", "2026-10-09") == []
    assert told(rulebook, "2025-11-07", "2026-10-01") == []


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_a_rulebook_that_is_older_than_today_says_how_old(rulebook: Rulebook, language: str) -> None:
    (warning,) = told(rulebook, "2026-05-20", "2026-10-19", language)
    assert "2026-10-09" in warning
    assert re.search(r"\b10\b|10 ?[天日]", warning)


def test_end_dates_that_passed_since_are_named_with_what_turned(rulebook: Rulebook) -> None:
    before = "\n".join(told(rulebook, "2026-10-09", "2026-11-09"))
    assert "UEL-2025-007" not in before
    assert PAUSED not in before
    tenth = "\n".join(told(rulebook, "2026-10-09", "2026-11-10"))
    assert re.search(r"2026-11-10.*UEL-2025-007", tenth)
    assert PAUSED not in tenth
    eleventh = "\n".join(told(rulebook, "2026-10-09", "2026-11-11"))
    assert re.search(rf"disputed.*2026-11-11.*{PAUSED}", eleventh)


def test_a_day_past_the_knowledge_is_warned_of_even_with_a_clock_that_is_behind(rulebook: Rulebook) -> None:
    assert any(PAUSED in warning for warning in told(rulebook, "2026-11-11", "2026-10-09"))


def test_days_before_the_law_that_is_held_are_warned_of(rulebook: Rulebook) -> None:
    assert any("2020-12-01" in warning for warning in told(rulebook, "2020-11-30", "2026-10-09"))
    assert told(rulebook, "2020-12-01", "2026-10-09") == []


# ── for people and for machines ─────────────────────────────────────────────────────────────────────


def printed(rulebook: Rulebook, on: str, *only: str, today: str = "2026-10-09", language: str = "en") -> str:
    out = io.StringIO()
    console = Console(file=out, width=250, highlight=False)
    print_status(console, rulebook, day(on), only=only, today=day(today), language=language)
    return out.getvalue()


@pytest.mark.parametrize(("language", "word"), [("en", "paused"), ("zh", "暂停"), ("ja", "停止中")])
def test_the_table_tells_state_dates_and_the_instrument_that_decides(
    rulebook: Rulebook, language: str, word: str
) -> None:
    table = printed(rulebook, "2026-11-10", PAUSED, language=language)
    assert word in table
    assert "2025-11-08 – 2026-11-10" in table
    assert "MOFCOM-GACC-2025-070" in table
    assert "2026年第1号" not in table


def test_a_state_without_an_end_has_an_open_stretch(rulebook: Rulebook) -> None:
    assert "2026-11-11 –" in printed(rulebook, "2026-11-11", PAUSED)
    assert "– 2026-01-05" in printed(rulebook, "2026-01-05", "MOFCOM-2026-001")


def test_every_phase_has_a_colour_and_a_word_in_each_language() -> None:
    for phase in PHASE_COLOURS:
        words = {messages(language)(f"law.phase.{phase}") for language in ("en", "zh", "ja")}
        assert len(words) == 3


def test_plain_data_for_other_programs(rulebook: Rulebook) -> None:
    data = json.loads(json.dumps(status_data(rulebook, day("2026-11-11"), day("2026-11-25"), (PAUSED,))))
    (one,) = data["instruments"]
    assert (one["address"], one["in_force"], one["phase"]) == (PAUSED, "unknown", "disputed")
    assert one["by"] == "MOFCOM-GACC-2025-070"
    assert one["past_knowledge"] is True
    assert {source["confidence"] for source in one["sources"]} == {"primary", "secondary"}
    assert data["on"] == "2026-11-11"
    assert data["rulebook"]["knowledge_until"] == "2026-10-09"
    assert data["rulebook"]["digest"] == rulebook.digest
    assert len(data["warnings"]) == 3


# ── the timeline ────────────────────────────────────────────────────────────────────────────────────


def page(rulebook: Rulebook, folder: Path, on: str = "2026-11-23", language: str = "en") -> str:
    path = folder / "timeline.html"
    write_timeline(path, rulebook, day(on), today=day("2026-11-25"), language=language)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def timeline(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(rulebook, tmp_path_factory.mktemp("timeline"))


@dataclass
class Bar:
    phase: str
    past: bool
    left: float
    width: float
    title: str


_ROW = re.compile(r'<div class="row(?: part)?">.*')
_BAR = re.compile(r'<i class="(\w+)( past)?" style="left:([\d.]+)%;width:([\d.]+)%" title="([^"]*)">')


def rows(html: str) -> list[tuple[str, list[Bar]]]:
    """The rows of the picture: what each is called, and its bars."""
    found = []
    for row in _ROW.findall(html):
        named = re.search(r"<b>(?:<a[^>]*>)?([^<]+)", row)
        assert named is not None
        bars = [Bar(a, bool(b), float(c), float(d), e) for a, b, c, d, e in _BAR.findall(row)]
        found.append((named[1], bars))
    return found


def row(html: str, name: str) -> list[Bar]:
    (bars,) = (bars for called, bars in rows(html) if called == name)
    return bars


def test_every_instrument_has_its_bar(timeline: str, rulebook: Rulebook) -> None:
    by_name = {name: bars for name, bars in rows(timeline) if not name.startswith("/")}
    assert by_name.keys() == rulebook.instruments.keys()
    assert all(by_name.values())


def test_the_page_loads_nothing_from_anywhere(timeline: str) -> None:
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|base)\b", timeline, re.IGNORECASE)
    assert not re.search(r"\bsrc\s*=|@import|url\(", timeline, re.IGNORECASE)
    assert len(re.findall(r"https?://", timeline)) == len(re.findall(r'<a href="https?://', timeline))


def test_the_bars_of_a_paused_announcement(timeline: str) -> None:
    bars = row(timeline, PAUSED)
    assert [(bar.phase, bar.past) for bar in bars] == [("suspended", False), ("suspended", True), ("disputed", True)]
    assert "2025-11-08 – 2026-11-10" in bars[0].title
    assert "2026-11-11" in bars[2].title


def test_bars_lie_beside_each_other_inside_the_picture(timeline: str) -> None:
    for name, bars in rows(timeline):
        at = 0.0
        for bar in bars:
            assert bar.width > 0, name
            assert bar.left >= at - 0.002, name
            at = bar.left + bar.width
        assert at <= 100.002, name


def test_what_lies_past_the_knowledge_begins_where_the_mark_of_the_knowledge_stands(timeline: str) -> None:
    known = re.search(r'<u class="known" style="left:([\d.]+)%">', timeline)
    assert known is not None
    bars = [bar for _, found in rows(timeline) for bar in found]
    assert min(bar.left for bar in bars if bar.past) == pytest.approx(float(known[1]), abs=0.2)
    assert max(bar.left + bar.width for bar in bars if not bar.past) == pytest.approx(float(known[1]), abs=0.2)


def test_provisions_with_dates_of_their_own_have_rows_of_their_own(timeline: str) -> None:
    names = [name for name, _ in rows(timeline)]
    place = names.index(ABROAD)
    assert "/1-1" in names[place + 1 : place + 4]


def test_the_page_names_the_day_the_rulebook_and_the_warnings(timeline: str, rulebook: Rulebook) -> None:
    assert '<em class="day"' in timeline
    assert "2026-11-23" in timeline
    assert rulebook.digest in timeline
    assert "2026-10-09" in timeline
    assert "47 days" in timeline


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("法律时间轴", "存在争议")), ("ja", ("法の時間軸", "争いあり"))]
)
def test_the_page_in_other_languages(rulebook: Rulebook, tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    html = page(rulebook, tmp_path, language=language)
    assert f'<html lang="{language}">' in html
    assert all(word in html for word in words)


def test_titles_are_text_and_never_markup(rulebook: Rulebook, tmp_path: Path) -> None:
    given = rulebook.instruments["MOFCOM-2026-001"].model_dump(by_alias=True, exclude={"rules", "definitions"})
    script = "<script>alert('1')</script>"
    titles = {"zh": script, "en": f'"><img src=x>{script}'}
    odd = Instrument.model_validate({**given, "id": "OWN-1", "titles": titles, "url": '"><b>x'})
    html = page(dataclasses.replace(rulebook, instruments={**rulebook.instruments, "OWN-1": odd}), tmp_path)
    assert "OWN-1" in html
    assert "<script" not in html
    assert "<img" not in html
    assert '"><b>x' not in html


def test_a_picture_that_cannot_be_written_is_told(rulebook: Rulebook, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write_timeline(tmp_path, rulebook, KNOWN, today=KNOWN)
    assert list(tmp_path.iterdir()) == []


def test_days_outside_the_picture_stand_at_its_edges() -> None:
    scale = Scale(day("2026-01-01"), day("2026-01-10"))
    assert [scale.at(day(text)) for text in ("2025-06-01", "2026-01-01", "2026-01-06")] == [0, 0, 50]
    assert scale.at(day("2026-01-11")) == scale.at(day("2030-01-01")) == 100


def test_every_instrument_belongs_to_a_group_of_the_picture(rulebook: Rulebook) -> None:
    assert {kind_of(one, rulebook) for one in rulebook.instruments.values()} <= set(GROUPS)


def test_every_kind_of_list_has_its_group() -> None:
    assert set(get_args(ListKind)) <= set(GROUPS)


# ── the commands ────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "250")

    def call(*arguments: Any) -> Done:
        monkeypatch.setattr(sys, "argv", ["recomply", "law", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        caught = capsys.readouterr()
        return Done(int(ended.value.code or 0), caught.out, caught.err)

    return call


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch, rulebook: Rulebook) -> None:
    """The commands find the rulebook already read."""
    monkeypatch.setattr("recomply.cli.law.load_rulebook", lambda *_: rulebook)


def test_status_reads_the_shipped_rulebook_and_warns_of_a_day_it_does_not_know(run: Run) -> None:
    done = run("status", "--on", "2026-11-11", "--instrument", PAUSED)
    assert done.status == 0
    assert PAUSED in done.out
    assert "disputed" in done.out
    assert "2026-11-11" in done.out
    assert "no source" in done.out
    assert done.err == ""


@pytest.mark.usefixtures("loaded")
def test_status_as_json_is_nothing_but_json(run: Run) -> None:
    done = run("status", "--on", "2025年11月7日", "--instrument", f"{ABROAD}/1-3", "--instrument", PAUSED, "--json")
    assert done.status == 0
    data = json.loads(done.out)
    assert data["on"] == "2025-11-07"
    assert {one["address"]: one["in_force"] for one in data["instruments"]} == {
        f"{ABROAD}/1-3": "false",
        PAUSED: "false",
    }


@pytest.mark.usefixtures("loaded")
def test_status_of_everything_today(run: Run, rulebook: Rulebook) -> None:
    done = run("status", "--json")
    assert done.status == 0
    assert len(json.loads(done.out)["instruments"]) >= len(rulebook.instruments)


@pytest.mark.usefixtures("loaded")
def test_timeline_writes_one_page(run: Run, tmp_path: Path) -> None:
    done = run("timeline", "-o", "law.html", "--on", "2026-11-10", "--lang", "zh")
    assert done.status == 0
    assert "law.html" in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["law.html"]
    assert '<html lang="zh">' in (tmp_path / "law.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("loaded")
def test_show_prints_one_instrument_whole(run: Run) -> None:
    done = run("show", "MOFCOM-GACC-2025-070", "--on", "2026-11-11")
    assert done.status == 0
    for words in ("2025年第70号", "2025-11-07", "2026-11-10", PAUSED, "exportcontrol.mofcom.gov.cn"):
        assert words in done.out


@pytest.mark.usefixtures("loaded")
def test_show_tells_what_is_not_encoded(run: Run, rulebook: Rulebook) -> None:
    name = next(one.id for one in rulebook.instruments.values() if one.not_encoded)
    done = run("show", name)
    assert done.status == 0
    assert " ".join(rulebook.instruments[name].not_encoded[0].split())[:60] in " ".join(done.out.split())


@pytest.mark.usefixtures("loaded")
def test_show_tells_the_states_over_time(run: Run) -> None:
    done = run("show", PAUSED, "--on", "2026-11-11")
    assert "2025-11-08 – 2026-11-10" in done.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("status", "--instrument", "MOFCOM-GACC-2025-07"), ("MOFCOM-GACC-2025-07.", "Did you mean")),
        (("status", "--instrument", f"{ABROAD}/1-9"), (f"{ABROAD}/1-9", f"{ABROAD}/1-")),
        (("status", "--instrument", PAUSED, "--instrument", "nothing like it"), ("nothing like it",)),
        (("status", "--on", "someday"), ("someday",)),
        (("show", "MOFCOM-GACC-2025-07"), ("MOFCOM-GACC-2025-07.", "MOFCOM-GACC-2025-070")),
        (("show", f"{ABROAD}/1-1"), (f"{ABROAD}/1-1", ABROAD)),
        (("show", PAUSED, "--on", "2026-02-30"), ("2026-02-30",)),
        (("timeline", "-o", "law.pdf"), ("law.pdf", ".html")),
        (("timeline", "-o", "nowhere/law.html"), ("nowhere",)),
        (("timeline", "--on", "13th of never"), ("13th of never",)),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_mistakes_end_with_one_helpful_message_and_status_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert all(word in done.err for word in words), done.err
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["status", "timeline", "show"])
def test_an_overlay_that_is_not_there_is_told(run: Run, command: str) -> None:
    done = run(command, *([PAUSED] if command == "show" else []), "--rules-overlay", "nowhere")
    assert done.status == 2
    assert "overlay.yaml is missing" in done.err
