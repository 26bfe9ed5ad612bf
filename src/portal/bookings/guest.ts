/** A guest of a group adds the badge that they hold to their own cabinet, and leaves it; whoever named them takes it back from a stranger. */
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, form } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { badgeSaid } from './badge-said.ts'
import { words } from './messages.ts'

export const guestPath = '/bookings/guest'

/** The part of the page of a booking with which a guest leaves it, or is removed from it. */
export function guestSection(visit: Visit, id: string, isGuest: boolean): Html {
  const { locale, link } = visit
  const [title, lead] = isGuest ? [words.guestLeave, words.guestLeaveLead] : [words.guestRemove, words.guestRemoveLead]
  return html`<h2>${title[locale]}</h2><p>${lead[locale]}</p>${form(visit, { action: link(`/bookings/${id}/guest/drop`), body: actions(button(locale, title, { kind: 'quiet' })) })}`
}

function addPage(visit: Visit, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Response {
  const { locale, link } = visit
  return page({
    visit, title: words.guestAdd, breadcrumbs: [{ title: words.title, path: '/bookings' }], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${words.guestAdd[locale]}</h1><p class="lead">${words.guestAddLead[locale]}</p>${form(visit, {
      action: link(guestPath), body: html`${field(locale, { kind: 'input', name: 'badge', label: words.guestBadge, hint: words.guestBadgeHint, maxLength: 300 }, { values, problems })}${actions(button(locale, words.guestAdd))}`,
    })}`,
  })
}

export const guestRoutes = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: guestPath, kind: 'page', permission: 'signed in', title: words.guestAdd, handle: (visit) => addPage(visit) }),
  route({
    method: 'POST', path: guestPath, kind: 'page', permission: 'signed in', title: words.guestAdd, rateLimit: { requests: 20, seconds: 600 },
    async handle(visit) {
      const { values } = await visit.form()
      const badge = badgeSaid(values['badge'] ?? '')
      try {
        if (badge === undefined) throw new Failure('invalid', words.badgeMissing)
        return seeOther(visit, `/bookings/${await kernel.allocations.takeOver(actorHere(visit), badge)}?done=guestAdded`)
      } catch (error) {
        return addPage(visit, problemsOf(error).map(({ text }) => ({ field: 'badge', text })), values)
      }
    },
  }),
  route({
    method: 'POST', path: '/bookings/:id/guest/drop', kind: 'page', permission: 'signed in', title: words.guestLeave, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      await visit.form()
      const actor = actorHere(visit)
      await kernel.allocations.dropGuest(actor, idFrom(id))
      return seeOther(visit, actor.organisation === undefined ? '/bookings?done=left' : `/bookings/${id}?done=guestLeft`)
    },
  }),
]
