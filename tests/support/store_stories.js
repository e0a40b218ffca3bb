// Stories of one store, and of a second page of the same site: localStorage is a map, and so is the
// database. Nothing waits: what a page would do soon, or try again, happens where the story says so.
window.storyTellers = (async () => {
  const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
  const [{ openStore }, { covers, erasedAt, isErasedBy }, { newer }, { latest, timeAfter }] =
    await Promise.all(["store.mjs", "store/erasures.mjs", "records.mjs", "times.mjs"].map(at));
  const Channel = globalThis.BroadcastChannel;
  let stories = 0;

  /** Timers that a story lets go by name: "soon" (150 ms) and "retry" (three seconds). */
  function heldTimers() {
    const [set, clear, timers] = [globalThis.setTimeout, globalThis.clearTimeout, new Map()];
    const names = { 150: "soon", 3000: "retry" };
    globalThis.setTimeout = (act, wait, ...given) => {
      if (!names[wait]) return set(act, wait, ...given);
      const id = `held ${timers.size}`;
      timers.set(id, { act, name: names[wait] });
      return id;
    };
    globalThis.clearTimeout = (id) => (timers.has(id) ? timers.set(id, {}) : clear(id));
    const go = (name) => {
      const due = [...timers].filter(([, timer]) => timer.name === name);
      for (const [id] of due) timers.set(id, {});
      return due.map(([, { act }]) => act()).length;
    };
    return { go, end: () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }) };
  }

  /** A database over a map. `trouble.down`: it fails; `trouble.late`: each answer waits for "answers". */
  function databaseOf(rows, trouble) {
    const answer = async (act) => {
      if (trouble.late) await new Promise((go) => trouble.late.push(go));
      if (trouble.down) throw new Error("no database");
      return act();
    };
    const marks = (prefix) => new Map([...rows].filter(([key]) => key.startsWith(`${prefix}_erased`)));
    const put = (key, record) => newer(record, rows.get(key)) && rows.set(key, record);
    const isRefused = (prefix, [key, record]) => prefix !== undefined && isErasedBy(erasedAt(prefix, key, (mark) => rows.get(mark)), record);
    const erase = ({ scope, key, record, also }, prefix) => {
      const gone = [...rows].filter(([stored]) => covers(prefix, scope, stored));
      const savedAt = latest([record.savedAt, ...gone.map(([, data]) => timeAfter(data.savedAt, data.savedAt))]);
      for (const stored of [...gone.map(([stored]) => stored), ...also]) rows.delete(stored);
      rows.set(key, { ...record, savedAt });
      return [key, rows.get(key)];
    };
    return {
      entries: (prefix) => answer(() => [...rows].filter(([key]) => key.startsWith(prefix))),
      write: (entries, prefix) => {
        trouble.asked = (trouble.asked ?? 0) + 1;
        return answer(() => {
          const refused = entries.filter((entry) => isRefused(prefix, entry)).map(([key]) => key);
          for (const [key, record] of entries) if (!refused.includes(key)) put(key, record);
          return { refused, marks: marks(prefix) };
        });
      },
      erase: (erasures, prefix) => answer(() => erasures.map((erasure) => erase(erasure, prefix))),
      remove: (keys) => answer(() => keys.forEach((key) => rows.delete(key))),
      writeNow: (entries) => {
        if (trouble.now) throw new Error("no database");
        if (!trouble.down && !trouble.late) for (const [key, record] of entries) rows.set(key, { ...record, late: true });
      },
    };
  }

  const localOf = (texts, trouble) => ({
    works: !trouble.blocked,
    entries: (prefix) => [...texts].filter(([key]) => key.startsWith(prefix)),
    get: (key) => texts.get(key) ?? null,
    set: (key, text) => {
      if (trouble.blocked || trouble.full || trouble.room === 0) return false;
      if (trouble.room) trouble.room -= 1;
      return Boolean(texts.set(key, text));
    },
    remove: (key) => {
      if (texts.delete(key) && trouble.room !== undefined) trouble.room += 1;
    },
  });

  /** Channels between pages as some browsers have them. */
  const CHANNELS = {
    "are refused": class { constructor() { throw new DOMException("", "SecurityError"); } },
    "take nothing": class extends Channel { postMessage() { throw new DOMException("", "DataCloneError"); } },
  };

  async function play(steps) {
    stories += 1;
    const site = { course: "stories", path: `/${stories}` };
    const prefix = `cg:stories:/${stories}/`;
    const [texts, rows, trouble, timers] = [new Map(), new Map(), {}, heldTimers()];
    const [pages, opened, told, states, said, waiting] = [{}, [], [], [], [], []];
    const short = (key) => key.slice(prefix.length).replace(/^(_aside.*\/)\d+$/, "$1#");
    const value = (record) => (typeof record === "string" ? record : record?.value);
    const text = (record) => (typeof record === "string" ? record : JSON.stringify({ format: 1, ...record }));
    const entriesOf = (records) => Object.entries(records).map(([key, record]) => [prefix + key, { format: 1, ...record }]);
    const open = (name) => {
      const indexed = databaseOf(rows, trouble);
      pages[name] = { indexed, store: openStore(site, { local: localOf(texts, trouble), indexed }) };
      opened.push(pages[name].store);
      if (name !== "page") return;
      pages.page.store.onChange((key, record, where) => told.push([short(key), record?.value ?? null, where]));
      pages.page.store.onState((state) => states.at(-1) !== state && states.push(state));
    };
    const heard = async () => {
      const [from, to] = [new Channel(prefix), new Channel(prefix)];
      const last = new Promise((go) => { to.onmessage = ({ data }) => data.last && go(); });
      from.postMessage({ last: true });
      await last;
      for (const channel of [from, to]) channel.close();
    };
    const acts = {
      opens: async (name) => { open(name); await pages[name].store.ready; },
      "opens unread": open,
      puts: (name, key, value, more) => { pages[name].store.put(prefix + key, { value, ...more }); },
      renames: (name, key, value, before) => { pages[name].store.put(prefix + key, { value }, { format: 1, ...before }); },
      "puts again": (name, key) => pages[name].store.putAgain(prefix + key),
      erases: async (name, ...scopes) => { said.push(await pages[name].store.erase(scopes.map((scope) => prefix + scope))); },
      discards: async (name, ...scopes) => { said.push(await pages[name].store.discard(scopes.map((scope) => prefix + scope))); },
      "discards unwaited": (name, ...scopes) => { waiting.push(pages[name].store.discard(scopes.map((scope) => prefix + scope))); },
      "erases everything": async (name) => { said.push(await pages[name].store.eraseAll()); },
      restores: async (name, records) => { said.push(await pages[name].store.restore(entriesOf(records))); },
      "restores unwaited": (name, records) => { waiting.push(pages[name].store.restore(entriesOf(records))); },
      "keeps nothing": (name, nothing) => { pages[name].store.keepsNothing = nothing; },
      settles: async (name) => { said.push(await pages[name].store.settled()); },
      "saves again": async (name) => { said.push(await pages[name].store.saveAgain()); },
      flushes: (name) => pages[name].store.flush(),
      sleeps: (name) => pages[name].store.sleep(),
      wakes: async (name) => { await pages[name].store.wake(); },
      "wakes unread": (name) => { waiting.push(pages[name].store.wake()); },
      loses: async (name) => { const lost = pages[name].indexed.onLost(); timers.go("soon"); await lost; },
      "says how often it wrote": () => { said.push(trouble.asked ?? 0); },
      "heard of": () => { said.push([...told]); },
      "loses slowly": (name) => { waiting.push(pages[name].indexed.onLost()); },
      looks: (name, key) => said.push(value(pages[name].store.get(prefix + key)) ?? null),
      // Whether the mark of a hasty write is left in the database, or on show.
      record: (name, key) => said.push(["late" in (rows.get(prefix + key) ?? {}), "late" in (pages[name].store.get(prefix + key) ?? {})]),
      "is after": (name, key, time) => said.push(pages[name].store.get(prefix + key).savedAt > time),
      added: (name, key) => said.push(pages[name].store.get(prefix + key).added ?? null),
      previous: (name, key) => said.push(pages[name].store.get(prefix + key).previous?.value ?? null),
      says: (name) => said.push([pages[name].store.state, pages[name].store.unsaved]),
      hears: (_name, key, record) => {
        dispatchEvent(new StorageEvent("storage", { key: prefix + key, newValue: record === null ? null : text(record) }));
      },
      "is told": async (_name, data) => {
        const channel = new Channel(prefix);
        channel.postMessage(data.key === undefined ? data : { ...data, key: prefix + data.key });
        channel.close();
        await heard();
      },
      passes: async (_name, time) => {
        if (time === "heard") await heard();
        timers.go(time);
        for (let turn = 0; turn < 20; turn += 1) await null;
      },
      answers: async () => {
        const late = trouble.late ?? [];
        delete trouble.late;
        for (const go of late) go();
        await Promise.all(waiting);
        await pages.page.store.ready;
      },
      database: (_name, how) => { delete trouble.down; delete trouble.now; if (how === "late") trouble.late = []; else if (how !== "works") trouble[how] = true; },
      localStorage: (_name, how) => { delete trouble.full; if (how === "room for one") trouble.room = 1; else if (how !== "works") trouble[how] = true; },
      lies: (_name, places, key, record) => {
        if (places.includes("texts")) texts.set(prefix + key, text(record));
        if (places.includes("rows")) rows.set(prefix + key, typeof record === "string" ? record : { format: 1, ...record });
      },
      channels: (_name, how) => {
        if (how === "are missing") delete globalThis.BroadcastChannel;
        else globalThis.BroadcastChannel = CHANNELS[how];
      },
      clears: (_name, places, ...keys) => {
        for (const place of places) for (const key of keys.length ? keys : [...{ texts, rows }[place].keys()].map(short)) ({ texts, rows })[place].delete(prefix + key);
      },
    };
    const problems = [];
    const notice = ({ message, reason }) => problems.push(String(message ?? reason));
    for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, notice);
    try {
      for (const [name, act, ...given] of steps) await acts[act](name, ...given);
      await heard();
      const store = pages.page.store;
      const words = (entries, of) => Object.fromEntries([...entries].map(([key, record]) => [short(key), of(record)]).filter(([key]) => !/^_(erased|settings)/.test(key)).sort());
      const readable = (text) => { try { return JSON.parse(text).value; } catch { return text; } };
      return {
        shown: words(store.list(), value), texts: words(texts, readable), rows: words(rows, value),
        state: store.state, unsaved: store.unsaved, held: [...store.held].map(short).sort(),
        troubles: Object.fromEntries(store.troubles(prefix).map((key) => [short(key), store.trouble(key)])),
        marks: [...rows.keys()].map(short).filter((key) => key.startsWith("_erased")).sort(),
        settings: Object.fromEntries([...rows].filter(([key]) => short(key).startsWith("_settings")).map(([key, { value }]) => [short(key), value])),
        told, states, said, problems, beside: pages.beside ? words(pages.beside.store.list(), value) : {},
      };
    } finally {
      for (const store of opened) store.sleep();
      timers.end();
      for (const kind of ["error", "unhandledrejection"]) removeEventListener(kind, notice);
      globalThis.BroadcastChannel = Channel;
    }
  }
  return { play };
})();

/** What each story leads to, one after the other. A story is a list of `[page, act, ...what with]`. */
window.stories = async (stories) => {
  const { play } = await window.storyTellers;
  const found = [];
  for (const steps of stories) found.push(await play(steps));
  return found;
};
