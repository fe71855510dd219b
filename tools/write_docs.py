"""Writes the parts of the documentation that follow from code and rulebook. A test compares.

Run it from anywhere; `--check` writes nothing and names what is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from law_pages import ROOT, pages

from recomply.facts import FACTS

DOCS = ROOT / "docs"
_FOLDERS = ("law", "items")  # everything in them is written here


def facts_page() -> str:
    """Every fact that rules may read."""
    rows = [f"| `{fact.name}` | {fact.type} | {fact.unit} | {fact.description} |" for fact in FACTS.values()]
    head = "# Facts\n\nEvery fact that rules may read. Written by `tools/write_docs.py`.\n\n| fact | type | unit | meaning |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def stale(wanted: dict[str, str]) -> list[str]:
    """Pages that are missing, differ from what is wanted, or should not be there."""
    found = {f"{folder}/{file.name}" for folder in _FOLDERS for file in (DOCS / folder).glob("*.md")}
    differing = [
        name
        for name, text in wanted.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    return sorted({*differing, *(found - set(wanted))})


def main() -> int:
    """Writes every page that is stale, or with `--check` names it."""
    wanted = {"facts.md": facts_page(), **pages()}
    for name in stale(wanted):
        if "--check" in sys.argv:
            print(f"docs/{name} is stale")
        elif name in wanted:
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(wanted[name], encoding="utf-8")
        else:
            (DOCS / name).unlink()
    return 1 if "--check" in sys.argv and stale(wanted) else 0


if __name__ == "__main__":
    sys.exit(main())
