/** Lints declarations: finds what the compiler cannot, before a procedure is enacted. */
import type { Body } from './body.ts'
import type { Act } from './citation.ts'
import type { ActFault } from './lint-acts.messages.ts'
import { lintActs } from './lint-acts.ts'
import { type CallFault, lintCall } from './lint-call.ts'
import { type AllocationFault, lintAllocation } from './lint-allocation.ts'
import { inEveryLanguage } from './format.ts'
import { knownActs } from './core-act.ts'
import type { CoreActFault } from './lint-core-acts.messages.ts'
import { lintCoreActs } from './lint-core-acts.ts'
import { lintDecisions, lintInForce, lintObligations } from './lint-decisions.ts'
import { type DutyFault, lintDuties } from './lint-duties.ts'
import type { EitherFault } from './lint-either.messages.ts'
import { lintEither } from './lint-either.ts'
import { type EntryFault, lintEntries } from './lint-entries.ts'
import { allFaults, type Finding, type Rule } from './lint-faults.ts'
import { type FeeFault, lintFees } from './lint-fees.ts'
import { type FindingFault, lintFindings } from './lint-findings.ts'
import { lintConditions } from './lint-forms.ts'
import { type HourFault, lintHours } from './lint-hours.ts'
import { lintForms, lintRules } from './lint-rules.ts'
import { lintNeeds } from './lint-needs.ts'
import { lintOpening } from './lint-opening.ts'
import { lintOutsiders } from './lint-outsiders.ts'
import type { OutsiderFault } from './lint-outsiders.messages.ts'
import { lintRevival } from './lint-revival.ts'
import { lintReferences, lintSteps } from './lint-steps.ts'
import { lintScopes, type ScopeFault } from './lint-scopes.ts'
import { lintTerms, type TermFault } from './lint-terms.ts'
import { lintReferrals } from './lint-together.ts'
import { lintTexts } from './lint-texts.ts'
import type { Fault } from './lint.messages.ts'
import type { DraftLintRule } from './lint-drafts.messages.ts'
import { lintValues, type ValueFault } from './lint-values.ts'
import { lintWays } from './lint-ways.ts'
import { lintBodies, lintWorld } from './lint-world.ts'
import type { WorldFault } from './lint-world.messages.ts'
import { mends } from './lint-mends.messages.ts'
import { lintEffects, lintRegister, type RegisterFault } from './lint-registers.ts'
import { type HearingFault, lintHearings } from './lint-hearing.ts'
import { lintMany, type ManyFault } from './many-at-once.ts'
import type { Procedure } from './procedure.ts'
import type { Register } from './register.ts'
import type { Text } from './text.ts'

interface DraftFault extends Omit<Fault, 'rule'> { readonly rule: DraftLintRule }

export type { Finding } from './lint-faults.ts'
export type { LintRule, Severity } from './lint.messages.ts'

/**
 * Lints declarations that are to stand together: appeals and withdrawals are looked for among them, and versions of one
 * procedure may not overlap. With the acts of a country, citations of any other act are errors; what outcomes do to registers is
 * held against these; with the bodies of a country, offices are those that somebody can hold, and what is referred has somewhere to go; `hasAccount` tells which accounts of income are paid somewhere. Pure; the
 * order is that of the declarations.
 */
export const lint = (
  declarations: readonly Procedure[], acts?: readonly Act[], registers: readonly Register[] = [], bodies?: readonly Body[], hasAccount?: (income: string) => boolean,
): readonly Finding[] => declarations.flatMap((declaration) => lintOne(declaration, declarations, acts, registers, bodies, hasAccount))

/** The same for one of them. */
export const lintOne = (
  declaration: Procedure, declarations: readonly Procedure[], acts?: readonly Act[], registers: readonly Register[] = [], bodies?: readonly Body[], hasAccount?: (income: string) => boolean,
): readonly Finding[] =>
  withWays(declaration, declarations, [
    ...lintInForce(declaration, declarations), ...lintNeeds(declaration), ...lintForms(declaration), ...lintConditions(declaration), ...lintFindings(declaration), ...lintScopes(declaration, bodies), ...lintRules(declaration), ...lintSteps(declaration),
    ...lintReferences(declaration), ...lintOutsiders(declaration, declarations, registers), ...lintOpening(declaration, declarations, registers), ...lintEither(declaration), ...lintDecisions(declaration, declarations), ...lintObligations(declaration, declarations),
    ...lintDuties(declaration, registers), ...lintRevival(declaration, declarations), ...lintHours(declaration), ...lintTerms(declaration), ...lintValues(declaration), ...lintCoreActs(declaration, knownActs()), ...lintFees(declaration, declarations, hasAccount), ...lintMany(declaration), ...lintHearings(declaration),
    ...(bodies ? lintReferrals(declaration, bodies) : []), ...lintEffects(declaration, declarations, registers), ...lintEntries(declaration, registers), ...lintAllocation(declaration, declarations, registers), ...lintCall(declaration, registers), ...lintTexts(declaration, acts), ...lintActs(declaration, declarations, acts),
    ...(bodies ? lintBodies(declaration, bodies) : []),
  ].map((one) => findingOf(declaration, one)))

/** Ways are walked over steps that are sound one by one: otherwise each fault of a step would be found again as one of its ways. */
function withWays(declaration: Procedure, declarations: readonly Procedure[], found: readonly Finding[]): readonly Finding[] {
  if (found.some(({ place, severity }) => severity === 'error' && /^(steps|starts|reopensAt|decisions)\b/.test(place))) return found
  return [...found, ...[...lintWorld(declaration, declarations), ...lintWays(declaration, declarations)].map((one) => findingOf(declaration, one))]
}

/** Lints registers that are to stand together, beside these procedures. */
export const lintRegisters = (registers: readonly Register[], procedures: readonly Procedure[] = [], acts?: readonly Act[]): readonly Finding[] =>
  registers.flatMap((declaration) => [...lintRegister(declaration, registers, procedures, acts)].map((one) => findingOf(declaration, one)))

/** A fault in its words. */
export function findingOf({ id }: Procedure | Register, { rule, place, names: [name = '', other = ''] }: RegisterFault | ActFault | DutyFault | AllocationFault | CallFault | FeeFault | WorldFault | CoreActFault | EitherFault | EntryFault | OutsiderFault | HourFault | FindingFault | ScopeFault | ManyFault | HearingFault | TermFault | DraftFault | ValueFault): Finding {
  const { severity, words } = allFaults[rule]
  return { procedure: id, place, rule, severity, names: [name, other], words: withMend(rule, words(name, other)) }
}

/** What is wrong, and what to do about it. */
export function withMend(rule: Rule, words: Text): Text {
  const mend = (mends as Readonly<Partial<Record<Rule, Text>>>)[rule]
  return mend === undefined ? words : inEveryLanguage((locale) => `${words[locale]} ${mend[locale]}`)
}
