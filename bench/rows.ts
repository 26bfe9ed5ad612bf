/**
 * Pages at any offset, filters with their count, and a grouping over HTTP with 16 clients: the query engine of the commons beside
 * DuckDB in the process of its server (without any isolation: the limit) and beside Datasette.
 *
 * `node bench/rows.ts [rows] [requests of a kind in a round] [rounds] [-]`: with `-`, without Datasette.
 */
import { figure, inParallel, inTurns, median, perCent, progress, report, Times } from './measure.ts'
import { needs } from './needs.ts'
import { clear } from './place.ts'
import type { Asked } from './rows-server.ts'
import { makeData, regions, type Server, startDatasette, startOwn } from './rows-sides.ts'

const [rows = 10_000_000, requests = 160, rounds = 3] = process.argv.slice(2).filter((word) => word !== '-').map(Number)
const clients = 16
if (!process.argv.includes('-')) needs('python3')

/** The same numbers on every run and side; each question is new to its side. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below
}

const kinds = {
  'page of 100 at any offset': (next) => ({ kind: 'page', offset: 1 + next(rows - 101) }),
  'filter by a day, counted': (next) => ({ kind: 'filter', where: `day = '${new Date(Date.UTC(2015, 0, 1 + next(3_650))).toISOString().slice(0, 10)}'` }),
  'filter by region and amount, counted': (next) => ({ kind: 'filter', where: `region = '${regions[next(regions.length)]}' and amount > ${next(990_000) / 100}` }),
  'group by region': () => ({ kind: 'group' }),
} as const satisfies Record<string, (next: (below: number) => number) => Omit<Asked, 'caller'>>

type Measured = Readonly<Record<string, Times>>

/** Kinds that a server gave up on: each of its requests took longer than it lets one take, and it is not asked them again. */
const givenUp = new Map<string, Set<string>>()

async function measure(server: Server, seed: number): Promise<Measured> {
  const measured: Record<string, Times> = {}
  const hopeless = givenUp.get(server.name) ?? new Set()
  givenUp.set(server.name, hopeless)
  for (const [kind, make] of Object.entries(kinds)) {
    measured[kind] = new Times()
    if (hopeless.has(kind)) continue
    const [times, next] = [new Times(), numbers(seed)]
    const asked = Array.from({ length: requests }, () => make(next))
    await inParallel(clients, requests, async (index, client) => {
      if (hopeless.has(kind)) return
      await times.of(async () => {
        const answer = await fetch(server.url({ ...asked[index]!, caller: `client ${client}` }))
        const body = await answer.text()
        if (body.includes('SQL query took too long')) hopeless.add(kind)
        else if (!answer.ok) throw new Error(`${server.name}: ${kind}: ${answer.status} ${body.slice(0, 300)}`)
      })
    })
    if (!hopeless.has(kind)) measured[kind] = times
  }
  return measured
}

const servers: Server[] = []
try {
  const data = await makeData(rows)
  servers.push(await startOwn('engine', 'Shanyraq, in its sandbox', data.parquet), await startOwn('bare', 'DuckDB in the server itself', data.parquet))
  const datasette = process.argv.includes('-') ? undefined : await startDatasette(data.csv)
  if (datasette !== undefined) servers.push(datasette)
  for (const server of servers) await measure(server, 7) // warm, and every answer is one

  let seed = 100
  const results = await inTurns(rounds, Object.fromEntries(servers.map((server) => [server.name, async () => measure(server, seed += 1)])))
  const of = (server: string, kind: string, share: number): number => median(results[server]!.map((measured) => measured[kind]!.at(share)))
  const [own, bare] = servers.map(({ name }) => name)
  const goal = (kind: string, most: number): string => {
    const p95 = of(own!, kind, 0.95)
    return `${kind}: p95 ${figure(p95)} ms (goal: at most ${most} ms): ${p95 <= most ? 'met' : 'not met'}.`
  }
  report({
    title: 'Pages, filters and groups of a large table',
    about: `${rows} rows of 8 columns in one Parquet file (zstd), asked over HTTP by ${clients} clients at a time, ${requests} requests of a kind in each of `
      + `${rounds} rounds in turns; medians of the rounds, in ms. Offsets and conditions are drawn anew for each request, so that no count is remembered; a filter `
      + 'answers its first 100 rows and how many there are. The engine copies a table that is asked often into its own format, and has done so when it is measured; '
      + 'DuckDB in the server reads the Parquet file. Datasette pages by its key and has indexes on the columns of both filters; a dash: it gave up after 60 s.',
    columns: ['side', ...Object.keys(kinds).flatMap((kind) => [`${kind}: p50`, 'p95'])],
    rows: servers.map(({ name }) => [name, ...Object.keys(kinds).flatMap((kind) => [figure(of(name, kind, 0.5)), figure(of(name, kind, 0.95))])]),
    findings: [
      goal('page of 100 at any offset', 120), goal('filter by a day, counted', 600), goal('filter by region and amount, counted', 600),
      ...Object.keys(kinds).map((kind) => `${kind}: the median is ${perCent(of(own!, kind, 0.5) / of(bare!, kind, 0.5))} of DuckDB's without isolation${
        datasette === undefined || givenUp.get(datasette.name)?.has(kind) ? '' : `, ${perCent(of(own!, kind, 0.5) / of(datasette.name, kind, 0.5))} of Datasette's`}.`),
    ],
  })
} finally {
  progress('stopping')
  for (const server of servers) await server.stop()
  await clear()
}
