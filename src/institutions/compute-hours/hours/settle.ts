/** The round: makes the clusters agree with the decisions, settles what their accounting tells, and gives back what nobody uses. */
import { charge, hold, standingOf } from '../../../kernel/budgets/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf, type Instant, instantAt } from '../../../law/time.ts'
import { type Cluster, isOver, type Run } from '../cluster/index.ts'
import { reclaimedOf } from './budget.ts'
import { budgetOf, type Grant, type Grants, lockGrant } from './grants.ts'
import { accountOf, type Job, jobThing, release } from './jobs.ts'
import { hoursWords as words, reclaimedLetter } from './messages.ts'
import type { JobState } from './tables.ts'

/** A job of which the cluster knows nothing so long after it was asked did not go in, in milliseconds. */
const patience = 15 * 60_000

const moment = (seconds: number): Instant => instantAt(seconds * 1000)

/** One round over all clusters; a cluster that fails holds no other back. */
export async function computeRound(kernel: Kernel, grants: Grants, clusters: ReadonlyMap<string, Cluster>): Promise<void> {
  const all = await grants.all()
  for (const cluster of clusters.values()) {
    const here = all.filter(({ place }) => place?.cluster === cluster.name)
    if (here.length === 0) continue
    const fault = await withCluster(kernel, cluster, here).then(() => undefined, (error: unknown) => {
      if (error instanceof Failure) return error.text
      kernel.report(error)
      return words.asked
    })
    await noteRound(kernel, here, fault)
  }
  for (const grant of await grants.all()) await reclaim(kernel, grant)
}

async function noteRound({ db, now }: Kernel, here: readonly Grant[], fault: Text | undefined): Promise<void> {
  const ids = here.map(({ decision }) => decision)
  await db.updateTable('compute_grant').set(fault === undefined ? { in_step_at: now(), fault: null } : { fault: JSON.stringify(fault) }).where('decision', 'in', ids).execute()
}

/** Jobs that were sent into silence: whether the cluster has them. One of which it knows nothing for so long did not go in. */
async function findAsked({ db, now }: Kernel, cluster: Cluster, byAccount: ReadonlyMap<string, Grant>): Promise<void> {
  const asked = await db.selectFrom('compute_job').selectAll().where('cluster', '=', cluster.name).where('state', '=', 'asked').execute()
  for (const job of asked) {
    const account = [...byAccount].find(([, { decision }]) => decision === job.grant)?.[0]
    const remote = account === undefined ? undefined : await cluster.find({ id: job.id, account })
    if (remote !== undefined) await db.updateTable('compute_job').set({ state: 'waiting', remote, said: null, state_at: now() }).where('id', '=', job.id).where('state', '=', 'asked').execute()
    else if (Date.parse(now()) - Date.parse(job.asked_at) > patience) await release(db, job, { state: 'refused', said: JSON.stringify(words.vanished), state_at: now() })
  }
}

async function withCluster(kernel: Kernel, cluster: Cluster, here: readonly Grant[]): Promise<void> {
  await cluster.keepInStep(here.map((grant) => ({ name: accountOf(grant), seconds: grant.granted - grant.reclaimed, logins: grant.logins, open: grant.holding.status === 'in force' })))
  const runs = await cluster.runs(here.map(accountOf))
  const byAccount = new Map(here.map((grant) => [accountOf(grant), grant]))
  await findAsked(kernel, cluster, byAccount)
  const jobs = await kernel.db.selectFrom('compute_job').selectAll().where('cluster', '=', cluster.name).where('state', 'in', ['waiting', 'running']).execute()
  const known = new Set((await kernel.db.selectFrom('compute_run').select('run').where('cluster', '=', cluster.name).execute()).map(({ run }) => run))
  for (const run of runs) {
    const grant = byAccount.get(run.account)
    if (grant === undefined || !isOver(run.state) || known.has(run.id)) continue
    await settle(kernel, cluster.name, grant, run)
  }
  for (const job of jobs) await follow(kernel, job, runs.filter((run) => run.job === job.remote && byAccount.get(run.account)?.decision === job.grant))
}

/** Charges a run that is over, once: the row of the run is what makes it so. */
async function settle({ db, journal, now }: Kernel, cluster: string, grant: Grant, run: Run): Promise<void> {
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant.decision)
    const job = await tx.selectFrom('compute_job').select('id').where('cluster', '=', cluster).where('remote', '=', run.job).where('grant', '=', grant.decision).executeTakeFirst()
    const used = run.seconds * BigInt(run.accelerators)
    const ended = moment(run.ended!)
    const fresh = await tx.insertInto('compute_run').values({
      cluster, run: run.id, grant: grant.decision, job: job?.id ?? null, remote: run.job, state: run.state, accelerators: run.accelerators, seconds: run.seconds, charged: used, uncovered: 0n,
      began_at: run.began === undefined ? null : moment(run.began), ended_at: ended,
    }).onConflict((conflict) => conflict.doNothing()).returning('run').executeTakeFirst()
    if (fresh === undefined) return
    const uncovered = used === 0n ? 0n : await charge(tx, budgetOf(row), job?.id ?? grant.decision, { used, ends: false })
    // A job that runs again may need as much once more: it is held as far as the grant bears it, and beyond that the cluster's own limit stops it.
    if (job !== undefined && (run.state === 'again' || run.state === 'node-lost')) await hold(tx, budgetOf(row), job.id, used - uncovered, now())
    if (uncovered > 0n) await tx.updateTable('compute_run').set({ charged: used - uncovered, uncovered }).where('cluster', '=', cluster).where('run', '=', run.id).execute()
    if (used > 0n && (row.used_at === null || row.used_at < ended)) await tx.updateTable('compute_grant').set({ used_at: ended }).where('decision', '=', grant.decision).execute()
    await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.settled', subject: `decision:${grant.decision}`, body: { cluster, run: run.id, seconds: String(used), uncovered: String(uncovered) } })
  })
}

const stateOf = { done: 'done', failed: 'failed', cancelled: 'cancelled', 'over-time': 'over-time', waiting: 'waiting', running: 'running', again: 'waiting', 'node-lost': 'waiting' } as const satisfies Record<Run['state'], JobState>

/** What became of a job by the last of its runs. One whose node was lost, or that was requeued, waits again until the accounting says otherwise. */
async function follow(kernel: Kernel, job: Job, runs: readonly Run[]): Promise<void> {
  const { db, lineage, now } = kernel
  const last = runs.toSorted((a, b) => a.submitted - b.submitted || Number(BigInt(a.id) - BigInt(b.id))).at(-1)
  if (last === undefined) return
  const state = stateOf[last.state]
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

/** Gives back what the rule of the grant says, tells the organisation, and puts it on record. */
async function reclaim({ db, journal, now, country, parties }: Kernel, grant: Grant): Promise<void> {
  const { zone } = country.calendar
  if (grant.holding.status !== 'in force' || grant.idleDays <= 0) return
  const idle = (row: Pick<Grant, 'starts_at' | 'used_at'>) => ({ today: dayOf(now(), zone), granted: dayOf(row.starts_at, zone), ...(row.used_at !== null && { used: dayOf(row.used_at, zone) }), idleDays: grant.idleDays })
  if (reclaimedOf(grant.sums, idle(grant)) === 0n) return
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant.decision)
    const { keeper, unit, scope } = budgetOf(row)
    const standing = (await standingOf(tx, { keeper, unit, scopes: [scope] })).get(scope)!
    const back = reclaimedOf({ granted: row.granted, reclaimed: row.reclaimed, ...standing }, idle(row))
    if (back === 0n) return
    await tx.updateTable('compute_grant').set({ reclaimed: row.reclaimed + back, reclaimed_at: now() }).where('decision', '=', grant.decision).execute()
    await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.reclaimed', subject: `decision:${grant.decision}`, body: { seconds: String(back) } })
    await parties.writeLetterToOrganisation(tx, grant.organisation, reclaimedLetter(grant.number, back, grant.idleDays, `/compute-hours/grants/${grant.number}`))
  })
}
