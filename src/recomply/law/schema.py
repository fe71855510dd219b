"""The rulebook's schema, as JSON Schema for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from recomply.law.documents import DocumentsFile, QuestionsFile
from recomply.law.goods import Goods, Ordinary, ParametersFile
from recomply.law.instrument import Instrument
from recomply.law.items import ItemsFile
from recomply.law.lists import ListFile, RelatedFile
from recomply.law.overlay import OverlayFile
from recomply.law.rulebook import Identity

KINDS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "instrument": Instrument,
        "items": ItemsFile,
        "goods": Goods,
        "ordinary": Ordinary,
        "parameters": ParametersFile,
        "list": ListFile,
        "related": RelatedFile,
        "documents": DocumentsFile,
        "questions": QuestionsFile,
        "rulebook": Identity,
        "overlay": OverlayFile,
    }
)
"""Kinds of rulebook files, and the models that check them."""


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as text."""
    schema = KINDS[kind].model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"recomply {kind}", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Writes every schema into a folder."""
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        path.write_text(schema_text(kind), encoding="utf-8")
        yield path
