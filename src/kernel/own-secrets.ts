/** The secrets of the data folder, and that they are those of the database: made with its first start, and never again. */
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Body } from '../law/body.ts'
import type { Instant } from '../law/time.ts'
import type { Db, Tx } from './database/index.ts'
import { isOwnSeal, noteRegisters, registersEver, type SealingBody } from './decisions/index.ts'
import { anchorIn, begin, hasBegun, isOwn } from './journal/index.ts'
import { existingSigner, foreignKeys, type Keys, openKeys, requireCountry, requireKey, requireProgramme } from './keys.ts'
import { firstCertificateOf, openSeal, openTimestamps, type Seal, type TimestampAuthority, type SealPlace, type TimestampSetting } from './seal/index.ts'
import { isOwnAuthority, openAuthority } from './signatures/index.ts'
import { inFirstLanguage } from '../law/text.ts'

interface Place {
  /** The data folder. */
  readonly folder: string
  readonly publicUrl: string
  readonly programme: string
  readonly country: { readonly code: string; readonly first?: true; readonly seals: string; readonly bodies: readonly Body[] }
  readonly now: () => Instant
  /** Who stamps the time on papers, if anybody. */
  readonly timestamps?: TimestampSetting
}

interface OwnSecrets {
  readonly keys: Keys
  /** The seal of the programme. */
  readonly seal: Seal
  readonly bodies: readonly SealingBody[]
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
    requireCountry(folder, country.code, country)
    requireProgramme(folder, programme, { mayMake: true })
    const place = { folder: join(folder, 'seal'), country: country.code, organisation: country.seals, now }
    const seal = await openSeal(place)
    const bodies = await openBodySeals(tx, place, country.bodies)
    const authority = await openAuthority(join(folder, 'signatures'), now)
    if (!(await isOwnSeal(tx, seal) && await isOwnAuthority(tx, authority))) throw foreignKeys()
    const stamps = timestamps && await openTimestamps(timestamps, place)
    await begin(tx, keys.journal, now(), anchorIn(folder))
    return { keys, seal, bodies, ...(stamps && { timestamps: stamps }) }
  })
}

/**
 * The seal of each body, and of those that the country no longer declares but that may have sealed something. A new body gets its key now; the key of
 * one that may have sealed must be there, and be the one that did.
 */
async function openBodySeals(tx: Tx, place: SealPlace, bodies: readonly Body[]): Promise<readonly SealingBody[]> {
  const ever = await registersEver(tx)
  for (const id of ever.keys()) requireKey(join(place.folder, firstCertificateOf(id)))
  const none: readonly string[] = []
  const gone = [...ever.keys()].filter((id) => !bodies.some((body) => body.id === id)).map((id) => ({ id, registers: none }))
  const opened: SealingBody[] = []
  for (const body of [...bodies, ...gone]) {
    const { id, registers } = body
    const seal = await openSeal({ ...place, body: id, ...('name' in body && { organisation: inFirstLanguage(body.name) }) })
    if (!(await isOwnSeal(tx, seal, id))) throw foreignKeys()
    opened.push({ id, registers, former: (ever.get(id) ?? []).filter((one) => !registers.includes(one)), seal, ...('name' in body && { name: body.name }) })
  }
  await noteRegisters(tx, bodies, place.now())
  return opened
}
