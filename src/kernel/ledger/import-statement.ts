/** Takes a bank statement into the books: every line once, matched where it is sure what it is for. */
import { sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import type { Tiyn } from '../../law/money.ts'
import { addDays } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { account, type Account, bankAccount, mainBooks } from './accounts.ts'
import { allocate, settle, unallocatedAccount } from './allocations.ts'
import { tellOfWaiting } from './receipts.ts'
import { type LedgerGround, todayOf } from './ground.ts'
import { invoiceRows } from './invoice.ts'
import { match } from './matching.ts'
import { statementIsOfOtherAccount, texts } from './messages.ts'
import { mayPayOrder, settledBy } from './payments.ts'
import { record, recordReversal } from './posting.ts'
import { numbersIn, referencesIn } from './reference.ts'
import type { ParsedStatement, StatementLine } from './statements/index.ts'

/** What an import did. */
export interface StatementImport {
  /** Id of the statement; of the earlier one when it was imported before. */
  readonly statement: string
  /** The same statement was imported before: nothing was done. */
  readonly duplicate: boolean
  /** Lines that are new. */
  readonly added: number
  /** Lines that another statement had brought. */
  readonly known: number
  /** New lines whose invoice is sure. */
  readonly matched: number
  /** New lines for an officer. */
  readonly unallocated: number
  /** What the new lines come to. */
  readonly sum: Tiyn
}

/**
 * Imports a statement of the account with this IBAN into the books of its owner. A statement or a line that was imported before changes nothing, also when
 * it comes again in a statement of another period or in another format.
 *
 * Each line moves the bank account against the unallocated receipts, and from there to its invoice, if that is sure.
 * Throws a `Failure` (invalid) when the statement is of another account, and (conflict) when the account stands in other books.
 */
export async function importStatement(
  ground: LedgerGround, tx: Tx, actor: string, parsed: ParsedStatement,
  { account: iban, books = mainBooks }: { readonly account: string; readonly books?: string },
): Promise<StatementImport> {
  if (parsed.account !== undefined && parsed.account !== iban) throw statementIsOfOtherAccount(parsed.account, iban)
  const bank = await bankAccount(ground, tx, books, iban)
  // Two imports of one account follow each other, so that each sees the lines of the other.
  await tx.selectFrom('ledger_account').select('id').where('id', '=', bank.id).forNoKeyUpdate().execute()
  const lines = parsed.lines.map((line) => ({ ...line, hash: hashOfLine(line) }))
  const { statementId, from, to, opening, closing } = parsed
  const hash = hashOf({
    from,
    to,
    opening: opening === undefined ? null : String(opening),
    closing: closing === undefined ? null : String(closing),
    lines: lines.map((line) => line.hash),
    // Taken in again once its last day is over, it says that nothing came after.
    ...(to >= todayOf(ground) && { unfinished: true }),
  })
  const before = await tx.selectFrom('bank_statement').select('id')
    .where('account', '=', bank.id).where('statement_id', '=', statementId).where('hash', '=', hash).executeTakeFirst()
  const nothing = { added: 0, known: lines.length, matched: 0, unallocated: 0, sum: 0n }
  if (before !== undefined) return { statement: before.id, duplicate: true, ...nothing }

  await bringForward(ground, tx, bank, iban, parsed)
  const statement = newId()
  await tx
    .insertInto('bank_statement')
    .values({
      id: statement,
      account: bank.id,
      iban,
      statement_id: statementId,
      format: parsed.format,
      from_day: from,
      to_day: to,
      opening: opening ?? null,
      closing: closing ?? null,
      hash,
      imported_by: actor,
      at: ground.now(),
    })
    .execute()
  const result = { statement, duplicate: false, ...nothing, known: 0 }
  const occurrences = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const occurrence = (occurrences.get(line.hash) ?? 0) + 1
    occurrences.set(line.hash, occurrence)
    const id = await take(ground, tx, bank, statement, index + 1, line, occurrence)
    if (id === undefined) {
      result.known += 1
      continue
    }
    result.added += 1
    result.sum += line.amount
    if (await matchLine(ground, tx, actor, bank, id, line)) result.matched += 1
    else {
      result.unallocated += 1
      await tellOfWaiting(ground, tx, id)
    }
  }
  await ground.journal.append(tx, actor, {
    type: 'statement.imported',
    subject: `bank-statement:${statement}`,
    body: {
      iban,
      statementId,
      format: parsed.format,
      from,
      to,
      hash,
      added: result.added,
      known: result.known,
      matched: result.matched,
      unallocated: result.unallocated,
      sum: String(result.sum),
    },
  })
  return result
}

/** The name of the payer is left out, because banks spell it differently from file to file. */
const hashOfLine = ({ day, amount, payer, purpose, bankReference }: StatementLine): string =>
  hashOf({
    day,
    amount: String(amount),
    bin: payer.identifier ?? null,
    iban: payer.iban ?? null,
    purpose,
    reference: bankReference ?? null,
  })

/** Books the line, unless it is known; answers its id when it is new. */
async function take(
  ground: LedgerGround,
  tx: Tx,
  bank: Account,
  statement: string,
  position: number,
  line: StatementLine & { readonly hash: string },
  occurrence: number,
): Promise<string | undefined> {
  const known = await tx
    .selectFrom('bank_line')
    .select('id')
    .where('account', '=', bank.id)
    .where('hash', '=', line.hash)
    .where('occurrence', '=', occurrence)
    .executeTakeFirst()
  if (known !== undefined) return undefined
  const id = newId()
  const unallocated = await account(ground, tx, unallocatedAccount(bank.books))
  const { posting } = await record(ground, tx, {
    key: `bank-line:${bank.id}:${line.hash}:${occurrence}`,
    day: line.day,
    subject: `bank-line:${id}`,
    text: texts.line(line.purpose),
    entries: [
      { account: bank.id, amount: line.amount },
      { account: unallocated.id, amount: -line.amount },
    ],
  })
  await tx
    .insertInto('bank_line')
    .values({
      id,
      statement,
      account: bank.id,
      position,
      hash: line.hash,
      occurrence,
      day: line.day,
      amount: line.amount,
      payer_name: line.payer.name ?? null,
      payer_identifier: line.payer.identifier ?? null,
      payer_iban: line.payer.iban ?? null,
      purpose: line.purpose,
      bank_reference: line.bankReference ?? null,
      knp: line.knp ?? null,
      kbe: line.kbe ?? null,
      posting: posting.id,
    })
    .execute()
  return id
}

/** Allocates a line to its invoice or payment order in the same books, if that is sure. */
async function matchLine(
  ground: LedgerGround,
  tx: Tx,
  actor: string,
  { books }: Account,
  id: string,
  { amount, payer, purpose }: StatementLine,
): Promise<boolean> {
  const references = referencesIn(purpose)
  const order = await settledBy(tx, books, amount, references)
  if (order !== undefined) return settle(ground, tx, actor, id, order, 'reference')
  // The bank leaves references out: what may pay an order is no refund of an invoice until an officer says so.
  if (await mayPayOrder(tx, books, amount, payer)) return false
  const numbers = numbersIn(purpose)
  const named = tx
    .selectFrom('invoice')
    .select('invoice.id')
    .where(sql<boolean>`exists (select from ledger_account a where a.id = invoice.receivable and a.books = ${books})`)
    .where((is) =>
      is.or([
        ...(references.length > 0 ? [is('reference', 'in', references)] : []),
        ...(numbers.length > 0 ? [is('number', 'in', numbers)] : []),
        ...(payer.identifier === undefined ? [] : [is('identifier', '=', payer.identifier)]),
      ]),
    )
  if (references.length === 0 && numbers.length === 0 && payer.identifier === undefined) return false
  const locked = await named.orderBy('id').forUpdate().execute() // so that no other line pays the same invoice meanwhile
  if (locked.length === 0) return false
  const candidates = await invoiceRows(tx)
    .where(
      'invoice.id',
      'in',
      locked.map((row) => row.id),
    )
    .execute()
  const found = match(
    { amount, payer: payer.identifier, purpose },
    candidates.map((row) => ({ ...row, cancelled: row.cancelled !== null })),
  )
  if (found === undefined) return false
  await allocate(ground, tx, actor, id, found.invoice, { by: found.by })
  return true
}

/**
 * Brings the opening balance of the earliest statement into the books on the day before it, against an account of its own.
 * When an earlier statement comes later, its opening balance takes the place of the first.
 */
async function bringForward(
  ground: LedgerGround,
  tx: Tx,
  bank: Account,
  iban: string,
  { from, opening }: ParsedStatement,
): Promise<void> {
  if (opening === undefined) return
  const earliest = await tx
    .selectFrom('bank_statement')
    .select('from_day')
    .where('account', '=', bank.id)
    .where('opening', 'is not', null)
    .orderBy('from_day')
    .limit(1)
    .executeTakeFirst()
  if (earliest !== undefined && earliest.from_day <= from) return
  const subject = `bank-account:${iban}`
  const standing = await tx
    .selectFrom('ledger_posting as opening')
    .leftJoin('ledger_posting as back', 'back.reverses', 'opening.id')
    .select(['opening.id', 'opening.day'])
    .where('opening.subject', '=', subject)
    .where('opening.reverses', 'is', null)
    .where('back.id', 'is', null)
    .executeTakeFirst()
  if (standing !== undefined) {
    await recordReversal(ground, tx, standing.id, {
      key: `opening:${standing.id}:back`,
      reason: texts.earlierStatement,
      day: standing.day,
    })
  }
  if (opening === 0n) return
  const forward = await account(ground, tx, { books: bank.books, code: `brought-forward:${iban}`, kind: 'liability' })
  await record(ground, tx, {
    key: `opening:${newId()}`,
    day: addDays(from, -1),
    subject,
    text: texts.opening(iban),
    entries: [
      { account: bank.id, amount: opening },
      { account: forward.id, amount: -opening },
    ],
  })
}
