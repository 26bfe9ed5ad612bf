/** Reservations for emergencies: what the register says, kept on the clusters; whoever is put back for one is told, and it stands on record. */
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { addDays, type Day, instantAt, startOfDay } from '../../../law/time.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { type Cluster, type Displaced, reportCause, reservationPrefix } from '../cluster/index.ts'
import type { ComputeOptions } from '../options.ts'
import type { Grant } from './grants.ts'
import { accountOf } from './jobs.ts'
import { displacedLetter, hoursWords as words, staysThere } from './messages.ts'

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

/** Keeps those of one cluster, each by itself; tells of what they displace, and keeps what is wrong with one for those who answer for it. */
export async function keepReserved(kernel: Kernel, cluster: Cluster, reserved: readonly Reserved[], grants: readonly Grant[]): Promise<void> {
  const { db, country: { calendar: { zone } } } = kernel
  const here = reserved.filter((one) => one.cluster === cluster.name)
  const faults = new Map<string, Text>()
  const failed = ({ number }: Reserved, why: unknown): void => {
    reportCause(kernel, why)
    if (!faults.has(number)) faults.set(number, why instanceof Failure ? why.text : words.notReserved)
  }
  const named = (reservation: string): Reserved | undefined => here.find((one) => reservationName(one) === reservation)
  const wanted = here.flatMap((one) => {
    const grant = grants.find(({ number, holding }) => number === one.grant && holding.status === 'in force')
    if (grant === undefined) {
      faults.set(one.number, words.grantIsOver)
      return []
    }
    return [{ name: reservationName(one), queue: one.queue, nodes: one.nodes, account: accountOf(grant), until: Math.floor(Date.parse(startOfDay(addDays(one.until, 1), zone)) / 1000) }]
  })
  await cluster.reserve(wanted, {
    failed(reservation, why) {
      const of = named(reservation)
      if (of) failed(of, why)
    },
    async displaces(displaced) {
      const of = named(displaced.reservation)
      if (of) await record(kernel, cluster.name, displaced, of, grants)
    },
    async stays({ reservation, job, began }, why) {
      const of = named(reservation)
      if (of === undefined) return
      reportCause(kernel, why)
      faults.set(of.number, staysThere(job))
      await db.deleteFrom('compute_displaced').where('reservation', '=', of.number).where('cluster', '=', cluster.name).where('remote', '=', job).where('began_at', '=', instantAt(began * 1000)).where('told_at', 'is', null).execute()
    },
  })
  for (const one of here) if (!faults.has(one.number)) await tell(kernel, cluster.name, one, grants)
  await keepFaults(kernel, here, faults)
}

/** What is wrong with which reservation of a cluster now. */
async function keepFaults({ db, now }: Kernel, here: readonly Reserved[], faults: ReadonlyMap<string, Text>): Promise<void> {
  const well = here.map(({ number }) => number).filter((number) => !faults.has(number))
  if (well.length > 0) await db.deleteFrom('compute_reservation_fault').where('reservation', 'in', well).execute()
  for (const [reservation, text] of faults) {
    const fault = JSON.stringify(text)
    await db.insertInto('compute_reservation_fault').values({ reservation, fault, at: now() }).onConflict((conflict) => conflict.column('reservation').doUpdateSet({ fault })).execute()
  }
}

/** What is wrong with reservations, by their numbers. */
export async function reservationFaults({ db }: Pick<Kernel, 'db'>): Promise<ReadonlyMap<string, Text>> {
  return new Map((await db.selectFrom('compute_reservation_fault').select(['reservation', 'fault']).execute()).map(({ reservation, fault }) => [reservation, fault]))
}

/** Records a run that is about to be cut short. */
async function record({ db, now }: Kernel, cluster: string, { job: remote, account, accelerators, began }: Displaced, { number }: Reserved, grants: readonly Grant[]): Promise<void> {
  const grant = grants.find((one) => accountOf(one) === account)
  if (grant === undefined) return
  const job = await db.selectFrom('compute_job').select('id').where('cluster', '=', cluster).where('remote', '=', remote).where('grant', '=', grant.decision).executeTakeFirst()
  await db.insertInto('compute_displaced').values({ reservation: number, cluster, remote, grant: grant.decision, job: job?.id ?? null, accelerators, began_at: instantAt(began * 1000), at: now(), told_at: null })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** Tells whom a reservation put back, once, also where a process died after it did so. */
async function tell({ db, journal, now, parties }: Kernel, cluster: string, { number, until }: Reserved, grants: readonly Grant[]): Promise<void> {
  await transact(db, async (tx) => {
    const untold = await tx.updateTable('compute_displaced').set({ told_at: now() }).where('reservation', '=', number).where('cluster', '=', cluster).where('told_at', 'is', null).returning(['remote', 'grant', 'job', 'accelerators']).execute()
    for (const { remote, grant: of, job: id, accelerators } of untold) {
      const grant = grants.find(({ decision }) => decision === of)
      const job = id === null ? undefined : await tx.selectFrom('compute_job').select('title').where('id', '=', id).executeTakeFirst()
      await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.displaced', subject: `entry:${number}`, body: { cluster, job: remote, accelerators } })
      if (grant) await parties.writeLetterToOrganisation(tx, grant.organisation, displacedLetter({ number, until, title: job?.title ?? remote }, id === null ? `/compute-hours/grants/${grant.number}` : `/compute-hours/jobs/${id}`))
    }
  })
}

/** How many jobs, and accelerators of theirs, each reservation put back. */
export async function displacedBy({ db }: Pick<Kernel, 'db'>, numbers: readonly string[]): Promise<ReadonlyMap<string, { readonly jobs: number; readonly accelerators: number }>> {
  if (numbers.length === 0) return new Map()
  const rows = await db.selectFrom('compute_displaced').select(({ fn }) => ['reservation', fn.countAll<string>().as('jobs'), fn.sum<string>('accelerators').as('accelerators')]).where('reservation', 'in', numbers).where('told_at', 'is not', null).groupBy('reservation').execute()
  return new Map(rows.map(({ reservation, jobs, accelerators }) => [reservation, { jobs: Number(jobs), accelerators: Number(accelerators) }]))
}
