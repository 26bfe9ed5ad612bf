/** The pages of one lesson and of one task of a draft: what is written, and below it what a learner will see. */
import type { Kernel } from '../../../../kernel/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { actions, actorHere, button, errorSummary, field, form, html, type Html, idFrom, notice, page, problemsOf, type Route, route, seeOther, table, tag, type Visit } from '../../../../portal/index.ts'
import { institution } from '../../parts.ts'
import { itemRules, readItem } from '../../qti/index.ts'
import { courseOf, type DraftLesson, type DraftTask, taskFault, taskOfDraft } from '../content.ts'
import { fileOf } from '../lesson-files.ts'
import { taskShown } from '../offline.ts'
import { lessonShown } from '../pages.ts'
import { type Draft, type Drafts } from './drafts.ts'
import { addTask, lessonIn, taskIn, withLesson, withTask } from './edit.ts'
import { revisionIn, saidControls, saidIn, saidValues, typedText, wholeControl, wholeIn, written } from './fields.ts'
import { kinds, mends, words } from './messages.ts'
import { authoringPath, draftPath, inDraft, nameOf } from './places.ts'
import { type Kind, kindOf, taskControls, taskOfForm, taskValues } from './tasks.ts'

const own = { 'cache-control': 'private, no-store' }

interface Typed { readonly values?: Readonly<Record<string, string>>; readonly failure?: Failure }
const statusOf = ({ failure }: Typed) => (failure ? { error: true, status: failure.kind === 'conflict' ? 409 : 422 } : {})

export function partPages({ files }: Pick<Kernel, 'files'>, drafts: Drafts, author: string): readonly Route[] {
  const permission = { role: author }
  const draftOf = (id: string): Promise<Draft> => drafts.find(idFrom(id))
  const none = (): Failure => new Failure('not found', words.noDraft)

  /** Somebody took the part out while it was written on: what was typed is not lost with it. */
  function gonePage(visit: Visit, draft: Draft, values: Readonly<Record<string, string>>): Response {
    const { locale } = visit
    return page({ visit, title: words.draft, current: institution, breadcrumbs: inDraft(draft), headers: own, error: true, status: 404, body: html`${errorSummary(locale, [{ text: words.noDraft }])}${typedText(visit, values)}` })
  }

  function lessonPage(visit: Visit, draft: Draft, lesson: DraftLesson, typed: Typed = {}): Response {
    const { locale, link } = visit
    const problems = typed.failure ? problemsOf(typed.failure) : []
    const adding = typed.values?.['act'] === 'task'
    const values = (adding ? undefined : typed.values) ?? { ...saidValues('title', lesson.title), ...saidValues('body', lesson.body), minutes: String(lesson.minutes) }
    const controls = [...saidControls('title', words.name), wholeControl('minutes', words.minutes), ...saidControls('body', words.body, { long: true, maxLength: 100_000, hint: words.bodyHint })]
    return page({
      visit, title: words.lesson, current: institution, breadcrumbs: inDraft(draft), headers: own, ...statusOf(typed),
      body: html`${errorSummary(locale, problems)}<h1>${words.lesson[locale]}: ${nameOf(lesson.title)[locale]}</h1>${form(visit, { body: html`${written(visit, draft.revision, controls, { values, problems: adding ? [] : problems })}${actions(button(locale, words.save))}` })}<h2>${words.tasks[locale]}</h2><ul class="tasks">${
        lesson.tasks.map((task) => html`<li><div><a href="${link(`${draftPath(draft.id)}/tasks/${task.id}`)}">${nameOf(task.title)[locale]}</a></div>${taskFault(task) === undefined ? '' : tag(locale, words.unfinished, 'wait')}</li>`)}</ul>${
        form(visit, { body: html`<input type="hidden" name="act" value="task"><input type="hidden" name="revision" value="${draft.revision}">${field(locale, { kind: 'select', name: 'kind', label: words.kind, choices: (Object.keys(kinds) as Kind[]).map((kind) => ({ value: kind, label: kinds[kind] })) }, adding ? { values: typed.values! } : {})}${actions(button(locale, words.addTask, { kind: 'quiet' }))}` })}<h2>${words.preview[locale]}</h2>${previewOf(visit, draft, lesson)}`,
    })
  }

  /** The lesson as a learner of this draft would have it; nothing while it cannot be read. */
  function previewOf({ locale }: Visit, { course, content }: Draft, lesson: DraftLesson): Html | undefined {
    const sound = { ...lesson, tasks: [] }
    try {
      const [shown] = courseOf(course, 1, '2026-01-01', { ...content, title: { kk: '-' }, summary: { kk: '-' }, audience: { kk: '-' }, modules: [{ id: 'preview', title: { kk: '-' }, skill: '-', lessons: [sound] }] }).modules[0]!.lessons
      return html`<div class="well">${lessonShown(shown!, locale, (file) => `?file=${file}`, 'h3')}</div>`
    } catch {
      return undefined
    }
  }

  function taskPage(visit: Visit, draft: Draft, task: DraftTask, typed: Typed = {}): Response {
    const { locale } = visit
    const kind = kindOf(task)
    const problems = typed.failure ? problemsOf(typed.failure) : []
    const fault = taskFault(task)
    const read = kind === 'qti' ? readItem(String(task['item'] ?? '')) : undefined
    const lesson = draft.content.modules.flatMap(({ lessons }) => lessons).find(({ tasks }) => tasks.some(({ id }) => id === task.id))!
    return page({
      visit, title: words.task, current: institution, breadcrumbs: [...inDraft(draft), { title: nameOf(lesson.title), path: `${draftPath(draft.id)}/lessons/${lesson.id}` }], headers: own, width: 'wide', ...statusOf(typed),
      body: html`${errorSummary(locale, problems)}<h1>${kinds[kind][locale]}: ${nameOf(task.title)[locale]}</h1>${fault !== undefined && notice(locale, { kind: 'warning', title: words.unfinished, body: html`<p>${mends[kind][locale]}</p>` })}${
        read && 'faults' in read && table(locale, {
          caption: words.notTaken, captionUnseen: true, rows: read.faults,
          columns: [{ title: words.where, numeric: true, cell: ({ line }) => line }, { title: words.item, header: true, cell: ({ what }) => html`<code>${what}</code>` }, { title: words.why, cell: ({ rule }) => itemRules[rule][locale] }],
        })}${form(visit, { body: html`${written(visit, draft.revision, taskControls(task), { values: typed.values ?? taskValues(task), problems })}${actions(button(locale, words.save))}` })}${
        fault === undefined && html`<h2>${words.preview[locale]}</h2><div class="well">${taskShown(taskOfDraft(task), locale)}</div>`}`,
    })
  }

  return [
    route({
      method: 'GET', path: `${authoringPath}/:draft/lessons/:lesson`, kind: 'page', permission, title: words.lesson,
      async handle(visit, { draft: id, lesson: name }) {
        const draft = await draftOf(id)
        const lesson = lessonIn(draft.content, name)
        if (lesson === undefined) throw none()
        const asked = visit.url.searchParams.get('file')
        return asked === null ? lessonPage(visit, draft, lesson) : fileOf(files, [lesson], asked)
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/lessons/:lesson`, kind: 'page', permission, title: words.lesson, bodyLimit: 2_000_000,
      async handle(visit, { draft: id, lesson: name }) {
        const { values } = await visit.form()
        const draft = { ...await draftOf(id), revision: revisionIn(values) }
        const lesson = lessonIn(draft.content, name)
        if (lesson === undefined) return gonePage(visit, draft, values)
        try {
          if (values['act'] === 'task') {
            const kind = (Object.keys(kinds) as Kind[]).find((one) => one === values['kind'])
            if (kind === undefined) return seeOther(visit, `${draftPath(draft.id)}/lessons/${name}`)
            const added = addTask(draft.content, name, { kind, title: {} })
            await drafts.save(actorHere(visit), draft, added.course)
            return seeOther(visit, `${draftPath(draft.id)}/tasks/${added.id}`)
          }
          await drafts.save(actorHere(visit), draft, withLesson(draft.content, name, { title: saidIn('title', values), body: saidIn('body', values), minutes: wholeIn('minutes', values, 600) }))
          return seeOther(visit, `${draftPath(draft.id)}/lessons/${name}`)
        } catch (error) {
          problemsOf(error)
          return lessonPage(visit, draft, lesson, { values, failure: error as Failure })
        }
      },
    }),
    route({
      method: 'GET', path: `${authoringPath}/:draft/tasks/:task`, kind: 'page', permission, title: words.task,
      async handle(visit, { draft: id, task: name }) {
        const draft = await draftOf(id)
        const task = taskIn(draft.content, name)
        if (task === undefined) throw none()
        return taskPage(visit, draft, task)
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/tasks/:task`, kind: 'page', permission, title: words.task, bodyLimit: 2_000_000,
      async handle(visit, { draft: id, task: name }) {
        const { values } = await visit.form()
        const draft = { ...await draftOf(id), revision: revisionIn(values) }
        const task = taskIn(draft.content, name)
        if (task === undefined) return gonePage(visit, draft, values)
        try {
          await drafts.save(actorHere(visit), draft, withTask(draft.content, name, taskOfForm(task, values)))
          return seeOther(visit, `${draftPath(draft.id)}/tasks/${name}`)
        } catch (error) {
          problemsOf(error)
          return taskPage(visit, draft, task, { values, failure: error as Failure })
        }
      },
    }),
  ]
}
