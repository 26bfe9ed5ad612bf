/**
 * The badge of whoever holds a place or a time: a small paper whose code the entrance reads. Its address lets anybody verify the decision; what stands
 * after `#` is sent to no server by a browser, and opens the door: numbers follow one another, and anybody could print the next one.
 */
import type { Kernel } from '../../kernel/index.ts'
import { qrSvg, typeset } from '../../kernel/papers/index.ts'
import { organisationName } from '../../law/official-names.ts'
import { dayOf } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { type Route, route } from '../routes.ts'
import { words } from './messages.ts'
import { guestsOf, hasBadge, isGuestAt, timeOf } from './pages.ts'

export const badgeRoute = (kernel: Kernel): Route => route({
  method: 'GET', path: '/bookings/:id/badge.pdf', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.toBadge, rateLimit: { requests: 60, seconds: 60 },
  async handle(visit, { id }) {
    const { locale, settings: { origin, sample, zone } } = visit
    const actor = actorHere(visit)
    const booking = await kernel.allocations.find(actor, idFrom(id))
    if (!hasBadge(booking) || isGuestAt(actor, booking)) throw notFound()
    const { procedure, state } = await kernel.cases.view(actor, booking.case!)
    const number = state.decisions.find(({ kind }) => kind === procedure.allocates?.when)?.number
    if (number === undefined) throw notFound()
    const [names, organisation] = await Promise.all([kernel.parties.namesOf([booking.person]), booking.organisation === undefined ? undefined : kernel.parties.organisation({ id: booking.organisation })])
    const guest = (await guestsOf(kernel, actor, [booking])).get(booking.id)
    const [year, month, day] = dayOf(kernel.now(), zone).split('-').map(Number)
    const code = kernel.allocations.badgeCode(booking.id)
    const paper = typeset('badge', {
      locale, number, code: code.replace(/(.{4})(?=.)/g, '$1-'), date: { year, month, day }, title: `${booking.resource.title[locale]}, № ${number}`, house: procedure.body.name[locale], what: booking.resource.title[locale], when: timeOf(booking, visit),
      holder: guest ?? names.get(booking.person) ?? '—', organisation: organisation ? organisationName(organisation, locale) : null, place: booking.place !== undefined && booking.resource.kind === 'interval' && booking.resource.capacity > 1 ? `${words.place[locale]} ${booking.place}` : null,
      qr: qrSvg(`${origin}/${locale}/verify/${number}#${code}`), qrAlt: words.badgeCode[locale], sample: sample ? words.badgeSample[locale] : null,
    })
    return new Response(new Uint8Array(paper), { headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="badge-${number}${booking.row === undefined ? '' : `-${booking.row + 1}`}.pdf"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } })
  },
})
