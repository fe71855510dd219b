"""Rules and instruments, shown to people at a terminal: every one of the rulebook that ships."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from rich.console import Console

from recomply.findings import CompiledRules
from recomply.law import Rulebook
from recomply.report.terminal import print_instrument, print_rule
from recomply.screener import open_rulebook

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def opened() -> tuple[Rulebook, CompiledRules]:
    rulebook, compiled, *_ = open_rulebook()
    return rulebook, compiled


def console() -> Console:
    return Console(file=io.StringIO(), width=200, no_color=True)


def said(where: Console) -> str:
    assert isinstance(where.file, io.StringIO)
    return where.file.getvalue()


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_every_rule_is_shown_whole(opened: tuple[Rulebook, CompiledRules], language: str) -> None:
    rulebook, compiled = opened
    for rule in compiled.rules:
        out = console()
        print_rule(out, rulebook, rule, DAY, language=language)
        text = said(out)
        assert rule.id in text
        assert rule.rule.title.in_(language)[:20] in text
        assert rule.instrument.number in text
        assert all(reference.provision in text for reference in rule.rule.basis)
        conditions = [rule.when]
        while conditions:
            condition = conditions.pop()
            assert condition.text[:60] in text
            conditions.extend(condition.children)
        assert text.count(str(rule.rule.cases.unknown[0].on)) >= 1


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_every_instrument_is_shown_with_its_state_and_rules(
    opened: tuple[Rulebook, CompiledRules], language: str
) -> None:
    rulebook, _ = opened
    for name, instrument in rulebook.instruments.items():
        out = console()
        print_instrument(out, rulebook, name, DAY, language=language)
        text = "".join(said(out).split())
        assert instrument.titles.zh.replace(" ", "") in text
        assert "".join(rulebook.in_force(name, DAY).why.split())[:40] in text
        assert all(f"{name}/{rule.id}" in text for rule in instrument.rules)
        assert all("".join(source.url.split()) in text for source in instrument.sources)
