/**
 * Bank statements: files of banks read into one form.
 *
 * Promises: the format is told from the content; every number is exact; control totals are checked; what is wrong is said by
 * line with its mend. Never: guesses an amount, a day or a direction, reads half a file, or writes anything.
 */
import { parseCamt } from './camt.ts'
import { looksLikeCsv, parseCsv } from './csv.ts'
import { decode } from './decode.ts'
import { unreadable } from './faults.ts'
import { notAStatement, tooLarge, unknownFile } from './messages.ts'
import { isOneC, parseOneC } from './one-c.ts'
import type { ParsedStatement } from './statement.ts'

export { formats } from './messages.ts'
export type { ParsedStatement, Payer, StatementFormat, StatementLine } from './statement.ts'

const megabyte = 1024 ** 2
const largest = 32

const begins = (bytes: Uint8Array, ascii: string): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, ascii.length)) === ascii

/**
 * Reads a statement: 1CClientBankExchange, ISO 20022 camt.053, or CSV, told from the content; the name of the file only helps
 * to say what else it might be. Throws a `Failure` (invalid) whose problems name lines and mends.
 */
export function parseStatement(bytes: Uint8Array, filename = ''): ParsedStatement {
  if (bytes.length > largest * megabyte) throw unreadable(tooLarge(largest))
  if (begins(bytes, '%PDF')) throw unreadable(notAStatement('PDF'))
  if (begins(bytes, '\u00d0\u00cf\u0011\u00e0')) throw unreadable(notAStatement('Excel'))
  if (begins(bytes, 'PK')) throw unreadable(notAStatement(/\.xls[xm]$/i.test(filename) ? 'Excel' : 'ZIP'))
  const text = decode(bytes)
  if (isOneC(text)) return parseOneC(bytes)
  if (text.trimStart().startsWith('<')) return parseCamt(bytes)
  if (!looksLikeCsv(text)) throw unreadable(unknownFile)
  return parseCsv(bytes)
}
