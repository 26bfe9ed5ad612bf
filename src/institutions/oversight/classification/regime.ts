/** The language in which the law of a jurisdiction on AI systems is written down: what is asked, what follows from the answers, from which day, and where it says so. */
import type { Act, Citation } from '../../../law/citation.ts'
import type { FormPage } from '../../../law/form.ts'
import type { RuleData } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'

/** A class of a scale, such as "high risk". */
export interface SystemClass {
  readonly id: string
  readonly title: Text
  /** What it means, in a sentence. */
  readonly meaning: Text
}

/** What systems are told apart by. A regime may have several scales, each with its own class: the degree of risk, and that of autonomy. */
export interface Scale {
  readonly id: string
  readonly title: Text
  /** From the mildest to the strictest. The first is the class of a system to which no rule gives a stricter one. */
  readonly classes: readonly [SystemClass, ...SystemClass[]]
}

/** Where the law says so: the article in the citation, and the place within it. */
export interface Place {
  readonly basis: Citation
  /** Such as "paragraph 1, point (ba)". */
  readonly point?: Text
}

/** What the law says of systems for which the rule holds. Without a class it only brings duties. */
export interface RegimeRule extends Place {
  /** Unique in the regime, and the same through its versions, so that what moved can be told. */
  readonly id: string
  readonly title: Text
  readonly when: RuleData
  readonly gives?: { readonly scale: string; readonly class: string }
  /** The first day on which it applies, and the last. */
  readonly from: Day
  readonly until?: Day
}

/** What somebody owes when one of these rules holds. */
export interface FollowingDuty extends Place {
  readonly id: string
  readonly title: Text
  /** Who owes it, in the words of the act. */
  readonly owes: Text
  /** Ids of rules; one of them is enough. */
  readonly of: readonly string[]
  /** It is not owed while this holds. */
  readonly unless?: RuleData
  /** The first day on which it applies, where that is later than the rule's. */
  readonly from?: Day
}

/** Answers that cannot both be true, with the mend. */
export interface Contradiction {
  readonly when: RuleData
  /** The question at which the mend is said. */
  readonly field: string
  readonly mend: Text
}

/** The law of one jurisdiction on AI systems, in one version. Plain data. */
export interface Regime {
  /** Stands in addresses: small letters, digits and hyphens. */
  readonly id: string
  readonly title: Text
  readonly jurisdiction: Text
  readonly act: Act
  /** Which wording of the act, such as `2026/1744`. */
  readonly version: string
  /** Where the text was read, and what is not certain of it. */
  readonly source: Text
  readonly scales: readonly [Scale, ...Scale[]]
  readonly form: readonly FormPage[]
  /** To what the act applies. Whether it does is no answer that one changes to reach another class. */
  readonly applies?: Place & { readonly when: RuleData; readonly title: Text; readonly outside: Text }
  readonly rules: readonly RegimeRule[]
  readonly duties: readonly FollowingDuty[]
  readonly contradictions: readonly Contradiction[]
}
