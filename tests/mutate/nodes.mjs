/** The nodes of a syntax tree, the outer before the inner; imports are left out. */
export function* nodes(value) {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (value && typeof value === "object") {
    if (value.type?.startsWith?.("Import")) return;
    if (typeof value.start === "number") yield value;
    for (const key of Object.keys(value)) yield* nodes(value[key]);
  }
}
