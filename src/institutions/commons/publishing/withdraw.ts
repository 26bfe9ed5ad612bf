/** Taking a whole dataset back and opening it again, and deleting a draft. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { text } from '../../../law/field.ts'
import { organisationName } from '../../../law/official-names.ts'
import {
  actions, button, fields, form, html, type Html, notice, problemsOf, route, type Route, seeOther, threadSection, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetSubject, fullName } from '../dataset.ts'
import type { Grant } from '../policy.ts'
import { titleOf } from '../pages/parts.ts'
import { publishWords as words } from './messages.ts'
import { managePath, minePath, missingOf, ownDataset, ownPath, publisherPage } from './parts.ts'
import { spoken } from '../../../law/text.ts'

const path = '/commons/datasets/:namespace/:name'

const reasons = [
  text('reason.kk', { label: words.reasonKk, hint: words.reasonHint, maxLength: 1000, long: true }),
  text('reason.ru', { label: words.reasonRu, maxLength: 1000, long: true }), text('reason.en', { label: words.reasonEn, maxLength: 1000, long: true }),
]

export const withdrawRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: `${path}/withdraw`, kind: 'page', permission: 'signed in', title: words.withdrawTitle,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return dataset.state === 'published' ? withdrawPage(commons, visit, dataset, {}) : seeOther(visit, managePath(dataset))
    },
  }),
  route({
    method: 'POST', path: `${path}/withdraw`, kind: 'page', permission: 'signed in', title: words.withdrawTitle,
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const { values } = await visit.form()
      if (dataset.state === 'withdrawn') return seeOther(visit, managePath(dataset))
      const [kk = '', ru = '', en = ''] = reasons.map(({ name }) => (values[name] ?? '').trim())
      const problems = missingOf(values, reasons.map(({ name }) => name))
      if (problems.length > 0) return withdrawPage(commons, visit, dataset, values, problems)
      try {
        await transact(commons.kernel.db, (tx) => commons.publication.withdraw(tx, actor, dataset, spoken({ kk, ru, en })))
        return seeOther(visit, `${managePath(dataset)}?done=withdrawn`)
      } catch (error) {
        return withdrawPage(commons, visit, dataset, values, problemsOf(error))
      }
    },
  }),
  route({
    method: 'POST', path: `${path}/lift`, kind: 'page', permission: 'signed in', title: words.lift,
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      await transact(commons.kernel.db, (tx) => commons.publication.lift(tx, actor, dataset))
      return seeOther(visit, `${managePath(dataset)}?done=lifted`)
    },
  }),
  route({
    method: 'GET', path: `${path}/delete`, kind: 'page', permission: 'signed in', title: words.removeTitle,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return dataset.state === 'draft' ? removePage(visit, dataset) : seeOther(visit, managePath(dataset))
    },
  }),
  route({
    method: 'POST', path: `${path}/delete`, kind: 'page', permission: 'signed in', title: words.removeTitle,
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.remove(tx, actor, dataset))
        return seeOther(visit, `${minePath}?done=removed`)
      } catch (error) {
        return removePage(visit, dataset, problemsOf(error))
      }
    },
  }),
]

const standing = ({ status }: Grant): boolean => status === 'in force' || status === 'not yet in force'

/** What the withdrawal does, whom it meets, and what was made of the data. */
async function withdrawPage({ access, kernel }: Commons, visit: Visit, dataset: Dataset, values: Readonly<Record<string, string>>, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link } = visit
  const subject = datasetSubject(dataset.id)
  const [grants, made] = await Promise.all([access.grantsOn(dataset.id), threadSection(kernel, visit, subject, { title: words.madeOf, hint: words.madeOfHint, only: 'made', beyond: 'version of' })])
  const holders = [...new Set(grants.filter(standing).map(({ organisation }) => organisationName(organisation, locale)))]
  return publisherPage(visit, dataset, {
    title: words.withdrawTitle, problems, width: 'wide',
    body: html`<p class="kicker">${titleOf(dataset)[locale]}</p><h1>${words.withdrawTitle[locale]}</h1>${notice(locale, { kind: 'warning', body: html`<p>${words.withdrawWhat[locale]}</p>` })}<h2>${
      words.grantedNow[locale]}</h2>${holders.length === 0 ? html`<p>${words.none[locale]}</p>` : html`<ul>${holders.map((name) => html`<li>${name}</li>`)}</ul>`}<h2>${words.madeOf[locale]}</h2>${
      made === undefined ? html`<p>${words.madeOfNothing[locale]}</p>` : html`<p>${words.madeOfHint[locale]}</p>${made}`}${form(visit, {
      action: link(ownPath(dataset, 'withdraw')),
      body: html`${fields(locale, reasons, { values, problems })}${actions(button(locale, words.withdrawNow, { kind: 'danger' }), html`<a href="${link(managePath(dataset))}">${words.cancel[locale]}</a>`)}`,
    })}`,
  })
}

function removePage(visit: Visit, dataset: Dataset, problems: readonly Problem[] = []): Response {
  const { locale, link } = visit
  const body: Html = html`<h1>${words.removeTitle[locale]}</h1><p><b>${titleOf(dataset)[locale]}</b> <code>${fullName(dataset)}</code></p>${notice(locale, {
    kind: 'warning', body: html`<p>${words.removeWhat[locale]}</p>` })}${form(visit, {
    action: link(ownPath(dataset, 'delete')), body: actions(button(locale, words.removeNow, { kind: 'danger' }), html`<a href="${link(managePath(dataset))}">${words.cancel[locale]}</a>`),
  })}`
  return publisherPage(visit, dataset, { title: words.removeTitle, problems, body })
}
