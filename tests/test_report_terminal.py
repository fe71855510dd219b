"""What a person sees in the terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from recomply.errors import InputError
from recomply.record import read
from recomply.report import print_explanation, print_summary
from tests.test_report_samples import batch, decision, decisions, free_line, prohibited_line


def shown(show: Callable[[Console], None], width: int = 160) -> str:
    out = io.StringIO()
    show(Console(file=out, width=width, no_color=True))
    return out.getvalue()


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_the_summary_says_what_matters(language: str) -> None:
    text = shown(lambda console: print_summary(console, decisions(), batch(), 0.5, language=language))
    for words in (
        "shipments.jsonl",
        "JP-061",
        "出荷一覧!F4",
        "2026.11.23",
        "2026-10-09",
        "compiled",
        "recomply 0.1.0",
    ):
        assert words in text
    for words in {
        "en": ("Prohibited", "military user", "Who is the final user", "1 question for counsel", "(10/s)"),
        "zh": ("禁止", "军事用户", "货物的最终用户是谁", "1 个问题须问律师"),
        "ja": ("禁止", "軍事ユーザー", "貨物の最終需要者", "弁護士への質問 1 件", "10 件/秒"),
    }[language]:
        assert words in text


def test_the_most_severe_lines_come_first_and_no_more_than_ten() -> None:
    text = shown(lambda console: print_summary(console, decisions() * 30, None, None))
    worst = text[text.index("Most severe lines") : text.index("Open questions")]
    assert worst.count("JP-061") == 10
    assert "JP-002" not in worst
    assert "and 50 more" in text


def test_columns_nobody_read_are_named_and_those_read_are_not(tmp_path: Path) -> None:
    file = tmp_path / "shipments.csv"
    file.write_text("id,description,blorp\nA,dysprosium oxide,x\n", encoding="utf-8")
    text = shown(lambda console: print_summary(console, decisions(), read(file)))
    assert "Column C “blorp”: not understood" in text
    assert "Column B" not in text
    assert "blorp" not in shown(lambda console: print_summary(console, decisions(), batch()))


def test_bars_show_proportions() -> None:
    made = [decision(f"{n}", free_line()) for n in range(9)] + [decision("p", prohibited_line())]
    rows = shown(lambda console: print_summary(console, made, None, None)).splitlines()
    bars = {row.split("  ")[0].strip(): row.count("█") for row in rows if "█" in row}
    assert bars["No restriction found"] == 30
    assert bars["Prohibited"] == 3


def test_a_run_of_nothing_is_a_run() -> None:
    assert "0 shipments" in shown(lambda console: print_summary(console, [], None, 0.0))


def test_nothing_the_record_says_steers_the_terminal() -> None:
    evil = "[bold red]x[/] \x1b[2J \x07 [link=http://evil]y[/link]"
    made = decision(evil, prohibited_line().model_copy(update={"description": evil}))
    for text in (
        shown(lambda console: print_summary(console, [made], None, 1.0)),
        shown(lambda console: print_explanation(console, made)),
    ):
        assert "[bold red]x[/]" in text
        assert "\x1b" not in text
        assert "\x07" not in text


def test_an_explanation_shows_values_truths_evidence_and_citations() -> None:
    text = shown(lambda console: print_explanation(console, decisions()[1], 1))
    for words in (
        "Line 1 · dysprosium oxide",
        "established: Licence required · still possible: Prohibited",
        "● MOFCOM-2026-001 is in force ← in force since 2026-01-06 true",
        "? the end use is civil ← 在庫販売 <b> unknown",
        "end_use: “general industrial use / 在庫販売” → unknown",
        "§ MOFCOM-2026-001, para 1",
        "official text",
        "our reading, not in the text",
        "? Who is the final user",
        "○ End-user certificate (not on file)",
        "Declare the control code",
        "● 1 true · ? 2 unknown · ○ 60 false",
        "! 出荷一覧!F4",
    ):
        assert words in text
    assert "Line 2" not in text


def test_every_line_is_explained_when_none_is_named() -> None:
    text = shown(lambda console: print_explanation(console, decisions()[1]))
    assert "Line 1" in text
    assert "Line 2" in text


def test_why_not_shows_what_stands_against_a_rule() -> None:
    text = shown(lambda console: print_explanation(console, decisions()[0], 2, "other-rule-001"))
    against = text[text.index("What stands against it") :]
    assert "○ the destination is US ← powder false" in against
    assert "is heavy" not in against


def test_why_not_of_an_open_rule_shows_what_is_not_known() -> None:
    text = shown(lambda console: print_explanation(console, decisions()[1], 1, "jp-2026-001-military-user"))
    assert "? the end user's name is that of an armed force" in text[text.index("What is not known") :]


def test_an_explanation_speaks_the_language_asked_for() -> None:
    text = shown(lambda console: print_explanation(console, decisions()[1], 1, language="ja"))
    assert "明細 1" in text
    assert "日本の軍事力向上に寄与する用途" in text


def test_a_line_or_rule_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="has no line 9"):
        shown(lambda console: print_explanation(console, decisions()[1], 9))
    with pytest.raises(InputError, match="no-such-rule"):
        shown(lambda console: print_explanation(console, decisions()[1], 1, "no-such-rule"))
