/** How what is wrong with a structure is shown, and its words in the language of a page. */
import { emptyState, html, type Html, notice, table, type Visit } from '../../../portal/index.ts'
import type { Fault, LangStrings } from './course-structure.ts'
import { structureWords, words } from './messages.ts'

export const faultsTable = ({ locale }: Visit, faults: readonly Fault[]): Html => html`${notice(locale, { kind: 'warning', body: html`<p>${words.broken[locale]}: ${faults.length}</p>` })}${table(locale, {
  caption: words.broken, captionUnseen: true, rows: faults, empty: emptyState(locale, { title: words.sound }),
  columns: [{ title: words.line, numeric: true, cell: ({ line }) => line }, { title: words.what, header: true, cell: ({ what }) => what }, { title: words.rule, cell: ({ rule }) => structureWords[rule][locale] }],
})}`

export const inLanguage = (strings: LangStrings, locale: string): string => strings[Object.keys(strings).find((tag) => tag.split('-')[0] === locale) ?? Object.keys(strings)[0] ?? ''] ?? ''
