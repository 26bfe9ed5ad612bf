/** A registry in a world of its own, with runs and receipts as a test says: for tests. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import type { Need } from '../evaluation/index.ts'
import type { Ground } from '../ground.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import type { Description, Followed, Model, ReceiptSummary } from './model.ts'
import { type Deliveries, openDeliveries } from './deliveries.ts'
import { discussedModels } from './discussed.ts'
import { type Models, type ModelSources, openModels } from './models.ts'
import { tinyModel, type TinyModel } from './testing.ts'
import { modelWork } from './work.ts'

export interface RegistryWorld extends World {
  readonly ground: Ground
  readonly models: Models
  readonly deliveries: Deliveries
  readonly sources: ModelSources
  readonly engineer: Actor
  readonly head: Actor
  readonly tiny: TinyModel
  /** What the evaluation and the corpora answer. */
  readonly receipts: ReceiptSummary[]
  readonly marks: Mark[]
  /** Drafts a model from the one run that there is, and prepares it. */
  drafted(name: string, changes?: Partial<Description>): Promise<Model>
  /** Enters a receipt of exactly this model. */
  judged(model: Model): void
  /** Drafts, judges and releases. */
  released(name: string): Promise<Model>
}

const words = (text: string) => ({ kk: `${text} қазақша`, ru: `${text} по-русски`, en: `${text} in English` })

export const someDescription: Description = {
  summary: words('Шағын үлгі модель'), intendedUse: words('Сынақ'), limits: words('Шектеу'), licence: 'Apache-2.0', contact: { name: 'Үлгі Инженер', email: 'injener@ulgi.example' },
  risk: { class: 'minimal', autonomy: 'low', reasons: words('Негіз') },
}

const hex = (digit: string): string => digit.repeat(64)

export const someProvenance: Followed = {
  kind: 'base',
  run: {
    id: '01990000-0000-7000-8000-000000000001', title: words('Үлгі оқыту'), path: '/training/01990000-0000-7000-8000-000000000001', finishedAt: '2026-02-01T05:00:00.000Z',
    steps: 1000, tokens: 2_000_000, seconds: 3720, processes: 2, hardware: '2 × CPU', recipe: hex('a'), bitsPerByte: 1.0234,
  },
  tokenizer: { kind: 'bpe', size: 381, hash: hex('b'), tokensPerWord: 1.65 },
  corpus: {
    id: '01990000-0000-7000-8000-000000000002', path: '/corpora/01990000-0000-7000-8000-000000000002', summaryPath: '/corpora/01990000-0000-7000-8000-000000000002/summary', title: 'Үлгі корпус', hash: hex('c'), kept: { documents: 1200, bytes: 3_000_000 },
    languages: [{ language: 'kk', bytes: 2_800_000 }, { language: 'ru', bytes: 199_000 }, { language: 'ky', bytes: 1_000 }], licences: [{ licence: 'CC-BY-4.0', bytes: 3_000_000 }],
    sources: [{ thing: 'dataset-version:01990000-0000-7000-8000-000000000003', title: 'Үлгі мәтіндер', licence: 'CC-BY-4.0', bytes: 3_000_000 }],
  },
}

export async function openRegistryWorld(): Promise<RegistryWorld> {
  const [world, tiny] = await Promise.all([openWorld(), tinyModel()])
  const { kernel } = world
  const folder = join(kernel.settings.data, 'language-model')
  mkdirSync(folder, { recursive: true })
  const options = languageModelOptions('sample')
  const ground: Ground = { kernel, options, folder }
  const receipts: ReceiptSummary[] = []
  const marks: Mark[] = []
  const run = someProvenance.run.id
  const needs: readonly Need[] = [[{ task: 'flores-kk', title: same('FLORES-200 dev, kk'), items: 997, whole: true }]]
  const sources: ModelSources = {
    receiptsFor: async (hash) => receipts.filter(({ model }) => model === hash),
    marks: { of: async () => marks, ofAll: async (things) => new Map(things.map((thing) => [thing, marks])), within: async () => ({ of: async () => marks }) },
    needs: () => needs,
    optOutsSearched: async () => true,
    runs: {
      finished: async () => [{ id: run, title: someProvenance.run.title }],
      prepared: async () => [],
      provenance: async (id) => (id === run ? someProvenance : undefined),
      lend: (_, use) => use(tiny.folder),
    },
  }
  const deliveries = openDeliveries(ground)
  const models = openModels(ground, sources, deliveries)
  modelWork({ ...ground, models, deliveries, sources })
  kernel.discussions.keep('model', discussedModels({ kernel, options, models }))
  const [engineer, head] = [await world.officer(options.engineer), await world.officer(options.head)]

  async function drafted(name: string, changes: Partial<Description> = {}): Promise<Model> {
    await transact(kernel.db, (tx) => models.draft(tx, engineer, { name, description: { ...someDescription, ...changes }, from: { run } }))
    await kernel.jobs.settle()
    return models.find(name)
  }
  const judged = ({ made }: Model): void => {
    receipts.push({
      id: `01990000-0000-7000-8000-0000000001${String(receipts.length).padStart(2, '0')}`, model: made!.hash, at: kernel.now(), path: '/evaluations/x', jws: 'a.b.c',
      results: [{ task: 'flores-kk', title: same('FLORES-200 dev, kk'), metric: 'bits per byte', measure: words('Бит/байт'), value: 1.0412, low: 1.03, high: 1.05, items: 997, answered: 997 }], memorisation: { tried: 100, verbatim: 0 },
    })
  }
  return {
    ...world, ground, models, deliveries, sources, engineer, head, tiny, receipts, marks, drafted, judged,
    async released(name) {
      const model = await drafted(name)
      judged(model)
      await transact(kernel.db, (tx) => models.submit(tx, engineer, model))
      await models.release(head, model, await world.sign(head, await models.document(model)))
      return models.find(name)
    },
  }
}
