/**
 * StratML as a document: ISO 17469-1 (part 1, strategic plans) and part 2 (performance plans and reports). Reads what others write and writes what the published schemas take. Pure.
 *
 * What an element may hold follows the public schemas of AIIM: StrategicPlanISOVersion20140401 (1.1) and PerformancePlanOrReport20160216 (2.2.6).
 */
import { SaxesParser } from 'saxes'
import { Failure } from '../../../law/failure.ts'
import { words } from './messages.ts'

/** An element with elements or with text in it, as a document holds it: nothing of a file is lost but comments and the white space between elements. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const namespaces = { 1: 'urn:ISO:std:iso:17469:tech:xsd:stratml_core', 2: 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport' } as const
export type Part = keyof typeof namespaces

/** The root element of each part. */
const roots = { 1: 'StrategicPlan', 2: 'PerformancePlanOrReport' } as const satisfies Record<Part, string>

/** What stands in an element, in its order: `?` at most once, `*` any number, `+` at least once, otherwise once. */
const both = {
  Vision: 'Description? Identifier?', Mission: 'Description? Identifier?', Value: 'Name? Description?',
  StrategicPlanCore: 'Organization* Vision? Mission? Value* Goal+', Organization: 'Name? Acronym? Identifier? Description? Stakeholder*',
  Goal: 'Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*',
} as const
const grammars: Readonly<Record<Part, Readonly<Record<string, string>>>> = {
  1: {
    ...both, StrategicPlan: 'Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?', Stakeholder: 'Name Description?',
    Objective: 'Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?', AdministrativeInformation: 'StartDate? EndDate? PublicationDate? Source? Submitter?', Submitter: 'GivenName? Surname? PhoneNumber? EmailAddress?',
  },
  2: {
    ...both, PerformancePlanOrReport: 'Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?', Stakeholder: 'Name Description? Role*', Role: 'Name Description? RoleType*',
    Objective: 'Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*', AdministrativeInformation: 'Identifier? StartDate? EndDate? PublicationDate? Source?',
    Submitter: 'Identifier? GivenName? Surname? PhoneNumber? EmailAddress?', PerformanceIndicator: 'SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* OtherInformation?',
    Relationship: 'Identifier? ReferentIdentifier* Name? Description?', MeasurementInstance: 'TargetResult* ActualResult*', TargetResult: 'StartDate? EndDate? NumberOfUnits? Descriptor? Description?',
    ActualResult: 'StartDate? EndDate? NumberOfUnits? Descriptor? Description?', Descriptor: 'DescriptorName? DescriptorValue?',
  },
}

export const element = (name: string, content: string | readonly (Element | undefined)[], attributes: Readonly<Record<string, string>> = {}): Element =>
  ({ name, attributes, ...(typeof content === 'string' ? { children: [], text: content } : { children: content.filter((one) => one !== undefined), text: '' }) })

/** The first child of a name. */
export const child = ({ children }: Element, name: string): Element | undefined => children.find((one) => one.name === name)
export const childrenOf = ({ children }: Element, name: string): readonly Element[] => children.filter((one) => one.name === name)
/** The text of a child without white space around it; undefined where there is none. */
export const textOf = (parent: Element | undefined, name: string): string | undefined => (parent && child(parent, name)?.text.trim()) || undefined

const most = 20_000_000
const deepest = 50

/** The text of a document. Throws a `Failure` that says so where it is not in UTF-8: guessed letters would stand in registers for good. */
export function decodedXml(bytes: Uint8Array): string {
  const [, declared] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(new TextDecoder().decode(bytes.subarray(0, 400))) ?? []
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) throw new Failure('invalid', words.encoded(declared))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure('invalid', words.notUtf8)
  }
}

/** Reads a document of either part. Throws a `Failure` that says where it is no XML or has text beside elements, or that it is no StratML. */
export function readStratml(xml: string): { readonly part: Part; readonly root: Element } {
  if (xml.length > most) throw new Failure('invalid', words.tooLong)
  const parser = new SaxesParser({ xmlns: true })
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = []
  let root: Element | undefined
  let namespace: string | undefined
  parser.on('error', () => { throw new Failure('invalid', words.noXml(parser.line)) })
  parser.on('doctype', () => { throw new Failure('invalid', words.noXml(parser.line)) })
  parser.on('opentag', ({ local, uri, attributes }) => {
    namespace ??= uri
    if (open.length === deepest) throw new Failure('invalid', words.noStratml)
    // Elements of other namespaces are kept under their own name, which no part knows.
    const name = uri === namespace ? local : `{${uri}}${local}`
    open.push({ name, attributes: Object.fromEntries(Object.values(attributes).flatMap((one) => (one.prefix === 'xmlns' || one.name === 'xmlns' ? [] : [[one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value]]))), children: [], text: '' })
  })
  const heard = (text: string): void => {
    const at = open.at(-1)
    if (at) at.text += text
  }
  parser.on('text', heard)
  parser.on('cdata', heard)
  parser.on('closetag', () => {
    const closed = open.pop()!
    if (closed.children.length > 0 && closed.text.trim() !== '') throw new Failure('invalid', words.mixed(closed.name, parser.line))
    const made: Element = { ...closed, text: closed.children.length > 0 ? '' : closed.text }
    if (open.length === 0) root = made
    else open.at(-1)!.children.push(made)
  })
  parser.write(xml).close()
  const part = ([1, 2] as const).find((one) => roots[one] === root?.name && namespaces[one] === namespace)
  if (root === undefined || part === undefined) throw new Failure('invalid', words.noStratml)
  return { part, root }
}

const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (one) => `&#${one.codePointAt(0)};`)
const instance = 'http://www.w3.org/2001/XMLSchema-instance'
/** Its prefix is `xml` in every document, and no other may be declared for it. */
const ofXml = 'http://www.w3.org/XML/1998/namespace'

/** Writes a document: the same element, the same bytes. Elements and attributes of other namespaces get a prefix where they stand. */
export function writeStratml(part: Part, root: Element): string {
  const named = (name: string, prefix: string): { readonly tag: string; readonly declares: string } => {
    const [, uri, local] = /^\{(.*)\}(.+)$/.exec(name) ?? []
    if (uri === ofXml) return { tag: `xml:${local}`, declares: '' }
    return uri === undefined ? { tag: name, declares: '' } : { tag: `${prefix}:${local}`, declares: ` xmlns:${prefix}="${escaped(uri)}"` }
  }
  const written = ({ name, attributes, children, text }: Element, indent: string, first = false): string => {
    const { tag, declares } = named(name, 'o')
    const ofInstance = Object.keys(attributes).find((key) => key.startsWith(`{${instance}}`))
    const said = Object.entries(attributes).map(([key, value], at) => {
      const one = named(key, key === ofInstance ? 'xsi' : `a${at}`)
      return `${one.declares} ${one.tag}="${escaped(value)}"`
    }).join('')
    const head = `${indent}<${tag}${first ? ` xmlns="${namespaces[part]}"` : ''}${declares}${said}`
    if (children.length > 0) return `${head}>\n${children.map((one) => written(one, `${indent}  `)).join('')}${indent}</${tag}>\n`
    return text === '' ? `${head}/>\n` : `${head}>${escaped(text)}</${tag}>\n`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '', true)}`
}

/** Where a document is not as the published schema of its part has it: the path, and what stands there; nothing where it is. */
export function departures(part: Part, { name, children }: Element, path: string = name): readonly string[] {
  const grammar = grammars[part][name]
  if (grammar === undefined) return children.map((one) => `${path}/${one.name}`)
  const slots = grammar.split(' ').map((slot) => ({ name: slot.replace(/[?*+]$/, ''), least: /[?*]$/.test(slot) ? 0 : 1, most: /[*+]$/.test(slot) ? Infinity : 1 }))
  const found: string[] = []
  let at = 0
  for (const { name: slot, least, most: atMost } of slots) {
    let count = 0
    while (children[at]?.name === slot && count < atMost) [at, count] = [at + 1, count + 1]
    if (count < least) found.push(`${path}/${slot}?`)
  }
  found.push(...children.slice(at).map((one) => `${path}/${one.name}`))
  return [...found, ...children.flatMap((one, n) => (slots.some((slot) => slot.name === one.name) ? departures(part, one, `${path}/${one.name}[${n + 1}]`) : []))]
}

/** The same plan as part 1 has it: without what that part does not know. Answers also how many elements were left out. */
export function asPartOne(root: Element): { readonly root: Element; readonly left: number } {
  let left = 0
  const known = grammars[1]
  const taken = ({ name, attributes, children, text }: Element): Element => {
    const may = known[name]?.split(' ').map((slot) => slot.replace(/[?*+]$/, '')) ?? []
    const kept = children.filter((one) => may.includes(one.name))
    left += children.length - kept.length
    return { name, attributes: Object.fromEntries(Object.entries(attributes).filter(([key]) => key === 'StakeholderTypeType')), children: kept.map(taken), text }
  }
  const made = taken({ ...root, name: roots[1] })
  return { root: made, left }
}
