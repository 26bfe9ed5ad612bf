/** The tenants of the sample park: companies that rent premises of the centre, some of them until a day that has passed, and what they pay of the rent. */
import type { Kernel } from '../../../../kernel/index.ts'
import { addDays, addMonths, type Day, daysBetween, firstOfMonth } from '../../../../law/time.ts'
import { premises, tenancy } from '../space/index.ts'
import { sampleRegime } from '../regime.ts'
import type { Happening } from './centre.ts'
import { happens, type ParkCompany } from './companies.ts'
import type { Filing } from './filing.ts'
import type { ParkMoney } from './money.ts'
import type { ParkPeople } from './people.ts'

/** Contracts, in the order in which they are made: at which share of the park's life, of which premises, for how many months. The fifth and the tenth premises have a second tenant. */
const contracts = [
  { share: 0.03, at: 0, months: 24 }, { share: 0.05, at: 4, months: 4 }, { share: 0.08, at: 9, months: 3 }, { share: 0.12, at: 2, months: 36 }, { share: 0.2, at: 7, months: 12 }, { share: 0.28, at: 12, months: 18 },
  { share: 0.4, at: 3, months: 24 }, { share: 0.52, at: 10, months: 12 }, { share: 0.62, at: 4, months: 12 }, { share: 0.7, at: 9, months: 24 }, { share: 0.8, at: 14, months: 6 },
] as const

interface Term { readonly from: Day; readonly until: Day }

/** So many months from the first of a month on, which begins a week after the day at the earliest. */
function termAfter(on: Day, months: number): Term {
  const from = firstOfMonth(addMonths(addDays(on, 7), 1))
  return { from, until: addDays(addMonths(from, months), -1) }
}

export function openParkTenants({ registers }: Pick<Kernel, 'registers'>, { staff, heads }: ParkPeople, { file, act }: Filing, money: ParkMoney): { happenings(opens: Day, today: Day, companies: readonly ParkCompany[]): readonly Happening[] } {
  const tenants = new Set<ParkCompany>()

  /** A company offers to rent premises for these days. Answers the case. */
  async function offer(company: ParkCompany, at: number, term: Term): Promise<string> {
    const standing = (await registers.standing(premises.id)).toSorted((one, other) => one.number.localeCompare(other.number))
    return file(heads.get(company.nth)!, tenancy(sampleRegime).id, { premises: standing[at]!.number, purpose: 'Үлгі: командаға арналған кеңсе.', ...term, rentAgreed: 'true' }, { signed: true })
  }

  async function agree(company: ParkCompany, at: number, term: Term): Promise<void> {
    const id = await offer(company, at, term)
    await act(staff.officer, id, { type: 'complete', outcome: 'propose' })
    await act(staff.head, id, { type: 'complete', outcome: 'let' }, { signed: true })
    tenants.add(company)
  }

  return {
    happenings(opens, today, companies) {
      const lasts = daysBetween(opens, today)
      // In a park that is younger the first tenant of some premises is there still, and there is no second.
      const agreed = contracts.map(({ share, at, months: lasting }) => {
        const on = addDays(opens, 1 + Math.floor(lasts * share))
        return { on, at, term: termAfter(on, lasting) }
      }).filter(({ at, term }, nth, all) => !all.slice(0, nth).some((one) => one.at === at && one.term.until >= term.from))
      const tenantOf = (nth: number): ParkCompany => companies[(nth * 7) % companies.length]!
      const months = Array.from({ length: Math.ceil(lasts / 30) }, (_, nth) => addDays(addMonths(firstOfMonth(opens), nth + 1), 14)).filter((day) => day > opens && day < today)
      return [
        ...agreed.map(({ on, at, term }, nth): Happening => ({ on, act: () => agree(tenantOf(nth), at, term) })),
        // One waits for an officer.
        { on: addDays(today, -2), act: () => offer(tenantOf(contracts.length), 15, termAfter(addDays(today, -2), 12)) },
        ...months.map((on): Happening => ({ on, act: () => money.payRents(addDays(on, -1), [...tenants].filter(({ nth }) => happens(`rent ${nth} ${on}`, 0.85))) })),
      ]
    },
  }
}
