"""The spellings by which the benchmark measures the recall of name matching."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("opencc", reason="the development package that converts characters")

ROOT = Path(__file__).resolve().parent.parent


def _benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


SPELLINGS = _benchmark("spellings")
ALL = list(SPELLINGS.spellings())
FOLD = SPELLINGS._fold().fold

# 聯合 is written 連合 in Japan; the glyph table holds 聯 and 連 for two characters, which they are.
NOT_FOLDED = {"日本海洋連合株式会社"}


def test_every_class_has_spellings() -> None:
    counts = Counter(spelling.kind for spelling in ALL)
    assert list(counts.keys() - SPELLINGS.CLASSES.keys()) == []
    assert [kind for kind in SPELLINGS.CLASSES if not counts[kind]] == []


def test_every_party_is_written_in_every_language_it_has_a_name_in() -> None:
    written = {(spelling.place, spelling.language) for spelling in ALL}
    for file in SPELLINGS.japanese_lists():
        for party in file.parties:
            languages = {"zh", "en", *(["ja"] if party.names.ja else [])}
            assert {(place, language) for place, language in written if place == (file.instrument, party.no)} >= {
                ((file.instrument, party.no), language) for language in languages
            }
    assert len({spelling.place for spelling in ALL}) == 80


def test_no_spelling_comes_twice_or_empty() -> None:
    assert max(Counter(spelling.given for spelling in ALL).values()) == 1
    assert all(FOLD(spelling.given) for spelling in ALL)


def test_the_seed_decides() -> None:
    assert list(SPELLINGS.spellings()) == ALL
    assert list(SPELLINGS.spellings(seed=12)) != ALL


@pytest.mark.parametrize("kind", [kind for kind, how in SPELLINGS.CLASSES.items() if how.exact])
def test_exact_classes_fold_to_the_name(kind: str) -> None:
    unlike = {s.given for s in ALL if s.kind == kind and FOLD(s.given) != FOLD(s.of)}
    assert unlike <= NOT_FOLDED


def test_a_slip_is_one_letter_in_a_long_name() -> None:
    slips = [spelling for spelling in ALL if spelling.kind in SPELLINGS.SLIP]
    assert {spelling.language for spelling in slips} == {"zh", "ja", "en"}
    for slip in slips:
        given, name = FOLD(slip.given), FOLD(slip.of)
        assert given != name
        assert len(name) >= 8
        assert abs(len(given) - len(name)) <= 1 or any(sign in slip.of for sign in " ・&＆"), slip


@pytest.mark.parametrize(
    ("text", "language", "core", "form"),
    [
        ("株式会社IHI原動機", "ja", "IHI原動機", "株式会社"),
        ("三井物产航空航天株式会社维修中心", "zh", "三井物产航空航天 维修中心", "株式会社"),
        ("MHI Maritech, Co., Ltd.", "en", "MHI Maritech", ", Co., Ltd."),
        ("Kawasaki Heavy Industries Aerospace Systems Company", "en",
         "Kawasaki Heavy Industries Aerospace Systems Company", ""),
        ("川崎重工航空宇宙系统公司", "zh", "川崎重工航空宇宙系统", "公司"),
    ],
)  # fmt: skip
def test_names_are_taken_apart_at_their_form(text: str, language: str, core: str, form: str) -> None:
    written = SPELLINGS.take_apart(text, language)
    assert (written.core, written.form) == (core, form)
