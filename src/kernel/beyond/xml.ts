/** XML that another server sent, as a tree: namespaces resolved, without a document type, so that no entity grows or reaches outside, and within bounds. Pure. */
import { SaxesParser } from 'saxes'
import { Unanswered } from './contract.ts'

export interface Element {
  readonly namespace: string
  /** Without its prefix. */
  readonly name: string
  /** By the name, or `{namespace}name`; declarations of namespaces are none. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** What stands directly in it, without the space around. */
  readonly text: string
}

const bounds = { elements: 20_000, depth: 60 } as const
const declarations = 'http://www.w3.org/2000/xmlns/'

/** @throws Unanswered (nonsense) for what is not well formed, has a document type or is out of bounds */
export function readXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const stop = (what: string): never => { throw new Unanswered('nonsense', what) }
  const open: { namespace: string; name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = []
  let [root, many]: [Element | undefined, number] = [undefined, 0]
  const said = (words: string): void => {
    const into = open.at(-1)
    if (into) into.text += words
  }
  parser.on('error', () => stop(`not well-formed XML in line ${parser.line}`))
  parser.on('doctype', () => stop('XML with a document type'))
  parser.on('opentag', ({ local, uri, attributes }) => {
    many += 1
    if (many > bounds.elements || open.length >= bounds.depth) stop('XML out of bounds')
    const given = Object.values(attributes).filter((one) => one.uri !== declarations)
    open.push({ namespace: uri, name: local, children: [], text: '', attributes: Object.fromEntries(given.map((one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value])) })
  })
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const element: Element = { ...closed, text: closed.text.trim() }
    if (open.length === 0) root = element
    else open.at(-1)!.children.push(element)
  })
  parser.write(text.replace(/^\ufeff/, '')).close()
  return root ?? stop('no XML')
}

/** All elements at a path of local names from here, such as `person/iin`; a dot is the element itself. */
export const elementsAt = (from: Element, path: string): readonly Element[] =>
  (path === '.' ? [from] : path.split('/').reduce<readonly Element[]>((level, name) => level.flatMap(({ children }) => children.filter((child) => child.name === name)), [from]))

/** The only element with a name in a namespace; nothing else is taken for it. */
export function only(from: Element, namespace: string, name: string): Element {
  const [found, ...others] = from.children.filter((child) => child.name === name && child.namespace === namespace)
  if (found === undefined || others.length > 0) throw new Unanswered('nonsense', `not one ${name}`)
  return found
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text within an element or an attribute. Characters of control, and what else XML 1.0 cannot hold, are left out. */
export const escaped = (text: string): string => text.replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"]/g, (one) => escapes[one]!)
