/**
 * How things stand between this device and the learning platform, and what is to be said of it.
 *
 * How things stand is one of: `ready` (nothing written yet), `sent`, `over` (more than there is room:
 * what fits is sent), `elsewhere` (all of this device is sent, and another one has more), `failed` (the
 * platform did not take it), `expired` (nor later: the login has run out), `offline`, `nothing` (the
 * learner's wish: then nothing is sent, and what is erased here is taken out of the platform's copy), and
 * while the platform's text must not be replaced: `damaged`, `newer`, `unread`, `packed` (it cannot be
 * unpacked here), `full` (no room on this device for it).
 */

/**
 * @typedef {object} Facts
 * @property {{state: string, text: string} | null} held what the platform has and cannot be taken over
 * @property {boolean} keepsNothing the learner's wish
 * @property {{has: string, over: number}} copy
 * @property {{state: string, code: number}} retrying
 * @property {unknown[]} elsewhere what only another device has
 */

/** @param {Facts} facts @returns {[state: string, values?: object]} */
export function standing({ held, keepsNothing, copy: { has, over }, retrying: { state, code }, elsewhere }) {
  if (held) return [held.state, { text: held.text }];
  if (keepsNothing) return ["nothing", { text: has }];
  if (!navigator.onLine) return ["offline"];
  if (state) return [state, { code }];
  if (over) return ["over", { n: over }];
  if (elsewhere.length) return ["elsewhere"];
  return [has ? "sent" : "ready"];
}
