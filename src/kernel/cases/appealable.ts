/** What was decided about whoever is here while they can still appeal. */
import { type RawBuilder, sql } from 'kysely'
import { representedBy } from '../../law/body.ts'
import { dayOf } from '../../law/time.ts'
import type { Decision } from '../decisions/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import type { Page } from './read.ts'

/**
 * The decisions that whoever the actor acts for can still appeal, those first whose time is over first: whatever their effect, they state an appeal, which
 * is in time and was not brought yet. At most `limit` of them, with how many there are.
 */
export async function appealable(ground: Ground, actor: Actor, limit: number): Promise<Page<Decision>> {
  // Where another procedure hears such decisions since, an appeal is a case of that one.
  const hearings = [...new Set(ground.versions.today().flatMap(({ decisions }) => Object.values(decisions).flatMap(({ appeal }) => appeal?.procedure ?? [])))]
  const { rows } = await sql<{ id: string; total: bigint }>`
    select decision.id, count(*) over () as total from decision join decision_status on decision_status.decision = decision.id
    where ${isHolder(ground, actor)} and appeal_until >= ${dayOf(ground.now(), ground.calendar.zone)} and revoked_at is null
      and not exists (select from case_record where case_record.about = decision.id 
        and (case_record.procedure = decision.record::jsonb #>> '{appeal,procedure}' or case_record.procedure = any(${hearings}::text[])))
    order by appeal_until, decision.id limit ${limit}`.execute(ground.db)
  return { rows: await ground.decisions.findAll(rows.map(({ id }) => id)), total: Number(rows[0]?.total ?? 0) }
}

/** In office one acts for the bodies that one represents: what concerns oneself is seen in one's own hat. */
function isHolder({ parties }: Ground, { organisation, person, roles }: Actor): RawBuilder<boolean> {
  if (organisation) return sql`decision.organisation_identifier = ${organisation.identifier.value}`
  return roles.length > 0 ? sql`decision.holder_body = any(${representedBy(parties.bodies, roles).map(({ id }) => id)})` : sql`decision.person = ${person}`
}
