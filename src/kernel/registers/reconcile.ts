/** Compares registers with the journal: each act on an entry is the one whose commitment the journal holds, and the entry follows from its acts. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf } from '../journal/index.ts'

interface Found { readonly number: string; readonly seq: number; readonly does: string }

const about = ({ number, seq, does }: Found): string => `№ ${number}: ${seq}, «${does}»`

const words = {
  notEntered: (found: Found): Text => spoken({
    kk: `${about(found)} — жазбамен жасалған бұл әрекет журналға сәйкес келмейді: дерекқорға порталдан тыс енгізілген немесе өзгертілген.`,
    ru: `${about(found)} — это действие с записью не соответствует журналу: оно внесено или изменено в обход портала.`,
    en: `${about(found)}: this act on an entry is not the one of the journal; it was put in or changed past the portal.`,
  }),
  gone: (found: Found): Text => spoken({
    kk: `${about(found)} — жазбамен жасалған бұл әрекет журналда бар, бірақ дерекқордан жойылған.`,
    ru: `${about(found)} — действие с записью есть в журнале, но удалено из базы данных.`,
    en: `${about(found)}: this act on an entry is in the journal and was taken out of the database.`,
  }),
  entry: ({ number }: { readonly number: string }): Text => spoken({
    kk: `№ ${number} тізілім жазбасы онымен жасалған әрекеттерге сәйкес келмейді.`,
    ru: `Запись реестра № ${number} не соответствует действиям с ней.`,
    en: `The entry ${number} of a register does not follow from the acts on it.`,
  }),
  version: ({ register, hash }: { readonly register: string; readonly hash: string }): Text => spoken({
    kk: `${register} тізілімінің редакциясы (${hash}) журналға жазылмай қолданысқа енгізілген.`,
    ru: `Редакция реестра ${register} (${hash}) введена в действие без записи в журнале.`,
    en: `A version of the register ${register} (${hash}) was enacted without an entry of the journal.`,
  }),
}

const types = ['entry.entered', 'entry.changed', 'entry.suspended', 'entry.restored', 'entry.struck'] as const
const typeOf = sql`case version.does when 'enter' then 'entry.entered' when 'change' then 'entry.changed' when 'suspend' then 'entry.suspended'
  when 'restore' then 'entry.restored' else 'entry.struck' end`

/** The entry of the journal holds the values until they are erased; personal ones stand apart in the table and together there. */
const actsEntered = differing(sql<Found>`
  select version.entry as number, version.seq, version.does from entry_version version
    left join journal_entry entry on entry.id = version.journal_id and entry.subject = 'entry:' || version.entry and entry.type = ${typeOf}
      and entry.actor = version.actor and (entry.body ->> 'seq')::integer = version.seq and entry.body ->> 'version' = version.declaration
      and coalesce(entry.body ->> 'decision', '') = coalesce(version.decision::text, '') and coalesce(entry.body ->> 'signature', '') = coalesce(version.signature::text, '')
  where entry.id is null or (entry.personal is not null and version.said || coalesce(version.personal, '{}') <> entry.personal -> 'values')`, words.notEntered)

const actsKept = differing(sql<Found>`
  select entry.body ->> 'entry' as number, (entry.body ->> 'seq')::integer as seq, substr(entry.type, 7) as does
  from ${entriesOf(...types)} as entry left join entry_version version on version.journal_id = entry.id where version.entry is null`, words.gone)

/** State, owner and values by the fold: of each value the latest that was said. Personal values may have been erased, from both alike. */
const entriesFollow = differing(sql<{ readonly number: string }>`
  select e.number from entry e left join lateral (
    select count(*) as acts, max(v.seq) as last,
      (array_agg(v.does order by v.seq desc) filter (where v.does <> 'change'))[1] as did,
      (array_agg(v.owner_kind order by v.seq desc) filter (where v.owner_kind is not null))[1] as owner_kind,
      (array_agg(v.owner order by v.seq desc) filter (where v.owner_kind is not null))[1] as owner,
      (array_agg(v.owner_body order by v.seq desc) filter (where v.owner_kind is not null))[1] as owner_body
    from entry_version v where v.entry = e.number
  ) as log on true left join lateral (
    select coalesce(jsonb_object_agg(name, value), '{}') as facts from (
      select distinct on (said.key) said.key as name, said.value from entry_version v, jsonb_each(v.said || coalesce(v.personal, '{}')) said where v.entry = e.number order by said.key, v.seq desc
    ) as latest
  ) as folded on true
  where log.acts <> e.versions or log.last <> e.versions - 1 or log.owner_kind <> e.owner_kind or log.owner is distinct from e.owner or log.owner_body is distinct from e.owner_body
    or e.state <> case log.did when 'suspend' then 'suspended' when 'strike' then 'struck' else 'entered' end
    or folded.facts <> e.facts || coalesce(e.personal, '{}')`, words.entry)

const versionsEnacted = differing(sql<{ readonly register: string; readonly hash: string }>`
  select register, hash from register_declaration version where not exists (
    select from journal_entry entry where entry.subject = 'register:' || version.register and entry.type = 'register.enacted'
      and entry.body ->> 'version' = version.hash)`, words.version)

/** The comparisons of the registers. */
export const registersAgree: readonly Comparison[] = [actsEntered, actsKept, entriesFollow, versionsEnacted]
