# Two commands on a fresh machine: `make demo` and `make test`. `make` alone lists the others.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench quality e2e fuzz crash serve messages lock clean

# The first Python that is new enough; `make PYTHON=/path/to/python …` names another.
PYTHON = $(shell for one in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest
EACH = $(PYTEST) -q -n $(WORKERS) --dist loadfile
BOOTSTRAP = $(if $(PYTHON),$(PYTHON) tools/bootstrap.py,@echo "enishi: Python 3.11 or newer is needed; on Debian 12 run: apt install python3"; exit 1;)
WORKERS ?= 2
EXAMPLES ?= 20000
BENCHES ?= start readers imports routes pages mail chats calendars resolution one_record search asks memory

help:  ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo:  ## Set up, show the sample experiment and serve it (ARGS="--port 8080")
	@$(BOOTSTRAP) base
	@$(BIN)/enishi demo --home .demo $(ARGS)

serve:  ## Serve your own workspace, the folder ENISHI_HOME names (ARGS="--port 8080")
	@$(BOOTSTRAP) base
	@$(BIN)/enishi serve $(ARGS)

# The browser's tests are a run of their own: playwright's event loop would be in the store's way.
test:  ## Set up and run every test; the store's once more on PostgreSQL where it is installed
	@$(BOOTSTRAP) test
	@ended=0; \
	$(EACH) -m "not postgres" --ignore tests/e2e || ended=$$?; \
	$(EACH) tests/e2e || ended=$$?; \
	$(BIN)/python -m tools.postgres $(EACH) -m "not sqlite" tests/app || ended=$$?; \
	exit $$ended

check:  ## Style, types, imports, templates, spelling, messages and the house's own rules
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tools.check

bench:  ## Measure, and print the figures as tables (BENCHES="start readers")
	@$(BOOTSTRAP) test
	@for one in $(BENCHES); do echo; echo "== $$one"; $(BIN)/python -m bench.$$one || exit 1; done

quality:  ## Branch coverage, length of functions, and how well people are resolved on labelled records
	@$(BOOTSTRAP) test
	@$(PYTEST) -q -n $(WORKERS) --cov=src/enishi --cov-branch --cov-report=term:skip-covered tests/library
	@$(BIN)/python -m tools.house_figures
	@$(BIN)/python -m tools.resolution_quality
	@$(BIN)/python -m tools.name_quality
	@$(BIN)/python -m tools.dividing_quality

e2e:  ## Click through everything in a real browser
	@$(BOOTSTRAP) test
	@$(PYTEST) tests/e2e $(ARGS)

fuzz:  ## Throw 20,000 broken files at the readers (EXAMPLES=100000 for more)
	@$(BOOTSTRAP) test
	@ENISHI_FUZZ_EXAMPLES=$(EXAMPLES) $(PYTEST) tests/fuzz $(ARGS)

crash:  ## Kill the process 200 times while it writes; nothing may be lost
	@$(BOOTSTRAP) test
	@ENISHI_CRASHES=200 $(PYTEST) tests/app -k crash $(ARGS)

messages:  ## Bring the Japanese catalogue up to date with the sentences in the code
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tools.messages extract

lock:  ## Resolve requirements/*.in anew (needs uv)
	@for one in base test; do uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		requirements/$$one.in -o requirements/$$one.txt || exit 1; done

clean:  ## Remove the environment, caches and the demo's workspace
	rm -rf .venv .demo build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf .coverage htmlcov src/*.egg-info
	find src tests tools bench -name __pycache__ -prune -exec rm -rf {} +
