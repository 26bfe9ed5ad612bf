/**
 * A course as its authors write it in the browser: the outline, lessons and tasks of a course in one value, in which a language may still be missing. Pure. It becomes
 * a course by the same shapes as one of files.
 */
import { z } from 'zod'
import { hashOf, type Json } from '../../../law/canonical.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { type Course, outline, type Task, taskFrom, tasksOf } from './course.ts'

const languages = ['kk', 'ru', 'en'] as const

const said = z.strictObject({ kk: z.string().max(100_000).optional(), ru: z.string().max(100_000).optional(), en: z.string().max(100_000).optional() })

/** Words in the languages in which they are written so far. */
export type Said = Readonly<z.infer<typeof said>>

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(80)
const file = z.strictObject({ id: z.uuid(), name: z.string(), size: z.number(), sha256: z.string() })
const draftTask = z.looseObject({ id, kind: z.string(), title: said })
const draftLesson = z.strictObject({ id, title: said, minutes: z.int().positive(), body: said, tasks: z.array(draftTask), files: z.array(file) })
const draftModule = z.strictObject({ id, title: said, skill: z.string(), lessons: z.array(draftLesson) })
/** The highest numbers that parts were named by, those that were taken out again too: an attempt names its task for ever. */
const counted = z.strictObject({ module: z.int().optional(), lesson: z.int().optional(), task: z.int().optional() })
const content = z.strictObject({ title: said, summary: said, audience: said, hours: z.int().positive(), days: z.int().positive(), modules: z.array(draftModule), counted: counted.optional() })

/** A file beside a lesson, kept by the portal. */
export type LessonFile = Readonly<z.infer<typeof file>>
export type DraftTask = Readonly<z.infer<typeof draftTask>>
export type DraftLesson = Readonly<z.infer<typeof draftLesson>>
export type DraftModule = Readonly<z.infer<typeof draftModule>>
export type Content = Readonly<z.infer<typeof content>>

export const emptyContent: Content = { title: {}, summary: {}, audience: {}, hours: 1, days: 30, modules: [] }

/** What is kept, as it was kept; throws where it is none of this shape. */
export const readContent = (kept: unknown): Content => content.parse(kept)

/** The same of what is to be kept; else where it is wrong, as a program says it. */
export function contentFault(given: Content): string | undefined {
  const read = content.safeParse(given)
  return read.success ? undefined : z.prettifyError(read.error).slice(0, 300)
}

/** The words of a title, whatever is kept for it. */
export const readSaid = (kept: unknown): Said => said.safeParse(kept).data ?? {}

/** A task of a draft as it can be kept, or why it cannot. */
export function readDraftTask(given: object): { readonly task: DraftTask } | { readonly fault: string } {
  const read = draftTask.safeParse(given)
  return read.success ? { task: read.data } : { fault: z.prettifyError(read.error).slice(0, 300) }
}

const isSaid = (value: object): value is Said => Object.keys(value).every((key) => languages.some((one) => one === key))
const written = (words: Said): readonly (typeof languages)[number][] => languages.filter((one) => (words[one] ?? '').trim() !== '')

/** The same in every language: what is not written is said in the first language in which it is. */
export function everywhere(words: Said): Text {
  const first = written(words)[0]
  const of = (one: (typeof languages)[number]): string => ((words[one] ?? '').trim() === '' ? (first === undefined ? '' : words[first]!) : words[one]!)
  const [kk, ru, en] = [of('kk'), of('ru'), of('en')]
  return spoken({ kk, ru, en })
}

/** What is written in languages; the inputs of tests are nobody's words. */
const texts = new Set(['title', 'summary', 'audience', 'prompt', 'explanation', 'label', 'guide'])

function filled(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(filled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'tests' ? one : texts.has(key) && typeof one === 'object' && one !== null && isSaid(one) ? everywhere(one) : filled(one as Json)]))
}

/** Where something keeps a course from being published: the part that is meant, by its place. */
export interface Lack { readonly what: 'title' | 'summary' | 'audience' | 'modules' | 'module' | 'skill' | 'lessons' | 'lesson' | 'body' | 'task'; readonly at: readonly number[]; readonly detail?: string }

const whole = (words: Said): boolean => written(words).length === languages.length

/** What is missing before it can be published: the words that lead to a course in every language, all others in one at least. */
export function lacksOf(course: Content, skills: (code: string) => boolean): readonly Lack[] {
  return [
    ...(['title', 'summary', 'audience'] as const).flatMap((what): readonly Lack[] => (whole(course[what]) ? [] : [{ what, at: [] }])),
    ...(course.modules.length === 0 ? [{ what: 'modules' as const, at: [] }] : []),
    ...course.modules.flatMap((module, m): readonly Lack[] => [
      ...(written(module.title).length === 0 ? [{ what: 'module' as const, at: [m] }] : []), ...(skills(module.skill) ? [] : [{ what: 'skill' as const, at: [m] }]), ...(module.lessons.length === 0 ? [{ what: 'lessons' as const, at: [m] }] : []),
      ...module.lessons.flatMap((lesson, l): readonly Lack[] => [
        ...(written(lesson.title).length === 0 ? [{ what: 'lesson' as const, at: [m, l] }] : []),
        ...(written(lesson.body).length === 0 && lesson.tasks.length === 0 && lesson.files.length === 0 ? [{ what: 'body' as const, at: [m, l] }] : []),
        ...lesson.tasks.flatMap((task, t): readonly Lack[] => {
          const fault = taskFault(task)
          return fault === undefined ? [] : [{ what: 'task', at: [m, l, t], detail: fault }]
        }),
      ]),
    ]),
  ]
}

/** Why a task is none yet; undefined when it is one. */
export function taskFault(task: DraftTask): string | undefined {
  try {
    taskOfDraft(task)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 300) : ''
  }
}

/** A task as a learner gets it. Throws where it is none yet. */
export const taskOfDraft = ({ id: name, ...task }: DraftTask): Task => taskFrom(name, filled(task as Json))

/** The course that a content is, as the version that is named. Throws where something is missing. */
export function courseOf(id: string, version: number, changedOn: string, kept: Content): Course {
  const { modules, counted: named, ...about } = kept
  const shape = { ...about, version, changedOn, modules: modules.map(({ lessons, ...module }) => ({ ...module, lessons: lessons.map(({ body: _body, files: _files, tasks, ...lesson }) => ({ ...lesson, tasks: tasks.map((task) => task.id) })) })) }
  const { modules: outlined, ...head } = outline.parse(filled(shape as unknown as Json))
  const course: Course = {
    ...head, id, sha256: contentHash(id, version, kept), ...(named && { counted: named }),
    modules: outlined.map((module, m) => ({
      ...module,
      lessons: module.lessons.map((lesson, l) => {
        const { body, tasks, files } = modules[m]!.lessons[l]!
        const only = written(body)
        return { ...lesson, body: everywhere(body), tasks: tasks.map(taskOfDraft), ...(only.length > 0 && only.length < languages.length && { only }), ...(files.length > 0 && { files }) }
      }),
    })),
  }
  const names = tasksOf(course).map((task) => task.id)
  if (new Set(names).size < names.length) throw new Error(`a task of ${id} stands twice`)
  return course
}

/** By what a content is known, in the register and to whoever learns it. */
export const contentHash = (course: string, version: number, kept: Content): string => hashOf({ course, version, content: kept })

/** A course that stands in files or was published, to be written on as the next version. */
export const contentOf = ({ title, summary, audience, hours, days, modules, counted: named }: Course): Content => {
  const plain = ({ kk, ru, en }: Text): Said => ({ kk, ru, en })
  return readContent(JSON.parse(JSON.stringify({
    title: plain(title), summary: plain(summary), audience: plain(audience), hours, days, ...(named && { counted: named }),
    modules: modules.map((module) => ({
      id: module.id, skill: module.skill, title: plain(module.title), lessons: module.lessons.map(({ id: lesson, title: name, minutes, body, only, files, tasks }) => ({
        id: lesson, title: plain(name), minutes, body: only ? Object.fromEntries(only.map((one) => [one, body[one as keyof Text]])) : plain(body), files: files ?? [], tasks: tasks.map(({ testsHash: _tests, ...task }) => task),
      })),
    })),
  })))
}
