/** Text as messengers and word processors paste it, made plain for reading a code or an address. Pure. */

/** What cannot be seen: joiners, marks of direction, variation selectors, soft hyphens, key caps. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\u20e3/gu;
/** Every dash, the minus sign, and what looks like one. */
const DASH = /[\p{Dash_Punctuation}\u02d7\u2043\u2212\u23af\u2500\u30fc]/gu;
const COLON = /[\u02d0\u02f8\u0589\u05c3\u2236\ua789]/g;
const SLASH = /[\u2044\u2215\u2571\u29f8\\]/g;
/** What mail programs put in front of each line of a quotation. */
const QUOTED = /^[ \t]*[>|][>| \t]*/gm;

/**
 * `text` in small letters, with plain hyphens, colons, slashes and digits, and without marks that cannot be seen.
 * @param {string} text
 * @returns {string}
 */
export const plain = (text) =>
  text.normalize("NFKC").replace(UNSEEN, "").replace(DASH, "-").replace(COLON, ":").replace(SLASH, "/").replace(QUOTED, "").toLowerCase();
