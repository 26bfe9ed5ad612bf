/** What Kazakhstan sets that the gateway must know, apart from what else it sets: a gateway of its own loads no more than this. */
import { commonsThings } from '../../../institutions/commons/process.ts'
import type { GatewayOptions, OthersOptions } from '../../../institutions/language-model/process.ts'
import { knownBudgets, sampleBudgets } from './prices.ts'
import { keyTerms } from './undertaking.ts'

/** As the acts have it, or with the values that the sample programme assumes, marked as such. */
export const gatewayOptions = (programme: 'sample' | 'law') => ({
  head: 'language-model.head', detectors: new URL('../commons/detectors.ts', import.meta.url).href, keys: keyTerms,
  things: commonsThings,
  budgets: programme === 'sample' ? sampleBudgets : knownBudgets,
}) satisfies GatewayOptions & OthersOptions
