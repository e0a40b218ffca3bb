"""Extensions of Python-Markdown that the pages use."""
