PYTHON ?= python3
BIN := .venv/bin
ARTICLE ?= data/article.txt

.PHONY: help setup lab notebooks report site docs test check bench audit lock clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/installed  ## make .venv with everything the project needs (once)

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lab: setup  ## open the notebooks in JupyterLab
	$(BIN)/jupyter trust notebooks/*.ipynb > /dev/null
	$(BIN)/jupyter labextension disable @jupyterlab/apputils-extension:announcements 2> /dev/null
	$(BIN)/jupyter lab --notebook-dir=. notebooks/00_the_article.ipynb

notebooks: setup  ## execute every notebook in place, headless
	$(BIN)/python tools/notebooks.py

report: setup  ## read one article into report.html: make report ARTICLE=path, and PUBLISHED=2023-09-05 where known
	$(BIN)/python -m analysis report "$(ARTICLE)" $(if $(PUBLISHED),--published "$(PUBLISHED)")

site: setup  ## export every notebook, and the API reference, as web pages that work offline
	$(BIN)/python tools/site.py

docs: setup  ## the API reference from the docstrings, in site/api
	$(BIN)/python tools/site.py --reference-only

test: setup  ## run the tests (browser tests too where a Chromium is found)
	$(BIN)/python -m pytest

check: setup  ## lint, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup  ## speed and accuracy, beside peers measured in the same run
	$(BIN)/python -m benchmarks

audit: setup  ## licences and ages of the pinned packages, known faults where they can be looked up
	$(BIN)/python tools/audit.py

lock: setup  ## pin every package again
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --all-extras --group dev --output-file requirements.lock pyproject.toml

clean:  ## remove what the commands above made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build site test-artefacts
