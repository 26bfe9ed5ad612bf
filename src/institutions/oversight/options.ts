/** What a country tells its oversight of AI. */
import type { Citation } from '../../law/citation.ts'
import type { ClassifiedRegister, Regime } from './classification/index.ts'
import type { CompletenessOptions } from './completeness/index.ts'
import type { ComputeDeclarations } from './compute/index.ts'
import type { IncidentRegister } from './exchange/incident-export.ts'
import type { FiguresOptions } from './figures/index.ts'

/** What the country says of its oversight. Its register, procedures and orders are declarations of the country. */
export interface OversightOptions {
  /** The acts on which its work rests, shown on its first page. */
  readonly rests: readonly Citation[]
  /** Its own questionnaires of impact, beside those that Canada publishes: each the text of a declaration in YAML or JSON (`assessment/own.ts`). */
  readonly questionnaires?: readonly string[]
  /** The country's own law on AI systems, as data for the classification. */
  readonly regimes: readonly Regime[]
  /** The register whose entries are classified anew whenever an officer looks. */
  readonly classified?: ClassifiedRegister
  /** The declarations of accelerators and training runs, read as a compute book. */
  readonly compute: ComputeDeclarations
  /** What is counted for everybody. */
  readonly figures: FiguresOptions
  /** What runs is held against the register; absent where the country has nothing to hold it against. */
  readonly completeness?: CompletenessOptions
  /** The register of AI systems, and the offices that bring files of other registers into it. */
  readonly exchange: { readonly register: string; readonly offices: readonly string[]; /** What of its incidents is given to others. */ readonly incidents: IncidentRegister }
}
