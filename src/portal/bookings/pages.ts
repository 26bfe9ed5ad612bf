/** A holder's bookings: the list, and one to move or to give back. */
import type { AllocationView } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { formatSlot, minutesAfter } from '../../law/allocation.ts'
import type { Problem } from '../../law/failure.ts'
import { rowsIn, slot } from '../../law/field.ts'
import { formatDay } from '../../law/format.ts'
import type { Locale } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, field, form, notice, table, tag, type Tone } from '../components/index.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { officeClock } from '../messages.ts'
import { moment } from '../words.ts'
import { feedSection, isTimed } from './calendar.ts'
import { guestPath, guestSection } from './guest.ts'
import { states, words } from './messages.ts'
import { slotChoices } from './slots.ts'
import { whomOf } from './whom.ts'

const tones = { waiting: 'wait', held: 'wait', reserved: 'wait', firm: 'good', attended: 'good', missed: 'late', released: 'plain' } as const satisfies Record<AllocationView['state'], Tone>

export const stateTag = (locale: Locale, state: AllocationView['state']) => tag(locale, states[state], tones[state])

/** Whether a booking has a badge: what a decision made firm, also of whoever came. Two who meet show each other none. */
export const hasBadge = ({ state, case: filed, shared }: AllocationView): boolean => filed !== undefined && shared === undefined && (state === 'firm' || state === 'attended')

/** Whether somebody has this as a guest of a group: the case and the badge are those of the organisation that named them. */
export const isGuestAt = ({ person, organisation }: Actor, { guest }: { readonly guest?: AllocationView['guest'] | undefined }): boolean => organisation === undefined && guest?.person === person

/** The time, or the days for which a place is given. */
export function timeOf({ at, from, until }: Pick<AllocationView, 'at' | 'from' | 'until'>, { locale, settings: { zone } }: Visit): string {
  if (at !== undefined) return formatSlot(at)[locale]
  if (from === undefined || until === undefined) return words.timeless[locale]
  const [first, last] = [dayOf(from, zone), dayOf(minutesAfter(until, -1), zone)]
  return first === last ? formatDay(first, locale) : `${formatDay(first, locale)} – ${formatDay(last, locale)}`
}

const crumb = { title: words.title, path: '/bookings' }

/** The slot to which a booking is moved. */
const newTime = slot('at', { label: words.newTime })

export const bookingPages = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/bookings', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
    async handle(visit) {
      const { locale, link } = visit
      const [rows, since] = await Promise.all([kernel.allocations.own(actorHere(visit)), kernel.allocations.feedSince(actorHere(visit))])
      const done = visit.url.searchParams.get('done')
      const [guests, whom] = await Promise.all([guestsOf(kernel, actorHere(visit), rows), whomOf(kernel, actorHere(visit), rows)])
      return page({
        visit, title: words.title, body: html`${(done === 'feed' || done === 'released' || done === 'left') && notice(locale, { kind: 'good', body: ({ feed: words.feedEnded, released: words.released, left: words.guestLeft })[done][locale] })}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
          caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }), columns: [
            { title: words.what, header: true, cell: ({ id, resource, guest }) => html`<a href="${link(`/bookings/${id}`)}">${resource.title[locale]}</a>${guests.has(id) && html`<br>${guests.get(id)}`}${isGuestAt(actorHere(visit), { guest }) && html`<br>${words.guestSelf[locale]}`}${whom.has(id) && html`<br>${words.whom[locale]}: ${whom.get(id)}`}` },
            { title: words.when, cell: (one) => (one.shared && one.place !== undefined ? `${timeOf(one, visit)}. ${words.table[locale]}: ${one.place}` : timeOf(one, visit)) },
            { title: words.state, cell: ({ state }) => stateTag(locale, state) },
          ],
        })}${actorHere(visit).organisation === undefined && html`<p><a href="${link(guestPath)}">${words.guestAdd[locale]}</a></p>`}${feedSection(visit, since)}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/bookings/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
    handle: (visit, { id }) => bookingPage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'POST', path: '/bookings/:id/move', kind: 'page', permission: 'signed in', title: words.move, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        await kernel.allocations.move(actorHere(visit), idFrom(id), values['at'] ?? '')
        return seeOther(visit, `/bookings/${id}?done=moved`)
      } catch (error) {
        return bookingPage(kernel, visit, idFrom(id), problemsOf(error), values)
      }
    },
  }),
  route({
    method: 'POST', path: '/bookings/:id/release', kind: 'page', permission: 'signed in', title: words.release, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      await visit.form()
      try {
        const { case: filed } = await kernel.allocations.release(actorHere(visit), idFrom(id))
        // What a draft waited for is not shown any more.
        return seeOther(visit, filed === undefined ? '/bookings?done=released' : `/bookings/${id}?done=released`)
      } catch (error) {
        return bookingPage(kernel, visit, idFrom(id), problemsOf(error))
      }
    },
  }),
]

/** For whom each place of a group is: what its row of the table says first. Others have none. */
export async function guestsOf({ cases }: Pick<Kernel, 'cases'>, actor: Actor, bookings: readonly AllocationView[]): Promise<ReadonlyMap<string, string>> {
  const groups = bookings.filter((one) => one.row !== undefined && one.case !== undefined && !isGuestAt(actor, one))
  const views = new Map(await Promise.all([...new Set(groups.map((one) => one.case!))].map(async (id) => [id, await cases.view(actor, id)] as const)))
  return new Map(groups.flatMap(({ id, case: filed, row }) => {
    const { procedure, state: { facts } } = views.get(filed!)!
    const table = procedure.form.flatMap((part) => part.fields).find(({ name }) => name === procedure.allocates?.forEachRow)
    const said = table?.kind === 'rows' ? rowsIn(facts[table.name])[row!]?.[table.columns[0]!.name] : undefined
    return said === undefined ? [] : [[id, String(said)] as const]
  }))
}

async function bookingPage(kernel: Kernel, visit: Visit, id: string, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { locale, link, url } = visit
  const booking = await kernel.allocations.find(actorHere(visit), id)
  const { resource, state, movable, releasable } = booking
  const [guest, whom] = [(await guestsOf(kernel, actorHere(visit), [booking])).get(id), (await whomOf(kernel, actorHere(visit), [booking])).get(id)]
  const isGuest = isGuestAt(actorHere(visit), booking)
  const takenBy = booking.guest && !isGuest ? (await kernel.parties.namesOf([booking.guest.person])).get(booking.guest.person) : undefined
  const done = url.searchParams.get('done')
  const shown = new URL(`${link(`/bookings/${id}`)}${url.search}`, url)
  return page({
    visit, title: resource.title, breadcrumbs: [crumb], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}${(done === 'moved' || done === 'released' || done === 'guestAdded' || done === 'guestLeft') && notice(locale, { kind: 'good', body: words[done][locale] })}<h1>${resource.title[locale]}</h1>${definitionList(locale, [
      ...(guest === undefined ? [] : [{ term: words.guest, value: guest }]), ...(takenBy === undefined ? [] : [{ term: words.guestTaken, value: takenBy }]), ...(whom === undefined ? [] : [{ term: words.whom, value: whom }]), { term: words.when, value: booking.at === undefined || booking.from === undefined ? timeOf(booking, visit) : `${timeOf(booking, visit)} (${officeClock(booking.from, visit.settings.zone)[locale]})` }, { term: words.state, value: stateTag(locale, state) },
      ...(booking.place !== undefined && (resource.capacity > 1 || booking.shared) ? [{ term: booking.shared ? words.table : words.place, value: booking.place }] : []),
      ...(booking.case === undefined || isGuest ? [] : [{ term: words.case, value: html`<a href="${link(`/${booking.shared && booking.person !== actorHere(visit).person ? 'asked' : 'cases'}/${booking.case}`)}">${words.openCase[locale]}</a>` }]),
      ...(booking.heldUntil === undefined ? [] : [{ term: words.heldUntil, value: moment(visit, booking.heldUntil) }]),
      ...(booking.draft === undefined ? [] : [{ term: words.draft, value: html`<a href="${link(`/drafts/${booking.draft}`)}">${words.openDraft[locale]}</a>` }]),
    ])}${isTimed(booking) && html`<p><a href="${link(`/bookings/${id}/booking.ics`)}" download>${words.toCalendar[locale]}</a></p>`}${hasBadge(booking) && !isGuest && html`<p><a href="${link(`/bookings/${id}/badge.pdf`)}" download>${words.toBadge[locale]}</a></p>`}${movable && resource.kind === 'interval' && html`<h2>${words.move[locale]}</h2><p>${words.moveLead[locale]}</p>${form(visit, {
      action: link(`/bookings/${id}/move`), body: html`${field(locale, newTime, { values, problems, slots: await slotChoices(kernel, shown, resource) })}${actions(button(locale, words.move))}`,
    })}`}${(isGuest || takenBy !== undefined) && guestSection(visit, id, isGuest)}${releasable && !isGuest && html`<h2>${words.release[locale]}</h2><p>${(booking.shared ? words.releaseShared : words.releaseLead)[locale]}</p>${form(visit, {
      action: link(`/bookings/${id}/release`), body: actions(button(locale, words.release, { kind: 'danger' })),
    })}`}`,
  })
}
