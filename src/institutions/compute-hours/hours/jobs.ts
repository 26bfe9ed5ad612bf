/** Jobs: what one may use is held before it goes in, so that none begins which the grant does not bear; who asks twice sends one. */
import type { Selectable } from 'kysely'
import { charge, hold } from '../../../kernel/budgets/index.ts'
import { newId, type Tables, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString, isId } from '../../../kernel/parties/index.ts'
import type { KindsOfThings } from '../../../kernel/taken-back/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { same } from '../../../law/text.ts'
import { accountPrefix, type Cluster, reportCause } from '../cluster/index.ts'
import { isOffice } from '../office.ts'
import type { ComputeOptions } from '../options.ts'
import { leftOf, mostOf } from './budget.ts'
import { budgetOf, enterAccount, type Grant, lockGrant } from './grants.ts'
import { hoursWords as words, tooMuch } from './messages.ts'

export type Job = Selectable<Tables['compute_job']>

export interface JobForm { readonly title: string; readonly script: string; readonly nodes: number; readonly acceleratorsPerNode: number; readonly minutes: number }

const longestScript = 65_536
export const accountOf = ({ number }: { readonly number: string }): string => `${accountPrefix}${number.toLowerCase()}`

const isWhole = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 1 && value <= most

/** What is wrong with a job, for its fields. Pure. */
function jobProblems({ title, script, nodes, acceleratorsPerNode, minutes }: JobForm): readonly Problem[] {
  return [
    ...title.trim() === '' || title.length > 200 ? [{ field: 'title', text: words.noTitle }] : [], ...!script.startsWith('#!') || Buffer.byteLength(script) > longestScript || script.includes('\0') ? [{ field: 'script', text: words.noScript }] : [],
    ...isWhole(nodes, 10_000) ? [] : [{ field: 'nodes', text: words.noNumber }], ...isWhole(acceleratorsPerNode, 64) ? [] : [{ field: 'acceleratorsPerNode', text: words.noNumber }], ...isWhole(minutes, 100_000) ? [] : [{ field: 'minutes', text: words.noNumber }],
  ]
}

/**
 * Sends a job in under a grant. Throws a `Failure`: invalid with what to mend, refused where the grant does not bear it or the cluster does not take it; where the cluster does
 * not answer, the job stays asked and the next round finds out. `key` is that of the form: sent again, it answers the job that went in. `reservation` is that of the grant, by its name in the cluster.
 */
export async function sendJob(kernel: Kernel, clusters: ReadonlyMap<string, Cluster>, actor: Actor, grant: Grant, form: JobForm, { key = newId(), reservation }: { readonly key?: string; readonly reservation?: string } = {}): Promise<string> {
  const { db, journal, now } = kernel
  const problems = jobProblems(form)
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
  const cluster = grant.place && clusters.get(grant.place.cluster)
  if (grant.holding.status !== 'in force') throw new Failure('refused', words.notInForce)
  if (cluster === undefined) throw new Failure('unavailable', words.unconnected)
  const [login] = grant.logins
  if (login === undefined) throw new Failure('refused', words.noLogin)
  const at = now()
  if (Date.parse(at) + form.minutes * 60_000 > Date.parse(grant.ends_at)) throw new Failure('refused', words.tooLate, [{ field: 'minutes', text: words.tooLate }])
  const [id, needs] = [newId(), mostOf(form)]
  const kept = await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant.decision)
    const before = await tx.selectFrom('compute_job').select('id').where('grant', '=', grant.decision).where('key', '=', key).executeTakeFirst()
    if (before !== undefined) return before.id
    if (!await hold(tx, budgetOf(row), id, needs, at)) return undefined
    await enterAccount(tx, grant.decision, cluster.name)
    await tx.insertInto('compute_job').values({
      id, grant: grant.decision, cluster: cluster.name, title: form.title.trim(), nodes: form.nodes, accelerators_per_node: form.acceleratorsPerNode, minutes: form.minutes, state: 'asked', login, key, asked_by: actor.person, asked_at: at, state_at: at,
    }).execute()
    await journal.append(tx, actorString(actor), { type: 'compute-hours.job', subject: `decision:${grant.decision}`, body: { job: id, seconds: String(needs) } })
    return id
  })
  if (kept !== undefined && kept !== id) return kept
  if (kept === undefined) throw new Failure('refused', tooMuch(needs, leftOf(grant.sums)), [{ field: 'minutes', text: tooMuch(needs, leftOf(grant.sums)) }])
  try {
    const remote = await cluster.submit({ id, account: accountOf(grant), login, queue: grant.place!.queue, nodes: form.nodes, acceleratorsPerNode: form.acceleratorsPerNode, minutes: form.minutes, script: form.script, ...(reservation !== undefined && { reservation }), latest: Math.floor(Date.parse(grant.ends_at) / 1000) })
    await db.updateTable('compute_job').set({ state: 'waiting', remote, state_at: now() }).where('id', '=', id).where('state', '=', 'asked').execute()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    reportCause(kernel, error)
    if (error.kind === 'refused') await release(db, { id, grant: grant.decision }, { state: 'refused', said: JSON.stringify(error.text), state_at: now() })
    else await db.updateTable('compute_job').set({ said: JSON.stringify(error.text) }).where('id', '=', id).execute()
    throw error
  }
  return id
}

/** Ends a job that used nothing more: what it holds is free again. */
export async function release(db: Kernel['db'], { id, grant }: Pick<Job, 'id' | 'grant'>, set: { readonly state: Job['state']; readonly said?: string; readonly state_at: Job['state_at'] }): Promise<void> {
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant)
    const changed = await tx.updateTable('compute_job').set(set).where('id', '=', id).where('state', 'in', ['asked', 'waiting', 'running']).executeTakeFirst()
    if (changed.numUpdatedRows > 0n) await charge(tx, budgetOf(row), id, { used: 0n, ends: true })
  })
}

/** Jobs of a grant, the newest first. */
export const jobsOf = ({ db }: Kernel, grant: string): Promise<readonly Job[]> => db.selectFrom('compute_job').selectAll().where('grant', '=', grant).orderBy('asked_at', 'desc').limit(200).execute()

/** A job as it stands on the thread. */
export const jobThing = ({ id, title }: Pick<Job, 'id' | 'title'>) => ({ id: `compute-job:${id}`, kind: 'compute-job', title: same(title), path: `/compute-hours/jobs/${id}` })

/** Jobs on the thread: for whoever holds the grant and for the office. To others they are not there: what a company computes is its own affair. */
export const jobThings = (options: Pick<ComputeOptions, 'office'>): KindsOfThings => ({
  'compute-job': {
    told: {
      called: words.job,
      async sight({ db }, reader, things) {
        const ids = things.map((thing) => thing.slice('compute-job:'.length)).filter(isId)
        if (reader === null || ids.length === 0) return new Map()
        const inside = isOffice(reader, options)
        const rows = await db.selectFrom('compute_job as job').innerJoin('compute_grant as grant', 'grant.decision', 'job.grant').select(['job.id', 'grant.organisation']).where('job.id', 'in', ids).execute()
        return new Map(rows.filter(({ organisation }) => inside || organisation === reader.organisation?.id).map(({ id }) => [`compute-job:${id}`, 'open']))
      },
    },
  },
})
