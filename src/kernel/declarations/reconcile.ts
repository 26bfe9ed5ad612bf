/** Compares the versions of bodies and of the calendar with the journal: none stands that no entry enacted. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing } from '../journal/index.ts'

const notEnacted = ({ id, hash }: { readonly id: string; readonly hash: string }): Text => spoken({
  kk: `«${id}» декларациясының ${hash.slice(0, 12)} редакциясы туралы журналда жазба жоқ: ол дерекқорға порталдан тыс енгізілген.`,
  ru: `О редакции ${hash.slice(0, 12)} декларации «${id}» в журнале нет записи: она внесена в базу данных в обход портала.`,
  en: `The journal has no entry of the version ${hash.slice(0, 12)} of “${id}”: it was put into the database past the portal.`,
})

const enacted = (kind: 'body' | 'calendar'): Comparison => differing(sql<{ readonly id: string; readonly hash: string }>`
  select ${sql.ref(kind)} as id, hash from ${sql.table(`${kind}_declaration`)} version where not exists (
    select from journal_entry entry where entry.subject = ${`${kind}:`} || version.${sql.ref(kind)} and entry.type = ${`${kind}.enacted`}
      and entry.body ->> 'version' = version.hash)`, notEnacted)

/** The comparisons of the bodies and of the calendar. */
export const bodiesAgree: readonly Comparison[] = [enacted('body'), enacted('calendar')]
