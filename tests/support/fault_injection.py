"""Browsers whose interfaces fail: a fault makes one of them throw, reject, or never answer.

A page gets its faults from `inject`, before its own scripts run. Those that come later wait for
`begin`; then the interface was sound while the page started, and fails from now on.

    inject(page, "indexedDB.open never answers", begun=False)
    page.goto(address)
    ...
    begin(page)
"""

from __future__ import annotations

import json

from playwright.sync_api import Page

TOOLS = """
    const faults = (window.cgFaults = { on: false });
    const refused = (name = "SecurityError") => new DOMException("fault", name);
    const silence = () => new Promise(() => {});
    /** A method fails: `act` stands for it while the faults are on. */
    const breaks = (owner, name, act) => {
        const real = owner[name];
        owner[name] = function (...given) {
            return faults.on ? act.call(this, real, ...given) : real.apply(this, given);
        };
    };
    const throws = (owner, name, error) =>
        breaks(owner, name, () => { throw refused(error); });
    const rejects = (owner, name, error) =>
        breaks(owner, name, () => Promise.reject(refused(error)));
    const isSilent = (owner, name) => breaks(owner, name, silence);
    /** A method that not every browser has, failing or not. */
    const offers = (owner, name, act) => {
        owner[name] ??= () => undefined;
        breaks(owner, name, act);
    };
    /** A property fails: asking for it throws, or gives `value`. */
    const property = (owner, name, get) => {
        const real = Object.getOwnPropertyDescriptor(owner, name);
        const sound = (from) => (real.get ? real.get.call(from) : real.value);
        const answer = function () { return faults.on ? get() : sound(this) };
        Object.defineProperty(owner, name, { get: answer, configurable: true });
    };
    const refuses = (owner, name) => property(owner, name, () => { throw refused(); });
    const isMissing = (owner, name) => property(owner, name, () => undefined);
    /** A request of a database that tells `event` and no more; without one, nothing at all. */
    const answers = (event, error) => function () {
        const request = { error: refused(error), addEventListener() {} };
        const told = () => request[`on${event}`]?.({ target: request });
        if (event) setTimeout(told);
        return request;
    };
    const [factory, records] = [IDBFactory.prototype, IDBObjectStore.prototype];
    const full = function (real, names, mode) {
        if (mode === "readwrite") throw refused("QuotaExceededError");
        return real.call(this, names, mode);
    };
    const aborts = function () { this.transaction.abort(); return {} };
    /** A transaction of which nothing is heard again. */
    const hears = new Proxy({}, { get: () => () => ({}) });
    const deaf = () => ({ objectStore: () => hears, commit() {}, abort() {} });
"""
"""What the faults below are written with."""

SHARING = {
    "throws": "() => { throw refused() }",
    "rejects": '() => Promise.reject(refused("NotAllowedError"))',
    "never answers": "silence",
}

FAULTS = {
    # Storage
    "localStorage is refused": 'refuses(window, "localStorage")',
    "localStorage is null": 'property(window, "localStorage", () => null)',
    "localStorage.getItem throws": 'throws(Storage.prototype, "getItem")',
    "localStorage.setItem throws": 'throws(Storage.prototype, "setItem", "QuotaExceededError")',
    "localStorage.removeItem throws": 'throws(Storage.prototype, "removeItem")',
    "sessionStorage is refused": 'refuses(window, "sessionStorage")',
    # The database
    "indexedDB is refused": 'refuses(window, "indexedDB")',
    "indexedDB is missing": 'isMissing(window, "indexedDB")',
    "indexedDB.open throws": 'throws(factory, "open")',
    "indexedDB.open fails": 'breaks(factory, "open", answers("error", "UnknownError"))',
    "indexedDB.open is blocked": 'breaks(factory, "open", answers("blocked"))',
    "indexedDB.open never answers": 'breaks(factory, "open", answers())',
    "transactions throw": 'throws(IDBDatabase.prototype, "transaction", "InvalidStateError")',
    "transactions never end": 'breaks(IDBDatabase.prototype, "transaction", deaf)',
    "transactions abort": 'breaks(records, "get", aborts)',
    "reading throws": 'throws(records, "getAll", "UnknownError")',
    "putting throws": 'throws(records, "put", "DataError")',
    "the disk is full": 'breaks(IDBDatabase.prototype, "transaction", full)',
    # Other tabs, workers, promises about storage
    "BroadcastChannel is missing": 'isMissing(window, "BroadcastChannel")',
    "BroadcastChannel throws": """property(window, "BroadcastChannel", () =>
        function () { throw refused() })""",
    "postMessage throws": 'throws(BroadcastChannel.prototype, "postMessage", "DataCloneError")',
    "serviceWorker is refused": 'refuses(Navigator.prototype, "serviceWorker")',
    "register rejects": 'rejects(ServiceWorkerContainer.prototype, "register")',
    "register never answers": 'isSilent(ServiceWorkerContainer.prototype, "register")',
    "navigator.storage is refused": 'refuses(Navigator.prototype, "storage")',
    "navigator.storage is missing": 'isMissing(Navigator.prototype, "storage")',
    "persist throws": 'throws(StorageManager.prototype, "persist")',
    "persist rejects": 'rejects(StorageManager.prototype, "persist")',
    "persisted never answers": 'isSilent(StorageManager.prototype, "persisted")',
    "persist never answers": 'isSilent(StorageManager.prototype, "persist")',
    "getDirectory throws": 'throws(StorageManager.prototype, "getDirectory")',
    "getDirectory never answers": 'isSilent(StorageManager.prototype, "getDirectory")',
    "permissions is refused": 'refuses(Navigator.prototype, "permissions")',
    "permissions.query throws": 'throws(Permissions.prototype, "query")',
    "permissions.query never answers": 'isSilent(Permissions.prototype, "query")',
    "caches is refused": 'refuses(window, "caches")',
    "locks is refused": 'refuses(Navigator.prototype, "locks")',
    "Worker is missing": 'isMissing(window, "Worker")',
    "Worker throws": """property(window, "Worker", () =>
        function () { throw refused() })""",
    "Worker never answers": """property(window, "Worker", () =>
        class extends EventTarget { postMessage() {} terminate() {} })""",
    # The rest
    "crypto.getRandomValues throws": 'throws(Crypto.prototype, "getRandomValues")',
    "crypto is refused": 'refuses(window, "crypto")',
    "crypto is missing": 'isMissing(window, "crypto")',
    "crypto.subtle is missing": 'isMissing(Crypto.prototype, "subtle")',
    "matchMedia throws": 'throws(window, "matchMedia")',
    "clipboard is refused": 'refuses(Navigator.prototype, "clipboard")',
    "clipboard is missing": 'isMissing(Navigator.prototype, "clipboard")',
    "clipboard throws": """for (const name of ["write", "writeText"])
        throws(Clipboard.prototype, name)""",
    "clipboard rejects": """for (const name of ["write", "writeText"])
        rejects(Clipboard.prototype, name)""",
    "clipboard never answers": """for (const name of ["write", "writeText"])
        isSilent(Clipboard.prototype, name)""",
    "canShare throws": 'offers(Navigator.prototype, "canShare", () => { throw refused() })',
    **{
        f"share {how}": f"""offers(Navigator.prototype, "canShare", () => true);
        offers(Navigator.prototype, "share", {act})"""
        for how, act in SHARING.items()
    },
    "CompressionStream is missing": 'isMissing(window, "CompressionStream")',
    "CompressionStream throws": """property(window, "CompressionStream", () =>
        function () { throw new TypeError("fault") })""",
    "DecompressionStream throws": """property(window, "DecompressionStream", () =>
        function () { throw new TypeError("fault") })""",
}
"""Name → script. Some interfaces are there on secure pages only, and on 127.0.0.1."""

ALL_REFUSED = (
    "localStorage is refused",
    "sessionStorage is refused",
    "indexedDB is refused",
    "BroadcastChannel throws",
    "serviceWorker is refused",
    "navigator.storage is refused",
    "permissions is refused",
    "caches is refused",
    "locks is refused",
    "Worker throws",
    "crypto is refused",
    "clipboard is refused",
    "canShare throws",
    "CompressionStream throws",
    "DecompressionStream throws",
)
ALL_SILENT = (
    "localStorage is null",
    "indexedDB.open never answers",
    "register never answers",
    "persist never answers",
    "persisted never answers",
    "getDirectory never answers",
    "permissions.query never answers",
    "Worker never answers",
    "clipboard never answers",
    "share never answers",
)
ALL_REJECTED = (
    "localStorage.setItem throws",
    "localStorage.getItem throws",
    "indexedDB.open fails",
    "postMessage throws",
    "register rejects",
    "persist rejects",
    "getDirectory throws",
    "permissions.query throws",
    "crypto.getRandomValues throws",
    "clipboard rejects",
    "share rejects",
)


def inject(page: Page, *names: str, begun: bool = True) -> None:
    """Gives every page that opens here these faults, from its start or from `begin` on."""
    script = ";".join(FAULTS[name] for name in names)
    page.add_init_script(f"{{ {TOOLS}; faults.on = {json.dumps(begun)}; {script} }}")


def begin(page: Page) -> None:
    """From now on the interfaces fail."""
    page.evaluate("cgFaults.on = true")


def end(page: Page) -> None:
    """From now on they are sound again."""
    page.evaluate("cgFaults.on = false")
