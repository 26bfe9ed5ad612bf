/** A badge as the European Learning Model says it, read by a JSON-LD library of others with the words of that model, and held by a SHACL validator of others to what the European Commission asks of a European Digital Credential. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { universityOptions } from '../src/countries/kazakhstan/university/options.ts'
import { keptLoader } from '../src/institutions/university/badges/contexts.ts'
import { europeanContext, europeanCredential } from '../src/institutions/university/badges/european.ts'
import type { Json } from '../src/institutions/university/badges/opened.ts'
import { skillsOf } from '../src/institutions/university/skills/framework.ts'
import type { Decision } from '../src/kernel/decisions/index.ts'
import { same } from '../src/law/text.ts'

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'european-learning', name), 'utf8')
const graph = (text: string): Store => new Store(new Parser().parse(text))
const validator = new SHACLValidator(graph(file('shapes.ttl')))
const documentLoader = keptLoader({ [europeanContext]: JSON.parse(file('context.json')) })

const record = { id: '4c1e2a52-0000-4000-8000-000000000001', number: 'UNI-2026-000001', decidedAt: '2026-11-30T05:00:00.123Z', validFrom: '2026-11-30', validUntil: '2031-11-30' }
const exported = (skill: string): Json => europeanCredential({
  decision: { record } as unknown as Decision, claimed: { skill, task: 'Қазақ токенизаторы', score: '85', tests: 'a'.repeat(64) }, framework: universityOptions.skills, image: '<svg/>', url: 'https://ai.example.kz', zone: 'Asia/Almaty', learner: 'urn:uuid:0',
  issuer: { id: 'https://ai.example.kz/university/issuer', name: same('Үлгі'), homepage: 'https://ai.example.kz/university', country: universityOptions.awards.country },
})

/** Every word has a meaning: in safe mode the library throws for one that has none. */
const quads = async (credential: Json): Promise<Store> => graph(await jsonld.toRDF(credential, { documentLoader, format: 'application/n-quads', safe: true }))
const findings = async (credential: Json): Promise<readonly string[]> => (await validator.validate(await quads(credential))).results.map(({ path, sourceShape }) => `${path?.value.split(/[/#]/).at(-1)} ${sourceShape?.value.split('#').at(-1)}`)
/** The issuer with an identifier by which a seal of the EU knows it. */
const known = (credential: Json): Json => ({ ...credential, issuer: { ...credential['issuer'] as Json, eIDASIdentifier: { id: 'urn:identifier', type: 'LegalIdentifier', notation: '000000000000', spatial: { id: 'http://publications.europa.eu/resource/authority/country/KAZ' } } } })

test('every skill of the country exports to a credential that keeps all but one of the constraints: its issuer has no eIDAS identifier, for none is known', async () => {
  for (const { code } of skillsOf(universityOptions.skills)) assert.deepEqual(await findings(known(exported(code))), [], code)
  assert.equal((await findings(exported('L2'))).length, 1, 'that of the issuer')
})

test('it says the task, the score, the tests, the decision and the skill in all languages, and no name', async () => {
  const store = await quads(exported('L2'))
  const literals = new Set(store.getObjects(null, null, null).map(({ value }) => value))
  for (const said of ['Қазақ токенизаторы', '85 / 100', 'a'.repeat(64), 'UNI-2026-000001', '2026-11-30T05:00:00Z', '2031-11-30T18:59:59Z']) assert.ok(literals.has(said), said)
  const titles = store.getObjects(null, 'http://purl.org/dc/terms/title', null).flatMap((one) => ('language' in one ? [one.language] : []))
  for (const language of ['kk', 'ru', 'en']) assert.ok(titles.includes(language), language)
  assert.equal(store.countQuads(null, 'http://xmlns.com/foaf/0.1/fullName', null, null), 0)
})

test('the constraints find what is missing: a grade, an award, a display, a word without a meaning', async () => {
  const written = known(exported('L2'))
  const subject = written['credentialSubject'] as Json
  const claim = subject['hasClaim'] as Json
  const { grade: _grade, ...ungraded } = claim['provenBy'] as Json
  const { awardedBy: _award, ...unawarded } = claim
  const { displayParameter: _display, ...undisplayed } = written
  assert.ok((await findings({ ...written, credentialSubject: { ...subject, hasClaim: { ...claim, provenBy: ungraded } } })).some((one) => one.startsWith('grade')))
  assert.ok((await findings({ ...written, credentialSubject: { ...subject, hasClaim: unawarded } })).some((one) => one.startsWith('awardedBy')))
  assert.ok((await findings(undisplayed)).some((one) => one.startsWith('displayParameter')))
  await assert.rejects(quads({ ...written, unheard: 'of' }))
})
