/** Orders what is due: each period that is over and each stage that was shown, once, whatever the clock and the workers do. */
import { sql } from 'kysely'
import { representativeOf } from '../../law/body.ts'
import type { Period } from '../../law/duty.ts'
import { amountPaid, daysArePersonal, type Entitlement, paidBy, paidPeriod } from '../../law/entitlement.ts'
import { fieldsOf, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { addDays, type Day, dayOf } from '../../law/time.ts'
import { type Db, eachApart, newId, transact, type Tx } from '../database/index.ts'
import type { LetterParts, Party } from '../parties/index.ts'
import type { EntitlementsGround } from './ground.ts'
import { messages } from './messages.ts'
import type { EntitlementRow, InstalmentRow, Waiting } from './tables.ts'
import { inFirstLanguage } from '../../law/text.ts'

/** What is declared of an entitlement, with its procedure. */
export async function declaredOf(ground: EntitlementsGround, { version, kind }: Pick<EntitlementRow, 'version' | 'kind'>): Promise<{ readonly procedure: Procedure; readonly declared: Entitlement }> {
  const procedure = await ground.declarationOf(version)
  return { procedure, declared: procedure.entitlements![kind]! }
}

/** Goes through what is due and what waited. Each right in a transaction of its own, so that one that fails keeps no other from its money; doing it twice orders nothing twice. */
export async function payDue(ground: EntitlementsGround): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const due = await ground.db.selectFrom('entitlement').select('id').where('ended_on', 'is', null).where('next_to', '<', today).orderBy('next_to').orderBy('id').execute()
  const waiting = await ground.db.selectFrom('instalment').innerJoin('entitlement', 'entitlement.id', 'instalment.entitlement').select('entitlement.id').distinct()
    .where('waiting', 'is not', null).where('lost', '=', false).where('ended_why', 'is distinct from', 'revoked').execute()
  const withdrawn = await withdrawnOf(ground.db).select('entitlement.id').distinct().execute()
  let ordered = 0
  await eachApart(new Set([...due, ...waiting, ...withdrawn].map((one) => one.id)), async (id) => {
    ordered += await transact(ground.db, (tx) => payOne(ground, tx, id))
  })
  return ordered
}

/** Instalments whose order was withdrawn, of rights that still have an account and were not revoked: they are owed all the same. */
const withdrawnOf = (db: Db | Tx) => db.selectFrom('instalment').innerJoin('payment_order', 'payment_order.id', 'instalment.payment')
  .innerJoin('entitlement', 'entitlement.id', 'instalment.entitlement')
  .where('payment_order.rests_on', 'is not', null).where('payment_order.ended_at', 'is not', null).where('entitlement.ended_why', 'is distinct from', 'revoked').where('iban', 'is not', null)

async function payOne(ground: EntitlementsGround, tx: Tx, id: string): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  let row = await tx.selectFrom('entitlement').selectAll().where('id', '=', id).where('ended_why', 'is distinct from', 'revoked').forUpdate().skipLocked().executeTakeFirst()
  if (row === undefined) return 0
  let ordered = 0
  for (const again of await withdrawnOf(tx).selectAll('instalment').where('entitlement.id', '=', id).orderBy('period_from').execute()) {
    const anew = { payment: null, attempt: again.attempt + 1 }
    await tx.updateTable('instalment').set(anew).where('id', '=', again.id).execute()
    if (await order(ground, tx, row, { ...again, ...anew })) ordered += 1
  }
  for (const waiting of await tx.selectFrom('instalment').selectAll().where('entitlement', '=', id).where('waiting', 'is not', null).where('lost', '=', false).orderBy('period_from').execute()) {
    if (await order(ground, tx, row, waiting)) ordered += 1
  }
  const { declared } = await declaredOf(ground, row)
  while (row.ended_on === null && row.next_to !== null && row.next_to < today) {
    const { next_from: from, next_to: to } = row as EntitlementRow & { next_from: Day; next_to: Day }
    const instalment = await openInstalment(ground, tx, row, { from, to, stage: null, due: paidBy(ground.calendar, declared, to) })
    if (instalment && await order(ground, tx, row, instalment)) ordered += 1
    const next: Period | undefined = declared.every === undefined ? undefined : paidPeriod(declared, { since: row.since, until: row.until ?? undefined }, addDays(to, 1))
    row = { ...row, next_from: next?.from ?? null, next_to: next?.to ?? null, ...(next === undefined && { ended_on: today, ended_why: 'over' as const }) }
    await tx.updateTable('entitlement').set({ next_from: row.next_from, next_to: row.next_to, ended_on: row.ended_on, ended_why: row.ended_why }).where('id', '=', id).execute()
    if (next === undefined) await tellOver(ground, tx, row, declared)
  }
  return ordered
}

/** Tells of a right that is over because all of it was ordered. */
async function tellOver(ground: EntitlementsGround, tx: Tx, row: EntitlementRow, { title, every }: Entitlement): Promise<void> {
  await ground.journal.append(tx, 'system:clock', { type: 'entitlement.ended', subject: `decision:${row.decision}`, body: { entitlement: row.kind, why: 'over' } })
  if (every !== undefined) await tell(ground, tx, row, messages.over(title, row.until ?? row.since))
}

/** Whom a right is of. */
const partyOf = ({ organisation, person, body }: EntitlementRow): Party =>
  (organisation !== null ? { kind: 'organisation', id: organisation } : person !== null ? { kind: 'person', id: person } : { kind: 'body', id: body! })

/** Writes to whom a right is of; to a body, to each who represents it. */
async function tell({ parties }: EntitlementsGround, tx: Tx, row: EntitlementRow, letter: LetterParts): Promise<void> {
  const { kind, id } = partyOf(row)
  if (kind === 'organisation') return parties.writeLetterToOrganisation(tx, id, letter)
  const people = kind === 'body' ? await parties.holdersOf([representativeOf({ id })], tx) : [{ id }]
  for (const person of people) await parties.writeLetter(tx, person.id, letter)
}

interface Opening { readonly from: Day; readonly to: Day; readonly stage: number | null; readonly due: Day }

/** Enters a period or a stage to be paid, once; undefined where it is entered already, or settled by an earlier decision in the same case. What that had ordered is no arrears, though its order was withdrawn. */
export async function openInstalment(ground: EntitlementsGround, tx: Tx, row: EntitlementRow, opening: Opening): Promise<InstalmentRow | undefined> {
  const { from, to, stage, due } = opening
  const { declared } = await declaredOf(ground, row)
  const earlier = await enteredBefore(tx, row, declared, opening).select(['attempt', 'payment']).select(settled.as('settled')).execute()
  if (earlier.some((one) => one.settled)) return undefined
  const attempt = earlier.some((one) => one.payment !== null || one.attempt > 0) ? 1 : 0
  return tx.insertInto('instalment').values({
    id: newId(), entitlement: row.id, period_from: from, period_to: to, stage, amount: null, due_day: due, waiting: null, payment: null, attempt, opened_at: ground.now(),
  }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
}

/** Paid, or lost for good. What was withdrawn before it went to the bank, and what was lost only because its decision was revoked, is paid by the decision that comes after it. */
const settled = sql<boolean>`(forfeited or payment_order.id is not null and payment_order.ended_at is null)`

/** What earlier decisions of the case entered of the same: the same stage, any day of the period, or what is paid once. */
const enteredBefore = (tx: Tx, row: EntitlementRow, { every }: Entitlement, { from, to, stage }: Opening) => instalmentsOfCase(tx, row).where('entitlement.id', '<>', row.id)
  .where((expression) => (stage !== null ? expression('stage', '=', stage) : every === undefined ? expression('stage', 'is', null)
    : expression.and([expression('stage', 'is', null), expression('period_from', '<=', to), expression('period_to', '>=', from)])))

/** What all decisions of its case entered of a right, with their orders. */
export const instalmentsOfCase = (tx: Tx, { case_id: of, kind }: EntitlementRow) => tx.selectFrom('instalment').innerJoin('entitlement', 'entitlement.id', 'instalment.entitlement')
  .leftJoin('payment_order', 'payment_order.id', 'instalment.payment').where('entitlement.case_id', '=', of).where('entitlement.kind', '=', kind)

/** Ends a right of which each stage is entered, by it or, settled, by an earlier decision of the case. */
export async function endIfShown(ground: EntitlementsGround, tx: Tx, row: EntitlementRow, declared: Entitlement): Promise<void> {
  if (declared.stages === undefined) return
  const entered = await instalmentsOfCase(tx, row).select('stage').distinct().where((expression) => expression.or([expression('entitlement.id', '=', row.id), settled])).execute()
  if (entered.length < declared.stages.length) return
  await tx.updateTable('entitlement').set({ ended_on: dayOf(ground.now(), ground.calendar.zone), ended_why: 'over' }).where('id', '=', row.id).execute()
  await tellOver(ground, tx, row, declared)
}

/**
 * Orders one payment while the decision stands and all that it needs is known; otherwise says for what it waits. The key of the order is the
 * instalment with the number of the attempt, so that nothing orders it a second time before its order is withdrawn.
 */
export async function order(ground: EntitlementsGround, tx: Tx, row: EntitlementRow, instalment: InstalmentRow): Promise<boolean> {
  const { procedure, declared } = await declaredOf(ground, row)
  const set = (values: Partial<InstalmentRow>) => tx.updateTable('instalment').set(values).where('id', '=', instalment.id).execute()
  if (!(await ground.decisions.whichStand(tx, [row.decision])).has(row.decision)) {
    // What was ordered while the decision stood is no arrears, though its order was withdrawn.
    const lost = declared.arrears === 'lost' && instalment.attempt === 0
    await set({ waiting: 'suspended', lost, forfeited: lost })
    return false
  }
  const term = instalment.stage === null ? declared.amount! : declared.stages![instalment.stage]!.amount
  const amount = amountPaid(term, row.facts, readingOf(procedure, instalment.period_to))
  if (amount === undefined) return wait('not set')
  const payee = await payeeOf(ground, tx, row)
  if (payee === undefined) return wait('no number')
  await set({ waiting: null, amount })
  if (amount === 0n) return false
  const { id: payment, number } = await ground.ledger.draftPayment(tx, 'system:clock', {
    key: `instalment:${instalment.id}${instalment.attempt === 0 ? '' : `:${instalment.attempt}`}`, books: row.books, payee: { ...payee, iban: row.iban! }, amount, purpose: purposeOf(declared, instalment),
    for: { expense: declared.expense }, restsOn: { decision: row.decision, decidedBy: row.decided_by },
  })
  await set({ payment })
  const [body, days] = [{ entitlement: row.kind, stage: instalment.stage, order: number }, { from: instalment.period_from, to: instalment.period_to }]
  await ground.journal.append(tx, 'system:clock', {
    type: 'instalment.ordered', subject: `decision:${row.decision}`, ...(daysArePersonal(declared, fieldsOf(procedure)) ? { body, personal: days } : { body: { ...body, ...days } }),
  })
  return true

  async function wait(waiting: Waiting): Promise<false> {
    await set({ waiting })
    return false
  }
}

/** Whom it goes to, by the number that is proved or declared; undefined for a person or a body without one. */
async function payeeOf({ parties }: EntitlementsGround, tx: Tx, row: EntitlementRow): Promise<{ readonly name: string; readonly number: string } | undefined> {
  const found = await parties.named(partyOf(row), tx)
  return found?.identifier && { name: inFirstLanguage(found.name), number: found.identifier.value }
}

/** What the payee's bank shows, in the state language; the limit is that of a pain.001 text beside the reference. */
const purposeOf = ({ title, stages }: Entitlement, { stage, period_from: from, period_to: to }: InstalmentRow): string =>
  (stage !== null ? `${inFirstLanguage(title)}: ${inFirstLanguage(stages![stage]!.title)}` : from === to ? inFirstLanguage(title) : `${inFirstLanguage(title)}, ${from} – ${to}`).slice(0, 115)
