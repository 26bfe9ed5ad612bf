/** What can be called without choosing: of the models that are served now, those that nothing was taken back of, and how each is asked. */
import type { LanguageModel } from './language-model.ts'
import type { Models } from './models/index.ts'
import type { ServedModel } from './serving/index.ts'

/** More models than a programme serves. */
const mostModels = 1000

/** Names of released models that were not taught to follow instructions: they can only go on with a text, whatever their template says. */
export async function baseModels(models: Pick<Models, 'list'>): Promise<ReadonlySet<string>> {
  const released = await models.list({ states: ['released'], limit: mostModels, offset: 0 })
  return new Set(released.models.flatMap(({ name, provenance }) => (provenance.kind === 'base' ? [name] : [])))
}

/** A model that is served, and whether it was taught to answer; otherwise it goes on with a text. */
export interface Callable { readonly model: ServedModel; readonly answers: boolean }

/** Those that answer come first. */
export async function callableModels({ serving, models }: Pick<LanguageModel, 'serving' | 'models'>): Promise<readonly Callable[]> {
  await serving.ready
  const base = await baseModels(models)
  const callable = serving.models().filter(({ takenBack, capabilities: { chat, completions } }) => takenBack.length === 0 && (chat || completions))
    .map((model) => ({ model, answers: model.capabilities.chat && (!base.has(model.name) || !model.capabilities.completions) }))
  return callable.toSorted((a, b) => Number(b.answers) - Number(a.answers))
}

/** Texts with which a model does well: beginnings for one that goes on, requests for one that answers. In Kazakh, for which the portal's models are made. */
export const examplesOf = ({ answers }: Callable): readonly [string, ...string[]] => (answers
  ? ['Қазақстан туралы екі сөйлем жаз.', 'Наурыз мерекесі қалай тойланады?', 'Кітап оқудың үш пайдасын ата.']
  : ['Қазақстан Республикасының Үкіметі', 'Алматы қаласында бүгін', 'Қазақ халқының дәстүрлі мерекесі'])
