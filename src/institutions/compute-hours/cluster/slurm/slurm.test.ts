import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newId } from '../../../../kernel/database/index.ts'
import { Failure } from '../../../../law/failure.ts'
import type { Commands } from './commands.ts'
import { slurmCluster } from './index.ts'
import { nodesIn } from './reservations.ts'
import { logOf } from './rest.ts'

const folder = mkdtempSync(join(tmpdir(), 'shanyraq-slurm-log-'))
after(() => rmSync(folder, { recursive: true }))

/** Answers by the beginning of a command; `asked` are all that were run. */
function said(answers: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const commands: Commands = async (program, args) => {
    const line = [program, ...args].join(' ')
    asked.push(line)
    return Object.entries(answers).find(([begins]) => line.startsWith(begins))?.[1] ?? ''
  }
  return { asked, cluster: slurmCluster('ulgi', { conf: '/none', rest: 'http://127.0.0.1:1/', key: '/none', folder }, commands) }
}

const mine = process.getuid!()
const uid = mine >= 1000 ? mine : 65_534
const { cluster, asked } = said({ 'getent passwd aigerim': `aigerim:x:${uid}:1::/:/bin/sh`, 'getent passwd low': 'low:x:999:1::/:/bin/sh', squeue: '7\n' })
const written = (id: string): string => {
  writeFileSync(logOf(folder, id), 'said')
  if (uid !== mine) execFileSync('chown', [String(uid), logOf(folder, id)])
  return id
}

test('what a job wrote is read from a file of its own login alone: through no link, from no pipe, and from nobody else’s', async () => {
  const [own, soft, hard, pipe, others] = [written(newId()), newId(), newId(), newId(), newId()]
  assert.equal(await cluster.log({ id: own, login: 'aigerim' }), 'said')
  writeFileSync(join(folder, 'secret'), 'secret')
  if (uid !== mine) execFileSync('chown', [String(uid), join(folder, 'secret')])
  symlinkSync(join(folder, 'secret'), logOf(folder, soft))
  execFileSync('mkfifo', [logOf(folder, pipe)])
  linkSync(logOf(folder, own), logOf(folder, hard))
  writeFileSync(logOf(folder, others), 'said')
  if (mine !== uid) assert.equal(await cluster.log({ id: others, login: 'aigerim' }), undefined)
  for (const id of [soft, hard, pipe, own]) assert.equal(await cluster.log({ id, login: 'aigerim' }), undefined)
})

test('a job goes in under no login of the system, and under none that nobody knows', async () => {
  for (const login of ['root', 'slurm', 'munge', 'low', 'unheard', '-x']) {
    await assert.rejects(cluster.submit({ id: newId(), account: 'shq-1', login, queue: 'main', nodes: 1, acceleratorsPerNode: 1, minutes: 1, script: '#!/bin/sh' }), (error) => error instanceof Failure && error.kind === 'refused', login)
  }
})

test('what anybody’s reservation keeps of each partition is told, of nodes that can be used, and an answer that cannot be is believed no further', async () => {
  const node = (name: string, partition: string, state: string, used = 0) => `${name.padEnd(64)}${partition.padEnd(40)}${state.padEnd(16)}${'gpu:h200:8(S:0-1)'.padEnd(120)}${`gpu:h200:${used}(IDX:0-7)`.padEnd(200)}\n`
  const running = `${'1'.padEnd(30)}${'main'.padEnd(40)}${'R'.padEnd(8)}${'gres/gpu=2'.padEnd(200)}${'5:00'.padEnd(30)}${'1700000000'.padEnd(30)}${'1700000001'.padEnd(30)}${'maintenance'.padEnd(80)}\n`
  const capacity = (reservations: string) => said({
    'scontrol show reservation': reservations, squeue: running,
    'sinfo -h -N': node('n1', 'main*', 'resv', 6) + node('n2', 'main*', 'down*') + node('n3', 'main*', 'idle') + node('n1', 'short', 'resv', 6),
  }).cluster.capacity()
  const times = 'StartTime=1700000000 EndTime=1700003600'
  const { partitions, kept } = await capacity(`ReservationName=maintenance ${times} Duration=01:00:00 Nodes=n[1-2] NodeCnt=2 TRES=cpu=16\nReservationName=part ${times} Nodes=n3 TRES=cpu=2,gres/gpu=1,gres/gpu:h200=1\nReservationName=empty ${times} Nodes=(null)\n`)
  assert.deepEqual([...partitions], [['main', 16], ['short', 8]])
  const [from, until] = [1_700_000_000, 1_700_003_600]
  assert.deepEqual(kept, [
    { reservation: 'maintenance', queue: 'main', accelerators: 8, foreign: 4, from, until }, { reservation: 'maintenance', queue: 'short', accelerators: 8, foreign: 6, from, until },
    { reservation: 'part', queue: 'main', accelerators: 1, foreign: 0, from, until },
  ])
  assert.deepEqual((await capacity('No reservations in the system\n')).kept, [])
  for (const wrong of ['slurm_load_reservations error', 'ReservationName=r Nodes=n1', 'ReservationName=r Nodes=n1 StartTime=2026-12-01T10:00:00 EndTime=2026-12-01T11:00:00']) await assert.rejects(capacity(wrong), (error) => error instanceof Failure && error.kind === 'unavailable', wrong)
})

test('a list of nodes is read as slurm.conf writes them', () => {
  assert.deepEqual(nodesIn('n[1-3,07],gpu9,rack[1-2]n[09-10]'), ['n1', 'n2', 'n3', 'n07', 'gpu9', 'rack1n09', 'rack1n10', 'rack2n09', 'rack2n10'])
  assert.deepEqual(nodesIn(''), [])
})

test('a number alone cancels nothing and begins nothing anew: the account and the name are said too', async () => {
  await cluster.cancel({ id: 'a', account: 'shq-1', remote: '7' })
  assert.equal(asked.at(-1), 'scancel --account=shq-1 --name=shanyraq-a 7')
  await cluster.requeue({ id: 'a', account: 'shq-1', remote: '8' })
  assert.ok(!asked.some((line) => line.startsWith('scontrol requeue')))
  assert.equal(await cluster.find({ id: 'a', account: 'shq-1' }), '7')
})

test('a job that waits for its nodes to come up runs in the queue, and one between two runs stands in it no more', async () => {
  const line = (job: string, state: string) => `${job.padEnd(30)}${'main'.padEnd(40)}${state.padEnd(8)}${'gres/gpu=8'.padEnd(200)}${'5:00'.padEnd(30)}${'1700000000'.padEnd(30)}${'1700000001'.padEnd(30)}\n`
  const queue = await said({ squeue: line('1', 'CF') + line('2', 'R') + line('3', 'PD') + line('4', 'CG') }).cluster.queue()
  assert.deepEqual(queue.map(({ job, state, began }) => [job, state, began]), [['1', 'running', 1_700_000_001], ['2', 'running', 1_700_000_001], ['3', 'waiting', undefined]])
  const rare = await said({ squeue: line('1', 'SE') + line('2', 'RH') + line('3', 'RD') + line('4', 'SI') + line('5', 'RS') + line('6', 'ST') + line('7', 'SO') + line('8', 'RQ') }).cluster.queue()
  assert.deepEqual(rare.map(({ job, state }) => [job, state]), [['1', 'waiting'], ['2', 'waiting'], ['3', 'waiting'], ['4', 'running'], ['5', 'running'], ['6', 'running']])
  const within = await said({ squeue: `${line('1', 'PD').replace('\n', '')}${'maintenance,r'.padEnd(80)}\n${line('2', 'PD').replace('\n', '')}${'(null)'.padEnd(80)}\n` }).cluster.queue()
  assert.deepEqual(within.map(({ reservations }) => reservations), [['maintenance', 'r'], undefined])
  // What a later Slurm calls a state hides that job alone; what is no line of a queue is believed no further.
  assert.deepEqual((await said({ squeue: line('1', 'XX') + line('2', 'R') }).cluster.queue()).map(({ job }) => job), ['2'])
  for (const wrong of ['', 'slurm_load_jobs error']) await assert.rejects(said({ squeue: line('2', 'R') + line('1', wrong) }).cluster.queue(), (error) => error instanceof Failure && error.kind === 'unavailable')
})

test('what waits under a closed account is cancelled at every round', async () => {
  const { cluster: closing, asked: lines } = said({
    'scontrol show config': 'AccountingStorageEnforce = associations,limits,safe\nPriorityDecayHalfLife = 00:00:00\nPriorityUsageResetPeriod = NONE\nAccountingStorageTRES = gres/gpu', 'sacctmgr -nP show assoc account=shq-programmes': 'shq-programmes||||root|1\nshq-p-1||||shq-programmes|2', 'sacctmgr -nP show assoc': 'shq-1|||0|shq-p-1|1\nshq-1||gres/gpu=0|0|shq-p-1|1', squeue: 'shq-1\n',
  })
  const { changed } = await closing.keepInStep([{ name: 'shq-1', seconds: 0n, logins: [], programme: { name: 'shq-p-1', share: 2 }, open: false }])
  assert.deepEqual([changed, lines.at(-1)], [[], 'scancel --account shq-1 --state=PENDING'])
})

test('a programme that the cluster will not make fails its own grants alone', async () => {
  const commands: Commands = async (program, args) => {
    const line = [program, ...args].join(' ')
    if (line.includes('add account shq-p-1')) throw new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'No' })
    return line === 'scontrol show config' ? 'AccountingStorageEnforce = associations,limits,safe\nPriorityDecayHalfLife = 00:00:00\nPriorityUsageResetPeriod = NONE\nAccountingStorageTRES = gres/gpu' : ''
  }
  const account = (name: string, programme: string) => ({ name, seconds: 60n, logins: [], programme: { name: programme, share: 1 }, open: true })
  const { changed, failed } = await slurmCluster('ulgi', { conf: '/none', rest: 'http://127.0.0.1:1/', key: '/none' }, commands).keepInStep([account('shq-1', 'shq-p-1'), account('shq-2', 'shq-p-2')])
  assert.deepEqual([changed, [...failed.keys()]], [['shq-2'], ['shq-1']])
})

test('a reservation takes nodes on which nothing runs before others, and puts back jobs of our own accounts alone; what is wrong with one holds no other up', async () => {
  const asked_: string[] = []
  let made = false
  const commands: Commands = async (program, args) => {
    const line = [program, ...args].join(' ')
    asked_.push(line)
    if (line.startsWith('scontrol create')) {
      if (line.includes('shq-r-0') || !line.includes('IGNORE_JOBS')) throw new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'Requested nodes are busy' })
      made = true
    }
    if (line === 'scontrol requeue 6') throw new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'Only batch jobs are accepted' })
    if (line.startsWith('scontrol show reservation')) return `${made ? 'ReservationName=shq-r-1 StartTime=1 EndTime=2 Duration=1 Nodes=n[1-2] NodeCnt=2\nReservationName=shq-r-2 Nodes=n5\n' : ''}ReservationName=shq-r-old Nodes=n3\nReservationName=maintenance Nodes=n4\n`
    const job = (id: string, account: string) => `${id.padEnd(30)}${account.padEnd(64)}${'gres/gpu=8'.padEnd(200)}${'1700000001'.padEnd(30)}\n`
    return line.startsWith('squeue') && line.includes('nodelist=n5') ? 'slurm_load_jobs error' : line.startsWith('squeue') ? job('7', 'shq-a') + job('6', 'shq-b') + job('8', 'shq-b') + job('9', 'physics') : ''
  }
  const heard: string[] = []
  const wanted = (name: string) => ({ name, queue: 'main', nodes: 2, account: 'shq-a', until: Math.floor(Date.now() / 1000) + 3600 })
  await slurmCluster('ulgi', { conf: '/none', rest: 'http://127.0.0.1:1/', key: '/none' }, commands).reserve([wanted('shq-r-0'), wanted('shq-r-1'), wanted('shq-r-2')], {
    async displaces({ reservation, job, account, accelerators, began }) {
      assert.ok(!asked_.includes(`scontrol requeue ${job}`), 'told before it is put back')
      heard.push(`displaces ${reservation} ${job} ${account} ${accelerators} ${began}`)
    },
    async stays({ job }) { heard.push(`stays ${job}`) },
    failed(reservation) { heard.push(`failed ${reservation}`) },
    unseen(reservation) { heard.push(`unseen ${reservation}`) },
  })
  assert.deepEqual(heard, ['failed shq-r-0', 'displaces shq-r-1 6 shq-b 8 1700000001', 'stays 6', 'displaces shq-r-1 8 shq-b 8 1700000001', 'unseen shq-r-2'])
  assert.deepEqual(asked_.filter((line) => /delete|requeue/.test(line)), ['scontrol delete ReservationName=shq-r-old', 'scontrol requeue 6', 'scontrol requeue 8'])
})

test('the weights of programmes are read as Slurm prints them, and what it cannot print is believed no further', async () => {
  const shares = await said({ sshare: 'shq-programmes||0.5|0.2|2.5\n shq-p-1||0.75|0.5|1.5\n shq-p-2||0.25|0|inf\n  shq-x|aigerim|1|1|1\n' }).cluster.shares()
  assert.deepEqual([...shares], [['shq-p-1', { due: 0.75, had: 0.5, factor: 1.5 }], ['shq-p-2', { due: 0.25, had: 0 }]])
  await assert.rejects(said({ sshare: 'shq-p-1||much|0.5|1.5\n' }).cluster.shares(), (error) => error instanceof Failure && error.kind === 'unavailable')
})
