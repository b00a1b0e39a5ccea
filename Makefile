# Every target works from a clean checkout, without another before it. See README.md and CONTRIBUTING.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help

PORT ?= 8000
STEWARD_HOME ?= $(CURDIR)/var
DATA ?= $(CURDIR)/../shared/data
SCORE ?=
SIZES ?= 10k,100k,1m
MINUTES ?= 150
BIN := $(CURDIR)/.venv/bin
PYTHON := $(BIN)/python
STEWARD := $(PYTHON) -m steward
NPM := PATH="$(BIN):$$PATH" npm --prefix frontend --no-update-notifier
PROVISION := frontend/node_modules/.locked
DIST := steward/foundation/ui/static/ui/dist
FONTS := steward/foundation/printing/fonts

.PHONY: help install build frontend fonts messages run demo test unit browser faults lint bench shots evaluate package lock clean

help:
	@echo "make run       the product with a demo company, on port $(PORT) (PORT=, STEWARD_HOME=)"
	@echo "make test      all tests: unit on SQLite and PostgreSQL, browser, faults"
	@echo "make lint      style, import order, types, migrations, messages"
	@echo "make bench     speed beside the bare framework: build/bench.json (SIZES=10k for a quick look)"
	@echo "make shots     pictures of every screen: build/shots"
	@echo "make evaluate  scores on real data (DATA=, SCORE=): build/evaluation.json"
	@echo "make demo      the demo company alone, in STEWARD_HOME"
	@echo "make package   an installable wheel: dist/"
	@echo "make lock      lock the dependencies anew"
	@echo "make clean     remove what was built (not $(STEWARD_HOME))"

install:
	@tools/environment

frontend: install
	@if [ -f frontend/package-lock.json ]; then \
	  tools/if-changed $(PROVISION) frontend/package.json frontend/package-lock.json -- env PATH="$(BIN):$$PATH" npm --prefix frontend ci --no-audit --no-fund --loglevel=error && \
	  PATH="$(BIN):$$PATH" npm --prefix frontend run --silent build; \
	fi

messages: install
	@$(PYTHON) tools/messages compile

fonts: frontend
	@tools/if-changed $(FONTS)/.copied frontend/package-lock.json tools/fonts -- tools/fonts

build: frontend messages fonts

run: build
	@exec env STEWARD_HOME="$(STEWARD_HOME)" $(STEWARD) run --port $(PORT) --stop-with-parent

demo: build
	@exec env STEWARD_HOME="$(STEWARD_HOME)" $(STEWARD) demo

test: build
	@exec $(PYTHON) tools/suite

unit browser faults: build
	@exec $(PYTHON) tools/suite $@

lint: install
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports --no-cache | tail -n 3
	@DJANGO_SETTINGS_MODULE=steward.config.settings.test $(STEWARD) makemigrations --check --dry-run
	@$(PYTHON) -m pytest -q -p no:randomly tests/house
	@$(PYTHON) tools/messages check

bench: build
	@exec $(PYTHON) tools/bench --sizes $(SIZES) --minutes $(MINUTES) --out build/bench.json

shots: build
	@exec $(PYTHON) tools/shots

evaluate: build
	@exec $(STEWARD) evaluate --data "$(DATA)" $(if $(SCORE),--score "$(SCORE)") --out build/evaluation.json

package: build
	@rm -rf dist build/lib
	@$(PYTHON) -m build --wheel --no-isolation --outdir dist . >build/package.log 2>&1 || { tail -n 40 build/package.log; exit 1; }
	@ls -1 dist

lock: install
	@$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements/runtime.txt
	@$(BIN)/uv pip compile requirements/dev.in -c requirements/runtime.txt $(LOCK) -o requirements/dev.txt

LOCK := --quiet --universal --python-version 3.12 --generate-hashes --no-header --no-emit-index-url

clean:
	@rm -rf build dist .venv frontend/node_modules $(DIST) $(FONTS) *.egg-info .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	@find steward -name '*.mo' -delete
