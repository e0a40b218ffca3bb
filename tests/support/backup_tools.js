// What the tests of the backup file do in a page: loaded there as it is.
window.tools = (async () => {
  const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
  const [store, carry, backup, merge, local] = await Promise.all(["responses/store.mjs",
    "backup/backup-file.mjs", "backup/backup.mjs", "responses/merge/merge.mjs",
    "responses/store/local.mjs"].map(at));
  const site = { course: "test", path: "" };
  const open = async (parts) => { const one = store.openStore(site, parts); await one.ready; return one; };
  const dump = (one) => JSON.stringify(carry.recordsOf(one).filter(([key]) => !/^_(settings|erased)/.test(key)));
  const take = async (one, text) => {
    const { backup: read, problem } = backup.readBackup(text, "test");
    if (problem) throw new Error(JSON.stringify(problem));
    const found = merge.compare(read.records, (key) => one.get(one.prefix + key));
    return one.restore(merge.newest(found).map(([key, record]) => [one.prefix + key, record]));
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
  const keyed = (one, records) =>
    Object.entries(records).map(([key, record]) => [one.prefix + key, record]);
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
    for (const one of [first, second, third]) one.sleep();
  }
  return JSON.stringify(results).replace(/[\u0080-\uffff]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
};

window.merged = async ([mine, theirs, how]) => {
  const { open, dump, keyed, merge } = await window.tools;
  const one = await open();
  await one.restore(keyed(one, mine));
  const records = Object.entries(theirs);
  const get = (key) => one.get(one.prefix + key);
  const found = merge.compare(records, get);
  const copies = new Map([...merge.differing(found)].map((id) => [id, { id: "copy", name: "Copy" }]));
  const entries = how === "both" ? merge.both(records, found, copies, 50, get) : merge.newest(found);
  await one.restore(entries.map(([key, record]) => [one.prefix + key, record]));
  const all = Object.fromEntries(JSON.parse(dump(one)));
  await one.eraseAll();
  one.sleep();
  return { all, sizes: Object.fromEntries(Object.entries(found).map(([key, { length }]) => [key, length])) };
};

window.halves = async ([mine, theirs, failAt]) => {
  const { open, keyed, dump, local } = await window.tools;
  const one = await open();
  await one.restore(keyed(one, mine));
  const before = dump(one);
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
  await one.eraseAll();
  return result;
};

window.opened = async (text) => {
  const { open, take } = await window.tools;
  const one = await open();
  await take(one, text);
  await one.eraseAll();
};
