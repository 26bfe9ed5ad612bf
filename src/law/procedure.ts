/** The language in which an institution declares a procedure: one typed value that a lawyer can read. */
import type { Allocates } from './allocation.ts'
import type { Call } from './call.ts'
import type { Act, Citation } from './citation.ts'
import type { Computed } from './computed.ts'
import type { CarriesOut } from './core-act.ts'
import type { Parameter } from './dated.ts'
import type { AnsweredDuration, Duration } from './duration.ts'
import type { DutyTimes } from './duty.ts'
import type { Entitlement } from './entitlement.ts'
import type { EntryOrder } from './entry-order.ts'
import type { Fee, Refund } from './fee.ts'
import type { Facts, Field } from './field.ts'
import { conditionsOf, type FormField, type FormPage } from './form.ts'
import type { Hearing } from './hearing.ts'
import type { ClockTerm, WorkingHours } from './hours.ts'
import type { Bands, List, Table } from './lists-and-tables.ts'
import type { Need } from './need.ts'
import type { Office } from './office.ts'
import type { OtherTerm } from './other-terms.ts'
import type { Opening } from './opening.ts'
import { isOutsider, type Outsider } from './outsiders.ts'
import type { Questionnaires } from './questionnaire.ts'
import type { EntryEffect } from './register.ts'
import type { NamedRule, RuleData, Term } from './rule.ts'
import type { Scopes } from './scope.ts'
import type { StepSilence, WholeSilence } from './silence.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'
import type { Example } from './trial/example-data.ts'
import { type Part, type Referral, type Said, type Together, withRows } from './together.ts'

export type { FormPage } from './form.ts'

/** What happens to cases that are open when this version comes into force: the transitional provision, with its citation. */
interface Transition {
  /** `finish`: under the version they were filed under. `move`: by a visible act in each case, at their next step. */
  readonly rule: 'finish' | 'move'
  readonly basis: Citation
}

/**
 * Who performs a step: an office, an office of another body, the owner of an entry, a third person, several at once, a commission that votes, the applicant, or the rules alone. Rules
 * that the responsible body has published take the outcome of the step's check at once; the linter sees to it that they may grant and never refuse.
 */
export type Performer =
  | Office
  | Referral
  | Outsider
  | { readonly together: Together }
  | { readonly commission: { readonly members: string; readonly chair: string; readonly quorum: Quorum } }
  | 'applicant'
  | 'rules'
  | { readonly fee: Fee }

/** How many votes a commission needs to conclude; where no act sets it, more than half of those cast decide, and that it is not set is said. */
export type Quorum = number | 'unset'

/** A way out of a step. */
export interface Outcome<S extends string = string, D extends string = string> {
  readonly label: Text
  readonly to: S | 'closed'
  /** The decision that this outcome issues. */
  readonly decides?: D
  /** What that decision does to an entry of a register. */
  readonly effect?: EntryEffect
  /** What it orders about that entry. */
  readonly order?: EntryOrder
  /** What it carries out with that decision: an act of the house, or of an institution's own core. */
  readonly carriesOut?: CarriesOut
  /** What it pays back of a fee. */
  readonly refunds?: Refund
  /**
   * With a decision that annuls a withdrawal: what the withdrawal had revoked lives again, by a new decision of the same content. `arrears` is the choice by which whoever annuls
   * says what is paid for the time between, where an entitlement does not say it (`revived`).
   */
  readonly revives?: { readonly arrears?: string }
  /** The performer must give reasons in words. */
  readonly reasons?: true
  /** What must be found by whoever takes this outcome, and is asked of nobody who takes another. Conditions see the findings of the step too. */
  readonly findings?: readonly FormField[]
  /** In a step that several perform together: taken when this was said. The one without it is taken when no other is. */
  readonly whenSaid?: Said
  /** In such a step whose only part is a table of third persons: taken when the table is empty, so that nobody was asked. */
  readonly whenNobody?: true
  /** Offered only while the step's check has one of these verdicts. */
  readonly whenCheck?: readonly (true | false | 'unknown')[]
  /** Taken by the clock alone, never offered to a person. */
  readonly byClock?: true
  /** Offered only if another step last ended so. */
  readonly after?: { readonly step: S; readonly outcome: string }
  /** Closes a case of somebody without an account because another says the same: it is taken only while that one goes on, and the act names it; by this law. */
  readonly asAnother?: { readonly basis: Citation }
}

/**
 * Who may not perform a step although they hold its office, for an interest in the case. `representatives`: whoever acts for the applicant as
 * head, member or delegate, or did so within a time before; in the same way for whoever was asked as the owner of an entry; and whoever answered as such.
 * `authors`: in a case about a decision, whoever took part in making it. `opener`: in a case that an office opened, whoever did; where its owner's step
 * excludes them, nobody opens a case in which they would answer. `body`: whoever holds an office of that body, or did so within a time before. `looked`: whoever made the look
 * at the applicant’s data whose number this answer is; a number that is none of a look at their data is not taken.
 */
export type Exclusion =
  | { readonly of: 'representatives'; readonly within: Duration; readonly basis: Citation }
  | { readonly of: 'authors'; readonly basis: Citation }
  | { readonly of: 'opener'; readonly basis: Citation }
  | { readonly of: 'looked'; readonly fact: string; readonly basis: Citation }
  | { readonly of: 'body'; readonly body: string; readonly name: Text; readonly within: Duration; readonly basis: Citation }

export interface Step<S extends string = string, D extends string = string, R extends string = string> {
  readonly title: Text
  readonly by: Performer
  readonly basis: Citation
  /** How long the step may take; a step without it is bound by the clock of the whole procedure alone. */
  readonly within?: ClockTerm
  /** Other terms where rules about the application hold, such as in a territory or a pilot: the first that holds takes the place of `within`. */
  readonly otherTerms?: readonly OtherTerm[]
  /** The rule that is computed for the performer, with its trace. */
  readonly check?: R
  /** What the performer must find: judgement is not a formula, so it is asked, reasoned and recorded as a fact. With `when`, only if what is known so far says so. */
  readonly findings?: readonly FormField[]
  /** The applicant may change the answers of these pages in this step. */
  readonly corrects?: 'all' | readonly string[]
  /** A second pair of eyes: whoever acted in these steps may not perform this one. */
  readonly notBy?: readonly S[]
  /** Conflicts of interest. */
  readonly excluded?: readonly Exclusion[]
  /** The performer signs the act with a digital signature. */
  readonly sign?: true
  /** The performer may act in many cases at once, each for itself, where nothing is found or signed in the step; by this law. */
  readonly manyAtOnce?: { readonly basis: Citation }
  /** In this step of the applicant they are heard before a decision that burdens them. */
  readonly hearing?: Hearing<S, D>
  readonly outcomes: Readonly<Record<string, Outcome<S, D>>>
  /** What lateness does: an outcome taken by the clock, or a notice to the head of the office. */
  readonly late: StepSilence
}

/** The legal time of the whole procedure. */
interface ProcedureClock<S extends string = string, D extends string = string> {
  readonly within: ClockTerm
  readonly from: S
  /** Steps in which the clock stands still. */
  readonly stopsIn: readonly S[]
  /** The longest extension that the office may grant, once, with reasons. */
  readonly extension?: { readonly by: ClockTerm; readonly basis: Citation }
  /** What silence means when the time is over. */
  readonly silence: WholeSilence<S, D>
  readonly basis: Citation
}

interface Appeal {
  readonly within: Duration
  /** The procedure by which one appeals. */
  readonly procedure: string
  /** The body that hears it. */
  readonly to: Text
  readonly basis: Citation
}

/** What a signed decision does. A legal act is never undone: `revoke` and `reopen` are acts about an earlier one. */
export type Effect = 'grant' | 'refuse' | 'revoke' | 'reopen' | 'dismiss'

export interface DecisionKind<R extends string = string> {
  readonly title: Text
  /** The operative words of the act. */
  readonly words: Text
  readonly effect: Effect
  /** The rules whose trace and failed grounds the decision records. */
  readonly rules: readonly R[]
  readonly credential?: {
    readonly type: string
    /** Names of public facts that the credential discloses. */
    readonly claims: readonly string[]
    readonly validFor?: Duration | AnsweredDuration
  }
  readonly appeal?: Appeal
  /** Of one that revokes: the question of the day until which what the other decision charges by periods is owed; the day of this decision without it, or where it is not answered. */
  readonly endsOn?: string
  /** In its place, the question of the first day that is owed no more: where that is the first of all, nothing is owed, and what was invoiced is taken back. */
  readonly endsBefore?: string
  /** Answers and findings that the decision states to whom it concerns, personal ones too: nobody else reads them there. Never with a credential, for what has one may be public. */
  readonly tells?: readonly string[]
  readonly basis: Citation
}

/** A sum that is due under an obligation. */
interface Payment {
  readonly title: Text
  readonly amount: Term
  readonly within: Duration
  /** The account of income that the invoice credits. */
  readonly income: string
  readonly basis: Citation
}

/** A duty that follows a decision or an act of the case, or that a body owes by the calendar: what is reported, when, what it costs, and what lateness does. */
export interface Obligation<D extends string = string> extends DutyTimes {
  readonly title: Text
  /** The decision that it follows: whoever holds that owes it, a body too, unless `owedBy` says another. Absent for a duty by the declaration itself, and for one upon an act of the case. */
  readonly after?: D
  /**
   * The body of this office owes it, and the holders of the office report: for each decision named by `after` or act named by `upon`, and with neither while the
   * declaration is in force. With `fact` whoever the case names owes it: the body whose id was chosen, or the owner of the entry that was chosen.
   */
  readonly owedBy?: { readonly role: string } | { readonly fact: string }
  /** A duty owed once, or upon an event, is owed once more each time that the report of this duty of the same decision does not hold: what was not shown can be shown again. */
  readonly again?: string
  readonly form: readonly FormPage[]
  /** Tests computed on the report, each with its trace: a failed one is shown, and does not refuse the report. */
  readonly tests: Readonly<Record<string, RuleData>>
  readonly pays?: Payment
  /**
   * Of a duty of `every`, which then has no form: nothing is reported, and when a period is over it is charged by itself, on the answers of the case. `from` and `until`
   * are the questions of its first and its last day; a period of which it holds a part alone is charged by its days. Of a
   * decision that lives again it is charged from that day on. `ahead`: when a period begins, and the law of its first day counts. `stops`: the columns of the entry that the
   * case is about in which it comes to say from which day on nothing is charged; nor is anything while it is suspended, by which the last day comes so much later.
   */
  readonly charged?: { readonly from?: string; readonly until?: string; readonly ahead?: true; readonly stops?: readonly string[] }
  readonly sign?: true
  /** Reminders so long before the due day. */
  readonly remind?: readonly Duration[]
  /** Reminders so long after the due day, then another office that is told, and the procedure that the office opens. */
  readonly late: {
    readonly remind: readonly Duration[]
    readonly tells?: { readonly role: string; readonly after: Duration }
    /** `states` are the facts of the case that is opened; `dueDayAs` is the fact that becomes the missed due day. */
    readonly opens?: { readonly procedure: string; readonly after: Duration; readonly states: Facts; readonly dueDayAs?: string }
  }
  readonly basis: Citation
}

/**
 * A procedure of an institution. Its version is the hash of its canonical JSON; a case is pinned to the version under which
 * it was filed.
 */
export interface Procedure<S extends string = string, D extends string = string, R extends string = string> {
  /** `institution.name`, the same through all versions. */
  readonly id: string
  readonly title: Text
  readonly summary: Text
  /** Who may use it, in words. */
  readonly audience: Text
  /** What people come for when they use it, the chief need first: under these it is offered. Where none is said, it is found by whom it is for. */
  readonly need?: readonly Need[]
  /** The service of which it began as a copy, with the body that wrote that, and its version. */
  readonly basedOn?: { readonly procedure: string; readonly title: Text; readonly body: Text; readonly version: string }
  /** Acts that it brings along, such as rules of the body itself: each is cited as it stands here. */
  readonly acts?: readonly Act[]
  readonly inForce: { readonly from: Day; readonly until?: Day; readonly basis: Citation; readonly openCases: Transition }
  /** The body that decides, and the prefix of the numbers of its decisions: two to six Latin capitals. */
  readonly body: { readonly name: Text; readonly register: string }
  /** The offices that take part: each role with the title under which it acts. */
  readonly offices: Readonly<Record<string, Text>>
  readonly opens: Opening
  /** A case about a decision that was made under one of these procedures: an appeal, a withdrawal. `appealed`: or whose kind names this procedure as its appeal. */
  readonly about?: { readonly procedures: readonly string[]; readonly effects: readonly Effect[]; readonly appealed?: true }
  /**
   * An application that concerns an entry of a register: which, and what such an entry is called. Fields take what it says as `from`. The entry is the
   * applicant's own, unless `whose` lets anyone apply about it, or about what the body that keeps the register owns (`keeper`): then they take what the register
   * shows them, and a step can ask its owner. About what is `keepers-own` that body alone applies, and decides itself.
   */
  readonly subject?: { readonly register: string; readonly title: Text; readonly whose?: 'anyone' | 'keeper' | 'keepers-own' }
  readonly form: readonly FormPage[]
  /** Dated values of the law that rules and amounts refer to by name. */
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Where and when clauses hold that do not always hold: territories, and pilots with their days. */
  readonly scopes?: Scopes
  /** Lists, tables, bands and questionnaires that rules, amounts and computed facts refer to by name. */
  readonly lists?: Readonly<Record<string, List>>
  readonly tables?: Readonly<Record<string, Table>>
  readonly bands?: Readonly<Record<string, Bands>>
  readonly questionnaires?: Questionnaires
  /** What is computed from the answers, for decisions to state and registers to keep. */
  readonly computed?: readonly Computed[]
  readonly rules: Readonly<Record<R, NamedRule>>
  /** The rule that a visitor can try without an account. */
  readonly eligibility?: R
  readonly clock: ProcedureClock<S, D>
  /** When the body works: what terms in working hours are counted by. */
  readonly workingHours?: WorkingHours
  readonly starts: S
  readonly steps: Readonly<Record<S, Step<S, D, R>>>
  readonly decisions: Readonly<Record<D, DecisionKind<R>>>
  /** The step to which a successful appeal returns a case. */
  readonly reopensAt?: S
  readonly obligations: Readonly<Record<string, Obligation<D>>>
  /** A competition: its cases are ranked, and decided on with one signature. */
  readonly call?: Call<S>
  /** A resource that its cases are given: a slot or a place. */
  readonly allocates?: Allocates<D>
  /** What is paid by the decisions. */
  readonly entitlements?: Readonly<Record<string, Entitlement<D>>>
  /** `inSteps`: what is paid, and when, is said at the steps that wait for it. */
  readonly fee: { readonly amount: string; readonly basis: Citation } | 'free' | 'unset' | 'inSteps'
  /** Cases that show what the service does, each with what must come of it: they are tried again whenever it changes. */
  readonly examples?: readonly Example[]
  /** How to complain about the office itself. */
  readonly complaint: { readonly words: Text; readonly basis: Citation }
  readonly keep: { readonly for: Duration; readonly basis: Citation }
}

/**
 * Declares a procedure. Steps, decisions and rules are known by their keys, so that a step which leads nowhere, a decision
 * nobody declared and a check without a rule do not compile; the linter finds the rest.
 */
export const procedure = <const S extends string, const D extends string, const R extends string>(declaration: {
  readonly [K in keyof Procedure]: K extends 'steps' ? Readonly<Record<S, Step<NoInfer<S>, NoInfer<D>, NoInfer<R>>>>
    : K extends 'decisions' ? Readonly<Record<D, DecisionKind<NoInfer<R>>>>
      : K extends 'rules' ? Readonly<Record<R, NamedRule>>
        : Procedure<NoInfer<S>, NoInfer<D>, NoInfer<R>>[K]
}): Procedure<S, D, R> => declaration

/** All that may have to be found in a step, whatever comes of it; what several outcomes or parts ask alike is there once. */
export function findingsIn(step: Step): readonly FormField[] {
  const asked = askedIn(step)
  return asked.filter(({ name }, place) => asked.findIndex((other) => other.name === name) === place)
}

/** All that is asked in a step, as often as it is. */
const askedIn = ({ findings = [], outcomes, by }: Step): readonly FormField[] => [
  ...findings, ...Object.values<Outcome>(outcomes).flatMap((outcome) => outcome.findings ?? []), ...Object.values(partsOf(by)).flatMap(findingsOfPart),
]

/** All that may have to be found in a part, whatever is answered. */
export const findingsOfPart = ({ findings = [], answers }: Part): readonly FormField[] => [...findings, ...Object.values(answers).flatMap((answer) => answer.findings ?? [])]

/** What must be found to take an outcome of a step. */
export const findingsFor = ({ findings = [], outcomes }: Step, outcome: string): readonly FormField[] => [...findings, ...outcomes[outcome]?.findings ?? []]

/** All that is found where an outcome is taken, by its performer and, in a step of several, by whoever answers a part. */
export const foundFor = (step: Step, outcome: string): readonly FormField[] => [...findingsFor(step, outcome), ...Object.values(partsOf(step.by)).flatMap(findingsOfPart)]

/** What must be found to answer so in one's part of a step. */
export const findingsToAnswer = ({ findings = [], answers }: Part, answer: string): readonly FormField[] => [...findings, ...answers[answer]?.findings ?? []]

/** Every field that a case can hold: the form's and the findings of the steps. */
export const fieldsOf = (declaration: Procedure): readonly Field[] => [
  ...declaration.form.flatMap((page) => page.fields), ...Object.values(declaration.steps).flatMap(findingsIn),
]

/** The condition of each field of a case that may not be asked: of the form, with that of its page, and of what must be found. */
export const conditionsIn = ({ form, steps = {} }: Partial<Pick<Procedure, 'steps'>> & Pick<Procedure, 'form'>): ReadonlyMap<string, RuleData> =>
  conditionsOf([...form, ...Object.values(steps).map((step) => ({ fields: askedIn(step) }))])

/** Every field that a decision can state and a register take: those of the case, and what is computed from them. */
export const statedFieldsOf = (declaration: Procedure): readonly Field[] =>
  [...fieldsOf(declaration), ...(declaration.computed ?? []).map(({ field }) => field)]

/** Every way on in a procedure, with its place: the outcomes of its steps, and what the silence of the whole means. */
export const waysOf = ({ steps, clock: { silence } }: Procedure): readonly { readonly place: string; readonly way: Exclude<WholeSilence, 'escalate'> | Outcome }[] => [
  ...Object.entries(steps).flatMap(([step, { outcomes }]) => Object.entries<Outcome>(outcomes).map(([name, way]) => ({ place: `steps.${step}.outcomes.${name}`, way }))),
  ...(silence === 'escalate' ? [] : [{ place: 'clock.silence', way: silence }]),
]

/** The decisions that the clock takes for whoever was silent, with their places. */
export const decidedBySilence = ({ steps, clock: { silence } }: Procedure): readonly { readonly place: string; readonly decides: string }[] => [
  ...Object.entries(steps).flatMap(([name, { late, outcomes }]) => {
    const decides = late === 'escalate' ? undefined : outcomes[late.outcome]?.decides
    return decides === undefined ? [] : [{ place: `steps.${name}.late`, decides }]
  }),
  ...(silence === 'escalate' || silence.decides === undefined ? [] : [{ place: 'clock.silence', decides: silence.decides }]),
]

/** The parts of a step that several perform together; none of any other. */
export const partsOf = (by: Performer | undefined): Readonly<Record<string, Part>> => (typeof by === 'object' && 'together' in by ? by.together.parts : {})

/** What is paid in a step that waits for it; undefined for a step that somebody performs. */
export const feeOf = (by: Performer | undefined): Fee | undefined => (typeof by === 'object' && 'fee' in by ? by.fee : undefined)

/** The parts of a step in a case with these facts, one for each row of a table that names third persons. */
export const partsIn = (by: Performer | undefined, facts: Facts): Readonly<Record<string, Part>> => (typeof by === 'object' && 'together' in by ? withRows(by.together, facts).parts : {})

/** Those outside who perform a step or parts of it, each with the name of the part, which is empty for the whole step. */
export const outsidersIn = (by: Performer | undefined, parts: Readonly<Record<string, Part>> = partsOf(by)): readonly { readonly part: string; readonly by: Outsider }[] => [
  ...(isOutsider(by) ? [{ part: '', by }] : []), ...Object.entries(parts).flatMap(([part, one]) => (isOutsider(one.by) ? [{ part, by: one.by }] : [])),
]

/** Whether a step, or a part of one, is referred to another body. */
export const isReferral = (by: Performer | undefined): by is Referral => typeof by === 'object' && 'body' in by

/** All that is referred to other bodies in a step: the step, or parts of it. */
export const referralsIn = (by: Performer | undefined): readonly Referral[] => [by, ...Object.values(partsOf(by)).map((part) => part.by)].filter(isReferral)

/** The registers whose entries the outcomes of a procedure change. */
export const registersChangedBy = (declaration: Procedure): readonly string[] => waysOf(declaration).flatMap(({ way: { effect } }) => (effect ? [effect.register] : []))

/** What the outcomes of a procedure order about an entry; to lift such an order is none. */
export const orderingIn = (declaration: Procedure): readonly Exclude<EntryOrder, { readonly does: 'lift' }>[] =>
  waysOf(declaration).flatMap(({ way }) => ('order' in way && way.order !== undefined && way.order.does !== 'lift' ? [way.order] : []))

/** Every outcome of a step that carries something out with its decision, with its step and its place. */
export const carryingOut = ({ steps }: Procedure): readonly { readonly step: string; readonly name: string; readonly place: string; readonly outcome: Outcome; readonly carriesOut: CarriesOut }[] =>
  Object.entries(steps).flatMap(([step, { outcomes }]) => Object.entries<Outcome>(outcomes).flatMap(([name, outcome]) =>
    (outcome.carriesOut ? [{ step, name, place: `steps.${step}.outcomes.${name}.carriesOut`, outcome, carriesOut: outcome.carriesOut }] : [])))
