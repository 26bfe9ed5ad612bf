/** What is let for months: who has what until when, what is free, and how much was let over the months. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { addDays, addMonths, type Day, daysBetween, firstOfMonth, isDay, laterOf } from '../../../law/time.ts'
import { csv, dateTime, emptyState, html, lineChart, notice, page, type Route, route, table, tag } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { spaceWords as words } from './messages.ts'
import type { Space } from './options.ts'
import { spacePath } from './page.ts'
import { todayIn } from './read.ts'

const path = `${spacePath}/tenancies`

interface Tenancy { readonly number: string; readonly premises: string; readonly company: string; readonly from: Day; readonly until: Day }
interface Premises { readonly number: string; readonly name: Text; readonly floor: number; readonly area: number }

async function read({ registers }: Kernel, { premises, tenancies }: Space): Promise<{ readonly premises: readonly Premises[]; readonly tenancies: readonly Tenancy[] }> {
  const [things, held] = await Promise.all([registers.standing(premises), registers.standing(tenancies)])
  return {
    premises: things.map(({ number, title, values }) => ({ number, name: title, floor: Number(values['floor'] ?? 0), area: Number(values['area'] ?? 0) })).toSorted((a, b) => a.floor - b.floor || a.name.kk.localeCompare(b.name.kk)),
    tenancies: held.flatMap(({ number, values }): readonly Tenancy[] => {
      const [from, until] = [String(values['from']), String(values['until'])]
      return isDay(from) && isDay(until) ? [{ number, premises: String(values['premises']), company: String(values['company'] ?? ''), from, until }] : []
    }),
  }
}

/** How much was let in a month: square metres on the average of its days. Pure. */
export function letIn(month: Day, premises: readonly Pick<Premises, 'number' | 'area'>[], tenancies: readonly Pick<Tenancy, 'premises' | 'from' | 'until'>[]): number {
  const last = addDays(addMonths(month, 1), -1)
  const days = daysBetween(month, last) + 1
  const areas = new Map(premises.map(({ number, area }) => [number, area]))
  const total = tenancies.reduce((sum, one) => {
    const [from, until] = [laterOf(one.from, month), one.until < last ? one.until : last]
    return until < from ? sum : sum + (areas.get(one.premises) ?? 0) * (daysBetween(from, until) + 1)
  }, 0)
  return total / days
}

/** The last eleven months, and the present one. */
const monthsShown = (today: Day): readonly Day[] => Array.from({ length: 12 }, (_, nth) => addMonths(firstOfMonth(today), nth - 11))

export const tenancyRoutes = (kernel: Kernel, space: Space): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.tenancies, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const { premises, tenancies } = await read(kernel, space)
      const today = todayIn(kernel)
      const all = premises.reduce((sum, { area }) => sum + area, 0)
      const months = monthsShown(today).map((month) => ({ month, area: letIn(month, premises, tenancies) }))
      const share = (area: number): number => (all === 0 ? 0 : Math.round((area / all) * 1000) / 10)
      const now = ({ number }: Premises): Tenancy | undefined => tenancies.find((one) => one.premises === number && one.from <= today && one.until >= today)
      return page({
        visit, title: words.tenancies, current: institution, width: 'wide', breadcrumbs: [crumb, { title: words.title, path: spacePath }],
        body: html`<h1>${words.tenancies[locale]}</h1><p class="lead">${words.tenanciesLead[locale]}</p>${premises.length === 0 ? emptyState(locale, { title: words.noPremises }) : html`${visit.settings.sample && notice(locale, { body: html`<p>${words.sample[locale]}</p>` })}${table(locale, {
          caption: words.tenancies, captionUnseen: true, rows: premises, columns: [
            { title: words.premises, header: true, cell: (one) => html`<a href="${link(`/registers/${space.premises}/${one.number}`)}">${one.name[locale]}</a>` }, { title: words.floor, numeric: true, cell: (one) => formatNumber(one.floor, locale) },
            { title: words.area, numeric: true, cell: (one) => formatNumber(one.area, locale) }, { title: words.tenant, cell: (one) => now(one)?.company ?? html`${tag(locale, words.freeNow, 'good')} <a href="${link(`/services/${space.tenancy}/apply`)}?${new URLSearchParams({ premises: one.number }).toString()}">${words.rentIt[locale]}<span class="unseen">: ${one.name[locale]}</span></a>` },
            { title: words.until, cell: (one) => { const held = now(one); return held && dateTime(locale, held.until) } },
          ],
        })}<h2>${words.letOver[locale]}</h2>${lineChart({ title: words.letOver[locale], points: months.map(({ area }, at) => ({ at, value: share(area) })), label: (value) => formatNumber(value, locale), ends: [formatDay(months[0]!.month, locale), formatDay(months.at(-1)!.month, locale)] })}${
          table(locale, { caption: words.letOver, captionUnseen: true, rows: months.toReversed(), columns: [
            { title: words.month, header: true, cell: ({ month }) => dateTime(locale, month) }, { title: words.letArea, numeric: true, cell: ({ area }) => formatNumber(Math.round(area), locale) }, { title: words.letOver, numeric: true, cell: ({ area }) => formatNumber(share(area), locale) },
          ] })}<p><a href="${path}.csv" download>CSV</a></p>`}<p><a href="${link(`/registers/${space.tenancies}`)}">${words.tenanciesRegister[locale]}</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: `${path}.csv`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle() {
      const { premises, tenancies } = await read(kernel, space)
      return csv('tenancies.csv', ['month', 'square_metres_let', 'square_metres'], monthsShown(todayIn(kernel)).map((month) => [month, Math.round(letIn(month, premises, tenancies)), premises.reduce((sum, { area }) => sum + area, 0)]))
    },
  }),
]
