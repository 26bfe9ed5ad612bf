/**
 * Wallets: certificates on the phones of those who hold them, and questions to phones of others.
 *
 * Promises: a certificate is given to its holder's wallet once for each offer, bound to the wallet's key, and each copy has a place of its own in the
 * status lists, so that it ends with the decision or alone; what a phone shows is believed only from whoever has that key, now, for the
 * question that was asked; it is gone some minutes later.
 * Never: keeps a code, a token or six digits as they are, writes who took what into the journal by name, or asks a phone for more than was chosen.
 */
import type { JsonObject } from '../../law/canonical.ts'
import type { Procedure } from '../../law/procedure.ts'
import { transact } from '../database/index.ts'
import type { Decision } from '../decisions/index.ts'
import { claimsOf, issuerMetadata, statusListToken } from './credential.ts'
import { type CertificateKind, configurationOf, kindsOf, type OwnForm, typeMetadata } from './kinds.ts'
import { newNonce } from './nonces.ts'
import { type Asked, type Copy, copiesOf, endCopy, give, type Ground as OffersGround, kindToGive, makeOffer, type Offer, offered, offerOf, spendCode, standingsIn, sweepOffers } from './offers.ts'
import { answered, ask, type Ground as QuestionsGround, type Question, questionOf, requestLink, requestOf, sweepQuestions } from './questions.ts'
import { holderAlgorithms } from '../sd-jwt/index.ts'
import type { ShownFault } from './messages.ts'

export { faults, type ShownFault } from './messages.ts'
export { type CertificateKind, type ClaimOfKind, type OwnForm, typePath } from './kinds.ts'
export { type Copy, type Offer } from './offers.ts'
export { nonceSeconds } from './nonces.ts'
export { type Answer, answersPath, type Question } from './questions.ts'
export { type WalletError, WalletRefused } from './refused.ts'

export interface Wallets {
  /** Says that certificates of this type are handed over in a form of their own; by an institution, when it is opened. */
  inOwnForm(type: string, form: OwnForm): void
  /** The kinds that the procedures of this moment give. */
  kinds(): readonly CertificateKind[]
  kind(type: string): CertificateKind | undefined
  /** What wallets read of a kind. */
  metadata(kind: CertificateKind): JsonObject
  configurations(): Readonly<Record<string, JsonObject>>
  /** Where the keys of a body are found, or of the programme where none is named; undefined when there is no such body. */
  issuer(body?: string): JsonObject | undefined
  /** A token status list; undefined when there is no such list or body. */
  statusList(list: number, body?: string): Promise<string | undefined>
  /** The kind as which a decision can be taken into a wallet now; undefined where it cannot. */
  toGive(decision: Decision): CertificateKind | undefined
  /** What the certificate of a decision says in a wallet, by the names of its claims. */
  says(decision: Decision): JsonObject
  /** Makes an offer of a decision, whose holder the caller has found this to be. Throws a `Failure` (conflict) for what is no certificate in force. */
  offer(decision: Decision): Promise<string>
  /** The newest offer of a decision. */
  offerOf(decision: Decision): Promise<Offer | undefined>
  copiesOf(decision: Decision): Promise<readonly Copy[]>
  /** Ends one copy. Throws a `Failure` (not found). */
  end(decision: Decision, copy: string): Promise<void>
  /** What an offer offers, by its code. */
  offered(code: string): Promise<CertificateKind | undefined>
  /** An access token for a code and its digits. Throws `WalletRefused`. */
  token(code: string, digits: string): Promise<{ readonly token: string; readonly seconds: number }>
  nonce(): string
  /** The certificate for an access token; `read` reads what was asked for, knowing which kind it is. Throws `WalletRefused`. */
  give(token: string, read: (kind: CertificateKind) => Promise<Asked>): Promise<string | JsonObject>
  /** Asks a phone. Throws a `Failure` (invalid) for a kind or a claim that there is not. */
  ask(browser: string, type: string, claims: readonly string[]): Promise<string>
  question(browser: string, id: string): Promise<Question>
  /** The link that leads a wallet to a question. */
  link(id: string): string
  request(id: string): Promise<string | undefined>
  /** Takes an answer; says what was wrong with it. Throws `WalletRefused` for an answer to no question that stands. */
  answer(given: { readonly state: string; readonly token?: string; readonly error?: string }): Promise<ShownFault | undefined>
  /** Forgets what is over. */
  round(): Promise<void>
}

export function openWallets({ procedures, ...given }: Omit<OffersGround & QuestionsGround, 'kind'> & { readonly procedures: () => readonly Procedure[] }): Wallets {
  const forms = new Map<string, OwnForm>()
  let known: { readonly of: readonly Procedure[]; readonly forms: number; readonly kinds: ReadonlyMap<string, CertificateKind> } | undefined
  const kinds = (): ReadonlyMap<string, CertificateKind> => {
    const of = procedures()
    if (known?.of !== of || known.forms !== forms.size) known = { of, forms: forms.size, kinds: kindsOf(of, forms) }
    return known.kinds
  }
  const kind = (type: string | undefined): CertificateKind | undefined => (type === undefined ? undefined : kinds().get(type))
  const ground = { ...given, kind }
  const { db, now, issuers, url } = given
  return {
    inOwnForm: (type, form) => { forms.set(type, form) },
    kinds: () => [...kinds().values()],
    kind,
    metadata: (one) => typeMetadata(one, url),
    configurations: () => Object.fromEntries([...kinds()].map(([type, one]) => [type, configurationOf(one, url, holderAlgorithms)])),
    issuer(body) {
      const issuer = issuers.of(body)
      return issuer && issuerMetadata(issuer)
    },
    async statusList(list, body) {
      const issuer = issuers.of(body)
      const standings = issuer && await standingsIn(ground, list, body)
      return standings && statusListToken(standings, { list, now: now() }, issuer)
    },
    says: claimsOf,
    toGive: (decision) => kindToGive(ground, decision),
    offer: (decision) => makeOffer(ground, decision),
    offerOf: (decision) => offerOf(ground, decision),
    copiesOf: (decision) => copiesOf(ground, decision),
    end: (decision, copy) => endCopy(ground, decision, copy),
    offered: async (code) => (await offered(ground, code))?.kind,
    token: (code, digits) => spendCode(ground, code, digits),
    nonce: () => newNonce(ground),
    give: (token, read) => give(ground, token, read),
    ask: (browser, type, claims) => ask(ground, browser, type, claims),
    question: (browser, id) => questionOf(ground, browser, id),
    link: (id) => requestLink(ground, id),
    request: (id) => requestOf(ground, id),
    answer: (answer) => answered(ground, answer),
    round: () => transact(db, async (tx) => {
      await sweepOffers(tx, now())
      await sweepQuestions(tx, now())
    }),
  }
}
