/** Reservations for emergencies: what the register says, kept on the clusters; whoever is put back for one is told, and it stands on record. */
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { addDays, type Day, startOfDay } from '../../../law/time.ts'
import { type Cluster, type Displaced, reservationPrefix } from '../cluster/index.ts'
import type { ComputeOptions } from '../options.ts'
import type { Grant } from './grants.ts'
import { accountOf } from './jobs.ts'
import { displacedLetter } from './messages.ts'

/** A reservation that stands and is not over. */
export interface Reserved {
  /** The number of its entry. */
  readonly number: string
  readonly cluster: string
  readonly queue: string
  readonly nodes: number
  /** The number of the grant whose jobs use it. */
  readonly grant: string
  readonly until: Day
  readonly ground: string
}

export const reservationName = ({ number }: Pick<Reserved, 'number'>): string => `${reservationPrefix}${number.toLowerCase()}`

/** Those of all clusters, by the register. */
export async function reservedNow({ registers, now, country }: Kernel, { registers: { reservations, partitions } }: Pick<ComputeOptions, 'registers'>): Promise<readonly Reserved[]> {
  const [entries, places] = await Promise.all([registers.standing(reservations), registers.standing(partitions)])
  const at = new Map(places.map(({ number, values }) => [number, values]))
  return entries.flatMap(({ number, values }) => {
    const place = at.get(String(values['partition']))
    const until = String(values['until']) as Day
    if (place === undefined || startOfDay(addDays(until, 1), country.calendar.zone) <= now()) return []
    return [{ number, cluster: String(place['connection'] ?? ''), queue: String(place['queue'] ?? ''), nodes: Number(values['nodes']), grant: String(values['grant']).trim().toUpperCase(), until, ground: String(values['ground']) }]
  })
}

/** Keeps those of one cluster that are for a grant in force, and tells of what they displace. */
export async function keepReserved(kernel: Kernel, cluster: Cluster, reserved: readonly Reserved[], grants: readonly Grant[]): Promise<void> {
  const { zone } = kernel.country.calendar
  const wanted = reserved.flatMap((one) => {
    const grant = grants.find(({ number, holding }) => number === one.grant && holding.status === 'in force')
    if (grant === undefined || one.cluster !== cluster.name) return []
    return [{ name: reservationName(one), queue: one.queue, nodes: one.nodes, account: accountOf(grant), until: Math.floor(Date.parse(startOfDay(addDays(one.until, 1), zone)) / 1000) }]
  })
  for (const displaced of await cluster.reserve(wanted)) {
    const of = reserved.find((one) => reservationName(one) === displaced.reservation)
    if (of !== undefined) await tell(kernel, cluster.name, displaced, of, grants)
  }
}

async function tell({ db, journal, now, parties }: Kernel, cluster: string, { job: remote, account, accelerators }: Displaced, { number, until }: Reserved, grants: readonly Grant[]): Promise<void> {
  const grant = grants.find((one) => accountOf(one) === account)
  if (grant === undefined) return
  await transact(db, async (tx) => {
    const job = await tx.selectFrom('compute_job').select(['id', 'title']).where('cluster', '=', cluster).where('remote', '=', remote).where('grant', '=', grant.decision).executeTakeFirst()
    const fresh = await tx.insertInto('compute_displaced').values({ reservation: number, cluster, remote, grant: grant.decision, job: job?.id ?? null, accelerators, at: now() }).onConflict((conflict) => conflict.doNothing()).returning('remote').executeTakeFirst()
    if (fresh === undefined) return
    await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.displaced', subject: `entry:${number}`, body: { cluster, job: remote, accelerators } })
    await parties.writeLetterToOrganisation(tx, grant.organisation, displacedLetter({ number, until, title: job?.title ?? remote }, job === undefined ? `/compute-hours/grants/${grant.number}` : `/compute-hours/jobs/${job.id}`))
  })
}

/** How many jobs, and accelerators of theirs, each reservation put back. */
export async function displacedBy({ db }: Pick<Kernel, 'db'>, numbers: readonly string[]): Promise<ReadonlyMap<string, { readonly jobs: number; readonly accelerators: number }>> {
  if (numbers.length === 0) return new Map()
  const rows = await db.selectFrom('compute_displaced').select(({ fn }) => ['reservation', fn.countAll<string>().as('jobs'), fn.sum<string>('accelerators').as('accelerators')]).where('reservation', 'in', numbers).groupBy('reservation').execute()
  return new Map(rows.map(({ reservation, jobs, accelerators }) => [reservation, { jobs: Number(jobs), accelerators: Number(accelerators) }]))
}
