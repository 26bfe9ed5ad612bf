/** The public library of services: every declaration in force, whose it is, in which formats it goes out, and how another body takes it as its own. */
import type { Kernel } from '../../kernel/index.ts'
import { hashOf, hashOfText } from '../../law/canonical.ts'
import { cpsvAp, type Publisher } from '../../law/cpsv-ap.ts'
import { formatDay } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import { pageFrom } from '../asked.ts'
import { emptyState, filters, pagination, table } from '../components/index.ts'
import type { PageToFind } from '../find/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { libraryWords as words } from './library-messages.ts'
import { feedLink, howServedLink, newsLink } from './library-links.ts'
import { inForceToday, servicesCrumb } from './parts.ts'

/** Services on a page. */
const size = 25

export const libraryFound: PageToFind = { path: '/library', title: words.library, about: words.lead }

/** Who publishes the services of this house. */
const publisherOf = ({ country, settings }: Kernel): Publisher => ({ at: settings.publicUrl, country: `urn:iso:std:iso:3166:-1:${country.code}`, name: country.name })

/** It is drawn from whole declarations: so often anybody asks for it, and no more. */
export const turtleLimit = { requests: 60, seconds: 60 } as const

/** Answers services, each with the hash of its version, as one document of RDF. */
export type Turtle = (request: Request, services: readonly { readonly hash: string; readonly declaration: Procedure }[]) => Response

/** Documents of RDF that strangers may read from anywhere, each drawn once for the versions that it tells of; the last few are kept. */
export function openTurtle(kernel: Kernel): Turtle {
  const kept = new Map<string, { readonly text: string; readonly etag: string }>()
  return (request, services) => {
    const key = hashOf(services.map(({ hash }) => hash))
    const drawn = kept.get(key) ?? written(cpsvAp(services.map(({ declaration }) => declaration), publisherOf(kernel)))
    kept.delete(key)
    kept.set(key, drawn)
    if (kept.size > 20) kept.delete(kept.keys().next().value!)
    const headers = {
      'content-type': 'text/turtle; charset=utf-8', etag: drawn.etag, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
    }
    return (request.headers.get('if-none-match') ?? '').split(/,\s*/).includes(drawn.etag) ? new Response(null, { status: 304, headers }) : new Response(drawn.text, { headers })
  }
}
const written = (text: string) => ({ text, etag: `"${hashOfText(text)}"` })

/** Where the picture of a service in BPMN stands, in a language; of its version in force, or of another. */
export const bpmnPath = (id: string, locale: Locale, version?: string): string => `/services/${id}/process.bpmn?lang=${locale}${version === undefined ? '' : `&version=${version}`}`

/** A document of BPMN as tools for it open it. */
export const bpmnFile = (xml: string, headers: Readonly<Record<string, string>>): Response => new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8', ...headers } })

export const libraryRoutes = (kernel: Kernel, turtle: Turtle): readonly Route[] => [
  route({
    method: 'GET', path: '/library', kind: 'page', permission: 'everyone', title: words.library,
    async handle(visit) {
      const { locale, link, actor, url } = visit
      const asked = (url.searchParams.get('q') ?? '').trim().toLocaleLowerCase()
      const found = (await inForceToday(kernel)).map(({ declaration }) => declaration)
        .filter(({ id, title, body }) => asked === '' || [id, title[locale], body.name[locale]].some((text) => text.toLocaleLowerCase().includes(asked)))
      const at = Math.min(pageFrom(visit), Math.max(1, Math.ceil(found.length / size)))
      const services = found.slice((at - 1) * size, at * size)
      const authors = new Set(kernel.studio.roles)
      const mayCopy = actor?.roles.some((role) => authors.has(role)) ?? false
      return page({
        visit, title: words.library, breadcrumbs: [servicesCrumb], width: 'wide', headExtra: feedLink(locale),
        body: html`<h1>${words.library[locale]}</h1><p class="lead">${words.lead[locale]}</p><p><a href="/library/cpsv-ap.ttl" download>${words.all[locale]}</a> · ${newsLink(locale, link)} · ${howServedLink(locale, link)}</p>${filters(locale, { url, filters: [{ name: 'q', label: words.find }] })}<div class="list">${table<Procedure>(locale, {
          caption: words.library, captionUnseen: true, rows: services, empty: emptyState(locale, { title: words.none }), columns: [
            { title: words.service, header: true, cell: ({ id, title, basedOn }) => html`<a href="${link(`/services/${id}`)}">${title[locale]}</a>${basedOn && html`<p class="hint">${words.basedOn[locale]}: ${basedOn.title[locale]}, ${basedOn.body[locale]}</p>`}` },
            { title: words.body, cell: ({ body }) => body.name[locale] },
            { title: words.since, cell: ({ inForce: { from } }) => formatDay(from, locale) },
            { title: words.take, cell: ({ id, title }) => html`<a href="/services/${id}/declaration.yaml" download="${id}.yaml">YAML<span class="unseen">: ${title[locale]}</span></a> · <a href="/services/${id}/cpsv-ap.ttl" download="${id}.ttl">CPSV-AP<span class="unseen">: ${title[locale]}</span></a> · <a href="${bpmnPath(id, locale)}" download="${id}.bpmn">BPMN<span class="unseen">: ${title[locale]}</span></a>${
              mayCopy && html` · <a href="${link(`/studio?service=${encodeURIComponent(id)}`)}">${words.copy[locale]}<span class="unseen">: ${title[locale]}</span></a>`}` },
          ],
        })}</div>${found.length > 0 && pagination(locale, { url, page: at, size, total: found.length })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/library/cpsv-ap.ttl', kind: 'file', permission: 'everyone', rateLimit: turtleLimit,
    handle: async ({ request }) => turtle(request, await inForceToday(kernel)),
  }),
]
