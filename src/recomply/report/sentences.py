"""What a line's decision comes to in one sentence. Every report says it in these words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recomply.decision.model import Basis, Control, Evidence, Finding, LineDecision
from recomply.outcome import Outcome
from recomply.report.messages import Messages, messages

if TYPE_CHECKING:
    from recomply.record.model import Batch

_NAMED = 10  # columns a caution names


def deciding(line: LineDecision) -> list[Finding]:
    """The findings that make the outcome what it is, most severe first.

    For `review` these are the ones that may still make it more severe than what is established.
    """
    if line.outcome is Outcome.REVIEW:
        return [
            finding
            for finding in ranked(line)
            if (finding.truth == "unknown" and finding.outcome.severity > line.at_least.severity)
            or (finding.truth == "true" and finding.outcome is Outcome.REVIEW)
        ]
    if line.outcome is Outcome.NO_RESTRICTION_FOUND:
        return []  # duties restrict nothing by themselves
    return [finding for finding in ranked(line) if finding.truth == "true" and finding.outcome is line.outcome]


def ranked(line: LineDecision) -> list[Finding]:
    """The findings: what applies before what may, the severe before the mild, what is pointed to before what is not."""

    def weight(finding: Finding) -> tuple[bool, int, bool]:
        return finding.truth != "true", -finding.outcome.severity, finding.category not in line.categories

    return sorted(line.findings, key=weight)


def because(finding: Finding, language: str = "en") -> str:
    """The finding's reason, without its title where the reason begins with it."""
    return finding.because.removeprefix(finding.title.in_(language)).lstrip(":： ")


def follows(finding: Finding, language: str = "en") -> str:
    """What follows from a finding, in words: its outcome, or that it is a duty which restricts nothing by itself."""
    duty = finding.outcome is Outcome.NO_RESTRICTION_FOUND
    return messages(language)("finding.duty" if duty else f"outcome.{finding.outcome}")


def pieces(finding: Finding) -> list[Evidence]:
    """The finding's evidence, each text once, whatever number of facts it bears on."""
    return list({(seen.field, seen.text, seen.value): seen for seen in reversed(finding.evidence)}.values())[::-1]


def place(seen: Evidence, say: Messages) -> str:
    """Where a piece of evidence was read, for people: the field, or else the fact it bears on."""
    return field(seen.field or seen.fact, say)


def field(path: str, say: Messages) -> str:
    """A field of the record, or a fact, in the reader's language; as it is written where it has no name there."""
    if say.language == "en":
        return path
    if f"fact.{path}" in say:
        return say(f"fact.{path}")
    shown = []
    for step in path.split("."):
        name, _, index = step.partition("[")
        if f"field.{name}" not in say:
            return path
        number = index.removesuffix("]")
        if name == "lines" and number.isdecimal():
            shown.append(say("line.name", line=int(number) + 1))
        else:
            shown.append(say(f"field.{name}") + (f" {int(number) + 1}" if number.isdecimal() else ""))
    return " ".join(shown)


def why(line: LineDecision, language: str = "en") -> str:
    """Why the line has its outcome, in one sentence."""
    say = messages(language)
    found = deciding(line)
    if not found:
        nothing = "why.nothing" if line.outcome is Outcome.NO_RESTRICTION_FOUND else "why.unread"
        what = say(nothing)
        if line.outside and line.outcome is Outcome.NO_RESTRICTION_FOUND:
            since = "; ".join(dict.fromkeys(map(told, line.outside)))
            what = say("why.since", what=what, since=since)
        return say("why.end", what=what)
    first = found[0]
    title, reason = first.title.in_(language), because(first, language).rstrip(".。")
    what = say("why.finding", title=title, because=reason) if reason and first.truth == "unknown" else reason or title
    if first.truth == "unknown" and not first.because.startswith(title):
        what = say("why.open", what=what)
    if len(found) > 1:
        what = say("why.more", what=what, n=len(found) - 1)
    return what if what[-1] in "?？" else say("why.end", what=what)


def basis(line: LineDecision) -> str:
    """The provisions the outcome rests on, then those of the other findings that are established."""
    findings = [*deciding(line), *(finding for finding in line.findings if finding.truth == "true")]
    return "; ".join(dict.fromkeys(cited(basis) for finding in findings for basis in finding.basis))


def cited(basis: Basis) -> str:
    """A provision as it is cited: instrument and place in it."""
    return f"{basis.instrument}, {basis.provision}" if basis.provision else basis.instrument


def missing(line: LineDecision, language: str = "en") -> str:
    """What would settle the line: what a person decides, then questions to the parties, then questions of law."""
    say = messages(language)
    own = [question.ask.in_(language) for question in line.questions if question.kind == "decision"]
    decisions = [say("missing.decision", ask=ask) for ask in own]
    facts = [question.ask.in_(language) for question in line.questions if question.kind == "fact"]
    law = [say("missing.law", ask=question.ask.in_(language)) for question in line.questions if question.kind == "law"]
    return " ".join(dict.fromkeys([*decisions, *facts, *law]))


def told(seen: Evidence) -> str:
    """What was understood, with the words it comes from; a yes or no of the record says nothing by itself."""
    return seen.value if seen.text in ("yes", "no") else f"{seen.value}: “{seen.text}”"


def controls(found: Iterable[Control]) -> str:
    """The codes of control entries that are met; a question mark follows those that may be."""
    codes = [entry.code if entry.truth == "true" else f"{entry.code}?" for entry in found if entry.truth != "false"]
    return "; ".join(dict.fromkeys(codes))


def unread(batch: Batch, language: str = "en") -> tuple[str, ...]:
    """The caution that columns of the file hold values nobody read; nothing where all were read."""
    say, lost = messages(language), batch.unread
    if not lost:
        return ()
    names = ", ".join(f"{column.letter} “{column.header}”" for column in lost[:_NAMED])
    if more := len(lost) - _NAMED if len(lost) > _NAMED else 0:
        names += f", {say('n.more', n=more)}"
    return (say("caution.unread", n=len(lost), names=names),)
