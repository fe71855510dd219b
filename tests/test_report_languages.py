"""What reports say in Chinese and Japanese: condition trees and warnings are not left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from recomply import Screener
from recomply.decision.model import Evidence
from recomply.decision.trace import Node
from recomply.facts.registry import FACTS
from recomply.findings.compile import _COMPARISONS
from recomply.record.headers import vocabulary
from recomply.report import sentences
from recomply.report.messages import messages
from recomply.report.trees import condition, read

RECORD = {
    "id": "A",
    "date": "2026-12-01",
    "departure": "CN",
    "destination": "JP",
    "consignee": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "lines": [{"description": "dysprosium oxide 99.9%"}],
}
ENGLISH = re.compile(r"\b(is|of|contains|these|the|not|or|one|force)\b")


def nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for child in tree.children:
        yield from nodes(child)


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_no_condition_is_left_in_english(screener: Screener, language: str) -> None:
    say = messages(language)
    seen = {
        condition(node, say): node
        for line in screener.screen(RECORD).lines
        for trace in line.trace
        for node in nodes(trace.tree)
    }
    assert len(seen) > 100
    assert [words for words in seen if ENGLISH.search(words) or not re.search(r"[^\x00-\x7f]", words)] == []


def test_in_english_a_condition_is_what_the_trace_says(screener: Screener) -> None:
    trees = [trace.tree for line in screener.screen(RECORD).lines for trace in line.trace]
    assert all(condition(node, messages("en")) == node.text for tree in trees for node in nodes(tree))


def test_the_labels_of_facts_are_those_of_the_registry() -> None:
    say = messages("en")
    assert {name: say(f"fact.{name}") for name in FACTS} == {name: fact.label for name, fact in FACTS.items()}
    for how, (_, words, *_) in _COMPARISONS.items():
        assert say(f"condition.{how}", fact="F", value="V").removesuffix(" V") == f"F {words}"


def test_truths_that_were_read_are_words_of_the_language() -> None:
    leaf = Node(kind="fact", truth="unknown", text="the use is military", subject="use.military", read="unknown")
    assert (condition(leaf, messages("ja")), read(leaf, messages("ja"))) == ("用途が軍事", "不明")
    own = Node(kind="fact", truth="unknown", text="a house rule", subject="house", read="12")
    assert (condition(own, messages("zh")), read(own, messages("zh"))) == ("a house rule", "12")


@pytest.mark.parametrize(("language", "words"), [("en", "knows the law"), ("zh", "截至"), ("ja", "までです")])
def test_warnings_speak_the_language_asked_for(language: str, words: str) -> None:
    (caution,) = Screener(language=language).screen(RECORD).cautions  # type: ignore[arg-type]
    assert words in caution
    undated = {name: value for name, value in RECORD.items() if name != "date"}
    warned = Screener(language=language).screen(undated).cautions  # type: ignore[arg-type]
    assert any(("no date" in one) is (language == "en") for one in warned)


def test_fields_have_names() -> None:
    names = {
        "consignee.country": "收货人 国家",
        "lines[1].hs_code": "第 2 行 商品编码",
        "end_user.owners[0].share": "最终用户 股东 1 持股比例",
    }
    assert {path: sentences.field(path, messages("zh")) for path in names} == names
    assert sentences.field("consignee.country", messages("en")) == "consignee.country"
    assert sentences.field("consignee.shoe_size", messages("zh")) == "consignee.shoe_size"
    seen = Evidence(fact="use.military", value="x", field="", text="y")
    assert sentences.place(seen, messages("ja")) == "用途が軍事"
    assert sentences.place(seen, messages("en")) == "use.military"


def test_every_field_of_a_record_has_a_name() -> None:
    known = vocabulary()
    steps = {step.partition("[")[0] for path in known.paths for step in path.split(".")}
    assert [step for step in sorted(steps) if f"field.{step}" not in messages("zh")] == []
