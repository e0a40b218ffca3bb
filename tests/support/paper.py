"""What a page looks like on paper."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

from playwright.sync_api import Page
from pypdf import PdfReader


def on_paper(page: Page, **paper: Any) -> list[str]:
    """The text of each printed page."""
    reader = PdfReader(io.BytesIO(page.pdf(**{"format": "A4", **paper})))
    texts = [unicodedata.normalize("NFKC", sheet.extract_text() or "") for sheet in reader.pages]
    return [" ".join(text.split()) for text in texts]
