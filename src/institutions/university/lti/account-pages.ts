/** The pages on which a person links an account of a platform, sees what is told there, and ends the link; and the page by which an administrator connects a platform. */
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { Failure } from '../../../law/failure.ts'
import { actions, actorHere, button, copyable, emptyState, form, html, moment, page, type Route, route, seeOther, table, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { coursePath, taskPath, tasksOf } from '../study/index.ts'
import { authorizePath, tokenPath, toolWords } from './platform/index.ts'
import { linkedPlaces, tellLater } from './grades.ts'
import { arrivalPath, keysPath, loginPath, type LtiMeans } from './launch-pages.ts'
import { launchPath } from './launch.ts'
import type { LaunchedPlace } from './launched.ts'
import { words } from './messages.ts'
import type { LtiOptions, Platform, Registrations } from './registrations.ts'

export const connectPath = '/university/lti'
export const linkedPath = '/university/linked-platforms'
const own = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }

export function accountPages({ kernel, study, launches, accounts }: LtiMeans, registrations: Registrations, { platforms: register, tools: toolRegister }: LtiOptions): readonly Route[] {
  const { db, settings: { publicUrl } } = kernel

  /** A place that a code opens for whoever learns there. Throws a `Failure`. */
  async function arrivalOf(code: string, { person }: Pick<Actor, 'person'>): Promise<{ readonly platform: Platform; readonly launched: LaunchedPlace; readonly to: string; readonly course: string }> {
    const arrival = await launches.arrival(code)
    if (arrival?.launched.kind !== 'place') throw new Failure('not found', words.gone)
    if (arrival.used) throw new Failure('conflict', words.replayed)
    const { platform, launched } = arrival
    const { course: id, task } = await db.selectFrom('lti_placement').select(['course', 'task']).where('id', '=', launched.placement).executeTakeFirstOrThrow()
    // In the version that they began, which may have a task that the newest has not.
    const course = (await study.enrolment(person, id))?.course ?? await study.course(id)
    if (course === undefined) throw new Failure('not found', words.withdrawn)
    return { platform, launched, course: id, to: task !== null && tasksOf(course).some((one) => one.id === task) ? taskPath(course, task) : coursePath(course) }
  }

  return [
    route({
      method: 'GET', path: `${arrivalPath}/:code`, kind: 'page', permission: 'signed in', title: words.linkTitle,
      async handle(visit, { code }) {
        const { locale } = visit
        const { platform, launched, to } = await arrivalOf(code, actorHere(visit))
        if (await accounts.check(actorHere(visit).person, { platform: platform.number, subject: launched.subject })) return seeOther(visit, to)
        // A page that others showed or a letter brought offers nothing to link: whoever launched was led here by our own page. Browsers that do not say where it came from are believed.
        if (!['same-origin', 'none', null].includes(visit.request.headers.get('sec-fetch-site'))) throw new Failure('refused', words.ledHere)
        return page({
          visit, title: words.linkTitle, current: institution, breadcrumbs: [place], headers: own,
          body: html`<h1>${words.linkTitle[locale]}</h1><p class="lead">${words.cameFrom(platform.name)[locale]} ${launched.name === undefined ? words.linkNameless[locale] : words.linkAs(launched.name)[locale]}</p><p>${words.linkBody[locale]}</p>${form(visit, { body: actions(button(locale, words.link)) })}`,
        })
      },
    }),
    route({
      method: 'POST', path: `${arrivalPath}/:code`, kind: 'page', permission: 'signed in', title: words.linkTitle, rateLimit: { requests: 60, seconds: 600 },
      async handle(visit, { code }) {
        await visit.form()
        const actor = actorHere(visit)
        const { platform, launched, course, to } = await arrivalOf(code, actor)
        const account = { platform: platform.number, subject: launched.subject }
        await accounts.check(actor.person, account)
        // What was done here before counts there too, also where its last day has passed: it is begun anew by the learner alone.
        if (await study.enrolment(actor.person, course) === undefined) await study.begin(actor, course)
        await transact(db, async (tx) => {
          if (!await launches.use(tx, code)) throw new Failure('conflict', words.replayed)
          await accounts.link(tx, actor, account)
          await tellLater(kernel, tx, launched.placement, launched.subject, 'untold')
        })
        return seeOther(visit, to)
      },
    }),
    route({
      method: 'GET', path: linkedPath, kind: 'page', permission: 'signed in', title: words.linked,
      async handle(visit) {
        const { person } = actorHere(visit)
        const [all, told, platforms] = await Promise.all([
          accounts.of(person), linkedPlaces(db, person).select(['lti_account.platform', 'lti_account.subject', 'lti_placement.course', 'lti_learner.told', 'lti_learner.told_at']).limit(200).execute(), registrations.platforms(),
        ])
        const courses = await Promise.all([...new Set(told.map(({ course }) => course))].map((id) => study.lastOffered(id)))
        const { locale } = visit
        return page({
          visit, title: words.linked, current: institution, breadcrumbs: [place], width: 'wide', headers: own,
          body: html`<h1>${words.linked[locale]}</h1><p class="lead">${words.linkedLead[locale]}</p>${table(locale, {
            caption: words.linked, captionUnseen: true, rows: all, empty: emptyState(locale, { title: words.noneLinked }),
            columns: [
              { title: words.platform, header: true, cell: ({ platform }) => platforms.find(({ number }) => number === platform)?.name ?? platform }, { title: words.since, cell: ({ linkedAt }) => moment(visit, linkedAt) },
              { title: words.told, cell: ({ platform, subject }) => html`<ul>${told.filter((one) => one.platform === platform && one.subject === subject && one.told !== null).map((one) => html`<li>${courses.find((course) => course?.id === one.course)?.title[locale] ?? one.course}: ${formatNumber(one.told!, locale)} / 100, ${moment(visit, one.told_at!)}</li>`)}</ul>` },
              { title: words.unlink, cell: ({ platform, subject }) => form(visit, { body: html`<input type="hidden" name="platform" value="${platform}"><input type="hidden" name="subject" value="${subject}">${button(locale, words.unlink, { kind: 'quiet' })}` }) },
            ],
          })}`,
        })
      },
    }),
    route({
      method: 'POST', path: linkedPath, kind: 'page', permission: 'signed in', title: words.unlink,
      async handle(visit) {
        const { values } = await visit.form()
        await transact(db, (tx) => accounts.unlink(tx, actorHere(visit), { platform: values['platform'] ?? '', subject: values['subject'] ?? '' }))
        return seeOther(visit, linkedPath)
      },
    }),
    route({ method: 'GET', path: connectPath, kind: 'page', permission: 'everyone', title: words.connect, handle: (visit) => connectPage(visit) }),
  ]

  function connectPage(visit: Visit): Response {
    const { locale, link } = visit
    return page({
      visit, title: words.connect, current: institution, breadcrumbs: [place],
      body: html`<h1>${words.connect[locale]}</h1><p class="lead">${words.connectLead[locale]}</p><p>${words.steps[locale]}</p>${copyable(locale, { label: words.launchAddress, value: `${publicUrl}${launchPath}` })}${
        copyable(locale, { label: words.loginAddress, value: `${publicUrl}${loginPath}` })}${copyable(locale, { label: words.keysAddress, value: `${publicUrl}${keysPath}` })}<ul><li><a href="${link('/docs/lti.md')}">${words.guide[locale]}</a></li><li><a href="${link(`/registers/${register}`)}">${words.register[locale]}</a></li></ul><h2>${toolWords.ours[locale]}</h2><p>${toolWords.oursBody[locale]}</p>${copyable(locale, { label: toolWords.issuer, value: publicUrl })}${
        copyable(locale, { label: toolWords.authorizeAddress, value: `${publicUrl}${authorizePath}` })}${copyable(locale, { label: toolWords.tokenAddress, value: `${publicUrl}${tokenPath}` })}${copyable(locale, { label: words.keysAddress, value: `${publicUrl}${keysPath}` })}<ul><li><a href="${link(`/registers/${toolRegister}`)}">${toolWords.register[locale]}</a></li></ul>`,
    })
  }
}
