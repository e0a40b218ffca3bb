"""The inventory of what the course promises: each sentence, and the tests that hold it to its word.

`strings.yaml` has a verdict on every key of macros/strings/en.yaml, `pages.yaml` on every sentence
of the docs with a promising word in it. `python -m tests.promises` tells what is to be done.
"""
