/** Made-up reports from before the portal, of companies of the sample park: with them its figures go back three years. Entered at once, under one signature of the head. */
import type { Kernel } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { periodOf } from '../../../../law/duty.ts'
import type { Facts } from '../../../../law/field.ts'
import { addDays, type Day } from '../../../../law/time.ts'
import { earlierReports } from '../earlier.ts'
import { enterOwn, type Signing } from '../sample-centre.ts'
import { earlierOf, type ParkCompany } from './companies.ts'
import { parkNumber } from './people.ts'

/** So many quarters make three years. */
const threeYears = 12

/** The quarters that were over before the park opened on the portal, of the last three years; the newest first. */
function earlierQuarters(today: Day, opens: Day): readonly { readonly from: Day; readonly to: Day }[] {
  const last = [periodOf('quarter', addDays(periodOf('quarter', today).from, -1))]
  while (last.length < threeYears) last.push(periodOf('quarter', addDays(last.at(-1)!.from, -1)))
  return last.filter(({ to }) => to < opens)
}

/** Enters them, unless some stand already. Those who came later have not been there from the beginning. */
export async function enterEarlierReports(kernel: Kernel, head: Actor, sign: Signing, companies: readonly ParkCompany[], { today, opens }: { readonly today: Day; readonly opens: Day }): Promise<void> {
  if ((await kernel.registers.stretch(earlierReports.id, { after: '', limit: 1 })).length > 0) return
  const all = earlierQuarters(today, opens).flatMap(({ from, to }, before) => companies.flatMap((company): readonly Facts[] => {
    const told = earlierOf(company, before + 1)
    return told === undefined ? [] : [{ company: company.name, identifier: parkNumber(company.nth), from, to, ...told }]
  }))
  if (all.length > 0) await enterOwn(kernel, head, sign, earlierReports.id, all)
}
