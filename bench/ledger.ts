/**
 * The ledger: postings per second on eight connections, beside bare inserts and, when its SQL is at hand, pgledger; the same
 * transfers go to all, and the balances must be equal in the end.
 *
 * `node bench/ledger.ts [pgledger.sql] [transfers a round]`: pgledger (github.com/pgr0ss/pgledger, MIT) is in no registry of
 * packages, so its SQL is given as a file; `-` leaves it out.
 */
import { readFileSync } from 'node:fs'
import { generateKeyPairSync } from 'node:crypto'
import pg from 'pg'
import { migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { anchorInMemory, openJournal } from '../src/kernel/journal/index.ts'
import { openLedger } from '../src/kernel/ledger/index.ts'
import { same } from '../src/law/text.ts'
import { instantAt, type Instant } from '../src/law/time.ts'
import { figure, inParallel, inTurns, median, report, Times } from './measure.ts'
import { clear, server } from './place.ts'

const sqlOfPeer = process.argv[2] === undefined || process.argv[2] === '-' ? undefined : readFileSync(process.argv[2], 'utf8')
const perRound = Number(process.argv[3] ?? 1500)
const [connections, accounts, rounds] = [8, 20, 3]

/** Transfers that are the same in every run: a small generator of numbers, seeded. */
function transfers(count: number): readonly { readonly from: number; readonly to: number; readonly amount: bigint }[] {
  let seed = 20_261_125
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  return Array.from({ length: count }, () => {
    const from = next(accounts)
    return { from, to: (from + 1 + next(accounts - 1)) % accounts, amount: BigInt(1 + next(1_000_000)) }
  })
}

const cluster = await server()
const database = await openDatabase(cluster.url, { max: connections })
const { db } = database
const folderOf = (name: string) => ({ folder: name, url: new URL(`../src/kernel/${name}/`, import.meta.url) })
await migrate(db, [folderOf('journal'), folderOf('ledger')])
const now = (): Instant => instantAt(Date.now())
const journal = openJournal({ ...database, now, anchor: anchorInMemory(),
  signer: { name: 'ledger.example', privateKey: generateKeyPairSync('ed25519').privateKey } })
const ledger = openLedger({ db, now, journal, zone: 'Asia/Almaty' })
const pool = new pg.Pool({ connectionString: cluster.url, max: connections })
pool.on('error', () => {})
await pool.query(`create table bare_account (id int primary key, balance bigint not null default 0);
  create table bare_entry (
    id bigint generated always as identity primary key, account int not null references bare_account,
    posting int not null, amount bigint not null
  );
  insert into bare_account (id) select generate_series(0, ${accounts - 1})`)
if (sqlOfPeer !== undefined) await pool.query(sqlOfPeer)

const own: string[] = []
const peers: string[] = []
for (let index = 0; index < accounts; index += 1) {
  own.push((await transact(db, (tx) => ledger.account(tx, { code: `bench.${index}`, kind: 'asset' }))).id)
  if (sqlOfPeer !== undefined) peers.push((await pool.query<{ id: string }>('select id from pgledger_create_account($1, $2)',
    [`bench.${index}`, 'KZT'])).rows[0]!.id)
}

const all = transfers(perRound * rounds)
const text = same('Transfer')
const done = { own: 0, bare: 0, peer: 0 }

async function round(side: keyof typeof done, one: (transfer: (typeof all)[number], serial: number) => Promise<unknown>) {
  const first = done[side]
  done[side] += perRound
  const times = new Times()
  const from = performance.now()
  await inParallel(connections, perRound, async (index) => { await times.of(() => one(all[first + index]!, first + index)) })
  return { rate: perRound / (performance.now() - from) * 1000, times }
}

const results = await inTurns(rounds, {
  own: () => round('own', ({ from, to, amount }, serial) => transact(db, (tx) => ledger.post(tx, 'system:bench', {
    key: `bench:${serial}`, day: '2026-11-25', subject: `bench:${serial}`, text,
    entries: [{ account: own[from]!, amount: -amount }, { account: own[to]!, amount }],
  }))),
  bare: () => round('bare', async ({ from, to, amount }, serial) => {
    const client = await pool.connect()
    await client.query('begin')
    for (const [account, sum] of ([[from, -amount], [to, amount]] as const).toSorted(([a], [b]) => a - b)) {
      await client.query({ name: 'move', text: 'update bare_account set balance = balance + $2 where id = $1',
        values: [account, sum] })
      await client.query({ name: 'entry', text: 'insert into bare_entry (account, posting, amount) values ($1, $2, $3)',
        values: [account, serial, sum] })
    }
    await client.query('commit')
    client.release()
  }),
  ...(sqlOfPeer !== undefined && {
    peer: () => round('peer', ({ from, to, amount }) => pool.query({
      name: 'transfer', text: 'select * from pgledger_create_transfer($1, $2, $3)', values: [peers[from], peers[to], amount],
    })),
  }),
})

const balancesIn = async (text: string, ...values: readonly unknown[]): Promise<readonly string[]> =>
  (await pool.query<{ balance: string }>(text, [...values])).rows.map(({ balance }) => balance)

const balances = {
  own: await Promise.all(own.map(async (id) => String(await ledger.balance(id)))),
  bare: await balancesIn('select balance from bare_account order by id'),
  ...(sqlOfPeer !== undefined && {
    peer: await balancesIn('select balance::text from pgledger_accounts order by array_position($1::text[], id)', peers),
  }),
}
const equal = Object.values(balances).every((list) => list.every((balance, index) => balance === balances.own[index]))
if (!equal) throw new Error(`The balances differ: ${JSON.stringify(balances)}`)

const names: Readonly<Record<string, string>> = { own: 'Shanyraq', bare: 'bare: two updates, two inserts', peer: 'pgledger' }
const rate = (name: string): number => median(results[name]!.map((one) => one.rate))
const times = (name: string): Times => results[name]!.reduce((sum, one) => sum.take(one.times), new Times())
report({
  title: 'Ledger',
  about: `Transfers between two of ${accounts} accounts on ${connections} connections of ${cluster.name}, fsync on, a `
    + `transaction each. Ours checks the balance at the `
    + 'commit, refuses another content under the same key, and writes a journal entry; the bare side checks nothing. '
    + `${rounds} rounds of ${perRound} in turns, medians.`,
  columns: ['side', 'postings/s', 'p50, ms', 'p99, ms'],
  rows: Object.keys(results)
    .map((name) => [names[name]!, figure(rate(name)), figure(times(name).at(0.5)), figure(times(name).at(0.99))]),
  findings: [
    `Shanyraq does ${(rate('own') / rate('bare')).toFixed(2)} times the bare writes.`,
    sqlOfPeer === undefined ? 'pgledger was not given.'
      : `Shanyraq does ${(rate('own') / rate('peer')).toFixed(2)} times pgledger.`,
    `After ${all.length} transfers the balances of all ${accounts} accounts are equal on all sides.`,
  ],
})
await pool.end()
await database.close()
await clear()
