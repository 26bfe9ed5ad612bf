/** Fills the figures of reports with invented companies, for tests of what is shown and published of them. */
import { newId, type Db } from '../../../kernel/database/index.ts'
import { filledNumber } from '../../../kernel/decisions/testing-register.ts'
import { addDays, addMonths, parseDay } from '../../../law/time.ts'

/** So many companies in each of these regions report for so many quarters, the last of which ends in March 2026; each quarter they earn a little more. Amounts are in the smaller unit. */
export async function fillFigures(db: Db, { regions, quarters }: { readonly regions: Readonly<Record<string, number>>; readonly quarters: number }): Promise<void> {
  let company = 0
  for (const [region, count] of Object.entries(regions)) {
    for (let n = 0; n < count; n += 1, company += 1) {
      await db.insertInto('technopark_report_figure').values(Array.from({ length: quarters }, (_, quarter) => {
        const from = addMonths(parseDay('2026-01-01'), -3 * (quarters - 1 - quarter))
        const revenue = BigInt(1_000_000_00 + quarter * 50_000_00)
        return { report: newId(), entry: null, holder: filledNumber(company), period_from: from, period_to: addDays(addMonths(from, 3), -1), region, revenue, contribution: revenue / 100n, relief: revenue / 20n, jobs: 10 + quarter, evidenced: n % 2 === 0, in_time: true }
      })).execute()
    }
  }
}
