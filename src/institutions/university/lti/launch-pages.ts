/** What a platform meets, and the pages in its frame: the login, the launch, what was opened, and the choice of what is to stand there. */
import { transact } from '../../../kernel/database/index.ts'
import { type Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'
import { barePage, html, type Html, json, notice, postedForm, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { coursePath, type Study, taskPath, tasksOf } from '../study/index.ts'
import type { Accounts } from './accounts.ts'
import { memberList, names, scopes, teaches, types } from './claims.ts'
import { standingOf } from './grades.ts'
import { type Arrival, launchPath, type Launches } from './launch.ts'
import type { LaunchedChoice, LaunchedPlace } from './launched.ts'
import { failedPage, leadingOn, localeOf } from './leading-on.ts'
import { words } from './messages.ts'
import type { OwnKeys } from './own-keys.ts'
import type { Platform } from './registrations.ts'
import type { Remote } from './remote.ts'

export const loginPath = '/lti/login'
export const keysPath = '/lti/jwks.json'
export const arrivalPath = '/university/arrivals'

/** Launches come from the browsers of a whole lecture hall behind one address. */
const often = { requests: 1200, seconds: 60 }
/** How many learners a teacher is shown. */
const most = 1000

export interface LtiMeans { readonly kernel: Kernel; readonly study: Study; readonly launches: Launches; readonly accounts: Accounts; readonly remote: Remote; readonly own: OwnKeys }

export function launchPages(means: LtiMeans): readonly Route[] {
  const { launches, own } = means
  async function login(visit: Visit, asked: URLSearchParams): Promise<Response> {
    try {
      return new Response(null, { status: 302, headers: { location: await launches.begin(asked), 'cache-control': 'no-store' } })
    } catch (error) {
      return failedPage(visit.locale, error)
    }
  }
  return [
    route({ method: 'GET', path: loginPath, kind: 'machine', permission: 'everyone', rateLimit: often, handle: (visit) => login(visit, visit.url.searchParams) }),
    route({ method: 'POST', path: loginPath, kind: 'machine', permission: 'everyone', rateLimit: often, handle: async (visit) => login(visit, await postedForm(visit.request)) }),
    route({
      method: 'POST', path: launchPath, kind: 'machine', permission: 'everyone', rateLimit: often,
      async handle(visit) {
        try {
          return new Response(null, { status: 303, headers: { location: `/lti/launched/${await launches.end(await postedForm(visit.request))}`, 'cache-control': 'no-store' } })
        } catch (error) {
          return failedPage(visit.locale, error)
        }
      },
    }),
    route({
      method: 'GET', path: '/lti/launched/:code', kind: 'machine', permission: 'everyone', rateLimit: often,
      async handle(visit, { code }) {
        const arrival = await launches.arrival(code)
        if (arrival === undefined) return failedPage(visit.locale, new Failure('not found', words.gone))
        const { launched } = arrival
        const locale = localeOf(launched.locale, visit.locale)
        if (launched.kind === 'choice') return choicePage(locale, arrival, launched, code)
        // The address is the only key to what a teacher sees of others: it opens once.
        const used = launched.teaches ? !await transact(means.kernel.db, (tx) => launches.use(tx, code)) : arrival.used
        return placePage(locale, { ...arrival, used }, launched, code)
      },
    }),
    route({
      method: 'POST', path: '/lti/choice', kind: 'machine', permission: 'everyone', rateLimit: often,
      async handle(visit) {
        try {
          return await chosen(visit.locale, await postedForm(visit.request))
        } catch (error) {
          return failedPage(visit.locale, error)
        }
      },
    }),
    route({ method: 'GET', path: keysPath, kind: 'machine', permission: 'everyone', handle: async () => json({ keys: await own.published() }, { headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } }) }),
  ]

  /** The way into the course, in a window of its own; for a teacher also how far everybody is. */
  async function placePage(locale: Locale, { platform, used }: Arrival, launched: LaunchedPlace, code: string): Promise<Response> {
    const place = await means.kernel.db.selectFrom('lti_placement').selectAll().where('id', '=', launched.placement).executeTakeFirstOrThrow()
    const course = await means.study.lastOffered(place.course)
    if (course === undefined) return failedPage(locale, new Failure('not found', words.noCourse))
    const title = tasksOf(course).find(({ id }) => id === place.task)?.title ?? course.title
    // A teacher looks; whoever learns is first linked, which takes a session.
    const path = launched.teaches ? `/${locale}${place.task !== null && tasksOf(course).some(({ id }) => id === place.task) ? taskPath(course, place.task) : coursePath(course)}` : `/${locale}${arrivalPath}/${code}`
    return barePage({
      locale, title, framedBy: platform.sites,
      body: html`<h1>${title[locale]}</h1><p class="lead">${words.cameFrom(platform.name)[locale]}</p>${used ? notice(locale, { kind: 'warning', body: html`<p>${words.replayed[locale]}</p>` })
        : html`<p><a class="button" href="${path}" rel="noopener">${words.openHere[locale]}</a></p><p class="hint">${words.why[locale]}</p>`}${launched.teaches && !used && await roster(locale, platform, launched)}`,
    })
  }

  /** Who learns at the place: as the platform lists them, and whoever opened it already. */
  async function roster(locale: Locale, platform: Platform, { placement, members }: LaunchedPlace): Promise<Html> {
    const { kernel: { db }, remote, accounts, study } = means
    const place = await db.selectFrom('lti_placement').selectAll().where('id', '=', placement).executeTakeFirstOrThrow()
    const opened = (await db.selectFrom('lti_learner').select('subject').where('placement', '=', placement).limit(most + 1).execute()).map(({ subject }) => subject)
    const listed = members === undefined ? undefined : await remote.pages(platform, [scopes.members], members, types.members).then(({ pages, cut }) => ({ members: pages.flatMap((one) => memberList.parse(one).members), cut }), () => undefined)
    const known = new Map(listed?.members.filter(({ roles, status }) => !teaches(roles) && (status ?? 'Active') === 'Active').map(({ user_id: subject, name }) => [subject, name]))
    const all = [...new Set([...known.keys(), ...opened])]
    const rows = await Promise.all(all.slice(0, most).map(async (subject) => {
      const person = opened.includes(subject) ? await accounts.personOf(platform.number, subject) : undefined
      return { name: known.get(subject) ?? subject, person, standing: person === undefined ? undefined : await standingOf(study, person, place) }
    }))
    return html`${listed === undefined && notice(locale, { body: html`<p>${words.noMembers[locale]}</p>` })}${(listed?.cut || all.length > most) && notice(locale, { kind: 'warning', body: html`<p>${words.listCut(formatNumber(rows.length, locale))[locale]}</p>` })}${table(locale, {
      caption: words.learners, rows,
      columns: [
        { title: words.learner, header: true, cell: ({ name }) => name },
        { title: words.score, numeric: true, cell: ({ person, standing }) => (person === undefined ? words.notLinked[locale] : standing === undefined ? words.notBegun[locale] : formatNumber(standing.score, locale)) },
      ],
    })}`
  }

  /** The courses and their tasks, to choose from. The form holds the code alone: in a frame there is no session, and whoever has the code is the teacher whom the platform launched. */
  async function choicePage(locale: Locale, { platform, used }: Arrival, { several }: LaunchedChoice, code: string): Promise<Response> {
    if (used) return failedPage(locale, new Failure('conflict', words.replayed))
    const courses = await means.study.courses()
    let picks = 0
    const pick = (value: string, label: string): Html => html`<div class="choice"><input type="${several ? 'checkbox' : 'radio'}" id="p-${picks += 1}" name="pick" value="${value}"><label for="p-${picks}">${label}</label></div>`
    return barePage({
      locale, title: words.choose, framedBy: platform.sites,
      body: html`<h1>${words.choose[locale]}</h1><p class="lead">${words.chooseLead[locale]}</p><form method="post" action="/lti/choice" target="_self"><input type="hidden" name="code" value="${code}"><input type="hidden" name="locale" value="${locale}">${
        courses.map((course) => html`<fieldset class="field"><legend>${course.title[locale]}</legend><div class="choices">${pick(course.id, words.wholeCourse[locale])}${tasksOf(course).map(({ id, title }) => pick(`${course.id}/${id}`, title[locale]))}</div></fieldset>`)}<div class="actions"><button class="button">${words.put[locale]}</button></div></form>`,
    })
  }

  /** Sends what was chosen back to the platform, signed (Deep Linking 2.0, 3.2). */
  async function chosen(spoken: Locale, sent: URLSearchParams): Promise<Response> {
    const { kernel, study } = means
    const locale = localeOf(sent.get('locale'), spoken)
    const code = sent.get('code') ?? ''
    const arrival = await launches.arrival(code)
    if (arrival?.launched.kind !== 'choice') throw new Failure('not found', words.gone)
    const { platform, launched: { deployment, returnTo, several, data } } = arrival
    const courses = await study.courses()
    const picked = sent.getAll('pick').flatMap((one) => {
      const [id = '', task] = one.split('/')
      const course = courses.find((one) => one.id === id)
      const found = course && task !== undefined ? tasksOf(course).find((each) => each.id === task) : undefined
      return course === undefined || (task !== undefined && found === undefined) ? [] : [{ course, task: found }]
    }).slice(0, several ? 50 : 1)
    if (picked.length === 0) throw new Failure('invalid', words.noPick)
    if (!await transact(kernel.db, (tx) => launches.use(tx, code))) throw new Failure('conflict', words.replayed)
    const token = await own.sign({
      iss: platform.clientId, aud: platform.issuer, nonce: crypto.randomUUID(), [names.type]: 'LtiDeepLinkingResponse', [names.version]: '1.3.0', [names.deployment]: deployment, ...(data !== undefined && { [names.data]: data }),
      [names.items]: picked.map(({ course, task }) => ({
        type: 'ltiResourceLink', title: (task ?? course).title[locale], url: `${kernel.settings.publicUrl}${launchPath}`, window: { targetName: '_blank' }, custom: { course: course.id, ...(task && { task: task.id }) },
        lineItem: { label: (task ?? course).title[locale].slice(0, 250), scoreMaximum: 100, resourceId: task ? `${course.id}/${task.id}` : course.id },
      })),
    }, 300)
    return leadingOn(locale, { title: words.goingBack, to: returnTo, fields: { JWT: token }, framedBy: platform.sites })
  }
}
