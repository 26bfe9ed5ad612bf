/** What the W3C Verifiable Credentials Data Model 2.0 requires of every credential, whoever issued it and whatever it says. Pure. */
import { z } from 'zod'

/** The context with which every credential begins (4.3). */
export const baseContext = 'https://www.w3.org/ns/credentials/v2'

/** The terms that the base context defines and protects: no other context may give them another meaning (5.2.1). */
const protectedTerms: ReadonlySet<string> = new Set([
  'id', 'type', 'name', 'description', 'digestMultibase', 'digestSRI', 'mediaType', 'VerifiableCredential', 'EnvelopedVerifiableCredential',
  'VerifiablePresentation', 'EnvelopedVerifiablePresentation', 'JsonSchemaCredential', 'JsonSchema', 'BitstringStatusListCredential',
  'BitstringStatusList', 'BitstringStatusListEntry', 'DataIntegrityProof', 'confidenceMethod', 'credentialSchema', 'credentialStatus',
  'credentialSubject', 'evidence', 'holder', 'issuer', 'proof', 'refreshService', 'relatedResource', 'renderMethod', 'termsOfUse', 'validFrom',
  'validUntil', 'verifiableCredential',
])

const isUrl = (text: string): boolean => /^\S+$/.test(text) && URL.canParse(text)
const url = z.string().refine(isUrl)
const someOf = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)])
const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

/** XML Schema's dateTimeStamp, whose zone is always said (4.9.1). */
const dateTimeStamp = z.string().regex(
  /^-?([1-9]\d{3,}|0\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/)

/** A string, or a string with its language and direction and nothing else (11.1). */
const words = z.union([z.string(), someOf(z.strictObject({
  '@value': z.string(), '@language': z.string().exactOptional(), '@direction': z.enum(['ltr', 'rtl']).exactOptional(),
}))])

const typed = z.looseObject({ id: url.exactOptional(), type: someOf(z.string().min(1)) })
const identified = typed.extend({ id: url })
const subject = z.looseObject({ id: url.exactOptional() }).refine((claims) => Object.keys(claims).length > 0)
const resource = z.looseObject({ id: url, digestSRI: z.string().exactOptional(), digestMultibase: z.string().exactOptional() })
  .refine(({ digestSRI, digestMultibase }) => digestSRI !== undefined || digestMultibase !== undefined)

const shape = z.looseObject({
  '@context': z.tuple([z.literal(baseContext)], z.union([url, z.record(z.string(), z.unknown())])),
  id: url.exactOptional(),
  type: someOf(z.string().min(1)),
  issuer: z.union([url, z.looseObject({ id: url, name: words.exactOptional(), description: words.exactOptional() })]),
  name: words.exactOptional(), description: words.exactOptional(),
  credentialSubject: someOf(subject),
  validFrom: dateTimeStamp.exactOptional(), validUntil: dateTimeStamp.exactOptional(),
  credentialSchema: someOf(identified).exactOptional(),
  relatedResource: someOf(resource).exactOptional(),
  // Each of these says what it is (4.5, 5.10).
  credentialStatus: someOf(typed).exactOptional(), refreshService: someOf(typed).exactOptional(), termsOfUse: someOf(typed).exactOptional(),
  evidence: someOf(typed).exactOptional(), proof: someOf(typed).exactOptional(),
  confidenceMethod: someOf(typed).exactOptional(), renderMethod: someOf(typed).exactOptional(),
})
type Shape = z.output<typeof shape>

/** Whether a value is a credential by the data model. Contexts elsewhere are not fetched: what they define is not looked at. */
export function followsModel(value: unknown): boolean {
  const { success, data } = shape.safeParse(value)
  return success && list(data.type).includes('VerifiableCredential')
    && inOrder(data) && uniqueResources(data) && definesTypes(data)
}

const inOrder = ({ validFrom, validUntil }: Shape): boolean =>
  validFrom === undefined || validUntil === undefined || Date.parse(validFrom) <= Date.parse(validUntil)

function uniqueResources({ relatedResource }: Shape): boolean {
  const ids = list(relatedResource).map(({ id }) => id)
  return new Set(ids).size === ids.length
}

/** Whether every type is an absolute URL or a term that some context gives a meaning, and none gives a protected term another. */
function definesTypes(credential: Shape): boolean {
  const contexts = credential['@context'].slice(1)
  const inline = contexts.filter((context) => typeof context === 'object')
  const taken = new Map<string, string>([...protectedTerms].map((term) => [term, '']))
  const defined = new Set<string>()
  let vocabulary: unknown = contexts.some((context) => typeof context === 'string')
  for (const context of inline) {
    if ('@vocab' in context) vocabulary = context['@vocab']
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue
      const meaning = JSON.stringify(definition)
      if ((taken.get(term) ?? meaning) !== meaning || !isMeaning(definition)) return false
      defined.add(term)
      if (context['@protected'] === true) taken.set(term, meaning)
    }
  }
  const known = (type: string): boolean => isUrl(type) || protectedTerms.has(type) || defined.has(type) || Boolean(vocabulary)
  const { credentialStatus, refreshService, termsOfUse, evidence, proof, credentialSchema } = credential
  const parts = [credentialStatus, refreshService, termsOfUse, evidence, proof, credentialSchema].flatMap((part) => list(part))
  return [credential, ...parts].every(({ type }) => list(type).every(known))
}

/** A term means an absolute URL, a keyword, or nothing. */
function isMeaning(definition: unknown): boolean {
  if (definition === null) return true
  const meant = typeof definition === 'object' && '@id' in definition ? definition['@id'] : definition
  return typeof meant === 'string' && (meant.startsWith('@') || isUrl(meant))
}
