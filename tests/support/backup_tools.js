// What the tests of the backup file do in a page: loaded there as it is.
window.tools = (async () => {
  const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
  const [store, carry, backup, merge, local] = await Promise.all(["responses/store.mjs",
    "backup/backup-file.mjs", "backup/backup.mjs", "responses/merge/merge.mjs",
    "responses/store/local.mjs"].map(at));
  const site = { course: "test", path: "" };
  const open = async (parts) => { const opened = store.openStore(site, parts); await opened.ready; return opened; };
  const dump = (opened) => JSON.stringify(carry.recordsOf(opened).filter(([key]) => !/^_(settings|erased)/.test(key)));
  const take = async (opened, text) => {
    const { backup: read, problem } = backup.readBackup(text, "test");
    if (problem) throw new Error(JSON.stringify(problem));
    const found = merge.compare(read.records, (key) => opened.get(opened.prefix + key));
    return opened.restore(merge.newest(found).map(([key, record]) => [opened.prefix + key, record]));
  };
  const there = async () => {
    const databases = await new Promise((done) => {
      const opening = indexedDB.open("common-ground");
      opening.onsuccess = () => {
        const asked = opening.result.transaction("records").objectStore("records").getAllKeys();
        asked.onsuccess = () => (opening.result.close(), done(asked.result));
      };
    });
    return [...databases, ...Object.keys(localStorage)].filter((key) => !key.endsWith(":/_erased"));
  };
  const keyed = (opened, records) =>
    Object.entries(records).map(([key, record]) => [opened.prefix + key, record]);
  return { open, dump, take, there, keyed, backup, merge, local };
})();

window.roundTrips = async (batches) => {
  const { open, dump, take, there } = await window.tools;
  const { backupOf } = await import(new URL("assets/backup/backup-file.mjs", document.baseURI));
  localStorage.setItem("somebody else's", "stays");
  const results = [];
  for (const records of JSON.parse(batches)) {
    const first = await open();
    await first.restore(records.map(([key, record]) => [first.prefix + key, record]));
    const [before, text] = [dump(first), backupOf(first)];
    await first.eraseAll();
    const left = await there();
    const second = await open();
    await take(second, text);
    const third = await open();
    results.push({ before, text, left, after: dump(second), reloaded: dump(third) });
    await third.eraseAll();
    for (const opened of [first, second, third]) opened.sleep();
  }
  return JSON.stringify(results).replace(/[\u0080-\uffff]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
};

window.merged = async ([mine, theirs, how]) => {
  const { open, dump, keyed, merge } = await window.tools;
  const opened = await open();
  await opened.restore(keyed(opened, mine));
  const records = Object.entries(theirs);
  const get = (key) => opened.get(opened.prefix + key);
  const found = merge.compare(records, get);
  const copies = new Map([...merge.differing(found)].map((id) => [id, { id: "copy", name: "Copy" }]));
  const entries = how === "both" ? merge.both(records, found, copies, 50, get) : merge.newest(found);
  await opened.restore(entries.map(([key, record]) => [opened.prefix + key, record]));
  const all = Object.fromEntries(JSON.parse(dump(opened)));
  await opened.eraseAll();
  opened.sleep();
  return { all, sizes: Object.fromEntries(Object.entries(found).map(([key, { length }]) => [key, length])) };
};

window.halves = async ([mine, theirs, failAt]) => {
  const { open, keyed, dump, local } = await window.tools;
  const opened = await open();
  await opened.restore(keyed(opened, mine));
  const before = dump(opened);
  const real = local.openLocal();
  let writes = 0;
  const set = (key, text) => (writes += 1) !== failAt && real.set(key, text);
  const full = { ...real, set };
  const refuse = () => Promise.reject(new Error("full"));
  const broken = { entries: refuse, write: refuse, erase: refuse, remove: refuse, writeNow() {} };
  const other = await open({ local: full, indexed: broken });
  writes = 0;
  const kept = await other.restore(keyed(other, theirs));
  const result = { kept, before, there: dump(other), later: dump(await open()) };
  await opened.eraseAll();
  return result;
};

window.opened = async (text) => {
  const { open, take } = await window.tools;
  const opened = await open();
  await take(opened, text);
  await opened.eraseAll();
};
