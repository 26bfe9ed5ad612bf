/** Offers of a holder's certificate to their wallet, and what becomes of them: OpenID4VCI 1.0, pre-authorized code flow. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { sql } from 'kysely'
import type { JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import { type Decision, type Decisions, type Issuers, type StatusPlace, takePlaces } from '../decisions/index.ts'
import type { Journal } from '../journal/index.ts'
import { actorString } from '../parties/index.ts'
import { walletCertificate } from './credential.ts'
import { keyProved } from './key-proof.ts'
import type { CertificateKind } from './kinds.ts'
import { messages } from './messages.ts'
import { spendNonce } from './nonces.ts'
import { WalletRefused } from './refused.ts'
import './tables.ts'

const offerMinutes = 10
const tokenSeconds = 300
/** How often the six digits may be tried. */
const mostTries = 5

/** In whose name the journal tells of wallets: a person beside the number of a decision would say to everybody whose it is. */
const byWallet = actorString({ system: 'wallet' })

/** What stands behind an offer in the database lasts so long after its end: for the page that says what became of it. */
const keptHours = 24

export interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Journal
  readonly decisions: Pick<Decisions, 'find'>
  readonly issuers: Issuers
  readonly secrets: { mark(text: string, about: string): string }
  readonly url: string
  readonly kind: (type: string | undefined) => CertificateKind | undefined
}

/** An offer as its holder sees it. */
export interface Offer {
  readonly id: string
  readonly until: Instant
  readonly state: 'open' | 'begun' | 'taken' | 'over'
  /** While it is open: the code for the link, and the six digits that are typed on the phone. */
  readonly code?: string
  readonly digits?: string
}

/** A certificate in a wallet, as its holder sees it. */
export interface Copy {
  readonly id: string
  readonly given: Instant
  /** When the holder ended it. */
  readonly ended?: Instant
  /** Whether it has a place of its own in the lists, by which it can be ended alone. */
  readonly endable: boolean
}

const after = (now: Instant, ms: number): Instant => instantAt(Date.parse(now) + ms)
const hashed = (secret: string): string => hash('sha256', secret, 'hex')

/** Both are made from the id of the offer with a key of the data folder, so that the database alone tells neither. */
const codeOf = ({ secrets }: Ground, id: string): string => secrets.mark(id, 'code of an offer to a wallet')
const digitsOf = ({ secrets }: Ground, id: string): string => String(BigInt(`0x${secrets.mark(id, 'digits of an offer to a wallet')}`) % 1_000_000n).padStart(6, '0')

/** The kind as which a decision is given to wallets; undefined for one that is no certificate, does not stand, or is of a kind that is given no more. */
export function kindToGive({ kind }: Ground, { record, credential, status: { status } }: Decision): CertificateKind | undefined {
  const stands = status === 'in force' || status === 'not yet in force'
  return record.effect === 'grant' && credential !== undefined && stands ? kind(record.credentialType) : undefined
}

/** Makes an offer; an earlier one of the same decision that is still open ends with it. Whose decision it is, the caller has asked. */
export async function makeOffer(ground: Ground, decision: Decision): Promise<string> {
  if (kindToGive(ground, decision) === undefined) throw new Failure('conflict', messages.notOffered)
  const now = ground.now()
  const id = newId()
  await transact(ground.db, async (tx) => {
    await tx.updateTable('wallet_offer').set({ ended: 'ended' }).where('decision', '=', decision.record.id).where('ended', 'is', null).execute()
    await tx.insertInto('wallet_offer').values({ id, decision: decision.record.id, made_at: now, until: after(now, offerMinutes * 60_000), code: hashed(codeOf(ground, id)) }).execute()
  })
  return id
}

/** The newest offer of a decision, while it is remembered. */
export async function offerOf(ground: Ground, { record }: Decision): Promise<Offer | undefined> {
  const row = await ground.db.selectFrom('wallet_offer').selectAll().where('decision', '=', record.id).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return undefined
  const now = ground.now()
  const open = row.ended === null && row.token === null && row.tries < mostTries && row.until > now
  const begun = row.ended === null && row.token_until !== null && row.token_until > now
  const state = open ? 'open' : begun ? 'begun' : row.ended === 'taken' ? 'taken' : 'over'
  return { id: row.id, until: row.until, state, ...(open && { code: codeOf(ground, row.id), digits: digitsOf(ground, row.id) }) }
}

/** The decision of an offer that a wallet reads by its code; undefined for a code that opens nothing. */
export async function offered({ db, now, decisions, ...ground }: Ground, code: string): Promise<{ readonly decision: Decision; readonly kind: CertificateKind } | undefined> {
  const row = await db.selectFrom('wallet_offer').select(['decision']).where('code', '=', hashed(code)).where('token', 'is', null).where('ended', 'is', null)
    .where('tries', '<', mostTries).where('until', '>', now()).executeTakeFirst()
  const decision = row && await decisions.find(row.decision)
  const kind = decision && kindToGive({ db, now, decisions, ...ground }, decision)
  return decision && kind && { decision, kind }
}

/** Spends a code with its six digits for an access token. A try counts before it is judged, so that many at once are no more than few. */
export async function spendCode(ground: Ground, code: string, digits: string): Promise<{ readonly token: string; readonly seconds: number }> {
  const { db } = ground
  const now = ground.now()
  const wrong = (): WalletRefused => new WalletRefused('invalid_grant', 'The pre-authorized code or the transaction code is wrong, was used, or its time is over.')
  const row = await db.updateTable('wallet_offer').set({ tries: sql`tries + 1` }).where('code', '=', hashed(code)).where('token', 'is', null).where('ended', 'is', null)
    .where('tries', '<', mostTries).where('until', '>', now).returning('id').executeTakeFirst()
  if (row === undefined || !timingSafeEqual(Buffer.from(hashed(digits)), Buffer.from(hashed(digitsOf(ground, row.id))))) throw wrong()
  const token = randomBytes(32).toString('base64url')
  const spent = await db.updateTable('wallet_offer').set({ token: hashed(token), token_until: after(now, tokenSeconds * 1000) }).where('id', '=', row.id).where('token', 'is', null).where('ended', 'is', null)
    .returning('id').executeTakeFirst()
  if (spent === undefined) throw wrong()
  return { token, seconds: tokenSeconds }
}

/** What a wallet asks for with its token. */
export interface Asked { readonly configuration: string; readonly proof?: string }

/** Gives the certificate of an offer to the wallet with its token: once. */
export async function give(ground: Ground, token: string, read: (kind: CertificateKind) => Promise<Asked>): Promise<string | JsonObject> {
  const { db, decisions, now, journal, issuers, secrets, url } = ground
  const row = await db.selectFrom('wallet_offer').select(['id', 'decision']).where('token', '=', hashed(token)).where('ended', 'is', null).where('token_until', '>', now()).executeTakeFirst()
  const unknown = (): WalletRefused => new WalletRefused('invalid_token', 'The access token is unknown, was used, or its time is over.')
  if (row === undefined) throw unknown()
  const decision = await decisions.find(row.decision)
  const kind = decision && kindToGive(ground, decision)
  const issuer = decision && issuers.of(decision.issuer)
  if (decision === undefined || kind === undefined || issuer === undefined) throw new WalletRefused('credential_request_denied', 'The certificate is not in force any more.')
  const { configuration, proof } = await read(kind)
  if (configuration !== kind.type) throw new WalletRefused('unknown_credential_configuration', `The token is for ${kind.type} alone.`)
  const proved = kind.form ? undefined : await keyProved(proof ?? '', { issuer: url, now: now() })
  return transact(db, async (tx) => {
    if (proved) await spendNonce(tx, ground, proved.nonce)
    const taken = await tx.updateTable('wallet_offer').set({ ended: 'taken' }).where('id', '=', row.id).where('ended', 'is', null).returning('id').executeTakeFirst()
    if (taken === undefined) throw unknown()
    const id = newId()
    const place = proved && (await takePlaces(tx, 1))[0]!
    const key = proved && await marked(secrets, proved.key)
    await tx.insertInto('wallet_copy').values({ id, decision: decision.record.id, given_at: now(), key: key ?? null, list: place?.list ?? null, index: place?.index ?? null }).execute()
    await journal.append(tx, byWallet, { type: 'wallet.given', subject: `decision:${decision.record.id}`, body: { decision: decision.record.id, copy: id, format: kind.form?.format ?? 'dc+sd-jwt', ...(key && { key }) } })
    return kind.form ? kind.form.credential(decision) : walletCertificate(decision, issuer, { key: proved!.key, place: place!, now: now() })
  })
}

/** The thumbprint of a key as the journal may hold it: nobody who finds the key elsewhere can tell that it is this one. */
const marked = async (secrets: Ground['secrets'], key: JWK): Promise<string> => secrets.mark(await calculateJwkThumbprint(key), 'key of a wallet')

/** The wallets that a certificate was given to, the newest first. */
export async function copiesOf({ db }: Ground, { record }: Decision): Promise<readonly Copy[]> {
  const rows = await db.selectFrom('wallet_copy').selectAll().where('decision', '=', record.id).orderBy('given_at', 'desc').orderBy('id', 'desc').limit(100).execute()
  return rows.map((row) => ({ id: row.id, given: row.given_at, endable: row.list !== null, ...(row.ended_at !== null && { ended: row.ended_at }) }))
}

/** Ends a copy alone: from now on whoever checks it is told so. The decision itself stands. */
export async function endCopy({ db, now, journal }: Ground, { record }: Decision, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const row = await tx.updateTable('wallet_copy').set({ ended_at: now() }).where('id', '=', id).where('decision', '=', record.id).where('list', 'is not', null).where('ended_at', 'is', null).returning('id').executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noCopy)
    await journal.append(tx, byWallet, { type: 'wallet.ended', subject: `decision:${record.id}`, body: { decision: record.id, copy: id } })
  })
}

/** What became of the copy at a place, and of which decision it is; undefined for a place of none. */
export async function copyAt({ db }: Pick<Ground, 'db'>, { list, index }: StatusPlace): Promise<{ readonly decision: string; readonly ended: boolean } | undefined> {
  const row = await db.selectFrom('wallet_copy').select(['decision', 'ended_at']).where('list', '=', list).where('index', '=', index).executeTakeFirst()
  return row && { decision: row.decision, ended: row.ended_at !== null }
}

/** The places of a list that are not valid: those of decisions that were revoked or are suspended, and those that their holders ended. Undefined where there is no such list. */
export async function standingsIn({ db }: Pick<Ground, 'db'>, list: number, body: string | undefined): Promise<readonly { readonly index: number; readonly standing: 'ended' | 'suspended' }[] | undefined> {
  if (await db.selectFrom('status_list').select('number').where('number', '=', list).executeTakeFirst() === undefined) return undefined
  const { rows } = await sql<{ index: number; ended: boolean }>`
    select wallet_copy.index, (ended_at is not null or revoked_at is not null) as ended
    from wallet_copy join decision on decision.id = wallet_copy.decision join decision_status on decision_status.decision = decision.id
    where wallet_copy.list = ${list} and decision.issuer is not distinct from ${body ?? null} and (ended_at is not null or revoked_at is not null or suspended_at is not null)`.execute(db)
  return rows.map(({ index, ended }) => ({ index, standing: ended ? 'ended' : 'suspended' }))
}

/** Forgets offers and nonces whose time is over. */
export async function sweepOffers(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('wallet_offer').where('until', '<', after(now, -keptHours * 3_600_000)).execute()
  await tx.deleteFrom('wallet_nonce').where('until', '<', now).execute()
}
