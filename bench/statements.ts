/**
 * The store of learning records: statements per second over HTTP, each checked by every rule and found by every filter afterwards,
 * beside a bare insert of the same JSON into one table; in requests of 1, 10 and 100 statements.
 *
 * `node bench/statements.ts [statements a round]`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'undici'
import pg from 'pg'
import { migrate, openDatabase } from '../src/kernel/database/index.ts'
import { migrations } from '../src/kernel/migrations.ts'
import { openTestDoor } from '../src/institutions/university/records/testing.ts'
import { listen } from '../src/portal/doors/index.ts'
import { figure, inParallel, inTurns, median, perCent, report, Times } from './measure.ts'
import { clear, server } from './place.ts'

const asking = 32
const rounds = 3
const sizes = [1, 10, 100] as const

/** The store in a process of its own, as it stands in a portal: the client's work is not the server's. */
async function serve(url: string): Promise<void> {
  const { db } = await openDatabase(url, { max: 8 })
  const { door, key } = openTestDoor(db)
  const { port } = await listen(undefined, { port: 0, doors: () => [door], bounds: { mostOfOne: Infinity } })
  process.send!({ port, authorization: key() })
}

/** A statement as a course sends it: 1 kB, with a learner, a result and a context. */
const statement = (index: number): object => ({
  id: randomUUID(), timestamp: '2026-11-30T05:00:00.000Z',
  actor: { objectType: 'Agent', name: `Оқушы ${index % 5000}`, mbox: `mailto:learner-${index % 5000}@example.kz` },
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { kk: 'жауап берді', ru: 'ответил', en: 'answered' } },
  object: {
    objectType: 'Activity', id: `https://example.kz/courses/data/tasks/${index % 300}`,
    definition: { name: { kk: `${index % 300}-тапсырма`, en: `Task ${index % 300}` }, type: 'http://adlnet.gov/expapi/activities/cmi.interaction', interactionType: 'choice', choices: [{ id: 'a', description: { kk: 'Иә' } }, { id: 'b', description: { kk: 'Жоқ' } }] },
  },
  result: { success: index % 3 > 0, response: 'a', duration: 'PT1M30.5S', score: { scaled: (index % 100) / 100, raw: index % 100, min: 0, max: 100 } },
  context: { registration: randomUUID(), language: 'kk', platform: 'Moodle', contextActivities: { parent: [{ id: 'https://example.kz/courses/data' }], grouping: [{ id: 'https://example.kz/courses' }] } },
})

async function measure(): Promise<void> {
  const perRound = Number(process.argv[2] ?? 6000)
  const cluster = await server()
  const database = await openDatabase(cluster.url, { max: 2 })
  await migrate(database.db, [...migrations, { folder: 'university', url: new URL('../src/institutions/university/', import.meta.url) }])
  const child: ChildProcess = fork(import.meta.filename, ['serve', cluster.url])
  const { port, authorization } = await new Promise<{ readonly port: number; readonly authorization: string }>((resolve) => { child.once('message', resolve as (value: unknown) => void) })
  const dispatcher = new Agent({ connections: asking, pipelining: 1 })
  const bare = new pg.Pool({ connectionString: cluster.url, max: asking })
  bare.on('error', () => {})
  await bare.query('create table bare (id uuid primary key, stored timestamptz not null default now(), statement jsonb not null)')
  const headers = { authorization, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' }

  async function send(body: string): Promise<void> {
    const { statusCode, body: answer } = await request(`http://127.0.0.1:${port}/xapi/statements`, { method: 'POST', headers, body, dispatcher })
    const text = await answer.text()
    if (statusCode !== 200) throw new Error(`${statusCode} ${text}`)
  }
  const insert = async (body: string): Promise<void> => void await bare.query({ name: 'bare', text: "insert into bare (id, statement) select (one->>'id')::uuid, one from jsonb_array_elements($1::jsonb) one", values: [body] })

  /** One round: the bodies are made before the clock starts. */
  async function round(size: number, write: (body: string) => Promise<void>) {
    const bodies = Array.from({ length: Math.ceil(perRound / size) }, (_, at) => JSON.stringify(Array.from({ length: size }, (__, of) => statement(at * size + of))))
    const times = new Times()
    const from = performance.now()
    await inParallel(asking, bodies.length, async (index) => { await times.of(() => write(bodies[index]!)) })
    return { rate: (bodies.length * size) / (performance.now() - from) * 1000, times }
  }

  await round(10, send)
  await round(10, insert)
  const rows: string[][] = []
  for (const size of sizes) {
    const { ours, plain } = await inTurns(rounds, { ours: () => round(size, send), plain: () => round(size, insert) })
    const rate = (side: typeof ours): number => median(side!.map((one) => one.rate))
    const all = ours!.reduce((sum, { times }) => sum.take(times), new Times())
    rows.push([String(size), figure(rate(ours)), figure(rate(plain)), perCent(rate(ours) / rate(plain)), figure(all.at(0.5)), figure(all.at(0.99))])
  }
  report({
    title: 'Statements of learning records',
    about: `${asking} requests at a time on ${cluster.name}, fsync on; ${rounds} rounds of ${perRound} statements of 1.1 kB in turns, medians. Ours: over HTTP in a process of its own, checked by every rule of xAPI and found by `
      + `every filter afterwards, on 8 connections. Beside it the same JSON into a table with a primary key alone, by \`pg\` on ${asking} connections.`,
    columns: ['statements in a request', 'ours, a second', 'bare insert, a second', 'ours of the bare', 'a request of ours: p50, ms', 'p99, ms'],
    rows, findings: [`The goal is 2 000 statements a second: in requests of one, ten and a hundred ours keeps ${rows.map(([, rate]) => rate).join(', ')}.`],
  })
  child.kill()
  await dispatcher.close()
  await bare.end()
  await database.close()
  await clear()
}

if (process.argv[2] === 'serve') await serve(process.argv[3]!)
else await measure()
