/** Compares cases with the journal: each act, a vote among them, is the one whose commitment the journal holds. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing } from '../journal/index.ts'

interface Found {
  readonly number: string
  readonly seq: number
  readonly act: string
  readonly actor: string
}

const about = ({ number, seq, act, actor }: Found): string => `№ ${number}: ${seq}, «${act}», ${actor}`

const words = {
  notEntered: (found: Found): Text => spoken({
    kk: `${about(found)} — іс бойынша бұл әрекет журналда жоқ: дерекқорға порталдан тыс енгізілген.`,
    ru: `${about(found)} — этого действия по делу нет в журнале: оно внесено в базу данных в обход портала.`,
    en: `${about(found)}: this act of a case is not in the journal; it was put into the database past the portal.`,
  }),
  changed: (found: Found): Text => spoken({
    kk: `${about(found)} — іс бойынша бұл әрекет журналға жазылғаннан кейін өзгертілген.`,
    ru: `${about(found)} — это действие по делу изменено после внесения в журнал.`,
    en: `${about(found)}: this act of a case was changed after it was entered into the journal.`,
  }),
  gone: (found: Found): Text => spoken({
    kk: `${about(found)} — іс бойынша бұл әрекет журналға жазылған, бірақ дерекқордан жойылған.`,
    ru: `${about(found)} — действие по делу есть в журнале, но удалено из базы данных.`,
    en: `${about(found)}: this act of a case is in the journal and was taken out of the database.`,
  }),
  log: ({ number }: { readonly number: string }): Text => spoken({
    kk: `№ ${number} істің жазбасы іс бойынша жасалған әрекеттерге сәйкес келмейді.`,
    ru: `Запись дела № ${number} не соответствует действиям по нему.`,
    en: `The record of case ${number} does not follow from its acts.`,
  }),
  version: ({ procedure, hash }: { readonly procedure: string; readonly hash: string }): Text => spoken({
    kk: `${procedure} рәсімінің редакциясы (${hash}) журналға жазылмай қолданысқа енгізілген.`,
    ru: `Редакция процедуры ${procedure} (${hash}) введена в действие без записи в журнале.`,
    en: `A version of the procedure ${procedure} (${hash}) was enacted without an entry of the journal.`,
  }),
}

const head = sql`record.number, action.seq, action.act ->> 'type' as act, action.actor`

const actsEntered = differing(sql<Found>`
  select ${head} from case_action action join case_record record on record.id = action.case_id
    left join journal_entry entry on entry.id = action.journal_id and entry.subject = 'case:' || action.case_id
      and entry.type = 'case.' || (action.act ->> 'type') and (entry.actor = action.actor or entry.actor_key is null and starts_with(entry.actor, 'pseudonym:')) and (entry.body ->> 'seq')::integer = action.seq
  where entry.id is null`, words.notEntered)

/** The entry holds the whole act until its time of keeping is over; personal answers stand apart in the log and together in the entry. */
const actsUnchanged = differing(sql<Found>`
  select ${head} from case_action action join case_record record on record.id = action.case_id
    join journal_entry entry on entry.id = action.journal_id and entry.personal is not null
  where (action.act - 'facts' - 'corrections' - 'findings') <> ((entry.personal -> 'act') - 'facts' - 'corrections' - 'findings')
    or coalesce(action.act -> 'facts', '{}') || coalesce(action.act -> 'corrections', '{}') || coalesce(action.personal - '.findings', '{}')
      <> coalesce(entry.personal #> '{act,facts}', '{}') || coalesce(entry.personal #> '{act,corrections}', '{}')
    or coalesce(action.act -> 'findings', '{}') || coalesce(action.personal -> '.findings', '{}') <> coalesce(entry.personal #> '{act,findings}', '{}')`, words.changed)

const actsKept = differing(sql<Found>`
  select entry.body ->> 'case' as number, (entry.body ->> 'seq')::integer as seq, substr(entry.type, 6) as act, entry.actor
  from journal_entry entry left join case_action action on action.journal_id = entry.id
  where entry.type like 'case.%' and action.id is null`, words.gone)

const recordsAgree = differing(sql<{ readonly number: string }>`
  select number from case_record record left join (
      select case_id, count(*) as acts, min(seq) as first, max(seq) as last from case_action group by case_id
    ) as log on log.case_id = record.id
  where log.acts is distinct from record.actions or log.first <> 0 or log.last <> log.acts - 1`, words.log)

const versionsEnacted = differing(sql<{ readonly procedure: string; readonly hash: string }>`
  select procedure, hash from procedure_version version where not exists (
    select from journal_entry entry where entry.subject = 'procedure:' || version.procedure and entry.type = 'procedure.enacted'
      and entry.body ->> 'version' = version.hash)`, words.version)

/** The comparisons of the cases. */
export const casesAgree: readonly Comparison[] = [actsEntered, actsUnchanged, actsKept, recordsAgree, versionsEnacted]
