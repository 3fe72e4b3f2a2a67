# make run and make test do all their set-up; the rest is for those who work on the product.
# Needed: Python 3.11 or later, and the package registry for the first time.
.PHONY: run test setup check bench proof words locks
.NOTPARALLEL:

PORT ?= 8000
export PYTHON

run:
	@scripts/setup base
	@exec .venv/bin/motcua up --port $(PORT)

test:
	@scripts/setup dev
	@exec scripts/test

setup:
	@scripts/setup dev

check: setup
	@exec scripts/check

bench: setup
	@for name in kernel due engine submit worklist pages; do .venv/bin/motcua bench $$name || exit 1; done

proof: setup
	@exec .venv/bin/python tests/prove.py

# After a change of sentences: into the English catalogue, which then wants their translation.
words: setup
	@exec .venv/bin/python scripts/words

# After a change of requirements/*.in. Hashes, no addresses.
locks: setup
	@for name in uv base dev; do \
		.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; done
