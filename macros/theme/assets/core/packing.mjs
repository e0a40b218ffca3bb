/** Packs and unpacks raw deflate: by the browser, or, where it cannot, by our own code, which comes only then. */
import { inTime } from "./in-time.mjs";

/** Whether the browser has once left us without an answer: it is not asked again for each file of a zip. */
let isSilent = false;

/** Our own code did not come. What is packed may well be sound. */
export class CannotUnpack extends Error {}

/** A few per cent longer where the browser does not pack by itself. @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array>} */
export async function deflated(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await inTime(new Response(stream).arrayBuffer()));
  } catch {
    // Missing, without this format, or without an answer.
    return (await import("./deflate.mjs")).deflate(bytes);
  }
}

/**
 * Only our own code, which is the same everywhere, decides that something is damaged.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} most bytes that may come out
 * @returns {Promise<Uint8Array>}
 * @throws {RangeError} when more would come out
 * @throws {CannotUnpack} when it cannot be unpacked here, as things are
 * @throws {SyntaxError} when it is damaged
 */
export async function inflated(bytes, most) {
  try {
    if (!isSilent) return await inflatedByBrowser(bytes, most);
  } catch (problem) {
    if (problem instanceof RangeError) throw problem;
    isSilent = problem instanceof DOMException && problem.name === "TimeoutError";
  }
  const { inflate } = await import("./inflate.mjs").catch((cause) => {
    throw new CannotUnpack("", { cause });
  });
  return inflate(bytes, most);
}

/** Stops as soon as more comes out than there may be. @param {Uint8Array<ArrayBuffer>} bytes @param {number} most */
async function inflatedByBrowser(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  for (let left = most; ; ) {
    const { done, value } = await inTime(reader.read());
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    left -= value.length;
    if (left < 0) return reader.cancel().then(() => Promise.reject(new RangeError("unpacks to too much")));
    chunks.push(value);
  }
}
