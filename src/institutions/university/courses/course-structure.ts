/**
 * The structure of a course package by cmi5: `cmi5.xml` read and held to the rules of its schema (CourseStructure.xsd) and of the specification
 * (cmi5, 13). Pure; everything that is wrong is told, with its line.
 */
import { SaxesParser } from 'saxes'
import { isIri, isLanguage } from '../records/index.ts'
import type { structureWords } from './messages.ts'
import { xmlFault } from './xml-faults.ts'

export type StructureRule = keyof typeof structureWords

/** One thing that is wrong: the rule, where, and what stands there. */
export interface Fault { readonly rule: StructureRule; readonly line: number; readonly what: string }

/** The same words in languages, by their tags. */
export type LangStrings = Readonly<Record<string, string>>

/** Something with an id of its publisher. */
interface Titled { readonly id: string; readonly title: LangStrings; readonly description: LangStrings }

/** Ids of the objectives that a part serves. */
interface Serving { readonly objectives: readonly string[] }

const moveOns = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'] as const

/** A unit that is launched: an assignable unit. */
export interface Unit extends Titled, Serving {
  readonly kind: 'unit'
  readonly url: string
  /** When a learner may go on from it. */
  readonly moveOn: (typeof moveOns)[number]
  /** From 0 to 1: whoever has less has not passed. */
  readonly masteryScore?: number
  readonly launchMethod: 'OwnWindow' | 'AnyWindow'
  readonly activityType?: string
  readonly launchParameters?: string
  readonly entitlementKey?: string
}

export interface Block extends Titled, Serving { readonly kind: 'block'; readonly parts: readonly (Unit | Block)[] }

export interface Course extends Titled { readonly objectives: readonly Titled[]; readonly parts: readonly (Unit | Block)[] }

/** What of a structure is of another namespace: it extends cmi5, and is not taken. */
export interface Beside { readonly line: number; readonly what: string }

const cmi5Namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'

interface Element { readonly name: string; readonly foreign: boolean; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[]; text: string; readonly line: number }

/** What each element may hold: elements in any order but those of other namespaces, which extend it. */
const may: Readonly<Record<string, { readonly children: readonly string[]; readonly attributes?: readonly string[]; readonly needs?: readonly string[] }>> = {
  courseStructure: { children: ['course', 'objectives', 'au', 'block'], needs: ['course'] },
  course: { children: ['title', 'description'], attributes: ['id'], needs: ['title', 'description'] },
  objectives: { children: ['objective'], needs: ['objective'] },
  objective: { children: ['title', 'description'], attributes: ['id', 'idref'] },
  block: { children: ['title', 'description', 'objectives', 'au', 'block'], attributes: ['id'], needs: ['title', 'description'] },
  au: { children: ['title', 'description', 'objectives', 'url', 'launchParameters', 'entitlementKey'], attributes: ['id', 'moveOn', 'masteryScore', 'launchMethod', 'activityType'], needs: ['title', 'description', 'url'] },
  title: { children: ['langstring'], needs: ['langstring'] }, description: { children: ['langstring'], needs: ['langstring'] }, langstring: { children: [], attributes: ['lang'] },
  url: { children: [] }, launchParameters: { children: [] }, entitlementKey: { children: [] },
}
const several = new Set(['au', 'block', 'objective', 'langstring'])
/** What a launch adds to the address of a unit (cmi5, 8.1). */
const launchWords = ['endpoint', 'fetch', 'actor', 'registration', 'activityId']

/** Reads a structure; answers the course, or all that is wrong with it. */
export function readCourseStructure(xml: string): { readonly course: Course; readonly beside: readonly Beside[] } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const root = elementsOf(xml, faults)
  if (root === undefined) return { faults }
  if (root.name !== 'courseStructure' || root.foreign) return { faults: [{ rule: 'root', line: root.line, what: root.name }] }
  checkElement(root, faults)
  const course = courseOf(root, faults)
  return faults.length > 0 ? { faults: faults.toSorted((a, b) => a.line - b.line) } : { course, beside: besideIn(root) }
}

const besideIn = (element: Element): readonly Beside[] => element.children.flatMap((one) => (one.foreign ? [{ line: one.line, what: one.name }] : besideIn(one)))

function elementsOf(xml: string, faults: Fault[]): Element | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Element[] = []
  let root: Element | undefined
  let broken = false
  // The element whose tag is read, and the one that was closed last.
  let [at, closed]: [string, Element | undefined] = ['', undefined]
  parser.on('error', (error) => {
    if (!broken) {
      const { rule, name } = xmlFault(error.message)
      // What was never closed is told where it opens: the line at which that shows may be the last of the file.
      const left = rule === 'unclosed' ? open.findLast((one) => one.name === name?.split(':').at(-1)) ?? closed : undefined
      // The parser looks for the end of an entity to the end of the file, and says of what stands open there that it is not closed.
      const bare = rule === 'unclosed' ? /&(?!#?\w+;)/.exec(xml) : null
      if (bare) faults.push({ rule: 'entity', line: xml.slice(0, bare.index).split('\n').length, what: '&' })
      else faults.push(left ? { rule, line: left.line, what: left.name } : { rule, line: parser.line, what: [at, name].filter((part) => part !== undefined && part !== '').join(' ') || 'XML' })
    }
    broken = true
  })
  parser.on('opentagstart', ({ name }) => { at = name })
  // A structure names nothing outside itself: an entity of its own is a way to make it grow without end.
  parser.on('doctype', () => { faults.push({ rule: 'doctype', line: parser.line, what: 'DOCTYPE' }) })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: Element = {
      name: local, foreign: uri !== cmi5Namespace, children: [], text: '', line: parser.line,
      attributes: Object.fromEntries(Object.values(attributes).filter((one) => one.uri === '' && one.prefix !== 'xmlns' && one.local !== 'xmlns').map((one) => [one.local, one.value])),
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    closed = open.pop()
    at = open.at(-1)?.name ?? ''
  })
  parser.write(xml).close()
  return broken || faults.length > 0 ? undefined : root
}

function checkElement(element: Element, faults: Fault[]): void {
  const { children, attributes = [], needs = [] } = may[element.name]!
  const own = element.children.filter(({ foreign }) => !foreign)
  for (const name of Object.keys(element.attributes)) if (!attributes.includes(name)) faults.push({ rule: 'attribute', line: element.line, what: `${element.name} ${name}` })
  for (const child of own) {
    if (!children.includes(child.name)) {
      faults.push({ rule: 'element', line: child.line, what: `${element.name}/${child.name}` })
      continue
    }
    if (!several.has(child.name) && own.find(({ name }) => name === child.name) !== child) faults.push({ rule: 'once', line: child.line, what: child.name })
    checkElement(child, faults)
  }
  for (const name of needs) if (!own.some((child) => child.name === name)) faults.push({ rule: 'missing', line: element.line, what: `${element.name}/${name}` })
  if ((element.name === 'courseStructure' || element.name === 'block') && !own.some(({ name }) => name === 'au' || name === 'block')) faults.push({ rule: 'missing', line: element.line, what: `${element.name}/au` })
}

const child = (element: Element, name: string): Element | undefined => element.children.find((one) => !one.foreign && one.name === name)
const textOf = (element: Element | undefined): string | undefined => element?.text.trim()

function courseOf(root: Element, faults: Fault[]): Course {
  const ids = new Map<string, number>()
  const fault = (rule: StructureRule, { line }: Element, what: string): void => void faults.push({ rule, line, what })

  const words = (element: Element, name: string): LangStrings => {
    const strings = child(element, name)?.children.filter((one) => one.name === 'langstring') ?? []
    for (const one of strings) if (one.attributes['lang'] !== undefined && !isLanguage(one.attributes['lang'])) fault('language', one, one.attributes['lang'])
    return Object.fromEntries(strings.map((one) => [one.attributes['lang'] ?? 'und', one.text.trim()]))
  }
  const titled = (element: Element): Titled => {
    const id = element.attributes['id'] ?? ''
    if (!isIri(id)) fault('iri', element, `${element.name} id "${id}"`)
    if (ids.has(id)) fault('twice', element, id)
    ids.set(id, element.line)
    return { id, title: words(element, 'title'), description: words(element, 'description') }
  }
  const serving = (element: Element): Serving => ({ objectives: (child(element, 'objectives')?.children ?? []).flatMap(({ attributes: { idref } }) => idref ?? []) })
  const unit = (element: Element): Unit => {
    const { moveOn = 'NotApplicable', masteryScore, launchMethod = 'AnyWindow', activityType } = element.attributes
    const url = textOf(child(element, 'url')) ?? ''
    const known = moveOns.find((one) => one === moveOn)
    if (known === undefined) fault('moveOn', element, moveOn)
    if (launchMethod !== 'OwnWindow' && launchMethod !== 'AnyWindow') fault('launchMethod', element, launchMethod)
    const score = masteryScore === undefined ? undefined : Number(masteryScore)
    if (score !== undefined && !(/^\+?\d*\.?\d+$/.test(masteryScore!.trim()) && score <= 1)) fault('masteryScore', element, masteryScore!)
    checkAddress(url, element, fault)
    const [launchParameters, entitlementKey] = [textOf(child(element, 'launchParameters')), textOf(child(element, 'entitlementKey'))]
    return {
      kind: 'unit', ...titled(element), ...serving(element), url, moveOn: known ?? 'NotApplicable', launchMethod: launchMethod === 'OwnWindow' ? 'OwnWindow' : 'AnyWindow', ...(score !== undefined && { masteryScore: score }),
      ...(activityType !== undefined && { activityType }), ...(launchParameters !== undefined && { launchParameters }), ...(entitlementKey !== undefined && { entitlementKey }),
    }
  }
  const parts = (element: Element): readonly (Unit | Block)[] => element.children.filter(({ foreign, name }) => !foreign && (name === 'au' || name === 'block'))
    .map((one) => (one.name === 'au' ? unit(one) : { kind: 'block', ...titled(one), ...serving(one), parts: parts(one) }))

  const objectives = (child(root, 'objectives')?.children ?? []).filter(({ foreign }) => !foreign).map(titled)
  const declared = new Set(objectives.map(({ id }) => id))
  const refer = (element: Element): void => {
    for (const one of element.children) {
      if (one.name === 'objectives') for (const { attributes: { idref }, ...objective } of one.children) if (idref !== undefined && !declared.has(idref)) fault('objective', { ...objective, attributes: {} }, idref)
      if (one.name === 'au' || one.name === 'block') refer(one)
    }
  }
  refer(root)
  const course = child(root, 'course')
  return { ...(course ? titled(course) : { id: '', title: {}, description: {} }), objectives, parts: parts(root) }
}

/** Whether the address of a unit is whole, and not a path inside its package. */
export const isWhole = (url: string): boolean => /^https?:\/\//i.test(url)

/** A whole address of the web, or a path inside the package; without what a launch adds to it (cmi5, 8.1 and 14.2). */
function checkAddress(url: string, element: Element, fault: (rule: StructureRule, element: Element, what: string) => void): void {
  if (url === '' || (isWhole(url) ? !URL.canParse(url) : !staysInside(url))) return fault('url', element, url)
  const taken = launchWords.find((name) => new URL(url, packageBases[0]).searchParams.has(name))
  if (taken !== undefined) fault('launchWord', element, taken)
}

/** What stands for the folder of a package while a path is resolved: a scheme without an address is a path on a portal of that scheme alone. */
const packageBases = ['https://package.example/files/', 'http://package.example/files/'] as const

/** Whether a browser that resolves a path stays in its package: it reads backslashes as slashes, `%2e` as a dot, and nothing of a tab. */
function staysInside(url: string): boolean {
  if (url.split('/').includes('..')) return false
  return packageBases.every((base) => {
    const href = URL.parse(url, base)?.href
    return href?.startsWith(base) === true && isDecodable(href)
  })
}

function isDecodable(href: string): boolean {
  try {
    return decodeURIComponent(new URL(href).pathname) !== ''
  } catch {
    return false
  }
}
