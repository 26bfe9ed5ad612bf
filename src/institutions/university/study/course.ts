/** A course as data: modules, lessons and tasks in the languages of the source, read from files and held to this shape. */
import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { hashOf, type Json } from '../../../law/canonical.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { type Item, itemRules, readItem } from '../qti/index.ts'

const text = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) })
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const json: z.ZodType<Json> = z.json()

const asked = { title: text, prompt: text, explanation: text.optional() }
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const choiceTask = z.strictObject({ ...asked, kind: z.literal('choice'), options: z.array(z.strictObject({ id, label: text, right: z.boolean().optional() })).min(2).max(8) })
const numberTask = z.strictObject({ ...asked, kind: z.literal('number'), answer: z.number(), tolerance: z.number().nonnegative() })
/** What no key can judge: a person reads it, by the guide, which the learner does not see. */
const freeTask = z.strictObject({ ...asked, kind: z.literal('free'), guide: text.optional() })
const wordsTask = z.strictObject({ ...asked, kind: z.literal('words'), accepted: z.array(z.string().min(1)).min(1) })
const pythonTask = z.strictObject({
  ...asked, kind: z.literal('python'), function: z.string().regex(/^[a-z_][a-z0-9_]*$/), start: z.string(), solution: z.string(),
  tests: z.array(z.strictObject({ shown: z.boolean().optional(), call: z.array(json), gives: json })).min(2).max(50),
})
const sqlTask = z.strictObject({
  ...asked, kind: z.literal('sql'), start: z.string(), solution: z.string(), ordered: z.boolean().optional(),
  tests: z.array(z.strictObject({
    shown: z.boolean().optional(), tables: z.record(z.string(), z.strictObject({ columns: z.record(z.string(), z.enum(['varchar', 'integer', 'double'])), rows: z.array(z.array(cell)).min(1).max(200) })), gives: z.array(z.array(cell)),
  })).min(2).max(20),
})
/** An item of QTI 3 as its XML; its own text stands in it, in its own language. */
const qtiTask = z.strictObject({ title: text, prompt: text.optional(), explanation: text.optional(), kind: z.literal('qti'), item: z.string().min(1) })
const task = z.discriminatedUnion('kind', [choiceTask, numberTask, wordsTask, freeTask, pythonTask, sqlTask, qtiTask])

/** What a course says of itself and how it is divided. */
export const outline = z.strictObject({
  version: z.int().positive(), changedOn: z.iso.date(), hours: z.int().positive(), days: z.int().positive(), title: text, summary: text, audience: text,
  modules: z.array(z.strictObject({ id, title: text, skill: z.string(), lessons: z.array(z.strictObject({ id, title: text, minutes: z.int().positive(), tasks: z.array(id) })).min(1) })).min(1),
})

type Asked = z.infer<typeof task>
export type ItemTask = Extract<Asked, { kind: 'qti' }>
export type CodeTask = Extract<Asked, { kind: 'python' | 'sql' }> & { readonly id: string; readonly testsHash: string }
export type Task = Asked & {
  readonly id: string
  /** By what an answer is judged: SHA-256 of the tests, the hidden ones included; of a key, which has few values, the portal’s own mark, by `sealed`. */
  readonly testsHash: string
}

export interface Lesson {
  readonly id: string
  readonly title: Text
  readonly minutes: number
  /** In Markdown. */
  readonly body: Text
  readonly tasks: readonly Task[]
  /** The languages in which the body is written, where it is not all of them: in the others it is said in the first of these. */
  readonly only?: readonly string[]
  /** Files to be saved beside it. */
  readonly files?: readonly { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string }[]
}

export interface Module { readonly id: string; readonly title: Text; /** Code of the skill that it teaches. */ readonly skill: string; readonly lessons: readonly Lesson[] }

/** One version of a course; it is named by its id and version, and its content by its hash. */
export interface Course {
  readonly id: string
  readonly version: number
  readonly changedOn: string
  /** SHA-256 over the names and hashes of all files. */
  readonly sha256: string
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
  readonly hours: number
  /** Within which a learner finishes it, from their beginning. */
  readonly days: number
  readonly modules: readonly Module[]
  /** Of one that was written in a draft: the highest numbers by which its parts were ever named. */
  readonly counted?: { readonly module?: number | undefined; readonly lesson?: number | undefined; readonly task?: number | undefined }
}

const items = new WeakMap<object, Item>()

/** The item of a task, read once. Throws where it is none: a course is read whole before anybody sees it. */
export function itemOf(task: Pick<ItemTask, 'item'>): Item {
  const known = items.get(task)
  if (known) return known
  const read = readItem(task.item)
  if ('faults' in read) throw new Error(read.faults.map(({ rule, line, what }) => `${line}: ${what}: ${itemRules[rule].en}`).join('; '))
  items.set(task, read.item)
  return read.item
}

/** What an answer is judged by. A text of the task is none of it: a mended word leaves the tests what they were. */
function keyOf(task: Asked): Json {
  switch (task.kind) {
    case 'choice': return { kind: task.kind, right: task.options.flatMap((one) => (one.right ? [one.id] : [])) }
    case 'number': return { kind: task.kind, answer: task.answer, tolerance: task.tolerance }
    case 'words': return { kind: task.kind, accepted: task.accepted }
    case 'free': return { kind: task.kind, by: 'person' }
    case 'qti': return { kind: task.kind, key: itemOf(task).key }
    case 'python': return { kind: task.kind, function: task.function, tests: task.tests as Json }
    case 'sql': return { kind: task.kind, ordered: task.ordered ?? false, tests: task.tests as Json }
  }
}

/** A task of this shape, with what it is judged by. Throws where it is of another. */
export function taskFrom(name: string, said: unknown): Task {
  const read = task.safeParse(said)
  if (!read.success) throw new Error(z.prettifyError(read.error))
  return { ...read.data, id: name, testsHash: hashOf(keyOf(read.data)) }
}

/** Reads a version of a course from its folder: `course.yaml`, `lessons/ID.LANGUAGE.md`, `tasks/ID.yaml`. Throws where a file is missing, is of another shape, or is used by nothing. */
export function readCourse(id: string, folder: URL): Course {
  const at = fileURLToPath(folder)
  const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(at.length).replaceAll('\\', '/').replace(/^\/+/, '')).toSorted()
  const contents = new Map(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]))
  const used = new Set<string>()
  const contentOf = (file: string): string => {
    const content = contents.get(file)
    if (content === undefined) throw new Error(`The course ${id} has no file ${file}`)
    used.add(file)
    return content
  }
  const shaped = <T>(file: string, schema: z.ZodType<T>): T => {
    const read = schema.safeParse(parse(contentOf(file)))
    if (!read.success) throw new Error(`The course ${id}, ${file}: ${z.prettifyError(read.error)}`)
    return read.data
  }
  /** A lesson is a file for each language in which the product is written: texts of the course, and no message. Its own title stands above it on the page already. */
  const bodyOf = (lesson: string): Text => {
    const [kk = '', ru = '', en = ''] = ['kk', 'ru', 'en'].map((language) => contentOf(`lessons/${lesson}.${language}.md`).replace(/^# [^\n]*\n+/, ''))
    return spoken({ kk, ru, en })
  }
  const { modules, ...said } = shaped('course.yaml', outline)
  const taskOf = (name: string): Task => {
    const read = shaped(`tasks/${name}.yaml`, task)
    return { ...read, id: name, testsHash: hashOf(keyOf(read)) }
  }
  const course: Course = {
    ...said, id, sha256: hashOf(Object.fromEntries([...contents].map(([file, content]) => [file, hash('sha256', content, 'hex')]))),
    modules: modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson, body: bodyOf(lesson.id), tasks: lesson.tasks.map(taskOf),
      })),
    })),
  }
  const idle = files.filter((file) => !used.has(file))
  const names = [lessonsOf(course), tasksOf(course)].map((all) => all.map((one) => one.id))
  if (idle.length > 0) throw new Error(`The course ${id} does not use ${idle.join(', ')}`)
  if (names.some((all) => new Set(all).size < all.length)) throw new Error(`The course ${id} has a lesson or a task twice`)
  return course
}

/** The course as a portal serves it: whoever knows the hash of a key finds the key by trying, so that of keys only the portal’s mark is told. */
export const sealed = (course: Course, mark: (text: string, about: string) => string): Course => ({
  ...course,
  modules: course.modules.map((module) => ({
    ...module, lessons: module.lessons.map((lesson) => ({ ...lesson, tasks: lesson.tasks.map((one) => (isCode(one) ? one : { ...one, testsHash: mark(one.testsHash, `course-key:${course.id}:${one.id}`) })) })),
  })),
})

/** Whether an attempt was judged by what the task is judged by in this version: a test that was mended since asks for the task again. */
export const isOf = (attempt: { readonly task: string; readonly testsHash: string }, task: Task): boolean => attempt.task === task.id && attempt.testsHash === task.testsHash

export const lessonsOf = ({ modules }: Course): readonly Lesson[] => modules.flatMap(({ lessons }) => lessons)
export const tasksOf = (course: Course): readonly Task[] => lessonsOf(course).flatMap(({ tasks }) => tasks)
export const isCode = (task: Task): task is CodeTask => task.kind === 'python' || task.kind === 'sql'

/** Whether a task has tests that whoever answers does not see. */
export const hasHidden = (task: Task): boolean => isCode(task) && task.tests.some(({ shown }) => !shown)

/** SHA-256 of all tests of a module, which its badge names. */
export const testsOf = ({ lessons }: Module): string => hashOf(lessons.flatMap(({ tasks }) => tasks.map(({ id, testsHash }) => ({ task: id, tests: testsHash }))))
