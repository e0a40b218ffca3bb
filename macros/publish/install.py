"""Installs the tools that publishing needs: `python -m macros.publish.install`."""

from __future__ import annotations

import sys

from macros.publish.node import install

if __name__ == "__main__":
    sys.exit(install() or None)
