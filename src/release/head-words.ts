/** Words that headings of columns and titles of tables are told by. */

/** Words that speak of a time, as headings of columns do. */
export const TIME =
  /\b(?:(?:19|20)\d{2}|(?:three|six|nine|twelve|\d{1,2})\s+(?:months?|weeks?)|quarters?|years?|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|[1-4]q\d|q[1-4])\b/i

/** A year alone. */
export const YEAR = /^(?:19|20)\d{2}$/

/** What headings over several columns speak of. */
export const SPANS = new RegExp(`${TIME.source}|\\b(?:quarter|year|months|weeks|ytd)\\b`, 'i')

/** What headings of changes say. */
export const CHANGES =
  /^(?:[%$]|percent(?:age)?(?: point)?)?\s*(?:change|growth|impact|increase ?\/? ?\(?decrease\)?)$/i

/** What stands over a whole table, though it may be printed over its figures. */
export const TITLE =
  /^\((?!decrease|decline|loss).*\)$|^(?:exhibit|schedule|table)\s+\w{1,3}$|\b(?:inc|corp(?:oration)?|ltd|plc|llc|company)\.?$|\bsubsidiaries$|\bstatements? of\b|\bbalance sheets?\b/i
