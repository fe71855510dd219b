"""Decisions for machines: JSON whole, CSV and Parquet flat, one row per line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recomply.decision.model import Decision, Licensing, LineDecision
from recomply.errors import InputError
from recomply.report import sentences
from recomply.report.files import whole
from recomply.report.overview import lines_of

COLUMNS: tuple[str, ...] = (
    "id",
    "line",
    "description",
    "as_of",
    "outcome",
    "at_least",
    "at_most",
    "categories",
    "controls",
    "why",
    "basis",
    "missing",
    "obligations",
    "license_kinds",
    "license_policy",
    "license_held",
    "documents",
    "rules_true",
    "rules_unknown",
    "problems",
    "cautions",
    "rulebook",
    "knowledge_until",
    "digest",
    "overlay",
    "ownership",
    "engine",
    "software",
)
"""The columns of a flat decision."""

_STARTS_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")
_ON_FILE = MappingProxyType({"true": "", "false": "!", "unknown": "?"})


def flat(decision: Decision, language: str = "en") -> list[dict[str, str]]:
    """One row of texts per line, with the columns of `COLUMNS`.

    Several values in one cell are parted by semicolons. In `controls`, `license_kinds` and `documents` a question mark
    follows what is not known, and in `documents` an exclamation mark what is known to be absent. `license_held` is the
    licence the record names and whether it covers the line.
    """
    shared = {
        "id": decision.id,
        "as_of": decision.as_of.isoformat(),
        "problems": "; ".join(map(str, decision.problems)),
        "cautions": "; ".join(decision.cautions),
        "rulebook": decision.rulebook.version,
        "knowledge_until": decision.rulebook.knowledge_until.isoformat(),
        "digest": decision.rulebook.digest,
        "overlay": _overlay(decision),
        "ownership": f"{decision.ownership.name} {decision.ownership.digest}" if decision.ownership else "",
        "engine": decision.engine,
        "software": decision.software,
    }
    return [{name: shared.get(name) or own[name] for name in COLUMNS} for own in _lines(lines_of(decision), language)]


def _overlay(decision: Decision) -> str:
    laid = decision.rulebook.overlay
    return f"{laid.name} {laid.version}".strip() if laid else ""


def _lines(lines: Iterable[LineDecision], language: str) -> Iterator[dict[str, str]]:
    for line in lines:
        licensing = line.license
        row = dict.fromkeys(COLUMNS, "")
        row |= {
            "line": str(line.line),
            "description": line.description,
            "outcome": line.outcome.value,
            "at_least": line.at_least.value,
            "at_most": line.at_most.value,
            "categories": "; ".join(line.categories),
            "controls": sentences.controls(line.controls),
            "why": sentences.why(line, language),
            "basis": sentences.basis(line),
            "missing": sentences.missing(line, language),
            "obligations": "; ".join(obligation.text.in_(language) for obligation in line.obligations),
            "rules_true": _rules(line, "true"),
            "rules_unknown": _rules(line, "unknown"),
        }
        if licensing:
            row |= {
                "license_kinds": "; ".join(kinds_of(licensing)),
                "license_policy": licensing.policy,
                "license_held": f"{licensing.held.number}: {licensing.held.covers}" if licensing.held else "",
                "documents": "; ".join(f"{paper.code}{_ON_FILE[paper.on_file]}" for paper in licensing.documents),
            }
        yield row


def kinds_of(licensing: Licensing) -> list[str]:
    """Kinds of licence that are open; a question mark follows those that may be, or that may be needed as well."""
    unsettled = [one for one in licensing.options if "unknown" in (one.needed, one.open) and one.open != "false"]
    return [*licensing.kinds, *(f"{one.kind}?" for one in unsettled)]


def _rules(line: LineDecision, truth: str) -> str:
    return "; ".join(dict.fromkeys(finding.rule for finding in line.findings if finding.truth == truth))


def write_rows(path: Path, decisions: Sequence[Decision], *, language: str = "en") -> None:
    """Writes decisions by the ending of the path: `.jsonl` and `.json` whole, `.csv` and `.parquet` flat.

    Raises:
        InputError: The ending is none of these, the file cannot be written, or Parquet is asked for without polars.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError(f"{path} has an ending that is not known here.", f"Choose one of: {', '.join(_WRITERS)}.")
    with whole(path) as part:
        writer(part, decisions, language)


def _write_jsonl(path: Path, decisions: Sequence[Decision], _language: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{as_json(decision)}\n" for decision in decisions)


def _write_json(path: Path, decisions: Sequence[Decision], _language: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, decision in enumerate(decisions):
            out.write(f"{',' if number else '['}\n{as_json(decision)}")
        out.write("\n]\n" if decisions else "[]\n")


def as_json(decision: Decision) -> str:
    """The whole decision as one line of JSON. Halves of characters, which no file can hold, become question marks."""
    from pydantic_core import PydanticSerializationError

    try:
        return decision.model_dump_json()
    except PydanticSerializationError:
        return json.dumps(_mended(decision.model_dump()), ensure_ascii=False, default=str)


def _mended(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _mended(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mended(part) for part in value]
    return _encodable(value) if isinstance(value, str) else value


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _write_csv(path: Path, decisions: Sequence[Decision], language: str) -> None:
    # The byte order mark is what makes Excel read Chinese and Japanese as UTF-8.
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for decision in decisions:
            writer.writerows([_harmless(text) for text in row.values()] for row in flat(decision, language))


def _harmless(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula."""
    start = text[:1] if text[:1] in "\t\r\n" else text.lstrip()[:1]
    return f"'{text}" if start in _STARTS_FORMULA else text


def _write_parquet(path: Path, decisions: Sequence[Decision], language: str) -> None:
    try:
        import polars as pl
    except ImportError:
        raise InputError(
            "Parquet needs the package polars, which is not installed.",
            "Install it with: pip install 'recomply[parquet]' — or write .csv or .jsonl.",
        ) from None
    flat_rows = (row for decision in decisions for row in flat(decision, language))
    rows = [{name: _encodable(text) for name, text in row.items()} for row in flat_rows]
    pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String)).write_parquet(path)


_WRITERS: MappingProxyType[str, Callable[[Path, Sequence[Decision], str], None]] = MappingProxyType(
    {".jsonl": _write_jsonl, ".json": _write_json, ".csv": _write_csv, ".parquet": _write_parquet}
)
ENDINGS: tuple[str, ...] = tuple(_WRITERS)
"""The endings `write_rows` knows."""
