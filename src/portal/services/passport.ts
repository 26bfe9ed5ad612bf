/** The passport of a service, drawn up from its declaration, and the declaration itself as text and as data. */
import type { Kernel } from '../../kernel/index.ts'
import { dataOf } from '../../kernel/cases/index.ts'
import { canonical } from '../../law/canonical.ts'
import type { Clause } from '../../law/clauses.ts'
import { diagram } from '../../law/diagram.ts'
import { passportOf, type PassportSection } from '../../law/passport.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { notFound } from '../answers.ts'
import { actions, button, copyable, definitionList, table } from '../components/index.ts'
import { html, raw } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { words } from './messages.ts'
import { passportWords } from './passport-messages.ts'
import { cite, inForce, institutionOf, servicesCrumb } from './parts.ts'

const versionAddress = /^[0-9a-f]{64}$/

/** The version that an address asks for: any that was ever enacted, else the one in force. */
async function asked(kernel: Kernel, visit: Visit, id: string): Promise<{ readonly hash: string; readonly declaration: Procedure }> {
  const version = visit.url.searchParams.get('version')
  if (version === null) return inForce(kernel, id)
  if (!versionAddress.test(version)) throw notFound()
  const declaration = await kernel.cases.versions.byHash(version)
  if (declaration.id !== id) throw notFound()
  return { hash: version, declaration }
}

export const passportRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services/:id', kind: 'page', permission: 'everyone',
    async handle(visit, { id }) {
      const { hash, declaration } = await inForce(kernel, id)
      return page({ visit, title: declaration.title, current: institutionOf(id), breadcrumbs: [servicesCrumb], body: await passportPage(kernel, visit, declaration, hash) })
    },
  }),
  route({
    method: 'GET', path: '/services/:id/declaration', kind: 'page', permission: 'everyone', title: passportWords.declaration,
    async handle(visit, { id }) {
      const { locale } = visit
      const { hash, declaration } = await asked(kernel, visit, id)
      return page({
        visit, title: passportWords.declaration, current: institutionOf(id), breadcrumbs: [servicesCrumb, { title: declaration.title, path: `/services/${id}` }],
        body: html`<h1>${passportWords.declaration[locale]}</h1><p class="lead">${passportWords.declarationLead[locale]}</p>${
          copyable(locale, { label: passportWords.version, value: hash })}<p><a href="/services/${id}/declaration.json?version=${hash}" download>${passportWords.json[locale]}</a></p><p class="hint">${
          passportWords.jsonHint[locale]}</p><pre class="declaration" tabindex="0">${printDeclaration(declaration, locale)}</pre>`,
      })
    },
  }),
  route({
    method: 'GET', path: '/services/:id/declaration.json', kind: 'file', permission: 'everyone',
    async handle(visit, { id }) {
      const { declaration, hash } = await asked(kernel, visit, id)
      return new Response(canonical(dataOf(declaration)), { headers: {
        'content-type': 'application/json; charset=utf-8', etag: `"${hash}"`, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
      } })
    },
  }),
]

async function passportPage(kernel: Kernel, visit: Visit, declaration: Procedure, hash: string): Promise<Html> {
  const { locale, link } = visit
  const { id, opens, eligibility, inForce: { from, until, basis } } = declaration
  const passport = passportOf(declaration, kernel.country.calendar)
  const term = passport.sections.find(({ name }) => name === 'term')?.clauses[0]
  const fee = passport.sections.find(({ name }) => name === 'fee')?.clauses[0]
  const apply = link(`/services/${id}/apply`)
  const versions = (await kernel.cases.versions.list()).filter((one) => one.declaration.id === id)
  return html`<h1>${passport.title[locale]}</h1><p class="lead">${passport.summary[locale]}</p>${definitionList(locale, [
    { term: words.forWhom, value: declaration.audience[locale] },
    ...(term ? [{ term: words.howLong, value: html`${term.words[locale]}${term.basis && html`<br>${cite(locale, term.basis)}`}` }] : []),
    ...(fee ? [{ term: words.howMuch, value: fee.words[locale] }] : []),
    { term: passportWords.body, value: passport.body[locale] },
  ])}${opens.by !== 'office' && actions(...(eligibility === undefined
    ? [button(locale, words.apply, { href: apply })]
    : [button(locale, words.check, { href: link(`/services/${id}/check`) }), button(locale, words.apply, { kind: 'quiet', href: apply })]))}<nav class="contents" aria-label="${
    passportWords.contents[locale]}"><h2>${passportWords.contents[locale]}</h2><ul>${passport.sections.map(({ name, title }) => html`<li><a href="#${name}">${title[locale]}</a></li>`)}<li><a href="#law">${passport.lawTitle[locale]}</a></li></ul></nav>${passport.sections.map((section) => sectionOf(visit, declaration, section))}<section id="law"><h2>${
    passport.lawTitle[locale]}</h2>${table(locale, {
    caption: passport.lawTitle, captionUnseen: true, rows: passport.laws, columns: [
      { title: passportWords.place, header: true, cell: ({ citation }) => cite(locale, citation, { noted: true }) },
      { title: passportWords.act, cell: ({ citation }) => citation.act.title[locale] },
    ],
  })}</section><section id="version"><h2>${passportWords.versions[locale]}</h2><p>${passportWords.inForceFrom[locale]}: ${dateTime(locale, from)}${until && html` – ${dateTime(locale, until)}`}. ${
    cite(locale, basis)}</p><p><a href="${link(`/services/${id}/declaration`)}">${passportWords.declaration[locale]}</a>, <a href="/services/${id}/declaration.json" download>JSON</a></p>${
    copyable(locale, { label: passportWords.version, value: hash })}${versions.length > 1 && html`<ul>${versions.map((one) =>
    html`<li><a href="${link(`/services/${id}/declaration`)}?version=${one.hash}">${dateTime(locale, one.from)}${one.until && html` – ${dateTime(locale, one.until)}`}</a></li>`)}</ul>`}</section>`
}

function sectionOf(visit: Visit, declaration: Procedure, { name, title, clauses }: PassportSection): Html {
  const { locale } = visit
  const drawn = name === 'steps' && html`<details><summary>${passportWords.diagram[locale]}</summary><div class="scroll" tabindex="0" role="region" aria-label="${
    passportWords.diagram[locale]}">${raw(diagram(declaration, locale))}</div></details>`
  return html`<section id="${name}"><h2>${title[locale]}</h2>${drawn}${clauseList(visit, clauses)}</section>`
}

function clauseList(visit: Visit, clauses: readonly Clause[]): Html {
  const { locale, link } = visit
  const one = ({ words: said, basis, parts = [], procedure }: Clause): Content => html`${procedure === undefined ? said[locale] : html`<a href="${link(`/services/${procedure}`)}">${said[locale]}</a>`}${
    basis && html`<br><small>${cite(locale, basis)}</small>`}${parts.length > 0 && clauseList(visit, parts)}`
  return html`<ul class="clauses">${clauses.map((clause) => html`<li>${one(clause)}</li>`)}</ul>`
}
