/** Signs and files a draft, and gives the receipt. */
import type { Kernel } from '../../kernel/index.ts'
import type { Draft } from '../../kernel/cases/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { everyName } from '../../law/official-names.ts'
import { capacityOf } from '../../kernel/signatures/index.ts'
import { runsByHour } from '../../law/clock.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { signerOf } from '../../law/opening.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { definitionList, receipt } from '../components/index.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { officeClock } from '../messages.ts'
import { identifier, moment } from '../words.ts'
import { proofLink } from './history.ts'
import { draftCrumbs, openPages } from './draft.ts'
import { performerOf } from './case-path.ts'
import { decidedBy, decidedByHour, draftWords } from './draft-messages.ts'
import { casesCrumb, institutionOf } from './parts.ts'
import { agreementIn, askAddress } from '../counter/index.ts'
import { documentWords } from '../counter/by-document-messages.ts'
import { counterWords } from '../counter/messages.ts'
import { agreePage, askAgreement, askPasskeyFor, requireSeen, signedPaper } from './agree.ts'
import { signWords } from './sign-messages.ts'
import {
  readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign,
} from './signing-step.ts'

export const signDraftRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/drafts/:id/document.json', kind: 'file', permission: 'signed in', whileSuspended: true, atCounter: true,
    async handle(visit, { id }) {
      const draft = await kernel.cases.draft(actorHere(visit), idFrom(id))
      return documentAnswer(kernel.cases.draftDocument(draft), fileNameOf(draft))
    },
  }),
  route({
    method: 'GET', path: '/drafts/:id/sign', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: signWords.title,
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const draft = await kernel.cases.draft(actor, idFrom(id))
      const toSign = toSignOf(kernel, actor, draft)
      if (openPages(draft).length > 0 || (toSign === undefined && !actor.counter)) return seeOther(visit, `/drafts/${id}/summary`)
      if (toSign === undefined) return agreePage(kernel, visit, draft)
      return signPage(kernel, visit, draft, toSign)
    },
  }),
  route({
    method: 'POST', path: '/drafts/:id/sign', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: signWords.title, files: signatureFiles,
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const given = await readSignatureForm(visit)
      const draft = await draftOrFiled(kernel, actor, idFrom(id))
      if (typeof draft === 'string') return seeOther(visit, `/cases/${draft}/receipt`)
      const toSign = toSignOf(kernel, actor, draft)
      if (openPages(draft).length > 0) return seeOther(visit, `/drafts/${id}/summary`)
      try {
        if (actor.counter) requireSeen(kernel, draft, given.values['about'])
        if (actor.counter && given.values['road'] === 'ask') {
          await askAgreement(kernel, actor, draft)
          return seeOther(visit, `/drafts/${id}/sign?sent`)
        }
        const signature = toSign && await signatureFrom(kernel, actor, toSign, given)
        const agreement = actor.counter && agreementIn(given.values)
        const language = actor.counter ? (await kernel.parties.person(actor.person))?.locale ?? visit.locale : visit.locale
        const filed = await kernel.cases.file(actor, { draft: id, language, ...(signature && { signature }), ...(agreement && { agreement }) })
        return seeOther(visit, `/cases/${filed}/receipt`)
      } catch (error) {
        const problems = problemsOf(error)
        if (toSign === undefined && actor.counter) return agreePage(kernel, visit, draft, problems)
        if (toSign === undefined) throw error
        return signPage(kernel, visit, draft, toSign, problems, given.values)
      }
    },
  }),
  route({
    method: 'GET', path: '/drafts/:id/paper', kind: 'page', permission: 'signed in', atCounter: true, title: documentWords.print,
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      if (actor.counter === undefined) throw notFound()
      const draft = await kernel.cases.draft(actor, idFrom(id))
      // Nobody signs half an application.
      return openPages(draft).length > 0 ? seeOther(visit, `/drafts/${id}/summary`) : signedPaper(kernel, visit, draft)
    },
  }),
  route({
    method: 'POST', path: '/drafts/:id/passkey', kind: 'api', permission: 'signed in', atCounter: true, rateLimit: { requests: 30, seconds: 600 },
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      return askPasskeyFor(kernel, actor, await kernel.cases.draft(actor, idFrom(id)), visit.url.searchParams.get('about') ?? '')
    },
  }),
  route({
    method: 'GET', path: '/cases/:id/receipt', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.receipt,
    handle: (visit, { id }) => receiptPage(kernel, visit, idFrom(id)),
  }),
]

const fileNameOf = ({ procedure, id }: Draft): string => `${procedure.id}-${id.slice(-12)}.json`

/** What an applicant signs. At a counter the person agrees on the spot instead. */
function toSignOf({ cases }: Kernel, actor: Actor, draft: Draft): ToSign | undefined {
  const signs = actor.counter ? undefined : signerOf(draft.procedure.opens)
  return signs && { signs: draft.body ? 'office' : capacityOf(actor, signs), document: cases.draftDocument(draft), address: `/drafts/${draft.id}/document.json`, fileName: fileNameOf(draft) }
}

/** The draft, or the case that it has become when the form is sent a second time. */
async function draftOrFiled({ cases }: Kernel, actor: Actor, id: string): Promise<Draft | string> {
  try {
    return await cases.draft(actor, id)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not found') return cases.file(actor, { draft: id })
    throw error
  }
}

/** The exact bytes to sign, as a file. */
export const documentAnswer = (document: Uint8Array, name: string): Response => new Response(new Uint8Array(document), {
  headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
})

async function signPage(
  kernel: Kernel, visit: Visit, draft: Draft, toSign: ToSign, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return page({
    visit, title: signWords.title, current: institutionOf(draft.procedure.id), breadcrumbs: draftCrumbs(draft), error: problems.length > 0,
    headers: signingHeaders(kernel), headExtra: signingHead(kernel),
    body: await signingStep(kernel, visit, actorHere(visit), toSign, { problems, values }),
  })
}

async function receiptPage(kernel: Kernel, visit: Visit, id: string): Promise<Response> {
  const { locale, link } = visit
  const { counter } = actorHere(visit)
  const view = await kernel.cases.view(actorHere(visit), id)
  const { procedure, number, log, organisation, body, clocks, version, state: { decisions: [decision] } } = view
  const [filing] = log
  const signature = filing?.act.type === 'filed' && filing.act.signature ? await kernel.signatures.find(filing.act.signature) : undefined
  const applicant = organisation ? html`${everyName(organisation).join(' / ')}<br>${identifier(organisation.identifier.value, 6)}` : body ? body.name[locale] : (await kernel.parties.person(view.person ?? ''))?.name
  const isByDocument = counter !== undefined && (await kernel.parties.counter.visitHere(actorHere(visit))).shown === 'document'
  const first = procedure.steps[procedure.starts]
  const role = first && typeof first.by === 'object' && 'role' in first.by ? first.by.role : undefined
  const isVacant = decision === undefined && role !== undefined && (await kernel.parties.holdersOf([role])).length === 0
  return page({
    visit, title: draftWords.receipt, current: institutionOf(procedure.id), breadcrumbs: [casesCrumb],
    body: html`${receipt(locale, { title: draftWords.sent, number, body: decision ? html`<p>${draftWords.decidedAtOnce[locale]}</p>` : clocks.whole.dueDay && html`<p>${(runsByHour(clocks.whole) ? decidedByHour(procedure.body.name, clocks.whole.byHour) : decidedBy(procedure.body.name, clocks.whole.dueDay))[locale]}</p>` })}${definitionList(locale, [
      { term: draftWords.service, value: procedure.title[locale] },
      { term: draftWords.applicant, value: applicant },
      { term: draftWords.sentWhen, value: filing && html`${moment(visit, filing.at)} (${officeClock(filing.at, visit.settings.zone)[locale]})` },
      { term: draftWords.receivedBy, value: procedure.body.name[locale] },
      ...(signature ? [{ term: draftWords.signedBy, value: signature.signer.name }] : []),
      ...(filing ? [{ term: draftWords.proof, value: await proofLink(kernel, visit, filing) }] : []),
      { term: draftWords.version, value: html`<code>${version.slice(0, 16)}</code>` },
    ])}<h2>${(decision ? draftWords.decision : draftWords.whatNext)[locale]}</h2><p>${decision ? html`<a href="${link(`/decisions/${decision.number}`)}">${procedure.decisions[decision.kind]?.title[locale]}, № ${decision.number}</a>`
      : first && html`${first.title[locale]}: ${performerOf(procedure, first.by, draftWords.applicant)[locale]}.${isVacant && html` ${draftWords.vacant[locale]}`}`}</p>${isByDocument && html`<h2>${documentWords.follow[locale]}</h2>${askAddress(visit, number)}`}<p><a class="button" href="${
      link(counter ? '/counter' : `/cases/${id}`)}">${(counter ? counterWords.title : draftWords.toCase)[locale]}</a></p><p class="hint on-screen">${draftWords.printHint[locale]}</p>`,
  })
}
