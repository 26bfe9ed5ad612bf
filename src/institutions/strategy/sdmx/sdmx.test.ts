/** Specifies which files of statisticians are read, how, and which are refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import { locales, same } from '../../../law/text.ts'
import { type Figure, type PlannedIndicator, unitNamed } from '../plan/index.ts'
import { withoutExponent } from './decimal.ts'
import { broughtBy, observationsOf } from './figures.ts'
import { words } from './messages.ts'
import { readFigures } from './read.ts'
import type { Observation } from './structure.ts'
import { dataCsv, dataMessage } from './write.ts'

const read = (text: string) => readFigures(new TextEncoder().encode(text))
const refuses = (text: string, why: RegExp): void => assert.throws(() => read(text), (error: unknown) => error instanceof Failure && locales.every((locale) => error.text[locale] !== '') && why.test(error.text.en), String(why))
const figure = (more: Partial<Observation> = {}): Observation => ({ FREQ: 'A', INDICATOR: 'IND-1', KIND: 'fact', TOLD_ON: '2026-01-15', TIME_PERIOD: '2025', OBS_VALUE: '12.5', UNIT_MEASURE: 'штука', SOURCE: 'Есеп', RESPONSIBLE: 'Маман', ...more })

const head = 'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,KIND,TOLD_ON,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE,RESPONSIBLE'
const line = 'dataflow,SHANYRAQ:STRATEGY_FIGURES(1.0.0),I,A,IND-1,fact,2026-01-15,2025,12.5,штука,Есеп,Маман'
const table = (...lines: readonly string[]): string => [head, ...lines].join('\r\n')

/** A message as others write it: all that is told of the data is told as a list of values here and there. */
interface Parts { readonly structure?: object; readonly set?: object; readonly observation?: readonly unknown[] }
function message({ structure, set, observation = ['12.5', 'штука', 'Есеп', 'Маман'] }: Parts = {}): string {
  const values = (id: string, of: string) => ({ id, values: [{ id: of }] })
  return JSON.stringify({ data: {
    structures: [{
      links: [{ rel: 'dataflow', urn: 'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=SHANYRAQ:STRATEGY_FIGURES(1.0.0)' }],
      dimensions: { dataSet: [values('FREQ', 'A'), values('INDICATOR', 'IND-1'), values('KIND', 'fact'), values('TOLD_ON', '2026-01-15')], observation: [values('TIME_PERIOD', '2025')] },
      measures: { observation: [{ id: 'OBS_VALUE' }] }, attributes: { observation: [{ id: 'UNIT_MEASURE' }, { id: 'SOURCE' }, { id: 'RESPONSIBLE' }] }, ...structure,
    }],
    dataSets: [{ action: 'Information', observations: { 0: observation }, ...set }],
  } })
}

test('a file that replaces or deletes, or is of another flow, enters nothing and is told why', () => {
  for (const action of ['', 'A']) assert.deepEqual(read(table(line.replace(',I,', `,${action},`))).observations, [figure()])
  for (const action of ['D', 'R', 'M']) refuses(table(line, line.replace(',I,', `,${action},`)), new RegExp(`action of the file is “${action}”.*strikes one off`))
  refuses('STRUCTURE,STRUCTURE_ID,ACTION\ndataflow,SHANYRAQ:STRATEGY_FIGURES(1.0.0),D', /action of the file is “D”/)
  refuses(table(line.replace('STRATEGY_FIGURES', 'PRICES')), /of another structure: SHANYRAQ:PRICES\(1\.0\.0\)\. It must be of SHANYRAQ:STRATEGY_FIGURES\(1\.0\.0\)/)
  refuses(table(line.replace('SHANYRAQ:STRATEGY_FIGURES(1.0.0)', '')), /does not say of which structure/)
  assert.deepEqual(read(message()).observations, [figure()])
  assert.deepEqual(read(message({ set: { action: 'Append' } })).observations, [figure()])
  for (const action of ['Delete', 'Replace', 'Merge']) refuses(message({ set: { action } }), new RegExp(`action of the file is “${action}”`))
  const other = [{ rel: 'dataflow', urn: 'urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=OTHER:PRICES(1.0)' }]
  refuses(message({ structure: { links: other } }), /of another structure: OTHER:PRICES\(1\.0\)/)
  refuses(message({ set: { links: other } }), /of another structure: OTHER:PRICES\(1\.0\)/)
  refuses(message({ structure: { links: [] } }), /does not say of which structure/)
})

test('a message is read by the places of its measures and attributes, wherever they are told', () => {
  const measures = { observation: [{ id: 'DEFLATOR' }, { id: 'OBS_VALUE' }] }
  refuses(message({ structure: { measures }, observation: ['99', '12.5', 'штука', 'Есеп', 'Маман'] }), /measures of the file are: DEFLATOR, OBS_VALUE\. It must have one/)
  refuses(message({ structure: { measures: { observation: [{ id: 'DEFLATOR' }] } } }), /measures of the file are: DEFLATOR/)
  refuses(message({ structure: { measures: {} } }), /measures of the file are: —/)
  assert.deepEqual(read(message({ structure: { measures: undefined } })).observations, [figure()], 'of a message without measures the standard says that it has this one')
  const attributes = { dataSet: [{ id: 'UNIT_MEASURE', values: [{ id: 'штука' }] }, { id: 'COLLECTOR' }], observation: [{ id: 'SOURCE' }, { id: 'RESPONSIBLE' }] }
  const ofSet = read(message({ structure: { attributes }, set: { attributes: [0, 'Бюро'] }, observation: ['12.5', 'Есеп', 'Маман'] }))
  assert.deepEqual([ofSet.observations, ofSet.left], [[figure()], ['COLLECTOR']])
  const series = { dimensions: { dataSet: ['FREQ', 'KIND', 'TOLD_ON'].map((id, at) => ({ id, values: [{ id: ['A', 'fact', '2026-01-15'][at] }] })), series: [{ id: 'INDICATOR', values: [{ id: 'IND-1' }] }], observation: [{ id: 'TIME_PERIOD', values: [{ value: 2025 }] }] }, attributes: { series: [{ id: 'UNIT_MULT', values: [{ id: '0' }, { id: '6', name: 'Millions' }] }, { id: 'UNIT_MEASURE' }], observation: [{ id: 'SOURCE' }, { id: 'RESPONSIBLE', default: 'Маман' }] } }
  const ofSeries = read(message({ structure: series, set: { observations: undefined, series: { 0: { attributes: [1, 'штука'], observations: { 0: [12.5, 'Есеп'] } } } } }))
  assert.deepEqual([ofSeries.observations, ofSeries.left], [[figure({ UNIT_MULT: '6' })], []])
  refuses(message({ structure: { attributes: { dimensionGroup: [{ id: 'UNIT_MULT' }] } } }), /Told of a group of dimensions only: UNIT_MULT/)
})

test('a text in several languages is read in one, and a number with each of its digits', () => {
  const attributes = { observation: [{ id: 'UNIT_MEASURE', values: [{ value: { en: 'piece', ru: 'штука' } }] }, { id: 'SOURCE' }, { id: 'RESPONSIBLE' }] }
  const told = read(message({ structure: { attributes }, observation: ['12.5', 0, { en: 'Report', kk: 'Есеп' }, { 'en-GB': 'Officer', fr: 'Agent' }] })).observations[0]!
  assert.deepEqual([told.UNIT_MEASURE, told.SOURCE, told.RESPONSIBLE], ['штука', 'Есеп', 'Officer'])
  for (const [number, text] of [['999999999999999.12345678', '999999999999999.12345678'], ['1.5e21', '1500000000000000000000'], ['1e-7', '0.0000001'], ['12', '12']]) {
    assert.equal(read(message().replace('"12.5"', number!)).observations[0]!.OBS_VALUE, text)
  }
})

test('a table may name its codes, tell a text in several languages, and say what parts them', () => {
  const named = head.split(',').map((one, at) => (at < 3 ? one : `${one}: Name: of it`)).join(',')
  assert.deepEqual(read([named, 'dataflow,SHANYRAQ:STRATEGY_FIGURES(1.0.0): Figures: all,I,A: Annual,IND-1: Teachers: trained,fact: Fact,2026-01-15: 2026-01-15,2025: 2025,12.5,штука,Есеп: 2-бет,Маман'].join('\n')).observations, [figure({ SOURCE: 'Есеп: 2-бет' })])
  const parted = head.replace('STRUCTURE,', 'STRUCTURE[;],').replace(',SOURCE', ',SOURCE[kk;en]').replace(',RESPONSIBLE', ',RESPONSIBLE[]')
  assert.deepEqual(read([parted, line.replace('Есеп', 'en:Report;kk:Есеп; 2-бет')].join('\n')).observations, [figure({ SOURCE: 'Есеп; 2-бет' })])
  refuses([`${head},SOURCE: Source`, `${line},x`].join('\n'), /neither a message/)
})

const indicator = (number: string): PlannedIndicator => ({ number, path: '', name: same(number), changedOn: '2026-01-01', goal: 'G', definition: { text: same('d'), inEach: true }, unit: { text: { kk: 'дана', ru: 'штука|штуки|штук', en: 'piece|pieces' }, inEach: true }, dataSource: 's', method: 'linear@1', direction: 'up', yearly: new Map() })
const faultsOf = (...all: readonly Observation[]) => broughtBy(all, { indicators: [indicator('IND-1')], figures: [] }, '2026-10-05').faults.map(({ text }) => text)

test('no number enters without its unit, nor one that is to be multiplied first', () => {
  for (const unit of ['дана', 'штука', 'штук', 'piece', 'pieces']) assert.deepEqual(faultsOf(figure({ UNIT_MEASURE: unit, UNIT_MULT: '0' })), [], unit)
  assert.deepEqual(faultsOf(figure({ UNIT_MEASURE: 'тонна' })), [words.otherUnit('тонна', unitNamed(indicator('IND-1').unit.text))])
  assert.deepEqual(faultsOf(figure({ UNIT_MULT: '3' })), [words.multiplied('3')])
  const { UNIT_MEASURE: _, ...bare } = figure()
  assert.deepEqual(faultsOf(bare), [words.blank('UNIT_MEASURE')])
})

test('a fact is of no year after the day on which it was told, as where it is reported by itself', () => {
  assert.deepEqual(faultsOf(figure({ TIME_PERIOD: '2026', TOLD_ON: '2025-06-01' })), [words.factToCome])
  assert.deepEqual(faultsOf(figure({ TIME_PERIOD: '2026', TOLD_ON: '2026-06-01' }), figure({ KIND: 'forecast', TIME_PERIOD: '2029', TOLD_ON: '2025-06-01' })), [])
  assert.deepEqual(faultsOf(figure({ TOLD_ON: '2026-10-06' })), [words.factToCome])
})

test('what a file leaves blank is named', () => {
  const { observations } = read(table(line.replace(',fact,', ',,').replace('12.5', '')))
  assert.deepEqual(faultsOf(...observations), [words.blank('KIND'), words.blank('OBS_VALUE')])
})

test('no cell of the table is a formula, and each comes back as it was', () => {
  const texts = ['=HYPERLINK("https://a.example")', '+7 727', '-1 бет', '@all', "'=1+1", "''-x", "'сөз'", '-5', '— жоқ']
  const figures = texts.map((SOURCE, at) => figure({ INDICATOR: `IND-${at}`, SOURCE, RESPONSIBLE: SOURCE }))
  const out = dataCsv(figures)
  assert.doesNotMatch(out, /[,"](?:=|\+7|@|-1 )/)
  assert.deepEqual(read(out).observations, figures)
})

test('a number goes out without an exponent, and of an entry with each digit that the register has', () => {
  for (const [told, text] of [['1e+21', '1000000000000000000000'], ['1.2345e-7', '0.00000012345'], ['-2.5e-10', '-0.00000000025'], ['1.25e1', '12.5'], ['12.5e0', '12.5'], ['0e0', '0'], ['120e-1', '12'], ['7', '7'], ['1e999999999', '1e999999999']]) assert.equal(withoutExponent(told!), text)
  const told = (value: number, number?: string): Figure => ({ indicator: 'IND-1', year: 2025, kind: 'fact', value, source: same('s'), responsible: 'r', toldOn: number === undefined ? '2026-01-15' : '2026-01-16', ...(number !== undefined && { number }) })
  const value = '999999999999999.12345678'
  const out = observationsOf({ figures: [told(1.234567890123e-9), told(Number(value), 'FIG-1')], indicators: [indicator('IND-1')], stated: { figures: [{ number: 'FIG-1', values: { value } }] } }, 'ru')
  assert.deepEqual(out.map((one) => one.OBS_VALUE), ['0.000000001234567890123', value])
})

test('both forms say the same', () => {
  const figures = [figure(), figure({ KIND: 'forecast', TIME_PERIOD: '2027', LOW: '10', HIGH: '14' })]
  const told = { id: 'x', prepared: '2026-12-01T05:00:00.000Z', sender: same('s'), locale: 'kk' } as const
  assert.deepEqual(read(JSON.stringify(dataMessage(figures, [{ id: 'IND-1', name: same('n') }], told))).observations, figures)
  assert.deepEqual(read(dataCsv(figures)).observations, figures)
})
