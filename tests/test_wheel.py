"""The wheel, installed into an empty environment away from the checkout, screens a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(place), str(ROOT)], check=True, capture_output=True
    )
    (wheel,) = place.glob("recomply-*.whl")
    venv.create(place / "env", with_pip=True)
    python = place / "env" / "bin" / "python"
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        check=True,
        capture_output=True,
    )
    shutil.copy(ROOT / "fixtures" / "shipments.xlsx", place / "mine.xlsx")
    return place


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(place / "env" / "bin" / "recomply"), *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_screens_a_workbook_and_writes_workbook_and_report(installed: Path) -> None:
    done = run(installed, "screen", "mine.xlsx", "-o", "done.xlsx", "--report", "done.html")
    assert done.returncode == 3, done.stderr
    assert (installed / "done.xlsx").stat().st_size > 10_000
    assert "<html" in (installed / "done.html").read_text(encoding="utf-8")


def test_it_holds_its_rulebook_and_only_its_own_dependencies(installed: Path) -> None:
    checked = run(installed, "rules", "check")
    assert checked.returncode == 0, checked.stderr
    packages = subprocess.run(
        [str(installed / "env" / "bin" / "python"), "-m", "pip", "list", "--format=json"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {package["name"].lower() for package in json.loads(packages.stdout)}
    assert "recomply" in names
    assert not names & {"pytest", "hypothesis", "polars", "durable-rules", "durable_rules"}


def test_what_an_extra_would_bring_is_told_in_one_message(installed: Path) -> None:
    for arguments in (("screen", "mine.xlsx", "--engine", "durable"), ("screen", "mine.xlsx", "-o", "x.parquet")):
        done = run(installed, *arguments)
        assert done.returncode == 2
        assert "pip install" in done.stderr
        assert "Traceback" not in done.stderr
