/** The insights that the plan repeats, computed from the same responses as on their worksheets. */
import { counted } from "../responses/counted.mjs";
import { calculators } from "../scoring/insights/index.mjs";
import { standing } from "../responses/response-text.mjs";

/**
 * @typedef {import("./gather.mjs").Gathering} Gathering
 * @typedef {import("./gather.mjs").Entry} Entry
 * @typedef {import("./gather.mjs").Block} Block
 */

/**
 * Computes every insight of the blocks and leaves out the entries that have nothing to say yet.
 * @param {Gathering} gathering
 * @param {Block[]} blocks
 * @param {(worksheet: string) => object[]} takesOf
 * @returns {Promise<Block[]>}
 */
export async function withInsights(gathering, blocks, takesOf) {
  return Promise.all(
    blocks.map(async (block) => {
      const entries = await Promise.all(block.entries.map((entry) => withInsight(gathering, entry, takesOf)));
      return { ...block, entries: entries.filter((entry) => entry !== undefined) };
    }),
  );
}

/**
 * @param {Gathering} gathering
 * @param {Entry} entry
 * @param {(worksheet: string) => object[]} takesOf
 * @returns {Promise<Entry | undefined>}
 */
async function withInsight(gathering, entry, takesOf) {
  if (!entry.insight) return entry;
  const result = await computed(gathering, entry.insight, takesOf);
  if (result?.state !== "ready") return undefined;
  return { ...entry, result: { ...result, summary: result.summary.slice(0, entry.insight.most) } };
}

/**
 * @param {Gathering} gathering
 * @param {import("./gather.mjs").InsightOf} insight
 * @param {(worksheet: string) => object[]} takesOf
 */
async function computed(gathering, { field, worksheet }, takesOf) {
  try {
    const { calculate } = await calculators[/** @type {keyof typeof calculators} */ (field.calculator)]();
    const inputs = Object.entries(field.inputs ?? {}).map(
      ([name, reference]) => /** @type {[string, ReturnType<typeof inputOf>]} */ ([name, inputOf(gathering, reference, worksheet)]),
    );
    /** @param {"value" | "about"} key */
    const of = (key) => Object.fromEntries(inputs.map(([name, input]) => [name, input[key]]));
    return calculate(of("value"), { about: of("about"), takes: takesOf(worksheet) });
  } catch (problem) {
    console.error(problem);
    return undefined;
  }
}

/** @param {Gathering} gathering @param {string} reference @param {string} home the worksheet that names it */
function inputOf(gathering, reference, home) {
  const absolute = gathering.absolute(reference, home);
  const { value, field } = gathering.look(absolute);
  const { scoring } = gathering.spec.sources[String(absolute.split(".")[0])] ?? {};
  return { value: counted(field, standing(field, value, gathering.look)) ?? undefined, about: { field, scoring } };
}
