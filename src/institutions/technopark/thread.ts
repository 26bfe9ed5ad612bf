/** The thread of residents: organisation, decision and case, linked as the acts happen; the resident's page draws it. */
import { z } from 'zod'
import { decisionThing, holderNumber } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { organisationText } from '../../law/official-names.ts'
import { same, spoken } from '../../law/text.ts'
import type { Technopark } from './terms.ts'

export const organisationThing = (id: string): string => `organisation:${id}`

const issued = z.object({ case: z.string(), procedure: z.string(), decision: z.string() })

/**
 * Follows the journal: each decision that gives, takes or upholds residency is entered with the case it was taken in and the
 * organisation it concerns. Refusals are not entered: the thread is public, and a refusal is nobody else's business.
 */
export function threadWork({ journal, decisions, lineage, parties, cases }: Kernel, { credential }: Technopark): void {
  journal.subscribe('technopark.thread', {
    types: ['case.issued'], holdsUp: 'itself',
    async handle(tx, { subject, body }) {
      const entry = issued.safeParse(body)
      if (!entry.success || !entry.data.procedure.startsWith('technopark.')) return
      const record = (await decisions.findIn(tx, entry.data.decision))?.record
      const about = record?.about === undefined ? undefined : (await decisions.findIn(tx, record.about))?.record
      const held = record && holderNumber(record.holder)
      const organisation = held === undefined ? undefined : await parties.organisation({ number: held })
      if (!record || !organisation || (record.credentialType !== credential && about?.credentialType !== credential)) return
      const decision = decisionThing(record)
      const procedure = cases.procedures.find(({ id }) => id === record.procedure)?.title ?? same(record.procedure)
      const number = entry.data.case
      await lineage.put(tx, { id: subject, kind: 'case', title: spoken({ kk: `№ ${number} іс: ${procedure.kk}`, ru: `Дело № ${number}: ${procedure.ru}`, en: `Case ${number}: ${procedure.en}` }) })
      await lineage.put(tx, decision)
      await lineage.put(tx, { id: organisationThing(organisation.id), kind: 'organisation', title: organisationText(organisation), path: `/technopark/residents/${organisation.identifier.value}` })
      await lineage.link(tx, decision.id, subject, 'uses', 'decided in')
      await lineage.link(tx, organisationThing(organisation.id), decision.id, 'holds', 'status by')
      if (about) await lineage.link(tx, decision.id, `decision:${about.id}`, 'uses', 'about')
    },
  })
}
