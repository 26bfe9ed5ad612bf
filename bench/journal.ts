/**
 * The journal: appends per second by sixteen writers while entries get their places, beside bare inserts; then the whole tree's
 * root anew, and proofs.
 *
 * `node bench/journal.ts [appends a round]`
 */
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { instantAt } from '../src/law/time.ts'
import { migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { anchorIn, openJournal, verifyInclusion, verifyJournal } from '../src/kernel/journal/index.ts'
import { figure, inParallel, inTurns, median, perCent, report, Times } from './measure.ts'
import { clear, folder, server } from './place.ts'

const perRound = Number(process.argv[2] ?? 3000)
const writers = 16
const rounds = 3

const cluster = await server()
const database = await openDatabase(cluster.url, { max: writers })
const { db } = database
await migrate(db, [{ folder: 'journal', url: new URL('../src/kernel/journal/', import.meta.url) }])
const data = folder('journal')
mkdirSync(join(data, 'keys'))
const journal = openJournal({
  ...database, now: () => instantAt(Date.now()), anchor: anchorIn(data),
  signer: { name: 'journal.example', privateKey: generateKeyPairSync('ed25519').privateKey },
})
const bare = new pg.Pool({ connectionString: cluster.url, max: writers })
bare.on('error', () => {})
await bare.query('create table bare (id bigint generated always as identity primary key, at timestamptz not null default '
  + 'now(), body jsonb not null)')

const body = { case: '2026-000123', procedure: 'technopark.residency', seq: 3, type: 'voted', step: 'review' }
const personal = { act: { type: 'voted', step: 'review', vote: 'grant', reasons: 'Өтінім зерделенді.' } }
const append = (index: number): Promise<unknown> => transact(db, (tx) =>
  journal.append(tx, 'person:0198f000-0000-7000-8000-000000000001', { type: 'case.voted', subject: `case:${index}`, body,
    personal }))

async function insert(): Promise<void> {
  const client = await bare.connect()
  await client.query('begin')
  await client.query({ name: 'bare', text: 'insert into bare (body) values ($1) returning id',
    values: [JSON.stringify({ ...body, ...personal })] })
  await client.query('commit')
  client.release()
}

async function round(one: (index: number) => Promise<unknown>, after: () => Promise<unknown> = async () => {}) {
  const times = new Times()
  const from = performance.now()
  await inParallel(writers, perRound, async (index) => { await times.of(() => one(index)) })
  await after()
  return { rate: perRound / (performance.now() - from) * 1000, times }
}

await journal.start()
await inParallel(writers, 500, async (index) => { await append(index) })
await inParallel(writers, 500, insert)
const results = await inTurns(rounds, { own: () => round(append, () => journal.sequence()), bare: () => round(insert) })
await journal.stop()

const size = await journal.size()
const rooting = new Times()
for (let time = 0; time < 3; time += 1) {
  const verification = await rooting.of(() => verifyJournal({ db, keys: [journal.verifierKey] }))
  if (!verification.valid) throw new Error('The journal does not verify')
}
const proving = new Times()
const head = await journal.checkpoint()
const root = Buffer.from(head.split('\n')[2] ?? '', 'base64')
for (let time = 0; time < 300; time += 1) {
  const index = (time * 7919) % size
  const proof = await proving.of(() => journal.inclusion(index, size))
  const [entry] = await journal.read(index, 1)
  if (!verifyInclusion(index, size, entry!.leaf, proof, root)) throw new Error(`The proof of ${index} does not hold`)
}

const rate = (name: string): number => median(results[name]!.map((one) => one.rate))
const times = (name: string): Times => results[name]!.reduce((all, one) => all.take(one.times), new Times())
report({
  title: 'Journal',
  about: `${writers} writers, one entry a transaction, on ${cluster.name}, fsync on; the sequencer runs in the same process `
    + `and the round ends when every entry `
    + `has its place and the checkpoint is signed. Beside it the same transactions with one bare insert of the same JSON. `
      + `${rounds} rounds of ${perRound} in turns, medians.`,
  columns: ['side', 'appends/s', 'p50, ms', 'p99, ms'],
  rows: [['own', 'Shanyraq, with places and checkpoints'], ['bare', 'bare insert, `pg`']].map(([name, title]) =>
    [title!, figure(rate(name!)), figure(times(name!).at(0.5)), figure(times(name!).at(0.99))]),
  findings: [
    `Appends reach ${perCent(rate('own') / rate('bare'))} of the bare inserts.`,
    `The whole journal of ${size} entries verified anew (every leaf hashed, the tree rebuilt, the checkpoint's signature): `
      + `${figure(rooting.at(0.5))} ms, `
      + `${figure(rooting.at(0.5) * 1000 / size)} µs an entry.`,
    `An inclusion proof takes ${figure(proving.at(0.5) * 1000)} µs at the median, ${figure(proving.at(0.99) * 1000)} µs at `
      + `p99, its reads of tiles included.`,
  ],
})
await bare.end()
await database.close()
await clear()
