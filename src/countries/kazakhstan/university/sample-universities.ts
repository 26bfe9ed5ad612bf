/** Made-up universities that report, and what they tell of three years: what real ones do for AI is not known. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { type Day, dayOf, parseDay, yearOf } from '../../../law/time.ts'
import { enterOwn } from '../technopark/sample-centre.ts'
import { reporting } from './reporting.ts'

type Signing = Parameters<typeof enterOwn>[2]

/** Programmes, places, teachers, learners, graduates and accelerator-hours of each year, oldest first; what a university does not tell is left out. */
type Years = readonly (readonly [number, number, number, number, number, number?])[]

/** What they tell, by the part of the address of their head before the sign. */
const told: Readonly<Record<string, { readonly region: string; readonly years: Years }>> = {
  'univer.alatau': { region: '75', years: [[2, 60, 14, 110, 18, 2_000], [3, 90, 19, 170, 41, 6_500], [5, 150, 31, 290, 66, 18_000]] },
  'univer.esil': { region: '71', years: [[1, 40, 9, 40, 0], [2, 75, 16, 110, 0, 3_000], [3, 110, 24, 190, 33, 9_000]] },
  'univer.ontustik': { region: '79', years: [[1, 25, 6, 25, 0], [1, 30, 8, 52, 0], [2, 60, 13, 95, 21]] },
}

/** The last three years that are over, or that which runs where it is its last month. */
function yearsTold(today: Day): readonly number[] {
  const last = today.slice(5, 7) === '12' ? yearOf(today) : yearOf(today) - 1
  return [last - 2, last - 1, last]
}

/** Lets each of them join by its application, once, and tell its three years under one signature of its head. */
export async function enterSampleUniversities(kernel: Kernel, { heads, registrar, rector, paper }: { readonly heads: Readonly<Record<string, Actor>>; readonly registrar: Actor; readonly rector: Actor; readonly paper: Uint8Array }, sign: Signing): Promise<void> {
  const { cases, files, registers, now, country } = kernel
  const today = dayOf(now(), country.calendar.zone)
  for (const [name, head] of Object.entries(heads)) {
    const said = told[name]
    const owner = { kind: 'organisation', id: head.organisation!.id } as const
    if (said === undefined) continue
    if ((await registers.stretch(reporting.universities, { owner, limit: 1 })).length === 0) {
      const draft = await cases.begin(head, { procedure: 'university.joining' })
      const file = await files.receive((async function* () { yield paper })(), { name: 'ulgi-licenzia.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${head.person}` })
      for (const page of (await cases.draft(head, draft)).procedure.form) await cases.savePage(head, draft, page, { region: said.region, licence: 'ҮЛГІ-0000', paper: file.id })
      const id = await cases.file(head, { draft })
      const doing = { type: 'complete', outcome: 'enter' } as const
      await cases.perform(registrar, { case: id, key: 'sample-checked', doing: { type: 'complete', outcome: 'propose' } })
      await cases.perform(rector, { case: id, key: 'sample-joined', doing, signature: await sign(rector, await cases.document(id, doing)) })
    }
    const [entry] = await registers.stretch(reporting.universities, { owner, limit: 1 })
    if (entry === undefined || (await registers.stretch(reporting.reports, { owner, limit: 1 })).length > 0) continue
    const reports = yearsTold(today).map((year, at): Facts => {
      const [programmes, places, teachers, learners, graduates, computeHours] = said.years[at]!
      const end = `${year}-11-30`
      return { name: entry.values['name'] ?? '', university: entry.number, region: said.region, year, asOf: parseDay(end <= today ? end : today), programmes, places, teachers, learners, graduates, ...(computeHours !== undefined && { computeHours }) }
    })
    await enterOwn(kernel, head, sign, reporting.reports, reports, owner)
  }
}
