/**
 * A backup from another device may call different things alike: both devices' first rows are `blank-1`,
 * their second takes `take-2`, and everybody's first negotiation is `first`. Here is found what such a
 * file has to call otherwise (`renaming.mjs` does it). The new ids come from what the file holds, so that
 * opening it again adds nothing. Pure.
 */
import { FIRST, isOpaque } from "../ids.mjs";
import { same } from "../../core/values.mjs";
import { fingerprint } from "../records.mjs";
import { splitKey } from "../keys.mjs";
import { versionOf, versions } from "../versions.mjs";
/** @import { Entry, Get, SavedResponse } from "../records.mjs" */
/** @import { Value } from "../spec.mjs" */
/** @import { Version } from "../versions.mjs" */
/** @import { Follows } from "./follows.mjs" */

/** Stands in for the parts of a key that is no response's. */
const NOWHERE = { negotiation: "", exercise: "", take: "", field: "", row: undefined };
const BLANK = /^blank-\d+$/;
const TAKE = /^take-(\d+)$/;

/** 32 hexadecimal digits for any data; the same for the same data. @param {unknown} data @returns {string} */
export const hash128 = (data) => [1, 2, 3, 4].map((salt) => fingerprint([salt, data, salt]).toString(16).padStart(8, "0")).join("");

/**
 * @typedef {object} Clashes
 * @property {Map<string, string>} negotiations new ids by id
 * @property {Map<string, string>} takes new ids by negotiation/worksheet/take
 * @property {Map<string, string>} rows new ids by negotiation/list/id
 *
 * @typedef {{unit: string, id: string}} ListRow a row and, as negotiation/list/id, what all its records share
 * @typedef {{names: Set<string>, get: Get, clashes: Clashes}} Known the file's keys, my records, and what clashes
 */

/**
 * What a file calls as something here is called, although it is another thing.
 * @param {Entry[]} records the file's
 * @param {Get} get my record
 * @param {Follows} follows
 * @returns {Clashes}
 */
export const clashesOf = (records, get, follows) => ({
  negotiations: negotiationClashes(records, get),
  takes: takeClashes(records, get, follows),
  rows: rowClashes(records, get, follows),
});

/** True when there is anything to tell apart. @param {Clashes} clashes */
export const some = ({ negotiations, takes, rows }) => negotiations.size + takes.size + rows.size > 0;

/** @param {string} name */
const nameHash = (name) => `n-${hash128([FIRST, name])}`;
/** @param {string | number} number @param {string} key @param {Value} begun */
const takeHash = (number, key, begun) => `take-${number}-${hash128([key, begun])}`;
/** @param {string} number @param {string} key @param {Version} version */
const rowHash = (number, key, version) => `row-${number}-${hash128([key, version])}`;
/** @param {SavedResponse | undefined} record @returns {string} */
const nameOf = (record) => (typeof record?.value?.name === "string" ? record.value.name.trim() : "");

/**
 * Two names, both given, for the negotiation that everybody begins with.
 * @param {Entry[]} records
 * @param {Get} get
 * @returns {Map<string, string>}
 */
function negotiationClashes(records, get) {
  const key = `_negotiations/${FIRST}`;
  const [mine, theirs] = [nameOf(get(key)), nameOf(new Map(records).get(key))];
  return new Map(mine && theirs && mine !== theirs ? [[FIRST, nameHash(theirs)]] : []);
}

/**
 * Takes that were begun at two different moments.
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 * @returns {Map<string, string>}
 */
function takeClashes(records, get, follows) {
  const clashes = new Map();
  for (const [key, { value: begun }] of records) {
    const { negotiation, exercise, take, field } = splitKey("", key) ?? NOWHERE;
    const mine = field === "_started" && get(key)?.value;
    const number = take === FIRST && follows.sheet(exercise)?.repeat?.add ? 1 : TAKE.exec(take)?.[1];
    if (mine && mine !== begun && number) clashes.set([negotiation, exercise, take].join("/"), takeHash(number, key, begun));
  }
  return clashes;
}

/**
 * Rows of the same id in a list, of which neither was made from the other.
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 * @returns {Map<string, string>}
 */
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

/** A row of a list that follows no other: `{unit, id}`. @param {string} key @param {Follows} follows @returns {ListRow | undefined} */
function listRow(key, follows) {
  const { negotiation, exercise, field, row } = splitKey("", key) ?? NOWHERE;
  if (!row || follows.field(exercise, field)?.rows_from) return undefined;
  const { list, id, before } = follows.rowOf(exercise, field, row);
  return before ? undefined : { unit: [negotiation, list, id].join("/"), id };
}

/** True when `record` is, or once was, what `other` is. @param {SavedResponse} record @param {SavedResponse} other */
const isVersionOf = (record, other) =>
  [versionOf(record), ...versions(record)].some(({ value, savedAt }) => same(value, other.value) && savedAt === other.savedAt);

/**
 * The id that a row got when an earlier backup was opened, or else the one that its words give it.
 * @param {string} key
 * @param {ListRow} row
 * @param {SavedResponse} theirs
 * @param {Get} get
 * @returns {string}
 */
function newRow(key, { id }, theirs, get) {
  const ids = [versionOf(theirs), ...versions(theirs)].map((version) => rowHash(id.split("-")[1], key, version));
  return ids.find((known) => get(key.slice(0, -id.length) + known)) ?? ids[0];
}

/**
 * What another device got from here in this way, and what comes back now: it is called again as it is
 * called here, unless the file has something else of that name. Nobody need be asked.
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 * @param {Clashes} clashes what is called otherwise already
 * @returns {Clashes}
 */
export function comingHome(records, get, follows, clashes) {
  const names = new Set(records.map(([key]) => key));
  const home = { negotiations: negotiationHome(records, get, clashes), takes: new Map(), rows: new Map() };
  for (const [key] of records) {
    const { negotiation, exercise, take } = splitKey("", key) ?? NOWHERE;
    const row = listRow(key, follows);
    if (isOpaque(take)) takeHome(home.takes, { negotiation, exercise, take }, { names, get, clashes });
    if (row) rowHome(home.rows, key, row, { names, get, clashes });
  }
  return home;
}

/** @param {Entry[]} records @param {Get} get @param {Clashes} clashes @returns {Map<string, string>} */
function negotiationHome(records, get, { negotiations }) {
  const mine = nameOf(get(`_negotiations/${FIRST}`));
  // A hash of nothing would be that of all that have none.
  const id = mine && nameHash(mine);
  const free = negotiations.has(FIRST) || !records.some(([key]) => key.startsWith(`${FIRST}/`));
  return new Map(free && records.some(([key]) => key === `_negotiations/${id}`) ? [[id, FIRST]] : []);
}

/** @param {Map<string, string>} takes @param {{negotiation: string, exercise: string, take: string}} place @param {Known} known */
function takeHome(takes, { negotiation, exercise, take }, { names, get, clashes }) {
  const [, number] = take.split("-");
  const old = [negotiation, exercise, number === "1" ? FIRST : `take-${number}`].join("/");
  const begun = get(`${old}/_started`)?.value;
  const free = clashes.takes.has(old) || !names.has(`${old}/_started`);
  if (begun && free && takeHash(number, `${old}/_started`, begun) === take)
    takes.set([negotiation, exercise, take].join("/"), old.split("/")[2]);
}

/** @param {Map<string, string>} rows @param {string} key @param {ListRow} row @param {Known} known */
function rowHome(rows, key, { unit, id }, { names, get, clashes }) {
  const [, number] = id.split("-");
  const [old, oldUnit] = [key, unit].map((name) => `${name.slice(0, -id.length)}blank-${number}`);
  const mine = get(old);
  const hashes = mine ? [versionOf(mine), ...versions(mine)].map((version) => rowHash(number, old, version)) : [];
  const free = clashes.rows.has(oldUnit) || !names.has(old);
  if (free && hashes.includes(id)) rows.set(unit, `blank-${number}`);
}
