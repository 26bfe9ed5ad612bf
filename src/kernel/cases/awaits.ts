/** What of cases waits for somebody: a step that is theirs, a vote, a signature, an application begun, a consent that is asked. */
import { type RawBuilder, sql } from 'kysely'
import { bodyOfRole, representedBy } from '../../law/body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { inEveryBody } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { type AwaitedSource, awaitedSource, type Moment } from '../awaiting/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { rolesApart, rolesOf, votesNeeded } from './permit.ts'
import { commissionOf } from './state.ts'
import { stepsOfApplicants } from './versions.ts'

/** A case as it is told of: in the words of its own version. */
interface OfCase { readonly version: string; readonly step: string; readonly number: string; readonly own?: boolean }

/** A step in which an office does something, as the statement needs it. */
interface OfficeStep {
  readonly version: string; readonly opened_in: string; readonly step: string; readonly way: string; readonly chairs: boolean; readonly quorum: number; readonly not_by: readonly string[]; readonly apart: readonly string[]
}

const words = {
  draft: spoken({ kk: 'Басталған өтінішті аяқтау', ru: 'Закончить начатое заявление', en: 'Finish the application that you began' }),
  asked: spoken({ kk: 'Сізден жауап күтіледі', ru: 'Ожидается ваш ответ', en: 'Your answer is asked for' }),
} as const satisfies Record<string, Text>

/** The kinds of things that wait in cases. */
export const casesAwait = (ground: Ground): readonly AwaitedSource[] => {
  const numbered = ({ title }: Procedure, number: string): Text => inEveryLanguage((locale) => `${title[locale]}, № ${number}`)
  return [
    awaitedSource<OfCase>({
      kind: 'case', byTheHour: true, rows: (actor) => sql`${ownSteps(ground, actor)}${actor.roles.length > 0 ? sql` union all ${officeSteps(ground, actor)}` : sql``}`,
      say: (rows) => Promise.all(rows.map(async ({ id, about: { version, step, number, own } }) => {
        const declaration = await ground.versions.byHash(version)
        return { title: numbered(declaration, number), hint: declaration.steps[step]!.title, path: own ? `/cases/${id}` : `/desk/cases/${id}` }
      })),
    }),
    awaitedSource<{ readonly procedure: string }>({
      kind: 'draft', rows: (actor) => sql`select id::text, 'act', jsonb_build_object('procedure', procedure), null::date, changed_at from draft where ${isOwn(ground, actor)}`,
      say: (rows) => rows.map(({ id, about }) => ({ title: ground.versions.latest(about.procedure)?.title ?? same(about.procedure), hint: words.draft, path: `/drafts/${id}` })),
    }),
    awaitedSource<OfCase>({
      kind: 'asked', byTheHour: true, rows: (actor, at) => asked(ground, actor, at),
      say: (rows) => Promise.all(rows.map(async ({ id, about: { version, number } }) =>
        ({ title: numbered(await ground.versions.byHash(version), number), hint: words.asked, path: `/asked/${id}` }))),
    }),
  ]
}

/** Of whoever the actor acts for: their organisation, themself, or a body that they represent; at a counter, of this visit. */
function isOwn({ parties }: Ground, { organisation, person, roles, counter }: Actor): RawBuilder<boolean> {
  if (counter) return sql<boolean>`(person = ${person}::uuid and organisation is null and body is null and visit = ${counter.visit}::uuid)`
  if (organisation) return sql<boolean>`organisation = ${organisation.id}::uuid`
  const bodies = representedBy(parties.bodies, roles).map(({ id }) => id)
  const own = sql<boolean>`(person = ${person}::uuid and organisation is null and body is null)`
  // In office one acts for the office: what is one's own waits in one's own hat.
  return bodies.length > 0 ? sql<boolean>`body = any(${bodies})` : roles.length > 0 ? sql<boolean>`false` : own
}

/** The open cases of one's own that are in a step of the applicant's. */
function ownSteps(ground: Ground, actor: Actor): RawBuilder<unknown> {
  return sql`select id::text, 'act', jsonb_build_object('version', version, 'step', step, 'number', number, 'own', true), least(step_due_day, due_day), changed_at, least(step_due_at, due_at) as due_at
    from case_record where closed_at is null and ${isOwn(ground, actor)} and version || ' ' || step = any(${stepsOfApplicants(ground.versions)})`
}

/**
 * The open cases in a step that an office of the actor performs: unassigned or theirs, not their own, and nothing in them that they have said in this step, or
 * had a part in where a second pair of eyes is asked for. A chair is asked again, to conclude, when the quorum has voted. A case that a body opened for itself
 * awaits the offices of that body, and no other's.
 */
export function officeSteps({ versions, parties }: Ground, { person, roles }: Actor): RawBuilder<unknown> {
  const steps = versions.withHashes().flatMap(({ hash, declaration }) => inEveryBody(declaration, parties.bodies)
    .flatMap(({ body, own }) => Object.entries(own.steps).flatMap(([step, { by, sign, notBy = [] }]): readonly OfficeStep[] => {
      const apart = Object.entries(own.steps).flatMap(([name, other]) => (rolesApart(other.by).size > 0 ? [name] : []))
      if (!rolesOf(by).some((role) => roles.includes(role))) return []
      const commission = commissionOf(by)
      return [{
        version: hash, opened_in: body?.id ?? '', step, way: commission ? 'vote' : sign ? 'sign' : 'act',
        chairs: commission !== undefined && roles.includes(commission.chair), quorum: commission === undefined ? 0 : votesNeeded(commission.quorum), not_by: notBy, apart,
      }]
    })))
  // What was said in a step is read of the cases alone in which the actor has said anything, once and not for every case that waits: `in` a list is a table in memory, whatever the server expects.
  const spoke = sql`act ->> 'type' in ('voted', 'recused', 'answered')`
  const spokenIn = sql`c.id in (select case_id from said where mine)`
  return sql`(with said as materialized (
      select a.case_id, bool_or(a.person = ${person}::uuid) as mine, count(distinct a.person) filter (where a.act ->> 'type' = 'voted') as votes
      from (select distinct case_id from case_action where person = ${person}::uuid and ${spoke}) as theirs
      join case_record o on o.id = theirs.case_id and o.closed_at is null
      join case_action a on a.case_id = o.id and a.${spoke} and a.seq > coalesce((
        select max(seq) from case_action e where e.case_id = o.id and e.act ->> 'type' in ('completed', 'lapsed', 'expired', 'reopened', 'moved')), -1)
      group by a.case_id
    )
    select c.id::text, case when s.way = 'vote' and ${spokenIn} then 'act' else s.way end, jsonb_build_object('version', c.version, 'step', c.step, 'number', c.number),
      least(c.step_due_day, c.due_day), c.changed_at, least(c.step_due_at, c.due_at) as due_at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(version text, opened_in text, step text, way text, chairs boolean, quorum int, not_by jsonb, apart jsonb)
    join case_record c on c.version = s.version and c.step = s.step and coalesce(c.opened_in, '') = s.opened_in and c.closed_at is null
    where (c.assignee is null or c.assignee = ${person}::uuid or s.way = 'vote') and c.person is distinct from ${person}::uuid
      and (not ${spokenIn} or (s.chairs and exists (select from said where case_id = c.id and votes >= s.quorum)))
      and (s.apart = '[]' or not exists (select from case_action a where a.case_id = c.id and a.person = ${person}::uuid and a.act ->> 'type' = 'recused' and s.apart ? (a.act ->> 'step')))
      and (s.not_by = '[]' or not exists (select from case_action a where a.case_id = c.id and a.person = ${person}::uuid and a.act ->> 'type' in ('completed', 'voted', 'answered') and s.not_by ? (a.act ->> 'step'))))`
}

/** What is put to whoever has the number, or owns the entry: by a right that comes from a proved head. */
function asked({ parties, entries }: Ground, { person, organisation, roles }: Actor, { now }: Moment): RawBuilder<unknown> | undefined {
  const bodies = representedBy(parties.bodies, roles).map(({ id }) => id)
  if (roles.length > 0 && bodies.length === 0) return undefined
  const kept = entries.declared.filter(({ office }) => bodies.includes(bodyOfRole(parties.bodies, office.role)?.id ?? '')).map(({ id }) => id)
  const whose = organisation
    ? sql`(a.identifier = ${organisation.identifier.value} or (entry.owner_kind = 'organisation' and entry.owner = ${organisation.id}::uuid)) and ${parties.provedRight(person, organisation.id, now)}`
    : roles.length === 0 ? sql`(a.identifier = ${parties.provedNumber(person)} or (entry.owner_kind = 'person' and entry.owner = ${person}::uuid))`
      : sql`entry.owner_kind = 'body' and (entry.owner_body = any(${bodies}) or (entry.owner_body is null and entry.register = any(${kept})))`
  const own = organisation ? sql`c.organisation = ${organisation.id}::uuid` : sql`(c.organisation is null and c.person = ${person}::uuid)`
  return sql`select distinct c.id::text, 'act', jsonb_build_object('version', c.version, 'step', c.step, 'number', c.number), c.step_due_day, c.changed_at, c.step_due_at as due_at
    from case_asked a join case_record c on c.id = a.case_id left join entry on entry.number = a.entry
    where not a.over and a.answered_by is null and not (a.identifier is not null and ${own}) and ${whose}`
}
