/** A wallet on a phone, written by others: `@openid4vc/openid4vci` and `@openid4vc/openid4vp` speak, `@sd-jwt/core` reads and shows. */
import { createHash, randomBytes } from 'node:crypto'
import { type CallbackContext, clientAuthenticationAnonymous, type Jwk, type JwtSigner, setGlobalConfig } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'
import { Openid4vpClient } from '@openid4vc/openid4vp'
import { SDJwtInstance } from '@sd-jwt/core'
import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK, importX509 } from 'jose'

export interface Phone {
  readonly jwk: Jwk
  /** Signs as the phone does: for proofs that are forged on purpose. */
  sign(header: object, payload: object): Promise<string>
  /** Resolves an offer and spends its code. */
  begin(link: string, digits: string): Promise<Begun>
  /** Takes the certificate of an offer from its link to the end. */
  take(link: string, digits: string): Promise<unknown>
  /** What a link asks for, read and checked by the library. */
  asked(link: string): Promise<AskedOfPhone>
  /** Shows some claims of a certificate to whoever asks; `changed` is what a bad phone makes of it. */
  show(link: string, certificate: string, claims: readonly string[], changed?: (presentation: string) => string | Promise<string>, binding?: object): Promise<Response>
}
export interface Begun { readonly token: string; readonly configuration: string; readonly metadata: Awaited<ReturnType<Openid4vciClient['resolveIssuerMetadata']>>; proof(nonce?: string): Promise<string> }
export interface AskedOfPhone { readonly clientId: string; readonly nonce: string; readonly state: string; readonly responseUri: string; readonly query: unknown; readonly jwt: string }

// A portal that is tried listens over http.
setGlobalConfig({ allowInsecureUrls: true })

const hasher = (data: string | ArrayBuffer, algorithm: string): Uint8Array => createHash(algorithm.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest()

/** The key in a phone, which whatever wallet is on it uses. */
export interface PhoneKey extends Pick<Phone, 'jwk' | 'sign'> {
  /** Some claims of a certificate, with the proof that this key shows them, by `@sd-jwt/core`. */
  present(certificate: string, claims: readonly string[], binding: { readonly aud: string; readonly nonce: string }): Promise<string>
}

/** A new key of a phone. */
export async function newKey(alg: 'ES256' | 'EdDSA' = 'ES256'): Promise<PhoneKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const holder = new SDJwtInstance({ hasher, hashAlg: 'sha-256', kbSignAlg: alg,
    kbSigner: async (data) => Buffer.from(await crypto.subtle.sign(alg === 'ES256' ? { name: 'ECDSA', hash: 'SHA-256' } : 'Ed25519', privateKey, Buffer.from(data))).toString('base64url') })
  return {
    jwk: await exportJWK(publicKey) as Jwk,
    sign: (header, payload) => new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg, ...header }).sign(privateKey),
    present: (certificate, claims, binding) => holder.present(certificate, Object.fromEntries(claims.map((name) => [name, true])), { kb: { payload: { iat: Math.floor(Date.now() / 1000), ...binding } } }),
  }
}

/** A phone with a new key. */
export async function openPhone(alg: 'ES256' | 'EdDSA' = 'ES256'): Promise<Phone> {
  const { jwk, sign, present } = await newKey(alg)
  const callbacks: Omit<CallbackContext, 'decryptJwe' | 'encryptJwe'> & Pick<CallbackContext, 'decryptJwe' | 'encryptJwe'> = {
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (bytes) => randomBytes(bytes),
    clientAuthentication: clientAuthenticationAnonymous(),
    signJwt: async (_signer, { header, payload }) => ({ jwt: await sign(header, payload), signerJwk: jwk }),
    async verifyJwt(signer: JwtSigner, { compact }) {
      const key = signer.method === 'x5c' ? await importX509(`-----BEGIN CERTIFICATE-----\n${signer.x5c[0]}\n-----END CERTIFICATE-----`, signer.alg, { extractable: true }) : signer.method === 'jwk' ? await importJWK(signer.publicJwk as never, signer.alg) : undefined
      if (key === undefined || key instanceof Uint8Array) return { verified: false }
      return compactVerify(compact, key).then(async () => ({ verified: true as const, signerJwk: await exportJWK(key) as Jwk }), () => ({ verified: false as const }))
    },
    decryptJwe: () => ({ decrypted: false }),
    encryptJwe: () => { throw new Error('nothing is encrypted here') },
    getX509CertificateMetadata: () => ({ sanDnsNames: [], sanUriNames: [] }),
  }
  const issuance = new Openid4vciClient({ callbacks })
  const presenting = new Openid4vpClient({ callbacks })

  async function begin(link: string, digits: string): Promise<Begun> {
    const credentialOffer = await issuance.resolveCredentialOffer(link)
    const metadata = await issuance.resolveIssuerMetadata(credentialOffer.credential_issuer)
    const [configuration = ''] = credentialOffer.credential_configuration_ids
    const { accessTokenResponse } = await issuance.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer, issuerMetadata: metadata, txCode: digits })
    return {
      token: accessTokenResponse.access_token, configuration, metadata,
      async proof(nonce) {
        const { jwt } = await issuance.createCredentialRequestJwtProof({
          issuerMetadata: metadata, credentialConfigurationId: configuration, issuedAt: new Date(), nonce: nonce ?? (await issuance.requestNonce({ issuerMetadata: metadata })).c_nonce,
          signer: { method: 'jwk', publicJwk: jwk, alg },
        })
        return jwt
      },
    }
  }

  async function resolved(link: string) {
    const parsed = presenting.parseOpenid4vpAuthorizationRequest({ authorizationRequest: link })
    return presenting.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: parsed.params })
  }

  return {
    jwk, sign, begin,
    async take(link, digits) {
      const { token, configuration, metadata, proof } = await begin(link, digits)
      const bound = metadata.credentialIssuer.credential_configurations_supported[configuration]?.format === 'dc+sd-jwt'
      const { credentialResponse } = await issuance.retrieveCredentials({
        issuerMetadata: metadata, credentialConfigurationId: configuration, accessToken: token, ...(bound && { proofs: { jwt: [await proof()] } }),
      })
      const [first] = credentialResponse.credentials ?? []
      return typeof first === 'object' && 'credential' in first ? first['credential'] : first
    },
    async asked(link) {
      const { authorizationRequestPayload: { client_id: clientId, nonce, state, response_uri: responseUri }, dcql, jar } = await resolved(link) as never as { authorizationRequestPayload: Record<'client_id' | 'nonce' | 'state' | 'response_uri', string>; dcql: { query: unknown }; jar: { jwt: { compact: string } } }
      return { clientId, nonce, state, responseUri, query: dcql.query, jwt: jar.jwt.compact }
    },
    async show(link, certificate, claims, changed = (presentation) => presentation, binding = {}) {
      const { authorizationRequestPayload: payload } = await resolved(link)
      const { nonce, client_id: clientId } = payload as unknown as { readonly nonce: string; readonly client_id: string }
      const presentation = await present(certificate, claims, { aud: clientId, nonce, ...binding })
      const { authorizationResponsePayload } = await presenting.createOpenid4vpAuthorizationResponse({
        authorizationRequestPayload: payload, authorizationResponsePayload: { vp_token: { certificate: [await changed(presentation)] } },
      })
      const { response } = await presenting.submitOpenid4vpAuthorizationResponse({ authorizationRequestPayload: payload as { response_uri: string }, authorizationResponsePayload })
      return response
    },
  }
}

/** Reads a certificate as a stranger does, with the keys that its issuer publishes, by `@sd-jwt/core`. */
export async function readByStranger(certificate: string, requiredClaimKeys: readonly string[] = []): Promise<Readonly<Record<string, unknown>>> {
  const [jws = ''] = certificate.split('~')
  const decoded = (part: number): Readonly<Record<string, string>> => JSON.parse(Buffer.from(jws.split('.')[part]!, 'base64url').toString()) as Record<string, string>
  const issuer = new URL(decoded(1)['iss']!)
  const published = await fetch(`${issuer.origin}/.well-known/jwt-vc-issuer${issuer.pathname === '/' ? '' : issuer.pathname}`)
  const { issuer: named, jwks } = await published.json() as { readonly issuer: string; readonly jwks: { readonly keys: readonly { readonly kid: string }[] } }
  if (named !== decoded(1)['iss']) throw new Error('the metadata is of another issuer')
  const key = await importJWK(jwks.keys.find(({ kid }) => kid === decoded(0)['kid'])!, 'ES256')
  const stranger = new SDJwtInstance({ hasher, verifier: (data, signature) => compactVerify(`${data}.${signature}`, key).then(() => true, () => false) })
  const { payload } = await stranger.verify(certificate, { requiredClaimKeys: [...requiredClaimKeys] })
  return payload as Record<string, unknown>
}
