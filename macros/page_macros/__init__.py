"""Macros that pages call, one module for each subject.

To add a macro, see docs/contributing/add-a-macro.md.
"""
