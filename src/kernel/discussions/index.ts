/**
 * Discussions: questions about a thing that somebody owns, errors that are reported in it, what is proposed, and the answers.
 *
 * Promises: whoever sees the thing sees its discussion; who writes has a confirmed address; no text and no reason with personal data of the
 * kinds that detectors are sure of is taken; owner and asker get a letter; what an officer hides stays hidden for everybody, with the reason;
 * what people wrote for themselves is erased with their account, and the journal's commitment to it tells nothing any more.
 * Never: changes a text, or knows what the thing is: whoever keeps such things says who owns one and who sees it.
 */
import { type Selectable, sql } from 'kysely'
import { answerMessages } from '../../law/answers.messages.ts'
import { hashOfText } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, isId, type Parties } from '../parties/index.ts'
import { type Detector, kindsIn } from '../personal-data/index.ts'
import { letters, messages } from './messages.ts'

interface RemarkTable {
  id: string; thing: string; kind: 'question' | 'error' | 'proposal' | 'answer'; about: string | null; person: string; organisation: string | null; by_owner: boolean
  body: string | null; at: Instant; hidden_at: Instant | null; hidden_by: string | null; hidden_reason: string | null; entry: bigint | null; erased_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { remark: RemarkTable }
}

/** A thing that can be discussed, as whoever keeps it tells of it. */
export interface Discussed {
  readonly title: Text
  /** Of its page, without the language. */
  readonly path: string
  /** People who get the letters of its owner. */
  readonly owners: readonly string[]
  /** Whether the actor who asked writes in the owner's name, and whether in the office that hides. */
  readonly ofOwner: boolean
  readonly ofOffice: boolean
  /** Why nothing new is taken any more; the owner still answers what was. */
  readonly closed?: Text
}

/** Tells of a thing to an actor; undefined for whoever may not see it, or when there is none. */
export type Discussable = (id: string, actor: Actor | null) => Promise<Discussed | undefined>

export interface Remark {
  readonly id: string
  readonly kind: RemarkTable['kind']
  /** Who wrote: the organisation in whose name, else the person. */
  readonly by: string
  readonly byOwner: boolean
  readonly at: Instant
  /** Absent when an officer has hidden it, or it was erased with its author's account. */
  readonly text?: string
  readonly hidden?: { readonly at: Instant; readonly reason: string }
  readonly erased?: Instant
  /** The oldest first: the first `answersShown` in a list, a page where the remark is asked for by its id. */
  readonly answers: readonly Remark[]
  readonly answersTotal: number
  /** Whether the actor who asked may answer. */
  readonly mayAnswer: boolean
}

export interface Part { readonly limit: number; readonly offset: number }

export interface Discussions {
  /** Says how things of a kind are found: `dataset` for `dataset:…`, and which ids can be those of one; UUIDs unless said otherwise. Said once for a kind: whoever says it again is refused. */
  keep(kind: string, find: Discussable, isOne?: (id: string) => boolean): void
  /** The thing, for an actor who may see it. Throws a `Failure` (not found). */
  thing(thing: string, actor: Actor | null): Promise<Discussed>
  /** A page of what stands about a thing, the newest first, with how many there are. Throws a `Failure` (not found). */
  about(thing: string, actor: Actor | null, page: Part): Promise<{ readonly remarks: readonly Remark[]; readonly total: number }>
  /** How many questions, errors and proposals stand about a thing, answers not counted. Throws a `Failure` (not found). */
  count(thing: string, actor: Actor | null): Promise<number>
  /** A question, an error or a proposal with a page of its answers. Throws a `Failure` (not found). */
  remark(thing: string, id: string, actor: Actor | null, page: Part): Promise<Remark>
  /** Throws a `Failure`: not found, conflict once it is closed, refused without a confirmed address, invalid with the mend, limited. */
  ask(actor: Actor, what: { readonly thing: string; readonly kind: 'question' | 'error' | 'proposal'; readonly text: string }): Promise<string>
  /** Answers, as the owner or as who asked. Throws a `Failure`, as `ask`, and refused to everybody else. */
  answer(actor: Actor, what: { readonly thing: string; readonly about: string; readonly text: string }): Promise<void>
  /** Hides a text in office. Throws a `Failure`: refused, not found, invalid with the mend (the reason is as public as a remark), conflict. */
  hide(actor: Actor, what: { readonly thing: string; readonly remark: string; readonly reason: string }): Promise<void>
  /** Erases what a person wrote for themself, with the salts of the journal: what they wrote for an organisation is the organisation's. */
  erase(tx: Tx, by: string, person: string, reason: string): Promise<void>
}

/** Answers that a list shows below each question. */
const answersShown = 10
/** Characters of a remark, and of the reason for which it is hidden. */
export const longest = { text: 4_000, reason: 500 } as const
/** Of one person in a day. */
const mostInDay = 20

export function openDiscussions({ db, now, journal, parties, detectors }: {
  readonly db: Db; readonly now: () => Instant; readonly journal: Journal; readonly parties: Parties; readonly detectors: readonly Detector[]
}): Discussions {
  const kept = new Map<string, { readonly find: Discussable; readonly isOne: (id: string) => boolean }>()

  async function thing(id: string, actor: Actor | null): Promise<Discussed> {
    const at = id.indexOf(':')
    const keeper = kept.get(id.slice(0, at))
    const found = keeper?.isOne(id.slice(at + 1)) ? await keeper.find(id.slice(at + 1), actor) : undefined
    if (found === undefined) throw new Failure('not found', messages.noThing)
    return found
  }

  /** A text or a reason as it is kept: everybody reads either. */
  function checked(field: keyof typeof longest, given: string): string {
    const text = given.normalize('NFC').replaceAll('\r\n', '\n').trim()
    const invalid = (said: Text): Failure => new Failure('invalid', said, [{ field, text: said }])
    if (text === '') throw invalid(messages.empty[field])
    if (text.length > longest[field]) throw invalid(answerMessages.tooLong(longest[field], text.length))
    const kinds = kindsIn(text, detectors)
    if (kinds.length > 0) throw invalid(messages.personal[field](kinds))
    return text
  }

  /** Whoever writes has confirmed their address, and has not written too much today; locked, so that many at once are counted and no account closes meanwhile. */
  async function requireWriter(tx: Tx, { person }: Actor): Promise<void> {
    await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
    if ((await parties.person(person, tx))?.emailConfirmed !== true) throw new Failure('refused', messages.confirm)
    const since = instantAt(Date.parse(now()) - 86_400_000)
    const { count } = await tx.selectFrom('remark').select(({ fn }) => fn.countAll<bigint>().as('count')).where('person', '=', person).where('at', '>', since).executeTakeFirstOrThrow()
    if (count >= mostInDay) throw new Failure('limited', messages.tooMany)
  }

  async function write(tx: Tx, actor: Actor, of: Pick<RemarkTable, 'thing' | 'kind' | 'about' | 'by_owner'> & { readonly body: string }): Promise<string> {
    const id = newId()
    // A short text can be guessed from its hash, so the record has a commitment to it, whose salt goes when the text does.
    const { id: entry } = await journal.append(tx, actorString(actor), {
      type: of.kind === 'answer' ? 'discussion.answered' : 'discussion.asked', subject: of.thing, body: { remark: id, kind: of.kind }, personal: { sha256: hashOfText(of.body) },
    })
    await tx.insertInto('remark').values({
      id, ...of, person: actor.person, organisation: actor.organisation?.id ?? null, at: now(), hidden_at: null, hidden_by: null, hidden_reason: null, entry, erased_at: null,
    }).execute()
    return id
  }

  const tell = async (tx: Tx, people: readonly string[], kind: RemarkTable['kind'], thingId: string, { title }: Discussed, text: string): Promise<void> => {
    for (const person of new Set(people)) await parties.writeLetter(tx, person, letters[kind](title, text, discussionPath(thingId)))
  }

  async function remarkOn(tx: Tx, thingId: string, id: string): Promise<Selectable<RemarkTable>> {
    const row = isId(id) ? await tx.selectFrom('remark').selectAll().where('id', '=', id).where('thing', '=', thingId).forUpdate().executeTakeFirst() : undefined
    if (row === undefined) throw new Failure('not found', messages.noRemark)
    return row
  }

  /** What the writers are called. */
  async function namesOf(rows: readonly Selectable<RemarkTable>[]): Promise<(row: Selectable<RemarkTable>) => string> {
    const companies = await parties.organisationsById(rows.flatMap(({ organisation }) => organisation ?? []))
    const people = new Map(await Promise.all([...new Set(rows.filter(({ organisation }) => organisation === null).map(({ person }) => person))].map(async (id) => [id, (await parties.person(id))?.name] as const)))
    return ({ organisation, person }) => (organisation === null ? people.get(person) : companies.get(organisation)?.name) ?? '—'
  }

  /** Questions and errors as an actor reads them, each with this part of its answers. */
  async function shown(heads: readonly Selectable<RemarkTable>[], actor: Actor | null, { ofOwner, closed }: Discussed, { limit, offset }: Part): Promise<readonly Remark[]> {
    if (heads.length === 0) return []
    const ids = heads.map(({ id }) => id)
    const [{ rows: answers }, counts] = await Promise.all([
      sql<Selectable<RemarkTable>>`select answer.* from unnest(${ids}::uuid[]) as head(id)
        cross join lateral (select * from remark where about = head.id order by at, id limit ${limit} offset ${offset}) answer order by answer.at, answer.id`.execute(db),
      db.selectFrom('remark').select(['about', ({ fn }) => fn.countAll<bigint>().as('total')]).where('about', 'in', ids).groupBy('about').execute(),
    ])
    const nameOf = await namesOf([...heads, ...answers])
    const [below, totals] = [Map.groupBy(answers, ({ about }) => about!), new Map(counts.map(({ about, total }) => [about, Number(total)]))]
    const remarkOf = (row: Selectable<RemarkTable>): Remark => ({
      id: row.id, kind: row.kind, by: nameOf(row), byOwner: row.by_owner, at: row.at, answers: (below.get(row.id) ?? []).map(remarkOf), answersTotal: totals.get(row.id) ?? 0,
      mayAnswer: row.about === null && row.hidden_at === null && row.erased_at === null && (ofOwner || (!closed && row.person === actor?.person)),
      ...(row.hidden_at !== null ? { hidden: { at: row.hidden_at, reason: row.hidden_reason! } } : row.erased_at !== null ? { erased: row.erased_at } : { text: row.body! }),
    })
    return heads.map(remarkOf)
  }

  const headsOf = (id: string) => db.selectFrom('remark').where('thing', '=', id).where('about', 'is', null)
  const countOf = async (id: string): Promise<number> => Number((await headsOf(id).select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow()).total)

  return {
    keep(kind, find, isOne = isId) {
      if (kept.has(kind)) throw new Error(`somebody keeps the discussions of ${kind} already`)
      kept.set(kind, { find, isOne })
    },
    thing,

    async about(id, actor, { limit, offset }) {
      const about = await thing(id, actor)
      const [heads, total] = await Promise.all([headsOf(id).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(), countOf(id)])
      return { remarks: await shown(heads, actor, about, { limit: answersShown, offset: 0 }), total }
    },

    async count(id, actor) {
      await thing(id, actor)
      return countOf(id)
    },

    async remark(id, asked, actor, page) {
      const about = await thing(id, actor)
      const [found] = await shown(isId(asked) ? await headsOf(id).selectAll().where('id', '=', asked).execute() : [], actor, about, page)
      if (found === undefined) throw new Failure('not found', messages.noRemark)
      return found
    },

    // Whoever keeps the thing reads by connections of their own, so they are asked before the transaction.
    async ask(actor, { thing: id, kind, text }) {
      const about = await thing(id, actor)
      if (about.closed) throw new Failure('conflict', about.closed)
      const body = checked('text', text)
      return transact(db, async (tx) => {
        await requireWriter(tx, actor)
        const remark = await write(tx, actor, { thing: id, kind, about: null, body, by_owner: about.ofOwner })
        await tell(tx, about.owners.filter((owner) => owner !== actor.person), kind, id, about, body)
        return remark
      })
    },

    async answer(actor, { thing: id, about: asked, text }) {
      const about = await thing(id, actor)
      await transact(db, async (tx) => {
        const row = await remarkOn(tx, id, asked)
        if (row.about !== null || row.hidden_at !== null || row.erased_at !== null) throw new Failure('not found', messages.noRemark)
        if (!about.ofOwner && row.person !== actor.person) throw new Failure('refused', messages.onlyOwner)
        if (about.closed && !about.ofOwner) throw new Failure('conflict', about.closed)
        const body = checked('text', text)
        await requireWriter(tx, actor)
        await write(tx, actor, { thing: id, kind: 'answer', about: row.id, body, by_owner: about.ofOwner })
        await tell(tx, (about.ofOwner ? [row.person] : about.owners).filter((person) => person !== actor.person), 'answer', id, about, body)
      })
    },

    async hide(actor, { thing: id, remark, reason: given }) {
      const about = await thing(id, actor)
      if (!about.ofOffice) throw new Failure('refused', messages.onlyOfficer)
      const reason = checked('reason', given)
      await transact(db, async (tx) => {
        const row = await remarkOn(tx, id, remark)
        if (row.hidden_at !== null) throw new Failure('conflict', messages.hiddenAlready)
        await tx.updateTable('remark').set({ hidden_at: now(), hidden_by: actorString(actor), hidden_reason: reason }).where('id', '=', row.id).execute()
        await journal.append(tx, actorString(actor), { type: 'discussion.hidden', subject: id, body: { remark: row.id } })
      })
    },

    async erase(tx, by, person, reason) {
      const erased = await tx.updateTable('remark').set({ body: null, erased_at: now() }).where('person', '=', person).where('organisation', 'is', null).where('erased_at', 'is', null)
        .returning('entry').execute()
      for (const { entry } of erased) if (entry !== null) await journal.erase(tx, by, entry, reason)
    },
  }
}

/** Path of the page of a discussion, without the language. */
export const discussionPath = (thing: string): string => `/discussions/${thing.replace(':', '/')}`
