"""Macros that pages call, one module for each subject."""
