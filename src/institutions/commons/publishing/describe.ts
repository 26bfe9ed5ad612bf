/** Describing a dataset: what it is, under which licence, who answers for it; and the labels of its columns. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import {
  actions, attributes, button, field, fields, form, html, type Html, problemsOf, route, type Route, seeOther, table, type Visit,
} from '../../../portal/index.ts'
import { licenceWords, usualLicences } from '../catalogue/index.ts'
import type { Commons } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import { languageName } from '../catalogue/pages/listing.ts'
import {
  aboutFields, type DescribeForm, insideFields, licenceField, readDescription, rightsFields, sentForm, usualLanguages, writeDescription,
} from './describe-form.ts'
import { describeWords as words } from './describe-messages.ts'
import { publishWords } from './messages.ts'
import { managePath, ownDataset, ownPath, publisherPage } from './parts.ts'

const path = '/commons/datasets/:namespace/:name/edit'

export const describeRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.title,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return describePage(visit, dataset, dataset.description ? writeDescription(dataset.description) : begun(dataset))
    },
  }),
  route({
    method: 'POST', path, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 120, seconds: 3600 },
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const sent = sentForm(await visit.form())
      const { description, problems } = readDescription(sent, dataset.description?.fields ?? {})
      if (description === undefined) return describePage(visit, dataset, sent, problems)
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.describe(tx, actor, dataset, description))
        return seeOther(visit, `${managePath(dataset)}?done=described`)
      } catch (error) {
        return describePage(visit, dataset, sent, problemsOf(error))
      }
    },
  }),
]

/** A form for a dataset of which only its titles were said yet; the owner answers for it. */
function begun({ owner, titles }: Dataset): DescribeForm {
  return { values: { 'title.kk': titles?.kk ?? '', 'title.ru': titles?.ru ?? '', 'title.en': titles?.en ?? '', 'responsible.name': owner.name }, lists: { languages: [] } }
}

function describePage(visit: Visit, dataset: Dataset, { values, lists }: DescribeForm, problems: readonly Problem[] = []): Response {
  const { locale, link } = visit
  const state = { values, lists, problems }
  return publisherPage(visit, dataset, {
    title: words.title, problems,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${form(visit, {
      action: link(ownPath(dataset, 'edit')),
      body: html`<h2>${words.about[locale]}</h2>${fields(locale, aboutFields, state)}<h2>${words.rights[locale]}</h2>${licenceInput(visit, state)}${fields(locale, rightsFields, state)}<h2>${
        words.inside[locale]}</h2>${field(locale, {
        kind: 'checks', name: 'languages', label: words.languages, optional: true, choices: usualLanguages.map((code) => ({ value: code, label: languageName(code, locale) })),
      }, state)}${fields(locale, insideFields, state)}${actions(button(locale, words.save), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}

/** The licence is typed, with the usual ones offered by the browser; what they mean stands below. */
function licenceInput({ locale }: Visit, { values, problems }: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }): Html {
  const { name, label, hint } = licenceField
  const error = problems.find((problem) => problem.field === name)
  const value = values[name] ?? ''
  const meant = value === '' ? undefined : licenceWords(value).meaning
  const described = [`f-${name}-hint`, error && `f-${name}-error`].filter(Boolean).join(' ')
  return html`<div class="field${error && ' wrong'}"><label for="f-${name}">${label[locale]}</label><p class="hint" id="f-${name}-hint">${hint?.[locale]}</p>${
    error && html`<p class="error" id="f-${name}-error">${error.text[locale]}</p>`}<input type="text" list="licences" autocomplete="off" spellcheck="false"${attributes({
    id: `f-${name}`, name, value, 'aria-describedby': described, 'aria-invalid': error && 'true' })}><datalist id="licences">${usualLicences.map((id) =>
    html`<option value="${id}">${licenceWords(id).name[locale]}</option>`)}</datalist>${meant && html`<p class="hint">${meant[locale]}</p>`}<br><details><summary>${
    words.licencesMean[locale]}</summary>${table(locale, {
    caption: words.licencesMean, captionUnseen: true, rows: usualLicences,
    columns: [
      { title: words.licenceName, header: true, cell: (id) => html`<code>${id}</code><br><span class="hint">${licenceWords(id).name[locale]}</span>` },
      { title: words.meaning, cell: (id) => licenceWords(id).meaning?.[locale] },
    ],
  })}</details></div>`
}
