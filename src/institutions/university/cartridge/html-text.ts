/** A page of HTML as Markdown: sanitised by an allow-list first, so that nothing that runs is left, then written as words, lists, tables and links. Pure. */
import sanitizeHtml from 'sanitize-html'
import { elementsIn, readXml, textIn, type XmlElement } from '../qti/index.ts'
import type { ImportRule } from './messages.ts'

const allowed = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'pre', 'code', 'strong', 'b', 'em', 'i', 'u', 'a', 'img', 'br', 'hr', 'sub', 'sup', 'span', 'q', 'cite', 'kbd', 'small', 'figure', 'figcaption', 'abbr', 'mark', 'main', 'header', 'footer', 'center', 'font']
/** What holds a page together, and says nothing of its own. */
const frame = new Set(['html', 'head', 'body', 'title', 'meta', 'link', 'base', 'o:p', 'nav', 'colgroup', 'col'])

export interface PageText {
  readonly title: string
  readonly markdown: string
  /** Files that the page shows or leads to, as it writes their addresses. */
  readonly files: readonly string[]
  /** What was left out, each thing once. */
  readonly omitted: readonly { readonly rule: ImportRule; readonly what: string }[]
}

const longest = 2_000_000
const schemes = ['http', 'https', 'mailto']

/** The scheme of an address that is not let through, by what browsers take for one; undefined where it is. */
function badScheme(address: string): string | undefined {
  const bare = address.replaceAll(/[^\P{Cc}]|\s/gu, '')
  if (/^[/\\]{2}/.test(bare)) return '//'
  const scheme = /^([a-z][a-z0-9.+-]*):/i.exec(bare)?.[1]
  if (scheme === undefined || schemes.includes(scheme.toLowerCase())) return undefined
  return scheme.toLowerCase() === 'data' ? (/^data:[\w./+-]*/i.exec(bare)?.[0] ?? '').slice(0, 60) : `${scheme.slice(0, 40)}:`
}

/** `addressOf` gives an address for what the page leads to inside the package; undefined leaves the words alone. */
export function pageText(source: string, addressOf: (href: string) => string | undefined): PageText {
  const omitted = new Map<string, PageText['omitted'][number]>()
  const omit = (rule: ImportRule, what: string): void => void omitted.set(`${rule} ${what}`, { rule, what })
  if (source.length > longest) omit('pageLong', String(source.length))
  const taken = source.slice(0, longest)
  const clean = sanitizeHtml(taken, {
    allowedTags: allowed, allowedAttributes: { a: ['href'], img: ['src', 'alt'] }, allowedSchemes: schemes, allowProtocolRelative: false,
    onOpenTag: (name, attributes) => {
      if (!allowed.includes(name) && !frame.has(name)) return omit('element', name)
      const address = name === 'img' ? attributes['src'] ?? '' : name === 'a' ? attributes['href'] : undefined
      const bad = address === undefined ? undefined : badScheme(address)
      if (name === 'img' && (address === '' || bad)) omit('picture', bad ?? 'img')
      else if (bad) omit('address', bad)
    },
  })
  const title = sanitizeHtml(/<title[^<>]*>([^<]*)<\/title>/i.exec(taken)?.[1] ?? '', { allowedTags: [], allowedAttributes: {} }).trim()
  // A title stands in the head: its words are not those of the page.
  const body = title === '' ? clean : clean.replace(title, '')
  // Letters that XML has no place for.
  const read = readXml(`<x>${body.replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')}</x>`)
  if ('fault' in read) {
    omit('markup', read.fault.what)
    return { title: decoded(title), markdown: spare(escaped(decoded(sanitizeHtml(taken, { allowedTags: [], allowedAttributes: {} })))), files: [], omitted: [...omitted.values()] }
  }
  const files: string[] = []
  const markdown = spare(blocks(read.root, { files, addressOf }))
  return { title: decoded(title), markdown, files, omitted: [...omitted.values()] }
}

interface Writing { readonly files: string[]; readonly addressOf: (href: string) => string | undefined }

/** Text of HTML without the entities that its sanitiser writes. */
const decoded = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]<>|~]/g, '\\$&').replaceAll(/^([^\S\r\n]*)([#+-]|\d+[.)])(?=\s)/gm, '$1\\$2')
const spare = (markdown: string): string => markdown.replaceAll(/\n{3,}/g, '\n\n').trim()
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')
const isBlock = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'dl', 'table', 'pre', 'hr', 'figure', 'main', 'header', 'footer', 'center', 'figcaption', 'li', 'dt', 'dd'])

/** Powers and indices, where letters have them: Markdown has none, and without them 10² is 102. */
const powers: Readonly<Record<'sup' | 'sub', ReadonlyMap<string, string>>> = {
  sup: new Map([...'0123456789+-−=()ni'].map((one, at) => [one, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][at]!])), sub: new Map([...'0123456789+-−=()'].map((one, at) => [one, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][at]!])),
}

function inline(node: XmlElement | string, on: Writing): string {
  if (typeof node === 'string') return escaped(spaced(node))
  const inside = (): string => node.children.map((one) => inline(one, on)).join('')
  const around = (mark: string): string => {
    const words = inside()
    const bare = words.trim()
    return bare === '' ? words : `${/^\s/.test(words) ? ' ' : ''}${mark}${bare}${mark}${/\s$/.test(words) ? ' ' : ''}`
  }
  switch (node.name) {
    case 'strong': case 'b': return around('**')
    case 'em': case 'i': case 'cite': return around('*')
    case 'code': case 'kbd': return `\`${spaced(textIn(node)).replaceAll('`', '')}\``
    case 'sup': case 'sub': {
      const [letters, of] = [[...textIn(node).trim()], powers[node.name]]
      return letters.length === 0 ? inside() : letters.every((one) => of.has(one)) ? letters.map((one) => of.get(one)!).join('') : `${node.name === 'sup' ? '^' : '\\_'}(${inside().trim()})`
    }
    case 'q': return `«${inside()}»`
    case 'br': return '  \n'
    case 'img': {
      const src = node.attributes['src']
      if (src) on.files.push(src)
      return node.attributes['alt'] ? escaped(`[${spaced(node.attributes['alt'])}]`) : ''
    }
    case 'a': {
      const { href } = node.attributes
      const words = inside()
      if (href === undefined || words.trim() === '' || href.startsWith('#')) return words
      const outside = /^(?:https?:|mailto:)/i.test(href)
      if (!outside) on.files.push(href)
      const address = outside ? href : on.addressOf(href)
      return address === undefined ? words : `[${words}](<${address.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`
    }
    default: return inside()
  }
}

function blocks(element: XmlElement, on: Writing): string {
  let [text, line] = ['', '']
  const flush = (): void => {
    if (line.trim() !== '') text += `${line.trim()}\n\n`
    line = ''
  }
  for (const child of element.children) {
    if (typeof child === 'string' || !isBlock.has(child.name)) line += inline(child, on)
    else {
      flush()
      text += `${block(child, on)}\n\n`
    }
  }
  flush()
  return text
}

function block(element: XmlElement, on: Writing): string {
  switch (element.name) {
    // The title of the lesson is the heading of its page.
    case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6': return `${'#'.repeat(Math.max(2, Number(element.name[1])))} ${inline({ ...element, name: 'span' }, on).trim()}`
    case 'hr': return '---'
    case 'pre': return `\`\`\`\n${textIn(element).replaceAll('```', '').replace(/\n$/, '')}\n\`\`\``
    case 'blockquote': return blocks(element, on).trim().split('\n').map((one) => `> ${one}`).join('\n')
    case 'ul': case 'ol': return elementsIn(element).map((item, at) => {
      const mark = element.name === 'ol' ? `${at + 1}. ` : '- '
      return mark + blocks(item, on).trim().replaceAll(/\n+/g, (lines) => `${lines}${' '.repeat(mark.length)}`)
    }).join('\n')
    case 'table': return tableOf(element, on)
    default: return blocks(element, on).trim()
  }
}

function tableOf(element: XmlElement, on: Writing): string {
  const rows: (readonly string[])[] = []
  const walk = (part: XmlElement): void => {
    for (const one of elementsIn(part)) {
      if (one.name === 'tr') rows.push(elementsIn(one).filter(({ name }) => name === 'td' || name === 'th').map((cell) => inline({ ...cell, name: 'span' }, on).replaceAll(/\s*\n\s*/g, ' ').trim()))
      else walk(one)
    }
  }
  walk(element)
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width === 0) return ''
  const line = (row: readonly string[]): string => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`
  return [line(rows[0]!), line(Array.from({ length: width }, () => '---')), ...rows.slice(1).map(line)].join('\n')
}
