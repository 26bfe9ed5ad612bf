/** The pages of tools: what of them stands in a learner's courses and what they reached there, and the teacher's choice of what stands there. */
import { transact } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { actorString } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import { actions, actorHere, button, emptyState, form, html, type Html, idFrom, moment, notFound, page, permits, postedForm, type Route, route, seeOther, table, type Visit } from '../../../../portal/index.ts'
import { institution, place } from '../../parts.ts'
import type { Study } from '../../study/index.ts'
import { failedPage, leadingOn } from '../leading-on.ts'
import type { Remote } from '../remote.ts'
import { takeChoice } from './choices.ts'
import type { Gradebook, ToolResult } from './gradebook.ts'
import type { Going, ToolLaunches } from './launches.ts'
import { toldWords, words } from './messages.ts'
import { authorizePath, managePath, returnPath, toolsPath } from './places.ts'
import { lesser, type Tool, toldOf, type Tools } from './tools.ts'

const own = { 'cache-control': 'private, no-store' }

export interface PlatformMeans { readonly kernel: Kernel; readonly study: Study; readonly tools: Tools; readonly launches: ToolLaunches; readonly gradebook: Gradebook; readonly remote: Remote; /** Who decides what stands in a course. */ readonly teacher: string }

/** What was reached with tools, each with who said it. */
export function resultsTable(visit: Visit, results: readonly (ToolResult & { readonly name?: string })[], tools: readonly Tool[]): Html {
  const { locale } = visit
  return table(locale, {
    caption: words.results, captionUnseen: true, rows: results, empty: emptyState(locale, { title: words.noResults }),
    columns: [
      ...results.some(({ name }) => name !== undefined) ? [{ title: words.learner, header: true, cell: ({ name }: { readonly name?: string }) => name }] : [],
      { title: words.work, cell: ({ label }) => label }, { title: words.score, numeric: true, cell: ({ given, maximum }) => `${formatNumber(given, locale)} / ${formatNumber(maximum, locale)}` },
      { title: words.source, cell: ({ tool }) => `${tools.find((one) => one.number === tool)?.name ?? ''} ${tool}` }, { title: words.when, cell: ({ saidAt }) => moment(visit, saidAt) },
    ],
  })
}

export function platformPages({ kernel, study, tools, launches, gradebook, remote, teacher }: PlatformMeans): readonly Route[] {
  const { db, parties } = kernel
  const links = () => db.selectFrom('lti_tool_link').selectAll().where('removed_at', 'is', null).orderBy('course').orderBy('added_at')
  const isTeacher = ({ actor }: Visit): boolean => permits({ role: teacher }, { actor }) === 'yes'

  async function authorize(visit: Visit, asked: URLSearchParams): Promise<Response> {
    try {
      const { to, fields } = await launches.answer(visit.actor, asked, { locale: visit.locale, teaches: isTeacher(visit) })
      return leadingOn(visit.locale, { title: words.goingOn, to, fields, framedBy: [] })
    } catch (error) {
      return failedPage(visit.locale, error)
    }
  }

  return [
    route({ method: 'GET', path: authorizePath, kind: 'machine', permission: 'everyone', rateLimit: { requests: 1200, seconds: 60 }, handle: (visit) => authorize(visit, visit.url.searchParams) }),
    route({
      // A form of another site comes without the session of ours: it is asked again, by an address that the browser opens itself.
      method: 'POST', path: authorizePath, kind: 'machine', permission: 'everyone', rateLimit: { requests: 1200, seconds: 60 },
      handle: async (visit) => new Response(null, { status: 303, headers: { location: `${authorizePath}?${(await postedForm(visit.request)).toString()}`, 'cache-control': 'no-store' } }),
    }),
    route({
      method: 'POST', path: returnPath, kind: 'machine', permission: 'everyone', rateLimit: { requests: 300, seconds: 60 },
      async handle(visit) {
        try {
          await takeChoice(kernel, { tools, remote, gradebook }, (await postedForm(visit.request)).get('JWT') ?? '')
          return new Response(null, { status: 303, headers: { location: `/${visit.locale}${managePath}`, 'cache-control': 'no-store' } })
        } catch (error) {
          return failedPage(visit.locale, error)
        }
      },
    }),
    route({
      method: 'GET', path: toolsPath, kind: 'page', permission: 'signed in', title: words.tools,
      async handle(visit) {
        const { locale, link } = visit
        const { person } = actorHere(visit)
        const [all, known, courses, enrolments, results] = await Promise.all([links().execute(), tools.all(), study.courses(), study.enrolments(person), gradebook.results({ person })])
        const rows = all.flatMap((one) => {
          const tool = known.find(({ number }) => number === one.tool)
          return tool && (isTeacher(visit) || enrolments.some(({ course }) => course.id === one.course)) ? [{ ...one, by: tool }] : []
        })
        return page({
          visit, title: words.tools, current: institution, breadcrumbs: [place], width: 'wide', headers: own,
          body: html`<h1>${words.tools[locale]}</h1><p class="lead">${words.toolsLead[locale]}</p>${table(locale, {
            caption: words.tools, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noTools }),
            columns: [
              { title: words.work, header: true, cell: ({ id, title }) => html`<a href="${link(`${toolsPath}/${id}/open`)}">${title}</a>` }, { title: words.course, cell: ({ course }) => courses.find(({ id }) => id === course)?.title[locale] ?? course },
              { title: words.source, cell: ({ by }) => by.name }, { title: words.told, cell: ({ by }) => toldWords[by.told][locale] },
            ],
          })}<h2>${words.results[locale]}</h2>${resultsTable(visit, results, known)}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${toolsPath}/:id/open`, kind: 'page', permission: 'signed in', title: words.open,
      handle: async (visit, { id }) => asking(visit, await linkHere(visit, id)),
    }),
    route({ method: 'POST', path: `${toolsPath}/:id/open`, kind: 'page', permission: 'signed in', title: words.open, handle: async (visit, { id }) => opening(visit, await linkHere(visit, id)) }),
    route({
      method: 'GET', path: managePath, kind: 'page', permission: { role: teacher }, title: words.manage,
      async handle(visit) {
        const { locale, link } = visit
        const courses = await study.courses()
        const [all, known, results] = await Promise.all([links().execute(), tools.all(), Promise.all(courses.map(({ id }) => gradebook.results({ course: id })))])
        const called = await parties.namesOf(results.flat().map(({ person }) => person))
        return page({
          visit, title: words.manage, current: institution, breadcrumbs: [place, { title: words.tools, path: toolsPath }], width: 'wide', headers: own,
          body: html`<h1>${words.manage[locale]}</h1><p class="lead">${words.manageLead[locale]}</p>${courses.map((course) => html`<h2>${course.title[locale]}</h2>${known.length === 0 ? emptyState(locale, { title: words.noneRegistered }) : html`<ul>${
            known.map((tool) => html`<li><a href="${link(`${managePath}/${course.id}/${tool.number}`)}">${words.chooseIn(tool.name)[locale]}</a></li>`)}</ul>`}${table(locale, {
            caption: words.inCourse, rows: all.filter((one) => one.course === course.id), empty: emptyState(locale, { title: words.noTools }),
            columns: [
              { title: words.work, header: true, cell: ({ id, title }) => html`<a href="${link(`${toolsPath}/${id}/open`)}">${title}</a>` }, { title: words.source, cell: ({ tool }) => known.find(({ number }) => number === tool)?.name ?? tool },
              { title: words.remove, cell: ({ id, title }) => form(visit, { body: html`<input type="hidden" name="link" value="${id}">${button(locale, html`${words.remove[locale]}<span class="unseen">: ${title}</span>`, { kind: 'quiet' })}` }) },
            ],
          })}`)}<h2>${words.results[locale]}</h2>${resultsTable(visit, results.flat().map((one) => ({ ...one, name: called.get(one.person) ?? '' })), known)}`,
        })
      },
    }),
    route({
      method: 'POST', path: managePath, kind: 'page', permission: { role: teacher }, title: words.remove,
      async handle(visit) {
        const { values } = await visit.form()
        const id = idFrom(values['link'] ?? '')
        await transact(db, async (tx) => {
          const { numUpdatedRows: many } = await tx.updateTable('lti_tool_link').set({ removed_at: kernel.now() }).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirstOrThrow()
          if (many !== 0n) await kernel.journal.append(tx, actorString(actorHere(visit)), { type: 'university.tool-removed', subject: `lti-link:${id}`, body: {} })
        })
        return seeOther(visit, managePath)
      },
    }),
    route({
      method: 'GET', path: `${managePath}/:course/:tool`, kind: 'page', permission: { role: teacher }, title: words.choose,
      handle: async (visit, { course, tool }) => asking(visit, await choiceHere(course, tool)),
    }),
    route({ method: 'POST', path: `${managePath}/:course/:tool`, kind: 'page', permission: { role: teacher }, title: words.choose, handle: async (visit, { course, tool }) => opening(visit, await choiceHere(course, tool)) }),
  ]

  /** A link of a tool that whoever asks may open. Throws a `Failure`. */
  async function linkHere(visit: Visit, id: string): Promise<Omit<Going, 'told'>> {
    const row = await links().where('id', '=', idFrom(id)).executeTakeFirst()
    const tool = row && await tools.tool(row.tool)
    if (row === undefined || tool === undefined) throw notFound()
    if (!isTeacher(visit) && !await study.enrolment(actorHere(visit).person, row.course)) throw new Failure('conflict', words.notEnrolled)
    return { tool, course: row.course, link: row.id, target: row.url }
  }
  async function choiceHere(course: string, number: string): Promise<Omit<Going, 'told'>> {
    const tool = await tools.tool(number)
    if (tool === undefined || await study.course(course) === undefined) throw notFound()
    return { tool, course, target: tool.target }
  }

  /** A followed link tells nobody anything of whoever follows it: where the tool is to be told something, a button opens it. */
  async function asking(visit: Visit, going: Omit<Going, 'told'>): Promise<Response> {
    const { tool } = going
    if (tool.told === 'nothing') return new Response(null, { status: 302, headers: { location: await launches.begin(actorHere(visit), { ...going, told: 'nothing' }), ...own } })
    const { locale } = visit
    return page({
      visit, title: words.open, current: institution, breadcrumbs: [place, { title: words.tools, path: toolsPath }], headers: own,
      body: html`<h1>${tool.name}</h1><p class="lead">${words.told[locale]}: ${toldWords[tool.told][locale]}.</p>${form(visit, { body: html`<input type="hidden" name="told" value="${tool.told}">${actions(button(locale, words.open))}` })}`,
    })
  }
  /** The login goes by an address that the browser opens itself: a form would not be let on to another site. */
  async function opening(visit: Visit, going: Omit<Going, 'told'>): Promise<Response> {
    const { values } = await visit.form()
    const { locale } = visit
    const to = await launches.begin(actorHere(visit), { ...going, told: lesser(toldOf(values['told']), going.tool.told) })
    return page({
      visit, title: words.goingOn, current: institution, breadcrumbs: [place, { title: words.tools, path: toolsPath }], headers: { ...own, refresh: `0; url=${to}` },
      body: html`<h1>${words.goingOn[locale]}</h1><p><a class="button" href="${to}" rel="noreferrer">${going.tool.name}</a></p>`,
    })
  }
}

