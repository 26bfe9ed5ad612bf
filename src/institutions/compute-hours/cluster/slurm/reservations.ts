/** Reservations: read as Slurm has them, made and ended where they differ; jobs of our own accounts that run on their nodes go back into the queue. */
import type { Displaced, Reservation } from '../contract.ts'
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

/** `now` is in seconds since 1970. A reservation that cannot be made fails all of them, with the words of Slurm for the operator. */
export async function keepReservations(cluster: string, commands: Commands, wanted: readonly Reservation[], now: number): Promise<readonly Displaced[]> {
  const there = await present(commands)
  // One that a job still uses ends at a later round.
  for (const name of there.keys()) if (!wanted.some((one) => one.name === name)) await commands('scontrol', ['delete', `ReservationName=${name}`]).catch(() => undefined)
  for (const { name, queue, nodes, account, until } of wanted) {
    if (there.has(name) || until <= now) continue
    const made = ['create', 'reservation', `ReservationName=${name}`, `PartitionName=${queue}`, `NodeCnt=${nodes}`, 'StartTime=now', `Duration=${Math.ceil((until - now) / 60)}`, `Accounts=${account}`]
    // Nodes on which nothing runs come first; where there are too few, those too on which something does.
    await commands('scontrol', made).catch(() => commands('scontrol', [...made, 'Flags=IGNORE_JOBS']))
  }
  const displaced: Displaced[] = []
  const standing = await present(commands)
  for (const { name, account } of wanted) {
    const nodes = standing.get(name)
    if (nodes === undefined || nodes === '' || nodes === '(null)') continue
    const printed = await commands('squeue', ['-h', '-a', `--nodelist=${nodes}`, '--states=RUNNING,CONFIGURING', '-O', 'JobID:30,Account:64,tres-alloc:200'])
    for (const line of printed.split('\n').filter((one) => one.trim() !== '')) {
      const [job, of, tres] = [line.slice(0, 30).trim(), line.slice(30, 94).trim(), line.slice(94).trim()]
      if (!/^\d+$/.test(job)) throw nonsense(cluster, `squeue: ${line.trim().slice(0, 200)}`)
      if (!of.startsWith(accountPrefix) || of === account) continue
      await commands('scontrol', ['requeue', job])
      await commands('scontrol', ['update', `JobId=${job}`, 'StartTime=now+2']).catch(() => undefined) // else it waits two minutes for nothing
      displaced.push({ reservation: name, job, account: of, accelerators: Number(/gres\/gpu=(\d+)/.exec(tres)?.[1] ?? 0) })
    }
  }
  return displaced
}
