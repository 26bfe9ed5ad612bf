/** What awaits people of the language model: keys that end soon, and budgets of the day or month that are used up. */
import { sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../../kernel/awaiting/index.ts'
import { usedUp } from '../../kernel/budgets/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type Kind, limitWords, nearlyGone, type Scope } from './budgets/index.ts'
import type { LanguageModelOptions } from './ground.ts'
import { isHead } from './office.ts'

const words = {
  key: spoken({ kk: 'Модель кілті', ru: 'Ключ модели', en: 'Key of the model API' }),
  keyEnds: spoken({ kk: 'Қолданылу мерзімі аяқталып келеді: қажет болса, жаңасын жасаңыз', ru: 'Срок действия скоро истекает: при необходимости создайте новый', en: 'It ends soon: make a new one if you need it' }),
  usedUp: spoken({ kk: 'Бюджет таусылды', ru: 'Бюджет исчерпан', en: 'The budget is used up' }),
  raise: spoken({ kk: 'Сұраулар қабылданбайды: шекті арттырыңыз немесе келесі кезеңді күтіңіз', ru: 'Запросы отклоняются: увеличьте предел или дождитесь следующего периода', en: 'Calls are refused: raise the limit, or wait for the next period' }),
} as const satisfies Record<string, Text>

/** Days before its end from which on a key is told of, as keys to the portal are. */
const daysBefore = 14

export const languageModelAwaits = ({ country }: Pick<Kernel, 'country'>, { head, budgets }: Pick<LanguageModelOptions, 'head' | 'budgets'>): readonly AwaitedSource[] => {
  const { zone } = country.calendar
  const standard = JSON.stringify((['company', 'programme'] as const).flatMap((level) => budgets[level].map(({ unit, period, most }) => ({ level, unit, period, most: String(most) }))))
  return [
    // A head sees the keys of the company, whoever else those that they made.
    awaitedSource<{ readonly name: string }>({
      kind: 'language-model.key',
      rows: ({ person, organisation, capacity }, { now }) => organisation && sql`
        select id::text, 'act', jsonb_build_object('name', name), (expires_at at time zone ${zone})::date, made_at from model_key
        where organisation = ${organisation.id}::uuid and ${capacity === 'head' ? sql`true` : sql`person = ${person}::uuid`} and revoked_at is null
          and expires_at > ${now}::timestamptz and expires_at <= ${now}::timestamptz + make_interval(days => ${daysBefore}::int)`,
      say: (rows) => rows.map(({ id, about: { name } }) => ({ title: inEveryLanguage((locale) => `${words.key[locale]}: ${name}`), hint: words.keyEnds, path: `/keys/${id}` })),
    }),
    awaitedSource<{ readonly scope: Scope; readonly unit: Kind; readonly period: 'day' | 'month' }>({
      kind: 'language-model.budget',
      rows: ({ person, organisation, capacity, roles }, { now }) => {
        const scopes = organisation
          ? sql`select 'key:' || id from model_key where organisation = ${organisation.id}::uuid and revoked_at is null and ${capacity === 'head' ? sql`true` : sql`person = ${person}::uuid`}${
            capacity === 'head' ? sql` union all select ${`company:${organisation.id}`}::text` : sql``}`
          : isHead({ roles }, { head }) ? sql`select 'programme'::text` : undefined
        // An alert stands until the span ends: whoever has raised the limit since, or is bound by none any more, has room again. In force is the smaller one of what
        // the holder chose and what the office allows, where it said nothing the standard.
        return scopes && sql`select * from (${usedUp('language-model', scopes, { now, zone })}) as used(id, way, about, due, since)
          where (about ->> 'gone')::numeric * 100 >= ${nearlyGone}::numeric * case about ->> 'unit' when 'money' then 1000000 else 1 end * (
            select least(max(most) filter (where not by_office), coalesce(max(most) filter (where by_office), (
              select (one ->> 'most')::bigint from jsonb_array_elements(${standard}::jsonb) as one
              where one ->> 'level' = split_part(about ->> 'scope', ':', 1) and one ->> 'unit' = about ->> 'unit' and one ->> 'period' = about ->> 'period')))
            from leased_limit where keeper = 'language-model' and scope = about ->> 'scope' and unit = about ->> 'unit' and period = about ->> 'period')`
      },
      say: (rows) => rows.map(({ about: { scope, unit, period } }) => ({
        title: inEveryLanguage((locale) => `${words.usedUp[locale]}: ${limitWords[period][unit][locale]}`), hint: words.raise, path: scope.startsWith('key:') ? `/keys/${scope.slice('key:'.length)}` : '/usage',
      })),
    }),
  ]
}
