/** Gives a list as CSV that spreadsheets open as it is, and in which no cell can act as a formula. */
import { stringify } from 'csv-stringify/sync'

/** The answer with the file: UTF-8 with its mark, for without it Excel mistakes the letters. */
export function csv(name: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): Response {
  const body = stringify([head, ...rows].map((row) => [...row]), { bom: true, escape_formulas: true, record_delimiter: 'windows' })
  return new Response(body, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
  })
}
