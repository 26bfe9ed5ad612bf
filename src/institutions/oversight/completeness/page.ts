/** What runs unregistered: counts for everybody, and for the regulator whose and what it is. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import { same, type Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { emptyState, html, page, type PageToFind, permits, route, type Route, table } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import type { Owner } from './gaps.ts'
import { kinds, words } from './messages.ts'
import type { CompletenessOptions } from './options.ts'
import { unconfirmedUses } from './round.ts'

const path = '/oversight/completeness'
/** Gaps that one page shows. */
const most = 500

export const completenessDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const completenessFound: PageToFind = { path, title: words.title, about: words.lead }

export const completenessRoute = (kernel: Kernel, options: CompletenessOptions): Route => route({
  method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title,
  handle: async (visit) => {
    const { locale, link } = visit
    const { db, parties, country } = kernel
    const isRegulator = permits({ anyRole: options.roles }, { actor: visit.actor }) === 'yes'
    const counts = new Map((await db.selectFrom('oversight_completeness').selectAll().execute()).map((row) => [row.kind, row]))
    const day = (at: Parameters<typeof dayOf>[0]): string => formatDay(dayOf(at, country.calendar.zone), locale)
    const [first] = counts.values()
    const gaps = isRegulator ? await db.selectFrom('oversight_gap').selectAll().where('ended_at', 'is', null).orderBy('found_at').orderBy('id').limit(most).execute() : []
    const unconfirmed = isRegulator ? (await unconfirmedUses(kernel, options)).slice(0, most) : []
    const companies = await parties.organisationsById(gaps.flatMap(({ owner }) => (owner?.startsWith('organisation:') ? [owner.slice('organisation:'.length)] : [])))
    const nameOf = (owner: Owner): Text => {
      const id = owner.slice(owner.indexOf(':') + 1)
      return (owner.startsWith('body:') ? parties.bodies.find((body) => body.id === id)?.name : undefined) ?? same(companies.get(id)?.name ?? owner)
    }
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${first === undefined ? emptyState(locale, { title: words.never }) : html`${table(locale, {
        caption: words.title, captionUnseen: true, rows: Object.entries(kinds).map(([kind, title]) => ({ title, ...counts.get(kind as keyof typeof kinds) })), empty: '',
        columns: [
          { title: words.what, header: true, cell: ({ title }) => title[locale] }, { title: words.running, cell: ({ running = 0 }) => formatNumber(running, locale) }, { title: words.registered, cell: ({ registered = 0 }) => formatNumber(registered, locale) },
          { title: words.missing, cell: ({ running = 0, registered = 0 }) => formatNumber(running - registered, locale) }, { title: words.unconfirmed, cell: ({ unconfirmed = 0 }) => formatNumber(unconfirmed, locale) },
        ],
      })}<p>${words.counted[locale]}: ${day(first.counted_at)}</p>`}${isRegulator && html`<h2>${words.owners[locale]}</h2>${table(locale, {
        caption: words.owners, captionUnseen: true, rows: gaps, empty: emptyState(locale, { title: words.none }),
        columns: [
          { title: words.owner, header: true, cell: ({ owner }) => (owner === null ? words.programme : nameOf(owner))[locale] },
          { title: words.thing, cell: ({ kind, title, path: at }) => html`${at === null || kind === 'key' ? title[locale] : html`<a href="${link(at)}">${title[locale]}</a>`}<br><small>${kinds[kind][locale]}</small>` },
          { title: words.since, cell: ({ found_at: at }) => day(at) },
        ],
      })}${unconfirmed.length > 0 && html`<h2>${words.unconfirmed[locale]}</h2><p>${words.unconfirmedHint[locale]}</p>${table(locale, {
        caption: words.unconfirmed, captionUnseen: true, rows: unconfirmed,
        columns: [
          { title: words.owner, header: true, cell: ({ owner }) => nameOf(owner)[locale] },
          { title: words.use, cell: ({ kind, title, path: at }) => html`${at === undefined ? title[locale] : html`<a href="${link(at)}">${title[locale]}</a>`}<br><small>${kinds[kind][locale]}</small>` },
          { title: words.system, cell: ({ system = '' }) => system },
        ],
      })}`}`}`,
    })
  },
})
