/**
 * The framework of skills: one identifier for a skill in a course, a badge, a need and a job, read by anybody as CASE 1.1.
 *
 * Promises: an address of a skill never changes. Never: says that somebody has a skill; a badge does, by a decision.
 */
import type { Kernel } from '../../../kernel/index.ts'
import { html, page, type PageToFind, route, type Route, table } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { institution, place } from '../parts.ts'
import { casePackage, casePath, countSkills, skillAddress } from './case.ts'
import type { Framework } from './framework.ts'
import { words } from './messages.ts'

export { skillAddress } from './case.ts'
export { type Framework, type Skill, type SkillGroup, skillOf, uuidOf } from './framework.ts'

const path = '/university/skills'
export const skillsDoor: InstitutionDoor = { path, title: words.title, hint: words.lead }
export const skillsFound: PageToFind = { path, title: words.title, about: words.lead }

export function skillsRoutes({ settings: { publicUrl } }: Kernel, framework: Framework): readonly Route[] {
  const { document, items, associations } = casePackage(framework, publicUrl)
  const answer = (name: string, found: unknown): Response =>
    Response.json(found === undefined ? { imsx_codeMajor: 'failure', imsx_severity: 'error', imsx_description: `no such ${name}` } : found, { status: found === undefined ? 404 : 200, headers: { 'access-control-allow-origin': '*' } })
  const one = (all: readonly Readonly<Record<string, unknown>>[], id: string) => all.find(({ identifier }) => identifier === id)
  const served = <const Path extends string>(path: Path, name: string, find: (id: string) => unknown): Route => route({
    method: 'GET', path: `${casePath}/${path}`, kind: 'machine', permission: 'everyone', handle: (_visit, params) => answer(name, find((params as { readonly id?: string }).id ?? '')),
  })
  return [
    served('CFDocuments', 'CFDocuments', () => ({ CFDocuments: [document] })),
    served('CFDocuments/:id', 'CFDocument', (id) => one([document], id)),
    served('CFItems/:id', 'CFItem', (id) => one(items, id)),
    served('CFAssociations/:id', 'CFAssociation', (id) => one(associations, id)),
    served('CFItemAssociations/:id', 'CFItem', (id) => {
      const item = one(items, id)
      return item && { CFItem: item, CFAssociations: associations.filter(({ originNodeURI, destinationNodeURI }) => [originNodeURI, destinationNodeURI].some((node) => (node as { readonly identifier: string }).identifier === id)) }
    }),
    served('CFPackages/:id', 'CFPackage', (id) => (id === document['identifier'] ? { CFDocument: document, CFItems: items, CFAssociations: associations } : undefined)),
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title,
      handle: (visit) => {
        const { locale } = visit
        return page({
          visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${framework.title[locale]}</h1><p class="lead">${framework.summary[locale]}</p><p>${words.count[locale]}: ${formatNumber(countSkills(framework), locale)}. ${words.ours[locale]} <a href="${casePath}/CFPackages/${document['identifier'] as string}">CASE 1.1</a></p>${
            framework.groups.map(({ label, skills }) => html`<h2>${label[locale]}</h2>${table(locale, {
              caption: label, captionUnseen: true, rows: skills,
              columns: [
                { title: words.code, cell: ({ code }) => html`<a href="${skillAddress(framework, code, '')}"><code>${code}</code></a>` },
                { title: words.skill, header: true, cell: (skill) => skill.label[locale] }, { title: words.statement, cell: (skill) => skill.statement[locale] },
              ],
            })}`)}`,
        })
      },
    }),
  ]
}
