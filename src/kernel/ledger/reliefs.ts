/** What eases an invoice: a part that is written off, or instalments. One person proposes it with reasons, another decides; nothing changes before. */
import { type Selectable, sql } from 'kysely'
import type { Owed, Plan } from '../../law/instalments.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import { addDays, type Day, dayOf, type Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import { account } from './accounts.ts'
import { type LedgerGround, todayOf } from './ground.ts'
import { invoice } from './invoice.ts'
import { reliefs as words, texts } from './messages.ts'
import { record } from './posting.ts'
import type { InvoiceReliefTable } from './tables.ts'

/** What is asked for: so much of it is owed no more, charged to an account of expense; or all that is owed is due in parts. */
export type ReliefOf = { readonly kind: 'write-off'; readonly amount: Tiyn; readonly expense: string } | { readonly kind: 'instalments'; readonly parts: readonly Owed[] }

export interface ReliefDraft { readonly invoice: string; readonly of: ReliefOf; readonly reason: Text }

export interface Relief extends ReliefDraft {
  readonly id: string
  readonly proposed: { readonly by: string; readonly at: Instant }
  readonly decided?: { readonly by: string; readonly at: Instant; readonly granted: boolean }
}

const personIn = (actor: string): string => actor.split(' ', 1)[0] ?? actor

function present({ id, invoice: about, kind, amount, expense, parts, reason, proposed_by, proposed_at, decided_by, decided_at, granted }: Selectable<InvoiceReliefTable>): Relief {
  return {
    id, invoice: about, reason, proposed: { by: proposed_by, at: proposed_at },
    of: kind === 'write-off' ? { kind, amount: amount!, expense: expense! } : { kind, parts: (parts ?? []).map((part) => ({ due: part.due, amount: BigInt(part.amount) })) },
    ...(decided_by !== null && decided_at !== null && granted !== null && { decided: { by: decided_by, at: decided_at, granted } }),
  }
}

/** Everything that was proposed for an invoice, the oldest first. */
export async function reliefsOf(db: Db, about: string): Promise<readonly Relief[]> {
  return (await db.selectFrom('invoice_relief').selectAll().where('invoice', '=', about).orderBy('proposed_at').orderBy('id').execute()).map(present)
}

export async function relief(db: Db, id: string): Promise<Relief | undefined> {
  const row = await db.selectFrom('invoice_relief').selectAll().where('id', '=', id).executeTakeFirst()
  return row && present(row)
}

/** Most instalments of one invoice, and how far ahead the last may be due. */
const most = 36
const furthest = 366 * 3

/**
 * Proposes a relief. Throws a `Failure`: invalid for an amount that is not owed, and for parts that are not later than today, not in order or do not come to what
 * is owed; conflict while another of the kind waits, and for the fee that a case waits for: it goes on by a payment in full, or lapses.
 */
export async function proposeRelief(ground: LedgerGround, tx: Tx, actor: string, { invoice: about, of, reason }: ReliefDraft): Promise<Relief> {
  await tx.selectFrom('invoice').select('id').where('id', '=', about).forUpdate().execute()
  const { outstanding } = await invoice(tx, about)
  explain(of, outstanding, todayOf(ground))
  if (await ground.isAwaited(tx, about)) throw words.awaited()
  const waits = await tx.selectFrom('invoice_relief').select('id').where('invoice', '=', about).where('kind', '=', of.kind).where('decided_at', 'is', null).executeTakeFirst()
  if (waits !== undefined) throw words.waits()
  const id = newId()
  await tx.insertInto('invoice_relief').values({
    id, invoice: about, kind: of.kind, amount: of.kind === 'write-off' ? of.amount : null, expense: of.kind === 'write-off' ? of.expense : null,
    parts: of.kind === 'instalments' ? JSON.stringify(of.parts.map(({ due, amount }) => ({ due, amount: String(amount) }))) : null, reason: JSON.stringify(reason), proposed_by: personIn(actor), proposed_at: ground.now(),
  }).execute()
  await ground.journal.append(tx, actor, { type: 'invoice.relief-proposed', subject: `invoice:${about}`, body: { relief: id, kind: of.kind }, personal: { reason } })
  return one(tx, id)
}

function explain(of: ReliefOf, outstanding: Tiyn, today: Day): void {
  if (outstanding <= 0n) throw words.nothingOwed()
  if (of.kind === 'write-off') {
    if (of.amount <= 0n || of.amount > outstanding) throw words.tooMuch(outstanding)
    return
  }
  const { parts } = of
  if (parts.length < 2 || parts.length > most || parts.some(({ amount }) => amount <= 0n)) throw words.parts(most)
  if (parts.some(({ due }, at) => due <= (at === 0 ? today : parts[at - 1]!.due)) || parts.at(-1)!.due > addDays(today, furthest)) throw words.order()
  if (sumOf(parts) !== outstanding) throw words.sum(sumOf(parts), outstanding)
}

const sumOf = (parts: readonly { readonly amount: Tiyn }[]): Tiyn => parts.reduce((total, { amount }) => total + amount, 0n)

async function one(tx: Tx, id: string): Promise<Relief> {
  const found = await relief(tx, id)
  if (found === undefined) throw words.missing()
  return found
}

/** Decides on a proposal. Throws a `Failure`: refused where whoever proposed it would grant it, conflict when it was decided on or what is owed is another by now. */
export async function decideRelief(ground: LedgerGround, tx: Tx, actor: string, id: string, granted: boolean): Promise<Relief> {
  const asked = await one(tx, id)
  await tx.selectFrom('invoice').select('id').where('id', '=', asked.invoice).forUpdate().execute()
  const { proposed, decided, of, invoice: about, reason } = await one(tx, id)
  if (decided !== undefined) throw words.decidedBefore()
  if (granted && proposed.by === personIn(actor)) throw words.own()
  const of_ = await invoice(tx, about)
  if (granted && of.kind === 'instalments' && of_.outstanding > 0n && sumOf(of.parts) !== of_.outstanding) throw words.owedAnother(sumOf(of.parts), of_.outstanding)
  if (granted) explain(of, of_.outstanding, todayOf(ground))
  if (granted && await ground.isAwaited(tx, about)) throw words.awaited()
  const posting = granted && of.kind === 'write-off' ? await writeOff(ground, tx, { id, about, books: of_.books, number: of_.number, debtor: of_.debtor.id, amount: of.amount, expense: of.expense }) : undefined
  await tx.updateTable('invoice_relief').set({ decided_by: personIn(actor), decided_at: ground.now(), granted, ...(posting && { posting: posting.id }) }).where('id', '=', id).execute()
  await ground.journal.append(tx, actor, {
    type: granted ? of.kind === 'write-off' ? 'invoice.written-off' : 'invoice.instalments-granted' : 'invoice.relief-declined', subject: `invoice:${about}`,
    body: { relief: id, ...(of.kind === 'write-off' ? { amount: String(of.amount) } : { parts: of.parts.map(({ due, amount }) => ({ due, amount: String(amount) })) }), ...(posting && { posting: posting.id, hash: posting.hash }) }, personal: { reason },
  })
  return one(tx, id)
}

interface WritingOff { readonly id: string; readonly about: string; readonly books: string; readonly number: string; readonly debtor: string; readonly amount: Tiyn; readonly expense: string }

async function writeOff(ground: LedgerGround, tx: Tx, { id, about, books, number, debtor, amount, expense: code }: WritingOff) {
  const expense = await account(ground, tx, { books, code, kind: 'expense' })
  const receivable = await account(ground, tx, { books, code: `receivable:${number}`, kind: 'asset', owner: debtor })
  const { posting } = await record(ground, tx, {
    key: `relief:${id}`, day: todayOf(ground), subject: `invoice:${about}`, text: texts.writtenOff(number), entries: [{ account: expense.id, amount }, { account: receivable.id, amount: -amount }],
  })
  return posting
}

/** What was written off of an invoice, with the day of each, and the plans by which it was due in parts, the oldest first. */
export interface Eased { readonly writtenOff: readonly { readonly day: Day; readonly amount: Tiyn }[]; readonly plans: readonly Plan[] }

/** What decisions have eased of an invoice: read from the books, where they are postings. A plan stands from the day of its grant in the zone of the books. */
export async function easedOf(db: Db, zone: string, about: string): Promise<Eased> {
  const { rows } = await sql<{ day: Day; amount: bigint }>`select p.day, r.amount from invoice_relief r join ledger_posting p on p.id = r.posting
    left join ledger_posting back on back.reverses = p.id where r.invoice = ${about} and back.id is null order by r.decided_at`.execute(db)
  const plans = (await reliefsOf(db, about)).filter(({ decided }) => decided?.granted === true).toSorted((a, b) => (a.decided!.at < b.decided!.at ? -1 : 1))
  return { writtenOff: rows, plans: plans.flatMap(({ of, decided }) => (of.kind === 'instalments' ? [{ from: dayOf(decided!.at, zone), parts: of.parts }] : [])) }
}
