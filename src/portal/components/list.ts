/** Lists to search and compare: the table, its filters kept in the address, its pages and its honest count. */
import type { Locale, Text } from '../../law/text.ts'
import { attributes, html, raw, render } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { say } from '../words.ts'
import type { Words } from '../words.ts'
import type { SelectChoice } from './control.ts'
import { countWords, words } from './messages.ts'

export interface Column<Row> {
  readonly title: Words
  readonly cell: (row: Row) => Content
  /** Figures stand to the right, one under another. */
  readonly numeric?: boolean
  /** Name of the order in the address: `sort=name` or `sort=-name`; absent when one cannot sort by it. */
  readonly sort?: string
  /** The cell names the row. */
  readonly header?: boolean
}

/** The same address with some of the query changed; `undefined` takes a part away. */
export function withQuery(url: URL, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  const search = query.toString()
  return url.pathname + (search && `?${search}`)
}

/**
 * A table. With `url`, its columns that have a `sort` are sorted by links. Where it is narrow, as on a phone, a row becomes a
 * small list in which every value stands beside the title of its column; two columns stay side by side.
 */
export function table<Row>(locale: Locale, { caption, columns, rows, url, captionUnseen = false, empty, drawn }: {
  readonly caption: Words
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly url?: URL
  /** The heading above says the same: the caption is for screen readers only. */
  readonly captionUnseen?: boolean
  /** What stands in place of a table without rows. */
  readonly empty?: Content
  /** Rows drawn before in these columns and this language: what is found there is not drawn again, and what is drawn is put there. */
  readonly drawn?: Pick<Map<Row, string>, 'get' | 'set'>
}): Html {
  if (rows.length === 0 && empty !== undefined) return html`${empty}`
  const by = url?.searchParams.get('sort') ?? ''
  const head = ({ title, sort, numeric }: Column<Row>): Html => {
    if (url === undefined || sort === undefined) return html`<th scope="col"${attributes({ class: numeric && 'number' })}>${say(locale, title)}</th>`
    const order = by === sort ? 'ascending' : by === `-${sort}` ? 'descending' : undefined
    return html`<th scope="col"${attributes({ class: numeric && 'number', 'aria-sort': order })}><a class="sort" href="${
      withQuery(url, { sort: order === 'ascending' ? `-${sort}` : sort, page: undefined })}">${say(locale, title)}</a></th>`
  }
  const stacks = columns.length > 2
  // A list is mostly cells: what is the same in all cells of a column is written once, and cells become text without a piece of HTML for each.
  const cells = columns.map(({ title, cell, numeric, header }) => ({
    cell, before: header ? '<th scope="row">' : `<td${attributes({ class: numeric && 'number', 'data-label': stacks && labelOf(locale, title) })}>`, after: header ? '</th>' : '</td>',
  }))
  const draw = (row: Row): string => {
    const pieces = ['<tr>']
    for (const { cell, before, after } of cells) pieces.push(before, render(cell(row)), after)
    pieces.push('</tr>')
    const line = pieces.join('') // one piece of text: a row that is kept is copied into many pages
    drawn?.set(row, line)
    return line
  }
  const body = rows.map((row) => drawn?.get(row) ?? draw(row)).join('')
  return html`<div class="scroll${stacks && ' stack'}" role="region" aria-label="${say(locale, caption)}" tabindex="0"><table><caption${attributes({ class: captionUnseen && 'unseen' })}>${
    say(locale, caption)}</caption><thead><tr>${columns.map(head)}</tr></thead><tbody>${raw(body)}</tbody></table></div>`
}

/** The title as an attribute; finished HTML cannot be one. */
function labelOf(locale: Locale, title: Words): string | undefined {
  const said = say(locale, title)
  return typeof said === 'string' && said !== '' ? said : undefined
}

/** Which records are shown, and the way to the others. Pages count from 1; `turns` is the parameter of the address that says which. */
export function pagination(locale: Locale, { url, page, size, total, turns = 'page' }: {
  readonly url: URL
  readonly turns?: string
  readonly page: number
  readonly size: number
  readonly total: number
}): Html {
  const pages = Math.max(1, Math.ceil(total / size))
  const count = html`<p class="count">${countWords(locale, total, (page - 1) * size + 1, Math.min(page * size, total))}</p>`
  if (pages === 1) return html`<div class="pages">${count}</div>`
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  const to = (one: number): string => withQuery(url, { [turns]: one === 1 ? undefined : String(one) })
  return html`<div class="pages">${count}<nav aria-label="${words.pages[locale]}"><ul>${page > 1 && html`<li><a rel="prev" href="${to(page - 1)}">${words.previous[locale]}</a></li>`}${
    near.map((one, i) => [i > 0 && one - (near[i - 1] ?? 0) > 1 && html`<li class="gap">…</li>`,
      html`<li><a href="${to(one)}"${attributes({ 'aria-current': one === page && 'page' })}>${one}</a></li>`])}${
    page < pages && html`<li><a rel="next" href="${to(page + 1)}">${words.next[locale]}</a></li>`}</ul></nav></div>`
}

export interface Filter {
  /** Name in the address. */
  readonly name: string
  readonly label: Words
  /** Choices to filter by; without them it is a box to search in. */
  readonly choices?: readonly SelectChoice[]
  /** What holds while nothing is chosen; “all” unless given. */
  readonly otherwise?: Text
  /** The choice that holds while the address says nothing; none unless given. */
  readonly usual?: string
}

/**
 * Search and filters of a list, kept in the address, so that a view can be sent to somebody; and the list as files. Where they are many, a
 * narrow screen shows the first and opens the others when asked to, or when one of them is in use; a wide one shows all.
 */
export function filters(locale: Locale, { url, filters, downloads = [] }: {
  readonly url: URL
  readonly filters: readonly Filter[]
  readonly downloads?: readonly { readonly title: Words; readonly href: string }[]
}): Html {
  const value = ({ name, usual = '' }: Filter): string => url.searchParams.get(name) ?? usual
  const narrows = (filter: Filter): boolean => value(filter) !== (filter.usual ?? '')
  const kept = url.searchParams.get('sort')
  const used = filters.some(narrows)
  const input = (filter: Filter): Html => {
    const { name, label, choices, otherwise = words.any } = filter
    return html`<div class="field"><label for="q-${name}">${say(locale, label)}</label>${choices
    ? html`<select id="q-${name}" name="${name}"><option value="">${otherwise[locale]}</option>${choices.map((choice) =>
      html`<option value="${choice.value}"${attributes({ selected: choice.value === value(filter) })}>${say(locale, choice.label)}</option>`)}</select>`
    : html`<input type="search" id="q-${name}" name="${name}" value="${value(filter)}">`}</div>`
  }
  const [first, further] = filters.length > 2 ? [filters.slice(0, 1), filters.slice(1)] : [filters, []]
  const narrowed = further.some(narrows)
  return html`<form class="filters" method="get" action="${url.pathname}" role="search" aria-label="${words.filters[locale]}">${
    kept && !filters.some(({ name }) => name === 'sort') && html`<input type="hidden" name="sort" value="${kept}">`}${first.map(input)}${
    further.length > 0 && html`<details${attributes({ open: narrowed })}><summary>${words.furtherFilters[locale]}</summary>${further.map(input)}</details>`}<div class="actions"><button class="button">${words.apply[locale]}</button>${
    used && html`<a href="${withQuery(url, { ...Object.fromEntries(filters.map(({ name }) => [name, undefined])), page: undefined })}">${words.clear[locale]}</a>`}</div>${
    downloads.length > 0 && html`<p class="downloads">${words.download[locale]}: ${downloads.map(({ title, href }, i) => [i > 0 && ', ', html`<a href="${href}" download>${say(locale, title)}</a>`])}</p>`}</form>`
}
