/** Compares allocations with the journal: none is firm, nor was anybody received, without an entry. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing } from '../journal/index.ts'

interface Found { readonly id: string; readonly resource: string }

/** Its entries say how it came to stand as it does: made firm, and then what became of it. */
const stand = differing(sql<Found>`
  select id, resource from allocation where (case_id is not null or entry is not null) and state <> 'held' and not exists (
    select from journal_entry entry where entry.subject = 'allocation:' || allocation.id and entry.type in ('allocation.' || allocation.state, case allocation.state when 'reserved' then 'allocation.offered' end))`,
({ id, resource }): Text => spoken({
  kk: `«${resource}» ресурсының брондауы (${id}) журналға жазылмай өзгертілген.`,
  ru: `Бронь ресурса «${resource}» (${id}) изменена без записи в журнале.`,
  en: `A booking of “${resource}” (${id}) stands otherwise than the journal says.`,
}))

export const allocationsAgree: readonly Comparison[] = [stand]
