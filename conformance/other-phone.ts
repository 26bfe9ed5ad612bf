/** A second wallet on a phone, of authors who share no line with the first: `@sphereon/oid4vci-client` takes, `@sphereon/did-auth-siop` answers. */
import { createHash } from 'node:crypto'
import { OpenID4VCIClient } from '@sphereon/oid4vci-client'
import { OP, ResponseIss, SupportedVersion } from '@sphereon/did-auth-siop'
import { compactVerify, importX509 } from 'jose'
import { newKey, type Phone } from './phone.ts'

export interface OtherPhone extends Pick<Phone, 'jwk'> {
  /** Takes the certificate of an offer from its link to the end. Throws what the library throws when it is refused. */
  take(link: string, digits: string): Promise<string>
  /** Shows some claims of a certificate to whoever asks; the request is read and checked by the library. */
  show(link: string, certificate: string, claims: readonly string[]): Promise<Response>
}

/** A phone with a new key. */
export async function openOtherPhone(): Promise<OtherPhone> {
  const { jwk, sign, present } = await newKey()
  const op = OP.builder()
    .withSupportedVersions([SupportedVersion.OID4VP_v1])
    .withHasher((data, algorithm) => createHash(algorithm.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest())
    .withCreateJwtCallback(() => Promise.reject(new Error('nothing but presentations is asked for')))
    .withVerifyJwtCallback(async ({ method }, { raw, header }) => {
      const [leaf] = header.x5c ?? []
      if (method !== 'x5c' || leaf === undefined) return false
      return compactVerify(raw, await importX509(`-----BEGIN CERTIFICATE-----\n${leaf}\n-----END CERTIFICATE-----`, 'ES256')).then(() => true, () => false)
    })
    .build()
  return {
    jwk,
    async take(link, digits) {
      const client = await OpenID4VCIClient.fromURI({ uri: link })
      await client.acquireAccessToken({ pin: digits })
      const [type = ''] = client.credentialOffer?.credential_offer.credential_configuration_ids ?? []
      const { credentials } = await client.acquireCredentials({
        credentialTypes: [type], format: 'dc+sd-jwt', alg: 'ES256', jwk: jwk as never, proofCallbacks: { signCallback: ({ header, payload }) => sign(header, payload) },
      })
      return String(credentials?.[0]?.credential)
    },
    async show(link, certificate, claims) {
      const asked = await op.verifyAuthorizationRequest(link)
      const { nonce, client_id: aud } = asked.payload as { readonly nonce: string; readonly client_id: string }
      const [query] = asked.dcqlQuery.credentials
      const presentation = await present(certificate, claims, { aud, nonce })
      return op.submitAuthorizationResponse(await op.createAuthorizationResponse(asked, { issuer: ResponseIss.SELF_ISSUED_V2, dcqlResponse: { dcqlPresentation: { [query.id]: [presentation] } } }))
    },
  }
}
