"""The laws of strong Kleene logic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.truth import Truth, all_of, any_of

truths = st.sampled_from(Truth)


def test_the_tables_are_those_of_strong_kleene_logic() -> None:
    false, unknown, true = Truth
    assert [[a & b for b in Truth] for a in Truth] == [[false] * 3, [false, unknown, unknown], [false, unknown, true]]
    assert [[a | b for b in Truth] for a in Truth] == [[false, unknown, true], [unknown, unknown, true], [true] * 3]
    assert [~a for a in Truth] == [true, unknown, false]


@given(truths, truths, truths)
def test_and_or_not_obey_their_laws(a: Truth, b: Truth, c: Truth) -> None:
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert a & (b | c) is (a & b) | (a & c)
    assert ~(a & b) is ~a | ~b
    assert ~~a is a
    assert a | (a & b) is a


@given(st.lists(truths), st.lists(truths))
def test_knowing_more_never_turns_a_known_answer_around(known: list[Truth], more: list[Truth]) -> None:
    """Filling in unknowns keeps every answer that was already true or false."""
    filled = [m if k is Truth.UNKNOWN and m is not Truth.UNKNOWN else k for k, m in zip(known, more, strict=False)]
    filled += known[len(filled) :]
    for join in (all_of, any_of):
        before, after = join(known), join(filled)
        assert before is Truth.UNKNOWN or after is before


def test_nothing_is_all_true_and_none_true() -> None:
    assert all_of([]) is Truth.TRUE
    assert any_of([]) is Truth.FALSE


@given(truths)
def test_a_truth_is_no_yes_or_no(truth: Truth) -> None:
    with pytest.raises(TypeError, match="may be unknown"):
        bool(truth)


@pytest.mark.parametrize(
    ("word", "truth"), [("true", Truth.TRUE), ("Unknown ", Truth.UNKNOWN), (False, Truth.FALSE), (True, Truth.TRUE)]
)
def test_words_are_read(word: str | bool, truth: Truth) -> None:
    assert Truth.read(word) is truth


def test_other_words_are_refused() -> None:
    with pytest.raises(ValueError, match="'maybe' is not a truth value"):
        Truth.read("maybe")
