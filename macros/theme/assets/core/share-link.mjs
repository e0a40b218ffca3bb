/** Gives a link away: by the share sheet of the device where there is one, else as a copy. */
import { inTime } from "./in-time.mjs";

/** Whether the address of a page is any use to others: a disk's is not, nor one in a platform's frame. */
export const isShareable = () => location.protocol.startsWith("http") && !document.documentElement.dataset.lms;

/** @param {string} text */
const write = async (text) => navigator.clipboard.writeText(text);

/** @param {string} link @returns {Promise<"copied" | "refused">} */
export const copyLink = (link) =>
  inTime(write(link)).then(
    () => "copied",
    () => "refused",
  );

/**
 * @param {{title: string, text: string, url: string}} link
 * @returns {Promise<"shared" | "stopped" | "copied" | "refused">} `stopped` by whoever was asked; `refused`: the
 *   link has to be shown
 */
export async function shareLink(link) {
  try {
    if (!navigator.canShare?.(link)) return copyLink(link.url);
    await navigator.share(link);
    return "shared";
  } catch (problem) {
    return problem instanceof DOMException && problem.name === "AbortError" ? "stopped" : copyLink(link.url);
  }
}
