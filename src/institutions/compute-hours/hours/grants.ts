/** Grants: entered when a decision gives hours, and read with what the decision says of them now. The decision alone says whether they are in force. */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type LastingBudget, standingOf } from '../../../kernel/budgets/index.ts'
import type { Db, Tables, Tx } from '../../../kernel/database/index.ts'
import { decisionThing, type DecidedHolding, holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { organisationText } from '../../../law/official-names.ts'
import { addDays, dayOf, startOfDay } from '../../../law/time.ts'
import { isLogin } from '../cluster/index.ts'
import type { ComputeOptions } from '../options.ts'
import { secondsOfHours, type Sums } from './budget.ts'
import { shareIn } from './shares.ts'
import './tables.ts'

export type GrantRow = Selectable<Tables['compute_grant']>

/** A grant with what its decision says, and where its hours are used. */
export interface Grant extends GrantRow {
  readonly holding: DecidedHolding
  readonly idleDays: number
  readonly purpose: string
  readonly kind: string
  readonly programme: string
  /** The number of its programme in the register. */
  readonly programmeNumber: string
  /** What its programme is due beside the others of the cluster. */
  readonly share: number
  /** Tiyn for an accelerator-hour; absent where they are free. */
  readonly price?: bigint
  /** Under whose names its organisation may use the cluster: what the operator confirmed there; nobody while there is none. */
  readonly logins: readonly string[]
  /** The cluster and its partition, as the settings and the scheduler call them; absent while the partition is not connected. */
  readonly place?: { readonly cluster: string; readonly queue: string }
  readonly sums: Sums
}

const keeper = 'compute-hours'
const unit = 'seconds'

const scopeOf = (decision: string): string => `grant:${decision}`

export const budgetOf = ({ decision, granted, reclaimed, starts_at: startsAt, ends_at: endsAt }: GrantRow): LastingBudget => ({ keeper, scope: scopeOf(decision), unit, startsAt, endsAt, most: granted - reclaimed })

const issued = z.object({ decision: z.string() })

/** Follows the journal of cases: a decision that gives hours is entered, and stands on the thread. Said once in every process. */
export function followGrants(kernel: Kernel, { credential, reclaim }: Pick<ComputeOptions, 'credential' | 'reclaim'>): void {
  const { journal, decisions, lineage, parties, country, now } = kernel
  journal.subscribe('compute-hours.grants', {
    types: ['case.issued'], holdsUp: 'its subject',
    async handle(tx, { body }) {
      const entry = issued.safeParse(body)
      const record = entry.success ? (await decisions.findIn(tx, entry.data.decision))?.record : undefined
      if (record?.procedure === reclaim && record.effect === 'dismiss' && record.about !== undefined) await countAnew(kernel, tx, record.about)
      if (record === undefined || record.credentialType !== credential || record.holder.organisation === undefined) return
      const organisation = await parties.organisation({ number: holderNumber(record.holder)! }, tx)
      const hours = Number(record.claims?.['hours'] ?? 0)
      if (organisation === undefined || !Number.isSafeInteger(hours) || hours <= 0) return
      const { zone } = country.calendar
      // Hours that are in force again after an appeal are those that were left: what was used under the earlier decisions of the case stays used, and what a job still holds there is charged there.
      const earlier = await tx.selectFrom('compute_grant').innerJoin('decision', 'decision.id', 'compute_grant.decision').select(['compute_grant.decision', 'compute_grant.granted']).where('decision.case_id', '=', record.case).forUpdate('compute_grant').execute()
      const gone = await standingOf(tx, { keeper, unit, scopes: earlier.map(({ decision }) => scopeOf(decision)) })
      const granted = [...gone.values()].reduce((left, { spent, held }) => left - spent - held, secondsOfHours(hours))
      if (granted <= 0n) return
      for (const one of earlier) {
        const { spent, held } = gone.get(scopeOf(one.decision))!
        await tx.updateTable('compute_grant').set({ reclaimed: one.granted - spent - held, reclaimed_at: now() }).where('decision', '=', one.decision).execute()
      }
      await tx.insertInto('compute_grant').values({
        decision: record.id, number: record.number, organisation: organisation.id, granted, starts_at: record.decidedAt,
        ends_at: startOfDay(addDays(record.validUntil ?? dayOf(record.decidedAt, zone), 1), zone),
      }).onConflict((conflict) => conflict.doNothing()).execute()
      const thing = decisionThing(record)
      await lineage.put(tx, thing)
      const company = `organisation:${organisation.id}`
      // Where somebody else put it, its page is known too.
      if (await lineage.thing(company) === undefined) await lineage.put(tx, { id: company, kind: 'organisation', title: organisationText(organisation) })
      await lineage.link(tx, company, thing.id, 'holds', 'granted to')
    },
  })
}

/** Says that a grant has an account on a cluster: from then on it is settled and closed there too. */
export const enterAccount = async (db: Db | Tx, grant: string, cluster: string): Promise<void> => {
  await db.insertInto('compute_account').values({ grant, cluster }).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Locks a grant: whoever changes its sums says so first. */
export const lockGrant = (tx: Tx, decision: string): Promise<GrantRow> => tx.selectFrom('compute_grant').selectAll().where('decision', '=', decision).forUpdate().executeTakeFirstOrThrow()

/** Counts the days without use anew, once it was decided that the hours are kept. */
async function countAnew({ country, now }: Pick<Kernel, 'country' | 'now'>, tx: Tx, decision: string): Promise<void> {
  await tx.updateTable('compute_grant').set({ idle_days: 0, reminded_on: null, idle_on: dayOf(now(), country.calendar.zone) }).where('decision', '=', decision).execute()
}

export interface Grants {
  /** Every grant that was entered, or those of an organisation, the newest first. */
  all(organisation?: string): Promise<readonly Grant[]>
  byNumber(number: string): Promise<Grant | undefined>
}

/** A login that was confirmed, on the cluster of its partition. */
interface Confirmed { readonly cluster: unknown; readonly login: string; readonly organisation?: string }

/** Whose logins are on a cluster. One belongs to the organisation for which it was confirmed first: to no two of them. */
function loginsOf(confirmed: readonly Confirmed[]): (cluster: string, organisation: string) => readonly string[] {
  const owners = new Map<string, string | undefined>()
  const keyOf = (cluster: unknown, login: string): string => JSON.stringify([cluster, login])
  for (const { cluster, login, organisation } of confirmed) if (!owners.has(keyOf(cluster, login))) owners.set(keyOf(cluster, login), organisation)
  return (cluster, organisation) => [...new Set(confirmed.filter((one) => one.cluster === cluster && owners.get(keyOf(cluster, one.login)) === organisation).map(({ login }) => login))].filter(isLogin)
}

/** A price that a decision states, in tiyn; nothing where it states none, or nought. */
const priceIn = (claim: unknown): { readonly price?: bigint } => {
  const price = /^\d{1,18}$/.test(String(claim ?? '')) ? BigInt(String(claim)) : 0n
  return price > 0n ? { price } : {}
}

export function openGrants(kernel: Kernel, { credential, registers: { partitions, programmes, logins } }: ComputeOptions): Grants {
  const { db, decisions, registers } = kernel

  async function read(rows: readonly GrantRow[]): Promise<readonly Grant[]> {
    if (rows.length === 0) return []
    const [held, entries, shared, confirmed, standing] = await Promise.all([
      decisions.held({ credentialType: credential }), registers.standing(partitions), registers.standing(programmes), registers.standing(logins), standingOf(db, { keeper, unit, scopes: rows.map((row) => budgetOf(row).scope) }),
    ])
    const holdings = new Map(held.map((one) => [one.decision, one]))
    const places = new Map(entries.map(({ number, values }) => [number, values]))
    const shares = new Map(shared.map(({ number, values }) => [number, shareIn(values['share'])]))
    const owners = loginsOf(confirmed.map(({ owner, values }) => ({ cluster: places.get(String(values['partition']))?.['connection'], login: String(values['login']).trim(), ...(owner.kind === 'organisation' && { organisation: owner.id }) })))
    return rows.flatMap((row): readonly Grant[] => {
      const holding = holdings.get(row.decision)
      if (holding === undefined) return []
      const { claims } = holding
      const place = places.get(String(claims['partition']))
      const [cluster, queue] = [place?.['connection'], place?.['queue']]
      const { spent, held: kept } = standing.get(budgetOf(row).scope)!
      return [{
        ...row, holding, idleDays: Number(claims['idleDays'] ?? 0), purpose: String(claims['purpose'] ?? ''), kind: String(claims['kind'] ?? ''), programme: String(claims['programmeName'] ?? ''),
        programmeNumber: String(claims['programme'] ?? ''), share: shares.get(String(claims['programme'])) ?? shareIn(undefined), ...priceIn(claims['price']),
        logins: typeof cluster === 'string' ? owners(cluster, row.organisation) : [],
        ...(typeof cluster === 'string' && cluster !== '' && typeof queue === 'string' && queue !== '' && { place: { cluster, queue } }),
        sums: { granted: row.granted, reclaimed: row.reclaimed, spent, held: kept },
      }]
    })
  }

  const rows = () => db.selectFrom('compute_grant').selectAll().orderBy('starts_at', 'desc').orderBy('decision')
  return {
    all: async (organisation) => read(await (organisation === undefined ? rows() : rows().where('organisation', '=', organisation)).execute()),
    byNumber: async (number) => (await read(await rows().where('number', '=', number).execute()))[0],
  }
}
