/** The terms of lending: to whom, for what and how much; with what they mean for each kind of person before they are saved. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { type Choice, integer, text } from '../../../law/field.ts'
import {
  actions, attributes, button, type Control, fields, form, type FormState, html, type Html, notice, problemsOf, route, type Route, seeOther, table, tag, type Visit,
} from '../../../portal/index.ts'
import { agreementOf } from '../agreement.ts'
import { dutyMeanings, dutyWords, modeMeanings, modeWords, purposeMeanings, purposeWords, tierMeanings, tierWords } from '../catalogue/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, duties, type Mode, modes, purposes, type Terms, tiers } from '../dataset.ts'
import { type Asker, decide, type Grant, type Verdict } from '../policy.ts'
import { publishWords } from './messages.ts'
import { columnNames, lastRead, managePath, ownDataset, ownPath, publisherPage } from './parts.ts'
import { readTerms, sentTerms, type TermsForm, writeTerms } from './terms-form.ts'
import { onlyColumns, onlyRows, termsWords as words } from './terms-messages.ts'

const path = '/commons/datasets/:namespace/:name/terms'
/** More columns than this are typed, not ticked. */
const mostTicked = 120

export const termsRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.title,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return termsPage(visit, commons, dataset, writeTerms(dataset.terms), { terms: dataset.terms, saved: true })
    },
  }),
  route({
    method: 'POST', path, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 240, seconds: 3600 },
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const submitted = await visit.form()
      const sent = sentTerms(submitted)
      const { terms, problems } = readTerms(sent)
      if (terms === undefined) return termsPage(visit, commons, dataset, sent, { problems })
      if (submitted.values['preview'] !== undefined) return termsPage(visit, commons, dataset, sent, { terms, saved: false })
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.setTerms(tx, actor, dataset, terms))
        return seeOther(visit, `${managePath(dataset)}?done=terms`)
      } catch (error) {
        return termsPage(visit, commons, dataset, sent, { problems: problemsOf(error) })
      }
    },
  }),
]

const tierChoices: readonly Choice[] = tiers.map((value) => ({ value, label: tierWords[value], hint: tierMeanings[value] }))
const modeChoices: readonly Choice[] = modes.map((value) => ({ value, label: modeWords[value], hint: modeMeanings[value] }))
const purposeChoices: readonly Choice[] = purposes.map((value) => ({ value, label: purposeWords[value], hint: purposeMeanings[value] }))
const dutyChoices: readonly Choice[] = duties.map((value) => ({ value, label: dutyWords[value], hint: dutyMeanings[value] }))
const plainly = (choices: readonly Choice[]): readonly Choice[] => choices.map(({ value, label }) => ({ value, label }))

const optional = { optional: true } as const

interface Shown { readonly problems?: readonly Problem[]; readonly terms?: Terms; readonly saved?: boolean }

async function termsPage(visit: Visit, { datasets }: Commons, dataset: Dataset, { values, lists }: TermsForm, { problems = [], terms, saved = true }: Shown): Promise<Response> {
  const { locale, link } = visit
  // A column that is lent, or that chooses the rows, stays on the form also where the newest version has it no more.
  const kept = [...lists.columns, values['rows.column'] ?? ''].filter((one) => one !== '')
  const columns = [...new Set([...columnNames(lastRead(await datasets.versions(dataset.id))), ...kept])]
  const state: FormState = { values, lists, problems }
  // What is rarely set stands closed, unless something is set there, or wrong.
  const narrows = kept.length > 0 || ['columns.typed', 'rows.values'].some((name) => (values[name] ?? '') !== '') || problems.some(({ field: name }) => /^(?:columns|rows)/.test(name ?? ''))
  const show = (...controls: readonly Control[]): Html => fields(locale, controls, state)
  return publisherPage(visit, dataset, {
    title: words.title, problems,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${terms && meaning(visit, dataset, terms, saved)}${form(visit, {
      action: link(ownPath(dataset, 'terms')),
      body: html`${show(
        { kind: 'choice', name: 'tier', label: words.tier, choices: tierChoices }, { kind: 'choice', name: 'mode', label: words.mode, hint: words.modeHint, choices: modeChoices },
        { kind: 'checks', name: 'purposes', label: words.purposes, choices: purposeChoices }, { kind: 'checks', name: 'duties', label: words.duties, choices: dutyChoices, ...optional },
      )}<details${attributes({ open: narrows })}><summary>${words.narrow[locale]}</summary><br>${show(...columnControls(columns), ...rowControls(columns))}</details><h2>${words.restricted[locale]}</h2>${show(
        integer('months', { label: words.months, min: 1, max: 120 }), { kind: 'checkbox', name: 'atOnce', label: words.atOnce, hint: words.atOnceHint, ...optional },
        { kind: 'checks', name: 'atOnce.purposes', label: words.atOncePurposes, choices: plainly(purposeChoices), ...optional },
        { kind: 'select', name: 'atOnce.mode', label: words.atOnceMode, choices: plainly(modeChoices), ...optional },
        integer('atOnce.months', { label: words.atOnceMonths, min: 1, max: 120, ...optional }),
      )}${actions(
        button(locale, words.save), button(locale, words.preview, { kind: 'quiet', name: 'preview', value: 'true' }), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`,
      )}`,
    })}`,
  })
}

const columnControls = (columns: readonly string[]): readonly Control[] => columns.length === 0 || columns.length > mostTicked
  ? [text('columns.typed', { label: words.columns, hint: words.columnsTyped, maxLength: 20_000, long: true, ...optional })]
  : [{ kind: 'checks', name: 'columns', label: words.columns, hint: words.columnsHint, choices: columns.map((one) => ({ value: one, label: one })), ...optional }]

const rowControls = (columns: readonly string[]): readonly Control[] => [
  columns.length === 0
    ? text('rows.column', { label: words.rowColumn, hint: words.rowColumnHint, maxLength: 200, ...optional })
    : { kind: 'select', name: 'rows.column', label: words.rowColumn, hint: words.rowColumnHint, choices: columns.map((one) => ({ value: one, label: one })), ...optional },
  text('rows.values', { label: words.rowValues, hint: words.rowValuesHint, maxLength: 20_000, long: true, ...optional }),
]

interface Kind { readonly who: (typeof words)['visitor' | 'person' | 'holder' | 'owner']; readonly asker: Asker; readonly grants: readonly Grant[] }

const ownerId = 'owner'

/** The kinds of people for whom terms mean something different. */
function kindsFor({ tier, purposes: [purpose = 'research'], mode, duties, columns, rows }: Terms): readonly Kind[] {
  const nobodys = { scheme: '', value: 'holder' }
  const holder: Asker = { kind: 'person', person: 'holder', organisation: { id: 'holder', identifier: nobodys } }
  const grant: Grant = {
    decision: '', number: '', dataset: '', versions: { from: 1 }, organisation: { identifier: nobodys, name: '' }, purpose, mode, duties, from: '1970-01-01', agreement: '', status: 'in force',
    ...(columns && { columns }), ...(rows && { rows }),
  }
  return [
    { who: words.visitor, asker: { kind: 'visitor' }, grants: [] }, { who: words.person, asker: { kind: 'person', person: 'reader' }, grants: [] },
    ...(tier === 'restricted' ? [{ who: words.holder, asker: holder, grants: [grant] }] : []),
    { who: words.owner, asker: { kind: 'person', person: ownerId }, grants: [] },
  ]
}

/** What the policy function would say to each, once the dataset is published on these terms. */
function meaning({ locale }: Visit, dataset: Dataset, terms: Terms, saved: boolean): Html {
  const asIf = { owner: { person: ownerId, name: '' }, state: 'published', terms, latest: 1 } as const
  const verdict = ({ asker, grants }: Kind, mode: Mode): Verdict => decide({ dataset: asIf, asker, mode, grants })
  const cell = (kind: Kind, mode: Mode): Html => {
    const said = verdict(kind, mode)
    if (!said.allowed) return html`${tag(locale, words.no)} <span class="hint">${said.because[locale]}</span>`
    const limits = [
      ...(mode === 'aggregates' && terms.tier === 'restricted' && said.by === 'registered' ? [words.noise] : []),
      ...(said.columns ? [onlyColumns(said.columns)] : []), ...(said.rows ? [onlyRows(said.rows.column, said.rows.values)] : []),
    ]
    return html`${tag(locale, words.yes, 'good')}${limits.length > 0 && html` <span class="hint">${limits.map((one) => one[locale]).join('; ')}</span>`}`
  }
  return html`<section><h2>${words.means[locale]}</h2>${!saved && notice(locale, { kind: 'warning', body: html`<p role="status">${words.notSaved[locale]}</p>` })}${table(locale, {
    caption: words.means, captionUnseen: true, rows: kindsFor(terms),
    columns: [
      { title: words.who, header: true, cell: ({ who }) => who[locale] },
      ...(['aggregates', 'query', 'download'] as const).map((mode) => ({ title: modeWords[mode], cell: (kind: Kind) => cell(kind, mode) })),
    ],
  })}${terms.tier === 'restricted' && html`<details><summary>${words.agreement[locale]}</summary><ol>${
    agreementOf({ ...dataset, terms }).clauses.map((clause) => html`<li>${clause[locale]}</li>`)}</ol></details>`}</section>`
}
