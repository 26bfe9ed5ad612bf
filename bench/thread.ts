/**
 * The thread: how long it takes to tell what a thing rests on, in layers that are wholly linked, beside the walk that follows every way.
 *
 * `node bench/thread.ts`: three sizes; the walk of every way is stopped after five seconds.
 */
import pg from 'pg'
import { migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { openLineage } from '../src/kernel/lineage/index.ts'
import { same } from '../src/law/text.ts'
import { instantAt } from '../src/law/time.ts'
import { figure, progress, report, Times } from './measure.ts'
import { clear, server } from './place.ts'

const sizes = [{ layers: 3, things: 10 }, { layers: 5, things: 30 }, { layers: 8, things: 50 }] as const
const [asked, patience, goal] = [60, 5_000, 20]

const cluster = await server()
const database = await openDatabase(cluster.url, { max: 2 })
await migrate(database.db, [{ folder: 'lineage', url: new URL('../src/kernel/lineage/', import.meta.url) }])
const lineage = openLineage({ db: database.db, now: () => instantAt(Date.now()) })
const pool = new pg.Pool({ connectionString: cluster.url, max: 1 })
pool.on('error', () => {})

/** A top on all of the first layer, each thing of a layer on all of the next. Answers the top. */
async function enter({ layers, things }: (typeof sizes)[number]): Promise<string> {
  const layer = (n: number): readonly string[] => Array.from({ length: things }, (_, at) => `${layers}x${things}: ${n}.${at}`)
  const top = `${layers}x${things}: top`
  await transact(database.db, async (tx) => {
    for (const id of [top, ...Array.from({ length: layers }, (_, n) => layer(n)).flat()]) await lineage.put(tx, { id, kind: 'thing', title: same(id) })
    for (const source of layer(0)) await lineage.link(tx, top, source, 'derives', 'made from')
    for (let n = 1; n < layers; n += 1) for (const thing of layer(n - 1)) for (const source of layer(n)) await lineage.link(tx, thing, source, 'derives', 'made from')
  })
  return top
}

/** Every way, as one would write it first: no way is remembered. Undefined when it does not end in time. */
async function everyWay(top: string): Promise<{ readonly milliseconds: number; readonly reached: number } | undefined> {
  const connection = await pool.connect()
  try {
    await connection.query(`set statement_timeout = ${patience}`)
    const from = performance.now()
    const { rows: [row] } = await connection.query<{ reached: string }>(`
      with recursive way(id, distance) as (
        select source, 1 from thing_source where thing = $1
        union all select s.source, w.distance + 1 from thing_source s join way w on s.thing = w.id
      ) select count(distinct id) as reached from way`, [top])
    return { milliseconds: performance.now() - from, reached: Number(row!.reached) }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '57014') throw error
    return undefined
  } finally {
    connection.release()
  }
}

const rows: string[][] = []
const findings: string[] = []
for (const size of sizes) {
  const name = `${size.layers} layers of ${size.things}`
  progress(name)
  const top = await enter(size)
  await pool.query('analyze thing_source')
  const [walk, whole] = [new Times(), size.layers * size.things]
  for (let turn = 0; turn < asked; turn += 1) {
    const reached = await walk.of(() => lineage.restsOn([top]))
    if (reached.get(top)!.length !== whole) throw new Error(`${name}: ${reached.get(top)!.length} of ${whole} things were reached`)
  }
  const naive = await everyWay(top)
  if (naive && naive.reached !== whole) throw new Error(`${name}: the walk of every way reached ${naive.reached}`)
  const links = size.things + (size.layers - 1) * size.things ** 2
  rows.push([name, figure(links), (size.things ** size.layers).toPrecision(3), figure(walk.at(0.5)), figure(walk.at(0.99)), naive ? figure(naive.milliseconds) : `over ${figure(patience)}`])
  if (size.layers === 5) findings.push(`Goal: five wholly linked layers of thirty things in under ${goal} ms: ${walk.at(0.5) < goal ? 'met' : 'not met'} in this run.`)
}
report({
  title: 'Thread',
  about: `What one thing rests on, all of it, with titles: of things in layers, each made from every thing of the next layer. ${asked} questions each, the embedded or the `
    + `system's server (${cluster.name}). Beside it once the walk of every way, which is stopped after ${figure(patience / 1000)} seconds.`,
  columns: ['size', 'links', 'ways', 'p50, ms', 'p99, ms', 'every way, ms'],
  rows, findings,
})
await pool.end()
await database.close()
await clear()
