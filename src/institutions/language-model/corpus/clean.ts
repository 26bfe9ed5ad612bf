/** The first stage: reads one source, treats its records, and leaves what stays, what was removed and the counts in files. */
import { createHash, type Hash } from 'node:crypto'
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { Failure } from '../../../law/failure.ts'
import { noLicence } from './build-messages.ts'
import type { BenchmarkIndex } from './contamination.ts'
import type { BuildSpec, CorpusSource, SourceReport } from './contract.ts'
import { type LinesFile, writeLines } from './lines-file.ts'
import { readRecords } from './records.ts'
import { amountOf, Counter, nothing, plus, Tally } from './tally.ts'
import { type Outcome, treating } from './treat.ts'

/** What is known of a source after it was cleaned. */
export interface Cleaned {
  readonly report: Omit<SourceReport, 'kept' | 'parts'>
  /** By benchmark: documents left out, lines cut. */
  readonly benchmarks: Readonly<Record<string, { readonly documents: number; readonly lines: number }>>
  /** Documents that go on. */
  readonly documents: number
}

/** A document that was removed, as the report lists it. */
export interface RemovedRow { readonly id: string; readonly source: string; readonly reason: string; readonly benchmark?: string; readonly of?: string }

interface Cleaning {
  readonly spec: BuildSpec
  readonly benchmarks: BenchmarkIndex
  readonly detectors: readonly Detector[]
  readonly clean: string
  readonly removed: string
  /** Told of bytes of the files and of documents that have been read. */
  readonly advanced: (bytes: number, documents: number) => void
}

export async function cleanSource(source: CorpusSource, { spec, benchmarks, detectors, clean, removed, advanced }: Cleaning): Promise<Cleaned> {
  const treat = treating({ spec, benchmarks, detectors })
  const digest = createHash('sha256')
  const [kept, gone] = [writeLines(clean), writeLines(removed)]
  const counts = openCounts()
  for (const file of source.files) {
    for await (const record of readRecords(file, { digest, advanced: (bytes) => advanced(bytes, 0) })) {
      const licence = record.licence ?? source.licence
      if (licence === undefined || licence.trim() === '') throw new Failure('invalid', noLicence(file.name, record.line))
      const name = record.source ?? source.title
      counts.read = plus(counts.read, amountOf(record.text))
      for (const outcome of treat({ ...record, id: record.id ?? `${name}:${record.line}`, source: name, licence })) await note(outcome, counts, kept, gone)
      advanced(0, 1)
    }
  }
  await Promise.all([kept.close(), gone.close()])
  return counts.told(source, digest)
}

async function note({ document, removal, cut, mended, masked }: Outcome, counts: Counts, kept: LinesFile, gone: LinesFile): Promise<void> {
  for (const [kind, count] of Object.entries(mended)) counts.mended.add(kind, count)
  if (removal !== undefined) {
    const { id, source, reason, text, benchmark } = removal
    counts.removed.add(reason, amountOf(text))
    if (benchmark !== undefined) counts.documentsOf.add(benchmark)
    await gone.write({ id, source, reason, ...(benchmark !== undefined && { benchmark }) } satisfies RemovedRow)
  }
  if (document === undefined) return
  for (const { reason, benchmark } of cut) {
    counts.cut.add(reason)
    if (benchmark !== undefined) counts.linesOf.add(benchmark)
  }
  for (const kind of masked) counts.masked.add(kind)
  counts.documents += 1
  await kept.write(document)
}

type Counts = ReturnType<typeof openCounts>

function openCounts() {
  return {
    read: nothing, documents: 0, removed: new Tally(), cut: new Counter(), mended: new Counter(), masked: new Counter(), documentsOf: new Counter(), linesOf: new Counter(),
    told({ id, title, shown }: CorpusSource, digest: Hash): Cleaned {
      const [documents, lines] = [this.documentsOf.all(), this.linesOf.all()]
      return {
        report: {
          id, title, ...(!shown && { shown }), hash: digest.digest('hex'), read: this.read, removed: this.removed.all(), cut: this.cut.all(), mended: this.mended.all(), masked: this.masked.all(),
        },
        benchmarks: Object.fromEntries([...new Set([...Object.keys(documents), ...Object.keys(lines)])].sort()
          .map((benchmark) => [benchmark, { documents: documents[benchmark] ?? 0, lines: lines[benchmark] ?? 0 }])),
        documents: this.documents,
      }
    },
  }
}
