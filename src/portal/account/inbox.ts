/**
 * The inbox: what somebody, or the organisation that they head, was told, and who opened it when. A letter is opened by a button, so
 * that nothing that merely follows links has read it.
 */
import { transact } from '../../kernel/database/index.ts'
import type { Inbox, Message, OpenedMessage } from '../../kernel/parties/index.ts'
import { organisationText } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import { actorHere, idFrom, pageFrom } from '../asked.ts'
import { cabinetCrumb, cabinetNav } from '../cabinet/nav.ts'
import { actions, button, type Definition, definitionList, emptyState, form, pagination, table, tag } from '../components/index.ts'
import { type Content, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { inboxWords } from './inbox-messages.ts'
import type { AccountParts } from './parts.ts'

const path = '/account/inbox'
const size = 25
const privately = { 'cache-control': 'private, no-store' }

export function inboxRoutes({ parties, db, journal }: AccountParts): readonly Route[] {
  /** The place in the journal of the entry that a letter was opened; undefined until the entry has one. */
  const proofOf = async (id: string): Promise<number | undefined> =>
    (await journal.entriesOf(`message:${id}`)).find(({ type }) => type === 'message.read')?.index

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', whileSuspended: true, title: inboxWords.title,
      async handle(visit) {
        const at = pageFrom(visit)
        return listPage(visit, await parties.inbox(actorHere(visit), { page: at, size }), at)
      },
    }),
    route({
      method: 'GET', path: `${path}/:id`, kind: 'page', permission: 'signed in', whileSuspended: true, title: inboxWords.title,
      async handle(visit, { id }) {
        const letter = await parties.message(actorHere(visit), idFrom(id))
        if (letter.read === undefined) return letterPage(visit, letter, [])
        const [names, proof] = await Promise.all([parties.namesOf([letter.read.by]), proofOf(letter.id)])
        return letterPage(visit, letter, [
          { term: inboxWords.readAt, value: moment(visit, letter.read.at) },
          { term: inboxWords.readBy, value: names.get(letter.read.by) ?? '—' },
          { term: inboxWords.proof, value: proof === undefined ? inboxWords.waiting[visit.locale] : html`<a href="${visit.link(`/journal/entries/${proof}`)}">№ ${proof}</a>` },
        ])
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/open`, kind: 'page', permission: 'signed in', whileSuspended: true,
      async handle(visit, { id }) {
        await transact(db, (tx) => parties.openMessage(tx, actorHere(visit), idFrom(id)))
        return seeOther(visit, `${path}/${id}`)
      },
    }),
  ]
}

const crumbs = [cabinetCrumb]

const to = (organisation: Message['organisation']): Text => (organisation === undefined ? inboxWords.you : organisationText(organisation))

function listPage(visit: Visit, { rows, total }: Inbox, at: number): Response {
  const { locale, link, url, actor } = visit
  return page({
    visit, title: inboxWords.title, width: 'wide', breadcrumbs: crumbs, headers: privately,
    body: html`<h1>${inboxWords.title[locale]}</h1>${cabinetNav(visit, path)}<p class="lead">${inboxWords.lead[locale]}</p>${actor?.capacity === 'head' && html`<p>${inboxWords.ofOrganisation[locale]}</p>`}${
      table(locale, {
        caption: inboxWords.title, captionUnseen: true, rows, empty: emptyState(locale, { title: inboxWords.none, body: inboxWords.noneHint[locale] }),
        columns: [
          {
            title: inboxWords.subject, header: true,
            cell: ({ id, subject, read }) => html`<a href="${link(`${path}/${id}`)}">${read === undefined ? html`<b>${subject[locale]}</b>` : subject[locale]}</a>`,
          },
          { title: inboxWords.state, cell: ({ read }) => read === undefined ? tag(locale, inboxWords.unread, 'now') : tag(locale, inboxWords.read) },
          { title: inboxWords.sent, cell: ({ sentAt }) => moment(visit, sentAt) },
          { title: inboxWords.to, cell: ({ organisation }) => to(organisation)[locale] },
        ],
      })}${pagination(locale, { url, page: at, size, total })}`,
  })
}

function letterPage(visit: Visit, { id, subject, organisation, sentAt, body }: OpenedMessage, reading: readonly Definition[]): Response {
  const { locale, link } = visit
  return page({
    visit, title: subject, breadcrumbs: [...crumbs, { title: inboxWords.title, path }], headers: privately,
    body: html`<h1>${subject[locale]}</h1>${definitionList(locale, [
      { term: inboxWords.to, value: to(organisation)[locale] }, { term: inboxWords.sent, value: moment(visit, sentAt) }, ...reading,
    ])}${body === undefined
      ? form(visit, { action: link(`${path}/${id}/open`), body: html`<p>${inboxWords.openHint[locale]}</p>${actions(button(locale, inboxWords.open))}` })
      : said(visit, body)}`,
  })
}

/** The text of a letter; its addresses of this portal are links. */
const said = ({ locale, settings: { origin } }: Visit, body: Text): Content => body[locale].split(/\n{2,}/).map((part) => html`<p>${
  part.split(/\r?\n/).map((line, place) => [place > 0 && html`<br>`, line.split(/(https?:\/\/\S+)/).map((piece) =>
    piece.startsWith(`${origin}/`) ? html`<a href="${piece.slice(origin.length)}">${piece}</a>` : piece)])}</p>`)
