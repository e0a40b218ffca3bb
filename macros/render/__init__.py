"""Exercises as HTML, and their specs as JSON for the browser."""
