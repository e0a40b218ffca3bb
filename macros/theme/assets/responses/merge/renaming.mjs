/**
 * Other ids for what a backup holds: in lists, and in all that follows them. Pure.
 */
import { ASIDE } from "../aside.mjs";
import { FIRST, byId } from "../ids.mjs";
import { prints, taken } from "../prefill.mjs";
import { empty } from "../../core/values.mjs";
import { splitKey } from "../keys.mjs";
import { some } from "./apart.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */
/** @import { KeyParts } from "../keys.mjs" */
/** @import { Repeat, Row, Value } from "../spec.mjs" */
/** @import { Clashes } from "./apart.mjs" */
/** @import { Follows, ListSource } from "./follows.mjs" */
/** @import { Version } from "../versions.mjs" */

/**
 * The file's records under ids of their own.
 * @param {Entry[]} records
 * @param {Clashes[]} clashes
 * @param {Follows} follows
 * @returns {Entry[]}
 */
export function toldApart(records, clashes, follows) {
  if (!clashes.some(some)) return records;
  /** @param {keyof Clashes} kind @returns {Map<string, string>} */
  const all = (kind) => new Map(clashes.flatMap((clash) => [...clash[kind]]));
  const [negotiations, takes, rows] = [all("negotiations"), all("takes"), all("rows")];
  const printNow = printsNow(records, follows);
  return records.map(([key, record]) => {
    const place = splitKey("", key);
    if (!place) return withoutPage(key, record, negotiations);
    const { negotiation, exercise, field, row } = place;
    /** @param {string} id */
    const rename = (id) => renamed(id, place, rows, follows);
    const path = [
      negotiations.get(negotiation) ?? negotiation,
      exercise,
      takeNow(place, takes, follows),
      field,
      ...(row ? [rename(row)] : []),
    ];
    return [path.join("/"), row ? withRow(record, rename(row), printNow(place, record.from)) : withRows(record, rename)];
  });
}

/**
 * What is not repeated stays in the first take.
 * @param {KeyParts} place
 * @param {Map<string, string>} takes
 * @param {Follows} follows
 * @returns {string}
 */
function takeNow({ negotiation, exercise, take, field }, takes, follows) {
  const stays = take === FIRST && !isRepeated(follows.sheet(exercise)?.repeat, field);
  return (!stays && takes.get([negotiation, exercise, take].join("/"))) || take;
}

/** @param {SavedResponse} record @param {string} row @param {number | undefined} from @returns {SavedResponse} */
const withRow = (record, row, from) => ({ ...record, row, ...(from !== undefined && { from }) });

/**
 * What rows were taken from is told by a fingerprint, which for earlier versions held their ids: for
 * those it is made anew, as far as the file has the rows that it speaks of; undefined where it stays.
 * @param {Entry[]} records
 * @param {Follows} follows
 * @returns {(place: KeyParts, from: number | undefined) => number | undefined}
 */
function printsNow(records, follows) {
  const lists = listsOf(records);
  /** @type {Map<string, [number, number][]>} */
  const known = new Map();
  /** @param {string} owner @param {ListSource} candidate */
  const printsOf = (owner, candidate) =>
    prints(taken([candidate], () => ({ value: lists.get([owner, candidate.exercise, candidate.field].join("/")) }))?.value ?? null);
  return ({ negotiation, exercise, field }, from) => {
    const taker = [negotiation, exercise, field].join("/");
    const pairs = known.get(taker) ?? follows.candidates(exercise, field).map((candidate) => printsOf(negotiation, candidate));
    known.set(taker, pairs);
    return pairs.find(([, before]) => before === from)?.[0];
  };
}

/** All rows of a file, in their order, by negotiation/worksheet/field. @param {Entry[]} records @returns {Map<string, Row[]>} */
function listsOf(records) {
  /** @type {Map<string, Row[]>} */
  const lists = new Map();
  for (const [key, { value }] of records) {
    const place = splitKey("", key);
    if (!place?.row || empty(value)) continue;
    const list = [place.negotiation, place.exercise, place.field].join("/");
    const rows = lists.get(list) ?? [];
    // `id` first, as a field reads its rows: else its fingerprint is another one.
    rows.push(Object.assign({ id: place.row }, value, { id: place.row }));
    lists.set(list, rows);
  }
  for (const rows of lists.values()) rows.sort((a, b) => byId(a.id, b.id));
  return lists;
}

/** @param {Repeat | undefined} repeat @param {string} field */
const isRepeated = (repeat, field) => field[0] === "_" || (repeat?.fields ?? [field]).includes(field);

/**
 * What belongs to no field: a negotiation's own record, which one is open, what was put aside of one.
 * @param {string} key
 * @param {SavedResponse} record
 * @param {Map<string, string>} negotiations
 * @returns {Entry}
 */
function withoutPage(key, record, negotiations) {
  if (key.startsWith(ASIDE)) return [asideNow(key, negotiations), record];
  const id = key.startsWith("_negotiations/") ? negotiations.get(record.value?.id) : undefined;
  if (id) return [`_negotiations/${id}`, { ...record, value: { ...record.value, id } }];
  const current = key === "_current" && negotiations.get(record.value);
  return [key, current ? { ...record, value: current } : record];
}

/** @param {string} key @param {Map<string, string>} negotiations @returns {string} */
function asideNow(key, negotiations) {
  const [owner, ...place] = key.slice(ASIDE.length).split("/");
  return ASIDE + [negotiations.get(owner) ?? owner, ...place].join("/");
}

/** @param {string} id @param {KeyParts} place @param {Map<string, string>} rows @param {Follows} follows @returns {string} */
function renamed(id, { negotiation, exercise, field }, rows, follows) {
  const row = follows.rowOf(exercise, field, id);
  const now = rows.get([negotiation, row.list, row.id].join("/"));
  return now ? row.before + now : id;
}

/**
 * A record whose value, now and before, names rows: points by row, or rows in an order.
 * @param {SavedResponse} record
 * @param {(id: string) => string} rename
 * @returns {SavedResponse}
 */
function withRows(record, rename) {
  /** @template {Version} V @param {V} version @returns {V} */
  const renamedVersion = (version) => ({ ...version, value: namedAnew(version.value, rename) });
  const { previous, others } = record;
  return {
    ...renamedVersion(record),
    ...(previous && { previous: renamedVersion(previous) }),
    ...(others && { others: others.map(renamedVersion) }),
  };
}

/** @param {Value} value @param {(id: string) => string} rename @returns {Value} */
function namedAnew(value, rename) {
  if (Array.isArray(value)) return value.map((id) => (typeof id === "string" ? rename(id) : id));
  if (empty(value) || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([id, points]) => [rename(id), points]));
}
