/** Visits to a counter as they are kept: of whom, by whom, at which counter, and what the journal has of them. */
import type { Selectable } from 'kysely'
import { type Body, countersOf } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import { same, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Actor, actorString } from './actor.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import type { CounterVisitTable, ShownBy, VisitFinding } from './tables.ts'

/** A visit, as the officer sees it, and the person whom it was of. */
export interface CounterVisit {
  readonly id: string
  readonly body: string
  readonly officer: string
  readonly person: string
  /** The name of the person who is served, from when they have shown that they are there. */
  readonly name?: string
  readonly beganAt: Instant
  readonly endsAt: Instant
  readonly shown?: ShownBy
  /** What was found of a visit by document, where somebody has reviewed it. */
  readonly found?: VisitFinding
}

/** The officer's visits since a moment, or a person's own. */
export type VisitsAsked = { readonly officer: string; readonly since: Instant } | { readonly person: string }

export const nameOf = ({ bodies }: Means, body: string): Text => bodies().find(({ id }) => id === body)?.name ?? same(body)

/** The journal has the visit: of whom it is stands beside it, where nobody but the house reads it. */
export const record = ({ journal }: Means, tx: Tx, { id, body, officer, person }: Pick<CounterVisit, 'id' | 'body' | 'officer' | 'person'>, type: string, what: { readonly by?: ShownBy; readonly found?: VisitFinding }) =>
  journal.append(tx, actorString({ person: officer }), { type, subject: `counter-visit:${id}`, body: { body, ...what }, personal: { person } })

/** The body at whose counter the actor sits: the one that is named, or the only one. */
export function counterOf({ bodies }: Means, { roles }: Actor, named: string | undefined): Body {
  const at = countersOf(bodies(), roles).filter(({ id }) => named === undefined || id === named)
  if (at[0] === undefined) throw new Failure('refused', words.counterNotYours)
  if (at.length > 1) throw new Failure('invalid', words.counterWhich, [{ field: 'body', text: words.counterWhich }])
  return at[0]
}

/** The officer's visits since a moment, and a person's own, the latest first. */
export const visitsOf = async (means: Means, of: VisitsAsked): Promise<readonly CounterVisit[]> =>
  (await ('officer' in of ? visits(means.db).where('v.officer', '=', of.officer).where('v.began_at', '>=', of.since) : visits(means.db).where('v.person', '=', of.person))
    .orderBy('v.began_at', 'desc').limit(100).execute()).map(presented)

export const visits = (db: Db) => db.selectFrom('counter_visit as v').innerJoin('person as p', 'p.id', 'v.person').selectAll('v').select('p.name')

export const presented = (row: Selectable<CounterVisitTable> & { readonly name: string }): CounterVisit => ({
  id: row.id, body: row.body, officer: row.officer, person: row.person, beganAt: row.began_at, endsAt: row.ends_at, ...(row.shown !== null && { name: row.name, shown: row.shown }), ...(row.found !== null && { found: row.found }),
})
