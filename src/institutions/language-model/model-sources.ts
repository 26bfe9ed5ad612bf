/** What the registry of models is told by the other parts of the institution: of runs, of what was taken back, of evaluations. */
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { same, spoken } from '../../law/text.ts'
import type { Corpora, Manifest } from './corpus/index.ts'
import { answeredIn, type Evaluations, metricWords, type NeededEvaluation, needsOf, summary, taskTitle } from './evaluation/index.ts'
import { type Marks, withdrawn } from '../../kernel/taken-back/index.ts'
import type { Followed, ModelSources, ReceiptSummary } from './models/index.ts'
import type { Tokenizers } from './tokenizers/index.ts'
import type { TrainingRun, TrainingRuns } from './training/index.ts'

export interface ModelMakers {
  readonly marks: Marks
  readonly corpora: Pick<Corpora, 'find' | 'optOuts'>
  readonly tokenizers: Pick<Tokenizers, 'find'>
  readonly training: Pick<TrainingRuns, 'find' | 'list' | 'events' | 'interruptions' | 'folder'>
  readonly receipts: Pick<Evaluations, 'receiptsOf'>['receiptsOf']
  readonly neededForRelease: readonly NeededEvaluation[]
}

/** Runs that are offered for a model: the newest. */
const mostRuns = 1_000

export function modelSources({ marks, corpora, tokenizers, training, receipts, neededForRelease }: ModelMakers): ModelSources {
  /** Runs in a state of which nothing that they were made from was withdrawn: only of those a model is offered to be made. */
  async function usable(state: 'done' | 'prepared'): Promise<readonly TrainingRun[]> {
    const all = (await training.list({ limit: mostRuns, offset: 0 })).runs.filter((run) => run.state === state)
    const marked = await marks.ofAll(all.map(({ id }) => `training-run:${id}`))
    return all.filter(({ id }) => withdrawn(marked.get(`training-run:${id}`)!).length === 0)
  }

  return {
    needs: () => needsOf(neededForRelease),
    receiptsFor: async (hash, within) => (await receipts(hash, within)).map(({ id, jws, receipt }): ReceiptSummary => ({
      id, jws, model: receipt.model.hash ?? '', at: receipt.at, path: `/evaluations/${id}`,
      results: receipt.results.map((result) => ({ ...summary(result), answered: answeredIn(result), task: result.task, title: taskTitle(result.task), metric: result.metric, measure: metricTitle(result.metric), ...(result.chance !== undefined && { chance: result.chance }) })),
      ...(receipt.memorisation && { memorisation: { tried: receipt.memorisation.tried, verbatim: receipt.memorisation.verbatim } }),
    })),
    marks,
    optOutsSearched: () => corpora.optOuts.searched(),
    runs: {
      finished: async () => (await usable('done')).map(({ id, name }) => ({ id, title: same(name) })),
      provenance: async (id) => {
        const run = await training.find(id)
        return run?.state === 'done' ? provenanceOf(run, { corpora, tokenizers, training }) : undefined
      },
      prepared: async () => (await usable('prepared')).map(({ id, name, contentHash }) => ({ id, title: titleOf(name), path: `/training/${id}`, recipe: contentHash })),
      lend: (id, use) => training.folder(id, use),
    },
  }
}

const metricTitle = (metric: string): Text => metricWords[metric] ?? same(metric)

const titleOf = (name: string): Text => spoken({ kk: `Оқыту: ${name}`, ru: `Обучение: ${name}`, en: `Training run: ${name}` })

/** How a run made its model; undefined for one of another engine, whose corpus and tokenizer are not known here. */
async function provenanceOf(run: TrainingRun, { corpora, tokenizers, training }: Pick<ModelMakers, 'corpora' | 'tokenizers' | 'training'>): Promise<Followed | undefined> {
  const { recipe, figures } = run
  if (recipe.engine !== 'shanyraq' || figures === undefined) return undefined
  const [corpus, tokenizer, evals, interruptions, base] = await Promise.all([
    corpora.find(recipe.corpus), tokenizers.find(recipe.tokenizer), training.events(run.id, ['eval']), training.interruptions(run.id), recipe.base === undefined ? undefined : training.find(recipe.base),
  ])
  if (corpus.manifest === undefined || corpus.hash === undefined || tokenizer?.made === undefined) throw new Failure('conflict', notReady)
  const last = evals.findLast(({ body }) => body['name'] === 'validation')?.body['bits_per_byte']
  const { kk } = tokenizer.made.card.fertility
  return {
    kind: 'base',
    run: {
      id: run.id, title: titleOf(run.name), path: `/training/${run.id}`, steps: run.step, tokens: run.tokens, seconds: run.seconds, cpuSeconds: run.cpuSeconds, processes: figures.processes,
      hardware: `${figures.device}, PyTorch ${figures.torch}`, recipe: run.contentHash, ...(run.startedAt !== undefined && { startedAt: run.startedAt }),
      ...(run.endedAt !== undefined && { finishedAt: run.endedAt }), ...(typeof last === 'number' && { bitsPerByte: last }),
      interruptions: interruptions.map(({ at, cause, step, resumed }) => ({ at, cause, step, ...(resumed && { resumedFrom: resumed.from, resumedAt: resumed.at }) })),
    },
    tokenizer: { id: tokenizer.id, path: `/tokenizers/${tokenizer.id}`, kind: tokenizer.kind, size: tokenizer.made.card.vocabulary, hash: tokenizer.made.hash, tokensPerWord: kk.tokens / kk.words },
    corpus: {
      id: corpus.id, path: `/corpora/${corpus.id}`, summaryPath: `/corpora/${corpus.id}/summary`, title: corpus.title, hash: corpus.hash, ...textsOf(corpus.manifest),
    },
    ...(base && { base: { name: base.name, hash: base.contentHash } }),
  }
}

const notReady: Text = spoken({
  kk: 'Осы оқытудың корпусы не токенизаторы енді толық емес: оны қайта жасаңыз.', ru: 'Корпус или токенизатор этого обучения больше не полон: создайте его заново.',
  en: 'The corpus or the tokenizer of this training run is no longer complete: make it again.',
})

/** What a corpus holds, as the card of a model tells it. */
function textsOf({ total, texts, licences, sources }: Manifest): Pick<Followed['corpus'], 'kept' | 'languages' | 'licences' | 'sources' | 'removed'> {
  const removed = new Map<string, number>()
  for (const source of sources) for (const [reason, { documents }] of Object.entries(source.removed)) removed.set(reason, (removed.get(reason) ?? 0) + documents)
  return {
    kept: { documents: total.kept.documents, bytes: total.kept.bytes },
    languages: Object.entries(texts).map(([language, { bytes }]) => ({ language, bytes })).toSorted((a, b) => b.bytes - a.bytes),
    licences: licences.map(({ licence, kept }) => ({ licence, bytes: kept.bytes })).toSorted((a, b) => b.bytes - a.bytes),
    sources: sources.map(({ id, title, kept }) => ({ title, bytes: kept.bytes, ...(id.startsWith('dataset-version:') && { thing: id }) })),
    removed: [...removed].map(([reason, documents]) => ({ reason, documents })),
  }
}
