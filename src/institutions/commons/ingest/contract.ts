/** What goes into an ingest and what comes out of it: the shapes are checked where they leave the child process. */
import { z } from 'zod'
import { day } from '../../../law/declaration.ts'
import type { Text } from '../../../law/text.ts'

/** Encodings that an upload may be read as. `kz-1048` is Windows-1251 with the Kazakh letters (STRK 1048-2002). */
export const encodings = ['utf-8', 'windows-1251', 'kz-1048', 'koi8-r', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

/** What the publisher says about the file himself; it overrides what would be recognised. */
export const ingestOptions = z.object({
  encoding: z.enum(encodings).exactOptional(),
  /** Of CSV: one character. */
  delimiter: z.string().length(1).exactOptional(),
  /** Of CSV: the sign between the whole and the fraction. */
  decimal: z.enum(['.', ',']).exactOptional(),
  /** Of CSV and sheets: whether the first row of the table holds the names of the columns. */
  header: z.boolean().exactOptional(),
  /** Of XLSX: the only sheet to take, by its name in the workbook. */
  sheet: z.string().exactOptional(),
}).readonly()
export type IngestOptions = z.infer<typeof ingestOptions>

/** Where an ingest stops, so that no upload can take the machine. */
const limits = z.object({
  /** Bytes of the file once unpacked, and of everything that is unpacked from an archive together. */
  bytes: z.number().int().positive(),
  /** How many times larger than the upload what is unpacked may be; asked from 64 MiB on. */
  ratio: z.number().positive(),
  /** Files in an archive. */
  entries: z.number().int().positive(),
  /** Columns of a table. */
  columns: z.number().int().positive(),
  /** Resident memory of the child, in bytes: it is killed above it. */
  memory: z.number().int().positive(),
  /** Memory that the engine allows itself, in bytes; what does not fit is put on disk. */
  engineMemory: z.number().int().positive(),
  threads: z.number().int().positive(),
  /** Wall-clock seconds until the child is killed. */
  seconds: z.number().positive(),
}).readonly()
export type Limits = z.infer<typeof limits>

const mebibyte = 2 ** 20
export const defaultLimits: Limits = {
  bytes: 20 * 1024 * mebibyte, ratio: 250, entries: 1000, columns: 2000,
  memory: 1200 * mebibyte, engineMemory: 640 * mebibyte, threads: 2, seconds: 1800,
}

export interface IngestRequest {
  /** A local file; it is only read. */
  readonly path: string
  /** Its name as uploaded: with the first bytes it decides the format. */
  readonly name: string
  /** A folder for the results, made where it is missing; the child can write nowhere else. Nothing is left there after a failure. */
  readonly output: string
  readonly options?: IngestOptions
}

const columnKinds = ['number', 'integer', 'text', 'category', 'date', 'time', 'boolean', 'identifier', 'nested', 'geo'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Days and moments are ISO text; a number beyond what a double holds is text too. */
const scalar = z.union([z.number(), z.string()])

const columnProfile = z.object({
  name: z.string(),
  /** The type in DuckDB's words. */
  type: z.string(),
  kind: z.enum(columnKinds),
  nulls: z.number().int(),
  /** Different values: exact up to some ten thousands of them, then off by about half a hundredth; at most the number of values. */
  distinct: z.number().int(),
  min: scalar.exactOptional(),
  max: scalar.exactOptional(),
  mean: z.number().exactOptional(),
  /** Approximate in large tables (t-digest). */
  median: scalar.exactOptional(),
  std: z.number().exactOptional(),
  /** Counts between neighbouring edges, one edge more than counts: each takes in its upper edge, the first also its lower. */
  histogram: z.object({ edges: z.array(scalar).readonly(), counts: z.array(z.number().int()).readonly() }).readonly().exactOptional(),
  /** The most frequent values of a category, exact, the most frequent first. */
  top: z.array(z.object({ value: z.string(), count: z.number().int() }).readonly()).readonly().exactOptional(),
  /** Of text, in characters. */
  lengths: z.object({ min: z.number(), mean: z.number(), max: z.number() }).readonly().exactOptional(),
}).readonly()
export type ColumnProfile = z.infer<typeof columnProfile>

export const profile = z.object({
  rows: z.number().int(),
  /** Rows that repeat another row wholly: told apart by a 64-bit hash of the row. */
  duplicates: z.number().int(),
  /** Of the Parquet file. */
  bytes: z.number().int(),
  columns: z.array(columnProfile).readonly(),
  /** Shares of the text by language, judged on a sample of it; they add up to 1. Absent where there is no text. */
  language: z.object({ kk: z.number(), ru: z.number(), en: z.number(), other: z.number() }).readonly().exactOptional(),
  /** Words of the text columns, about. */
  tokens: z.number().int().exactOptional(),
  /** The newest day in the data that is not in the future. */
  newest: day.exactOptional(),
}).readonly()
export type Profile = z.infer<typeof profile>

/** Why a row was left out. */
const rejections = ['cell', 'few cells', 'many cells', 'quotes', 'encoding', 'long line', 'record'] as const
export type Rejection = (typeof rejections)[number]

const rejected = z.object({
  /** Of the file as unpacked and in UTF-8, from 1; of a sheet, the row of the table. */
  line: z.number().int(),
  column: z.string().exactOptional(),
  reason: z.enum(rejections),
  text: z.string(),
}).readonly()
export type Rejected = z.infer<typeof rejected>

const ingestedTable = z.object({
  /** Of `[a-z0-9_-]`, one of a kind in the upload: `train`, a sheet, the stem of the file. */
  name: z.string().regex(/^[a-z0-9_-]{1,64}$/),
  /** The Parquet file (zstd), in the folder of the request. */
  parquet: z.string(),
  columns: z.array(z.object({
    name: z.string(), type: z.string(),
    /** The header as it was, where the name had to differ. */
    original: z.string().exactOptional(),
  }).readonly()).readonly(),
  rows: z.number().int(),
  rejects: z.object({
    /** Rows that were left out. */
    count: z.number().int(),
    /** A CSV file of the first twenty thousand of them: line, column, reason, text. Absent where there are none. */
    path: z.string().exactOptional(),
    /** The first twenty. */
    first: z.array(rejected).readonly(),
  }).readonly(),
  profile,
}).readonly()
export type IngestedTable = z.infer<typeof ingestedTable>

export const text: z.ZodType<Text> = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).readonly()

export const ingested = z.object({
  tables: z.array(ingestedTable).readonly(), notes: z.array(text).readonly(),
  /** Lines, rows, sheets, files and whatever else of the upload is in no table, in words; empty where everything is. */
  left: z.array(text).readonly(),
  /** What the upload says beside its tables: metadata of Parquet files, properties of workbooks, names in archives. */
  texts: z.array(z.string()).readonly(),
}).readonly()
/** The tables of an upload, and what was recognised or left out, in words for the publisher. */
export type Ingested = z.infer<typeof ingested>

export const columnSamples = z.array(z.object({
  name: z.string(),
  /** As text, without nulls, in an order that depends on nothing but the file. */
  values: z.array(z.string()).readonly(),
  /** Different values among all values of the column, from 0 to 1; off by at most a few hundredths. */
  distinctRatio: z.number(),
}).readonly()).readonly()
export type ColumnSample = z.infer<typeof columnSamples>[number]

/** The folder in the scratch folder from which the tables are taken once all of them are finished. */
export const results = 'results'

/** What the child is asked. */
export const job = z.discriminatedUnion('task', [
  z.object({
    task: z.literal('ingest'), path: z.string(), name: z.string(), output: z.string(), options: ingestOptions, limits, today: day,
  }),
  z.object({ task: z.literal('profile'), path: z.string(), output: z.string(), limits, today: day }),
  z.object({ task: z.literal('sample'), path: z.string(), output: z.string(), limits, count: z.number().int().positive() }),
])
export type Job = z.infer<typeof job>
