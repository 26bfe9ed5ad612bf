/** What programs fetch to verify us: keys, certificates, contexts, status lists. Open to every origin. */
import { X509Certificate } from 'node:crypto'
import { paths, trustText } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { notFound } from '../answers.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { titles } from './messages.ts'

/** Addresses of ours beside those that stand in every credential. */
export const published = {
  trust: '/.well-known/shanyraq/trust.json',
  sealingAuthority: '/.well-known/shanyraq/sealing-authority.pem',
  signingRoot: '/.well-known/shanyraq/signing-root.pem',
  revocationList: '/.well-known/shanyraq/signing.crl',
  checkpoint: '/journal/checkpoint',
  cosigned: '/journal/cosigned',
} as const

/** An answer that a page or program of any origin may read. */
export function open(body: BodyInit, type: string, cache: string): Response {
  return new Response(body, { headers: {
    'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
  } })
}

/** Keys change seldom, yet a new one must be found soon. */
const fresh = 'public, max-age=300'
const asJson = (value: unknown, type = 'application/json'): Response => open(JSON.stringify(value), type, fresh)
const pem = 'application/x-pem-file'

const machine = (path: string, handle: Route['handle'], title: keyof typeof titles): Route =>
  route({ method: 'GET', path, kind: 'machine', permission: 'everyone', title: titles[title], handle })

/** The routes of keys, certificates and status lists. */
export const publishedRoutes = ({ decisions, signatures }: Kernel): readonly Route[] => [
  machine(paths.didDocument, () => asJson(decisions.didDocument(), 'application/did+json'), 'didDocument'),
  machine(paths.bodyDidDocument(':body'), (_visit, { body = '' }) => {
    const document = decisions.didDocument(body)
    if (document === undefined) throw notFound()
    return asJson(document, 'application/did+json')
  }, 'bodyDidDocument'),
  machine(paths.jwks, () => asJson(decisions.jwks(), 'application/jwk-set+json'), 'jwks'),
  machine(paths.context, () => asJson(decisions.context(), 'application/ld+json'), 'context'),
  machine(published.trust, () => open(trustText(decisions.trust()), 'application/json', fresh), 'trust'),
  machine(published.sealingAuthority, () =>
    open(decisions.trust().authorities.map((der) => new X509Certificate(der).toString()).join(''), pem, fresh), 'sealingAuthority'),
  machine(published.signingRoot, () => open(signatures.local.rootPem, pem, fresh), 'signingRoot'),
  machine(published.revocationList, async () => open(new Uint8Array(await signatures.local.crl()), 'application/pkix-crl', fresh), 'revocationList'),
  machine('/status/:purpose/:list', statusList(decisions), 'statusList'),
  machine('/bodies/:body/status/:purpose/:list', statusList(decisions), 'statusList'),
]

/** A list of a body, or of the programme. */
const statusList = (decisions: Kernel['decisions']): Route['handle'] => async (_visit, { purpose, list = '', body }) => {
  const known = (purpose === 'revocation' || purpose === 'suspension') && /^[1-9]\d{0,8}$/.test(list)
  const token = known ? await decisions.statusList(purpose, Number(list), body) : undefined
  if (token === undefined) throw notFound()
  return open(token, 'application/vc+jwt', 'no-store')
}
