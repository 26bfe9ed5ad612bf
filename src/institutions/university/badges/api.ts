/** The check of a badge for programs: the file itself, or a badge with the documents that stand for the network. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import { json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { found, rules, type Rule } from './findings.messages.ts'
import type { Ask } from './keys.ts'
import { words } from './messages.ts'
import { isObject, type Json } from './opened.ts'
import { verifyBadge } from './verify.ts'

const mostBytes = 2 * 1024 * 1024
const open = { headers: { 'access-control-allow-origin': '*' } }

const findingSchema = z.object({
  rule: z.enum(Object.keys(rules) as [Rule, ...Rule[]]), weight: z.enum(['fault', 'undecided', 'note']), at: z.string().optional().describe('A JSON pointer into the credential'), says: textSchema,
}).meta({ id: 'BadgeFinding' })
const reportSchema = z.object({
  verdict: z.enum(['valid', 'invalid', 'undecided']), kind: z.enum(['badge', 'endorsement', 'record']).optional(), findings: z.array(findingSchema),
  brought: textSchema.optional().describe('Said where some documents came with the question'), credential: z.record(z.string(), z.unknown()).optional(),
}).meta({ id: 'BadgeReport' })

export function badgeApi(kernel: Kernel, network: Ask): readonly Route[] {
  return [operation({
    method: 'POST', path: '/api/university/badges/verify', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 }, bodyLimit: mostBytes,
    describes: { group: institution, description: words.api, bytes: true, answers: { 200: { text: words.report, schema: reportSchema } }, refusals: { 422: found.empty } },
    async handle(visit) {
      const parts: Uint8Array[] = []
      for await (const part of visit.request.body ?? []) parts.push(part)
      const sent = Buffer.concat(parts)
      if (sent.length === 0 && visit.request.headers.get('content-type') === null) throw new Failure('invalid', found.empty) // a request without a body
      const { badge, documents } = unpacked(sent)
      const { verdict, findings, kind, credential } = await verifyBadge(badge, { ask: documents ? broughtBefore(documents, network) : network, now: kernel.now() })
      return json({ verdict, ...(kind && { kind }), findings, ...(documents && { brought: words.brought }), ...(credential && { credential }) }, open)
    },
  })]
}

/** What was sent: the badge alone, or `{ badge, documents }`, where the badge is its JSON, its token, or `{ base64 }` for an image. */
function unpacked(sent: Uint8Array): { readonly badge: Uint8Array; readonly documents?: Json } {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(sent))
  } catch {
    return { badge: sent } // an image, or a token
  }
  if (!isObject(value) || value['badge'] === undefined) return { badge: sent }
  const { badge, documents } = value
  const bytes = isObject(badge) && typeof badge['base64'] === 'string' && Object.keys(badge).length === 1 ? Buffer.from(badge['base64'], 'base64') : bytesOf(badge)
  return { badge: bytes, ...(isObject(documents) && { documents }) }
}

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

const broughtBefore = (documents: Json, network: Ask): Ask => async (url, sought) => {
  const brought = Object.hasOwn(documents, url) ? documents[url] : undefined
  return brought === undefined ? network(url, sought) : brought === null ? undefined : bytesOf(brought)
}
