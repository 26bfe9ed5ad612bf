/** Judges a certificate that a phone shows: its seal, its time, what became of it, and that its holder shows it now, to us, for this question. */
import type { Json } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Decisions, Issuer, Issuers } from '../decisions/index.ts'
import { digestOf, disclosed, keyBindingBy, taken } from '../sd-jwt/index.ts'
import { type CertificatePayload, listPath, openCertificate } from './credential.ts'
import { clockMayDiffer } from './key-proof.ts'
import { typePath } from './kinds.ts'
import type { ShownFault } from './messages.ts'
import { copyAt } from './offers.ts'

/** How old the proof of the holder's key may be, in seconds. */
const bindingSeconds = 300

export interface Judging {
  readonly db: Db
  readonly now: Instant
  readonly decisions: Pick<Decisions, 'find'>
  readonly issuers: Issuers
  readonly url: string
  /** For whom and for which question it must be shown. */
  readonly audience: string
  readonly nonce: string
  /** The type that was asked for. */
  readonly vct: string
}

type Judged = { readonly claims: Readonly<Record<string, Json>>; readonly issuer: Issuer } | { readonly fault: ShownFault }

/** What a phone shows, once all of it was found right; else the first thing that is wrong. */
export async function judged(text: string, judging: Judging): Promise<Judged> {
  const shown = taken(text)
  if (shown === undefined) return { fault: 'unreadable' }
  const opened = await openCertificate(shown.jws, judging.issuers)
  if (typeof opened === 'string') return { fault: opened === 'no certificate' ? 'unreadable' : opened }
  const { payload, issuer } = opened
  const claims = disclosed(payload, shown.disclosures)
  if (claims === undefined) return { fault: 'added claim' }
  if (shown.keyBinding === undefined) return { fault: 'no key binding' }
  const bound = await keyBindingBy(payload.cnf.jwk, shown.keyBinding)
  if (bound === undefined) return { fault: 'other key' }
  if (bound.aud !== judging.audience) return { fault: 'other audience' }
  if (bound.nonce !== judging.nonce) return { fault: 'other question' }
  if (bound.sd_hash !== digestOf(shown.covered)) return { fault: 'changed' }
  const at = Date.parse(judging.now) / 1000
  if (bound.iat > at + clockMayDiffer || bound.iat < at - bindingSeconds) return { fault: 'stale' }
  if (payload.vct !== judging.vct) return { fault: 'other kind' }
  const fault = inTime(payload, at) ?? await becameOf(payload, issuer, judging)
  return fault === undefined ? { claims, issuer } : { fault }
}

const inTime = ({ nbf, exp }: CertificatePayload, at: number): ShownFault | undefined =>
  (nbf !== undefined && at < nbf ? 'not yet' : exp !== undefined && at > exp ? 'expired' : undefined)

/**
 * What became of it, by the database and not by a list that may be of yesterday. The place must be one that we gave to a decision of this very kind and
 * body: the seal of one body makes no certificate of another.
 */
async function becameOf({ status: { status_list: { idx, uri } }, vct }: CertificatePayload, issuer: Issuer, judging: Judging): Promise<ShownFault | undefined> {
  const list = Number(/\/(\d{1,9})$/.exec(uri)?.[1])
  if (uri !== `${judging.url}${listPath(list, issuer.body)}`) return 'foreign'
  const copy = await copyAt(judging, { list, index: idx })
  const decision = copy && await judging.decisions.find(copy.decision)
  if (copy === undefined || decision === undefined || decision.issuer !== issuer.body || vct !== `${judging.url}${typePath(decision.record.credentialType ?? '')}`) return 'foreign'
  if (copy.ended || decision.status.status === 'revoked') return 'ended'
  return decision.status.status === 'suspended' ? 'suspended' : undefined
}
