/** Sums the figures of reports: of one company by period, of the park by period, and of a period by region. */
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { addDays, type Day } from '../../../law/time.ts'

/** The sums of some reports. Sums are of what was told; `jobs` of a period is how many there were in it. */
export interface Sums {
  readonly companies: number
  readonly revenue: bigint
  readonly contribution: bigint
  readonly relief: bigint
  readonly jobs: number
  /** How many of the reports have a document behind what is declared. */
  readonly evidenced: number
  /** How many were brought from before the portal. */
  readonly earlier: number
}

/** What the largest single company makes of each sum: a sum that one company makes nearly alone tells of it. */
export interface WithLargest extends Sums {
  readonly largest: Pick<Sums, 'revenue' | 'contribution' | 'relief' | 'jobs'>
  /** How many companies each sum is of: what few of them told tells of these few, however many reported. */
  readonly contributors: Readonly<Record<'revenue' | 'contribution' | 'relief' | 'jobs', number>>
}

export interface OfPeriod extends WithLargest { readonly from: Day; readonly to: Day }

export interface OfRegion extends WithLargest { readonly region: string | null }

/** A period of the whole park, with the regions that it is the sum of. */
export interface OfPark extends OfPeriod { readonly regions: readonly OfRegion[] }

/** Reports come in for some weeks; until then each that is made would be told by the difference of two editions. */
const daysToReport = 60

/** From which day on the figures of a period are published, in one edition: what is reported later is not in it. Pure. */
export const publishedFrom = (periodTo: Day): Day => addDays(periodTo, daysToReport)

/** Of reports of which each is another company's. */
const sums = sql`count(*) as companies, coalesce(sum(revenue), 0)::bigint as revenue, coalesce(sum(contribution), 0)::bigint as contribution, coalesce(sum(relief), 0)::bigint as relief, coalesce(sum(jobs), 0)::bigint as jobs, count(*) filter (where evidenced) as evidenced, count(entry) as earlier,
  coalesce(max(revenue), 0)::bigint as most_revenue, coalesce(max(contribution), 0)::bigint as most_contribution, coalesce(max(relief), 0)::bigint as most_relief, coalesce(max(jobs), 0)::bigint as most_jobs,
  count(*) filter (where revenue <> 0) as of_revenue, count(*) filter (where contribution <> 0) as of_contribution, count(*) filter (where relief <> 0) as of_relief, count(*) filter (where jobs <> 0) as of_jobs`

interface Row {
  from: Day; to: Day
  companies: bigint; revenue: bigint; contribution: bigint; relief: bigint; jobs: bigint; evidenced: bigint; earlier: bigint
  most_revenue: bigint; most_contribution: bigint; most_relief: bigint; most_jobs: bigint
  of_revenue: bigint; of_contribution: bigint; of_relief: bigint; of_jobs: bigint
}

const sumsOf = ({ companies, revenue, contribution, relief, jobs, evidenced, earlier, ...most }: Row): WithLargest => ({
  companies: Number(companies), revenue, contribution, relief, jobs: Number(jobs), evidenced: Number(evidenced), earlier: Number(earlier),
  largest: { revenue: most.most_revenue, contribution: most.most_contribution, relief: most.most_relief, jobs: Number(most.most_jobs) },
  contributors: { revenue: Number(most.of_revenue), contribution: Number(most.of_contribution), relief: Number(most.of_relief), jobs: Number(most.of_jobs) },
})

/** The periods of a company, oldest first; of two reports for one period, as after a renewal, the newest. */
export async function ofCompany(db: Db, holder: string): Promise<readonly OfPeriod[]> {
  const { rows } = await sql<Row>`select period_from as "from", period_to as "to", ${sums} from (
    select distinct on (period_to) * from technopark_report_figure where holder = ${holder} order by period_to, report desc
  ) as figure group by 1, 2 order by 1`.execute(db)
  return rows.map((row) => ({ from: row.from, to: row.to, ...sumsOf(row) }))
}

/** The periods of the whole park by what was reported in time, oldest first; their regions in the order of their codes, reports that name none last. The database keeps these sums as reports come in. */
export async function ofPark(db: Db): Promise<readonly OfPark[]> {
  const { rows } = await sql<Row & { region: string | null }>`select period_from as "from", period_to as "to", * from technopark_figure_sum order by period_to, region nulls last`.execute(db)
  return [...Map.groupBy(rows, ({ to }) => to)].map(([to, all]) => {
    const parts = all.map(sumsOf)
    return { from: all.map(({ from }) => from).toSorted()[0]!, to, ...parts.reduce(together), regions: parts.map((part, at): OfRegion => ({ region: all[at]!.region, ...part })) }
  })
}

/** The sums of two groups of reports in which no company stands twice. Pure. */
function together(one: WithLargest, other: WithLargest): WithLargest {
  const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
  return {
    companies: one.companies + other.companies, revenue: one.revenue + other.revenue, contribution: one.contribution + other.contribution, relief: one.relief + other.relief,
    jobs: one.jobs + other.jobs, evidenced: one.evidenced + other.evidenced, earlier: one.earlier + other.earlier,
    largest: {
      revenue: most(one.largest.revenue, other.largest.revenue), contribution: most(one.largest.contribution, other.largest.contribution), relief: most(one.largest.relief, other.largest.relief), jobs: Math.max(one.largest.jobs, other.largest.jobs),
    },
    contributors: {
      revenue: one.contributors.revenue + other.contributors.revenue, contribution: one.contributors.contribution + other.contributors.contribution,
      relief: one.contributors.relief + other.contributors.relief, jobs: one.contributors.jobs + other.contributors.jobs,
    },
  }
}
