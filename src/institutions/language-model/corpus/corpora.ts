/** Corpora: begun by engineers, built by a job, kept for good, found by their pages, lent to tokenizers and trainings. */
import type { Selectable } from 'kysely'
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { newId, type Tx } from '../../../kernel/database/index.ts'
import type { StoredFile } from '../../../kernel/files/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Job } from '../../../kernel/jobs/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Ground } from '../ground.ts'
import { isEngineer } from '../office.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { choices as shape, type Choices, type Corpus, corpusSubject, type CorpusSummary, textFiles } from './corpus.ts'
import { messages } from './messages.ts'
import { openOptOuts, type OptOuts } from './opt-outs.ts'
import type { OfferedTexts } from './sources.ts'
import type { CorpusTable } from './tables.ts'

export interface Corpora {
  /** What the actor may build from now. */
  offered(actor: Actor): Promise<readonly OfferedTexts[]>
  /** Begins to build; answers the id. Uploaded files become the corpus's. Throws a `Failure` (invalid) that names the mend. */
  begin(tx: Tx, actor: Actor, choices: Choices): Promise<string>
  /** Stops building. Throws a `Failure` (conflict) when it is not being built. */
  cancel(tx: Tx, actor: Actor, id: string): Promise<void>
  /** Builds anew what failed or was stopped, in the hat of the actor; by other choices if any are given. Files that they leave out are forgotten. */
  again(tx: Tx, actor: Actor, id: string, choices?: Choices): Promise<void>
  /** What each of the sources that were chosen is called, in their order; undefined for a dataset that is no longer there. */
  titles(choices: Pick<Choices, 'sources'>): Promise<readonly (Text | undefined)[]>
  /** Throws a `Failure` (not found). */
  find(id: string): Promise<Corpus>
  /** Newest first. */
  list(): Promise<readonly CorpusSummary[]>
  /** The work on a corpus, with its progress. */
  work(id: string): Promise<Job | undefined>
  /** Lends the files of a corpus on the local disk while `use` runs: JSON Lines in gzip, `{ id, text, source, licence, language }` a line. */
  texts<T>(corpus: Pick<Corpus, 'id' | 'artefacts' | 'state'>, split: 'train' | 'validation', use: (paths: readonly string[]) => Promise<T>): Promise<T>
  /**
   * One file of its texts, for an engineer to take elsewhere. Each time its datasets are asked anew, in the right of this engineer, and
   * note the read. Throws a `Failure`: refused to anybody else, and of a corpus of which something was taken back.
   */
  download(actor: Actor, id: string, name: string): Promise<{ readonly file: StoredFile; readonly stream: ReadableStream<Uint8Array> }>
  readonly optOuts: OptOuts
}

export const buildJob = 'language-model.corpus'

/** The files that were uploaded for a corpus. */
const uploadsOf = ({ sources }: Choices): ReadonlySet<string> => new Set(sources.flatMap((source) => ('file' in source ? [source.file] : [])))

export function openCorpora(ground: Ground, marks: Pick<Marks, 'of'>): Corpora {
  const { kernel, options } = ground
  const { db, now, jobs, files, journal } = kernel
  const datasets = options.datasets(kernel)

  function requireEngineer(actor: Actor): void {
    if (!isEngineer(actor, options)) throw new Failure('refused', messages.onlyEngineers)
  }

  return {
    optOuts: openOptOuts(kernel, requireEngineer),
    offered: (actor) => datasets.available(actor),

    async begin(tx, actor, given) {
      requireEngineer(actor)
      const chosen = shape.parse(given)
      const id = newId()
      await tx.insertInto('corpus').values({
        id, title: chosen.title, choices: JSON.stringify(chosen), state: 'building', actor: JSON.stringify(actor), manifest: null, hash: null, artefacts: '[]', failure: null,
        created_at: now(), finished_at: null,
      }).execute()
      for (const file of uploadsOf(chosen)) await files.attach(tx, file, corpusSubject(id), actorString(actor))
      await journal.append(tx, actorString(actor), { type: 'corpus.begun', subject: corpusSubject(id), body: { title: chosen.title, strict: chosen.strict, sources: chosen.sources.length } })
      await jobs.enqueue(tx, buildJob, { corpus: id }, { key: id, by: actorString(actor) })
      return id
    },

    async cancel(tx, actor, id) {
      requireEngineer(actor)
      const stopped = await tx.updateTable('corpus').set({ state: 'cancelled', finished_at: now() }).where('id', '=', id).where('state', '=', 'building').returning('id').executeTakeFirst()
      if (!stopped) throw new Failure('conflict', messages.notBuilding)
      const [job] = await jobs.list({ name: buildJob, key: id, limit: 1 })
      if (job && !job.finishedAt) await jobs.cancel(tx, job.id)
      await journal.append(tx, actorString(actor), { type: 'corpus.cancelled', subject: corpusSubject(id), body: {} })
    },

    async again(tx, actor, id, given) {
      requireEngineer(actor)
      const before = await tx.selectFrom('corpus').select(['choices', 'artefacts']).where('id', '=', id).where('state', 'in', ['failed', 'cancelled']).forUpdate().executeTakeFirst()
      if (!before) throw new Failure('conflict', messages.notFailed)
      const chosen = given === undefined ? before.choices : shape.parse(given)
      await tx.updateTable('corpus').set({
        title: chosen.title, choices: JSON.stringify(chosen), state: 'building', failure: null, artefacts: '[]', finished_at: null, actor: JSON.stringify(actor),
      }).where('id', '=', id).execute()
      const [had, has] = [uploadsOf(before.choices), uploadsOf(chosen)]
      for (const file of [...had.difference(has), ...before.artefacts.map(({ file }) => file)]) await files.remove(tx, file)
      for (const file of has.difference(had)) await files.attach(tx, file, corpusSubject(id), actorString(actor))
      await journal.append(tx, actorString(actor), {
        type: 'corpus.begun', subject: corpusSubject(id), body: { again: true, ...(given !== undefined && { title: chosen.title, strict: chosen.strict, sources: chosen.sources.length }) },
      })
      await jobs.enqueue(tx, buildJob, { corpus: id }, { key: id, by: actorString(actor) })
    },

    titles: ({ sources }) => Promise.all(sources.map(async (source) => ('dataset' in source ? datasets.title(source.dataset) : same(source.name)))),

    find,

    async list() {
      const rows = await db.selectFrom('corpus').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(500).execute()
      return rows.map((row) => ({
        id: row.id, title: row.title, state: row.state, createdAt: row.created_at, languages: row.choices.languages, strict: row.choices.strict,
        ...(row.hash !== null && { hash: row.hash }), ...(row.manifest !== null && { documents: row.manifest.total.kept.documents, bytes: row.manifest.total.kept.bytes }),
      }))
    },

    work: async (id) => (await jobs.list({ name: buildJob, key: id, limit: 1 }))[0],

    async texts(corpus, split, use) {
      if (corpus.state !== 'ready') throw new Failure('conflict', messages.notReady)
      const wanted = corpus.artefacts.filter(({ name }) => (split === 'validation' ? name === 'validation.jsonl.gz' : /^train-\d+\.jsonl\.gz$/.test(name)))
      const borrow = <T>(index: number, paths: readonly string[], then: (paths: readonly string[]) => Promise<T>): Promise<T> => {
        const one = wanted[index]
        return one === undefined ? then(paths) : files.borrow(one.file, (path) => borrow(index + 1, [...paths, path], then))
      }
      return borrow(0, [], use)
    },

    async download(actor, id, name) {
      requireEngineer(actor)
      const corpus = await find(id)
      const artefact = textFiles(corpus).find((one) => one.name === name)
      if (artefact === undefined) throw new Failure('not found', corpus.state === 'ready' ? messages.noFile : messages.notReady)
      if ((await marks.of(corpusSubject(id))).length > 0) throw new Failure('refused', messages.takenBack)
      for (const source of corpus.choices.sources) if ('dataset' in source) await datasets.open(actor, source.dataset, async () => undefined)
      const { hash, size } = artefact
      await transact(db, (tx) => journal.append(tx, actorString(actor), { type: 'corpus.downloaded', subject: corpusSubject(id), body: { file: name, sha256: hash, bytes: size } }))
      return files.open(artefact.file)
    },

  }

  async function find(id: string): Promise<Corpus> {
    const row = await db.selectFrom('corpus').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noCorpus)
    return corpusOf(row)
  }

  function corpusOf(row: Selectable<CorpusTable>): Corpus {
    return {
      id: row.id, title: row.title, choices: row.choices, state: row.state, by: row.actor, createdAt: row.created_at, artefacts: row.artefacts,
      ...(row.finished_at !== null && { finishedAt: row.finished_at }), ...(row.manifest !== null && { manifest: row.manifest }),
      ...(row.hash !== null && { hash: row.hash }), ...(row.failure !== null && { failure: row.failure }),
    }
  }
}
