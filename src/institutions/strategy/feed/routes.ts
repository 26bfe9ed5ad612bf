/** Serves the feed (RSS 2.0) and the charts. */
import type { Kernel } from '../../../kernel/index.ts'
import { isLocale, type Locale } from '../../../law/text.ts'
import { dayOf, yearOf } from '../../../law/time.ts'
import { html, notFound, route, type Route, standalone } from '../../../portal/index.ts'
import { indicatorChart, indicatorPath, type Plans, withUnit } from '../plan/index.ts'
import { words } from './messages.ts'
import { guidOf, newestOf } from './newest.ts'

export const feedPath = '/strategy/feed.xml'
export const chartPath = (number: string, locale: Locale): string => `/strategy/indicators/${number}/chart.svg?lang=${locale}`

const file = (type: string, text: string): Response => new Response(text, { headers: { 'content-type': type, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } })
const localeOf = (url: URL): Locale => { const said = url.searchParams.get('lang') ?? ''; return isLocale(said) ? said : 'kk' }

export function feedRoutes(kernel: Kernel, plans: Plans): readonly Route[] {
  const limit = { requests: 60, seconds: 60 }
  const { publicUrl } = kernel.settings
  return [
    route({
      method: 'GET', path: feedPath, kind: 'file', permission: 'everyone', title: words.feed, rateLimit: limit,
      async handle({ url }) {
        const locale = localeOf(url)
        return file('application/rss+xml; charset=utf-8', `<?xml version="1.0" encoding="UTF-8"?>\n${html`<rss version="2.0"><channel><title>${words.title[locale]}</title><link>${publicUrl}/${locale}/strategy</link><description>${kernel.country.name[locale]}</description><language>${locale}</language>${newestOf(await plans()).map(({ figure: one, indicator }) => {
          const where = `${publicUrl}/${locale}${indicatorPath(one.indicator)}`
          return html`<item><title>${words.item(indicator.name[locale], withUnit(one.value, indicator, locale), one.year)}</title><link>${where}</link><guid isPermaLink="false">${guidOf(one)}</guid><pubDate>${new Date(one.knownAt).toUTCString()}</pubDate><description>${
            words[one.kind][locale]}. ${words.source[locale]}: ${one.source[locale]}. ${words.responsible[locale]}: ${one.responsible}</description></item>`
        })}</channel></rss>`.source}\n`)
      },
    }),
    route({
      method: 'GET', path: '/strategy/indicators/:number/chart.svg', kind: 'file', permission: 'everyone', title: words.chart, rateLimit: limit,
      async handle({ url }, { number }) {
        const plan = await plans()
        const indicator = plan.indicators.find((one) => one.number === number)
        const locale = localeOf(url)
        const text = indicator && standalone(indicatorChart(plan, indicator, locale, yearOf(dayOf(kernel.now(), kernel.country.calendar.zone))), { title: html`${indicator.name[locale]}`, source: html`${indicator.name[locale]}. ${new URL(publicUrl).host}` })
        if (text === undefined) throw notFound()
        return file('image/svg+xml; charset=utf-8', text)
      },
    }),
  ]
}
