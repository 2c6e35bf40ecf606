# make        installs into .venv, builds corpus/ into exports/ and says which files to open
# make test   installs into .venv what tests need besides, then checks and tests everything
#
# Nothing but git, make and Python 3.11 to 3.13 is needed; another Python: make PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: corpus exports test scores bench bench-workers bench-store bench-corpus bench-serve bench-map training-env lock clean

corpus exports: $(VENV)/installed
	$(BIN)/kg build corpus --output exports

test: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

scores: $(VENV)/installed-test
	$(BIN)/python tests/benchmarks/scores.py --write

bench: $(VENV)/installed-test
	$(BIN)/python tests/benchmarks/speed.py

bench-workers: $(VENV)/installed-test
	$(BIN)/python tests/benchmarks/workers.py $(PLOTS)

bench-store: $(VENV)/installed-test
	$(BIN)/python -m tests.benchmarks.store

bench-corpus: $(VENV)/installed-test
	$(BIN)/python tests/benchmarks/corpus.py $(PLOTS)

bench-serve: $(VENV)/installed-test
	$(BIN)/python -m tests.benchmarks.serve

bench-map: $(VENV)/installed-test
	$(BIN)/python -m tests.benchmarks.map $(NODES)

# Every package at the version that was tested, known by its hash. The project itself is installed in place.
$(VENV)/installed: constraints.txt pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and "Python 3.11 to 3.13 is needed: make PYTHON=python3.12")'
	@echo "Installing into $(VENV), which takes some minutes the first time"
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r constraints.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed constraints-test.txt
	$(PIP) --require-hashes -r constraints.txt -r constraints-test.txt
	@touch $@

training-env: $(VENV)/installed
	$(PIP) --require-hashes -r constraints.txt -r constraints-training.txt

# The newest versions that go together, for Python 3.11 to 3.13 on every system.
LOCK = $(VENV)/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-header
LOCKED = $$(sed -n 's/^\([A-Za-z0-9_.-]*\)==.*/--no-emit-package \1/p' constraints.txt)
lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet uv==0.13.9
	$(LOCK) --output-file constraints.txt
	$(LOCK) --extra test --constraint constraints.txt --output-file constraints-test.txt $(LOCKED)
	$(LOCK) --extra training --constraint constraints.txt --output-file constraints-training.txt $(LOCKED)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
