/**
 * A backup from another device may call different things alike: both devices' first rows are `blank-1`,
 * their second takes `take-2`, and everybody's first negotiation is `first`. Before such a file is
 * compared, its own get other ids, in lists and in all that follows them. The new ids come from what the
 * file holds, so that opening it again adds nothing. Pure.
 */
import { byId, isOpaque } from "../worksheet/ids.mjs";
import { prints, taken } from "../worksheet/prefill.mjs";
import { empty, fingerprint, same, splitKey } from "../worksheet/records.mjs";
import { versionOf, versions } from "../worksheet/versions.mjs";

const FIRST = "first";
const BLANK = /^blank-(\d+)$/;
const TAKE = /^take-(\d+)$/;

/** 32 hexadecimal digits for any data; the same for the same data. */
export const hash128 = (data) => [1, 2, 3, 4].map((salt) => fingerprint([salt, data, salt]).toString(16).padStart(8, "0")).join("");

/**
 * @typedef {object} Clashes
 * @property {Map<string, string>} negotiations new ids by id
 * @property {Map<string, string>} takes new ids by negotiation/worksheet/take
 * @property {Map<string, string>} rows new ids by negotiation/list/id
 */

/**
 * What a file calls as something here is called, although it is another thing.
 * @param {[string, object][]} records the file's
 * @param {(key: string) => object | undefined} get my record
 * @param {import("./follows.mjs").Follows} follows
 * @returns {Clashes}
 */
export const clashesOf = (records, get, follows) => ({
  negotiations: negotiationClashes(records, get),
  takes: takeClashes(records, get, follows),
  rows: rowClashes(records, get, follows),
});

/** True when there is anything to tell apart. @param {Clashes} clashes */
export const some = ({ negotiations, takes, rows }) => negotiations.size + takes.size + rows.size > 0;

const nameHash = (name) => `n-${hash128([FIRST, name])}`;
const takeHash = (number, key, begun) => `take-${number}-${hash128([key, begun])}`;
const rowHash = (number, key, version) => `row-${number}-${hash128([key, version])}`;
const nameOf = (record) => record?.value?.name.trim();

/** Two names, both given, for the negotiation that everybody begins with. */
function negotiationClashes(records, get) {
  const key = `_negotiations/${FIRST}`;
  const [mine, theirs] = [nameOf(get(key)), nameOf(new Map(records).get(key))];
  return new Map(mine && theirs && mine !== theirs ? [[FIRST, nameHash(theirs)]] : []);
}

/** Takes that were begun at two different moments. */
function takeClashes(records, get, follows) {
  const clashes = new Map();
  for (const [key, { value: begun }] of records) {
    const { negotiation, exercise, take, field } = splitKey("", key) ?? {};
    const mine = field === "_started" && get(key)?.value;
    const number = take === FIRST && follows.sheet(exercise)?.repeat?.add ? 1 : TAKE.exec(take)?.[1];
    if (mine && mine !== begun && number) clashes.set([negotiation, exercise, take].join("/"), takeHash(number, key, begun));
  }
  return clashes;
}

/** Rows of the same id in a list, of which neither was made from the other. */
function rowClashes(records, get, follows) {
  const differ = new Map();
  const shared = new Set();
  for (const [key, theirs] of records) {
    const row = listRow(key, follows);
    const mine = row && BLANK.test(row.id) && get(key);
    if (!mine) continue;
    const related = isVersionOf(mine, theirs) || isVersionOf(theirs, mine);
    if (related && follows.known) shared.add(row.unit);
    else if (!related && !same(mine.value, theirs.value) && !differ.has(row.unit)) differ.set(row.unit, newRow(key, row, theirs, get));
  }
  return new Map([...differ].filter(([unit]) => !shared.has(unit)));
}

/** A row of a list that follows no other: `{unit, id}`. */
function listRow(key, follows) {
  const { negotiation, exercise, field, row } = splitKey("", key) ?? {};
  if (!row || follows.field(exercise, field)?.rows_from) return undefined;
  const { list, id, before } = follows.rowOf(exercise, field, row);
  return before ? undefined : { unit: [negotiation, list, id].join("/"), id };
}

/** True when `record` is, or once was, what `other` is. */
const isVersionOf = (record, other) =>
  [versionOf(record), ...versions(record)].some(({ value, savedAt }) => same(value, other.value) && savedAt === other.savedAt);

/** The id that a row got when an earlier backup was opened, or else the one that its words give it. */
function newRow(key, { id }, theirs, get) {
  const ids = [versionOf(theirs), ...versions(theirs)].map((version) => rowHash(BLANK.exec(id)[1], key, version));
  return ids.find((one) => get(key.slice(0, -id.length) + one)) ?? ids[0];
}

/**
 * What another device got from here in this way, and what comes back now: it is called again as it is
 * called here. Nobody need be asked.
 * @returns {Clashes}
 */
export function comingHome(records, get, follows) {
  const home = { negotiations: new Map(), takes: new Map(), rows: new Map() };
  const mine = nameOf(get(`_negotiations/${FIRST}`));
  for (const [key, { value }] of records) {
    if (mine && key === `_negotiations/${nameHash(mine)}`) home.negotiations.set(value.id, FIRST);
    const { negotiation, exercise, take, field } = splitKey("", key) ?? {};
    if (field === "_started" && isOpaque(take)) takeHome(home, { negotiation, exercise, take }, get);
    const row = listRow(key, follows);
    if (row && isOpaque(row.id)) rowHome(home, key, row, get);
  }
  return home;
}

function takeHome({ takes }, { negotiation, exercise, take }, get) {
  const [, number] = take.split("-");
  const old = number === "1" ? FIRST : `take-${number}`;
  const key = [negotiation, exercise, old, "_started"].join("/");
  if (get(key) && takeHash(number, key, get(key).value) === take) takes.set([negotiation, exercise, take].join("/"), old);
}

function rowHome({ rows }, key, { unit, id }, get) {
  const [, number] = id.split("-");
  const old = `blank-${number}`;
  const place = key.slice(0, -id.length) + old;
  const mine = get(place);
  const hashes = mine ? [versionOf(mine), ...versions(mine)].map((version) => rowHash(number, place, version)) : [];
  if (hashes.includes(id)) rows.set(unit, old);
}

/**
 * The file's records under ids of their own.
 * @param {[string, object][]} records
 * @param {Clashes[]} clashes
 * @param {import("./follows.mjs").Follows} follows
 * @returns {[string, object][]}
 */
export function toldApart(records, clashes, follows) {
  const all = (kind) => new Map(clashes.flatMap((one) => [...one[kind]]));
  const [negotiations, takes, rows] = [all("negotiations"), all("takes"), all("rows")];
  const printNow = printsNow(records, follows);
  return records.map(([key, record]) => {
    const parts = splitKey("", key);
    if (!parts) return withoutPage(key, record, negotiations);
    const { negotiation, exercise, take, field, row } = parts;
    const rename = (id) => renamed(id, parts, rows, follows);
    const path = [negotiations.get(negotiation) ?? negotiation, exercise, takeNow(parts, takes, follows), field, ...(row ? [rename(row)] : [])];
    return [path.join("/"), row ? withRow(record, rename(row), printNow(parts, record.from)) : withRows(record, rename)];
  });
}

/** What is not repeated stays in the first take. */
function takeNow({ negotiation, exercise, take, field }, takes, follows) {
  const stays = take === FIRST && !isRepeated(follows.sheet(exercise)?.repeat, field);
  return (!stays && takes.get([negotiation, exercise, take].join("/"))) || take;
}

const withRow = (record, row, from) => (record.row === row && record.from === from ? record : { ...record, row, ...(from !== undefined && { from }) });

/**
 * What rows were taken from is told by a fingerprint, which for earlier versions held their ids: for
 * those it is made anew, as far as the file has the rows that it speaks of.
 */
function printsNow(records, follows) {
  const rowsOf = ({ negotiation }, { exercise, field }) => {
    const begins = `${negotiation}/${exercise}/`;
    const found = records.map(([key, { value }]) => [splitKey("", key), key, value]);
    const rows = found.filter(([at, key, value]) => key.startsWith(begins) && at.field === field && at.row && !empty(value));
    return rows.map(([at, , value]) => ({ id: at.row, ...value })).sort((one, other) => byId(one.id, other.id));
  };
  return (parts, from) => {
    for (const candidate of from === undefined ? [] : follows.candidates(parts.exercise, parts.field)) {
      const value = rowsOf(parts, candidate);
      const [now, before] = prints(taken([candidate], () => ({ value }))?.value ?? null);
      if (before === from) return now;
    }
    return from;
  };
}

const isRepeated = (repeat, field) => field[0] === "_" || (repeat?.fields ?? [field]).includes(field);

function withoutPage(key, record, negotiations) {
  const id = key.startsWith("_negotiations/") ? negotiations.get(record.value?.id) : undefined;
  if (id) return [`_negotiations/${id}`, { ...record, value: { ...record.value, id } }];
  const current = key === "_current" && negotiations.get(record.value);
  return [key, current ? { ...record, value: current } : record];
}

function renamed(id, { negotiation, exercise, field }, rows, follows) {
  const row = follows.rowOf(exercise, field, id);
  const now = rows.get([negotiation, row.list, row.id].join("/"));
  return now ? row.before + now : id;
}

/** A record whose value, now and before, names rows: points by row, or rows in an order. */
function withRows(record, rename) {
  const version = (one) => ({ ...one, value: namedAnew(one.value, rename) });
  const { previous, others } = record;
  return { ...version(record), ...(previous && { previous: version(previous) }), ...(others && { others: others.map(version) }) };
}

function namedAnew(value, rename) {
  if (Array.isArray(value)) return value.map((id) => (typeof id === "string" ? rename(id) : id));
  if (empty(value) || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([id, points]) => [rename(id), points]));
}
