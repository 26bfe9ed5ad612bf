/**
 * A package as parts of a course: a Common Cartridge (1.1 to 1.3) as modules with lessons, a package of QTI 3 or a single item as tasks. Pure but for the archive.
 * Whatever is not taken is told, each thing with its reason.
 */
import { itemRules, leftOutWords, readItem, elementsIn, readXml, textIn, type XmlElement } from '../qti/index.ts'
import { type Text } from '../../../law/text.ts'
import { filesIn, NotRead } from './archive.ts'
import { readAssessment, type Question } from './assessment.ts'
import { pageText } from './html-text.ts'
import { type ImportRule, importRules } from './messages.ts'
import { textOf } from './text.ts'

/** A task as it came: an item of QTI 3, or a question of an assessment. */
export type TakenTask = { readonly kind: 'qti'; readonly title: string; readonly language?: string; readonly item: string } | Question

export interface TakenLesson {
  readonly title: string
  readonly markdown: string
  readonly tasks: readonly TakenTask[]
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
  /** By what links of other pages name it: its path in the package. */
  readonly path?: string
}

export interface TakenModule { readonly title: string; readonly lessons: readonly TakenLesson[] }

/** Something that was not taken, or was in part: where, and why. */
export interface NotTaken { readonly where: string; readonly why: Text; readonly what?: string }

export interface Taken {
  readonly title: string
  readonly language?: string
  readonly modules: readonly TakenModule[]
  readonly tasks: readonly TakenTask[]
  readonly notTaken: readonly NotTaken[]
}

/** The text of a file; letters that could not be read are told. */
function readText(bytes: Buffer, where: string, notTaken: NotTaken[]): string {
  const { text, unread } = textOf(bytes)
  if (unread !== undefined) notTaken.push({ where, why: importRules.letters, what: unread.slice(0, 60) })
  return text
}

/** Reads what was sent. Throws a `NotRead` where it is nothing of the kind. */
export async function readPackage(name: string, bytes: Buffer): Promise<Taken> {
  if (bytes.length === 0) throw new NotRead('empty')
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return readFiles(await filesIn(bytes))
  const start = textOf(bytes.subarray(0, 400)).text.trimStart()
  if (!start.startsWith('<')) throw new NotRead('type')
  const notTaken: NotTaken[] = []
  const task = itemTask(name, readText(bytes, name, notTaken), notTaken)
  return { title: '', modules: [], tasks: task ? [task] : [], notTaken }
}

function itemTask(where: string, xml: string, notTaken: NotTaken[]): TakenTask | undefined {
  const read = readItem(xml)
  if ('faults' in read) {
    for (const { rule, line, what } of read.faults) notTaken.push({ where: `${where}:${line}`, why: itemRules[rule], what })
    return undefined
  }
  const { title, language, omitted } = read.item
  for (const { rule, line, what } of omitted) notTaken.push({ where: `${where}:${line}`, why: leftOutWords[rule], what })
  return { kind: 'qti', title: titled(title, notTaken), item: xml, ...(language && { language }) }
}

interface Resource { readonly id: string; readonly type: string; readonly path: string; readonly files: readonly string[]; readonly needs: readonly string[] }

/** A path of the manifest inside the archive, decoded; undefined where it leads outside. */
function pathOf(href: string, from = ''): string | undefined {
  try {
    const { pathname, origin } = new URL(href.replaceAll('$IMS-CC-FILEBASE$', '/web_resources'), `http://package.example/${from}`)
    return origin === 'http://package.example' ? decodeURIComponent(pathname).slice(1) : undefined
  } catch {
    return undefined
  }
}

function readFiles(files: ReadonlyMap<string, Buffer>): Taken {
  const manifest = files.get('imsmanifest.xml')
  if (manifest === undefined) throw new NotRead('noManifest')
  const notTaken: NotTaken[] = []
  const read = readXml(readText(manifest, 'imsmanifest.xml', notTaken))
  if ('fault' in read) throw new NotRead(read.fault.rule === 'doctype' ? 'doctype' : 'manifest')
  const { root } = read
  const resources = elementsIn(root, 'resources').flatMap((one) => elementsIn(one, 'resource')).map((one): Resource => {
    const href = one.attributes['href'] ?? elementsIn(one, 'file')[0]?.attributes['href'] ?? ''
    return {
      id: one.attributes['identifier'] ?? '', type: one.attributes['type'] ?? '', path: pathOf(href) ?? '',
      files: elementsIn(one, 'file').flatMap((file) => pathOf(file.attributes['href'] ?? '') ?? []), needs: elementsIn(one, 'dependency').map((need) => need.attributes['identifierref'] ?? ''),
    }
  })
  const reading: Reading = { files, resources, notTaken, used: new Set(['imsmanifest.xml']), pages: new Map(), headings: new Set() }
  const items = resources.filter(({ type }) => /^imsqti_item_xmlv3p\d$/.test(type))
  const tasks = items.flatMap((one) => itemOfResource(one, reading) ?? [])
  const organization = elementsIn(root, 'organizations').flatMap((one) => elementsIn(one, 'organization'))[0]
  const title = titleIn(elementsIn(root, 'metadata')[0]) ?? ''
  const modules = organization ? modulesIn(organization, title, reading) : []
  for (const where of reading.headings) if (where !== '') notTaken.push({ where, why: importRules.heading })
  if (modules.length === 0 && tasks.length === 0 && notTaken.length === 0) throw new NotRead('nothing')
  for (const { type, path, id } of resources) if (path !== '' && !reading.used.has(path)) notTaken.push({ where: path, why: importRules[unlisted(type)], what: type || id })
  for (const path of files.keys()) if (!reading.used.has(path) && !notTaken.some(({ where }) => where === path)) notTaken.push({ where: path, why: importRules.notListed })
  const language = find(elementsIn(root, 'metadata')[0], 'language').map((one) => textIn(one).trim()).find((one) => /^[a-z]{2}(?:-|$)/i.test(one))
  return { title, modules, tasks, notTaken, ...(language && { language }) }
}

interface Reading { readonly files: ReadonlyMap<string, Buffer>; readonly resources: readonly Resource[]; readonly notTaken: NotTaken[]; readonly used: Set<string>; readonly pages: Map<string, string>; /** Of the table of contents, with nothing below them. */ readonly headings: Set<string> }

const unlisted = (type: string): ImportRule => (type === 'webcontent' ? 'notListed' : /imsdt/.test(type) ? 'discussion' : /basiclti/.test(type) ? 'tool' : /assignment/.test(type) ? 'assignment' : /question-bank/.test(type) ? 'bank' : 'resource')

const find = (element: XmlElement | undefined, name: string): readonly XmlElement[] => (element ? elementsIn(element).flatMap((one) => [...(one.name === name ? [one] : []), ...find(one, name)]) : [])
const titleIn = (metadata: XmlElement | undefined): string | undefined => find(metadata, 'title').map((one) => textIn(one).trim().replaceAll(/\s+/g, ' ')).find((one) => one !== '')

function itemOfResource({ path }: Resource, { files, used, notTaken }: Reading): TakenTask | undefined {
  const content = files.get(path)
  used.add(path)
  if (content === undefined) {
    notTaken.push({ where: path, why: importRules.missing })
    return undefined
  }
  return itemTask(path, readText(content, path, notTaken), notTaken)
}

const nameOf = (item: XmlElement): string => textIn(elementsIn(item, 'title')[0] ?? { ...item, children: [] }).trim().replaceAll(/\s+/g, ' ')

/** The first level of the table of contents is modules, whatever is below it lessons; what stands on no module makes one of its own. */
function modulesIn(organization: XmlElement, title: string, reading: Reading): readonly TakenModule[] {
  // A cartridge has one item around all others.
  const outer = elementsIn(organization, 'item')
  const first = outer.length === 1 && outer[0]!.attributes['identifierref'] === undefined && elementsIn(outer[0]!, 'item').length > 0 ? elementsIn(outer[0]!, 'item') : outer
  // Lessons know each other by their paths before any of them is read.
  for (const { resource } of first.flatMap((one) => leaves(one, reading))) if (resource) reading.pages.set(resource.path, '')
  const modules: { title: string; lessons: TakenLesson[] }[] = []
  let loose: { title: string; lessons: TakenLesson[] } | undefined
  for (const one of first) {
    const lessons = leaves(one, reading).flatMap((leaf) => lessonOf(leaf, reading) ?? []).map((lesson) => bounded(lesson, reading.notTaken))
    if (lessons.length === 0) continue
    if (elementsIn(one, 'item').length > 0) modules.push({ title: titled(nameOf(one), reading.notTaken), lessons })
    else {
      if (loose === undefined) modules.push(loose = { title: titled(title || nameOf(one), reading.notTaken), lessons: [] })
      loose.lessons.push(...lessons)
    }
  }
  return modules
}

const longest = { title: 200, lesson: 100_000 } as const

function titled(title: string, notTaken: NotTaken[]): string {
  if (title.length > longest.title) notTaken.push({ where: `${title.slice(0, 80)}…`, why: importRules.titleLong, what: String(title.length) })
  return title.slice(0, longest.title)
}

/** A lesson as long as one may be here: what is behind is told. A text ends with a whole paragraph, where there is one. */
function bounded(lesson: TakenLesson, notTaken: NotTaken[]): TakenLesson {
  const title = titled(lesson.title, notTaken)
  const tasks = lesson.tasks.map((task) => ({ ...task, title: titled(task.title, notTaken) }))
  if (lesson.markdown.length <= longest.lesson) return { ...lesson, title, tasks }
  notTaken.push({ where: title, why: importRules.lessonLong, what: String(lesson.markdown.length) })
  const end = lesson.markdown.lastIndexOf('\n\n', longest.lesson)
  return { ...lesson, title, tasks, markdown: lesson.markdown.slice(0, end > longest.lesson / 2 ? end : longest.lesson) }
}

interface Leaf { readonly title: string; readonly ref: string; readonly resource: Resource | undefined }

const leaves = (item: XmlElement, reading: Reading): readonly Leaf[] => {
  const ref = item.attributes['identifierref']
  if (ref === undefined && elementsIn(item, 'item').length === 0) reading.headings.add(nameOf(item))
  return [...(ref === undefined ? [] : [{ title: nameOf(item), ref, resource: reading.resources.find(({ id }) => id === ref) }]), ...elementsIn(item, 'item').flatMap((one) => leaves(one, reading))]
}

function lessonOf({ title, ref, resource }: Leaf, reading: Reading): TakenLesson | undefined {
  const { files, used, notTaken } = reading
  const where = title || ref
  const missed = (why: Text, what?: string): undefined => void notTaken.push({ where, why, ...(what && { what }) })
  if (resource === undefined) return missed(importRules.missing, ref)
  for (const path of [resource.path, ...resource.files]) used.add(path)
  const content = files.get(resource.path)
  if (content === undefined) return missed(importRules.missing, resource.path)
  const name = resource.path.split('/').at(-1)!
  const words = (): string => readText(content, resource.path, notTaken)
  const base: TakenLesson = { title: title || name, markdown: '', tasks: [], files: [], path: resource.path }

  if (/^imswl_xmlv1p\d$/.test(resource.type)) {
    const read = readXml(words())
    const href = 'root' in read ? elementsIn(read.root, 'url')[0]?.attributes['href'] : undefined
    if (href === undefined || !/^https?:\/\/[^\s<>]+$/i.test(href)) return missed(importRules.link, resource.path)
    return { ...base, markdown: `[${(title || href).replaceAll(/[\\[\]]/g, '\\$&')}](<${href}>)` }
  }
  if (/^imsqti_xmlv1p2\/.*\/assessment$/.test(resource.type)) {
    const read = readXml(words())
    const assessment = 'root' in read ? readAssessment(read.root) : undefined
    if (assessment === undefined) return missed(importRules.assessment, resource.path)
    for (const { title: of, why, what } of assessment.told) notTaken.push({ where: of === undefined ? where : `${where}: ${of}`, why, what })
    return assessment.questions.length === 0 ? missed(importRules.noQuestions, resource.path) : { ...base, title: title || assessment.title, tasks: assessment.questions }
  }
  if (/^imsqti_item_xmlv3p\d$/.test(resource.type)) {
    const task = itemTask(resource.path, words(), notTaken)
    return task ? { ...base, tasks: [task] } : undefined
  }
  if (resource.type !== 'webcontent' && !resource.type.startsWith('associatedcontent/')) return missed(importRules[unlisted(resource.type)], resource.type)
  if (/\.x?html?$/i.test(name)) return pageLesson(base, resource, words(), reading, where)
  if (/\.(?:txt|md)$/i.test(name)) return { ...base, markdown: words() }
  return { ...base, files: [{ name, content }] }
}

function pageLesson(base: TakenLesson, resource: Resource, source: string, { files, used, notTaken, resources, pages }: Reading, where: string): TakenLesson {
  const page = pageText(source, (href) => {
    const path = pathOf(href, resource.path)
    // A link to another lesson is made whole where the lessons have their names.
    return path !== undefined && pages.has(path) ? `lesson:${encodeURIComponent(path)}` : undefined
  })
  for (const { rule, what } of page.omitted) notTaken.push({ where, why: importRules[rule], what })
  const named = page.files.flatMap((href) => {
    const path = pathOf(href, resource.path)
    if (path === undefined || (!files.has(path) && !pages.has(path))) notTaken.push({ where, why: importRules.missing, what: href.slice(0, 200) })
    return path === undefined ? [] : [path]
  })
  const needed = resource.needs.flatMap((need) => resources.find(({ id }) => id === need)?.files ?? [])
  const beside = [...new Set([...named, ...resource.files, ...needed])].filter((path) => path !== resource.path && !pages.has(path) && files.has(path))
  for (const path of beside) used.add(path)
  const styles = beside.filter((path) => /\.(?:css|js|mjs)$/i.test(path))
  for (const path of styles) notTaken.push({ where: path, why: importRules.style })
  return { ...base, title: base.title || page.title, markdown: page.markdown, files: beside.filter((path) => !styles.includes(path)).map((path) => ({ name: path.split('/').at(-1)!, content: files.get(path)! })) }
}
