/** The pages of courses for reading: the catalogue, a course, a lesson, and the learner's own home with the next step. */
import { printSize } from '../../../kernel/files/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { parseDay } from '../../../law/time.ts'
import { actions, actorHere, attributes, button, definitionList, emptyState, form, html, type Html, moment, notFound, notice, page, progress, type Route, route, seeOther, tag, type Visit } from '../../../portal/index.ts'
import { fromMarkdown } from '../../../portal/record/index.ts'
import { institution } from '../parts.ts'
import { type Framework, skillAddress, skillOf } from '../skills/index.ts'
import { type Course, type Lesson, lessonsOf, tasksOf } from './course.ts'
import { languageNames, words } from './messages.ts'
import { coursePath, coursesPath, inCourse, inCourses, lessonPath, minePath, taskPath } from './places.ts'
import { type Progress, progressIn, type TaskStanding } from './progress.ts'
import type { Enrolment, Study } from './study.ts'

const tones = { done: 'good', tried: 'wait', todo: 'plain' } as const satisfies Record<TaskStanding, string>
const own = { 'cache-control': 'private, no-store' }

/** What a page of a course shows to whoever looks: the version that they began, or the newest. */
export interface Seen { readonly course: Course; readonly enrolment?: Enrolment; readonly progress?: Progress }

export async function seenBy(study: Study, { actor }: Visit, id: string): Promise<Seen> {
  const enrolment = actor === null ? undefined : await study.enrolment(actor.person, id)
  const course = enrolment?.course ?? await study.course(id)
  if (course === undefined) throw notFound()
  return { course, ...(enrolment && { enrolment, progress: progressIn(course, await study.attempts(enrolment.id)) }) }
}

/** The applications for badges of a completed course, one for each skill. */
type Applying = (visit: Visit, course: Course) => Html

/** What is shown of a learner beside their results in the course itself, such as what others say of them. */
export type Besides = (visit: Visit, of: { readonly person: string; readonly course: string }) => Promise<Html | undefined>

export function studyPages(study: Study, framework: Framework, now: () => string, told: (enrolment: Enrolment) => Promise<void>, applying: Applying, alongside: Besides): readonly Route[] {
  const beginForm = (visit: Visit, course: Course, label: Text = words.begin): Html => form(visit, { action: visit.link(`${coursePath(course)}/begin`), body: actions(button(visit.locale, label)) })

  /** Where the learner stands: what comes next, until when, and what is done. */
  function standing(visit: Visit, { course, enrolment, progress: far }: Seen, offered: boolean): Html {
    const { locale, link } = visit
    if (enrolment === undefined || far === undefined) return visit.actor === null ? actions(button(locale, words.signIn, { href: `${link('/sign-in')}?to=${encodeURIComponent(link(coursePath(course)))}` })) : beginForm(visit, course)
    const bar = html`${progress(locale, { label: words.progress, done: far.done, total: far.total, text: words.ofTotal(far.done, far.total) })}<p>${words.deadline[locale]}: ${moment(visit, enrolment.dueAt)}</p>`
    if (enrolment.completedAt !== undefined) return html`${bar}${notice(locale, { kind: 'good', title: words.completed, body: html`<p>${words.completedBody[locale]}</p>` })}${applying(visit, course)}`
    if (now() > enrolment.dueAt) return html`${bar}${notice(locale, { kind: 'warning', title: words.ended, body: html`<p>${(offered ? words.endedBody : words.withdrawnEnded)[locale]}</p>` })}${offered && beginForm(visit, course, words.beginAgain)}`
    return html`${bar}${far.next && html`<p>${words.next[locale]}: <a href="${link(lessonPath(course, far.next.lesson))}">${far.next.lesson.title[locale]}</a> → <a href="${link(taskPath(course, far.next.task.id))}">${far.next.task.title[locale]}</a></p>${
      actions(button(locale, words.goOn, { href: link(lessonPath(course, far.next.lesson)) }))}`}`
  }

  const skillLink = (locale: Visit['locale'], code: string): Html => html`<a href="${skillAddress(framework, code, '')}">${skillOf(framework, code)?.label[locale] ?? code}</a>`

  /** A course that is withdrawn, to whoever has not begun it. */
  const isGone = async ({ actor }: Visit, id: string): Promise<boolean> => await study.isWithdrawn(id) && (actor === null || await study.enrolment(actor.person, id) === undefined)
  const gonePage = (visit: Visit): Response => page({
    visit, title: words.withdrawn, current: institution, breadcrumbs: inCourses, status: 410,
    body: html`<h1>${words.withdrawn[visit.locale]}</h1><p class="lead">${words.withdrawnGone[visit.locale]}</p>${actions(button(visit.locale, words.courses, { href: visit.link(coursesPath) }))}`,
  })

  async function coursePage(visit: Visit, seen: Seen): Promise<Response> {
    const { locale, link } = visit
    const { course, enrolment, progress: far } = seen
    const offered = await study.course(course.id)
    const withdrawn = enrolment !== undefined && offered === undefined
    const beside = enrolment && await alongside(visit, { person: enrolment.person, course: course.id })
    const other = enrolment !== undefined && offered !== undefined && offered.version !== course.version
    return page({
      visit, title: course.title, current: institution, breadcrumbs: inCourses, ...(enrolment && { headers: own }),
      body: html`<h1>${course.title[locale]}</h1><p class="lead">${course.summary[locale]}</p>${withdrawn && notice(locale, { title: words.withdrawn, body: html`<p>${words.withdrawnFinish[locale]}</p>` })}${other && notice(locale, { title: words.other, body: html`<p>${words.otherBody[locale]}</p>` })}${standing(visit, seen, offered !== undefined)}${
        course.modules.map(({ title, skill, lessons }, at) => html`<h2>${formatNumber(at + 1, locale)}. ${title[locale]}</h2><p class="hint">${words.skill[locale]}: ${skillLink(locale, skill)}</p><ul class="results">${
          lessons.map((lesson) => html`<li><a href="${link(lessonPath(course, lesson))}">${lesson.title[locale]}</a> <span class="hint">${words.minutes(lesson.minutes)[locale]}</span>${lesson.tasks.length > 0 && html`<ul>${lesson.tasks.map(({ id, title: name }) => {
            const stands = far?.standing(id)
            return html`<li><a href="${link(taskPath(course, id))}">${name[locale]}</a>${stands && html` ${tag(locale, words[stands], tones[stands])}`}</li>`
          })}</ul>`}</li>`)}</ul>`)}${beside}${definitionList(locale, [
          { term: words.audience, value: course.audience[locale] }, { term: words.length, value: words.hours(course.hours)[locale] }, { term: words.within, value: words.days(course.days)[locale] },
          { term: words.offline, value: html`<a href="${coursePath(course)}/offline.html?lang=${locale}" download>HTML</a>` },
          { term: words.version, value: html`${formatNumber(course.version, locale)}, ${formatDay(parseDay(course.changedOn), locale)}` }, { term: words.hash, value: html`<code>${course.sha256}</code>` },
        ])}`,
    })
  }

  return [
    route({
      method: 'GET', path: coursesPath, kind: 'page', permission: 'everyone', title: words.courses,
      async handle(visit) {
        const { locale, link } = visit
        const courses = await study.courses()
        return page({
          visit, title: words.courses, current: institution, breadcrumbs: inCourses.slice(0, 1),
          body: html`<h1>${words.courses[locale]}</h1><p class="lead">${words.coursesLead[locale]}</p>${courses.length === 0 ? emptyState(locale, { title: words.noneOffered }) : html`<ul class="results">${
            courses.map((course) => html`<li><a href="${link(coursePath(course))}">${course.title[locale]}</a><p>${course.summary[locale]}</p><p class="hint">${words.hours(course.hours)[locale]} · ${words.tasks[locale]}: ${formatNumber(tasksOf(course).length, locale)}</p></li>`)}</ul>`}`,
        })
      },
    }),
    route({ method: 'GET', path: `${coursesPath}/:course`, kind: 'page', permission: 'everyone', title: words.course, handle: async (visit, { course }) => (await isGone(visit, course) ? gonePage(visit) : coursePage(visit, await seenBy(study, visit, course))) }),
    route({
      method: 'POST', path: `${coursesPath}/:course/begin`, kind: 'page', permission: 'signed in', title: words.begin,
      async handle(visit, { course }) {
        await visit.form()
        return seeOther(visit, coursePath((await study.begin(actorHere(visit), course)).course))
      },
    }),
    route({
      method: 'GET', path: `${coursesPath}/:course/lessons/:lesson`, kind: 'page', permission: 'everyone', title: words.lesson,
      async handle(visit, { course: id, lesson: name }) {
        const { locale, link } = visit
        const { course, enrolment, progress: far } = await seenBy(study, visit, id)
        const all = lessonsOf(course)
        const at = all.findIndex((one) => one.id === name)
        const lesson = all[at]
        if (lesson === undefined) throw notFound()
        const [before, after] = [all[at - 1], all[at + 1]]
        return page({
          visit, title: lesson.title, current: institution, breadcrumbs: inCourse(course), ...(enrolment && { headers: own }),
          body: html`${lessonShown(lesson, locale, (file) => link(`${lessonPath(course, lesson)}/files/${file}`))}${lesson.tasks.length > 0 && html`<h2>${words.tasks[locale]}</h2><ul class="tasks">${lesson.tasks.map(({ id: task, title }) => {
            const stands = far?.standing(task)
            return html`<li><div><a href="${link(taskPath(course, task))}">${title[locale]}</a></div>${stands && tag(locale, words[stands], tones[stands])}</li>`
          })}</ul>`}<nav aria-label="${words.lesson[locale]}"><ul>${before && html`<li>${words.previous[locale]}: <a rel="prev" href="${link(lessonPath(course, before))}">${before.title[locale]}</a></li>`}${
            after && html`<li>${words.following[locale]}: <a rel="next" href="${link(lessonPath(course, after))}">${after.title[locale]}</a></li>`}</ul></nav>`,
        })
      },
    }),
    route({
      method: 'GET', path: minePath, kind: 'page', permission: 'signed in', title: words.mine,
      async handle(visit) {
        const { locale, link } = visit
        const [enrolments, courses] = [await study.enrolments(actorHere(visit).person), await study.courses()]
        for (const one of enrolments) await told(one)
        const seen = await Promise.all(enrolments.map(async (enrolment): Promise<Seen> => ({ course: enrolment.course, enrolment, progress: progressIn(enrolment.course, await study.attempts(enrolment.id)) })))
        return page({
          visit, title: words.mine, current: institution, breadcrumbs: inCourses.slice(0, 1), headers: own,
          body: html`<h1>${words.mine[locale]}</h1>${seen.length === 0 ? emptyState(locale, { title: words.none, action: actions(button(locale, words.choose, { href: link(coursesPath) })) })
            : seen.map((one) => html`<section><h2><a href="${link(coursePath(one.course))}">${one.course.title[locale]}</a></h2>${standing(visit, one, courses.some(({ id }) => id === one.course.id))}</section>`)}`,
        })
      },
    }),
  ]
}

const nameOfLanguage = (tag: string): Text => (tag === 'kk' ? languageNames.kazakh : tag === 'ru' ? languageNames.russian : languageNames.english)

/** A lesson as it is read; one that is not written in this language says in which it is. */
export function lessonShown({ title, body, only, files = [] }: Lesson, locale: Visit['locale'], fileAt: (id: string) => string, rank: 'h1' | 'h3' = 'h1'): Html {
  const lang = only && !only.includes(locale) ? only[0] : undefined
  return html`<article class="doc">${rank === 'h1' ? html`<h1>${title[locale]}</h1>` : html`<h3>${title[locale]}</h3>`}${lang && html`<p class="hint">${words.onlyIn[locale]}: ${only!.map((one) => nameOfLanguage(one)[locale]).join(', ')}</p>`}${lang === undefined ? fromMarkdown(body[locale], locale) : html`<div class="prose"${attributes({ lang })}>${fromMarkdown(body[locale], locale)}</div>`}</article>${
    files.length > 0 && html`<p><b>${words.files[locale]}</b></p><ul>${files.map(({ id, name, size }) => html`<li><a href="${fileAt(id)}" download>${name}</a> <span class="hint">${printSize(size)[locale]}</span></li>`)}</ul>`}`
}

/** Throws where an address names no task of the course. */
export function taskIn({ course }: Seen, id: string) {
  const lesson = lessonsOf(course).find(({ tasks }) => tasks.some((one) => one.id === id))
  const task = lesson?.tasks.find((one) => one.id === id)
  if (lesson === undefined || task === undefined) throw new Failure('not found', words.noTask)
  return { lesson, task }
}
