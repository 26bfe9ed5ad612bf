/** The page of saved queries: open, share, delete; and the form that saves one. */
import { transact } from '../../../kernel/database/index.ts'
import type { Problem } from '../../../law/failure.ts'
import {
  actions, actorHere, button, emptyState, errorSummary, field, form, html, type Html, idFrom, route, type Route, seeOther, table, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { consoleWords as words } from './messages.ts'
import { commonsCrumb, commonsPage, dayHere } from '../pages/parts.ts'
import { openQueries, type SavedQuery } from './query-store.ts'

export function queryRoutes({ kernel }: Commons): readonly Route[] {
  const queries = openQueries(kernel)
  return [
    route({
      method: 'GET', path: '/commons/queries', kind: 'page', permission: 'signed in', title: words.mine,
      handle: async (visit) => {
        const { locale, link } = visit
        const saved = await queries.own(actorHere(visit).person)
        return commonsPage({
          visit, title: words.mine, width: 'wide', breadcrumbs: [commonsCrumb],
          body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p>${table(locale, {
            caption: words.mine, captionUnseen: true, rows: saved,
            empty: emptyState(locale, { title: words.none, body: words.noneHint[locale], action: html`<a href="${link('/commons/sql')}">${words.title[locale]}</a>` }),
            columns: [
              { title: words.name, header: true, cell: ({ id, title, sql }) => html`<a href="${link('/commons/sql')}?query=${id}">${title}</a><br><code class="sql">${sql.length > 160 ? `${sql.slice(0, 159)}…` : sql}</code>` },
              { title: words.datasets, cell: ({ datasets }) => datasets.join(', ') },
              { title: words.saved, cell: ({ at }) => dayHere(visit, at) },
              { title: words.shared, cell: (query) => sharing(visit, query) },
              { title: words.remove, cell: ({ id, title }) => form(visit, { action: link(`/commons/queries/${id}/remove`), body: small(words.remove[locale], title) }) },
            ],
          })}`,
        })
      },
    }),
    route({
      method: 'POST', path: '/commons/queries/:id/share', kind: 'page', permission: 'signed in', title: words.share,
      async handle(visit, { id }) {
        const { values } = await visit.form()
        await transact(kernel.db, (tx) => queries.share(tx, actorHere(visit).person, idFrom(id), values['shared'] === 'yes'))
        return seeOther(visit, '/commons/queries')
      },
    }),
    route({
      method: 'POST', path: '/commons/queries/:id/remove', kind: 'page', permission: 'signed in', title: words.remove,
      async handle(visit, { id }) {
        await transact(kernel.db, (tx) => queries.remove(tx, actorHere(visit).person, idFrom(id)))
        return seeOther(visit, '/commons/queries')
      },
    }),
  ]
}

/** A small button whose name says of what. */
const small = (does: string, of: string): Html => html`<button class="button plain">${does}<span class="unseen">: ${of}</span></button>`

function sharing(visit: Visit, { id, title, shared }: SavedQuery): Html {
  const { locale, link, settings: { origin } } = visit
  return html`${shared && html`<a href="${link('/commons/sql')}?query=${id}">${origin}${link('/commons/sql')}?query=${id}</a>`}${form(visit, {
    action: link(`/commons/queries/${id}/share`),
    body: html`<input type="hidden" name="shared" value="${shared ? 'no' : 'yes'}">${small((shared ? words.unshare : words.share)[locale], title)}`,
  })}`
}

/** Saves a query under a name. */
export const saveForm = (visit: Visit, { datasets, sql, title }: Pick<SavedQuery, 'datasets' | 'sql' | 'title'>, problems: readonly Problem[] = []): Html => html`${errorSummary(visit.locale, problems)}${form(visit, {
  action: visit.link('/commons/queries'),
  body: html`<input type="hidden" name="datasets" value="${datasets.join(' ')}"><input type="hidden" name="sql" value="${sql}">${field(visit.locale, {
    kind: 'input', name: 'title', label: words.name, maxLength: 200 }, { values: { title }, problems })}${actions(button(visit.locale, words.save, { kind: 'quiet' }))}`,
})}`
