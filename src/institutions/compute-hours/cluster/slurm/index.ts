/**
 * A cluster under Slurm: accounts by `sacctmgr`, jobs by slurmrestd, and the usage by `sacct -D`.
 *
 * Promises: an account is changed only where it differs, and none that is not ours; a job goes in once; every run of a requeued job is told. Never: believes half an answer.
 */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Cluster, JobAsked, JobThere, Queued } from '../contract.ts'
import { noPerson, nonsense, unfitSetting } from '../messages.ts'
import { columns, readRuns } from './accounting.ts'
import { keepAccounts, readShares } from './accounts.ts'
import { type Commands, slurmCommands } from './commands.ts'
import { uidOf } from './logins.ts'
import { keepReservations, readCapacity } from './reservations.ts'
import { jobPrefix, logOf, submitByRest } from './rest.ts'

/** What an operator says of a cluster under Slurm. */
export interface SlurmSettings {
  /** The path of slurm.conf, for the commands. */
  readonly conf: string
  /** Where slurmrestd is. */
  readonly rest: string
  /** The path of the key that signs tokens. */
  readonly key: string
  /** A folder that the cluster and the portal share, where jobs begin and write; absent: what they write is not seen here. */
  readonly folder?: string
}

/** How much of what a job wrote is shown. */
const tail = 65_536

export function slurmCluster(name: string, settings: SlurmSettings, commands: Commands = slurmCommands(name, settings.conf)): Cluster {
  let fit = false

  /** Usage must be counted from the beginning, and limits held before a job begins: else Slurm and the portal would say different things. */
  async function requireFit(): Promise<void> {
    if (fit) return
    const config = await commands('scontrol', ['show', 'config'])
    const said = (setting: string): string => new RegExp(String.raw`^${setting}\s*=\s*(.*)$`, 'm').exec(config)?.[1]?.trim() ?? ''
    const enforced = said('AccountingStorageEnforce').split(',')
    for (const needed of ['associations', 'limits', 'safe']) if (!enforced.includes(needed)) throw unfitSetting(name, 'AccountingStorageEnforce', needed)
    if (said('PriorityDecayHalfLife') !== '00:00:00') throw unfitSetting(name, 'PriorityDecayHalfLife', '0')
    if (said('PriorityUsageResetPeriod') !== 'NONE') throw unfitSetting(name, 'PriorityUsageResetPeriod', 'NONE')
    if (!said('AccountingStorageTRES').split(',').includes('gres/gpu')) throw unfitSetting(name, 'AccountingStorageTRES', 'gres/gpu')
    fit = true
  }

  async function queue(): Promise<readonly Queued[]> {
    const printed = await commands('squeue', ['-h', '-r', '--states=PENDING,RUNNING,CONFIGURING', '--sort=-t,-p,i', '-O', 'JobID:30,Partition:40,StateCompact:8,tres-alloc:200,TimeLimit:30,SubmitTime:30,StartTime:30,Reservation:80'])
    return printed.split('\n').filter((line) => line.trim() !== '').flatMap((line) => {
      const cut = [30, 40, 8, 200, 30, 30, 30, 80].reduce<{ readonly at: number; readonly parts: readonly string[] }>(({ at, parts }, width) => ({ at: at + width, parts: [...parts, line.slice(at, at + width).trim()] }), { at: 0, parts: [] }).parts
      const [job = '', partition = '', state = '', tres = '', limit = '', submitted = '', began = '', reservation = ''] = cut
      const standing = inQueueAs.get(state) ?? (/^[A-Z]+$/.test(state) ? 'unknown' : undefined)
      const seconds = limit === 'UNLIMITED' ? null : secondsIn(limit)
      if (!/^\d+$/.test(job) || seconds === undefined || !/^\d+$/.test(submitted) || standing === undefined) throw nonsense(name, `squeue: ${line.trim().slice(0, 200)}`)
      return standing === 'ending' || standing === 'unknown' ? [] : [{
        job, queue: partition, state: standing, accelerators: Number(/gres\/gpu=(\d+)/.exec(tres)?.[1] ?? 0), submitted: Number(submitted), ...(seconds !== null && { limit: seconds }),
        ...(standing === 'running' && /^\d+$/.test(began) && { began: Number(began) }), ...(!['', '(null)', 'N/A'].includes(reservation) && { reservations: reservation.split(',') }),
      }]
    })
  }

  /** The numbers of jobs of this id under this account that wait or run. */
  async function inQueue({ id, account }: Pick<JobAsked, 'id' | 'account'>): Promise<readonly string[]> {
    const printed = await commands('squeue', ['-h', '-a', `--account=${account}`, `--name=${jobPrefix}${id}`, '-o', '%A'])
    return printed.split('\n').map((line) => line.trim()).filter((line) => /^\d+$/.test(line))
  }
  const knows = async (job: JobThere): Promise<boolean> => (await inQueue(job)).includes(job.remote)

  return {
    name, queue,
    shares: () => readShares(name, commands),
    reserve: (reservations, hears) => keepReservations(name, commands, { wanted: reservations, now: Math.floor(Date.now() / 1000), hears }),
    async keepInStep(accounts) {
      await requireFit()
      return keepAccounts(name, commands, accounts)
    },
    async submit(job) {
      if (await uidOf(commands, job.login) === undefined) throw noPerson(name, job.login)
      return submitByRest({ name, url: settings.rest, key: settings.key, ...(settings.folder !== undefined && { folder: settings.folder }) }, job)
    },
    async find({ id, account }) {
      // The queue knows it before the accounting does.
      const [queued] = await inQueue({ id, account })
      if (queued !== undefined) return queued
      const printed = await commands('sacct', ['-X', '-n', '-P', '-a', '-S', '1970-01-02', `--accounts=${account}`, `--name=${jobPrefix}${id}`, '--format=JobIDRaw'])
      return printed.split('\n').find((line) => /^\d+$/.test(line))
    },
    knows,
    async cancel({ id, account, remote }) {
      await commands('scancel', [`--account=${account}`, `--name=${jobPrefix}${id}`, remote])
    },
    async requeue(job) {
      if (!await knows(job)) return
      await commands('scontrol', ['requeue', job.remote])
      await commands('scontrol', ['update', `JobId=${job.remote}`, 'StartTime=now+2']) // else it waits two minutes for nothing; a second at least, for within the same one its nodes refuse it as the run that ended ("Job credential revoked")
    },
    async log({ id, login }) {
      const uid = settings.folder === undefined ? undefined : await uidOf(commands, login)
      if (settings.folder === undefined || uid === undefined) return undefined
      // Who writes there is not trusted: no link is followed, no pipe is waited for, and nothing is read but a file of the job's own login.
      const file = await open(logOf(settings.folder, id), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined)
      if (file === undefined) return undefined
      try {
        const stat = await file.stat()
        if (!stat.isFile() || stat.nlink !== 1 || stat.uid !== uid) return undefined
        const { size } = stat
        const length = Math.min(size, tail)
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
        return buffer.toString('utf8', 0, bytesRead)
      } finally {
        await file.close()
      }
    },
    async runs(accounts, back) {
      if (accounts.length === 0) return { runs: [], refused: new Map() }
      return readRuns(name, await commands('sacct', ['-D', '-X', '-n', '-P', '-a', '-S', `now-${back}`, '-E', 'now', `--accounts=${accounts.join(',')}`, `--format=${columns}`]), accounts)
    },
    capacity: async () => readCapacity(name, commands, await queue()),
  }
}

/**
 * How a job stands by Slurm's short word. It says a flag of the job where it has one, and else its state, so that more come than were asked for. Held jobs wait: put back (`RH`, `SE`), or without their
 * reservation (`RD`). One that is configuring (`CF`) has its accelerators and waits for the nodes; one that is resized, signalled or stopped by a signal (`RS`, `SI`, `ST`) keeps them. One that is
 * completing (`CG`), put back (`RQ`) or moves its files out (`SO`) has ended, or is between two runs. A word that is not here hides its job, and no other.
 */
const inQueueAs: ReadonlyMap<string, 'waiting' | 'running' | 'ending'> = new Map([
  ...['PD', 'RH', 'SE', 'RD'].map((word) => [word, 'waiting'] as const), ...['R', 'CF', 'RS', 'SI', 'ST'].map((word) => [word, 'running'] as const), ...['CG', 'RQ', 'SO'].map((word) => [word, 'ending'] as const),
])

/** `1-02:03:04`, `02:03:04`, `03:04` as squeue prints limits. */
function secondsIn(limit: string): number | undefined {
  const [, days = '0', hours = '0', minutes, seconds] = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)$/.exec(limit) ?? []
  return minutes === undefined || seconds === undefined ? undefined : ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
}
