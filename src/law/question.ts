/** What every question of a form says, of whatever kind its answer is. */
import type { Text } from './text.ts'

export interface Question {
  /** The name of the fact, unique in its procedure: letters and digits, starting with a letter. */
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  /** A field that may stay empty. All others must be answered. */
  readonly optional?: true
  /** Personal data: in the journal it is a salted commitment, so that it can be erased. */
  readonly personal?: true
  /** What the portal already knows is not asked again: it is taken from whoever applies, from the entry of a register that the
   * application concerns (`subject.…`; `subject.number` and `subject.state` of every one), from an entry that another question chose (`entry.question.…`), from what an earlier decision or its case said (`about.…`), or it is the day on which the clock
   * opened the case, what whoever applies owes overdue of an income (`overdue.…`), or what the act that the case is for reads in the answers (`act.…`); and it cannot be typed over. */
  readonly from?: 'organisation.bin' | 'organisation.name' | 'person.name' | 'person.email' | 'applicant.kind' | 'body.name' | 'opening.day' | `subject.${string}` | `about.${string}` | `act.${string}` | `entry.${string}` | `overdue.${string}`
  /** Shown in public registers and disclosed in credentials. */
  readonly public?: true
  /** What an empty answer says, where it says something, such as "all". */
  readonly whenEmpty?: Text
  /** An id or a hash: shown folded, for whoever checks it. */
  readonly technical?: true
}
