/** What Kazakhstan sets for the language model. */
import type { LanguageModelOptions } from '../../../institutions/language-model/index.ts'
import { offices } from './offices.ts'

export const languageModelOptions: LanguageModelOptions = {
  roles: offices, engineer: 'language-model.engineer', head: 'language-model.head',
  detectors: new URL('../commons/detectors.ts', import.meta.url).href,
}
