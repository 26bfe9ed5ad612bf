/** Questions that are answered with entries of a register: which of them may be chosen. */
import type { Question } from './question.ts'
import type { RuleData } from './rule-data.ts'

export type EntryState = 'entered' | 'suspended' | 'struck'

interface Choosing extends Question {
  readonly register: string
  /** `own`: entries of whoever applies. `shown`: any that whoever answers can see. Nobody chooses an entry that they cannot see. */
  readonly which: 'own' | 'shown'
  /** The states in which an entry may be chosen, and must still be when the decision grants; in force alone where absent. */
  readonly states?: readonly EntryState[]
  /** What must hold of the entry, by what it states. */
  readonly where?: RuleData
}

/** One entry, by its number. */
export interface EntryField extends Choosing { readonly kind: 'entry' }
/** Several entries of one register: the fact is the list of their numbers. */
export interface EntriesField extends Choosing { readonly kind: 'entries'; readonly most: number }
