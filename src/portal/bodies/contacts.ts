/** The page of contacts: who answers for the portal and how they are reached, where one turns with what, and every body of the programme. */
import type { Country } from '../../kernel/index.ts'
import type { Body } from '../../law/body.ts'
import { definitionList, emptyState, table } from '../components/index.ts'
import { type Content, html } from '../html.ts'
import { page } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { bodyWords, contactWords as words } from './messages.ts'

/** @param owner the id of the body that answers for the portal */
export const contactsPage = ({ country }: { readonly country: Pick<Country, 'bodies'> }, owner: string): Route => route({
  method: 'GET', path: '/contacts', kind: 'page', permission: 'everyone', title: words.title,
  handle: (visit) => {
    const { locale, link } = visit
    const { bodies } = country
    const first = bodies.find(({ id }) => id === owner)
    const turn = [
      ['/feedback', words.page, words.pageText], ['/cases', words.case, words.caseText], ['/privacy', words.privacy, words.privacyText], ['/status', words.down, words.downText],
    ] as const
    return page({
      visit, title: words.title, width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${first && html`<h2>${words.owner[locale]}</h2>${definitionList(locale, [
        { term: bodyWords.body, value: html`<a href="${link(`/bodies/${first.id}`)}">${first.name[locale]}</a>` }, { term: bodyWords.address, value: addressOf(visit, first) },
        { term: bodyWords.phone, value: phoneOf(visit, first) }, { term: bodyWords.emailOfBody, value: emailOf(visit, first) },
        { term: bodyWords.site, value: first.site === undefined ? unset(visit) : html`<a href="${first.site}">${first.site}</a>` },
      ])}`}<h2>${words.where[locale]}</h2><ul>${turn.map(([path, title, text]) => html`<li><a href="${link(path)}">${title[locale]}</a>. ${text[locale]}</li>`)}</ul><h2>${bodyWords.bodies[locale]}</h2>${table<Body>(locale, {
        caption: bodyWords.bodies, captionUnseen: true, rows: bodies, empty: emptyState(locale, { title: bodyWords.none }), columns: [
          { title: bodyWords.body, header: true, cell: ({ id, name }) => html`<a href="${link(`/bodies/${id}`)}">${name[locale]}</a>` },
          { title: bodyWords.address, cell: (body) => addressOf(visit, body) }, { title: bodyWords.phone, cell: (body) => phoneOf(visit, body) }, { title: bodyWords.emailOfBody, cell: (body) => emailOf(visit, body) },
        ],
      })}`,
    })
  },
})

const unset = ({ locale }: Pick<Visit, 'locale'>): Content => html`<span class="faint">${bodyWords.unset[locale]}</span>`

const addressOf = (visit: Pick<Visit, 'locale'>, { address }: Body): Content => address?.[visit.locale] ?? unset(visit)

const phoneOf = (visit: Pick<Visit, 'locale'>, { phone }: Body): Content => (phone === undefined ? unset(visit) : html`<a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>`)

const emailOf = (visit: Pick<Visit, 'locale'>, { email }: Body): Content => (email === undefined ? unset(visit) : html`<a href="mailto:${email}">${email}</a>`)
