"""Writes the parts of the documentation that follow from the code: docs/facts.md. A test compares."""

from __future__ import annotations

from pathlib import Path

from recomply.facts import FACTS


def facts_page() -> str:
    rows = [f"| `{fact.name}` | {fact.type} | {fact.unit} | {fact.description} |" for fact in FACTS.values()]
    head = "# Facts\n\nEvery fact that rules may read. Written by `tools/write_docs.py`.\n\n| fact | type | unit | meaning |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent.parent / "docs" / "facts.md").write_text(facts_page(), encoding="utf-8")
