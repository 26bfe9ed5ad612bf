/** The API of what owners and third persons are asked: the list, the question, the document to sign, and the answer. */
import { z } from 'zod'
import type { AskedView } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { actorHere } from '../asked.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { idParameter, textSchema as text } from '../schemas.ts'
import { facts, signature } from './api-schemas.ts'
import { answering } from './asked.ts'
import { askedWords } from './asked-messages.ts'

const group = 'services'
const read = { scope: 'cases:read' } as const
const write = { scope: 'cases:write' } as const
const one = z.object({ id: idParameter })

const summary = z.object({
  id: z.string(), number: z.string(), procedure: z.string(), open: z.boolean().describe('Waits for your answer'), stepDueDay: z.string().optional(),
}).meta({ id: 'AskedSummary' })
const asked = z.object({
  id: z.string(), number: z.string(), procedure: z.string(), facts, place: z.string().describe('Where the case stands: send it as “seen” with your answer'),
  open: z.array(z.object({
    part: z.string().describe('Empty where the whole step is yours'), title: text, basis: z.unknown(), answers: z.record(z.string(), z.object({ label: text, reasons: z.literal(true).optional() })), findings: z.array(z.string()).describe('What must be found whatever you answer; what has a condition (`when`) in the procedure only while it holds, and it is not taken otherwise'),
    sign: z.boolean().describe('The answer is signed: see /document'), dueDay: z.string().optional(), dueAt: z.string().optional(), silence: z.object({ label: text, basis: z.unknown() }).optional(),
  })).describe('What you may answer now'),
  given: z.array(z.object({ title: text, answer: text, at: z.string(), reasons: z.string().optional() })).describe('What you have answered'),
}).meta({ id: 'Asked' })

const said = { part: z.string().max(100), answer: z.string().max(100), reasons: z.string().optional(), findings: facts.optional() }
const documentBody = z.object(said)
const answerBody = z.object({
  key: z.uuid(), ...said, seen: z.string().max(100).optional().describe('The “place” that you were shown: where the case has moved on since, nothing is done'), signature: signature.optional(),
})

const dataOf = ({ id, number, procedure, facts: shown, open, given, place }: AskedView): z.infer<typeof asked> => ({
  id, number, procedure: procedure.id, facts: shown, place,
  open: open.map(({ part, title, basis, answers, findings, sign, dueDay, dueAt, silence }) => ({
    part, title, basis, sign, findings: findings.map(({ name }) => name), ...(dueDay && { dueDay }), ...(dueAt && { dueAt }), ...(silence && { silence }),
    answers: Object.fromEntries(Object.entries(answers).map(([name, { label, reasons }]) => [name, { label, ...(reasons && { reasons }) }])),
  })),
  given: given.map(({ title, answer, at, reasons }) => ({ title, answer, at, ...(reasons && { reasons }) })),
})

/** The answer as an act. */
const doing = ({ part, answer, reasons, findings }: { readonly part: string; readonly answer: string; readonly reasons?: string | undefined; readonly findings?: Facts | undefined }) =>
  answering(part, answer, { ...(reasons !== undefined && { reasons }), ...(findings && { typed: { findings } }) })

export const askedApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/asked', permission: read, title: askedWords.title,
    describes: { group, description: askedWords.apiAbout, answers: { 200: { text: askedWords.title, schema: z.array(summary) } } },
    handle: async (visit) => json(await kernel.cases.asked(actorHere(visit))),
  }),
  operation({
    method: 'GET', path: '/api/asked/:id', permission: read, title: askedWords.seen,
    describes: { group, params: one, answers: { 200: { text: askedWords.seen, schema: asked } } },
    handle: async (visit, { params: { id } }) => json(dataOf(await kernel.cases.viewAsked(actorHere(visit), id))),
  }),
  operation({
    method: 'POST', path: '/api/asked/:id/document', permission: read, title: askedWords.document,
    describes: { group, params: one, json: documentBody, answers: { 200: { text: askedWords.document, schema: z.record(z.string(), z.unknown()) } } },
    async handle(visit, { params: { id }, body }) {
      const view = await kernel.cases.viewAsked(actorHere(visit), id)
      if (!view.open.some(({ part, sign }) => sign && part === body.part)) throw new Failure('refused', askedWords.nothingToSign)
      return new Response(new Uint8Array(await kernel.cases.document(id, doing(body))), { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
    },
  }),
  operation({
    method: 'POST', path: '/api/asked/:id/answers', permission: write, title: askedWords.answer,
    describes: { group, params: one, description: askedWords.answerAbout, json: answerBody, answers: { 200: { text: askedWords.seen, schema: asked } } },
    async handle(visit, { params: { id }, body: { key, signature: given, seen, ...body } }) {
      const actor = actorHere(visit)
      await kernel.cases.viewAsked(actor, id)
      await kernel.cases.perform(actor, {
        case: id, key: `api:${key}`, doing: doing(body), ...(seen !== undefined && { seen }), ...(given && { signature: { provider: given.provider, cms: new Uint8Array(Buffer.from(given.cms, 'base64')) } }),
      })
      return json(dataOf(await kernel.cases.viewAsked(actor, id)))
    },
  }),
]
