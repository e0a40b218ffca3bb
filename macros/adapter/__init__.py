"""What the adapter in `macros/__init__.py` needs to know about the site generator."""
