/** The list of bodies and the page of each: what it answers for, its services, its keys, its offices. One skeleton for all. */
import type { Kernel } from '../../kernel/index.ts'
import { paths } from '../../kernel/decisions/index.ts'
import { maySee } from '../../kernel/registers/index.ts'
import { type Body, keeperOf } from '../../law/body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { notFound } from '../answers.ts'
import { definitionList, emptyState, table } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { bodyWords as words } from './messages.ts'

/** The body of an address. @throws Failure 'not found' */
export function bodyHere({ country: { bodies } }: Kernel, id: string): Body {
  const body = bodies.find((one) => one.id === id)
  if (body === undefined) throw notFound()
  return body
}

export const bodyPages = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: '/bodies', kind: 'page', permission: 'everyone', title: words.bodies, handle: (visit) => listPage(kernel, visit) }),
  route({ method: 'GET', path: '/bodies/:body', kind: 'page', permission: 'everyone', title: words.body, handle: (visit, { body }) => bodyPage(kernel, visit, bodyHere(kernel, body)) }),
]

/** What the body decides on: a procedure numbers its decisions in a register of the body. */
const servicesOf = ({ cases }: Kernel, { registers }: Body): readonly Procedure[] => cases.procedures.filter(({ body }) => registers.includes(body.register))

function listPage(kernel: Kernel, visit: Visit): Response {
  const { locale, link } = visit
  return page({
    visit, title: words.bodies, width: 'wide',
    body: html`<h1>${words.bodies[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
      caption: words.bodies, captionUnseen: true, rows: kernel.country.bodies, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.body, header: true, cell: ({ id, name }) => html`<a href="${link(`/bodies/${id}`)}">${name[locale]}</a>` },
        { title: words.services, numeric: true, cell: (body) => servicesOf(kernel, body).length },
        { title: words.registers, cell: ({ registers }) => registers.join(', ') || words.noRegisters[locale] },
      ],
    })}`,
  })
}

async function bodyPage(kernel: Kernel, visit: Visit, body: Body): Promise<Response> {
  const { locale, link } = visit
  const { identifiers, address, site, phone, email, registers, roles } = body
  const unset = html`<span class="faint">${words.unset[locale]}</span>`
  const services = servicesOf(kernel, body)
  const kept = kernel.registers.listed.filter((one) => keeperOf(kernel.country.bodies, one)?.id === body.id && maySee(one, visit.actor))
  const offices = await Promise.all(Object.entries(roles).map(async ([role, title]) => ({ title, holders: (await kernel.parties.holdersOf([role])).length })))
  const did = kernel.decisions.didDocument(body.id)
  return page({
    visit, title: body.name, breadcrumbs: [{ title: words.bodies, path: '/bodies' }],
    body: html`<h1>${body.name[locale]}</h1><h2>${words.services[locale]}</h2>${services.length === 0 ? html`<p>${words.noServices[locale]}.</p>` : html`<ul>${services.map(({ id, title }) =>
      html`<li><a href="${link(`/services/${id}`)}">${title[locale]}</a></li>`)}</ul>`}${kept.length > 0 && html`<h2>${words.keeps[locale]}</h2><ul>${kept.map(({ id, title }) =>
      html`<li><a href="${link(`/registers/${id}`)}">${title[locale]}</a></li>`)}</ul>`}<h2>${words.contacts[locale]}</h2>${definitionList(locale, [
      { term: words.identifiers, value: identifiers.length === 0 ? unset : identifiers.map(({ value }) => html`${identifier(value)} `) },
      { term: words.address, value: address?.[locale] ?? unset },
      { term: words.site, value: site === undefined ? unset : html`<a href="${site}">${site}</a>` },
      ...(phone === undefined ? [] : [{ term: words.phone, value: html`<a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>` }]),
      ...(email === undefined ? [] : [{ term: words.emailOfBody, value: html`<a href="mailto:${email}">${email}</a>` }]),
    ])}<h2>${words.keys[locale]}</h2>${definitionList(locale, [
      { term: words.registers, value: registers.join(', ') || words.noRegisters[locale] },
      { term: words.issuer, value: did && html`<code>${did.id}</code>` },
      { term: words.issuerKeys, value: html`<a href="${paths.bodyDidDocument(body.id)}">did.json</a>` },
      { term: words.verify, value: html`<a href="${link('/verify')}">${words.verify[locale]}</a>` },
    ])}<h2>${words.offices[locale]}</h2>${table(locale, {
      caption: words.offices, captionUnseen: true, rows: offices, empty: emptyState(locale, { title: words.nobody }),
      columns: [
        { title: words.office, header: true, cell: ({ title }) => title[locale] },
        { title: words.holders, numeric: true, cell: ({ holders }) => holders },
      ],
    })}`,
  })
}
