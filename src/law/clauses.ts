/** A declaration as clauses of law: words in every language, each with the citation that it rests on. */
import { allocationClauses } from './allocation-clauses.ts'
import type { Body } from './body.ts'
import { callClauses } from './call-clauses.ts'
import type { Citation } from './citation.ts'
import { wordsOfAct } from './core-act.ts'
import type { Clause } from './clause.ts'
import { listedFindings } from './clauses-findings.ts'
import { groundClauses } from './clauses-grounds.ts'
import { saidText, togetherClauses } from './clauses-together.ts'
import * as say from './clauses.messages.ts'
import { otherTermWords } from './clauses-terms.ts'
import { scopeClauses } from './clauses-scopes.ts'
import { sourceClauses } from './clauses-sources.ts'
import { lasting, within } from './clauses.messages.ts'
import { valueTitle } from './called.ts'
import { type DatedValue, versionsOf } from './dated.ts'
import type { Entitlement } from './entitlement.ts'
import { amountWords, arrearsWords, paidWhenWords, revivedWords, stageWords, untilWords } from './entitlement-words.ts'
import { bearerWords, dutyTimeWords, forewarnWords, namedBearerWords, stopsWords, tellsWords } from './duty-words.ts'
import { choosesEntries } from './entry-field.ts'
import { basedOnClauses, exampleClauses } from './example-words.ts'
import { type Fee, type Refund } from './fee.ts'
import { feeInSteps, feeWords, freeWords, goesOn, payment, refundWords } from './fee-words.ts'
import { type Field, isSimpleColumn } from './field.ts'
import type { FormField } from './form.ts'
import { hearingClauses } from './hearing-words.ts'
import { hourClauses } from './hours-words.ts'
import { outsiderText, outsiderWords } from './outsiders.messages.ts'
import { isOutsider } from './outsiders.ts'
import { formatDay, formatDayOfYear, formatDecimal, inEveryLanguage, listOf, quotedInList, uncapital } from './format.ts'
import { formatMoney } from './money.ts'
import type { Office } from './office.ts'
import { orOfAddressee, orOfAnyBody, orOfBody } from './office.messages.ts'
import { needClauses } from './need.messages.ts'
import { addresseeOf, isByHouse, type SeenFrom } from './opening.ts'
import { ownActClauses, ownActsTitle } from './own-acts.ts'
import { perApplicantClauses } from './per-applicant.ts'
import { printPaid, printRule, printTerm } from './print-rule.ts'
import {
  type DecisionKind, type Exclusion, feeOf, fieldsOf, type Obligation, type Outcome, type Performer, type Procedure, statedFieldsOf, type Step,
} from './procedure.ts'
import { countedFacts, quotaFacts } from './ranking.ts'
import { readingOf } from './reading.ts'
import type { EntryEffect, RegisterTitles } from './register.ts'
import { registerWords } from './register-words.ts'
import type { RuleData, Term } from './rule.ts'
import { stepsInOrder } from './step-order.ts'
import { same, type Text } from './text.ts'
import { silence, together } from './together.messages.ts'
import type { Day } from './time.ts'

export type { Clause }

/** The reading on the day on which the declaration comes into force. */
const firstReading = (declaration: Procedure) => readingOf(declaration, declaration.inForce.from)

const clause = (words: Text, basis?: Citation, parts: readonly Clause[] = []): Clause =>
  ({ words, ...(basis && { basis }), ...(parts.length > 0 && { parts }) })

/** A space between sentences, a comma or a dash between phrases. */
export const join = (
  texts: readonly Text[], between = ' '
): Text => inEveryLanguage((locale) => texts.map((text) => text[locale]).join(between))
const ended = (text: Text): Text => inEveryLanguage((locale) => (/[.?!]$/.test(text[locale]) ? text[locale] : `${text[locale]}.`))
const uncapitalText = (text: Text): Text => inEveryLanguage((locale) => uncapital(text[locale]))
const labels = (fields: readonly Pick<Field, 'label'>[]): Text => join(fields.map(({ label }) => quotedInList(label)), '; ')
const titleOf = (declaration: Procedure, step: string): Text => declaration.steps[step]?.title ?? same(step)
const titlesOf = (declaration: Procedure, steps: readonly string[]): Text =>
  join(steps.map((step) => titleOf(declaration, step)), '; ')
const dayText = (day: Day): Text => inEveryLanguage((locale) => formatDay(day, locale))

const dayOfYear = (day: { readonly month: number; readonly day: number }): Text => inEveryLanguage((locale) => formatDayOfYear(day, locale))

/** Who performs a step, in words; another body by its title where it is among these. */
export function performerOf(declaration: Procedure, by: Performer, bodies: readonly Pick<Body, 'id' | 'name' | 'roles'>[] = []): Text {
  if (by === 'rules') return say.step.rules
  if (by === 'applicant') return isByHouse(declaration.opens) ? say.step.concerned : say.step.applicant
  const office = (role: string): Text => declaration.offices[role] ?? same(role)
  if ('fee' in by) return payment
  if (isOutsider(by)) return outsiderText(declaration, by)
  if ('body' in by) {
    const body = bodies.find(({ id }) => id === by.body)
    return body ? join([body.name, body.roles[by.role] ?? office(by.role)], ' — ') : together.referral(office(by.role))
  }
  if ('role' in by) return by.ofBody ? (addresseeOf(declaration.opens) === undefined ? orOfBody : orOfAddressee)(office(by.role), by.ofBody.title) : office(by.role)
  if ('together' in by) return together.performers(join(Object.values(by.together.parts).map((part) => performerOf(declaration, part.by, bodies)), '; '))
  const member = inEveryLanguage((locale) => uncapital(office(by.commission.members)[locale]))
  return by.commission.quorum === 'unset' ? say.step.commissionUnset(member) : say.step.commission(member, by.commission.quorum)
}

/** Which office opens, in words. */
function openerOf({ offices }: Procedure, { role, ofBody }: Office): Text {
  const title = offices[role] ?? say.step.concerned
  return ofBody ? orOfAnyBody(title, ofBody.title) : title
}

export function whoClauses(declaration: Procedure): readonly Clause[] {
  const { opens, audience, about, subject } = declaration
  const opening = opens.by === 'office' ? say.opens[opens.takes === undefined ? 'office' : 'atOnce'](openerOf(declaration, opens))
    : opens.by === 'clock' ? ('yearly' in opens.when ? say.opens.yearly(dayOfYear(opens.when.yearly)) : 'age' in opens.when ? say.opens.aged(lasting(opens.when.age)) : say.opens.over(opens.when.over))
    : opens.by === 'anyone' ? say.opens.anyone : opens.by === 'body' ? (opens.signs ? say.opens.bodySigned : say.opens.body)
      : opens.by === 'personOrCompany' ? (opens.signs ? say.opens.eitherSigned : say.opens.either)
      : opens.by === 'person' ? (opens.signs ? say.opens.personSigned : say.opens.person)
        : opens.signs === 'head' ? say.opens.companyHead : opens.signs === 'anyone' ? say.opens.companyAnyone : say.opens.company
  const earlier = about ? [clause(say.opens.about(listOf(about.effects.map((effect) => say.effects[effect]), 'or')))] : []
  const each = opens.by !== 'clock' ? [] : about ? [clause(say.opens.ofEach)] : subject ? [clause(say.opens.ofEachEntry(subject.title))] : []
  const others = subject?.whose ? [clause(outsiderWords[subject.whose](subject.title))] : []
  const seen = opens.by === 'office' && opens.seenFrom ? [clause(seenFromText(declaration, opens.seenFrom), opens.seenFrom.basis)] : []
  const limits = perApplicantClauses('applications', 'perApplicant' in opens ? opens.perApplicant : undefined).map(({ words, basis }) => clause(words, basis))
  const proved = opens.by === 'company' && opens.proved ? [clause(say.opens.companyProved)] : []
  const addressee = fieldsOf(declaration).find(({ name }) => name === addresseeOf(opens))
  const addressed = addressee ? [clause(say.opens.addressee(addressee.label))] : []
  return [clause(ended(audience)), clause(opening), ...proved, ...addressed, ...limits, ...each, ...others, ...earlier, ...seen]
}

/** From where whom a case concerns sees it, in words. */
function seenFromText(declaration: Procedure, { step, where }: SeenFrom): Text {
  const from = titleOf(declaration, step)
  if (where === undefined) return say.opens.seenFrom(from)
  const field = declaration.form.flatMap(({ fields }) => fields).find(({ name }) => name === where.fact)
  const answer = field?.kind === 'choice' ? field.choices.find(({ value }) => value === where.is) : undefined
  return say.opens.seenFromWhere(from, field?.label ?? same(where.fact), answer?.label ?? same(where.is))
}

function inForceClauses({ inForce }: Procedure): readonly Clause[] {
  const { from, until, basis, openCases } = inForce
  const dates = until === undefined ? say.inForce.from(dayText(from)) : say.inForce.between(dayText(from), dayText(until))
  return [clause(ended(dates), basis), clause(say.inForce[openCases.rule], openCases.basis)]
}

function fieldClause(field: FormField, asked: (when: RuleData) => Text, titles: RegisterTitles): Clause {
  const kind = say.fieldKinds[field.kind]
  const listed = field.kind === 'choice' || field.kind === 'choices' ? labels(field.choices) : undefined
  const words = listed ? join([kind, listed], ': ') : kind
  const limits = field.kind !== 'choices' ? []
    : [...(field.min === undefined ? [] : [say.chosen.least(field.min)]), ...(field.max === undefined ? [] : [say.chosen.most(field.max)])]
  const marks = join([
    ...(['optional', 'personal', 'public'] as const).filter((mark) => field[mark]).map((mark) => say.fieldMarks[mark]), ...limits,
  ], ', ')
  const simple = field.kind === 'rows' && field.columns.every(isSimpleColumn) ? join([kind, labels(field.columns)], ': ') : words
  const parts = [
    ...(field.when ? [clause(say.askedWhen.field(asked(field.when)))] : []),
    ...(choosesEntries(field) ? [clause(say.entry[field.which](registerWords(titles(field.register), field.which === 'own' ? 'from' : 'of'))), ...(field.where ? [clause(say.entry.where(asked(field.where)))] : [])] : []),
    ...(field.kind === 'rows' && simple === words ? field.columns.map((column) => fieldClause(column, asked, titles)) : []),
  ]
  return clause(inEveryLanguage((locale) => `${field.label[locale]}${marks[locale] && ` (${marks[locale]})`} — ${simple[locale]}`), undefined, parts)
}

function formClauses(declaration: Procedure, titles: RegisterTitles): readonly Clause[] {
  const asked = (when: RuleData): Text =>
    inEveryLanguage((locale) => uncapital(printRule(when, fieldsOf(declaration), locale, readingOf(declaration, declaration.inForce.from))))
  return declaration.form.map(({ title, when, fields }) => clause(title, undefined, [
    ...(when ? [clause(say.askedWhen.page(asked(when)))] : []), ...fields.map((field) => fieldClause(field, asked, titles)),
  ]))
}

export function termClauses(declaration: Procedure): readonly Clause[] {
  const { clock } = declaration
  return [
    clause(say.term.whole(lasting(clock.within), titleOf(declaration, clock.from)), clock.basis),
    ...hourClauses(declaration).map(({ words, basis }) => clause(words, basis ?? clock.basis)),
    ...(clock.stopsIn.length === 0 ? [] : [clause(say.term.stops(titlesOf(declaration, clock.stopsIn)), clock.basis)]),
    ...(clock.extension ? [clause(say.term.extension(lasting(clock.extension.by)), clock.extension.basis)] : []),
    clock.silence === 'escalate' ? clause(say.term.silence, clock.basis)
      : clause(silence.whole(clock.silence.label), clock.silence.basis, [clause(outcomeText(declaration, clock.silence))]),
  ]
}

/** The steps in the order in which a case goes through them: title, performer and term; what happens there as parts. */
export const stepClauses = (declaration: Procedure, titles: RegisterTitles = same): readonly Clause[] => stepsInOrder(declaration).flatMap((name) => {
  const step = declaration.steps[name]
  return step === undefined ? [] : [clause(stepLine(declaration, step), step.basis, stepParts(declaration, step, titles))]
})

/** A step in one line: what, by whom and in how long. */
const stepLine = (declaration: Procedure, step: Step): Text =>
  ended(join([step.title, join([performerOf(declaration, step.by), ...(step.within ? [within(step.within)] : [])], ', ')], ' — '))

function stepParts(declaration: Procedure, step: Step, titles: RegisterTitles): readonly Clause[] {
  const late = step.late === 'escalate' ? undefined : step.outcomes[step.late.outcome]
  const lawOfSilence = step.late === 'escalate' ? undefined : step.late.basis
  const corrected = declaration.form.filter(({ id }) => Array.isArray(step.corrects) && step.corrects.includes(id))
  const said = [
    ...(step.check ? [say.step.check(declaration.rules[step.check]?.title)] : []),
    ...(step.findings ? [say.step.findings(labels(listedFindings(declaration, step.findings)))] : []),
    ...(step.corrects === 'all' ? [say.step.corrects] : []),
    ...(corrected.length > 0 ? [say.step.correctsPages(listOf(corrected.map(({ title }) => title)))] : []),
    ...(step.notBy?.length ? [say.step.notBy(titlesOf(declaration, step.notBy))] : []),
    ...(step.sign ? [say.step.sign] : []),
    ...(late === undefined ? [say.step.escalate] : late.byClock || lawOfSilence ? [] : [say.step.late(late.label)]),
  ]
  const outcomes = Object.values(step.outcomes).map((outcome) => clause(outcomeText(declaration, outcome, saidText(step, outcome), titles)))
  const excluded = (step.excluded ?? []).map((one) => clause(excludedText(step, one), one.basis))
  const fee = feeOf(step.by)
  const many = step.manyAtOnce ? [clause(say.step.manyAtOnce, step.manyAtOnce.basis)] : []
  const silent = late && lawOfSilence ? [clause(silence.outcome(late.label), lawOfSilence)] : []
  const others = (step.otherTerms ?? []).map((other) => clause(otherTermWords(declaration, other), other.basis))
  return [...(fee ? feeParts(declaration, fee) : []), ...others, ...hearingClauses(declaration, step), ...said.map((words) => clause(words)), ...many, ...silent, ...togetherClauses(declaration, step, (by) => performerOf(declaration, by)), ...excluded, clause(say.step.outcomes, undefined, outcomes)]
}

/** Who may not perform a step, in words. */
function excludedText({ by }: Step, one: Exclusion): Text {
  switch (one.of) {
    case 'authors': return say.step.authors
    case 'looked': return say.step.looked
    case 'opener': return isOutsider(by) ? say.step.openerAsked : say.step.opener
    case 'body': return say.step.ofBody(one.name, lasting(one.within))
    case 'representatives': return say.step.representatives(lasting(one.within))
  }
}

/** What is paid in a step, and who is free of it. */
function feeParts(declaration: Procedure, fee: Fee): readonly Clause[] {
  const [fields, reading] = [fieldsOf(declaration), firstReading(declaration)]
  const free = (fee.free ?? []).map(({ title, when, basis }) => clause(freeWords(title, inEveryLanguage((locale) => uncapital(printRule(when, fields, locale, reading)))), basis))
  return [clause(feeWords(fee, inEveryLanguage((locale) => printPaid(fee.amount, fields, locale, reading))), fee.basis, free), clause(goesOn)]
}

/** What an outcome pays back, in words. */
function refundText(declaration: Procedure, refund: Refund): Text {
  const { of, amount } = refund
  const part = amount && inEveryLanguage((locale) => printPaid(amount, fieldsOf(declaration), locale, firstReading(declaration)))
  return refundWords(refund, feeOf(declaration.steps[of]?.by)?.title ?? titleOf(declaration, of), part)
}

/** An outcome in words: its label, where it leads, and on what conditions; `said` is what those must have said who perform the step together. */
export function outcomeText(declaration: Procedure, outcome: Outcome, said?: Text, titles: RegisterTitles = same): Text {
  const { decides, whenCheck, after } = outcome
  const decision = decides === undefined ? undefined : declaration.decisions[decides]
  const earlier = after && declaration.steps[after.step]
  const ending = after && earlier?.outcomes[after.outcome]
  const to = outcome.to === 'closed' ? say.step.closed : say.step.next(titleOf(declaration, outcome.to))
  return ended(say.step.outcome(outcome.label, join([
    decision ? join([say.step.decides(decision.title), to], ', ') : to,
    ...(outcome.effect ? [entryText(declaration, outcome.effect, titles)] : []),
    ...(outcome.order ? [say.step.orders[outcome.order.does]] : []),
    ...(outcome.carriesOut ? [uncapitalText(wordsOfAct(outcome.carriesOut.act))] : []),
    ...(outcome.refunds ? [refundText(declaration, outcome.refunds)] : []),
    ...(outcome.revives ? [say.step.revives] : []),
    ...(whenCheck?.length === 1 && whenCheck[0] === true ? [say.step.whenMet] : []),
    ...(whenCheck?.length === 1 && whenCheck[0] === false ? [say.step.whenNotMet] : []),
    ...(earlier && ending ? [say.step.after(earlier.title, ending.label)] : []),
    ...(said ? [said] : []),
    ...(outcome.findings ? [together.findings(labels(listedFindings(declaration, outcome.findings)))] : []),
    ...(outcome.asAnother ? [say.step.asAnother] : []),
    ...(outcome.byClock ? [say.step.byClock] : []),
    ...(outcome.reasons ? [say.step.reasons] : []),
  ], '; ')))
}

/** What happens to an entry of a register, and from which answers. */
/** How a register stands in what is done to it. */
const stands = { enter: 'into', change: 'among', suspend: 'among', restore: 'among', strike: 'from' } as const satisfies Record<EntryEffect['does'], Parameters<typeof registerWords>[1]>

function entryText(declaration: Procedure, effect: EntryEffect, titles: RegisterTitles): Text {
  const register = registerWords(titles(effect.register), stands[effect.does])
  if (!('fields' in effect)) return say.step.entry[effect.does](register)
  const facts = new Set<string>(Object.values(effect.fields))
  return say.step.entry[effect.does](register, labels(statedFieldsOf(declaration).filter(({ name }) => facts.has(name))))
}

/** How to appeal against a decision; none where it cannot be. */
export const appealClauses = ({ appeal }: DecisionKind): readonly Clause[] =>
  (appeal ? [
    { ...clause(say.decision.appeal(within(appeal.within), appeal.to), appeal.basis), procedure: appeal.procedure },
  ] : [])

/** What a decision gives: its certificate, with what it states and how long it is valid. */
export function credentialClauses(declaration: Procedure, { credential }: DecisionKind): readonly Clause[] {
  if (credential === undefined) return []
  const claimed = statedFieldsOf(declaration).filter(({ name }) => credential.claims.includes(name))
  const { validFor } = credential
  const asked = validFor && 'fact' in validFor ? fieldsOf(declaration).filter(({ name }) => name === validFor.fact) : []
  const valid = validFor === undefined ? say.decision.endless : 'fact' in validFor ? say.decision.validAsAsked(labels(asked)) : say.decision.validFor(lasting(validFor))
  return [clause(join([say.decision.credential(labels(claimed)), valid]))]
}

/** What of the case stands in the decision for whom it concerns. */
const tellsClauses = (declaration: Procedure, { tells = [] }: DecisionKind): readonly Clause[] =>
  (tells.length === 0 ? [] : [clause(say.decision.tells(labels(statedFieldsOf(declaration).filter(({ name }) => tells.includes(name)))))])

/** The decisions in the order of their declaration: what each does, says and gives, and how to appeal. */
export const decisionClauses = (declaration: Procedure): readonly Clause[] =>
  Object.values(declaration.decisions).map((decision) =>
  clause(ended(join([decision.title, say.effects[decision.effect]], ' — ')), decision.basis,
    [clause(decision.words), ...tellsClauses(declaration, decision), ...credentialClauses(declaration, decision), ...appealClauses(decision)]))

/** The competition, in words; nothing where there is none. */
export function calledClauses(declaration: Procedure): readonly Clause[] {
  const { call } = declaration
  if (call === undefined) return []
  const fields = fieldsOf(declaration)
  return callClauses(call, {
    score: inEveryLanguage((locale) => printTerm(call.score, fields, locale, firstReading(declaration))), step: titleOf(declaration, call.at),
    label: (fact) => quotedInList(fields.find(({ name }) => name === fact)?.label ?? same(fact)),
    rule: (one) => inEveryLanguage((locale) => printRule(one, fields, locale, firstReading(declaration))), published: countedFacts({ ...declaration, call }), ofQuotas: quotaFacts({ ...declaration, call }),
  })
}

/** What is given out, in words; nothing where nothing is. */
export const allocatedClauses = ({ allocates, decisions, offices, form }: Procedure): readonly Clause[] => (allocates === undefined ? [] : allocationClauses(allocates, {
  firm: decisions[allocates.when]?.title ?? same(allocates.when), office: offices[allocates.office] ?? same(allocates.office),
  ...(allocates.forEachRow !== undefined && { table: form.flatMap((page) => page.fields).find(({ name }) => name === allocates.forEachRow)?.label ?? same(allocates.forEachRow) }),
  ...(allocates.ofEach && { entry: form.flatMap((page) => page.fields).find(({ name }) => name === allocates.ofEach?.entry)?.label ?? same(allocates.ofEach.entry) }),
}))

export const dutyClauses = (declaration: Procedure, titles: RegisterTitles = same): readonly Clause[] =>
  Object.values(declaration.obligations).map((obligation) => dutyClause(declaration, obligation, titles))

function dutyClause(declaration: Procedure, obligation: Obligation, titles: RegisterTitles): Clause {
  const { title, owedBy, form, tests, pays, charged, sign, remind, late, basis } = obligation
  const fields = charged ? fieldsOf(declaration) : form.flatMap((page) => page.fields)
  const reading = firstReading(declaration)
  const office = (role: string): Text => declaration.offices[role] ?? same(role)
  const words = ended(join([title, dutyTimeWords(declaration, obligation, titles)], ' — '))
  return clause(words, basis, [
    ...(owedBy ? [clause('role' in owedBy ? bearerWords(office(owedBy.role)) : namedBearerWords(declaration, owedBy.fact))] : []),
    ...(charged ? [] : [clause(say.duty.asks(labels(fields)))]),
    ...(charged?.stops ? [clause(stopsWords)] : []),
    ...Object.values<RuleData>(tests).map((test) =>
      clause(say.duty.test(inEveryLanguage((locale) => uncapital(printRule(test, fields, locale, reading)))), test.basis)),
    ...(pays ? [clause(say.duty.pays(
      pays.title, inEveryLanguage((locale) => printPaid(pays.amount, fields, locale, reading)), within(pays.within)),
      pays.basis)] : []),
    ...(sign ? [clause(say.duty.sign)] : []),
    ...(remind?.length ? [clause(forewarnWords(listOf(remind.map(lasting))))] : []),
    ...(late.remind.length > 0 ? [clause(say.duty.remind(listOf(late.remind.map(lasting))))] : []),
    ...(late.tells ? [clause(tellsWords(office(late.tells.role), lasting(late.tells.after)))] : []),
    ...(late.opens ? [{ ...clause(say.duty.opensCase(lasting(late.opens.after))), procedure: late.opens.procedure }] : []),
  ])
}

/** What is paid by the decisions: how much, when, until when. */
export const entitlementClauses = (declaration: Procedure): readonly Clause[] => Object.values<Entitlement>(declaration.entitlements ?? {}).map((entitlement) => {
  const fields = fieldsOf(declaration)
  const reading = firstReading(declaration)
  const amount = (term: Term): Text => inEveryLanguage((locale) => printPaid(term, fields, locale, reading))
  return clause(ended(join([entitlement.title, paidWhenWords(entitlement)], ' — ')), entitlement.basis, [
    ...(entitlement.amount ? [clause(amountWords(amount(entitlement.amount)))] : []),
    ...(entitlement.stages ?? []).map((stage) => clause(stageWords(stage.title, amount(stage.amount), stage.upon === undefined ? undefined : declaration.obligations[stage.upon]?.title ?? stage.title))),
    ...(entitlement.every ? [clause(untilWords(entitlement, fields))] : []), clause(arrearsWords[entitlement.arrears]),
    ...(entitlement.every ? [clause(revivedWords(entitlement.revived))] : []),
  ])
})

/** Dated values with the days on which they apply, under the names by which formulas call them. What is not set says so. */
const valueClauses = ({ parameters }: Procedure): readonly Clause[] =>
  Object.entries(parameters).flatMap(([name, one]) => versionsOf(one).map((value) => valueClause(valueTitle({ parameters }, name), value)))

function valueClause(title: Text, { from, until, value, basis, note }: DatedValue<string>): Clause {
  const shown = inEveryLanguage(
    (locale) => `${title[locale]}: ${value === null ? say.rest.notSet[locale] : formatDecimal(value, locale)}.`
  )
  const dates = until === undefined ? say.inForce.from(dayText(from)) : say.inForce.between(dayText(from), dayText(until))
  const explained = note !== undefined && note.en !== basis.note?.en
  return clause(from === '0001-01-01' ? shown : ended(join([shown, dates])), basis, explained ? [clause(note)] : [])
}

export function feeClause(declaration: Procedure): Clause {
  const { fee } = declaration
  if (fee === 'free') return clause(say.rest.free)
  if (fee === 'unset') return clause(say.rest.feeUnset)
  if (fee === 'inSteps') return clause(feeInSteps, undefined, Object.values(declaration.steps).flatMap(({ by }) => {
    const one = feeOf(by)
    return one ? feeParts(declaration, one).slice(0, 1) : []
  }))
  return clause(say.rest.fee(inEveryLanguage((locale) => formatMoney(BigInt(fee.amount), locale))), fee.basis)
}

export const complaintClause = ({ complaint }: Procedure): Clause => clause(complaint.words, complaint.basis)
export const keepClause = ({ keep }: Procedure): Clause => clause(say.rest.keep(lasting(keep.for)), keep.basis)

export interface Chapter { readonly title: Text; readonly clauses: readonly Clause[] }

/** The whole declaration in chapters; those that would be empty are left out. Registers are called by their `titles`, and by their ids where those are not known. */
export const chaptersOf = (declaration: Procedure, titles: RegisterTitles = same): readonly Chapter[] => [
  { title: say.chapters.who, clauses: [...whoClauses(declaration), ...needClauses(declaration), ...basedOnClauses(declaration)] },
  { title: say.chapters.inForce, clauses: inForceClauses(declaration) },
  { title: say.chapters.scopes, clauses: scopeClauses(declaration) },
  { title: say.chapters.form, clauses: formClauses(declaration, titles) },
  { title: say.chapters.grounds, clauses: groundClauses(declaration) },
  { title: say.chapters.term, clauses: termClauses(declaration) },
  { title: say.chapters.steps, clauses: stepClauses(declaration, titles) },
  { title: say.chapters.decisions, clauses: decisionClauses(declaration) },
  { title: say.chapters.call, clauses: calledClauses(declaration) },
  { title: say.chapters.allocates, clauses: allocatedClauses(declaration) },
  { title: say.chapters.duties, clauses: dutyClauses(declaration, titles) },
  { title: say.chapters.paid, clauses: entitlementClauses(declaration) },
  { title: say.chapters.values, clauses: [...valueClauses(declaration), ...sourceClauses(declaration)] },
  { title: ownActsTitle, clauses: ownActClauses(declaration) },
  { title: say.chapters.fee, clauses: [feeClause(declaration)] },
  { title: say.chapters.complaint, clauses: [complaintClause(declaration)] },
  { title: say.chapters.keeping, clauses: [keepClause(declaration)] },
  { title: say.chapters.examples, clauses: exampleClauses(declaration) },
].filter(({ clauses }) => clauses.length > 0)
