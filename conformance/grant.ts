/** Brings one application to its grant, for tests that look at what a decision leaves behind. */
import { identifierOf } from '../src/law/conventions.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { numberOf, pin, type Somebody, type WholePortal } from '../e2e/portal.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import type { Decision } from '../src/kernel/decisions/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'

const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

/** The company of the portal becomes a resident; answers with the decision, its journal entry placed. */
export async function grant(portal: WholePortal): Promise<Decision> {
  const { kernel, people } = portal
  const { cases, files, signatures } = kernel

  async function sign(actor: Actor, document: Uint8Array) {
    const known = (await signatures.local.certificates(actor.person)).find((one) => one.revokedAt === undefined)
    const iin = await numberOf(kernel, actor.person)
    const { id } = known ?? await transact(kernel.db, (tx) => signatures.local.enrol(tx, {
      person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin,
      ...(actor.organisation ? { role: 'head' as const, organisation: actor.organisation } : { role: 'person' as const }),
    }))
    return { provider: 'local', cms: await signatures.local.sign(actor.person, id, pin, document) }
  }
  let keys = 0
  async function act(who: Somebody, id: string, doing: Doing, signed = false): Promise<void> {
    const actor = await portal.actor(who, 'office')
    keys += 1
    await cases.perform(actor, { case: id, key: `grant-${keys}`, doing, ...(signed && { signature: await sign(actor, await cases.document(id, doing)) }) })
  }

  const applicant = await portal.actor(people.applicant, 'company')
  const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
  const stored = await files.receive((async function* () { yield new TextEncoder().encode(plan) })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}`,
  })
  for (const page of (await cases.draft(applicant, draft)).procedure.form) await cases.savePage(applicant, draft, page, goodAnswers({ businessPlan: stored.id }))
  const id = await cases.file(applicant, { draft, signature: await sign(applicant, cases.draftDocument(await cases.draft(applicant, draft))) })
  await act(people.officer, id, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' } })
  for (const member of people.members) await act(member, id, { type: 'vote', vote: 'grant', reasons: 'Өтінім зерделенді.' })
  await act(people.chair, id, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
  await act(people.head, id, { type: 'complete', outcome: 'grant' }, true)
  await kernel.journal.settle()
  const [decision] = await kernel.decisions.listOf({ organisation: portal.company.identifier })
  if (decision === undefined) throw new Error('nothing was granted')
  return decision
}
