/** What Kazakhstan sets for oversight of AI. */
import type { OversightOptions } from '../../../institutions/oversight/index.ts'
import { artificialIntelligenceLaw, secondary } from '../acts.ts'
import { kazakhAiLaw } from './ai-law.ts'
import { classified } from './classified.ts'
import { computeBook } from './compute-book.ts'

export const oversightOptions: OversightOptions = {
  rests: [secondary(artificialIntelligenceLaw, '17'), secondary(artificialIntelligenceLaw, '18')],
  regimes: [kazakhAiLaw], classified,
  compute: computeBook,
  exchange: { register: 'oversight.ai-systems', offices: ['oversight.officer', 'oversight.head'] },
}
