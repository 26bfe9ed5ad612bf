/** Federation for programs: how far each peer was verified, what is wrong, and requests with their answers. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { pageNumber, pageSize } from '../schemas.ts'
import { apiWords, federationWords as words } from './messages.ts'

const often = { requests: 600, seconds: 60 }
const kinds = z.enum(['entry', 'incident', 'request', 'answer'])
const content = z.record(z.string(), z.json())

const peerSchema = z.object({
  id: z.guid(), name: z.string(), url: z.string(), log: z.string().optional().describe('The name of its log'), logKey: z.string().optional(), witnessKey: z.string().optional(), addedAt: z.string(), withdrawnAt: z.string().optional(),
  state: z.enum(['follows', 'behind', 'unreachable', 'unsigned', 'unreadable', 'split']).optional(), since: z.string().optional(), size: z.int().optional().describe('Entries that were verified'), verifiedAt: z.string().optional(),
  counts: z.object({ entry: z.int(), incident: z.int(), request: z.int(), answer: z.int(), missing: z.int(), refused: z.int() }),
  unanswered: z.object({ count: z.int(), since: z.string() }).optional().describe('Items about which it gives no answer, and since when'),
}).meta({ id: 'FederationPeer' })
const beginning = z.object({ root: z.string().describe('Its root at that size, in base64'), hashes: z.array(z.string()).describe('The consistency proof from there to the signed root (RFC 9162, 2.1.4), in base64') })
const forkSchema = z.object({ id: z.guid(), origin: z.string(), key: z.string(), known: z.string(), other: z.string(), proof: z.object({ size: z.int(), known: beginning, other: beginning }).optional(), from: z.string(), at: z.string() }).meta({ id: 'SplitView' })
const requestSchema = z.object({
  from: z.string(), to: z.string(), id: z.string(), until: z.string(), at: z.string(), state: z.enum(['answered', 'waits', 'unanswered', 'withdrawn']), content: content.optional(),
  answer: z.object({ at: z.string(), content: content.optional() }).optional(),
}).meta({ id: 'InspectionRequest' })
const itemSchema = z.object({
  from: z.string(), index: z.int().describe('The place of the entry in that log'), kind: kinds, id: z.string(), version: z.int(), to: z.string().optional(), until: z.string().optional(), saidAt: z.string(), hash: z.string().optional(),
  content: content.optional(), missingSince: z.string().optional(), unansweredSince: z.string().optional(), withdrawn: z.boolean(),
}).meta({ id: 'FederationItem' })

export const apiRoutes = ({ federation }: Pick<Kernel, 'federation'>): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/federation', permission: 'everyone', title: words.title, rateLimit: often,
    describes: { group: 'federation', description: apiWords.standing, answers: { 200: { text: apiWords.standing, schema: z.object({ log: z.string(), peers: z.array(peerSchema), splitViews: z.array(forkSchema), requests: z.array(requestSchema) }) } } },
    async handle() {
      const [standing, forks, requests] = await Promise.all([federation.standing(), federation.forks(), federation.requests()])
      const peers = standing.map(({ peer: { id, name, url, origin, logKey, witnessKey, addedAt, withdrawnAt }, followed, counts, unanswered }): z.infer<typeof peerSchema> => ({
        id, name, url, addedAt, counts, ...(origin !== undefined && { log: origin }), ...(logKey !== undefined && { logKey }), ...(witnessKey !== undefined && { witnessKey }), ...(withdrawnAt !== undefined && { withdrawnAt }),
        ...(unanswered && { unanswered }), ...(followed && { state: followed.state, since: followed.since, size: followed.size, ...(followed.at !== undefined && { verifiedAt: followed.at }) }),
      }))
      return json({ log: federation.origin, peers, splitViews: forks, requests })
    },
  }),
  operation({
    method: 'GET', path: '/api/federation/items', permission: 'everyone', title: words.came, rateLimit: often,
    describes: {
      group: 'federation', description: apiWords.items, query: z.object({ page: pageNumber, size: pageSize(200, 50), missing: z.enum(['true', 'false']).optional().describe('Only what the peer does not serve, the last missed first') }),
      answers: { 200: { text: apiWords.items, schema: z.object({ items: z.array(itemSchema) }) } },
    },
    async handle(_visit, { query: { page, size, missing } }) {
      return json({ items: await federation.received({ limit: size, offset: (page - 1) * size, which: missing === 'true' ? 'missing' : 'counts' }) })
    },
  }),
]
