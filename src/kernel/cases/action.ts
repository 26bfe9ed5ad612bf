/** What can happen in a case: each act is an append-only document, and the state of a case is a fold over them. */
import type { Citation } from '../../law/citation.ts'
import type { Facts } from '../../law/field.ts'
import type { Mark } from '../../law/mark.ts'
import type { Locale, Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { VisitFinding } from '../parties/index.ts'
import type { CaseState } from './case-state.ts'

/** The SHA-256 of files that came with an act, by id. */
export type Hashes = Readonly<Record<string, string>>

/** Who typed an application at a counter, of which body, and by what the person in whose name agreed to it. */
export interface FiledAtCounter { readonly officer: string; readonly body: string; readonly agreed: 'passkey' | 'code' | 'paper' }

/** What an act says. Ids of people stand for people; names are looked up when a page is shown. */
export type Act =
  /** `language`: in which it was filled in. */
  | { readonly type: 'filed'; readonly facts: Facts; readonly language?: Locale; readonly files?: Hashes; readonly signature?: string; readonly counter?: FiledAtCounter }
  | { readonly type: 'opened'; readonly facts: Facts; readonly reasons: string }
  | { readonly type: 'assigned'; readonly step: string; readonly to: string }
  | { readonly type: 'completed'; readonly step: string; readonly outcome: string; readonly reasons?: string
      /** Why it is decided otherwise than most like cases were, where it is. */
      readonly otherwise?: string
      /** Number of the case that goes on, where this one is closed among many because that one says the same. */
      readonly goesOn?: string
      /** What the applicant is to correct, where the office returns the application; without marks every answer is open. */
      readonly marks?: readonly Mark[]
      readonly findings?: Facts; readonly corrections?: Facts
      /** Names of answers that the corrections closed, and of what was found earlier and is not asked now: they are facts of the case no longer. */
      readonly dropped?: readonly string[]; readonly files?: Hashes; readonly signature?: string; readonly tally?: Tally }
  | { readonly type: 'voted'; readonly step: string; readonly vote: string; readonly reasons?: string }
  | { readonly type: 'recused'; readonly step: string; readonly reasons: string }
  | { readonly type: 'extended'; readonly reasons: string }
  | { readonly type: 'noted'; readonly words: string }
  /** What another officer found of the visit in which it was filed on a signed paper. */
  | { readonly type: 'reviewed'; readonly found: VisitFinding; readonly reasons?: string }
  | { readonly type: 'lapsed'; readonly step: string; readonly outcome: string }
  /** The time of the whole procedure is over, and the case goes where its silence leads. */
  | { readonly type: 'expired'; readonly step: string }
  /** `part`: whose time is over, in a step that several perform together. */
  | { readonly type: 'escalated'; readonly step: string; readonly part?: string }
  /** The fee is paid, and the case cannot go on: what it comes to would rest on an entry that has fallen. The office was told, once. */
  | { readonly type: 'stuck'; readonly step: string; readonly what: Text }
  | { readonly type: 'answered'; readonly step: string; readonly part: string; readonly answer: string; readonly reasons?: string; readonly findings?: Facts
      /** As of an act that completes a step. */
      readonly dropped?: readonly string[]; readonly files?: Hashes; readonly signature?: string }
  /** What the silence of a part means, when its time is over. */
  | { readonly type: 'unanswered'; readonly step: string; readonly part: string; readonly answer: string }
  /** A fee is owed before the case goes on; amounts in the smallest unit. */
  | { readonly type: 'charged'; readonly step: string; readonly charge: string; readonly invoice: string; readonly number: string; readonly amount: string; readonly due: Day }
  /** Whoever applies is free of the fee: by this law, or because it comes to nothing. */
  | { readonly type: 'freed'; readonly step: string; readonly charge: string; readonly title?: Text; readonly basis?: Citation }
  | { readonly type: 'refunded'; readonly of: string; readonly refund: string; readonly amount: string; readonly due: Day }
  /** Somebody outside is asked to perform the step, or a part of it. `whom`: the owner of the entry at that moment, as `person:…`; a third person stands in the answers. */
  | { readonly type: 'asked'; readonly step: string; readonly part?: string; readonly whom?: string }
  | { readonly type: 'issued'; readonly decision: string; readonly kind: string; readonly number: string }
  | { readonly type: 'reopened'; readonly step: string; readonly decision: string }
  /** From here on another version is read; `standing` is where the case stood under the earlier one. */
  | { readonly type: 'moved'; readonly version: string; readonly from: string; readonly standing: Omit<CaseState, 'facts'> }

/** The result of a commission's vote, with the minutes of the meeting. */
export interface Tally {
  readonly votes: Readonly<Record<string, number>>
  readonly recused: number
  readonly minutes: string
}

/** An act as it stands in the log of its case. */
export interface Action {
  readonly id: string
  readonly seq: number
  readonly at: Instant
  /** The journal's name of whoever acted. */
  readonly actor: string
  /** The person who acted; absent when the clock did. */
  readonly person?: string
  readonly act: Act
}
