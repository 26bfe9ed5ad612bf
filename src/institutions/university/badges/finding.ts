/** One thing that was found in a badge, and what all of them make together. */
import type { Text } from '../../../law/text.ts'
import type { Rule } from './findings.messages.ts'

/** `fault`: the badge is invalid. `undecided`: something could not be learnt. `note`: it is taken all the same, and a careful reader should know. */
export type Weight = 'fault' | 'undecided' | 'note'

export interface Finding {
  readonly rule: Rule
  readonly weight: Weight
  /** A JSON pointer into the credential. */
  readonly at?: string
  readonly says: Text
}

export type Verdict = 'valid' | 'invalid' | 'undecided'

export const fault = (rule: Rule, says: Text, at?: string): Finding => ({ rule, weight: 'fault', says, ...(at !== undefined && { at }) })
export const undecided = (rule: Rule, says: Text, at?: string): Finding => ({ rule, weight: 'undecided', says, ...(at !== undefined && { at }) })
export const note = (rule: Rule, says: Text, at?: string): Finding => ({ rule, weight: 'note', says, ...(at !== undefined && { at }) })

/** One fault makes it invalid; without, one thing that could not be learnt leaves it open. */
export const verdictOf = (findings: readonly Finding[]): Verdict =>
  findings.some(({ weight }) => weight === 'fault') ? 'invalid' : findings.some(({ weight }) => weight === 'undecided') ? 'undecided' : 'valid'
