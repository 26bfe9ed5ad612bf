/** Opens the language model on a kernel: once, in the order of dependence. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Kernel } from '../../kernel/index.ts'
import { budgetWork, openBudgets } from './budgets/index.ts'
import { corpusWork, openCorpora } from './corpus/index.ts'
import { openEvaluations } from './evaluation/index.ts'
import { judgedModels } from './judged-models.ts'
import { gatewayWork, openGateway } from './gateway/index.ts'
import { openKeys, undertakingWork } from './keys/index.ts'
import type { Ground, LanguageModelOptions } from './ground.ts'
import type { LanguageModel } from './language-model.ts'
import { modelSources } from './model-sources.ts'
import { discussedModels, modelSubject, modelWork, openDeliveries, openModels } from './models/index.ts'
import { openServing } from './serving/index.ts'
import { knownCorpora, openTokenizers, tokenizerWork } from './tokenizers/index.ts'
import { openTraining, trainingWork } from './training/index.ts'
import { openMeter, openUsage, usageWork } from './usage/index.ts'

const opened = new WeakMap<Kernel, LanguageModel>()

/** The language model on a kernel: opened when first asked for, closed with the kernel. */
export function openLanguageModel(kernel: Kernel, options: LanguageModelOptions): LanguageModel {
  const there = opened.get(kernel)
  if (there) return there
  const folder = join(kernel.settings.data, 'language-model')
  mkdirSync(folder, { recursive: true })
  const ground: Ground = { kernel, options, folder }
  const marks = kernel.takenBack
  const corpora = openCorpora(ground, marks)
  const known = knownCorpora(corpora, marks)
  const tokenizers = openTokenizers(ground, known)
  const training = openTraining(ground, { corpora: known, tokenizers, marks })
  // Models are released on receipts, and evaluations judge models: each asks the other only when it is asked itself.
  const sources = modelSources({ marks, corpora, tokenizers, training, neededForRelease: options.neededForRelease, receipts: (hash, within) => evaluations.receiptsOf(hash, within) })
  const deliveries = openDeliveries(ground)
  const models = openModels(ground, sources, deliveries)
  const serving = openServing(ground, marks)
  const evaluations = openEvaluations(ground, judgedModels({ models, serving, corpora }))
  const meter = openMeter()
  const keys = openKeys(kernel, options.keys, async () => {
    await serving.ready
    return serving.models().filter(({ takenBack }) => takenBack.length === 0).map(({ name }) => name)
  })
  const budgets = openBudgets(ground, { meter })
  const gateway = openGateway(ground, { keys: keys.ring, budgets, serving })
  const languageModel: LanguageModel = { ...ground, marks, corpora, tokenizers, training, models, deliveries, sources, serving, evaluations, keys, budgets, gateway, usage: openUsage(ground) }
  kernel.discussions.keep('model', discussedModels(languageModel))
  opened.set(kernel, languageModel)
  return languageModel
}

/** What the institution does by itself. Said once in every process. */
export function languageModelWork(languageModel: LanguageModel): void {
  corpusWork(languageModel)
  tokenizerWork(languageModel)
  trainingWork(languageModel)
  modelWork(languageModel)
  budgetWork(languageModel)
  gatewayWork(languageModel)
  undertakingWork(languageModel)
  usageWork(languageModel, (name) => languageModel.models.find(name).then(({ id }) => modelSubject(id), () => undefined))
}
