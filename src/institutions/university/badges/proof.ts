/** Checks what secures a badge: a proof inside it, or the token that it is. The cryptography is that of libraries. */
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { ed25519Context, firstDataIntegrity, keptLoader, multikeyContext } from './contexts.ts'
import { type Finding, fault, note, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { type Asking, findKey, type FoundKey, multibaseOf } from './keys.ts'
import { isObject, type Json, listOf, textIn } from './opened.ts'
import { notEnded, tokenInTime } from './shape.ts'

/** Whose key it is was settled before; the purpose has only to fit. */
const purpose = { match: ({ proofPurpose }: Json) => proofPurpose === 'assertionMethod', validate: () => ({ valid: true }) }
/** By their names; `legacyContext`: the terms of the proof are those of its first context, which are signed with it. What they need is loaded when a proof is first checked, not at every start. */
const suites: ReadonlyMap<string, (legacyContext: boolean) => Promise<unknown>> = new Map<string, (legacyContext: boolean) => Promise<unknown>>(Object.entries({
  'eddsa-rdfc-2022': (legacyContext: boolean) => eddsa(legacyContext),
  // Its name before the recommendation; the same steps.
  'eddsa-2022': (legacyContext: boolean) => eddsa(legacyContext, { name: 'eddsa-2022' }),
  'ecdsa-sd-2023': async () => {
    const [{ DataIntegrityProof }, { createVerifyCryptosuite }] = await Promise.all([import('@digitalbazaar/data-integrity'), import('@digitalbazaar/ecdsa-sd-2023-cryptosuite')])
    return new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
  },
  Ed25519Signature2020: async () => new (await import('@digitalbazaar/ed25519-signature-2020')).Ed25519Signature2020(),
}))

async function eddsa(legacyContext: boolean, named: { readonly name?: string } = {}): Promise<unknown> {
  const [{ DataIntegrityProof }, { cryptosuite }] = await Promise.all([import('@digitalbazaar/data-integrity'), import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')])
  return new DataIntegrityProof({ cryptosuite: { ...cryptosuite, ...named }, legacyContext })
}

const suiteOf = ({ type, cryptosuite: name }: Json): string => textIn(type === 'DataIntegrityProof' ? name : type)
const at = '/proof'

/** The issuer of a credential, a URL or a profile. */
export function issuerOf({ issuer }: Json): string | undefined {
  const id = isObject(issuer) ? issuer['id'] : issuer
  return typeof id === 'string' ? id : undefined
}

/** What can be said of a proof without its meaning: whether there is one, and whether it names a key. */
export function unsigned(credential: Json): readonly Finding[] {
  const proofs = listOf(credential['proof']).filter(isObject)
  if (proofs.length === 0) return [fault('proof', found.noProof, at)]
  return proofs.flatMap(({ verificationMethod: method }) => (typeof method === 'string' && !method.includes(':') ? [fault('proof', found.methodNoScheme, `${at}/verificationMethod`)] : []))
}

/** Checks the proof inside a credential whose meaning is clear: the first of a known kind by which the issuer asserts. */
export async function checkProof(credential: Json, asking: Asking): Promise<readonly Finding[]> {
  const none = unsigned(credential)
  if (none.length > 0) return none
  const asserting = listOf(credential['proof']).filter(isObject).filter(({ proofPurpose }) => proofPurpose === 'assertionMethod')
  const proof = asserting.find((one) => suites.has(suiteOf(one)))
  if (proof === undefined) {
    const other = asserting.map(suiteOf).find((suite) => suite === 'bbs-2023' || suite.startsWith('ecdsa-'))
    return [other === undefined ? fault('proof', found.noKnownProof, at) : undecided('proof', found.suiteUnchecked(other), at)]
  }
  const named = proof['verificationMethod']
  const method = isObject(named) ? named['id'] : named
  const key = await findKey(method, issuerOf(credential), asking)
  if ('weight' in key) return [key]
  const multibase = multibaseOf(key)
  if (multibase === undefined) return [fault('proof', found.keyWrong, `${at}/verificationMethod`)]
  return await fits(credential, proof, textIn(method), multibase) ? [...notEnded(proof['expires'], asking.now, `${at}/expires`), ...unvouched(key)] : [fault('proof', found.signatureWrong, at)]
}

const unvouched = ({ unvouched: says }: FoundKey): readonly Finding[] => (says === undefined ? [] : [note('proof', says, `${at}/verificationMethod`)])

async function fits(credential: Json, proof: Json, method: string, multibase: string): Promise<boolean> {
  const suite = suiteOf(proof)
  const old = suite === 'Ed25519Signature2020'
  const key = { '@context': old ? ed25519Context : multikeyContext, id: method, type: old ? 'Ed25519VerificationKey2020' : 'Multikey', controller: method.split('#')[0], publicKeyMultibase: multibase }
  try {
    const { default: linkedDataProofs } = await import('jsonld-signatures')
    const { verified } = await linkedDataProofs.verify({ ...credential, proof }, { suite: await suites.get(suite)!(listOf(credential['@context']).includes(firstDataIntegrity)), purpose, documentLoader: keptLoader({ [method]: key }) })
    return verified
  } catch {
    return false
  }
}

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** Checks the token that a credential is, and that its claims say the same as the credential. */
export async function checkToken(credential: Json, jwt: string, payload: Json, asking: Asking): Promise<readonly Finding[]> {
  let header: Json
  try {
    header = decodeProtectedHeader(jwt) as Json
  } catch {
    return [fault('proof', found.signatureWrong)]
  }
  const { jwk, kid } = header
  const alg = textIn(header['alg'])
  if (alg === 'ES256K') return [undecided('proof', found.suiteUnchecked(alg))]
  if (!algorithms.includes(alg)) return [fault('proof', found.algorithm(alg))]
  if (!isObject(jwk) && typeof kid !== 'string') return [fault('proof', found.noKeyInHeader, '/')]
  const key = await findKey(isObject(jwk) ? jwk : kid, issuerOf(credential), asking)
  if ('weight' in key) return [{ ...key, at: '/' }]
  let publicKey: Awaited<ReturnType<typeof importJWK>>
  try {
    publicKey = await importJWK(key.jwk, alg)
  } catch {
    return [fault('proof', found.keyWrong)]
  }
  try {
    await compactVerify(jwt, publicKey, { algorithms })
  } catch {
    return [fault('proof', found.signatureWrong)]
  }
  return [...agreed(credential, payload), ...tokenInTime(payload, asking.now), ...unvouched(key)]
}

/** The claims that repeat what the credential says. */
function agreed(credential: Json, payload: Json): readonly Finding[] {
  if (payload === credential) return []
  const subject = credential['credentialSubject']
  const same: readonly (readonly [string, unknown, string])[] = [
    ['iss', issuerOf(credential), 'issuer'], ['jti', credential['id'], 'id'], ['sub', isObject(subject) ? subject['id'] : undefined, 'credentialSubject.id'],
  ]
  return same.flatMap(([claim, value, field]) => (payload[claim] === undefined || value === undefined || payload[claim] === value ? [] : [fault('proof', found.claimDiffers(claim, field))]))
}
