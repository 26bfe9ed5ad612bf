/** The views of the queue that somebody has saved or that a colleague shares: as links above the list, and where they are saved, named, shared and removed. */
import type { QueueView } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { spoken, type Text } from '../../law/text.ts'
import { actorHere, idFrom } from '../asked.ts'
import { button, form, tag } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { anyOfficer } from './parts.ts'
import { listPath, queryOf } from './view.ts'

const words = {
  views: { kk: 'Сақталған көріністер', ru: 'Сохранённые представления', en: 'Saved views' },
  name: { kk: 'Осы көріністің атауы', ru: 'Название этого представления', en: 'A name for this view' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  share: { kk: 'Әріптестерге де көрсету', ru: 'Показывать и коллегам', en: 'Show it to colleagues too' },
  shared: { kk: 'Әріптестерге көрінеді', ru: 'Видно коллегам', en: 'Colleagues see it' },
  unshare: { kk: 'Тек өзіме қалдыру', ru: 'Оставить только себе', en: 'Keep it to myself' },
  rename: { kk: 'Атын өзгерту', ru: 'Переименовать', en: 'Rename' },
  newName: { kk: 'Жаңа атауы', ru: 'Новое название', en: 'New name' },
  remove: { kk: 'Өшіру', ru: 'Удалить', en: 'Remove' },
} as const satisfies Record<string, Text>

const sharedBy = (name: string): Text => spoken({ kk: `Бөліскен: ${name}`, ru: `От коллеги: ${name}`, en: `From ${name}` })

/** A view as one of the parts of the queue. */
export function viewLinks({ locale, url, link }: Visit, views: readonly QueueView[]): readonly Html[] {
  const here = queryOf(url.searchParams)
  return views.map(({ name, query, by }) => html`<li><a href="${link(listPath({ query }))}"${attributes({ 'aria-current': here === query && query !== '' && 'page' })}>${name}${by !== undefined && html`<span class="unseen"> (${sharedBy(by)[locale]})</span>`}</a></li>`)
}

/** Where what stands in the list is saved under a name, and one's own are named anew, shared and removed. */
export function viewsSection(visit: Visit, views: readonly QueueView[]): Html {
  const { locale, link } = visit
  const query = queryOf(visit.url.searchParams)
  const unseen = (name: string): Html => html`<span class="unseen">: ${name}</span>`
  const act = (name: string, does: string, label: Text): Html => html`<button class="button plain" name="does" value="${does}">${label[locale]}${unseen(name)}</button>`
  return html`<details class="saved"><summary>${words.views[locale]}${views.length > 0 && ` (${views.length})`}</summary>${views.length > 0 && html`<ul>${views.map(({ id, name, query: of, by, shared }) => html`<li><a href="${
    link(listPath({ query: of }))}">${name}</a>${by !== undefined ? tag(locale, sharedBy(by)) : html`${shared && tag(locale, words.shared)}${form(visit, {
    action: link(`/desk/views/${id}`), body: html`<input type="hidden" name="query" value="${query}">${act(name, shared ? 'unshare' : 'share', shared ? words.unshare : words.share)} ${act(name, 'remove', words.remove)}`,
  })}<details><summary>${words.rename[locale]}${unseen(name)}</summary>${form(visit, {
    action: link(`/desk/views/${id}`), body: html`<input type="hidden" name="query" value="${query}"><input type="hidden" name="does" value="rename"><div class="save"><div class="field"><label for="view-${id}">${words.newName[locale]}</label><input type="text" id="view-${
      id}" name="name" value="${name}" required maxlength="80"></div>${button(locale, words.rename, { kind: 'quiet' })}</div>`,
  })}</details>`}</li>`)}</ul>`}${form(visit, {
    action: link('/desk/views'), body: html`<input type="hidden" name="query" value="${query}"><div class="save"><div class="field"><label for="view-name">${words.name[locale]}</label><input type="text" id="view-name" name="name" required maxlength="80"></div>${
      button(locale, words.save, { kind: 'quiet' })}</div><p><label><input type="checkbox" name="shared" value="yes"> ${words.share[locale]}</label></p>`,
  })}</details>`
}

export const viewRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'POST', path: '/desk/views', kind: 'page', permission: anyOfficer(kernel), title: words.views, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const { name = '', query: sent = '', shared } = (await visit.form()).values
      const query = queryOf(new URLSearchParams(sent))
      await kernel.cases.views.save(actorHere(visit), { name, query, shared: shared === 'yes' })
      return seeOther(visit, listPath({ query }))
    },
  }),
  route({
    method: 'POST', path: '/desk/views/:id', kind: 'page', permission: anyOfficer(kernel), title: words.views, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const { does = '', name = '', query = '' } = (await visit.form()).values
      const actor = actorHere(visit)
      if (does === 'remove') await kernel.cases.views.remove(actor, idFrom(id))
      else await kernel.cases.views.change(actor, idFrom(id), does === 'rename' ? { name } : { shared: does === 'share' })
      return seeOther(visit, listPath({ query: queryOf(new URLSearchParams(query)) }))
    },
  }),
]
