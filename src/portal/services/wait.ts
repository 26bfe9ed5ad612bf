/** Waiting for a time that is taken: the question below a page of a draft that asks for a time, and its answer. */
import type { Draft } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { formatSlot } from '../../law/allocation.ts'
import { actorHere, idFrom } from '../asked.ts'
import { words } from '../bookings/messages.ts'
import { actions, button, errorSummary, field, form, notice } from '../components/index.ts'
import type { SlotChoices } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { draftCrumbs } from './draft.ts'

export const waitRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'POST', path: '/drafts/:id/wait', kind: 'page', permission: 'signed in', title: words.wait, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const { values } = await visit.form()
      const actor = actorHere(visit)
      const draft = await kernel.cases.draft(actor, idFrom(id))
      const problems = await kernel.cases.waitForSlot(actor, id, values['at'] ?? '')
      if (problems.length === 0) return seeOther(visit, `/drafts/${id}?saved`)
      const { locale, link } = visit
      return page({
        visit, title: words.waitTitle, breadcrumbs: draftCrumbs(draft), error: true,
        body: html`${errorSummary(locale, problems.map(({ text }) => ({ text })))}<h1>${words.waitTitle[locale]}</h1>${notice(locale, { body: html`<p>${words.waitLead[locale]}</p>` })}${actions(button(locale, draft.procedure.title, { href: link(`/drafts/${id}`) }))}`,
      })
    },
  }),
]

/** The times of these days that are taken, to wait for one of them; nothing while all are free. */
export function waitForm(visit: Visit, { id }: Draft, { slots }: SlotChoices): Html | undefined {
  const { locale, link } = visit
  const taken = slots.filter(({ free }) => free === 0)
  if (taken.length === 0) return undefined
  return html`<details><summary>${words.waitTitle[locale]}</summary><p>${words.waitLead[locale]}</p>${form(visit, {
    action: link(`/drafts/${id}/wait`),
    body: html`${field(locale, { kind: 'select', name: 'at', label: words.takenTime, choices: taken.map(({ at }) => ({ value: at, label: formatSlot(at) })) })}${actions(button(locale, words.wait, { kind: 'quiet' }))}`,
  })}</details>`
}
