/** How the API does, in numbers. */
import { sql } from 'kysely'
import type { Indicator } from '../../../kernel/indicators/index.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../../law/time.ts'
import type { Ground } from '../ground.ts'

const source: Text = spoken({ kk: 'API пайдалану есебі', ru: 'Учёт использования API', en: 'Usage of the API' })

export function usageIndicators({ kernel: { db, now, country } }: Pick<Ground, 'kernel'>): readonly Indicator[] {
  const newYear = (): Day => `${yearOf(dayOf(now(), country.calendar.zone))}-01-01`
  return [
    {
      id: 'language-model.tokens', unit: 'count', source,
      title: spoken({ kk: 'Биыл өңделген токендер', ru: 'Токены, обработанные в этом году', en: 'Tokens served this year' }),
      definition: spoken({
        kk: 'Жыл басынан бері API арқылы оқылған және жазылған токендер, барлық модель бойынша.', ru: 'Токены, прочитанные и написанные через API с начала года всеми моделями.',
        en: 'Tokens read and written through the API since the beginning of the year, by all models.',
      }),
      compute: async () => (await db.selectFrom('usage_day').select(sql<string>`coalesce(sum(prompt_tokens + output_tokens), 0)::text`.as('n')).where('day', '>=', newYear()).executeTakeFirstOrThrow()).n,
    },
    {
      id: 'language-model.companies', unit: 'count', source,
      title: spoken({ kk: 'Биыл API пайдаланған компаниялар', ru: 'Компании, пользовавшиеся API в этом году', en: 'Companies that used the API this year' }),
      definition: spoken({
        kk: 'Жыл басынан бері кемінде бір сұрауы сәтті орындалған компаниялар.', ru: 'Компании, у которых с начала года успешно выполнен хотя бы один запрос.',
        en: 'Companies of which at least one request has been answered since the beginning of the year.',
      }),
      compute: async () => (await db.selectFrom('usage_day').select(sql<string>`count(distinct organisation)::text`.as('n')).where('day', '>=', newYear()).where('status', '<', 400).executeTakeFirstOrThrow()).n,
    },
  ]
}
