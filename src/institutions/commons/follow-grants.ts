/** What follows from decisions on grants: the thread shows them, and a grant that is kept after all is in force again. */
import { z } from 'zod'
import { decisionThing, holderNumber } from '../../kernel/decisions/index.ts'
import { organisationText } from '../../law/official-names.ts'
import type { Commons } from './commons.ts'
import { datasetSubject, type Dataset } from './dataset.ts'

const issued = z.object({ case: z.string(), procedure: z.string(), decision: z.string() })

/** Follows the journal of cases. Said once in every process. */
export function followGrants({ kernel, options, datasets, bars }: Commons): void {
  const { journal, decisions, lineage, orders, parties } = kernel
  journal.subscribe('commons.grants', {
    types: ['case.issued'], holdsUp: 'itself',
    async handle(tx, { body, at }) {
      const entry = issued.safeParse(body)
      if (!entry.success) return
      const { procedure, decision } = entry.data
      const record = (await decisions.findIn(tx, decision))?.record
      if (record === undefined) return
      if (procedure === options.withdrawal && record.effect === 'dismiss' && record.about !== undefined) {
        const held = await decisions.findIn(tx, record.about)
        // Taken again after a mend, this may come late: what was taken back or revoked since is none of this decision's.
        if ((held?.status.status === 'suspended' || held?.status.status === 'revoked') && held.status.since > at) return
        if (held?.status.status === 'suspended') await decisions.reinstate(tx, 'system:commons', record.about, { reason: record.title })
        const lent = held && await datasets.byId(String(held.record.claims?.['dataset'])).catch(() => undefined)
        const holder = held?.record.holder.organisation
        if (lent && holder) await bars.keep(tx, 'system:commons', lent, holderNumber({ organisation: holder })!, record.about)
        return
      }
      if (record.credentialType !== options.credential || record.holder.organisation === undefined) return
      const claims = record.claims ?? {}
      const dataset: Dataset | undefined = await datasets.byId(String(claims['dataset'])).catch(() => undefined)
      const organisation = await parties.organisation({ number: holderNumber(record.holder)! }, tx)
      if (dataset === undefined || organisation === undefined) return
      const grant = decisionThing(record)
      await lineage.put(tx, grant)
      // A grant that is in force again after an appeal bars its holder no more than one that was kept.
      if (record.about !== undefined) {
        await bars.keep(tx, 'system:commons', dataset, holderNumber(record.holder)!, record.about)
        // It was held up from the day on which its owner took it back: with the withdrawal that falls too, unless an order stands on it besides.
        const isOrdered = (await orders.list(tx)).some(({ reaches }) => reaches.includes(`decision:${record.about}`))
        if (!isOrdered && (await decisions.findIn(tx, decision))?.status.status === 'suspended') await decisions.reinstate(tx, 'system:commons', decision, { reason: record.title })
      }
      // Where somebody else put it, its page is known too.
      if (await lineage.thing(`organisation:${organisation.id}`) === undefined) await lineage.put(tx, { id: `organisation:${organisation.id}`, kind: 'organisation', title: organisationText(organisation) })
      await lineage.link(tx, grant.id, datasetSubject(dataset.id), 'uses', 'lends')
      await lineage.link(tx, `organisation:${organisation.id}`, grant.id, 'holds', 'lent to')
    },
  })
}
