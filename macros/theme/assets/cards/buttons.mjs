/** The buttons of cards. */
import { make } from "../core/dom.mjs";

/** The button that leads on. @param {string} label @param {() => void} onclick */
export const mainButton = (label, onclick) => make("button", { type: "button", className: "crd-main", onclick }, label);
