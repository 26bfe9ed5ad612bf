/** Keeps incomes of a company, all of a file or nothing, and tells the company and the officers when the share comes near to the limit. */
import { sql } from 'kysely'
import { newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { organisationText } from '../../../law/official-names.ts'
import { type Day, dayOf, type Instant, parseDay, yearOf } from '../../../law/time.ts'
import type { IncomeTest } from '../terms.ts'
import { incomeLetter, incomeWords } from './messages.ts'
import { meterOf, type MeterState } from './meter.ts'
import type { RowFault } from './file-rows.ts'
import type { Income, RowIncome } from './read-file.ts'
import { fileWords } from './messages.ts'

interface IncomeTable {
  id: string; organisation: string; batch: string; day: Day; kind: string; amount: bigint; number: string | null; description: string
  entered_by: string; entered_at: Instant; taken_back_at: Instant | null
}
interface ToldTable { id: string; organisation: string; year: number; state: 'met' | 'near' | 'broken'; share: string; told_at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { technopark_income: IncomeTable; technopark_income_told: ToldTable }
}

/** What the meter is kept with. */
export interface IncomeGround {
  readonly test: IncomeTest
  /** The offices that are told, and that see the meter of participants. */
  readonly officers: readonly string[]
  /** Whether the organisation is a participant today. */
  participates(number: string): Promise<boolean>
}

type Company = NonNullable<Actor['organisation']>

/** The last day of a year: the law that is in force when it ends applies to it. */
export const lastDayOf = (year: number): Day => parseDay(`${year}-12-31`)

/** A year's sums by kind, of what was not taken back. */
export async function sumsOf({ db }: Pick<Kernel, 'db'>, organisation: string, year: number, within: Kernel['db'] | Tx = db): Promise<ReadonlyMap<string, bigint>> {
  const rows = await within.selectFrom('technopark_income').select(['kind', sql<string>`sum(amount)::text`.as('sum')]).where('organisation', '=', organisation).where('taken_back_at', 'is', null)
    .where('day', '>=', parseDay(`${year}-01-01`)).where('day', '<=', lastDayOf(year)).groupBy('kind').execute()
  return new Map(rows.map(({ kind, sum }) => [kind, BigInt(sum)]))
}

/** One act at a time for a company: what is kept, what is told and what was told last are of one state. */
const alone = (tx: Tx, company: Company) => sql`select pg_advisory_xact_lock(hashtext(${`technopark.income ${company.id}`}))`.execute(tx)

/** Numbers of invoices begin anew each year. */
const invoiceOf = (day: Day, number: string): string => `${yearOf(day)} ${number}`

/**
 * Keeps all of them or none; answers the numbers that are kept already in their year, by their rows, and then nothing is kept. `key` is the form's: the same
 * incomes sent twice from one form are kept once.
 */
export async function keepIncome(kernel: Kernel, ground: IncomeGround, by: Actor, company: Company, { incomes, key }: { readonly incomes: readonly (Income | RowIncome)[]; readonly key: string }): Promise<readonly RowFault[]> {
  const participates = await ground.participates(company.identifier.value)
  return transact(kernel.db, async (tx) => {
    await alone(tx, company)
    const before = await tx.selectFrom('technopark_income').select(['day', 'kind', 'amount', 'number', 'description']).where('organisation', '=', company.id).where('batch', '=', key)
      .where('taken_back_at', 'is', null).execute()
    if (before.length > 0 && contentOf(before) === contentOf(incomes)) return []
    const numbers = incomes.flatMap(({ number }) => number ?? [])
    const kept = new Set(numbers.length === 0 ? [] : (await tx.selectFrom('technopark_income').select(['day', 'number']).where('organisation', '=', company.id).where('taken_back_at', 'is', null)
      .where(sql<boolean>`number = any(${numbers})`).execute()).map(({ day, number }) => invoiceOf(day, number!)))
    const faults = incomes.flatMap(({ day, number, ...one }) =>
      (number !== undefined && kept.has(invoiceOf(day, number)) ? [{ ...('row' in one && { row: one.row }), text: fileWords.kept(number) }] : []))
    if (faults.length > 0) return faults
    // Whoever goes back, changes the form and sends it again means something else by it.
    const [batch, at] = [before.length > 0 ? newId() : key, kernel.now()]
    for (let from = 0; from < incomes.length; from += 1000) {
      await tx.insertInto('technopark_income').values(incomes.slice(from, from + 1000).map(({ day, kind, amount, number, description }) => ({
        id: newId(), organisation: company.id, batch, day, kind, amount, number: number ?? null, description, entered_by: by.person, entered_at: at, taken_back_at: null,
      }))).execute()
    }
    // Everybody reads the journal: it has neither the company nor an amount.
    await kernel.journal.append(tx, 'system:technopark', { type: 'technopark.income-entered', subject: `income:${batch}`, body: { entries: incomes.length } })
    for (const year of new Set(incomes.map(({ day }) => yearOf(day)))) await tell(kernel, ground, tx, company, year, participates)
    return []
  })
}

const contentOf = (incomes: readonly { readonly day: Day; readonly kind: string; readonly amount: bigint; readonly number?: string | null; readonly description: string }[]): string =>
  JSON.stringify(incomes.map(({ day, kind, amount, number, description }) => JSON.stringify([day, kind, String(amount), number ?? null, description])).toSorted())

/**
 * Takes back an income, or all that was entered together: it stays in the history and counts no more. Answers the latest year of it. Throws a `Failure`
 * (not found) where the company has none such.
 */
export async function takeBack(kernel: Kernel, ground: IncomeGround, company: Company, { id, of }: { readonly id: string; readonly of: 'income' | 'batch' }): Promise<number> {
  const participates = await ground.participates(company.identifier.value)
  return transact(kernel.db, async (tx) => {
    await alone(tx, company)
    const rows = await tx.updateTable('technopark_income').set({ taken_back_at: kernel.now() }).where(of === 'batch' ? 'batch' : 'id', '=', id).where('organisation', '=', company.id)
      .where('taken_back_at', 'is', null).returning(['day', 'batch']).execute()
    const [row] = rows
    if (row === undefined) throw new Failure('not found', incomeWords.noEntry)
    await kernel.journal.append(tx, 'system:technopark', { type: 'technopark.income-taken-back', subject: `income:${row.batch}`, body: of === 'batch' ? { entries: rows.length } : {} })
    const years = new Set(rows.map(({ day }) => yearOf(day)))
    for (const year of years) await tell(kernel, ground, tx, company, year, participates)
    return Math.max(...years)
  })
}

/** How bad it is. Of an improvement nobody is warned, also where the share is still near to the limit. */
const badness = { met: 0, near: 1, broken: 2 } as const

const told = (state: MeterState): state is ToldTable['state'] => state in badness

/** Writes down that the state has changed, and writes to the company, and of a participant to the officers, when it has become worse. */
async function tell({ now, parties, db }: Kernel, { test, officers }: IncomeGround, tx: Tx, company: Company, year: number, participates: boolean): Promise<void> {
  const { finding, state } = meterOf(test, await sumsOf({ db }, company.id, year, tx), lastDayOf(year))
  if (!told(state) || finding.share === undefined) return
  const last = await tx.selectFrom('technopark_income_told').select('state').where('organisation', '=', company.id).where('year', '=', year).orderBy('told_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const before = last?.state ?? 'met'
  if (before === state) return
  await tx.insertInto('technopark_income_told').values({ id: newId(), organisation: company.id, year, state, share: finding.share.toFixed(2), told_at: now() }).execute()
  if (state === 'met' || badness[state] < badness[before]) return
  await parties.writeLetterToOrganisation(tx, company.id, incomeLetter(state, finding, year, test.basis, '/technopark/income'), { mailed: 'proved heads' })
  if (!participates) return
  for (const { id } of await parties.holdersOf(officers)) {
    await parties.writeLetter(tx, id, incomeLetter(state, finding, year, test.basis, `/technopark/income/${company.identifier.value}`, organisationText(company)))
  }
}

/** The last day on which an income can have been: today, on the clock of the country. */
export const today = ({ now, country }: Pick<Kernel, 'now' | 'country'>): Day => dayOf(now(), country.calendar.zone)
