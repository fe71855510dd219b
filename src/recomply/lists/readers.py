"""A file → its parties. The format is told by what is in the file, not by its ending."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from recomply.errors import InputError
from recomply.lists import csl, followthemoney, opensanctions, table
from recomply.lists.model import Entry, Format
from recomply.lists.source import Source, json_text, rows_of, survey, text_of
from recomply.lists.tally import Tally

EDITION = 1  # raised when the readers understand more than before, so that files are read again

_FORMATS = (
    "Known are OpenSanctions (targets.simple.csv, entities.ftm.json, targets.nested.json), the US Consolidated "
    "Screening List (.csv, .json), and tables of your own (.csv, .tsv, .xlsx, .xls, .ods)."
)
_OPENSANCTIONS = (
    "CC BY-NC 4.0 where the data is from OpenSanctions: commercial use needs a licence from them "
    "(https://www.opensanctions.org/licensing/)"
)
_CSL = "US government work, public domain"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a list by its format alone.

    Attributes:
        title: Its title; empty where the file's name has to do.
        license: Under which terms its data may be used.
        url: Where it is published.
    """

    title: str = ""
    license: str = ""
    url: str = ""


ABOUT: Mapping[Format, About] = MappingProxyType(
    {
        "opensanctions-csv": About("OpenSanctions", _OPENSANCTIONS, "https://www.opensanctions.org/datasets/"),
        "followthemoney": About("", _OPENSANCTIONS),
        "csl-csv": About("US Consolidated Screening List", _CSL, "https://www.trade.gov/consolidated-screening-list"),
        "csl-json": About("US Consolidated Screening List", _CSL, "https://www.trade.gov/consolidated-screening-list"),
        "table": About(),
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A list that is being read.

    Attributes:
        format: Its format.
        entries: Its parties, each once; read as they are asked for.
        tally: What could not be read; complete when the entries have been gone through.
    """

    format: Format
    entries: Iterator[Entry]
    tally: Tally


def read(path: Path | str, sheet: str | None = None) -> Reading:
    """Reads the parties of a file.

    Args:
        path: The file.
        sheet: For workbooks, the sheet to read.

    Raises:
        InputError: The file cannot be used, or holds no list; also while the entries are gone through.
    """
    return read_source(survey(Path(path)), sheet)


def read_source(source: Source, sheet: str | None = None) -> Reading:
    """Reads the parties of a file that was gone through (see `read`)."""
    tally = Tally()
    if source.is_workbook:
        return Reading("table", table.workbook_entries(source, sheet, tally), tally)
    if sheet is not None:
        raise InputError(f"{source.name} has no sheets.", "Leave out --sheet.")
    beginning = source.beginning
    if beginning.startswith(("{", "[")):
        return _json(source, beginning, tally)
    if beginning.startswith("<"):
        advice = "Download the file itself, or save the table in your spreadsheet program as .xlsx."
        raise InputError(f"{source.name} is a web page or XML.", advice)
    if beginning.startswith("%PDF"):
        raise InputError(f"{source.name} is a PDF.", "Put its table into a workbook first.")
    return _table(source, tally)


def _json(source: Source, beginning: str, tally: Tally) -> Reading:
    text = json_text(source)
    if followthemoney.looks_like(beginning):
        return Reading("followthemoney", followthemoney.entries(text, tally), tally)
    if csl.looks_like(beginning):
        return Reading("csl-json", csl.json_entries(text, tally), tally)
    raise InputError(f"{source.name} is JSON, but no list that is known.", _FORMATS)


def _table(source: Source, tally: Tally) -> Reading:
    text = text_of(source, table.best)
    header = [cells for _, cells in itertools.islice(rows_of(text, ",", 0, Tally()), 1)]
    if header and opensanctions.is_header(header[0]):
        return Reading("opensanctions-csv", opensanctions.entries(text, tally), tally)
    if header and csl.is_header(header[0]):
        return Reading("csl-csv", csl.csv_entries(text, tally), tally)
    return Reading("table", table.text_entries(text, tally), tally)
