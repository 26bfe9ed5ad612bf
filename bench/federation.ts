/**
 * Federation: what it costs to follow a peer's feed of entries: to verify it whole from its log, to verify a hundred more, and to compute an earlier root from what is kept.
 *
 * `node bench/federation.ts [most entries]`
 */
import { canonical, hashOfText } from '../src/law/canonical.ts'
import { testHouse, TestLog } from '../src/kernel/federation/testing.ts'
import { treeAt } from '../src/kernel/federation/bundles.ts'
import { figure, progress, report } from './measure.ts'

const most = Number(process.argv[2] ?? 100_000)
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= most)
const origin = 'alpha.example/journal'

/** An entry of a feed, as a portal publishes one. */
function leaf(n: number): string {
  const saying = { from: origin, kind: 'entry', id: `systems:AIS-2026-${String(n).padStart(6, '0')}`, version: 1 }
  const item = hashOfText(canonical({ ...saying, content: { title: `System ${n}` } }))
  return canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'system:federation', type: 'federation.entry', subject: `entry:${saying.id}`, body: { ...saying, item } })
}

/** Milliseconds that the peer took to answer: it stands in this process, and makes what a portal has in its tables. */
let answering = 0

/** Milliseconds of our own. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const [from, before] = [performance.now(), answering]
  await run()
  return performance.now() - from - (answering - before)
}

const rows: string[][] = []
for (const size of sizes) {
  progress(`${size} entries`)
  await using house = await testHouse()
  const log = new TestLog(origin)
  for (let n = 0; n < size; n += 1) log.leaves.push(leaf(n))
  house.serves('https://alpha.example', log)
  const peer = await house.knows('alpha', log.key)
  let bytes = 0
  const answer = log.answer.bind(log)
  // Items are no part of the verifying of a log: the peer is out of breath for them.
  log.answer = (path) => {
    if (path.startsWith('/federation/')) throw new Error('busy')
    const from = performance.now()
    const said = answer(path)
    answering += performance.now() - from
    bytes += said?.length ?? 0
    return said
  }
  const standing = async () => (await house.federation.standing())[0]?.followed
  const first = await timed(async () => { // a large log takes several rounds
    for (let last = -1, now = 0; now > last && now < size;) [last, now] = [now, await house.federation.follow().then(async () => (await standing())?.size ?? 0)]
  })
  const read = bytes
  const followed = await standing()
  if (followed?.size !== size) throw new Error(`followed to ${followed?.size}: ${followed?.failure}`)
  for (let n = 0; n < 100; n += 1) log.leaves.push(leaf(size + n))
  bytes = 0
  const more = await timed(() => house.federation.follow())
  const again = await timed(() => treeAt(house.database.db, peer, size + 50))
  rows.push([figure(size), figure(first / 1000), figure(first / size * 1000), figure(read), figure(read / size), figure(more), figure(bytes), figure(again)])
}
report({
  title: 'Federation',
  about: 'A feed of entries of a register, one for each entry of the log: read in bundles, hashed, held against the signed root, kept with what it says in the embedded server. Its signing, what the log does to answer, and the network are not counted. '
    + 'Bytes are those of the checkpoints, the bundles and the hash tiles.',
  columns: ['entries', 'whole, s', 'µs an entry', 'bytes', 'bytes an entry', '100 more, ms', 'their bytes', 'an earlier root, ms'],
  rows, findings: [],
})
