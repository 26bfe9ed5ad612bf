/** Shows rows of data as they are: a table that scrolls, its columns named as in the data, its numbers in groups and never rounded. Pure. */
import type { Locale, Text } from '../../../law/text.ts'
import { attributes, type Content, html, type Html } from '../../../portal/index.ts'
import type { Cell, Column } from '../engine/index.ts'
import { dataWords as words } from './messages.ts'
import { isCode, numeral } from './numerals.ts'

/** Up to so many characters a value stays on one line. */
const short = 40
/** Characters of one value that are shown; the file has all of them. */
const longest = 200

const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/

/** Whether values of this type of DuckDB's are numbers. */
const isNumeric = (type: string): boolean => numeric.test(type) && !type.endsWith(']')

/** A value as text, as it would stand in a file; null is nothing. */
function cellText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** `grouped`: the cell is a number that is neither a year nor a code. */
export function shownCell(locale: Locale, cell: Cell, grouped: boolean): Content {
  if (cell === null) return html`<i class="faint">${words.nothing[locale]}</i>`
  if (grouped && (typeof cell === 'number' || typeof cell === 'string')) return numeral(locale, cell)
  const text = cellText(cell)
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
}

/** The table. `label` is what the publisher calls a column; its own name stands under it. */
export function dataTable(locale: Locale, { caption, columns, rows, label = () => undefined, first = 1 }: {
  readonly caption: Text
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly label?: (name: string) => string | undefined
  /** The number of the first row. */
  readonly first?: number
}): Html {
  const head = ({ name, type }: Column): Html => {
    const called = label(name)
    return html`<th scope="col"${attributes({ class: isNumeric(type) && 'number', title: type })}>${called === undefined || called === name ? name : html`${called}<br><code>${name}</code>`}</th>`
  }
  const grouped = columns.map(({ name, type }, at) => isNumeric(type) && !isCode(name, rows.flatMap((row) => row[at] ?? [])))
  return html`<div class="scroll data" role="region" aria-label="${caption[locale]}" tabindex="0"><table><caption class="unseen">${caption[locale]}</caption><thead><tr><th scope="col"><span class="unseen">№</span></th>${
    columns.map(head)}</tr></thead><tbody>${rows.map((row, i) => html`<tr><th scope="row">${first + i}</th>${row.map((cell, at) =>
    html`<td${attributes({ class: isNumeric(columns[at]?.type ?? '') ? 'number' : cellText(cell).length > short && 'long' })}>${shownCell(locale, cell, grouped[at] ?? false)}</td>`)}</tr>`)}</tbody></table></div>`
}
