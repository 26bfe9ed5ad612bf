/** The form by which a corpus is built. */
import type { Problem } from '../../../../law/failure.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import { same, type Text } from '../../../../law/text.ts'
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

/** A corpus that is to be built again by other choices, with what is called what among its sources. */
export interface Former { readonly id: string; readonly choices: Choices; readonly titles: readonly (Text | undefined)[]; readonly failure?: Text }

/** The files that were uploaded for it. */
export const filesOf = ({ choices }: Former): readonly Uploaded[] => choices.sources.filter((source) => 'file' in source)

/** The form as it was filled in, without the files that the failure names. */
export function filled(former: Former): FormState {
  const { choices: { title, languages: chosen, strict, machineTranslation, sources }, failure } = former
  const [file] = sources.filter((source) => 'file' in source)
  return {
    values: { title, strict: String(strict), translations: String(machineTranslation), licence: file?.licence ?? '', member: file?.text ?? '' },
    lists: {
      languages: chosen, datasets: sources.flatMap((source) => ('dataset' in source ? [source.dataset] : [])),
      kept: filesOf(former).filter(({ name }) => !failure?.kk.includes(`«${name}»`)).map(({ file }) => file),
    },
  }
}

export const blank: FormState = { values: { strict: 'true' }, lists: { languages: ['kk'] } }

const languages = (['kk', 'ru', 'en', 'ky', 'tt', 'ba', 'uz', 'mn', 'uk'] as const).map((value) => ({ value, label: languageNames[value] }))

type Choice = Extract<Control, { readonly kind: 'checks' }>['choices'][number]

const titleControl: Control = { kind: 'input', name: 'title', label: words.title, maxLength: 200 }

/** What the form says, or what is to be mended. */
export function choicesIn({ values, lists, problems: known = [] }: FormState, uploaded: readonly Uploaded[]): { readonly choices?: Choices; readonly problems: readonly Problem[] } {
  const said = (name: string): string => (values[name] ?? '').trim()
  const chosen = languages.map(({ value }) => value).filter((value) => lists['languages']?.includes(value))
  const datasets = lists['datasets'] ?? []
  const problems: Problem[] = [
    ...(said('title') === '' ? [{ field: 'title', text: messages.titleMissing }] : []),
    ...(chosen.length === 0 ? [{ field: 'languages', text: messages.languagesMissing }] : []),
    // A file that was refused was chosen all the same.
    ...(datasets.length + uploaded.length === 0 && !known.some(({ field }) => field === 'files') ? [{ field: 'files', text: messages.noSources }] : []),
  ]
  if (known.length + problems.length > 0) return { problems }
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

export function formPage(visit: Visit, offered: readonly OfferedTexts[], state: FormState, former?: Former): Response {
  const { locale, link } = visit
  const title = former === undefined ? words.build : words.change
  const datasets: readonly Choice[] = [...offered.map((one): Choice => ({ value: one.reference, label: titleOf(one), hint: inEveryLanguage((locale) => `${words.rows(one.rows, locale)} · ${one.licence}`) })),
    // What was chosen of an earlier version is no longer offered to others, but stays chosen here.
    ...former?.choices.sources.flatMap((source, index): readonly Choice[] => ('dataset' in source && !offered.some(({ reference }) => reference === source.dataset)
      ? [{ value: source.dataset, label: former.titles[index] ?? words.gone }] : [])) ?? []]
  const kept = former === undefined ? [] : filesOf(former)
  const { problems = [] } = state
  return page({
    visit, title, current: 'language-model', breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }], error: problems.length > 0,
    headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${title[locale]}</h1><p class="lead">${(former === undefined ? words.buildLead : words.changeLead)[locale]}</p>${form(visit, {
      action: link('/corpora/new'), files: true,
      body: html`${former && html`<input type="hidden" name="from" value="${former.id}">`}${field(locale, titleControl, state)}${field(locale, { kind: 'checks', name: 'languages', label: words.languages, choices: languages }, state)}${
        field(locale, { kind: 'checkbox', name: 'strict', label: words.strict, hint: words.strictHint }, state)}${
        field(locale, { kind: 'checkbox', name: 'translations', label: words.translations }, state)}${
        datasets.length === 0 ? html`<div class="field"><h2>${words.datasets[locale]}</h2><p class="hint">${words.noDatasets[locale]}</p></div>` : field(locale, {
          kind: 'checks', name: 'datasets', label: words.datasets, hint: words.datasetsHint,
          choices: datasets,
        }, state)}${kept.length > 0 && field(locale, {
          kind: 'checks', name: 'kept', label: words.keptFiles, hint: words.keptFilesHint, choices: kept.map(({ file, name }) => ({ value: file, label: same(name) })),
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
