/** Two made-up cohorts of the incubation from before the portal: one three years old, one so small that most of it is told of together. Entered at once, under one signature of the head each. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { addDays, addYears, type Day, dayOf } from '../../../law/time.ts'
import { cohortCompanies, cohorts } from './incubation/cohorts.ts'
import { enterOwn, type Signing } from './sample-centre.ts'
import { parkCompanies } from './sample-park/companies.ts'
import { parkNumber } from './sample-park/index.ts'

/** A cohort of the sample: how many years and days ago it began, and which companies of the sample park were in it. */
const sampleCohorts = [
  { name: 'Үлгі: бірінші топ', years: 3, days: 60, companies: parkCompanies.slice(0, 24) }, { name: 'Үлгі: екінші топ', years: 2, days: 30, companies: parkCompanies.slice(24, 33) },
] as const

/** Some cease in the second year, some in the third; of some others the third year is not known. */
function companyOf({ nth, name, revenue, team }: (typeof parkCompanies)[number], cohort: string, begins: Day): Facts {
  const ceases = nth % 5 === 0 ? 2 : nth % 10 === 3 ? 3 : undefined
  const known = [1, 2, 3].filter((year) => (ceases === undefined || year < ceases) && (year < 3 || nth % 5 !== 2))
  return {
    cohort, company: name, identifier: parkNumber(nth), ...(ceases !== undefined && { ended: addDays(addYears(begins, ceases - 1), 100 + nth) }),
    ...Object.fromEntries(known.flatMap((year) => [[`revenue${year}`, `${Math.round(revenue * (0.6 + year * 0.5))}00`], [`jobs${year}`, Math.max(2, Math.round(team * (0.4 + year * 0.2)))]])),
  }
}

/** Enters them, each once: what a start that broke off had not entered comes with the next. */
export async function enterSampleCohorts(kernel: Kernel, head: Actor, sign: Signing): Promise<void> {
  const { registers, now, country } = kernel
  const today = dayOf(now(), country.calendar.zone)
  for (const { name, years, days, companies } of sampleCohorts) {
    const there = async () => (await registers.standing(cohorts.id)).find(({ values }) => values['name'] === name)
    const begins = addDays(addYears(today, -years), -days)
    if (await there() === undefined) await enterOwn(kernel, head, sign, cohorts.id, [{ name, begins, ends: addDays(begins, 180) }])
    const cohort = await there()
    if (cohort === undefined || (await registers.standing(cohortCompanies.id)).some(({ values }) => values['cohort'] === cohort.number)) continue
    await enterOwn(kernel, head, sign, cohortCompanies.id, companies.map((one) => companyOf(one, cohort.number, String(cohort.values['begins']) as Day)))
  }
}
