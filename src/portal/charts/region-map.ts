/** Draws the regions of a country as a map of tiles: the darker, the more. Each tile bears its number, so that nobody has to tell colours apart. */
import { formatNumber } from '../../law/format.ts'
import type { Region } from '../../law/region.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html, type Html } from '../html.ts'

const tile = 100
const gap = 6

/** `values` are by the code of the region; the table beside the map has the same numbers. */
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
const compact = (locale: Locale, value: number): string => Math.abs(value) < 100_000 ? formatNumber(Math.round(value * 10) / 10, locale)
  : new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
