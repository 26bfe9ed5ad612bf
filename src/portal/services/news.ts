/** What is new in the law of services: which have come, which have changed, which have ended or will, as a page and as a feed; and what a version says otherwise than the one before it, in words. */
import type { Kernel } from '../../kernel/index.ts'
import type { Version } from '../../kernel/declarations/index.ts'
import { procedureDifferences } from '../../law/differences.ts'
import { formatDay, uncapital } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { titlesOf } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { type Day, type Instant, startOfDay } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { fileLocale, pageFrom } from '../asked.ts'
import { definitionList, emptyState, pagination, table, tag } from '../components/index.ts'
import { changesOf } from '../desk/would-change.ts'
import { kept } from '../face/kept.ts'
import type { PageToFind } from '../find/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { rss } from '../rss.ts'
import type { Visit } from '../visit.ts'
import { changesPath, feedLink, feedPath, newsPath } from './library-links.ts'
import { newsWords as words } from './news-messages.ts'
import { institutionOf, servicesCrumb, today } from './parts.ts'
import { libraryWords } from './library-messages.ts'
import { passportWords } from './passport-messages.ts'

/** Entries on a page, and in the feed. */
const [size, mostTold] = [25, 50] as const

export const newsFound: PageToFind = { path: newsPath, title: words.title, about: words.lead }

type OfService = Version<Procedure>

/** Something that is new of a service: the day from which it holds, and the version that began or ended. */
export interface News {
  readonly kind: 'new' | 'changed' | 'ended'
  readonly day: Day
  readonly version: OfService
  /** The version that came before, of one that changed. */
  readonly before?: OfService
}

/** All that is new, by its day, the latest first: a service is new once, each later version changes it, and one that no other follows ends. Pure. */
export function newsOf(versions: readonly OfService[]): readonly News[] {
  const ofEach = Map.groupBy(versions, ({ declaration }) => declaration.id)
  const news = [...ofEach.values()].flatMap((unordered) => {
    const all = unordered.toSorted((a, b) => a.from.localeCompare(b.from))
    return all.flatMap((version, index): readonly News[] => {
      const [before, next] = [all[index - 1], all[index + 1]]
      return [
        before === undefined ? { kind: 'new', day: version.from, version } : { kind: 'changed', day: version.from, version, before },
        ...(version.until !== undefined && version.until !== next?.from ? [{ kind: 'ended', day: version.until, version } as const] : []),
      ]
    })
  })
  return news.toSorted((a, b) => b.day.localeCompare(a.day) || b.version.enactedAt.localeCompare(a.version.enactedAt) || a.version.declaration.id.localeCompare(b.version.declaration.id))
}

/** When news is told: a version when it is enacted, before its day comes, and an end on its day. */
const toldAt = ({ kind, day, version }: News, zone: string): Instant => (kind === 'ended' ? startOfDay(day, zone) : version.enactedAt)

/** What a news says, as of a day. */
const said = ({ kind, day }: News, on: Day): Text => (day > on ? words.coming : words.happened)[kind]

/** The page that tells it: what differs, the service as it is in force, or the text of a version that is not. Without the language. */
function pathOf({ kind, version: { hash, declaration: { id }, from, until } }: News, on: Day): string {
  if (kind === 'changed') return changesPath(id, hash)
  return kind === 'new' && from <= on && (until === undefined || on < until) ? `/services/${id}` : textPath(id, hash)
}
const textPath = (id: string, version: string): string => `/services/${id}/declaration?version=${version}`

export function newsRoutes(kernel: Kernel): readonly Route[] {
  const { settings: { publicUrl }, country } = kernel
  const { zone } = country.calendar
  const news = kept(kernel.now, async () => newsOf(await kernel.cases.versions.list()))
  return [
    route({
      method: 'GET', path: newsPath, kind: 'page', permission: 'everyone', title: words.title,
      async handle(visit) {
        const { locale, url, link } = visit
        const [all, day] = [await news(), today(kernel)]
        const at = Math.min(pageFrom(visit), Math.max(1, Math.ceil(all.length / size)))
        return page({
          visit, title: words.title, breadcrumbs: [servicesCrumb], width: 'wide', headExtra: feedLink(locale),
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><p><a href="${feedPath(locale)}">${words.feed[locale]}</a> · <a href="${link('/library')}">${libraryWords.library[locale]}</a></p><div class="list">${table<News>(locale, {
            caption: words.title, captionUnseen: true, rows: all.slice((at - 1) * size, at * size), empty: emptyState(locale, { title: words.none }), columns: [
              { title: words.service, header: true, cell: ({ version: { declaration: { id, title, body }, from, until, hash } }) => html`<a href="${link(from <= day && (until === undefined || day < until) ? `/services/${id}` : textPath(id, hash))}">${title[locale]}</a><p class="hint">${body.name[locale]}</p>` },
              { title: words.day, cell: (one) => formatDay(one.day, locale) },
              { title: words.what, cell: (one) => tag(locale, said(one, day), one.day > day ? 'wait' : one.kind === 'ended' ? 'plain' : 'good') },
              { title: words.version, cell: ({ version: { hash, declaration: { id, title } }, before }) => html`<a href="${link(textPath(id, hash))}"><code>${hash.slice(0, 12)}</code><span class="unseen">: ${title[locale]}</span></a>${before && html` · <a href="${link(changesPath(id, hash))}">${words.changes[locale]}<span class="unseen">: ${title[locale]}</span></a>`}` },
            ],
          })}</div>${all.length > 0 && pagination(locale, { url, page: at, size, total: all.length })}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/library/new.xml', kind: 'file', permission: 'everyone', title: words.feed, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const [locale, day, now] = [fileLocale(visit), today(kernel), kernel.now()]
        const told = (await news()).map((one) => ({ one, told: toldAt(one, zone) })).filter((each) => each.told <= now).toSorted((a, b) => b.told.localeCompare(a.told)).slice(0, mostTold)
        return rss({
          title: words.title[locale], about: words.lead[locale], locale, at: `${publicUrl}${feedPath(locale)}`, page: `${publicUrl}/${locale}${newsPath}`,
          items: told.map(({ one, told: at }) => {
            const { version: { hash, declaration: { title, body } }, kind } = one
            return {
              title: `${title[locale]}: ${uncapital(said(one, day)[locale])}, ${formatDay(one.day, locale)}`, page: `${publicUrl}/${locale}${pathOf(one, day)}`, id: `${hash} ${kind}`, told: at,
              words: `${body.name[locale]}. ${words.version[locale]}: ${hash}`,
            }
          }),
        })
      },
    }),
    route({
      method: 'GET', path: '/services/:id/changes', kind: 'page', permission: 'everyone', title: words.changes, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit, { id }) {
        const asked = (await news()).find(({ kind, version }) => kind !== 'ended' && version.declaration.id === id && version.hash === visit.url.searchParams.get('version'))
        if (asked === undefined) throw notFound()
        return changesPage(kernel, visit, asked)
      },
    }),
  ]
}

function changesPage({ registers }: Kernel, visit: Visit, { version, before }: News): Response {
  const { locale, link } = visit
  const { declaration, declaration: { id, title } } = version
  const passages = before === undefined ? [] : procedureDifferences(before.declaration, declaration, titlesOf(registers.declared))
  const text = ({ hash, from }: OfService): Content => html`${formatDay(from, locale)}. <a href="${link(textPath(id, hash))}">${passportWords.declaration[locale]}</a>`
  return page({
    visit, title: words.changes, current: institutionOf(id), breadcrumbs: [servicesCrumb, { title: words.title, path: newsPath }], headExtra: feedLink(locale),
    body: html`<h1>${title[locale]}: ${uncapital(words.changes[locale])}</h1>${definitionList(locale, [
      { term: words.thisVersion, value: text(version) }, ...(before ? [{ term: words.earlierVersion, value: text(before) }] : []),
    ])}${before === undefined ? html`<p>${words.first[locale]}</p>` : passages.length === 0 ? html`<p>${words.nothing[locale]}</p>` : changesOf(passages, locale, 'page')}`,
  })
}
