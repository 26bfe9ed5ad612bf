/** What a list says by region, as a map of tiles with the same numbers beside it as a table, where a column of the register is a region. */
import { facetsOf, columnName } from '../../kernel/registers/index.ts'
import { formatNumber } from '../../law/format.ts'
import type { Listing } from '../../law/register.ts'
import { type Region, regionOfCode } from '../../law/region.ts'
import { regionMap } from '../charts/index.ts'
import { table } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { filterOf } from './asked.ts'
import { words } from './messages.ts'

interface RegionColumn { readonly column: string; readonly label: Listing['title']; readonly places: readonly { readonly value: string; readonly region: Region }[] }

/** The column that says in which region a thing is: of that kind, or a choice of which each value is the code of another region. A declaration says no more of it. */
export function regionColumn(register: Listing, regions: readonly Region[]): RegionColumn | undefined {
  for (const { field, by } of facetsOf(register)) {
    if ((field.kind === 'region' || by === 'region') && regions.length > 1) return { column: columnName(field.name), label: field.label, places: regions.map((one) => ({ value: one.code, region: one })) }
    if (field.kind !== 'choice' && field.kind !== 'choices') continue
    const places = field.choices.flatMap(({ value }) => {
      const region = regionOfCode(regions, value)
      return region ? [{ value, region }] : []
    })
    if (places.length > 1 && places.length === field.choices.length && new Set(places.map(({ region }) => region.code)).size === places.length) return { column: columnName(field.name), label: field.label, places }
  }
  return undefined
}

/** The map under what else is chosen. Nothing where no entry says in which region it is. */
export function mapSection({ locale, url }: Visit, { column, label, places }: RegionColumn, counts: Readonly<Record<string, number>>, atLeast = false): Html | undefined {
  const rows = places.map(({ value, region }) => ({ value, region, count: counts[value] ?? 0 })).toSorted((one, other) => other.count - one.count)
  if (rows.every(({ count }) => count === 0)) return undefined
  const chosen = url.searchParams.getAll('filter')
  const to = (value: string): string => {
    const query = new URLSearchParams([...url.searchParams].filter(([name, said]) => name !== 'cursor' && !(name === 'filter' && said.startsWith(`${column}:`))))
    query.append('filter', filterOf(column, value))
    return `${url.pathname}?${query.toString()}`
  }
  const title = words.byRegion(label)
  return html`<h2>${title[locale]}</h2><div class="mapped">${regionMap(locale, {
    title: title[locale], regions: places.map(({ region }) => region), values: new Map(rows.filter(({ count }) => count > 0).map(({ region, count }) => [region.code, count])),
  })}${table(locale, {
    caption: title, captionUnseen: true, rows: rows.filter(({ value, count }) => count > 0 || chosen.includes(filterOf(column, value))), columns: [
      { title: label, header: true, cell: ({ value, region }) => html`<a href="${to(value)}"${attributes({ 'aria-current': chosen.includes(filterOf(column, value)) && 'true' })}>${region.name[locale]}</a>` },
      { title: words.entries, numeric: true, cell: ({ count }) => `${formatNumber(count, locale)}${atLeast ? '+' : ''}` },
    ],
  })}</div>`
}
