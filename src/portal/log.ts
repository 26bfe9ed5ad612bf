/** Writes the log: one line of JSON for each event, for people with `jq` and for collectors. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
type LogDetails = Readonly<Record<string, unknown>>

/** A log. Details hold ids and measures, never what people typed, tokens or secrets. */
export interface Log {
  debug(event: string, details?: LogDetails): void
  info(event: string, details?: LogDetails): void
  warn(event: string, details?: LogDetails): void
  error(event: string, details?: LogDetails): void
}

const order: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 }

/** Errors and whole numbers beyond JSON in a form that JSON holds; the causes of an error are kept. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (!(value instanceof Error)) return value
  return { name: value.name, message: value.message, stack: value.stack, ...(value.cause === undefined ? {} : { cause: value.cause }) }
}

/** Opens a log that writes whole lines, to standard output unless told otherwise, from `level` up. */
export function openLog({ write = (line: string) => void process.stdout.write(line), now = () => new Date().toISOString(), level = 'info' }: {
  readonly write?: (line: string) => void
  readonly now?: () => string
  readonly level?: LogLevel
} = {}): Log {
  const at = (lineLevel: LogLevel) => (event: string, details: LogDetails = {}): void => {
    if (order[lineLevel] < order[level]) return
    write(`${JSON.stringify({ time: now(), level: lineLevel, event, ...details }, plain)}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
