/**
 * The counter for people without an account: an officer types what their document says; another officer reviews the visit; what is written to them is printed.
 *
 * Promises: serves nobody so who has an account; an address of a case is shown once, when it is given out, and makes the earlier one void; no officer reviews their own visit; what is
 * listed or opened of a person is a look that they see, and their document stands on the page of one visit alone.
 */
import type { Kernel } from '../../kernel/index.ts'
import { documentKinds, type Paper, type ReviewedVisit, type ReviewList, reviewLists, reviewsOnPage } from '../../kernel/parties/index.ts'
import { qrSvg } from '../../kernel/papers/index.ts'
import { administratorOf, countersOf } from '../../law/body.ts'
import type { Problem } from '../../law/failure.ts'
import { isLocale, languageOf, locales, same, type Text } from '../../law/text.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { cabinetCrumb } from '../cabinet/nav.ts'
import { actions, button, definitionList, emptyState, errorSummary, field, form, notice, pagination, table } from '../components/index.ts'
import { html, type Html, raw } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import type { Permission } from '../permission.ts'
import { type Route, route } from '../routes.ts'
import { paragraphs } from '../services/answer-list.ts'
import { followPath } from '../services/open-unnamed.ts'
import { titleOf } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { documentWords as words, foundWords } from './by-document-messages.ts'
import { counterWords } from './messages.ts'

type Again = { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }

/** The page of the visit that goes on, with what was wrong. */
type ServingAgain = (visit: Visit, problems: readonly Problem[], values: Readonly<Record<string, string>>) => Promise<Response>

const crumb = { title: counterWords.title, path: '/counter' }
const unkept = { 'cache-control': 'private, no-store' } as const

export const byDocumentRoutes = (kernel: Kernel, again: ServingAgain): readonly Route[] => [
  route({
    method: 'GET', path: '/counter/document', kind: 'page', permission: 'signed in', title: words.title,
    handle: (visit) => documentPage(kernel, visit),
  }),
  route({
    method: 'POST', path: '/counter/document', kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const actor = actorHere(visit)
      const { values } = await visit.form()
      const { name = '', number = '', kind = '', document = '', language, correct, body } = values
      const secret = cookie(visit.request, kernel.parties.cookie.name) ?? ''
      try {
        await kernel.parties.countTry('counter', { account: actor.person })
        await kernel.parties.counter.serveByDocument(secret, actor, { name, number, kind, document, locale: isLocale(language) ? language : visit.locale, correct: correct !== undefined, ...(body && { body }) })
        const serving = await kernel.parties.actorOf(secret)
        if (serving) await kernel.cases.bringDrafts(serving)
        return seeOther(visit, '/counter')
      } catch (error) {
        return documentPage(kernel, visit, { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'POST', path: '/counter/address', kind: 'page', permission: 'signed in', atCounter: true, title: words.follow, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit) {
      const { values } = await visit.form()
      const { number = '' } = values
      try {
        return addressPage(visit, number.trim(), (await kernel.cases.giveAddress(actorHere(visit), number)).address)
      } catch (error) {
        return again(visit, problemsOf(error), values)
      }
    },
  }),
  route({
    method: 'GET', path: '/counter/papers', kind: 'page', permission: 'signed in', title: words.papers,
    async handle(visit) {
      const { locale, link } = visit
      const which = visit.url.searchParams.has('printed') ? 'printed' : 'to print'
      const papers = await kernel.parties.counter.papers(actorHere(visit), which)
      const title = which === 'printed' ? words.printedPapers : words.papers
      return page({
        visit, title, breadcrumbs: [cabinetCrumb, crumb], headers: unkept,
        body: html`<h1>${title[locale]}</h1><p class="lead">${words.papersLead[locale]}</p><p><a href="${link('/counter/papers')}${which === 'to print' && '?printed'}">${(which === 'printed' ? words.papers : words.printedPapers)[locale]}</a></p>${table<Paper>(locale, {
          caption: title, captionUnseen: true, rows: papers, empty: emptyState(locale, { title: which === 'printed' ? words.nonePrinted : words.noPapers }), columns: [
            { title: counterWords.person, header: true, cell: ({ name }) => name }, { title: words.letter, cell: ({ subject }) => subject[locale] }, { title: words.sent, cell: ({ sentAt }) => moment(visit, sentAt) },
            ...(which === 'printed' ? [{ title: words.printed, cell: ({ printedAt }: Paper) => printedAt !== null && moment(visit, printedAt) }] : []),
            { title: words.open, cell: ({ id, name }) => form(visit, { action: link(`/counter/papers/${id}`), keeps: 'nothing', body: button(locale, html`${words.open[locale]}<span class="unseen"> ${name}</span>`, { kind: 'plain' }) }) },
          ],
        })}`,
      })
    },
  }),
  route({
    method: 'POST', path: '/counter/papers/:id', kind: 'page', permission: 'signed in', title: words.letter, rateLimit: { requests: 240, seconds: 600 },
    async handle(visit, { id }) {
      await visit.form()
      const { locale, link } = visit
      const { name, subject, body, sentAt, printedAt, locale: own } = await kernel.parties.counter.paper(actorHere(visit), idFrom(id))
      return page({
        visit, title: words.letter, breadcrumbs: [cabinetCrumb, crumb, { title: words.papers, path: '/counter/papers' }], headers: unkept,
        body: html`<div class="on-screen">${printedAt === null ? html`<p>${words.printIt[locale]}</p>${form(visit, { action: link(`/counter/papers/${id}/printed`), keeps: 'nothing', body: actions(button(locale, words.printed)) })}`
          : notice(locale, { kind: 'good', body: html`${words.printed[locale]}: ${moment(visit, printedAt)}` })}</div><div lang="${own}"><p><b>${name}</b><br>${moment(visit, sentAt)}</p><h1>${subject[own]}</h1><div class="prose">${paragraphs(body[own])}</div></div>`,
      })
    },
  }),
  route({
    method: 'POST', path: '/counter/papers/:id/printed', kind: 'page', permission: 'signed in', title: words.printed, rateLimit: { requests: 240, seconds: 600 },
    async handle(visit, { id }) {
      await visit.form()
      await kernel.parties.counter.print(actorHere(visit), idFrom(id))
      return seeOther(visit, '/counter/papers')
    },
  }),
  route({
    method: 'GET', path: '/counter/review/:id', kind: 'page', permission: 'signed in', title: words.oneVisit,
    handle: (visit, { id }) => visitPage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'GET', path: '/counter/review', kind: 'page', permission: 'signed in', title: words.review,
    handle: (visit) => reviewPage(kernel, visit),
  }),
  route({
    method: 'POST', path: '/counter/review/:id', kind: 'page', permission: 'signed in', title: words.review, rateLimit: { requests: 240, seconds: 600 },
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        await kernel.parties.counter.review(actorHere(visit), idFrom(id), { found: values['found'] ?? '', reasons: values['reasons'] ?? '' })
        return seeOther(visit, '/counter/review')
      } catch (error) {
        return visitPage(kernel, visit, idFrom(id), { values, problems: problemsOf(error) })
      }
    },
  }),
]

/** What leads from the counter to people without an account, and to what was written to them. */
export const byDocumentLinks = ({ locale, link }: Visit): Html => html`<p><a href="${link('/counter/document')}">${words.title[locale]}</a> · <a href="${link('/counter/papers')}">${words.papers[locale]}</a></p>`

async function documentPage(kernel: Kernel, visit: Visit, again: Again = { values: { language: visit.locale }, problems: [] }): Promise<Response> {
  const { locale, link } = visit
  const at = countersOf(kernel.parties.bodies, actorHere(visit).roles)
  // Whoever sits at no counter is told so by what they ask, as on the page of the counter.
  if (at.length === 0) await kernel.parties.counter.papers(actorHere(visit))
  const ask = (name: string, label: Text, hint?: Text): Html => field(locale, { kind: 'input', name, label, ...(hint && { hint }), width: 'medium', autocomplete: 'off' }, again)
  return page({
    visit, title: words.title, breadcrumbs: [cabinetCrumb, crumb], error: again.problems.length > 0,
    body: html`${errorSummary(locale, again.problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${form(visit, {
      action: link('/counter/document'), keeps: 'nothing', body: html`${at.length > 1 && field(locale, { kind: 'choice', name: 'body', label: counterWords.atBody, choices: at.map(({ id, name }) => ({ value: id, label: name })) }, again)}${
        ask('name', words.name)}${ask('number', words.number, words.numberHint)}${
        field(locale, { kind: 'choice', name: 'kind', label: words.kind, choices: Object.entries(documentKinds).map(([value, label]) => ({ value, label })) }, again)}${ask('document', words.document, words.documentHint)}${
        field(locale, { kind: 'choice', name: 'language', label: words.language, choices: locales.map((one) => ({ value: one, label: same(languageOf(one).name) })) }, again)}${
        actions(button(locale, words.begin), again.problems.some(({ field: at }) => at === 'name') && again.values['name']?.trim() && button(locale, words.correct, { kind: 'quiet', name: 'correct', value: 'name' }))}<p class="hint">${words.unchecked[locale]}</p>`,
    })}`,
  })
}

/** Asks for another address of a case of whoever is served: the one of a receipt, or where none is named the one that is typed. */
export const askAddress = (visit: Visit, number?: string, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Html => form(visit, {
  action: visit.link('/counter/address'), keeps: 'nothing', body: html`${number === undefined
    ? field(visit.locale, { kind: 'input', name: 'number', label: words.caseNumber, hint: words.caseNumberHint, width: 'short', autocomplete: 'off' }, { values, problems })
    : html`<input type="hidden" name="number" value="${number}">`}${actions(button(visit.locale, words.printAddress, { kind: 'quiet' }))}`,
})

/** Where whoever has no account follows a case: shown once, to be printed. */
function addressPage(visit: Visit, number: string, address: string): Response {
  const { locale, link, settings: { origin } } = visit
  const at = `${origin}${link(followPath(address))}`
  return page({
    visit, title: words.follow, breadcrumbs: [], headers: unkept,
    body: html`<h1>${words.follow[locale]}: № ${number}</h1><figure class="code-to-scan">${raw(qrSvg(at))}<figcaption>${at}</figcaption></figure><p>${words.followHint[locale]}</p><p>${words.seenByOfficer[locale]}</p><p class="on-screen"><a class="button" href="${
      link('/counter')}">${counterWords.title[locale]}</a></p><p class="hint on-screen">${words.once[locale]}</p>`,
  })
}

const listTitles: Readonly<Record<ReviewList, Text>> = { waiting: words.toReview, empty: words.empty, reviewed: words.reviewed }

async function reviewPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link, url } = visit
  const { counter } = kernel.parties
  const list = reviewLists.find((one) => one === url.searchParams.get('list')) ?? 'waiting'
  const asked = Number(/^[1-9]\d{0,5}$/.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1)
  const [visits, counts] = await Promise.all([counter.toReview(actorHere(visit), { list, page: asked }), counter.reviewsCounted(actorHere(visit))])
  const [officers, filed] = await Promise.all([kernel.parties.namesOf(visits.map(({ officer }) => officer)), filedIn(kernel, visit, visits)])
  return page({
    visit, title: words.review, width: 'wide', breadcrumbs: [cabinetCrumb], headers: unkept,
    body: html`<h1>${words.review[locale]}</h1><p class="lead">${words.reviewLead[locale]}</p><ul>${reviewLists.map((one) => html`<li>${one === list
      ? html`<b>${listTitles[one][locale]}: ${counts[one]}</b>` : html`<a href="${link('/counter/review')}?list=${one}">${listTitles[one][locale]}: ${counts[one]}</a>`}</li>`)}</ul>${table<ReviewedVisit>(locale, {
      caption: listTitles[list], captionUnseen: true, rows: visits, empty: emptyState(locale, { title: list === 'waiting' ? words.noReviews : words.noneListed }), columns: [
        { title: counterWords.since, header: true, cell: ({ beganAt }) => moment(visit, beganAt) },
        { title: counterWords.person, cell: ({ name = '—' }) => name },
        { title: words.officer, cell: ({ officer }) => officers.get(officer) ?? '—' },
        { title: counterWords.filed, cell: filed },
        { title: words.finding, cell: ({ found, reasons }) => html`${foundWords(found)[locale]}${reasons && html`<br>${reasons}`}` },
        { title: words.openReviewed, cell: ({ id, found, name }) => html`<a href="${link(`/counter/review/${id}`)}">${(found === undefined ? words.openVisit : words.openReviewed)[locale]}<span class="unseen"> ${name}</span></a>` },
      ],
    })}${counts[list] > 0 && pagination(locale, { url, page: asked, size: reviewsOnPage, total: counts[list] })}`,
  })
}

/** What was filed in each of these visits. */
async function filedIn(kernel: Kernel, { locale }: Visit, visits: readonly ReviewedVisit[]): Promise<(of: ReviewedVisit) => Html> {
  const filed = await kernel.cases.filedInVisits(visits.map(({ id }) => id))
  return ({ id }) => html`${filed.filter((one) => one.visit === id).map((one, place) => html`${place > 0 && html`<br>`}${titleOf(kernel, one.procedure)[locale]}, № ${one.number}`)}`
}

async function visitPage(kernel: Kernel, visit: Visit, id: string, again: Again = { values: {}, problems: [] }): Promise<Response> {
  const { locale, link } = visit
  const one = await kernel.parties.counter.visitToReview(actorHere(visit), id)
  const { name = '—', nameBefore, document = '', officer, beganAt, endsAt, found, reasons } = one
  const [officers, filed] = await Promise.all([kernel.parties.namesOf([officer]), filedIn(kernel, visit, [one])])
  // Nobody reviews their own visit, and nobody one that goes on.
  const open = found === undefined && officer !== actorHere(visit).person && endsAt <= kernel.now()
  return page({
    visit, title: words.oneVisit, breadcrumbs: [cabinetCrumb, { title: words.review, path: '/counter/review' }], error: again.problems.length > 0, headers: unkept,
    body: html`${errorSummary(locale, again.problems)}<h1>${words.oneVisit[locale]}</h1>${definitionList(locale, [
      { term: counterWords.since, value: moment(visit, beganAt) }, { term: counterWords.person, value: name }, ...(nameBefore === undefined ? [] : [{ term: words.nameBefore, value: nameBefore }]), { term: words.shownDocument, value: document },
      { term: words.officer, value: officers.get(officer) ?? '—' }, { term: counterWords.filed, value: filed(one) },
      { term: words.finding, value: html`${foundWords(found)[locale]}${reasons && html`<br>${reasons}`}` },
    ])}${open && html`<p>${words.findingLead[locale]}</p>${form(visit, { action: link(`/counter/review/${id}`), keeps: 'nothing', body: html`${
      field(locale, { kind: 'choice', name: 'found', label: words.found, choices: [{ value: 'in order', label: words.inOrder }, { value: 'not in order', label: words.notInOrder }] }, again)}${
      field(locale, { kind: 'input', name: 'reasons', label: words.reasons, hint: words.reasonsHint, width: 'medium' }, again)}${actions(button(locale, words.saveFinding))}` })}`}`,
  })
}

/** Whoever administers a body that has a counter, as they stand now. */
export const reviewOffices = ({ parties }: Kernel): Permission => ({ get anyRole() { return parties.bodies.filter(({ counter }) => counter !== undefined).map(administratorOf) } })
