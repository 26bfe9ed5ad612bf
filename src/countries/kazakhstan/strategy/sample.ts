/** Enters the public goals and the made-up history into a sample house, by the very acts by which a plan is entered: an analyst brings a file, the head signs. */
import { documentOf, type Proposed, writeStratml } from '../../../institutions/strategy/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { dayOf } from '../../../law/time.ts'
import { digitalQazaqstan } from './acts.ts'
import { planImport } from './plan-import.ts'
import { publicGoals } from './public-goals.ts'
import { samplePlan } from './sample-plan.ts'

export { enterSampleProjects } from './sample-projects.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface Coordinators { readonly analyst: Actor; readonly head: Actor; /** Speaks for a body that reports. */ readonly reporter: Actor }

/** Enters both plans, and the report of one measure that is done with evidence. Nothing where the procedures are not in force yet. */
export async function enterSamplePlans(kernel: Kernel, people: Coordinators, sign: Signing): Promise<void> {
  const { cases, registers } = kernel
  if (!cases.procedures.some(({ id }) => id === planImport.id)) return
  await enterPlan(kernel, people, sign, publicGoals, digitalQazaqstan.title.kk)
  await enterPlan(kernel, people, sign, samplePlan, 'Үлгі жоспар')
  const done = (await registers.standing('strategy.measures')).find(({ values }) => values['planLine'] === '1')!.number
  const { reporter, analyst, head } = people
  const draft = await cases.begin(reporter, { procedure: 'strategy.measure-done', subject: done })
  for (const page of (await cases.draft(reporter, draft)).procedure.form) await cases.savePage(reporter, draft, page, { doneOn: '2025-06-20', evidence: 'Үлгі қабылдау актісі № 3' })
  const id = await cases.file(reporter, { draft })
  await cases.perform(analyst, { case: id, key: 'sample-check', doing: { type: 'complete', outcome: 'propose', findings: { accepted: 'true' } } })
  const doing = { type: 'complete', outcome: 'enter' } as const
  await cases.perform(head, { case: id, key: 'sample-enter', doing, signature: await sign(head, await cases.document(id, doing)) })
}

async function enterPlan({ cases, db, files, now, country, settings }: Kernel, { analyst, head }: Coordinators, sign: Signing, plan: Proposed, name: string): Promise<void> {
  const document = documentOf(plan, { name, organization: country.name.kk, source: `${settings.publicUrl}/strategy`, published: dayOf(now(), country.calendar.zone) })
  const bytes = new TextEncoder().encode(writeStratml(2, document))
  const file = await files.receive((async function* () { yield bytes })(), { name: 'plan.xml', limitBytes: 1_000_000, accept: ['application/xml'], by: actorString(analyst) })
  const id = await transact(db, async (tx) => {
    const opened = await cases.openOfItself(tx, analyst, { procedure: planImport.id, facts: { file: file.id, method: 'level@1', direction: 'up', certainty: 'secondary' }, key: file.id })
    await files.attach(tx, file.id, `case:${opened}`, actorString(analyst))
    return opened
  })
  const doing = { type: 'complete', outcome: 'enter' } as const
  await cases.perform(head, { case: id, key: 'sample-enter', doing, signature: await sign(head, await cases.document(id, doing)) })
}
