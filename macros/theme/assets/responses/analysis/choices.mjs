/** Several choices: each is an item by itself. */
import { plainText } from "../types/any.mjs";
import { any } from "./any.mjs";

/** Each choice by itself; one alone is a choice of a field that took only one. @type {import("./any.mjs").Analysis["listItems"]} */
export const eachChoice = (field, ids) => [ids].flat().map((id) => ({ text: plainText(field, [id]) }));

/** @type {import("./any.mjs").Analysis} */
export const choices = { ...any, summary: "tally", listItems: eachChoice };
