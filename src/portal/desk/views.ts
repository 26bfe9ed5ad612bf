/** The views of the queue that somebody has saved or that a colleague shares: as links above the list, and where they are saved, named, shared and removed. */
import type { QueueView } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure } from '../../law/failure.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { actorHere, idFrom } from '../asked.ts'
import { button, fieldId, form, tag } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { anyOfficer } from './parts.ts'
import { listPath, queryOf } from './view.ts'
import { viewWords as words } from './queue-messages.ts'

const sharedBy = (name: string): Text => spoken({ kk: `Бөліскен: ${name}`, ru: `От коллеги: ${name}`, en: `From ${name}` })

/** A view as one of the parts of the queue. */
export function viewLinks({ locale, url, link }: Visit, views: readonly QueueView[]): readonly Html[] {
  const here = queryOf(url.searchParams)
  return views.map(({ name, query, by }) => html`<li><a href="${link(listPath({ query }))}"${attributes({ 'aria-current': here === query && query !== '' && 'page' })}>${name}${by !== undefined && html`<span class="unseen"> (${sharedBy(by)[locale]})</span>`}</a></li>`)
}

/** A view that could not be saved or named anew: with what was typed, and why not. */
export interface UnsavedView {
  /** The id of the view that was to be named anew; absent for a new one. */
  readonly id?: string
  readonly name: string
  readonly shared: boolean
  readonly text: Text
}

/** The field of the page in which the name of a view is written: of a new one, or of one that is named anew. */
export const nameFieldOf = ({ id = 'name' }: Pick<UnsavedView, 'id'>): string => `view-${id}`

function nameInput(locale: Locale, field: string, { label, value, wrong }: { readonly label: Text; readonly value: string; readonly wrong: Text | undefined }): Html {
  const id = fieldId(field)
  return html`<div class="field"><label for="${id}">${label[locale]}</label>${wrong && html`<p class="error" id="${id}-error">${wrong[locale]}</p>`}<input type="text"${attributes({
    id, name: 'name', value, required: true, maxlength: '80', 'aria-describedby': wrong && `${id}-error`, 'aria-invalid': wrong && 'true',
  })}></div>`
}

/** Where what stands in the list is saved under a name, and one's own are named anew, shared and removed. */
export function viewsSection(visit: Visit, views: readonly QueueView[], unsaved?: UnsavedView): Html {
  const { locale, link } = visit
  const query = queryOf(visit.url.searchParams)
  const unseen = (name: string): Html => html`<span class="unseen">: ${name}</span>`
  const act = (name: string, does: string, label: Text): Html => html`<button class="button plain" name="does" value="${does}">${label[locale]}${unseen(name)}</button>`
  const added = unsaved?.id === undefined ? unsaved : undefined
  return html`<details class="saved"${unsaved && ' open'}><summary>${words.views[locale]}${views.length > 0 && ` (${views.length})`}</summary>${views.length > 0 && html`<ul>${views.map(({ id, name, query: of, by, shared }) => html`<li><a href="${
    link(listPath({ query: of }))}">${name}</a>${by !== undefined ? tag(locale, sharedBy(by)) : html`${shared && tag(locale, words.shared)}${form(visit, {
    action: link(`/desk/views/${id}`), body: html`<input type="hidden" name="query" value="${query}">${act(name, shared ? 'unshare' : 'share', shared ? words.unshare : words.share)} ${act(name, 'remove', words.remove)}`,
  })}<details${unsaved?.id === id && ' open'}><summary>${words.rename[locale]}${unseen(name)}</summary>${form(visit, {
    action: link(`/desk/views/${id}`), body: html`<input type="hidden" name="query" value="${query}"><input type="hidden" name="does" value="rename"><div class="save">${
      nameInput(locale, nameFieldOf({ id }), unsaved?.id === id ? { label: words.newName, value: unsaved.name, wrong: unsaved.text } : { label: words.newName, value: name, wrong: undefined })}${
      button(locale, words.rename, { kind: 'quiet' })}</div>`,
  })}</details>`}</li>`)}</ul>`}${form(visit, {
    action: link('/desk/views'), body: html`<input type="hidden" name="query" value="${query}"><div class="save">${
      nameInput(locale, nameFieldOf({}), { label: words.name, value: added?.name ?? '', wrong: added?.text })}${
      button(locale, words.save, { kind: 'quiet' })}</div><p><label><input type="checkbox" name="shared" value="yes"${added?.shared && ' checked'}> ${words.share[locale]}</label></p>`,
  })}</details>`
}

/** `queueWith` shows the queue with a view that could not be saved. */
export const viewRoutes = (kernel: Kernel, queueWith: (visit: Visit, unsaved: UnsavedView) => Promise<Response>): readonly Route[] => [
  route({
    method: 'POST', path: '/desk/views', kind: 'page', permission: anyOfficer(kernel), title: words.views, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const { name = '', query: sent = '', shared } = (await visit.form()).values
      const query = queryOf(new URLSearchParams(sent))
      const view = { name, shared: shared === 'yes' }
      try {
        await kernel.cases.views.save(actorHere(visit), { ...view, query })
      } catch (error) {
        return queueWith(atList(visit, query), { ...view, text: whyNot(error) })
      }
      return seeOther(visit, listPath({ query }))
    },
  }),
  route({
    method: 'POST', path: '/desk/views/:id', kind: 'page', permission: anyOfficer(kernel), title: words.views, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const { does = '', name = '', query: sent = '' } = (await visit.form()).values
      const query = queryOf(new URLSearchParams(sent))
      const actor = actorHere(visit)
      try {
        if (does === 'remove') await kernel.cases.views.remove(actor, idFrom(id))
        else await kernel.cases.views.change(actor, idFrom(id), does === 'rename' ? { name } : { shared: does === 'share' })
      } catch (error) {
        return queueWith(atList(visit, query), { id, name, shared: false, text: whyNot(error) })
      }
      return seeOther(visit, listPath({ query }))
    },
  }),
]

/** The same visit at the list from which the form was sent. */
const atList = (visit: Visit, query: string): Visit => ({ ...visit, url: new URL(visit.link(listPath({ query })), visit.url) })

/** What is wrong with what was typed; anything else is thrown on. */
function whyNot(error: unknown): Text {
  if (!(error instanceof Failure) || error.kind !== 'invalid') throw error
  return error.text
}
