/** The pages of course packages: a teacher's import with what was not taken, a learner's units with where they stand, and who is how far. */
import { Failure, type Problem } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actions, actorHere, button, emptyState, errorSummary, field, form, html, type Html, idFrom, moment, notFound, notice, page, permits, type Route, route, seeOther, table, tag, type Visit } from '../../../portal/index.ts'
import { importRules, NotRead } from '../cartridge/index.ts'
import { isSafe } from '../lti/index.ts'
import { institution, place } from '../parts.ts'
import { coursePath, type Study } from '../study/index.ts'
import type { Fault, Unit } from './course-structure.ts'
import type { Learning, Package, Packages } from './launches.ts'
import { words } from './messages.ts'
import { isZip, readCoursePackage, type TakenPackage, unitsOf } from './package.ts'
import { moveOnWords, packageWords, standingWords } from './packages.messages.ts'
import { met } from './session.ts'
import { nothingReached, packagesPath } from './standing.ts'
import { faultsTable, inLanguage } from './structure-shown.ts'

export const managePath = `${packagesPath}/manage`
const own = { 'cache-control': 'private, no-store' }
const megabytes = 30

type Standing = keyof typeof standingWords
const tones = { done: 'good', failed: 'late', begun: 'wait', open: 'plain' } as const satisfies Record<Standing, string>

function standingIn(unit: Unit, number: number, learning: Learning | undefined): Standing {
  const reached = learning?.reached.get(number)
  if (learning && unit.moveOn !== 'NotApplicable' && met(unit, reached ?? nothingReached)) return 'done'
  if (reached?.completed) return unit.moveOn === 'NotApplicable' ? 'done' : 'begun'
  return reached?.failed ? 'failed' : reached ? 'begun' : 'open'
}

/** The units of a package with where somebody stands, and whatever stands beside each. */
function unitsTable({ locale }: Visit, { structure }: Package, learning: Learning | undefined, beside?: (unit: Unit, number: number) => Html): Html {
  const rows = unitsOf(structure).map((unit, at) => ({ unit, number: at + 1 }))
  return table(locale, {
    caption: packageWords.units, captionUnseen: true, rows, empty: emptyState(locale, { title: packageWords.none }),
    columns: [
      { title: packageWords.unit, header: true, cell: ({ unit }) => inLanguage(unit.title, locale) }, { title: packageWords.moveOn, cell: ({ unit }) => moveOnWords[unit.moveOn][locale] },
      {
        title: packageWords.standing, cell({ unit, number }) {
          const standing = standingIn(unit, number, learning)
          const progress = learning?.reached.get(number)?.progress
          return html`${tag(locale, standingWords[standing], tones[standing])}${progress !== undefined && standing !== 'done' && html` ${formatNumber(progress, locale)} %`}`
        },
      },
      { title: packageWords.score, numeric: true, cell({ number }) {
        const score = learning?.reached.get(number)?.score
        return score === undefined ? '' : `${formatNumber(Math.round(score * 1000) / 10, locale)} %`
      } },
      ...beside ? [{ title: packageWords.open, cell: ({ unit, number }: { readonly unit: Unit; readonly number: number }) => beside(unit, number) }] : [],
    ],
  })
}

/** The packages of a course with where its learner stands in each: for the page of the course, and for whoever assesses them. Nothing where there are none. */
export const packagesIn = (packages: Packages) => async (visit: Visit, { person, course }: { readonly person: string; readonly course: string }): Promise<Html | undefined> => {
  const { locale, link } = visit
  const all = await packages.standing(course)
  if (all.length === 0) return undefined
  const shown = await Promise.all(all.map(async (one) => ({ one, learning: await packages.learning(one.id, person) })))
  const mine = visit.actor?.person === person
  return html`<h2>${packageWords.title[locale]}</h2>${shown.map(({ one, learning }) => html`<section><h3>${mine ? html`<a href="${link(`${packagesPath}/${one.id}`)}">${inLanguage(one.structure.title, locale)}</a>` : inLanguage(one.structure.title, locale)}</h3>${unitsTable(visit, one, learning)}</section>`)}`
}

export function packagePages({ parties, looks, settings: { connectorsMayReach } }: Kernel, packages: Packages, study: Study, teacher: string): readonly Route[] {
  const permission = { role: teacher }
  const isTeacher = ({ actor }: Visit): boolean => permits(permission, { actor }) === 'yes'
  const inManage = [place, { title: packageWords.manage, path: managePath }]

  async function found(id: string): Promise<Package> {
    const its = await packages.find(idFrom(id))
    if (its === undefined) throw notFound()
    return its
  }
  /** A package that whoever asks may open: a learner of its course, or a teacher who looks around. */
  async function here(visit: Visit, id: string): Promise<{ readonly its: Package; readonly browses: boolean }> {
    const its = await found(id)
    const enrolled = await study.enrolment(actorHere(visit).person, its.course) !== undefined
    if (!enrolled && !isTeacher(visit)) throw new Failure('conflict', packageWords.beginFirst)
    return { its, browses: !enrolled }
  }

  async function managing(visit: Visit, { problems = [], chosen = '', shown }: { readonly problems?: readonly Problem[]; readonly chosen?: string; readonly shown?: Html } = {}): Promise<Response> {
    const { locale, link } = visit
    const [courses, all] = await Promise.all([study.courses(), packages.standing()])
    const state = { values: { course: chosen }, problems }
    return page({
      visit, title: packageWords.manage, current: institution, breadcrumbs: [place], width: 'wide', headers: own, error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${packageWords.manage[locale]}</h1><p class="lead">${packageWords.manageLead[locale]}</p>${shown}${courses.map((course) => html`<h2>${course.title[locale]}</h2>${table(locale, {
        caption: packageWords.title, captionUnseen: true, rows: all.filter((one) => one.course === course.id), empty: emptyState(locale, { title: packageWords.none }),
        columns: [
          { title: packageWords.package, header: true, cell: ({ id, structure }) => html`<a href="${link(`${managePath}/${id}`)}">${inLanguage(structure.title, locale)}</a>` }, { title: packageWords.units, numeric: true, cell: ({ structure }) => formatNumber(unitsOf(structure).length, locale) },
          { title: packageWords.importedAt, cell: ({ importedAt }) => moment(visit, importedAt) },
          { title: packageWords.remove, cell: ({ id, structure }) => html`<a href="${link(`${managePath}/${id}/remove`)}">${packageWords.remove[locale]}<span class="unseen">: ${inLanguage(structure.title, locale)}</span></a>` },
        ],
      })}`)}<h2>${packageWords.import[locale]}</h2>${form(visit, { action: link(managePath), files: true, body: html`${
        field(locale, { kind: 'select', name: 'course', label: packageWords.course, choices: courses.map(({ id, title }) => ({ value: id, label: title })) }, state)}${
        field(locale, { kind: 'file', name: 'file', label: packageWords.file, hint: packageWords.fileHint, accept: ['application/zip', 'application/xml'], limitMegabytes: megabytes }, state)}${actions(button(locale, packageWords.import))}` })}`,
    })
  }

  const takenShown = (visit: Visit, { beside, unserved }: TakenPackage): Html => {
    const { locale } = visit
    const rows = [...beside.map(({ line, what }) => ({ where: `cmi5.xml:${line} ${what}`, why: packageWords.beside })), ...unserved.map((where) => ({ where, why: packageWords.unserved }))]
    return html`${notice(locale, { kind: 'good', body: html`<p>${packageWords.imported[locale]}</p>` })}${rows.length === 0 ? html`<p>${packageWords.allTaken[locale]}</p>` : html`<h2>${packageWords.notTaken[locale]}</h2>${table(locale, {
      caption: packageWords.notTaken, captionUnseen: true, rows, columns: [{ title: words.what, header: true, cell: ({ where }) => where }, { title: words.rule, cell: ({ why }) => why[locale] }],
    })}`}`
  }

  async function imported(visit: Visit, course: string, bytes: Buffer | undefined): Promise<Response> {
    const problem = (name: string, text: Problem['text']): Promise<Response> => managing(visit, { chosen: course, problems: [{ field: name, text }] })
    if (await study.course(course) === undefined) return problem('course', packageWords.noCourse)
    if (bytes === undefined || bytes.length === 0) return problem('file', packageWords.noFile)
    if (!isZip(bytes) && !/^\uFEFF?\s*</.test(bytes.subarray(0, 200).toString('utf8'))) return problem('file', packageWords.neither)
    let read: TakenPackage | { readonly faults: readonly Fault[] }
    try {
      read = await readCoursePackage(bytes, (address) => isSafe(address, connectorsMayReach))
    } catch (error) {
      if (error instanceof NotRead) return problem('file', importRules[error.rule])
      throw error
    }
    if ('faults' in read) return managing(visit, { chosen: course, problems: [{ field: 'file', text: packageWords.notImported }], shown: faultsTable(visit, read.faults) })
    try {
      await packages.add(actorHere(visit), course, read)
    } catch (error) {
      if (error instanceof Failure && error.kind === 'conflict') return problem('file', error.text)
      throw error
    }
    return managing(visit, { shown: takenShown(visit, read) })
  }

  return [
    route({ method: 'GET', path: managePath, kind: 'page', permission, title: packageWords.manage, handle: (visit) => managing(visit) }),
    route({
      method: 'POST', path: managePath, kind: 'page', permission, title: packageWords.import, files: { limitMegabytes: megabytes, count: 1 }, rateLimit: { requests: 30, seconds: 600 },
      async handle(visit) {
        let bytes: Buffer | undefined
        const { values } = await visit.form(async ({ field: name, content }) => {
          const parts: Uint8Array[] = []
          for await (const part of content) parts.push(part)
          if (name === 'file') bytes = Buffer.concat(parts)
          return 'file'
        })
        return imported(visit, values['course'] ?? '', bytes)
      },
    }),
    route({
      method: 'GET', path: `${managePath}/:id`, kind: 'page', permission, title: packageWords.learners,
      async handle(visit, { id }) {
        const { locale } = visit
        const its = await found(id)
        const learners = await packages.learners(its.id)
        await looks.note({ person: actorHere(visit).person, as: { office: teacher } }, learners.map(({ person }) => ({ whose: person, kind: 'account', thing: `course-package:${its.id}`, fields: ['name', 'results'] })))
        const names = await parties.namesOf(learners.map(({ person }) => person))
        return page({
          visit, title: inLanguage(its.structure.title, locale), current: institution, breadcrumbs: inManage, width: 'wide', headers: own,
          body: html`<h1>${inLanguage(its.structure.title, locale)}</h1><p class="lead">${inLanguage(its.structure.description, locale)}</p><h2>${packageWords.learners[locale]}</h2>${learners.length === 0 ? emptyState(locale, { title: packageWords.noLearners })
            : learners.map((one) => html`<section><h3>${names.get(one.person) ?? ''}</h3>${unitsTable(visit, its, one)}</section>`)}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${managePath}/:id/remove`, kind: 'page', permission, title: packageWords.remove,
      async handle(visit, { id }) {
        const { locale, link } = visit
        const { id: its, structure } = await found(id)
        return page({
          visit, title: packageWords.remove, current: institution, breadcrumbs: inManage, headers: own,
          body: html`<h1>${packageWords.remove[locale]}: ${inLanguage(structure.title, locale)}</h1><p class="lead">${packageWords.removeLead[locale]}</p>${form(visit, { action: link(`${managePath}/${its}/remove`), body: actions(button(locale, packageWords.remove), html`<a href="${link(managePath)}">${packageWords.keep[locale]}</a>`) })}`,
        })
      },
    }),
    route({
      method: 'POST', path: `${managePath}/:id/remove`, kind: 'page', permission, title: packageWords.remove,
      async handle(visit, { id }) {
        await visit.form()
        await packages.remove(actorHere(visit), (await found(id)).id)
        return seeOther(visit, managePath)
      },
    }),
    route({
      method: 'GET', path: `${packagesPath}/:id`, kind: 'page', permission: 'signed in', title: packageWords.package,
      async handle(visit, { id }) {
        const { locale, link } = visit
        const { its } = await here(visit, id)
        const [course, learning] = [await study.course(its.course), await packages.learning(its.id, actorHere(visit).person)]
        const title = inLanguage(its.structure.title, locale)
        return page({
          visit, title, current: institution, breadcrumbs: [place, ...course ? [{ title: course.title, path: coursePath(course) }] : []], width: 'wide', headers: own,
          body: html`<h1>${title}</h1><p class="lead">${inLanguage(its.structure.description, locale)}</p>${learning?.satisfied.includes('course') && notice(locale, { kind: 'good', body: html`<p>${packageWords.done[locale]}</p>` })}<p>${packageWords.lead[locale]}</p>${
            unitsTable(visit, its, learning, (unit, number) => form(visit, { action: link(`${packagesPath}/${its.id}/units/${number}`), body: button(locale, html`${packageWords.open[locale]}<span class="unseen">: ${inLanguage(unit.title, locale)}</span>`) }))}`,
        })
      },
    }),
    route({
      method: 'POST', path: `${packagesPath}/:id/units/:unit`, kind: 'page', permission: 'signed in', title: packageWords.open, rateLimit: { requests: 120, seconds: 600 },
      async handle(visit, { id, unit: number }) {
        await visit.form()
        const { its, browses } = await here(visit, id)
        const unit = /^[1-9]\d{0,3}$/.test(number) ? unitsOf(its.structure)[Number(number) - 1] : undefined
        if (unit === undefined) throw notFound()
        const { locale } = visit
        const to = await packages.launch(actorHere(visit), its, Number(number), { locale, browses })
        if (to.startsWith(`${visit.settings.origin}/`)) return new Response(null, { status: 303, headers: { location: to, ...own } })
        // A form is not let on to another site: the browser opens its address itself.
        return page({
          visit, title: packageWords.goingOn, current: institution, breadcrumbs: [place], headers: { ...own, refresh: `0; url=${to}` },
          body: html`<h1>${packageWords.goingOn[locale]}</h1><p><a class="button" href="${to}" rel="noreferrer">${inLanguage(unit.title, locale)}: ${new URL(to).host}</a></p>`,
        })
      },
    }),
  ]
}
