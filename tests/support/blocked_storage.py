"""Scripts for browsers that keep nothing, or no more."""

from __future__ import annotations

BLOCKED_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, {
        get() { throw new DOMException("no", "SecurityError") }, configurable: true,
    })"""


BROKEN_WRITES = """
    const real = IDBDatabase.prototype.transaction;
    window.broken = true;
    window.refusals = 0;
    IDBDatabase.prototype.transaction = function (names, mode, ...more) {
        if (window.broken && mode === "readwrite") {
            window.refusals += 1;
            throw new DOMException("", "QuotaExceededError");
        }
        return real.call(this, names, mode, ...more);
    };
"""


NO_ROOM = f"""() => {{
    {BROKEN_WRITES}
    Storage.prototype.setItem = () => {{ throw new DOMException("", "QuotaExceededError"); }};
}}"""
"""To be called on a page: from now on neither storage takes anything in."""


NO_STORAGE = """
    const no = { get() { throw new DOMException("no", "SecurityError") } };
    for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, no);
"""
