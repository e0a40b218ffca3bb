/**
 * The tools of publishing that need Node: modules into few files, and files made small.
 *
 * Reads one task as JSON from standard input and writes its result as JSON to standard output:
 * - `{"do": "bundle", "site", "entries": [path], "folder"}` →
 *   `{"files": {module: file}, "needs": {file: [file]}}`; paths below the site's root
 * - `{"do": "script", "site", "entries": {name: path}}` → `{"text"}`: one plain script
 * - `{"do": "small", "texts": [[path, "js" | "css", text]], "names"}` → `{"texts": [text]}`; with
 *   `names` only comments and spaces go
 *
 * What cannot be read ends with status 1, and `path:line:column: message` on standard error.
 */
import { relative, resolve, sep } from "node:path";
import { text } from "node:stream/consumers";
import { transform } from "esbuild";
import { rolldown } from "rolldown";

/** Browsers that docs/browsers.md names: newer syntax is lowered for them. */
const TARGET = ["chrome103", "firefox113", "safari16.4"];
/** What this imports at once, every worksheet loads: one file, which a browser keeps from page to page. */
const WORKSHEET = "assets/worksheet/main.mjs";
/** Small, and imported by many: in the same file. Files, packing and slices of work are for a few pages. */
const HELPERS = /^assets\/(core\/(?!file|yield|packing|deflate|inflate|huffman)|responses\/followed|worksheet\/take-label)/;
/** What often loads together: few files, because many compress badly and each costs a request. */
const GROUPS = {
  fields: /^assets\/worksheet\/(fields\/(?!entries|examples|number-warning)|source-line|take-buttons)/,
  prompts: /^assets\/worksheet\/fields\/(entries|examples|number-warning)/,
  results: /^assets\/(scoring\/(index|phrases|draw-insights|insights\/(common|index))|worksheet\/scores|responses\/(analysis\/|response-text|counted))/,
  plots: /^assets\/scoring\/plots\//,
};

const below = (site, path) => relative(site, path).split(sep).join("/");

async function build(site, input, options) {
  const warnings = [];
  const onLog = (level, log) => level === "warn" && log.code === "UNRESOLVED_IMPORT" && warnings.push({ message: log.message, loc: log.loc });
  const bundle = await rolldown({ input, cwd: site, onLog, transform: { target: TARGET } });
  try {
    const { output } = await bundle.generate({ minify: true, ...options });
    if (warnings.length) throw { errors: warnings };
    return { output, write: () => bundle.write({ minify: true, ...options }) };
  } finally {
    if (!options.dir) await bundle.close();
  }
}

/** Names the core; `main` stands outside, because it does something when it runs. */
function coreOf(site) {
  let imported;
  return (id, context) => {
    imported ??= importsOf(resolve(site, WORKSHEET), context);
    return imported.has(id) || HELPERS.test(below(site, id)) ? "core" : null;
  };
}

/** What a module imports at once, however far away. */
function importsOf(root, context) {
  const imported = new Set();
  const waiting = [root];
  for (const id of waiting) {
    const more = context.getModuleInfo(id)?.importedIds ?? [];
    waiting.push(...more.filter((each) => !imported.has(each)));
    for (const each of more) imported.add(each);
  }
  return imported;
}

async function bundle({ site, entries, folder }) {
  const input = Object.fromEntries(entries.map((path) => [path.replace(/^assets\//, "").replace(/\.mjs$/, ""), resolve(site, path)]));
  const named = Object.entries(GROUPS).map(([name, pattern]) => ({ name, test: (id) => pattern.test(below(site, id)) }));
  // With a single entry there is nobody to share it with.
  const groups = [{ name: coreOf(site), minShareCount: 2 }, ...named];
  const names = { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" };
  const { output, write } = await build(site, input, { format: "es", dir: resolve(site, folder), codeSplitting: { groups }, ...names });
  await write();
  const files = {};
  const needs = {};
  for (const { type, fileName, facadeModuleId, moduleIds = [], imports = [] } of output) {
    if (type !== "chunk") continue;
    const file = `${folder}/${fileName}`;
    for (const id of [...moduleIds, facadeModuleId ?? ""]) if (id.startsWith(site)) files[below(site, id)] = file;
    needs[file] = imports.map((name) => `${folder}/${name}`);
  }
  return { files, needs };
}

/** A script for pages that are opened from a folder: it starts the parts that its own tag names. */
async function script({ site, entries }) {
  const parts = Object.entries(entries).map(([name, path]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(resolve(site, path))})`);
  const source = `const parts = { ${parts.join(", ")} };
    for (const name of document.currentScript.dataset.parts.split(" ")) parts[name]();`;
  const virtual = { name: "parts", resolveId: (id) => (id === "parts" ? "\0parts" : undefined), load: (id) => (id === "\0parts" ? source : undefined) };
  const { output } = await buildScript(site, virtual);
  return { text: output[0].code };
}

async function buildScript(site, virtual) {
  const bundled = await rolldown({ input: "parts", cwd: site, plugins: [virtual], transform: { target: TARGET } });
  try {
    return await bundled.generate({ format: "iife", minify: true, codeSplitting: false });
  } finally {
    await bundled.close();
  }
}

/** This one must run in browsers that know nothing newer. */
const ES5 = /site\/unstarted\.js$/;
/** The theme's own style sheets may hold what esbuild warns of. */
const THEIRS = /^assets\/stylesheets\//;

async function made([path, loader, source], names) {
  const target = ES5.test(path) ? "es5" : TARGET;
  const { code, warnings } = await transform(source, { loader, sourcefile: path, minifyWhitespace: true, minifyIdentifiers: !names, minifySyntax: !names, legalComments: "none", target, logLevel: "silent" });
  // A style sheet that ends early is only a warning, and would swallow the sheets behind it.
  if (loader === "css" && warnings.length && !THEIRS.test(path)) throw { errors: warnings };
  return code;
}

async function small({ texts, names = false }) {
  return { texts: await Promise.all(texts.map((text) => made(text, names))) };
}

/** Where and what, in one line for each error of a tool. */
function errorLine(error) {
  const errors = error.errors ?? [error];
  return errors.map(({ location, loc, message, text: words }) => {
    const at = location ?? loc;
    const where = at ? `${relative(task.site ?? "", at.file ?? "")}:${at.line}:${at.column + 1}: ` : "";
    // Tools name the kind of error before their sentence, and draw the place below it.
    return where + (words ?? message).split("\n")[0].replace(/^\[[A-Z_]+\] /, "");
  }).join("\n");
}

const TASKS = { bundle, script, small };
const task = JSON.parse(await text(process.stdin));
try {
  process.stdout.write(JSON.stringify(await TASKS[task.do](task)));
} catch (error) {
  process.stderr.write(errorLine(error));
  process.exitCode = 1;
}
