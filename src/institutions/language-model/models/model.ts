/** A model of the registry, as values: what is said of it, how it was made, what its files are. */
import spdx from 'spdx-license-ids/index.json' with { type: 'json' }
import { z } from 'zod'
import { hashOf } from '../../../law/canonical.ts'
import type { Text } from '../../../law/text.ts'
import type { Day, Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'

const text = z.string().trim().min(1).max(4_000)
const texts = z.object({ kk: text, ru: text, en: text })
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** Classes of risk and of autonomy, as the law on AI of 17 November 2025 has them in its article 17. */
export const riskClasses = ['minimal', 'medium', 'high'] as const
export const autonomyClasses = ['low', 'medium', 'high'] as const

/** The part of an address by which programs call a model. */
export const modelName = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/)
  .refine((name) => name !== 'new' && name !== 'add' && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)) // a name that looks like an id would be taken for one

const licences: ReadonlySet<string> = new Set(spdx)

/** What its makers say of a model. */
export const description = z.object({
  summary: texts,
  /** What it is for. */
  intendedUse: texts,
  /** What it cannot do and what is wrong with it, as far as is known. */
  limits: texts,
  licence: z.string().refine((id) => licences.has(id)),
  /** Whom to write to. */
  contact: z.object({ name: text, email: z.email() }),
  /** Their own assessment of its risk. */
  risk: z.object({ class: z.enum(riskClasses), autonomy: z.enum(autonomyClasses), reasons: texts }),
})
export type Description = z.infer<typeof description>

const amount = z.object({ documents: count, bytes: count })
/** Why a run of training broke off. */
export const interruptionCauses = ['stopped', 'crashed', 'portal', 'refused', 'not recorded'] as const

const base = z.object({ name: text, hash: hash.exactOptional(), licence: z.string().exactOptional() })

/** How a model was made whose making was followed: kept with it, so that it can be read when the run, the corpus or the portal that made it is gone. */
export const provenance = z.object({
  /** `base` goes on with a text; `chat` was tuned to follow instructions. */
  kind: z.enum(['base', 'chat']),
  run: z.object({
    /** On the thread: `training-run:` and this. */
    id: z.string().min(1), title: texts,
    path: z.string().exactOptional(), startedAt: z.string().exactOptional(), finishedAt: z.string().exactOptional(),
    steps: count, tokens: count,
    /** Time of the clock, in seconds, and in how many processes. */
    seconds: z.number().nonnegative(), processes: count.min(1), hardware: text,
    /** Of all processes together, in seconds. */
    cpuSeconds: z.number().nonnegative().exactOptional(),
    /** As measured or estimated, with how. */
    energy: z.object({ wattHours: z.number().nonnegative(), method: texts }).exactOptional(),
    /** SHA-256 of the canonical recipe. */
    recipe: hash,
    /** On validation text. */
    bitsPerByte: z.number().positive().exactOptional(),
    /** All that interrupted it, in order; without the list it was not recorded. */
    interruptions: z.array(z.object({
      at: z.string(), cause: z.enum(interruptionCauses),
      /** The last step before it; where it went on, and when. */
      step: count, resumedFrom: count.exactOptional(), resumedAt: z.string().exactOptional(),
    })).exactOptional(),
  }),
  tokenizer: z.object({ id: z.string().exactOptional(), path: z.string().exactOptional(), kind: z.string(), size: count, hash, tokensPerWord: z.number().positive().exactOptional() }),
  corpus: z.object({
    id: z.string().exactOptional(), path: z.string().exactOptional(), summaryPath: z.string().exactOptional(), title: text, hash, kept: amount,
    /** ISO 639-1, with the script where it is not the usual one. */
    languages: z.array(z.object({ language: z.string().min(2), bytes: count })).min(1),
    licences: z.array(z.object({ licence: z.string().min(1), bytes: count })).min(1),
    sources: z.array(z.object({
      /** On the thread, such as `dataset-version:…`. */
      thing: z.string().exactOptional(), title: text, licence: z.string().min(1).exactOptional(), bytes: count,
    })),
    removed: z.array(z.object({ reason: z.string(), documents: count })).exactOptional(),
  }),
  /** The model that training went on from. */
  base: base.exactOptional(),
})
export type Followed = z.infer<typeof provenance>

/** How a model was made elsewhere, as somebody says who works here: nothing of it was followed, but for what stands on the thread. */
export const statement = z.object({
  kind: z.enum(['base', 'chat']),
  /** ISO 639-1. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  data: z.object({
    /** On the thread, so that what is taken back marks the model. */
    datasets: z.array(z.object({ thing: z.string(), title: texts, path: z.string().exactOptional() })),
    /** All other data, in words. */
    other: texts.exactOptional(),
  }),
  /** The run of this portal whose files it was trained with: on the thread. */
  run: z.object({ id: z.string(), title: texts, path: z.string() }).exactOptional(),
  tokens: count.exactOptional(),
  /** Of all accelerators together. */
  hours: z.number().nonnegative().exactOptional(),
  hardware: text.exactOptional(),
  /** SHA-256 of the recipe, as whoever trained knows it. */
  recipe: hash.exactOptional(),
  base: base.exactOptional(),
})
export type Statement = z.infer<typeof statement>

export interface Stated extends Statement {
  /** Who said it, and on which day. */
  readonly stated: { readonly by: string; readonly on: Day }
}

export type Provenance = Followed | Stated

export const isStated = (made: Provenance): made is Stated => 'stated' in made

/** What the files of a model say. */
export interface Shape {
  readonly parameters: number
  /** In tokens. */
  readonly contextLength: number
  readonly vocabulary: number
  readonly layers: number
  readonly width: number
  /** Its tokenizer comes with a template of conversations. */
  readonly chatTemplate: boolean
}

export type ModelState = 'preparing' | 'failed' | 'draft' | 'released' | 'withdrawn'
export const modelStates = ['preparing', 'failed', 'draft', 'released', 'withdrawn'] as const satisfies readonly ModelState[]

/** Texts of a corpus that were opted out after it was built: the corpus on the thread, and how many, with why. */
export interface OptedOut { readonly source: string; readonly title: Text; readonly reason: Text }

/** Why the head releases a model although it was trained on exactly these. */
export interface OptOutDecision { readonly reason: Text; readonly of: readonly OptedOut[] }

export interface Release {
  /** Id of the person. */
  readonly by: string
  /** Id of the kept signature. */
  readonly signature: string
  /** Id of the decision; absent where a model was released before releases were decisions. */
  readonly decision?: string
  /** Ids of the receipts it rests on. */
  readonly receipts: readonly string[]
  readonly optOuts?: OptOutDecision
}

export interface Model {
  readonly id: string
  /** What programs call it by; given once, to one content. */
  readonly name: string
  readonly state: ModelState
  readonly description: Description
  readonly provenance: Provenance
  readonly draftedAt: Instant
  /** As the journal names actors. */
  readonly draftedBy: string
  /** All of it once its files are there. */
  readonly made?: { readonly hash: string; readonly shape: Shape; readonly files: readonly Artefact[] }
  readonly failure?: Text
  /** What the head has decided for the release to come. */
  readonly optOuts?: OptOutDecision
  readonly release?: Release
  readonly releasedAt?: Instant
  readonly withdrawal?: { readonly reason: Text; readonly at: Instant }
}

/** On the thread and in orders. */
export const modelSubject = (id: string): string => `model:${id}`
export const modelPath = (name: string): string => `/models/${name}`

/** The version of a model: SHA-256 of the canonical manifest of its files. Its card is none of them, for it tells of the evaluation. */
export const modelHash = (files: readonly Pick<Artefact, 'name' | 'hash' | 'size'>[]): string =>
  hashOf({ format: 'model/1', files: files.map(({ name, hash, size }) => ({ name, sha256: hash, size })).toSorted((a, b) => (a.name < b.name ? -1 : 1)) })

/** Languages with less of the text than this are no languages of the model. */
const leastShare = 0.005

/** The languages that a model has learned, the most text first. */
export function languagesOf(made: Provenance): readonly string[] {
  if (isStated(made)) return made.languages
  const { languages } = made.corpus
  const all = languages.reduce((sum, { bytes }) => sum + bytes, 0)
  const known = languages.filter(({ bytes }) => bytes >= all * leastShare).toSorted((a, b) => b.bytes - a.bytes).map(({ language }) => language.split('-')[0]!)
  return [...new Set(known)].filter((language) => language !== 'und')
}

/**
 * The arithmetic of training, in floating-point operations: six for each parameter and token (Kaplan et al. 2020, arXiv 2001.08361),
 * an estimate that is known to be off by up to a factor of two.
 */
export const trainingCompute = ({ parameters }: Pick<Shape, 'parameters'>, tokens: number) => {
  const estimate = 6 * parameters * tokens
  return { estimate, low: estimate / 2, high: estimate * 2 }
}

/** What a receipt of an evaluation says, for whoever decides on a release. */
export interface ReceiptSummary {
  readonly id: string
  /** The hash of the model that was judged. */
  readonly model: string
  readonly at: Instant
  /** The page of the evaluation. */
  readonly path: string
  /** The receipt itself: a compact JWS. */
  readonly jws: string
  readonly results: readonly {
    readonly task: string
    readonly title: Text
    /** Its name among programs, and in words. */
    readonly metric: string
    readonly measure: Text
    readonly value: number
    readonly low: number
    readonly high: number
    readonly items: number
    /** Of these, for a release: answered, and by today's words and data of the task. */
    readonly answered: number
    /** What guessing gives. */
    readonly chance?: number
  }[]
  /** Of so many beginnings of training texts, how many the model went on with word for word. */
  readonly memorisation?: { readonly tried: number; readonly verbatim: number }
}
