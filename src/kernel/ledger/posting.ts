/** Postings: written once under their key, balanced, and undone only by their mirror image. */
import { hashOf } from '../../law/canonical.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { newId, type Db, type Tx } from '../database/index.ts'
import { todayOf, type LedgerGround } from './ground.ts'
import { alreadyReversed, keyHasOtherContent, postingIsMissing, postingIsOfAct, reversalStands } from './messages.ts'

/** One side of a posting: tiyn, a debit positive, a credit negative. */
export interface Entry {
  readonly account: string
  readonly amount: Tiyn
}

/** A posting to be written. */
export interface Draft {
  /** Names the posting for good: a repetition under the same key changes nothing. */
  readonly key: string
  /** The day on which it counts. */
  readonly day: Day
  /** What it is about, such as `invoice:<id>`. */
  readonly subject: string
  readonly text: Text
  /** At least two, none zero, each account once, and their sum is zero. */
  readonly entries: readonly Entry[]
}

/** A posting as it stands. */
export interface Posting extends Draft {
  readonly id: string
  readonly at: Instant
  /** SHA-256 of its canonical content. */
  readonly hash: string
  /** The posting that this one undoes. */
  readonly reverses?: string
}

/** Writes a posting and its journal entry. Throws a `Failure` (conflict) when the key stands for another content. */
export async function post(ground: LedgerGround, tx: Tx, actor: string, draft: Draft): Promise<Posting> {
  const { posting, repeated } = await record(ground, tx, draft)
  if (!repeated) await journal(ground, tx, actor, 'ledger.posted', posting)
  return posting
}

/**
 * Undoes a posting by its mirror image, once. The same key again changes nothing; a second reversal is a `Failure` (conflict),
 * and so is that of an invoice, a bank line or an allocation, which have their own ways back.
 */
export async function reverse(
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  id: string,
  how: { readonly key: string; readonly reason: Text; readonly day?: Day },
): Promise<Posting> {
  if (await belongsToAct(tx, id)) throw postingIsOfAct()
  const { posting, repeated } = await recordReversal(ground, tx, id, how)
  if (!repeated) await journal(ground, tx, actor, 'ledger.reversed', posting)
  return posting
}

const journal = (
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  type: string,
  { id, hash, day, subject, reverses }: Posting,
): Promise<unknown> =>
  ground.journal.append(tx, actor, {
    type,
    subject,
    body: { posting: id, hash, day, ...(reverses !== undefined && { reverses }) },
  })

async function belongsToAct(tx: Tx, posting: string): Promise<boolean> {
  const rows = await tx.selectFrom('invoice').select('id').where('posting', '=', posting)
    .unionAll(tx.selectFrom('bank_line').select('id').where('posting', '=', posting))
    .unionAll(tx.selectFrom('bank_allocation').select('id').where('posting', '=', posting))
    .unionAll(tx.selectFrom('payment_order').select('id').where('posting', '=', posting))
    .unionAll(tx.selectFrom('invoice_relief').select('id').where('posting', '=', posting)).execute()
  return rows.length > 0
}

interface Recorded {
  readonly posting: Posting
  /** It stood already. */
  readonly repeated: boolean
}

/** Writes a posting without a journal entry, for acts that have their own. A draft that does not balance is a RangeError. */
export async function record(ground: LedgerGround, tx: Tx, draft: Draft, reverses?: string): Promise<Recorded> {
  const faulty = faultOf(draft.entries)
  if (faulty !== undefined) throw new RangeError(`Posting ${draft.key}: ${faulty}`)
  // Accounts are locked in the order of their ids, so that two postings wait for each other but never in a circle.
  const entries = draft.entries.toSorted((a, b) => (a.account < b.account ? -1 : 1))
  const { key, day, subject, text } = draft
  const hash = hashOf({
    day,
    subject,
    text,
    entries: entries.map(({ account, amount }) => ({ account, amount: String(amount) })),
    reverses: reverses ?? null,
  })
  const row = { id: newId(), key, hash, at: ground.now(), day, subject }
  const inserted = await tx
    .insertInto('ledger_posting')
    .values({ ...row, text: JSON.stringify(text), entries: entries.length, reverses: reverses ?? null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) {
    const standing = await tx.selectFrom('ledger_posting').select(['id', 'hash']).where('key', '=', key).executeTakeFirstOrThrow()
    if (standing.hash !== hash) throw keyHasOtherContent(key)
    return { posting: await posting(tx, standing.id), repeated: true }
  }
  await tx
    .insertInto('ledger_entry')
    .values(entries.map(({ account, amount }) => ({ posting: row.id, account, amount })))
    .execute()
  return { posting: { ...row, text, entries, ...(reverses !== undefined && { reverses }) }, repeated: false }
}

/** Undoes a posting without a journal entry, for acts that have their own. */
export async function recordReversal(
  ground: LedgerGround,
  tx: Tx,
  id: string,
  { key, reason, day = todayOf(ground) }: { readonly key: string; readonly reason: Text; readonly day?: Day },
): Promise<Recorded> {
  const locked = await tx.selectFrom('ledger_posting').select('reverses').where('id', '=', id).forUpdate().executeTakeFirst()
  if (locked === undefined) throw postingIsMissing()
  if (locked.reverses !== null) throw reversalStands()
  const standing = await tx.selectFrom('ledger_posting').select(['id', 'key']).where('reverses', '=', id).executeTakeFirst()
  if (standing !== undefined) {
    if (standing.key !== key) throw alreadyReversed()
    return { posting: await posting(tx, standing.id), repeated: true }
  }
  const original = await posting(tx, id)
  const entries = original.entries.map(({ account, amount }) => ({ account, amount: -amount }))
  return record(ground, tx, { key, day, subject: original.subject, text: reason, entries }, id)
}

/** One posting with its entries, by account. Throws a `Failure` (not found). */
export async function posting(db: Db, id: string): Promise<Posting> {
  const row = await db.selectFrom('ledger_posting').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw postingIsMissing()
  const entries = await db
    .selectFrom('ledger_entry')
    .select(['account', 'amount'])
    .where('posting', '=', id)
    .orderBy('account')
    .execute()
  const { reverses, ...rest } = row
  return { ...rest, entries, ...(reverses !== null && { reverses }) }
}

/** Why entries cannot make a posting; undefined when they can. */
function faultOf(entries: readonly Entry[]): string | undefined {
  if (entries.length < 2) return 'fewer than two entries'
  if (entries.some(({ amount }) => amount === 0n)) return 'an entry of zero'
  if (new Set(entries.map(({ account }) => account)).size < entries.length) return 'an account twice'
  const sum = entries.reduce((total, { amount }) => total + amount, 0n)
  return sum === 0n ? undefined : `the entries come to ${sum}`
}
