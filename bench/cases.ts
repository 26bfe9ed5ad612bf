/**
 * Full cases per second: applications for residency from the filing to the certificate, seven transactions each, beside the
 * floor (a bare client that writes the same rows) and DBOS (a workflow of seven durable steps that write the same rows and make and verify
 * the same signatures).
 *
 * `node bench/cases.ts [cases a round] [rounds]`
 */
import { acts, openCasesWorld } from './cases-world.ts'
import { openFloor } from './cases-floor.ts'
import { figure, inParallel, inTurns, median, perCent, progress, report, Times } from './measure.ts'
import { clear, peer, server } from './place.ts'
import { newId } from '../src/kernel/database/index.ts'
import pg from 'pg'

const perRound = Number(process.argv[2] ?? 400)
const rounds = Number(process.argv[3] ?? 3)
const connections = 16
const warmUp = 100

interface Round { readonly rate: number; readonly processor: number; readonly whole: Times; readonly each: readonly Times[] }

type Timed = (act: number, run: () => Promise<unknown>) => Promise<unknown>

/** Times a round of whole cases. */
async function round(one: (timed: Timed) => Promise<void>, count: number): Promise<Round> {
  const whole = new Times()
  const each = acts.map(() => new Times())
  const [from, used] = [performance.now(), process.cpuUsage()]
  await inParallel(connections, count, () => whole.of(() => one((act, run) => each[act]!.of(run))))
  const [seconds, { user, system }] = [(performance.now() - from) / 1000, process.cpuUsage(used)]
  return { rate: count / seconds, processor: (user + system) / 1e6 / count * 1000, whole, each }
}

/** A side that works through founders made beforehand; the signatures of the applications are made by then. */
async function kernelSide(url?: string) {
  const world = await openCasesWorld({ ...(url !== undefined && { url }), connections })
  progress(`preparing ${warmUp + perRound * rounds} founders with a signed draft each`)
  const founders = [...await world.prepare(warmUp + perRound * rounds)]
  await world.kernel.journal.start()
  const next = async (timed: Timed): Promise<void> => world.whole(founders.pop()!, timed)
  await round(next, warmUp)
  return { run: () => round(next, perRound), close: () => world.kernel.close() }
}

/** DBOS with seven durable steps, each of which writes the rows of the floor in a transaction and makes and verifies the same signatures. */
async function dbosSide(url: string, { step, sign }: Awaited<ReturnType<typeof openFloor>>): Promise<{ run(): Promise<Round>; close(): Promise<void> } | undefined> {
  const installed = peer('@dbos-inc/dbos-sdk')
  if (installed === undefined) return undefined
  const { DBOS } = await installed.load('@dbos-inc/dbos-sdk') as {
    DBOS: {
      setConfig(config: object): void; launch(): Promise<void>; shutdown(): Promise<void>
      registerWorkflow(run: () => Promise<void>, config: object): () => Promise<void>
      runStep<T>(run: () => Promise<T>, config: object): Promise<T>
    }
  }
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: connections, logLevel: 'error' })
  const workflow = DBOS.registerWorkflow(async () => {
    const id = newId()
    for (const [index, act] of acts.entries()) {
      await DBOS.runStep(async () => {
        sign(index)
        await step(id, index)
        return { act, index }
      }, { name: `${act}-${index}` })
    }
  }, { name: 'residency' })
  await DBOS.launch()
  await round(workflow, warmUp)
  return { run: () => round(workflow, perRound), close: () => DBOS.shutdown() }
}

const cluster = await server()
const beside = (name: string): string => cluster.url.replace('/postgres?', `/${name}?`)
const client = new pg.Client({ connectionString: cluster.url })
await client.connect()
await client.query('create database cases')
await client.query('create database dbos')
await client.end()

const own = await kernelSide(beside('cases'))
const embedded = await kernelSide()
const floor = await openFloor(beside('cases'), connections)
const floorRound = () => round(() => floor.whole(), perRound)
await round(() => floor.whole(), warmUp)
const dbos = await dbosSide(beside('dbos').replace('portal@/', 'portal@localhost/'), floor)

const results = await inTurns<Round>(rounds, {
  own: own.run, floor: floorRound, ...(dbos && { dbos: dbos.run }), embedded: embedded.run,
})

const names: Readonly<Record<string, string>> = {
  own: `Shanyraq, ${cluster.name}`,
  embedded: 'Shanyraq, embedded PostgreSQL',
  floor: 'floor: bare `pg`, the same rows',
  dbos: 'DBOS, seven durable steps with the same rows and signatures',
}
const rate = (name: string): number => median(results[name]!.map((one) => one.rate))
const whole = (name: string): Times => results[name]!.reduce((all, one) => all.take(one.whole), new Times())
const each = (name: string, act: number): Times => results[name]!.reduce((all, one) => all.take(one.each[act]!), new Times())
report({
  title: 'Full cases per second',
  about: `An application for residency in seven transactions: ${acts.join(', ')}; the last signs and issues the decision `
    + `with its credential, `
    + `duty and journal entries. ${connections} cases at a time on ${connections} connections, one Node process with the `
      + `journal's sequencer running in it, `
    + `fsync on. The draft is written and signed before the clock starts; the head signs within it, with a key of their own `
      + `(no derivation from a PIN); `
    + `both signatures are verified. ${rounds} rounds of ${perRound} cases each, in turns; rates are medians, times of all `
      + `rounds together.`,
  columns: ['side', 'cases/s', 'case p50, ms', 'case p99, ms', 'ms of Node per case', ...acts.map((act) => `${act} p50/p99`)],
  rows: Object.keys(results).map((name) => [
    names[name]!, figure(rate(name)), figure(whole(name).at(0.5)), figure(whole(name).at(0.99)),
      figure(median(results[name]!.map((one) => one.processor))),
    ...acts.map((_, act) =>
      (each(name, act).count === 0 ? '–' : `${figure(each(name, act).at(0.5))}/${figure(each(name, act).at(0.99))}`)),
  ]),
  findings: [
    `Shanyraq does ${perCent(rate('own') / rate('floor'))} of the `
      + `floor${dbos ? ` and ${(rate('own') / rate('dbos')).toFixed(2)} times what DBOS does` : ''}; embedded `
        + `${perCent(rate('embedded') / rate('floor'))} of the floor.`,
    `Goal: at least 200 cases/s with p99 under 150 ms on two cores: `
      + `${rate('own') >= 200 && whole('own').at(0.99) < 150 ? 'met' : 'not met in this run'}.`,
  ],
})

await floor.close()
await own.close()
await embedded.close()
await dbos?.close()
await clear()
