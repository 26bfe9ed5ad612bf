/** Reservations: read as Slurm has them, made and ended where they differ; jobs of our own accounts that run on their nodes go back into the queue. */
import type { Displaced, Kept, Reservation, Reserving } from '../contract.ts'
import { nonsense } from '../messages.ts'
import { accountPrefix } from './accounts.ts'
import type { Commands } from './commands.ts'

/** What stands before the names of ours: no other is ever touched. */
export const reservationPrefix = `${accountPrefix}r-`

interface There { readonly name: string; /** As Slurm writes a list of them; empty where it has none. */ readonly nodes: string; /** In seconds since 1970. */ readonly until: number }

async function everyone(commands: Commands): Promise<readonly There[]> {
  const printed = await commands('scontrol', ['show', 'reservation', '-o'])
  const field = (line: string, name: string): string => new RegExp(String.raw`(?:^|\s)${name}=(\S+)`).exec(line)?.[1] ?? ''
  return printed.split('\n').filter((line) => line.startsWith('ReservationName=')).map((line) => ({
    name: field(line, 'ReservationName'), nodes: field(line, 'Nodes').replace('(null)', ''), until: Number(field(line, 'EndTime')),
  }))
}

/** The nodes of each of our reservations. */
const present = async (commands: Commands): Promise<ReadonlyMap<string, string>> => new Map((await everyone(commands)).filter(({ name }) => name.startsWith(reservationPrefix)).map(({ name, nodes }) => [name, nodes]))

/** The accelerators of each partition that can be used, of all nodes or of some. */
export async function readCapacity(commands: Commands, nodes?: string): Promise<ReadonlyMap<string, number>> {
  const printed = await commands('sinfo', ['-h', '-N', ...(nodes === undefined ? [] : [`--nodes=${nodes}`]), '-O', 'NodeList:64,Partition:40,StateCompact:16,Gres:120'])
  const found = new Map<string, number>()
  for (const line of printed.split('\n').filter((one) => one.trim() !== '')) {
    const [partition, state, gres] = [line.slice(64, 104).trim().replace(/\*$/, ''), line.slice(104, 120).trim(), line.slice(120).trim()]
    const usable = !/^(?:down|drain|drng|drained|fail|inval|unk|maint)/.test(state) && !state.endsWith('*')
    const accelerators = [...gres.matchAll(/gpu(?::[^:,(]+)?:(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    found.set(partition, (found.get(partition) ?? 0) + (usable ? accelerators : 0))
  }
  return found
}

export async function readKept(commands: Commands): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const { name, nodes, until } of await everyone(commands)) {
    if (nodes === '' || !Number.isSafeInteger(until)) continue
    for (const [queue, accelerators] of await readCapacity(commands, nodes)) kept.push({ reservation: name, queue, accelerators, until })
  }
  return kept
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
    if (nodes === undefined || nodes === '') continue
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
