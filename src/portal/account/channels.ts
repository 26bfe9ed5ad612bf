/** The pages of being told on the phone: one for each way, with its address, the code that shows it to be one's own, and what is told there. */
import { type ChannelId, type Channels, type NoticeKind, noticeKinds, type Way } from '../../kernel/channels/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { cabinetCrumb } from '../cabinet/nav.ts'
import { actions, button, type Control, errorSummary, field, form, notice, table } from '../components/index.ts'
import { networkOf } from '../guard.ts'
import { type Content, html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { channelNames, channelWords as words, kindNames } from './channels-messages.ts'
import { noticeWords } from './notices-messages.ts'
import { type Again, tryForm } from './parts.ts'

const noticesPath = '/account/notices'
const privately = { 'cache-control': 'private, no-store' }

const done = { sent: words.sent, confirmed: words.done, saved: words.saved, removed: words.removed } as const satisfies Record<string, Text>

export function channelRoutes(channels: Channels): readonly Route[] {
  const wayOf = async (visit: Visit, id: string): Promise<Way> => {
    const found = (await channels.of(actorHere(visit).person)).find(({ channel }) => channel === id)
    if (found === undefined) throw notFound()
    return found
  }

  /** A form of the page of a way: what it does, and where it goes on. */
  const deed = (path: 'address' | 'code' | 'kinds' | 'remove', act: (visit: Visit, id: ChannelId, values: Readonly<Record<string, string>>, all: (field: string) => readonly string[]) => Promise<Response>): Route => route({
    method: 'POST', path: `${noticesPath}/:channel/${path}`, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { channel }) {
      const way = await wayOf(visit, channel)
      const result = await tryForm(visit, (values, all) => act(visit, way.channel, values, all))
      return result instanceof Response ? result : wayPage(visit, await wayOf(visit, channel), result)
    },
  })
  const doneAt = (visit: Visit, id: ChannelId, what: keyof typeof done): Response => seeOther(visit, `${noticesPath}/${id}?done=${what}`)

  return [
    route({
      method: 'GET', path: `${noticesPath}/:channel`, kind: 'page', permission: 'signed in', title: words.title, handle: async (visit, { channel }) => wayPage(visit, await wayOf(visit, channel)),
    }),
    deed('address', async (visit, id, { address = '' }) => {
      const link = await channels.ask(actorHere(visit).person, id, { typed: address, from: networkOf(visit.ip) || undefined })
      return link === undefined ? doneAt(visit, id, 'sent') : linkPage(visit, id, link)
    }),
    deed('code', async (visit, id, { code = '' }) => {
      await channels.confirm(actorHere(visit).person, id, code)
      return doneAt(visit, id, 'confirmed')
    }),
    deed('kinds', async (visit, id, _, all) => {
      await channels.choose(actorHere(visit).person, id, all('kinds'))
      return doneAt(visit, id, 'saved')
    }),
    deed('remove', async (visit, id) => {
      await channels.remove(actorHere(visit).person, id)
      return doneAt(visit, id, 'removed')
    }),
    route({
      method: 'GET', path: '/account/texts', kind: 'page', permission: { role: 'administrator' }, title: words.texts, handle: async (visit) => textsPage(visit, await channels.latest()),
    }),
  ]
}

/** The ways with what is set of each, as definitions of the page of notices. */
export const waysShown = (visit: Visit, ways: readonly Way[]): readonly { readonly term: Text; readonly value: Content }[] => ways.map((way) => ({
  term: channelNames[way.channel],
  value: html`<a href="${visit.link(`${noticesPath}/${way.channel}`)}">${stateOf(visit, way)}</a>${way.local && html`<br>${words.localOnly[visit.locale]}`}`,
}))

const stateOf = ({ locale }: Visit, { channel, address, unreachable }: Way): Content =>
  address === undefined ? words.none[locale] : html`${channel === 'telegram' && !address.startsWith('@') ? channelNames[channel][locale] : address}: ${(unreachable ? words.unreachable : words.confirmed)[locale]}`

const addressControl = ({ channel }: Way): Control => (channel === 'sms'
  ? { kind: 'phone', name: 'address', label: words.number, hint: words.numberHint }
  : { kind: 'input', name: 'address', label: words.handle, hint: words.numberHint, maxLength: 33, width: 'medium' })

function wayPage(visit: Visit, way: Way, again?: Again): Response {
  const { locale, url } = visit
  const { channel, address, asked, byLink, local } = way
  const title = inEveryLanguage((spoken) => `${words.title[spoken]}: ${channelNames[channel][spoken]}`)
  const said = Object.entries(done).find(([name]) => name === url.searchParams.get('done'))?.[1]
  const sent = (path: string, body: Html): Html => form(visit, { action: visit.link(`${noticesPath}/${channel}/${path}`), body })
  return page({
    visit, title, headers: { ...privately, ...again?.headers }, ...(again && { error: true, status: again.status }), breadcrumbs: [cabinetCrumb, { title: noticeWords.title, path: noticesPath }],
    body: html`${errorSummary(locale, again?.state.problems ?? [])}${!again && said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
      local && notice(locale, { kind: 'warning', body: words.localOnly[locale] })}<p><b>${stateOf(visit, way)}</b></p>${asked && (byLink
      ? html`<p>${words.linkWaits[locale]}</p>`
      : html`<p>${asked.address}. ${words.until[locale]} ${moment(visit, asked.until)}.</p>${sent('code', html`${field(locale, { kind: 'input', name: 'code', label: words.code, inputmode: 'numeric', autocomplete: 'one-time-code', maxLength: 9, width: 'short' }, again?.state)}${
        actions(button(locale, words.confirm))}`)}`)}${address !== undefined && html`${sent('kinds', html`${
      field(locale, { kind: 'checks', name: 'kinds', label: words.kinds, optional: true, choices: noticeKinds.map((value: NoticeKind) => ({ value, label: kindNames[value] })) }, { lists: { kinds: way.kinds } })}${
      actions(button(locale, words.save))}`)}${sent('remove', actions(button(locale, words.remove, { kind: 'quiet' })))}`}${(address !== undefined || asked !== undefined) && html`<h2>${words.change[locale]}</h2>`}${
      sent('address', byLink ? actions(button(locale, words.makeLink)) : html`${field(locale, addressControl(way), again?.state ?? {})}${actions(button(locale, words.sendCode, asked || address !== undefined ? { kind: 'quiet' } : {}))}`)}`,
  })
}

const linkPage = (visit: Visit, channel: ChannelId, link: string): Response => page({
  visit, title: words.makeLink, headers: privately, breadcrumbs: [cabinetCrumb, { title: noticeWords.title, path: noticesPath }],
  body: html`<h1>${words.makeLink[visit.locale]}</h1><p class="lead">${words.linkLead[visit.locale]}</p><p><a href="${link}" rel="noreferrer">${link}</a></p><p><a href="${visit.link(`${noticesPath}/${channel}`)}">${words.back[visit.locale]}</a></p>`,
})

function textsPage(visit: Visit, texts: Awaited<ReturnType<Channels['latest']>>): Response {
  const { locale } = visit
  return page({
    visit, title: words.texts, width: 'wide', headers: privately,
    body: html`<h1>${words.texts[locale]}</h1>${table(locale, {
      caption: words.texts, captionUnseen: true, rows: texts, empty: html`<p>${words.noTexts[locale]}</p>`, columns: [
        { title: words.way, header: true, cell: ({ channel }) => channelNames[channel][locale] },
        { title: words.to, cell: ({ to }) => to },
        { title: words.written, cell: ({ createdAt }) => moment(visit, createdAt) },
        { title: words.state, cell: ({ sentAt, givenUpAt, lastFailure }) => html`${sentAt ? html`${words.gone[locale]}, ${moment(visit, sentAt)}` : (givenUpAt ? words.givenUp : words.waits)[locale]}${lastFailure && html`<br><code>${lastFailure}</code>`}` },
      ],
    })}`,
  })
}
