/** The names of LTI in a message (LTI 1.3 Core, Deep Linking 2.0, AGS 2.0, NRPS 2.0), and what is read of one. */
import { z } from 'zod'

const claim = 'https://purl.imsglobal.org/spec/lti/claim'
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim'

export const names = {
  type: `${claim}/message_type`, version: `${claim}/version`, deployment: `${claim}/deployment_id`, target: `${claim}/target_link_uri`, link: `${claim}/resource_link`, roles: `${claim}/roles`,
  context: `${claim}/context`, custom: `${claim}/custom`, presentation: `${claim}/launch_presentation`, platform: `${claim}/tool_platform`, grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint', members: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  settings: `${deepLinking}/deep_linking_settings`, items: `${deepLinking}/content_items`, data: `${deepLinking}/data`,
} as const

export const scopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem', lineItemReading: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly', results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score', members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const

export const types = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json', score: 'application/vnd.ims.lis.v1.score+json', members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json', results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const

const short = z.string().min(1).max(255)
const address = z.url().max(2000)

/** What every message says. */
const said = z.looseObject({
  sub: short, nonce: z.string().max(500), name: z.string().max(300).optional(), [names.version]: z.string(), [names.type]: z.string(), [names.deployment]: short,
  [names.roles]: z.array(z.string().max(300)).max(50).default([]), [names.custom]: z.record(z.string(), z.unknown()).optional(), [names.presentation]: z.looseObject({ locale: z.string().optional() }).optional(),
})

/** A launch of what stands at a place of the platform. */
export const resourceLaunch = said.extend({
  [names.link]: z.looseObject({ id: short }), [names.target]: z.string().max(2000),
  [names.grades]: z.looseObject({ scope: z.array(z.string()).default([]), lineitem: address.optional(), lineitems: address.optional() }).optional(), [names.members]: z.looseObject({ context_memberships_url: address }).optional(),
})

/** A teacher asks to choose what will stand there. */
export const choiceLaunch = said.extend({
  [names.settings]: z.looseObject({ deep_link_return_url: address, accept_types: z.array(z.string()).default([]), accept_multiple: z.union([z.boolean(), z.string().transform((one) => one === 'true')]).default(false), data: z.string().max(20_000).optional() }),
})

/** What a tool sends back of what a teacher chose in it. */
export const choiceAnswer = z.looseObject({
  [names.type]: z.literal('LtiDeepLinkingResponse'), [names.version]: z.literal('1.3.0'), [names.deployment]: short, [names.data]: z.string().max(500),
  [names.items]: z.array(z.looseObject({
    type: z.string(), title: z.string().max(300).optional(), url: z.string().max(2000).optional(), custom: z.record(z.string().max(200), z.string().max(2000)).optional(),
    lineItem: z.looseObject({ label: z.string().max(300).optional(), scoreMaximum: z.number().positive().max(1e9), resourceId: z.string().max(255).optional(), tag: z.string().max(255).optional() }).optional(),
  })).max(50).default([]),
})

/** A column of a platform's gradebook, and several. */
export const column = z.looseObject({ id: z.string(), resourceLinkId: z.string().optional() })
export const columnList = z.array(column).max(1000)

/** The members of a course, as a platform lists them. */
export const memberList = z.looseObject({ members: z.array(z.looseObject({ user_id: z.string(), name: z.string().max(300).optional(), status: z.string().optional(), roles: z.array(z.string()).default([]) })).max(5000) })

/**
 * The roles of a message that are of its course (LTI 1.3 Core, A.2.2 and A.2.3): `…/membership#Role`, `…/membership/Role#Part of it`, and the short name, which NRPS allows. What
 * somebody is at their institution or in the system of the platform says nothing of this course.
 */
const rolesHere = (vocabulary: readonly string[]): readonly string[] => vocabulary.flatMap((role) => {
  const [, whole, named] = /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:\/(\w+))?#)?(\w+)$/.exec(role) ?? []
  return whole ?? named ?? []
})

const learns = (vocabulary: readonly string[]): boolean => rolesHere(vocabulary).some((role) => role === 'Learner' || role === 'Student')
/** Whether the roles of a message are those of whoever teaches the course and does not learn in it. */
export const teaches = (vocabulary: readonly string[]): boolean => !learns(vocabulary) && rolesHere(vocabulary).some((role) => ['Instructor', 'TeachingAssistant', 'Administrator', 'ContentDeveloper'].includes(role))
