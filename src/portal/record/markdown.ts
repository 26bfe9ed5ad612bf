/** Shows Markdown that stands beside the program, documents and lessons: its words, lists, tables and code, and no tag of its own. */
import { Marked } from 'marked'
import type { Locale } from '../../law/text.ts'
import { escapeHtml, type Html, raw } from '../html.ts'

/**
 * The name of a heading within its document, by the rule of GitHub: small letters, digits and hyphens, and a number after what stood before. Links in a document lead
 * to the same places on a page and in the repository.
 */
function anchors(): (words: string) => string {
  const named = new Map<string, number>()
  return (words) => {
    const name = words.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-')
    const before = named.get(name) ?? 0
    named.set(name, before + 1)
    return before === 0 ? name : `${name}-${before}`
  }
}

/** Tables and lines of code scroll inside the page on a phone, by keys too; links between documents stay in the reader's language. */
const markdown = (locale: Locale, anchor?: (words: string) => string): Marked => new Marked({
  renderer: {
    heading({ tokens, depth }) {
      const id = anchor ? ` id="${escapeHtml(anchor(this.parser.parseInline(tokens, this.parser.textRenderer)))}"` : ''
      return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    table(token) {
      const cells = (row: typeof token.header, tag: 'th' | 'td'): string => `<tr>${row.map((cell) => {
        const inside = this.parser.parseInline(cell.tokens)
        const as = inside === '' ? 'td' : tag // a heading without words heads nothing
        return `<${as}>${inside}</${as}>`
      }).join('')}</tr>`
      return `<div class="scroll" tabindex="0"><table><thead>${cells(token.header, 'th')}</thead><tbody>${token.rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>`
    },
    code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`,
    link({ href, tokens }) {
      const own = /^(?:\.\/|\.\.\/)?((?:docs\/|decisions\/)?[\w.-]+\.md)(#.*)?$/.exec(href)
      // What is written in the browser may lead anywhere, but runs nothing: an address of another kind is left as words.
      if (!own && /^[a-z][a-z0-9+.-]*:/i.test(href.replaceAll(/[\s\p{Cc}]/gu, '')) && !/^(?:https?|mailto):/i.test(href)) return this.parser.parseInline(tokens)
      const address = own ? `/${locale}/docs/${own[1]!.replace(/^docs\//, '')}${own[2] ?? ''}` : href
      return `<a href="${escapeHtml(address)}">${this.parser.parseInline(tokens)}</a>`
    },
    // Pictures and tags are for readers of the repository; the page shows words.
    image: ({ text }) => escapeHtml(text),
    html: ({ text }) => escapeHtml(text),
  },
})

/** A text in Markdown as a part of a page. What is written beside the program is ours, and still only its Markdown is let through. */
export const fromMarkdown = (text: string, locale: Locale): Html => raw(markdown(locale).parse(text, { async: false }))

/** The same of a whole document: its headings can be led to. */
export const documentFromMarkdown = (text: string, locale: Locale): Html => raw(markdown(locale, anchors()).parse(text, { async: false }))
