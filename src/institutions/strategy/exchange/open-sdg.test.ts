/** Specifies how the data repository of an Open SDG site becomes a plan, and what of it is told to be left. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { Failure } from '../../../law/failure.ts'
import { openSdgPlan } from './open-sdg.ts'
import { faultsOf } from './proposed.ts'
import { readPlan } from './read-plan.ts'

const unsaid = { method: 'level@1', direction: 'up', certainty: 'secondary', today: '2026-12-01' } as const
/** As the published starter of such a repository has its files; names and numbers are made up. */
const repository = {
  'sdg-data-main/_config.yml': 'title: Үлгі сайт\n',
  'sdg-data-main/translations/ru/global_indicators.yml': '1-2-1-title: Доля населения\n',
  'sdg-data-main/translations/en/global_indicators.yml': '1-2-1-title: Proportion of population\n',
  'sdg-data-main/translations/en/global_goals.yml': '1-title: No poverty\n',
  'sdg-data-main/translations/en/global_targets.yml': '1-2-title: By 2030, reduce\n',
  'sdg-data-main/indicator-config/1-2-1.yml': [
    'indicator_name: global_indicators.1-2-1-title', "indicator_number: '1.2.1'", 'computation_units: percent', 'graph_type: line', 'reporting_status: complete', 'graph_title: ""', 'tags: []', 'auto_progress_calculation: true',
    'progress_calculation_options:', '- direction: negative', '  target: 10',
  ].join('\n'),
  'sdg-data-main/meta/1-2-1.yml': 'STAT_CONC_DEF: Who lives below the line\nCONTACT_ORGANISATION: Bureau of Statistics\nCONTACT_PHONE: "+7 700 000 00 00"\nsource_organisation_1: Household survey\nsource_url_1: https://example.org/survey\n',
  'sdg-data-main/data/indicator_1-2-1.csv': 'Year,Sex,Units,Value\n2015,,percent,33.7\n2016,,percent,\n2017,,percent,25.6\n2015,women,percent,32.7\n2017,,persons,5000\n2014/15,,percent,30\n',
  'sdg-data-main/README.md': '# Sample',
}
const read = (changes: Readonly<Record<string, string>> = {}) => openSdgPlan(new Map(Object.entries({ ...repository, ...changes })), unsaid)

test('goals, targets, indicators and the headline figures become rows that the registers take', () => {
  const { proposed, faults } = read()
  assert.deepEqual([...faults, ...faultsOf(proposed, '2026-12-01')], [])
  assert.deepEqual(proposed.goals.map(({ key, of, values }) => [key, of, values['nameEn'], values['mandate']]), [['goal 1', undefined, 'No poverty', 'Үлгі сайт'], ['target 1.2', 'goal 1', 'By 2030, reduce', 'Үлгі сайт']])
  const [{ of, values }] = proposed.indicators as [typeof proposed.indicators[0] & object]
  assert.deepEqual([of, values['name'], values['nameRu'], values['nameEn'], values['definition'], values['unit'], values['dataSource'], values['sourceUrl'], values['owner']], [
    'target 1.2', 'Доля населения', 'Доля населения', 'Proportion of population', 'Who lives below the line', 'percent', 'Household survey', 'https://example.org/survey', 'Bureau of Statistics',
  ])
  assert.ok(!('definitionRu' in values), 'what stands in one language is not said to stand in three')
  assert.deepEqual([values['method'], values['direction'], values['target'], values['targetYear'], values['baseValue'], values['baseYear']], ['growth-ratio@1', 'down', '10', 2030, '33.7', 2015], 'the target year and the base year are the documented ones')
  assert.deepEqual(proposed.figures.map(({ of: indicator, values: { year, value, kind, toldOn, responsible } }) => [indicator, year, value, kind, toldOn, responsible]), [
    ['indicator 1.2.1', 2015, '33.7', 'fact', '2015-12-31', 'Bureau of Statistics'], ['indicator 1.2.1', 2017, '25.6', 'fact', '2017-12-31', 'Bureau of Statistics'],
  ])
})

test('each field that no register has a place for is told, with how often; what says nothing is not', () => {
  const { left } = read()
  assert.deepEqual(Object.fromEntries([...left].map(([what, count]) => [typeof what === 'string' ? what : what.en, count])), {
    'data: disaggregation': 1, 'data: Units': 1, 'data: Year': 1, graph_type: 1, reporting_status: 1, CONTACT_PHONE: 1, 'other files': 1,
  })
})

test('without computed progress the file names no method, direction, base or target', () => {
  const { proposed: { indicators: [one] } } = read({ 'sdg-data-main/indicator-config/1-2-1.yml': 'indicator_name: Own name\n' })
  assert.deepEqual([one!.values['method'], one!.values['direction'], 'target' in one!.values, 'baseValue' in one!.values, one!.values['nameRu']], ['level@1', 'up', false, false, 'Own name'])
})

test('a base that met its target already is left, so that nothing counts as achieved at once', () => {
  const { proposed, left } = read({ 'sdg-data-main/indicator-config/1-2-1.yml': 'indicator_name: A\nauto_progress_calculation: true\nprogress_calculation_options:\n- target: 40\n' })
  assert.deepEqual([proposed.indicators[0]!.values['target'], 'baseValue' in proposed.indicators[0]!.values, left.get('progress_calculation_options: base_year')], ['40', false, 1])
  assert.deepEqual(faultsOf(proposed, '2026-12-01'), [])
})

test('an indicator that is none of the goals of the United Nations belongs to a goal with the name of the site', () => {
  const { proposed } = read({ 'sdg-data-main/meta/covid.md': '---\nindicator_name: Tests made\n---\nText' })
  const own = proposed.indicators.find(({ key }) => key === 'indicator covid')!
  assert.equal(proposed.goals.find(({ key }) => key === own.of)!.values['name'], 'Үлгі сайт')
})

test('what cannot be read is told by its file and mend', () => {
  const { faults } = read({ 'sdg-data-main/meta/1-3-1.yml': 'a: [', 'sdg-data-main/data/indicator_1-2-1.csv': 'год,значение\n2015,1\n' })
  assert.deepEqual(faults.map(({ key, text }) => `${key}: ${text.en}`), ['sdg-data-main/meta/1-3-1.yml: The file is no YAML: mend it.', 'sdg-data-main/data/indicator_1-2-1.csv: The table has no columns Year and Value: its first line must name the columns.'])
})

/** An archive of these texts, each as it is. */
function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  const [bodies, listed]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [called, bytes, fixed] = [Buffer.from(name), Buffer.from(text), Buffer.alloc(26)]
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(bytes.length, 14)
    fixed.writeUInt32LE(bytes.length, 18)
    fixed.writeUInt16LE(called.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04'), fixed, called, bytes)
    listed.push(Buffer.from('PK\x01\x02\x14\x00'), fixed, place, called)
    at += 30 + called.length + bytes.length
  }
  const [directory, end] = [Buffer.concat(listed), Buffer.alloc(18)]
  for (const place of [4, 6]) end.writeUInt16LE(Object.keys(files).length, place)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end])
}

test('a repository comes as a ZIP; another archive, or a damaged one, is refused in words', async () => {
  const { proposed } = await readPlan(zipped(repository), unsaid)
  assert.deepEqual(proposed, read().proposed)
  const refused = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)
  await assert.rejects(readPlan(zipped({ 'a.txt': 'a' }), unsaid), refused(/no data repository of Open SDG: it needs YAML files in the folder meta/))
  await assert.rejects(readPlan(new TextEncoder().encode('PK nonsense'), unsaid), refused(/The archive is damaged, or no ZIP/))
})
