/** Reads SDMX-JSON 2.0. Pure. */
import { z } from 'zod'
import { withoutExponent } from './decimal.ts'
import { enters, held, isRead, ofThisFlow, type ReadFigures, refused } from './expected.ts'
import { inOneLanguage } from './localised.ts'
import { words } from './messages.ts'
import { measure, type Observation } from './structure.ts'

const localised = z.record(z.string(), z.string())
const said = z.union([z.string(), z.number(), z.boolean(), localised])
const value = z.object({ id: z.string().optional(), value: said.optional(), name: z.string().optional(), names: localised.optional() })
const component = z.object({ id: z.string(), values: z.array(value).optional(), default: said.optional() })
const components = z.array(component).default([])
const cell = z.union([said, z.null(), z.array(z.unknown())])
const cells = z.array(cell)
const observed = z.record(z.string(), cells)
const links = z.array(z.object({ rel: z.string().optional(), urn: z.string().optional() })).default([])
const message = z.object({
  data: z.object({
    structures: z.array(z.object({
      links,
      dimensions: z.object({ dataSet: components, series: components, observation: components }),
      measures: z.object({ observation: components }).default({ observation: [{ id: measure }] }),
      attributes: z.object({ dataSet: components, dimensionGroup: components, series: components, observation: components }).default({ dataSet: [], dimensionGroup: [], series: [], observation: [] }),
    })).length(1),
    dataSets: z.array(z.object({
      structure: z.literal(0).optional(), action: z.string().optional(), links, attributes: cells.default([]), observations: observed.default({}),
      series: z.record(z.string(), z.object({ attributes: cells.default([]), observations: observed.default({}) })).default({}),
    })),
  }),
})

type Component = z.infer<typeof component>
type Cell = z.infer<typeof cell> | undefined
type Said = Readonly<Record<string, string>>

export function fromJson(text: string): ReadFigures {
  const parsed = message.safeParse(jsonOf(text))
  if (!parsed.success) throw refused(words.noSdmx)
  const { structures: [structure], dataSets } = parsed.data.data
  const { dimensions: of, attributes, measures } = structure!
  for (const { action } of dataSets) enters(action)
  ofThisFlow(artefactsIn(structure!.links))
  for (const one of dataSets) if (artefactsIn(one.links).length > 0) ofThisFlow(artefactsIn(one.links))
  held([...of.dataSet, ...of.series, ...of.observation].map(({ id }) => id))
  if (measures.observation.length !== 1 || measures.observation[0]!.id !== measure) throw refused(words.otherMeasure(measures.observation.map(({ id }) => id).join(', ') || '—'))
  const ofGroup = attributes.dimensionGroup.map(({ id }) => id).filter(isRead)
  if (ofGroup.length > 0) throw refused(words.ofGroup(ofGroup.join(', ')))
  const inFull = measures.observation.length
  const observation = (above: Said, key: string, told: readonly Cell[]): Observation => {
    const { FREQ = '', INDICATOR = '', KIND = '', TOLD_ON = '', TIME_PERIOD = '', ...rest } = { ...above, ...keyed(of.observation, key), ...toldOf(attributes.observation, told.slice(inFull)) }
    return { ...rest, FREQ, INDICATOR, KIND, TOLD_ON, TIME_PERIOD, [measure]: toldOf(measures.observation, told)[measure] ?? '' }
  }
  const constant = keyed(of.dataSet, of.dataSet.map(() => '0').join(':'))
  return {
    left: [...new Set(Object.values(attributes).flat().map(({ id }) => id).filter((id) => !isRead(id)))],
    observations: dataSets.flatMap(({ attributes: ofSet, series, observations }) => {
      const above = { ...constant, ...toldOf(attributes.dataSet, ofSet) }
      return [
        ...Object.entries(series).flatMap(([key, one]) => Object.entries(one.observations).map(([at, told]) => observation({ ...above, ...keyed(of.series, key), ...toldOf(attributes.series, one.attributes) }, at, told))),
        ...Object.entries(observations).map(([at, told]) => observation(above, at, told)),
      ]
    }),
  }
}

/** Which flow or structure its links name: `…Dataflow=AGENCY:ID(1.0.0)`. */
const artefactsIn = (all: z.infer<typeof links>): readonly string[] =>
  all.filter(({ rel = '' }) => ['dataflow', 'datastructure', 'provisionagreement', 'dataprovision'].includes(rel.toLowerCase())).map(({ urn = '' }) => urn.slice(urn.indexOf('=') + 1))

/** What an index leads to. */
function valueAt({ values = [] }: Component, at: number): string {
  const one = values[at]
  const code = one?.id ?? textOf(one?.value) ?? textOf(one?.names) ?? one?.name
  if (code === undefined) throw refused(words.noSdmx)
  return code
}

/** The dimensions of a key, `0:4`. */
const keyed = (all: readonly Component[], key: string): Said => {
  const places = key.split(':')
  return Object.fromEntries(all.map((one, at) => [one.id, valueAt(one, Number(places[at] || Number.NaN))]))
}

/** What is told of each component by its place: an index where the component lists its values, else the value itself. What is told of none, and has no other by default, is left out. */
const toldOf = (all: readonly Component[], told: readonly Cell[]): Said => Object.fromEntries(all.flatMap((one, at) => {
  const text = isRead(one.id) || one.id === measure ? textIn(one, told[at]) ?? textOf(one.default) : undefined
  return text === undefined ? [] : [[one.id, text]]
}))

function textIn(one: Component, told: unknown): string | undefined {
  if (Array.isArray(told)) return told.flatMap((each) => textIn(one, each) ?? []).join('; ') || undefined
  return typeof told === 'number' && (one.values ?? []).length > 0 ? valueAt(one, told) : textOf(told)
}

function textOf(told: unknown): string | undefined {
  if (told === undefined || told === null) return undefined
  const texts = localised.safeParse(told)
  return texts.success ? inOneLanguage(texts.data) : typeof told === 'number' ? withoutExponent(String(told)) : String(told)
}

/** With each digit that the file has: a number that no double holds as it is written stays text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (_: string, one: unknown, { source }: { readonly source?: string } = {}) => (typeof one === 'number' && source !== undefined && withoutExponent(String(one)) !== withoutExponent(source) ? withoutExponent(source) : one)) as unknown
  } catch {
    return undefined
  }
}
