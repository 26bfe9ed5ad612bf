/** What a card is made of: sections of words, facts and tables. Pure. */
import { inEveryLanguage } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import { cardWords as words } from './card-words.ts'

/** A value of the card: words, or words that lead to a page of the portal (a path without the language). */
export type CardValue = Text | { readonly text: Text; readonly path: string }

export type CardPart =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly term: Text; readonly value: CardValue }[] }
  | { readonly kind: 'results'; readonly results: readonly CardResult[] }
  | { readonly kind: 'table'; readonly caption: Text; readonly columns: readonly { readonly title: Text; readonly numeric?: true }[]; readonly rows: readonly (readonly CardValue[])[] }

/** What was measured by one task. */
export interface CardResult { readonly task: CardValue; readonly measure: Text; readonly value: Text; readonly interval: Text; readonly chance?: Text }

export interface CardSection { readonly id: string; readonly title: Text; readonly parts: readonly CardPart[] }

export const linked = (text: Text, path: string | undefined): CardValue => (path === undefined ? text : { text, path })
export const decimals = (value: number, digits: number): Text => inEveryLanguage((locale) => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits }).format(value))
export const percent = (part: number, whole: number): Text => inEveryLanguage((locale) => `${decimals(whole === 0 ? 0 : 100 * part / whole, 2)[locale]}\u00A0%`)
const tags = spoken({ kk: 'kk', ru: 'ru', en: 'en-GB' } as const satisfies Record<Locale, string>)
export const total = (parts: readonly { readonly bytes: number }[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0)

/** A table whose second column is a figure where it has one. */
export const table = (caption: Text, titles: readonly [Text, Text], rows: readonly (readonly CardValue[])[]): CardPart => ({
  kind: 'table', caption, rows, columns: [{ title: titles[0] }, titles[1] === words.share || titles[1] === words.documentsColumn ? { title: titles[1], numeric: true } : { title: titles[1] }],
})

