/** The questions on how a model was made elsewhere, and the statement that comes of them. */
import type { Problem } from '../../../../law/failure.ts'
import { choice, decimal, type Field, integer, text } from '../../../../law/field.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import { locales, type Text } from '../../../../law/text.ts'
import { kindWords } from '../card-words.ts'
import { description, type Statement } from '../model.ts'
import type { ModelSources } from '../models.ts'
import { addWords as words } from './add-messages.ts'
import { inThree } from './draft-form.ts'
import { pageWords } from './messages.ts'

type Values = Readonly<Record<string, string>>
type Run = Awaited<ReturnType<ModelSources['runs']['prepared']>>[number]
type Named = Statement['data']['datasets'][number]

const optional = true as const

/** The questions after that for the run. */
export const statementFields: readonly Field[] = [
  choice('kind', { label: words.kind, choices: (['base', 'chat'] as const).map((value) => ({ value, label: kindWords[value] })) }),
  text('languages', { label: words.languages, hint: words.languagesHint, maxLength: 100 }),
  text('base.name', { label: words.baseName, hint: words.baseHint, maxLength: 200, optional }),
  text('base.licence', { label: words.baseLicence, hint: pageWords.licenceHint, maxLength: 100, optional }),
  text('datasets', { label: words.datasets, hint: words.datasetsHint, maxLength: 2_000, long: true, optional }),
  ...inThree('other', words.other, { hint: words.otherHint, optional }),
  integer('tokens', { label: words.tokens, min: 0, optional }), decimal('hours', { label: words.hours, min: '0', optional }),
  text('hardware', { label: words.hardware, maxLength: 200, optional }), text('recipe', { label: words.recipe, maxLength: 64, optional }),
]

/** A number as people write it, with spaces in it; undefined where nothing was written, NaN where it is none. */
const numberIn = (said: string): number | undefined => (said === '' ? undefined : Number(said.replaceAll(/\s/g, '').replace(',', '.')))

/** Reads the form. `named` finds a dataset by what was written; every field that does not fit is named. */
export async function statementFrom(given: Values, { runs, named }: {
  readonly runs: readonly Run[]
  named(name: string): Promise<Named | undefined>
}): Promise<{ readonly statement: Statement; readonly problems: readonly Problem[] }> {
  const value = (name: string): string => (given[name] ?? '').trim()
  const problems: Problem[] = []
  const wrong = (field: string, said: Text): void => void problems.push({ field, text: said })

  const languages = value('languages').toLowerCase().split(/[\s,;]+/).filter(Boolean)
  if (languages.length === 0 || !languages.every((code) => /^[a-z]{2,3}$/.test(code))) wrong('languages', words.languagesWrong)

  const [baseName, baseLicence] = [value('base.name'), value('base.licence')]
  if ((baseName === '') !== (baseLicence === '')) wrong(baseName === '' ? 'base.name' : 'base.licence', words.baseLicenceMissing)
  else if (baseLicence !== '' && !description.shape.licence.safeParse(baseLicence).success) wrong('base.licence', pageWords.licenceHint)

  const datasets: Named[] = []
  for (const name of value('datasets').split('\n').map((line) => line.trim()).filter(Boolean)) {
    const found = await named(name)
    if (found === undefined) wrong('datasets', words.noDataset(name))
    else if (!datasets.some(({ thing }) => thing === found.thing)) datasets.push(found)
  }
  const other = inEveryLanguage((locale) => value(`other.${locale}`))
  const unsaid = locales.filter((locale) => other[locale] === '')
  if (unsaid.length > 0 && unsaid.length < locales.length) for (const locale of unsaid) wrong(`other.${locale}`, words.otherHalf)

  const run = runs.find(({ id }) => id === value('run'))
  if (run === undefined && value('datasets') === '' && unsaid.length === locales.length) wrong('datasets', words.dataMissing)

  const [tokens, hours] = [numberIn(value('tokens')), numberIn(value('hours'))]
  if (tokens !== undefined && !(Number.isSafeInteger(tokens) && tokens >= 0)) wrong('tokens', words.numberWrong)
  if (hours !== undefined && !(hours >= 0 && hours < Infinity)) wrong('hours', words.numberWrong)
  const recipe = value('recipe').toLowerCase() || run?.recipe
  if (recipe !== undefined && !/^[0-9a-f]{64}$/.test(recipe)) wrong('recipe', words.recipeWrong)

  return {
    problems,
    statement: {
      kind: value('kind') === 'chat' ? 'chat' : 'base', languages: [...new Set(languages)], data: { datasets, ...(unsaid.length === 0 && { other }) },
      ...(run && { run: { id: run.id, title: run.title, path: run.path } }), ...(tokens !== undefined && { tokens }), ...(hours !== undefined && { hours }),
      ...(value('hardware') !== '' && { hardware: value('hardware') }), ...(recipe !== undefined && { recipe }), ...(baseName !== '' && { base: { name: baseName, licence: baseLicence } }),
    },
  }
}

/** The form as somebody filled it before. */
export const valuesOf = ({ kind, languages, base, data, run, tokens, hours, hardware, recipe }: Statement): Values => ({
  kind, languages: languages.join(', '), 'base.name': base?.name ?? '', 'base.licence': base?.licence ?? '', run: run?.id ?? '',
  datasets: data.datasets.map(({ path }) => (path ?? '').replace(/^.*\/datasets\//, '').replace('?version=', '@')).join('\n'),
  ...Object.fromEntries(locales.map((locale) => [`other.${locale}`, data.other?.[locale] ?? ''])),
  tokens: tokens === undefined ? '' : String(tokens), hours: hours === undefined ? '' : String(hours), hardware: hardware ?? '', recipe: recipe ?? '',
})
