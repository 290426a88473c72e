/**
 * Text as the strings of a workbook hold it. `_x0041_` in a file means the character A, so a text that reads like that
 * has its first underscore written so.
 */
export const escapeText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
