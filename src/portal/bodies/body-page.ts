/**
 * The page of a body, one skeleton for all: what it answers for, its services, registers, figures, leadership, contacts and law, and where its decisions can be
 * verified. Made from what is declared and kept alone, so that a new body has its page with its declaration.
 */
import type { Kernel } from '../../kernel/index.ts'
import { paths } from '../../kernel/decisions/index.ts'
import { maySee } from '../../kernel/registers/index.ts'
import { administratorOf, type Body } from '../../law/body.ts'
import { formatNumber, formatWithin } from '../../law/format.ts'
import { officesOf } from '../../law/in-body.ts'
import { type CitedLaw, lawsOf } from '../../law/passport.ts'
import type { Text } from '../../law/text.ts'
import { cite, type Definition, definitionList, emptyState, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { lookerIn } from '../registers/asked.ts'
import { permits } from '../permission.ts'
import type { Visit } from '../visit.ts'
import { furtherServices, servicesOffered } from '../ways/index.ts'
import { identifier } from '../words.ts'
import { accountsPart, type IncomeTitles } from './accounts.ts'
import { answersOf, type Answers, bodyOfRegister } from './declared.ts'
import { figuresOf } from './figures.ts'
import { bodyWords as words, holdersCount, servicesCount } from './messages.ts'

type Offered = ReturnType<typeof servicesOffered>

/** Services that are told with what they are and how long they take. */
const toldAtLength = 8

/** A part of the page, with the place to which its name leads. */
interface Part { readonly id: string; readonly title: Text; readonly body: Content }

export async function bodyPage(kernel: Kernel, visit: Visit, body: Body, incomes: IncomeTitles): Promise<Response> {
  const { locale, link } = visit
  const { procedures } = kernel.cases
  const answers = answersOf(body, procedures)
  const offered = servicesOffered(kernel).filter(({ procedure }) => body.registers.includes(procedure.body.register))
  const [registers, figures, offices] = await Promise.all([registersPart(kernel, visit, body), figuresOf(kernel, visit, body), officesPart(kernel, visit, body)])
  const accounts = accountsPart(kernel, visit, body, incomes)
  const parts: readonly Part[] = [
    { id: 'answers', title: words.answersFor, body: answersPart(visit, answers, offered) },
    { id: 'services', title: words.services, body: servicesPart(visit, offered) },
    { id: 'registers', title: words.keptRegisters, body: registers },
    { id: 'figures', title: words.figures, body: figures },
    { id: 'leadership', title: words.leadership, body: offices },
    { id: 'contacts', title: words.contacts, body: contactsPart(visit, body) },
    ...(accounts ? [{ id: 'accounts', title: words.accounts, body: accounts }] : []),
    ...(body.counter?.appointments === undefined ? [] : [{ id: 'queue', title: words.queue, body: html`<p><a href="${link(`/bodies/${body.id}/queue`)}">${words.toQueue[locale]}</a></p>` }]),
    { id: 'law', title: words.law, body: lawPart(visit, lawsOf([...answers.decides, ...answers.reviews])) },
    { id: 'verify', title: words.verified, body: verifyPart(kernel, visit, body) },
  ]
  return page({
    visit, title: body.name, width: 'wide', breadcrumbs: [{ title: words.bodies, path: '/bodies' }],
    body: html`<h1>${body.name[locale]}</h1><p class="lead">${words.bodyLead[locale]}</p>${administers(visit, body) && html`<p><a href="${link(`/bodies/${body.id}/offices`)}">${words.appoint[locale]}</a></p>`}<nav aria-label="${
      words.parts[locale]}"><ul class="chips">${parts.map(({ id, title }) => html`<li><a href="#${id}">${title[locale]}</a></li>`)}</ul></nav>${
      parts.map(({ id, title, body: content }) => html`<h2 id="${id}">${title[locale]}</h2>${content}`)}`,
  })
}

/** Whether whoever looks may open the page on which people are appointed here. */
const administers = ({ actor, scopes }: Visit, body: Body): boolean => permits({ anyRole: ['administrator', administratorOf(body)] }, { actor, scopes }) === 'yes'

/** The tasks of a body. What it offers as a service is told with the services, and stands here as their number alone. */
function answersPart({ locale, link }: Visit, { decides, reviews, advises, reports }: Answers, offered: Offered): Html {
  const services = new Set(offered.map(({ procedure }) => procedure.id))
  const listed = (term: Text, of: readonly { readonly id: string; readonly title: Text }[]): readonly Definition[] => (of.length === 0 ? [] : [{
    term, value: html`<ul>${of.some(({ id }) => services.has(id)) && html`<li><a href="#services">${servicesCount(of.filter(({ id }) => services.has(id)).length)[locale]}</a></li>`}${of.filter(({ id }) => !services.has(id)).map(({ id, title }) => html`<li><a href="${link(`/services/${id}`)}">${title[locale]}</a></li>`)}</ul>`,
  }])
  const all = [
    ...listed(words.decides, decides), ...listed(words.reviews, reviews), ...listed(words.advises, advises), ...listed(words.reports, reports.map(({ procedure, title }) => ({ id: procedure, title }))),
  ]
  return all.length === 0 ? html`<p>${words.noAnswers[locale]}</p>` : definitionList(locale, all)
}

/** What one can apply for here, in the order in which services are offered: the first with what they are, further ones by their names. */
function servicesPart({ locale, link }: Visit, offered: Offered): Html {
  const further = offered.slice(toldAtLength)
  return offered.length === 0 ? html`<p>${words.noServices[locale]}.</p>` : html`<ul class="results">${offered.slice(0, toldAtLength).map(({ path, title, hint, procedure }) =>
    html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p><p class="hint">${procedure.audience[locale]} · ${formatWithin(procedure.clock.within, locale)}</p></li>`)}</ul>${
    further.length > 0 && html`<details><summary>${furtherServices(further.length)[locale]}</summary><ul class="also">${further.map(({ path, title }) => html`<li><a href="${link(path)}">${title[locale]}</a></li>`)}</ul></details>`}`
}

async function registersPart({ registers, cases, country: { bodies } }: Kernel, visit: Visit, body: Body): Promise<Html> {
  const { locale, link } = visit
  const kept = registers.listed.filter((one) => maySee(one, lookerIn(visit)) && bodyOfRegister(bodies, cases.procedures, one)?.id === body.id)
  if (kept.length === 0) return html`<p>${words.noKeptRegisters[locale]}</p>`
  const counts = Map.groupBy(await registers.counts(), ({ register }) => register)
  const entries = (id: string): number => (counts.get(id) ?? []).reduce((sum, { count }) => sum + count, 0)
  return table(locale, {
    caption: words.keptRegisters, captionUnseen: true, rows: kept, columns: [
      { title: words.keptRegisters, header: true, cell: ({ id, title, summary }) => html`<a href="${link(`/registers/${id}`)}">${title[locale]}</a><p class="hint">${summary[locale]}</p>` },
      { title: words.entries, numeric: true, cell: ({ id }) => (entries(id) === 0 ? html`<span class="faint">${words.noEntries[locale]}</span>` : formatNumber(entries(id), locale)) },
    ],
  })
}

/** Every office with how many hold it; those that the declaration names as leading come first, with the names of their holders. */
async function officesPart({ parties }: Kernel, { locale }: Visit, body: Body): Promise<Html> {
  const { leadership = [], roles } = body
  const titles = officesOf(body)
  const shown = [...leadership, ...Object.keys(roles).filter((role) => !leadership.includes(role))]
  const offices = await Promise.all(shown.map(async (role) => ({ role, title: titles[role], holders: await parties.holdersOf([role]) })))
  const holding = ({ role, holders }: (typeof offices)[number]): Content => holders.length === 0 ? html`<span class="faint">${words.nobody[locale]}</span>`
    : leadership.includes(role) ? holders.map(({ name }, at) => [at > 0 && html`<br>`, name]) : holdersCount(holders.length)[locale]
  return html`<p class="hint">${words.leadershipHint[locale]}</p>${table(locale, {
    caption: words.leadership, captionUnseen: true, rows: offices, empty: emptyState(locale, { title: words.noOffices }), columns: [
      { title: words.office, header: true, cell: ({ role, title }) => html`${title?.[locale] ?? role}${leadership.includes(role) && [' ', tag(locale, words.leads)]}` },
      { title: words.inOffice, cell: holding },
    ],
  })}`
}

function contactsPart({ locale }: Visit, { identifiers, address, site, phone, email }: Body): Html {
  const unset = html`<span class="faint">${words.unset[locale]}</span>`
  return definitionList(locale, [
    { term: words.identifiers, value: identifiers.length === 0 ? unset : identifiers.map(({ value }) => html`${identifier(value)} `) },
    { term: words.address, value: address?.[locale] ?? unset },
    { term: words.site, value: site === undefined ? unset : html`<a href="${site}">${site}</a>` },
    ...(phone === undefined ? [] : [{ term: words.phone, value: html`<a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>` }]),
    ...(email === undefined ? [] : [{ term: words.emailOfBody, value: html`<a href="mailto:${email}">${email}</a>` }]),
  ])
}

/** The acts, each with its places that are cited, every place once. */
function lawPart({ locale }: Visit, laws: readonly CitedLaw[]): Html {
  if (laws.length === 0) return html`<p>${words.noLaw[locale]}</p>`
  const acts = [...Map.groupBy(laws, ({ citation }) => citation.act.id).values()]
  return html`<p>${words.lawLead[locale]}</p>${definitionList(locale, acts.map((places) => ({
    term: places[0]!.citation.act.title, value: html`<ul>${places.map(({ citation }) => html`<li>${cite(locale, citation)}</li>`)}</ul>`,
  })))}`
}

function verifyPart(kernel: Kernel, { locale, link }: Visit, { id, registers }: Body): Html {
  const did = kernel.decisions.didDocument(id)
  return html`<p>${words.verifiedLead[locale]}</p>${definitionList(locale, [
    { term: words.verify, value: html`<a href="${link('/verify')}">${words.verify[locale]}</a>` },
    { term: words.registers, value: registers.join(', ') || words.noRegisters[locale] },
    { term: words.issuer, value: did && html`<code>${did.id}</code>` },
    { term: words.issuerKeys, value: html`<a href="${paths.bodyDidDocument(id)}">did.json</a>` },
    { term: words.inJournal, value: html`<a href="${link('/journal/entries')}?type=decision.issued">${words.inJournal[locale]}</a>` },
  ])}`
}
