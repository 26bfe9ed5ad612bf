/** The signature of an officer: the decision exactly as it will be, and then the PIN or the signature file. */
import { type CaseView, type DecisionPreview, stepOf, type WaitingAct } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { statedByAct } from '../../law/core-act.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { everyName } from '../../law/official-names.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { notFound, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { cite, definitionList, groundList, notice, tag } from '../components/index.ts'
import type { Definition } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { answerList, paragraphs } from '../services/answer-list.ts'
import { markList, markWords } from '../services/marks.ts'
import { institutionOf } from '../services/parts.ts'
import {
  readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign,
} from '../services/signing-step.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { actWords, appealTerm, validity } from './act-messages.ts'
import { viewHere } from './case.ts'
import { asksWhy, likenessIn, likenessShown, otherwiseField, whyForm } from './likeness.ts'
import { likenessWords } from './likeness.messages.ts'
import { words } from './messages.ts'
import { anyOfficer, deskCrumb, deskPage } from './parts.ts'
import { traceList } from './trace.ts'
import { pathIn, viewIn } from './view.ts'
import { wouldChange } from './would-change.ts'

export const signRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/cases/:id/sign', kind: 'page', permission: anyOfficer(kernel), title: actWords.signTitle,
    async handle(visit, { id }) {
      const view = await viewHere(kernel, visit, id)
      return signPage(kernel, visit, view, await actIn(kernel, visit, view))
    },
  }),
  route({
    method: 'GET', path: '/desk/cases/:id/act.json', kind: 'file', permission: anyOfficer(kernel),
    async handle(visit, { id }) {
      const view = await viewHere(kernel, visit, id)
      if (view.standing !== 'performer') throw new Failure('refused', view.permit.because ?? actWords.notYoursToSign)
      const document = await kernel.cases.document(id, (await actIn(kernel, visit, view)).doing)
      return new Response(new Uint8Array(document), {
        headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${fileNameOf(view)}"`, 'cache-control': 'private, no-store' },
      })
    },
  }),
  route({
    method: 'POST', path: '/desk/cases/:id/otherwise', kind: 'page', permission: anyOfficer(kernel), title: actWords.signTitle,
    async handle(visit, { id }) {
      const view = await viewHere(kernel, visit, id)
      const waiting = await actIn(kernel, visit, view)
      const { values } = await visit.form()
      const { facts, problems } = readAnswers([otherwiseField], values)
      if (problems[0]) return signPage(kernel, visit, view, waiting, { failure: new Failure('invalid', problems[0].text, problems), problems, values })
      await kernel.cases.keepAct(actorHere(visit), view.id, { ...waiting, doing: { ...waiting.doing, otherwise: String(facts[otherwiseField.name]) } })
      return seeOther(visit, pathIn(viewIn(visit), `${id}/sign`, { act: waiting.key }))
    },
  }),
  route({
    method: 'POST', path: '/desk/cases/:id/sign', kind: 'page', permission: anyOfficer(kernel), title: actWords.signTitle, files: signatureFiles,
    rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const given = await readSignatureForm(visit)
      const view = await viewHere(kernel, visit, id)
      const done = view.log.some((action) => action.key === keyIn(visit) && action.person === actor.person)
      if (done) return seeOther(visit, pathIn(viewIn(visit), id, { done: 'sign' }))
      const { doing, seen, key } = await actIn(kernel, visit, view)
      try {
        if (asksWhy(await likenessIn(kernel, view, await draftIn(kernel, visit, view, { doing, seen, key })), { doing, seen, key })) {
          throw new Failure('invalid', likenessWords.whyNeeded, [{ field: otherwiseField.name, text: likenessWords.whyNeeded }])
        }
        const toSign = await toSignOf(kernel, view, { doing, seen, key })
        await kernel.cases.perform(actor, { case: id, key, doing, seen, signature: await signatureFrom(kernel, actor, toSign, given), document: toSign.document })
        return seeOther(visit, pathIn(viewIn(visit), id, { done: 'sign' }))
      } catch (error) {
        if (!(error instanceof Failure) || error.kind === 'not found' || error.kind === 'unauthenticated') throw error
        const problems = error.problems.length > 0 ? error.problems : [{ text: error.text }]
        return signPage(kernel, visit, await viewHere(kernel, visit, id), { doing, seen, key }, { failure: error, problems, values: given.values })
      }
    },
  }),
]

/** The decision that an act which waits would issue, where it is still offered. */
async function draftIn({ cases }: Kernel, visit: Visit, { id, permit, procedure, state }: CaseView, { doing }: WaitingAct): Promise<DecisionPreview | undefined> {
  return permit.outcomes.includes(doing.outcome) && stepOf(procedure, state)?.outcomes[doing.outcome] !== undefined ? cases.preview(actorHere(visit), id, doing) : undefined
}

const keyIn = ({ url }: Visit): string => url.searchParams.get('act') ?? ''

/** The act that waits for the signature of whoever looks. Throws a `Failure` (not found) for another's, and for one that has ended. */
async function actIn({ cases }: Kernel, visit: Visit, { id }: CaseView): Promise<WaitingAct> {
  const kept = await cases.keptAct(actorHere(visit), id, keyIn(visit))
  if (kept === undefined) throw notFound()
  return kept
}

const fileNameOf = ({ number }: CaseView): string => `act-${number}.json`

async function toSignOf({ cases }: Kernel, view: CaseView, { doing, key }: WaitingAct): Promise<ToSign> {
  return {
    signs: 'office', document: await (view.referred ? cases.document(view.id, doing) : cases.documentIn(view, doing)), fileName: fileNameOf(view),
    address: `/desk/cases/${view.id}/act.json?${new URLSearchParams({ act: key })}`,
  }
}

interface Failed { readonly failure: Failure; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }

async function signPage(kernel: Kernel, visit: Visit, view: CaseView, waiting: WaitingAct, failed?: Failed): Promise<Response> {
  const { locale, link } = visit
  const { id, number, permit, procedure, state } = view
  const outcome = stepOf(procedure, state)?.outcomes[waiting.doing.outcome]
  const open = permit.outcomes.includes(waiting.doing.outcome) && outcome !== undefined
  const draft = await draftIn(kernel, visit, view, waiting)
  const likeness = await likenessIn(kernel, view, draft)
  const step = open && (asksWhy(likeness, waiting) ? whyForm(visit, view, waiting, failed) : await signingStep(kernel, visit, actorHere(visit), await toSignOf(kernel, view, waiting), failed ?? {}))
  return deskPage({
    visit, title: actWords.signTitle, current: institutionOf(procedure.id),
    breadcrumbs: [deskCrumb, { title: `№ ${number}`, path: `/desk/cases/${id}` }],
    error: failed !== undefined, ...(failed && { status: statuses[failed.failure.kind] }), headers: signingHeaders(kernel), headExtra: signingHead(kernel),
    body: html`${!open && html`<h1>${actWords.signTitle[locale]}</h1>${notice(locale, { kind: 'warning', body: (failed?.failure.text ?? permit.because ?? actWords.notYoursToSign)[locale] })}`}<div class="panes"><article class="paper record">${
      draft ? decisionDraft(visit, view, draft, waiting) : plainAct(visit, view, waiting, outcome?.label[locale])}${outcome?.carriesOut && statedByItsAct(visit, view)}${(outcome?.carriesOut || outcome?.order) && await wouldChange(kernel, visit, view)}${likeness && draft && likenessShown(visit, likeness, draft.name)}</article><div class="side">${step}<p><a href="${
      link(pathIn(viewIn(visit), id))}">${actWords.back[locale]}</a></p></div></div>`,
  })
}

/** What the act that is carried out reads in the case: that is what is signed. */
const statedByItsAct = ({ locale }: Visit, { procedure, state }: CaseView): Content =>
  answerList(locale, fieldsOf(procedure).filter((field) => statedByAct(field) !== undefined), state.facts, { files: {} })

/** An act that decides nothing, such as a return to the commission. */
function plainAct({ locale }: Visit, { procedure }: CaseView, { doing }: WaitingAct, label: string | undefined): Html {
  const { marks = [] } = doing
  return html`<h2>${actWords.actTitle[locale]}</h2>${definitionList(locale, [{ term: actWords.outcomeTerm, value: label ?? doing.outcome }, ...reasonsIn(doing)])}${marks.length > 0 && html`<h3>${markWords.marked[locale]}</h3>${markList(locale, fieldsOf(procedure), marks)}`}`
}

const reasonsIn = ({ reasons, otherwise }: WaitingAct['doing']): readonly Definition[] => [
  ...(reasons ? [{ term: words.reasons, value: html`<span class="prose">${paragraphs(reasons)}</span>` }] : []),
  ...(otherwise ? [{ term: likenessWords.why, value: html`<span class="prose">${paragraphs(otherwise)}</span>` }] : []),
]

/** The decision as it will be issued: the words, whom it concerns, the grounds, and how to appeal. */
function decisionDraft(visit: Visit, view: CaseView, draft: DecisionPreview, { doing }: WaitingAct): Html {
  const { locale } = visit
  const { kind, grounds, rules, appeal, validFrom, validUntil, facts, told } = draft
  const { procedure, organisation, body } = view
  const refuses = kind.effect === 'refuse' || kind.effect === 'revoke'
  const fails = !refuses && rules.some(({ verdict }) => verdict !== true)
  const fields = fieldsOf(procedure)
  const claimed = (kind.credential?.claims ?? []).flatMap((name) => {
    const field = fields.find((one) => one.name === name)
    const answer = facts[name]
    return field === undefined || answer === undefined ? [] : [{ term: field.label, value: printAnswer(field, answer)[locale] }]
  })
  return html`<h2>${actWords.signTitle[locale]}</h2><p><b>${kind.title[locale]}</b></p><p class="operative">${kind.words[locale]}</p>${
    fails && notice(locale, { kind: 'warning', body: actWords.failsRule[locale] })}${definitionList(locale, [
    ...(organisation ? [{ term: actWords.holder, value: html`${everyName(organisation).join(' / ')} · ${identifier(organisation.identifier.value, 6)}` }] : body ? [{ term: actWords.holder, value: body.name[locale] }] : []),
    ...told.map(({ label, value }) => ({ term: label, value: html`<span class="prose">${paragraphs(value[locale])}</span>` })),
    ...(refuses && rules.length > 0 ? [{ term: actWords.cited, value: citedGrounds(visit, grounds) }] : []),
    ...reasonsIn(doing),
    { term: actWords.basis, value: cite(locale, kind.basis) },
    ...(kind.credential ? [{ term: actWords.validity, value: validity(validFrom, validUntil)[locale] }] : []),
    { term: actWords.appeal, value: appeal ? html`${appealTerm(appeal.until, appeal.to)[locale]}<br>${cite(locale, appeal.basis)}` : actWords.noAppeal[locale] },
  ])}${claimed.length > 0 && html`<h3>${actWords.credential[locale]}</h3>${definitionList(locale, claimed)}`}${rules.map(({ rule, trace, verdict }, place) =>
    html`<details><summary>${words.trace[locale]}${rules.length > 1 && ` ${place + 1}`} ${verdict === true ? tag(locale, words.checkPassed, 'good') : tag(locale, verdict === false ? words.checkFailed : words.checkOpen, 'late')}</summary>${
      traceList(locale, { rule, trace, reading: draft.reading, fields })}</details>`)}`
}

function citedGrounds({ locale }: Visit, grounds: DecisionPreview['grounds']): Content {
  return grounds.length === 0 ? actWords.noGrounds[locale]
    : groundList(locale, grounds)
}
