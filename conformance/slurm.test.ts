/** Holds compute hours against a real Slurm: accounts and limits follow the decisions, jobs go in by REST, and what is charged is what `sacct -D` says, run by run. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import { computeOptions } from '../src/countries/kazakhstan/compute-hours/options.ts'
import { type Hours, openHours } from '../src/countries/kazakhstan/compute-hours/testing.ts'
import { type Cluster, connectedClusters, type Displaced, programmeAccount, type Reserving } from '../src/institutions/compute-hours/cluster/index.ts'
import { computeRound, fairSharesOf, followGrants, forecast, ranOn, sendJob } from '../src/institutions/compute-hours/hours/index.ts'
import { type Ground, openGround } from '../src/institutions/compute-hours/index.ts'
import { newId } from '../src/kernel/database/index.ts'
import { instantAt } from '../src/law/time.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { slurmLacks, startSlurm, type SlurmCluster } from './slurm-cluster.ts'

/** What goes wrong here fails the test. */
const unheard: Reserving = {
  displaces: async () => {}, stays: async (_, why) => { throw why }, failed: (_, why) => { throw why }, unseen: (_, why) => { throw why },
}

describe('Compute hours on a real Slurm', { skip: slurmLacks }, () => {
  let slurm: SlurmCluster
  let hours: Hours
  let ground: Ground
  let cluster: Cluster
  let holder: Actor
  let number: string
  let paying: string
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-clusters-'))

  before(async () => {
    ;[slurm, hours] = await Promise.all([startSlurm(), openHours()])
    const path = join(folder, 'clusters.json')
    writeFileSync(path, JSON.stringify({ ulgi: { kind: 'slurm', conf: slurm.conf, rest: slurm.rest, key: slurm.key, folder: slurm.folder } }))
    const clusters = connectedClusters(path)
    cluster = clusters.get('ulgi')!
    followGrants(hours.world.kernel, computeOptions)
    ground = openGround(hours.world.kernel, computeOptions, clusters)
    holder = await hours.world.founder()
    number = await hours.granted(holder, await hours.asked(holder))
    await hours.confirmed(holder)
    // The world's clock stands; Slurm's does not, and it is told the last day.
    await hours.world.kernel.db.updateTable('compute_grant').set({ ends_at: instantAt(Date.now() + 30 * 86_400_000) }).execute()
  })
  after(async () => {
    await Promise.all([slurm?.stop(), hours?.world.close()])
    rmSync(folder, { recursive: true, force: true })
  })

  const grant = async () => (await ground.grants.byNumber(number))!
  const programme = () => ({ name: programmeAccount(hours.programme), share: 1 })
  const account = (): string => `shq-${number.toLowerCase()}`
  const round = () => computeRound(ground)
  const send = async (script: string, accelerators = 2, minutes = 5) =>
    sendJob(ground.kernel, ground.clusters, holder, await grant(), { title: 'Үлгі', script: `#!/bin/bash\n${script}\n`, nodes: 1, acceleratorsPerNode: accelerators, minutes })
  const jobOf = (id: string) => ground.kernel.db.selectFrom('compute_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  /** How long a job runs by now, in seconds of its first minute. */
  const ran = (remote: string): number => Number(/RunTime=00:00:(\d\d)/.exec(slurm.run('scontrol', 'show', 'job', remote))?.[1])
  async function until<T>(of: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    for (const began = performance.now(); ;) {
      const value = await of()
      if (holds(value)) return value
      assert.ok(performance.now() - began < 90_000, `${holds}: ${inspect(value)}`)
      await pause(200)
    }
  }
  /** What Slurm says of an account, asked apart from the portal's own reading of it: accelerator-seconds of every run. */
  const told = (): bigint => slurm.run('sacct', '-D', '-X', '-n', '-P', '-a', '-S', '1970-01-02', `--accounts=${account()}`, '--format=ElapsedRaw,AllocTRES').split('\n').filter((line) => line !== '')
    .reduce((sum, line) => sum + BigInt(line.split('|')[0]!) * BigInt(/gres\/gpu=(\d+)/.exec(line)?.[1] ?? 0), 0n)

  it('an account, who may use it and its limit are made from the decision, and changed no more while they agree', async () => {
    await round()
    assert.equal((await grant()).fault, null)
    assert.deepEqual(slurm.run('sacctmgr', '-nP', 'show', 'assoc', `account=${account()}`, 'format=User,GrpTRESMins').trim().split('\n').toSorted(), ['nobody|', '|gres/gpu=480'])
    assert.deepEqual((await cluster.keepInStep([{ name: account(), seconds: 28_800n, logins: ['nobody'], programme: programme(), open: true }])).changed, [])
  })

  it('a job goes in under the login of the grant, what it writes comes back, and what it used is charged as Slurm counts', async () => {
    const id = await send('id -un; echo $SLURM_JOB_ACCOUNT; sleep 2')
    const job = await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'done')
    assert.match(job.remote ?? '', /^\d+$/)
    assert.equal(await cluster.log({ id, login: 'nobody' }), `nobody\n${account()}\n`)
    const { sums } = await grant()
    assert.deepEqual([sums.spent === told(), sums.spent >= 4n, sums.held], [true, true, 0n])
  })

  it('a job whose node is lost runs again elsewhere, and both of its runs are charged', async () => {
    // The first run outlasts the test, the second is short: a slow machine changes nothing.
    const id = await send(`echo run >> ${slurm.folder}/runs; sleep $([ -n "$SLURM_RESTART_COUNT" ] && echo 2 || echo 240)`, 8)
    const { remote } = await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'running')
    const node = slurm.run('squeue', '-h', '-j', remote!, '-o', '%N').trim()
    await until(async () => existsSync(join(slurm.folder, 'runs')) && ran(remote!) >= 1, Boolean)
    slurm.loseNode(node)
    await until(async () => slurm.run('squeue', '-h', '-j', remote!, '-o', '%T').trim(), (state) => state === 'PENDING')
    slurm.run('scontrol', 'update', `JobId=${remote}`, 'StartTime=now')
    await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'done')
    const runs = await ground.kernel.db.selectFrom('compute_run').selectAll().where('job', '=', id).orderBy('ended_at').execute()
    assert.deepEqual(runs.map(({ state }) => state), ['node-lost', 'done'])
    assert.equal(readFileSync(join(slurm.folder, 'runs'), 'utf8'), 'run\nrun\n')
    const { sums } = await grant()
    assert.deepEqual([sums.spent, sums.held, runs.every(({ charged, seconds }) => charged === seconds * 8n && charged > 0n)], [told(), 0n, true])
  })

  it('a job that is cancelled is charged what it ran, and the queue tells of it and when the next begins', async () => {
    const id = await send('sleep 60', 8)
    const { remote } = await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'running')
    const waits = await send('sleep 1', 8)
    const queue = await until(() => cluster.queue(), (all) => all.length === 2)
    assert.deepEqual(queue.map(({ job, state, accelerators, limit }) => [job === remote, state, accelerators, limit]), [[true, 'running', 8, 300], [false, 'waiting', 8, 300]], slurm.run('squeue', '-o', '%A %T %N %b %l') + slurm.run('sinfo', '-N', '-l'))
    const capacity = await cluster.capacity()
    assert.deepEqual([[...capacity.partitions], capacity.kept], [[['main', 8]], []])
    assert.equal(forecast(queue, capacity, queue[0]!.began!)[1]!.begins, queue[0]!.began! + 300)
    await cluster.cancel({ id, account: account(), remote: remote! })
    await until(async () => { await round(); return Promise.all([jobOf(id), jobOf(waits)]) }, ([one, other]) => one.state === 'cancelled' && other.state === 'done')
    assert.equal((await grant()).sums.spent, told())
  })

  it('a programme has its share in Slurm', async () => {
    paying = await hours.entered('compute-hours.programme', {
      name: 'Екінші', nameRu: 'Вторая', nameEn: 'A second one', partition: hours.partition, tier: 'project', forWhom: 'everyone', mostHours: '100', atOnceHours: '100', mostDays: '90', idleDays: '30', share: '3',
    })
    const second = await hours.granted(holder, await hours.asked(holder, {}, paying))
    await hours.world.kernel.db.updateTable('compute_grant').set({ ends_at: instantAt(Date.now() + 30 * 86_400_000) }).execute()
    await round()
    const id = await sendJob(ground.kernel, ground.clusters, holder, (await ground.grants.byNumber(second))!, { title: 'Үлгі', script: '#!/bin/bash\nsleep 3\n', nodes: 1, acceleratorsPerNode: 8, minutes: 5 })
    await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'done')
    assert.match(slurm.run('sacctmgr', '-nP', 'show', 'assoc', `account=${programmeAccount(paying)}`, 'format=ParentName,Share'), /^shq-programmes\|3$/m)
  })

  it('a reservation signed by two puts back what ran there and is used by its grant alone, and of what it displaced the second run alone is charged', async () => {
    const id = await send(`sleep $([ -n "$SLURM_RESTART_COUNT" ] && echo 1 || echo 240)`, 8)
    const { remote } = await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'running')
    // What an emergency cuts short has used something by then: it is spared below, and in the shares.
    await until(async () => ran(remote!), (seconds) => seconds >= 1)
    const rescue = await hours.granted(holder, await hours.asked(holder))
    await hours.world.kernel.db.updateTable('compute_grant').set({ ends_at: instantAt(Date.now() + 30 * 86_400_000) }).execute()
    await round()
    const [named, of] = [`shq-r-test`, `shq-${rescue.toLowerCase()}`]
    const displaced: Displaced[] = []
    await cluster.reserve([{ name: named, queue: 'main', nodes: 1, account: of, until: Math.floor(Date.now() / 1000) + 3600 }], {
      ...unheard,
      async displaces(one) {
        displaced.push(one)
        // As the round of the portal records it.
        await ground.kernel.db.insertInto('compute_displaced').values({ reservation: named, cluster: cluster.name, remote: one.job, grant: (await grant()).decision, job: id, accelerators: one.accelerators, began_at: instantAt(one.began * 1000), at: ground.kernel.now(), told_at: null }).execute()
      },
    })
    assert.deepEqual(displaced.map(({ reservation, job, account: whose, accelerators }) => [reservation, job, whose, accelerators]), [[named, remote, account(), 8]])
    const capacity = await until(() => cluster.capacity(), ({ kept: [one] }) => one?.foreign === 0)
    const [kept] = capacity.kept
    assert.deepEqual([kept?.reservation, kept?.queue, kept?.accelerators, kept !== undefined && kept.from < kept.until], [named, 'main', 8, true])
    // What was put back waits for the end of the reservation, which has the only node that is left; its own job does not.
    const begins = await until(async () => forecast(await cluster.queue(), capacity, Math.floor(Date.now() / 1000)).find(({ job }) => job === remote)?.begins, (at) => at !== undefined)
    assert.equal(begins, kept!.until)
    const within = await cluster.submit({ id: newId(), account: of, login: 'nobody', queue: 'main', nodes: 1, acceleratorsPerNode: 8, minutes: 1, script: '#!/bin/sh\nsleep 1\n', reservation: named })
    await until(async () => slurm.run('sacct', '-X', '-n', '-P', '-j', within, '--format=State').trim(), (state) => state === 'COMPLETED')
    assert.equal(slurm.run('squeue', '-h', '-j', remote!, '-o', '%T').trim(), 'PENDING')
    assert.deepEqual(await until(async () => { await cluster.reserve([], unheard); return slurm.run('scontrol', 'show', 'reservation', '-o') }, (shown) => !shown.includes(named)), 'No reservations in the system\n')
    await until(async () => { await round(); return jobOf(id) }, ({ state }) => state === 'done')
    const runs = await ground.kernel.db.selectFrom('compute_run').selectAll().where('job', '=', id).orderBy('ended_at').execute()
    assert.deepEqual([runs.length, runs[0]!.charged, runs[0]!.displaced, runs[1]!.charged], [2, 0n, named, runs[1]!.seconds * 8n])
    assert.equal((await grant()).sums.spent + runs[0]!.seconds * 8n, told())
    // No meter is set in this Slurm: it says nought, which is nothing known.
    assert.deepEqual(new Set(runs.map(({ joules }) => joules)), new Set([null]))
  })

  it('Slurm itself lets nobody in beside the portal once the hours are closed, and begins no job that the rest does not bear', async () => {
    const sbatch = (...more: readonly string[]) => slurm.run('sbatch', '--parsable', `--account=${account()}`, '--uid=nobody', `--chdir=${slurm.folder}`, '--gres=gpu:8', ...more, '--wrap=true').trim()
    const tooLong = sbatch('--time=600')
    await until(async () => slurm.run('squeue', '-h', '-j', tooLong, '-o', '%r').trim(), (reason) => reason === 'AssocGrpGRESMinutes')
    await cluster.keepInStep([{ name: account(), seconds: 28_800n, logins: ['nobody'], programme: programme(), open: false }])
    await until(async () => slurm.run('squeue', '-h', '-j', tooLong, '-t', 'all', '-o', '%T').trim(), (state) => state === 'CANCELLED')
    assert.throws(() => sbatch('--time=1'), /AssocGrpSubmitJobsLimit|Job violates accounting/)
    assert.equal(await cluster.find({ id: (await ground.kernel.db.selectFrom('compute_job').select('id').executeTakeFirstOrThrow()).id, account: account() }) !== undefined, true)
    await assert.rejects(cluster.submit({ id: 'x', account: account(), login: 'nobody', queue: 'main', nodes: 1, acceleratorsPerNode: 1, minutes: 1, script: '#!/bin/sh\ntrue\n' }), /did not take the job/)
  })

  it('Slurm weighs programmes by the formula that the page shows', async () => {
    const [all, ran] = [await ground.grants.all(), await ranOn(ground.kernel, cluster.name)]
    const used = (number: string) => all.filter(({ programmeNumber }) => programmeNumber === number).reduce((sum, { decision }) => sum + (ran.get(decision) ?? 0n), 0n)
    const [first, other] = fairSharesOf([{ share: 1, used: used(hours.programme) }, { share: 3, used: used(paying) }])
    // It reckons once a minute.
    const there = await until(() => cluster.shares(), (shares) => Math.abs((shares.get(programmeAccount(paying))?.had ?? 0) - other!.had) < 0.001)
    assert.deepEqual([...there.keys()].toSorted(), [hours.programme, paying].map(programmeAccount).toSorted())
    for (const [number, ours] of [[hours.programme, first!], [paying, other!]] as const) {
      const { due, had, factor } = there.get(programmeAccount(number))!
      assert.ok(Math.abs(due - ours.due) < 0.001 && Math.abs(had - ours.had) < 0.001 && Math.abs(factor! - ours.factor!) < 0.01, JSON.stringify([due, had, factor, ours]))
    }
  })
})
