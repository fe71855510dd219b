"""Looking things up in the record a decision was made on: values by path, and the cell they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from recomply.shipment.model import Shipment

if TYPE_CHECKING:
    from recomply.record.model import Record

SHIPMENT_FIELDS: tuple[str, ...] = (
    "date",
    "transaction",
    "exporter.name",
    "consignee.name",
    "consignee.country",
    "end_user.name",
    "intermediaries",
    "departure",
    "destination",
    "origin",
    "end_use",
    "end_product",
    "license.number",
)
LINE_FIELDS: tuple[str, ...] = (
    "description",
    "model",
    "hs_code",
    "control_code",
    "elements",
    "form",
    "quantity",
    "unit",
    "net_mass_kg",
    "value",
    "currency",
    "remark",
)


def shipment_values(record: Record) -> dict[str, str | float]:
    """The main fields of a shipment that were given, by dotted path."""
    return _values(record.data, SHIPMENT_FIELDS)


def line_values(record: Record, index: int) -> dict[str, str | float]:
    """The main fields of a line that were given, by name."""
    lines = record.data.get("lines") if isinstance(record.data, Mapping) else getattr(record.data, "lines", None)
    if not isinstance(lines, Sequence) or isinstance(lines, str) or index >= len(lines):
        return {}
    return _values(lines[index], LINE_FIELDS)


def place(record: Record | None, index: int, field: str) -> str:
    """Where a field of the record, or of its line at `index` (from 0), was read; empty when that is not known."""
    if record is None:
        return ""
    line_field = f"lines[{index}].{field}"
    steps = (field, line_field) if "." in field or field in Shipment.model_fields else (line_field, field)
    return next((record.places[step] for step in steps if step in record.places), "")


def _values(data: Any, fields: Sequence[str]) -> dict[str, str | float]:
    found = ((field, _shown(_look(data, field))) for field in fields)
    return {field: value for field, value in found if value not in ("", None)}


def _look(data: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(data, str) and step == "name":
            return data
        data = data.get(step) if isinstance(data, Mapping) else getattr(data, step, None)
    return data


def _shown(value: Any) -> str | float:
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(value, (list, tuple, set)):
        return "; ".join(str(_shown(each)) for each in value)
    if isinstance(value, Mapping) or hasattr(value, "name"):
        return str(_look(value, "name") or "")
    return str(value)
