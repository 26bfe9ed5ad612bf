/** The secrets of the data folder, and that they are those of the database: made with its first start, and never again. */
import { join } from 'node:path'
import { sql } from 'kysely'
import { inFirstLanguage } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import type { Db } from './database/index.ts'
import type { Bodies } from './declarations/index.ts'
import { isOwnSeal, noteRegisters, registersEver, type SealingBody } from './decisions/index.ts'
import { anchorIn, begin, hasBegun, isOwn } from './journal/index.ts'
import { existingSigner, foreignKeys, type Keys, openKeys, openWitnessKey, requireCountry, requireKey, requireProgramme } from './keys.ts'
import { firstCertificateOf, openSeal, openTimestamps, type Seal, type TimestampAuthority, type SealPlace, type TimestampSetting } from './seal/index.ts'
import { isOwnAuthority, openAuthority } from './signatures/index.ts'

interface Place {
  /** The data folder. */
  readonly folder: string
  readonly publicUrl: string
  readonly programme: string
  readonly country: { readonly code: string; readonly first?: true; readonly seals: string }
  readonly now: () => Instant
  /** Who stamps the time on papers, if anybody. */
  readonly timestamps?: TimestampSetting
}

interface OwnSecrets {
  readonly keys: Keys
  /** The portal's witness. */
  readonly witness: ReturnType<typeof openWitnessKey>
  /** The seal of the programme. */
  readonly seal: Seal
  /** Where the seals of bodies lie. */
  readonly place: SealPlace
  readonly timestamps?: TimestampAuthority
}

/**
 * Opens the secrets. A database without a journal gets those of the folder, which are made if they are not there; of processes
 * that start at once one makes them and all get the same. Later the folder must hold the secrets of that first start: throws
 * a `Failure` when one is missing (not found) or is another (conflict), and makes none. Only what can be replaced without harm to
 * what was signed is made anew, beside the journal's own key: `session`, `statements.pem`, `witness.pem` and `secrets`, of which older folders lack some.
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
    const authority = await openAuthority(join(folder, 'signatures'), now)
    if (!(await isOwnSeal(tx, seal) && await isOwnAuthority(tx, authority))) throw foreignKeys()
    const stamps = timestamps && await openTimestamps(timestamps, place)
    await begin(tx, keys.journal, now(), anchorIn(folder))
    return { keys, witness: openWitnessKey(folder, keys.journal.name), seal, place, ...(stamps && { timestamps: stamps }) }
  })
}

/** The seals of bodies, those that are no more included. */
export interface BodySeals {
  /** The bodies with their seals as they stand at this moment: the same list while nothing changes. */
  now(): readonly SealingBody[]
  /** Opens the seals of the bodies that were declared since: a new body gets its key before its day comes. */
  renew(): Promise<void>
}

/**
 * Opens the seal of each body that is declared, is to come, or that may have sealed something. The key of one that may have sealed must be there, and be
 * the one that did: throws a `Failure` otherwise. A body that is renamed keeps its key, and with it its issuer.
 */
export async function openBodySeals(db: Db, place: SealPlace, bodies: Bodies): Promise<BodySeals> {
  const opened = new Map<string, Seal>()
  let ever: ReadonlyMap<string, readonly string[]> = new Map()
  let known: { readonly of: ReturnType<Bodies['today']>; readonly sealing: readonly SealingBody[] } | undefined

  const renew = (): Promise<void> => db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('secrets'))`.execute(tx)
    ever = await registersEver(tx)
    const names = new Map(bodies.everything().map(({ id, name }) => [id, inFirstLanguage(name)]))
    for (const id of new Set([...names.keys(), ...ever.keys()])) {
      if (opened.has(id)) continue
      if (ever.has(id)) requireKey(join(place.folder, firstCertificateOf(id)))
      const organisation = names.get(id)
      const seal = await openSeal({ ...place, body: id, ...(organisation !== undefined && { organisation }) })
      if (!(await isOwnSeal(tx, seal, id))) throw foreignKeys()
      opened.set(id, seal)
    }
    await noteRegisters(tx, bodies.today(), place.now())
    known = undefined
  })

  await renew()
  return {
    renew,
    now() {
      const of = bodies.today()
      if (known?.of !== of) {
        const declared = new Map(of.map((body) => [body.id, body]))
        const order = [...of.map(({ id }) => id), ...[...opened.keys()].filter((id) => !declared.has(id))]
        known = { of, sealing: order.flatMap((id): readonly SealingBody[] => {
          const [seal, body] = [opened.get(id), declared.get(id)]
          const registers = body?.registers ?? []
          return seal === undefined ? [] : [{ id, registers, former: (ever.get(id) ?? []).filter((one) => !registers.includes(one)), seal, ...(body && { name: body.name }) }]
        }) }
      }
      return known.sealing
    },
  }
}
