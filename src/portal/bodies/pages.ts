/** The list of bodies, and where the page of each stands. */
import type { Kernel } from '../../kernel/index.ts'
import type { Body } from '../../law/body.ts'
import { notFound } from '../answers.ts'
import { emptyState, table } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { servicesOffered } from '../ways/index.ts'
import type { IncomeTitles } from './accounts.ts'
import { bodyPage } from './body-page.ts'
import { bodyWords as words } from './messages.ts'

/** The body of an address. @throws Failure 'not found' */
export function bodyHere({ country: { bodies } }: Kernel, id: string): Body {
  const body = bodies.find((one) => one.id === id)
  if (body === undefined) throw notFound()
  return body
}

export const bodyPages = (kernel: Kernel, incomes: IncomeTitles): readonly Route[] => [
  route({ method: 'GET', path: '/bodies', kind: 'page', permission: 'everyone', title: words.bodies, handle: (visit) => listPage(kernel, visit) }),
  route({ method: 'GET', path: '/bodies/:body', kind: 'page', permission: 'everyone', title: words.body, handle: (visit, { body }) => bodyPage(kernel, visit, bodyHere(kernel, body), incomes) }),
]

async function listPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const offered = servicesOffered(kernel)
  const servicesOf = ({ registers }: Body): number => offered.filter(({ procedure }) => registers.includes(procedure.body.register)).length
  return page({
    visit, title: words.bodies, width: 'wide',
    body: html`<h1>${words.bodies[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
      caption: words.bodies, captionUnseen: true, rows: kernel.country.bodies, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.body, header: true, cell: ({ id, name }) => html`<a href="${link(`/bodies/${id}`)}">${name[locale]}</a>` },
        { title: words.services, numeric: true, cell: (body) => servicesOf(body) || html`<span class="faint">${words.notOffered[locale]}</span>` },
        { title: words.registers, cell: ({ registers }) => registers.join(', ') || words.noRegisters[locale] },
      ],
    })}`,
  })
}
