/** Packs bytes by raw deflate: by the browser, or, where it cannot, by our own code, which comes only then. */

/** A few per cent longer where the browser does not pack by itself. @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array>} */
export async function deflated(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    // Missing, or without this format.
    return (await import("./deflate.mjs")).deflate(bytes);
  }
}
