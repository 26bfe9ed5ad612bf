/**
 * Builds a corpus: files of records in, shards of a corpus out. Runs without a database, in bounded memory, stage by stage: what a
 * stage has finished stays in the work folder, and a build that is begun again there goes on after it.
 *
 * The same sources and the same choices give the same manifest, and so the same hash, on every machine.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { benchmarkHash, benchmarks as registered, items } from '../benchmarks.ts'
import { type Cleaned, cleanSource } from './clean.ts'
import { type BenchmarkIndex, type Guarded, indexBenchmarks } from './contamination.ts'
import type { BuildSpec, Manifest, Progress, Stage } from './contract.ts'
import { exactKeyOf } from './exact-key.ts'
import { readLines } from './lines-file.ts'
import { exactDuplicates, type Firsts, nearDuplicates } from './near-duplicates.ts'
import { rules } from './quality.ts'
import type { CleanDocument } from './treat.ts'
import { wordReader } from './words.ts'
import { writeCorpus } from './write-corpus.ts'

export interface Building {
  readonly spec: BuildSpec
  readonly detectors: readonly Detector[]
  /** Where the corpus goes: `train-00000.jsonl.gz` …, `validation.jsonl.gz`, `removed.jsonl.gz`, `manifest.json`. */
  readonly folder: string
  /** For what is under way; removed in the end. Two builds may not share one. */
  readonly work: string
  readonly benchmarks?: readonly Guarded[]
  readonly progress?: (progress: Progress) => void
}

/** Every registered benchmark, with its questions. */
const registeredBenchmarks = (): readonly Guarded[] => registered.map(({ id }) => ({
  id, hash: benchmarkHash(id),
  * texts() {
    for (const { text, question } of items(id)) {
      yield text
      if (question !== undefined) yield question
    }
  },
}))

/** Builds; answers the manifest. Throws a `Failure` for a source that cannot be used, and when nothing is left. */
export async function buildCorpus({ spec, detectors, folder, work, benchmarks = registeredBenchmarks(), progress = () => undefined }: Building): Promise<Manifest> {
  await mkdir(work, { recursive: true })
  await mkdir(folder, { recursive: true })
  await forgetOther(work, hashOf({ spec: spec as object, rules: rules.map(({ id, threshold }) => ({ id, threshold })), benchmarks: benchmarks.map(({ hash }) => hash) }))
  let documents = 0
  const tell = (stage: Stage) => (share: number): void => progress({ stage, share, documents })

  const cleaned = await cleanAll({ spec, detectors, work, benchmarks, tell: (share, count) => {
    documents = count
    tell('clean')(share)
  } })
  const paths = spec.sources.map((_, index) => cleanPath(work, index))
  documents = cleaned.reduce((sum, one) => sum + one.documents, 0)
  const exact = await kept(work, 'exact', () => findExact(paths, work, documents, tell('exact')))
  const near = await kept(work, 'near', () => findNear(paths, work, exact, tell('near')))
  const manifest = await writeCorpus({ spec, cleaned, paths, removedPaths: spec.sources.map((_, index) => removedPath(work, index)), exact, near, benchmarks, folder, documents, tell: tell('write') })
  await rm(work, { recursive: true, force: true })
  return manifest
}

const cleanPath = (work: string, index: number): string => join(work, `clean-${index}.jsonl`)
const removedPath = (work: string, index: number): string => join(work, `removed-${index}.jsonl`)

/** Work that another specification left is of no use. */
async function forgetOther(work: string, hash: string): Promise<void> {
  const path = join(work, 'spec')
  if (existsSync(path) && readFileSync(path, 'utf8') === hash) return
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  writeFileSync(path, hash)
}

function store(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.part`, content)
  renameSync(`${path}.part`, path)
}

async function cleanAll({ spec, detectors, work, benchmarks, tell }: {
  readonly spec: BuildSpec; readonly detectors: readonly Detector[]; readonly work: string; readonly benchmarks: readonly Guarded[]
  readonly tell: (share: number, documents: number) => void
}): Promise<readonly Cleaned[]> {
  const sizes = await Promise.all(spec.sources.map(async ({ files }) => {
    const each = await Promise.all(files.map(async ({ path }) => (await stat(path)).size))
    return each.reduce((sum, size) => sum + size, 0)
  }))
  const whole = Math.max(1, sizes.reduce((sum, size) => sum + size, 0))
  let index: BenchmarkIndex | undefined
  let [read, documents] = [0, 0]
  const cleaned: Cleaned[] = []
  for (const [at, source] of spec.sources.entries()) {
    const path = join(work, `clean-${at}.json`)
    if (existsSync(path)) {
      const known = JSON.parse(readFileSync(path, 'utf8')) as Cleaned
      read += sizes[at]!
      documents += known.report.read.documents
      cleaned.push(known)
    } else {
      index ??= indexBenchmarks(benchmarks)
      const one = await cleanSource(source, {
        spec, benchmarks: index, detectors, clean: cleanPath(work, at), removed: removedPath(work, at),
        advanced(bytes, count) {
          read += bytes
          documents += count
          tell(read / whole, documents)
        },
      })
      store(path, JSON.stringify(one))
      cleaned.push(one)
    }
  }
  return cleaned
}

/** What was found before a crash, or is found now. */
async function kept(work: string, name: string, find: () => Promise<Firsts>): Promise<Firsts> {
  const path = join(work, `${name}.bin`)
  if (existsSync(path)) {
    const bytes = readFileSync(path)
    return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  }
  const found = await find()
  store(path, new Uint8Array(found.buffer, found.byteOffset, found.byteLength))
  return found
}

async function* documentsIn(paths: readonly string[]): AsyncGenerator<CleanDocument> {
  for (const path of paths) yield* readLines<CleanDocument>(path)
}

async function findExact(paths: readonly string[], work: string, documents: number, tell: (share: number) => void): Promise<Firsts> {
  const duplicates = exactDuplicates(work)
  const read = wordReader()
  let at = 0
  for await (const { text } of documentsIn(paths)) {
    duplicates.add(exactKeyOf(read(text), text))
    at += 1
    if (at % 4096 === 0) tell(at / documents)
  }
  return duplicates.finish()
}

/** Near-duplicates among those that are no exact ones; answered for every document by its number. */
async function findNear(paths: readonly string[], work: string, exact: Firsts, tell: (share: number) => void): Promise<Firsts> {
  const duplicates = nearDuplicates(work)
  const read = wordReader()
  const numbers = new Uint32Array(exact.length)
  let [at, count] = [0, 0]
  for await (const { text } of documentsIn(paths)) {
    if (exact[at] === at) {
      duplicates.add(read(text))
      numbers[count++] = at
    }
    at += 1
    if (at % 4096 === 0) tell(0.8 * at / exact.length)
  }
  const firsts = Uint32Array.from(exact)
  for (const [text, first] of (await duplicates.finish((share) => tell(0.8 + share / 5))).entries()) firsts[numbers[text]!] = numbers[first]!
  return firsts
}
