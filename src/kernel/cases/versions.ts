/** Versions of procedures: enacted once, never changed, readable for ever. */
import { sql } from 'kysely'
import { canonical, hashOf, type JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day, Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { messages } from './messages.ts'

/** A declaration with the hash that is its version. */
export interface Enacted {
  readonly hash: string
  readonly declaration: Procedure
}

export interface Versions {
  /** Enters the declarations that are new, each with an entry in the journal. An earlier version ends where the next begins. */
  enact(declarations: readonly Procedure[]): Promise<void>
  /** The version in force on a day. */
  inForce(procedure: string, day: Day, within?: Db): Promise<Enacted>
  byHash(hash: string, within?: Db): Promise<Procedure>
  /** All versions of all procedures, oldest first. */
  list(): Promise<readonly (Enacted & { readonly from: Day; readonly until?: Day })[]>
}

/** The declaration as plain data: what is hashed, stored and published. */
export const dataOf = (declaration: Procedure): JsonObject => JSON.parse(JSON.stringify(declaration))

/** The version of a declaration: the SHA-256 of its canonical JSON (RFC 8785). */
export const versionOf = (declaration: Procedure): string => hashOf(dataOf(declaration))

export function openVersions({ db, now, journal }: { db: Db; now: () => Instant; journal: Journal }): Versions {
  const read = new Map<string, Procedure>()
  /** The version in force by procedure and day; an enactment in another process is seen the next day, or when this one starts. */
  const current = new Map<string, string>()

  async function byHash(hash: string, within: Db | Tx = db): Promise<Procedure> {
    const known = read.get(hash)
    if (known !== undefined) return known
    const row = await within.selectFrom('procedure_version').select('declaration').where('hash', '=', hash).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noProcedure)
    read.set(hash, row.declaration)
    return row.declaration
  }

  async function enactOne(tx: Tx, declaration: Procedure): Promise<void> {
    const hash = versionOf(declaration)
    const known = await tx.selectFrom('procedure_version').select('hash').where('hash', '=', hash).executeTakeFirst()
    if (known !== undefined) return
    const { from, until } = declaration.inForce
    // An open-ended predecessor ends where this version begins; one that was to begin on the same day or later never applies.
    await sql`update procedure_version set in_force = case when lower(in_force) < ${from}::date
        then daterange(lower(in_force), ${from}::date) else 'empty'::daterange end
      where procedure = ${declaration.id} and not isempty(in_force) and (upper(in_force) is null or lower(in_force) >= ${from}::date)`.execute(tx)
    await tx.insertInto('procedure_version').values({
      hash, procedure: declaration.id, declaration: JSON.stringify(dataOf(declaration)),
      in_force: `[${from},${until ?? ''})`, enacted_at: now(),
    }).execute()
    await journal.append(tx, 'system:law', {
      type: 'procedure.enacted', subject: `procedure:${declaration.id}`,
      body: { version: hash, from, ...(until && { until }), bytes: canonical(dataOf(declaration)).length },
    })
  }

  return {
    byHash,
    enact: (declarations) => transact(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('procedure_version'))`.execute(tx)
      for (const declaration of declarations) await enactOne(tx, declaration)
      current.clear()
    }),
    async inForce(procedure, day, within = db) {
      const key = `${day} ${procedure}`
      const known = current.get(key)
      if (known !== undefined) return { hash: known, declaration: await byHash(known, within) }
      const row = await within.selectFrom('procedure_version').select('hash')
        .where('procedure', '=', procedure).where(sql<boolean>`in_force @> ${day}::date`).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.noProcedure)
      if (current.size > 1000) current.clear()
      current.set(key, row.hash)
      return { hash: row.hash, declaration: await byHash(row.hash, within) }
    },
    async list() {
      const rows = await db.selectFrom('procedure_version')
        .select(['hash', sql<string | null>`lower(in_force)`.as('from'), sql<string | null>`upper(in_force)`.as('until')])
        .where(sql<boolean>`not isempty(in_force)`).orderBy('procedure').orderBy(sql`lower(in_force)`).execute()
      return Promise.all(rows.map(async ({ hash, from, until }) =>
        ({ hash, declaration: await byHash(hash), from: from ?? '', ...(until !== null && { until }) })))
    },
  }
}
