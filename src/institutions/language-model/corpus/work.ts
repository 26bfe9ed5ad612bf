/** The job that builds a corpus: opens its sources in the hat of whoever asked, builds in a child process, and keeps what was made. */
import { hash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { hashOf } from '../../../law/canonical.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { same } from '../../../law/text.ts'
import { restingOnSources, type Thing } from '../../../kernel/lineage/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { withdrawn } from '../../../kernel/taken-back/index.ts'
import { type Artefact, keepFile } from '../artefacts.ts'
import { measured } from '../costs/index.ts'
import type { Ground } from '../ground.ts'
import { NothingLeft } from './build-messages.ts'
import { type CorpusSource, type Manifest, manifest as manifestShape, type Progress, stages } from './contract.ts'
import { buildJob, type Corpora } from './corpora.ts'
import { type BuildFailure, type Corpus, corpusPath, corpusSubject, reportName } from './corpus.ts'
import { messages, stageWords } from './messages.ts'
import { optOutWork } from './opt-outs.ts'
import { buildInChild } from './run-child.ts'
import { builtType, restOf } from './withheld.ts'

/** A source, as the thing on the thread that it is; an uploaded file is entered there with the corpus. */
interface Lent { readonly source: CorpusSource; readonly uploaded: boolean; readonly grant?: Thing }

/** Said once in every process. */
export function corpusWork({ kernel, options, folder, corpora }: Ground & { readonly corpora: Pick<Corpora, 'find' | 'optOuts'> }): void {
  const { now, jobs, files, journal, lineage, search } = kernel
  const datasets = options.datasets(kernel)
  optOutWork(kernel)

  jobs.define(buildJob, {
    attempts: 3,
    async run(context, payload) {
      const { corpus: id } = z.object({ corpus: z.string() }).parse(payload)
      const corpus = await corpora.find(id)
      if (corpus.state !== 'building') return
      const own = join(folder, 'corpora', id)
      try {
        await lend(corpus, 0, [], (lent) => build(context, corpus, lent, own))
        await rm(own, { recursive: true, force: true })
      } catch (error) {
        if (context.signal.aborted) {
          if (context.cancelled()) await rm(own, { recursive: true, force: true })
          throw context.signal.reason
        }
        if (!(error instanceof Failure) && context.attempt < 3) throw error // what is finished is not done again
        const failure: BuildFailure = error instanceof Failure ? { ...error.text, ...(error instanceof NothingLeft && { removed: error.removed }) } : messages.fault
        const reports = error instanceof NothingLeft ? [await keepFile(files, join(outOf(own), reportName), { name: reportName, by: actorString(corpus.by) })] : []
        await rm(own, { recursive: true, force: true })
        await context.transact(async (tx) => {
          const failed = await tx.updateTable('corpus').set({ state: 'failed', failure: JSON.stringify(failure), artefacts: JSON.stringify(reports), finished_at: now() })
            .where('id', '=', id).where('state', '=', 'building').returning('id').executeTakeFirst()
          if (!failed) return // stopped meanwhile
          for (const { file } of reports) await files.attach(tx, file, corpusSubject(id))
          await journal.append(tx, 'system:language-model', { type: 'corpus.failed', subject: corpusSubject(id), body: { failure: failure.en } })
        })
        if (!(error instanceof Failure)) throw error
      }
    },
  })

  /** Holds all sources on the local disk at once, each in the right of whoever asked. */
  function lend<T>(corpus: Corpus, index: number, lent: readonly Lent[], use: (lent: readonly Lent[]) => Promise<T>): Promise<T> {
    const chosen = corpus.choices.sources[index]
    if (chosen === undefined) return use(lent)
    const next = (one: Lent): Promise<T> => lend(corpus, index + 1, [...lent, one], use)
    if ('dataset' in chosen) {
      return datasets.open(corpus.by, chosen.dataset, ({ thing, title, licence, column, files: paths, columns, where, shown, grant }) => next({
        uploaded: false, ...(grant && { grant }),
        source: {
          id: thing, title: title.kk, licence, shown,
          files: paths.map((path) => ({ path, name: title.kk, text: column, table: { columns: [...columns], ...(where !== undefined && { where }) } })),
        },
      }))
    }
    const { file, name, licence, text } = chosen
    return files.borrow(file, async (path) => {
      const { hash: content } = await files.find(file)
      return next({
        uploaded: true,
        source: {
          id: `file:${content}`, title: name, shown: true, files: [{ path, name, ...(text !== undefined && { text }) }], ...(licence !== undefined && { licence }),
        },
      })
    })
  }

  async function build(context: JobContext, corpus: Corpus, lent: readonly Lent[], own: string): Promise<void> {
    const [work, out] = [join(own, 'work'), outOf(own)]
    await mkdir(own, { recursive: true })
    const { title, languages, strict, machineTranslation, validation } = corpus.choices
    await measured(kernel, { stage: 'corpus', subject: corpusSubject(corpus.id) }, async (watch) => buildInChild({
      detectors: options.detectors, folder: out, work,
      spec: { title, languages, strict, machineTranslation, validation, sources: lent.map(({ source }) => source), optOut: await corpora.optOuts.keys() },
    }, { signal: context.signal, progress: tellTo(context), watch }))
    const json = await readFile(join(out, 'manifest.json'), 'utf8')
    const manifest = manifestShape.parse(JSON.parse(json))
    const by = actorString(corpus.by)
    const artefacts: Artefact[] = []
    for (const { name } of [...manifest.files, { name: 'manifest.json' }]) artefacts.push(await keepFile(files, join(out, name), { name, by }))
    await context.transact(async (tx) => {
      // Whoever takes a source back from here on finds the corpus on the thread, and its letters reach whoever made it.
      await restingOnSources(tx)
      const ready = await tx.updateTable('corpus').set({
        state: 'ready', manifest: JSON.stringify(manifest), hash: hash('sha256', json, 'hex'), artefacts: JSON.stringify(artefacts), finished_at: now(),
      }).where('id', '=', corpus.id).where('state', '=', 'building').returning('hash').executeTakeFirst()
      if (!ready) return // stopped meanwhile: what was kept goes with the next sweep
      const subject = corpusSubject(corpus.id)
      for (const { file } of artefacts) await files.attach(tx, file, subject)
      await lineage.put(tx, { id: subject, kind: 'corpus', title: same(title), path: corpusPath(corpus.id) })
      for (const { source, uploaded, grant } of lent) {
        if (uploaded) await lineage.put(tx, { id: source.id, kind: 'file', title: messages.uploaded(source.title) })
        await lineage.link(tx, subject, source.id, 'derives', 'text of')
        if (grant === undefined) continue
        await lineage.put(tx, grant)
        await lineage.link(tx, subject, grant.id, 'permits', 'read under')
      }
      if (withdrawn(await (await kernel.takenBack.within(tx)).of(subject)).length > 0) throw new Failure('refused', messages.takenBackMeanwhile)
      await journal.append(tx, 'system:language-model', { type: builtType, subject, body: { sha256: ready.hash, withoutSamples: hashOf(restOf(manifest)), ...amountsOf(manifest) } })
      await search.put(tx, {
        id: subject, kind: 'corpus', title: same(title), about: inEveryLanguage((locale) => messages.found(manifest, locale)), path: corpusPath(corpus.id), at: now(),
        words: [...manifest.languages, ...manifest.licences.map(({ licence }) => licence)], facets: {}, rank: 0,
      })
    })
  }
}

/** Where a build puts the corpus, of its own folder. */
const outOf = (own: string): string => join(own, 'corpus')

const amountsOf = ({ total: { read, kept } }: Manifest) => ({ documentsRead: read.documents, documents: kept.documents, bytes: kept.bytes })

/** How long each stage takes of the whole, in hundredths, about. */
const weights = { clean: 70, exact: 5, near: 15, write: 10 } as const

const tellTo = (context: JobContext) => ({ stage, share, documents }: Progress): void => {
  const before = stages.slice(0, stages.indexOf(stage)).reduce((sum, one) => sum + weights[one], 0)
  context.progress(Math.round(10 * (before + share * weights[stage])), 1000, inEveryLanguage((locale) => stageWords(stage, formatNumber(documents, locale), locale)))
}
