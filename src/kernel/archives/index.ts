/**
 * ZIP and gzip archives, and the workbooks (XLSX) that are such archives, as somebody sent them.
 *
 * Promises: what comes out is bounded in number and in bytes while it is read, checksums are compared, names stay inside; cells are the values that the
 * spreadsheet kept, days as ISO 8601 where the style says so, and what no cell shows (formulas that nobody calculated,
 * merged cells, comments of archives, texts beside the cells) is told. Never:
 * calculates, follows a link or an entity, or writes a file.
 */
export { Aside } from './aside.ts'
export { Budget } from './budget.ts'
export { gunzipped } from './gzip.ts'
export { tooMuch, unreadArchive } from './messages.ts'
export { type Merge, numberText, placeOf, rowsInto, type Seen, type SheetRow } from './sheet.ts'
export { dateStyleOf, eventsOf, openWorkbook, type Workbook } from './workbook.ts'
export { openZip, type Zip, type ZipEntry } from './zip.ts'
