/** The compute book as it stands: the declared holdings with their balances and hours, and the trainings with their operations, worked out anew from what was declared. */
import type { Kernel } from '../../../kernel/index.ts'
import { Decimal } from '../../../law/decimal.ts'
import type { Citation } from '../../../law/citation.ts'
import type { Facts } from '../../../law/field.ts'
import type { Period } from '../../../law/duty.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { type Balance, balancesOf, type Change, type Count, type Holding, together, type Unaccounted } from './balance.ts'
import { capacityOf, type Hours, unaccountedHours } from './hours.ts'
import { besideNothing, type Interval, total } from './interval.ts'
import { type DeclaredWork, operationsOf } from './operations.ts'
import { type OwnRun, ownRuns } from './own-runs.ts'
import { notifyBy, type Reach, reachOf, type Threshold } from './thresholds.ts'

/** How the country's declarations are read as a compute book. What cannot be read as a number is a fault of the declaration, and throws. */
export interface ComputeDeclarations {
  /** The registers of accelerators and of training runs. */
  readonly holdings: string
  readonly runs: string
  /** The procedures by which they are declared; the reports of the first one's duties are read. */
  readonly declaring: { readonly holdings: string; readonly runs: string; /** By which a large run is notified. */ readonly notification: string }
  readonly duties: { readonly monthly: string; readonly stockTake: string }
  /** The offices that see all of it. */
  readonly roles: readonly string[]
  readonly thresholds: readonly Threshold[]
  /** What asks here for all of it: the thresholds are of other laws, for reference. */
  readonly basis: Citation
  holding(values: Facts): Pick<Holding, 'since' | 'opening'> & { readonly accelerator: string; readonly site: string; readonly peak: Decimal; readonly peakSource: string; readonly owner: string }
  run(values: Facts): { readonly name: string; readonly owner: string; readonly known: Day; readonly work: DeclaredWork; /** Whether a notification of it has come. */ readonly notified: boolean }
  monthly(report: Facts): { readonly changes: readonly Change[]; readonly hours: Hours }
  stockTake(report: Facts): Count
}

export interface BookHolding {
  readonly number: string
  /** The id of the organisation whose it is, and its name. */
  readonly organisation: string
  readonly owner: string
  readonly accelerator: string
  readonly site: string
  readonly peak: Decimal
  readonly peakSource: string
  /** The oldest first; the last is still open. */
  readonly balances: readonly Balance[]
  /** What its reports say that cannot be: a line or a count of a day that was not yet or no more, an error above what was counted, books below nothing. */
  readonly faults: readonly Fault[]
  /** Whether a stock-take is overdue. */
  readonly uncounted: boolean
  readonly months: readonly { readonly period: Period; readonly capacity: Interval; readonly unaccounted: Interval; readonly significant: boolean }[]
}

export type Fault = 'day' | 'error' | 'below'

export interface BookRun {
  readonly number: string
  readonly organisation: string
  readonly owner: string
  readonly name: string
  readonly known: Day
  readonly notified: boolean
  readonly method: DeclaredWork['method']
  readonly operations: Interval
  readonly reaches: readonly { readonly threshold: Threshold; readonly reach: Reach; readonly notifyBy?: Day }[]
}

export interface Book { readonly today: Day; readonly holdings: readonly BookHolding[]; readonly runs: readonly BookRun[]; readonly own: readonly OwnRun[] }

/** How many stand in the books today, of a holding. */
export const standing = ({ balances }: BookHolding): bigint => balances.at(-1)!.book

/** What was unaccounted for at the last stock-take of each of these, taken together; undefined while nobody has counted. */
export function unaccountedOf(holdings: readonly BookHolding[]): Unaccounted | undefined {
  const last = holdings.flatMap(({ balances }) => balances.findLast(({ unaccounted }) => unaccounted !== undefined)?.unaccounted ?? [])
  return last.length === 0 ? undefined : together(last)
}

/** Accelerator-hours of which nobody told, in all months of which a report was due: where none came, nobody told of any. */
export const hoursUnaccountedOf = (holdings: readonly BookHolding[]): Interval => total(holdings.flatMap(({ months }) => months.map(({ unaccounted }) => unaccounted)))

/** Reads the book. */
export async function readBook(kernel: Kernel, declared: ComputeDeclarations): Promise<Book> {
  const { registers, now, country } = kernel
  const today = dayOf(now(), country.calendar.zone)
  const [entries, runs, told, own] = await Promise.all([registers.standing(declared.holdings), registers.standing(declared.runs), reportsOf(kernel, declared), ownRuns(kernel)])
  return {
    today, own,
    holdings: entries.map(({ number, owner, values }): BookHolding => {
      const { since, opening, ...said } = declared.holding(values)
      const reports = told.get(number) ?? []
      const monthly = reports.filter(({ kind }) => kind === declared.duties.monthly).map(({ period, facts, on }) => ({ period, on, ...facts && declared.monthly(facts) }))
      const stockTakes = reports.filter(({ kind }) => kind === declared.duties.stockTake)
      // What cannot be is passed over, so that it clears nothing, and is told beside the balances.
      const lines = monthly.flatMap(({ changes = [], on }) => changes.map((line) => ({ line, was: line.day >= since && line.day <= on })))
      const takes = stockTakes.flatMap(({ facts, on }) => (facts ? [declared.stockTake(facts)].map((take) => ({ take, was: take.day >= since && take.day <= on, within: take.error <= take.counted })) : []))
      const holding: Holding = { since, opening, changes: lines.flatMap(({ line, was }) => (was ? [line] : [])), counts: takes.flatMap(({ take, was, within }) => (was && within ? [take] : [])) }
      const balances = balancesOf(holding, today)
      const faults: readonly Fault[] = [
        ...[...lines, ...takes].some(({ was }) => !was) ? ['day'] as const : [], ...takes.some(({ within }) => !within) ? ['error'] as const : [], ...balances.some(({ book }) => book < 0n) ? ['below'] as const : [],
      ]
      return {
        number, organisation: 'id' in owner ? owner.id : '', ...said, balances, faults, uncounted: stockTakes.some(({ facts }) => facts === undefined),
        months: monthly.map(({ period, hours }) => {
          const capacity = capacityOf(holding, period.from < since ? since : period.from, period.to)
          const unaccounted = hours === undefined ? capacity : unaccountedHours(capacity, hours)
          return { period, capacity, unaccounted, significant: besideNothing(unaccounted) }
        }).toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1)),
      }
    }),
    runs: runs.map(({ number, owner, values }): BookRun => {
      const { work, ...said } = declared.run(values)
      const operations = operationsOf(work)
      return {
        number, organisation: 'id' in owner ? owner.id : '', ...said, method: work.method, operations,
        reaches: declared.thresholds.map((threshold) => {
          const by = notifyBy(threshold, operations, said.known)
          return { threshold, reach: reachOf(operations, threshold), ...(by !== undefined && { notifyBy: by }) }
        }),
      }
    }),
  }
}

/** A report with the day on which it was made; one that is overdue says nothing. */
interface Told { readonly kind: string; readonly period: Period; readonly on: Day; readonly facts?: Facts }
const atOnce = 500

/** The reports that were made of each holding or are overdue, by its number, in the order in which their periods end. */
async function reportsOf({ obligations, registers, country: { calendar: { zone } }, now }: Kernel, { declaring }: ComputeDeclarations): Promise<ReadonlyMap<string, readonly Told[]>> {
  const found = new Map<string, Told[]>()
  const numbers = new Map<string, string | undefined>()
  for (const state of ['reported', 'late'] as const) {
    for (let page = 1, seen = 0, whole = 1; seen < whole; page += 1) {
      const { rows, total: all } = await obligations.overview({ state, page, size: atOnce, procedures: [declaring.holdings] })
      for (const { kind, decision, period, report, reportedAt } of rows) {
        if (decision === undefined) continue
        if (!numbers.has(decision)) numbers.set(decision, (await registers.ofAct({ decision }))?.number)
        const number = numbers.get(decision)
        if (number !== undefined) found.set(number, [...found.get(number) ?? [], { kind, period, on: dayOf(reportedAt ?? now(), zone), ...(report && { facts: report }) }])
      }
      if (rows.length === 0) break
      ;[seen, whole] = [seen + rows.length, all]
    }
  }
  return new Map([...found].map(([number, all]) => [number, all.toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))]))
}
