/** The API of services: the catalogue and the check for everybody; drafts and cases with a key. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import type { CaseSummary, CaseView, Draft } from '../../kernel/cases/index.ts'
import { isMediaType } from '../../kernel/files/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { evaluate } from '../../law/evaluate.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { passportOf } from '../../law/passport.ts'
import type { Procedure } from '../../law/procedure.ts'
import { factsOf } from '../../law/rule.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { json } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { apiTexts } from './api-messages.ts'
import {
  caseState, caseSummary, draftState, facts, factsSchema, readJson, serviceSummary, signature, submittedOf, verdict,
} from './api-schemas.ts'
import { inForceToday } from './catalogue.ts'
import { openPages } from './draft.ts'
import { inForce, today } from './parts.ts'
import { uploadLimits } from './uploads.ts'

const group = 'services'
const open = { 'access-control-allow-origin': '*' }
const read = { scope: 'cases:read' } as const
const write = { scope: 'cases:write' } as const

const beginBody = z.object({ procedure: z.string(), about: z.string().optional(), subject: z.string().max(200).optional(), id: z.uuid().toLowerCase().optional(), facts: facts.optional() })
const saveBody = z.object({ facts })
const fileBody = z.object({ signature: signature.optional() })
const actBody = z.object({ key: z.uuid(), outcome: z.string(), reasons: z.string().optional(), corrections: facts.optional() })

export const apiRoutes = (kernel: Kernel): readonly Route[] => [
  ...openRoutes(kernel), ...kernel.cases.procedures.flatMap((procedure) => checkRoute(kernel, procedure)), ...draftApi(kernel), ...caseApi(kernel),
]

const openRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/api/services', kind: 'api', permission: 'everyone', title: apiTexts.services,
    openapi: { group, answers: { 200: { text: apiTexts.services, schema: z.array(serviceSummary) } } },
    handle: async () => json((await inForceToday(kernel)).map(({ hash, declaration }) => summaryOf(declaration, hash)), { headers: open }),
  }),
  route({
    method: 'GET', path: '/api/services/:id', kind: 'api', permission: 'everyone', title: apiTexts.service,
    openapi: { group, answers: { 200: { text: apiTexts.service, schema: serviceSummary.extend({ passport: z.unknown(), form: z.array(z.unknown()) }) } } },
    async handle(_, { id }) {
      const { hash, declaration } = await inForce(kernel, id)
      return json({ ...summaryOf(declaration, hash), passport: passportOf(declaration, kernel.country.calendar), form: declaration.form }, { headers: open })
    },
  }),
]

const summaryOf = ({ id, title, summary, opens }: Procedure, version: string): z.infer<typeof serviceSummary> => ({ id, version, title, summary, opens: opens.by })

/** The check of one procedure, described by its own fields. */
function checkRoute(kernel: Kernel, declared: Procedure): readonly Route[] {
  if (declared.eligibility === undefined) return []
  const asked = factsSchema(declared, new Set(factsOf(declared.rules[declared.eligibility]!)))
  return [route({
    method: 'POST', path: `/api/services/${declared.id}/check`, kind: 'api', permission: 'everyone', title: declared.title, rateLimit: { requests: 300, seconds: 60 },
    openapi: { group, description: apiTexts.check, body: { schema: asked }, answers: { 200: { text: apiTexts.verdict, schema: verdict } } },
    async handle({ request }) {
      const { declaration } = await inForce(kernel, declared.id)
      const given = checked(declaration, await readJson(request, facts))
      const { verdict: decided, missing, failed, trace } = evaluate(declaration.rules[declaration.eligibility ?? '']!, given, { parameters: declaration.parameters, on: today(kernel) })
      return json({ verdict: decided, missing, failed, trace }, { headers: open })
    },
  })]
}

/** Facts as they would be read from a form. Throws a `Failure` (invalid) with every problem. */
function checked(declaration: Procedure, given: Facts): Facts {
  const asked = declaration.form.flatMap(({ fields }) => fields).filter(({ name }) => given[name] !== undefined)
  const { facts: answers, problems } = readAnswers(asked, submittedOf(declaration, given))
  const [first] = problems
  if (first) throw new Failure('invalid', first.text, problems)
  return answers
}

const draftApi = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'POST', path: '/api/drafts', kind: 'api', permission: write, title: apiTexts.begin,
    openapi: { group, description: apiTexts.beginAbout, body: { schema: beginBody }, answers: { 201: { text: apiTexts.draft, schema: draftState } } },
    async handle(visit) {
      const actor = actorHere(visit)
      const { procedure, about, subject, id, facts: given = {} } = await readJson(visit.request, beginBody)
      const draft = await kernel.cases.begin(actor, { procedure, ...(about !== undefined && { about }), ...(subject !== undefined && { subject }), ...(id !== undefined && { id }) })
      return json(await saved(kernel, actor, draft, given), { status: 201 })
    },
  }),
  route({
    method: 'GET', path: '/api/drafts/:id', kind: 'api', permission: read, title: apiTexts.draft,
    openapi: { group, answers: { 200: { text: apiTexts.draft, schema: draftState } } },
    handle: async (visit, { id }) => json(stateOf(await kernel.cases.draft(actorHere(visit), idFrom(id)))),
  }),
  route({
    method: 'PATCH', path: '/api/drafts/:id', kind: 'api', permission: write, title: apiTexts.save,
    openapi: { group, description: apiTexts.saveAbout, body: { schema: saveBody }, answers: { 200: { text: apiTexts.draft, schema: draftState } } },
    handle: async (visit, { id }) => json(await saved(kernel, actorHere(visit), idFrom(id), (await readJson(visit.request, saveBody)).facts)),
  }),
  route({
    method: 'PUT', path: '/api/drafts/:id/files/:field', kind: 'api', permission: write, title: apiTexts.upload, bodyLimit: (uploadLimits(kernel).limitMegabytes + 1) * 1024 * 1024,
    openapi: {
      group, description: apiTexts.uploadAbout, query: z.object({ name: z.string() }), body: { schema: z.string(), type: 'application/octet-stream' },
      answers: { 200: { text: apiTexts.draft, schema: draftState } },
    },
    async handle(visit, { id, field: name }) {
      const actor = actorHere(visit)
      const { procedure } = await kernel.cases.draft(actor, idFrom(id))
      const field = procedure.form.flatMap(({ fields }) => fields).find((one) => one.name === name)
      if (field?.kind !== 'file' || visit.request.body === null) throw notFound()
      const file = await kernel.files.receive(visit.request.body, {
        name: visit.url.searchParams.get('name') ?? name, mediaType: visit.request.headers.get('content-type') ?? '', limitBytes: field.limitMegabytes * 1024 * 1024,
        accept: field.accept.filter(isMediaType), by: actorString(actor),
      })
      return json(await saved(kernel, actor, id, { [name]: file.id }))
    },
  }),
  route({
    method: 'GET', path: '/api/drafts/:id/document', kind: 'api', permission: read, title: apiTexts.document,
    openapi: { group, description: apiTexts.documentAbout, answers: { 200: { text: apiTexts.document, schema: z.unknown() } } },
    handle: async (visit, { id }) => new Response(new Uint8Array(kernel.cases.draftDocument(await kernel.cases.draft(actorHere(visit), idFrom(id)))), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } }),
  }),
  route({
    method: 'POST', path: '/api/drafts/:id/file', kind: 'api', permission: write, title: apiTexts.file,
    openapi: { group, description: apiTexts.fileAbout, body: { schema: fileBody }, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const { signature: given } = await readJson(visit.request, fileBody)
      const filed = await kernel.cases.file(actor, { draft: idFrom(id), ...(given && { signature: signatureOf(given) }) })
      return json(await whole(kernel, await kernel.cases.view(actor, filed)))
    },
  }),
]

const signatureOf = ({ provider, cms }: z.infer<typeof signature>) => ({ provider, cms: new Uint8Array(Buffer.from(cms, 'base64')) })

async function saved({ cases }: Kernel, actor: Actor, id: string, given: Facts) {
  const { procedure } = await cases.draft(actor, id)
  const problems: Problem[] = []
  for (const page of procedure.form) {
    const fields = page.fields.filter(({ name }) => given[name] !== undefined)
    if (fields.length > 0) problems.push(...await cases.savePage(actor, id, { ...page, fields }, submittedOf(procedure, given)))
  }
  return { ...stateOf(await cases.draft(actor, id)), ...(problems.length > 0 && { problems }) }
}

const stateOf = (draft: Draft) => ({
  id: draft.id, procedure: draft.procedure.id, version: draft.version, facts: draft.facts,
  missing: openPages(draft).flatMap(({ fields }) => fields).filter(({ name, optional }) => !optional && (draft.facts[name] ?? '') === '').map(({ name }) => name),
})

const caseApi = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/api/cases', kind: 'api', permission: read, title: apiTexts.cases,
    openapi: { group, answers: { 200: { text: apiTexts.cases, schema: z.array(caseSummary) } } },
    handle: async (visit) => json((await kernel.cases.own(actorHere(visit))).map(briefly)),
  }),
  route({
    method: 'GET', path: '/api/cases/:id', kind: 'api', permission: read, title: apiTexts.case,
    openapi: { group, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    handle: async (visit, { id }) => json(await whole(kernel, await kernel.cases.view(actorHere(visit), idFrom(id)))),
  }),
  route({
    method: 'POST', path: '/api/cases/:id/acts', kind: 'api', permission: write, title: apiTexts.act,
    openapi: { group, description: apiTexts.actAbout, body: { schema: actBody }, answers: { 200: { text: apiTexts.case, schema: caseState } } },
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const { key, outcome, reasons, corrections } = await readJson(visit.request, actBody)
      const { procedure } = await kernel.cases.view(actor, idFrom(id))
      await kernel.cases.perform(actor, {
        case: id, key: `api:${key}`,
        doing: { type: 'complete', outcome, ...(reasons !== undefined && { reasons }), ...(corrections && { corrections: submittedOf(procedure, corrections) }) },
      })
      return json(await whole(kernel, await kernel.cases.view(actor, id)))
    },
  }),
]

const briefly = ({ id, number, procedure, step, filedAt, dueDay, stepDueDay, closedAt }: CaseSummary) => ({ id, number, procedure, step, filedAt, dueDay, stepDueDay, closedAt })

async function whole({ journal }: Kernel, { id, number, procedure, version, state, clocks, permit, log }: CaseView) {
  const history = await Promise.all(log.map(async ({ at, act, journal: entry }) => ({
    at, type: act.type, ...('step' in act && { step: act.step }), ...('outcome' in act && { outcome: act.outcome }), journal: (await journal.entry(entry))?.index,
  })))
  return {
    id, number, procedure: procedure.id, version, step: state.step, filedAt: state.filedAt, dueDay: clocks.whole.dueDay, stepDueDay: clocks.step?.dueDay,
    closedAt: state.closedAt, facts: state.facts, outcomes: permit.outcomes, decisions: state.decisions.map(({ number: decided, kind, at }) => ({ number: decided, kind, at })), history,
  }
}
