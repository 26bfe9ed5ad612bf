/** Calls for programs: what is published, as JSON. */
import { z } from 'zod'
import type { CallView } from '../../kernel/calls/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Instant } from '../../law/time.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { textSchema } from '../schemas.ts'
import { apiWords } from './messages.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }
const group = 'calls'

const callSchema = z.object({
  procedure: z.string(), title: textSchema, of: z.string().optional().describe('The number of the entry for which it is held, where each entry of a register has a call of its own'), state: z.enum(['to come', 'open', 'closed', 'ranked']), opens: z.iso.datetime(), closes: z.iso.datetime(), capacity: z.int(), free: z.int(), filed: z.int(),
  places: z.array(z.object({ quota: z.string().optional(), places: z.int(), taken: z.int(), free: z.int() })).describe('The common places first, then those of each quota'),
  commitment: z.string().optional().describe('SHA-256 of the canonical JSON {"seed":"…"}, published while the window is open'), seed: z.string().optional().describe('Published with the ranking'),
  others: z.array(z.iso.datetime()).describe('When the other calls of the procedure opened, the latest first'),
}).meta({ id: 'Call' })

const rowSchema = z.object({
  place: z.int(), number: z.string(), points: z.string().optional(), behindBy: z.union([z.enum(['points', 'lot']), z.object({ fact: z.string() })]).optional(),
  lot: z.string().describe('SHA-256 of the canonical JSON {"number":"…","seed":"…"}'), version: z.string().describe('SHA-256 of the declaration under which it was filed'),
  fate: z.enum(['being checked', 'waiting', 'admitted', 'given up', 'refused', 'out']),
  quotas: z.array(z.string()).optional().describe('The quotas to which they belong; only of whoever has a place through one'), through: z.string().optional().describe('The quota one of whose places they have'),
}).meta({ id: 'RankedApplication' })

const callOf = ({ procedure, of, state, opens, closes, others, call, free, filed, places, commitment, seed }: CallView): z.infer<typeof callSchema> => ({
  procedure: procedure.id, title: procedure.title, ...(of !== undefined && { of }), state, opens, closes, capacity: call.capacity, free, filed, places: places.map((one) => ({ ...one })), others: others.map((one) => one.opens), ...(commitment !== undefined && { commitment }), ...(seed !== undefined && { seed }),
})

export const callApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/calls', permission: 'everyone', title: apiWords.list, rateLimit: { requests: 600, seconds: 60 },
    describes: { group, answers: { 200: { text: apiWords.list, schema: z.object({ calls: z.array(callSchema) }) } } },
    handle: async () => json({ calls: (await kernel.calls.current()).map(callOf) }, open),
  }),
  operation({
    method: 'GET', path: '/api/calls/:procedure', permission: 'everyone', title: apiWords.one, rateLimit: { requests: 600, seconds: 60 },
    describes: { group, query: z.object({ opens: z.iso.datetime().optional().describe('When the call opened, as in `others`; the present one unless given') }), answers: { 200: { text: apiWords.one, schema: callSchema.extend({ ranking: z.array(rowSchema) }) } }, refusals: { 404: apiWords.missing } },
    async handle(_, { params: { procedure }, query: { opens } }) {
      const view = await kernel.calls.view(procedure, opens as Instant | undefined)
      return json({ ...callOf(view), ranking: view.rows.map(({ case: _case, behindBy, points, quotas, ...row }) => ({ ...row, ...(quotas && { quotas: [...quotas] }), ...(points !== undefined && { points }), ...(behindBy !== undefined && { behindBy }) })) }, open)
    },
  }),
]
