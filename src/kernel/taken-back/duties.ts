/** Duties to act: who owes one, since when and why, and what they say that they did. */
import { sql } from 'kysely'
import { hashOfText } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, type JsonColumn, newId, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Thing } from '../lineage/index.ts'
import { type Actor, actorString, isId } from '../parties/index.ts'
import { type Detector, kindsIn } from '../personal-data/index.ts'
import { messages } from './messages.ts'

interface DutyTable {
  id: string; cause: string; source: string; thing: string; reason: JsonColumn<Text>; opened_at: Instant; ended_at: Instant | null; acted_by: string | null; said: string | null
  entry: bigint | null; erased_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { duty_to_act: DutyTable; duty_bearer: { duty: string; person: string } }
}

/** A duty to act on a thing, for what it rests on was taken back. */
export interface DutyToAct {
  readonly id: string
  readonly thing: Pick<Thing, 'id' | 'title' | 'path'>
  readonly source: Pick<Thing, 'id' | 'title' | 'path'>
  readonly reason: Text
  readonly openedAt: Instant
  /** Absent while it is open. `said` is what a bearer did, and may be erased; with neither the source was given back. */
  readonly ended?: { readonly at: Instant; readonly said?: string; readonly erased?: true }
}

export interface Duties {
  /** Opens a duty on each thing that has none from this cause, and answers the things on which one was opened. */
  open(tx: Tx, of: { readonly cause: string; readonly source: Thing; readonly reason: Text }, things: readonly Thing[]): Promise<ReadonlyMap<string, string>>
  /** Says who bears the duties, by their ids. */
  bear(tx: Tx, bearers: Iterable<readonly [duty: string, person: string]>): Promise<void>
  /** Ends the open duties of a cause, on all that it reached or on some of it: it was given back. Answers who is to hear of it: whoever bore them, also those who had acted already and may now go on. */
  end(tx: Tx, cause: string, things?: readonly string[]): Promise<readonly { readonly person: string; readonly thing: string; readonly source: string }[]>
  /** Those of a person, open ones first, then the newest; at most 200. */
  of(person: string): Promise<readonly DutyToAct[]>
  /** A bearer says what they did, which ends the duty for all who bear it. @throws Failure 'not found' for everybody else, 'invalid' with the mend */
  act(actor: Actor, duty: string, said: string): Promise<void>
  /** Erases what a person said for themself, with the salts of the journal: what they said for an organisation is the organisation's. */
  erase(tx: Tx, by: string, person: string, reason: string): Promise<void>
}

const longest = 2_000
const mostShown = 200

export function openDuties({ db, now, journal, detectors }: {
  readonly db: Db; readonly now: () => Instant; readonly journal: Journal; readonly detectors: readonly Detector[]
}): Duties {
  function checked(given: string): string {
    const said = given.normalize('NFC').replaceAll('\r\n', '\n').trim()
    const text = said === '' ? messages.sayWhat : said.length > longest ? messages.tooLong : kindsIn(said, detectors).length > 0 ? messages.personal : undefined
    if (text) throw new Failure('invalid', text, [{ field: 'said', text }])
    return said
  }

  return {
    async open(tx, { cause, source, reason }, things) {
      const opened = new Map<string, string>()
      for (const { id: thing } of things) {
        const made = await tx.insertInto('duty_to_act')
          .values({ id: newId(), cause, source: source.id, thing, reason: JSON.stringify(reason), opened_at: now(), ended_at: null, acted_by: null, said: null, entry: null, erased_at: null })
          .onConflict((conflict) => conflict.columns(['cause', 'thing']).where('ended_at', 'is', null).doNothing()).returning('id').executeTakeFirst()
        if (made === undefined) continue
        opened.set(thing, made.id)
        await journal.append(tx, 'system:kernel', { type: 'consequence.opened', subject: thing, body: { duty: made.id, cause, source: source.id } })
      }
      return opened
    },

    async bear(tx, bearers) {
      const rows = [...bearers].map(([duty, person]) => ({ duty, person }))
      if (rows.length > 0) await tx.insertInto('duty_bearer').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
    },

    async end(tx, cause, things) {
      // The last duty on each thing, unless it was given back before.
      const { rows: borne } = await sql<{ person: string; thing: string; source: string }>`
        select b.person, d.thing, d.source from (
          select distinct on (thing) id, thing, source, ended_at, acted_by from duty_to_act where cause = ${cause} and (${things === undefined}::boolean or thing = any(${[...things ?? []]}::text[])) order by thing, opened_at desc, id desc) d
        join duty_bearer b on b.duty = d.id where d.ended_at is null or d.acted_by is not null order by b.person, d.thing`.execute(tx)
      const ended = await tx.updateTable('duty_to_act').set({ ended_at: now() }).where('cause', '=', cause).where('ended_at', 'is', null)
        .$if(things !== undefined, (some) => some.where(sql<boolean>`thing = any(${[...things ?? []]}::text[])`)).returning(['id', 'thing']).execute()
      for (const { id, thing } of ended) await journal.append(tx, 'system:kernel', { type: 'consequence.ended', subject: thing, body: { duty: id, cause } })
      return borne
    },

    async of(person) {
      const { rows } = await sql<DutyRow>`
        select d.id, d.reason, d.opened_at, d.ended_at, d.said, d.erased_at, t.id as thing, t.title as "thingTitle", t.path as "thingPath", s.id as source, s.title as "sourceTitle", s.path as "sourcePath"
        from duty_bearer b join duty_to_act d on d.id = b.duty join thing t on t.id = d.thing join thing s on s.id = d.source
        where b.person = ${person} order by d.ended_at is not null, d.opened_at desc, d.id desc limit ${mostShown}`.execute(db)
      return rows.map(dutyOf)
    },

    act: (actor, duty, given) => transact(db, async (tx) => {
      const row = isId(duty) ? await tx.selectFrom('duty_to_act').innerJoin('duty_bearer', 'duty_bearer.duty', 'duty_to_act.id').select(['duty_to_act.id', 'thing'])
        .where('duty_to_act.id', '=', duty).where('person', '=', actor.person).where('ended_at', 'is', null).forUpdate('duty_to_act').executeTakeFirst() : undefined
      if (row === undefined) throw new Failure('not found', messages.noDuty)
      const said = checked(given)
      // A short text can be guessed from its hash, so the record has a commitment to it, whose salt goes when the text does.
      const { id: entry } = await journal.append(tx, actorString(actor), {
        type: 'consequence.acted', subject: row.thing, body: { duty: row.id }, personal: { sha256: hashOfText(said) },
      })
      await tx.updateTable('duty_to_act').set({ ended_at: now(), acted_by: actorString(actor), said, entry }).where('id', '=', row.id).execute()
    }),

    async erase(tx, by, person, reason) {
      const erased = await tx.updateTable('duty_to_act').set({ said: null, erased_at: now() }).where('acted_by', '=', actorString({ person })).where('said', 'is not', null)
        .returning('entry').execute()
      for (const { entry } of erased) if (entry !== null) await journal.erase(tx, by, entry, reason)
    },
  }
}

interface DutyRow {
  readonly id: string; readonly reason: Text; readonly opened_at: Instant; readonly ended_at: Instant | null; readonly said: string | null; readonly erased_at: Instant | null
  readonly thing: string; readonly thingTitle: Text; readonly thingPath: string | null; readonly source: string; readonly sourceTitle: Text; readonly sourcePath: string | null
}

const dutyOf = ({ id, reason, opened_at, ended_at, said, erased_at, thing, thingTitle, thingPath, source, sourceTitle, sourcePath }: DutyRow): DutyToAct => ({
  id, reason, openedAt: opened_at, thing: { id: thing, title: thingTitle, ...(thingPath !== null && { path: thingPath }) },
  source: { id: source, title: sourceTitle, ...(sourcePath !== null && { path: sourcePath }) },
  ...(ended_at !== null && { ended: { at: ended_at, ...(said !== null && { said }), ...(erased_at !== null && { erased: true as const }) } }),
})
