/** The round: makes the clusters agree with the decisions, settles what their accounting tells, and has what nobody uses taken back. */
import { sql } from 'kysely'
import { charge, hold } from '../../../kernel/budgets/index.ts'
import { transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf, type Instant, instantAt } from '../../../law/time.ts'
import { type Cluster, isOver, programmeAccount, reportCause, type Run } from '../cluster/index.ts'
import type { ComputeOptions } from '../options.ts'
import { leftOf, mostOf } from './budget.ts'
import { budgetOf, enterAccount, type Grant, type Grants, lockGrant } from './grants.ts'
import { accountOf, type Job, jobThing, release } from './jobs.ts'
import { hoursWords as words } from './messages.ts'
import { goneBack, watchIdle } from './reclaim.ts'
import { forgetFaults, keepReserved, reservedNow } from './reservations.ts'
import type { JobState } from './tables.ts'

/** A job of which the cluster knows nothing so long after it was asked, or ran last, is not there, in milliseconds. */
const patience = 15 * 60_000
/** So many accounts are asked for at a time. */
const chunk = 100
/** The accounting is asked for a day more than from when it was last read, in seconds: it may be behind. */
const slack = 86_400

const moment = (seconds: number): Instant => instantAt(seconds * 1000)

type Refuse = (grant: Grant, error: unknown) => void

/** What a round stands on. */
export interface Rounding { readonly kernel: Kernel; readonly grants: Grants; readonly clusters: ReadonlyMap<string, Cluster>; readonly options: Pick<ComputeOptions, 'reclaim' | 'registers'> }

/** One round over all clusters; a cluster that fails holds no other back, and a grant that fails no other grant. */
export async function computeRound({ kernel, grants, clusters, options }: Rounding): Promise<void> {
  const all = await grants.all()
  for (const { decision, place } of all) if (place !== undefined && clusters.has(place.cluster)) await enterAccount(kernel.db, decision, place.cluster)
  const accounts = Map.groupBy(await kernel.db.selectFrom('compute_account').selectAll().execute(), ({ grant }) => grant)
  const faults = new Map<string, Text>()
  const refuse: Refuse = ({ decision }, error) => faults.set(decision, told(kernel, error))
  const reserved = await reservedNow(kernel, options)
  for (const cluster of clusters.values()) {
    const here = all.filter(({ decision }) => accounts.get(decision)?.some((one) => one.cluster === cluster.name))
    if (here.length === 0) continue
    await withCluster(kernel, cluster, here, refuse).catch((error: unknown) => {
      const text = told(kernel, error)
      for (const { decision } of here) faults.set(decision, text)
    })
    await keepReserved(kernel, cluster, reserved, all).catch((error: unknown) => reportCause(kernel, error))
  }
  await forgetFaults(kernel, reserved)
  const inStep = all.filter(({ decision }) => !faults.has(decision) && accounts.get(decision)?.every(({ cluster }) => clusters.has(cluster))).map(({ decision }) => decision)
  if (inStep.length > 0) await kernel.db.updateTable('compute_grant').set({ in_step_at: kernel.now(), fault: null }).where('decision', 'in', inStep).execute()
  for (const [decision, fault] of faults) await kernel.db.updateTable('compute_grant').set({ fault: JSON.stringify(fault) }).where('decision', '=', decision).execute()
  const usable = all.filter(({ decision, place, logins, holding }) => holding.status === 'in force' && inStep.includes(decision) && place !== undefined && clusters.has(place.cluster) && logins.length > 0)
  for (const grant of usable) await watchIdle(kernel, options, grant).catch(kernel.report)
  for (const grant of all) if (grant.holding.status === 'revoked' && leftOf(grant.sums) > 0n && grant.sums.held === 0n) await goneBack(kernel, grant).catch(kernel.report)
}

/** What people are told of what failed; what came back as it came is for the operator alone. */
function told(kernel: Kernel, error: unknown): Text {
  reportCause(kernel, error)
  return error instanceof Failure ? error.text : words.asked
}

/** A job that was sent into silence: whether the cluster has it. One of which it knows nothing for so long did not go in. */
async function findAsked({ db, now }: Kernel, cluster: Cluster, account: string, job: Job): Promise<void> {
  const remote = await cluster.find({ id: job.id, account })
  if (remote !== undefined) await db.updateTable('compute_job').set({ state: 'waiting', remote, said: null, state_at: now() }).where('id', '=', job.id).where('state', '=', 'asked').execute()
  else if (Date.parse(now()) - Date.parse(job.asked_at) > patience) await release(db, job, { state: 'refused', said: JSON.stringify(words.vanished), state_at: now() })
}

/** What other clusters used and hold of each grant: the limit here is what is left. */
async function elsewhere({ db }: Kernel, cluster: string): Promise<ReadonlyMap<string, bigint>> {
  const runs = await db.selectFrom('compute_run').select(({ fn }) => ['grant', fn.sum<string>('charged').as('seconds')]).where('cluster', '<>', cluster).groupBy('grant').execute()
  const sums = new Map(runs.map(({ grant, seconds }) => [grant, BigInt(seconds)]))
  for (const job of await db.selectFrom('compute_job').selectAll().where('cluster', '<>', cluster).where('state', 'in', ['asked', 'waiting', 'running']).execute()) {
    sums.set(job.grant, (sums.get(job.grant) ?? 0n) + mostOf({ nodes: job.nodes, acceleratorsPerNode: job.accelerators_per_node, minutes: job.minutes }))
  }
  return sums
}

/** What each grant used on a cluster in runs that an emergency cut short, in accelerator-seconds: the cluster counts it against its limit, and it is charged to nobody. */
async function sparedOn({ db }: Kernel, cluster: string): Promise<ReadonlyMap<string, bigint>> {
  const runs = await db.selectFrom('compute_run').select(['grant', sql<string>`sum(seconds * accelerators)`.as('seconds')]).where('cluster', '=', cluster).where('displaced', 'is not', null).groupBy('grant').execute()
  return new Map(runs.map(({ grant, seconds }) => [grant, BigInt(seconds)]))
}

/** What each grant ran on a cluster, in accelerator-seconds: every run that its accounting told, also what was charged to nobody; on all clusters where none is named. */
export async function ranOn({ db }: Pick<Kernel, 'db'>, cluster: string): Promise<ReadonlyMap<string, bigint>> {
  const runs = db.selectFrom('compute_run').select(['grant', sql<string>`sum(seconds * accelerators)`.as('seconds')]).groupBy('grant')
  return new Map((await (cluster === '' ? runs : runs.where('cluster', '=', cluster)).execute()).map(({ grant, seconds }) => [grant, BigInt(seconds)]))
}

async function withCluster(kernel: Kernel, cluster: Cluster, here: readonly Grant[], refuse: Refuse): Promise<void> {
  const { db, now } = kernel
  const byAccount = new Map(here.map((grant) => [accountOf(grant), grant]))
  const [gone, spared] = [await elsewhere(kernel, cluster.name), await sparedOn(kernel, cluster.name)]
  const { failed } = await cluster.keepInStep(here.map((grant) => {
    const left = grant.granted - grant.reclaimed - (gone.get(grant.decision) ?? 0n) + (spared.get(grant.decision) ?? 0n)
    return { name: accountOf(grant), seconds: left > 0n ? left : 0n, logins: grant.logins, programme: { name: programmeAccount(grant.programmeNumber), share: grant.share }, open: grant.holding.status === 'in force' && grant.place?.cluster === cluster.name }
  }))
  for (const [account, failure] of failed) refuse(byAccount.get(account)!, failure)
  const openOf = (...states: JobState[]) => db.selectFrom('compute_job').selectAll().where('cluster', '=', cluster.name).where('state', 'in', states).execute()
  const asked = await openOf('asked', 'waiting', 'running')
  const known = new Set((await db.selectFrom('compute_run').select('run').where('cluster', '=', cluster.name).execute()).map(({ run }) => run))
  for (let at = 0; at < here.length; at += chunk) {
    const part = here.slice(at, at + chunk)
    const ids = new Set(part.map(({ decision }) => decision))
    const from = Math.min(...part.map((grant) => Date.parse(grant.in_step_at ?? grant.starts_at)), ...asked.filter(({ grant }) => ids.has(grant)).map((job) => Date.parse(job.asked_at)))
    try {
      const { runs, refused, odd = [] } = await cluster.runs(part.map(accountOf), Math.max(0, Math.ceil((Date.parse(now()) - from) / 1000)) + slack)
      for (const one of odd) reportCause(kernel, one)
      const ofAccount = Map.groupBy(runs, ({ account }) => account)
      for (const grant of part) {
        const account = accountOf(grant)
        const failure = refused.get(account)
        await (failure === undefined ? settleGrant(kernel, cluster, grant, ofAccount.get(account) ?? [], { known, asked: asked.filter((job) => job.grant === grant.decision) }) : Promise.reject(failure)).catch((error: unknown) => refuse(grant, error))
      }
    } catch (error) {
      for (const grant of part) refuse(grant, error)
    }
  }
}

async function settleGrant(kernel: Kernel, cluster: Cluster, grant: Grant, runs: readonly Run[], { known, asked }: { readonly known: ReadonlySet<string>; readonly asked: readonly Job[] }): Promise<void> {
  const { db, now } = kernel
  for (const job of asked) if (job.state === 'asked') await findAsked(kernel, cluster, accountOf(grant), job)
  for (const run of runs) if (isOver(run.state) && !known.has(run.id)) await settle(kernel, cluster.name, grant, run)
  // What runs uses the hours, whether it went in from here or beside the portal.
  if (runs.some(({ state }) => state === 'running')) await transact(db, (tx) => used(kernel, tx, grant.decision, now()))
  if (asked.length === 0) return
  const jobs = await db.selectFrom('compute_job').selectAll().where('cluster', '=', cluster.name).where('grant', '=', grant.decision).where('state', 'in', ['waiting', 'running']).execute()
  for (const job of jobs) await follow(kernel, cluster, accountOf(grant), job, runs.filter((run) => run.job === job.remote))
}

/** The hours are being used: the days without use begin anew. */
async function used({ country, now }: Kernel, tx: Tx, decision: string, at: Instant): Promise<void> {
  const row = await lockGrant(tx, decision)
  await tx.updateTable('compute_grant').set({ used_at: row.used_at === null || row.used_at < at ? at : row.used_at, idle_days: 0, reminded_on: null, idle_on: dayOf(now(), country.calendar.zone) }).where('decision', '=', decision).execute()
}

/** Charges a run that is over, once: the row of the run is what makes it so. One that a reservation cut short is charged to nobody: what its job holds it needs whole once more. */
async function settle(kernel: Kernel, cluster: string, grant: Grant, run: Run): Promise<void> {
  const { db, journal, now } = kernel
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant.decision)
    const job = await tx.selectFrom('compute_job').select('id').where('cluster', '=', cluster).where('remote', '=', run.job).where('grant', '=', grant.decision).executeTakeFirst()
    const began = run.began === undefined ? null : moment(run.began)
    const displaced = began === null || run.state !== 'again' ? undefined
      : await tx.selectFrom('compute_displaced').select('reservation').where('cluster', '=', cluster).where('remote', '=', run.job).where('grant', '=', grant.decision).where('began_at', '=', began).executeTakeFirst()
    const ran = run.seconds * BigInt(run.accelerators)
    const seconds = displaced === undefined ? ran : 0n
    const ended = moment(run.ended!)
    const fresh = await tx.insertInto('compute_run').values({
      cluster, run: run.id, grant: grant.decision, job: job?.id ?? null, remote: run.job, state: run.state, accelerators: run.accelerators, seconds: run.seconds, charged: seconds, uncovered: 0n, price: grant.price ?? null, joules: run.joules ?? null, displaced: displaced?.reservation ?? null,
      began_at: began, ended_at: ended,
    }).onConflict((conflict) => conflict.doNothing()).returning('run').executeTakeFirst()
    if (fresh === undefined) return
    const uncovered = seconds === 0n ? 0n : await charge(tx, budgetOf(row), job?.id ?? grant.decision, { used: seconds, ends: false })
    // A job that runs again may need as much once more: it is held as far as the grant bears it, and beyond that the cluster's own limit stops it.
    if (job !== undefined && seconds > 0n && (run.state === 'again' || run.state === 'node-lost')) await hold(tx, budgetOf(row), job.id, seconds - uncovered, now())
    if (uncovered > 0n) await tx.updateTable('compute_run').set({ charged: seconds - uncovered, uncovered }).where('cluster', '=', cluster).where('run', '=', run.id).execute()
    if (ran > 0n) await used(kernel, tx, grant.decision, ended)
    await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.settled', subject: `decision:${grant.decision}`, body: { cluster, run: run.id, seconds: String(seconds), uncovered: String(uncovered), ...(displaced !== undefined && { displaced: displaced.reservation }) } })
  })
}

const stateOf = { done: 'done', failed: 'failed', cancelled: 'cancelled', 'over-time': 'over-time', waiting: 'waiting', running: 'running', again: 'waiting', 'node-lost': 'waiting' } as const satisfies Record<Run['state'], JobState>

/**
 * What became of a job by the last of its runs. One whose node was lost, or that was requeued, waits again until the accounting says otherwise; once it has said
 * nothing for so long and the queue does not know the job, it is over.
 */
async function follow(kernel: Kernel, cluster: Cluster, account: string, job: Job, runs: readonly Run[]): Promise<void> {
  const { db, lineage, now } = kernel
  const last = runs.toSorted((a, b) => a.submitted - b.submitted || Number(BigInt(a.id) - BigInt(b.id))).at(-1)
  const state = await (async () => {
    if (last !== undefined && (!isOver(last.state) || stateOf[last.state] !== 'waiting')) return stateOf[last.state]
    const since = last?.ended === undefined ? Date.parse(job.asked_at) : last.ended * 1000
    return Date.parse(now()) - since > patience && !await cluster.knows({ id: job.id, account, remote: job.remote! }) ? 'failed' : 'waiting'
  })()
  if (state === 'waiting' || state === 'running') {
    if (job.state !== state) await db.updateTable('compute_job').set({ state, state_at: now() }).where('id', '=', job.id).where('state', 'in', ['asked', 'waiting', 'running']).execute()
    return
  }
  await release(db, job, { state, state_at: now() })
  // What ran stands on the thread under the grant that let it.
  await transact(db, async (tx) => {
    await lineage.put(tx, jobThing(job))
    await lineage.link(tx, jobThing(job).id, `decision:${job.grant}`, 'permits', 'ran under')
  })
}
