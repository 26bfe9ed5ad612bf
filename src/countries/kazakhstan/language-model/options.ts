/** What Kazakhstan sets for the language model. */
import type { LanguageModelOptions } from '../../../institutions/language-model/index.ts'
import { artificialIntelligenceLaw } from '../acts.ts'
import { datasetsForTraining } from './datasets.ts'
import { offices } from './offices.ts'
import { knownBudgets, knownUsage, sampleBudgets, sampleUsage } from './prices.ts'
import { sampleReceiptKeys } from './sample-model.ts'
import { keyTerms } from './undertaking.ts'

const known: LanguageModelOptions = {
  roles: offices, engineer: 'language-model.engineer', head: 'language-model.head', namespace: 'shanyraq',
  provider: {
    name: { kk: 'Ұлттық тіл моделі бағдарламасы', ru: 'Программа национальной языковой модели', en: 'National language model programme' },
    contact: { name: 'Үлгі Модель Инженері', email: 'injener@ulgi.example' },
  },
  detectors: new URL('../commons/detectors.ts', import.meta.url).href, datasets: datasetsForTraining, receiptKeys: [],
  marking: { act: artificialIntelligenceLaw, article: '21', confidence: 'secondary' },
  keys: keyTerms, budgets: knownBudgets, usage: knownUsage,
}

/** As the acts have it, or with the values that the sample programme assumes, marked as such. */
export const languageModelOptions = (programme: 'sample' | 'law'): LanguageModelOptions =>
  (programme === 'sample' ? { ...known, budgets: sampleBudgets, usage: sampleUsage, receiptKeys: sampleReceiptKeys() } : known)
