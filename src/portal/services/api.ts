/** The API of services: the catalogue and the check for everybody; drafts and cases with a key. */
import { z } from 'zod'
import type { FeeView } from '../../kernel/fees/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type CaseSummary, type CaseView, type Draft, marksNow } from '../../kernel/cases/index.ts'
import { isMediaType } from '../../kernel/files/index.ts'
import { runsByHour } from '../../law/clock.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { titlesOf } from '../../law/register.ts'
import { checkAnswers } from '../../law/typed-answers.ts'
import { untaken } from '../../law/entry-field.ts'
import { evaluate } from '../../law/evaluate.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, fieldAt, isEmpty } from '../../law/field.ts'
import { askedOf, conditionsOf } from '../../law/form.ts'
import type { Mark } from '../../law/mark.ts'
import { passportOf } from '../../law/passport.ts'
import type { Procedure } from '../../law/procedure.ts'
import { questionnairesOf, readingOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import { factsOf } from '../../law/rule.ts'
import { isLocale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { idParameter } from '../schemas.ts'
import { apiTexts } from './api-messages.ts'
import {
  caseState, caseSummary, draftState, facts, factsSchema, serviceSummary, signature, verdict,
} from './api-schemas.ts'
import { readBy, toKnow } from './check.ts'
import { givesOpening } from './history.ts'
import { openPages } from './draft.ts'
import { inForce, inForceToday, today } from './parts.ts'
import { scoreData } from './score.ts'
import { uploadLimits } from './uploads.ts'

const group = 'services'
const open = { 'access-control-allow-origin': '*' }
const read = { scope: 'cases:read' } as const
const write = { scope: 'cases:write' } as const

const beginBody = z.object({ procedure: z.string(), about: z.string().optional(), subject: z.string().max(200).optional(), body: z.string().max(40).optional().describe('The body in whose name, for whoever acts for several'), id: z.uuid().toLowerCase().optional(), facts: facts.optional() })
const saveBody = z.object({ facts })
const fileBody = z.object({ signature: signature.optional(), language: z.string().refine(isLocale).optional().describe('The language of the application: it is answered in this one first') })
const one = z.object({ id: idParameter })

const actBody = z.object({ key: z.uuid(), outcome: z.string(), reasons: z.string().optional(), corrections: facts.optional(), findings: facts.optional().describe('What the outcome asks of the applicant, such as what they object in a hearing') })

export const apiRoutes = (kernel: Kernel): readonly Route[] => [
  ...openRoutes(kernel), ...kernel.cases.procedures.flatMap((procedure) => checkRoute(kernel, procedure)), ...draftApi(kernel), ...caseApi(kernel),
]

const openRoutes = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/services', permission: 'everyone', title: apiTexts.services,
    describes: { group, answers: { 200: { text: apiTexts.services, schema: z.array(serviceSummary) } } },
    handle: async () => json((await inForceToday(kernel)).map(({ hash, declaration }) => summaryOf(declaration, hash)), { headers: open }),
  }),
  operation({
    method: 'GET', path: '/api/services/:id', permission: 'everyone', title: apiTexts.service,
    describes: { group, answers: { 200: { text: apiTexts.service, schema: serviceSummary.extend({ passport: z.unknown(), form: z.array(z.unknown()) }) } } },
    async handle(_, { params: { id } }) {
      const { hash, declaration } = await inForce(kernel, id)
      return json({ ...summaryOf(declaration, hash), passport: passportOf(declaration, kernel.country.calendar, titlesOf(kernel.registers.declared)), form: declaration.form }, { headers: open })
    },
  }),
]

const summaryOf = ({ id, title, summary, opens }: Procedure, version: string): z.infer<typeof serviceSummary> => ({ id, version, title, summary, opens: opens.by })

/** The check of one procedure, described by its own fields. */
function checkRoute(kernel: Kernel, declared: Procedure): readonly Route[] {
  if (declared.eligibility === undefined) return []
  const asked = factsSchema(declared, readBy(factsOf(declared.rules[declared.eligibility]!, questionnairesOf(declared)), conditionsOf(declared.form), declared.questionnaires))
  return [operation({
    method: 'POST', path: `/api/services/${declared.id}/check`, permission: 'everyone', title: declared.title, rateLimit: { requests: 300, seconds: 60 },
    describes: { group, description: apiTexts.check, json: asked, answers: { 200: { text: apiTexts.verdict, schema: verdict } } },
    async handle(_, { body }) {
      const { declaration } = await inForce(kernel, declared.id)
      const reading = readingOf(declaration, today(kernel))
      // As the page does: what is not asked on the other answers is no answer.
      const { facts: given } = askedOf(declaration.form, checked(declaration, body), reading)
      const { verdict: decided, missing, failed, trace } = evaluate(declaration.rules[declaration.eligibility ?? '']!, given, reading)
      return json({ verdict: decided, missing: toKnow(missing, conditionsOf(declaration.form), given, reading), failed, trace }, { headers: open })
    },
  })]
}

/** Facts as they would be read from a form. Throws a `Failure` (invalid) with every problem. */
function checked(declaration: Procedure, given: Facts): Facts {
  const asked = declaration.form.flatMap(({ fields }) => fields).map(untaken).filter(({ name }) => given[name] !== undefined)
  const { facts: answers, problems } = checkAnswers(asked, given)
  const [first] = problems
  if (first) throw new Failure('invalid', first.text, problems)
  return answers
}

const draftApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'POST', path: '/api/drafts', permission: write, title: apiTexts.begin,
    describes: { group, description: apiTexts.beginAbout, json: beginBody, answers: { 201: { text: apiTexts.draft, schema: draftState } } },
    async handle(visit, { body: { procedure, about, subject, body: named, id, facts: given = {} } }) {
      const actor = actorHere(visit)
      const draft = await kernel.cases.begin(actor, { procedure, ...(about !== undefined && { about }), ...(subject !== undefined && { subject }), ...(named !== undefined && { body: named }), ...(id !== undefined && { id }) })
      return json(await saved(kernel, actor, draft, given), { status: 201 })
    },
  }),
  operation({
    method: 'GET', path: '/api/drafts/:id', permission: read, title: apiTexts.draft,
    describes: { group, params: one, answers: { 200: { text: apiTexts.draft, schema: draftState } } },
    handle: async (visit, { params: { id } }) => json(stateOf(kernel, await kernel.cases.draft(actorHere(visit), id))),
  }),
  operation({
    method: 'PATCH', path: '/api/drafts/:id', permission: write, title: apiTexts.save,
    describes: { group, params: one, description: apiTexts.saveAbout, json: saveBody, answers: { 200: { text: apiTexts.draft, schema: draftState } } },
    handle: async (visit, { params: { id }, body }) => json(await saved(kernel, actorHere(visit), id, body.facts)),
  }),
  operation({
    method: 'PUT', path: '/api/drafts/:id/files/:field', permission: write, title: apiTexts.upload, bodyLimit: (uploadLimits(kernel).limitMegabytes + 1) * 1024 * 1024,
    describes: {
      group, description: apiTexts.uploadAbout, params: one.extend({ field: z.string().min(1) }), query: z.object({ name: z.string().min(1).max(255).optional().describe('The name of the file; that of the field unless given') }), bytes: true,
      answers: { 200: { text: apiTexts.draft, schema: draftState } },
    },
    async handle(visit, { params: { id, field: name }, query }) {
      const actor = actorHere(visit)
      const { procedure } = await kernel.cases.draft(actor, id)
      const field = fieldAt(procedure.form.flatMap(({ fields }) => fields), name)
      if (field?.kind !== 'file' || visit.request.body === null) throw notFound()
      const file = await kernel.files.receive(visit.request.body, {
        name: query.name ?? name, mediaType: visit.request.headers.get('content-type') ?? '', limitBytes: field.limitMegabytes * 1024 * 1024,
        accept: field.accept.filter(isMediaType), by: actorString(actor),
      })
      return json(await saved(kernel, actor, id, { [name]: file.id }))
    },
  }),
  operation({
    method: 'GET', path: '/api/drafts/:id/document', permission: read, title: apiTexts.document,
    describes: { group, params: one, description: apiTexts.documentAbout, answers: { 200: { text: apiTexts.document, schema: z.record(z.string(), z.unknown()) } } },
    handle: async (visit, { params: { id } }) => new Response(new Uint8Array(kernel.cases.draftDocument(await kernel.cases.draft(actorHere(visit), id))), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } }),
  }),
  operation({
    method: 'POST', path: '/api/drafts/:id/file', permission: write, title: apiTexts.file,
    describes: { group, params: one, description: apiTexts.fileAbout, json: fileBody, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    async handle(visit, { params: { id }, body: { signature: given, language } }) {
      const actor = actorHere(visit)
      const filed = await kernel.cases.file(actor, { draft: id, ...(language !== undefined && isLocale(language) && { language }), ...(given && { signature: signatureOf(given) }) })
      return json(await whole(kernel, await kernel.cases.view(actor, filed)))
    },
  }),
]

const signatureOf = ({ provider, cms }: z.infer<typeof signature>) => ({ provider, cms: new Uint8Array(Buffer.from(cms, 'base64')) })

async function saved(kernel: Kernel, actor: Actor, id: string, given: Facts) {
  const { cases } = kernel
  let draft = await cases.draftToFill(actor, id)
  const { procedure } = draft
  const problems: Problem[] = []
  for (const page of procedure.form) {
    const fields = page.fields.filter(({ name }) => given[name] !== undefined)
    if (fields.length === 0) continue
    const saved = await cases.fillPageWith(actor, draft, { ...page, fields }, given)
    draft = saved.draft
    problems.push(...saved.problems)
  }
  return { ...stateOf(kernel, draft), ...(problems.length > 0 && { problems }) }
}

const stateOf = (kernel: Kernel, draft: Draft) => ({
  id: draft.id, procedure: draft.procedure.id, version: draft.version, facts: draft.facts,
  ...(Object.keys(draft.dropped).length > 0 && { dropped: Object.keys(draft.dropped) }),
  missing: openPages(draft).flatMap(({ fields }) => fields).filter(({ name, optional }) => !optional && isEmpty(draft.facts[name] ?? '')).map(({ name }) => name),
  ...scoreData(draft.procedure, draft.facts, today(kernel), 'applicant'),
})

const caseApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/cases', permission: read, title: apiTexts.cases,
    describes: { group, answers: { 200: { text: apiTexts.cases, schema: z.array(caseSummary) } } },
    handle: async (visit) => json((await kernel.cases.own(actorHere(visit))).map(briefly)),
  }),
  operation({
    method: 'GET', path: '/api/cases/:id', permission: read, title: apiTexts.case,
    describes: { group, params: one, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    handle: async (visit, { params: { id } }) => json(await whole(kernel, await kernel.cases.view(actorHere(visit), id))),
  }),
  operation({
    method: 'POST', path: '/api/cases/:id/acts', permission: write, title: apiTexts.act,
    describes: { group, params: one, description: apiTexts.actAbout, json: actBody, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    async handle(visit, { params: { id }, body: { key, outcome, reasons, corrections, findings } }) {
      const actor = actorHere(visit)
      await kernel.cases.perform(actor, {
        case: id, key: `api:${key}`,
        doing: { type: 'complete', outcome, ...(reasons !== undefined && { reasons }), ...((corrections || findings) && { typed: { ...(corrections && { corrections }), ...(findings && { findings }) } }) },
      })
      return json(await whole(kernel, await kernel.cases.view(actor, id)))
    },
  }),
]

const briefly = ({ id, number, procedure, step, filedAt, dueDay, stepDueDay, dueAt, stepDueAt, closedAt }: CaseSummary) => ({ id, number, procedure, step, filedAt, dueDay, stepDueDay, dueAt, stepDueAt, closedAt })

/** A fee as the API tells it; amounts in tiyn as text. */
const feeData = ({ step, title, state, freeBy, invoice, refunds }: FeeView) => ({
  step, title, state, ...(freeBy && { freeBy: freeBy.title }), ...(invoice && { amount: String(invoice.amount), due: invoice.due, invoice: invoice.number, reference: invoice.reference, ...(invoice.paidOn && { paidOn: invoice.paidOn }) }),
  refunds: refunds.map(({ amount, due, state: stands, order, paid }) => ({ amount: String(amount), due, state: stands, ...(order && { order: order.number }), ...(paid && { paidOn: paid.on }) })),
})

/** What has to be corrected, where the office has marked it. */
function marksData(procedure: Procedure, state: CaseView['state']): { readonly marks?: readonly Mark[] } {
  const marks = marksNow(procedure, state)
  return marks.length > 0 ? { marks } : {}
}

export async function whole({ journal, country }: Kernel, view: CaseView) {
  const { id, number, procedure, version, state, clocks, permit, log, standing, fees, language } = view
  const history = await Promise.all(log.map(async (action) => {
    const { at, act } = action
    const entry = await journal.entry(action.journal)
    return {
      at, type: act.type, ...('step' in act && { step: act.step }), ...('outcome' in act && { outcome: act.outcome }), ...(act.type === 'completed' && { ...(act.reasons && { reasons: act.reasons }), ...(act.goesOn && { goesOn: act.goesOn }) }), journal: entry?.index,
      ...(entry?.opening && givesOpening(view, action) && { opening: entry.opening }),
    }
  }))
  return {
    id, number, procedure: procedure.id, version, step: state.step, filedAt: state.filedAt, dueDay: clocks.whole.dueDay, stepDueDay: clocks.step?.dueDay,
    ...(runsByHour(clocks.whole) && { dueAt: clocks.whole.dueAt }), ...(runsByHour(clocks.step) && { stepDueAt: clocks.step.dueAt }),
    closedAt: state.closedAt, facts: state.facts,
    ...scoreData(procedure, state.facts, dayOf(state.filedAt, country.calendar.zone), standing === 'applicant' ? 'applicant' : 'office'), ...(language && { language }), outcomes: permit.outcomes, ...marksData(procedure, state),
    opinions: state.passages.flatMap(({ step, opinions = [] }) => opinions.map(({ part, answer, at, silent }) => ({ step, part, answer, at, ...(silent && { silent }) }))),
    decisions: state.decisions.map(({ number: decided, kind, at }) => ({ number: decided, kind, at })), ...(fees.length > 0 && { fees: fees.map(feeData) }), history,
  }
}
