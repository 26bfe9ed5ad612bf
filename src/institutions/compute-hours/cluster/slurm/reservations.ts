/** Reservations: read as Slurm has them, made and ended where they differ; jobs of our own accounts that run on their nodes go back into the queue. */
import type { Capacity, Displaced, Kept, Queued, Reservation, Reserving } from '../contract.ts'
import { nonsense } from '../messages.ts'
import { accountPrefix } from './accounts.ts'
import type { Commands } from './commands.ts'

/** What stands before the names of ours: no other is ever touched. */
export const reservationPrefix = `${accountPrefix}r-`

interface There { readonly name: string; /** As Slurm writes a list of them; empty where it has none. */ readonly nodes: string; /** What Slurm says of it, by the names of its fields. */ readonly fields: ReadonlyMap<string, string> }

/** Those of everybody. Throws a `Failure` (unavailable) for what is no list of reservations. */
async function everyone(cluster: string, commands: Commands): Promise<readonly There[]> {
  const printed = await commands('scontrol', ['show', 'reservation', '-o'])
  return printed.split('\n').filter((line) => line.trim() !== '' && line.trim() !== 'No reservations in the system').map((line) => {
    const fields = new Map([...line.matchAll(/(\w+)=(\S*)/g)].map(([, name, value]) => [name!, value!]))
    const name = fields.get('ReservationName')
    if (name === undefined || name === '') throw nonsense(cluster, `scontrol show reservation: ${line.trim().slice(0, 200)}`)
    return { name, fields, nodes: (fields.get('Nodes') ?? '').replace('(null)', '') }
  })
}

/** The nodes of each of our reservations. */
const present = async (cluster: string, commands: Commands): Promise<ReadonlyMap<string, string>> =>
  new Map((await everyone(cluster, commands)).filter(({ name }) => name.startsWith(reservationPrefix)).map(({ name, nodes }) => [name, nodes]))

/** `n[1-3,07],gpu9` as its nodes: n1, n2, n3, n07, gpu9 (slurm.conf(5), NodeName). */
export function nodesIn(list: string): readonly string[] {
  const parts = list.match(/(?:[^,[]|\[[^\]]*\])+/g) ?? []
  return parts.flatMap((part): readonly string[] => {
    const [, before, within, after] = /^([^[]*)\[([^\]]*)\](.*)$/.exec(part) ?? []
    if (before === undefined || within === undefined || after === undefined) return [part]
    const numbers = within.split(',').flatMap((range) => {
      const [first = '', last = first] = range.split('-')
      return Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, at) => String(Number(first) + at).padStart(first.length, '0'))
    })
    return numbers.flatMap((number) => nodesIn(after).concat(after === '' ? [''] : []).map((rest) => `${before}${number}${rest}`))
  })
}

const acceleratorsIn = (text: string): number => [...text.matchAll(/gpu(?::[^:,(=]+)?[:=](\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)

interface Node { readonly partition: string; readonly accelerators: number; readonly used: number }

/** The accelerators of each partition that can be used, and what of them reservations keep: three questions, however many reservations there are. */
export async function readCapacity(cluster: string, commands: Commands, queue: readonly Queued[]): Promise<Capacity> {
  const [printed, reservations] = await Promise.all([commands('sinfo', ['-h', '-N', '-O', 'NodeList:64,Partition:40,StateCompact:16,Gres:120,GresUsed:200']), everyone(cluster, commands)])
  const nodes = new Map<string, Node[]>()
  const partitions = new Map<string, number>()
  for (const line of printed.split('\n').filter((one) => one.trim() !== '')) {
    const [node, partition, state, gres, used] = [line.slice(0, 64).trim(), line.slice(64, 104).trim().replace(/\*$/, ''), line.slice(104, 120).trim(), line.slice(120, 240).trim(), line.slice(240).trim()]
    const usable = !/^(?:down|drain|drng|drained|fail|inval|unk|maint)/.test(state) && !state.endsWith('*')
    const accelerators = usable ? acceleratorsIn(gres) : 0
    nodes.set(node, [...nodes.get(node) ?? [], { partition, accelerators, used: usable ? acceleratorsIn(used) : 0 }])
    partitions.set(partition, (partitions.get(partition) ?? 0) + accelerators)
  }
  const kept = reservations.filter((one) => one.nodes !== '').flatMap(({ name, nodes: list, fields }): readonly Kept[] => {
    const [from, until] = ['StartTime', 'EndTime'].map((field) => fields.get(field) ?? '')
    if (![from, until].every((moment) => /^\d+$/.test(moment!))) throw nonsense(cluster, `scontrol show reservation: ${name}: ${from}, ${until}`)
    // Of a part of a node Slurm says how many it keeps.
    const stated = acceleratorsIn((fields.get('TRES') ?? '').replace(/gres\/gpu:[^,]*/g, ''))
    const here = Map.groupBy(nodesIn(list).flatMap((node) => nodes.get(node) ?? []), ({ partition }) => partition)
    return [...here].map(([partition, all]) => {
      const sum = (of: (node: Node) => number): number => all.reduce((total, node) => total + of(node), 0)
      const own = queue.filter((job) => job.state === 'running' && job.queue === partition && job.reservations?.includes(name)).reduce((total, job) => total + job.accelerators, 0)
      const accelerators = stated > 0 ? Math.min(stated, sum((node) => node.accelerators)) : sum((node) => node.accelerators)
      return { reservation: name, queue: partition, accelerators, foreign: Math.min(accelerators, Math.max(0, sum(({ used }) => used) - own)), from: Number(from), until: Number(until) }
    })
  })
  return { partitions, kept }
}

/** `now` is in seconds since 1970. */
export async function keepReservations(cluster: string, commands: Commands, { wanted, now, hears }: { readonly wanted: readonly Reservation[]; readonly now: number; readonly hears: Reserving }): Promise<void> {
  const there = await present(cluster, commands)
  // One that a job still uses ends at a later round.
  for (const name of there.keys()) if (!wanted.some((one) => one.name === name)) await commands('scontrol', ['delete', `ReservationName=${name}`]).catch(() => undefined)
  for (const { name, queue, nodes, account, until } of wanted) {
    if (there.has(name) || until <= now) continue
    const made = ['create', 'reservation', `ReservationName=${name}`, `PartitionName=${queue}`, `NodeCnt=${nodes}`, 'StartTime=now', `Duration=${Math.ceil((until - now) / 60)}`, `Accounts=${account}`]
    // Nodes on which nothing runs come first; where there are too few, those too on which something does.
    await commands('scontrol', made).catch(() => commands('scontrol', [...made, 'Flags=IGNORE_JOBS'])).catch((error: unknown) => hears.failed(name, error))
  }
  const standing = await present(cluster, commands)
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
