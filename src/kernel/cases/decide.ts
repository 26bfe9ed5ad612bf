/** Issues the decision of an outcome, with its grounds and trace, and carries out what the decision does. */
import { givesUpWhole } from '../../law/about.ts'
import { addDuration, type AnsweredDuration, dueDay, type Duration } from '../../law/duration.ts'
import { withComputed } from '../../law/computed.ts'
import { lastDayOwed } from '../../law/duty.ts'
import { choosesEntries, entriesNamed } from '../../law/entry-field.ts'
import { evaluate, type Reading } from '../../law/evaluate.ts'
import { Failure } from '../../law/failure.ts'
import type { Citation } from '../../law/citation.ts'
import type { CarriesOut } from '../../law/core-act.ts'
import type { EntryOrder } from '../../law/entry-order.ts'
import { type Facts, holdsPersonal, isEmpty } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { isByHouse } from '../../law/opening.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { type DecisionKind, fieldsOf, type Procedure, statedFieldsOf, type Step } from '../../law/procedure.ts'
import type { EntryEffect } from '../../law/register.ts'
import { questionnairesOf, readBy, readDecisionDay, readingOf } from '../../law/reading.ts'
import { factsOf } from '../../law/rule.ts'
import { sayGrounds } from '../../law/print.ts'
import { printAnswer } from '../../law/print-answer.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { type AppealTerm, type AppliedRule, type DecisionGround, type DecisionRecord, type DisclosedFact } from '../decisions/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import type { Party } from '../obligations/index.ts'
import { EntryChanged, type Owner } from '../registers/index.ts'
import { FallenEntries } from './entries.ts'
import { holdersOf } from './holders.ts'
import { markAlike } from './alike.ts'
import { appendAct, type Appended, loadCase, type LoadedCase, type LoggedAction } from './log.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'
import type { CaseState } from './case-state.ts'
import { stepOf } from './state.ts'
import type { CaseRow } from './tables.ts'

export interface Deciding {
  readonly row: CaseRow
  readonly declaration: Procedure
  readonly state: CaseState
  readonly log: readonly LoggedAction[]
  readonly kind: string
  /** What the outcome does to an entry of a register with this decision. */
  readonly does?: EntryEffect
  /** What it orders about that entry. */
  readonly order?: EntryOrder
  /** What it carries out with this decision. */
  readonly carriesOut?: CarriesOut
  /** Where it annuls a withdrawal: lets live again what that had revoked, and answers the new decision. */
  readonly revive?: () => Promise<string | undefined>
  readonly reasons?: string
  /** Whose the case is, where that was read with others. */
  readonly holder?: DecisionRecord['holder']
  /** The law by which silence decides, where nobody did. */
  readonly silence?: Citation
  readonly signature?: { readonly id: string; readonly provider: string }
  /** What was paid and what goes back, and who was heard before, as the act states it. */
  readonly fees?: readonly DisclosedFact[]
  /** Takes a case on that the decision has reopened: by what nobody need choose. */
  readonly goOn: (reopened: LoadedCase) => Promise<void>
}

/** Facts that a decision discloses: the public ones, and those that its rules read and that are nobody's personal data. */
function disclosed(declaration: Procedure, kind: DecisionKind, facts: Facts): Facts {
  const read = new Set(kind.rules.flatMap((name) => factsOf(declaration.rules[name]!, questionnairesOf(declaration))))
  const open = statedFieldsOf(declaration).filter((field) => !holdsPersonal(field) && field.kind !== 'file' && (field.public || read.has(field.name)))
  const files = fieldsOf(declaration).filter((field) => field.kind === 'file' && read.has(field.name))
  return Object.fromEntries([...open, ...files].flatMap(({ name }) => (facts[name] === undefined ? [] : [[name, facts[name]]])))
}

/** What the decision tells whom it concerns of the case beyond what it discloses, as it is printed. */
const told = (declaration: Procedure, { tells = [] }: DecisionKind, all: Facts, disclosed: Facts): readonly DisclosedFact[] =>
  statedFieldsOf(declaration).flatMap((field) => {
    const answer = tells.includes(field.name) && disclosed[field.name] === undefined ? all[field.name] : undefined
    return answer === undefined || isEmpty(answer) ? [] : [{ label: field.label, value: printAnswer(field, answer) }]
  })

/** What a decision will say, apart from its number, its signature and who took it. */
export interface DecisionPreview {
  readonly name: string
  readonly kind: DecisionKind
  /** The facts that it discloses, under their names in the form. */
  readonly facts: Facts
  /** What it tells whom it concerns of the case, which `facts` leave out. */
  readonly told: readonly DisclosedFact[]
  readonly reading: Reading
  /** The rules that it applies, with what came out. */
  readonly rules: readonly AppliedRule[]
  /** The grounds that it cites: every failed one, when it refuses or revokes. */
  readonly grounds: readonly DecisionGround[]
  readonly validFrom: Day
  readonly validUntil?: Day
  readonly appeal?: AppealTerm
}

/** Works out what a decision says on these facts, today. */
export function drawUp(ground: Pick<Ground, 'now' | 'calendar'>, { row, declaration }: { readonly row: Pick<CaseRow, 'filed_at'>; readonly declaration: Procedure }, all: Facts, name: string): DecisionPreview {
  const kind = declaration.decisions[name]!
  const today = dayOf(ground.now(), ground.calendar.zone)
  const applied = kind.rules.map((ruleName) => declaration.rules[ruleName]!)
  const reading = readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone), readDecisionDay(applied) ? today : undefined)
  const facts = disclosed(declaration, kind, withComputed(declaration.computed, all, { ...reading, decidedOn: today }))
  const rules = kind.rules.map((ruleName): AppliedRule => {
    const rule = declaration.rules[ruleName]!
    const { verdict, trace, failed } = evaluate(rule, facts, reading)
    return { name: ruleName, rule, verdict, trace, grounds: failed.map(({ words, basis }) => ({ text: words, ...(basis && { basis }) })) }
  })
  return {
    name, kind, facts, told: told(declaration, kind, all, facts), reading: readBy(applied, reading), rules, validFrom: today,
    grounds: kind.effect === 'refuse' || kind.effect === 'revoke' ? rules.flatMap(({ rule, trace }) => sayGrounds(rule, trace, statedFieldsOf(declaration), reading)) : [],
    ...(kind.credential?.validFor && { validUntil: addDuration(ground.calendar, today, countOf(kind.credential.validFor, all)) }),
    ...(kind.appeal && { appeal: {
      until: dueDay(ground.calendar, today, kind.appeal.within), to: kind.appeal.to, procedure: kind.appeal.procedure, basis: kind.appeal.basis,
    } }),
  }
}

/** The duration, read from the answers where the declaration says so. */
const countOf = (duration: Duration | AnsweredDuration, facts: Facts): Duration =>
  ('fact' in duration ? { unit: duration.unit, count: Number(facts[duration.fact]) } : duration)

/** What a decision is made of that follows from the declaration and the case; `decidedBy` names nobody yet. */
export function draftOf(declaration: Procedure, { name, kind, facts, told: tellings, reading, rules, grounds, validFrom, validUntil, appeal }: DecisionPreview, { disclosed: stated, fees = [], silence, by }: {
  readonly disclosed: readonly DisclosedFact[]; readonly fees?: readonly DisclosedFact[] | undefined; readonly silence?: Citation | undefined; readonly by: Pick<Step, 'by'>
}) {
  return {
    register: declaration.body.register, institution: declaration.id.split('.')[0]!, institutionName: declaration.body.name,
    procedure: declaration.id, kind: name, effect: kind.effect, title: kind.title, words: kind.words,
    facts, disclosed: [...stated, ...tellings, ...fees], reading, rules, grounds: [...(silence ? [{ text: messages.bySilence, basis: silence }] : []), ...grounds],
    basis: kind.basis, decidedOn: validFrom, decidedBy: { office: silence ? declaration.body.name : officeIn(declaration, by), name: '' }, validFrom,
    ...(kind.credential && { credentialType: kind.credential.type, claims: claimsOf(kind.credential.claims, facts) }),
    ...(validUntil && { validUntil }), ...(appeal && { appeal }),
  }
}

/** Issues the decision in the caller's transaction and returns the log with its entry. */
export async function decide(ground: Ground, tx: Tx, actor: Actor | SystemActor, deciding: Deciding): Promise<Appended> {
  const { row, declaration, state, log, kind: name, reasons, silence, signature } = deciding
  const preview = drawUp(ground, deciding, state.facts, name)
  const { kind } = preview
  const draft = draftOf(declaration, preview, { disclosed: await printed(declaration, kind, preview.facts, (numbers) => printedEntries(ground, tx, numbers)), fees: deciding.fees, silence, by: stepOf(declaration, state)! })
  const issued = await ground.decisions.issue(tx, actorString(actor), {
    ...draft, version: row.version, case: row.id, holder: deciding.holder ?? (await holdersOf(ground, tx, [row])).get(row.id)!,
    ...(reasons && { reasons }), ...(row.language !== null && { language: row.language }), decidedAt: ground.now(), ...('person' in actor && { decidedBy: { ...draft.decidedBy, name: actor.name } }),
    ...(row.about && { about: row.about }), ...(signature && { signature }),
  })
  const after = await appendAct(ground, tx, { row, declaration, log }, actor, `issue:${issued.id}`,
    { type: 'issued', decision: issued.id, kind: name, number: issued.number })
  await dealWithNamed(ground, tx, actor, deciding)
  const reopened = await effect(ground, tx, actor, deciding, issued.id)
  const revived = await deciding.revive?.()
  // What is restored stands by the decision that lives again: whoever withdraws that finds the entry by it. Where none does, for its time is over, nothing is there by which it could stand.
  const restores = deciding.does?.does === 'restore'
  if (deciding.does && !(restores && deciding.revive && revived === undefined)) await doToEntry(ground, tx, actor, deciding, deciding.does, restores ? revived ?? issued.id : issued.id)
  const by = stepOf(declaration, state)?.by
  const office = typeof by === 'object' && 'role' in by ? by.role : undefined
  if (deciding.order) await order(ground, tx, actor, deciding, deciding.order, issued, office)
  if (deciding.carriesOut) {
    await ground.coreActs.carryOut(tx, actor, {
      declaration, carriesOut: deciding.carriesOut, facts: state.facts, decision: issued.id, opener: log[0]?.person, ...(row.opened_in !== null && { body: row.opened_in }), ...(signature && { signature: signature.id }), ...(office !== undefined && { office }),
    })
  }
  // Last: what it comes to may rest on an entry that this decision restores.
  if (reopened) await goOnAfterAppeal(deciding, reopened)
  return after
}

/**
 * The disclosed facts as they are printed, in the order of the form, without questions left open. Those that the act itself states are marked: what its
 * credential claims, and the entry of a register that it concerns.
 */
export const printed = async (declaration: Procedure, { credential }: DecisionKind, facts: Facts, entries: (numbers: readonly string[]) => Promise<Text>): Promise<DecisionRecord['disclosed']> =>
  (await Promise.all(statedFieldsOf(declaration).map(async (field) => {
    const answer = facts[field.name]
    if (answer === undefined || isEmpty(answer) || field.kind === 'file' || field.kind === 'rows') return []
    const value = choosesEntries(field) ? await entries(entriesNamed(answer)) : printAnswer(field, answer)
    return [{ label: field.label, value, ...((field.from === 'subject.name' || credential?.claims.includes(field.name)) && { claimed: true as const }) }]
  }))).flat()

/** Entries as a decision names them: by what everybody may see of them, and their numbers. */
async function printedEntries({ entries }: Ground, tx: Tx, numbers: readonly string[]): Promise<Text> {
  const found = await Promise.all(numbers.map(async (number) => ({ number, title: (await entries.find(number, null, tx))?.title })))
  return inEveryLanguage((locale) => found.map(({ number, title }) => (title === undefined || title[locale].includes(number) ? title?.[locale] ?? `№ ${number}` : `${title[locale]} (№ ${number})`)).join('; '))
}

/** Claims of the credential: public facts that are single values. */
const claimsOf = (names: readonly string[], facts: Facts): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(names.flatMap((name) => {
    const answer = facts[name]
    return typeof answer === 'object' || answer === undefined ? [] : [[name, answer]]
  }))

/** The office in which the step is performed. */
export const officeOf = (declaration: Procedure, state: CaseState): Text => officeIn(declaration, stepOf(declaration, state)!)

function officeIn(declaration: Procedure, { by }: Pick<Step, 'by'>): Text {
  if (by === 'rules' || (typeof by === 'object' && 'fee' in by)) return messages.byRules(declaration.body.name)
  if (by === 'applicant' || isOutsider(by) || 'together' in by) return declaration.body.name
  return declaration.offices['role' in by ? by.role : by.commission.chair]!
}

/** Whoever decides an appeal cannot send the appealed case back to be corrected: they are told what they can do. */
async function goOnAfterAppeal({ goOn }: Deciding, reopened: LoadedCase): Promise<void> {
  try {
    await goOn(reopened)
  } catch (error) {
    throw error instanceof FallenEntries ? new FallenEntries(error.fallen, messages.fallenOnReturn) : error
  }
}

/** What the decision does besides being issued. Answers the case that it reopens. */
async function effect(ground: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, state, log, kind: name }: Deciding, decision: string): Promise<LoadedCase | undefined> {
  const kind = declaration.decisions[name]!
  switch (kind.effect) {
    case 'grant': {
      if (row.subject !== null) await ground.registers.terms(declaration).granted?.(tx, actor, { entry: row.subject, decision, facts: state.facts, ...(row.organisation !== null && { organisation: row.organisation }), ...filedBy(log) })
      const party = await partyOfDecision(ground, tx, row, declaration)
      await ground.obligations.begin(tx, actor, { decision, procedure: declaration, version: row.version, kind: name, party, facts: withComputedOf(ground, row, declaration, state.facts), ...(row.subject !== null && { entry: row.subject }) })
      if (party) await ground.entitlements.begin(tx, actor, {
        decision, case: row.id, procedure: declaration, version: row.version, kind: name, party,
        decidedBy: 'person' in actor ? actor.person : log.findLast(({ person }) => person !== undefined)?.person, facts: withComputedOf(ground, row, declaration, state.facts),
      })
      return undefined
    }
    case 'revoke':
      if (await isEndedAnew(ground, tx, row) || await isEndedBefore(ground, tx, row, declaration)) return void await ground.obligations.end(tx, actor, row.about!, lastDayOwed(kind, state.facts))
      await ground.decisions.revoke(tx, actorString(actor), row.about!, { byDecision: decision, reason: kind.title })
      await endWhatItGave(ground, tx, actor, (await ground.decisions.findIn(tx, row.about!))!.record, lastDayOwed(kind, state.facts))
      await ground.entryOrders.annul(tx, actor, { decision: row.about!, by: decision })
      return undefined
    case 'reopen': {
      const about = (await ground.decisions.findIn(tx, row.about!))!
      await ground.decisions.revoke(tx, actorString(actor), about.record.id, { byDecision: decision, reason: kind.title })
      await ground.fees.end(tx, actorString(actor), about.record.id)
      if (about.record.effect === 'grant') await endWhatItGave(ground, tx, actor, about.record)
      await ground.entryOrders.annul(tx, actor, { decision: about.record.id, by: decision })
      return reopen(ground, tx, actor, about.record.case, decision)
    }
    default: return undefined
  }
}

/** Whether a case that an appeal has returned decides again what it had decided before: what it revoked stays revoked, and only the day of that may be another. */
async function isEndedAnew({ decisions }: Ground, tx: Tx, { id, about }: CaseRow): Promise<boolean> {
  const ended = (await decisions.findIn(tx, about!))?.status
  const before = ended?.status === 'revoked' ? await decisions.findIn(tx, ended.byDecision) : undefined
  return before?.record.case === id && before.status.status === 'revoked'
}

/** Whether what is given up as if it had never been had was ended meanwhile: it stays revoked, and what is owed by it is counted by what was asked here. */
const isEndedBefore = async ({ decisions }: Ground, tx: Tx, { about }: CaseRow, declaration: Procedure): Promise<boolean> =>
  givesUpWhole(declaration) && (await decisions.findIn(tx, about!))?.status.status === 'revoked'

/** Who filed a case, with the signature that they did it with. */
function filedBy([first]: readonly LoggedAction[]): { readonly filed?: { readonly person?: string; readonly signature?: string } } {
  if (first?.act.type !== 'filed') return {}
  return { filed: { ...(first.person !== undefined && { person: first.person }), ...(first.act.signature !== undefined && { signature: first.act.signature }) } }
}

/** A decision that no longer stands: its place is free, and nobody is owed or owes anything by it. */
async function endWhatItGave(ground: Ground, tx: Tx, actor: Actor | SystemActor, { id, case: of }: DecisionRecord, until?: Day): Promise<void> {
  await ground.allocations.giveBack(tx, actor, of)
  await ground.entitlements.end(tx, actor, id)
  await ground.fees.end(tx, actorString(actor), id)
  await ground.obligations.end(tx, actor, id, until)
}

/** Whose case it is: an organisation's where it was filed for one, a person's otherwise; undefined where nobody is known by an account. */
const partyOfCase = ({ organisation, person }: CaseRow): Party | undefined =>
  (organisation !== null ? { kind: 'organisation', id: organisation } : person === null ? undefined : { kind: 'person', id: person })

/**
 * Who is paid by a decision, and owes what it brings: whoever applied, or holds the decision that the case is about, a body as anybody. A body that only answers in a
 * case which the house opened of itself is owed nothing by it, and owes only what the declaration lays upon an office of it (`owedBy`).
 */
export async function partyOfDecision({ decisions }: Ground, tx: Tx, row: CaseRow, { opens }: Procedure): Promise<Party | undefined> {
  if (row.body === null) return partyOfCase(row)
  const holds = opens.by === 'body' || (row.about !== null && (await decisions.findIn(tx, row.about))?.record.holder.body?.id === row.body)
  return holds ? { kind: 'body', id: row.body } : undefined
}

/** The facts of a case with what is computed from them on the day of the decision. */
export const withComputedOf = ({ calendar, now }: Ground, row: CaseRow, declaration: Procedure, facts: Facts): Facts =>
  withComputed(declaration.computed, facts, readingOf(declaration, dayOf(row.filed_at, calendar.zone), dayOf(now(), calendar.zone)))

/**
 * A procedure about decisions that lay a duty upon whom the case names, and that lays the same duty anew, rules on its report: nothing is decided while that is not made, or was
 * ruled on already, and the duty that went before ends, so that a body owes one answer at a time. Its new day is still to come.
 */
async function dealWithNamed({ decisions, obligations, now, calendar }: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, kind, state: { facts } }: Deciding): Promise<void> {
  const names = Object.entries(declaration.obligations).flatMap(([name, { owedBy }]) => (owedBy !== undefined && 'fact' in owedBy ? [name] : []))
  if (row.about === null || names.length === 0) return
  for (const { after, on } of names.map((name) => declaration.obligations[name]!)) {
    const day = after === kind && on !== undefined && 'fact' in on ? facts[on.fact] : undefined
    if (on !== undefined && 'fact' in on && typeof day === 'string' && day <= dayOf(now(), calendar.zone)) throw new Failure('invalid', messages.dayNotAhead, [{ field: on.fact, text: messages.dayNotAhead }])
  }
  const before = [row.about, ...(await decisions.listAbout(row.about)).map(({ record: { id } }) => id)]
  for (const duty of names) await obligations.settle(tx, actor, { decisions: before, duty })
}

/** Gives the order on the entry that the case is about, or lifts the one that the decision gave which it is about. */
async function order({ entryOrders, entries }: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, state: { facts } }: Deciding, ordered: EntryOrder, { id: decision, number }: DecisionRecord, office: string | undefined): Promise<void> {
  if (ordered.does === 'lift') return row.about === null ? undefined : entryOrders.lift(tx, actor, { decision: row.about, by: decision })
  const entry = row.subject ?? (row.about === null ? undefined : (await entries.ofAct({ decision: row.about }, tx))?.number)
  // As with what is done to an entry: what was decided before there was a register is about none.
  if (entry !== undefined) await entryOrders.carryOut(tx, actor, { entry, order: ordered, facts, fields: statedFieldsOf(declaration), decision, number, ...(office !== undefined && { office }) })
}

/** Does to an entry what the outcome says, with the decision as its act: to a new one of the applicant's, or to the one that the case is about. */
async function doToEntry(ground: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, state, kind: name, order: ordered }: Deciding, does: EntryEffect, decision: string): Promise<void> {
  const facts = withComputedOf(ground, row, declaration, state.facts)
  const values: Facts = 'fields' in does ? Object.fromEntries(Object.entries<string>(does.fields).flatMap(([field, fact]) => {
    const answer = facts[fact]
    return answer === undefined ? [] : [[field, answer]]
  })) : {}
  const act = { decision }
  if (does.does === 'enter') {
    const owner: Owner = row.unnamed || isByHouse(declaration.opens) ? { kind: 'body' } : row.body !== null ? { kind: 'body', body: row.body } : row.organisation === null ? { kind: 'person', id: row.person! } : { kind: 'organisation', id: row.organisation }
    await ground.entries.enter(tx, actor, { register: does.register, owner, values, act })
    return
  }
  const about = row.about === null ? undefined : await ground.entries.ofAct({ decision: row.about }, tx)
  const ofSubject = declaration.subject?.register === does.register
  const entry = ofSubject ? row.subject : about?.register === does.register ? about.number : undefined
  // A decision of the time before the register entered nothing; what is done about it later finds no entry, and must stand all the same.
  if (!entry) return
  if (does.does === 'restore' && !ofSubject && about !== undefined) {
    // What came to stand otherwise meanwhile is not undone with a decision that did not bring it there: an annulment ends that decision, and a lifting its order, alone.
    if (about.stands && ['suspend', 'strike'].includes(about.does)) return ground.entries.act(tx, actor, 'restore', { entry, register: does.register, act, seen: about.versions })
    const effect = declaration.decisions[name]!.effect
    if (effect === 'reopen' || effect === 'revoke' || ordered?.does === 'lift') return
    // About the decision that the entry came from, the office restores it of its own motion, and undoes nothing with that.
    if (!['enter', 'change'].includes(about.does)) throw new Failure('conflict', messages.nothingToRestore)
  }
  if (does.does !== 'change') return ground.entries.act(tx, actor, does.does, { entry, register: does.register, act })
  const read = ofSubject && 'system' in actor ? await readInSubject(ground, tx, { declaration, state, entry, fields: does.fields }) : undefined
  await ground.entries.act(tx, actor, 'change', { entry, register: does.register, act, values, ...(read && { read }) }).catch((error: unknown) => {
    throw error instanceof EntryChanged ? new FallenEntries([{ text: messages.entryChangedSince }]) : error
  })
}

/**
 * What a case that the rules decide took over from its entry of what it now changes: two that were filed about one entry have read the same, and only the
 * first may change it by that. A person who decides looks at the entry. A case that changed it before has done so by what it read then.
 */
async function readInSubject({ entries }: Ground, tx: Tx, { declaration, state, entry, fields }: Pick<Deciding, 'declaration' | 'state'> & { readonly entry: string; readonly fields: Readonly<Record<string, string>> }): Promise<Facts | undefined> {
  for (const { id } of state.decisions) if ((await entries.ofAct({ decision: id }, tx))?.number === entry) return undefined
  return Object.fromEntries(declaration.form.flatMap((page) => page.fields).flatMap(({ name, from }) => {
    const field = Object.keys(fields).find((one) => from === `subject.${one}`)
    const fact = state.facts[name]
    return field === undefined || fact === undefined ? [] : [[field, fact]]
  }))
}

/** Returns a decided case to the step that its procedure declares for it. */
async function reopen(ground: Ground, tx: Tx, actor: Actor | SystemActor, id: string, decision: string): Promise<LoadedCase> {
  const { row, declaration, state, log } = await loadCase(ground, tx, id, { lock: true })
  const step = declaration.reopensAt
  if (step === undefined) throw new Error(`${declaration.id} does not say where an appeal returns its cases`)
  // What it waited for was asked in the passage that ends here.
  if (state.charged) await ground.fees.drop(tx, actorString(actor), id, 'returned')
  const reopened = await appendAct(ground, tx, { row, declaration, log }, actor, `reopen:${decision}`, { type: 'reopened', step, decision })
  if (row.unnamed) await markAlike(ground, tx, id, declaration, reopened.state.facts)
  return { row, declaration, ...reopened }
}
