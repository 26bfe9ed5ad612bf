/** The API of cases without an account: opened, followed and acted in by their address, which never stands in an address of the API. */
import { z } from 'zod'
import { isAddress, newAddress } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { networkOf } from '../guard.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { whole } from './api.ts'
import { caseState, facts } from './api-schemas.ts'
import { followTexts } from './follow-messages.ts'
import { followPath, unseen } from './open-unnamed.ts'
import { inForce } from './parts.ts'
import { localeSchema } from '../../law/text-schema.ts'
import { textSchema as text } from '../schemas.ts'

const group = 'services'
const address = z.string().refine(isAddress).meta({ pattern: '^[A-Za-z0-9_-]{43}$' })
const openBody = z.object({
  facts, email: z.email().max(254).optional(), locale: localeSchema.optional(), address: address.optional(),
  about: z.object({ decision: z.uuid(), address }).optional().describe('The earlier decision that it is about, and the address of its case'),
})
const opened = caseState.extend({ address: z.string().describe('Opens the case: keep it as you keep a key'), page: z.string() }).meta({ id: 'OpenedCase' })

const of = z.uuid().toLowerCase().optional().describe('Another case that is followed at the address, from “others”; the first one where it is left out')
const followedCase = caseState.extend({
  others: z.array(z.object({ id: z.string(), number: z.string(), title: text })).describe('Cases that the house opened about decisions of this one, which are followed at the same address'),
}).meta({ id: 'FollowedCase' })

/** The case at an address, or another that is followed there, and what else is. */
const stateAt = async (kernel: Kernel, at: string, which?: string) =>
  ({ ...await whole(kernel, await kernel.cases.followed(at, which)), others: [...await kernel.cases.alsoFollowed(at)] })

export const followApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'POST', path: '/api/services/:id/cases', permission: 'everyone', title: followTexts.open, rateLimit: { requests: 60, seconds: 600 },
    describes: { group, description: followTexts.openAbout, json: openBody, answers: { 201: { text: followTexts.opened, schema: opened } } },
    async handle(visit, { params: { id }, body: { facts: given, email, locale = visit.locale, address: own = newAddress(), about } }) {
      await inForce(kernel, id)
      await kernel.cases.openUnnamed({
        procedure: id, answers: { typed: given }, address: own, from: networkOf(visit.ip), locale, ...(email && { email }), ...(about && { about }),
      })
      return json({ ...await whole(kernel, await kernel.cases.followed(own)), address: own, page: `${visit.settings.origin}/${locale}${followPath(own)}` }, { status: 201, headers: unseen })
    },
  }),
  operation({
    method: 'POST', path: '/api/follow', permission: 'everyone', title: followTexts.follow, rateLimit: { requests: 120, seconds: 60 },
    describes: { group, json: z.object({ address, case: of }), answers: { 200: { text: followTexts.follow, schema: followedCase } } },
    handle: async (_, { body }) => json(await stateAt(kernel, body.address, body.case), { headers: unseen }),
  }),
  operation({
    method: 'POST', path: '/api/follow/acts', permission: 'everyone', title: followTexts.act, rateLimit: { requests: 60, seconds: 60 },
    describes: {
      group, json: z.object({ address, case: of, key: z.uuid(), outcome: z.string(), reasons: z.string().optional(), corrections: facts.optional() }),
      answers: { 200: { text: followTexts.follow, schema: followedCase } },
    },
    async handle(_, { body: { address: at, case: which, key, outcome, reasons, corrections } }) {
      await kernel.cases.actFollowed(at, { key: `api:${key}`, ...(which !== undefined && { case: which }), doing: {
        type: 'complete', outcome, ...(reasons !== undefined && { reasons }), ...(corrections && { typed: { corrections } }),
      } })
      return json(await stateAt(kernel, at, which), { headers: unseen })
    },
  }),
]
