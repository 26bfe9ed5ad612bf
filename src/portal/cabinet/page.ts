/** The cabinet's first page: what awaits whoever is here, in the hat that they wear; and where else something does. */
import type { Awaited } from '../../kernel/awaiting/index.ts'
import type { DraftSummary, Page } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import { debtorsSeenBy } from '../../kernel/ledger/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor, LeftHeading } from '../../kernel/parties/index.ts'
import { actingFor } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { actions, button, emptyState, form, groundList, notice, tag } from '../components/index.ts'
import { counterWords } from '../counter/messages.ts'
import { looksPath, lookWords } from '../looks/index.ts'
import { dueOn } from '../desk/due.ts'
import { dueWords } from '../desk/messages.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { OwnPlace } from '../institution.ts'
import type { OverdueBooks } from '../money/index.ts'
import { page } from '../layout.ts'
import type { Visit } from '../visit.ts'
import { appealLine } from '../services/decision-words.ts'
import { titleOf } from '../services/parts.ts'
import { dateTime, moment, money, say } from '../words.ts'
import { unreadWords, words } from './messages.ts'
import { leftList } from './left.ts'
import { cabinetNav } from './nav.ts'
import { officeBlock } from './office.ts'
import { overdueBlock, owedBlock } from './owed.ts'
import { ownBlock } from './own.ts'

/** So many of one kind are shown at once. */
const shown = 25
/** So many are listed as are counted. */
const counted = 1000

export async function cabinetPage(kernel: Kernel, visit: Visit, own: readonly OwnPlace[], overdue: readonly OverdueBooks[]): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const inOffice = actor.roles.length > 0
  const [awaited, elsewhere, owed, applicants, drafts, appealable, left, had, debts] = await Promise.all([
    kernel.awaiting.of(actor, counted), otherHats(kernel, visit, actor),
    debtorsSeenBy(kernel.parties, kernel.country.bodies, actor).then((debtors) => Promise.all(debtors.map((debtor) => kernel.ledger.invoicesOf(debtor)))),
    inOffice ? kernel.cases.queue(actor, { state: 'applicant', page: 1, size: 1 }) : undefined, inOffice ? [] : kernel.cases.ownDrafts(actor),
    kernel.cases.appealable(actor, shown), kernel.parties.leftHeadings(actor),
    inOffice ? '' : ownBlock(kernel, visit, own, actor), inOffice ? overdueBlock(visit, overdue, actor) : '',
  ])
  // The page of a draft that was left last stands with its draft: one thing is listed once.
  const ofDrafts = drafts.flatMap(({ id }) => left.find(({ page: at }) => isOfDraft(at, id)) ?? [])
  const { calendar } = kernel.country
  const today = dayOf(kernel.now(), calendar.zone)
  const list = (of: readonly Awaited[], all = '/cases'): Html => html`<ul class="tasks">${of.slice(0, shown).map((one) => item(kernel, visit, one, today))}</ul>${
    of.length > shown && html`<p><a href="${link(all)}">${words.allOfThem[locale]} (${of.length})</a></p>`}`
  return page({
    visit, title: words.cabinet, width: 'wide', headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${words.cabinet[locale]}</h1><p>${words.inTheNameOf[locale]} <b>${inOffice ? say(locale, visit.hats.find(({ worn }) => worn)?.name ?? actor.name) : actingFor(actor, locale)}</b></p>${
      cabinetNav(visit, '/cabinet')}${owedBlock(visit, owed.flat(), { calendar, today })}${(visit.unread ?? 0) > 0 && html`<p><a href="${link('/account/inbox')}">${unreadWords(visit.unread!)[locale]}</a></p>`}${appealList(visit, appealable, today)}${
      inOffice ? officeLists(visit, awaited, applicants?.total ?? 0, list, debts) : ownList(visit, awaited, list, appealable.total)}${draftList(kernel, visit, drafts, ofDrafts)}${leftList(visit, left.filter((one) => !ofDrafts.includes(one)))}${had}${elsewhere}${!inOffice && actor.organisation === undefined && html`<p><a href="${link(looksPath)}">${lookWords.title[locale]}</a></p><p><a href="${link('/account/visits')}">${counterWords.myVisits[locale]}</a></p>`}${
      inOffice && kernel.cases.isHead(actor) && await officeBlock(kernel, visit, actor)}`,
  })
}

function item({ country: { calendar } }: Kernel, { locale, link }: Visit, { title, hint, path, due, late, amount }: Awaited, today: Day): Html {
  // Hours may be over while their day is not.
  const said = due === undefined ? undefined : late && due >= today ? { text: dueWords.over, tone: 'late' as const } : dueOn(calendar, due, today)
  const parts: readonly Content[] = [
    ...(hint ? [hint[locale]] : []), ...(amount === undefined ? [] : [money(locale, amount)]), ...(due === undefined ? [] : [html`${words.until[locale]}: ${dateTime(locale, due)}`]),
  ]
  return html`<li><div><a href="${link(path)}">${title[locale]}</a><p class="hint">${parts.map((part, place) => [place > 0 && ' · ', part])}</p></div>${said && tag(locale, said.text, said.tone)}</li>`
}

/** What awaits somebody for themself or for a company. What is to be paid stands above, with how; what was begun stands below, with the way to throw it away. */
function ownList(visit: Visit, awaited: readonly Awaited[], list: (of: readonly Awaited[]) => Html, appealable: number): Content {
  const { locale, link, actor } = visit
  const toDo = awaited.filter(({ way, path }) => way !== 'pay' && !path.startsWith('/drafts/'))
  // Whoever can still appeal has something to decide: the cabinet is not empty.
  if (awaited.length === 0 && appealable === 0) {
    return emptyState(locale, {
      title: words.nothing, body: (actor?.organisation === undefined ? words.nothingSelf : words.nothingCompany)[locale],
      action: actions(button(locale, words.toServices, { href: link('/services') }), actor?.organisation === undefined && button(locale, words.addCompany, { kind: 'quiet', href: link('/account/companies/new') })),
    })
  }
  return toDo.length > 0 && html`<h2>${words.toDo[locale]}</h2>${list(toDo)}`
}

/** What was decided about whoever is here while they can still appeal: why, and until when. */
function appealList(visit: Visit, { rows, total }: Page<Decision>, today: Day): Content {
  const { locale, link } = visit
  return total > 0 && html`<h2>${words.appealable[locale]}</h2>${rows.map((decision) => notice(locale, {
    kind: 'warning', body: html`<p><a href="${link(`/decisions/${decision.record.number}`)}">${decision.record.title[locale]}, № ${decision.record.number}</a></p>${
      decision.record.grounds.length > 0 && groundList(locale, decision.record.grounds)}${appealLine(visit, decision, today)}`,
  }))}${total > rows.length && html`<p><a href="${link('/cases')}">${words.allOfThem[locale]} (${total})</a></p>`}`
}

/** Whether a page that was left is of this draft. Of one that was thrown away or sent meanwhile it stands by itself, where it can be put away. */
const isOfDraft = (at: string, id: string): boolean => at === `/drafts/${id}` || at.startsWith(`/drafts/${id}/`)

/** What was begun and not sent yet: each can be gone on with, at the page where answers were left, or thrown away. */
function draftList(kernel: Kernel, visit: Visit, drafts: readonly DraftSummary[], left: readonly LeftHeading[]): Content {
  const { locale, link } = visit
  const rows = drafts.map((draft) => ({ ...draft, leftOn: left.find(({ page: at }) => isOfDraft(at, draft.id)) }))
  return rows.length > 0 && html`<h2>${words.drafts[locale]}</h2><ul class="tasks">${rows.map(({ id, procedure, changedAt, leftOn }) => html`<li><div><a href="${link(leftOn?.page ?? `/drafts/${id}`)}">${
    titleOf(kernel, procedure)[locale]}</a><p class="hint">${words.changed[locale]}: ${moment(visit, leftOn?.leftAt ?? changedAt)}</p></div><a href="${link(`/drafts/${id}/delete`)}">${
    words.discard[locale]}<span class="unseen">: ${titleOf(kernel, procedure)[locale]}</span></a></li>`)}</ul>`
}

/** What awaits an office: what is late first, then to act, to vote and to sign, how much stands with applicants, and what others owe and pay late. */
function officeLists({ locale, link }: Visit, awaited: readonly Awaited[], applicants: number, list: (of: readonly Awaited[], all: string) => Html, debts: Content): Html {
  const intime = awaited.filter(({ late }) => !late)
  const parts = [
    [words.overdue, 'late', awaited.filter(({ late }) => late)], [words.act, 'act', intime.filter(({ way }) => way === 'act' || way === 'pay')],
    [words.vote, 'vote', intime.filter(({ way }) => way === 'vote')], [words.sign, 'sign', intime.filter(({ way }) => way === 'sign')],
  ] as const satisfies readonly (readonly [Text, string, readonly Awaited[]])[]
  return html`${awaited.length === 0 && !debts && emptyState(locale, { title: words.nothing, body: words.nothingOffice[locale] })}${parts.map(([title, waits, of]) =>
    of.length > 0 && html`<h2>${title[locale]} (${of.length})</h2>${list(of, `/desk?waits=${waits}`)}`)}${applicants > 0 && html`<h2>${words.applicant[locale]} (${applicants})</h2><p><a href="${
    link('/desk')}?state=applicant">${words.allOfThem[locale]}</a></p>`}${debts}`
}

/** The other hats in which something awaits the same person: a button puts each on. */
async function otherHats({ parties, awaiting }: Kernel, visit: Visit, { person, name }: Actor): Promise<Content> {
  const { locale, link, hats } = visit
  const others = hats.filter(({ worn }) => !worn).slice(0, 10)
  if (others.length === 0 || visit.suspended) return false
  const [rights, roles] = await Promise.all([parties.organisationsOf(person), parties.rolesOf(person)])
  const actorIn = (id: string): Actor | undefined => {
    const right = rights.find(({ organisation }) => organisation.id === id)
    if (right) return { person, name, roles: [], organisation: right.organisation, capacity: right.capacity, ...(right.delegation && { delegation: right.delegation }) }
    return id === 'office' ? { person, name, roles } : id === 'self' ? { person, name, roles: [] } : undefined
  }
  const counted = await Promise.all(others.map(async (hat) => {
    const actor = actorIn(hat.id)
    return { hat, total: actor === undefined ? 0 : (await awaiting.count(actor)).total }
  }))
  const waiting = counted.filter(({ total }) => total > 0)
  return waiting.length > 0 && html`<h2>${words.elsewhere[locale]}</h2>${form(visit, {
    action: link('/account/hat'),
    body: html`<input type="hidden" name="to" value="${link('/cabinet')}"><ul class="tasks">${waiting.map(({ hat, total }) =>
      html`<li><div>${say(locale, hat.name)}</div><button class="button quiet" name="hat" value="${hat.id}">${words.toDo[locale]}: ${total}<span class="unseen"> (${say(locale, hat.name)})</span></button></li>`)}</ul>`,
  })}`
}
