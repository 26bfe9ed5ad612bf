/**
 * Simulates the portal for one seed: two processes on a real PostgreSQL, people who act, and faults meanwhile.
 *
 * The seed fixes who does what, which faults come, when and how long. It does not fix how the operating system schedules processes,
 * so that a seed that failed fails again often, not always.
 */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../e2e/processes.ts'
import type { Whole } from '../e2e/whole.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { openKernel } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { generateBin } from '../src/law/identifier.ts'
import { instantAt } from '../src/law/time.ts'
import { openDatabaseProxy } from './database-proxy.ts'
import { begin, type Fault, faultNames, type FaultName, type Ground } from './faults.ts'
import { type Acknowledged, assertInvariants } from './invariants.ts'
import type { Outcome, Wish } from './orders.ts'
import { portalProcess } from './process-handle.ts'
import { random } from './random.ts'

/** What a seed went through. */
export interface Survived {
  readonly seed: number
  readonly faults: Readonly<Partial<Record<FaultName, number>>>
  readonly acts: number
  /** Acts that were tried again because an answer was lost. */
  readonly repeated: number
  /** Acts in somebody else's name that were refused. */
  readonly refused: number
  readonly whole: Whole
}

/** Those in office. */
interface Office { readonly officer: Actor; readonly members: readonly Actor[]; readonly chair: Actor; readonly head: Actor; readonly administrators: readonly [Actor, Actor] }

/** A case on its way to the decision. */
interface Application { readonly id: string; readonly file: string; readonly hash: string; stage: number }

const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }

/** How often an act is tried until its answer comes, and how many acts each seed has. */
const [tries, acts] = [25, 28]

/** Runs one seed. Throws at the first thing that does not hold. */
export async function simulate(seed: number): Promise<Survived> {
  const folder = mkdtempSync(join(tmpdir(), `shanyraq-simulation-${seed}-`))
  const data = join(folder, 'data')
  mkdirSync(data)
  const cluster = await startCluster(join(folder, 'postgres'), { settings: { fsync: 'off', synchronous_commit: 'on' }, dieWithParent: true })
  const proxy = await openDatabaseProxy(cluster.url)
  const processes = [
    portalProcess({ name: 'first', folder, data, databaseUrl: proxy.url }), portalProcess({ name: 'second', folder, data, databaseUrl: proxy.url }),
  ] as const
  try {
    await processes[0].start() // makes the tables and the secrets
    await processes[1].start()
    const spare: string[] = []
    const live = await liveThrough(seed, { random: random(seed), proxy, processes, store: join(data, 'files'), spare }, spare)
    await Promise.all(processes.map((one) => one.kill()))

    const verified = run('src/main.ts', ['verify', 'journal'], { env: { DATABASE_URL: cluster.url, SHANYRAQ_DATA: data } })
    assert.equal(await verified.ended(), 0, verified.out() + verified.err())
    const database = await openDatabase(cluster.url, { max: 4 })
    const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data, PUBLIC_URL: 'http://localhost:3999' }), country: kazakhstan('sample'), now: () => instantAt(Date.now()), database })
    const whole = await assertInvariants(kernel, live.acknowledged).finally(() => kernel.close()).finally(() => database.close())
    return { seed, faults: live.faults, acts: live.acknowledged.length, repeated: live.repeated, refused: live.refused, whole }
  } finally {
    await Promise.all(processes.map((one) => one.kill()))
    await proxy.close()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function liveThrough(seed: number, ground: Ground, spare: string[]) {
  const { random: chosen, processes } = ground
  const acknowledged: Acknowledged[] = []
  const faults: Partial<Record<FaultName, number>> = {}
  let [repeated, refused, people] = [0, 0, 0]
  let fault: Fault | undefined

  async function endFault(): Promise<void> {
    const ending = fault
    fault = undefined
    await ending?.end()
  }

  /** Does an act until its answer comes, at either process; a fault that stands in the way for long ends. */
  async function attempt<T>(wish: Wish, at = chosen.whole(2)): Promise<T> {
    let last: Outcome | undefined
    for (let tried = 0; tried < tries; tried += 1) {
      if (tried > 0) repeated += 1
      if (tried === 2) await endFault()
      if (tried > 2) await Promise.all(processes.map((one) => one.start()))
      last = await processes[(at + tried) % 2 as 0 | 1].ask(wish)
      if ('done' in last) {
        acknowledged.push({ wish, result: last.done })
        return last.done as T
      }
      assert.ok(last.failed === 'outage' || last.failed === 'lost', `seed ${seed}, ${wish.act}: ${last.failed}: ${last.why}`)
    }
    throw new Error(`seed ${seed}: ${wish.act} never got its answer: ${JSON.stringify(last)}`)
  }

  /** Somebody tries what is not theirs; whatever else happens, it must not be done. */
  async function forge(wish: Wish): Promise<void> {
    const outcome = await processes[chosen.whole(2) as 0 | 1].ask(wish)
    assert.ok('failed' in outcome && outcome.failed !== 'fault', `seed ${seed}: ${wish.act} in somebody else's name: ${JSON.stringify(outcome)}`)
    if ('failed' in outcome && outcome.failed === 'refused') refused += 1
  }

  const person = (...roles: readonly string[]): Promise<Actor> => attempt({ act: 'register', email: `ulgi${seed}-${people += 1}@example.kz`, roles })
  const founder = async (): Promise<Actor> => {
    const self = await person()
    return attempt<Actor>({ act: 'found', actor: self, bin: generateBin({ registered: '2024-03', serial: 1000 + people }) })
  }
  const office: Office = {
    officer: await person('technopark.officer'), members: [await person('technopark.commission'), await person('technopark.commission'), await person('technopark.commission')],
    chair: await person('technopark.chair', 'technopark.commission'), head: await person('technopark.head'), administrators: [await person('administrator'), await person('administrator')],
  }
  const open: Application[] = []
  const stands: { readonly order: string; readonly bound: Actor }[] = []

  async function apply(): Promise<void> {
    const actor = await founder()
    const serial = people + 100
    const { draft, cms, file, hash } = await attempt<{ draft: string; cms: string; file: string; hash: string }>({ act: 'prepare', actor, serial })
    if (chosen.chance(0.5)) await forge({ act: 'file', actor: office.officer, draft, cms })
    const wish: Wish = { act: 'file', actor, draft, cms }
    // The same application at both processes at once: it is one case.
    const [id] = chosen.chance(0.3) ? await Promise.all([attempt<string>(wish, 0), attempt<string>(wish, 1)]) : [await attempt<string>(wish)]
    open.push({ id, file, hash, stage: 0 })
  }

  /** The next act in a case, by whom it is for; now and then by somebody for whom it is not, before. */
  async function advance(application: Application): Promise<void> {
    const { id } = application
    const act = async (actor: Actor, doing: Parameters<typeof signed>[1], cms?: string): Promise<void> => {
      const key = `${seed}-${id}-${application.stage}`
      if (chosen.chance(0.2)) await forge({ act: 'perform', actor: office.administrators[0], case: id, key: `${key}-forged`, doing, ...(cms !== undefined && { cms }) })
      const wish: Wish = { act: 'perform', actor, case: id, key, doing, ...(cms !== undefined && { cms }) }
      if (chosen.chance(0.3)) await Promise.all([attempt(wish, 0), attempt(wish, 1)])
      else await attempt(wish)
    }
    const signed = (actor: Actor, doing: (Wish & { act: 'sign' })['doing'], serial: number): Promise<string> => attempt({ act: 'sign', actor, case: id, doing, serial })
    const { stage } = application
    if (stage === 0) await act(office.officer, { type: 'complete', outcome: 'accept', findings })
    else if (stage <= 3) await act(office.members[stage - 1]!, { type: 'vote', vote: 'grant', reasons: 'Өтінім зерделенді.' })
    else if (stage === 4) await act(office.chair, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
    else {
      const grant = { type: 'complete', outcome: 'grant' } as const
      await act(office.head, grant, await signed(office.head, grant, 9000))
      spare.push(application.hash)
      open.splice(open.indexOf(application), 1)
    }
    application.stage += 1
  }

  async function order(): Promise<void> {
    const standing = stands.pop()
    if (standing === undefined) {
      const bound = await founder()
      stands.push({ bound, order: await attempt<string>({ act: 'suspend', actor: office.administrators[0], subject: `organisation:${bound.organisation!.id}`, office: 'administrator' }) })
      return
    }
    await forge({ act: 'lift', actor: standing.bound, order: standing.order })
    await forge({ act: 'lift', actor: office.officer, order: standing.order })
    await attempt({ act: 'lift', actor: chosen.pick(office.administrators), order: standing.order })
  }

  /** What was damaged is not given out as if it were whole. */
  async function readDamaged(hash: string, files: ReadonlyMap<string, string>): Promise<void> {
    const outcome = await processes[chosen.whole(2) as 0 | 1].ask({ act: 'read', file: files.get(hash)! })
    assert.ok('failed' in outcome, `seed ${seed}: a damaged file was given out: ${JSON.stringify(outcome)}`)
  }

  const files = new Map<string, string>()
  for (let turn = 0; turn < acts; turn += 1) {
    if (chosen.chance(0.6)) fault = await begin(turn < faultNames.length ? faultNames[(turn + seed) % faultNames.length]! : chosen.pick(faultNames), ground)
    if (fault) faults[fault.name] = (faults[fault.name] ?? 0) + 1
    if (fault?.damaged !== undefined) await readDamaged(fault.damaged, files)
    const what = chosen.whole(10)
    const oldest = open[0]
    if (what === 0) await attempt({ act: 'import', actor: office.officer, statement: `S${seed}-${turn}`, amount: String(1000 + chosen.whole(1_000_000)), reference: `N${seed}-${turn}` })
    else if (what <= 2) await order()
    else if (what === 3) await Promise.all(processes.map((one) => one.ask({ act: 'round' })))
    else if (oldest === undefined || open.length < 2 && what === 4) await apply()
    else await advance(chosen.chance(0.7) ? oldest : open[chosen.whole(open.length)]!)
    for (const { hash, file } of open) files.set(hash, file)
    await endFault()
  }
  await Promise.all(processes.map((one) => one.start()))
  for (const at of [0, 1] as const) {
    const { sure } = await attempt<{ sure: boolean }>({ act: 'standing' }, at)
    assert.ok(sure, `seed ${seed}: with the right clock the portal is sure again`)
  }
  return { acknowledged, faults, repeated, refused }
}
