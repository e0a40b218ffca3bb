/** What a learner would rather keep to oneself. Pure. */

/**
 * Whether what is told of a field is private: the field is, or a column that is told.
 * @param {{private?: boolean, columns?: {id: string, private?: boolean}[]}} field
 * @param {string[]} [told] ids of the columns that are told; without it, all
 * @returns {boolean}
 */
export const isPrivate = (field, told) =>
  Boolean(field.private || field.columns?.some((column) => column.private && (told?.includes(column.id) ?? true)));
