/**
 * The language model: from text that may be used to a released model, and an API by which start-ups call it.
 *
 * Promises: every stage is a job that goes on after a crash, has a content hash and stands on the thread; no model is released
 * without a signed evaluation; nobody spends more than their budget; an order stops a key within a second.
 * Never: uses text without a licence, keeps a prompt or an answer unless its owner asked, or decides who may use a dataset.
 */
import type { InstitutionParts } from '../../portal/index.ts'
import { languageModelAwaits } from './awaits.ts'
import { corpusKind, corpusRoutes } from './corpus/index.ts'
import { keeping, modelKeys } from './keys/index.ts'
import { keeps } from './keeps.messages.ts'
import { keyRoutes } from './keys/pages/index.ts'
import type { LanguageModelOptions } from './ground.ts'
import { askRoutes, phrasingBy } from './ask/index.ts'
import { evaluationRoutes } from './evaluation/index.ts'
import { modelActs, modelKind, modelRepositories, modelRoutes, modelsListed } from './models/index.ts'
import { offersOf, pageRoutes } from './pages/index.ts'
import { howToGetKey, priceOfKeys } from './key-answers.ts'
import { gatewayDoors } from './gateway/index.ts'
import { logRoutes } from './gateway/logs-page.ts'
import { verifyRoutes } from './gateway/verify-page.ts'
import { runsOf } from './runs.ts'
import { servingRoutes } from './serving/page.ts'
import { migrations } from './migrations.ts'
import { languageModelWork, openLanguageModel } from './open.ts'
import { languageModelThings } from './things.ts'
import { tokenizerRoutes } from './tokenizers/index.ts'
import { trainingRoutes } from './training/index.ts'
import { usageIndicators } from './usage/index.ts'
import { usageRoutes } from './usage/pages/index.ts'
import { tryRoutes } from './visitors/index.ts'

export type { BudgetTerms, Limit } from './budgets/index.ts'
export type { DatasetSource, LentTexts, OfferedTexts } from './corpus/index.ts'
export type { KeyTerms } from './keys/index.ts'
export type { LanguageModelOptions } from './ground.ts'
export type { LanguageModel } from './language-model.ts'
export { modelDescription, modelProvenance, modelSubject } from './models/index.ts'
export { openLanguageModel } from './open.ts'
export type { Allowance, UsageTerms } from './usage/index.ts'

export const languageModel = (options: LanguageModelOptions): InstitutionParts => ({
  id: 'language-model',
  money: options.money,
  keys: modelKeys, delegable: [keeping],
  kinds: { corpus: corpusKind, model: modelKind },
  things: languageModelThings(options),
  acts: modelActs,
  answers: [howToGetKey, priceOfKeys(options)],
  offers: offersOf((kernel) => openLanguageModel(kernel, options)),
  keeps,
  migrations,
  routes(kernel) {
    const here = openLanguageModel(kernel, options)
    return [...corpusRoutes(here), ...trainingRoutes(here), ...tokenizerRoutes(here), ...servingRoutes(here), ...pageRoutes(here), ...tryRoutes(here), ...modelRoutes(here), ...evaluationRoutes({ kernel, options, evaluations: here.evaluations }), ...askRoutes(kernel, kernel.settings.askModel === undefined ? undefined : phrasingBy(here.serving, kernel.settings.askModel)), ...keyRoutes(here), ...usageRoutes(here), ...verifyRoutes(here), ...logRoutes(here)]
  },
  doors(kernel, log) {
    const { gateway, usage } = openLanguageModel(kernel, options)
    return gatewayDoors({ gateway, usageOfKey: usage.ofKey }, log)
  },
  hub: (kernel) => modelRepositories(openLanguageModel(kernel, options)),
  registers: () => [modelsListed(options)],
  running: runsOf,
  awaits: (kernel) => languageModelAwaits(kernel, options),
  indicators: (kernel) => usageIndicators({ kernel }),
  work: (kernel) => languageModelWork(openLanguageModel(kernel, options)),
})
