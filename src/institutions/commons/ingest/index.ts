/**
 * Ingest: turns an upload (CSV, XLSX, JSON, Parquet, plain text, alone or in gzip or ZIP) into Parquet tables with profiles.
 *
 * Promises that a file is read in a child process under limits of memory, time, disk and what it may touch; that a bad file ends
 * in a `Failure` which names the mend; that no cell is changed without being typed by every value of its column; that rows left
 * out are reported by line. Never writes outside the folder of the request, never keeps unfinished files, never asks the network.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import {
  type ColumnSample, columnSamples, defaultLimits, type Ingested, ingested, type IngestRequest, type Limits, profile, type Profile,
} from './contract.ts'
import { runChild } from './run-child.ts'

export {
  type ColumnProfile, type ColumnSample, encodings, type Ingested, type IngestedTable, ingestOptions, type IngestOptions, type IngestRequest, type Profile,
} from './contract.ts'

export { isFreeText } from './free-text.ts'

export interface IngestSettings {
  /** Where the child may write meanwhile: the temporary folder of the system unless told otherwise. */
  readonly scratch?: string
  /** Over the defaults. */
  readonly limits?: Partial<Limits>
  /** Parts what is new from what lies in the future; absent: every day of the data counts as past. */
  readonly today?: Day
  /** Ends the child at once; the call then throws a `Failure`. */
  readonly signal?: AbortSignal
  /** Share of the work from 0 to 1, a few times a second, with what goes on. */
  readonly onProgress?: (share: number, words: Text) => void
}

const settled = ({ limits, today = '9999-12-31', signal, onProgress }: IngestSettings) => ({
  limits: { ...defaultLimits, ...limits }, today,
  run: { ...(signal && { signal }), ...(onProgress && { progress: onProgress }) },
})

/** Reads an upload. Throws a `Failure`, `invalid` or `limited`, when any file of it cannot be read. */
export async function ingest({ path, name, output, options = {} }: IngestRequest, settings: IngestSettings = {}): Promise<Ingested> {
  const { limits, today, run } = settled(settings)
  return await runChild({ task: 'ingest', path, name, output, options, limits, today }, ingested, run)
}

/** Describes a Parquet file. Throws a `Failure` when it cannot be read. */
export async function profileParquet(path: string, settings: IngestSettings = {}): Promise<Profile> {
  const { limits, today, run } = settled(settings)
  return await inScratch(settings, (output) => runChild({ task: 'profile', path, output, limits, today }, profile, run))
}

/** Values of every column of a Parquet file, from about `count` rows spread over it: the same ones every time. */
export async function sampleColumns(
  path: string, { count = 2000, ...settings }: IngestSettings & { readonly count?: number } = {},
): Promise<readonly ColumnSample[]> {
  const { limits, run } = settled(settings)
  return await inScratch(settings, (output) => runChild({ task: 'sample', path, output, limits, count }, columnSamples, run))
}

async function inScratch<R>({ scratch = tmpdir() }: IngestSettings, use: (folder: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(scratch, 'ingest-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
