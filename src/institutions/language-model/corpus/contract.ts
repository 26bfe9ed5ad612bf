/** What a build of a corpus is told, and what it leaves: the shapes are checked where they enter and leave the child process. */
import { z } from 'zod'
import { languageCodes } from '../language/index.ts'
import { tiers } from './licences.ts'

const count = z.number().int().nonnegative()

/** One source: files of JSON Lines, plain or in gzip, or tables as Parquet. */
const source = z.object({
  /** On the thread: `dataset-version:…`; a file by its content: `file:…`. */
  id: z.string().min(1),
  title: z.string().min(1),
  /** Of every record that names none itself. */
  licence: z.string().exactOptional(),
  files: z.array(z.object({
    path: z.string(), name: z.string(),
    /** The member of a record that holds its text: `text` unless told otherwise. */
    text: z.string().exactOptional(),
    /** A table: the file is Parquet, and only these columns and rows of it may be read. `where` is a condition of ours in SQL. */
    table: z.object({ columns: z.array(z.string()).readonly(), where: z.string().exactOptional() }).readonly().exactOptional(),
  }).readonly()).readonly(),
  /** Whether everybody may see its texts: only then samples are taken from it. */
  shown: z.boolean(),
}).readonly()
export type CorpusSource = z.infer<typeof source>
export type SourceFile = CorpusSource['files'][number]

const buildSpec = z.object({
  title: z.string().min(1),
  /** Languages to keep; lines of others are left out. */
  languages: z.array(z.enum(languageCodes)).min(1).readonly(),
  /** Takes only texts whose licence is of the tier `open`. */
  strict: z.boolean(),
  /** Whether texts that call themselves machine-translated are kept. */
  machineTranslation: z.boolean(),
  sources: z.array(source).min(1).readonly(),
  /** Hashes of what must not be used, as `optOutKey` makes them. */
  optOut: z.array(z.string()).readonly(),
  /** The share of documents that are held back for validation. */
  validation: z.number().min(0).max(0.5),
}).readonly()
export type BuildSpec = z.infer<typeof buildSpec>

const amount = z.object({ documents: count, bytes: count, words: count }).readonly()
/** Bytes are those of the text in UTF-8; words are parted by white space. */
export type Amount = z.infer<typeof amount>

const counts = z.record(z.string(), count)

const sourceReport = z.object({
  id: z.string(), title: z.string(),
  /** `false` where its texts are not for everybody. */
  shown: z.literal(false).exactOptional(),
  /** SHA-256 of the bytes of its files, one after another; of a table, of its texts. */
  hash: z.string(),
  read: amount, kept: amount,
  /** By the reason: a rule, `language`, `licence-…`, `opt-out`, `benchmark`, `exact-duplicate`, `near-duplicate`, `machine-translation`. */
  removed: z.record(z.string(), amount),
  /** Lines cut out of documents that stayed, by the reason. */
  cut: z.record(z.string(), count),
  /** Mends of the normaliser, by kind. */
  mended: counts,
  /** Spans of personal data that were masked, by kind. */
  masked: counts,
  /** What was kept, by the name inside the source. */
  parts: z.record(z.string(), amount),
}).readonly()
export type SourceReport = z.infer<typeof sourceReport>

const outputFile = z.object({
  name: z.string(), split: z.enum(['train', 'validation', 'report']), documents: count,
  /** Of the JSON Lines before compression, as the hash is: compressors differ between machines. */
  bytes: count, sha256: z.string(),
}).readonly()

export const manifest = z.object({
  format: z.literal('corpus/1'),
  title: z.string(), languages: z.array(z.enum(languageCodes)).readonly(), strict: z.boolean(), machineTranslation: z.boolean(), validation: z.number(),
  rules: z.array(z.object({ id: z.string(), threshold: z.number(), source: z.string() }).readonly()).readonly(),
  duplicates: z.object({ exact: z.string(), bands: count, places: count, similarity: z.number() }).readonly(),
  decontamination: z.object({
    words: count,
    benchmarks: z.array(z.object({
      id: z.string(), hash: z.string(),
      /** Documents left out because of it. */
      documents: count,
      /** Lines cut because of it. */
      lines: count,
    }).readonly()).readonly(),
  }).readonly(),
  optOut: z.object({ entries: count, hash: z.string() }).readonly(),
  sources: z.array(sourceReport).readonly(),
  licences: z.array(z.object({ licence: z.string(), tier: z.enum(tiers), kept: amount }).readonly()).readonly(),
  /** By language, with the script where it is not the usual one: `kk`, `kk-Latn`. */
  texts: z.record(z.string(), amount),
  /** A tenth of the internet domains, those with the most kept bytes; ten at least, a thousand at most. Of records that name their address. */
  domains: z.array(z.object({ domain: z.string(), bytes: count }).readonly()).readonly(),
  total: z.object({ read: amount, kept: amount, train: amount, validation: amount }).readonly(),
  /** The same ones each time: those whose hashes are smallest. */
  samples: z.array(z.object({ id: z.string(), source: z.string(), text: z.string() }).readonly()).readonly(),
  files: z.array(outputFile).readonly(),
}).readonly()
/** Everything about a corpus but its texts. Its canonical form names the corpus by SHA-256. */
export type Manifest = z.infer<typeof manifest>

export const stages = ['clean', 'exact', 'near', 'write'] as const
export type Stage = (typeof stages)[number]

/** How far a build is: `done` bytes of `total` of a stage, about. */
export interface Progress { readonly stage: Stage; readonly share: number; readonly documents: number }

/** What the child process is asked: a build, the module of its detectors, and its folders. */
export const task = z.object({ spec: buildSpec, detectors: z.string(), folder: z.string(), work: z.string() })
export type Task = z.infer<typeof task>

const text = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).readonly()

/** A line that the child process says. */
export const said = z.union([
  z.object({ progress: z.object({ stage: z.enum(stages), share: z.number(), documents: count }) }),
  /** `processorSeconds` of the whole child, user and system. */
  z.object({ done: z.literal(true), processorSeconds: z.number().nonnegative() }),
  /** `removed` when nothing is left: documents by the rule that left them out; their report lies in the folder of the corpus. */
  z.object({ failure: z.object({ kind: z.enum(['invalid', 'limited']), text, removed: counts.exactOptional() }) }),
])
