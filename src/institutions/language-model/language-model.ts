/** The language model, opened: what its pages and its doors for programs are given. */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'

/** What a country sets. */
export interface LanguageModelOptions {
  /** Titles of the roles of the institution, by role. */
  readonly roles: Readonly<Record<string, Text>>
  /** Whoever holds it builds corpora and tokenizers, trains and evaluates. */
  readonly engineer: string
  /** Whoever holds it releases models and takes them back. */
  readonly head: string
  /** Address of the module that exports `detectors`, those of the country's personal data. */
  readonly detectors: string
}

/** What each part of the institution stands on. */
export interface Ground {
  readonly kernel: Kernel
  readonly options: LanguageModelOptions
  /** A local folder for work under way; it exists. What lasts goes into the kernel's files. */
  readonly folder: string
}

export interface LanguageModel extends Ground {}
