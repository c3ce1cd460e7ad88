# Two commands do everything on a fresh machine with Python 3.11 or newer: make demo, make test.

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
EXTRAS ?= dev

.PHONY: help demo test quick fuzz lint types setup engine reference-engine scripts golden tables site benchmarks clean

help:
	@echo "make demo              set up, then the lecture's reference case"
	@echo "make test              set up, then all tests, on every Macaulay2 that is found"
	@echo "make quick             tests of what has changed, in less than a minute; SINCE=main ENGINES=newest"
	@echo "make fuzz              set up, then random inputs, computations and faults; FUZZ=\"--seed 7 ...\""
	@echo "make lint types        ruff, mypy"
	@echo "make scripts           regenerate answers, scripts and manifest of examples/"
	@echo "make golden            regenerate tests/golden"
	@echo "make tables            regenerate the tables and figures of docs/"
	@echo "make site              build the documentation in build/site, its tutorials executed"
	@echo "make benchmarks        print the figures of benchmarks/"
	@echo "make reference-engine  install Macaulay2 1.26.06 with msolve for this user"

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python -m venv failed; on Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[$(EXTRAS)]'
	@touch $@

setup: $(INSTALLED)

# The engine that is there is used; without one, the reference engine is installed for this user.
engine: setup
	@$(BIN)/nnag-m2 doctor >/dev/null 2>&1 || $(BIN)/nnag-m2 install-engine

reference-engine: setup
	$(BIN)/nnag-m2 install-engine

demo: engine
	@$(BIN)/python examples/reference_case.py

# What runs beside others has one processor: there, threads of BLAS wait for one another, and take
# twice the time for matrices as small as ours.
test fuzz site: export OMP_NUM_THREADS := 1

# By name: files with few tests, some of them the slowest, would come last otherwise, and one
# process would wait for the other.  Tests of a file share what it computes once.
PROCESSES ?= 2
test: engine
	$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder $(PYTEST_OPTIONS)

# How it chooses: tests/quick/__init__.py.  Without an engine: make quick ENGINES=none.
SINCE ?= main
ENGINES ?= newest
quick: setup
	@$(BIN)/python -m tests.quick --since $(SINCE) --engines $(ENGINES)

fuzz: engine
	$(BIN)/python -m tests.fuzz $(FUZZ)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

scripts: engine
	$(BIN)/python examples/regenerate.py

golden: engine
	$(BIN)/python tests/golden/regenerate.py

tables: engine
	$(BIN)/python docs/tables.py
	$(BIN)/python docs/architectures.py
	$(BIN)/python docs/singularities.py
	$(BIN)/python docs/implicit_bias.py
	$(BIN)/python docs/questions.py

# The tutorials are executed: Macaulay2 and PyTorch are needed.  What is there already is not installed
# again, which would take the package from those who use it meanwhile.
site: engine
	@$(BIN)/python -c 'import sys; from importlib.util import find_spec; \
		sys.exit(not all(map(find_spec, ["mkdocs_jupyter", "mkdocstrings", "torch"])))' \
		|| $(BIN)/python -m pip install --quiet --editable '.[docs,torch]'
	NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true $(BIN)/mkdocs build --strict

benchmarks: engine
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
