/** Writes figures as SDMX-JSON 2.0, as SDMX-CSV 2.0, and the structure of both as SDMX-JSON 2.0. Pure. */
import { stringify } from 'csv-stringify/sync'
import { type Locale, locales, type Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { guarded } from './cell.ts'
import { artefact } from './expected.ts'
import { words } from './messages.ts'
import { agency, type Attribute, attributes, type Dimension, dimensions, flow, measure, type Observation, titles, urn, version } from './structure.ts'

/** Of whom a message is, and in which language its plain words are. */
export interface Told { readonly id: string; readonly prepared: Instant; readonly sender: Text; readonly locale: Locale }

/** A code and its name. */
export interface Named { readonly id: string; readonly name: Text }

const inEach = (text: Text) => Object.fromEntries(locales.map((locale) => [locale, text[locale]]))
const named = (text: Text, locale: Locale) => ({ name: text[locale], names: inEach(text) })
const meta = (what: 'data' | 'structure', { id, prepared, sender, locale }: Told) => ({
  schema: `https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/${what}-message/tools/schemas/2.0.0/sdmx-json-${what}-schema.json`,
  id, prepared, contentLanguages: [locale, ...locales.filter((one) => one !== locale)], sender: { id: agency, ...named(sender, locale) },
})

const codesOf = (dimension: Dimension, indicators: readonly Named[]): ReadonlyMap<string, Text> => new Map<string, Text>(dimension === 'FREQ' ? [['A', words.annual]] : dimension === 'KIND' ? [['fact', words.fact], ['forecast', words.forecast]]
  : dimension === 'INDICATOR' ? indicators.map(({ id, name }) => [id, name]) : [])

/** The dimensions that tell one series from another; the year tells its observations apart. */
const ofSeries = ['INDICATOR', 'KIND', 'TOLD_ON'] as const satisfies readonly Dimension[]

/** A message of data, one series for each indicator, kind and day on which it was told. */
export function dataMessage(observations: readonly Observation[], indicators: readonly Named[], told: Told): object {
  const valuesOf = (name: Dimension | Attribute): readonly string[] => [...new Set(observations.flatMap((one) => one[name] ?? []))].toSorted()
  const places = new Map([...dimensions, ...attributes].map((name) => [name, new Map(valuesOf(name).map((value, place) => [value, place]))]))
  const place = (name: Dimension | Attribute, value: string | undefined): number | null => (value === undefined ? null : places.get(name)!.get(value)!)
  const described = (name: Dimension) => {
    const codes = codesOf(name, indicators)
    return { id: name, ...named(titles[name], told.locale), keyPosition: dimensions.indexOf(name), values: valuesOf(name).map((id) => (codes.has(id) ? { id, ...named(codes.get(id)!, told.locale) } : { value: id })) }
  }
  const series = Map.groupBy(observations, (one) => ofSeries.map((name) => place(name, one[name])).join(':'))
  return {
    meta: meta('data', told),
    data: {
      structures: [{
        dataSets: [0], ...named(words.flow, told.locale), links: [{ rel: 'dataflow', urn: urn('datastructure.Dataflow', flow) }, { rel: 'datastructure', urn: urn('datastructure.DataStructure', flow) }],
        dimensions: { dataSet: [described('FREQ')], series: ofSeries.map(described), observation: [described('TIME_PERIOD')] },
        measures: { observation: [{ id: measure, ...named(titles[measure], told.locale), format: { dataType: 'Decimal' } }] },
        attributes: { observation: attributes.map((name) => ({ id: name, ...named(titles[name], told.locale), relationship: { observation: {} }, values: valuesOf(name).map((value) => ({ value })) })) },
      }],
      dataSets: [{
        structure: 0, action: 'Information', links: [{ rel: 'dataflow', urn: urn('datastructure.Dataflow', flow) }],
        series: Object.fromEntries([...series].map(([key, all]) => [key, {
          observations: Object.fromEntries(all.map((one) => [String(place('TIME_PERIOD', one.TIME_PERIOD)), [one[measure], ...attributes.map((name) => place(name, one[name]))]])),
        }])),
      }],
    },
  }
}

const columns = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...dimensions, measure, ...attributes] as const

/** The words of people; all else is a code, a day or a number. */
const plainWords: readonly Attribute[] = ['UNIT_MEASURE', 'SOURCE', 'RESPONSIBLE']

/** The same as a table. No cell can act as a formula. */
export const dataCsv = (observations: readonly Observation[]): string => stringify([
  columns, ...observations.map((one) => ['dataflow', artefact, 'I', ...dimensions.map((name) => one[name]), one[measure], ...attributes.map((name) => (plainWords.includes(name) ? guarded(one[name] ?? '') : one[name] ?? ''))]),
], { record_delimiter: 'windows' })

/** What the columns are, which values dimensions may have, and what these are called. */
export function structureMessage(indicators: readonly Named[], told: Told): object {
  const maintained = (id: string, name: Text) => ({ id, agencyID: agency, version, ...named(name, told.locale) })
  const concept = (name: keyof typeof titles) => urn('conceptscheme.Concept', flow, name)
  const coded = (name: Dimension) => name === 'FREQ' || name === 'INDICATOR' || name === 'KIND'
  const list = (name: Dimension) => ({ ...maintained(`CL_${name}`, titles[name]), codes: [...codesOf(name, indicators)].map(([id, text]) => ({ id, ...named(text, told.locale) })) })
  const dimension = (name: Dimension, at: number) => ({
    id: name, position: at, conceptIdentity: concept(name), localRepresentation: coded(name) ? { enumeration: urn('codelist.Codelist', `CL_${name}`) } : { format: { dataType: name === 'TOLD_ON' ? 'GregorianDay' : 'ObservationalTimePeriod' } },
  })
  return {
    meta: meta('structure', told),
    data: {
      conceptSchemes: [{ ...maintained(flow, words.flow), concepts: ([...dimensions, measure, ...attributes] as const).map((id) => ({ id, ...named(titles[id], told.locale) })) }],
      codelists: dimensions.filter(coded).map(list),
      dataStructures: [{
        ...maintained(flow, words.flow),
        dataStructureComponents: {
          dimensionList: { id: 'DimensionDescriptor', dimensions: dimensions.filter((name) => name !== 'TIME_PERIOD').map(dimension), timeDimension: dimension('TIME_PERIOD', dimensions.length - 1) },
          measureList: { id: 'MeasureDescriptor', measures: [{ id: measure, conceptIdentity: concept(measure), localRepresentation: { format: { dataType: 'Decimal' } }, usage: 'mandatory' }] },
          attributeList: { id: 'AttributeDescriptor', attributes: attributes.map((id) => ({ id, conceptIdentity: concept(id), usage: id === 'UNIT_MEASURE' ? 'mandatory' : 'optional', localRepresentation: { format: { dataType: id === 'LOW' || id === 'HIGH' ? 'Decimal' : 'String' } }, attributeRelationship: { observation: {} } })) },
        },
      }],
      dataflows: [{ ...maintained(flow, words.flow), structure: urn('datastructure.DataStructure', flow) }],
    },
  }
}
