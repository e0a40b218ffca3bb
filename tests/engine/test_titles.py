"""What a page is called: by its front matter, its first heading, or its file."""

from __future__ import annotations

import pytest

from macros.authoring.markdown_page import read_page
from macros.authoring.problems import SourceText
from macros.course.titles import page_title, title_of_folder


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("a.md", "---\ntitle: From the front\n---\n# A heading\n", "From the front"),
        ("a.md", "# A heading\n\nText.\n", "A heading"),
        ("a.md", "# A heading ##\n", "A heading"),
        ("a.md", "# A *heading* {: #a .b }\n", "A heading"),
        ("a.md", "A heading\n=========\n", "A heading"),
        ("a.md", "## Not of the first level\n", "A"),
        ("a.md", "Text comes first.\n\n# A heading\n", "A"),
        ("hard-moments.md", "Text.\n", "Hard moments"),
        ("part/hard_moments.md", "Text.\n", "Hard moments"),
        ("BATNA.md", "Text.\n", "BATNA"),
        ("index.md", "Text.\n", "Home"),
        ("README.md", "Text.\n", "Home"),
        ("part/index.md", "Text.\n", "Index"),
        ("part/README.md", "Text.\n", "Index"),
    ],
)
def test_a_page_is_called(path: str, text: str, title: str) -> None:
    assert page_title(read_page(path, SourceText(f"docs/{path}", text))) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [("preparing", "Preparing"), ("hard-moments", "Hard moments"), ("At_Work", "At Work")],
)
def test_a_folder_is_called(name: str, title: str) -> None:
    assert title_of_folder(name) == title
