/** Reports the rows that were left out: how many, the first of them, and a CSV file of all. */
import { writeFile } from 'node:fs/promises'
import { harmless } from '../engine/formula.ts'
import type { IngestedTable, Rejected, Rejection } from './contract.ts'
import { type Duck, numberOf, type Row } from './duck.ts'

const shown = 20
const longest = 1000

/** A cell as CSV (RFC 4180) has it. */
export const inCsv = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes the report as CSV: line, column, reason, text. */
async function writeRejects(path: string, rejected: readonly Rejected[]): Promise<void> {
  const rows = rejected.map(({ line, column = '', reason, text }) => [String(line), harmless(column), reason, harmless(text)].map(inCsv).join(','))
  await writeFile(path, `${['line,column,reason,text', ...rows].join('\r\n')}\r\n`)
}

/** The report of rejected rows, with the file where there are some. */
export async function reportOf(path: string, rejected: readonly Rejected[], count = rejected.length): Promise<IngestedTable['rejects']> {
  if (count === 0) return { count: 0, first: [] }
  await writeRejects(path, rejected)
  return { count, path, first: rejected.slice(0, shown).map((row) => ({ ...row, text: row.text.slice(0, 300) })) }
}

/** So many are written out; the count says how many more there are. */
const written = 20_000

/**
 * Reads the engine's list of rejects, one reason a row, the first. Of the query are asked: place (in bytes, from 0), col (of the
 * column, from 0), error_type and csv_line.
 */
export async function rejectsOf(duck: Duck, query: string, { names, path, reasonOf, linesAt }: {
  readonly names: readonly string[]; readonly path: string; readonly reasonOf: (row: Row) => Rejection
  readonly linesAt: (places: readonly number[]) => Promise<readonly number[]>
}): Promise<IngestedTable['rejects']> {
  const count = numberOf((await duck.row(`select count(distinct place) as n from (${query})`))['n'])
  if (count === 0) return { count: 0, first: [] }
  // A row with too few or too many cells also has cells of the wrong type: the first is the reason.
  const rows = await duck.rows(`select place, col, error_type, left(csv_line, ${longest}) as csv_line from (${query})
    qualify row_number() over (partition by place order by error_type = 'CAST', col) = 1 order by place limit ${written}`)
  const lines = await linesAt(rows.map((row) => numberOf(row['place'])))
  return await reportOf(path, rows.map((row, index): Rejected => {
    const reason = reasonOf(row)
    const column = reason === 'cell' ? names[numberOf(row['col'])] : undefined
    return { line: lines[index]!, ...(column !== undefined && { column }), reason, text: clean(String(row['csv_line'] ?? '')) }
  }), count)
}

const clean = (text: string): string => text.replace(/^[\r\n]+|[\r\n]+$/g, '').replaceAll('\0', '')
