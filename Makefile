# What everybody types. Only make, Python 3.11 or newer and a package index are taken as given.
# Another Python: make PYTHON=python3.12 setup

PYTHON ?= python3
PY := .venv/bin/python

.PHONY: setup demo run test lint check bench lock

# .venv keeps a copy of the lock it was made from: when the two differ, it is made again.
setup:
	@cmp -s requirements.lock .venv/requirements.lock || $(MAKE) --no-print-directory .venv

.PHONY: .venv
.venv:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here. Good Turn needs Python 3.11 or newer: make PYTHON=python3.12 setup" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Good Turn needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1 | head -n 1). Say which: make PYTHON=python3.12 setup" >&2; exit 1; }
	@echo "Making .venv with the locked packages (a minute or two, once)"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@cp requirements.lock .venv/requirements.lock

demo: setup
	@$(PY) -m bot.playground

run: setup
	@$(PY) -m bot

test: setup
	$(PY) -m pytest --numprocesses auto

lint: setup
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m aid.catalogue --check

check: lint test

bench: setup
	$(PY) -m tests.bench
	$(PY) -m tests.bench.routing --quick
	$(PY) -m tests.bench.letters --people 600
	$(PY) -m tests.bench.mornings --people 500

# Pins every package again, the newest that pyproject.toml allows.
lock:
	@rm -rf .lock-tools && $(PYTHON) -m venv .lock-tools
	@.lock-tools/bin/python -m pip install --quiet --disable-pip-version-check uv
	@.lock-tools/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		pyproject.toml --output-file requirements.lock
	@rm -rf .lock-tools
