/** What wallets ask of the portal: offers, tokens, nonces and certificates by OpenID4VCI 1.0, questions and answers by OpenID4VP 1.0, and what is published for them. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { answersPath, typePath, type WalletError, WalletRefused, nonceSeconds } from '../../kernel/wallets/index.ts'
import { Failure } from '../../law/failure.ts'
import { languageOf, locales } from '../../law/text.ts'
import { notFound, type Refusal } from '../answers.ts'
import { json } from '../layout.ts'
import { portalName } from '../messages.ts'
import { bodyOf } from '../operation.ts'
import { postedForm } from '../posted.ts'
import { openToAll } from '../record/index.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { digitsInWallet, titles } from './messages.ts'

const preAuthorized = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
const places = { offers: '/wallet/offers', token: '/wallet/token', nonce: '/wallet/nonce', certificate: '/wallet/credential' } as const

/** The link that opens an offer in a wallet; the code in it is worth nothing without the six digits. */
export const offerLink = (url: string, code: string): string => `openid-credential-offer://?${new URLSearchParams({ credential_offer_uri: `${url}${places.offers}/${code}` })}`

const fresh = 'public, max-age=300'
const own = { 'cache-control': 'no-store', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const
const often = { requests: 600, seconds: 60 }
const seldom = { requests: 60, seconds: 60 }

const statuses: Partial<Record<WalletError, number>> = { invalid_token: 401 }

/** A refusal as OAuth writes it (RFC 6749, 5.2), which both protocols take over. */
function refused({ code, message }: WalletRefused): Response {
  return json({ error: code, error_description: message }, { status: statuses[code] ?? 400, headers: { ...own, ...(code === 'invalid_token' && { 'www-authenticate': `Bearer error="${code}"` }) } })
}

/** What the portal's own door refuses, in the same form; what is not as it should be is 400 there. */
const refusal = (_visit: Visit, { status, text, headers }: Refusal): Response =>
  json({ error: status >= 500 ? 'server_error' : 'invalid_request', error_description: text.en }, { status: status === 422 ? 400 : status, headers: { ...own, ...headers } })

async function answered(what: () => Promise<Response>): Promise<Response> {
  try {
    return await what()
  } catch (error) {
    if (error instanceof WalletRefused) return refused(error)
    throw error
  }
}

/** The fields of a form of another program; one that comes twice is refused, as OAuth asks. */
async function formOf({ request }: Visit): Promise<ReadonlyMap<string, string>> {
  const sent = [...await postedForm(request)]
  const fields = new Map(sent)
  if (fields.size < sent.length) throw new WalletRefused('invalid_request', 'A parameter came twice.')
  return fields
}

const requestShape = z.looseObject({
  credential_configuration_id: z.string().optional(), credential_identifier: z.string().optional(), credential_response_encryption: z.unknown().optional(),
  proofs: z.looseObject({ jwt: z.array(z.string()).optional() }).optional(), proof: z.looseObject({ proof_type: z.string(), jwt: z.string().optional() }).optional(),
})

/** What a wallet asks for (OpenID4VCI 1.0, 8.2). One key: whoever wants two takes it twice. */
async function askedFor({ request }: Visit): Promise<z.output<typeof requestShape> & { readonly one: string | undefined }> {
  const read = await bodyOf(request, requestShape).catch((error: unknown) => {
    if (error instanceof Failure) throw new WalletRefused('invalid_credential_request', 'The request is no JSON of the form that the standard asks for.')
    throw error
  })
  if (read.credential_identifier !== undefined) throw new WalletRefused('unknown_credential_identifier', 'No credential_identifier was given: ask by credential_configuration_id.')
  if (read.credential_configuration_id === undefined) throw new WalletRefused('invalid_credential_request', 'credential_configuration_id is missing.')
  const proofs = [...read.proofs?.jwt ?? [], ...(read.proof?.jwt === undefined ? [] : [read.proof.jwt])]
  if (proofs.length > 1) throw new WalletRefused('invalid_proof', 'One proof of one key is taken.')
  return { ...read, one: proofs[0] }
}

/** The routes that no person reads. */
export function protocolRoutes({ wallets, settings: { publicUrl: url } }: Kernel): readonly Route[] {
  const machine = { kind: 'machine', permission: 'everyone', refusal } as const
  const published = (value: unknown): Response => openToAll(JSON.stringify(value), 'application/json', fresh)
  const issuer = (body?: string): Response => {
    const metadata = wallets.issuer(body)
    if (metadata === undefined) throw notFound()
    return published(metadata)
  }
  const list = async (number: string, body?: string): Promise<Response> => {
    const token = /^[1-9]\d{0,8}$/.test(number) ? await wallets.statusList(Number(number), body) : undefined
    if (token === undefined) throw notFound()
    return openToAll(token, 'application/statuslist+jwt', 'no-store')
  }
  return [
    route({ ...machine, method: 'GET', path: '/.well-known/jwt-vc-issuer', title: titles.issuerKeys, rateLimit: often, handle: () => issuer() }),
    route({ ...machine, method: 'GET', path: '/.well-known/jwt-vc-issuer/bodies/:body', title: titles.issuerKeys, rateLimit: often, handle: (_visit, { body }) => issuer(body) }),
    route({ ...machine, method: 'GET', path: '/status/token/:list', title: titles.list, rateLimit: often, handle: (_visit, { list: number }) => list(number) }),
    route({ ...machine, method: 'GET', path: '/bodies/:body/status/token/:list', title: titles.list, rateLimit: often, handle: (_visit, { body, list: number }) => list(number, body) }),
    route({
      ...machine, method: 'GET', path: '/credentials/types/:type', title: titles.type, rateLimit: often,
      handle(_visit, { type }) {
        const kind = wallets.kind(type)
        if (kind === undefined || kind.form || typePath(type) !== `/credentials/types/${encodeURIComponent(type)}`) throw notFound()
        return published(wallets.metadata(kind))
      },
    }),
    route({
      ...machine, method: 'GET', path: '/.well-known/openid-credential-issuer', title: titles.issuer, rateLimit: often,
      handle: () => published({
        credential_issuer: url, credential_endpoint: `${url}${places.certificate}`, nonce_endpoint: `${url}${places.nonce}`,
        display: locales.map((locale) => ({ name: portalName[locale], locale: languageOf(locale).tag })), credential_configurations_supported: wallets.configurations(),
      }),
    }),
    route({
      ...machine, method: 'GET', path: '/.well-known/oauth-authorization-server', title: titles.authorization, rateLimit: often,
      handle: () => published({
        issuer: url, token_endpoint: `${url}${places.token}`, token_endpoint_auth_methods_supported: ['none'], grant_types_supported: [preAuthorized], response_types_supported: [],
        'pre-authorized_grant_anonymous_access_supported': true,
      }),
    }),
    route({
      ...machine, method: 'GET', path: `${places.offers}/:code`, title: titles.offer, rateLimit: seldom, refusesAskers: true,
      async handle(visit, { code }) {
        const kind = await wallets.offered(code)
        if (kind === undefined) throw notFound()
        return json({
          credential_issuer: url, credential_configuration_ids: [kind.type],
          grants: { [preAuthorized]: { 'pre-authorized_code': code, tx_code: { input_mode: 'numeric', length: 6, description: visit.text(digitsInWallet) } } },
        }, { headers: own })
      },
    }),
    route({
      ...machine, method: 'POST', path: places.token, title: titles.token, rateLimit: seldom, refusesAskers: true,
      handle: (visit) => answered(async () => {
        const form = await formOf(visit)
        if (form.get('grant_type') !== preAuthorized) throw new WalletRefused(form.has('grant_type') ? 'unsupported_grant_type' : 'invalid_request', `grant_type must be ${preAuthorized}.`)
        const [code, digits] = [form.get('pre-authorized_code'), form.get('tx_code')]
        if (code === undefined || digits === undefined) throw new WalletRefused('invalid_request', 'pre-authorized_code and tx_code are needed.')
        const { token, seconds } = await wallets.token(code, digits)
        return json({ access_token: token, token_type: 'Bearer', expires_in: seconds }, { headers: own })
      }),
    }),
    route({
      ...machine, method: 'POST', path: places.nonce, title: titles.nonce, rateLimit: often,
      handle: () => json({ c_nonce: wallets.nonce(), c_nonce_expires_in: nonceSeconds }, { headers: own }),
    }),
    route({
      ...machine, method: 'POST', path: places.certificate, title: titles.certificate, rateLimit: seldom,
      handle: (visit) => answered(async () => {
        const token = /^Bearer ([\w-]{20,200})$/i.exec(visit.request.headers.get('authorization') ?? '')?.[1]
        if (token === undefined) throw new WalletRefused('invalid_token', 'An access token is needed.')
        const credential = await wallets.give(token, async (kind) => {
          const asked = await askedFor(visit)
          if (asked.credential_response_encryption !== undefined) throw new WalletRefused('invalid_credential_request', 'An encrypted answer is not offered.')
          if (!kind.form && asked.one === undefined) throw new WalletRefused('invalid_proof', 'A proof of type jwt is needed.')
          return { configuration: asked.credential_configuration_id!, ...(asked.one !== undefined && { proof: asked.one }) }
        })
        return json({ credentials: [{ credential }] }, { headers: own })
      }),
    }),
    route({
      ...machine, method: 'GET', path: '/wallet/requests/:id', title: titles.request, rateLimit: seldom,
      async handle(_visit, { id }) {
        const request = await wallets.request(id)
        if (request === undefined) throw notFound()
        return openToAll(request, 'application/oauth-authz-req+jwt', 'no-store')
      },
    }),
    route({
      ...machine, method: 'POST', path: answersPath, title: titles.answer, rateLimit: seldom,
      handle: (visit) => answered(async () => {
        const form = await formOf(visit)
        const [token, error] = [form.get('vp_token'), form.get('error')]
        const fault = await wallets.answer({ state: form.get('state') ?? '', ...(token !== undefined && { token }), ...(error !== undefined && { error }) })
        if (fault !== undefined && error === undefined) throw new WalletRefused('invalid_request', `The presentation was refused: ${fault}.`)
        return json({}, { headers: own })
      }),
    }),
  ]
}
