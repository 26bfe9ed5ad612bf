/**
 * Obligations: what must be done after a decision, and when.
 *
 * Promises: the report of a period opens by itself, once, with its due day; what it says is tested and assessed with a trace,
 * and what is owed is invoiced in the same transaction; lateness reminds and then leads where the declaration says.
 * Never: computes with a value of the law that is not set (it says "not set"), or changes a report that was made; what is charged
 * by itself is charged anew where its last day turns out to be another.
 */
import type { Day } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { AwaitedSource } from '../awaiting/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { dutiesAwait } from './awaits.ts'
import { begin, end, type Beginning, settle } from './duty.ts'
import type { ObligationsGround } from './ground.ts'
import { type KeptReport, keptReports, type KeptWhich } from './kept.ts'
import { forewarn, late, type OpenCase, openPeriods } from './round.ts'
import { changesOf, type ObligationView, ownOf, obligation, overview, type ObligationOverview } from './read.ts'
import { report, reportDocument, type ReportInput, type SavedReport, saveReport } from './report.ts'
import { entriesHappened, happened, type Happening } from './upon.ts'
import './tables.ts'

export { obligationsAgree } from './reconcile.ts'

export interface Obligations {
  /** The reports that wait for somebody. */
  readonly awaits: AwaitedSource
  /** Begins the duties that a decision brings with it; of one that lives again, without what is owed once and was reported on under an `earlier` one of its case. */
  begin(tx: Tx, actor: Actor | SystemActor, what: Beginning, earlier?: readonly string[]): Promise<void>
  /** Ends the duties of a decision that no longer stands; periods not yet reported end with them, and what is charged by itself is charged until a day, today where none is named; what was charged for later days is taken back. By a day, also of duties that have ended by another. */
  end(tx: Tx, actor: Actor | SystemActor, decision: string, until?: Day): Promise<void>
  /** Ends the last duty of a name that these decisions brought, for whoever rules on its report. Throws a `Failure` (conflict) where it was not reported on, or was ended already; nothing where there is none. */
  settle(tx: Tx, actor: Actor | SystemActor, what: { readonly decisions: readonly string[]; readonly duty: string }): Promise<void>
  /** Brings about the duties upon an event, in the transaction in which it happens. */
  happened(tx: Tx, actor: Actor | SystemActor, what: Happening): Promise<void>
  /** The same of many entries of registers on which one act acted. */
  entriesHappened(tx: Tx, actor: Actor | SystemActor, all: readonly (Happening & { readonly kind: 'entry' })[]): Promise<void>
  /** Opens every report whose day has come, those of bodies too. */
  openPeriods(): Promise<number>
  /** Reminds of the reports whose day comes near. */
  forewarn(): Promise<number>
  /** Reminds of late reports, tells of them, and opens what lateness leads to. */
  late(openCase: OpenCase): Promise<number>
  /** A report with its form, its draft and, once made, its tests and assessment; only for whom it concerns. An office is noted before it reads one of a person. */
  view(actor: Actor, id: string): Promise<ObligationView>
  own(actor: Actor): Promise<readonly ObligationView[]>
  /** The office's overview of reports: by state, the latest due first; `by` is who is shown them, and is noted before where people reported. */
  overview(filter: { state: 'open' | 'late' | 'reported'; page: number; size: number; procedures: readonly string[]; by?: Actor }): Promise<ObligationOverview>
  /** Changes whenever one of these procedures was opened, reported on or ended, for whoever remembers their overview. */
  changes(procedures: readonly string[]): Promise<string>
  /** The reports of many at once, as they are kept, in the order of their periods: for the institution that watches over a duty, whose it is to say who may see them. */
  kept(which: KeptWhich, within?: Db): Promise<readonly KeptReport[]>
  /** Saves what was typed so far; answers what is wrong with it, which is not kept. */
  save(actor: Actor, id: string, answers: ReportInput['answers']): Promise<SavedReport['problems']>
  /** The same of a report that was read in this request, with the report as it is now. */
  saveIn(actor: Actor, view: ObligationView, answers: ReportInput['answers']): Promise<SavedReport>
  /** The bytes to sign before a report is made. */
  document(actor: Actor, of: string | ObligationView): Promise<Uint8Array>
  report(actor: Actor, input: ReportInput): Promise<void>
}

export function openObligations(ground: ObligationsGround): Obligations {
  return {
    awaits: dutiesAwait(ground),
    begin: (tx, actor, what, earlier) => begin(ground, tx, actor, what, earlier),
    end: (tx, actor, decision, until) => end(ground, tx, actor, decision, until),
    settle: (tx, actor, what) => settle(ground, tx, actor, what),
    happened: (tx, actor, what) => happened(ground, tx, actor, what),
    entriesHappened: (tx, actor, all) => entriesHappened(ground, tx, actor, all),
    openPeriods: () => openPeriods(ground),
    forewarn: () => forewarn(ground),
    late: (openCase) => late(ground, openCase),
    view: (actor, id) => obligation(ground, actor, id),
    own: (actor) => ownOf(ground, actor),
    overview: (filter) => overview(ground, filter),
    changes: (procedures) => changesOf(ground, procedures),
    kept: (which, within) => keptReports(ground, which, within),
    save: async (actor, id, answers) => (await saveReport(ground, actor, id, answers)).problems,
    saveIn: (actor, view, answers) => saveReport(ground, actor, view, answers),
    document: (actor, of) => reportDocument(ground, actor, of),
    report: (actor, input) => report(ground, actor, input),
  }
}

export type { ObligationsGround } from './ground.ts'
export { assess } from './assess.ts'
export type { KeptReport } from './kept.ts'
export { askedInReport } from './report.ts'
export type { ObligationView } from './read.ts'
export type { Assessment, TestResult } from './tables.ts'
export { type Party, standsFor } from './party.ts'
