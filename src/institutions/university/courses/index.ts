/**
 * Courses: so far the structure of a package by cmi5, held to the rules of its schema, and the page on which anybody checks one.
 *
 * Promises: everything that is wrong is told at once, with its line; nothing of what is pasted is kept. Never: launches a unit yet.
 */
import { text } from '../../../law/field.ts'
import { actions, button, emptyState, errorSummary, fields, form, html, type Html, notice, page, type PageToFind, type Route, route, table, type Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import { type Block, type Course, type Fault, type LangStrings, readCourseStructure, type Unit } from './course-structure.ts'
import { structureWords, words } from './messages.ts'

const path = '/university/course-check'

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

const faultsTable = ({ locale }: Visit, faults: readonly Fault[]): Html => html`${notice(locale, { kind: 'warning', body: html`<p>${words.broken[locale]}: ${faults.length}</p>` })}${table(locale, {
  caption: words.broken, captionUnseen: true, rows: faults, empty: emptyState(locale, { title: words.sound }),
  columns: [{ title: words.line, numeric: true, cell: ({ line }) => line }, { title: words.what, header: true, cell: ({ what }) => what }, { title: words.rule, cell: ({ rule }) => structureWords[rule][locale] }],
})}`

const inLanguage = (strings: LangStrings, locale: string): string => strings[Object.keys(strings).find((tag) => tag.split('-')[0] === locale) ?? Object.keys(strings)[0] ?? ''] ?? ''

interface Row { readonly depth: number; readonly part: Unit | Block }

const rowsOf = (parts: readonly (Unit | Block)[], depth = 0): readonly Row[] => parts.flatMap((part) => [{ depth, part }, ...part.kind === 'block' ? rowsOf(part.parts, depth + 1) : []])

const courseTable = ({ locale }: Visit, { title, parts }: Course): Html => html`${notice(locale, { kind: 'good', body: html`<p>${words.sound[locale]}</p>` })}<h2>${inLanguage(title, locale)}</h2>${table(locale, {
  caption: words.part, captionUnseen: true, rows: rowsOf(parts), empty: emptyState(locale, { title: words.broken }),
  columns: [
    { title: words.part, header: true, cell: ({ depth, part }) => `${'— '.repeat(depth)}${inLanguage(part.title, locale)}` }, { title: words.moveOn, cell: ({ part }) => (part.kind === 'unit' ? part.moveOn : '') },
    { title: words.mastery, cell: ({ part }) => (part.kind === 'unit' ? part.masteryScore ?? '' : '') }, { title: words.address, cell: ({ part }) => (part.kind === 'unit' ? part.url : '') },
  ],
})}`
