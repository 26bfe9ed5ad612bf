/** Whether two statements say the same (Data 2.3.1): what the store itself adds or may change is not looked at. Pure. */
import { withLists } from './format-statement.ts'
import { isFields, type Statement } from './statement.ts'

const added = ['id', 'stored', 'timestamp', 'authority', 'version', 'attachments'] as const

/** With the keys of every object in one order; ids in lower case are left to whoever compares them. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]))
}

const sayingOf = (statement: Statement): string =>
  JSON.stringify(ordered(Object.fromEntries(Object.entries(withLists(statement)).filter(([name]) => !added.some((one) => one === name)))))

/** Whether they are the same statement; a timestamp that both were sent with must be the same one. */
export const sameStatement = (a: Statement, b: Statement): boolean => sayingOf(a) === sayingOf(b)
