/** What the parts of the language model stand on: the kernel, and what a country sets. It knows none of the parts. */
import type { Kernel } from '../../kernel/index.ts'
import type { StatementKey } from '../../kernel/statements/index.ts'
import type { KindsOfThings } from '../../kernel/taken-back/index.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import type { OwedMoney } from '../../portal/money/index.ts'
import type { BudgetTerms } from './budgets/limits.ts'
import type { DatasetSource } from './corpus/sources.ts'
import type { NeededEvaluation } from './evaluation/needed.ts'
import type { KeyTerms } from './keys/terms.ts'
import type { UsageTerms } from './usage/terms.ts'

/** What a country sets about visitors who try a model without an account. */
interface VisitorTerms {
  /** Answers to all of them together. */
  readonly answersPerDay: number
  /** Texts that one network may send; each process of the portal counts by itself. */
  readonly perNetworkPerDay: number
}

/** What a country sets. */
export interface LanguageModelOptions {
  /** Whoever holds it builds corpora and tokenizers, trains and evaluates. */
  readonly engineer: string
  /** Whoever holds it releases models and takes them back. */
  readonly head: string
  /** What must have been measured of exactly the files of a model before it is released. */
  readonly neededForRelease: readonly NeededEvaluation[]
  /** The first part of the address under which its models are downloaded: `namespace/name`. */
  readonly namespace: string
  /** Who answers for the models. */
  readonly provider: { readonly name: Text; readonly contact: { readonly name: string; readonly email: string } }
  /** Keys of others, besides this portal's own, whose receipts of evaluations count. */
  readonly receiptKeys: readonly StatementKey[]
  /** Why what a model makes is marked and labelled. */
  readonly marking: Citation
  /** Address of the module that exports `detectors`, those of the country's personal data. */
  readonly detectors: string
  /** Where datasets come from that models may be trained on. */
  readonly datasets: (kernel: Kernel) => DatasetSource
  readonly keys: KeyTerms
  readonly budgets: BudgetTerms
  readonly usage: UsageTerms
  readonly visitors: VisitorTerms
  /** Who sends the invoices of the API, and who keeps the books. */
  readonly money: OwedMoney
}

/** What each part of the institution stands on. */
export interface Ground {
  readonly kernel: Kernel
  readonly options: LanguageModelOptions
  /** A local folder for work under way; it exists. What lasts goes into the kernel's files. */
  readonly folder: string
}

/** What tokenizers and trainings stand on. */
export type TrainingGround = Pick<Ground, 'kernel' | 'folder'> & { readonly options: Pick<LanguageModelOptions, 'engineer'> }

/** What the gateway stands on: in the portal the whole kernel, in a process of its own only this. */
export interface GatewayGround {
  readonly kernel: Pick<Kernel, 'db' | 'listen' | 'now' | 'settings' | 'journal' | 'parties' | 'files' | 'orders' | 'secrets' | 'statements' | 'whenClosing' | 'report'>
    & { readonly country: { readonly calendar: Pick<Calendar, 'zone'> } }
  readonly options: GatewayOptions
}

/** What a country sets that the gateway must know. */
export interface GatewayOptions extends Pick<LanguageModelOptions, 'head' | 'detectors' | 'budgets'> { readonly keys: Pick<KeyTerms, 'callsAtOnce' | 'test'> }

/** What stands in for the institutions that a process of the gateway alone does not load. */
export interface OthersOptions {
  /** The kinds of things of others that models are made from. */
  readonly things: KindsOfThings
}
