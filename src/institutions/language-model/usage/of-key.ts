/** What a key may ask of its own usage. */
import { type Day, dayOf, daysBetween, firstOfMonth, isDay } from '../../../law/time.ts'
import type { ApiKey } from '../keys/index.ts'
import type { GatewayGround } from '../ground.ts'
import { Failure } from '../../../law/failure.ts'
import { usageLines } from './read.ts'
import { spoken } from '../../../law/text.ts'

const longest = 366

/** The days that were asked for, both inclusive; those of the running month where they are none, or too far apart. */
export function daysAsked(query: URLSearchParams, today: Day): { readonly from: Day; readonly to: Day; readonly wrong: boolean } {
  const [from = '', to = ''] = [query.get('from') ?? '', query.get('to') ?? '']
  const begins = isDay(from) ? from : firstOfMonth(today)
  const ends = isDay(to) ? to : today
  const apart = daysBetween(begins, ends)
  const wrong = (from !== '' && !isDay(from)) || (to !== '' && !isDay(to)) || apart < 0 || apart > longest
  return apart < 0 || apart > longest ? { from: firstOfMonth(today), to: today, wrong } : { from: begins, to: ends, wrong }
}

const wrongDays = spoken({
  kk: `from мен to — күндер (2026-11-26), to күні from күнінен ерте емес, екеуінің арасы ${longest} күннен аспайды.`,
  ru: `from и to — дни (2026-11-26), to не раньше from, между ними не больше ${longest} дней.`,
  en: `from and to are days (2026-11-26), to is not before from, and at most ${longest} days lie between.`,
})

/** What `GET /v1/usage` tells of a key: `from` and `to` are days, this month unless given. Throws a `Failure` (invalid) for what are none. */
export type UsageOfKey = (key: ApiKey, query: URLSearchParams) => Promise<unknown>

export const usageOfKey = ({ db, now, country }: Pick<GatewayGround['kernel'], 'db' | 'now' | 'country'>): UsageOfKey => async ({ id, test }, query) => {
  const { from, to, wrong } = daysAsked(query, dayOf(now(), country.calendar.zone))
  if (wrong) throw new Failure('invalid', wrongDays, [{ field: query.has('from') ? 'from' : 'to', text: wrongDays }])
  const lines = await usageLines(db, { key: id, from, to })
  return {
    object: 'list', key: id, ...(test && { test }), from, to, currency: 'KZT',
    data: lines.map(({ day, model, requests, failed, promptTokens, outputTokens, amount, unpricedTokens }) => ({
      day, model, requests: Number(requests), failed: Number(failed), prompt_tokens: Number(promptTokens), completion_tokens: Number(outputTokens),
      total_tokens: Number(promptTokens + outputTokens), unpriced_tokens: Number(unpricedTokens), list_price_micro_tiyn: String(amount),
    })),
  }
}
