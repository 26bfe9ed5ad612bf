/** Reads figures from SDMX-JSON 2.0 or SDMX-CSV 2.0. A file of another structure is refused with the dimensions that it has too many or too few. Pure. */
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { attributes, dimensions, measure, type Observation } from './structure.ts'

const value = z.object({ id: z.string().optional(), value: z.union([z.string(), z.number()]).optional(), name: z.string().optional() })
const component = z.object({ id: z.string(), values: z.array(value).optional() })
const cell = z.union([z.string(), z.number(), z.null(), z.record(z.string(), z.string())])
const observed = z.record(z.string(), z.array(cell))
const message = z.object({
  data: z.object({
    structures: z.array(z.object({
      dimensions: z.object({ dataSet: z.array(component).default([]), series: z.array(component).default([]), observation: z.array(component).default([]) }),
      attributes: z.object({ observation: z.array(component).default([]) }).default({ observation: [] }),
    })).length(1),
    dataSets: z.array(z.object({ observations: observed.optional(), series: z.record(z.string(), z.object({ observations: observed.default({}) })).optional() })),
  }),
})

/** What was read, and the columns for which no register has a place. */
export interface ReadFigures { readonly observations: readonly Observation[]; readonly left: readonly string[] }

const refused = (text: Text): Failure => new Failure('invalid', text, [{ field: 'file', text }])

/** Throws a `Failure` that says what is wrong with the file. */
export function readFigures(bytes: Uint8Array): ReadFigures {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(words.noSdmx)
  }
  const { observations, left } = text.trimStart().startsWith('{') ? fromJson(text) : fromCsv(text)
  if (observations.length === 0) throw refused(words.nothing)
  return { observations, left }
}

/** That the dimensions are those of the figures, no more and no fewer. */
function held(found: readonly string[]): void {
  const wanted = dimensions.join(', ')
  const [other, lacking] = [found.filter((one) => !(dimensions as readonly string[]).includes(one)), dimensions.filter((one) => !found.includes(one))]
  if (other.length > 0) throw refused(words.otherDimension(other.join(', '), wanted))
  if (lacking.length > 0) throw refused(words.noDimension(lacking.join(', '), wanted))
}

function fromJson(text: string): ReadFigures {
  const parsed = message.safeParse(jsonOf(text))
  if (!parsed.success) throw refused(words.noSdmx)
  const { structures: [structure], dataSets } = parsed.data.data
  const { dimensions: of, attributes: said } = structure!
  held([...of.dataSet, ...of.series, ...of.observation].map(({ id }) => id))
  const left = said.observation.map(({ id }) => id).filter((id) => !(attributes as readonly string[]).includes(id))
  const spoken = (values: readonly z.infer<typeof value>[] | undefined, at: number): string => {
    const one = values?.[at]
    const code = one?.id ?? one?.value ?? one?.name
    if (code === undefined) throw refused(words.noSdmx)
    return String(code)
  }
  const keyed = (all: readonly z.infer<typeof component>[], key: string) => Object.fromEntries(all.map(({ id, values }, at) => [id, spoken(values, Number(key.split(':')[at] ?? Number.NaN))]))
  const constant = Object.fromEntries(of.dataSet.map(({ id, values }) => [id, spoken(values, 0)]))
  const observation = (above: Readonly<Record<string, string>>, key: string, cells: readonly z.infer<typeof cell>[]): Observation => ({
    ...constant, ...above, ...keyed(of.observation, key), [measure]: String(cells[0] ?? ''),
    ...Object.fromEntries(said.observation.flatMap(({ id, values }, at) => {
      const told = cells[at + 1]
      if (told === undefined || told === null || left.includes(id)) return []
      return [[id, values !== undefined && values.length > 0 && typeof told === 'number' ? spoken(values, told) : String(told)]]
    })),
  }) as Observation
  return {
    left,
    observations: dataSets.flatMap(({ series = {}, observations = {} }) => [
      ...Object.entries(series).flatMap(([key, one]) => Object.entries(one.observations).map(([at, cells]) => observation(keyed(of.series, key), at, cells))), ...Object.entries(observations).map(([at, cells]) => observation({}, at, cells)),
    ]),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What is no component of the data. */
const technical = ['STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION', 'SERIES_KEY', 'OBS_KEY']

function fromCsv(text: string): ReadFigures {
  let rows: readonly Record<string, string>[]
  try {
    // A label may follow the id of a column and of a value: `FREQ: Frequency`.
    rows = parse(text, { bom: true, columns: (head: string[]) => head.map((one) => one.split(':')[0]!.trim()), skip_empty_lines: true })
  } catch {
    throw refused(words.noSdmx)
  }
  const head = Object.keys(rows[0] ?? {})
  if (rows.length === 0) throw refused(words.nothing)
  if (!head.includes('STRUCTURE') || !head.includes('STRUCTURE_ID') || !head.includes(measure)) throw refused(words.noSdmx)
  const data = head.filter((one) => !technical.includes(one) && one !== measure)
  // In a file a dimension and an attribute look the same: what stands before the value is a dimension, as the standard orders them.
  const before = head.slice(0, head.indexOf(measure)).filter((one) => data.includes(one))
  held(before)
  const left = data.filter((one) => !before.includes(one) && !(attributes as readonly string[]).includes(one))
  return { left, observations: rows.map((row) => Object.fromEntries([...dimensions, measure, ...attributes].flatMap((name) => (row[name] === undefined || row[name] === '' ? [] : [[name, row[name]]])))  as unknown as Observation) }
}
