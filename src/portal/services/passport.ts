/** The passport of a service, drawn up from its declaration, and the declaration itself as text and as data. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import type { Versions } from '../../kernel/cases/index.ts'
import { dataOf } from '../../kernel/declarations/index.ts'
import { canonical } from '../../law/canonical.ts'
import type { Citation } from '../../law/citation.ts'
import type { Clause } from '../../law/clauses.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { writeDeclaration } from '../../law/declaration-yaml.ts'
import { bpmn } from '../../law/bpmn.ts'
import { diagram } from '../../law/diagram.ts'
import { receivedSomewhere } from '../../law/body.ts'
import { addresseeOf, isByHouse } from '../../law/opening.ts'
import { actDetails } from '../../law/own-acts.ts'
import { type Passport, passportOf, type PassportSection, type SectionName } from '../../law/passport.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type RegisterTitles, titlesOf } from '../../law/register.ts'
import { type Locale, onceSpoken, type Text } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { fileLocale } from '../asked.ts'
import { actions, button, chapters, cite, copyable, definitionList } from '../components/index.ts'
import type { Chapter, Definition } from '../components/index.ts'
import { html, raw } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { type Counts, decidedWords, servedIn } from './how-served.ts'
import { howServedWords } from './how-served-messages.ts'
import { knownWords, shareKnown } from './known.ts'
import { words } from './messages.ts'
import { libraryWords } from './library-messages.ts'
import { changesPath, howServedPath } from './library-links.ts'
import { bpmnFile, bpmnPath, type Turtle, turtleLimit } from './library.ts'
import { passportWords } from './passport-messages.ts'
import { newsWords } from './news-messages.ts'
import { paperFormWords } from './paper-form-messages.ts'
import { applyPath, inForce, institutionOf, servicesCrumb } from './parts.ts'

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

/** The schema of declarations, in the draft that editors of YAML know best. */
export const procedureJsonSchema = onceSpoken(() => JSON.stringify(z.toJSONSchema(procedureSchema, {
  target: 'draft-7', io: 'input', override: ({ jsonSchema }) => { delete jsonSchema.readOnly },
})))

export const passportRoutes = (kernel: Kernel, turtle: Turtle): readonly Route[] => [
  route({
    method: 'GET', path: '/schemas/procedure.json', kind: 'file', permission: 'everyone',
    handle: () => new Response(procedureJsonSchema(), { headers: {
      'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
    } }),
  }),
  route({
    method: 'GET', path: '/services/:id', kind: 'page', permission: 'everyone',
    async handle(visit, { id }) {
      const { hash, declaration } = await inForce(kernel, id)
      return page({ visit, title: declaration.title, current: institutionOf(id), breadcrumbs: [servicesCrumb], body: await passportPage(kernel, visit, { declaration, hash, counts: (await servedIn(kernel)).services.get(id) }) })
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
          copyable(locale, { label: passportWords.version, value: hash })}<p><a href="/services/${id}/declaration.json?version=${hash}" download>${passportWords.json[locale]}</a> · <a href="/services/${id}/declaration.yaml?version=${hash}" download="${id}.yaml">${passportWords.yaml[locale]}</a> · <a href="/services/${id}/cpsv-ap.ttl?version=${hash}" download="${id}.ttl">CPSV-AP (RDF)</a> · <a href="${bpmnPath(id, locale, hash)}" download="${id}.bpmn">${libraryWords.process[locale]}</a> · <a href="${visit.link('/library')}">${libraryWords.library[locale]}</a></p><p class="hint">${
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
  route({
    method: 'GET', path: '/services/:id/cpsv-ap.ttl', kind: 'file', permission: 'everyone', rateLimit: turtleLimit,
    async handle(visit, { id }) {
      return turtle(visit.request, [await asked(kernel, visit, id)])
    },
  }),
  route({
    method: 'GET', path: '/services/:id/process.bpmn', kind: 'file', permission: 'everyone', title: libraryWords.process, rateLimit: turtleLimit,
    async handle(visit, { id }) {
      const { declaration } = await asked(kernel, visit, id)
      const drawn = await bpmn(declaration, fileLocale(visit), { at: kernel.settings.publicUrl, titles: titlesOf(kernel.registers.declared) })
      return bpmnFile(drawn, { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
    },
  }),
  route({
    method: 'GET', path: '/services/:id/declaration.yaml', kind: 'file', permission: 'everyone',
    async handle(visit, { id }) {
      const { declaration } = await asked(kernel, visit, id)
      return new Response(writeDeclaration(declaration, `${kernel.settings.publicUrl}/schemas/procedure.json`), { headers: {
        'content-type': 'application/yaml; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
      } })
    },
  }),
]

async function passportPage(kernel: Kernel, visit: Visit, { declaration, hash, counts }: { readonly declaration: Procedure; readonly hash: string; readonly counts: Counts | undefined }): Promise<Html> {
  const { locale, link } = visit
  const { id, opens, eligibility } = declaration
  const titles = titlesOf(kernel.registers.declared)
  const passport = passportOf(declaration, kernel.country.calendar, titles)
  const apply = link(applyPath(declaration))
  const received = receivedSomewhere(kernel.parties.bodies, declaration)
  const versions = (await kernel.cases.versions.list()).filter((one) => one.declaration.id === id)
  return html`<h1>${passport.title[locale]}</h1><p class="lead">${passport.summary[locale]}</p>${!isByHouse(opens) && actions(...(eligibility === undefined
    ? [button(locale, words.apply, { href: apply })]
    : [button(locale, words.check, { href: link(`/services/${id}/check`) }), button(locale, words.apply, { kind: 'quiet', href: apply })]), received && html`<a href="${link(`/services/${id}/paper`)}">${paperFormWords.title[locale]}</a>`)}${
    definitionList(locale, [...essentials(kernel, visit, declaration, passport), ...servedSoFar(visit, counts)])}${chapters(locale, [
    ...passport.sections.map((section) => sectionOf(visit, declaration, titles, section)),
    { id: 'law', title: passport.lawTitle, body: definitionList(locale, passport.laws.map(({ citation }) => ({
      term: cite(locale, citation), value: html`${[citation.act.title[locale], actDetails(citation.act)[locale]].filter((one) => one !== '').join(', ')}${citation.note && html`<br><span class="hint">${citation.note[locale]}</span>`}`,
    }))) },
    { id: 'version', title: passportWords.versions, body: versionPart(visit, declaration, hash, versions) },
  ])}`
}

/** What one asks first, in one glance; the chapters below say it in full. */
function essentials({ country: { bodies } }: Kernel, { locale, link }: Visit, { audience, opens, form, body: { register } }: Procedure, { sections, body }: Passport): readonly Definition[] {
  const section = (name: SectionName) => sections.find((one) => one.name === name)
  const row = (name: SectionName, term?: Text): readonly Definition[] => {
    const found = section(name)
    return found === undefined ? [] : [{ term: term ?? found.title, value: found.clauses[0]?.words[locale] }]
  }
  const responsible = bodies.find(({ registers }) => registers.includes(register))
  const result = section('gives')
  const scopes = section('scopes')
  const appeal = section('appeal')?.clauses.flatMap(({ parts = [] }) => parts).find(({ procedure }) => procedure !== undefined)
  return [
    { term: words.forWhom, value: audience[locale] },
    ...(result ? [{ term: result.title, value: list(result.clauses.map((clause) => clause.words[locale])) }] : []),
    ...(scopes ? [{ term: scopes.title, value: list(scopes.clauses.map(({ words: name, parts = [] }) => [name, ...parts.map((part) => part.words)].map((text) => text[locale]).join(' '))) }] : []),
    ...row('term', words.howLong),
    ...row('fee', words.howMuch),
    ...(isByHouse(opens) ? [] : [{ term: passportWords.documents, value: list(documentsOf(locale, form)) }]),
    { term: passportWords.body, value: addresseeOf(opens) !== undefined ? passportWords.chosenBody[locale] : responsible === undefined ? body[locale] : html`<a href="${link(`/bodies/${responsible.id}`)}">${body[locale]}</a>` },
    ...(appeal?.procedure ? [{ term: passportWords.appeal, value: html`<a href="${link(`/services/${appeal.procedure}`)}">${appeal.words[locale]}</a>` }] : []),
  ]
}

/** How it was decided this year, and which share of its answers nobody was asked for because they were known. */
function servedSoFar({ locale, link }: Visit, counts: Counts | undefined): readonly Definition[] {
  const [share, decided] = [counts && shareKnown(counts), decidedWords(counts, locale)]
  return [
    ...(decided === undefined ? [] : [{ term: howServedWords.thisYear, value: html`<a href="${link(howServedPath)}">${decided}</a>` }]),
    ...(share === undefined ? [] : [{ term: knownWords.share, value: share[locale] }]),
  ]
}

const list = (items: readonly string[]): Content => (items.length > 1 ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : items[0])

/** The documents to attach; where there are none, that the form is all. */
function documentsOf(locale: Locale, form: Procedure['form']): readonly string[] {
  const files = form.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'file')
  return files.length === 0 ? [passportWords.noDocuments[locale]] : files.map(({ label, optional }) => `${label[locale]}${optional ? ` (${passportWords.optional[locale]})` : ''}`)
}

function versionPart({ locale, link }: Visit, { id, inForce: { from, until, basis } }: Procedure, hash: string, versions: Awaited<ReturnType<Versions['list']>>): Html {
  return html`<p>${passportWords.inForceFrom[locale]}: ${dateTime(locale, from)}${until && html` – ${dateTime(locale, until)}`}. ${
    cite(locale, basis)}</p><p><a href="${link(`/services/${id}/declaration`)}">${passportWords.declaration[locale]}</a>, <a href="/services/${id}/declaration.json" download>JSON</a></p>${
    copyable(locale, { label: passportWords.version, value: hash })}${versions.length > 1 && html`<ul>${versions.map((one, index) =>
    html`<li><a href="${link(`/services/${id}/declaration`)}?version=${one.hash}">${dateTime(locale, one.from)}${one.until && html` – ${dateTime(locale, one.until)}`}</a>${index > 0 && html` · <a href="${link(changesPath(id, one.hash))}">${newsWords.changes[locale]}</a>`}</li>`)}</ul>`}`
}

function sectionOf(visit: Visit, declaration: Procedure, titles: RegisterTitles, { name, title, clauses }: PassportSection): Chapter {
  const { locale } = visit
  const drawn = name === 'steps' && html`<p class="draws"><a href="#diagram">${passportWords.diagram[locale]}</a></p><div class="scroll drawn" id="diagram" tabindex="0" role="region" aria-label="${passportWords.diagram[locale]}">${raw(diagram(declaration, locale, titles))}</div><p><a href="${bpmnPath(declaration.id, locale)}" download="${declaration.id}.bpmn">${libraryWords.process[locale]}</a></p>`
  const shared = sharedBasis(clauses)
  return { id: name, title, open: name === 'steps', body: html`${drawn}${shared && html`<p>${words.basis[locale]}: ${cite(locale, shared)}</p>`}${clauseList(visit, clauses, shared)}` }
}

const samePlace = (one: Citation, other: Citation): boolean => one.act.id === other.act.id && one.article === other.article && one.confidence === other.confidence

/** The place in the law on which all of several clauses rest: it is named once, above them. */
function sharedBasis(clauses: readonly Clause[]): Citation | undefined {
  const [first] = clauses
  return clauses.length > 1 && first?.basis && clauses.every(({ basis }) => basis && samePlace(basis, first.basis!)) ? first.basis : undefined
}

function clauseList(visit: Visit, clauses: readonly Clause[], shared?: Citation): Html {
  const { locale, link } = visit
  const named = ({ words: said, procedure, parts = [] }: Clause): Content => procedure !== undefined ? html`<a href="${link(`/services/${procedure}`)}">${said[locale]}</a>`
    : parts.length > 0 ? html`<b>${said[locale]}</b>` : said[locale]
  const one = (clause: Clause): Content => html`${named(clause)}${
    clause.basis && !shared && html` <small>${cite(locale, clause.basis)}</small>`}${clause.parts && clause.parts.length > 0 && clauseList(visit, clause.parts)}`
  return html`<ul class="clauses">${clauses.map((clause) => html`<li>${one(clause)}</li>`)}</ul>`
}
