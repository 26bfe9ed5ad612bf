/** Compares duties and reports with the journal. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf } from '../journal/index.ts'

interface Found {
  readonly kind: string
  readonly subject: string
}

const words = {
  duty: ({ kind, subject }: Found): Text => spoken({
    kk: `«${kind}» міндеті (${subject}) журналға сәйкес келмейді.`,
    ru: `Обязанность «${kind}» (${subject}) не соответствует журналу.`,
    en: `The duty “${kind}” (${subject}) is not what the journal says.`,
  }),
  report: ({ kind, subject }: Found): Text => spoken({
    kk: `«${kind}» міндеті бойынша есеп (${subject}) журналға жазылған есепке сәйкес келмейді.`,
    ru: `Отчёт по обязанности «${kind}» (${subject}) не соответствует внесённому в журнал.`,
    en: `The report on the duty “${kind}” (${subject}) is not the one that the journal holds.`,
  }),
}

const duties = differing(sql<Found>`
  with d as (select *, coalesce('decision:' || decision, 'case:' || case_id, 'duty:' || procedure || ':' || body) as subject from duty)
  select d.kind, d.subject from d
    left join ${entriesOf('duty.begun')} as begun on begun.subject = d.subject and begun.body ->> 'duty' = d.kind and (begun.body ->> 'since')::date = d.since
    left join ${entriesOf('duty.ended')} as ended on ended.subject = d.subject and ended.body ->> 'duty' = d.kind and ended.id > begun.id
  where begun.id is null or (begun.body ->> 'since')::date <> d.since or (ended.id is not null) <> (d.ended_on is not null)`, words.duty)

const reports = differing(sql<Found>`
  select d.kind, 'obligation:' || o.id as subject from obligation o join duty d on d.id = o.duty
    left join ${entriesOf('obligation.reported')} as entry on entry.subject = 'obligation:' || o.id
    left join (select distinct on (subject) subject, body from ${entriesOf('obligation.charged-anew')} as every order by subject, id desc) as anew on anew.subject = 'obligation:' || o.id
  where (entry.id is not null) <> (o.reported_at is not null) or entry.actor <> o.reported_by
    or entry.personal is not null and entry.personal -> 'facts' <> o.report
    or coalesce(anew.body, entry.body) ->> 'assessment' <> o.assessment ->> 'status'`, words.report)

/** The comparisons of the obligations. */
export const obligationsAgree: readonly Comparison[] = [duties, reports]
