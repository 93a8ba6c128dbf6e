# Two commands: `make run` opens the program, `make test` runs what CI runs. Each sets up what it needs first, as root or not.
# `make help` lists the rest. Another interpreter than python3: `make clean run PYTHON=python3.12`.

PYTHON ?= python3
UV     ?= uv
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := $(VENV)/stamps

SHELL       := /bin/sh
MAKEFLAGS   += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

LOCK_GROUP := $(UV) pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q
LOCK := $(LOCK_GROUP) pyproject.toml
BOTH := -n auto --dist worksteal  # all cores
SOURCES := desktop sync ui resources tests tools build_installer.py

##@ Use
.PHONY: run
run: $(STAMPS)/runtime $(STAMPS)/window $(STAMPS)/translations  ## set up and open the program in practice mode
	@$(BIN)/lapor-desktop --practice

##@ Develop
.PHONY: test check lint typecheck coverage
test: lint typecheck $(STAMPS)/translations $(STAMPS)/test  ## everything that CI runs, with the slow tests
	$(BIN)/pytest $(BOTH)

# One process: below Python 3.12 two threads that begin at once under coverage can get in each other's way, and the trace
# slows the tests down that race against time.
coverage: $(STAMPS)/translations $(STAMPS)/test  ## which lines the everyday tests reach
	@rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -m "not slow"
	@$(BIN)/coverage combine -q
	$(BIN)/coverage report

check: lint typecheck $(STAMPS)/translations $(STAMPS)/window  ## the everyday run: all but the slow tests
	$(BIN)/pytest $(BOTH) -m "not slow"

lint: $(STAMPS)/dev
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/lint-imports

typecheck: $(STAMPS)/dev
	$(BIN)/mypy

.PHONY: fuzz
fuzz: $(STAMPS)/dev $(STAMPS)/translations  ## a long run of the fuzzing tests, other examples each time (EXAMPLES=20000)
	FUZZ_EXAMPLES=$(or $(EXAMPLES),20000) $(BIN)/pytest -q $(BOTH) tests/fuzz

.PHONY: bench screenshots installer installer-test lock clean help
bench: $(STAMPS)/dev $(STAMPS)/translations $(STAMPS)/window  ## measure speed, memory and bytes; prints ratios
	$(BIN)/python -m tests.bench

screenshots: $(STAMPS)/dev $(STAMPS)/translations $(STAMPS)/screenshots  ## render every screen to docs/screenshots
	xvfb-run -a -s "-screen 0 1920x1200x24" $(BIN)/python -m ui.screenshots docs/screenshots

installer:  ## build the installers that can be built here, to dist/ (ARGS=windows, linux, all; see docs/installer.md)
	$(PYTHON) build_installer.py $(ARGS)

installer-test:  ## install, use and remove what lies in dist/: in a bare Debian (as root) and under Wine
	$(PYTHON) build_installer.py test

lock:  ## resolve the dependencies anew (needs uv; UPGRADE=--upgrade takes newer ones)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/ (or make lock UV=/path/to/uv)"; exit 1; }
	$(LOCK) $(UPGRADE) --group build -o requirements.txt
	$(LOCK) $(UPGRADE) --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK_GROUP) $(UPGRADE) --group installer -c requirements.txt -o requirements-installer.txt

clean:  ## remove all that was made here, the environment too
	rm -rf $(VENV) build dist htmlcov *.egg-info .coverage .coverage.* .hypothesis .*_cache
	find desktop sync ui resources tests tools -name __pycache__ -prune -exec rm -rf {} +
	find resources -name '*.qm' -delete

help:
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {print "\n" substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

# ---- set-up: each stamp stands for one finished step ----------------------------------------------------------------

$(STAMPS)/venv:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.11 or newer, or name one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed. Another one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) can't make environments. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV) && mkdir -p $(STAMPS) && touch $@

# The program itself is linked into the environment, so that `lapor-desktop` always runs what stands here.
$(STAMPS)/runtime: $(STAMPS)/venv requirements.txt pyproject.toml
	@echo "Installing the locked dependencies (some 120 MB; a few minutes on a slow link)"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements-dev.txt
	@echo "Installing the locked tools of development"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@touch $@

# System packages: installed when root, else the exact command is told.
$(STAMPS)/window $(STAMPS)/test $(STAMPS)/screenshots: $(STAMPS)/runtime tools/system_packages.py
	@$(BIN)/python tools/system_packages.py $(@F)
	@touch $@

$(STAMPS)/translations: $(STAMPS)/runtime $(wildcard resources/translations/*.ts)
	@$(BIN)/python -m ui.translations compile
	@touch $@
