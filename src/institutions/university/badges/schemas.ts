/** Open Badges 3.0 and CLR 2.0 as JSON schemas, after those that 1EdTech publishes: the same classes, properties and requirements, without their descriptions. */
import { Ajv2019 } from 'ajv/dist/2019.js'

type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const number: Schema = { type: 'number' }
const flag: Schema = { type: 'boolean' }
/** With its zone, as RFC 3339 writes it. */
const moment: Schema = { type: 'string', pattern: String.raw`^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$` }
const day: Schema = { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d(T.*)?$` }
const compactJws: Schema = { type: 'string', pattern: String.raw`^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+$` }
const types: Schema = { oneOf: [text, { type: 'array', minItems: 1, items: text }] }
const of = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const list = (items: Schema): Schema => ({ type: 'array', items })
const some = (items: Schema): Schema => ({ anyOf: [items, list(items)] })
const either = (...anyOf: readonly Schema[]): Schema => ({ anyOf })
const model = (required: readonly string[], properties: Schema): Schema => ({ type: 'object', required, properties })
const identifierTypes = [
  'name', 'sourcedId', 'systemId', 'productId', 'userName', 'accountId', 'emailAddress', 'nationalIdentityNumber', 'isbn', 'issn', 'lisSourcedId', 'oneRosterSourcedId', 'sisSourcedId',
  'ltiContextId', 'ltiDeploymentId', 'ltiToolId', 'ltiPlatformId', 'ltiUserId', 'identifier',
]
const identifierType: Schema = either({ enum: identifierTypes }, { type: 'string', pattern: '(ext:)[a-z|A-Z|0-9|.|-|_]+' })
const image = either(of('Image'), text)
const profile = either(text, of('Profile'))

/** What every credential has, of the first or the second data model of W3C; `more` are its own. */
const credential = (version: 1 | 2, more: Schema, required: readonly string[] = []): Schema => {
  const begins = version === 1 ? 'issuanceDate' : 'validFrom'
  return model(['@context', 'type', 'credentialSubject', 'issuer', begins, ...required], {
    '@context': { type: 'array', minItems: 1, items: either(text, { type: 'object' }) }, id: text, type: types, name: text, description: text, image, awardedDate: moment,
    issuer: profile, issuanceDate: moment, expirationDate: moment, validFrom: moment, validUntil: moment, evidence: some(of('Evidence')),
    endorsement: list({ type: 'object' }), endorsementJwt: list(compactJws), proof: some(of('Proof')), credentialSchema: some(of('Typed')), credentialStatus: some(of('Status')), refreshService: some(of('Typed')), termsOfUse: some(model(['type'], { id: text, type: types })),
    ...more,
  })
}

const definitions: Schema = {
  Image: model(['id', 'type'], { id: text, type: text, caption: text }),
  GeoCoordinates: model(['type', 'latitude', 'longitude'], { type: text, latitude: number, longitude: number }),
  Address: model(['type'], {
    type: types, addressCountry: text, addressCountryCode: { type: 'string', pattern: '^[A-Z]{2}$' }, addressRegion: text, addressLocality: text, streetAddress: text, postOfficeBoxNumber: text, postalCode: text, geo: of('GeoCoordinates'),
  }),
  IdentifierEntry: model(['type', 'identifier', 'identifierType'], { type: types, identifier: text, identifierType }),
  IdentityObject: model(['type', 'hashed', 'identityHash', 'identityType'], { type: types, hashed: flag, identityHash: text, identityType: identifierType, salt: text }),
  Profile: model(['id', 'type'], {
    id: text, type: types, name: text, url: text, phone: text, description: text, endorsement: list({ type: 'object' }), endorsementJwt: list(compactJws), image, email: text, address: of('Address'),
    otherIdentifier: list(of('IdentifierEntry')), official: text, parentOrg: of('Profile'), familyName: text, givenName: text, additionalName: text, patronymicName: text, honorificPrefix: text, honorificSuffix: text, familyNamePrefix: text, dateOfBirth: day,
  }),
  Criteria: model([], { id: text, narrative: text }),
  Alignment: model(['type', 'targetName', 'targetUrl'], {
    type: types, targetCode: text, targetDescription: text, targetName: text, targetFramework: text, targetUrl: text,
    targetType: either({ enum: ['ceasn:Competency', 'ceterms:Credential', 'CFItem', 'CFRubric', 'CFRubricCriterion', 'CFRubricCriterionLevel', 'CTDL'] }, { type: 'string', pattern: '(ext:)[a-z|A-Z|0-9|.|-|_]+' }),
  }),
  RubricCriterionLevel: model(['id', 'type', 'name'], { id: text, type: types, alignment: list(of('Alignment')), description: text, level: text, name: text, points: text }),
  ResultDescription: model(['id', 'type', 'name', 'resultType'], {
    id: text, type: types, alignment: list(of('Alignment')), allowedValue: list(text), name: text, requiredLevel: text, requiredValue: text, rubricCriterionLevel: list(of('RubricCriterionLevel')), valueMax: text, valueMin: text,
    resultType: either({ enum: ['GradePointAverage', 'LetterGrade', 'Percent', 'PerformanceLevel', 'PredictedScore', 'RawScore', 'Result', 'RubricCriterion', 'RubricCriterionLevel', 'RubricScore', 'ScaledScore', 'Status'] }, { type: 'string', pattern: '(ext:)[a-z|A-Z|0-9|.|-|_]+' }),
  }),
  Related: model(['id', 'type'], { id: text, type: types, inLanguage: text, version: text }),
  Result: model(['type'], {
    type: types, achievedLevel: text, alignment: list(of('Alignment')), resultDescription: text, value: text,
    status: { enum: ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] },
  }),
  Achievement: model(['id', 'type', 'criteria', 'description', 'name'], {
    id: text, type: types, alignment: list(of('Alignment')), achievementType: text, creator: profile, creditsAvailable: number, criteria: of('Criteria'), description: text, endorsement: list({ type: 'object' }), endorsementJwt: list(compactJws),
    fieldOfStudy: text, humanCode: text, image, inLanguage: text, name: text, otherIdentifier: list(of('IdentifierEntry')), related: list(of('Related')), resultDescription: list(of('ResultDescription')), specialization: text, tag: list(text), version: text,
  }),
  AchievementSubject: model(['type', 'achievement'], {
    id: text, type: types, activityEndDate: moment, activityStartDate: moment, creditsEarned: number, achievement: of('Achievement'), identifier: list(of('IdentityObject')), image, licenseNumber: text, narrative: text, result: list(of('Result')), role: text, source: profile, term: text,
  }),
  EndorsementSubject: model(['id', 'type'], { id: text, type: types, endorsementComment: text }),
  Association: model(['type', 'associationType', 'sourceId', 'targetId'], {
    type: types, sourceId: text, targetId: text,
    associationType: { enum: ['exactMatchOf', 'isChildOf', 'isParentOf', 'isPartOf', 'isPeerOf', 'isRelatedTo', 'precedes', 'replacedBy'] },
  }),
  ClrSubject: model(['type', 'verifiableCredential'], { id: text, type: types, identifier: list(of('IdentityObject')), achievement: list(of('Achievement')), verifiableCredential: { type: 'array', minItems: 1, items: either(compactJws, { type: 'object' }) }, association: list(of('Association')) }),
  Evidence: model(['type'], { id: text, type: types, narrative: text, name: text, description: text, genre: text, audience: text }),
  Proof: model(['type'], { type: text, created: moment, cryptosuite: text, challenge: text, domain: text, nonce: text, proofPurpose: text, proofValue: text, verificationMethod: text }),
  Typed: model(['id', 'type'], { id: text, type: text }),
  Status: model(['type'], { id: text, type: text }),
}

/** What a credential is: a badge, an endorsement of somebody's badge, or the record of a learner. */
export type Kind = 'badge' | 'endorsement' | 'record'

const subjects: Readonly<Record<Kind, string>> = { badge: 'AchievementSubject', endorsement: 'EndorsementSubject', record: 'ClrSubject' }

let validator: Ajv2019 | undefined
/** Made when it is first asked: it reads the schemas of schemas. */
const ajv = (): Ajv2019 => validator ??= new Ajv2019({ allErrors: true, strict: false, validateFormats: false })
const compiled = new Map<string, ReturnType<Ajv2019['compile']>>()

/** What a schema asks for in a place: a property that must be there, one of certain values, a type of JSON, a form of writing, at least one, or anything else. */
export type Broken = { readonly kind: 'missing' | 'type' | 'one of'; readonly wants: string } | { readonly kind: 'form' | 'empty' | 'other' }

/** Where a credential does not follow the schema of its kind: a JSON pointer, and what is asked for there. At most ten. */
export function faultsBySchema(kind: Kind, version: 1 | 2, value: unknown): readonly { readonly at: string; readonly broken: Broken }[] {
  const name = `${kind} ${version}`
  // An endorsement inside a badge may have no id of its own.
  const check = compiled.get(name) ?? ajv().compile({ $defs: definitions, ...credential(version, { credentialSubject: of(subjects[kind]) }, kind === 'endorsement' ? [] : ['id']) })
  compiled.set(name, check)
  if (check(value)) return []
  return (check.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf').slice(0, 10)
    .map(({ instancePath, keyword, params }) => ({ at: instancePath === '' ? '/' : instancePath, broken: brokenBy(keyword, params) }))
}

function brokenBy(keyword: string, params: Readonly<Record<string, unknown>>): Broken {
  if (keyword === 'required') return { kind: 'missing', wants: String(params['missingProperty']) }
  if (keyword === 'type') return { kind: 'type', wants: String(params['type']) }
  if (keyword === 'enum') return { kind: 'one of', wants: (params['allowedValues'] as readonly string[]).join(', ') }
  return { kind: keyword === 'pattern' ? 'form' : keyword === 'minItems' ? 'empty' : 'other' }
}

const published = 'https://purl.imsglobal.org/spec'
/** The addresses of schemas by which a credential may ask to be checked and is anyhow. */
export const knownSchemas: ReadonlySet<string> = new Set([
  ...['achievementcredential', 'anyachievementcredential', 'endorsementcredential', 'anyendorsementcredential'].map((name) => `${published}/ob/v3p0/schema/json/ob_v3p0_${name}_schema.json`),
  ...['clrcredential', 'anyclrcredential'].map((name) => `${published}/clr/v2p0/schema/json/clr_v2p0_${name}_schema.json`),
])
