// What the tests of edges do in a page: records planted in both storages, edited, and read again.
window.edges = (async () => {
  const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
  const [store, records] = await Promise.all(["responses/store.mjs", "responses/records.mjs"].map(at));
  const site = { course: "edges", path: "" };
  const open = async () => { const opened = store.openStore(site); await opened.ready; return opened; };
  const plant = async (key, record, { local = true, indexed = true } = {}) => {
    const opening = indexedDB.open("common-ground", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("records");
    await new Promise((done) => (opening.onsuccess = done));
    const change = opening.result.transaction("records", "readwrite");
    change.objectStore("records")[indexed ? "put" : "delete"](...(indexed ? [record, key] : [key]));
    await new Promise((done) => (change.oncomplete = done));
    opening.result.close();
    if (local) localStorage.setItem(key, JSON.stringify(record));
  };
  // Not erased: a mark of that, dated after odd times, would judge the next records.
  const wipe = async () => {
    const opening = indexedDB.open("common-ground", 1);
    await new Promise((done) => (opening.onsuccess = done));
    const change = opening.result.transaction("records", "readwrite");
    change.objectStore("records").clear();
    await new Promise((done) => (change.oncomplete = done));
    opening.result.close();
    localStorage.clear();
  };
  return { open, plant, wipe, records, at };
})();

/** For each record: edited twice in one tab, while another listens; what each of them has, and a reload. */
window.edited = async (texts, places) => {
  const { open, plant, wipe, records } = await window.edges;
  const found = [];
  for (const [n, text] of texts.entries()) {
    const record = JSON.parse(text);
    const key = `cg:edges:/first/sheet/first/field-${n}`;
    await plant(key, record, places);
    const [here, beside] = [await open(), await open()];
    const accepted = here.get(key) !== undefined;
    const edits = [];
    for (const value of ["first edit", "second edit"]) {
      const { value: old, savedAt } = here.get(key) ?? {};
      const content = { exercise: "sheet", field: `field-${n}`, value, ...(accepted && { previous: { value: old, savedAt } }) };
      edits.push(here.put(key, content));
    }
    await here.settled();
    for (let wait = 0; wait < 300 && beside.get(key)?.value !== "second edit"; wait += 1) await new Promise((done) => setTimeout(done, 10));
    const later = await open();
    localStorage.removeItem(key);
    const disk = await open();
    const value = (tab) => tab.get(key)?.value;
    found.push({ accepted, values: [value(here), value(beside), value(later), value(disk)], sound: edits.every((edit) => records.examine(edit).record),
      trouble: later.trouble(key) ?? null, previous: JSON.stringify(edits[0].previous?.value) === JSON.stringify(record.value) });
    for (const tab of [here, beside, later, disk]) { await tab.settled(); tab.sleep(); }
    await wipe();
  }
  return JSON.stringify(found);
};

/** Odd records planted in both storages: what a backup of them says when it is opened, and what it holds. */
window.backedUp = async (text) => {
  const { open, plant, wipe, at } = await window.edges;
  const [carry, backup] = await Promise.all(["backup/backup-file.mjs", "backup/backup.mjs"].map(at));
  const keys = [];
  for (const [key, record] of JSON.parse(text)) {
    keys.push(`cg:edges:/${key}`);
    if (typeof record === "string") localStorage.setItem(keys.at(-1), record);
    else await plant(keys.at(-1), record);
  }
  const store = await open();
  const file = carry.backupOf(store, new Date());
  const again = carry.backupOf(store, new Date());
  const found = backup.readBackup(file, "test");
  await store.settled();
  store.sleep();
  await wipe();
  const ascii = (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify({ ...found, file, same: Object.keys(JSON.parse(file).records).join() === Object.keys(JSON.parse(again).records).join() }).replace(/[\u0080-\uffff]/g, ascii);
};

/** What a platform's text that would unpack to `size` bytes is called, and how many bytes came out of it. */
window.unpacked = async ([size, kind]) => {
    const { decode } = await import(new URL("assets/lms/suspend.mjs", document.baseURI));
    let made = 0;
    const Real = window.DecompressionStream;
    window.DecompressionStream = class {
        constructor(kind) {
            const real = new Real(kind);
            const counted = new TransformStream({ transform(chunk, out) { made += chunk.length; out.enqueue(chunk); } });
            this.writable = real.writable;
            this.readable = real.readable.pipeThrough(counted);
        }
    };
    const rest = new Blob([new Uint8Array(size).fill(32)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(rest).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 30000) text += String.fromCharCode(...bytes.subarray(at, at + 30000));
    const found = await decode(kind === "z" ? `cg1z:${btoa(text)}` : `cg1j:${" ".repeat(size)}`, "test");
    window.DecompressionStream = Real;
    return [found, made];
};
