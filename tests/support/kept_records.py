"""Made-up records, as `keptIn` of kept_records.js takes them."""

from __future__ import annotations

from typing import Any


def at(value: Any, time: int = 1, **more: Any) -> dict[str, Any]:
    """A record that was saved at this millisecond; its format is added."""
    return {"value": value, "savedAt": time, **more}
