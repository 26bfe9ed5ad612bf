/** The language model, opened: what its pages and its doors for programs are given. */
import type { Kernel } from '../../kernel/index.ts'
import type { StatementKey } from '../../kernel/statements.ts'
import type { KindsOfThings, Marks } from '../../kernel/taken-back/index.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import type { OwedMoney } from '../../portal/money/index.ts'
import type { Corpora, DatasetSource } from './corpus/index.ts'
import type { BudgetTerms, OpenBudgets } from './budgets/index.ts'
import type { Evaluations, NeededEvaluation } from './evaluation/index.ts'
import type { Gateway } from './gateway/index.ts'
import type { Keys, KeyTerms } from './keys/index.ts'
import type { Deliveries, Models, ModelSources } from './models/index.ts'
import type { Serving } from './serving/index.ts'
import type { Tokenizers } from './tokenizers/index.ts'
import type { TrainingRuns } from './training/index.ts'
import type { Usage, UsageTerms } from './usage/index.ts'

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

export interface LanguageModel extends Ground {
  readonly marks: Marks
  readonly corpora: Corpora
  readonly tokenizers: Tokenizers
  readonly training: TrainingRuns
  readonly models: Models
  readonly deliveries: Deliveries
  /** What the registry of models is told by the other parts. */
  readonly sources: ModelSources
  readonly serving: Serving
  readonly evaluations: Evaluations
  readonly keys: Keys
  readonly budgets: OpenBudgets
  readonly gateway: Gateway
  readonly usage: Usage
}
