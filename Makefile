# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: demo test lint bench bundle fuzz audit clean help
help:
	@echo "make demo   set up, then compare the last two meetings of a shipped series"
	@echo "make test   set up, then run the tests"
	@echo "make lint   ruff and mypy"
	@echo "make bench  quality and speed figures"
	@echo "make bundle one zip for an installation without a network"
	@echo "make fuzz   SECONDS=3600 of fuzzing guided by coverage"
	@echo "make audit  ask the advisory service about the pinned dependencies"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m compileall -q src # an editable installation is not compiled by pip, and starts at half the speed
	@touch $@

$(DEV): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(STAMP)

demo: $(STAMP)
	$(BIN)/dialogue --version
	$(BIN)/dialogue diff reef-dialogue@4 reef-dialogue@5 --corpus corpus
	@echo
	@echo "Your own two statements: $(BIN)/dialogue diff OLD NEW. All it can do: $(BIN)/dialogue --help"

test: $(DEV)
	$(BIN)/python -m pytest -n auto

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bundle: $(BIN)/python
	rm -f dist/dialogue-bundle-*.zip
	$(BIN)/python packaging/bundle.py dist

SECONDS ?= 3600
fuzz: $(DEV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]' \
		|| { echo "fuzz: atheris cannot be installed here (it has wheels for some systems and versions of Python only);" \
		"the short run is part of: make test" >&2; exit 2; }
	$(BIN)/python tests/fuzz/long_run.py -max_total_time=$(SECONDS)

audit: $(DEV)
	$(BIN)/python packaging/audit.py constraints.txt

bench: $(DEV)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
