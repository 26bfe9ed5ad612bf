/** The reports that wait for whoever owes them. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type AwaitedSource, awaitedSource } from '../awaiting/index.ts'
import type { ObligationsGround } from './ground.ts'

const toReport: Text = spoken({ kk: 'Тапсыру керек', ru: 'Нужно сдать', en: 'To be reported' })

/** The open reports of whoever the actor stands for. */
export const dutiesAwait = (ground: ObligationsGround): AwaitedSource => awaitedSource<{ readonly version: string; readonly kind: string }>({
  kind: 'duty',
  rows: ({ person, organisation, roles }) => sql`
    select o.id::text, 'act', jsonb_build_object('version', coalesce(o.version, d.version), 'kind', d.kind), o.due_day, o.period_to::timestamptz from obligation o join duty d on d.id = o.duty
    where o.reported_at is null and o.ended_at is null and ${organisation ? sql`o.organisation = ${organisation.id}::uuid` : roles.length > 0 ? sql`d.role = any(${roles})` : sql`o.person = ${person}::uuid`}`,
  say: (rows) => Promise.all(rows.map(async ({ id, about }) => ({
    title: (await ground.declarationOf(about.version)).obligations[about.kind]!.title, hint: toReport, path: `/duties/${id}`,
  }))),
})
