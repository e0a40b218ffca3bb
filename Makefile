# Every target sets itself up: a fresh clone needs Python 3.11+ and make, nothing else. Without make,
# `python tasks.py` does the same: what is done stands there and in `python -m macros`.
PYTHON ?= python3
BIN := .venv/bin
# Material prints a banner about MkDocs 2; it is meant for readers of its blog, not for builds.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build build-instructor disk packet lms release new play check engine engines test test-all simulate bench audit mutate lint clean

# `generator=zensical` makes the pages with Zensical; see docs/contributing/generators.md.
GENERATED := .venv/site.stamp $(if $(filter zensical,$(generator)),.venv/zensical.stamp)
GENERATOR := $(if $(generator),--generator $(generator))

serve: $(GENERATED)
	$(BIN)/python -m macros serve $(if $(port),--port $(port)) $(GENERATOR)

build: $(GENERATED) .venv/node.stamp
	$(BIN)/python -m macros build $(GENERATOR)

# make new what=worksheet id=garden on=tonight.md; what=lesson id=fences in=preparing; what=case id=hedge; what=dialogue id=late-parcel; what=figure id=hedge on=tonight.md
new: .venv/site.stamp
	$(BIN)/python -m macros new $(what) $(id) $(if $(on),--on $(on)) $(if $(in),--in $(in))

# What happens in a dialogue: `make play dialogue=rent-letter runs=10000 seed=1`; `write=yes` puts the
# tables of all dialogues into the instructors' page.
play: .venv/site.stamp
	$(BIN)/python -m macros play $(dialogue) $(if $(runs),--runs $(runs)) $(if $(seed),--seed $(seed)) $(if $(write),--write)

build-instructor: $(GENERATED) .venv/node.stamp
	$(BIN)/python -m macros build-instructor $(GENERATOR)

# A zip to unpack and open without a server, named after the course's id.
disk: .venv/site.stamp .venv/node.stamp
	$(BIN)/python -m macros disk

# For a learning platform: a SCORM 1.2 package, and the knowledge checks as questions, into lms/.
# make lms lessons="preparing/their-shoes leading/opening" packs only these.
lms: $(GENERATED) .venv/node.stamp
	$(BIN)/python -m macros lms lms $(lessons) $(GENERATOR)

# PDFs to print, through Chromium.
packet: .venv/site.stamp
	$(BIN)/python -m macros packet

# Everything that one can download, with the newest part of the changelog, into release/.
release: packet lms build-instructor
	$(BIN)/python -m macros disk release
	cp packets/*.pdf lms/*.zip release/
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
	$(BIN)/python -m pytest -n 3 --dist worksteal $(if $(times),--write-times)

# `journeys=yes` writes what passed in which engine into docs/contributing/faults.md.
test-all: .venv/test.stamp .venv/zensical.stamp
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.engines --in-ci
	$(BIN)/python -m pytest -n 3 --dist worksteal --all $(if $(journeys),--write-journeys)

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
	$(BIN)/python -m tests.mutate $(if $(record),--record) $(if $(thorough),--thorough) $(if $(minutes),--minutes $(minutes)) $(if $(seed),--seed $(seed)) $(if $(area),--area $(area))

# Python and JavaScript; each tool always, and one that fails fails all.
lint: .venv/test.stamp
	$(BIN)/python -m tests.support.lint

clean:
	rm -rf .venv node_modules .cache site site-instructor *.zip packets lms release

# A stamp keeps the second run quick: nothing is installed again unless a lock changed.
.venv/site.stamp: requirements.txt
	$(PYTHON) tasks.py setup site
	touch $@

.venv/zensical.stamp: .venv/site.stamp requirements-zensical.txt
	$(PYTHON) tasks.py setup zensical
	touch $@

# Node, where there is none, and the tools that put modules together. Without npm's registry it says
# what follows from that, and tries again next time.
.venv/node.stamp: .venv/site.stamp package-lock.json requirements-node.txt
	$(BIN)/python -m macros.publish.install && touch $@ || true

.venv/test.stamp: .venv/site.stamp .venv/node.stamp tests/requirements.txt
	$(PYTHON) tasks.py setup test
	touch $@
