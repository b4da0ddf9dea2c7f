# The workflow of the house. `make help` is its documentation.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
NEWEST := .venv-newest
TIMES ?= 1
INPUTS ?= 20000
SEED ?= 2008
ONLY ?= 0
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
export PORT ?= 8000

# What `check --deploy` looks at: the settings of a real installation, with nothing behind them.
PRODUCTION = PORTAL_ENVIRONMENT=production ALLOWED_HOSTS=idm.example.org BASE_URL=https://idm.example.org \
	SECRET_KEY=only-here-so-that-the-checks-see-a-long-text-0123456789-abcdefghij \
	DATABASE_URL=postgresql://portal@localhost/portal REDIS_URL=redis://localhost EMAIL_URL=smtp://localhost

.DEFAULT_GOAL := help
.PHONY: help demo check messages-check test test-app test-journeys test-days fuzz looks bench format messages lock newest clean

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Serve the portal with demo records on PORT (8000), with a real worker; Ctrl-C stops everything
	@.ci/provide typesetting
	@exec $(BIN)/python manage.py demo

check: $(VENV)/.installed-for-tests ## Look at the code without running it: format, lint, floors, templates, migrations, deployment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/python -m pytest tests/house -m "not processes"

test: $(VENV)/.installed-for-tests ## Run every test, on SQLite and on PostgreSQL, with real workers and a real browser
	@.ci/provide tests
	@.ci/test

test-app: $(VENV)/.installed-for-tests ## Run the quick tests of one app on SQLite: make test-app APP=workshops
	$(BIN)/python -m pytest --numprocesses 2 -m "not processes and not browser" tests/$(APP)

test-journeys: $(VENV)/.installed-for-tests ## Run the journeys in a real browser over and over: make test-journeys TIMES=20
	@.ci/provide tests
	@for round in $$(seq $(TIMES)); do \
		echo "Round $$round of $(TIMES)"; $(BIN)/python -m pytest --exitfirst --numprocesses 2 tests/journeys || exit 1; done

fuzz: $(VENV)/.installed-for-tests ## Send inputs that nobody types to every address and form: make fuzz INPUTS=20000 SEED=2008
	SEED=$(SEED) INPUTS=$(INPUTS) ONLY=$(ONLY) $(BIN)/python -m pytest tests/fuzz

test-days: $(VENV)/.installed-for-tests ## Run the tests in which a day matters on the hardest days, around midnight
	$(BIN)/python tests/days.py

looks: $(VENV)/.installed-for-tests ## Look at every page in every language and width; pictures in var/looks
	@.ci/provide tests
	EVERY_LOOK=1 $(BIN)/python -m pytest tests/journeys/test_looks.py

bench: $(VENV)/.installed-for-tests ## Measure typesetting and pages, as a table of ratios
	$(BIN)/python -m bench

messages: $(VENV)/.installed-for-tests ## Collect the interface's messages into locale/, for the translators
	@.ci/provide tests
	$(BIN)/python manage.py messages --collect

messages-check: $(VENV)/.installed-for-tests ## Fail where a message is missing, fuzzy or left over
	$(BIN)/python manage.py messages --check

format: $(VENV)/.installed-for-tests ## Put the code into its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.installed-for-tests ## Renew both lock files: the newest packages that the ranges of requirements*.in allow
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --constraints requirements.txt --output-file requirements-dev.txt requirements-dev.in

newest: $(VENV)/.installed-for-tests ## Run every test on the newest packages that the ranges allow, in an environment of its own
	@.ci/provide tests
	@$(PYTHON) -m venv --clear $(NEWEST)
	@$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.in
	@.ci/newest $(NEWEST)/bin/python

clean: ## Remove the virtual environment and everything under var/, the demo's records included
	rm -rf $(VENV) $(NEWEST) var

$(VENV)/.made: # only a whole one counts
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The portal needs Python 3.11 or newer: PYTHON=python3.12 make …")'
	@$(PYTHON) -m venv --clear $(VENV) || { echo 'Python cannot make a virtual environment here: apt install python3-venv'; exit 1; }
	@touch $@

$(VENV)/.installed: requirements.txt | $(VENV)/.made
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed-for-tests: requirements-dev.txt | $(VENV)/.made
	$(INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/.installed
