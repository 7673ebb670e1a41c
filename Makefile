# Two commands do everything: `make demo` and `make test`. Both set up .venv first, from pinned versions.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench clean
demo: $(VENV)/.installed
	$(BIN)/firsthand demo

test: $(VENV)/.installed-dev
	scripts/browser
	scripts/test

check: $(VENV)/.installed-dev
	scripts/check

bench: $(VENV)/.installed-dev
	$(BIN)/python bench/run_all.py

$(VENV)/bin/python:
	scripts/new-venv $(PYTHON) $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	scripts/install $(BIN)/python .
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	scripts/install $(BIN)/python ".[dev]"
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis demo-dossier
