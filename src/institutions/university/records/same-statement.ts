/** Whether two statements say the same (Data 2.3.1): what the store itself adds or may change is not looked at. Pure. */
import { withLists } from './format-statement.ts'
import { isTimestamp, momentOf } from './formats.ts'
import { attachmentsOf, isFields, signatureUsage, type Statement } from './statement.ts'

const added = ['id', 'stored', 'timestamp', 'authority', 'version', 'attachments'] as const

/** A moment however it is written; a text of a sender's that names none, as itself. */
const momentIn = (text: string): number | string => (isTimestamp(text) || isTimestamp(text, true) ? momentOf(text) : text)

/** The data to which a statement is tied, in whatever order: how it is described may differ, and a signature comes with the data alone. */
const attachedTo = (statement: Statement): string => [...new Set(attachmentsOf(statement).filter(({ usageType }) => usageType !== signatureUsage).map(({ sha2 }) => sha2.toLowerCase()))].toSorted().join()

/** With the keys of every object in one order; ids in lower case are left to whoever compares them. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]))
}

const sayingOf = (statement: Statement): string =>
  JSON.stringify(ordered(Object.fromEntries(Object.entries(withLists(statement)).filter(([name]) => !added.some((one) => one === name)))))

/** The time with which it was sent: one without has the time of its storing. */
const sentTime = ({ timestamp, stored }: Statement): number | string | undefined => (timestamp === undefined || timestamp === stored ? undefined : momentIn(timestamp))

/** Whether they are the same statement; a timestamp that both were sent with must be the same one, and so must the data of attachments. */
export function sameStatement(a: Statement, b: Statement): boolean {
  const [one, other] = [sentTime(a), sentTime(b)]
  return sayingOf(a) === sayingOf(b) && attachedTo(a) === attachedTo(b) && (one === undefined || other === undefined || one === other)
}
