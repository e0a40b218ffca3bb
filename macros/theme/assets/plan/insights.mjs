/** The insights that the plan repeats, computed from the same responses as on their worksheets. */
import { counted } from "../responses/counted.mjs";
import { calculators } from "../scoring/insights/index.mjs";
import { standing } from "../responses/response-text.mjs";

/** Computes every insight of the blocks and leaves out the entries that have nothing to say yet. */
export async function withInsights(gathering, blocks, takesOf) {
  return Promise.all(blocks.map(async (block) => {
    const entries = await Promise.all(block.entries.map((entry) => withInsight(gathering, entry, takesOf)));
    return { ...block, entries: entries.filter(Boolean) };
  }));
}

async function withInsight(gathering, entry, takesOf) {
  if (!entry.insight) return entry;
  const result = await computed(gathering, entry.insight, takesOf);
  if (result?.state !== "ready") return undefined;
  return { ...entry, result: { ...result, summary: result.summary.slice(0, entry.insight.most) } };
}

async function computed(gathering, { field, worksheet }, takesOf) {
  try {
    const { calculate } = await calculators[field.calculator]();
    const inputs = Object.entries(field.inputs).map(([name, reference]) => [name, inputOf(gathering, reference, worksheet)]);
    const of = (key) => Object.fromEntries(inputs.map(([name, input]) => [name, input[key]]));
    return calculate(of("value"), { about: of("about"), takes: takesOf(worksheet) });
  } catch (problem) {
    console.error(problem);
    return undefined;
  }
}

function inputOf(gathering, reference, home) {
  const absolute = gathering.absolute(reference, home);
  const { value, field } = gathering.look(absolute);
  const { scoring } = gathering.spec.sources[absolute.split(".")[0]] ?? {};
  return { value: counted(field, standing(field, value, gathering.look)) ?? undefined, about: { field, scoring } };
}
