# Two commands do everything: `make screen` and `make test`. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup screen test fuzz lint bench bench-names docs clean

setup: .venv/.ready

.venv/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("recomply needs Python 3.11 or newer; call: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

screen: setup
	@mkdir -p out
	@$(BIN)/recomply screen fixtures/shipments.xlsx -o out/shipments.screened.xlsx --report out/report.html; \
	  status=$$?; test $$status -eq 0 -o $$status -eq 3

test: setup
	$(BIN)/python -m pytest

fuzz: setup
	RECOMPLY_EXAMPLES=3000 $(BIN)/python -m pytest tests/test_engines.py

lint: setup
	$(BIN)/ruff check src tests tools benchmarks fixtures
	$(BIN)/mypy
	$(BIN)/recomply rules check rules

bench: setup
	$(BIN)/python benchmarks/screening.py

# Name matching beside general matchers, and lists of up to a million names; in an environment of its own.
bench-names: .bench/names/.ready
	.bench/names/bin/python benchmarks/names.py
	.bench/names/bin/python benchmarks/growth.py --plot .bench/growth.svg

.bench/names/.ready: pyproject.toml benchmarks/requirements-names.txt
	$(PYTHON) -m venv .bench/names
	.bench/names/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r benchmarks/requirements-names.txt
	@touch $@

docs: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	$(BIN)/mkdocs build --strict

clean:
	rm -rf .venv .bench out dist build site
