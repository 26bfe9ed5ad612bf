/** Keeps tokenizers: begun by an engineer, trained by a job, measured, and given out as the file that every program reads. */
import { readFile } from 'node:fs/promises'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Db, newId, type Tables, transact, type Tx } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { TrainingGround } from '../ground.ts'
import { requireUsable } from '../marks/index.ts'
import { isEngineer } from '../office.ts'
import { type Card } from './card.ts'
import { type OpenTokenizer, openTokenizer } from './encode.ts'
import type { KnownCorpora } from './known-corpora.ts'
import * as say from './messages.ts'
import { type TokenizerKind, type TokenizerState, vocabularyRange } from './tables.ts'

/** A tokenizer, as it is known. */
export interface TrainedTokenizer {
  readonly id: string
  readonly name: string
  readonly kind: TokenizerKind
  /** Tokens that were asked for. */
  readonly vocabulary: number
  readonly corpus: string
  readonly corpusHash: string
  readonly state: TokenizerState
  readonly job: string
  readonly createdAt: Instant
  readonly endedAt?: Instant
  readonly seconds?: number
  readonly failure?: string
  /** Once it is done: SHA-256 of `tokenizer.json`, the file, and what was measured. */
  readonly made?: { readonly hash: string; readonly artefact: Artefact; readonly card: Card }
}

export const tokenizerInput = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/), kind: z.enum(['bpe', 'unigram']), vocabulary: z.int().min(vocabularyRange.least).max(vocabularyRange.most), corpus: z.uuid(),
})
export type TokenizerInput = z.infer<typeof tokenizerInput>

export interface Tokenizers {
  /** Begins to train one; its job does the rest. Throws a `Failure` for an actor who is no engineer, or a corpus that cannot be used. */
  begin(tx: Tx, actor: Actor, input: TokenizerInput): Promise<string>
  /** Lets one that failed be trained again, as it was asked for. Throws a `Failure`: refused while what it rests on is taken back, or conflict when it did not fail. */
  again(actor: Actor, id: string): Promise<void>
  find(id: string): Promise<TrainedTokenizer | undefined>
  /** Newest first. */
  list(page?: { readonly limit: number; readonly offset: number }): Promise<{ readonly tokenizers: readonly TrainedTokenizer[]; readonly total: number }>
  /** Opens one that is done; the same one while it is used. Throws a `Failure` when there is none. */
  open(id: string): Promise<OpenTokenizer>
}

/** Job of one tokenizer; its key is the tokenizer. */
export const tokenizerJob = 'language-model.tokenizer'
export const tokenizerSubject = (id: string): string => `tokenizer:${id}`

/** Tokenizers that stay open in a process. */
const mostOpen = 8

export const tokenizerOf = (row: Selectable<Tables['tokenizer']>): TrainedTokenizer => ({
  id: row.id, name: row.name, kind: row.kind, vocabulary: row.vocabulary, corpus: row.corpus, corpusHash: row.corpus_hash, state: row.state, job: row.job, createdAt: row.created_at,
  ...(row.ended_at !== null && { endedAt: row.ended_at }), ...(row.seconds !== null && { seconds: row.seconds }), ...(row.failure !== null && { failure: row.failure }),
  ...(row.hash !== null && row.artefact !== null && row.card !== null && { made: { hash: row.hash, artefact: row.artefact, card: row.card } }),
})

export function openTokenizers({ kernel, options }: TrainingGround, corpora: KnownCorpora): Tokenizers {
  const { db, now, journal, jobs, lineage, files } = kernel
  const opened = new Map<string, Promise<OpenTokenizer>>()

  const find = async (id: string, within: Db = db): Promise<TrainedTokenizer | undefined> => {
    const row = await within.selectFrom('tokenizer').selectAll().where('id', '=', id).executeTakeFirst()
    return row && tokenizerOf(row)
  }

  function requireEngineer(actor: Actor): void {
    if (!isEngineer(actor, options)) throw new Failure('refused', say.sayEngineersOnly)
  }

  async function read(id: string): Promise<OpenTokenizer> {
    const known = await find(id)
    if (known?.made === undefined) throw new Failure('not found', say.sayNotThere)
    return openTokenizer(await files.borrow(known.made.artefact.file, (path) => readFile(path, 'utf8')))
  }

  return {
    find,

    async begin(tx, actor, given) {
      requireEngineer(actor)
      const { name, kind, vocabulary, corpus } = tokenizerInput.parse(given)
      const known = await corpora.find(corpus)
      if (known?.hash === undefined || known.withdrawn) throw new Failure('invalid', say.sayNoCorpus, [{ field: 'corpus', text: say.sayNoCorpus }])
      const id = newId()
      const by = actorString(actor)
      const job = await jobs.enqueue(tx, tokenizerJob, { tokenizer: id }, { key: id, by })
      await tx.insertInto('tokenizer').values({
        id, name, kind, vocabulary, corpus, corpus_hash: known.hash, state: 'waiting', job, created_by: by, created_at: now(), ended_at: null, seconds: null, failure: null, hash: null, artefact: null, card: null,
      }).execute()
      await lineage.put(tx, { id: tokenizerSubject(id), kind: 'tokenizer', title: say.titleOf(name), path: `/tokenizers/${id}` })
      await lineage.link(tx, tokenizerSubject(id), `corpus:${corpus}`, 'derives', 'trained on')
      await journal.append(tx, by, { type: 'tokenizer.begun', subject: tokenizerSubject(id), body: { name, kind, vocabulary, corpus: known.hash } })
      return id
    },

    async again(actor, id) {
      requireEngineer(actor)
      await requireUsable(kernel, tokenizerSubject(id), say.sayTakenBack)
      await transact(db, async (tx) => {
        const row = await tx.selectFrom('tokenizer').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
        if (row === undefined) throw new Failure('not found', say.sayNotThere)
        if (row.state !== 'failed') throw new Failure('conflict', say.sayNotFailed)
        const by = actorString(actor)
        const job = await jobs.enqueue(tx, tokenizerJob, { tokenizer: id }, { by })
        await tx.updateTable('tokenizer').set({ state: 'waiting', job, ended_at: null, failure: null }).where('id', '=', id).execute()
        await journal.append(tx, by, { type: 'tokenizer.resumed', subject: tokenizerSubject(id), body: {} })
      })
    },

    async list({ limit, offset } = { limit: 1000, offset: 0 }) {
      const [rows, { total }] = await Promise.all([
        db.selectFrom('tokenizer').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
        db.selectFrom('tokenizer').select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
      ])
      return { tokenizers: rows.map(tokenizerOf), total: Number(total) }
    },

    open(id) {
      const known = opened.get(id)
      if (known) return known
      const opening = read(id)
      opened.set(id, opening)
      opening.catch(() => opened.delete(id))
      const [oldest] = opened.keys()
      if (opened.size > mostOpen && oldest !== undefined) opened.delete(oldest)
      return opening
    },
  }
}
