/**
 * Cases: running a declared procedure from the first word typed to the last act.
 *
 * Promises: a case is a log of acts, and its state is a fold over them; every act is checked against the declaration that the
 * case is pinned to, done once whatever is sent twice, and recorded in the journal in the same transaction as what it changes.
 * Never: changes or removes an act, decides without a person but where the declaration cites the law by which rules or silence do, shows a case to
 * whom it does not concern.
 */
import { orderingIn, type Procedure } from '../../law/procedure.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { checkAnswers } from '../../law/typed-answers.ts'
import type { Passage } from '../../law/differences.ts'
import type { Facts } from '../../law/field.ts'
import type { Problem } from '../../law/failure.ts'
import type { FormPage } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { type Database, type Db, transact, type Tx } from '../database/index.ts'
import type { Invoice } from '../ledger/index.ts'
import type { Actor, SystemActor, VisitFinding } from '../parties/index.ts'
import { actsForKeeper, entryPath, isOfKeeper, owns } from '../registers/index.ts'
import type { Decision, DecisionRecord } from '../decisions/index.ts'
import { appealable } from './appealable.ts'
import { casesAwait } from './awaits.ts'
import type { AwaitedSource } from '../awaiting/index.ts'
import { type AskedSummary, type AskedView, askedCases, viewAsked } from './asked.ts'
import { openByClock } from './by-clock.ts'
import { goOnPaid, invoicePaid } from './by-payment.ts'
import { goOnGiven } from './by-place.ts'
import { type Batch, type Competitor, countFiled, type FiledIn, filedIn, performBatch } from './batch.ts'
import type { CaseView } from './case-view.ts'
import { bringDrafts, deleteDraft, dropDrafts, restoreDraft, sweepDiscarded } from './discarded.ts'
import { appealOf, beginDraft, type Beginning, type Draft, draftDocument, draftToBe, draftToFill, readDraft, requireReceived, type SavedPage, savePage, waitForSlot } from './drafts.ts'
import type { DecisionPreview } from './decide.ts'
import { type CoreActs, openCoreActs } from './core-acts.ts'
import { type CaseFate, fatesOf } from './fates.ts'
import { type ForAct, openForAct, type PendingAct, pendingFor } from './for-act.ts'
import { fileDraft, type Filing, openAtForm, openByOffice, type OpeningByOffice, openOfItself, type OpeningOfItself, openWhenNoneIs } from './file.ts'
import type { FindingsCheck, Ground } from './ground.ts'
import { type StandingCase, standingAbout } from './stands.ts'
import { keepAct, keptAct, keptActs, sweepActs, type WaitingAct } from './in-progress.ts'
import { type Keeping, openKeeping } from './keep.ts'
import { knowingOf, knownFacts } from './known.ts'
import { deskOf, type DeskProcedure } from './desk.ts'
import { lapse, lapseByHour } from './lapse.ts'
import { isHead, officeLoad, type OfficeLoad } from './load.ts'
import { casesSeenBy, decidedBy, loadCase, statesOf } from './log.ts'
import { lookedAt, lookedAtHere } from './looked.ts'
import { closedNaming, type ClosedCase, countOpenNaming, type Naming, type OpenCount } from './naming.ts'
import { notify } from './notices.ts'
import { type Doing, documentIn, documentOf, perform, type Request } from './perform.ts'
import { forewarnApplicants } from './tell-work.ts'
import { howServed, type ServedHow } from './how-served.ts'
import { medianWorkdays, type Pace } from './pace.ts'
import { countAlike } from './alike.ts'
import { type Beside, besideInQueue, queue, type QueueCounts, type QueueFilter, queueWithCounts } from './queue.ts'
import { type CaseSummary, casesOn, type DiscardedDraft, discardedDrafts, type DraftSummary, filedInVisits, type FiledInVisit, ownCases, ownDrafts, type Page, preview, viewCase } from './read.ts'
import { reckonOpen } from './reckon.ts'
import { takeReview } from './reviewed.ts'
import { openRegisters, type RegisterEntry, type Registers } from './registers.ts'
import { openQueueViews, type QueueViews } from './saved-views.ts'
import { type ChosenCase, chooseSeveral, type DoneInCase, performSeveral, type Several } from './several.ts'
import { type AnswersAsked, type AnswersCounted, answersOfOwners, type OwnerAsked, ownersAsked } from './answers-of-owners.ts'
import { filedSince, type ProcedureStatistics, statistics } from './statistics.ts'
import { actUnnamed, alsoFollowed, type FollowedCase, followUnnamed, giveAddress, knownUnnamed, openUnnamed, type UnnamedFiling } from './unnamed.ts'
import { casesOf, openByStep, type Replay, replayNext } from './replay.ts'
import { type Trial, tryOnCases } from './try-on-cases.ts'
import { tellVacant, vacancies, type Vacancy } from './vacant.ts'
import type { Versions } from './versions.ts'
import './tables.ts'

/** A case that goes on; `dueDay` is when the whole is over, null where no day is set yet. */
export interface OpenCase { readonly id: string; readonly procedure: string; readonly number: string; readonly filedAt: Instant; readonly dueDay: Day | null }

export interface Cases extends Keeping {
  readonly versions: Versions
  /** The procedures in force today, as the house has enacted them. */
  readonly procedures: readonly Procedure[]
  /** What of cases waits for somebody. */
  readonly awaits: readonly AwaitedSource[]
  /** Keeps a register for the procedures whose applications concern its entries. Said once in every process. */
  keepRegister: Registers['keep']
  /** Says who does an act that decisions carry out. Said once in every process. */
  keepCoreAct: CoreActs['keep']
  /** Says what else has to hold of what is found in cases of a procedure. Said once in every process. */
  keepFindings(procedure: string, check: FindingsCheck): void
  /** What a decision of this case would change, beside itself; for whoever may see the case. */
  wouldChange(view: Pick<CaseView, 'procedure' | 'state' | 'about'>): Promise<readonly Passage[]>
  /** Tries a draft of a procedure on the cases that there were. */
  tryOnCases(draft: Procedure, within?: Db): Promise<Trial>
  /** Replays the next past cases of a procedure under a draft of it: what is known by then, and after which case it goes on. */
  replay(draft: Procedure, so: { readonly after?: string; readonly known: Replay }): Promise<{ readonly after?: string; readonly known: Replay }>
  /** How many cases of a procedure there are, and how many of them are open in each step. */
  countOf(procedure: string): Promise<number>
  openByStep(procedure: string): Promise<readonly { readonly step: string; readonly cases: number }[]>
  /** The entry that an application would concern; throws a `Failure` when there is none for this actor. */
  entryOf: Registers['find']
  /** The facts on which a case stands, for the institution that acts on its decision. Who may see them is that institution's to say. */
  factsOf(id: string, within?: Db): Promise<Facts>
  /** The same of many cases, in one query; those that are not there are left out. */
  factsOfAll(ids: readonly string[]): Promise<ReadonlyMap<string, Facts>>
  /** Those of these cases whose own page is open to this reader, as whose they are or in office. */
  seenBy(reader: Parameters<typeof casesSeenBy>[1] | null, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** The procedure by which something was decided, with the offices of the body to which whoever applied had turned. */
  decidedBy(record: Pick<DecisionRecord, 'case' | 'version'>): Promise<Procedure>
  /** The open cases of these procedures, oldest first. Who may see them is the caller's to say. */
  openOf(procedures: readonly string[]): Promise<readonly OpenCase[]>
  /** The cases that go on and name a thing, as a count. Who may learn of it is the caller's to say. */
  openNaming(naming: Naming): Promise<OpenCount>
  /** A page of those that are over and name it, the last first. */
  closedNaming(naming: Naming, part: { readonly limit: number; readonly offset: number }): Promise<{ readonly rows: readonly ClosedCase[]; readonly total: number }>
  /** The open cases of a procedure that concern an entry of a register: for its keeper, whose it is to say who may see them. */
  openOn(procedure: string, subject: string, within?: Tx): Promise<readonly CaseSummary[]>
  /** The case by which a decision was appealed, which happens once; undefined while nobody has. */
  appealOf(record: DecisionRecord): Promise<Pick<CaseSummary, 'id' | 'number'> | undefined>
  begin(actor: Actor, what: Beginning): Promise<string>
  draft(actor: Actor, id: string): Promise<Draft>
  /** What `begin` would begin with this id, which is not kept: for whoever shows the whole of it, and files it as soon as it is signed. */
  draftToBe(actor: Actor, what: Pick<Beginning, 'procedure' | 'subject'> & { readonly id: string }): Promise<Draft>
  /** The same for whoever may fill it in now; what `fillPage` takes. */
  draftToFill(actor: Actor, id: string): Promise<Draft>
  /** Saves a page of a draft that was read to be filled in, and answers with the draft as it is then. */
  fillPage(actor: Actor, draft: Draft, page: FormPage, submitted: Submitted): Promise<SavedPage>
  /** The same with answers that are typed already, such as those of a program. */
  fillPageWith(actor: Actor, draft: Draft, page: FormPage, given: Facts): Promise<SavedPage>
  /** Reads a draft and saves a page of it; answers what is wrong with the page. */
  savePage(actor: Actor, draft: string, page: FormPage, submitted: Submitted): Promise<readonly Problem[]>
  /** Throws a draft away; for a day it can be given back, unless it goes for good. */
  deleteDraft(actor: Actor, id: string, how?: 'for good'): Promise<void>
  /** The drafts that can be given back to whoever the actor acts for, the last thrown away first. */
  discardedDrafts(actor: Actor): Promise<readonly DiscardedDraft[]>
  /** Gives it back, as it stood; again is no change. */
  restoreDraft(actor: Actor, id: string): Promise<void>
  /** Throws away everybody's drafts about an entry of a register about which nobody applies any more: its keeper says so. */
  dropDrafts(tx: Tx, by: Actor | SystemActor, about: { readonly register: string; readonly entry: string }): Promise<void>
  /** Joins the waiting list of a slot that is taken, for a draft; answers what is wrong with that. */
  waitForSlot(actor: Actor, draft: string, at: string): Promise<readonly Problem[]>
  /** The bytes to sign before filing. */
  draftDocument(draft: Draft): Uint8Array
  file(actor: Actor, what: Filing): Promise<string>
  /** Opens a case for whoever has no account, and answers its id. Throws a `Failure`, also `Limited`. */
  openUnnamed(filing: UnnamedFiling): Promise<string>
  /** What such an application takes over from the decision that it is about; undefined for whoever does not prove that it is theirs. */
  knownUnnamed(procedure: Procedure, about: UnnamedFiling['about']): Promise<Facts | undefined>
  /** Another address for a case of whoever an officer serves by their document; an earlier one opens nothing then. Throws a `Failure` (invalid) at `number`, (not found). */
  giveAddress(actor: Actor, number: string): Promise<{ readonly id: string; readonly address: string }>
  /** Brings into a visit by document what was begun for the same person in earlier ones at this counter. */
  bringDrafts(actor: Actor): Promise<void>
  /** The case at an address that was given out, or with its id another that is followed at it, as its applicant sees it. Throws a `Failure` (not found). */
  followed(address: string, id?: string): Promise<CaseView>
  /** The cases that the house opened about decisions of the case at an address, which are followed at it too. */
  alsoFollowed(address: string): Promise<readonly FollowedCase[]>
  /** Acts in a case at an address as its applicant. */
  actFollowed(address: string, acting: Parameters<typeof actUnnamed>[2]): Promise<void>
  /** Opens a case about a decision, or answers with the one that is open about it: `standingAbout` tells which. */
  openByOffice(tx: Tx, by: Actor | SystemActor, what: OpeningByOffice): Promise<string>
  /** The same for an officer at a form; throws `CaseStands` where another one is open: what they wrote is not in it. */
  openAtForm(tx: Tx, by: Actor, what: OpeningByOffice): Promise<string>
  /** The open case of a procedure about a decision. */
  standingAbout(what: { readonly procedure: string; readonly about: string }): Promise<StandingCase | undefined>
  /** The same about no decision. */
  openOfItself(tx: Tx, by: Actor, what: OpeningOfItself): Promise<string>
  /** The same by the procedure in which the actor's office brings an act about that it is kept for (`keepCoreAct`). */
  openForAct(tx: Tx, by: Actor, what: ForAct & { readonly key: string }): Promise<string>
  /** The open cases whose decision would carry out such an act, oldest first; who may see them is the caller's to say. */
  pendingFor(what: ForAct, within?: Db | Tx): Promise<readonly PendingAct[]>
  /** Where these cases stand, by their ids; who may learn of it is the caller's to say. */
  fatesOf(ids: readonly string[], within?: Db | Tx): Promise<ReadonlyMap<string, CaseFate>>
  /** The same for what the clock found: undefined while another case of the procedure about the decision is open. */
  openWhenNoneIs(tx: Tx, by: SystemActor, what: OpeningByOffice): Promise<string | undefined>
  /** The bytes to sign before an act that must be signed. */
  document(id: string, doing: Doing): Promise<Uint8Array>
  /** The same of a case as an office or the applicant has read it: hand it to `perform` with its signature. */
  documentIn(view: CaseView, doing: Doing): Promise<Uint8Array>
  perform(actor: Actor, request: Request): Promise<void>
  /** The cases that were chosen to be acted on at once, with what may be done in each; those that the actor may not see are left out. */
  chooseSeveral(actor: Actor, ids: readonly string[]): Promise<readonly ChosenCase[]>
  /** Completes the step of each of them for itself, where its declaration lets that be done; answers what came of each. */
  performSeveral(actor: Actor, several: Several): Promise<readonly DoneInCase[]>
  /** Completes a step of many cases under one signature: all of them, or none. */
  performBatch(actor: Actor, batch: Batch): Promise<void>
  /** The cases of a call; who may see them is the caller's to say. */
  filedIn(call: FiledIn): Promise<readonly Competitor[]>
  /** How many they are. */
  countFiled(call: FiledIn): Promise<number>
  /** Keeps an act that waits for the officer's signature: until they have signed one in this case, and for a week at most. */
  keepAct(actor: Actor, id: string, act: WaitingAct): Promise<void>
  /** An act that this officer keeps in the case; undefined when there is none, or it is another's. */
  keptAct(actor: Actor, id: string, key: string): Promise<WaitingAct | undefined>
  /** All that they have begun there and not done yet, the latest first. */
  keptActs(actor: Actor, id: string): Promise<readonly WaitingAct[]>
  /** Removes what was left unsigned for too long; for the worker. */
  sweep(): Promise<void>
  view(actor: Actor, id: string): Promise<CaseView>
  /** What owners and third persons are asked, and what they have answered: the cases of whoever the actor acts for. */
  asked(actor: Actor): Promise<readonly AskedSummary[]>
  /** A case as the owner or the third person sees it who is asked. Throws a `Failure` (not found) for everybody else. */
  viewAsked(actor: Actor, id: string): Promise<AskedView>
  /** The decision that an outcome of the present step would issue, for whoever performs it; undefined when it issues none. */
  preview(actor: Actor, id: string, what: { readonly outcome: string; readonly findings?: Submitted }): Promise<DecisionPreview | undefined>
  queue(actor: Actor, filter: QueueFilter & { readonly page: number; readonly size: number }): Promise<Page<CaseSummary>>
  /** The same, and how many cases stand in each part of the actor's queue. */
  queueWithCounts(actor: Actor, filter: QueueFilter & { readonly page: number; readonly size: number }): Promise<Page<CaseSummary> & { readonly counts: QueueCounts }>
  /** How many open cases of people without an account say what each of these says, itself counted; those that stand alone are left out. */
  alike(ids: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Views of the queue that officers have saved under a name. */
  readonly views: QueueViews
  /** What stands before and behind a case in a view of the queue. */
  besideInQueue(actor: Actor, filter: QueueFilter, place: { readonly id: string; readonly at: number }): Promise<Beside>
  /** How many cases of each of these procedures were filed or opened since, by its id. */
  filedSince(procedures: readonly string[], since: Instant): Promise<ReadonlyMap<string, number>>
  /** How the procedures of the actor's office do, counted since then. */
  statistics(actor: Actor, since: Instant): Promise<readonly ProcedureStatistics[]>
  /** How the owners of entries answer in a step that asks them, by owner, by what was asked and by what came of it: counts that name no case. */
  answersOfOwners(what: AnswersAsked): Promise<readonly AnswersCounted[]>
  /** Whom the cases asked whose decisions entered these entries, in the order in which they were asked. Who may learn of it is the caller's to say. */
  ownersAsked(entries: readonly string[]): Promise<ReadonlyMap<string, readonly OwnerAsked[]>>
  /** Whether the actor answers for what an office decides: they sign its acts, or chair its commission. */
  isHead(actor: Actor): boolean
  /** Who in the actor's office has how much, and its last twelve months. */
  load(actor: Actor): Promise<OfficeLoad>
  desk(actor: Actor): readonly DeskProcedure[]
  own(actor: Actor): Promise<readonly CaseSummary[]>
  ownDrafts(actor: Actor): Promise<readonly DraftSummary[]>
  /** What was filed in these visits to a counter: for whoever reviews them. */
  filedInVisits(visits: readonly string[]): Promise<readonly FiledInVisit[]>
  /** Notes in these cases what was found of the visit, and lets the rules go on. */
  visitReviewed: (tx: Tx, by: Actor, visit: string, what: { readonly found: VisitFinding; readonly reasons: string }) => Promise<void>
  /** At a counter, only what it receives is begun, filled in and shown. Throws a `Failure` (refused); nothing for whoever is at none. */
  requireReceived(actor: Actor, procedure: Procedure): void
  /** The decisions that whoever the actor acts for can still appeal and has not, those first whose time is over first: at most so many, with how many there are. */
  appealable(actor: Actor, limit: number): Promise<Page<Decision>>
  /** The median of the working days for which the clocks of decided cases ran; undefined when none was decided. */
  medianWorkdays(which: Pace): Promise<number | undefined>
  /** Of each procedure how its cases were decided in a time, and how many answers of its applications nobody was asked for, because they were known: for everybody to see. */
  howServed(when: { readonly from: Instant; readonly before: Instant }): Promise<readonly ServedHow[]>
  /** The clock's round; answers how many cases it moved. */
  lapse(): Promise<number>
  /** As `lapse`, for terms in hours that were over within the last hour. */
  lapseByHour(): Promise<number>
  /** Reckons the stored days of open cases by the calendar in force, whose version this is, unless that was done; answers how many moved. For the worker. */
  reckonOpen(calendar: string, signal?: AbortSignal): Promise<number>
  /** Takes on the case that waits for this invoice, of which nothing more is owed. */
  invoicePaid(tx: Tx, invoice: Invoice): Promise<void>
  /** Takes on the cases whose fee is paid and that could not go on then; answers how many. */
  goOnPaid(): Promise<number>
  /** Takes on the cases that waited for a place and were given one. Answers how many. */
  goOnGiven(): Promise<number>
  /** Opens the cases that are due by the clock; answers how many. */
  openByClock(): Promise<number>
  /** The facts that a case about a decision takes over from it, and from whom it concerns. */
  knownAbout(procedure: Procedure, decision: Decision): Promise<Facts>
  /** The offices that nobody holds while cases wait for them. */
  vacancies(): Promise<readonly Vacancy[]>
  /** Tells whoever appoints of each of them, once: for the clock, as appointments end by themselves. */
  tellVacant(): Promise<void>
  /** Reminds whom a case waits for on the last working day before its step is due; answers how many were. */
  forewarn(): Promise<number>
  /** Follows the journal and writes letters; said once in every process, before the journal's loop starts. */
  notify(): void
}

export function openCases(given: Omit<Ground, 'registers' | 'coreActs' | 'findingsChecks'> & Pick<Database, 'listen'> & { readonly invoiceOf: (id: string) => Promise<Invoice> }): Cases {
  const { listen, invoiceOf } = given
  // The calendar is asked each time: another may be in force tomorrow.
  const ground: Ground = { ...given, get calendar() { return given.calendar }, registers: openRegisters(declaredEntry(given)), coreActs: openCoreActs(), findingsChecks: new Map() }
  return {
    ...openKeeping(ground, listen),
    awaits: casesAwait(ground),
    keepRegister: ground.registers.keep,
    keepCoreAct: ground.coreActs.keep,
    keepFindings(procedure, check) {
      if (ground.findingsChecks.has(procedure)) throw new Error(`somebody checks the findings of ${procedure} already`)
      ground.findingsChecks.set(procedure, check)
    },
    async wouldChange({ procedure, state: { facts }, about }) {
      const [order] = orderingIn(procedure)
      const entry = order === undefined || about === undefined ? undefined : await ground.entries.ofAct({ decision: about })
      return [...await ground.coreActs.shows(ground.db, procedure, facts), ...(order && entry ? await ground.entryOrders.shows(ground.db, { entry: entry.number, order, facts }) : [])]
    },
    tryOnCases: (draft, within = ground.db) => tryOnCases(ground, within, draft),
    replay: (draft, so) => replayNext(ground, ground.db, draft, so),
    countOf: (procedure) => casesOf(ground.db, procedure),
    openByStep: (procedure) => openByStep(ground.db, procedure),
    entryOf: ground.registers.find,
    factsOf: async (id, within = ground.db) => (await loadCase(ground, within, id)).state.facts,
    factsOfAll: async (ids) => new Map([...await statesOf(ground, ground.db, ids)].map(([id, { facts }]) => [id, facts])),
    seenBy: async (reader, ids) => (reader === null ? new Set() : casesSeenBy(ground, reader, ids)),
    decidedBy: (record) => decidedBy(ground, record),
    openOf: async (procedures) => (procedures.length === 0 ? [] : ground.db.selectFrom('case_record').select(['id', 'procedure', 'number', 'filed_at as filedAt', 'due_day as dueDay']).where('procedure', 'in', procedures).where('closed_at', 'is', null).orderBy('id').execute()),
    openNaming: (naming) => countOpenNaming(ground.db, naming, dayOf(ground.now(), ground.calendar.zone)),
    closedNaming: (naming, part) => closedNaming(ground.db, naming, part),
    versions: ground.versions,
    get procedures() { return ground.versions.today() },
    openOn: (procedure, subject, within) => casesOn(within ?? ground.db, procedure, subject),
    appealOf: (record) => appealOf(ground, record),
    begin: (actor, what) => beginDraft(ground, actor, what),
    draft: async (actor, id) => lookedAtHere(ground, actor, await readDraft(ground, actor, id)),
    draftToBe: (actor, what) => draftToBe(ground, actor, what),
    draftToFill: async (actor, id) => lookedAtHere(ground, actor, await draftToFill(ground, actor, id)),
    fillPage: (actor, draft, page, submitted) => savePage(ground, actor, draft, page, (fields) => readAnswers(fields, submitted)),
    fillPageWith: (actor, draft, page, given) => savePage(ground, actor, draft, page, (fields) => checkAnswers(fields, given)),
    savePage: async (actor, id, page, submitted) => (await savePage(ground, actor, await draftToFill(ground, actor, id), page, (fields) => readAnswers(fields, submitted))).problems,
    deleteDraft: (actor, id, how) => deleteDraft(ground, actor, id, how),
    discardedDrafts: (actor) => discardedDrafts(ground, actor),
    restoreDraft: (actor, id) => restoreDraft(ground, actor, id),
    dropDrafts: (tx, by, about) => dropDrafts(ground, tx, by, about),
    waitForSlot: (actor, id, at) => waitForSlot(ground, actor, id, at),
    draftDocument,
    file: (actor, what) => fileDraft(ground, actor, what),
    openUnnamed: (filing) => openUnnamed(ground, filing),
    knownUnnamed: (procedure, about) => knownUnnamed(ground, procedure, about),
    giveAddress: (actor, number) => giveAddress(ground, actor, number),
    bringDrafts: (actor) => bringDrafts(ground, actor),
    followed: (address, id) => followUnnamed(ground, address, id),
    alsoFollowed: (address) => alsoFollowed(ground, address),
    actFollowed: (address, acting) => actUnnamed(ground, address, acting),
    openByOffice: (tx, by, what) => openByOffice(ground, tx, by, what),
    openAtForm: (tx, by, what) => openAtForm(ground, tx, by, what),
    standingAbout: (what) => standingAbout(ground.db, what),
    openOfItself: (tx, by, what) => openOfItself(ground, tx, by, what),
    openForAct: (tx, by, what) => openForAct(ground, tx, by, what),
    pendingFor: (what, within = ground.db) => pendingFor(ground, within, what),
    fatesOf: (ids, within = ground.db) => fatesOf(ground, within, ids),
    openWhenNoneIs: (tx, by, what) => openWhenNoneIs(ground, tx, by, what),
    documentIn: (view, doing) => documentIn(ground, view, doing),
    document: async (id, doing) => documentOf(ground, ground.db, await loadCase(ground, ground.db, id), doing),
    perform: (actor, request) => perform(ground, actor, request),
    views: openQueueViews(ground),
    chooseSeveral: (actor, ids) => chooseSeveral(ground, actor, ids),
    performSeveral: (actor, several) => performSeveral(ground, actor, several),
    performBatch: (actor, batch) => performBatch(ground, actor, batch),
    filedIn: (call) => filedIn(ground, ground.db, call),
    countFiled: (call) => countFiled(ground, call),
    keepAct: (actor, id, act) => keepAct(ground, actor, id, act),
    keptAct: (actor, id, key) => keptAct(ground.db, actor, id, key),
    keptActs: (actor, id) => keptActs(ground.db, actor, id),
    sweep: async () => { await sweepActs(ground); await sweepDiscarded(ground) },
    view: async (actor, id) => lookedAt(ground, actor, await viewCase(ground, actor, id)),
    asked: (actor) => askedCases(ground, actor),
    viewAsked: (actor, id) => viewAsked(ground, actor, id),
    preview: (actor, id, what) => preview(ground, actor, id, what),
    filedSince: (procedures, since) => filedSince(ground, procedures, since),
    statistics: (actor, since) => statistics(ground, actor, since),
    answersOfOwners: (what) => answersOfOwners(ground.db, what),
    ownersAsked: (entries) => ownersAsked(ground.db, entries),
    queue: (actor, filter) => queue(ground, actor, filter),
    queueWithCounts: (actor, filter) => queueWithCounts(ground, actor, filter),
    alike: (ids) => countAlike(ground, ids),
    besideInQueue: (actor, filter, place) => besideInQueue(ground, actor, filter, place),
    isHead: (actor) => isHead(ground, actor),
    load: (actor) => officeLoad(ground, actor),
    desk: (actor) => deskOf(ground, actor),
    own: (actor) => ownCases(ground, actor),
    ownDrafts: (actor) => ownDrafts(ground, actor),
    filedInVisits: (visits) => filedInVisits(ground.db, visits),
    visitReviewed: (tx, by, visit, what) => takeReview(ground, tx, by, visit, what),
    requireReceived: (actor, procedure) => requireReceived(ground, actor, procedure),
    appealable: (actor, limit) => appealable(ground, actor, limit),
    medianWorkdays: (which) => medianWorkdays(ground.db, which),
    howServed: (when) => howServed(ground, when),
    lapse: () => lapse(ground),
    lapseByHour: () => lapseByHour(ground),
    reckonOpen: (calendar, signal) => reckonOpen(ground, calendar, signal),
    invoicePaid: (tx, invoice) => invoicePaid(ground, tx, invoice),
    goOnPaid: () => goOnPaid(ground, invoiceOf),
    goOnGiven: () => goOnGiven(ground),
    openByClock: () => openByClock(ground),
    knownAbout: ({ form }, decision) => knownFacts(ground, ground.db, form.flatMap((page) => page.fields), knowingOf(decision)),
    vacancies: () => vacancies(ground),
    tellVacant: () => transact(ground.db, (tx) => tellVacant(ground, tx)),
    forewarn: () => forewarnApplicants(ground),
    notify: () => notify(ground),
  }
}

/** An entry of a declared register, for its owner; where others may apply about it, for whoever sees it, with what they see. */
const declaredEntry = ({ entries, parties }: Pick<Ground, 'entries' | 'parties'>) => async ({ register, whose }: NonNullable<Procedure['subject']>, id: string, actor: Actor, within?: Tx): Promise<RegisterEntry | undefined> => {
  const entry = await entries.find(id, actor, within)
  if (entry?.register.id !== register || entry.sight === 'stub') return undefined
  const own = entry.owner !== undefined && owns(entry.owner, actor)
  if (whose === undefined ? !own : entry.state === 'struck') return undefined
  if (whose === 'keeper' && !own && !await isOfKeeper(entries, parties.bodies, register, id, within)) return undefined
  if (whose === 'keepers-own' && !(actsForKeeper(parties.bodies, entry.register, actor) && await isOfKeeper(entries, parties.bodies, register, id, within))) return undefined
  const { fields, shown } = entry.register
  // A column that holds only for some entries is known to be empty in the others.
  const sometimes = fields.filter(({ name, when }) => when !== undefined && (entry.sight === 'all' || shown.fields.includes(name))).map(({ name }) => [name, ''] as const)
  // Fellows know each other by the name that each gave; the title of the entry is everybody's, and names nobody.
  const called = shown.to === 'fellows' ? entry.values['name'] : undefined
  return { title: typeof called === 'string' && called !== '' ? same(called) : entry.title, path: entryPath(register, id), facts: { ...Object.fromEntries(sometimes), state: entry.state, ...entry.values, number: id } }
}

export type { EntryOrders } from './entry-orders.ts'
export { letters as caseLetters } from './letters.ts'
export { nothingReplayed, type Replay, type ReplayedCase } from './replay.ts'
export type { Load, MonthOfCases, OfficeLoad } from './load.ts'
export type { Act, Action, FiledAtCounter, Tally } from './action.ts'
export { aboutDocument } from './file.ts'
export type { AskedSummary, AskedView, Asking } from './asked.ts'
export { type BatchAct, batchDocument, type Competitor, type FiledIn } from './batch.ts'
export { ownerOf } from './entries.ts'
export { applicantOf, type Draft, pageIsComplete } from './drafts.ts'
export type { DecisionPreview } from './decide.ts'
export { triedDecision, type Trying } from './tried.ts'
export type { Doer } from './core-acts.ts'
export type { CaseFate } from './fates.ts'
export type { ForAct, PendingAct } from './for-act.ts'
export type { WaitingAct } from './in-progress.ts'
export type { Completing } from './tables.ts'
export type { LoggedAction } from './log.ts'
export { longestMark } from './marking.ts'
export { messages as caseMessages } from './messages.ts'
export { type Doing, placeOf, type Request, type SignatureInput } from './perform.ts'
export { casesAgree } from './reconcile.ts'
export { CaseStands, type StandingCase } from './stands.ts'
export type { Register, RegisterEntry, RegisterTerms } from './registers.ts'
export type { QueueView } from './saved-views.ts'
export { type ChosenCase, type DoneInCase, mostAtOnce } from './several.ts'
export type { AnswersCounted } from './answers-of-owners.ts'
export type { BodyStatistics, ProcedureStatistics } from './statistics.ts'
export { isReferred, officeActing, officeRoles, officeRolesIn, type Permit, rolesApart, rolesOf, type Standing, type VoteResult } from './permit.ts'
export type { CaseView } from './case-view.ts'
export type { Beside, QueueCounts, QueueFilter, QueueOrder } from './queue.ts'
export type { CaseSummary, DraftSummary, Page } from './read.ts'
export type { CaseState, Opinion } from './case-state.ts'
export { commissionOf, lastOutcome, marksNow, stateOf, stepOf, withAnswers } from './state.ts'
export { clocksOf } from './times.ts'
export type { DecidedHow, KnownAnswers, ServedHow } from './how-served.ts'
export { isAddress, mailbox, newAddress, type UnnamedFiling } from './unnamed.ts'
export { restedOn } from './drafts.ts'
export { awaitedOffices, type Vacancy } from './vacant.ts'
export { type Enacted, lintBesideBodies, openVersions, type Versions } from './versions.ts'
