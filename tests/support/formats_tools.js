// What the tests of formats do in a page: a learner's doings, and a later version's.
window.written = async () => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const names = ["responses/store.mjs", "responses/negotiations.mjs", "responses/changing.mjs",
        "responses/responses.mjs", "backup/backup-file.mjs", "lms/suspend.mjs"];
    const [{ openStore }, { Negotiations }, changing, { Responses }, carry, suspend] =
        await Promise.all(names.map(at));
    const heard = [];
    const channel = new BroadcastChannel("cg:formats:/");
    channel.onmessage = ({ data }) => heard.push(data);
    const store = openStore({ course: "formats", path: "" });
    await store.ready;
    const all = new Negotiations(store);
    const second = changing.create(all, "The second");
    all.use(second);
    const sheet = { id: "sheet", revision: 2, repeat: { add: "Again" } };
    const responses = new Responses(store, `${store.prefix}first/`, sheet);
    const field = { id: "what", type: "text" };
    responses.put(field, "First words");
    responses.put(field, "Second words", { previous: { value: "First words", savedAt: 5 }, from: 7 });
    responses.put({ id: "rows", type: "rows" }, { a: "cell", done: true }, { row: "blank-1" });
    responses.put({ id: "cleared", type: "text" }, undefined);
    responses.add("take-2");
    localStorage.setItem(`${store.prefix}first/sheet/first/odd`, "{");
    store.put(`${store.prefix}first/sheet/first/odd`, { value: "New words" });
    store.put(`${store.prefix}_practice/case/x`, { value: { role: "a" } });
    store.keepsNothing = true;
    store.keepsNothing = false;
    carry.saveBackup(store);
    await store.discard([`${store.prefix}first/sheet/first/cleared`]);
    await store.settled();
    const prefix = store.prefix;
    const stored = Object.fromEntries(Object.keys(localStorage).filter((key) => key.startsWith(prefix))
        .map((key) => [key.slice(prefix.length), JSON.parse(localStorage[key])]));
    const platform = [await suspend.encode(carry.recordsOf(store)), suspend.encodeNow(carry.recordsOf(store))];
    const backup = carry.backupOf(store);
    for (let wait = 0; wait < 200 && heard.length < 12; wait += 1) await new Promise((done) => setTimeout(done, 10));
    channel.close();
    await store.eraseAll();
    store.sleep();
    return JSON.stringify({ stored, heard, platform, backup });
};

window.travelled = async (records) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const names = ["backup/backup.mjs", "responses/merge/merge.mjs", "lms/suspend.mjs"];
    const [{ readBackup, writeBackup }, { compare, newest }, { decode, encode }] = await Promise.all(names.map(at));
    const file = writeBackup(Object.entries(records), { course: "test", made: new Date() });
    const opened = newest(compare(readBackup(file, "test").backup.records, () => undefined));
    const carried = (await decode(await encode(Object.entries(records)), "test")).records;
    return [Object.fromEntries(opened), Object.fromEntries(carried)];
};

window.told = async (messages) => {
    const { openStore } = await import(new URL("assets/responses/store.mjs", document.baseURI));
    const errors = [];
    addEventListener("error", ({ message }) => errors.push(message));
    const store = openStore({ course: "later", path: "" });
    await store.ready;
    store.put("cg:later:/first/a/first/b", { value: "here" });
    const channel = new BroadcastChannel("cg:later:/");
    for (const message of messages) channel.postMessage(message);
    channel.postMessage({ key: "cg:later:/first/a/first/c", record: { format: 1, value: "last", savedAt: 9 }, hint: 1 });
    for (let wait = 0; wait < 300 && !store.get("cg:later:/first/a/first/c"); wait += 1) await new Promise((done) => setTimeout(done, 10));
    const values = store.list("cg:later:/first/").map(([, { value }]) => value);
    await store.eraseAll();
    store.sleep();
    channel.close();
    return [values, errors];
};
