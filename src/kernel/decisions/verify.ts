/** Verifies a decision step by step, from a file and pinned keys alone; whatever cannot be checked is said not to be. */
import { canonical, hashOf, type Json } from '../../law/canonical.ts'
import { evaluate } from '../../law/evaluate.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { StatementKey } from '../statements/index.ts'
import { leafHash, openNote, readCheckpoint, readVerifierKey, verifyInclusion } from '../journal/index.ts'
import { checkPdfSeal } from '../seal/index.ts'
import type { Inclusion } from './bundle.ts'
import { type DecisionCredential, openDecisionCredential, openStatusList } from './credential.ts'
import type { DidDocument } from './did.ts'
import { type Evidence, readEvidence } from './evidence.ts'
import type { TrustedIssuer } from './issuers.ts'
import type { DecisionStatus } from './find.ts'
import { type DecisionRecord, holderName, recordHash } from './record.ts'
import { bitAt, decodeList } from './status.ts'
import { says, type StepName, stepTitles } from './verify-words.ts'

/** `not checked` is never a pass: the evidence or the key for the step was missing. */
export type StepVerdict = 'ok' | 'failed' | 'not checked'

export interface VerificationStep {
  readonly name: StepName
  readonly step: Text
  readonly verdict: StepVerdict
  readonly detail: Text
}

export interface VerificationReport {
  /** `failed` if any step failed; `ok` only if a seal or the journal vouches for it and it is known to be in force. */
  readonly verdict: StepVerdict
  readonly steps: readonly VerificationStep[]
  /** What the file says it is; believe it only as far as the verdict goes. */
  readonly number?: string
  readonly record?: DecisionRecord
  readonly credential?: DecisionCredential
}

/** The keys that the verifier trusts, got from the issuer beforehand. */
export interface Trust {
  readonly didDocuments: readonly DidDocument[]
  /** The issuers that may seal only what is numbered in their registers; whoever is not among them may seal all. */
  readonly issuers: readonly TrustedIssuer[]
  /** Certificates of sealing authorities in DER. */
  readonly authorities: readonly Uint8Array[]
  /** Certificates, in DER, of those who vouch for time stamps beside the sealing authorities. */
  readonly timestampAuthorities: readonly Uint8Array[]
  /** Verifier keys of the journal, as lines. */
  readonly logKeys: readonly string[]
  /** Keys of what the portal says and signs as a machine. */
  readonly statementKeys: readonly StatementKey[]
}

export interface VerifyOptions {
  /** Without it nothing is trusted, and the steps that need a key are not checked. */
  readonly trust?: Trust
  readonly now: Instant
  /** Fetches the present status list from its address; offline the one in the bundle serves. */
  readonly statusList?: (address: string) => Promise<string | undefined>
  /** Tells what became of a decision that has no credential. */
  readonly statusOf?: (number: string) => Promise<DecisionStatus | undefined>
}

const nobody: Trust = { didDocuments: [], issuers: [], authorities: [], timestampAuthorities: [], logKeys: [], statementKeys: [] }

type Finding = readonly [StepVerdict, Text]
type Check = VerifyOptions & { readonly trust: Trust }

/**
 * Verifies a sealed PDF, a credential (`vc+jwt`, alone, enveloped, or in the address of a QR code), a record or a proof bundle.
 * Needs no database and no network; never throws for what the file holds.
 */
export async function verifyFile(bytes: Uint8Array, { trust = nobody, ...rest }: VerifyOptions): Promise<VerificationReport> {
  const check: Check = { ...rest, trust }
  const evidence = await readEvidence(bytes)
  if (evidence === undefined) return { verdict: 'failed', steps: [step('seal', ['failed', says.unreadable])] }
  const { record } = evidence
  const steps: VerificationStep[] = []
  const add = (name: StepName, finding: Finding | undefined): StepVerdict | undefined => {
    if (finding !== undefined) steps.push(step(name, finding))
    return finding?.[0]
  }

  const paper = add('paper', evidence.pdf && await checkPaper(evidence.pdf, trust))
  const { finding, credential } = await checkSeal(evidence, trust)
  const seal = add('seal', finding)
  if (credential !== undefined) add('validity', checkDates(credential, check.now))
  const journal = evidence.inclusion && record ? checkInclusion(evidence.inclusion, record, trust) : undefined
  const status = add('status', await checkStatus(evidence, credential, check))
  add('record', checkRecord(record, credential, paper, evidence.inclusion))
  if (record !== undefined) {
    add('journal', journal ?? ['not checked', says.noInclusion])
    add('declaration', record.rules.length === 0 ? undefined : checkDeclaration(record, evidence.declaration))
    add('rules', record.rules.length === 0 ? undefined : checkRules(record))
  }

  const vouched = paper === 'ok' || seal === 'ok' || journal?.[0] === 'ok'
  const failed = steps.some(({ verdict }) => verdict === 'failed')
  const number = record?.number ?? credential?.credentialSubject.decision.number
  return {
    verdict: failed ? 'failed' : vouched && status === 'ok' ? 'ok' : 'not checked', steps,
    ...(number !== undefined && { number }), ...(record !== undefined && { record }), ...(credential !== undefined && { credential }),
  }
}

const step = (name: StepName, [verdict, detail]: Finding): VerificationStep => ({ name, step: stepTitles[name], verdict, detail })

async function checkPaper(pdf: Uint8Array, { authorities, timestampAuthorities }: Trust): Promise<Finding> {
  const seal = await checkPdfSeal(pdf, { authorities, timestampAuthorities })
  if (seal.ok) return ['ok', says.paperSealed(seal.organisation, seal.sealedAt, seal.stamp)]
  if (seal.fault === 'unknown authority' && authorities.length === 0) return ['not checked', says.noKeys]
  return ['failed', says.paperFaults[seal.fault]]
}

/** With pinned keys only they count. Without any, the file's own key shows at least that nothing was changed by accident. */
async function checkSeal(
  { credential: token, didDocument }: Evidence, { didDocuments, issuers }: Trust,
): Promise<{ readonly finding?: Finding; readonly credential?: DecisionCredential }> {
  if (token === undefined) return {}
  const pinned = didDocuments.length > 0
  const opened = await openDecisionCredential(token, pinned ? didDocuments : didDocument ? [didDocument] : [])
  if (!opened.ok) {
    const unknowable = !pinned && opened.fault === 'unknown key'
    return { finding: unknowable ? ['not checked', says.noKeys] : ['failed', says.sealFaults[opened.fault]] }
  }
  const { credential } = opened
  if (!mayIssue(credential, issuers)) return { credential, finding: ['failed', says.foreignRegister] }
  return { credential, finding: pinned ? ['ok', says.sealRight(credential.issuer)] : ['not checked', says.sealByOwnKey] }
}

/** A body speaks for its own registers alone: the key of one cannot make a decision of another. */
function mayIssue({ issuer, credentialSubject: { decision: { number } } }: DecisionCredential, issuers: readonly TrustedIssuer[]): boolean {
  const listed = issuers.find(({ did }) => did === issuer)
  return listed === undefined || listed.registers.includes(number.slice(0, number.indexOf('-')))
}

function checkDates({ validFrom, validUntil }: DecisionCredential, now: Instant): Finding {
  if (Date.parse(now) < Date.parse(validFrom)) return ['failed', says.notYetValid(validFrom)]
  if (validUntil !== undefined && Date.parse(now) > Date.parse(validUntil)) return ['failed', says.expired(validUntil)]
  return ['ok', says.withinDates]
}

async function checkStatus(evidence: Evidence, credential: DecisionCredential | undefined, check: Check): Promise<Finding> {
  if (credential === undefined) return statusOfRecord(evidence, check)
  const findings = await Promise.all(credential.credentialStatus.map((entry) => checkEntry(entry, credential, evidence, check)))
  const worst = findings.find(([verdict]) => verdict === 'failed') ?? findings.find(([verdict]) => verdict === 'not checked')
  return worst ?? findings[0] ?? ['not checked', says.noStatus]
}

async function statusOfRecord({ record }: Evidence, { statusOf }: Check): Promise<Finding> {
  const known = record && await statusOf?.(record.number)
  if (known === undefined) return ['not checked', says.noStatus]
  if (known.status === 'revoked') return ['failed', says.revoked]
  return known.status === 'suspended' ? ['failed', says.suspended] : ['ok', says.inForce]
}

async function checkEntry(
  { statusPurpose, statusListCredential, statusListIndex }: DecisionCredential['credentialStatus'][number],
  { issuer }: DecisionCredential, { statusLists = [], didDocument }: Evidence, { trust, now, statusList }: Check,
): Promise<Finding> {
  const documents = trust.didDocuments.length > 0 ? trust.didDocuments : didDocument ? [didDocument] : []
  const present = await statusList?.(statusListCredential)
  const tokens = present === undefined ? statusLists : [present]
  const opened = await Promise.all(tokens.map((token) => openStatusList(token, documents)))
  if (opened.some(({ ok }) => !ok)) return ['failed', says.wrongStatus]
  const list = opened.flatMap((one) => (one.ok ? [one.credential] : [])).find(({ id }) => id === statusListCredential)
  if (list === undefined) return ['not checked', says.noStatus]
  const bit = list.credentialSubject.statusPurpose === statusPurpose && list.issuer === issuer
    ? bitIn(list.credentialSubject.encodedList, statusListIndex) : undefined
  if (bit === undefined) return ['failed', says.wrongStatus]
  if (bit) return ['failed', statusPurpose === 'revocation' ? says.revoked : says.suspended]
  const stale = list.validUntil !== undefined && Date.parse(now) > Date.parse(list.validUntil)
  return stale ? ['not checked', says.staleStatus(list.validFrom)] : ['ok', says.inForceAsOf(list.validFrom)]
}

function bitIn(encodedList: string, index: number): boolean | undefined {
  try {
    return bitAt(decodeList(encodedList), index)
  } catch {
    return undefined
  }
}

/** The record must be the one whose hash is in the credential; without one, that in the sealed paper or the journal. */
function checkRecord(
  record: DecisionRecord | undefined, credential: DecisionCredential | undefined,
  paper: StepVerdict | undefined, inclusion: Inclusion | undefined,
): Finding {
  if (record === undefined) return ['not checked', says.noRecord]
  if (credential === undefined && inclusion === undefined) {
    return paper === 'ok' ? ['ok', says.recordInPaper] : ['not checked', says.recordAlone]
  }
  const hash = recordHash(record)
  const { name, bin, decision } = credential?.credentialSubject ?? {}
  const { organisation } = record.holder
  const sealed = decision === undefined || (decision.hash === hash && decision.number === record.number
    && bin === organisation?.bin && name === holderName(record.holder))
  const journalled = inclusion === undefined || bodyOf(inclusion)['record'] === hash
  return sealed && journalled ? ['ok', says.recordMatches] : ['failed', says.recordDiffers]
}

const bodyOf = ({ entry }: Inclusion): Readonly<Record<string, unknown>> => {
  const body = entry['body']
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {}
}

function checkInclusion(inclusion: Inclusion, record: DecisionRecord, { logKeys }: Trust): Finding {
  const { entry, index, size, proof, checkpoint } = inclusion
  const keys = logKeys.length > 0 ? logKeys : [inclusion.verifierKey]
  const head = openCheckpoint(checkpoint, keys)
  if (head === undefined || head.size !== size) return ['failed', says.wrongCheckpoint]
  const body = bodyOf(inclusion)
  const speaks = entry['type'] === 'decision.issued' && body['record'] === recordHash(record) && body['decision'] === record.id
  const hashes = proof.map((hash) => Uint8Array.fromBase64(hash))
  const leaf = leafHash(new TextEncoder().encode(canonical(entry)))
  if (!speaks || !verifyInclusion(index, size, leaf, hashes, head.root)) return ['failed', says.notInJournal]
  return logKeys.length > 0 ? ['ok', says.inJournal(index, size)] : ['not checked', says.noKeys]
}

function openCheckpoint(note: string, keys: readonly string[]) {
  try {
    return readCheckpoint(openNote(note, keys.map(readVerifierKey)).text)
  } catch {
    return undefined
  }
}

function checkDeclaration(record: DecisionRecord, declaration: Json | undefined): Finding {
  if (declaration === undefined) return ['not checked', says.noDeclaration]
  const declared = (name: string): Json | undefined => member(member(declaration, 'rules'), name)
  const same = record.rules.every(({ name, rule }) => {
    const stated = declared(name)
    return stated !== undefined && canonical(stated) === canonical(JSON.parse(JSON.stringify(rule)))
  })
  return hashOf(declaration) === record.version && same ? ['ok', says.declarationMatches] : ['failed', says.declarationDiffers]
}

const member = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? new Map(Object.entries(value)).get(name) : undefined

/** An undisclosed fact can leave a rule open, never turn it. */
function checkRules({ rules, facts, reading }: DecisionRecord): Finding {
  const withheld = new Set<string>()
  for (const { name, rule, verdict } of rules) {
    try {
      const again = evaluate(rule, facts, reading)
      if (again.verdict === verdict) continue
      if (again.verdict !== 'unknown') return ['failed', says.rulesDiffer(name)]
      for (const fact of again.missing) withheld.add(fact)
    } catch {
      return ['failed', says.rulesDiffer(name)]
    }
  }
  return withheld.size === 0 ? ['ok', says.rulesAgree(rules.length)] : ['not checked', says.factsWithheld([...withheld])]
}
