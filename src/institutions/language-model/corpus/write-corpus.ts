/** The last stage: writes what stays into shards, the report of what does not, and the manifest that names the corpus. */
import { hash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonical } from '../../../law/canonical.ts'
import { NothingLeft } from './build-messages.ts'
import type { Cleaned, RemovedRow } from './clean.ts'
import { copiedWords, type Guarded } from './contamination.ts'
import { type Amount, type BuildSpec, type Manifest, manifest as shape } from './contract.ts'
import { tierOf } from './licences.ts'
import { type LinesFile, readLines, writeLines } from './lines-file.ts'
import { bands, places } from './min-hash.ts'
import { type Firsts, nearFrom } from './near-duplicates.ts'
import { rules } from './quality.ts'
import { amountOf, nothing, plus, Tally } from './tally.ts'
import type { CleanDocument } from './treat.ts'

interface Writing {
  readonly spec: BuildSpec
  readonly cleaned: readonly Cleaned[]
  readonly paths: readonly string[]
  readonly removedPaths: readonly string[]
  readonly exact: Firsts
  readonly near: Firsts
  readonly benchmarks: readonly Guarded[]
  readonly folder: string
  readonly documents: number
  readonly tell: (share: number) => void
}

/** Bytes of one shard before compression, about. */
const shardBytes = 64 << 20
const samplesKept = 12
/** Characters of a sample that are shown. */
const sampleLength = 600

export async function writeCorpus(writing: Writing): Promise<Manifest> {
  const { spec, cleaned, paths, exact, near, folder, documents, tell } = writing
  const shards = openShards(folder)
  const removed = writeLines(join(folder, 'removed.jsonl.gz'))
  for (const path of writing.removedPaths) for await (const row of readLines<RemovedRow>(path)) await removed.write(row)
  const ids = await idsOf(paths, near)
  const all = { licences: new Tally(), texts: new Tally(), domains: new Tally(), samples: openSamples() }
  const sources: Manifest['sources'][number][] = []
  let at = 0
  for (const [index, path] of paths.entries()) {
    const [parts, lost] = [new Tally(), new Tally(cleaned[index]!.report.removed)]
    let kept = nothing
    for await (const document of readLines<CleanDocument>(path)) {
      const amount = amountOf(document.text)
      const first = near[at]!
      if (first !== at) {
        const reason = exact[at] === at ? 'near-duplicate' : 'exact-duplicate'
        lost.add(reason, amount)
        await removed.write({ id: document.id, source: document.source, reason, of: ids.get(first)! } satisfies RemovedRow)
      } else {
        kept = plus(kept, amount)
        parts.add(document.source, amount)
        all.licences.add(document.licence, amount)
        all.texts.add(document.language, amount)
        if (document.domain !== undefined) all.domains.add(document.domain, amount)
        if (spec.sources[index]!.shown && tierOf(document.licence) === 'open') all.samples.add(document)
        await shards.write(document, amount, isHeldBack(document.doc, spec.validation))
      }
      at += 1
      if (at % 2048 === 0) tell(at / documents)
    }
    sources.push({ ...cleaned[index]!.report, kept, removed: lost.all(), parts: parts.all() })
  }
  const report = await removed.close()
  const { files, train, validation } = await shards.close()
  if (train.documents === 0) throw new NothingLeft(removedOf(sources))
  const manifest: Manifest = {
    ...described(writing), sources,
    licences: Object.entries(all.licences.all()).map(([licence, kept]) => ({ licence, tier: tierOf(licence), kept })).sort((a, b) => b.kept.bytes - a.kept.bytes || (a.licence < b.licence ? -1 : 1)),
    texts: all.texts.all(),
    domains: topDomains(all.domains.all()),
    total: { read: sources.reduce((sum, { read }) => plus(sum, read), nothing), kept: plus(train, validation), train, validation },
    samples: all.samples.all(),
    files: [...files, { name: 'removed.jsonl.gz', split: 'report', documents: report.lines, bytes: report.bytes, sha256: report.sha256 }],
  }
  await writeFile(join(folder, 'manifest.json'), canonical(shape.parse(manifest)))
  return manifest
}

/** Documents that were left out, by the rule. */
function removedOf(sources: Manifest['sources']): Readonly<Record<string, number>> {
  const all = new Tally()
  for (const { removed } of sources) for (const [rule, amount] of Object.entries(removed)) all.add(rule, amount)
  return Object.fromEntries(Object.entries(all.all()).map(([rule, { documents }]) => [rule, documents]))
}

/** A tenth of the domains, the largest; of few, ten; of many, a thousand. */
function topDomains(domains: Readonly<Record<string, Amount>>): Manifest['domains'] {
  const all = Object.entries(domains).map(([domain, { bytes }]) => ({ domain, bytes })).sort((a, b) => b.bytes - a.bytes || (a.domain < b.domain ? -1 : 1))
  return all.slice(0, Math.min(1000, Math.max(10, Math.ceil(all.length / 10))))
}

/** What was chosen, and by which rules. */
function described({ spec, cleaned, benchmarks }: Writing): Pick<Manifest, 'format' | 'title' | 'languages' | 'strict' | 'machineTranslation' | 'validation' | 'rules' | 'duplicates' | 'decontamination' | 'optOut'> {
  return {
    format: 'corpus/1', title: spec.title, languages: spec.languages, strict: spec.strict, machineTranslation: spec.machineTranslation, validation: spec.validation,
    rules: rules.map(({ id, threshold, source }) => ({ id, threshold, source })),
    duplicates: { exact: 'SHA-256 of the folded words', bands, places, similarity: nearFrom },
    decontamination: {
      words: copiedWords,
      benchmarks: benchmarks.map(({ id, hash }) => ({
        id, hash, documents: cleaned.reduce((sum, one) => sum + (one.benchmarks[id]?.documents ?? 0), 0), lines: cleaned.reduce((sum, one) => sum + (one.benchmarks[id]?.lines ?? 0), 0),
      })),
    },
    optOut: { entries: spec.optOut.length, hash: hash('sha256', spec.optOut.toSorted().join('\n'), 'hex') },
  }
}

/** The ids of the documents that others are duplicates of. */
async function idsOf(paths: readonly string[], near: Firsts): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set<number>()
  for (const [at, first] of near.entries()) if (first !== at) wanted.add(first)
  const ids = new Map<number, string>()
  if (wanted.size === 0) return ids
  let at = 0
  for (const path of paths) {
    for await (const { id } of readLines<CleanDocument>(path)) {
      if (wanted.has(at)) ids.set(at, id)
      at += 1
    }
  }
  return ids
}

/** Whether a document is held back for validation: its hash decides, so that parts of it never stand on both sides. */
const isHeldBack = (doc: string, share: number): boolean => Number.parseInt(hash('sha256', doc, 'hex').slice(0, 8), 16) / 2 ** 32 < share

function openShards(folder: string) {
  const done: Manifest['files'][number][] = []
  const validation = writeLines(join(folder, 'validation.jsonl.gz'))
  const totals: { train: Amount; validation: Amount } = { train: nothing, validation: nothing }
  let train: LinesFile | undefined
  const finish = async (file: LinesFile, name: string, split: 'train' | 'validation'): Promise<void> => {
    const { bytes, sha256, lines } = await file.close()
    done.push({ name, split, documents: lines, bytes, sha256 })
  }
  const shardName = (): string => `train-${String(done.length).padStart(5, '0')}.jsonl.gz`
  return {
    async write({ id, text, source, licence, language }: CleanDocument, amount: Amount, heldBack: boolean): Promise<void> {
      const split = heldBack ? 'validation' : 'train'
      totals[split] = plus(totals[split], amount)
      if (heldBack) return await validation.write({ id, text, source, licence, language })
      train ??= writeLines(join(folder, shardName()))
      await train.write({ id, text, source, licence, language })
      if (train.bytes < shardBytes) return
      await finish(train, shardName(), 'train')
      train = undefined
    },
    async close() {
      if (train !== undefined) await finish(train, shardName(), 'train')
      await finish(validation, 'validation.jsonl.gz', 'validation')
      return { files: done, ...totals }
    },
  }
}

/** A few documents to show: those whose ids have the smallest hashes, so that nobody picks them. */
function openSamples() {
  let samples: { readonly order: string; readonly id: string; readonly source: string; readonly text: string }[] = []
  return {
    add({ id, source, text }: CleanDocument): void {
      const order = hash('sha256', `${source}\n${id}`, 'hex')
      if (samples.length === samplesKept && order >= samples.at(-1)!.order) return
      samples = [...samples, { order, id, source, text: text.length > sampleLength ? `${text.slice(0, sampleLength).toWellFormed()}…` : text }]
        .sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, samplesKept)
    },
    all: () => samples.map(({ id, source, text }) => ({ id, source, text })),
  }
}
