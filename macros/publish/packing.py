"""Zips that are the same, byte for byte, whenever and wherever the same files go into them."""

from __future__ import annotations

import zipfile
from pathlib import Path

MOMENT = (2020, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16
UNIX = 3


def write_zip(file: Path, files: dict[str, bytes]) -> Path:
    """Packs the files in the order of their names, all of the same moment and owner."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, UNIX
            entry.external_attr = PERMISSIONS
            packed.writestr(entry, files[name], compresslevel=9)
    return file
