/** What the language model keeps on the thread, as the kernel asks for it: what of it is taken back, who answers for it and whom it concerns. */
import { type RawBuilder, sql } from 'kysely'
import { announce, type Db, type Tx } from '../../kernel/database/index.ts'
import type { Thing } from '../../kernel/lineage/index.ts'
import type { Text } from '../../law/text.ts'
import type { Party } from '../../kernel/orders/index.ts'
import { actorString, isId } from '../../kernel/parties/index.ts'
import type { Concern, ConcernGround, KindGround, KindOfThings, KindsOfThings, Reader, Reason, Sight, ToldOf } from '../../kernel/taken-back/index.ts'
import { keySubject } from './keys/key.ts'
import { modelsChannel } from './models/served.ts'
import { isInside } from './office.ts'
import { modelsOfServers } from './serving/configuration.ts'
import { concernWords, kindWords, optedOutDocuments } from './things.messages.ts'

const idIn = (thing: string): string => thing.slice(thing.indexOf(':') + 1)
const idsOf = (things: readonly string[]): readonly string[] => things.map(idIn).filter(isId)

/** `head` is the role of those who answer for everything that is made here. */
export const languageModelThings = ({ head, engineer = head }: { readonly head: string; readonly engineer?: string }): KindsOfThings => {
  const office = { head, engineer }
  /** A kind of which this query tells who made one: its id and, where a person did, theirs. */
  const kept = (prefix: string, makers: (ids: readonly string[]) => RawBuilder<Made>) => ({
    concerned: async ({ parties }: ConcernGround, tx: Tx, things: readonly Thing[]): Promise<readonly Concern[]> => {
      const { rows } = await makers(idsOf(things.map(({ id }) => id))).execute(tx)
      const heads = await parties.holdersOf([head], tx)
      const made = rows.flatMap(({ id, person }) => (person === null ? [] : [{ thing: `${prefix}:${id}`, person }]))
      return [...things.flatMap(({ id: thing }) => heads.map(({ id }) => ({ thing, person: id }))), ...made].map((one) => ({ ...one, words: concernWords.made, answers: true }))
    },
  })
  const model = kept('model', (ids) => sql<Made>`select id, substring(drafted_by from ${personIn}::text) as person from language_model where id = any(${[...ids]}::uuid[])`)
  return {
    corpus: { told: everyones(kindWords.corpus), ...kept('corpus', (ids) => sql<Made>`select id, actor ->> 'person' as person from corpus where id = any(${[...ids]}::uuid[])`), takenBack: optedOut },
    tokenizer: { told: everyones(kindWords.tokenizer), ...kept('tokenizer', (ids) => sql<Made>`select id, substring(created_by from ${personIn}::text) as person from tokenizer where id = any(${[...ids]}::uuid[])`) },
    'training-run': { told: everyones(kindWords.run), ...kept('training-run', (ids) => sql<Made>`select id, substring(created_by from ${personIn}::text) as person from training_run where id = any(${[...ids]}::uuid[])`) },
    file: { told: { called: kindWords.file, because: kindWords.fileWhy, sight: async (_ground, _reader, things) => new Map(things.map((thing) => [thing, 'held back'])) } },
    evaluation: { told: { called: kindWords.evaluation, sight: ({ db }, reader, things) => evaluationsSeen(db, reader, things, isInside(reader, office)) } },
    // Which company calls which model is its own affair: to others its keys are not there.
    'api-key': { told: { called: kindWords.key, sight: keysSeen }, owners: keyOwners, answering: keyMakers },
    model: {
      told: { called: kindWords.model, example: true, because: kindWords.draft, sight: ({ db }, reader, things) => modelsSeen(db, reader, things, isInside(reader, office)) },
      named: modelsNamed,
      async answering({ parties }, db, things) {
        const heads = (await parties.holdersOf([head], db)).map(({ id }) => id)
        return new Map(things.map((thing) => [thing, heads]))
      },
      concerned: async (ground, tx, things) => [...await model.concerned(ground, tx, things), ...await holdersOf(ground, tx, things)],
      // Who serves models marks their answers from now on.
      renew: (tx) => announce(tx, modelsChannel),
    },
  }
}

/** By their API names, of which one model alone has each: models of the registry, and those of the operator's servers, which have no row and are known by their names. */
const modelsNamed: NonNullable<KindOfThings['named']> = async ({ db, setting }, words) => {
  const file = setting('languageModelUpstreams')
  const [rows, configured] = await Promise.all([
    words.length === 0 ? [] : db.selectFrom('language_model').select(['id', 'name']).where('name', 'in', words).where('state', '<>', 'failed').execute(), file === undefined ? [] : modelsOfServers(file),
  ])
  return words.flatMap((name) => {
    const id = rows.find((row) => row.name === name)?.id ?? configured.find((one) => one.toLowerCase() === name)
    return id === undefined ? [] : [{ id: `model:${id}`, name, surely: true }]
  })
}

/** A kind whose every thing has a page for everybody. */
const everyones = (called: Text): ToldOf => ({ called, sight: async (_ground, _reader, things) => new Map(things.map((thing) => [thing, 'open'])) })

const nameOf = (reader: Reader): string => (reader === null ? '' : actorString(reader))

/** Models that were released, and for those inside and whoever drafted one, drafts; a model of elsewhere has no row and is no draft. */
async function modelsSeen(db: Db, reader: Reader, things: readonly string[], inside: boolean): Promise<ReadonlyMap<string, Sight>> {
  const ids = idsOf(things)
  const rows = ids.length === 0 ? [] : await db.selectFrom('language_model').select(['id', 'drafted_by']).where('id', 'in', ids).where('release', 'is', null).execute()
  const drafts = new Set(inside ? [] : rows.filter((row) => row.drafted_by !== nameOf(reader)).map(({ id }) => `model:${id}`))
  return new Map(things.map((thing) => [thing, drafts.has(thing) ? 'held back' : 'open']))
}

/** Evaluations of what is released or of elsewhere; those of drafts for whoever sees the draft. */
async function evaluationsSeen(db: Db, reader: Reader, things: readonly string[], inside: boolean): Promise<ReadonlyMap<string, Sight>> {
  const ids = idsOf(things)
  if (inside || ids.length === 0) return new Map(things.map((thing) => [thing, 'open']))
  const { rows } = await sql<{ id: string }>`select e.id from evaluation e where e.id = any(${[...ids]}::uuid[]) and not exists (
    select from language_model m where m.release is null and m.drafted_by <> ${nameOf(reader)} and (m.name = e.model or m.files::text like '%' || e.model_hash || '%'))`.execute(db)
  return new Map(rows.map(({ id }) => [`evaluation:${id}`, 'open']))
}

async function keysSeen({ db }: { readonly db: Db }, reader: Reader, things: readonly string[]): Promise<ReadonlyMap<string, Sight>> {
  if (reader?.organisation === undefined) return new Map()
  return new Map((await keysOf(db, things)).filter(({ organisation }) => organisation === reader.organisation?.id).map(({ id }) => [keySubject(id), 'open']))
}

interface Made { readonly id: string; readonly person: string | null }

/** The person in the name of an actor, as a pattern of PostgreSQL. */
const personIn = '^person:([0-9a-f-]{36})'

/** What of corpora was opted out, in words. */
async function optedOut({ db }: KindGround, things: readonly string[]): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const ids = idsOf(things)
  if (ids.length === 0) return new Map()
  const found = await db.selectFrom('corpus_opt_out_mark as mark').innerJoin('corpus_opt_out as entry', 'entry.key', 'mark.key')
    .select(['mark.corpus', 'entry.reason', 'mark.documents']).where('mark.corpus', 'in', ids).orderBy('entry.at').execute()
  return new Map([...Map.groupBy(found, ({ corpus }) => `corpus:${corpus}`)].map(([id, rows]) =>
    [id, rows.map(({ documents, reason }): Reason => ({ kind: 'opt-out', text: optedOutDocuments(documents, reason) }))]))
}

const keysOf = async (db: Db, things: readonly string[]) => {
  const ids = idsOf(things)
  return ids.length === 0 ? [] : db.selectFrom('model_key').select(['id', 'organisation', 'person']).where('id', 'in', ids).execute()
}

const keyOwners: NonNullable<KindOfThings['owners']> = async (db, things) =>
  new Map((await keysOf(db, things)).map(({ id, organisation }): readonly [string, Party] => [keySubject(id), `organisation:${organisation}`]))

/** Whoever made a key, while they work in its company. */
const keyMakers: NonNullable<KindOfThings['answering']> = async ({ parties }, db, things) => {
  const made = new Map<string, readonly string[]>()
  for (const { id, organisation, person } of await keysOf(db, things)) {
    made.set(keySubject(id), (await parties.membersOf(organisation, db)).filter((member) => member.person === person).map(() => person))
  }
  return made
}

/**
 * Who holds a key that calls which of the released models: whoever made it, while they work in its company, and the heads of that. A key for all
 * models calls those that it has called.
 */
async function holdersOf({ parties, now }: ConcernGround, tx: Tx, things: readonly Thing[]): Promise<readonly Concern[]> {
  const { rows } = await sql<{ thing: string; person: string; organisation: string }>`
    select distinct 'model:' || m.id as thing, k.person, k.organisation from language_model m
    join model_key k on k.revoked_at is null and k.expires_at > ${now()} and (k.models @> jsonb_build_array(m.name)
      or (k.models = '"all"' and exists (select 1 from usage_day d where d.key = k.id and d.model = m.name)))
    where m.id = any(${[...idsOf(things.map(({ id }) => id))]}::uuid[]) and m.state = 'released'`.execute(tx)
  const concerned: Concern[] = []
  for (const [organisation, keys] of Map.groupBy(rows, (row) => row.organisation)) {
    const members = await parties.membersOf(organisation, tx)
    for (const { thing, person: maker } of keys) {
      concerned.push(...members.filter(({ capacity, person }) => capacity === 'head' || person === maker)
        .map(({ person }) => ({ thing, person, words: concernWords.called, answers: false })))
    }
  }
  return concerned
}
