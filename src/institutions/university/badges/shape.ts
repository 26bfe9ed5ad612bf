/** What a badge says, held against the rules of 1EdTech that no schema can say: contexts in their order, types, whom it is for, its times. */
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { badgeContext, isBadgeContext, isRecordContext, keptContext, keptLoader, modelOf, recordContext, w3c2 } from './contexts.ts'
import { type Finding, fault, note, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { isObject, type Json, listOf, textIn } from './opened.ts'
import { type Broken, faultsBySchema, type Kind } from './schemas.ts'

const kinds: ReadonlyMap<unknown, Kind> = new Map([['OpenBadgeCredential', 'badge'], ['AchievementCredential', 'badge'], ['EndorsementCredential', 'endorsement'], ['ClrCredential', 'record']])

/** What a credential is by its types; undefined when it is none of those that are checked here. */
export function kindOf({ type }: Json): Kind | undefined {
  const types = listOf(type)
  return types.includes('VerifiableCredential') ? types.map((one) => kinds.get(one)).find((kind) => kind !== undefined) : undefined
}

/** The types of a credential, and the contexts that its kind needs in their order. */
export function framed(credential: Json, kind: Kind | undefined): readonly Finding[] {
  const contexts = listOf(credential['@context'])
  if (kind === undefined) {
    const former = contexts.includes('https://w3id.org/openbadges/v2')
    return [fault('type', former ? found.formerVersion : found.typeWrong([...kinds.keys()].join(', ')), '/type')]
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

function saidOf(broken: Broken): Text {
  switch (broken.kind) {
    case 'missing': return found.schemaMissing(broken.wants)
    case 'type': return found.schemaType(broken.wants)
    case 'one of': return found.schemaOneOf(broken.wants)
    case 'form': return found.schemaForm
    case 'empty': return found.schemaEmpty
    case 'other': return found.schemaOther
  }
}

/** What the schema of its kind finds. */
export const bySchema = (credential: Json, kind: Kind): readonly Finding[] => [
  ...faultsBySchema(kind, modelOf(listOf(credential['@context'])[0]) ?? 2, credential).map(({ at, broken }) => fault('schema', saidOf(broken), at)),
  ...kind !== 'endorsement' && credential['name'] === undefined ? [note('schema', found.nameMissing, '/name')] : [],
]

/**
 * Whether every term has a meaning: one that has none is dropped, and no signature covers it.
 * A proof inside a credential signs what its words mean, and not how they are written: there whatever is read by its name must be written by its name.
 */
export async function meant(credential: Json, written: 'token' | 'proof inside'): Promise<readonly Finding[]> {
  const { urls, others, long } = namesIn(credential)
  if (written === 'proof inside' && long.length > 0) return long.map((key) => fault('meaning', found.termLong(key)))
  const unknown = [
    ...urls.filter((url) => keptContext(url) === undefined).map((url) => undecided('meaning', found.contextUnknown(url), '/@context')),
    ...written === 'proof inside' && others ? [undecided('meaning', found.contextInline, '/@context')] : [],
  ]
  if (unknown.length > 0) return unknown
  const { default: jsonld } = await import('jsonld')
  try {
    const [expanded] = await jsonld.expand(credential, { documentLoader: keptLoader(), safe: true, base: null })
    const relative = namelessIn(expanded)
    if (relative !== undefined) return [fault('meaning', found.termUnknown(relative.slice(0, 100)))]
    return written === 'proof inside' && isSaidElsewhere(expanded) ? [undecided('meaning', found.saidElsewhere)] : []
  } catch (error) {
    const term = droppedBy(error)
    return [fault('meaning', term === undefined ? found.meaningless : found.termUnknown(term))]
  }
}

/** Whether all of it has a meaning. Only then is a proof inside judged: it signs the meaning, and the libraries that canonize it stumble over names without one, such as `__proto__`. */
export const clear = (meaning: readonly Finding[]): boolean => meaning.length === 0

/** The contexts in a credential and inside it, by their addresses; whether there are `others`, and the keys that are no plain terms. */
function namesIn(credential: Json): { readonly urls: readonly string[]; readonly others: boolean; readonly long: readonly string[] } {
  const [urls, long] = [new Set<string>(), new Set<string>()]
  let others = false
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) return one.forEach(walk)
    if (!isObject(one)) return
    for (const [key, value] of Object.entries(one)) {
      if (key !== '@context') {
        if (/[:@]/.test(key)) long.add(key)
        walk(value)
      } else for (const context of Array.isArray(value) ? value : [value]) {
        if (typeof context === 'string') urls.add(context)
        else others = true
      }
    }
  }
  walk(credential)
  return { urls: [...urls], others, long: [...long] }
}

/** An id or a type that is no whole address: the library lets it through, and no signature covers it. */
function namelessIn(expanded: unknown): string | undefined {
  if (Array.isArray(expanded)) return expanded.map(namelessIn).find((one) => one !== undefined)
  if (!isObject(expanded)) return undefined
  const names = [...listOf(expanded['@id']), ...'@value' in expanded ? [] : listOf(expanded['@type'])]
  const relative = names.find((name) => typeof name !== 'string' || !name.includes(':'))
  return relative === undefined ? namelessIn(Object.values(expanded)) : textIn(relative)
}

/** Whether something inside a credential bears its id and says more of it: the signature holds wherever that is written, and the rules look only at the top. */
function isSaidElsewhere(credential: unknown): boolean {
  const id = isObject(credential) ? credential['@id'] : undefined
  const walk = (one: unknown): boolean => {
    if (Array.isArray(one)) return one.some(walk)
    return isObject(one) && ((one !== credential && one['@id'] === id && Object.keys(one).length > 1) || Object.entries(one).some(([key, inner]) => key !== '@graph' && walk(inner)))
  }
  return id !== undefined && walk(credential)
}

/** What the library dropped, as far as it names it. */
function droppedBy(error: unknown): string | undefined {
  const details = (error as { readonly details?: { readonly event?: { readonly details?: Json } } }).details?.event?.details ?? {}
  const what = [details['property'], details['type'], details['id'], details['key']].find((one) => typeof one === 'string')
  return what === undefined ? undefined : textIn(what).slice(0, 100)
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

/** Whether its time has begun, at `begins` where that is another moment than now, and has not ended, by every moment that it says. */
export const inTime = (credential: Json, now: Instant, begins = now): readonly Finding[] => [
  ...['validFrom', 'issuanceDate'].flatMap((field) => begun(credential[field], begins, `/${field}`)),
  ...['validUntil', 'expirationDate'].flatMap((field) => notEnded(credential[field], now, `/${field}`)),
]

/** Whether a moment has come, and whether one has not passed: a text with its zone, or the seconds of a token. Nothing for none. */
const begun = (value: unknown, now: Instant, at: string): readonly Finding[] => held(value, at, (moment, says) => (moment > Date.parse(now) ? [fault('time', found.notYet(says), at)] : []))
export const notEnded = (value: unknown, now: Instant, at: string): readonly Finding[] => held(value, at, (moment, says) => (moment <= Date.parse(now) ? [fault('time', found.expired(says), at)] : []))

function held(value: unknown, at: string, judge: (moment: number, says: string) => readonly Finding[]): readonly Finding[] {
  if (value === undefined) return []
  const date = new Date(typeof value === 'number' ? value * 1000 : textIn(value))
  if (Number.isNaN(date.getTime())) return [fault('time', found.momentWrong(textIn(value).slice(0, 40)), at)]
  return judge(date.getTime(), typeof value === 'number' ? date.toISOString() : textIn(value))
}

/** The times of a token, which stand beside those of the credential (RFC 7519, 4.1). */
export const tokenInTime = (payload: Json, now: Instant): readonly Finding[] => [...begun(payload['nbf'], now, '/'), ...notEnded(payload['exp'], now, '/')]
