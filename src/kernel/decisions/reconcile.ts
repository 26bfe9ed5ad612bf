/** Compares decisions and what became of them with the journal. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf } from '../journal/index.ts'

interface Found { readonly number: string }

const words = {
  notIssued: ({ number }: Found): Text => spoken({
    kk: `№ ${number} шешім журналға енгізілген шешімге сәйкес келмейді: ол порталдан тыс енгізілген немесе өзгертілген.`,
    ru: `Решение № ${number} не соответствует внесённому в журнал: оно добавлено или изменено в обход портала.`,
    en: `Decision ${number} is not the one that the journal holds: it was added or changed past the portal.`,
  }),
  gone: ({ number }: Found): Text => spoken({
    kk: `№ ${number} шешім журналда бар, бірақ дерекқордан жойылған.`,
    ru: `Решение № ${number} есть в журнале, но удалено из базы данных.`,
    en: `Decision ${number} is in the journal and was taken out of the database.`,
  }),
  status: ({ number }: Found): Text => spoken({
    kk: `№ ${number} шешімнің күйі журналға сәйкес келмейді.`,
    ru: `Состояние решения № ${number} не соответствует журналу.`,
    en: `The status of decision ${number} is not that of the journal.`,
  }),
}

const issued = differing(sql<Found>`
  select d.number from decision d left join journal_entry entry on entry.id = d.entry and entry.type = 'decision.issued'
    and entry.subject = 'decision:' || d.id and entry.body ->> 'record' = d.hash and entry.body ->> 'number' = d.number
    and entry.body ->> 'effect' = d.effect and entry.body ->> 'procedure' = d.procedure and entry.body ->> 'kind' = d.kind
  where entry.id is null or encode(sha256(convert_to(d.record, 'UTF8')), 'hex') <> d.hash`, words.notIssued)

const kept = differing(sql<Found>`
  select entry.body ->> 'number' as number from ${entriesOf('decision.issued')} as entry left join decision d on d.entry = entry.id where d.id is null`, words.gone)

const statuses = differing(sql<Found>`
  with last as (
    select subject, max(id) filter (where type = 'decision.revoked') as revoked, max(id) filter (where type = 'decision.suspended') as suspended,
      max(id) filter (where type = 'decision.reinstated') as reinstated
    from ${entriesOf('decision.revoked', 'decision.suspended', 'decision.reinstated')} as entry group by subject)
  select d.number from decision d left join decision_status status on status.decision = d.id left join last on last.subject = 'decision:' || d.id
  where status.decision is null or (status.revoked_at is not null) <> (last.revoked is not null)
    or (status.suspended_at is not null) <> coalesce(last.suspended > coalesce(last.reinstated, 0), false)`, words.status)

/** The comparisons of the decisions. */
export const decisionsAgree: readonly Comparison[] = [issued, kept, statuses]
