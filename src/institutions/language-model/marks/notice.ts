/** A mark as people see it: before everything else on the page of a thing, and beside it in lists. */
import { type Mark, withdrawn } from '../../../kernel/taken-back/index.ts'
import type { Locale } from '../../../law/text.ts'
import { html, type Html, notice, tag, type Visit } from '../../../portal/index.ts'
import { words } from './words.ts'

/** What of its sources was taken back; undefined when nothing was. */
export const marksNotice = ({ locale, link }: Pick<Visit, 'locale' | 'link'>, thing: keyof typeof words.titles, marks: readonly Mark[]): Html | undefined => (marks.length === 0 ? undefined : notice(locale, {
  kind: 'warning', title: words.titles[thing],
  body: html`<ul class="prose">${marks.map(({ title, path, reason }) => html`<li>${path === undefined ? title[locale] : html`<a href="${link(path)}">${title[locale]}</a>`}: ${reason[locale]}</li>`)}</ul>`,
}))

export const takenBackWord = words.tag

/** In a list, behind a name; nothing where nothing was withdrawn. */
export const markedTag = (locale: Locale, marks: readonly Mark[]): Html | undefined => (withdrawn(marks).length === 0 ? undefined : html` ${tag(locale, words.tag, 'late')}`)
