/** From a completed course to a badge: the learner's application by the declared procedure, and the evidence that its assessor sees. */
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import { actorHere, button, definitionList, emptyState, filters, form, html, type Html, idFrom, moment, notFound, page, pagination, type Route, route, seeOther, table, type Visit } from '../../../portal/index.ts'
import type { AwardOptions } from '../badges/index.ts'
import { institution } from '../parts.ts'
import { type Framework, skillOf } from '../skills/index.ts'
import { type Course, type Module, testsOf } from './course.ts'
import { words } from './messages.ts'
import { coursePath, coursesPath, inCourses, resultsPath } from './places.ts'
import { bestOf, scoreOf } from './progress.ts'
import type { Enrolment, Study } from './study.ts'
import type { Besides } from './pages.ts'
import { sentOf } from './task-pages.ts'

const own = { 'cache-control': 'private, no-store' }

const perPage = 50

/** What the badge calls the work: the course, its version and the module. */
const workOf = ({ title, version }: Course, module: Module, locale: Visit['locale']): string => `${title[locale]} (${version}): ${module.title[locale]}`.slice(0, 200)

/** The applications that a learner who has completed a course may make, one for each skill. */
export const applying = (framework: Framework) => (visit: Visit, course: Course): Html => html`<ul class="tasks">${course.modules.map((module) => html`<li><div><span>${skillOf(framework, module.skill)?.label[visit.locale] ?? module.skill}</span><p class="hint">${module.title[visit.locale]}</p></div>${
  form(visit, { action: visit.link(`${coursePath(course)}/apply`), body: html`<input type="hidden" name="module" value="${module.id}">${button(visit.locale, html`${words.apply[visit.locale]}<span class="unseen">: ${module.title[visit.locale]}</span>`, { kind: 'quiet' })}` })}</li>`)}</ul>`

export function badgePages({ cases, parties, looks }: Kernel, study: Study, framework: Framework, { procedure, claims }: AwardOptions, assessor: string, besides: Besides): readonly Route[] {
  const shown = async (one: Enrolment): Promise<Enrolment & { readonly name: string }> => ({ ...one, name: (await parties.person(one.person))?.name ?? '' })
  /** An assessor who is shown results of learners is noted before: their names in a list, or all that one has sent. */
  const note = (visit: Visit, seen: readonly Enrolment[], fields: readonly string[]): Promise<void> =>
    looks.note({ person: actorHere(visit).person, as: { office: assessor } }, seen.map(({ id, person }) => ({ whose: person, kind: 'account', thing: `course:${id}`, fields })))
  return [
    route({
      method: 'POST', path: `${coursesPath}/:course/apply`, kind: 'page', permission: 'signed in', title: words.apply, rateLimit: { requests: 60, seconds: 3600 },
      async handle(visit, { course: id }) {
        const actor = actorHere(visit)
        const { values } = await visit.form()
        const enrolment = await study.enrolment(actor.person, id)
        const module = enrolment?.course.modules.find((one) => one.id === values['module'])
        if (enrolment === undefined || module === undefined) throw notFound()
        if (enrolment.completedAt === undefined) throw new Failure('conflict', words.notDone)
        const draft = await cases.begin(actor, { procedure })
        const [first] = (await cases.draft(actor, draft)).procedure.form
        if (first) await cases.savePage(actor, draft, first, { [claims.skill]: module.skill, [claims.task]: workOf(enrolment.course, module, visit.locale) })
        return seeOther(visit, `/drafts/${draft}`)
      },
    }),
    route({
      method: 'GET', path: resultsPath, kind: 'page', permission: { role: assessor }, title: words.results,
      async handle(visit) {
        const { locale, link } = visit
        // An application leads to what its own applicant did, by their id: another may have the same name.
        const of = visit.url.searchParams.get('of')
        const [asked, search] = [of === null ? undefined : await cases.view(actorHere(visit), idFrom(of)), visit.url.searchParams.get('q')?.trim()]
        const pageNumber = Math.min(Math.max(1, Math.trunc(Number(visit.url.searchParams.get('page'))) || 1), 100_000)
        const [applications, found] = await Promise.all([
          cases.queue(actorHere(visit), { procedure, page: 1, size: 50, ...(search ? { search, state: 'all' } : { state: 'open' }) }),
          // Whoever applied without an account of a person has no results.
          asked && asked.person === undefined ? { rows: [], total: 0 } : study.completed({ page: pageNumber, size: perPage, ...(asked?.person !== undefined && { person: asked.person }) }),
        ])
        await note(visit, found.rows, ['name', 'results'])
        const [rows, applicants] = await Promise.all([Promise.all(found.rows.map(shown)), parties.namesOf(applications.rows.flatMap(({ person }) => person ?? []))])
        return page({
          visit, title: words.results, current: institution, breadcrumbs: inCourses.slice(0, 1), width: 'wide', headers: own,
          body: html`<h1>${words.results[locale]}</h1><p class="lead">${words.resultsLead[locale]}</p>${asked ? html`<h2>${words.ofApplication[locale]} <a href="${link(`/desk/cases/${asked.id}`)}">${asked.number}</a></h2>` : html`<h2>${words.applications[locale]}</h2>${
            filters(locale, { url: visit.url, filters: [{ name: 'q', label: words.application }] })}${table(locale, {
            caption: words.applications, captionUnseen: true, rows: applications.rows, empty: emptyState(locale, { title: words.noApplications }),
            columns: [
              { title: words.application, header: true, cell: ({ id, number }) => html`<a href="${link(`/desk/cases/${id}`)}">${number}</a>` }, { title: words.learner, cell: ({ person }) => applicants.get(person ?? '') },
              { title: words.evidence, cell: ({ id, number }) => html`<a href="${link(resultsPath)}?of=${id}">${words.results[locale]}<span class="unseen"> ${number}</span></a>` },
            ],
          })}<h2>${words.results[locale]}</h2>`}${table(locale, {
            caption: words.results, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noResults }),
            columns: [
              { title: words.learner, header: true, cell: ({ id, name }) => html`<a href="${link(`${resultsPath}/${id}`)}">${name}</a>` }, { title: words.course, cell: ({ course }) => course.title[locale] },
              { title: words.version, numeric: true, cell: ({ course }) => formatNumber(course.version, locale) }, { title: words.completed, cell: ({ completedAt }) => moment(visit, completedAt!) },
            ],
          })}${pagination(locale, { url: visit.url, page: pageNumber, size: perPage, total: found.total })}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/university/course-results/:id', kind: 'page', permission: { role: assessor }, title: words.evidence,
      async handle(visit, { id }) {
        const { locale } = visit
        const enrolment = await study.enrolmentById(idFrom(id))
        if (enrolment?.completedAt === undefined) throw notFound()
        await note(visit, [enrolment], ['name', 'results', 'answers'])
        const [{ name, course }, attempts, more] = [await shown(enrolment), await study.attempts(enrolment.id), await besides(visit, { person: enrolment.person, course: enrolment.course.id })]
        return page({
          visit, title: words.evidence, current: institution, breadcrumbs: [...inCourses.slice(0, 1), { title: words.results, path: resultsPath }], width: 'wide', headers: own,
          body: html`<h1>${name}</h1><p class="lead">${words.evidenceLead[locale]}</p>${course.modules.map((module) => html`<h2>${workOf(course, module, locale)}</h2>${definitionList(locale, [
            { term: words.skill, value: html`<code>${module.skill}</code> ${skillOf(framework, module.skill)?.label[locale]}` }, { term: words.score, value: formatNumber(scoreOf(module, attempts), locale) }, { term: words.testsHash, value: html`<code>${testsOf(module)}</code>` },
          ])}${table(locale, {
            caption: words.tasks, captionUnseen: true, rows: bestOf(module, attempts),
            columns: [
              { title: words.task, header: true, cell: ({ task }) => task.title[locale] }, { title: words.attempts, numeric: true, cell: ({ many }) => formatNumber(many, locale) },
              { title: words.score, numeric: true, cell: ({ best }) => best && formatNumber(best.verdict.score, locale) }, { title: words.verdictHash, cell: ({ best }) => best && html`<code>${best.verdictHash.slice(0, 16)}</code>` },
              { title: words.sent, cell: ({ task, best }) => best && html`<details><summary>${words.sent[locale]}</summary>${sentOf(visit, task, best)}</details>` },
            ],
          })}`)}${more}`,
        })
      },
    }),
  ]
}
