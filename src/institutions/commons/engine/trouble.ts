/** Tells from DuckDB's message what went wrong, without the paths of files that the message may name. */
import type { Trouble } from './protocol.ts'

/** Thrown in a child where a task cannot be done; its trouble is what the parent gets. */
export class Troubled extends Error {
  readonly trouble: Trouble

  constructor(reason: Trouble['reason'], message: string, more: Partial<Trouble> = {}) {
    super(message)
    this.trouble = { reason, message, ...more }
  }
}

const reasons: readonly (readonly [RegExp, Trouble['reason']])[] = [
  [/^Parser Error/, 'syntax'],
  [/^Catalog Error: Table with name/, 'unknown table'],
  [/^Catalog Error: (?:Scalar|Table|Aggregate|Macro)?\s?.*Function/, 'unknown function'],
  [/^Catalog Error: (?:Type|Collation|Setting|.*configuration parameter)/, 'syntax'],
  [/^Binder Error: (?:Referenced column|Table ".*" does not have a column|Values list ".*" does not have a column)/, 'unknown column'],
  [/^Binder Error: Referenced table/, 'unknown table'],
  [/^Permission Error/, 'forbidden'],
  [/^INTERRUPT Error/i, 'interrupted'],
  [/^Out of Memory Error.*(?:max_temp_directory_size|temp directory)/is, 'disk'],
  [/^Out of Memory Error|std::bad_alloc|Allocation failure|^Invalid Allocation/i, 'memory'],
  [/^IO Error.*(?:No space left|File too large)/is, 'disk'],
  [/magic bytes|[Pp]arquet|Snappy|ZSTD|^IO Error|TProtocolException|[Tt]hrift|deserializ/, 'file'],
  [/^(?:INTERNAL|FATAL) Error/i, 'broken'],
  [/^Not implemented Error/, 'unsupported'],
  [/^(?:Conversion|Out of Range|Invalid Input|Mismatch Type|Constraint|Sequence|Divide by Zero|Invalid type)/i, 'value'],
  [/^(?:Binder|Catalog|Expression depth)/, 'syntax'],
]

/** Where the caret of DuckDB's message points in the text that was parsed: `LINE 2: … ^`. */
function place(message: string): Pick<Trouble, 'line' | 'column'> {
  const found = /^LINE (\d+): (.*)\n( *)\^/m.exec(message)
  if (found === null) return {}
  const [lead, line, quoted = '', spaces = ''] = [`LINE ${found[1]}: `.length, Number(found[1]), found[2], found[3]]
  // A long line is shown from its middle, with dots before it: then the column is not known.
  return quoted.startsWith('...') ? { line } : { line, column: Math.max(1, spaces.length - lead + 1) }
}

/** Reads an error of DuckDB; `secrets` are paths and what is said in their stead. */
export function readTrouble(error: unknown, secrets: readonly (readonly [path: string, stead: string])[] = []): Trouble {
  if (error instanceof Troubled) return error.trouble
  let message = (error instanceof Error ? error.message : String(error)).replace(/^Failed to extract statements: /, '')
  for (const [path, stead] of secrets) message = message.replaceAll(path, stead)
  const reason = reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'value'
  const named = /Table with name (\S+) does not exist|Referenced column "([^"]*)"|Referenced table "([^"]*)"|Function with name "?([^"\s]*)"? does not exist|column named "([^"]*)"/
    .exec(message)?.slice(1).find((name) => name !== undefined)
  return {
    reason, message: message.slice(0, 2_000), ...place(message), ...(named !== undefined && { named }),
  }
}
