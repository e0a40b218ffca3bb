/** What a scale is called; apart from phrases, since only pages with scores carry its sentence. */
import { sayFormatted } from "./phrases.mjs";

/** What a scale is called, with its side where it has two. @param {{title: string, sideLabel?: string}} scale */
export const scaleName = ({ title, sideLabel }) => (sideLabel ? sayFormatted("scores.side", { title, side: sideLabel }) : title);
