/**
 * Keeps the whole course on the device, so that it opens without a connection. Publishing copies
 * this file to the site's root and fills in the two constants below.
 *
 * Each version of the course has a cache of its own. A new one is fetched in full beside the old,
 * and waits until no page is open any more, or until the reader asks for it. The version before it
 * stays too: pages that are still open may yet need its parts.
 */
const VERSION = "";
const FILES = [];

const MINE = `course:${registration.scope}:`;
const NAME = MINE + VERSION;
const MISSING = "404.html";
/** Milliseconds that a cache may take. */
const PATIENCE = 3000;
/** No page has this address: what follows a `?` is left off before files are looked for. */
const NOTE = "?used";

/** What a host sent, as one may hand it on: a page that was redirected is refused by browsers. */
const plain = (response) => (response.redirected ? new Response(response.body, response) : response);

async function fetchOne(cache, file) {
  const response = await fetch(file, { cache: "no-cache" });
  if (!response.ok && file !== MISSING) throw new Error(`${file}: ${response.status}`);
  await cache.put(file, plain(response));
}

async function fetchAll() {
  const cache = await caches.open(NAME);
  const waiting = [...FILES];
  const lane = async () => {
    while (waiting.length) await fetchOne(cache, waiting.pop());
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** This version stays, and the one that pages used until now; those between were never used. */
async function dropOld() {
  const mine = (await caches.keys()).filter((name) => name.startsWith(MINE));
  const older = mine.slice(0, mine.indexOf(NAME));
  const used = await noteUsed();
  // Earlier workers noted nothing.
  const before = older.includes(used) ? used : older.at(-1);
  await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
}

/** Notes that this version is used now; resolves to the name that was noted before. */
async function noteUsed() {
  const notes = await caches.open(`used:${MINE}`);
  const last = await notes.match(NOTE);
  await notes.put(NOTE, new Response(NAME));
  return last?.text();
}

/** The kept file of an address: of this version, or of the one that an older page is made of. */
async function look(address) {
  const cache = await caches.open(NAME);
  return (await cache.match(address)) ?? caches.match(address);
}

/** Caches may fail, or never answer. Then the course comes from its host, as if nothing were kept. */
const kept = (address) => Promise.race([look(address), new Promise((late) => setTimeout(late, PATIENCE))]).catch(() => undefined);

/** An address as files are kept under: without what follows it, and without `index.html`. */
const bare = (url) => (url.origin + url.pathname).replace(/\/index\.html$/, "/");

async function missing() {
  const page = await kept(new URL(MISSING, registration.scope).href);
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

async function answer(request) {
  const address = bare(new URL(request.url));
  const found = await kept(address);
  if (found) return found;
  const page = request.mode === "navigate";
  if (page && (await kept(`${address}/`))) return Response.redirect(`${address}/`);
  return fetch(request).catch(() => (page ? missing() : Response.error()));
}

addEventListener("install", (event) => event.waitUntil(fetchAll()));
addEventListener("activate", (event) => event.waitUntil(dropOld()));
addEventListener("message", ({ data }) => data === "use" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
