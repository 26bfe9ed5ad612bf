/** Specifies how the data repository of an Open SDG site becomes a plan, and what of it is told to be left. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { openSdgPlan } from './open-sdg.ts'
import { readRepository } from './open-sdg-files.ts'
import { faultsOf } from './proposed.ts'
import { readPlan } from './read-plan.ts'
import { repository, zipped } from './testing-repository.ts'

const unsaid = { method: 'level@1', direction: 'up', certainty: 'secondary', today: '2026-12-01' } as const
const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? new TextEncoder().encode(text) : text)
const readFiles = async (files: Readonly<Record<string, string | Uint8Array>>) => openSdgPlan(await readRepository(new Map(Object.entries(files).map(([path, text]) => [path, async () => bytesOf(text)]))), unsaid)
const read = (changes: Readonly<Record<string, string | Uint8Array>> = {}) => readFiles({ ...repository, ...changes })
/** What is told, as whoever reads English sees it. */
const told = (counts: ReadonlyMap<string | Text, number>) => Object.fromEntries([...counts].map(([what, count]) => [typeof what === 'string' ? what : what.en, count]))

test('goals, targets, indicators and the headline figures become rows that the registers take', async () => {
  const { proposed, faults } = await read()
  assert.deepEqual([...faults, ...faultsOf(proposed, '2026-12-01')], [])
  assert.deepEqual(proposed.goals.map(({ key, of, values }) => [key, of, values['nameEn'], values['mandate']]), [['goal 1', undefined, 'No poverty', 'Үлгі сайт'], ['target 1.2', 'goal 1', 'By 2030, reduce', 'Үлгі сайт']])
  const [{ of, values }] = proposed.indicators as [typeof proposed.indicators[0] & object]
  assert.deepEqual([of, values['name'], values['nameRu'], values['nameEn'], values['definition'], values['unit'], values['dataSource'], values['sourceUrl'], values['owner']], [
    'target 1.2', 'Доля населения', 'Доля населения', 'Proportion of population', 'Who lives below the line', 'percent', 'Household survey', 'https://example.org/survey', 'Bureau of Statistics',
  ])
  assert.ok(!('definitionRu' in values), 'what stands in one language is not said to stand in three')
  assert.deepEqual([values['method'], values['direction'], values['target'], values['targetYear'], values['baseValue'], values['baseYear']], ['growth-ratio@1', 'down', '10', 2030, '33.7', 2015], 'the target year and the base year are the documented ones')
  assert.deepEqual(proposed.figures.map(({ of: indicator, values: { year, value, kind, toldOn, responsible } }) => [indicator, year, value, kind, toldOn, responsible]), [
    ['indicator 1.2.1', 2015, '33.7', 'fact', unsaid.today, 'Bureau of Statistics'], ['indicator 1.2.1', 2017, '25.6', 'fact', unsaid.today, 'Bureau of Statistics'],
  ])
})

test('each field that no register has a place for is told, with how often; what says nothing is not', async () => {
  const { left } = await read()
  assert.deepEqual(told(left), { 'data: disaggregation': 1, 'data: Units': 1, 'data: Year': 1, graph_type: 1, reporting_status: 1, CONTACT_PHONE: 1, README: 1 })
})

test('without computed progress the file names no method, direction, base or target', async () => {
  const { proposed: { indicators: [one] } } = await read({ 'sdg-data-main/indicator-config/1-2-1.yml': 'indicator_name: Own name\n' })
  assert.deepEqual([one!.values['method'], one!.values['direction'], 'target' in one!.values, 'baseValue' in one!.values, one!.values['nameRu']], ['level@1', 'up', false, false, 'Own name'])
})

test('a base that met its target already is left, so that nothing counts as achieved at once', async () => {
  const { proposed, left } = await read({ 'sdg-data-main/indicator-config/1-2-1.yml': 'indicator_name: A\nauto_progress_calculation: true\nprogress_calculation_options:\n- target: 40\n' })
  assert.deepEqual([proposed.indicators[0]!.values['target'], 'baseValue' in proposed.indicators[0]!.values, left.get('progress_calculation_options: base_year')], ['40', false, 1])
  assert.deepEqual(faultsOf(proposed, '2026-12-01'), [])
})

test('an indicator that is none of the goals of the United Nations belongs to a goal with the name of the site', async () => {
  const { proposed } = await read({ 'sdg-data-main/meta/covid.md': '---\nindicator_name: Tests made\n---\nText' })
  const own = proposed.indicators.find(({ key }) => key === 'indicator covid')!
  assert.equal(proposed.goals.find(({ key }) => key === own.of)!.values['name'], 'Үлгі сайт')
})

test('what cannot be read is told by its file and mend', async () => {
  const { faults } = await read({ 'sdg-data-main/meta/1-3-1.yml': 'a: [', 'sdg-data-main/data/indicator_1-2-1.csv': 'год,значение\n2015,1\n' })
  assert.deepEqual(faults.map(({ key, text }) => `${key}: ${text.en}`), ['sdg-data-main/meta/1-3-1.yml: Line 1: This line cannot be read as YAML. Check the indentation (spaces, no tabs), the colon of “name: value”, and the quotes.', 'sdg-data-main/data/indicator_1-2-1.csv: The table has no columns Year and Value: its first line must name the columns.'])
})

test('a field is read where its value is taken: each other one is told', async () => {
  const { proposed: { indicators: [one] }, left } = await readFiles({
    'meta/1-1-1.yml': [
      'indicator_name: P', 'source_url_1: ftp://x', 'sdg_goal: "1"', 'SDG_GOAL: End poverty', 'target_id: "1.9"', 'target_name: By 2030', 'SDG_TARGET: Other words', 'data_non_statistical: true', 'source_active_1: false', '__proto__:', '  indicator_name: EVIL', 'constructor: 1',
      'progress_calculation_options:', '- target: 5', '  base_year: 2016',
    ].join('\n'),
    'translations/en/global_goals.yml': '1-title: No poverty\n2-title: No hunger\n',
  })
  assert.deepEqual(told(left), {
    source_url_1: 1, SDG_GOAL: 1, target_id: 1, SDG_TARGET: 1, data_non_statistical: 1, source_active_1: 1, constructor: 1, 'progress_calculation_options: target': 1, 'progress_calculation_options: base_year': 1, 'translations/en/global_goals': 1,
    ...JSON.parse('{"__proto__": 1}') as object,
  })
  assert.deepEqual([one!.values['nameEn'], 'target' in one!.values, 'sourceUrl' in one!.values], ['P', false, false])

  const computed = await readFiles({
    'meta/1-1-1.yml': 'indicator_name: P\nindicator_number: 1.1.1\n',
    'indicator-config/1-1-1.yml': 'indicator_name: Q\nauto_progress_calculation: true\nprogress_calculation_options:\n- target: 5\n  limit: 3\n  unit: persons\n  foo: 9\n- target: 6\n',
  })
  assert.deepEqual(told(computed.left), { indicator_name: 1, 'progress_calculation_options: limit': 1, 'progress_calculation_options: unit': 1, 'progress_calculation_options: foo': 1, 'progress_calculation_options: target': 1 })
  assert.deepEqual([computed.proposed.indicators[0]!.values['target'], 'limit' in computed.proposed.indicators[0]!.values], ['5', false])
})

test('the national figures are those of data itself; each other file is told, and macOS and README keep nothing from being read', async () => {
  const { proposed, left, faults } = await readFiles({
    'a/meta/1-1-1.md': '---\nindicator_name: P\n---\nA long methodology.\n', 'a/meta/fr/1-1-1.md': '---\nindicator_name: Pauvreté\n---\n', 'a/meta/README.md': '# Readme', 'a/meta/notes.txt': '',
    'a/data/subnational/indicator_1-1-1.csv': 'Year,Value\n2020,7\n', 'a/data/indicator_1-1-1.csv': 'Year,Value,__proto__\n2020,5,\n2021,6,x\n', 'a/data/indicator_9-9-9.csv': 'Year,Value\n2020,7\n', 'a/data/x.xlsx': '', 'a/translations/en/x.json': '', 'a/other/data/indicator_1-1-1.csv': '',
    '__MACOSX/a/meta/._1-1-1.md': new Uint8Array([0, 5, 0x16, 0xff]), 'a/data/._indicator_1-1-1.csv': new Uint8Array([0xff]), 'a/.DS_Store': '',
  })
  assert.deepEqual(faults, [])
  assert.deepEqual(proposed.figures.map(({ values: { year, value } }) => [year, value]), [[2020, '5']])
  assert.deepEqual(told(left), {
    'text of a page (Markdown)': 1, 'meta/fr/*.md': 1, README: 1, 'meta/notes.txt': 1, 'data/subnational/*.csv': 1, 'data/indicator_9-9-9.csv': 1, 'data/x.xlsx': 1, 'translations/en/*.json': 1, 'other files': 1, '__MACOSX, ._*, .DS_Store': 3, 'data: disaggregation': 1,
  })
})

test('what the registers ask and the repository does not say is not invented in silence', async () => {
  const { proposed: { indicators: [one], figures: [figure] }, assumed } = await readFiles({ 'meta/1-1-1.yml': 'indicator_name: Proportion\nsource_organisation_1: Survey\n', 'data/indicator_1-1-1.csv': 'Year,Value\n2020,5\n' })
  assert.deepEqual([figure!.values['toldOn'], figure!.values['responsible'], figure!.values['figureSource'], one!.values['unit'], one!.values['nameRu']], [unsaid.today, '–', 'Survey', '–', 'Proportion'])
  assert.deepEqual(told(assumed), {
    'a text that the file does not have in all three languages: entered in the one that it has': 3, 'no definition: the name of the indicator instead': 1, 'no unit: “–”': 1, 'nobody is said to answer for the figure: “–”': 1, 'no day of the figure: the day of the import instead': 1,
  })
})

test('a file that would take minutes to read, or is no text, is a fault of its own that names the mend', async () => {
  const fault = async (text: string | Uint8Array, name = 'meta/1-1-1.yml') => (await readFiles({ 'meta/1-2-1.yml': 'indicator_name: P\n', [name]: text })).faults.map((one) => `${one.key}: ${one.text.en}`)
  const many = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n')
  assert.match((await fault(many(20_000, (at) => `k${at}: v`)))[0]!, /^meta\/1-1-1\.yml: The file is too long: a YAML file has at most 100,000 characters/)
  assert.match((await fault(`a:\n${many(2_000, (at) => `- &a${at} x`)}\n${many(2_000, (at) => `- *a${at}`)}`))[0]!, /too many references of the form \*name/)
  assert.match((await fault('a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]'))[0]!, /too many references/)
  assert.match((await fault('a: 1\nb:\n  c: 1\n  c: 2\n'))[0]!, /Line 4: This name is written twice/)
  assert.deepEqual(await fault(new Uint8Array([0x61, 0x3a, 0x20, 0xcf, 0xeb])), ['meta/1-1-1.yml: The text of the file is not in UTF-8. Save it in UTF-8 and attach it again.'])
  assert.match((await fault('Year,Value\n2020,1\n2021\n', 'data/1-2-1.csv'))[0]!, /^data\/1-2-1\.csv: Line 3 has another number of cells/)
  const { left } = await readFiles({ 'meta/1-1-1.yml': many(400, (at) => `field${at}: v`) })
  assert.deepEqual([left.size, told(left)['other fields and files']], [301, 100], 'nobody reads a list without end')
})

test('a repository comes as a ZIP; another archive, or a damaged one, is refused in words', async () => {
  const { proposed } = await readPlan(zipped(repository), unsaid)
  assert.deepEqual(proposed, (await read()).proposed)
  const refused = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)
  await assert.rejects(readPlan(zipped({ 'a.txt': 'a' }), unsaid), refused(/no data repository of Open SDG: it needs YAML files in the folder meta/))
  await assert.rejects(readPlan(new TextEncoder().encode('PK nonsense'), unsaid), refused(/The archive is damaged, or no ZIP/))
})
