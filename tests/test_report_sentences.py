"""One sentence a line, the fixed texts, and the conditions that decide a tree."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recomply.report.messages as module
from recomply.decision.trace import Node
from recomply.outcome import Outcome
from recomply.report.messages import messages
from recomply.report.overview import lines_of, overview
from recomply.report.sentences import basis, because, controls, deciding, missing, why
from recomply.report.trees import deciding_conditions, open_conditions
from recomply.truth import Truth, all_of, any_of
from tests.test_report_samples import decisions, free_line, licence_line, prohibited_line, review_line, tree

REPORT = Path(module.__file__).parent
TEXTS = dict(module._all())


def test_why_names_the_rule_that_decides_and_counts_the_others() -> None:
    assert why(prohibited_line()) == "The end user is the acquisition agency of the Ministry of Defense (and 1 more)."


def test_why_of_a_review_is_the_open_rule_not_the_licence_that_is_established() -> None:
    line = review_line()
    assert [finding.rule for finding in deciding(line)] == ["jp-2026-001-capability", "jp-2026-001-military-user"]
    assert why(line).startswith("Any end use that helps raise Japan's military strength: cannot be decided.")


def test_why_says_a_title_once() -> None:
    finding = review_line().findings[1]
    assert finding.because.startswith(finding.title.en)
    assert because(finding).startswith("cannot be decided")
    assert why(review_line()).count("Any end use") == 1


def test_a_true_reason_for_review_comes_before_what_is_merely_open() -> None:
    line = review_line()
    pointed = replace(line.findings[0], outcome=Outcome.REVIEW, rule="related-party")
    changed = line.model_copy(update={"findings": (*line.findings, pointed)})
    assert deciding(changed)[0].rule == "related-party"


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_nothing_found_speaks_of_this_rulebook_only(language: str) -> None:
    assert {"en": "this rulebook", "zh": "本规则库", "ja": "この規則集"}[language] in why(free_line(), language)


def test_a_record_without_lines_still_has_a_line() -> None:
    (line,) = lines_of(decisions()[-1])
    assert line.outcome is Outcome.REVIEW
    assert "problems" in why(line)


def test_basis_starts_with_what_decides_and_names_each_provision_once() -> None:
    assert basis(prohibited_line()) == (
        "MOFCOM-2026-001, para 1; MOFCOM-2026-011, para 1; MOFCOM-GACC-2025-018, item 1C905.b"
    )
    assert basis(free_line()) == ""


def test_missing_asks_the_parties_first_and_marks_what_is_for_counsel() -> None:
    asked = missing(review_line(), "en")
    assert asked.index("Who is the final user") < asked.index("For counsel: Is the suspension")
    assert missing(review_line(), "ja").startswith("貨物の最終需要者")
    assert missing(licence_line()) == ""


def test_controls_mark_what_is_not_known() -> None:
    assert controls(prohibited_line().controls) == "3A901; 3A902?"


def test_overview_counts() -> None:
    run = overview(decisions())
    assert [run.shipments[outcome] for outcome in Outcome] == [1, 2, 1, 1]
    assert sum(run.lines.values()) == 7
    assert run.categories == {"military_user": 1, "military_use": 1, "capability_enhancement": 1}
    assert [(asked.question.kind, asked.lines, list(asked.ids)) for asked in run.questions] == [
        ("fact", 1, ["JP-002"]),
        ("law", 1, ["JP-002"]),
    ]
    assert [(cited.basis.instrument, cited.lines) for cited in run.sources] == [
        ("MOFCOM-2026-001", 2),
        ("MOFCOM-2026-011", 1),
        ("MOFCOM-GACC-2025-018", 4),
        ("NPC-ECL-2020", 2),
    ]


# The fixed texts


def test_every_text_a_report_asks_for_exists() -> None:
    sources = [path.read_text("utf-8") for path in [*REPORT.glob("*.py"), *REPORT.glob("templates/*")]]
    asked = {name for text in sources for name in re.findall(r"""say\(f?["']([a-z_.]+)["']""", text)}
    assert len(asked) > 60
    assert {name for name in asked if not name.endswith(".")} <= set(TEXTS)
    assert {
        name for name in asked if name.endswith(".") and not any(known.startswith(name) for known in TEXTS)
    } == set()


def test_every_text_fills_the_same_places_in_every_language() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for name, words in TEXTS.items():
        assert places(words.en) == places(words.zh) == places(words.ja), name


def test_no_text_promises_what_a_screening_cannot_give() -> None:
    promise = re.compile(r"\bclear(ed|ance)?\b|\bapprov|\bcompliant\b|放行|批准|合规|承認|適合|合法です", re.IGNORECASE)
    for name, words in TEXTS.items():
        for text in (words.en, words.zh, words.ja):
            assert not promise.search(text), name


def test_numbers_and_plurals() -> None:
    say = messages("en")
    assert say("n.lines", n=1) == "1 line"
    assert say("n.lines", n=12000) == "12,000 lines"
    assert messages("fr")("n.lines", n=2) == "2 lines"


# Condition trees

TRUTHS = {"true": Truth.TRUE, "false": Truth.FALSE, "unknown": Truth.UNKNOWN}


def node(kind: str, children: tuple[Node, ...]) -> Node:
    truths = [TRUTHS[child.truth] for child in children]
    value = {"all": all_of, "any": any_of, "is": all_of, "not": lambda them: ~them[0]}[kind](truths)
    return Node(kind=kind, truth=value.word, text=kind, children=children)  # type: ignore[arg-type]


leaves = st.builds(lambda truth: Node(kind="fact", truth=truth, text="x"), st.sampled_from(sorted(TRUTHS)))
trees = st.recursive(
    leaves,
    lambda below: st.one_of(
        st.builds(node, st.sampled_from(["all", "any"]), st.lists(below, min_size=1, max_size=4).map(tuple)),
        st.builds(node, st.sampled_from(["not", "is"]), st.tuples(below)),
    ),
    max_leaves=12,
)


def flipped(tree_: Node, chosen: set[int]) -> Truth:
    if not tree_.children:
        truth = TRUTHS[tree_.truth]
        return ~truth if id(tree_) in chosen else truth
    truths = [flipped(child, chosen) for child in tree_.children]
    return ~truths[0] if tree_.kind == "not" else any_of(truths) if tree_.kind == "any" else all_of(truths)


def changed(tree_: Node, kept: set[int], to: Truth) -> Truth:
    if not tree_.children:
        return TRUTHS[tree_.truth] if id(tree_) in kept else to
    truths = [changed(child, kept, to) for child in tree_.children]
    return ~truths[0] if tree_.kind == "not" else any_of(truths) if tree_.kind == "any" else all_of(truths)


@given(trees, st.sampled_from(list(Truth)))
def test_while_the_deciding_conditions_stand_no_other_matters(root: Node, to: Truth) -> None:
    for enough in (False, True):
        kept = {id(leaf) for leaf in deciding_conditions(root, enough=enough)}
        assert root.truth == "unknown" or changed(root, kept, to) is TRUTHS[root.truth]


@given(trees)
def test_turning_the_deciding_conditions_round_undoes_the_decision(root: Node) -> None:
    found = deciding_conditions(root)
    assert found
    if root.truth == "unknown":
        assert {leaf.truth for leaf in found} == {"unknown"}
    else:
        assert flipped(root, {id(leaf) for leaf in found}) is not TRUTHS[root.truth]


def test_what_decides_a_tree_that_is_false() -> None:
    failing = tree("false", "unknown", "unknown")
    assert [leaf.text for leaf in deciding_conditions(failing)] == ["the destination is JP"]
    assert len(open_conditions(failing)) == 2
