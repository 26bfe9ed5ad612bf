/**
 * The sample park: three hundred made-up companies, what they filed, reported, paid and booked since it opened, and two events that are past.
 *
 * Everything is done by the engine, by people of the sample with signatures of their own, each at its time: the journal tells it as it tells everything.
 */
import { inAHurry } from '../../../../kernel/database/index.ts'
import { type Kernel, transact } from '../../../../kernel/index.ts'
import { periodOf } from '../../../../law/duty.ts'
import { same, type Text } from '../../../../law/text.ts'
import { addDays, type Day, dayOf, daysBetween } from '../../../../law/time.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Signing } from '../sample-centre.ts'
import { residency } from '../residency.ts'
import { sampleRegime } from '../regime.ts'
import { type Happening, openParkCentre } from './centre.ts'
import { type ParkCompany, parkCompanies } from './companies.ts'
import { enterEarlierReports } from './earlier.ts'
import { openFiling } from './filing.ts'
import { eachOf, openParkMoney } from './money.ts'
import { enterParkPeople } from './people.ts'
import { openParkTenants } from './tenants.ts'

export { parkNumber } from './people.ts'

/** The day on which the park opens: three quarters ago, and not before the rules by which it admits. */
export function parkOpens(today: Day): Day {
  const since = addDays(residency(sampleRegime).inForce.from, 2)
  const begins = addDays(quartersBack(today, 3), 13)
  return begins > since || since >= today ? begins : since
}

/** The first day of the quarter that was so many quarters ago. */
const quartersBack = (day: Day, quarters: number): Day => (quarters === 0 ? periodOf('quarter', day).from : quartersBack(addDays(periodOf('quarter', day).from, -1), quarters - 1))

/** For a house without the park: what some dozens of its companies reported before there was a portal, so that its pictures have a past. */
export function enterSomeEarlier(kernel: Kernel, head: Actor, sign: Signing): Promise<void> {
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  return enterEarlierReports(kernel, head, sign, parkCompanies.slice(0, 48), { today, opens: parkOpens(today) })
}

export interface SamplePark {
  /** Lives on until so many days before now; the time is turned back to each day on which something happens. */
  until(days: number): Promise<void>
}

export async function openSamplePark(kernel: Kernel, { today, plan, clock, progress, companies = parkCompanies }: {
  readonly today: Day; readonly plan: Uint8Array; readonly clock: { turnBack(days: number): void }; progress(text: Text): void
  /** Which of the companies live in it: all unless a test says less. */
  readonly companies?: readonly ParkCompany[]
}): Promise<SamplePark> {
  const opens = parkOpens(today)
  const people = await inAHurry(kernel.db, () => enterParkPeople(kernel, companies))
  const filing = openFiling(kernel, people, plan)
  const money = openParkMoney(kernel, people)
  const centre = openParkCentre(kernel, people, filing)
  const tenants = openParkTenants(kernel, people, filing, money)
  const ago = (day: Day): number => daysBetween(day, today)
  const fills = daysBetween(opens, today) - 12

  // Companies come every week, and are decided on in the next; those that wait to be decided on came in the last days.
  const joined: ParkCompany[] = []
  const refusals: { readonly company: ParkCompany; readonly refusal: string }[] = []
  const comesOn = ({ joins, ends, nth }: ParkCompany): Day => (ends === 'granted' || ends === 'refused' ? addDays(opens, Math.floor((joins * fills) / 7) * 7) : addDays(today, ends === 'voting' ? -4 : -1 - (nth % 3)))
  const decidedOn = (company: ParkCompany): Day => addDays(comesOn(company), company.ends === 'voting' ? 2 : 3 + (company.nth % 2) * 4)
  const decide = (companies: readonly ParkCompany[]): Promise<void> => eachOf(companies, async (company) => {
    const { refusal } = await filing.decide(company)
    if (company.ends === 'granted') joined.push(company)
    if (refusal !== undefined) refusals.push({ company, refusal })
  })
  const coming = [...Map.groupBy(companies, comesOn)].map(([on, all]): Happening => ({ on, act: () => eachOf(all, filing.apply) }))
  const deciding = [...Map.groupBy(companies.filter(({ ends }) => ends !== 'moderation' && ends !== 'correction'), decidedOn)].map(([on, all]): Happening => ({ on, act: () => decide(all) }))

  const quarters: { readonly from: Day; readonly to: Day }[] = []
  for (let period = periodOf('quarter', opens); period.to < today; period = periodOf('quarter', addDays(period.to, 1))) quarters.push(period)
  const reporting = quarters.flatMap(({ to }, nth): readonly Happening[] => [
    { on: addDays(to, 9), act: () => money.report(joined, nth, 'in time') }, { on: addDays(to, 27), act: () => money.pay(addDays(to, 26), 'in time') },
    { on: addDays(to, 29), act: () => money.report(joined, nth, 'late') }, { on: addDays(to, 31), act: () => money.pay(addDays(to, 30), 'in part') }, { on: addDays(to, 55), act: () => money.pay(addDays(to, 54), 'late') },
    // By then the clock has opened the cases of those who did not report.
    { on: addDays(to, 40), act: async () => undefined }, { on: addDays(to, 62), act: endSome },
  ])

  const appealing: readonly Happening[] = [
    appealSome(addDays(opens, 60), 6, 'uphold'), appealSome(addDays(today, -40), 3, 'uphold'), appealSome(addDays(today, -6), 4),
  ]
  /** The last that were refused appeal, as long as they may. */
  function appealSome(on: Day, count: number, ruled?: 'uphold'): Happening {
    return {
      on, act: async () => {
        const may = refusals.splice(-count).filter(({ company }) => daysBetween(decidedOn(company), on) < 80)
        for (const { company, refusal } of may) await filing.appeal(company, refusal, ruled)
      },
    }
  }

  /** Two in three of those who never reported are to go, the others stay. */
  async function endSome(): Promise<void> {
    const { officer, head } = people.staff
    const { rows } = await kernel.cases.queue(officer, { procedure: 'technopark.withdrawal', step: 'review', page: 1, size: 50 })
    for (const [nth, { id }] of rows.entries()) {
      const stays = nth % 3 === 0
      await filing.act(officer, id, { type: 'complete', outcome: stays ? 'proposeKeep' : 'proposeWithdraw', reasons: 'Үлгі қорытынды: есеп берілмеген.' })
      await filing.act(head, id, { type: 'complete', outcome: stays ? 'keep' : 'withdraw', reasons: 'Үлгі негіздеме: есеп мерзімінде берілмеген.' }, { signed: true })
    }
  }

  /** What the companies of the first weeks had reported before there was a portal. */
  const before: Happening = { on: opens, act: () => enterEarlierReports(kernel, people.staff.head, people.sign, companies.filter(({ joins, ends }) => ends === 'granted' && joins < 0.25), { today, opens }) }
  const left = [before, ...coming, ...deciding, ...reporting, ...appealing, ...centre.happenings(opens, today), ...tenants.happenings(opens, today, companies)].filter(({ on }) => on >= opens && on < today).toSorted((one, other) => (one.on < other.on ? -1 : 1))

  return {
    until: (days) => inAHurry(kernel.db, async () => {
      while (left[0] !== undefined && ago(left[0].on) > days) {
        const { on } = left[0]
        clock.turnBack(ago(on))
        progress(same(`${on} …`))
        const today = left.splice(0, left.findLastIndex((one) => one.on === on) + 1)
        const early = today.filter((one) => one.early)
        for (const { act } of early) await act()
        if (early.length < today.length) await kernel.round()
        for (const { act } of today.filter((one) => !one.early)) await act()
        // What follows is told and judged at its time.
        await kernel.journal.settle()
      }
      clock.turnBack(days)
      if (left.length > 0) return
      await endStaff()
      people.forgetKey()
    }),
  }

  /** The staff of the first year leave: what waits is for those whose password everybody has. */
  async function endStaff(): Promise<void> {
    const { officer, head, chair, members, appeals } = people.staff
    for (const { person, roles } of [officer, head, chair, ...members, ...appeals]) for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.revokeRole(tx, { system: 'sample' }, { person, role }))
  }
}
