"""Measures the content, and writes docs/contributing/measured.md: `python -m tests.content`."""

from tests.content.measured import write_page

write_page()
