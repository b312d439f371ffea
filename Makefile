# Each target is enough by itself on a fresh machine with Python 3.10 or later and a network for
# packages: it makes .venv first.
PYTHON ?= python3
BIN := .venv/bin
# The folder with training and evaluation corpora, for `make bench`; not needed for anything else.
CORPORA ?= ../shared/corpora
# How long `make fuzz` runs.
MINUTES ?= 60

.PHONY: help demo browser test lint bench docs soak audit fuzz clean
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

# A real browser for the tests of the site. Where it cannot be installed, they say that they did not run.
browser:
	@for name in $${QUOTES_BROWSER:-chromium chromium-browser google-chrome}; do \
		command -v $$name >/dev/null && exit 0; \
	done; \
	{ command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get -qq update \
		&& DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y chromium >/dev/null; } \
		|| echo 'Chromium is not here and cannot be installed (it takes root, apt-get and a network for packages).'

test: .venv/ready browser  ## All tests
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

# Figures of the runs go where docs/reliability.md finds them; `make docs` brings the page up to them.
SOAK = PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python tests/soak
soak: .venv/ready  ## Kills, full disks, hostile and broken files, many more than in the tests
	$(SOAK)/kill_runs.py 500 "$$(mktemp -d)" 18 tests/soak/figures.json
	$(SOAK)/hostile_runs.py plain 270 "$$(mktemp -d)" 18 tests/soak/figures.json
	$(SOAK)/hostile_runs.py models 30 "$$(mktemp -d)" 19 tests/soak/figures.json
	$(SOAK)/broken_inputs.py 300 18 tests/soak/figures.json

# What could not be checked, for want of a network or a tool, is said; what is found ends it with an error.
audit: .venv/ready  ## Known faults of the packages used, risky calls in ours, bounds, a list of parts
	test -x .venv-audit/bin/bandit || $(PYTHON) -m venv .venv-audit
	$(BIN)/python tests/audit/audit.py requirements audit > .venv-audit/wanted.txt
	.venv-audit/bin/python -m pip install --quiet -r .venv-audit/wanted.txt \
		|| echo 'could not be checked: the tools cannot be installed here; is there a network for packages?'
	$(BIN)/python tests/audit/audit.py .venv-audit/bin $(BIN)/python out/sbom.json

fuzz: .venv/ready  ## Any bytes through the readers and the stages without models, for MINUTES
	test -x .venv-fuzz/bin/python || $(PYTHON) -m venv .venv-fuzz
	$(BIN)/python tests/audit/audit.py requirements fuzz > .venv-fuzz/wanted.txt
	.venv-fuzz/bin/python -m pip install --quiet --target .venv-fuzz/packages -r .venv-fuzz/wanted.txt
	PYTHONPATH=.:.venv-fuzz/packages $(BIN)/python tests/fuzz/fuzz_readers.py $(MINUTES)

clean:  ## Remove .venv and what was built
	rm -rf .venv .venv-audit .venv-fuzz build dist *.egg-info
