/** What of the language model runs: keys that called within a month, and models that everybody may call. */
import { sql } from 'kysely'
import type { Kernel } from '../../kernel/index.ts'
import type { Running, RunningSource } from '../../kernel/running.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { same, spoken } from '../../law/text.ts'
import { keySubject } from './keys/key.ts'
import { modelPath, modelSubject } from './models/model.ts'

const title = spoken({ kk: 'Тілдік модель кілті', ru: 'Ключ языковой модели', en: 'Key of the language model' })

/** Test keys are for trying, and what calls with one is no system. What a key is called is its company's own business: others know it by the end of its id. */
export const runsOf = ({ db, now }: Pick<Kernel, 'db' | 'now'>): RunningSource => async () => {
  const { rows: keys } = await sql<{ id: string; organisation: string; system: string | null }>`
    select k.id, k.organisation, k.system from model_key k where k.revoked_at is null and k.expires_at > ${now()} and not k.test
      and exists (select from usage_day d where d.key = k.id and d.day > (${now()}::timestamptz - interval '30 days')::date) order by k.id`.execute(db)
  const models = await db.selectFrom('language_model').select(['id', 'name']).where('state', '=', 'released').orderBy('name').execute()
  return [
    ...keys.map(({ id, organisation, system }): Running => ({
      thing: keySubject(id), kind: 'key', title: inEveryLanguage((locale) => `${title[locale]} …${id.slice(-6)}`), path: `/keys/${id}/edit`, owner: `organisation:${organisation}`, names: [], ...(system !== null && { system }),
    })),
    ...models.map(({ id, name }): Running => ({ thing: modelSubject(id), kind: 'model', title: same(name), path: modelPath(name), names: [name] })),
  ]
}
