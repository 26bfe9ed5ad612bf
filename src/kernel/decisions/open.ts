/** Opens the decisions: the use cases, closed over the database, the journal and the seals. */
import { Failure } from '../../law/failure.ts'
import type { Json, JsonObject } from '../../law/canonical.ts'
import type { Locale, Text } from '../../law/text.ts'
import type { Effect } from '../../law/procedure.ts'
import { dayOf, type Day, type Instant, instantOf } from '../../law/time.ts'
import { afterCommit, type Database, type Db, remember, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { StatementKey } from '../statements/index.ts'
import { type Seal, sealPdf, type TimestampAuthority } from '../seal/index.ts'
import { readStatusAddress } from './addresses.ts'
import { bundleOf, bundleText, type ProofBundle, proveInclusion } from './bundle.ts'
import { type Issuer, sealCredential, statusListCredential } from './credential.ts'
import { credentialContext, type DidDocument, jwks } from './did.ts'
import { setPaper } from './document.ts'
import {
  alike, countGrounds, countOf, type Decision, find, findAll, type GroundCount, heldBy, heldUp, type HolderKey, type LikeDecisions, listAbout, listOf, numbersOf, standing,
} from './find.ts'
import { type GivenWhich, type PeopleGiven, peopleGiven } from './people-given.ts'
import { type Change, change, type Expected, expecting, issue } from './issue.ts'
import { documentOf, openIssuers, type SealingBody } from './issuers.ts'
import { messages } from './messages.ts'
import { type DecidedBy, decidedByMonth, type MonthOfDecisions } from './months.ts'
import { type DecidedHolding, effectsOf, type Holding, type OfHolders, openRegister, type RegisterFilter, type RegisterPage, type RegisterQuery } from './register.ts'
import type { DecisionDraft, DecisionRecord, TriedDecision } from './record.ts'
import { bitstring, type StatusPurpose } from './status.ts'
import { type Trust, type VerificationReport, verifyFile } from './verify.ts'

/** The use cases. Ids are those of decisions; a key is an id or a number such as `TP-2026-000123`. */
export interface Decisions {
  /** Numbers, seals, stores and journals a decision in the transaction of the act. Throws a TypeError for an incomplete draft. */
  issue(tx: Tx, actor: string, draft: DecisionDraft): Promise<DecisionRecord>
  /** Takes what many decisions need of what is numbered at once while `act` issues them. */
  expecting<T>(tx: Tx, expected: readonly Expected[], act: () => Promise<T>): Promise<T>
  /** Ends a decision by another one, which says why. Throws a `Failure` (not found, conflict when already revoked). */
  revoke(tx: Tx, actor: string, id: string, cause: { readonly byDecision: string; readonly reason: Text }): Promise<void>
  /** Holds a decision up until it is reinstated or revoked. Throws a `Failure` (not found, conflict). */
  suspend(tx: Tx, actor: string, id: string, cause: { readonly reason: Text }): Promise<void>
  reinstate(tx: Tx, actor: string, id: string, cause: { readonly reason: Text }): Promise<void>
  /** Why a decision is held up, or was when it was revoked; undefined where it was not. */
  heldUp(tx: Db, id: string): Promise<Text | undefined>
  find(key: string): Promise<Decision | undefined>
  /** Like `find` in an open transaction, so that an act sees what it has just issued. */
  findIn(tx: Db, key: string): Promise<Decision | undefined>
  /** The decisions with these ids, in their order. */
  findAll(ids: readonly string[]): Promise<readonly Decision[]>
  /** The number of the first decision of a kind in each of these cases of a procedure, by the case. */
  numbersOf(kinds: readonly { readonly procedure: string; readonly kind: string }[], cases: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Which of these decisions stand: neither revoked nor suspended. They stay so until the transaction ends. */
  whichStand(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Which of these decisions were revoked. */
  whichRevoked(ids: readonly string[], within?: Db): Promise<ReadonlySet<string>>
  /** All decisions of a holder, the newest first. */
  listOf(holder: HolderKey): Promise<readonly Decision[]>
  /** The credentials of one type that these people were given, whatever became of them, the newest first. */
  heldBy(people: readonly string[], credentialType: string): Promise<readonly Decision[]>
  /** How many people were given a credential, by year and by what a claim of it says. */
  peopleGiven(which: GivenWhich): Promise<PeopleGiven>
  /** The later decisions about a decision, the oldest first. */
  listAbout(id: string): Promise<readonly Decision[]>
  /** A page of the public register of the organisations that hold a credential, with how many there are. */
  register(query: RegisterQuery): Promise<RegisterPage>
  /** How often a register has changed: while it is the same, so are the holdings. */
  registerVersion(credentialType: string): Promise<bigint>
  /** The holdings that a filter leaves, of one organisation where `holder` is its number, or of several, each with its case; always as the database has it now. */
  held(filter: RegisterFilter & OfHolders): Promise<readonly DecidedHolding[]>
  /**
   * Calls back whenever something in a register has changed: for acts of this process before they answer, for those of others within a second,
   * unless the database does not hear (`Database.hears`). Fulfilled once it listens, with the way to stop.
   */
  onRegister(changed: () => void): Promise<() => Promise<void>>
  /** The whole register that a filter leaves, by name, as a stream. */
  registerAll(filter: RegisterFilter): AsyncIterable<Holding>
  /** How many decisions of a procedure had each effect, from a moment on and before another. */
  effects(which: { readonly procedure: string; readonly from: Instant; readonly before: Instant }): Promise<Readonly<Record<string, number>>>
  /** What a body has decided in each of the last twelve months, the present one last. */
  byMonth(which: DecidedBy): Promise<readonly MonthOfDecisions[]>
  /** How often each ground refused or withdrew something under these procedures, and in these cases, since then, the most frequent first. */
  countGrounds(which: { readonly procedures: readonly string[]; readonly cases: readonly string[] }, since: Instant): Promise<readonly GroundCount[]>
  /**
   * All decisions of these procedures, put together by how they ended and what exactly was not met, of nobody by name. Remembered until one more is decided
   * in them, or in those of `with`, which may send them back.
   */
  alike(procedures: readonly string[], which?: { readonly with?: readonly string[] }): Promise<readonly LikeDecisions[]>
  /**
   * A status list as a sealed credential of a body, or of the programme where none is named; always as the database has it now.
   * Undefined when there is no such list or body.
   */
  statusList(purpose: StatusPurpose, list: number, body?: string): Promise<string | undefined>
  /** The DID document of a body, or of the programme; undefined when there is no such body. */
  didDocument(body?: string): DidDocument | undefined
  /** The keys of all issuers. */
  jwks(): ReturnType<typeof jwks>
  /** The JSON-LD context of our credentials. */
  context(): JsonObject
  /** The certificate or letter of a decision that is only tried, as a PDF that says so: it is not sealed, and nothing is kept. */
  tried(draft: TriedDecision, locale: Locale): Promise<Uint8Array>
  /** The certificate or letter as a sealed PDF/A-3. Throws a `Failure` (not found). */
  document(key: string, locale: Locale): Promise<Uint8Array>
  /** Everything that verifies the decision without a network. Throws a `Failure` (not found). */
  bundle(key: string): Promise<ProofBundle>
  /** Verifies a file against our own keys and the present status lists. */
  verify(bytes: Uint8Array): Promise<VerificationReport>
  /** What a stranger pins to verify our decisions offline. */
  trust(): Trust
  /** The decisions of these procedures and effects that are in force today, oldest first: for what the clock does about them. */
  standing(procedures: readonly string[], effects: readonly Effect[]): Promise<readonly { readonly id: string; readonly decidedOn: Day }[]>
}

/** What the decisions stand on. */
export interface DecisionsGround {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly journal: Journal
  /** The seal of the programme: of what was decided before bodies had seals, and of what no body decides. */
  readonly seal: Seal
  /** The bodies that issue at this moment, each under its own seal; absent: none. */
  readonly bodies?: () => readonly SealingBody[]
  /** Who stamps the time on papers; absent: nobody. */
  readonly timestamps?: TimestampAuthority
  /** The keys of what the portal says and signs as a machine, for whoever pins all that it has. */
  readonly statementKeys?: readonly StatementKey[]
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

/** Of how many sets of procedures the like decisions are remembered. */
const mostLikes = 8

const nobody: readonly SealingBody[] = []

export function openDecisions({ db, listen, now, journal, seal, bodies = () => nobody, timestamps, statementKeys = [], sample = false, report = console.error, url, timeZone, declaration }: DecisionsGround): Decisions {
  const issuers = openIssuers({ url, timeZone, seal, bodies })
  const means = { now, journal, issuers }
  const today = (): Day => dayOf(now(), timeZone)
  const lists = new Map<string, { readonly version: bigint; readonly until: Instant; readonly token: Promise<string> }>()
  const register = openRegister(db, today)
  const likes = new Map<string, Promise<readonly LikeDecisions[]>>()
  const watching = new Set<() => void>()
  const tellOwn = (tx: Tx): void => afterCommit(tx, () => { for (const changed of watching) changed() })

  async function changed(tx: Tx, actor: string, id: string, what: Change): Promise<void> {
    tellOwn(tx)
    await change(tx, means, actor, id, what)
  }

  async function found(key: string): Promise<Decision> {
    const decision = await find(db, key, today())
    if (decision === undefined) throw new Failure('not found', messages.notFound)
    return decision
  }

  /** Whose seal a decision bears: the folder holds the keys of all that ever sealed. */
  function issuerOf({ issuer, record: { number } }: Decision): Issuer {
    const known = issuers.of(issuer)
    if (known === undefined) throw new Error(`The body ${issuer}, which issued ${number}, has no seal`)
    return known
  }

  /** The version is read before the entries: a list may be newer than its version says, never older. */
  async function statusList(purpose: StatusPurpose, list: number, body?: string): Promise<string | undefined> {
    const issuer = issuers.of(body)
    if (issuer === undefined) return undefined
    const row = await db.selectFrom('status_list').select('version').where('number', '=', list).executeTakeFirst()
    if (row === undefined) return undefined
    const key = `${issuer.did}/${purpose}/${list}`
    const kept = lists.get(key)
    if (kept?.version === row.version && now() < kept.until) return kept.token
    const token = sealList(purpose, list, issuer)
    token.catch(() => lists.delete(key))
    lists.set(key, { version: row.version, until: instantOf(Temporal.Instant.from(now()).add(reseal).toString()), token })
    return token
  }

  async function sealList(purpose: StatusPurpose, list: number, issuer: Issuer): Promise<string> {
    const rows = await db.selectFrom('decision_status').innerJoin('decision', 'decision.id', 'decision_status.decision').select('index')
      .where('list', '=', list).where('issuer', issuer.body === undefined ? 'is' : '=', issuer.body ?? null)
      .where(purpose === 'revocation' ? 'revoked_at' : 'suspended_at', 'is not', null).execute()
    const bits = bitstring(rows.flatMap(({ index }) => (index === null ? [] : [index])))
    return sealCredential(statusListCredential(bits, { purpose, list, at: now() }, issuer), issuer)
  }

  async function bundleFor(decision: Decision): Promise<ProofBundle> {
    const { place, record, entry, issuer } = decision
    const tokens = place === undefined
      ? [] : await Promise.all([statusList('revocation', place.list, issuer), statusList('suspension', place.list, issuer)])
    return bundleOf(decision, {
      statusLists: tokens.flatMap((token) => token ?? []),
      inclusion: await proveInclusion(journal, entry),
      didDocument: documentOf(issuerOf(decision)),
      declaration: await declaration?.(record.version),
    })
  }

  const trust = (): Trust => ({
    didDocuments: issuers.all.map(documentOf), issuers: issuers.trusted, authorities: [seal.authority],
    timestampAuthorities: timestamps?.kind === 'outside' ? timestamps.authorities : [], logKeys: journal.verifierKeys, statementKeys,
  })

  return {
    async issue(tx, actor, draft) {
      tellOwn(tx)
      return issue(tx, means, actor, draft)
    },
    expecting,
    revoke: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'revoke', ...cause }),
    whichStand: async (tx, ids) => new Set(ids.length === 0 ? [] : (await tx.selectFrom('decision_status').select('decision').where('decision', 'in', ids)
      .where('revoked_at', 'is', null).where('suspended_at', 'is', null).forShare().execute()).map(({ decision }) => decision)),
    whichRevoked: async (ids, within = db) => new Set(ids.length === 0 ? [] : (await within.selectFrom('decision_status').select('decision').where('decision', 'in', ids)
      .where('revoked_at', 'is not', null).execute()).map(({ decision }) => decision)),
    suspend: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'suspend', ...cause }),
    reinstate: (tx, actor, id, cause) => changed(tx, actor, id, { change: 'reinstate', ...cause }),
    heldUp: (tx, id) => heldUp(tx, id),
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
    findAll: (ids) => findAll(db, ids, today()),
    numbersOf: (kinds, cases) => numbersOf(db, kinds, cases),
    listOf: (holder) => listOf(db, holder, today()),
    heldBy: (people, credentialType) => heldBy(db, people, credentialType, today()),
    peopleGiven: (which) => peopleGiven(db, which),
    listAbout: (id) => listAbout(db, id, today()),
    register: (query) => register.page(query),
    registerVersion: (type) => register.versionOf(type),
    registerAll: (filter) => register.all(filter),
    effects: (which) => effectsOf(db, which),
    byMonth: (which) => decidedByMonth(db, which, { today: today(), zone: timeZone }),
    countGrounds: (which, since) => countGrounds(db, which, since),
    // Counted before it is read: what is remembered may be newer than its count, never older.
    alike: async (procedures, { with: others = [] } = {}) =>
      remember(likes, JSON.stringify([procedures, await countOf(db, [...procedures, ...others])]), mostLikes, () => alike(db, procedures)),
    statusList,
    didDocument(body) {
      const issuer = issuers.of(body)
      return issuer && documentOf(issuer)
    },
    jwks: () => jwks(issuers.all.map(documentOf)),
    context: () => credentialContext(url),
    bundle: async (key) => bundleFor(await found(key)),
    trust,
    standing: (procedures, effects) => standing(db, procedures, effects, today()),

    async tried(draft, locale) {
      const { register, ...rest } = draft
      const record: DecisionRecord = { ...rest, id: '', salt: '', number: `${register}-${draft.decidedOn.slice(0, 4)}-000000`, version: '', case: '', holder: {}, language: locale }
      return (await setPaper({ record, url, sample, trial: true }, locale)).save()
    },

    async document(key, locale) {
      const decision = await found(key)
      const proof = await bundleFor(decision)
      const { record, credential } = proof
      const paper = await setPaper({ record, url, sample, bundle: bundleText(proof), ...(credential !== undefined && { credential }) }, locale)
      return sealPdf(paper, issuerOf(decision).seal, { at: now(), reason: messages.sealReason[locale], report, ...(timestamps && { timestamps }) })
    },

    verify: (bytes) => verifyFile(bytes, {
      trust: trust(), now: now(),
      async statusList(address) {
        const read = readStatusAddress(address)
        return read && statusList(read.purpose, read.list, read.body)
      },
      async statusOf(number) {
        return (await find(db, number, today()))?.status
      },
    }),
  }
}
