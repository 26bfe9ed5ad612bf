/** Reservations: read as Slurm has them, made and ended where they differ; jobs of our own accounts that run on their nodes go back into the queue. */
import type { Displaced, Reservation, Reserving } from '../contract.ts'
import { nonsense } from '../messages.ts'
import { accountPrefix } from './accounts.ts'
import type { Commands } from './commands.ts'

/** What stands before the names of ours: no other is ever touched. */
export const reservationPrefix = `${accountPrefix}r-`

/** The nodes of each of our reservations, as Slurm writes a list of them. */
async function present(commands: Commands): Promise<ReadonlyMap<string, string>> {
  const printed = await commands('scontrol', ['show', 'reservation', '-o'])
  return new Map(printed.split('\n').flatMap((line): readonly [string, string][] => {
    const name = /^ReservationName=(\S+)/.exec(line)?.[1]
    return name?.startsWith(reservationPrefix) ? [[name, /\sNodes=(\S+)/.exec(line)?.[1] ?? '']] : []
  }))
}

/** `now` is in seconds since 1970. */
export async function keepReservations(cluster: string, commands: Commands, { wanted, now, hears }: { readonly wanted: readonly Reservation[]; readonly now: number; readonly hears: Reserving }): Promise<void> {
  const there = await present(commands)
  // One that a job still uses ends at a later round.
  for (const name of there.keys()) if (!wanted.some((one) => one.name === name)) await commands('scontrol', ['delete', `ReservationName=${name}`]).catch(() => undefined)
  for (const { name, queue, nodes, account, until } of wanted) {
    if (there.has(name) || until <= now) continue
    const made = ['create', 'reservation', `ReservationName=${name}`, `PartitionName=${queue}`, `NodeCnt=${nodes}`, 'StartTime=now', `Duration=${Math.ceil((until - now) / 60)}`, `Accounts=${account}`]
    // Nodes on which nothing runs come first; where there are too few, those too on which something does.
    await commands('scontrol', made).catch(() => commands('scontrol', [...made, 'Flags=IGNORE_JOBS'])).catch((error: unknown) => hears.failed(name, error))
  }
  const standing = await present(commands)
  for (const { name, account } of wanted) {
    const nodes = standing.get(name)
    if (nodes === undefined || nodes === '' || nodes === '(null)') continue
    await putBack(cluster, commands, { name, account, nodes }, hears).catch((error: unknown) => hears.unseen(name, error))
  }
}

/** Puts back what runs on the nodes of one reservation under another account of ours. A job that Slurm does not put back, such as one that somebody sits at, runs on. */
async function putBack(cluster: string, commands: Commands, { name, account, nodes }: { readonly name: string; readonly account: string; readonly nodes: string }, hears: Reserving): Promise<void> {
  const printed = await commands('squeue', ['-h', '-a', `--nodelist=${nodes}`, '--states=RUNNING,CONFIGURING', '-O', 'JobID:30,Account:64,tres-alloc:200,StartTime:30'])
  for (const line of printed.split('\n').filter((one) => one.trim() !== '')) {
    const [job, of, tres, began] = [line.slice(0, 30).trim(), line.slice(30, 94).trim(), line.slice(94, 294).trim(), line.slice(294).trim()]
    if (!/^\d+$/.test(job) || !/^\d+$/.test(began)) throw nonsense(cluster, `squeue: ${line.trim().slice(0, 200)}`)
    if (!of.startsWith(accountPrefix) || of === account) continue
    const displaced: Displaced = { reservation: name, job, account: of, accelerators: Number(/gres\/gpu=(\d+)/.exec(tres)?.[1] ?? 0), began: Number(began) }
    await hears.displaces(displaced)
    const stays = await commands('scontrol', ['requeue', job]).then(() => undefined, (error: unknown) => ({ error }))
    if (stays) await hears.stays(displaced, stays.error)
    else await commands('scontrol', ['update', `JobId=${job}`, 'StartTime=now+2']).catch(() => undefined) // else it waits two minutes for nothing
  }
}
