/**
 * Decisions: signed acts of an institution that anyone can verify, for ever and without asking us.
 *
 * Promises: a decision is numbered without gaps, stored, sealed (W3C VC 2.0 as `vc+jwt`, ES256) and journalled in the
 * transaction of its act; its status flips with the act that revokes it and is served from the database; its paper is a
 * sealed PDF/A-3 in three languages which carries its own proof; verification says of each step what it found.
 * Never: changes or deletes a decision, puts the record itself into the journal, calls a step good that it could not check.
 */
import './tables.ts'

export { decisionThing, paths, verifyAddress } from './addresses.ts'
export { bundleText } from './bundle.ts'
export type { Inclusion, ProofBundle } from './bundle.ts'
export type { DidDocument } from './did.ts'
export type { Decision, DecisionStatus, GroundCount, HolderKey, LikeDecisions } from './find.ts'
export { type Likeness, likenessOf } from './likeness.ts'
export type { MonthOfDecisions } from './months.ts'
export { nextNumber, nextNumbers } from './numbers.ts'
export { openDecisions } from './open.ts'
export type { Decisions, DecisionsGround } from './open.ts'
export { type Expected, takePlaces } from './issue.ts'
export { printUntil, printValidity } from './printed-dates.ts'
export type { TriedDecision } from './record.ts'
export { holderName, holderNumber, isPublicDecision, organisationHeld, recordHash } from './record.ts'
export type {
  AppealTerm, AppliedRule, DecisionDraft, DecisionGround, DecisionRecord, DisclosedFact,
} from './record.ts'
export type { Issuer, StatusPlace } from './credential.ts'
export { type Issuers, openIssuers, type SealingBody, type TrustedIssuer } from './issuers.ts'
export { decisionsAgree } from './reconcile.ts'
export { holdingsListed } from './listed.ts'
export { holdingStatuses, wordsOf } from './register.ts'
export type { DecidedHolding, Holding, HoldingStatus, RegisterFilter, RegisterOrder, RegisterPage, RegisterQuery } from './register.ts'
export { isOwnSeal, noteRegisters, registersEver } from './own-seal.ts'
export { listLength, type StatusPurpose } from './status.ts'
export { readTrust, trustText } from './trust.ts'
export { verifyFile } from './verify.ts'
export type { StepVerdict, Trust, VerificationReport, VerificationStep, VerifyOptions } from './verify.ts'
