/** The secrets of the data folder, and that they are those of the database: made with its first start, and never again. */
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Instant } from '../law/time.ts'
import type { Db } from './database/index.ts'
import { isOwnSeal } from './decisions/index.ts'
import { anchorIn, begin, hasBegun, isOwn } from './journal/index.ts'
import { existingSigner, foreignKeys, type Keys, openKeys, requireKey, requireProgramme } from './keys.ts'
import { openSeal, openTimestamps, type Seal, type TimestampAuthority, type TimestampSetting } from './seal/index.ts'
import { isOwnAuthority, openAuthority } from './signatures/index.ts'

interface Place {
  /** The data folder. */
  readonly folder: string
  readonly publicUrl: string
  readonly programme: string
  readonly country: { readonly code: string; readonly seals: string }
  readonly now: () => Instant
  /** Who stamps the time on papers, if anybody. */
  readonly timestamps?: TimestampSetting
}

interface OwnSecrets {
  readonly keys: Keys
  readonly seal: Seal
  readonly timestamps?: TimestampAuthority
}

/**
 * Opens the secrets. A database without a journal gets those of the folder, which are made if they are not there; of processes
 * that start at once one makes them and all get the same. Later the folder must hold the secrets of that first start: throws
 * a `Failure` when one is missing (not found) or is another (conflict), and makes none. Only what can be replaced without harm to
 * what was signed is made anew, beside the journal's own key: `session`, `statements.pem` and `secrets`, of which older folders lack some.
 */
export function openOwnSecrets(db: Db, { folder, publicUrl, programme, country, now, timestamps }: Place): Promise<OwnSecrets> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('secrets'))`.execute(tx)
    if (await hasBegun(tx)) {
      if (!(await isOwn(tx, existingSigner(folder)))) throw foreignKeys()
      for (const path of ['seal/authority.pem', 'signatures/authority.json']) requireKey(join(folder, path))
    }
    const keys = openKeys(folder, new URL(publicUrl).host)
    requireProgramme(folder, programme, { mayMake: true })
    const place = { folder: join(folder, 'seal'), country: country.code, organisation: country.seals, now }
    const seal = await openSeal(place)
    const authority = await openAuthority(join(folder, 'signatures'), now)
    if (!(await isOwnSeal(tx, seal) && await isOwnAuthority(tx, authority))) throw foreignKeys()
    const stamps = timestamps && await openTimestamps(timestamps, place)
    await begin(tx, keys.journal, now(), anchorIn(folder))
    return { keys, seal, ...(stamps && { timestamps: stamps }) }
  })
}
