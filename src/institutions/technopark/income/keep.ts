/** Keeps incomes of a company, all of a file or nothing, and tells the company and the officers when the share comes near to the limit. */
import { sql } from 'kysely'
import { newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { type Day, dayOf, type Instant, parseDay, yearOf } from '../../../law/time.ts'
import type { IncomeTest } from '../terms.ts'
import { incomeLetter, incomeWords } from './messages.ts'
import { meterOf, type MeterState } from './meter.ts'
import type { Income, RowFault } from './read-file.ts'
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

/** Keeps all of them or none; answers the numbers that are kept already, by their rows, and then nothing is kept. */
export async function keepIncome(kernel: Kernel, ground: IncomeGround, by: Actor, company: Company, incomes: readonly Income[]): Promise<readonly RowFault[]> {
  const participates = await ground.participates(company.identifier.value)
  return transact(kernel.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`technopark.income ${company.id}`}))`.execute(tx)
    const numbers = incomes.flatMap(({ number }) => number ?? [])
    const kept = new Set(numbers.length === 0 ? [] : (await tx.selectFrom('technopark_income').select('number').where('organisation', '=', company.id).where('taken_back_at', 'is', null)
      .where(sql<boolean>`number = any(${numbers})`).execute()).map(({ number }) => number))
    const faults = incomes.flatMap(({ number }, at) => (number !== undefined && kept.has(number) ? [{ row: at + 2, text: fileWords.kept(number) }] : []))
    if (faults.length > 0) return faults
    const [batch, at] = [newId(), kernel.now()]
    for (let from = 0; from < incomes.length; from += 1000) {
      await tx.insertInto('technopark_income').values(incomes.slice(from, from + 1000).map((one) => ({
        id: newId(), organisation: company.id, batch, ...one, number: one.number ?? null, entered_by: by.person, entered_at: at, taken_back_at: null,
      }))).execute()
    }
    // Everybody reads the journal: it has neither the company nor an amount.
    await kernel.journal.append(tx, 'system:technopark', { type: 'technopark.income-entered', subject: `income:${batch}`, body: { entries: incomes.length } })
    for (const year of new Set(incomes.map(({ day }) => yearOf(day)))) await tell(kernel, ground, tx, company, year, participates)
    return []
  })
}

/** Takes an income back: it stays in the history and counts no more. Throws a `Failure` (not found) where the company has none such. */
export async function takeBack(kernel: Kernel, ground: IncomeGround, company: Company, id: string): Promise<number> {
  const participates = await ground.participates(company.identifier.value)
  return transact(kernel.db, async (tx) => {
    const row = await tx.updateTable('technopark_income').set({ taken_back_at: kernel.now() }).where('id', '=', id).where('organisation', '=', company.id).where('taken_back_at', 'is', null)
      .returning(['day', 'batch']).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', incomeWords.noEntry)
    await kernel.journal.append(tx, 'system:technopark', { type: 'technopark.income-taken-back', subject: `income:${row.batch}`, body: {} })
    await tell(kernel, ground, tx, company, yearOf(row.day), participates)
    return yearOf(row.day)
  })
}

const told = (state: MeterState): state is ToldTable['state'] => state === 'met' || state === 'near' || state === 'broken'

/** Writes down that the state has changed, and writes to the company, and of a participant to the officers, when it has become worse. */
async function tell({ now, parties, db }: Kernel, { test, officers }: IncomeGround, tx: Tx, company: Company, year: number, participates: boolean): Promise<void> {
  const { finding, state } = meterOf(test, await sumsOf({ db }, company.id, year, tx), lastDayOf(year))
  if (!told(state) || finding.share === undefined) return
  const last = await tx.selectFrom('technopark_income_told').select('state').where('organisation', '=', company.id).where('year', '=', year).orderBy('told_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if ((last?.state ?? 'met') === state) return
  await tx.insertInto('technopark_income_told').values({ id: newId(), organisation: company.id, year, state, share: finding.share.toFixed(2), told_at: now() }).execute()
  if (state === 'met') return
  await parties.writeLetterToOrganisation(tx, company.id, incomeLetter(state, finding, year, test.basis, '/technopark/income'), { mailed: 'proved heads' })
  if (!participates) return
  for (const { id } of await parties.holdersOf(officers)) {
    await parties.writeLetter(tx, id, incomeLetter(state, finding, year, test.basis, `/technopark/income/${company.identifier.value}`, company.name))
  }
}

/** The last day on which an income can have been: today, on the clock of the country. */
export const today = ({ now, country }: Pick<Kernel, 'now' | 'country'>): Day => dayOf(now(), country.calendar.zone)
