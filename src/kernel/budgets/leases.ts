/** The budgets that one process has leased: slices come ahead of what needs them, go back when nobody uses them, and what was used is written in batches. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Account, type Bound } from './account.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Debt, openDebts } from './debts.ts'
import { budgetChannel, type Granted, type Settled, type Store } from './store.ts'
import type { Instant } from '../../law/time.ts'

/** What is written in the transaction that settles the budgets: the record of what they were used for. */
export interface Records<R> {
  /** Takes what was added since the last time; undefined where nothing was. */
  take(): R | undefined
  write(tx: Tx, of: { readonly holder: string; readonly batch: bigint }, records: R): Promise<void>
}

export interface Leases {
  /** Nothing is held any more. */
  readonly closed: boolean
  /** The budget as this process holds it; `most` is what holds from now on. */
  account(bound: Bound): Account
  /** Leases what these budgets lack; whoever needs more than is `free` afterwards is refused: the budget is `dry`, or waits for nobody. */
  lease(needs: readonly (readonly [Account, bigint])[]): Promise<void>
  /** What was used beyond a hold is leased, from others too, and charged as far as its budgets bear it. */
  owe(debt: Debt): void
  /** Writes what was settled into the database. */
  flush(): Promise<void>
  /** A beat of the clock by which slices grow, shrink and go back; it ends with a flush. */
  beat(): Promise<void>
  /** A message of another process. */
  heard(payload: string): void
  /** Gives back what is free and writes what is settled; nothing can be held after it. */
  close(): Promise<void>
}

interface Batch<R> { readonly number: bigint; readonly settled: readonly Settled[]; readonly records: R | undefined }

/** How long it may be silent while it holds anything, in milliseconds. */
const sign = 20_000

export function openLeases<R>({ db, now, keeper, holder, records, store, patience = 250, report = console.error }: {
  readonly db: Db
  readonly now: () => Instant
  readonly keeper: string
  readonly holder: string
  readonly records: Records<R>
  readonly store: Store
  /** How long a process waits for what others hold idle, in milliseconds. */
  readonly patience?: number
  readonly report?: (error: unknown) => void
}): Leases {
  const accounts = new Map<string, Account>()
  const waiting = new Map<Account, { sum: bigint; least: bigint; final: boolean }>()
  const asking = new Map<Account, Promise<void>>()
  /** Accounts for which the others were asked since the last beat. */
  const asked = new Set<Account>()
  /** Who waits until another process gives back what it held idle, by account. */
  const returns = new Map<string, Set<() => void>>()
  let round: Promise<void> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let pending: Batch<R> | undefined
  let last = 0n
  let shown = 0
  let closed = false

  /** One transaction of this process after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  function account(bound: Bound): Account {
    const fresh = new Account(keeper, bound)
    const known = accounts.get(fresh.id) ?? fresh
    known.most = fresh.most
    accounts.set(known.id, known)
    return known
  }

  /** Leases slices; what is granted is free for calls, but for what is owed. */
  async function leased(wanted: readonly { readonly account: Account; readonly least: bigint; readonly want: bigint; readonly final: boolean }[]): Promise<readonly Granted[]> {
    const granted = await store.lease(wanted.map(({ account: { id, scope, unit, period, span, most }, ...how }) => ({ id, scope, unit, period, span, most, ...how })))
    for (const [index, { account }] of wanted.entries()) {
      const { amount, rest } = granted[index]!
      account.rest = rest
      account.gain(amount)
    }
    return granted
  }

  /** Leases ahead of the calls, so that in a steady stream none waits for the database. */
  const topUp = (): Promise<void> => inTurn(async () => {
    const at = Date.parse(now())
    const short = [...accounts.values()].filter(({ span }) => span.ends > at).map((account) => ({ account, least: 0n, want: account.topUp(), final: false })).filter(({ want }) => want > 0n)
    if (short.length > 0) await leased(short)
  })

  /** Asks the others to give back what they hold idle, and waits until one did, as long as patience lasts. */
  async function askOthers({ id }: Account): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiters = returns.get(id) ?? new Set()
    returns.set(id, waiters.add(resolve))
    try {
      await sql`select pg_notify(${budgetChannel}, ${`want ${holder} ${id}`})`.execute(db)
      await Promise.race([promise, pause(patience, undefined, { ref: false })])
    } finally {
      waiters.delete(resolve)
      if (waiters.size === 0) returns.delete(id)
    }
  }

  /** Asks the others, and tries once more. */
  async function fromOthers(account: Account, least: bigint): Promise<void> {
    asked.add(account)
    await askOthers(account)
    await nextRound([[account, least]], true)
  }

  const debts = openDebts({
    patience, report, askOthers,
    lend: (owing) => inTurn(async () => {
      const at = Date.parse(now())
      // A minute that has ended delays nobody any more.
      const lasting = owing.filter(({ period, span }) => period !== 'minute' || span.ends > at)
      if (lasting.length === 0) return []
      const granted = await leased(lasting.map((account) => ({ account, least: 0n, want: account.owed, final: true })))
      return lasting.filter(({ period, owed }, index) => period !== 'minute' && owed > 0n && granted[index]!.elsewhere > 0n)
    }),
  })

  /** The next round of leasing, with what these accounts need; `final`: what cannot be leased now is refused. */
  function nextRound(needs: readonly (readonly [Account, bigint])[], final = false): Promise<void> {
    for (const [account, need] of needs) {
      const known = waiting.get(account) ?? { sum: 0n, least: need, final: false }
      waiting.set(account, { sum: known.sum + need, least: need < known.least ? need : known.least, final: known.final || final || asked.has(account) })
    }
    round ??= inTurn(async () => {
      round = undefined
      // What is free here already counts: only the shortfall is leased, with what is owed, for that goes first.
      const needed = [...waiting].filter(([account, { least }]) => least > account.free)
      waiting.clear()
      const granted = await leased(needed.map(([account, { sum, least, final: isFinal }]) => (
        { account, least: least + account.owed - account.free, want: account.slice(sum + account.owed - account.free), final: isFinal })))
      for (const [index, [account, { least, final: isFinal }]] of needed.entries()) {
        const { elsewhere } = granted[index]!
        if (account.free >= least) continue
        if (elsewhere > 0n && !isFinal) asking.set(account, fromOthers(account, least).finally(() => asking.delete(account)))
        else account.dries(least - account.free)
      }
    })
    return round
  }

  async function lease(needs: readonly (readonly [Account, bigint])[]): Promise<void> {
    const lacking = needs.filter(([one, need]) => need > one.free)
    const fresh = lacking.filter(([one]) => !asking.has(one))
    if (fresh.length > 0) await nextRound(fresh)
    await Promise.all(lacking.map(([one]) => asking.get(one)))
  }

  /** What there is to write now; undefined when nothing is. */
  function compose(everything: boolean): Batch<R> | undefined {
    const at = Date.parse(now())
    const settled: Settled[] = []
    for (const account of accounts.values()) {
      const { id, used, most, wanted } = account
      const back = everything ? account.free : account.back(account.span.ends <= at)
      if (used > 0n || back > 0n) settled.push({ id, used, back, most, wanted })
      else if (account.empty && account.span.ends <= at) accounts.delete(id)
      account.used = 0n
      account.free -= back
      account.wanted = false
    }
    const taken = records.take()
    const silent = shown > 0 && Date.now() - shown > sign && [...accounts.values()].some(({ empty }) => !empty)
    if (settled.length === 0 && taken === undefined && !silent) return undefined
    last += 1n
    return { number: last, settled, records: taken }
  }

  async function write(batch: Batch<R>): Promise<void> {
    pending = batch // stays when it fails: the next flush writes the same batch under the same number
    await store.settle(batch.number, batch.settled, async (tx) => { if (batch.records !== undefined) await records.write(tx, { holder, batch: batch.number }, batch.records) })
    pending = undefined
    shown = Date.now()
  }

  const writeOut = (everything = false): Promise<void> => inTurn(async () => {
    if (pending !== undefined) await write(pending)
    const batch = compose(everything)
    if (batch !== undefined) await write(batch)
  })

  async function flush(): Promise<void> {
    await debts.collected()
    await writeOut()
  }

  return {
    account, lease, flush, owe: debts.owe,
    get closed() { return closed },
    async beat() {
      for (const account of accounts.values()) account.beat()
      asked.clear()
      await topUp()
      await flush()
    },
    heard(payload) {
      const [what, who, id = ''] = payload.split(' ')
      if (who === holder) return
      if (what === 'back') return returns.get(id)?.forEach((resolve) => resolve())
      const account = accounts.get(id)
      if (what !== 'want' || account === undefined || account.free === 0n) return
      account.wanted = true
      writeOut().catch(report) // whatever is owed here: who asks may wait for it
    },
    async close() {
      closed = true
      await debts.close()
      await writeOut(true)
      if ([...accounts.values()].every(({ empty }) => empty)) await db.deleteFrom('budget_process').where('id', '=', holder).execute()
    },
  }
}
