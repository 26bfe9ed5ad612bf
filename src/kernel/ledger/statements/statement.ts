/** A bank statement, whatever file it came in, and the checks that every one must pass. */
import type { Tiyn } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { Faults } from './faults.ts'
import { chainIsBroken, cutOff, dayIsOutside, formats, periodIsBackward, totalsDiffer } from './messages.ts'

export type StatementFormat = keyof typeof formats

/** The other side of a payment: who paid, or, for money paid out, who received it. */
export interface Payer {
  readonly name?: string
  /** The number by which the bank knows them. */
  readonly identifier?: string
  readonly iban?: string
}

/** One movement on the account. */
export interface StatementLine {
  /** The day on which the bank booked it. */
  readonly day: Day
  /** In tiyn: money received is positive, money paid out negative. */
  readonly amount: Tiyn
  readonly payer: Payer
  readonly purpose: string
  /** The bank's own number of the payment or of the document. */
  readonly bankReference?: string
  /** Code of the purpose of the payment (КНП): three digits. */
  readonly knp?: string
  /** Code of the other side (КБе): two digits. */
  readonly kbe?: string
}

/** A statement as read from a file. */
export interface ParsedStatement {
  readonly format: StatementFormat
  /** IBAN of the account; absent when the file does not name it. */
  readonly account?: string
  /** The bank's number of the statement, or its period where the format has none: `2026-03-01/2026-03-31`. */
  readonly statementId: string
  readonly from: Day
  readonly to: Day
  /** Balances at the beginning of `from` and the end of `to`; both absent when the file does not state them. */
  readonly opening?: Tiyn
  readonly closing?: Tiyn
  readonly lines: readonly StatementLine[]
}

/** A stretch of a statement with its own balances: some banks close every day. */
export interface Stretch {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly opening?: Tiyn | undefined
  readonly closing?: Tiyn | undefined
  /** Where it stands in the file, for messages. */
  readonly place: Text
}

type Balances = Pick<Stretch, 'from' | 'to' | 'opening' | 'closing'>

/** Joins the stretches of one account, which must follow on each other. */
export function joinStretches(stretches: readonly Stretch[], faults: Faults): Balances {
  const inOrder = stretches.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0))
  for (const [index, next] of inOrder.entries()) {
    const before = inOrder[index - 1]
    if (before?.closing !== undefined && next.opening !== undefined && before.closing !== next.opening) {
      faults.add(chainIsBroken(before.closing, next.opening), next.place)
    }
  }
  const first = inOrder[0]
  const last = inOrder.at(-1)
  return { from: first?.from, to: last?.to ?? last?.from, opening: first?.opening, closing: last?.closing }
}

/** Checks the control totals and the period, and makes the statement. Throws the faults, if there are any. */
export function complete({
  format,
  account,
  statementId,
  lines,
  faults,
  place,
  ...stated
}: Balances & {
  format: StatementFormat
  account: string | undefined
  statementId?: string | undefined
  lines: readonly StatementLine[]
  faults: Faults
  place: Text
}): ParsedStatement {
  const days = lines.map(({ day }) => day).sort()
  const from = stated.from ?? days[0]
  const to = stated.to ?? days.at(-1)
  faults.throwAny()
  if (from === undefined || to === undefined) throw faults.empty()
  if (from > to) faults.add(periodIsBackward(from, to), place)
  for (const day of new Set(days)) if (day < from || day > to) faults.add(dayIsOutside(day, from, to), place)
  const { opening, closing } = stated
  const balances = opening !== undefined && closing !== undefined ? { opening, closing } : {}
  if (opening !== undefined && closing !== undefined) {
    const sum = lines.reduce((total, { amount }) => total + amount, opening)
    if (sum !== closing) faults.add(totalsDiffer(sum, closing), place)
  }
  if ((opening === undefined) !== (closing === undefined)) faults.add(cutOff, place) // whoever states one balance states both
  faults.throwAny()
  return {
    format,
    ...(account !== undefined && { account }),
    statementId: statementId ?? `${from}/${to}`,
    from,
    to,
    ...balances,
    lines,
  }
}
