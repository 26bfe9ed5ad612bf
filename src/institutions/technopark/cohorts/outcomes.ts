/** What became of the companies of a cohort one, two and three years after its programme began, as far as it may be told. Pure. */
import { type Cell, type Told, withoutSmallCells } from '../../../kernel/privacy/index.ts'
import { addDays, addYears, type Day, daysBetween } from '../../../law/time.ts'
import { publishedFrom } from '../figures/read.ts'

/** After how many years is looked. */
export const afterYears = [1, 2, 3] as const

type Year = typeof afterYears[number]

const fates = ['works', 'left', 'unknown'] as const

/** `works`: it reported in that year, or the park knows its figures. `left`: by the end of that year it had ceased to exist, or left the park. */
export type Fate = typeof fates[number]

/** A report of a company for a period; amounts in the smaller unit. */
export interface Reported { readonly from: Day; readonly to: Day; readonly revenue: bigint | null; readonly jobs: number | null }

/** What is known of a year of a company. */
export interface ToldOfYear { readonly revenue?: bigint; readonly jobs?: number }

export interface Member {
  /** The number of the company. */
  readonly number: string
  /** Since when it is no more, or no more in the park. */
  readonly left?: Day
  /** Those made in time. One is counted in the year in which its period ends. */
  readonly reports: readonly Reported[]
  /** What the park was told of its years otherwise than by reports. */
  readonly entered: Partial<Readonly<Record<Year, ToldOfYear>>>
}

/** A year has so many days at least of which reports tell when they tell of all of it: periods end with months, and no month is lost. */
const wholeYear = 360

/** What a company earned in a year, and its jobs at the end of it. Its own reports come first; revenue is theirs where they tell of the whole year. */
export function toldOf({ reports, entered }: Member, year: Year, { from, to }: { readonly from: Day; readonly to: Day }): ToldOfYear {
  const within = reports.filter((report) => report.to >= from && report.to <= to).toSorted((one, other) => (one.to < other.to ? -1 : 1))
  const days = within.reduce((sum, report) => sum + (report.revenue === null ? 0 : daysBetween(report.from, report.to) + 1), 0)
  const revenue = days >= wholeYear ? within.reduce((sum, report) => sum + (report.revenue ?? 0n), 0n) : entered[year]?.revenue
  const jobs = within.findLast((report) => report.jobs !== null)?.jobs ?? entered[year]?.jobs
  return { ...(revenue !== undefined && { revenue }), ...(jobs !== undefined && { jobs }) }
}

/** One of the years of a cohort: what may be told of it, by what became of the companies; nothing before its reports are due. */
export interface OfYear {
  readonly year: Year
  readonly from: Day
  readonly to: Day
  readonly told?: Told<Fate>
  /** What became of those who stand together in the rest of what is told. */
  readonly together: readonly Fate[]
}

/**
 * What became of them after each of the years, the first one first. Few are told of together with others, or not at all. `reports` are those made in time alone, and a
 * year is told when the last of them is due: two editions with a report between them would tell of one company by their difference.
 */
export function outcomesOf(begins: Day, members: readonly Member[], today: Day): readonly OfYear[] {
  return afterYears.map((year) => {
    const [from, to] = [addYears(begins, year - 1), addDays(addYears(begins, year), -1)]
    if (today < publishedFrom(to)) return { year, from, to, together: [] }
    const all = members.map((member) => {
      const told = toldOf(member, year, { from, to })
      const reported = member.reports.some((report) => report.to >= from && report.to <= to)
      const fate: Fate = member.left !== undefined && member.left <= to ? 'left' : reported || Object.keys(told).length > 0 ? 'works' : 'unknown'
      return { fate, ...(fate === 'works' && told) }
    })
    const cells = fates.map((fate) => cellOf(fate, all.filter((one) => one.fate === fate))).filter(({ count }) => count > 0)
    const told = withoutSmallCells(cells)
    return { year, from, to, told, together: cells.filter((cell) => !told.cells.includes(cell)).map(({ key }) => key) }
  })
}

function cellOf(key: Fate, some: readonly ToldOfYear[]): Cell<Fate> {
  const revenues = some.flatMap(({ revenue }) => revenue ?? [])
  const jobs = some.flatMap((one) => (one.jobs === undefined ? [] : BigInt(one.jobs)))
  const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n)
  const most = (values: readonly bigint[]): bigint => values.reduce((all, one) => (one > all ? one : all), 0n)
  return { key, count: some.length, sums: { revenue: sum(revenues), jobs: sum(jobs) }, largest: { revenue: most(revenues), jobs: most(jobs) }, contributors: { revenue: revenues.length, jobs: jobs.length } }
}
