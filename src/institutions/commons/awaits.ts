/** What awaits owners of data: versions in which personal data was found, until the owner has decided what becomes of it; what is looked at then is a case. */
import { sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../../kernel/awaiting/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { CommonsOptions } from './commons.ts'

const words = {
  privacy: spoken({ kk: 'Дербес деректер бойынша шешім', ru: 'Решение о персональных данных', en: 'A decision on personal data' }),
  decide: spoken({ kk: 'Сіз шешім қабылдағанша нұсқа жарияланбайды', ru: 'Версия не будет опубликована, пока вы не примете решение', en: 'The version stays unpublished until you decide' }),
} as const satisfies Record<string, Text>

/** By the hat that somebody wears, as every act of owners: what a delegation does not cover is refused where it is done. */
export const commonsAwaits = ({ publication }: Pick<CommonsOptions, 'publication'>): AwaitedSource => awaitedSource<{ readonly namespace: string; readonly name: string; readonly title: Text | null; readonly number: number }>({
  kind: 'commons.privacy',
  rows: ({ person, organisation, roles, capacity }) => (organisation ? capacity !== 'member' : roles.length === 0) ? sql`
    select v.id::text, 'act', jsonb_build_object('namespace', d.namespace, 'name', d.name, 'title', d.description -> 'title', 'number', v.number), null::date, v.created_at
    from dataset d join dataset_version v on v.dataset = d.id
    where v.state = 'review' and d.state <> 'withdrawn'
      and not exists (select from case_record c where c.procedure = any(${Object.values(publication)}::text[]) and c.subject = v.id::text and c.closed_at is null) and ${organisation ? sql`d.organisation = ${organisation.id}::uuid` : sql`d.person = ${person}::uuid`}` : undefined,
  say: (rows) => rows.map(({ about: { namespace, name, title, number } }) => ({
    title: inEveryLanguage((locale) => `${words.privacy[locale]}: ${title?.[locale] ?? name}, v${number}`), hint: words.decide, path: `/commons/datasets/${namespace}/${name}/versions/${number}/gate`,
  })),
})
