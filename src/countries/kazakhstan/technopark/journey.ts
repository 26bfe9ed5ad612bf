/** Brings a company through the whole residency, for tests of what comes after the grant. */
import type { Doing } from '../../../kernel/cases/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { goodAnswers, type World } from '../testing.ts'

/** Everybody who takes part in a decision about residency. */
export interface Office {
  readonly officer: Actor
  readonly head: Actor
  readonly members: readonly Actor[]
  readonly chair: Actor
}

export async function openOffice(world: World): Promise<Office> {
  return {
    officer: await world.officer('technopark.officer'), head: await world.officer('technopark.head'),
    members: [await world.officer('technopark.commission'), await world.officer('technopark.commission'), await world.officer('technopark.commission')],
    chair: await world.officer('technopark.chair', 'technopark.commission'),
  }
}

const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }
let keys = 0

/** Does an act in a case, signed when asked. */
export async function act(world: World, actor: Actor, id: string, doing: Doing, { sign = false } = {}): Promise<void> {
  keys += 1
  await world.kernel.cases.perform(actor, {
    case: id, key: `journey-${keys}`, doing, ...(sign && { signature: await world.sign(actor, await world.kernel.cases.document(id, doing)) }),
  })
}

/** Applies for residency and brings the case before the head; `outcome` is what the commission says. Answers the id of the case. */
export async function reachDecision(world: World, founder: Actor, office: Office, answers: Submitted = {}, outcome: 'grant' | 'refuse' = 'grant'): Promise<string> {
  const { cases, files } = world.kernel
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  const stored = await files.receive(
    (async function* () { yield new TextEncoder().encode(plan) })(),
    { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` },
  )
  const all = goodAnswers({ businessPlan: stored.id, ...answers })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, all)
  const id = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  await act(world, office.officer, id, { type: 'complete', outcome: 'accept', findings })
  for (const member of office.members) await act(world, member, id, { type: 'vote', vote: outcome, reasons: 'Өтінім зерделенді.' })
  await act(world, office.chair, id, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
  if (outcome === 'refuse') await act(world, founder, id, { type: 'complete', outcome: 'silent' })
  return id
}

/** The same with the decision of the head, who says what the commission says. Answers the number of the decision. */
export async function decideResidency(world: World, founder: Actor, office: Office, answers: Submitted = {}, outcome: 'grant' | 'refuse' = 'grant'): Promise<string> {
  const id = await reachDecision(world, founder, office, answers, outcome)
  await act(world, office.head, id, { type: 'complete', outcome, ...(outcome === 'refuse' && { reasons: 'Шарттар орындалмаған.' }) }, { sign: true })
  return (await world.kernel.cases.view(founder, id)).state.decisions[0]!.number
}

/** Makes the open quarterly report of a founder: revenue in tenge. Answers the id of the invoice. */
export async function reportQuarter(world: World, founder: Actor, { priority, other = '0' }: { priority: string; other?: string }): Promise<string> {
  const { obligations } = world.kernel
  await world.kernel.round()
  const open = (await obligations.own(founder)).find(({ state }) => state === 'open' || state === 'late')!
  await obligations.save(founder, open.id, {
    'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': priority,
    'revenue.1.description': 'Өзге', 'revenue.1.kind': 'other', 'revenue.1.amount': other,
  })
  await obligations.report(founder, { obligation: open.id, answers: {}, signature: await world.sign(founder, await obligations.document(founder, open.id)) })
  return (await obligations.view(founder, open.id)).invoice!
}
