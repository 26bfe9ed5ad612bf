/** The guests of an event who meet others, for each other alone: whoever does not show themselves sees nobody. */
import type { Kernel } from '../../../kernel/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import { owns } from '../../../kernel/registers/index.ts'
import { actions, actorHere, button, emptyState, form, html, page, type Route, route, table, withQuery } from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { eventsPath, found } from './found.ts'
import { eventWords as words } from './messages.ts'
import type { Events } from './options.ts'

/** So many guests are shown at a time, the newest first; how many there are is told to nobody. */
const atOnce = 100

const said = ({ values }: EntryView, column: string): string => String(values[column] ?? '')

export const guestsRoute = (kernel: Kernel, events: Events): Route => route({
  method: 'GET', path: `${eventsPath}/:number/guests`, kind: 'page', permission: 'signed in', title: words.guests, rateLimit: { requests: 120, seconds: 60 },
  async handle(visit, { number = '' }) {
    const { locale, link } = visit
    const [event, actor] = [await found(kernel, events, number), actorHere(visit)]
    // Guests are people: in the hat of a company one has no entry here, and is asked nothing.
    const self = actor.organisation && visit.hats.find(({ kind }) => kind === 'self')
    const asked = visit.url.searchParams.get('page') ?? ''
    const turn = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1
    const shown = await kernel.registers.fellows(events.guests, event.number, actor, atOnce + 1, (turn - 1) * atOnce)
    const mine = shown.find(({ owner }) => owner !== undefined && owns(owner, actor))
    const others = shown.filter((one) => one !== mine)
    // How many there are is told to nobody: beyond the last of them one is led to the newest.
    const turns = [...(turn > 1 ? [{ page: others.length === 0 ? 1 : turn - 1, words: words.laterGuests }] : []), ...(others.length > atOnce ? [{ page: turn + 1, words: words.earlierGuests }] : [])]
    const meets = !event.isOver && !event.calledOff && event.tables > 0
    return page({
      visit, title: words.guests, current: institution, breadcrumbs: [crumb, { title: words.title, path: eventsPath }, { title: event.name, path: `${eventsPath}/${event.number}` }], headers: { 'cache-control': 'private, no-store' },
      body: html`<h1>${words.guests[locale]}</h1><p class="lead">${words.guestsLead[locale]}</p>${self ? emptyState(locale, { title: words.asYourself, body: words.asYourselfHint[locale], action: form(visit, { action: link('/account/hat'), body: html`<input type="hidden" name="to" value="${visit.url.pathname}">${button(locale, words.toYourself, { name: 'hat', value: self.id })}` }) }) : mine === undefined
        ? emptyState(locale, { title: meets ? words.notShown : words.noMeetings, ...(meets && { body: words.notShownHint[locale], action: button(locale, words.show, { href: link(`/services/${events.guest}/apply`) }) }) })
        : html`${actions(html`<a href="${link(mine.path)}">${words.ownGuest[locale]}</a>`, html`<a href="${link('/asked')}">${words.askedOfMe[locale]}</a>`, html`<a href="${link('/bookings')}">${words.ownMeetings[locale]}</a>`)}${table<EntryView>(locale, {
          caption: words.guests, captionUnseen: true, rows: others.slice(0, atOnce), empty: emptyState(locale, { title: turn > 1 ? words.noMoreGuests : words.noGuests }), columns: [
            { title: words.guest, header: true, cell: (one) => said(one, 'name') }, { title: words.does, cell: (one) => said(one, 'does') }, { title: words.seeks, cell: (one) => said(one, 'seeks') },
            ...meets ? [{ title: words.meet, cell: (one: EntryView) => html`<a href="${link(`/services/${events.meeting}/apply`)}?subject=${one.number}">${words.ask[locale]}<span class="unseen">: ${said(one, 'name')}</span></a>` }] : [],
          ],
        })}${turns.length > 0 && actions(...turns.map((one) => html`<a href="${withQuery(visit.url, { page: one.page === 1 ? undefined : String(one.page) })}">${one.words[locale]}</a>`))}`}`,
    })
  },
})
