/** Visits by document at a counter that nobody has reviewed yet: they wait for whoever administers the body. */
import { sql } from 'kysely'
import { administratorOf, type Body } from '../../law/body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type AwaitedSource, awaitedSource } from './source.ts'

const words = {
  title: spoken({ kk: 'Құжат бойынша қабылдауларды тексеру', ru: 'Проверка приёмов по документу', en: 'Review of visits by document' }),
  hint: spoken({ kk: 'Тексерілмегенше ережелер бұл өтініштер бойынша шешім қабылдамайды', ru: 'До проверки решения по этим заявлениям по правилам не принимаются', en: 'Until then the rules decide nothing about what was filed in them' }),
} as const satisfies Record<string, Text>

/** Up to how many are counted. */
const most = 1000

/** One thing that waits, however many visits do; not those in which the administrator served. */
export const reviewsAwait = (bodies: () => readonly Body[]): AwaitedSource => awaitedSource<{ readonly count: number }>({
  kind: 'counter review',
  rows: ({ person, roles }, { now }) => {
    const at = bodies().filter((body) => body.counter !== undefined && roles.includes(administratorOf(body))).map(({ id }) => id)
    return at.length === 0 ? undefined : sql`
      select 'new', 'act', jsonb_build_object('count', count(*)), null::date, min(began_at) from (
        select v.began_at from counter_visit v where v.shown = 'document' and v.filed and v.found_at is null and v.body = any(${at}) and v.officer <> ${person} and v.ends_at <= ${now}
          order by v.began_at limit ${most}) as unreviewed having count(*) > 0`
  },
  say: (rows) => rows.map(({ about: { count } }) => ({ title: inEveryLanguage((locale) => `${words.title[locale]}: ${count}`), hint: words.hint, path: '/counter/review' })),
})
