"""Schemas of the files that the course writes, and a file as older versions wrote it."""

from __future__ import annotations

import json

from tests.support.project import ROOT

HAND_IN_SCHEMA = json.loads(
    (ROOT / "macros/theme/assets/hand-in/hand-in.schema.json").read_text("utf-8")
)


BACKUP_SCHEMA = json.loads(
    (ROOT / "macros/theme/assets/backup/workbook.schema.json").read_text("utf-8")
)


BACKUP_FORMAT_1 = ROOT / "tests/data/records" / "workbook-format-1.json"
