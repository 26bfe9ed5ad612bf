/** Opens the decisions: the use cases, closed over the database, the journal and the seal. */
import { Failure } from '../../law/failure.ts'
import type { Json, JsonObject } from '../../law/canonical.ts'
import type { Locale, Text } from '../../law/text.ts'
import { dayOf, type Day, type Instant, instantOf } from '../../law/time.ts'
import { afterCommit, type Database, type Db, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Seal, sealPdf, type TimestampAuthority } from '../seal/index.ts'
import { bundleOf, bundleText, type ProofBundle, proveInclusion } from './bundle.ts'
import { type Issuer, sealCredential, statusListCredential } from './credential.ts'
import { credentialContext, type DidDocument, didDocument, didOf, jwks } from './did.ts'
import { setPaper } from './document.ts'
import { countGrounds, type Decision, find, type GroundCount, type HolderKey, listAbout, listOf } from './find.ts'
import { type Change, change, issue } from './issue.ts'
import { messages } from './messages.ts'
import { type DecidedHolding, effectsOf, type Holding, openRegister, type RegisterFilter, type RegisterPage, type RegisterQuery } from './register.ts'
import type { DecisionDraft, DecisionRecord } from './record.ts'
import { bitstring, type StatusPurpose } from './status.ts'
import { type Trust, type VerificationReport, verifyFile } from './verify.ts'

/** The use cases. Ids are those of decisions; a key is an id or a number such as `TP-2026-000123`. */
export interface Decisions {
  /** Numbers, seals, stores and journals a decision in the transaction of the act. Throws a TypeError for an incomplete draft. */
  issue(tx: Tx, actor: string, draft: DecisionDraft): Promise<DecisionRecord>
  /** Ends a decision by another one, which says why. Throws a `Failure` (not found, conflict when already revoked). */
  revoke(tx: Tx, actor: string, id: string, cause: { readonly byDecision: string; readonly reason: Text }): Promise<void>
  /** Holds a decision up until it is reinstated or revoked. Throws a `Failure` (not found, conflict). */
  suspend(tx: Tx, actor: string, id: string, cause: { readonly reason: Text }): Promise<void>
  reinstate(tx: Tx, actor: string, id: string, cause: { readonly reason: Text }): Promise<void>
  find(key: string): Promise<Decision | undefined>
  /** Like `find` in an open transaction, so that an act sees what it has just issued. */
  findIn(tx: Db, key: string): Promise<Decision | undefined>
  /** All decisions of a holder, the newest first. */
  listOf(holder: HolderKey): Promise<readonly Decision[]>
  /** The later decisions about a decision, the oldest first. */
  listAbout(id: string): Promise<readonly Decision[]>
  /** A page of the public register of the organisations that hold a credential, with how many there are. */
  register(query: RegisterQuery): Promise<RegisterPage>
  /** The holdings that a filter leaves, of one organisation where `bin` says so, each with its case; always as the database has it now. */
  held(filter: RegisterFilter & { readonly bin?: string }): Promise<readonly DecidedHolding[]>
  /**
   * Calls back whenever something in a register has changed: for acts of this process before they answer, for those of others within a second,
   * unless the database does not hear (`Database.hears`). Fulfilled once it listens, with the way to stop.
   */
  onRegister(changed: () => void): Promise<() => Promise<void>>
  /** The whole register that a filter leaves, by name, as a stream. */
  registerAll(filter: RegisterFilter): AsyncIterable<Holding>
  /** How many decisions of a procedure had each effect, from a moment on and before another. */
  effects(which: { readonly procedure: string; readonly from: Instant; readonly before: Instant }): Promise<Readonly<Record<string, number>>>
  /** How often each ground refused or withdrew something under these procedures since then, the most frequent first. */
  countGrounds(procedures: readonly string[], since: Instant): Promise<readonly GroundCount[]>
  /** A status list as a sealed credential, always as the database has it now; undefined when there is no such list. */
  statusList(purpose: StatusPurpose, list: number): Promise<string | undefined>
  didDocument(): DidDocument
  jwks(): ReturnType<typeof jwks>
  /** The JSON-LD context of our credentials. */
  context(): JsonObject
  /** The certificate or letter as a sealed PDF/A-3. Throws a `Failure` (not found). */
  document(key: string, locale: Locale): Promise<Uint8Array>
  /** Everything that verifies the decision without a network. Throws a `Failure` (not found). */
  bundle(key: string): Promise<ProofBundle>
  /** Verifies a file against our own keys and the present status lists. */
  verify(bytes: Uint8Array): Promise<VerificationReport>
  /** What a stranger pins to verify our decisions offline. */
  trust(): Trust
}

/** What the decisions stand on. */
export interface DecisionsGround {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly journal: Journal
  readonly seal: Seal
  /** Who stamps the time on papers; absent: nobody. */
  readonly timestamps?: TimestampAuthority
  /** Whether the portal shows sample data; its papers say so. */
  readonly sample?: boolean
  /** Takes why a paper has no time stamp, though there is somebody to stamp it. */
  readonly report?: (error: unknown) => void
  /** The portal's public address without a slash at its end; the issuer's did:web is made from it. */
  readonly url: string
  /** The country's time zone, such as `Asia/Almaty`. */
  readonly timeZone: string
  /** The declaration with this hash, to put into proof bundles. */
  readonly declaration?: (version: string) => Promise<Json | undefined>
}

/** How long a sealed status list is served again while nothing changes: well within its day of validity. */
const reseal = { minutes: 30 }

export function openDecisions({ db, listen, now, journal, seal, timestamps, sample = false, report = console.error, url, timeZone, declaration }: DecisionsGround): Decisions {
  const issuer: Issuer = { did: didOf(url), url, seal, timeZone }
  const means = { now, journal, issuer }
  const today = (): Day => dayOf(now(), timeZone)
  const lists = new Map<string, { readonly version: bigint; readonly until: Instant; readonly token: Promise<string> }>()
  const register = openRegister(db, today)
  const watching = new Set<() => void>()
  const tellOwn = (tx: Tx): void => afterCommit(tx, () => { for (const changed of watching) changed() })
  const document = (): DidDocument => didDocument(issuer.did, seal.keys)

  async function changed(tx: Tx, actor: string, id: string, what: Change): Promise<void> {
    tellOwn(tx)
    await change(tx, means, actor, id, what)
  }

  async function found(key: string): Promise<Decision> {
    const decision = await find(db, key, today())
    if (decision === undefined) throw new Failure('not found', messages.notFound)
    return decision
  }

  /** The version is read before the entries: a list may be newer than its version says, never older. */
  async function statusList(purpose: StatusPurpose, list: number): Promise<string | undefined> {
    const row = await db.selectFrom('status_list').select('version').where('number', '=', list).executeTakeFirst()
    if (row === undefined) return undefined
    const key = `${purpose}/${list}`
    const kept = lists.get(key)
    if (kept?.version === row.version && now() < kept.until) return kept.token
    const token = sealList(purpose, list)
    token.catch(() => lists.delete(key))
    lists.set(key, { version: row.version, until: instantOf(Temporal.Instant.from(now()).add(reseal).toString()), token })
    return token
  }

  async function sealList(purpose: StatusPurpose, list: number): Promise<string> {
    const rows = await db.selectFrom('decision_status').select('index').where('list', '=', list)
      .where(purpose === 'revocation' ? 'revoked_at' : 'suspended_at', 'is not', null).execute()
    const bits = bitstring(rows.flatMap(({ index }) => (index === null ? [] : [index])))
    return sealCredential(statusListCredential(bits, { purpose, list, at: now() }, issuer), issuer)
  }

  async function bundle(key: string): Promise<ProofBundle> {
    const decision = await found(key)
    const { place, record, entry } = decision
    const tokens = place === undefined
      ? [] : await Promise.all([statusList('revocation', place.list), statusList('suspension', place.list)])
    return bundleOf(decision, {
      statusLists: tokens.flatMap((token) => token ?? []),
      inclusion: await proveInclusion(journal, entry),
      didDocument: document(),
      declaration: await declaration?.(record.version),
    })
  }

  const trust = (): Trust => ({
    didDocuments: [document()], authorities: [seal.authority],
    timestampAuthorities: timestamps?.kind === 'outside' ? timestamps.authorities : [], logKeys: journal.verifierKeys,
  })

  return {
    async issue(tx, actor, draft) {
      tellOwn(tx)
      return issue(tx, means, actor, draft)
    },
    revoke: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'revoke', ...cause }),
    suspend: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'suspend', ...cause }),
    reinstate: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'reinstate', ...cause }),
    held: (filter) => register.held(filter),
    async onRegister(look) {
      watching.add(look)
      const stop = await listen('register', look)
      return async () => {
        watching.delete(look)
        await stop()
      }
    },
    find: (key) => find(db, key, today()),
    findIn: (tx, key) => find(tx, key, today()),
    listOf: (holder) => listOf(db, holder, today()),
    listAbout: (id) => listAbout(db, id, today()),
    register: (query) => register.page(query),
    registerAll: (filter) => register.all(filter),
    effects: (which) => effectsOf(db, which),
    countGrounds: (procedures, since) => countGrounds(db, procedures, since),
    statusList,
    didDocument: document,
    jwks: () => jwks(issuer.did, seal.keys),
    context: () => credentialContext(url),
    bundle,
    trust,

    async document(key, locale) {
      const proof = await bundle(key)
      const { record, credential } = proof
      const paper = await setPaper({ record, url, sample, bundle: bundleText(proof), ...(credential !== undefined && { credential }) }, locale)
      return sealPdf(paper, seal, { at: now(), reason: messages.sealReason[locale], report, ...(timestamps && { timestamps }) })
    },

    verify: (bytes) => verifyFile(bytes, {
      trust: trust(), now: now(),
      async statusList(address) {
        const [, purpose, list] = /\/status\/(revocation|suspension)\/(\d+)$/.exec(address) ?? []
        return purpose === 'revocation' || purpose === 'suspension' ? statusList(purpose, Number(list)) : undefined
      },
      async statusOf(number) {
        return (await find(db, number, today()))?.status
      },
    }),
  }
}
