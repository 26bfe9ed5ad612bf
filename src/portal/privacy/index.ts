/**
 * The privacy notice: what the portal keeps of people, for whoever reads it in their own language.
 *
 * Promises: says what the code does (the times are those that delete), and who answers for it. Never: claims a ground in law that nobody has set.
 */
import { textKeptDays } from '../../kernel/channels/index.ts'
import { feedbackKeptDays } from '../../kernel/feedback/index.ts'
import { lookKeptDays } from '../../kernel/looks/index.ts'
import { keptFor } from '../../kernel/parties/index.ts'
import { formatDuration, inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { deviceKeptDays } from '../account/parts.ts'
import { table } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import type { InstitutionParts } from '../institution.ts'
import { page } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { cookieWords, institutionsTitle, type Line, type Section, sections, seen, type Terms, words } from './messages.ts'

const term = (count: number, unit: 'minute' | 'hour' | 'day' | 'year'): Text => inEveryLanguage((locale) => formatDuration({ unit, count }, locale))

const terms = (): Terms => ({
  tries: term(keptFor.tryHours, 'hour'), feedback: term(feedbackKeptDays, 'day'), idle: term(keptFor.idleMinutes / 60, 'hour'), session: term(keptFor.sessionHours, 'hour'),
  endedSession: term(keptFor.endedSessionHours, 'hour'), form: term(keptFor.formMinutes, 'minute'), leftForm: term(keptFor.leftFormDays, 'day'), discarded: term(keptFor.discardedDraftHours, 'hour'), counterVisit: term(keptFor.counterVisitDays, 'day'), look: term(lookKeptDays, 'day'), sentLetter: term(keptFor.sentLetterDays, 'day'), arrival: term(keptFor.arrivalDays, 'day'), text: term(textKeptDays, 'day'),
})

/** The cookies that the portal sets, each with its time. */
const cookies = (): readonly { readonly name: keyof typeof cookieWords; readonly kept: Text }[] => [
  { name: 'language', kept: term(1, 'year') }, { name: 'visit', kept: words.untilClosed }, { name: 'session', kept: words.untilClosed }, { name: 'device', kept: term(deviceKeptDays, 'day') },
  { name: 'kept', kept: term(keptFor.formMinutes, 'minute') }, { name: 'outside', kept: term(10, 'minute') }, { name: 'queue', kept: term(1, 'day') }, { name: 'entrance', kept: term(7, 'day') },
]

/** @param institutions what each keeps of people in tables of its own */
export const privacyPage = (institutions: readonly NonNullable<InstitutionParts['keeps']>[]): Route => route({
  method: 'GET', path: '/privacy', kind: 'page', permission: 'everyone', title: words.title,
  handle: (visit) => {
    const { locale, link, settings: { owner } } = visit
    return page({
      visit, title: words.title,
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${owner && html`<h2>${words.owner[locale]}</h2><p>${words.ownerText[locale]} <a href="${link(owner.path)}">${
        owner.name[locale]}</a>. <a href="${link('/contacts')}">${words.contacts[locale]}</a></p>`}${sections(terms()).map((one) => section(visit, one))}${
        institutions.map(({ title, lines }, place) => html`${place === 0 && html`<h2>${institutionsTitle[locale]}</h2>`}<h3>${title[locale]}</h3><ul>${lines.map((says) => html`<li>${says[locale]}</li>`)}</ul>`)}${
        section(visit, seen)}<h2>${words.cookies[locale]}</h2><p>${words.cookiesLead[locale]}</p>${table(locale, {
        caption: words.cookies, captionUnseen: true, rows: cookies(), columns: [
          { title: words.cookie, header: true, cell: ({ name }) => html`<code>${name}</code>` },
          { title: words.purpose, cell: ({ name }) => cookieWords[name][locale] }, { title: words.howLong, cell: ({ kept }) => kept[locale] },
        ],
      })}<h2>${words.rights[locale]}</h2><ul><li><a href="${link('/account')}">${words.look[locale]}</a>.</li><li><a href="${link('/account/close')}">${words.close[locale]}</a>. ${
        words.closeText[locale]}</li><li><a href="${link('/contacts')}">${words.ask[locale]}</a>.</li></ul>`,
    })
  },
})

const section = ({ locale }: Visit, { title, lines }: Section): Html => html`<h2>${title[locale]}</h2><ul>${lines.map((line) => html`<li>${said(locale, line)}</li>`)}</ul>`

const said = (locale: Visit['locale'], { says, kept }: Line): string => (kept === undefined ? says[locale] : `${says[locale]} ${words.term[locale]} ${kept[locale]}.`)
