/** What a request to the store breaks: the property, the rule and the place in the specification, as a value that any door can print. */
import { ruleWords } from './rules.messages.ts'

export type Rule = keyof typeof ruleWords

/** Thrown by everything that reads what a client sends; the door turns it into the answer. */
export class Broken extends Error {
  readonly rule: Rule
  /** The property or parameter, such as `statement.actor.mbox`. */
  readonly at: string
  /** Where the rule stands: `Data` and `Communication` are parts two and three of xAPI 1.0.3, of which IEEE 9274.1.1 keeps the numbers apart. */
  readonly section: string
  readonly status: number

  constructor(rule: Rule, at: string, section: string, status = 400) {
    super(`${at}: ${rule} (${section})`)
    this.rule = rule
    this.at = at
    this.section = section
    this.status = status
  }
}
