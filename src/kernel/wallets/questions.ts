/** What a visitor asks a phone to show, and the answer: OpenID4VP 1.0, a signed request by reference, answered by `direct_post`. */
import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Json } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Decisions, Issuers } from '../decisions/index.ts'
import { sealToken, seconds } from './credential.ts'
import { type CertificateKind, typePath } from './kinds.ts'
import { faultNames, messages, type ShownFault } from './messages.ts'
import { judged } from './presentation.ts'
import { WalletRefused } from './refused.ts'
import './tables.ts'

/** How long a question stands, and what was shown with it. */
const questionMinutes = 5

const requestPath = '/wallet/requests'
export const answersPath = '/wallet/answers'
/** The name of our one question among those that a request may ask (DCQL). */
const queryId = 'certificate'

export interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly decisions: Pick<Decisions, 'find'>
  readonly issuers: Issuers
  readonly secrets: { mark(text: string, about: string): string; seal(secret: string, about: string): string; open(sealed: string, about: string): string }
  readonly url: string
  readonly kind: (type: string | undefined) => CertificateKind | undefined
}

/** A question as whoever asked sees it. */
export interface Question {
  readonly id: string
  readonly kind: CertificateKind
  readonly claims: readonly string[]
  readonly until: Instant
  /** Undefined while nobody has answered. */
  readonly answer?: Answer
}
export type Answer = { readonly shown: Readonly<Record<string, Json>>; readonly issuer: string | null } | { readonly fault: ShownFault }

/** What identifies us to wallets: the hash of the certificate of the programme's seal (OpenID4VP 1.0, 5.9.3, `x509_hash`). */
function ourName({ issuers }: Pick<Ground, 'issuers'>): string {
  return `x509_hash:${hash('sha256', issuers.of(undefined)!.seal.current.certificate, 'base64url')}`
}

const about = (id: string): string => `answer of the wallet to ${id}`
/** Made from the id with a key of the data folder: the database tells neither, and a new key of the seal changes neither. */
const nonceOf = ({ secrets }: Ground, id: string): string => secrets.mark(id, 'nonce of a question to a wallet')
const stateOf = ({ secrets }: Ground, id: string): string => `${id}.${secrets.mark(id, 'state of a question to a wallet')}`
const askerOf = ({ secrets }: Ground, browser: string): string => secrets.mark(browser, 'asker of a question to a wallet')

/** Asks for a certificate of a kind with some of its claims; `browser` is what only the browser that asks has. */
export async function ask(ground: Ground, browser: string, type: string, claims: readonly string[]): Promise<string> {
  const kind = ground.kind(type)
  if (kind === undefined || kind.form || claims.some((name) => !kind.claims.some((claim) => claim.name === name))) throw new Failure('invalid', messages.noKind)
  const id = randomBytes(24).toString('base64url')
  const now = ground.now()
  await ground.db.insertInto('wallet_question').values({ id, asker: askerOf(ground, browser), kind: type, claims: JSON.stringify(claims), made_at: now, until: instantAt(Date.parse(now) + questionMinutes * 60_000) }).execute()
  return id
}

const rowOf = ({ db, now }: Pick<Ground, 'db' | 'now'>, id: string) => db.selectFrom('wallet_question').selectAll().where('id', '=', id).where('until', '>', now()).executeTakeFirst()

const answerShape = z.union([z.object({ shown: z.record(z.string(), z.json()), issuer: z.string().nullable() }), z.object({ fault: z.enum(faultNames) })])

/** A question with its answer, for the browser that asked it alone. Throws a `Failure` (not found) for any other, and when its time is over. */
export async function questionOf(ground: Ground, browser: string, id: string): Promise<Question> {
  const row = await rowOf(ground, id)
  const kind = ground.kind(row?.kind)
  if (row === undefined || kind === undefined || row.asker !== askerOf(ground, browser)) throw new Failure('not found', messages.noQuestion)
  return { id, kind, claims: row.claims, until: row.until, ...(row.answer !== null && { answer: answerShape.parse(JSON.parse(ground.secrets.open(row.answer, about(id)))) as Answer }) }
}

/** Where a wallet reads a question, and what leads it there. */
const requestUri = (url: string, id: string): string => `${url}${requestPath}/${id}`
export const requestLink = (ground: Ground, id: string): string => `openid4vp://?${new URLSearchParams({ client_id: ourName(ground), request_uri: requestUri(ground.url, id) })}`

/** The signed request; undefined for a question that is over or was answered. */
export async function requestOf(ground: Ground, id: string): Promise<string | undefined> {
  const row = await rowOf(ground, id)
  if (row === undefined || row.answered_at !== null) return undefined
  const issuer = ground.issuers.of(undefined)!
  const name = ourName(ground)
  return sealToken(issuer, 'oauth-authz-req+jwt', {
    iss: name, aud: 'https://self-issued.me/v2', client_id: name, response_type: 'vp_token', response_mode: 'direct_post', response_uri: `${ground.url}${answersPath}`,
    nonce: nonceOf(ground, id), state: stateOf(ground, id), iat: seconds(ground.now()), exp: seconds(row.until),
    dcql_query: { credentials: [{ id: queryId, format: 'dc+sd-jwt', meta: { vct_values: [`${ground.url}${typePath(row.kind)}`] }, ...(row.claims.length > 0 && { claims: row.claims.map((claim) => ({ path: [claim] })) }) }] },
    client_metadata: { vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256', 'EdDSA'] } } },
  }, { x5c: [Buffer.from(issuer.seal.current.certificate).toString('base64')] })
}

const tokenShape = z.strictObject({ [queryId]: z.tuple([z.string()]) })

/** Takes an answer: once, and within the time of its question. Whatever is wrong with it is told to whoever asked; the phone is told the rest. */
export async function answered(ground: Ground, { state, token, error }: { readonly state: string; readonly token?: string; readonly error?: string }): Promise<ShownFault | undefined> {
  const { db, now, secrets } = ground
  const [id = ''] = state.split('.')
  const over = (): WalletRefused => new WalletRefused('invalid_request', 'The state is unknown, was used, or its time is over.')
  if (state !== stateOf(ground, id)) throw over()
  const row = await db.updateTable('wallet_question').set({ answered_at: now() }).where('id', '=', id).where('answered_at', 'is', null).where('until', '>', now()).returningAll().executeTakeFirst()
  if (row === undefined) throw over()
  const answer = error === undefined ? await judgement(ground, row, token ?? '') : { fault: error === 'access_denied' ? 'declined' as const : 'unreadable' as const }
  await db.updateTable('wallet_question').set({ answer: secrets.seal(JSON.stringify(answer), about(id)) }).where('id', '=', id).execute()
  return 'fault' in answer ? answer.fault : undefined
}

async function judgement(ground: Ground, { id, kind, claims }: { readonly id: string; readonly kind: string; readonly claims: readonly string[] }, token: string): Promise<Answer> {
  const read = tokenShape.safeParse(jsonIn(token))
  if (!read.success) return { fault: 'unreadable' }
  const found = await judged(read.data[queryId]![0], { ...ground, now: ground.now(), audience: ourName(ground), nonce: nonceOf(ground, id), vct: `${ground.url}${typePath(kind)}` })
  if ('fault' in found) return found
  if (claims.some((name) => !Object.hasOwn(found.claims, name))) return { fault: 'claim missing' }
  // What was not asked for is not kept, though it was shown.
  return { shown: Object.fromEntries(claims.map((name) => [name, found.claims[name]!])), issuer: found.issuer.body ?? null }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Forgets questions whose time is over, with what was shown. */
export async function sweepQuestions(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('wallet_question').where('until', '<', now).execute()
}

