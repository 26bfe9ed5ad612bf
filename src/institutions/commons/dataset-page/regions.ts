/** Knows a country's regions in data, by code or by name, and draws them as tiles. Pure: the country hands its regions in. */
import type { Locale, Text } from '../../../law/text.ts'
import { attributes, html, type Html } from '../../../portal/index.ts'
import { scaled } from './profile-pictures.ts'

/** A region of a country, as data name it and as the map shows it. */
export interface Region {
  /** How codes of places in it begin. */
  readonly code: string
  readonly name: Text
  /** What fits on a tile. */
  readonly short: Text
  /** Further names, in lower case, without words such as "region" or "city". */
  readonly others: readonly string[]
  /** A city that is a region of its own, beside a region of the same name. */
  readonly city?: boolean
  /** Its place on the map of tiles, from 0. */
  readonly column: number
  readonly row: number
}

/** Words that say of what kind a place is; what is left is its name. */
const regionWords = /(?:^|[\s.,()])(?:облысы|обл|область|области|region|reg|oblast|province)(?=$|[\s.,()])/gu
const cityWords = /(?:^|[\s.,()])(?:қаласы|қ|город|города|гор|г|city)(?=$|[\s.,()])/gu

/** What is left of a name for comparing: without its kind, in lower case, with single spaces. */
const bare = (name: string): string => name.toLowerCase().replace(regionWords, ' ').replace(cityWords, ' ').replaceAll(/[.,()«»"]/g, ' ').replaceAll(/\s+/g, ' ').trim()

/** Finds the region that a value of the data means; undefined when it means none. */
export function regionFinder(regions: readonly Region[]): (value: string) => Region | undefined {
  const named = Map.groupBy(regions.flatMap((region) => {
    const names = [...Object.values(region.name), ...Object.values(region.short), ...region.others].map(bare)
    return [...new Set(names)].map((name) => ({ name, region }))
  }), ({ name }) => name)
  return (value) => {
    const code = /^(?:[A-Z]{2}-)?(\d{2})(?:\d{7})?$/.exec(value.trim())?.[1]
    if (code !== undefined) return regions.find((one) => one.code === code)
    const low = value.toLowerCase()
    const found = named.get(bare(value))?.map(({ region }) => region) ?? []
    if (found.length < 2) return found[0]
    // Of two with one name, the words beside it tell which; alone it is the city's, as people use it.
    const wantsRegion = new RegExp(regionWords.source, 'u').test(low)
    return found.find(({ city = false }) => city !== wantsRegion) ?? found[0]
  }
}

const tile = 100
const gap = 6

/** A map of tiles: the darker, the more. `values` are by the code of the region; the table beside it has the same numbers. */
export function regionMap(locale: Locale, { title, regions, values }: {
  readonly title: string
  readonly regions: readonly Region[]
  readonly values: ReadonlyMap<string, number>
}): Html {
  const [columns, rows] = [Math.max(...regions.map(({ column }) => column)) + 1, Math.max(...regions.map(({ row }) => row)) + 1]
  const numbers = [...values.values()]
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const depth = (value: number): number => 0.1 + 0.35 * (most === least ? 0.5 : (value - least) / (most - least))
  const long = (text: string): string | false => (text.length > 10 ? 'longer' : text.length > 7 && 'long')
  return html`<svg class="tiles" role="img" aria-label="${title}" viewBox="0 0 ${columns * tile} ${rows * tile}" width="${columns * tile}">${
    regions.map(({ code, short, column, row }) => {
      const value = values.get(code)
      const [x, y] = [column * tile + gap / 2, row * tile + gap / 2]
      return html`<rect${attributes({
        x, y, width: tile - gap, height: tile - gap, rx: 6, class: value === undefined ? 'none' : undefined,
        'fill-opacity': value === undefined ? undefined : depth(value).toFixed(2),
      })}/><text${attributes({ x: x + 5, y: y + 24, class: long(short[locale]) })}>${short[locale]}</text>${value !== undefined && html`<text${
        attributes({ x: x + 5, y: y + 82, class: `value ${long(compact(locale, value)) || ''}`.trim() })}>${compact(locale, value)}</text>`}`
    })}</svg>`
}

/** A number that fits on a tile. */
const compact = (locale: Locale, value: number): string => Math.abs(value) < 100_000 ? scaled(locale, Math.round(value * 10) / 10)
  : new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
