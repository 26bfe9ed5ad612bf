/** Serves the feed (RSS 2.0) and the charts. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Locale } from '../../../law/text.ts'
import { dayOf, yearOf } from '../../../law/time.ts'
import { fileLocale, html, notFound, route, type Route, rss, standalone } from '../../../portal/index.ts'
import { indicatorChart, indicatorPath, type Plans, withUnit } from '../plan/index.ts'
import { words } from './messages.ts'
import { guidOf, newestOf } from './newest.ts'

export const feedPath = '/strategy/feed.xml'
export const chartPath = (number: string, locale: Locale): string => `/strategy/indicators/${number}/chart.svg?lang=${locale}`

const file = (type: string, text: string): Response => new Response(text, { headers: { 'content-type': type, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } })

export function feedRoutes(kernel: Kernel, plans: Plans): readonly Route[] {
  const limit = { requests: 60, seconds: 60 }
  const { publicUrl } = kernel.settings
  return [
    route({
      method: 'GET', path: feedPath, kind: 'file', permission: 'everyone', title: words.feed, rateLimit: limit,
      async handle({ url }) {
        const locale = fileLocale({ url })
        return rss({
          title: words.title[locale], about: kernel.country.name[locale], locale, at: `${publicUrl}${feedPath}?lang=${locale}`, page: `${publicUrl}/${locale}/strategy`,
          items: newestOf(await plans()).map(({ figure: one, indicator }) => ({
            title: words.item(indicator.name[locale], withUnit(one.value, indicator, locale), one.year), page: `${publicUrl}/${locale}${indicatorPath(one.indicator)}`, id: guidOf(one), told: one.knownAt,
            words: `${words[one.kind][locale]}. ${words.source[locale]}: ${one.source[locale]}. ${words.responsible[locale]}: ${one.responsible}`,
          })),
        })
      },
    }),
    route({
      method: 'GET', path: '/strategy/indicators/:number/chart.svg', kind: 'file', permission: 'everyone', title: words.chart, rateLimit: limit,
      async handle({ url }, { number }) {
        const plan = await plans()
        const indicator = plan.indicators.find((one) => one.number === number)
        const locale = fileLocale({ url })
        const text = indicator && standalone(indicatorChart(plan, indicator, locale, yearOf(dayOf(kernel.now(), kernel.country.calendar.zone))), { title: html`${indicator.name[locale]}`, source: html`${indicator.name[locale]}. ${new URL(publicUrl).host}` })
        if (text === undefined) throw notFound()
        return file('image/svg+xml; charset=utf-8', text)
      },
    }),
  ]
}
