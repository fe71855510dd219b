"""The decision sheet: one self-contained HTML page that an auditor can read without the tool."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from recomply.decision.model import Decision, Evidence, Finding, LineDecision
from recomply.outcome import Outcome
from recomply.report import licenses, records, sentences
from recomply.report.files import whole
from recomply.report.messages import Messages, messages
from recomply.report.overview import lines_of, overview
from recomply.report.trees import MARKS, not_met_html, tree_html, truth_counts
from recomply.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

    from recomply.record.model import Batch, Record


def write_html(
    path: Path,
    decisions: Sequence[Decision],
    *,
    batch: Batch | None = None,
    made_at: str = "",
    language: str = "en",
) -> None:
    """Writes the decisions as one HTML page that loads nothing from anywhere.

    Args:
        path: The file to write.
        decisions: One decision per record, in the order of the records.
        batch: The input, for the names of cells, the columns and the remarks.
        made_at: When the decisions were made, as it is to be printed.
        language: Language of the page: `en`, `zh` or `ja`.

    Raises:
        InputError: The file cannot be written.
    """
    say = messages(language)
    known: Sequence[Record | None] = batch.records if batch else ()
    evaluations = _Evaluations(say)
    views = [_decision_view(decision, number, known, evaluations) for number, decision in enumerate(decisions)]
    page = (
        environment()
        .get_template("report.html")
        .stream(
            say=say,
            named=lambda path: sentences.field(path, say),
            language=say.language,
            batch=batch,
            made_at=made_at,
            run=overview(decisions),
            views=views,
            shared=evaluations.shared,
            outcomes=tuple(Outcome),
            others=tuple(name for name in Words.model_fields if name != say.language),
            signs=_SIGNS,
            marks=MARKS,
            why=sentences.why,
            license_parts=licenses.parts,
            because=sentences.because,
            follows=sentences.follows,
            place=records.place,
            tongue=_tongue,
            is_web=_is_web,
        )
    )
    with whole(path) as part, part.open("wb") as out:
        page.enable_buffering(200)
        page.dump(out, encoding="utf-8", errors="replace")


_SIGNS = {
    Outcome.PROHIBITED: "×",
    Outcome.REVIEW: "?",
    Outcome.LICENSE_REQUIRED: "§",
    Outcome.NO_RESTRICTION_FOUND: "–",
}


@dataclass(slots=True)
class _Evaluation:
    """A rule as it was evaluated, or the rules that do not apply, written once however many lines share it.

    `number` is its number in the appendix; 0 while it stands at one place only and is printed there.
    """

    rule: str
    truth: str
    title: str
    html: str
    uses: int = 0
    number: int = 0


@dataclass(slots=True)
class _Evaluations:
    """Every distinct evaluation of the run, and those that the appendix prints because several lines share them."""

    say: Messages
    distinct: dict[tuple[str, str], _Evaluation] = field(default_factory=dict)
    shared: list[_Evaluation] = field(default_factory=list)

    def of(self, line: LineDecision) -> list[_Evaluation]:
        """The line's rules that apply or may, and last, as one entry, those that do not."""
        titles = {finding.rule: finding.title.in_(self.say.language) for finding in line.findings}
        found = [
            self._entry(trace.rule, trace.truth, titles.get(trace.rule, ""), tree_html(trace.tree, self.say))
            for trace in sorted(line.trace, key=lambda trace: trace.truth == "unknown")
            if trace.truth != "false"
        ]
        not_met = [trace for trace in line.trace if trace.truth == "false"]
        if not_met:
            title = f"{self.say('page.not_met')} ({len(not_met)})"
            found.append(self._entry("", "false", title, not_met_html(not_met, self.say)))
        return found

    def _entry(self, rule: str, truth: str, title: str, html: str) -> _Evaluation:
        entry = self.distinct.setdefault((rule, html), _Evaluation(rule, truth, title, html))
        entry.uses += 1
        if entry.uses == 2:
            self.shared.append(entry)
            entry.number = len(self.shared)
        return entry


_Piece = tuple[str, str, str]  # field, text, what was understood


@dataclass(frozen=True, slots=True)
class _LineView:
    line: LineDecision
    index: int
    applies: list[Finding]
    open: list[Finding]
    values: dict[str, str | float]
    evidence: dict[_Piece, int]
    evaluations: list[_Evaluation]
    counts: dict[str, int]

    def read(self, finding: Finding) -> dict[str, list[int]]:
        """The fields a finding rests on, with the numbers of what was read there."""
        fields: dict[str, list[int]] = {}
        for piece in dict.fromkeys(map(_piece, finding.evidence)):
            fields.setdefault(piece[0], []).append(self.evidence[piece])
        return fields


@dataclass(frozen=True, slots=True)
class _DecisionView:
    decision: Decision
    number: int
    why: str
    record: Record | None
    values: dict[str, str | float]
    lines: list[_LineView]


def _decision_view(
    decision: Decision, index: int, known: Sequence[Record | None], evaluations: _Evaluations
) -> _DecisionView:
    record = known[index] if index < len(known) else None
    worst = max(lines_of(decision), key=lambda line: line.outcome.severity)
    return _DecisionView(
        decision=decision,
        number=index + 1,
        why=sentences.why(worst, evaluations.say.language),
        record=record,
        values=records.shipment_values(record) if record else {},
        lines=[_line_view(line, place, record, evaluations) for place, line in enumerate(decision.lines)],
    )


def _line_view(line: LineDecision, index: int, record: Record | None, evaluations: _Evaluations) -> _LineView:
    ranked = sentences.ranked(line)
    return _LineView(
        line=line,
        index=index,
        applies=[finding for finding in ranked if finding.truth == "true"],
        open=[finding for finding in ranked if finding.truth == "unknown"],
        values=_without(records.line_values(record, index), line.description) if record else {},
        evidence=_numbered(ranked),
        evaluations=evaluations.of(line),
        counts=truth_counts(line.trace),
    )


def _numbered(findings: Sequence[Finding]) -> dict[_Piece, int]:
    """What was read for a line, each piece once, with the number that findings refer to it by."""
    pieces = dict.fromkeys(_piece(seen) for finding in findings for seen in finding.evidence)
    return {piece: number for number, piece in enumerate(pieces, 1)}


def _piece(seen: Evidence) -> _Piece:
    return seen.field or seen.fact, seen.text, seen.value


def _without(values: dict[str, str | float], said: str) -> dict[str, str | float]:
    return {field: value for field, value in values.items() if value != said}


_KANA = re.compile("[ぁ-ヿ]")
_HAN = re.compile("[㐀-鿿]")


def _tongue(text: str) -> str:
    """Language of a quotation, so that its characters get the glyphs of that language; empty for others."""
    return "ja" if _KANA.search(text) else "zh" if _HAN.search(text) else ""


def _is_web(url: str) -> bool:
    """Whether an address may be made a link: nothing but web addresses, so that no link can run a script."""
    return url.startswith(("https://", "http://"))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of all pages, with everything escaped that a page prints."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("recomply.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
