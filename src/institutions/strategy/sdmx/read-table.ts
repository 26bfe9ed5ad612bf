/** Reads SDMX-CSV 2.0. Pure. */
import { parse } from 'csv-parse/sync'
import { unguarded } from './cell.ts'
import { enters, held, isRead, ofThisFlow, readAttributes, type ReadFigures, refused } from './expected.ts'
import { inOneLanguage } from './localised.ts'
import { words } from './messages.ts'
import { dimensions, measure, multiplier, type Observation } from './structure.ts'

/** What is no component of the data. */
const technical = ['STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION', 'SERIES_KEY', 'OBS_KEY']

/** What is a code or a period: with `labels=both` its name follows it, `A: Annual`. No code of the standard has a colon. */
const coded: readonly string[] = ['STRUCTURE_ID', ...dimensions, multiplier]

/** A column, and in brackets what its cells hold: of the first column by what values are parted, of another the languages of its text. */
interface Column { readonly name: string; readonly brackets: string }

function columnOf(head: string): Column {
  const [, name = '', brackets = ''] = /^([^[:]*)(?:\[([^\]]*)\])?/.exec(head.trim()) ?? []
  return { name: name.trim(), brackets }
}

export function fromCsv(text: string): ReadFigures {
  let rows: string[][]
  try {
    rows = parse(text, { bom: true, skip_empty_lines: true })
  } catch {
    throw refused(words.noSdmx)
  }
  const columns = (rows.shift() ?? []).map(columnOf)
  const head = columns.map(({ name }) => name)
  if (!head.includes('STRUCTURE') || !head.includes('STRUCTURE_ID') || new Set(head).size < head.length) throw refused(words.noSdmx)
  if (rows.length === 0) throw refused(words.nothing)
  const parted = columns[head.indexOf('STRUCTURE')]!.brackets[0]
  const told = rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column.name, saidIn(column, cells[at] ?? '', parted)])))
  for (const row of told) {
    enters(row['ACTION'] === '' ? undefined : row['ACTION'])
    ofThisFlow([row['STRUCTURE_ID'] ?? ''])
  }
  if (!head.includes(measure)) throw refused(words.noSdmx)
  // In a file a dimension and an attribute look the same: what stands before the value is a dimension, as the standard orders them.
  const before = head.slice(0, head.indexOf(measure)).filter((one) => !technical.includes(one))
  held(before)
  const left = head.filter((one) => !technical.includes(one) && one !== measure && !before.includes(one) && !isRead(one))
  return { left, observations: told.map(observation) }
}

/** What a cell says, without the name of its code, and in one language. */
function saidIn({ name, brackets }: Column, cell: string, parted: string | undefined): string {
  if (coded.includes(name)) return cell.split(': ')[0]!.trim()
  if (name === 'STRUCTURE' || brackets === '' || parted === undefined) return unguarded(cell)
  const languages = brackets.split(parted)
  const parts: [string, string][] = []
  for (const part of cell.split(parted)) {
    const language = languages.find((one) => part.startsWith(`${one}:`))
    if (language !== undefined) parts.push([language, part.slice(language.length + 1)])
    else if (parts.length > 0) parts.at(-1)![1] += parted + part // a text may have the sign that parts them
  }
  return parts.length === 0 ? cell : inOneLanguage(Object.fromEntries(parts))
}

function observation(row: Readonly<Record<string, string>>): Observation {
  const { FREQ = '', INDICATOR = '', KIND = '', TOLD_ON = '', TIME_PERIOD = '', [measure]: value = '' } = row
  return { FREQ, INDICATOR, KIND, TOLD_ON, TIME_PERIOD, [measure]: value, ...Object.fromEntries(readAttributes.flatMap((name) => ((row[name] ?? '') === '' ? [] : [[name, row[name]]]))) }
}
