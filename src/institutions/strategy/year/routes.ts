/** Serves the reports: a year as a page and as a paper, and the brief of a goal as a paper. */
import { typeset } from '../../../kernel/papers/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { isLocale, type Locale } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { html, notFound, page, route, type Route, table } from '../../../portal/index.ts'
import { printed } from '../../../portal/record/index.ts'
import type { Meetings } from '../meetings/index.ts'
import { institution, place } from '../parts.ts'
import type { Plans } from '../plan/index.ts'
import { words } from './messages.ts'
import { type CountedValue, goalBrief, type Report, yearReport, yearsWith } from './report.ts'

export const yearPath = (year: number): string => `/strategy/years/${year}`
export const briefPath = (number: string, locale: Locale): string => `/strategy/goals/${number}/brief.pdf?lang=${locale}`

const localeOf = (url: URL): Locale => { const said = url.searchParams.get('lang') ?? ''; return isLocale(said) ? said : 'kk' }

/** For so many seconds a paper serves whoever asks for it, and so many papers are kept. */
const [fresh, mostPapers] = [300, 40]

export function reportRoutes(kernel: Kernel, plans: Plans, meetings: Meetings): readonly Route[] {
  const today = (): Day => dayOf(kernel.now(), kernel.country.calendar.zone)
  const limit = { requests: 20, seconds: 60 }

  async function reportOf(year: string, locale: Locale): Promise<Report & { readonly years: readonly number[] }> {
    const [plan, met] = await Promise.all([plans(), meetings()])
    const years = yearsWith(plan, today())
    if (!years.includes(Number(year))) throw notFound()
    return { ...yearReport({ plan, met, counted: await countedIn(kernel, Number(year), locale), country: kernel.country.name, year: Number(year), today: today(), dayIn: (at) => dayOf(at, kernel.country.calendar.zone), locale }), years }
  }

  /** The papers that were asked for last: setting one takes a moment in which the process does nothing else, and strangers ask. */
  const papers = new Map<string, { readonly until: number; readonly bytes: Promise<Uint8Array> }>()

  async function paper(key: string, locale: Locale, made: () => Promise<Report>): Promise<Response> {
    const now = Date.parse(kernel.now())
    let kept = papers.get(key)
    if (kept === undefined || kept.until <= now) {
      kept = { until: now + fresh * 1000, bytes: made().then((report) => set(report, locale)) }
      papers.delete(key)
      papers.set(key, kept)
      for (const oldest of papers.keys()) if (papers.size > mostPapers) papers.delete(oldest)
      kept.bytes.catch(() => { papers.delete(key) })
    }
    return new Response(Buffer.from(await kept.bytes), { headers: { 'content-type': 'application/pdf', 'cache-control': `public, max-age=${fresh}`, 'access-control-allow-origin': '*' } })
  }

  function set({ title, lead, sections }: Report, locale: Locale): Uint8Array {
    const day = today()
    const [year, month, date] = day.split('-').map(Number)
    const link = (path: string): string => `${kernel.settings.publicUrl}/${locale}${path}`
    return typeset('report', {
      title, lead, locale, author: kernel.country.name[locale], date: { year, month, day: date }, asOf: words.asOf(inEveryLanguage((one) => formatDay(day, one)))[locale], sample: kernel.settings.programme === 'sample' ? words.sample[locale] : null,
      sections: sections.map(({ rows, ...of }) => ({ ...of, rows: rows.map(({ cells, proof, path }) => ({ cells, proof, link: link(path) })) })),
    })
  }

  return [
    route({
      method: 'GET', path: '/strategy/years/:year', kind: 'page', permission: 'everyone', title: words.years, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit, { year }) {
        const { locale, link } = visit
        const { title, lead, sections, years } = await reportOf(year, locale)
        return page({
          visit, title, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${title}</h1><p class="lead">${lead}</p><p><a href="${yearPath(Number(year))}/report.pdf?lang=${locale}">${words.paper[locale]}</a></p>${sections.map(({ title: called, head, rows, nothing }) => html`<h2>${called}</h2>${rows.length === 0 ? html`<p>${nothing}</p>` : table(locale, {
            caption: called, captionUnseen: true, rows, columns: head.map((column, at) => ({ title: column, ...(at === 0 && { header: true as const }), cell: ({ cells, proof, path }: (typeof rows)[number]) => (at === head.length - 1 ? html`<a href="${link(path)}">${proof}</a>` : cells[at]) })),
          })}`)}<h2>${words.years[locale]}</h2><ul>${years.map((one) => html`<li><a href="${link(yearPath(one))}">${words.of(one)[locale]}</a></li>`)}</ul>`,
        })
      },
    }),
    route({
      method: 'GET', path: '/strategy/years/:year/report.pdf', kind: 'file', permission: 'everyone', title: words.paper, rateLimit: limit,
      handle: async ({ url }, { year }) => paper(`year ${year} ${localeOf(url)}`, localeOf(url), () => reportOf(year, localeOf(url))),
    }),
    route({
      method: 'GET', path: '/strategy/goals/:number/brief.pdf', kind: 'file', permission: 'everyone', title: words.brief, rateLimit: limit,
      async handle({ url }, { number }) {
        return paper(`goal ${number} ${localeOf(url)}`, localeOf(url), async () => {
          const brief = goalBrief(await plans(), number, today(), localeOf(url))
          if (brief === undefined) throw notFound()
          return brief
        })
      },
    }),
  ]
}

/** The last value of each indicator in the year, as its page prints it. */
async function countedIn({ indicators }: Kernel, year: number, locale: Locale): Promise<readonly CountedValue[]> {
  const values = await indicators.lastIn(`${year}-01-01`, `${year}-12-31`)
  return indicators.list.flatMap((indicator) => {
    const last = values.get(indicator.id)
    if (last === undefined) return []
    const said = printed(indicator, last)
    return [{ id: indicator.id, title: indicator.title, source: indicator.source, value: typeof said === 'string' ? said : said[locale], day: last.day }]
  })
}
