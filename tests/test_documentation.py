"""The documentation says what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from recomply.cli import app
from recomply.cli.law import law_app
from recomply.cli.rules import rules_app
from recomply.findings.check import check
from recomply.law import load
from recomply.law.load import rules_folder
from recomply.shipment import License, Line, Owner, Party, Shipment

ROOT = Path(__file__).parent.parent


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("model", [Shipment, Party, Owner, Line, License])
def test_every_field_is_described(model: type[Shipment]) -> None:
    text = page("docs/fields.md")
    assert [name for name in model.model_fields if f"`{name}`" not in text] == []


def test_every_command_is_described() -> None:
    text = page("docs/cli.md")
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"recomply {command.name or command.callback.__name__}" in text
    for name, group in (("rules", rules_app), ("law", law_app)):
        for command in group.registered_commands:
            assert command.callback is not None
            assert f"recomply {name} {command.name or command.callback.__name__}" in text


def test_the_python_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", page("README.md"), flags=re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "review"


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", page("docs/python.md"), flags=re.DOTALL))
def test_the_python_of_the_manual_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout


def test_the_figures_of_the_readme_are_those_of_the_rulebook() -> None:
    book = load()
    entries = sum(len(file.entries) for file in book.items.values())
    parties = sum(len(file.parties) for file in book.lists.values())
    text = " ".join(page("README.md").split())
    assert (
        f"{len(book.instruments)} instruments, {len(book.rules)} rules, {entries} control entries, {parties} listed"
        in text
    )
    assert f"Rulebook {book.identity.version} knows" in text
    assert f"from {book.identity.knowledge_from} to {book.identity.knowledge_until}" in text


def test_the_example_of_an_overlay_is_whole() -> None:
    rulebook, faults = check(rules_folder(), ROOT / "fixtures" / "overlay")
    assert faults == []
    assert rulebook is not None
    assert rulebook.overlay is not None


def test_the_conditions_of_the_manual_exist() -> None:
    text = page("docs/writing-rules.md")
    for word in (
        "all",
        "any",
        "not",
        "is",
        "in_force",
        "listed",
        "holds",
        "equals",
        "one_of",
        "contains",
        "contains_any",
        "at_least",
        "at_most",
    ):
        assert f"`{word}" in text


def test_links_lead_somewhere() -> None:
    for source in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", source.read_text(encoding="utf-8")):
            assert (source.parent / target).exists(), f"{source.name}: {target}"
