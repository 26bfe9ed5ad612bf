/** What a corpus is, and what is chosen when one is built. */
import { z } from 'zod'
import type { Actor } from '../../../kernel/parties/index.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import { languageCodes } from '../language/index.ts'
import type { Manifest } from './contract.ts'

/** `building` → `ready`, `failed` or `cancelled`. A failed one may be built again. */
export type CorpusState = 'building' | 'ready' | 'failed' | 'cancelled'

const chosenSource = z.union([
  z.object({ dataset: z.string().min(1) }).readonly(),
  z.object({
    /** Id of an uploaded file of JSON Lines, plain or in gzip. */
    file: z.string(), name: z.string().min(1),
    licence: z.string().trim().min(1).max(200).exactOptional(), text: z.string().trim().min(1).max(100).exactOptional(),
  }).readonly(),
])

/** What is chosen: `dataset` is a reference of the port. */
export const choices = z.object({
  title: z.string().trim().min(1).max(200),
  languages: z.array(z.enum(languageCodes)).min(1).readonly(),
  strict: z.boolean(),
  machineTranslation: z.boolean(),
  validation: z.number().min(0).max(0.5),
  sources: z.array(chosenSource).min(1).max(200).readonly(),
}).readonly()
export type Choices = z.infer<typeof choices>

/** Why a corpus could not be built; `removed` when nothing was left: documents by the rule that left them out, of which there is a report. */
export type BuildFailure = Text & { readonly removed?: Readonly<Record<string, number>> }

/** The report of what was left out, among the artefacts. */
export const reportName = 'removed.jsonl.gz'

export interface Corpus {
  readonly id: string
  readonly title: string
  readonly choices: Choices
  readonly state: CorpusState
  readonly by: Actor
  readonly createdAt: Instant
  readonly finishedAt?: Instant
  /** Of a corpus that is ready: what is in it, the SHA-256 that names it, and its files; of one of which nothing was left, the report alone. */
  readonly manifest?: Manifest
  readonly hash?: string
  readonly artefacts: readonly Artefact[]
  readonly failure?: BuildFailure
}

/** A corpus in lists, without its manifest. */
export type CorpusSummary = Pick<Corpus, 'id' | 'title' | 'state' | 'createdAt' | 'hash'> & {
  readonly languages: readonly string[]; readonly strict: boolean; readonly documents?: number; readonly bytes?: number
}

/** The files of a corpus that is ready which hold its texts: shards of `train`, and what is held back for validation. */
export const textFiles = ({ state, artefacts }: Pick<Corpus, 'state' | 'artefacts'>): readonly Artefact[] =>
  (state === 'ready' ? artefacts.filter(({ name }) => /^(train-\d+|validation)\.jsonl\.gz$/.test(name)) : [])

/** The kind under which corpora are found. */
export const corpusKind: Text = spoken({ kk: 'Мәтін корпусы', ru: 'Корпус текстов', en: 'Corpus of text' })

/** The subject under which journal, files and the thread know a corpus, and the path of its page. */
export const corpusSubject = (id: string): string => `corpus:${id}`
export const corpusPath = (id: string): string => `/corpora/${id}`
