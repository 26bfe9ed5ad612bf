/** Changes of a draft: each answers a new content. Pure. */
import type { Taken, TakenTask } from '../../cartridge/index.ts'
import type { Content, DraftLesson, DraftModule, DraftTask, LessonFile, Said } from '../content.ts'

export type Language = keyof Said

/** A name for a new part, in its address and for ever that of its attempts: none that something has or had. Answers the course in which it is counted. */
function named(course: Content, kind: 'module' | 'lesson' | 'task'): { readonly id: string; readonly counting: Content } {
  const ids = course.modules.flatMap((module) => [module.id, ...module.lessons.flatMap((lesson) => [lesson.id, ...lesson.tasks.map(({ id }) => id)])])
  const numbers = ids.map((id) => Number(new RegExp(`^${kind}-(\\d{1,9})$`).exec(id)?.[1] ?? 0))
  const number = Math.max(course.counted?.[kind] ?? 0, ...numbers) + 1
  return { id: `${kind}-${number}`, counting: { ...course, counted: { ...course.counted, [kind]: number } } }
}

const mapModules = (course: Content, change: (module: DraftModule) => DraftModule): Content => ({ ...course, modules: course.modules.map(change) as Content['modules'] })
const mapLessons = (course: Content, change: (lesson: DraftLesson) => DraftLesson): Content => mapModules(course, (module) => ({ ...module, lessons: module.lessons.map(change) as DraftModule['lessons'] }))

export const lessonIn = (course: Content, id: string): DraftLesson | undefined => course.modules.flatMap(({ lessons }) => lessons).find((one) => one.id === id)
export const taskIn = (course: Content, id: string): DraftTask | undefined => course.modules.flatMap(({ lessons }) => lessons).flatMap(({ tasks }) => tasks).find((one) => one.id === id)

export const withModule = (course: Content, id: string, to: Partial<DraftModule>): Content => mapModules(course, (one) => (one.id === id ? { ...one, ...to } : one))
export const withLesson = (course: Content, id: string, to: Partial<DraftLesson>): Content => mapLessons(course, (one) => (one.id === id ? { ...one, ...to } : one))
export const withTask = (course: Content, id: string, to: DraftTask): Content => mapLessons(course, (one) => ({ ...one, tasks: one.tasks.map((task) => (task.id === id ? to : task)) }))

export function addModule(course: Content, title: Said): Content {
  const { id, counting } = named(course, 'module')
  return { ...counting, modules: [...course.modules, { id, title, skill: '', lessons: [] }] }
}

export function addLesson(course: Content, module: string, title: Said, more: Partial<DraftLesson> = {}): { readonly course: Content; readonly id: string } {
  const { id, counting } = named(course, 'lesson')
  return { id, course: mapModules(counting, (one) => (one.id === module ? { ...one, lessons: [...one.lessons, { id, title, minutes: 10, body: {}, tasks: [], files: [], ...more }] } : one)) }
}

export function addTask(course: Content, lesson: string, task: Omit<DraftTask, 'id'> & { readonly kind: string; readonly title: Said }): { readonly course: Content; readonly id: string } {
  const { id, counting } = named(course, 'task')
  return { id, course: mapLessons(counting, (one) => (one.id === lesson ? { ...one, tasks: [...one.tasks, { ...task, id }] } : one)) }
}

/** Takes a module, a lesson or a task out. */
export const without = (course: Content, id: string): Content => ({
  ...course,
  modules: course.modules.filter((module) => module.id !== id).map((module) => ({ ...module, lessons: module.lessons.filter((lesson) => lesson.id !== id).map((lesson) => ({ ...lesson, tasks: lesson.tasks.filter((task) => task.id !== id) })) })),
})

function up<T extends { readonly id: string }>(all: readonly T[], id: string): T[] {
  const at = all.findIndex((one) => one.id === id)
  return at < 1 ? [...all] : [...all.slice(0, at - 1), all[at]!, all[at - 1]!, ...all.slice(at + 1)]
}

/** Moves a module, a lesson or a task before the one above it. */
export const movedUp = (course: Content, id: string): Content => ({ ...course, modules: up(course.modules, id).map((module) => ({ ...module, lessons: up(module.lessons, id).map((lesson) => ({ ...lesson, tasks: up(lesson.tasks, id) })) })) })

const taskOfTaken = (task: TakenTask, language: Language): { readonly kind: string; readonly title: Said } & Record<string, unknown> => {
  const said = (words: string): Said => ({ [language]: words })
  switch (task.kind) {
    case 'qti': return { kind: 'qti', title: said(task.title), item: task.item }
    case 'choice': return { kind: 'choice', title: said(task.title), prompt: said(task.prompt), options: task.options.map(({ label, right }, at) => ({ id: 'abcdefgh'[at]!, label: said(label), ...(right && { right }) })) }
    case 'words': return { kind: 'words', title: said(task.title), prompt: said(task.prompt), accepted: task.accepted }
  }
}

/** The language of an item as the course has languages; that of the reader where it says none of them. */
const languageOr = (tag: string | undefined, otherwise: Language): Language => {
  const [base] = (tag ?? '').toLowerCase().split('-')
  return base === 'kk' || base === 'ru' || base === 'en' ? base : otherwise
}

/** Adds what came in a package: its modules at the end, its items to a lesson. `filesOf` gives what became of the files of a lesson. */
export function addTaken(course: Content, { modules, tasks, language: tag }: Taken, into: string | undefined, written: Language, filesOf: (lesson: object) => readonly LessonFile[]): Content {
  const language = languageOr(tag, written)
  let all = course
  const paths = new Map<string, string>()
  for (const module of modules) {
    all = addModule(all, { [language]: module.title })
    const { id } = all.modules.at(-1)!
    for (const lesson of module.lessons) {
      const added = addLesson(all, id, { [language]: lesson.title.slice(0, 200) }, { body: lesson.markdown === '' ? {} : { [language]: lesson.markdown.slice(0, 100_000) }, files: [...filesOf(lesson)] })
      if (lesson.path !== undefined && !paths.has(lesson.path)) paths.set(lesson.path, added.id)
      all = lesson.tasks.reduce((so, task) => addTask(so, added.id, taskOfTaken(task, task.kind === 'qti' ? languageOr(task.language, language) : language)).course, added.course)
    }
  }
  if (into !== undefined) all = tasks.reduce((so, task) => addTask(so, into, taskOfTaken(task, task.kind === 'qti' ? languageOr(task.language, written) : language)).course, all)
  // Lessons stand beside each other, so that the name of one is its address in another.
  return mapLessons(all, (lesson) => ({ ...lesson, body: Object.fromEntries(Object.entries(lesson.body).map(([one, text]) => [one, text?.replaceAll(/\(<lesson:([^>]+)>\)/g, (_, path: string) => `(${paths.get(decodeURIComponent(path)) ?? ''})`)])) }))
}
