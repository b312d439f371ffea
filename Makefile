# Each target is enough by itself on a fresh machine with Python 3.10 or later and a network for
# packages: it makes .venv first.
PYTHON ?= python3
BIN := .venv/bin
# The folder with training and evaluation corpora, for `make bench`; not needed for anything else.
CORPORA ?= ../shared/corpora

.PHONY: help demo test lint bench docs soak audit clean
.DEFAULT_GOAL := help

help:  ## Say what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: .venv/ready  ## Ingest the shipped articles and serve the site
	$(BIN)/quotes demo

test: .venv/ready  ## All tests
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: .venv/ready  ## Style, types and whether the documents are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p quotes
	PYTHONPATH=. $(BIN)/cog --check README.md docs/*.md

docs: .venv/ready  ## Write the generated parts of the documents anew
	PYTHONPATH=. $(BIN)/cog -r README.md docs/*.md

bench: .venv/ready  ## Words per CPU-second on one thread
	$(BIN)/python -m benchmarks.throughput

soak: .venv/ready  ## Kills and broken files, many more than in the tests
	PYTHONPATH=. $(BIN)/python tests/soak/kill_first_use.py 500 "$$(mktemp -d)"
	PYTHONPATH=. $(BIN)/python tests/soak/broken_inputs.py 5000
	PYTHONPATH=.:tests/soak $(BIN)/python tests/soak/kill_ingest.py 500 "$$(mktemp -d)"

audit: .venv/ready  ## Known faults of the packages used, and risky calls in ours
	test -x .venv-audit/bin/bandit || { $(PYTHON) -m venv .venv-audit && .venv-audit/bin/python -m pip install --quiet 'bandit>=1.7' 'pip-audit>=2.7'; } \
		|| echo 'audit: its tools cannot be installed here; is there a network for packages?'
	test ! -x .venv-audit/bin/bandit || .venv-audit/bin/bandit -q -r quotes db -ll
	test ! -x .venv-audit/bin/pip-audit || .venv-audit/bin/pip-audit --path "$$($(BIN)/python -c 'import site; print(site.getsitepackages()[0])')" --skip-editable \
		|| echo 'audit: pip-audit found something, or could not reach its list of known faults: see above'

clean:  ## Remove .venv and what was built
	rm -rf .venv .venv-audit build dist *.egg-info
