/** What Kazakhstan sets for the language model. */
import type { LanguageModelOptions } from '../../../institutions/language-model/index.ts'
import { artificialIntelligenceLaw } from '../acts.ts'
import { datasetsForTraining } from './datasets.ts'
import { gatewayOptions } from './gateway-options.ts'
import { neededForRelease } from './needed-for-release.ts'
import { fees, programmeName } from './offices.ts'
import { knownUsage, sampleUsage } from './prices.ts'
import { sampleReceiptKeys } from './sample-model.ts'

const known: LanguageModelOptions = {
  ...gatewayOptions('law'), engineer: 'language-model.engineer', neededForRelease, namespace: 'shanyraq',
  provider: {
    name: programmeName,
    contact: { name: 'Үлгі Модель Инженері', email: 'injener@ulgi.example' },
  },
  datasets: datasetsForTraining, receiptKeys: [],
  marking: { act: artificialIntelligenceLaw, article: '21', confidence: 'secondary' },
  usage: knownUsage, money: fees,
  // Some 130,000 tokens a day at most: a quarter of an hour of one process that serves a model.
  visitors: { answersPerDay: 2_000, perNetworkPerDay: 30 },
}

/** As the acts have it, or with the values that the sample programme assumes, marked as such. */
export const languageModelOptions = (programme: 'sample' | 'law'): LanguageModelOptions =>
  (programme === 'sample' ? { ...known, ...gatewayOptions('sample'), usage: sampleUsage, receiptKeys: sampleReceiptKeys() } : known)
