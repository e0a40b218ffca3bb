# Every target sets itself up: a fresh clone needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin
# Material prints a banner about MkDocs 2; it is meant for readers of its blog, not for builds.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build build-instructor disk packet lms release new check engine engines test test-all simulate bench audit mutate lint clean

serve: .venv/site.stamp
	$(BIN)/mkdocs serve --strict --dev-addr 127.0.0.1:8000

build: .venv/site.stamp .venv/node.stamp
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m macros publish site

# make new what=worksheet id=garden on=tonight.md; what=lesson id=fences in=preparing; what=case id=hedge
new: .venv/site.stamp
	$(BIN)/python -m macros new $(what) $(id) $(if $(on),--on $(on)) $(if $(in),--in $(in))

build-instructor: .venv/site.stamp .venv/node.stamp
	COURSE_EDITION=instructor $(BIN)/mkdocs build --strict --site-dir site-instructor
	$(BIN)/python -m macros publish site-instructor

# A zip to unpack and open without a server. Its addresses are those of files.
disk: .venv/site.stamp .venv/node.stamp
	$(BIN)/mkdocs build --strict --no-directory-urls --site-dir site-disk
	$(BIN)/python -m macros publish site-disk --disk common-ground.zip
	rm -rf site-disk

# For a learning platform: a SCORM 1.2 package, and the knowledge checks as questions, into lms/.
# make lms lessons="preparing/their-shoes leading/opening" packs only these.
lms: .venv/site.stamp .venv/node.stamp
	$(BIN)/python -m macros lms lms $(lessons)

# PDFs to print, through Chromium.
packet: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m macros packet packets

# Everything that one can download, with the newest part of the changelog, into release/.
release: disk packet lms build-instructor
	mkdir -p release
	cp common-ground.zip packets/*.pdf lms/*.zip release/
	cd site-instructor && ../$(BIN)/python -m zipfile -c ../release/instructor-edition.zip *
	$(BIN)/python -m tests.support.release_notes > release/notes.md

check: .venv/site.stamp
	$(BIN)/python -m macros check

# At GitHub, in a copy: a pull request with the newest engine, apart from the content.
engine: .venv/site.stamp
	$(BIN)/python -m macros engine

# Firefox and WebKit for the journeys, where this machine lets us install them.
engines: .venv/test.stamp
	$(BIN)/python -m tests.support.engines

# `times=yes` writes the seconds of each part into docs/contributing/testing.md.
test: .venv/test.stamp lint
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.engines --in-ci
	$(BIN)/python -m pytest -n 2 --dist worksteal $(if $(times),--write-times)

# `journeys=yes` writes what passed in which engine into docs/contributing/faults.md.
test-all: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.engines --in-ci
	$(BIN)/python -m pytest -n 2 --dist worksteal --all $(if $(journeys),--write-journeys)

# Scripted learners play the counterpart; `make simulate write=yes` puts the tables into the docs.
simulate: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.simulate $(if $(write),--write)

# What the course costs: `make bench part=engines rounds=9`; `write=yes` puts the tables into the docs.
bench: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.bench $(part) $(if $(rounds),--rounds $(rounds)) $(if $(write),--write)

# Lighthouse, a second HTML validator, a SCORM runtime and a screen reader; `make audit part=markup` is one.
audit: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.audit $(part) $(if $(runs),--runs $(runs)) $(if $(write),--write)

# Small faults in a copy, and whether a test notices; `make mutate minutes=20 seed=7 area=rules,cases`.
mutate: .venv/test.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.mutate $(if $(minutes),--minutes $(minutes)) $(if $(seed),--seed $(seed)) $(if $(area),--area $(area))

# Python and JavaScript; each tool always, and one that fails fails all.
lint: .venv/test.stamp
	$(BIN)/python -m tests.support.lint

clean:
	rm -rf .venv node_modules site site-instructor site-disk common-ground.zip packets lms release

# A stamp keeps the second run quick: nothing is installed again unless a lock changed.
.venv/site.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

# Node, where there is none, and the tools that put modules together. Without npm's registry it says
# what follows from that, and tries again next time.
.venv/node.stamp: .venv/site.stamp package-lock.json requirements-node.txt
	$(BIN)/python -m macros.publish.install && touch $@ || true

.venv/test.stamp: .venv/site.stamp .venv/node.stamp tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	touch $@
