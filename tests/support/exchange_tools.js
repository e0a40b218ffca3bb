// Two devices in one page: each is a store with a site path of its own. What they do comes from the test.
window.devices = async (steps) => {
  const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
  const [{ openStore }, { WorkbookData }, { Autosave }, { loadFieldModules }] =
    await Promise.all(["responses/store.mjs", "responses/workbook-data.mjs", "worksheet/autosave.mjs", "worksheet/field-modules.mjs"].map(at));
  const [{ newRowId }, { nextTake, takeIds }] = await Promise.all(["responses/ids.mjs", "responses/takes.mjs"].map(at));
  const [{ backupOf, recordsOf }, { readBackup }, { Follows }, { contentsOf, copyId }, merge] = await Promise.all(
    ["backup/backup-file.mjs", "backup/backup.mjs", "responses/merge/follows.mjs", "responses/merge/opening.mjs", "responses/merge/merge.mjs"].map(at));
  const [{ LmsSync }, { decode }] = await Promise.all(["lms/lms-sync.mjs", "lms/suspend.mjs"].map(at));
  const what = [{ id: "what", kind: "text" }];
  const sheet = { id: "sheet", revision: 1, fields: [
    { id: "text", kind: "text", type: "text" },
    { id: "list", kind: "rows", type: "rows", columns: what },
    { id: "taken", kind: "rows", type: "rows", columns: what, take_from: [{ from: "sheet.list", columns: { what: "what" } }] },
    { id: "points", kind: "points", type: "points", rows_from: ["sheet.list.what"] },
    { id: "why", kind: "rows", type: "rows", columns: what, rows_from: ["sheet.list.what"] },
    { id: "order", kind: "ranking", type: "order", rows_from: ["sheet.list.what"] },
  ] };
  const again = { id: "again", revision: 1, repeat: { add: "Again" }, fields: [{ id: "how", kind: "text", type: "text" }] };
  const sheets = [sheet, again];
  await loadFieldModules(document.createElement("form"), sheet);
  const now = Date.now;
  const field = (id) => sheet.fields.find((field) => field.id === id);
  const open = async (path) => {
    const store = openStore({ course: "test", path }, { indexed: { entries: async () => [], write: async () => ({ refused: [], marks: new Map() }), erase: async () => [], remove: async () => {}, writeNow() {} } });
    await store.ready;
    return { store, workbook: new WorkbookData(store) };
  };
  const all = await Promise.all(["/telephone", "/laptop"].map(open));
  const dump = ({ store }) => Object.fromEntries(recordsOf(store).filter(([key]) => !key.startsWith("_settings/")));
  const rowsOf = ({ workbook }) => workbook.responses(sheet).value(field("list")) ?? [];
  const write = ({ workbook }, spec, id, value, { row, take } = {}) => {
    const responses = workbook.responses(spec, { take });
    const autosave = new Autosave({ responses, workbook, spec, unshown: {} });
    autosave.put({ field: spec.fields.find((field) => field.id === id), row }, value);
  };
  const take = async ({ store }, text, how) => {
    const { backup, problem } = readBackup(text, "test");
    if (problem) throw new Error(JSON.stringify(problem));
    const get = (key) => store.get(store.prefix + key);
    const contents = contentsOf(backup.records, get, new Follows(how.blind ? [] : sheets));
    const { records, comparison } = contents.elsewhere;
    const copies = new Map([...merge.differing(comparison)].map((id) => [id, { id: copyId(records, id), name: "Copy" }]));
    const entries = how.both ? merge.both(records, comparison, copies, Date.parse(backup.made), get) : merge.newest(comparison);
    if (!(await store.restore(entries.map(([key, record]) => [store.prefix + key, record])))) throw new Error("no room");
    return contents.asks;
  };
  const platform = { text: "", error: 0, get: () => platform.text, set: (name, text) => ((platform.text = text), true), commit: () => true };
  const log = [];
  const pick = (list, n) => list[n % list.length];
  const acts = {
    text: (device, { word }) => write(device, sheet, "text", word),
    clear: (device) => write(device, sheet, "text", null),
    add: (device, { word }) => write(device, sheet, "list", { what: word }, { row: newRowId(rowsOf(device).map(({ id }) => id)) }),
    old: (device, { word }) => {
      const used = device.workbook.responses(sheet).rowIds(field("list"));
      const free = [1, 2, 3].find((n) => !used.includes(`blank-${n}`));
      if (free) write(device, sheet, "list", { what: word }, { row: `blank-${free}` });
    },
    edit: (device, { word, n }) => {
      const row = pick(rowsOf(device), n);
      if (row) write(device, sheet, "list", { what: `${row.what.split(" ")[0]} ${word}` }, { row: row.id });
    },
    remove: (device, { n }) => {
      const row = pick(rowsOf(device), n);
      if (row) write(device, sheet, "list", null, { row: row.id });
    },
    own: (device, { word, n }) => {
      const rows = device.workbook.effective(device.workbook.responses(sheet), field("taken"), sheet).value ?? [];
      const row = pick(rows, n);
      if (row) write(device, sheet, "taken", { what: `${row.what.split(" ")[0]} ${word}` }, { row: row.id });
    },
    score: (device, { n, points }) => {
      const row = pick(rowsOf(device), n);
      if (!row) return;
      log.push({ points, row: row.what });
      write(device, sheet, "points", { ...device.workbook.responses(sheet).value(field("points")), [row.id]: points });
    },
    judge: (device, { word, n }) => {
      const row = pick(rowsOf(device), n);
      if (row) write(device, sheet, "why", { what: `${row.what.split(" ")[0]} ${word}` }, { row: row.id });
    },
    order: (device) => {
      const rows = rowsOf(device);
      if (rows.length) write(device, sheet, "order", rows.map(({ id }) => id).reverse());
    },
    again: (device, { word }) => {
      const used = device.workbook.responses(again).takes();
      write(device, again, "how", word, { take: nextTake(used) });
    },
    first: (device, { word }) => write(device, again, "how", word),
    "old-take": (device, { word }) => write(device, again, "how", word, { take: "take-2" }),
  };
  const seen = [];
  for (const step of steps) {
    Date.now = () => 1_790_000_000_000 + step.at;
    const device = all[step.device];
    if (step.act === "visit") {
      const [before, there] = [dump(device), await decode(platform.text, "test")];
      const sync = new LmsSync(platform, device.store, () => {});
      await sync.fetch("test");
      await sync.send();
      seen.push({ before, file: Object.fromEntries(there.records), after: dump(device) });
      continue;
    }
    if (step.act !== "exchange") {
      acts[step.act](device, step);
      continue;
    }
    const from = step.self ? device : all[1 - step.device];
    const text = step.text === undefined ? backupOf(from.store) : step.text;
    const before = dump(device);
    await take(device, text, step);
    const after = dump(device);
    const asks = await take(device, text, step);
    seen.push({ before, file: JSON.parse(text).records, after, twice: dump(device), asks, both: step.both });
  }
  Date.now = now;
  // Not erased: a mark of it would meet the next two devices.
  for (const { store } of all) (await store.settled(), store.sleep());
  localStorage.clear();
  return JSON.stringify({ seen, log });
};
