/** A made-up call of before the portal: two projects that were given a grant, one with an ethics approval, and the first stage of each. Entered at once, under one signature of the rector for each owner and register. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { generateIban } from '../../../law/identifier.ts'
import { addDays, dayOf } from '../../../law/time.ts'
import { enterOwn } from '../technopark/sample-centre.ts'
import { research } from './research/index.ts'

export const rector = { email: 'rektor@ulgi.example', name: 'Үлгі Ректор', roles: ['university.rector'] } as const

/** Those who check research and its reports, and who judge its ethics; its reviewers are the jurors of the incubation. */
export const researchers = [
  { email: 'gylym@ulgi.example', name: 'Үлгі Ғылым Маманы', roles: ['university.research'] },
  { email: 'etika1@ulgi.example', name: 'Үлгі Этика Төрағасы', roles: ['university.ethics-chair', 'university.ethics-member'] },
  { email: 'etika2@ulgi.example', name: 'Үлгі Этика Мүшесі', roles: ['university.ethics-member'] },
] as const

interface SampleProject { readonly of: Actor; readonly project: Facts; readonly stage: Facts }

/** Enters them, each once: what a start that broke off had not entered comes with the next. */
export async function enterSampleResearch(kernel: Kernel, rector: Actor, sign: Parameters<typeof enterOwn>[2], { language, statistics }: { readonly language: Actor; readonly statistics: Actor }): Promise<void> {
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const account = generateIban({ bank: '999', account: 'SAMPLE0000009' })
  const projects: readonly SampleProject[] = [
    {
      of: language, project: { project: 'Үлгі: қазақ сөзін тану', firstSum: '600000000', secondSum: '400000000', ethicsNeeded: true, ethicsUntil: addDays(today, 365), account },
      stage: { datasets: 'til/common-voice-kazakh', publications: 'https://ulgi.example/maqala-1' },
    },
    { of: statistics, project: { project: 'Үлгі: шағын модельдерді бағалау', firstSum: '300000000', secondSum: '300000000', ethicsNeeded: false, account }, stage: { code: 'https://ulgi.example/kod-1' } },
  ]
  for (const { of, project, stage } of projects) {
    const { id, name } = of.organisation!
    const owner = { kind: 'organisation', id } as const
    const there = async (register: string) => (await kernel.registers.stretch(register, { owner, limit: 1 }))[0]?.number
    const number = await there(research.projects) ?? (await enterOwn(kernel, rector, sign, research.projects, [{ ...project, organisation: name }], owner))[0]!
    if (await there(research.stages) === undefined) await enterOwn(kernel, rector, sign, research.stages, [{ project: number, stage: 'first', ...stage }], owner)
  }
}
