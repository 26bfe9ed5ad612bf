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
import type { ReservationFaultKind } from './tables.ts'

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

/** What is wrong with a reservation: `why` is for whoever answers for it, `kind` is what everybody may know. */
export interface ReservationFault { readonly kind: ReservationFaultKind; readonly why: Text }

/** Keeps those of one cluster, each by itself; tells of what they displace, and keeps what is wrong with one for those who answer for it. */
export async function keepReserved(kernel: Kernel, cluster: Cluster, reserved: readonly Reserved[], grants: readonly Grant[]): Promise<void> {
  const { db, country: { calendar: { zone } } } = kernel
  const here = reserved.filter((one) => one.cluster === cluster.name)
  const faults = new Map<string, ReservationFault>()
  const amiss = ({ number }: Reserved, kind: ReservationFaultKind, error: unknown): void => {
    reportCause(kernel, error)
    if (!faults.has(number)) faults.set(number, { kind, why: error instanceof Failure ? error.text : kind === 'missing' ? words.notReserved : words.reservationUnseen })
  }
  const named = (reservation: string): Reserved | undefined => here.find((one) => reservationName(one) === reservation)
  /** Of these nobody can say what went back: it is told when somebody can. */
  const unseen = new Set<string>()
  const wanted = here.flatMap((one) => {
    const grant = grants.find(({ number, holding }) => number === one.grant && holding.status === 'in force')
    if (grant === undefined) {
      faults.set(one.number, { kind: 'missing', why: words.grantIsOver })
      return []
    }
    return [{ name: reservationName(one), queue: one.queue, nodes: one.nodes, account: accountOf(grant), until: Math.floor(Date.parse(startOfDay(addDays(one.until, 1), zone)) / 1000) }]
  })
  try {
    await cluster.reserve(wanted, {
      failed(reservation, why) {
        const of = named(reservation)
        if (of) amiss(of, 'missing', why)
      },
      unseen(reservation, why) {
        const of = named(reservation)
        if (of === undefined) return
        unseen.add(of.number)
        amiss(of, 'occupied', why)
      },
      async displaces(displaced) {
        const of = named(displaced.reservation)
        if (of) await record(kernel, cluster.name, displaced, of, grants)
      },
      async stays({ reservation, job, began }, why) {
        const of = named(reservation)
        if (of === undefined) return
        reportCause(kernel, why)
        faults.set(of.number, { kind: 'occupied', why: staysThere(job) })
        await db.deleteFrom('compute_displaced').where('reservation', '=', of.number).where('cluster', '=', cluster.name).where('remote', '=', job).where('began_at', '=', instantAt(began * 1000)).where('told_at', 'is', null).execute()
      },
    })
  } catch (error) {
    for (const one of here) amiss(one, 'unknown', error)
    await keepFaults(kernel, here, faults)
    return
  }
  await keepFaults(kernel, here, faults)
  await tell(kernel, cluster.name, { unseen, here, grants })
}

/** What is wrong with which reservation of a cluster now. */
async function keepFaults({ db, now }: Kernel, here: readonly Reserved[], faults: ReadonlyMap<string, ReservationFault>): Promise<void> {
  const well = here.map(({ number }) => number).filter((number) => !faults.has(number))
  if (well.length > 0) await db.deleteFrom('compute_reservation_fault').where('reservation', 'in', well).execute()
  for (const [reservation, { kind, why }] of faults) {
    const fault = JSON.stringify(why)
    await db.insertInto('compute_reservation_fault').values({ reservation, kind, fault, at: now() }).onConflict((conflict) => conflict.column('reservation').doUpdateSet({ kind, fault })).execute()
  }
}

/** Forgets what was wrong with reservations that are over. */
export async function forgetFaults({ db }: Pick<Kernel, 'db'>, reserved: readonly Reserved[]): Promise<void> {
  const standing = reserved.map(({ number }) => number)
  await db.deleteFrom('compute_reservation_fault').$if(standing.length > 0, (some) => some.where('reservation', 'not in', standing)).execute()
}

/** What is wrong with reservations, by their numbers. */
export async function reservationFaults({ db }: Pick<Kernel, 'db'>): Promise<ReadonlyMap<string, ReservationFault>> {
  return new Map((await db.selectFrom('compute_reservation_fault').select(['reservation', 'kind', 'fault']).execute()).map(({ reservation, kind, fault }) => [reservation, { kind, why: fault }]))
}

/** Records a run that is about to be cut short. */
async function record({ db, now }: Kernel, cluster: string, { job: remote, account, accelerators, began }: Displaced, { number }: Reserved, grants: readonly Grant[]): Promise<void> {
  const grant = grants.find((one) => accountOf(one) === account)
  if (grant === undefined) return
  const job = await db.selectFrom('compute_job').select('id').where('cluster', '=', cluster).where('remote', '=', remote).where('grant', '=', grant.decision).executeTakeFirst()
  await db.insertInto('compute_displaced').values({ reservation: number, cluster, remote, grant: grant.decision, job: job?.id ?? null, accelerators, began_at: instantAt(began * 1000), at: now(), told_at: null })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/**
 * Tells whom a reservation put back, once: also where a process died after it did so, and where the reservation is over by now. What did not go back is no longer on record here, so of what
 * is there only that waits of which nobody could say.
 */
async function tell({ db, journal, now, parties }: Kernel, cluster: string, { unseen, here, grants }: { readonly unseen: ReadonlySet<string>; readonly here: readonly Reserved[]; readonly grants: readonly Grant[] }): Promise<void> {
  await transact(db, async (tx) => {
    const untold = await tx.updateTable('compute_displaced').set({ told_at: now() }).where('cluster', '=', cluster).where('told_at', 'is', null)
      .$if(unseen.size > 0, (some) => some.where('reservation', 'not in', [...unseen])).returning(['reservation', 'remote', 'grant', 'job', 'accelerators']).execute()
    for (const { reservation, remote, grant: of, job: id, accelerators } of untold) {
      const grant = grants.find(({ decision }) => decision === of)
      const job = id === null ? undefined : await tx.selectFrom('compute_job').select('title').where('id', '=', id).executeTakeFirst()
      await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.displaced', subject: `entry:${reservation}`, body: { cluster, job: remote, accelerators } })
      const until = here.find(({ number }) => number === reservation)?.until
      if (grant) await parties.writeLetterToOrganisation(tx, grant.organisation, displacedLetter({ number: reservation, title: job?.title ?? remote, ...(until !== undefined && { until }) }, id === null ? `/compute-hours/grants/${grant.number}` : `/compute-hours/jobs/${id}`))
    }
  })
}

/** How many jobs, and accelerators of theirs, each reservation put back. */
export async function displacedBy({ db }: Pick<Kernel, 'db'>, numbers: readonly string[]): Promise<ReadonlyMap<string, { readonly jobs: number; readonly accelerators: number }>> {
  if (numbers.length === 0) return new Map()
  const rows = await db.selectFrom('compute_displaced').select(({ fn }) => ['reservation', fn.countAll<string>().as('jobs'), fn.sum<string>('accelerators').as('accelerators')]).where('reservation', 'in', numbers).where('told_at', 'is not', null).groupBy('reservation').execute()
  return new Map(rows.map(({ reservation, jobs, accelerators }) => [reservation, { jobs: Number(jobs), accelerators: Number(accelerators) }]))
}
