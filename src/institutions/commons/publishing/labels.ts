/** Labels of columns in three languages, with their units: some fifty columns a page. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import {
  actions, attributes, button, form, html, type Html, notice, pageFrom, pagination, problemsOf, route, type Route, seeOther, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import type { Dataset, Description } from '../dataset.ts'
import { describeWords as words } from './describe-messages.ts'
import { publishWords } from './messages.ts'
import { columnNames, hidden, lastRead, managePath, ownDataset, ownPath, publisherPage } from './parts.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { spoken } from '../../../law/text.ts'

const path = '/commons/datasets/:namespace/:name/labels'
const size = 50
const parts = ['kk', 'ru', 'en', 'unit'] as const
const partWords = { kk: words.labelKk, ru: words.labelRu, en: words.labelEn, unit: words.unit } as const

type Values = Readonly<Record<string, string>>

export const labelRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.labels,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      const columns = columnNames(lastRead(await commons.datasets.versions(dataset.id)))
      return labelsPage(visit, dataset, columns, writeLabels(here(visit, columns), dataset.description?.fields ?? {}))
    },
  }),
  route({
    method: 'POST', path, kind: 'page', permission: 'signed in', title: words.labels, rateLimit: { requests: 240, seconds: 3600 },
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const { values } = await visit.form()
      const columns = columnNames(lastRead(await commons.datasets.versions(dataset.id)))
      const { description } = dataset
      if (description === undefined) return seeOther(visit, ownPath(dataset, 'edit'))
      const { fields, problems } = readLabels(here(visit, columns), values, description.fields)
      if (problems.length > 0) return labelsPage(visit, dataset, columns, values, problems)
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.describe(tx, actor, dataset, { ...description, fields }))
        const next = pageFrom(visit) + 1
        return seeOther(visit, (next - 1) * size < columns.length ? `${ownPath(dataset, 'labels')}?page=${next}` : `${managePath(dataset)}?done=labels`)
      } catch (error) {
        return labelsPage(visit, dataset, columns, values, problemsOf(error).map((problem) => hereIn(problem, here(visit, columns))))
      }
    },
  }),
]

/** A problem with a label, at its field; one with a column of another page, or with the description, names the place. */
function hereIn(problem: Problem, columns: readonly string[]): Problem {
  const at = columns.findIndex((column) => problem.field?.startsWith(`fields.${column}.`))
  const part = parts.find((one) => problem.field?.endsWith(`.${one}`))
  return at < 0 || part === undefined ? { text: inEveryLanguage((locale) => `${problem.field ?? ''}: ${problem.text[locale]}`) } : { ...problem, field: `${part}.${at}` }
}

/** The columns of this page of the list. */
const here = (visit: Visit, columns: readonly string[]): readonly string[] => columns.slice((pageFrom(visit) - 1) * size, pageFrom(visit) * size)

function writeLabels(columns: readonly string[], fields: Description['fields']): Values {
  return Object.fromEntries(columns.flatMap((column, index) => {
    const known = Object.hasOwn(fields, column) ? fields[column] : undefined
    return parts.map((part) => [`${part}.${index}`, (part === 'unit' ? known?.unit : known?.label[part]) ?? ''])
  }))
}

/** The labels of all columns after this page was filled in; a column whose three are empty has none. */
function readLabels(columns: readonly string[], values: Values, before: Description['fields']): { readonly fields: Description['fields']; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const given = columns.map((column, index) => {
    // The form says which column a row was for: the version may have changed since it was shown.
    const named = values[`column.${index}`] ?? column
    const [kk = '', ru = '', en = '', unit = ''] = parts.map((part) => (values[`${part}.${index}`] ?? '').trim())
    const label = spoken({ kk, ru, en })
    const empty = (['kk', 'ru', 'en'] as const).filter((locale) => label[locale] === '')
    if (empty.length === 1 || empty.length === 2 || (empty.length === 3 && unit !== '')) problems.push({ field: `${empty[0]}.${index}`, text: words.allThree })
    else for (const part of parts) {
      if ((values[`${part}.${index}`] ?? '').trim().length > (part === 'unit' ? 60 : 200)) problems.push({ field: `${part}.${index}`, text: words.tooLong })
    }
    return { named, label, unit }
  })
  const kept = Object.entries(before).filter(([column]) => !given.some(({ named }) => named === column))
  const labelled = given.filter(({ label }) => label.kk !== '').map(({ named, label, unit }) => {
    const description = Object.hasOwn(before, named) ? before[named]?.description : undefined
    return [named, { label, ...(description && { description }), ...(unit !== '' && { unit }) }] as const
  })
  return { fields: Object.fromEntries([...kept, ...labelled]), problems }
}

function labelsPage(visit: Visit, dataset: Dataset, columns: readonly string[], values: Values, problems: readonly Problem[] = []): Response {
  const { locale, link, url } = visit
  const shown = here(visit, columns)
  const missing = dataset.description === undefined ? words.describeFirst : shown.length === 0 ? words.uploadFirst : undefined
  const at = pageFrom(visit)
  const last = at * size >= columns.length
  return publisherPage(visit, dataset, {
    title: words.labels, problems, width: 'wide',
    body: html`<h1>${words.labels[locale]}</h1><p class="lead">${words.labelsLead[locale]}</p>${missing ? notice(locale, {
      kind: 'warning', body: html`<p><a href="${link(ownPath(dataset, dataset.description === undefined ? 'edit' : 'upload'))}">${missing[locale]}</a></p>`,
    }) : form(visit, {
      action: `${link(ownPath(dataset, 'labels'))}?page=${at}`,
      body: html`<fieldset><legend class="unseen">${words.labels[locale]}</legend><button class="unseen" tabindex="-1" aria-hidden="true"></button><table class="rows"><thead><tr><th scope="col">${
        words.column[locale]}</th>${parts.map((part) => html`<th scope="col">${partWords[part][locale]}</th>`)}</tr></thead><tbody>${
        shown.map((column, index) => row(visit, column, index, values, problems))}</tbody></table></fieldset>${
        columns.length > size && pagination(locale, { url, page: at, size, total: columns.length })}${
        actions(button(locale, last ? words.save : words.saveNext), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}

function row({ locale }: Visit, column: string, index: number, values: Values, problems: readonly Problem[]): Html {
  return html`<tr><td>${hidden(`column.${index}`, column)}<code>${column}</code></td>${parts.map((part) => {
    const name = `${part}.${index}`
    const id = `f-${part}-${index}`
    const error = problems.find((problem) => problem.field === name)
    return html`<td><label for="${id}"><span class="unseen">${column}: </span>${partWords[part][locale]}</label>${
      error && html`<p class="error" id="${id}-error">${error.text[locale]}</p>`}<input type="text"${attributes({
      id, name, value: values[name] ?? '', lang: part === 'unit' ? undefined : part, 'aria-invalid': error && 'true', 'aria-describedby': error && `${id}-error` })}></td>`
  })}</tr>`
}
