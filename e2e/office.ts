/** What the office does in tests that are about somebody else: acts straight on the kernel, as the officers would. */
import { identifierOf } from '../src/law/conventions.ts'
import assert from 'node:assert/strict'
import type { Doing } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import type { Submitted } from '../src/law/answers.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { everybodysPin, numberOf, type Somebody, type WholePortal } from './portal.ts'

/** A small PDF that is one. */
export const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

export const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }

export interface Office {
  act(who: Somebody, id: string, doing: Doing, options?: { readonly sign?: boolean }): Promise<void>
  /** Files an application of the applicant's company and answers with the id of its case. */
  file(changes?: Submitted, options?: { readonly withPlan?: boolean }): Promise<string>
  vote(id: string, outcome: 'grant' | 'refuse'): Promise<void>
  /** Brings a case from its filing to the grant; answers with the number of the decision. */
  grant(id: string): Promise<string>
}

export function officeOf({ kernel, people, actor }: WholePortal): Office {
  let keys = 0

  async function sign(who: Actor, document: Uint8Array) {
    const { organisation } = who
    const known = (await kernel.signatures.local.certificates(who.person)).find((one) => one.revokedAt === undefined && one.subject.organisation?.identifier.value === organisation?.identifier.value)
    const iin = await numberOf(kernel, who.person)
    const certificate = known ?? await transact(kernel.db, (tx) => kernel.signatures.local.enrol(tx, {
      person: who.person, name: who.name, identifier: identifierOf('person', iin), pin: everybodysPin, ...(organisation ? { role: 'head' as const, organisation } : { role: 'person' as const }),
    }))
    return { provider: 'local', cms: await kernel.signatures.local.sign(who.person, certificate.id, everybodysPin, document) }
  }

  const office: Office = {
    async act(who, id, doing, { sign: signs = false } = {}) {
      const officer = await actor(who, 'office')
      keys += 1
      await kernel.cases.perform(officer, { case: id, key: `test-${keys}`, doing, ...(signs && { signature: await sign(officer, await kernel.cases.document(id, doing)) }) })
    },
    async file(changes = {}, { withPlan = true } = {}) {
      const founder = await actor(people.applicant, 'company')
      const draft = await kernel.cases.begin(founder, { procedure: 'technopark.residency' })
      const stored = withPlan && await kernel.files.receive(
        (async function* () { yield new TextEncoder().encode(plan) })(),
        { name: 'бизнес-жоспар.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` },
      )
      const answers = goodAnswers({ ...(stored && { businessPlan: stored.id }), ...changes })
      for (const page of (await kernel.cases.draft(founder, draft)).procedure.form) assert.deepEqual(await kernel.cases.savePage(founder, draft, page, answers), [])
      return kernel.cases.file(founder, { draft, signature: await sign(founder, kernel.cases.draftDocument(await kernel.cases.draft(founder, draft))) })
    },
    async vote(id, outcome) {
      for (const member of people.members) await office.act(member, id, { type: 'vote', vote: outcome, reasons: 'Өтінім зерделенді.' })
      await office.act(people.chair, id, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
    },
    async grant(id) {
      await office.act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
      await office.vote(id, 'grant')
      await office.act(people.head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
      await kernel.journal.settle()
      const { state } = await kernel.cases.view(await actor(people.applicant, 'company'), id)
      return state.decisions[0]?.number ?? assert.fail('there is no decision')
    },
  }
  return office
}
