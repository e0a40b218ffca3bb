// A workbook of these records in a page, for modules that draw it: each has a store of its own, and
// nothing of it reaches the browser's storages. A record is `{value, savedAt}`; a text is what lies
// there as it is.
window.keptIn = async (records, room = true) => {
  const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
  const [{ openStore }, { WorkbookData }] = await Promise.all(["responses/store.mjs", "responses/workbook-data.mjs"].map(at));
  window.keptCount = (window.keptCount ?? 0) + 1;
  const site = { course: "test", path: `/${window.keptCount}` };
  const text = (record) => (typeof record === "string" ? record : JSON.stringify({ format: 1, savedAt: 1, ...record }));
  const texts = new Map(Object.entries(records).map(([key, record]) => [`cg:test:${site.path}/${key}`, text(record)]));
  const local = {
    works: true,
    entries: (prefix) => [...texts].filter(([key]) => key.startsWith(prefix)),
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => room && Boolean(texts.set(key, value)),
    remove: (key) => texts.delete(key),
  };
  const write = async () => {
    if (!room) throw new DOMException("full", "QuotaExceededError");
    return { refused: [], marks: new Map() };
  };
  const indexed = { entries: async () => [], write, erase: async () => [], remove: async () => {}, writeNow() {} };
  const store = openStore(site, { local, indexed });
  await store.ready;
  return { store, workbook: new WorkbookData(store), texts };
};
