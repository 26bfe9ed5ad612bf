/** Performs an act in a case: checks who asks, decides what follows, and records it all in one transaction. */
import { isDeepStrictEqual } from 'node:util'
import { delegable } from '../../law/delegable.ts'
import { type Evaluation, evaluate } from '../../law/evaluate.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { answerMessages } from '../../law/answers.messages.ts'
import type { Submitted } from '../../law/answers.ts'
import { canonical, hashOf } from '../../law/canonical.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { Citation } from '../../law/citation.ts'
import { type Facts, type Field, fieldAt, filesIn } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import { correctedIn, type Mark } from '../../law/mark.ts'
import { feeOf, fieldsOf, findingsFor, findingsToAnswer, type Outcome, partsIn, partsOf, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { locales } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { type Given, readGiven } from '../../law/typed-answers.ts'
import { partNamed } from '../../law/together.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { capacityOf, type Keeping } from '../signatures/index.ts'
import type { Act, Action, Tally } from './action.ts'
import { goingOn } from './alike.ts'
import { decide, type Deciding, partyOfDecision } from './decide.ts'
import { heardLines, heldBack, passedOver } from './hearing.ts'
import { FallenEntries, requireStanding, saidAnew } from './entries.ts'
import { exclusionOf } from './exclusions.ts'
import { chargeHere, feeLines, outcomeOfPayment, payBack } from './fees.ts'
import type { Ground } from './ground.ts'
import { dropActs } from './in-progress.ts'
import { appendAct, faceCase, type FacedCase, type LoadedCase, loadCase, type LoggedAction } from './log.ts'
import { messages } from './messages.ts'
import { attachOwn, hashesOf, uploadersOf } from './named-files.ts'
import { isSameMarking, marked } from './marking.ts'
import { moveIfDue } from './move.ts'
import { paperOf, passedOn } from './on-paper.ts'
import { actsOutside, askOutsiders, hasAnswered, noteAnswer, outsiderAt, shownTo } from './outsiders.ts'
import { countVotes, isReferred, offered, outcomeSaid, partiesOf, type Permit, permitOf, permitOfOutsider, rolesOf, standing } from './permit.ts'
import type { CaseState } from './case-state.ts'
import type { CaseView } from './case-view.ts'
import { revive } from './revive.ts'
import { commissionOf, stepOf } from './state.ts'
import type { CaseRow } from './tables.ts'
import { type GivenForAct, withTyped } from './typed.ts'

/** What a program finds and corrects, each answer as what it is: in the place of what a form sends. */
export interface TypedForAct { readonly findings?: Facts; readonly corrections?: Facts }

/** What a person asks to do. */
export type Doing =
  | { readonly type: 'complete'; readonly outcome: string; readonly reasons?: string; readonly otherwise?: string; readonly findings?: Submitted; readonly corrections?: Submitted; readonly marks?: readonly Mark[]; readonly typed?: TypedForAct }
  | { readonly type: 'answer'; readonly part: string; readonly answer: string; readonly reasons?: string; readonly findings?: Submitted; readonly typed?: Pick<TypedForAct, 'findings'> }
  | { readonly type: 'vote'; readonly vote: string; readonly reasons?: string }
  | { readonly type: 'recuse'; readonly reasons: string }
  | { readonly type: 'conclude'; readonly minutes: string }
  | { readonly type: 'assign'; readonly to: string }
  | { readonly type: 'extend'; readonly reasons: string }
  | { readonly type: 'note'; readonly words: string }

/** A detached CMS signature over the bytes of `documentOf`, and the adapter that can read it. */
export interface SignatureInput { readonly provider: string; readonly cms: Uint8Array }

export interface Request {
  readonly case: string
  /** Idempotency key: the same request sent twice is done once. */
  readonly key: string
  readonly doing: Doing
  readonly signature?: SignatureInput
  /** What is signed, where whoever asks has made it of the case as they read it (`documentIn`): the case must still be so when the act is done. */
  readonly document?: Uint8Array
  /** Where the case stood when the person decided, from `placeOf`: if it has moved since, nothing is done. */
  readonly seen?: string
  /** The cases that are closed together with this one. */
  readonly asAnother?: readonly string[]
}

/**
 * Where a case stands, as far as an act depends on it: the passage through the step, and for the conclusion of a vote also
 * the votes. Notes and assignments of others do not move a case.
 */
export function placeOf({ passages }: CaseState, log: readonly Action[], doing: Doing['type']): string {
  const votes = log.filter(({ act }) => act.type === 'voted' || act.type === 'recused').length
  return doing === 'conclude' ? `${passages.length}.${votes}` : String(passages.length)
}

/** The check of the present step, computed now. */
export function checkOf(ground: Ground, { declaration, state, row }: Pick<LoadedCase, 'declaration' | 'state' | 'row'>): Evaluation | undefined {
  const name = stepOf(declaration, state)?.check
  return name === undefined ? undefined
    : evaluate(declaration.rules[name]!, state.facts, readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone), dayOf(ground.now(), ground.calendar.zone)))
}

/** What this actor may do in a loaded case. Nobody decides a case of the company that they belong to. */
export async function permitIn(ground: Ground, db: Db | Tx, loaded: FacedCase, actor: Actor, options?: { readonly ranked: boolean }): Promise<Permit> {
  const excluded = standingIn(loaded, actor) === 'performer' ? await exclusionOf(ground, db, loaded, actor.person) : undefined
  return permitOf(loaded.declaration, loaded.state, { ...partiesOf(loaded), insider: loaded.insider, ...(excluded && { excluded }) }, actor, checkOf(ground, loaded)?.verdict, { ...options, held: (outcome) => heldBack(askedOf(ground, loaded), outcome, ground.now()) })
}

/** What is asked of a case to say whether somebody is heard in it. */
export const askedOf = ({ calendar }: Pick<Ground, 'calendar'>, { declaration, state, row }: Pick<LoadedCase, 'declaration' | 'state' | 'row'>) => ({ calendar, declaration, state, filedAt: row.filed_at })

/** How this actor stands to a loaded case. */
export const standingIn = (loaded: LoadedCase, actor: Actor) => standing(loaded.declaration, loaded.state, partiesOf(loaded), actor)

/**
 * The bytes that are signed to complete a step or to answer in it: canonical JSON of the whole act, upon the facts and the names of the applicant that whoever
 * performs it sees, with the SHA-256 of each file that either of them names.
 */
export function documentOf(ground: Pick<Ground, 'calendar' | 'files'>, db: Db | Tx, loaded: LoadedCase, doing: Doing): Promise<Uint8Array> {
  const { row, declaration, state, names } = loaded
  const outside = doing.type === 'complete' || doing.type === 'answer' ? outsiderAt(declaration, state.step, doing.type === 'answer' ? doing.part : '') : undefined
  const facts = outside ? shownTo(ground, loaded, [outside]).facts : state.facts
  return actDocument(ground, db, row, { declaration, log: loaded.log, state: { ...state, facts } }, doing, outside ? undefined : names)
}

/** The same of a case that somebody reads whole: an office, or the applicant. */
export const documentIn = (
  ground: Pick<Ground, 'db' | 'files'>, { id, number, procedure, version, log, state, organisation }: Pick<CaseView, 'id' | 'number' | 'procedure' | 'version' | 'log' | 'state' | 'organisation'>, doing: Doing,
): Promise<Uint8Array> => actDocument(ground, ground.db, { id, number, procedure: procedure.id, version }, { declaration: procedure, log, state }, doing, organisation?.names)

async function actDocument(
  { files }: Pick<Ground, 'files'>, db: Db | Tx, { id, number, procedure, version }: Pick<CaseRow, 'id' | 'number' | 'procedure' | 'version'>,
  { declaration, log, state: { step, facts } }: { readonly declaration: Procedure; readonly log: readonly LoggedAction[]; readonly state: Pick<CaseState, 'step' | 'facts'> }, doing: Doing, names?: OfficialNames,
): Promise<Uint8Array> {
  const fields = fieldsOf(declaration)
  const given = Object.values(givenIn(doing)).flatMap((one: Given) => ('typed' in one ? filesIn(fields, one.typed).map((file) => file.id) : filesSent(fields, one.sent)))
  const hashes = await hashesOf(files, db, [...filesIn(fields, facts).map((file) => file.id), ...given], log)
  // Only the head says what an organisation is called: a decision seals no name that its officer has not seen.
  return new TextEncoder().encode(canonical(JSON.parse(JSON.stringify({
    act: doing, case: id, number, procedure, version, step, facts: hashOf(facts), ...(Object.keys(hashes).length > 0 && { files: hashes }), ...(names && { names }),
  }))))
}

/** The ids of files among the controls of a form. */
const filesSent = (fields: readonly Field[], sent: Submitted): readonly string[] =>
  Object.entries(sent).flatMap(([control, id]) => (fieldAt(fields, control)?.kind === 'file' ? [id] : []))

/** Performs the act, or throws a `Failure` and changes nothing. The same key with the same input answers as the first time. */
export async function perform(ground: Ground, actor: Actor, request: Request): Promise<void> {
  const verified = request.signature && await verifySignature(ground, request, request.signature)
  await transact(ground.db, async (tx) => {
    // Asked at once, and answered in this order: the key that is read is of whoever acted before the lock was had.
    const [loaded] = await Promise.all([faceCase(ground, tx, request.case, actor, { lock: true }), ground.journal.readKeys(tx, actorString(actor), [`case:${request.case}`])])
    const outside = await actsOutside(ground, tx, loaded, actor, request)
    const stands = outside ? 'outside' : standingIn(loaded, actor)
    const earlier = loaded.log.find((action) => action.key === request.key)
    // Whoever declared a conflict sees the case no more, and may yet have sent that twice.
    if (stands === 'none' && earlier?.person === actor.person && earlier.act.type === 'recused') return answerAgain(loaded, earlier, actor.person, request.doing)
    if (stands === 'none') throw hasAnswered(ground, loaded, actor) ? new Failure('refused', messages.notOffered) : new Failure('not found', messages.noCase)
    if (stands === 'applicant') await requireRight(ground, tx, loaded, actor)
    if (earlier !== undefined) return answerAgain(loaded, earlier, actor.person, request.doing)
    if (request.seen !== undefined && request.seen !== placeOf(loaded.state, loaded.log, request.doing.type)) throw new Failure('conflict', messages.movedOn)
    // What was verified before the case was locked must be what the act says of it now.
    if (verified && !Buffer.from(verified.document).equals(await documentOf(ground, tx, loaded, request.doing))) throw new Failure('conflict', messages.movedOn)
    const signature = verified && { ...ground.signatures.keeping(verified.verified, verified.cms, verified.document), provider: verified.verified.provider }
    const permit = outside ? permitOfOutsider(loaded.declaration, loaded.state, outside.parts, checkOf(ground, loaded)?.verdict) : await permitIn(ground, tx, loaded, actor)
    const asked = actOf(loaded, permit, request, signature?.id)
    const acts = closesAsAnother(loaded, asked) ? { ...asked, goesOn: await goingOn(tx, loaded.row.id, request.asAnother ?? [request.case]) } : asked
    const said = await withTyped(ground, tx, loaded, acts, actor, givenIn(request.doing))
    if (said.type === 'assigned') await requireColleague(ground, tx, loaded, said.to)
    if (verified) await ground.signatures.requireOwn(tx, actor, outside ? outside.signs : stands === 'applicant' && loaded.row.body === null ? capacityOf(actor, 'head') : 'office', verified.verified)
    const act = await attachFiles(ground, tx, loaded, uploadersOf(actor), said)
    if (outside) await noteAnswer(tx, loaded, outside, request.doing)
    await carryOut(ground, tx, loaded, outside?.actor ?? (stands === 'applicant' ? actingFor(actor, loaded.row.body) : actor), request.key, act, signature).catch((error: unknown) => {
      // Whoever sees a part of the case learns of no entry by this.
      throw error instanceof FallenEntries && (outside || isReferred(loaded.declaration, actor)) ? new Failure('conflict', messages.restsOnFallen) : error
    })
    if (signature || marksOf(request.doing)) await dropActs(tx, actor, request.case)
  })
}

/**
 * Whether an act closes a case of somebody without an account because another says the same, as its declaration says: that one must go on, also where it is closed by itself, and the act names it.
 */
function closesAsAnother({ row, declaration, state }: LoadedCase, act: Act): act is Act & { readonly type: 'completed' } {
  const step = stepOf(declaration, state)
  return row.unnamed && act.type === 'completed' && step?.outcomes[act.outcome]?.asAnother !== undefined
}

/** An actor as they act for the body whose case it is. */
export const actingFor = (actor: Actor, body: string | null): Actor => (body === null ? actor : { ...actor, body })

/** Whoever acts for a company must have the right to at this moment; a mere member only sees. */
async function requireRight({ parties }: Ground, tx: Tx, { row }: LoadedCase, actor: Actor): Promise<void> {
  if (row.organisation !== null && !await parties.mayActFor(actor, row.organisation, { act: delegable.answer.id, procedure: row.procedure }, tx)) throw new Failure('refused', messages.noRight)
}

/** A case is given to somebody whose office performs the step, and who has no interest in it. */
async function requireColleague(ground: Ground, tx: Tx, loaded: LoadedCase, to: string): Promise<void> {
  const colleagues = await ground.parties.holdersOf(rolesOf(stepOf(loaded.declaration, loaded.state)!.by), tx)
  if (!colleagues.some(({ id }) => id === to)) throw new Failure('invalid', messages.notColleague, [{ field: 'to', text: messages.notColleague }])
  if (await exclusionOf(ground, tx, await faceCase(ground, tx, loaded.row.id, { person: to }), to)) throw new Failure('invalid', messages.interested, [{ field: 'to', text: messages.interested }])
}

/** The act with what its files are. Documents that corrections and findings bring belong to the case; only whoever uploaded them may bring them, by one of these names. */
export async function attachFiles(ground: Ground, tx: Tx, { row, declaration, state }: LoadedCase, uploaders: readonly string[], act: Act): Promise<Act> {
  if (act.type !== 'completed' && act.type !== 'answered') return act
  const fields = fieldsOf(declaration)
  const had = new Set(filesIn(fields, state.facts).map(({ id }) => id))
  const brought = filesIn(fields, { ...('corrections' in act && act.corrections), ...act.findings }).filter(({ id }) => !had.has(id)).map(({ id }) => id)
  for (const id of brought) await attachOwn(ground, tx, uploaders, id, `case:${row.id}`)
  return brought.length === 0 ? act : { ...act, files: await hashesOf(ground.files, tx, brought) }
}

/**
 * A signature is checked before the transaction, for it may need another server. One that comes again with its request is
 * not: the case has moved on since, and with it the document.
 */
async function verifySignature(ground: Ground, request: Request, { provider, cms }: SignatureInput) {
  if (request.document) return { verified: await ground.signatures.verify(provider, cms, request.document), cms, document: request.document }
  const loaded = await loadCase(ground, ground.db, request.case)
  if (loaded.log.some(({ key }) => key === request.key)) return undefined
  const document = await documentOf(ground, ground.db, loaded, request.doing)
  return { verified: await ground.signatures.verify(provider, cms, document), cms, document }
}

/** The same request again is answered as the first time; the same key for anything else is a mistake. `by` is absent for whoever has no account. */
export function answerAgain(loaded: Pick<LoadedCase, 'declaration' | 'state'>, { act, person }: LoggedAction, by: string | undefined, doing: Doing): void {
  if (person !== by || !isSame(act, doing) || !saysSame(loaded, act, doing)) throw new Failure('conflict', messages.keyReused)
}

function isSame(act: Act, doing: Doing): boolean {
  const words = (text: string | undefined): string => text?.normalize('NFC').trim() ?? ''
  switch (act.type) {
    case 'completed': return doing.type === 'complete' ? act.outcome === doing.outcome && words(act.reasons) === words(doing.reasons) && words(act.otherwise) === words(doing.otherwise) && isSameMarking(act.marks, doing.marks)
      : doing.type === 'conclude' && act.tally?.minutes === words(doing.minutes)
    case 'answered': return doing.type === 'answer' && act.part === doing.part && act.answer === doing.answer && words(act.reasons) === words(doing.reasons)
    case 'voted': return doing.type === 'vote' && act.vote === doing.vote && words(act.reasons) === words(doing.reasons)
    case 'recused': return doing.type === 'recuse' && act.reasons === words(doing.reasons)
    case 'extended': return doing.type === 'extend' && act.reasons === words(doing.reasons)
    case 'assigned': return doing.type === 'assign' && act.to === doing.to
    case 'noted': return doing.type === 'note' && act.words === words(doing.words)
    default: return false
  }
}

/** Whether what is found and corrected again is what the act kept. What an entry said, and what was not asked, is kept otherwise than it was given. */
function saysSame({ declaration, state }: Pick<LoadedCase, 'declaration' | 'state'>, act: Act, doing: Doing): boolean {
  if (act.type !== 'completed' && act.type !== 'answered') return true
  const step = declaration.steps[act.step]
  if (step === undefined) return true
  const part = act.type === 'answered' ? partNamed(partsOf(step.by), act.part) : undefined
  const asked = act.type === 'completed' ? findingsFor(step, act.outcome) : part ? findingsToAnswer(part, act.answer) : []
  const { corrections, findings } = givenIn(doing)
  const plain = (fields: readonly FormField[]) => fields.filter((field) => field.kind !== 'entry' && field.from === undefined)
  const found = plain(asked)
  const again = readGiven(found, findings ?? { typed: {} }).facts
  const kept = act.findings ?? {}
  if (!found.every(({ name, when }) => (when !== undefined && kept[name] === undefined) || isDeepStrictEqual(kept[name], again[name]))) return false
  // Under marks a form sends more than it changes.
  if (act.type !== 'completed' || corrections === undefined || act.corrections === undefined || state.passages.some(({ marks }) => marks)) return true
  const { corrections: before } = act
  return Object.entries(readGiven(plain(correctedIn(declaration, step)), corrections).facts).every(([name, answer]) => before[name] === undefined || isDeepStrictEqual(before[name], answer))
}

/** What an act corrects and finds, as it was given. */
export function givenIn(doing: Doing): GivenForAct {
  if (doing.type !== 'complete' && doing.type !== 'answer') return {}
  const { findings, typed } = doing
  const [sent, corrected] = doing.type === 'complete' ? [doing.corrections, doing.typed?.corrections] : []
  const given = (form: Submitted | undefined, program: Facts | undefined): Given | undefined => (program ? { typed: program } : form && { sent: form })
  const [corrections, found] = [given(sent, corrected), given(findings, typed?.findings)]
  return { ...(corrections && { corrections }), ...(found && { findings: found }) }
}

/** What an act marks to be corrected. */
const marksOf = (doing: Doing): readonly Mark[] | undefined => (doing.type === 'complete' ? doing.marks : undefined)

/** Turns a request into an act of the log, but for what it corrects and finds, if the actor may do it now and said all that is needed. */
export function actOf(loaded: LoadedCase, permit: Permit, { doing }: Pick<Request, 'doing'>, signature: string | undefined): Act {
  const { declaration, state } = loaded
  const step = stepOf(declaration, state)
  const refused = (): never => { throw new Failure('refused', permit.because ?? permit.waits ?? messages.notOffered) }
  switch (doing.type) {
    case 'note': return permit.note ? { type: 'noted', words: required(doing.words, 'words') } : refused()
    case 'assign': return permit.assign ? { type: 'assigned', step: state.step!, to: doing.to } : refused()
    case 'extend': return permit.extend ? { type: 'extended', reasons: required(doing.reasons, 'reasons') } : refused()
    case 'recuse': return permit.recuse ? { type: 'recused', step: permit.judged ?? state.step!, reasons: required(doing.reasons, 'reasons') } : refused()
    case 'vote': {
      if (!permit.vote || !permit.outcomes.includes(doing.vote)) return refused()
      const reasons = step!.outcomes[doing.vote]!.reasons ? required(doing.reasons, 'reasons') : said(doing.reasons, 'reasons')
      return { type: 'voted', step: state.step!, vote: doing.vote, ...(reasons && { reasons }) }
    }
    case 'answer': {
      const part = partsIn(step?.by, state.facts)[doing.part]
      if (part === undefined || !permit.answers[doing.part]?.includes(doing.answer)) return refused()
      if (part.sign && signature === undefined) throw new Failure('invalid', messages.signatureMissing, [{ field: 'signature', text: messages.signatureMissing }])
      const reasons = part.answers[doing.answer]!.reasons ? required(doing.reasons, 'reasons') : said(doing.reasons, 'reasons')
      return {
        type: 'answered', step: state.step!, part: doing.part, answer: doing.answer, ...(reasons && { reasons }), ...(signature && { signature }),
      }
    }
    case 'conclude': return permit.conclude ? conclusion(loaded, required(doing.minutes, 'minutes')) : refused()
    case 'complete': {
      if (step === undefined || commissionOf(step.by) || !permit.outcomes.includes(doing.outcome)) return refused()
      if (step.sign && signature === undefined) throw new Failure('invalid', messages.signatureMissing, [{ field: 'signature', text: messages.signatureMissing }])
      const marks = marked(loaded, doing)
      // What was marked has its reasons each.
      const reasons = step.outcomes[doing.outcome]!.reasons && marks === undefined ? required(doing.reasons, 'reasons') : said(doing.reasons, 'reasons')
      const otherwise = said(doing.otherwise, 'otherwise')
      return {
        type: 'completed', step: state.step!, outcome: doing.outcome, ...(reasons && { reasons }), ...(otherwise && { otherwise }), ...(marks && { marks }), ...(signature && { signature }),
      }
    }
  }
}

/** The longest reasons, minutes or note, in characters: what the journal's entry can commit to with room to spare. */
const longestWords = 10_000

/** Words as they are kept; absent when nothing was said. Nothing is cut: what is too long is refused, and can be shortened. */
function said(words: string | undefined, field: string): string | undefined {
  const given = words?.normalize('NFC').trim()
  if (!given) return undefined
  const text = answerMessages.tooLong(longestWords, given.length)
  if (given.length > longestWords) throw new Failure('invalid', text, [{ field, text }])
  return given
}

function required(words: string | undefined, field: string): string {
  const given = said(words, field)
  const text = field === 'minutes' ? messages.minutesMissing : messages.reasonsMissing
  if (given === undefined) throw new Failure('invalid', text, [{ field, text }])
  return given
}

function conclusion({ declaration, state }: LoadedCase, minutes: string): Act {
  const count = countVotes(declaration, state)
  if (count.result === 'open') throw new Failure('conflict', count.because)
  const tally: Tally = { votes: count.votes, recused: state.recused.length, minutes }
  return { type: 'completed', step: state.step!, outcome: count.outcome, tally }
}

export const invalid = (problems: readonly Problem[]): Failure => new Failure('invalid', problems[0]!.text, problems)

/** A signature that the act brings as evidence, or, without a statement, one that is kept already and stands for many acts. */
type SignedWith = Pick<Keeping, 'id'> & Partial<Pick<Keeping, 'statement'>> & { readonly provider: string }

/** Records the act, issues what it decides, and brings the queue up to date. */
export async function carryOut(
  ground: Ground, tx: Tx, loaded: LoadedCase, actor: Actor | SystemActor, key: string, act: Act, signature?: SignedWith,
): Promise<void> {
  const { row, declaration, state } = loaded
  // Whatever road it comes by: a vote and a step of several ask nobody's permit for what they come to.
  const held = act.type === 'completed' ? heldBack(askedOf(ground, loaded), act.outcome, ground.now()) : undefined
  if (held) throw new Failure('refused', held)
  const evidence = signature?.statement && { id: signature.id, statement: signature.statement }
  let after = await appendAct(ground, tx, { row, declaration, log: loaded.log }, actor, key, act, evidence)
  if ((act.type === 'completed' || act.type === 'lapsed') && Object.values(declaration.obligations).some(({ upon }) => upon !== undefined && 'act' in upon)) {
    const party = await partyOfDecision(ground, tx, row, declaration)
    await ground.obligations.happened(tx, actor, { kind: 'act', case: row.id, procedure: declaration, version: row.version, party, facts: after.state.facts, step: act.step, outcome: act.outcome, key })
  }
  // A case that leaves its fee by the clock is owed no more for.
  if (state.charged && (act.type === 'lapsed' || act.type === 'expired')) await ground.fees.drop(tx, actorString(actor), row.id, 'notPaid')
  const { decides, effect: does, order, basis: silence, carriesOut, refunds: refund, revives } = wayOf(declaration, act) ?? {}
  const back = refund && await ground.fees.goingBack(tx, { case: row.id, procedure: declaration, refund, facts: after.state.facts })
  if (decides !== undefined) {
    const before = { ...state, facts: after.state.facts }
    if (declaration.decisions[decides]?.effect === 'grant' || (does && 'fields' in does)) await requireStanding(ground, tx, loaded, before.facts)
    const deciding: Deciding = {
      row, declaration, state: before, log: after.log, kind: decides, goOn: (reopened) => followRules(ground, tx, reopened), fees: [...await feeLines(ground, tx, loaded, refund && back && { refund, back }), ...heardLines({ ...askedOf(ground, loaded), state: before }, decides)], ...(does && { does }), ...(order && { order }), ...(carriesOut && { carriesOut }), ...(silence && { silence }), ...(loaded.holder && { holder: loaded.holder }), ...('reasons' in act && act.reasons && { reasons: act.reasons }), ...(signature && { signature: { id: signature.id, provider: signature.provider } }),
    }
    after = await decide(ground, tx, actor, { ...deciding, ...(revives && { revive: () => revive(ground, tx, actor, deciding, revives) }) })
  }
  if (refund && back) {
    const issued = decides === undefined ? undefined : after.log.findLast(({ act: { type } }) => type === 'issued')?.act
    after = await payBack(ground, tx, actor, { row, declaration, ...after }, { refund, back, key, decision: issued?.type === 'issued' ? issued.decision : undefined })
  }
  const reopened = after.log.findLast(({ act: { type } }) => type === 'reopened')?.at
  const about = { case: row.id, procedure: declaration, subject: row.subject ?? undefined }
  const at = act.type === 'completed' && declaration.allocates?.sharedWith ? act.corrections?.[declaration.allocates.at ?? ''] : undefined
  if (typeof at === 'string' && at !== state.facts[declaration.allocates!.at!]) await ground.allocations.moveAsked(tx, actor, { ...about, at })
  await ground.allocations.settle(tx, actor, {
    ...about, declaration, facts: after.state.facts, holder: { person: row.person ?? '', organisation: row.organisation }, closed: after.state.step === undefined, ...(decides !== undefined && { decided: decides }),
    ...(reopened !== undefined && { reopened }),
  })
  const moved = await moveIfDue(ground, tx, row, after.state, after.log)
  await followRules(ground, tx, moved ?? { row, declaration, ...after })
}

/** The way that an act takes the case; `basis` is the law by which silence takes it. */
function wayOf({ steps, clock }: Procedure, act: Act): (Pick<Outcome, 'decides' | 'effect' | 'order' | 'carriesOut' | 'refunds' | 'revives'> & { readonly basis?: Citation }) | undefined {
  switch (act.type) {
    case 'completed': return steps[act.step]!.outcomes[act.outcome]
    case 'lapsed': {
      const { late, outcomes } = steps[act.step]!
      return { ...outcomes[act.outcome], ...(late !== 'escalate' && late.basis && { basis: late.basis }) }
    }
    case 'expired': return clock.silence === 'escalate' ? undefined : clock.silence
    default: return undefined
  }
}

/**
 * What nobody need choose is done at once. In a step of the rules the outcome of the check is taken: exactly one is offered, or the declaration is at
 * fault. In a step that several perform together it is that to which their answers lead.
 */
export async function followRules(ground: Ground, tx: Tx, come: LoadedCase): Promise<void> {
  const loaded = await askOutsiders(ground, tx, come)
  const { declaration, state } = loaded
  const step = stepOf(declaration, state)
  const said = outcomeSaid(declaration, state)
  if (said !== undefined) return carryOut(ground, tx, loaded, { system: 'rules' }, `rules:${state.passages.length}`, { type: 'completed', step: state.step!, outcome: said })
  if (feeOf(step?.by)) {
    const goes = await chargeHere(ground, tx, loaded)
    const outcome = outcomeOfPayment(loaded)
    if (goes && outcome) await carryOut(ground, tx, { row: loaded.row, declaration, ...goes }, { system: 'ledger' }, `fee:${state.passages.length}:free`, { type: 'completed', step: state.step!, outcome })
    return
  }
  const unheard = passedOver(askedOf(ground, loaded))
  if (unheard && step !== undefined && step.late !== 'escalate') {
    return carryOut(ground, tx, loaded, { system: 'rules' }, `rules:${state.passages.length}`, { type: 'completed', step: state.step!, outcome: step.late.outcome, reasons: unheard.words[loaded.row.language ?? locales[0]] })
  }
  if (step?.by !== 'rules') return
  // No machine can say that whoever signs a paper was there: no rule decides before somebody has reviewed it.
  const paper = paperOf(loaded.log)
  if (paper === 'unreviewed') return
  const passed = paper === 'not in order' ? passedOn(loaded) : undefined
  if (passed) return carryOut(ground, tx, loaded, { system: 'rules' }, `rules:${state.passages.length}`, passed)
  if (paper === 'not in order') return
  const anew = await saidAnew(ground, tx, loaded)
  const [outcome, ...others] = offered(declaration, state, checkOf(ground, { ...loaded, state: { ...state, facts: { ...state.facts, ...anew } } })?.verdict)
  if (outcome === undefined || others.length > 0) throw new Error(`The step ${state.step} of ${declaration.id} does not offer exactly one outcome`)
  // Who waits for a place is decided on when there is one: the round takes the case on then.
  const { allocates, steps } = declaration
  if (allocates && steps[state.step!]!.outcomes[outcome]?.decides === allocates.when && await ground.allocations.waits(tx, loaded.row.id)) return
  await carryOut(ground, tx, loaded, { system: 'rules' }, `rules:${state.passages.length}`, { type: 'completed', step: state.step!, outcome, ...(Object.keys(anew).length > 0 && { corrections: anew }) })
}
