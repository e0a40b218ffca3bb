/**
 * Puts marks into modules of the browser half, by which a page says which of its functions run.
 *
 * The arguments are a folder and names of modules below it. At the beginning of each function comes
 * `globalThis.__reached?.("name:line")`. No line moves. Writes all these places, a line each.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseAst } from "rolldown/parseAst";
import { nodes } from "./nodes.mjs";

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

/** `[offset, text]` for what is put in, the last first. */
function marks(name, source) {
  const added = [];
  for (const { type, start, body } of nodes(parseAst(source))) {
    if (!FUNCTIONS.includes(type) || !body) continue;
    const place = `${name}:${source.slice(0, start).split("\n").length}`;
    console.log(place);
    const mark = `globalThis.__reached?.("${place}")`;
    if (body.type === "BlockStatement") added.push([body.start + 1, ` ${mark};`]);
    else added.push([body.start, `(${mark}, `], [body.end, ")"]);
  }
  return added.sort(([one], [other]) => other - one);
}

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  const file = `${folder}/${name}`;
  const source = readFileSync(file, "utf-8");
  const put = (text, [at, more]) => text.slice(0, at) + more + text.slice(at);
  writeFileSync(file, marks(name, source).reduce(put, source));
}
