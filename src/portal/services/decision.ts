/** A decision for its holder and the office: the certificate or letter, its grounds, its appeal, its files. */
import { officeRoles } from '../../kernel/cases/index.ts'
import { standingTo } from '../../kernel/decision-standing.ts'
import type { Kernel } from '../../kernel/index.ts'
import { bundleText, type Decision, type DecisionRecord, type DisclosedFact, holderNumber, printValidity } from '../../kernel/decisions/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { organisationName } from '../../law/official-names.ts'
import { hearingOf } from '../../law/about.ts'
import { deadlines } from '../../law/deadline.ts'
import { Failure } from '../../law/failure.ts'
import { statedFieldsOf } from '../../law/procedure.ts'
import { isLocale, languageOf, locales } from '../../law/text.ts'
import { actorHere } from '../asked.ts'
import { actions, button, certificate, chapters, cite, definitionList, groundList, notice, threadLink } from '../components/index.ts'
import { html } from '../html.ts'
import { noticesOnDecision } from '../order-notices.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, moment } from '../words.ts'
import { paragraphs } from './answer-list.ts'
import { decisionWords } from './decision-messages.ts'
import { outcomeTag, statusTag, statusWords } from './decision-words.ts'
import { casesCrumb, institutionOf, today } from './parts.ts'
import { ruleTrace } from './trace.ts'
import { walletLink } from '../wallets/link.ts'

/** The decision, and how the visitor stands to it. */
interface Seen { readonly decision: Decision; readonly standing: 'holder' | 'office' | 'stranger' }

async function seen(kernel: Kernel, actor: Actor | null, number: string): Promise<Seen> {
  const decision = await kernel.decisions.find(number)
  if (decision === undefined || decision.record.number !== number) throw new Failure('not found', decisionWords.none)
  const standing = await standingTo(kernel, actor, decision)
  if (standing === 'office' && actor !== null) {
    const office = officeRoles(await kernel.cases.decidedBy(decision.record)).find((role) => actor.roles.includes(role))
    if (office !== undefined) await noteOffice(kernel, actor, office, decision)
  }
  return { decision, standing }
}

/** An office that reads a decision about a person is noted before it does: all that it states, or these fields of it. */
export async function noteOffice({ looks }: Pick<Kernel, 'looks'>, { person }: Actor, office: string, { record: { number, holder, version, facts, basis } }: Decision, fields: readonly string[] = Object.keys(facts)): Promise<void> {
  if (holder.person !== undefined) await looks.note({ person, as: { office } }, [{ whose: holder.person.id, kind: 'decision', thing: number, declared: version, fields, basis }])
}

/** A decision for its files: only for its holder and the office. */
async function ownDecision(kernel: Kernel, visit: Visit, number: string): Promise<Decision> {
  const { decision, standing } = await seen(kernel, actorHere(visit), number)
  if (standing === 'stranger') throw new Failure('not found', decisionWords.none)
  return decision
}

const attachment = (name: string, type: string): Record<string, string> =>
  ({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })

export const decisionRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/decisions/:number', kind: 'page', permission: 'everyone', whileSuspended: true, title: decisionWords.decision,
    async handle(visit, { number }) {
      const { decision, standing } = await seen(kernel, visit.actor, number)
      // Anybody may check a decision; only its holder and the office read it.
      return standing === 'stranger' ? seeOther(visit, `/verify/${number}`) : decisionPage(kernel, visit, decision, standing)
    },
  }),
  route({
    method: 'GET', path: '/decisions/:number/document.pdf', kind: 'file', permission: 'signed in', whileSuspended: true, rateLimit: { requests: 60, seconds: 60 },
    async handle(visit, { number }) {
      const { record } = await ownDecision(kernel, visit, number)
      const lang = visit.url.searchParams.get('lang') ?? undefined
      const locale = isLocale(lang) ? lang : visit.locale
      return new Response(new Uint8Array(await kernel.decisions.document(number, locale)), { headers: attachment(`${record.number}-${locale}.pdf`, 'application/pdf') })
    },
  }),
  route({
    method: 'GET', path: '/decisions/:number/credential.jwt', kind: 'file', permission: 'signed in', whileSuspended: true,
    async handle(visit, { number }) {
      const { credential, record } = await ownDecision(kernel, visit, number)
      if (credential === undefined) throw new Failure('not found', decisionWords.none)
      return new Response(credential, { headers: attachment(`${record.number}.jwt`, 'application/vc+jwt') })
    },
  }),
  route({
    method: 'GET', path: '/decisions/:number/proof.json', kind: 'file', permission: 'signed in', whileSuspended: true,
    async handle(visit, { number }) {
      const { record } = await ownDecision(kernel, visit, number)
      return new Response(bundleText(await kernel.decisions.bundle(number)), { headers: attachment(`${record.number}-proof.json`, 'application/json') })
    },
  }),
]

/** The way to its thread, where it is on it. */
async function threadOfDecision({ threads }: Kernel, visit: Visit, { id }: DecisionRecord): Promise<Html | undefined> {
  const thing = `decision:${id}`
  return await threads.of(visit.actor, thing) && threadLink(visit, thing)
}

async function decisionPage(kernel: Kernel, visit: Visit, decision: Decision, standing: 'holder' | 'office'): Promise<Response> {
  const { locale, link } = visit
  const { record, status } = decision
  const { number, title, words, holder, decidedBy, reasons, effect } = record
  const [about, later, appealed] = await Promise.all([
    record.about === undefined ? undefined : kernel.decisions.find(record.about), kernel.decisions.listAbout(record.id), kernel.cases.appealOf(record),
  ])
  const holderWords: Content = holder.organisation ? html`${organisationName(holder.organisation, locale)}<br>${identifier(holderNumber(holder)!, 6)}`
    : holder.body ? holder.body.name[locale] : (await kernel.parties.person(holder.person?.id ?? ''))?.name
  const stated = await claimed(kernel, decision)
  const factsOf = (some: readonly DisclosedFact[]) => some.map(({ label, value }) => ({ term: label, value: value[locale] }))
  const others = record.disclosed.filter((fact) => !stated.includes(fact))
  const facts = definitionList(locale, [
    { term: decisionWords.holder, value: holderWords }, ...factsOf(stated),
    { term: decisionWords.decidedOn, value: dateTime(locale, record.decidedOn) },
    { term: decisionWords.decidedBy, value: [decidedBy.office[locale], decidedBy.name].filter((part) => part !== '').join(', ') },
    ...(record.validUntil === undefined ? [] : [{ term: decisionWords.valid, value: printValidity(record.validFrom, record.validUntil)[locale] }]),
    ...(record.basis ? [{ term: decisionWords.basis, value: cite(locale, record.basis) }] : []),
    ...(about ? [{ term: decisionWords.about, value: html`<a href="${link(`/decisions/${about.record.number}`)}">${about.record.title[locale]}, № ${about.record.number}</a>` }] : []),
  ])
  const grounds = record.grounds.length > 0 && html`<h2>${decisionWords.grounds[locale]}</h2>${groundList(locale, record.grounds)}`
  const why = reasons && html`<h2>${decisionWords.reasons[locale]}</h2><p class="prose">${paragraphs(reasons)}</p>`
  const body = html`<p class="lead">${words[locale]}</p>${facts}${grounds}${why}`
  const paper = effect === 'grant'
    ? certificate(locale, { issuer: record.institutionName, title, number, body, foot: html`<p>${statusTag(locale, status)}</p><p>${decisionWords.verify[locale]}: <a href="${link(`/verify/${number}`)}">${visit.settings.origin}/verify/${number}</a></p>` })
    : html`<article><p class="hint">${record.institutionName[locale]}</p><h1>${title[locale]}</h1><p>№ ${number} ${outcomeTag(locale, decision)}</p>${body}</article>`
  return page({
    visit, title: `${title[locale]}, № ${number}`, current: institutionOf(record.procedure), breadcrumbs: [casesCrumb],
    body: html`${statusNotice(visit, decision)}${await noticesOnDecision(kernel, visit, record)}${paper}${appeal(kernel, visit, decision, standing, appealed)}${laterList(visit, later.filter((one) => standing === 'office' || isSameHolder(one.record, record)))}<h2>${decisionWords.downloads[locale]}</h2>${downloads(visit, decision, standing === 'holder' && walletLink(kernel, visit, decision))}${actions(
      html`<a href="${link(`/cases/${record.case}`)}">${decisionWords.openCase[locale]}</a>`, html`<a href="${link(`/verify/${number}`)}">${decisionWords.verify[locale]}</a>`)}${await threadOfDecision(kernel, visit, record)}<p class="hint">${await proof(kernel, visit, decision)}</p>${chapters(locale, [
      ...(others.length > 0 ? [{ title: decisionWords.facts, body: definitionList(locale, factsOf(others)) }] : []),
      { title: decisionWords.rules, body: await rulesOf(kernel, visit, decision) },
    ])}`,
  })
}

function statusNotice(visit: Visit, { status }: Decision): Content {
  const { locale } = visit
  if (status.status !== 'revoked' && status.status !== 'suspended') return undefined
  return notice(locale, { kind: 'warning', title: statusWords[status.status], body: html`<p>${moment(visit, status.since)}. ${decisionWords.reason[locale]}: ${status.reason[locale]}</p>` })
}

function appeal(kernel: Kernel, visit: Visit, { record, status }: Decision, standing: 'holder' | 'office', appealed: { readonly id: string; readonly number: string } | undefined): Content {
  const { locale, link } = visit
  if (record.appeal === undefined) return undefined
  const { until, to, basis } = record.appeal
  const open = today(kernel) <= until && status.status !== 'revoked'
  return html`<h2 id="appeal">${decisionWords.appeal[locale]}</h2>${definitionList(locale, [
    { term: deadlines.appeal, value: dateTime(locale, until) }, { term: decisionWords.appealTo, value: to[locale] }, { term: decisionWords.basis, value: cite(locale, basis) },
  ])}${appealed ? html`<p>${decisionWords.appealed[locale]}: ${standing === 'holder' ? html`<a href="${link(`/cases/${appealed.id}`)}">${decisionWords.case[locale]} № ${appealed.number}</a>` : `${decisionWords.case[locale]} № ${appealed.number}`}</p>`
    : open ? standing === 'holder' && actions(button(locale, decisionWords.appealBegin, { href: `${link(`/services/${hearingOf(kernel.cases.procedures, record)!}/apply`)}?about=${record.id}` }))
    : html`<p>${decisionWords.appealOver[locale]}</p>`}`
}

/** Whether two decisions are about the same party: what a guest of a group was given is not for whoever named them. */
const isSameHolder = ({ holder: one }: DecisionRecord, { holder: other }: DecisionRecord): boolean => holderNumber(one) === holderNumber(other) && one.person?.id === other.person?.id && one.body?.id === other.body?.id

const laterList = ({ locale, link }: Visit, later: readonly Decision[]): Content => later.length > 0 && html`<h2>${decisionWords.later[locale]}</h2><ul>${later.map(({ record }) =>
  html`<li><a href="${link(`/decisions/${record.number}`)}">${record.title[locale]}, № ${record.number}</a>, ${dateTime(locale, record.decidedOn)}</li>`)}</ul>`

function downloads({ locale }: Visit, { record: { number }, credential }: Decision, wallet: Content): Html {
  const at = `/decisions/${number}`
  const pdfs = locales.map((one, place) => [place > 0 && ', ', html`<a href="${at}/document.pdf?lang=${one}" hreflang="${one}" lang="${one}" download>${languageOf(one).name}</a>`])
  return html`<ul>${wallet}<li>${decisionWords.pdf[locale]}: ${pdfs}</li>${credential !== undefined && html`<li><a href="${at}/credential.jwt" download>${decisionWords.credential[locale]}</a></li>`}<li><a href="${at}/proof.json" download>${decisionWords.bundle[locale]}</a></li></ul>`
}

async function proof({ journal }: Kernel, { locale, link }: Visit, { entry }: Decision): Promise<Content> {
  const index = (await journal.entry(entry))?.index
  return index !== undefined && html`<a href="${link(`/journal/entries/${index}`)}">${decisionWords.proof[locale]} № ${index}</a>`
}

/** The facts that the act itself states: those of its credential and what it concerns, without what the portal knows of the holder, who is named already. */
async function claimed({ cases }: Kernel, { record }: Decision): Promise<readonly DisclosedFact[]> {
  const declaration = await cases.versions.byHash(record.version)
  const claims = declaration.decisions[record.kind]?.credential?.claims ?? []
  const labels = statedFieldsOf(declaration).filter(({ name, from }) => from === 'subject.name' || (claims.includes(name) && (from === undefined || from.startsWith('subject.')))).map(({ label }) => label.en)
  return record.disclosed.filter(({ label }) => labels.includes(label.en))
}

/** How each rule came out, with what it saw. */
async function rulesOf(kernel: Kernel, visit: Visit, { record }: Decision): Promise<Content> {
  const declaration = await kernel.cases.versions.byHash(record.version)
  return record.rules.map(({ rule, trace }) => ruleTrace(visit, declaration, { rule, trace, reading: record.reading }))
}
