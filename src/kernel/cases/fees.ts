/** Fees in a case: charged where it comes to their step, said in what is decided, and paid back by what an outcome declares. */
import type { Refund } from '../../law/fee.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { feeOf } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { DisclosedFact } from '../decisions/index.ts'
import type { GoingBack } from '../fees/index.ts'
import { type Actor, actorString, type Party, type SystemActor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { appendAct, type Appended, type LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { stepOf } from './state.ts'
import type { CaseRow } from './tables.ts'

const ledger: SystemActor = { system: 'ledger' }

/** Who owes the fees of a case: whose case it is. */
function debtorOf({ organisation, body, person }: CaseRow): Party {
  if (organisation !== null) return { kind: 'organisation', id: organisation }
  if (body !== null) return { kind: 'body', id: body }
  if (person === null) throw new Error('a fee of nobody: the linter refuses it')
  return { kind: 'person', id: person }
}

/** Charges a case that stands in a step which waits for a fee. Answers the log with which it goes on at once, or undefined while it waits. */
export async function chargeHere(ground: Ground, tx: Tx, { row, declaration, state, log }: LoadedCase): Promise<Appended | undefined> {
  if (state.charged) return undefined
  const step = state.step!
  const charged = await ground.fees.charge(tx, actorString(ledger), {
    case: { id: row.id, number: row.number }, passage: state.passages.length, procedure: declaration, step, party: debtorOf(row), facts: state.facts,
    filedOn: dayOf(row.filed_at, ground.calendar.zone),
  })
  const key = `fee:${state.passages.length}`
  switch (charged.status) {
    case 'paid before': return { log, state }
    case 'free': {
      const { charge, by } = charged
      return appendAct(ground, tx, { row, declaration, log }, ledger, key, { type: 'freed', step, charge, ...(by && { title: by.title, basis: by.basis }) })
    }
    case 'due': {
      const { charge, invoice, number, amount, due } = charged
      await appendAct(ground, tx, { row, declaration, log }, ledger, key, { type: 'charged', step, charge, invoice, number, amount: String(amount), due })
      return undefined
    }
  }
}

/** The outcome by which a case goes on once its fee is paid: the one that is not the clock's. */
export const outcomeOfPayment = ({ declaration, state }: Pick<LoadedCase, 'declaration' | 'state'>): string | undefined =>
  Object.entries(stepOf(declaration, state)?.outcomes ?? {}).find(([, { byClock }]) => byClock === undefined)?.[0]

/** Pays back what an outcome declares, by the decision that came of it or by the act itself. */
export async function payBack(
  ground: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, log, state }: LoadedCase, { refund, back, key, decision }: { readonly refund: Refund; readonly back: GoingBack; readonly key: string; readonly decision?: string | undefined },
): Promise<Appended> {
  const by = 'person' in actor ? actor.person : log.findLast(({ person }) => person !== undefined)?.person
  const id = await ground.fees.payBack(tx, {
    key, refund, facts: state.facts, back, decision, actedBy: decision === undefined || by === undefined ? actorString(actor) : actorString({ person: by }),
  })
  return appendAct(ground, tx, { row, declaration, log }, actor, `${key}:refund`, { type: 'refunded', of: refund.of, refund: id, amount: String(back.amount), due: back.due })
}

/** The fees of a case as its decision states them: what was paid or free, and what this decision pays back. */
export async function feeLines(ground: Ground, tx: Tx, { row, declaration }: Pick<LoadedCase, 'row' | 'declaration'>, back?: { readonly refund: Refund; readonly back: GoingBack }): Promise<readonly DisclosedFact[]> {
  if (!Object.values(declaration.steps).some(({ by }) => feeOf(by))) return []
  const fees = await ground.fees.ofCase(row.id, tx)
  return [
    ...fees.flatMap(({ title, state, invoice, freeBy }): readonly DisclosedFact[] => {
      if (state === 'free') return [{ label: title, value: freeBy ? messages.freeOf(freeBy.title) : messages.nothingOwed }]
      if (state !== 'paid' || invoice === undefined) return []
      return [{ label: title, value: messages.paidFee(inEveryLanguage((locale) => formatMoney(invoice.amount, locale)), invoice.number, inEveryLanguage((locale) => formatDay(invoice.paidOn ?? invoice.due, locale))) }]
    }),
    ...(back ? [{ label: messages.paidBack, value: messages.paidBackUntil(inEveryLanguage((locale) => formatMoney(back.back.amount, locale)), inEveryLanguage((locale) => formatDay(back.back.due, locale))) }] : []),
  ]
}
