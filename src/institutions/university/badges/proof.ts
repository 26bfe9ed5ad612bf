/** Checks what secures a badge: a proof inside it, or the token that it is. The cryptography is that of libraries. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import linkedDataProofs from 'jsonld-signatures'
import { ed25519Context, firstDataIntegrity, keptLoader, multikeyContext } from './contexts.ts'
import { type Finding, fault, note, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import { type Ask, findKey, type FoundKey, jwkOf } from './keys.ts'
import { isObject, type Json, listOf } from './opened.ts'

/** Whose key it is was settled before; the purpose has only to fit. */
const purpose = { match: ({ proofPurpose }: Json) => proofPurpose === 'assertionMethod', validate: () => ({ valid: true }) }
/** By their names; `legacyContext`: the terms of the proof are those of its first context, which are signed with it. */
const suites: Readonly<Record<string, (legacyContext: boolean) => unknown>> = {
  'eddsa-rdfc-2022': (legacyContext) => new DataIntegrityProof({ cryptosuite, legacyContext }),
  // Its name before the recommendation; the same steps.
  'eddsa-2022': (legacyContext) => new DataIntegrityProof({ cryptosuite: { ...cryptosuite, name: 'eddsa-2022' }, legacyContext }),
  'ecdsa-sd-2023': () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
  Ed25519Signature2020: () => new Ed25519Signature2020(),
}
const suiteOf = ({ type, cryptosuite: name }: Json): string => String(type === 'DataIntegrityProof' ? name : type)
const at = '/proof'

/** The issuer of a credential, a URL or a profile. */
export const issuerOf = ({ issuer }: Json): string | undefined => (isObject(issuer) ? issuer['id'] as string | undefined : issuer as string | undefined)

const ofOther = ({ controller }: FoundKey, issuer: string | undefined): readonly Finding[] =>
  controller !== undefined && issuer !== undefined && controller !== issuer ? [fault('proof', found.keyOfOther(controller, issuer), `${at}/verificationMethod`)] : []

/** Checks the proof inside a credential: the first of a known kind by which the issuer asserts. */
export async function checkProof(credential: Json, ask: Ask): Promise<readonly Finding[]> {
  const proofs = listOf(credential['proof']).filter(isObject)
  if (proofs.length === 0) return [fault('proof', found.noProof, at)]
  const asserting = proofs.filter(({ proofPurpose }) => proofPurpose === 'assertionMethod')
  const proof = asserting.find((one) => suites[suiteOf(one)] !== undefined)
  if (proof === undefined) {
    const other = asserting.map(suiteOf).find((suite) => suite === 'bbs-2023' || suite.startsWith('ecdsa-'))
    return [other === undefined ? fault('proof', found.noKnownProof, at) : undecided('proof', found.suiteUnchecked(other), at)]
  }
  const method = String(isObject(proof['verificationMethod']) ? proof['verificationMethod']['id'] : proof['verificationMethod'])
  const key = await findKey(method, ask)
  if ('weight' in key) return [key]
  if (key.multibase === undefined) return [fault('proof', found.keyWrong, `${at}/verificationMethod`)]
  const wrong = ofOther(key, issuerOf(credential))
  if (wrong.length > 0) return wrong
  return await fits(credential, proof, method, key.multibase) ? unvouched(key) : [fault('proof', found.signatureWrong, at)]
}

const unvouched = ({ vouched, controller }: FoundKey): readonly Finding[] => (vouched || controller === undefined ? [] : [note('proof', found.keyUnvouched, `${at}/verificationMethod`)])

async function fits(credential: Json, proof: Json, method: string, multibase: string): Promise<boolean> {
  const suite = suiteOf(proof)
  const old = suite === 'Ed25519Signature2020'
  const key = { '@context': old ? ed25519Context : multikeyContext, id: method, type: old ? 'Ed25519VerificationKey2020' : 'Multikey', controller: method.split('#')[0], publicKeyMultibase: multibase }
  try {
    const { verified } = await linkedDataProofs.verify({ ...credential, proof }, { suite: suites[suite]!(listOf(credential['@context']).includes(firstDataIntegrity)), purpose, documentLoader: keptLoader({ [method]: key }) })
    return verified
  } catch {
    return false
  }
}

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']

/** Checks the token that a credential is, and that its claims say the same as the credential. */
export async function checkToken(credential: Json, jwt: string, payload: Json, ask: Ask): Promise<readonly Finding[]> {
  let header: ReturnType<typeof decodeProtectedHeader>
  try {
    header = decodeProtectedHeader(jwt)
  } catch {
    return [fault('proof', found.signatureWrong)]
  }
  const { alg = '', jwk, kid } = header
  if (!algorithms.includes(alg)) return [fault('proof', found.algorithm(alg))]
  const issuer = issuerOf(credential)
  const key: FoundKey | Finding = jwk !== undefined ? { jwk: jwk as JWK, vouched: false, ...(issuer !== undefined && { controller: issuer }) } : kid === undefined ? fault('proof', found.noKeyInHeader) : await findKey(kid, ask)
  if ('weight' in key) return [{ ...key, at: '/' }]
  const wrong = ofOther(key, issuer)
  if (wrong.length > 0) return wrong
  const publicKey = jwkOf(key)
  if (publicKey === undefined) return [fault('proof', found.keyWrong)]
  try {
    await compactVerify(jwt, await importJWK(publicKey, alg), { algorithms })
  } catch {
    return [fault('proof', found.signatureWrong)]
  }
  return [...agreed(credential, payload), ...unvouched(key)]
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
