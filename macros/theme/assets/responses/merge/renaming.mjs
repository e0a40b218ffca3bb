/**
 * Other ids for what a backup holds: in lists, and in all that follows them. Pure.
 */
import { byId } from "../ids.mjs";
import { prints, taken } from "../prefill.mjs";
import { empty } from "../../core/values.mjs";
import { splitKey } from "../records.mjs";
import { FIRST, some } from "./apart.mjs";

/**
 * The file's records under ids of their own.
 * @param {[string, object][]} records
 * @param {import("./apart.mjs").Clashes[]} clashes
 * @param {import("./follows.mjs").Follows} follows
 * @returns {[string, object][]}
 */
export function toldApart(records, clashes, follows) {
  if (!clashes.some(some)) return records;
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
  const lists = listsOf(records);
  const known = new Map();
  const printsOf = (owner, candidate) => prints(taken([candidate], () => ({ value: lists.get([owner, candidate.exercise, candidate.field].join("/")) }))?.value ?? null);
  return ({ negotiation, exercise, field }, from) => {
    if (from === undefined) return undefined;
    const taker = [negotiation, exercise, field].join("/");
    if (!known.has(taker)) known.set(taker, follows.candidates(exercise, field).map((candidate) => printsOf(negotiation, candidate)));
    return known.get(taker).find(([, before]) => before === from)?.[0] ?? from;
  };
}

/** All rows of a file, in their order, by negotiation/worksheet/field. */
function listsOf(records) {
  const lists = new Map();
  for (const [key, { value }] of records) {
    const { negotiation, exercise, field, row } = splitKey("", key) ?? {};
    if (!row || empty(value)) continue;
    const list = [negotiation, exercise, field].join("/");
    if (!lists.has(list)) lists.set(list, []);
    lists.get(list).push({ ...value, id: row });
  }
  for (const rows of lists.values()) rows.sort((one, other) => byId(one.id, other.id));
  return lists;
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
