/** What Kazakhstan sets for oversight of AI. */
import type { OversightOptions } from '../../../institutions/oversight/index.ts'
import { artificialIntelligenceLaw, secondary } from '../acts.ts'
import { aiUses } from './ai-uses.ts'
import { kazakhAiLaw } from './ai-law.ts'
import { classified } from './classified.ts'
import { computeBook } from './compute-book.ts'
import { bodies, rules } from './offices.ts'

export const oversightOptions: OversightOptions = {
  rests: [secondary(artificialIntelligenceLaw, '17'), secondary(artificialIntelligenceLaw, '18')],
  regimes: [kazakhAiLaw], classified,
  compute: computeBook,
  figures: {
    systems: { register: 'oversight.ai-systems', class: 'riskClass', sector: 'sector' },
    incidents: { register: 'oversight.incidents', kind: 'kind', harm: 'harm', procedures: ['oversight.incident-report', 'oversight.serious-incident', 'oversight.state-serious-incident'], decisions: bodies.oversight.register },
    requests: { procedure: 'oversight.explanation', step: 'answer', asked: 'asks', answered: ['answer'], refused: ['decline'] },
  },
  completeness: {
    register: 'oversight.ai-systems', fields: { models: 'model', datasets: 'datasets' }, registration: { others: 'oversight.ai-system', bodies: 'oversight.state-ai-system' }, basis: rules,
    uses: { register: aiUses.id, kind: { field: 'what', purchase: 'purchase' }, system: 'system', supplier: 'supplierBin' },
    roles: ['oversight.officer', 'oversight.inspector', 'oversight.head'],
  },
  exchange: {
    register: 'oversight.ai-systems', offices: ['oversight.officer', 'oversight.head'],
    incidents: { register: 'oversight.incidents', kind: 'kind', summary: 'publicSummary', happenedOn: 'happenedOn', system: 'aiSystem', systemOwner: 'ownerName', withoutPlace: ['harm', 'measures'] },
  },
}
