/** Where a learner asks for a person, and what an assessor reads of an attempt that was laid before them. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { actorHere, definitionList, html, idFrom, moment, notFound, page, type Route, route, seeOther } from '../../../portal/index.ts'
import { fromMarkdown } from '../../../portal/record/index.ts'
import { institution } from '../parts.ts'
import { tasksOf } from './course.ts'
import type { Asking } from './grading.ts'
import { words } from './messages.ts'
import { inCourses } from './places.ts'
import type { Attempt } from './attempt.ts'
import type { Enrolment, Study } from './study.ts'
import { sentOf, testsTable } from './task-pages.ts'

export function gradingPages({ parties, looks }: Kernel, study: Study, asking: Asking, assessor: string): readonly Route[] {
  async function found(id: string): Promise<{ readonly attempt: Attempt; readonly enrolment: Enrolment }> {
    const attempt = await study.attempt(idFrom(id))
    const enrolment = attempt && await study.enrolmentById(attempt.enrolment)
    if (attempt === undefined || enrolment === undefined) throw notFound()
    return { attempt, enrolment }
  }
  return [
    route({
      method: 'POST', path: '/university/attempts/:id/ask', kind: 'page', permission: 'signed in', title: words.askPerson, rateLimit: { requests: 30, seconds: 3600 },
      async handle(visit, { id }) {
        await visit.form()
        const actor = actorHere(visit)
        const { attempt, enrolment } = await found(id)
        if (enrolment.person !== actor.person) throw notFound()
        return seeOther(visit, `/drafts/${await asking.begin(actor, attempt)}`)
      },
    }),
    route({
      method: 'GET', path: '/university/graded-attempts/:id', kind: 'page', permission: { role: assessor }, title: words.sent,
      async handle(visit, { id }) {
        const { attempt, enrolment } = await found(id)
        const task = tasksOf(enrolment.course).find((one) => one.id === attempt.task)
        if (task === undefined || !await asking.wasLaid(attempt)) throw notFound()
        const { locale } = visit
        const { course } = enrolment
        await looks.note({ person: actorHere(visit).person, as: { office: assessor } }, [{ whose: enrolment.person, kind: 'account', thing: `course:${enrolment.id}`, fields: ['name', 'results', 'answers'] }])
        return page({
          visit, title: task.title, current: institution, breadcrumbs: inCourses, headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${task.title[locale]}</h1>${definitionList(locale, [
            { term: words.learner, value: (await parties.person(enrolment.person))?.name }, { term: words.course, value: course.title[locale] }, { term: words.when, value: moment(visit, attempt.at) }, { term: words.attempt, value: formatNumber(attempt.number, locale) },
            ...(task.kind === 'free' ? [] : [{ term: words.automatic, value: `${formatNumber(attempt.verdict.score, locale)} / 100` }]),
          ])}${task.prompt && fromMarkdown(task.prompt[locale], locale)}<h2>${words.sent[locale]}</h2>${sentOf(visit, task, attempt)}${task.kind === 'free' && task.guide && html`<h2>${words.guide[locale]}</h2>${fromMarkdown(task.guide[locale], locale)}`}${
            attempt.verdict.tests.some(({ shown }) => shown) && testsTable(visit, attempt.verdict.tests)}`,
        })
      },
    }),
  ]
}
