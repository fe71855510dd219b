"""Last step of the path: decisions, as people and machines see them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recomply.decision.model import Decision
from recomply.errors import InputError
from recomply.report.html import write_html
from recomply.report.tables import ENDINGS, flat, write_rows
from recomply.report.terminal import print_explanation, print_summary
from recomply.report.workbook import write_workbook

if TYPE_CHECKING:
    from recomply.record.model import Batch

__all__ = ["flat", "print_explanation", "print_summary", "write", "write_html", "write_rows", "write_workbook"]


def write(
    path: Path,
    decisions: Sequence[Decision],
    *,
    batch: Batch | None = None,
    made_at: str = "",
    language: str = "en",
) -> None:
    """Writes decisions in the form the ending of the path asks for.

    Args:
        path: The file to write: `.xlsx`, `.html`, `.csv`, `.json`, `.jsonl` or `.parquet`.
        decisions: One decision per record, in the order of the records.
        batch: The input the decisions were made on; a workbook keeps its look, a page names its cells.
        made_at: When the decisions were made, as it is to be printed.
        language: `en`, `zh` or `ja`.

    Raises:
        InputError: The ending is not known, or the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending in {".html", ".htm"}:
        write_html(path, decisions, batch=batch, made_at=made_at, language=language)
    elif ending == ".xlsx":
        write_workbook(path, batch, decisions, language=language)
    elif ending in ENDINGS:
        write_rows(path, decisions, language=language)
    else:
        raise InputError(
            f"Nothing can be written to {path}: its ending does not say which form is meant.",
            f"Choose one of: .xlsx, .html, {', '.join(ENDINGS)}.",
        )
