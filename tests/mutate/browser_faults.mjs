/**
 * Small faults that a careless maintainer could make in a module of the browser half.
 *
 * Reads a module from standard input and writes `[[start, end, code]]` as JSON: the place that
 * changes, by offsets, and the whole code with the change.
 */
import { text } from "node:stream/consumers";
import { parseAst } from "rolldown/parseAst";
import { nodes } from "./nodes.mjs";

const OPERATORS = {
  "&&": "||", "||": "&&", "??": "&&",
  "<": "<=", "<=": "<", ">": ">=", ">=": ">",
  "===": "!==", "!==": "===", "==": "!=", "!=": "==",
  "+": "-", "-": "+", "*": "/", "/": "*", "%": "*",
};
const METHODS = { every: "some", some: "every", min: "max", max: "min", find: "findLast", startsWith: "endsWith", append: "prepend", ceil: "floor", floor: "ceil", round: "floor" };
const LEAVES = ["ReturnStatement", "ThrowStatement", "ContinueStatement", "BreakStatement"];

const leaves = (node) => LEAVES.includes(node.type) || (node.type === "BlockStatement" && node.body.length > 0 && leaves(node.body.at(-1)));

/** The same node with another operator. The source holds it between the two operands. */
function swapped(node, source) {
  const other = OPERATORS[node.operator];
  const between = source.slice(node.left.end, node.right.start);
  const text = source.slice(node.left.start, node.left.end) + between.replace(node.operator, other) + source.slice(node.right.start, node.right.end);
  // `a ?? b` and `a && b` cannot stand side by side without these.
  return other ? [source.slice(node.start, node.left.start) + `(${text})`] : [];
}

/** Kind of node → texts that may take its place. */
const FAULTS = {
  LogicalExpression: (node, source) => [...swapped(node, source), at(node.left, source), at(node.right, source)],
  BinaryExpression: swapped,
  UnaryExpression: (node, source) => (node.operator === "!" || node.operator === "-" ? [at(node.argument, source)] : []),
  AwaitExpression: (node, source) => [at(node.argument, source)],
  ConditionalExpression: (node, source) => [at(node.consequent, source), at(node.alternate, source)],
  IfStatement: (node) => (!node.alternate && leaves(node.consequent) ? [";"] : []),
  Literal: (node) => (typeof node.value === "boolean" ? [String(!node.value)] : typeof node.value === "number" ? [otherNumber(node.value)] : []),
  AssignmentPattern: (node, source) => [at(node.left, source)],
  ExpressionStatement: (node) => (["CallExpression", "AwaitExpression"].includes(node.expression.type) ? [";"] : []),
  CallExpression: called,
};

/** One more; a tenth of a large number, where one more would be nothing to anybody. */
const otherNumber = (value) => String(value <= 100 ? value + 1 : Math.floor(value / 10));

const at = (node, source) => source.slice(node.start, node.end);

/** A call of a method by another name; `filter` and the order of `sort` left out. */
function called(node, source) {
  const { callee, arguments: args } = node;
  if (callee.type !== "MemberExpression" || callee.computed) return [];
  const name = callee.property.name;
  const end = source.slice(callee.property.end, node.end);
  if (name === "filter") return [at(callee.object, source)];
  if (name === "sort" && args.length) return [`${at(callee, source)}()`];
  return METHODS[name] ? [source.slice(node.start, callee.property.start) + METHODS[name] + end] : [];
}

const source = await text(process.stdin);
const faults = [];
for (const node of nodes(parseAst(source))) {
  for (const other of FAULTS[node.type]?.(node, source) ?? []) {
    const code = source.slice(0, node.start) + other + source.slice(node.end);
    if (code !== source && parses(code)) faults.push([node.start, node.end, code]);
  }
}
process.stdout.write(JSON.stringify(faults));

function parses(code) {
  try {
    return Boolean(parseAst(code));
  } catch {
    return false;
  }
}
