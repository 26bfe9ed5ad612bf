/**
 * Course packages by cmi5: the page on which anybody checks the structure of one, and packages in our courses, whose units are launched and say what their learner reached.
 *
 * Promises: everything that is wrong is told at once, with its line; a unit writes for the person, the registration and the session of its launch alone, and by the rules of cmi5;
 * what others wrote runs closed off from the portal. Never: keeps what is pasted to be checked, lets a unit say that it is satisfied, or tells it a name.
 */
import type { Kernel } from '../../../kernel/index.ts'
import { text } from '../../../law/field.ts'
import { actions, button, emptyState, errorSummary, fields, form, html, type Html, notice, page, type PageToFind, type Route, route, table, type Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import type { RecordsOptions } from '../records/index.ts'
import type { Study } from '../study/index.ts'
import { type Block, type Course, readCourseStructure, type Unit } from './course-structure.ts'
import { openPackages } from './launches.ts'
import { words } from './messages.ts'
import { fileRoutes } from './package-files.ts'
import { managePath, packagePages, packagesIn } from './package-pages.ts'
import { packageWords } from './packages.messages.ts'
import { faultsTable, inLanguage } from './structure-shown.ts'

export { openLender } from './lender.ts'
export { packagesKept } from './packages.messages.ts'

const path = '/university/course-check'
const abandonJob = 'university.abandoned-units'

export const courseDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const courseFound: PageToFind = { path, title: words.title, about: words.lead }

const control = text('xml', { label: words.xml, maxLength: 500_000, long: true })

function checkPage(visit: Visit, { xml = '', shown, missing = false }: { readonly xml?: string; readonly shown?: Html; readonly missing?: boolean } = {}): Response {
  const { locale } = visit
  const problems = missing ? [{ field: 'xml', text: words.empty }] : []
  return page({
    visit, title: words.title, current: institution, breadcrumbs: [place], width: 'wide', error: missing,
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${shown}${form(visit, {
      body: html`${fields(locale, [control], { values: { xml }, problems })}${actions(button(locale, words.check))}`,
    })}`,
  })
}

export const courseRoutes: readonly Route[] = [
  route({ method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => checkPage(visit) }),
  route({
    method: 'POST', path, kind: 'page', permission: 'everyone', title: words.title, sameForAll: true, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const { values: { xml = '' } } = await visit.form()
      if (xml.trim() === '') return checkPage(visit, { missing: true })
      const read = readCourseStructure(xml)
      return checkPage(visit, { xml, shown: 'faults' in read ? faultsTable(visit, read.faults) : courseTable(visit, read.course) })
    },
  }),
]

interface Row { readonly depth: number; readonly part: Unit | Block }

const rowsOf = (parts: readonly (Unit | Block)[], depth = 0): readonly Row[] => parts.flatMap((part) => [{ depth, part }, ...part.kind === 'block' ? rowsOf(part.parts, depth + 1) : []])

const courseTable = ({ locale }: Visit, { title, parts }: Course): Html => html`${notice(locale, { kind: 'good', body: html`<p>${words.sound[locale]}</p>` })}<h2>${inLanguage(title, locale)}</h2>${table(locale, {
  caption: words.part, captionUnseen: true, rows: rowsOf(parts), empty: emptyState(locale, { title: words.broken }),
  columns: [
    { title: words.part, header: true, cell: ({ depth, part }) => `${'— '.repeat(depth)}${inLanguage(part.title, locale)}` }, { title: words.moveOn, cell: ({ part }) => (part.kind === 'unit' ? part.moveOn : '') },
    { title: words.mastery, cell: ({ part }) => (part.kind === 'unit' ? part.masteryScore ?? '' : '') }, { title: words.address, cell: ({ part }) => (part.kind === 'unit' ? part.url : '') },
  ],
})}`

/** Packages in courses; `teacher` is the office that decides what stands in a course. */
export function packageRoutes(kernel: Kernel, records: RecordsOptions, study: Study, teacher: string): readonly Route[] {
  const packages = openPackages(kernel, records)
  return [...packagePages(kernel, packages, study, teacher), ...fileRoutes(packages, kernel.settings.publicUrl)]
}

/** How somebody stands in the packages of a course, for its page and for whoever assesses them. */
export const packagesBeside = (kernel: Kernel, records: RecordsOptions) => packagesIn(openPackages(kernel, records))

export const packageDoors = (teacher: string): readonly InstitutionDoor[] => [{ path: managePath, title: packageWords.manage, hint: packageWords.manageHint, permission: { role: teacher } }]

/** Defines the round that ends the sessions whose units never said that they ended. */
export function workOnPackages(kernel: Kernel, records: RecordsOptions): void {
  const packages = openPackages(kernel, records)
  kernel.jobs.define(abandonJob, { run: () => packages.abandon() })
  kernel.jobs.every(abandonJob, 900)
}

/** Forgets where somebody stood once their account is closed. What units said stays in the learning records. */
export function forgetPackages({ journal }: Pick<Kernel, 'journal'>): void {
  journal.subscribe('university.forget-packages', {
    types: ['person.account-closed'], holdsUp: 'itself',
    handle: async (tx, { subject }) => void await tx.deleteFrom('cmi5_registration').where('person', '=', subject.slice('person:'.length)).execute(),
  })
}
