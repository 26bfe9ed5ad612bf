/** Keeps texts in files for spreadsheets from being run as formulas. */
import { quoteText } from '../../../kernel/duckdb/index.ts'

/** What a spreadsheet takes for a formula at the start of a text, also in full width (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A text that no spreadsheet runs: an apostrophe before what looks like a formula and is no number. */
export const harmless = (text: string): string => (formula.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text)

/** The same in SQL, of a column of text. */
export const harmlessSql = (column: string): string =>
  `case when regexp_matches(${column}, ${quoteText(formula.source)}) and try_cast(${column} as double) is null `
  + `then '''' || ${column} else ${column} end`
