/** What a badge says, held against the rules of 1EdTech that no schema can say: contexts in their order, types, whom it is for, its times. */
import jsonld from 'jsonld'
import type { Instant } from '../../../law/time.ts'
import { badgeContext, isBadgeContext, isRecordContext, keptContext, keptLoader, modelOf, recordContext, w3c2 } from './contexts.ts'
import { type Finding, fault, note, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { isObject, type Json, listOf } from './opened.ts'
import { faultsBySchema, type Kind } from './schemas.ts'

const kinds: Readonly<Record<string, Kind>> = { OpenBadgeCredential: 'badge', AchievementCredential: 'badge', EndorsementCredential: 'endorsement', ClrCredential: 'record' }

/** What a credential is by its types; undefined when it is none of those that are checked here. */
export function kindOf({ type }: Json): Kind | undefined {
  const types = listOf(type)
  return types.includes('VerifiableCredential') ? types.map((one) => kinds[String(one)]).find((kind) => kind !== undefined) : undefined
}

/** The types of a credential, and the contexts that its kind needs in their order. */
export function framed(credential: Json, kind: Kind | undefined): readonly Finding[] {
  const contexts = listOf(credential['@context'])
  if (kind === undefined) {
    const former = contexts.includes('https://w3id.org/openbadges/v2')
    return [fault('type', former ? found.formerVersion : found.typeWrong(Object.keys(kinds).join(', ')), '/type')]
  }
  const expected: readonly (readonly [string, (context: unknown) => boolean])[] = [
    [w3c2, (context) => modelOf(context) !== undefined],
    ...kind === 'record' ? [[recordContext, isRecordContext] as const] : [],
    [badgeContext, isBadgeContext],
  ]
  const wrong = expected.findIndex(([, fits], place) => !fits(contexts[place]))
  if (wrong >= 0) return [fault('context', found.contextMissing(wrong + 1, expected[wrong]![0]), '/@context')]
  return modelOf(contexts[0]) === 1 ? [note('context', found.contextOld, '/@context/0')] : []
}

/** What the schema of its kind finds. */
export const bySchema = (credential: Json, kind: Kind): readonly Finding[] => [
  ...faultsBySchema(kind, modelOf(listOf(credential['@context'])[0]) ?? 2, credential).map(({ at, says }) => fault('schema', found.schema(says), at)),
  ...kind !== 'endorsement' && credential['name'] === undefined ? [note('schema', found.nameMissing, '/name')] : [],
]

/** Whether every term has a meaning: one that has none is dropped, and no signature covers it. */
export async function meant(credential: Json): Promise<readonly Finding[]> {
  const unknown = contextsOf(credential).filter((url) => keptContext(url) === undefined)
  if (unknown.length > 0) return unknown.map((url) => undecided('meaning', found.contextUnknown(url), '/@context'))
  try {
    await jsonld.expand(credential, { documentLoader: keptLoader(), safe: true, base: null })
    return []
  } catch (error) {
    return [fault('meaning', found.termUnknown(droppedBy(error)))]
  }
}

/** The addresses of all contexts in a credential, also of those inside it. */
function contextsOf(value: unknown): readonly string[] {
  const urls = new Set<string>()
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(walk)
    if (!isObject(one)) return
    for (const context of listOf(one['@context'])) if (typeof context === 'string') urls.add(context)
    Object.values(one).forEach(walk)
  }
  walk(value)
  return [...urls]
}

/** What the library dropped, in its own words. */
function droppedBy(error: unknown): string {
  const { message, details } = error as { readonly message?: string; readonly details?: { readonly event?: { readonly message?: string; readonly details?: Json } } }
  const { property, type, id, key } = details?.event?.details ?? {}
  const what = [property, type, id, key].find((one) => typeof one === 'string')
  return `${details?.event?.message ?? message ?? ''}${what === undefined ? '' : ` (${String(what)})`}`.trim().replace(/\.$/, '')
}

const hasType = (value: unknown, type: string): boolean => isObject(value) && listOf(value['type']).includes(type)
/** Those of a list that are not of the type they must be of. */
const untyped = (rule: Finding['rule'], value: unknown, type: string, at: string): readonly Finding[] =>
  listOf(value).flatMap((one, index) => (hasType(one, type) ? [] : [fault(rule, found.wrongType(type), Array.isArray(value) ? `${at}/${index}` : at)]))

/** Whom it is for, what for, its evidence and its issuer. */
export function said(credential: Json, kind: Kind): readonly Finding[] {
  const subject = credential['credentialSubject']
  return [
    ...isObject(subject) ? ofSubject(subject, kind) : [],
    ...untyped('evidence', credential['evidence'], 'Evidence', '/evidence'),
    ...isObject(credential['issuer']) ? ofProfile(credential['issuer'], '/issuer') : [],
  ]
}

function ofSubject(subject: Json, kind: Kind): readonly Finding[] {
  const at = '/credentialSubject'
  const type = kind === 'badge' ? 'AchievementSubject' : kind === 'record' ? 'ClrSubject' : 'EndorsementSubject'
  const { id, identifier, achievement, result, source } = subject
  const named = (typeof id === 'string' && id.trim() !== '') || listOf(identifier).length > 0
  return [
    ...hasType(subject, type) ? [] : [fault('subject', found.wrongType(type), `${at}/type`)],
    ...named ? [] : [fault('subject', found.noSubjectId, at)],
    ...untyped('subject', identifier, 'IdentityObject', `${at}/identifier`),
    ...untyped('subject', result, 'Result', `${at}/result`),
    ...untyped('subject', source, 'Profile', `${at}/source`),
    ...kind === 'badge' ? isObject(achievement) ? ofAchievement(achievement, `${at}/achievement`) : [fault('subject', found.noAchievement, at)] : [],
  ]
}

function ofAchievement(achievement: Json, at: string): readonly Finding[] {
  const { criteria, resultDescription } = achievement
  const asked = isObject(criteria) && [criteria['id'], criteria['narrative']].some((one) => typeof one === 'string' && one !== '')
  return [
    ...untyped('subject', achievement, 'Achievement', at),
    ...untyped('subject', resultDescription, 'ResultDescription', `${at}/resultDescription`),
    ...asked ? [] : [fault('subject', found.noCriteria, `${at}/criteria`)],
  ]
}

function ofProfile(profile: Json, at: string): readonly Finding[] {
  return [
    ...untyped('issuer', profile, 'Profile', at),
    ...untyped('issuer', profile['otherIdentifier'], 'IdentifierEntry', `${at}/otherIdentifier`),
    ...isObject(profile['parentOrg']) ? ofProfile(profile['parentOrg'], `${at}/parentOrg`) : [],
  ]
}

/** Whether its time has begun and has not ended. */
export function inTime(credential: Json, now: Instant): readonly Finding[] {
  const begins = credential['validFrom'] === undefined ? 'issuanceDate' : 'validFrom'
  const ends = credential['validUntil'] === undefined ? 'expirationDate' : 'validUntil'
  const at = Date.parse(now)
  return [begins, ends].flatMap((field) => {
    const text = credential[field]
    if (typeof text !== 'string') return []
    const moment = Date.parse(text)
    if (Number.isNaN(moment)) return [fault('time', found.momentWrong(text), `/${field}`)]
    if (field === begins) return moment > at ? [fault('time', found.notYet(text), `/${field}`)] : []
    return moment <= at ? [fault('time', found.expired(text), `/${field}`)] : []
  })
}
