/**
 * What a register of AI systems will ask of a model, kept with it from the day of its release. The fields are those that the
 * registers of the European Union (Annex VIII of Regulation 2024/1689), the Netherlands, the United Kingdom and Canada have in common.
 */
import type { Text } from '../../../law/text.ts'
import type { Day, Instant } from '../../../law/time.ts'
import {
  type Description, type Followed, isStated, languagesOf, type Model, modelPath, modelSubject, type OptOutDecision, type ReceiptSummary, type Shape, type Stated, type Statement, trainingCompute,
} from './model.ts'
import { computeMethod, outputsOf, statedBy } from './register-words.ts'

export interface RegisterEntry {
  readonly format: 'ai-register-entry/1'
  /** The stable id, on the thread. */
  readonly id: string
  readonly name: string
  readonly version: string
  readonly status: 'released'
  readonly releasedAt: Instant
  readonly provider: { readonly name: Text; readonly contact: Description['contact'] }
  readonly purpose: Text
  /** What comes out, and who decides with it. */
  readonly outputs: Text
  readonly knownLimits: Text
  readonly risk: Description['risk']
  readonly licence: string
  readonly languages: readonly string[]
  readonly parameters: number
  readonly contextLength: number
  /** How it is known what the model was made from: every step was followed here, or somebody says so. */
  readonly origin: { readonly known: 'followed' } | { readonly known: 'stated'; readonly by: string; readonly on: Day; readonly note: Text }
  /** Absent where nobody stated how much text the model has seen. */
  readonly compute?: {
    /** In floating-point operations, with the bounds between which it lies. */
    readonly operations: { readonly estimate: number; readonly low: number; readonly high: number }
    readonly method: Text
    readonly seconds?: number
    readonly processes?: number
    readonly hardware?: string
    /** Of all accelerators together. */
    readonly hours?: number
    readonly energy?: { readonly wattHours: number; readonly method: Text }
  }
  readonly data:
    | { readonly title: string; readonly hash: string; readonly tokensSeen: number; readonly summary?: string; readonly licences: readonly string[] }
    | Statement['data']
  /** Texts of the training data that were opted out before the release, and why it was released all the same. */
  readonly optOuts?: OptOutDecision
  readonly base?: { readonly name: string; readonly hash?: string; readonly licence?: string }
  readonly assessments: readonly { readonly receipt: string; readonly page: string; readonly at: Instant }[]
  readonly page: string
}

/** The entry of a model that is about to be released. Pure. */
export function registerEntry(model: Model & { readonly made: NonNullable<Model['made']> }, { provider, receipts, optOuts, at, origin }: {
  readonly provider: Text
  readonly receipts: readonly ReceiptSummary[]
  readonly optOuts: OptOutDecision | undefined
  readonly at: Instant
  /** Where the public reaches the portal. */
  readonly origin: string
}): RegisterEntry {
  const { description, provenance, made: { shape, hash } } = model
  return {
    format: 'ai-register-entry/1', id: modelSubject(model.id), name: model.name, version: hash, status: 'released', releasedAt: at,
    provider: { name: provider, contact: description.contact }, purpose: description.intendedUse, outputs: outputsOf(provenance.kind), knownLimits: description.limits,
    risk: description.risk, licence: description.licence, languages: languagesOf(provenance), parameters: shape.parameters, contextLength: shape.contextLength,
    ...(isStated(provenance) ? statedFacts(shape, provenance) : followedFacts(shape, provenance, origin)),
    ...(optOuts && { optOuts }), ...(provenance.base && { base: provenance.base }),
    assessments: receipts.map(({ id, path, at: when }) => ({ receipt: id, page: `${origin}/kk${path}`, at: when })),
    page: `${origin}/kk${modelPath(model.name)}`,
  }
}

type Facts = Pick<RegisterEntry, 'origin' | 'compute' | 'data'>

const followedFacts = (shape: Shape, { run, corpus }: Followed, origin: string): Facts => ({
  origin: { known: 'followed' },
  compute: {
    operations: trainingCompute(shape, run.tokens), method: computeMethod, seconds: run.seconds, processes: run.processes, hardware: run.hardware,
    ...(run.energy && { energy: run.energy }),
  },
  data: {
    title: corpus.title, hash: corpus.hash, tokensSeen: run.tokens, licences: corpus.licences.map(({ licence }) => licence),
    ...(corpus.summaryPath !== undefined && { summary: `${origin}/kk${corpus.summaryPath}` }),
  },
})

const statedFacts = (shape: Shape, { stated, tokens, hours, hardware, data }: Stated): Facts => ({
  origin: { known: 'stated', ...stated, note: statedBy(stated) },
  ...(tokens !== undefined && { compute: { operations: trainingCompute(shape, tokens), method: computeMethod, ...(hours !== undefined && { hours }), ...(hardware !== undefined && { hardware }) } }),
  data,
})
