/**
 * Looks at one's own data: who of any institution looked at what is known of a person, why, at which fields and when, with a way to ask about each.
 *
 * Promises: shows a person what was seen of them and of nobody else; asking is a procedure that the country declares, begun with the look in its words.
 * Never: names the officer, or shows the values again.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Look } from '../../kernel/looks/index.ts'
import { entryPath } from '../../kernel/registers/index.ts'
import { type Body, bodyOfRole } from '../../law/body.ts'
import { printCitation } from '../../law/citation.ts'
import { formatDay, formatNumber } from '../../law/format.ts'
import { organisationName } from '../../law/official-names.ts'
import { fieldsOf, type Procedure } from '../../law/procedure.ts'
import { isLocale, type Locale, same, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { cabinetCrumb } from '../cabinet/nav.ts'
import { actions, button, cite, emptyState, pagination, table } from '../components/index.ts'
import { csv } from '../download.ts'
import { type Content, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { fieldWords, goesForCompany, goesToBody, kindWords, lookWords, questionAbout } from './messages.ts'

export { lookWords } from './messages.ts'

export const looksPath = '/account/looks'

/** The procedure by which people ask a body about a look, the field that takes their words, the choice that takes the body that looked, the field that takes the number of the look, and what else is answered for them. */
export interface AsksAboutLooks { readonly procedure: string; readonly says: string; readonly body?: string; readonly look?: string; readonly answers: Readonly<Record<string, string>> }

const size = 50
/** More fields than these are folded. */
const mostFields = 6
/** So many of the latest looks are given out as a file: more than a year of a person brings. */
const mostInFile = 10_000

/** `owner` is the body that runs the portal: it answers for what the portal's own administrators looked at. */
export function lookRoutes(kernel: Kernel, offices: Readonly<Record<string, Text>>, asks: AsksAboutLooks | undefined, owner?: string): readonly Route[] {
  const told = toldOf(kernel, offices, owner)
  return [
    route({
      method: 'GET', path: looksPath, kind: 'page', permission: 'signed in', whileSuspended: true, title: lookWords.title, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale, link, url } = visit
        const asked = /^[1-9]\d{0,4}$/.exec(url.searchParams.get('page') ?? '') ? Number(url.searchParams.get('page')) : 1
        const { rows, total } = await kernel.looks.of(actorHere(visit).person, { limit: size, skip: (asked - 1) * size })
        const shown = await told(visit, rows)
        return page({
          visit, title: lookWords.title, width: 'wide', breadcrumbs: [cabinetCrumb], headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${lookWords.title[locale]}</h1><p class="lead">${lookWords.lead[locale]}</p>${table(locale, {
            caption: lookWords.title, captionUnseen: true, rows: shown, empty: emptyState(locale, { title: lookWords.none }), columns: [
              { title: lookWords.when, header: true, cell: ({ look }) => html`${moment(visit, look.at)}<br><span class="hint">№ ${look.id}</span>` },
              { title: lookWords.who, cell: ({ who, office }) => html`${who[locale]}${office && html`<br><span class="hint">${office[locale]}</span>`}` },
              { title: lookWords.why, cell: ({ why, look }) => html`${why}<br>${look.basis ? cite(locale, look.basis) : look.kind === 'card' && html`<span class="hint">${lookWords.consent[locale]}</span>`}` },
              { title: lookWords.fields, cell: ({ fields }) => fieldsShown(locale, fields) },
              { title: lookWords.ask, cell: ({ look }) => html`<a href="${link(`${looksPath}/${look.id}`)}">${lookWords.ask[locale]}</a>` },
            ],
          })}${total > 0 && html`${pagination(locale, { url, page: asked, size, total })}<p><a href="${looksPath}.csv?lang=${locale}" download>${lookWords.csv[locale]}</a></p>`}<p class="hint">${lookWords.notHere[locale]}</p>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${looksPath}.csv`, kind: 'file', permission: 'signed in', whileSuspended: true, rateLimit: { requests: 10, seconds: 60 },
      async handle(visit) {
        const asked = visit.url.searchParams.get('lang') ?? undefined
        const locale = isLocale(asked) ? asked : visit.locale
        const { rows } = await kernel.looks.of(actorHere(visit).person, { limit: mostInFile })
        const head = [lookWords.when, lookWords.number, lookWords.who, lookWords.office, lookWords.why, lookWords.thing, lookWords.basis, lookWords.fields].map((one) => one[locale])
        return csv('looks.csv', head, (await told({ ...visit, locale }, rows)).map(({ look, who, office, what, fields }) => [
          look.at, look.id, who[locale], office?.[locale] ?? '', what[locale], numberOf(look), look.basis ? printCitation(look.basis)[locale] : look.kind === 'card' ? lookWords.consent[locale] : '', fields.map((one) => one[locale]).join('; '),
        ]))
      },
    }),
    route({
      method: 'GET', path: `${looksPath}/:id`, kind: 'page', permission: 'signed in', whileSuspended: true, title: lookWords.ask, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit, { id }) {
        const { locale, link } = visit
        const look = await kernel.looks.find(actorHere(visit).person, id)
        if (look === undefined) throw notFound()
        const [one] = await told(visit, [look])
        const { who, what, fields, body } = one!
        const says = questionAbout({
          who: who[locale], when: formatDay(dayOf(look.at, kernel.country.calendar.zone), locale), number: `${look.id}`, what: [`${what[locale]}${numberOf(look) === '' ? '' : ` № ${numberOf(look)}`}`, ...fields.map((field) => field[locale])].join('; '),
        })[locale]
        const way = asks && kernel.cases.procedures.find(({ id: procedure }) => procedure === asks.procedure)
        return page({
          visit, title: lookWords.ask, breadcrumbs: [cabinetCrumb, { title: lookWords.title, path: looksPath }], headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${lookWords.ask[locale]}</h1>${asks === undefined || way === undefined
            ? html`<p class="lead">${lookWords.noWay[locale]}</p>${actions(html`<a href="${link('/contacts')}">${lookWords.contacts[locale]}</a>`)}`
            : html`<p class="lead">${lookWords.askLead[locale]} ${goesTo(look, way, asks, body, kernel.country.bodies)[locale]}</p><h2>${lookWords.text[locale]}</h2><p class="prose">${says}</p>${actions(
              button(locale, lookWords.begin, { href: `${link(`/services/${way.id}/apply`)}?${new URLSearchParams({ ...asks.answers, ...(asks.body !== undefined && body !== undefined && isAsked(way, asks, body) && { [asks.body]: body }), ...(asks.look !== undefined && { [asks.look]: look.id }), [asks.says]: says }).toString()}` }))}`}`,
        })
      },
    }),
  ]
}

/** Whether a question can go to a body: it is among the choices of the version in force, where a body is chosen. */
const isAsked = (way: Procedure, asks: AsksAboutLooks, body: string): boolean =>
  fieldsOf(way).some((field) => field.name === asks.body && field.kind === 'choice' && field.choices.some(({ value }) => value === body))

/** Where the question goes: to the body that looked, of what a company saw to the body that answers for it, and else to that which the asker chooses. */
function goesTo({ as }: Look, way: Procedure, asks: AsksAboutLooks, body: string | undefined, bodies: readonly Body[]): Text {
  const named = bodies.find(({ id }) => id === body)
  if (named === undefined || !isAsked(way, asks, named.id)) return asks.body === undefined ? same('') : lookWords.youChoose
  return 'organisation' in as ? goesForCompany(named.name) : goesToBody(named.name)
}

/** What was seen: of many the first, and all of them where one opens the list. */
function fieldsShown(locale: Locale, fields: readonly Text[]): Content {
  if (fields.length === 0) return lookWords.nothing[locale]
  const list = (of: readonly Text[]): string => of.map((one) => one[locale]).join('; ')
  if (fields.length <= mostFields) return list(fields)
  return html`${list(fields.slice(0, mostFields))}…<details><summary>${lookWords.further[locale]}: ${formatNumber(fields.length, locale)}</summary>${list(fields)}</details>`
}

/** A look in words. `what`: at what, without links; `body`: the id of the body that looked, or that answers for what a company sees here. */
interface Told { readonly look: Look; readonly body: string | undefined; readonly who: Text; readonly office: Text | undefined; readonly what: Text; readonly why: Html; readonly fields: readonly Text[] }

/** Numbers that people know; of a case its id stands in the address alone. */
const numberOf = ({ kind, thing, about }: Look): string => (kind === 'entry' || kind === 'decision' || kind === 'look' ? thing : kind === 'card' ? about ?? thing : '')

/** Puts looks into words: by the declarations under which they were, each read once. */
function toldOf({ cases, country, parties, registers }: Kernel, offices: Readonly<Record<string, Text>>, owner: string | undefined): (visit: Visit, looks: readonly Look[]) => Promise<readonly Told[]> {
  const procedureOf = async ({ kind, declared }: Look) => (declared === undefined || kind === 'entry' || kind === 'card' ? undefined : cases.versions.byHash(declared))
  return async (visit, looks) => {
    const { link, locale } = visit
    const organisations = await parties.organisationsById([...new Set(looks.flatMap(({ as }) => ('organisation' in as ? [as.organisation] : [])))])
    return Promise.all(looks.map(async (look): Promise<Told> => {
      const { as, kind, thing, about, declared } = look
      const [procedure, register] = [await procedureOf(look), kind === 'entry' || kind === 'card' ? registers.declared.find(({ id }) => id === declared) : undefined]
      const organisation = 'organisation' in as ? organisations.get(as.organisation) : undefined
      const runs = country.bodies.find(({ id }) => id === owner)
      const body = 'office' in as ? bodyOfRole(country.bodies, as.office) ?? country.bodies.find(({ id }) => id === as.office) ?? runs : runs
      const named = 'office' in as ? body?.name ?? own : undefined
      const what: Text = kind === 'card' || procedure === undefined && register === undefined ? kindWords[kind] : procedure?.title ?? register!.title
      const called = html`${what[locale]}`
      const why: Record<Look['kind'], () => Html> = {
        case: () => html`<a href="${link(`/cases/${thing}`)}">${called}</a>`, entry: () => html`${called}, <a href="${link(entryPath(declared ?? '', thing))}">№ ${thing}</a>`, decision: () => html`${called}, <a href="${link(`/decisions/${thing}`)}">№ ${thing}</a>`,
        counter: () => html`<a href="${link('/account/visits')}">${kindWords.counter[locale]}</a>${procedure && html`<br>${called}`}`, account: () => called, letters: () => called, look: () => html`${called} № ${thing}`, duty: () => html`<a href="${link(`/duties/${thing}`)}">${kindWords.duty[locale]}</a><br>${called}`, card: () => html`${called} № ${about}`,
      }
      const declaredFields = procedure ? [...fieldsOf(procedure), ...Object.values(procedure.obligations).flatMap(({ form }) => form.flatMap((page) => page.fields))] : register?.fields ?? []
      return {
        look, body: body?.id, what, why: why[kind](), fields: look.fields.map((name) => declaredFields.find((one) => one.name === name)?.label ?? fieldWords[name] ?? same(name)),
        who: organisation ? same(organisationName(organisation, locale)) : named ?? same('—'), office: 'office' in as ? offices[as.office] : undefined,
      }
    }))
  }
}

/** The portal's own offices, where no body runs it. */
const own: Text = { kk: 'Портал', ru: 'Портал', en: 'The portal' }
