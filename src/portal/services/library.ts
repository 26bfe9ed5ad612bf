/** The public library of services: every declaration in force, whose it is, in which formats it goes out, and how another body takes it as its own. */
import type { Kernel } from '../../kernel/index.ts'
import { cpsvAp, type Publisher } from '../../law/cpsv-ap.ts'
import { formatDay } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { table } from '../components/index.ts'
import type { PageToFind } from '../find/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { libraryWords as words } from './library-messages.ts'
import { inForceToday, servicesCrumb } from './parts.ts'

export const libraryFound: PageToFind = { path: '/library', title: words.library, about: words.lead }

/** Who publishes the services of this house. */
export const publisherOf = ({ country, settings }: Kernel): Publisher => ({ at: settings.publicUrl, country: `urn:iso:std:iso:3166:-1:${country.code}`, name: country.name })

/** A document of RDF that strangers may read from anywhere. */
export const turtle = (text: string): Response => new Response(text, { headers: {
  'content-type': 'text/turtle; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
} })

export const libraryRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/library', kind: 'page', permission: 'everyone', title: words.library,
    async handle(visit) {
      const { locale, link, actor } = visit
      const services = (await inForceToday(kernel)).map(({ declaration }) => declaration)
      const authors = new Set(kernel.studio.roles)
      const mayCopy = actor?.roles.some((role) => authors.has(role)) ?? false
      return page({
        visit, title: words.library, breadcrumbs: [servicesCrumb], width: 'wide',
        body: html`<h1>${words.library[locale]}</h1><p class="lead">${words.lead[locale]}</p><p><a href="/library/cpsv-ap.ttl" download>${words.all[locale]}</a></p><div class="list">${table<Procedure>(locale, {
          caption: words.library, captionUnseen: true, rows: services, columns: [
            { title: words.service, header: true, cell: ({ id, title, basedOn }) => html`<a href="${link(`/services/${id}`)}">${title[locale]}</a>${basedOn && html`<p class="hint">${words.basedOn[locale]}: ${basedOn.title[locale]}, ${basedOn.body[locale]}</p>`}` },
            { title: words.body, cell: ({ body }) => body.name[locale] },
            { title: words.since, cell: ({ inForce: { from } }) => formatDay(from, locale) },
            { title: words.take, cell: ({ id, title }) => html`<a href="/services/${id}/declaration.yaml" download="${id}.yaml">YAML<span class="unseen">: ${title[locale]}</span></a> · <a href="/services/${id}/cpsv-ap.ttl" download="${id}.ttl">CPSV-AP<span class="unseen">: ${title[locale]}</span></a>${
              mayCopy && html` · <a href="${link(`/studio?service=${encodeURIComponent(id)}`)}">${words.copy[locale]}<span class="unseen">: ${title[locale]}</span></a>`}` },
          ],
        })}</div>`,
      })
    },
  }),
  route({
    method: 'GET', path: '/library/cpsv-ap.ttl', kind: 'file', permission: 'everyone',
    handle: async () => turtle(cpsvAp((await inForceToday(kernel)).map(({ declaration }) => declaration), publisherOf(kernel))),
  }),
]
