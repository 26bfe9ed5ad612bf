/** Says what a questionnaire says: in the reader's language where it has it, else in its own, marked as such; its markup becomes plain text. */
import type { Locale } from '../../../../law/text.ts'
import { attributes, type Content, html, type Html } from '../../../../portal/index.ts'
import type { Known } from '../known.ts'
import type { Said, Section } from '../questionnaire.ts'

const languageFor = (said: Said, { languages }: Pick<Known, 'languages'>, locale: Locale): string =>
  [locale, ...languages, ...Object.keys(said)].find((tag) => Object.hasOwn(said, tag)) ?? languages[0]

/** The words, and the language in which they are where that is not the reader's. */
export function wordsOf(said: Said, known: Pick<Known, 'languages'>, locale: Locale): { readonly text: string; readonly lang?: string } {
  const tag = languageFor(said, known, locale)
  return { text: plain(said[tag] ?? ''), ...(tag !== locale && { lang: tag }) }
}

/** The words within a line of the page. */
export function inWords(said: Said | undefined, known: Pick<Known, 'languages'>, locale: Locale): Content {
  if (said === undefined) return undefined
  const { text, lang } = wordsOf(said, known, locale)
  return lang === undefined ? text : html`<span lang="${lang}">${text}</span>`
}

/** A section by its heading, and by that of its only group, where several have one heading. */
export function sectionName({ name, said, parts }: Section, known: Pick<Known, 'languages'>, locale: Locale): Content {
  const [only, ...others] = parts
  const group = only?.is === 'group' && others.length === 0 ? only.said : undefined
  if (said === undefined) return name
  return group === undefined ? inWords(said, known, locale) : html`${inWords(said, known, locale)}: ${inWords(group, known, locale)}`
}

/** Longer words, each paragraph of them by itself. */
export function inParagraphs(said: Said, known: Pick<Known, 'languages'>, locale: Locale): Html {
  const { text, lang } = wordsOf(said, known, locale)
  return html`<div${attributes({ lang })}>${text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => html`<p>${line}</p>`)}</div>`
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ' }

/** Text without its tags: what closes a block ends a line. The page escapes it as any other text. */
const plain = (text: string): string => text.replaceAll(/<\/(?:p|h\d|li|div|ul|ol|tr)>|<br\s*\/?>/gi, '\n').replaceAll(/<[^>]*>/g, '')
  .replaceAll(/&(?:#(\d{1,6})|(amp|lt|gt|quot|apos|nbsp));/g, (_, code?: string, name?: string) => (name === undefined ? String.fromCodePoint(Math.min(Number(code), 0x10FFFF)) : entities[name] ?? ''))
  .replaceAll(/[ \t]+/g, ' ').trim()
