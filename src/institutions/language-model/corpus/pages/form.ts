/** The form by which a corpus is built. */
import type { Problem } from '../../../../law/failure.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import type { Text } from '../../../../law/text.ts'
import { actions, attributes, button, type Control, errorSummary, field, form, html, type Html, page, type Visit } from '../../../../portal/index.ts'
import { benchmarks } from '../../benchmarks.ts'
import type { Choices } from '../corpus.ts'
import { languageNames } from '../language-names.ts'
import { messages } from '../messages.ts'
import type { OfferedTexts } from '../sources.ts'
import { words } from './words.ts'

export interface FormState {
  readonly values: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly problems?: readonly Problem[]
}

/** A file that came with the form. */
export interface Uploaded { readonly file: string; readonly name: string }

export const blank: FormState = { values: { strict: 'true' }, lists: { languages: ['kk'] } }

const languages = (['kk', 'ru', 'en', 'ky', 'tt', 'ba', 'uz', 'mn', 'uk'] as const).map((value) => ({ value, label: languageNames[value] }))

const titleControl: Control = { kind: 'input', name: 'title', label: words.title, maxLength: 200 }

/** What the form says, or what is to be mended. */
export function choicesIn({ values, lists }: FormState, uploaded: readonly Uploaded[]): { readonly choices?: Choices; readonly problems: readonly Problem[] } {
  const said = (name: string): string => (values[name] ?? '').trim()
  const chosen = languages.map(({ value }) => value).filter((value) => lists['languages']?.includes(value))
  const datasets = lists['datasets'] ?? []
  const problems: Problem[] = [
    ...(said('title') === '' ? [{ field: 'title', text: messages.titleMissing }] : []),
    ...(chosen.length === 0 ? [{ field: 'languages', text: messages.languagesMissing }] : []),
    ...(datasets.length + uploaded.length === 0 ? [{ field: 'files', text: messages.noSources }] : []),
  ]
  if (problems.length > 0) return { problems }
  const [licence, text] = [said('licence'), said('member')]
  return {
    problems,
    choices: {
      title: said('title'), languages: chosen, strict: values['strict'] === 'true', machineTranslation: values['translations'] === 'true', validation: 0.01,
      sources: [
        ...datasets.map((dataset) => ({ dataset })),
        ...uploaded.map(({ file, name }) => ({ file, name, ...(licence !== '' && { licence }), ...(text !== '' && { text }) })),
      ],
    },
  }
}

export function formPage(visit: Visit, offered: readonly OfferedTexts[], state: FormState): Response {
  const { locale, link } = visit
  const { problems = [] } = state
  return page({
    visit, title: words.build, current: 'language-model', breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }], error: problems.length > 0,
    headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${words.build[locale]}</h1><p class="lead">${words.buildLead[locale]}</p>${form(visit, {
      action: link('/corpora/new'), files: true,
      body: html`${field(locale, titleControl, state)}${field(locale, { kind: 'checks', name: 'languages', label: words.languages, choices: languages }, state)}${
        field(locale, { kind: 'checkbox', name: 'strict', label: words.strict, hint: words.strictHint }, state)}${
        field(locale, { kind: 'checkbox', name: 'translations', label: words.translations }, state)}${
        offered.length === 0 ? html`<div class="field"><h2>${words.datasets[locale]}</h2><p class="hint">${words.noDatasets[locale]}</p></div>` : field(locale, {
          kind: 'checks', name: 'datasets', label: words.datasets, hint: words.datasetsHint,
          choices: offered.map((one) => ({ value: one.reference, label: titleOf(one), hint: inEveryLanguage((locale) => `${words.rows(one.rows, locale)} · ${one.licence}`) })),
        }, state)}${filesInput(visit, problems)}${field(locale, { kind: 'input', name: 'licence', label: words.licence, hint: words.licenceHint, maxLength: 200, optional: true }, state)}${
        field(locale, { kind: 'input', name: 'member', label: words.member, hint: words.memberHint, maxLength: 100, width: 'short', optional: true }, state)}<h2>${
        words.benchmarks[locale]}</h2><p class="hint">${words.benchmarksHint[locale]}</p><ul class="prose">${benchmarks.map(({ title }) => html`<li>${title[locale]}</li>`)}</ul>${
        actions(button(locale, words.start), html`<a href="${link('/corpora')}">${words.corpora[locale]}</a>`)}`,
    })}`,
  })
}

const titleOf = ({ title, table, column }: OfferedTexts): Text => inEveryLanguage((locale) => `${title[locale]}: ${table}.${column}`)

function filesInput({ locale }: Visit, problems: readonly Problem[]): Html {
  const wrong = problems.filter((problem) => problem.field === 'files')
  return html`<div class="field${wrong.length > 0 && ' wrong'}"><label for="f-files">${words.files[locale]}</label><p class="hint" id="f-files-hint">${words.filesHint[locale]}</p>${
    wrong.length > 0 && html`<p class="error" id="f-files-error">${wrong.map(({ text }) => text[locale]).join(' ')}</p>`}<input type="file" multiple accept=".jsonl,.gz"${attributes({
    id: 'f-files', name: 'files', 'aria-describedby': ['f-files-hint', wrong.length > 0 && 'f-files-error'].filter(Boolean).join(' '), 'aria-invalid': wrong.length > 0 && 'true' })}></div>`
}
