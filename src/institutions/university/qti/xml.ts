/** XML that somebody sent, as a tree: without a DOCTYPE, so that no entity grows or reaches outside, and within bounds of size and depth. Pure. */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly namespace: string
  /** Those of no namespace by their names, and `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
  readonly line: number
}

/** Why a text is not read: where, and what stands there. */
export interface XmlFault { readonly rule: 'xml' | 'doctype' | 'bounds'; readonly line: number; readonly what: string }

const bounds = { characters: 2_000_000, elements: 20_000, depth: 80 } as const

/** Ends the parser at once. */
class Stopped extends Error {
  readonly fault: XmlFault

  constructor(fault: XmlFault) {
    super(fault.what)
    this.fault = fault
  }
}

/** Reads a text as XML. What is wrong with it is the first fault alone: what comes behind it means nothing. */
export function readXml(text: string): { readonly root: XmlElement } | { readonly fault: XmlFault } {
  if (text.length > bounds.characters) return { fault: { rule: 'bounds', line: 1, what: String(text.length) } }
  try {
    return { root: rootOf(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    if (error instanceof Stopped) return { fault: error.fault }
    throw error
  }
}

interface Open extends XmlElement { readonly children: (XmlElement | string)[] }

function rootOf(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Open[] = []
  let [root, many]: [XmlElement | undefined, number] = [undefined, 0]
  const stop = (rule: XmlFault['rule'], what: string): never => { throw new Stopped({ rule, line: parser.line, what }) }
  const said = (words: string): void => {
    const into = open.at(-1)?.children
    if (into === undefined) return
    const last = into.at(-1)
    if (typeof last === 'string') into[into.length - 1] = last + words
    else into.push(words)
  }
  parser.on('error', (error) => stop('xml', error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('doctype', 'DOCTYPE'))
  parser.on('opentag', ({ local, uri, attributes }) => {
    many += 1
    if (many > bounds.elements || open.length >= bounds.depth) stop('bounds', local)
    const element: Open = {
      name: local, namespace: uri, children: [], line: parser.line,
      attributes: Object.fromEntries(Object.values(attributes).flatMap((one) => (one.prefix === 'xml' ? [[`xml:${one.local}`, one.value]] : one.uri === '' && one.local !== 'xmlns' ? [[one.local, one.value]] : []))),
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return root ?? stop('xml', '')
}

export const elementsIn = (element: XmlElement, name?: string): readonly XmlElement[] =>
  element.children.filter((one): one is XmlElement => typeof one !== 'string' && (name === undefined || one.name === name))

export const textIn = (element: XmlElement): string => element.children.map((one) => (typeof one === 'string' ? one : textIn(one))).join('')
