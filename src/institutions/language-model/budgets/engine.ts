/** The budgets of one process: answers calls from memory, leases slices when it runs out, and settles in batches. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Day, Instant } from '../../../law/time.ts'
import type { ApiKey } from '../keys/index.ts'
import type { Meter, MeterBatch } from '../usage/index.ts'
import { Account } from './account.ts'
import type { BudgetRefusal, Budgets, Call, Quota, Remaining } from './budget.ts'
import { openDebts } from './debts.ts'
import type { Limits } from './limits.ts'
import { budgetWords } from './messages.ts'
import { micro, type Price } from './prices.ts'
import { Hold, needOf, type Plan } from './reservation.ts'
import type { Spans } from './spans.ts'
import { budgetChannel, type Granted, type Settled, type Store } from './store.ts'

export interface Engine extends Budgets {
  /** A beat of the clock by which slices grow, shrink and go back; it ends with a flush. */
  beat(): Promise<void>
  /** A message of another process. */
  heard(payload: string): void
  /** Gives back what is free and writes what is settled; nothing can be reserved after it. */
  close(): Promise<void>
}

interface Batch { readonly number: bigint; readonly settled: readonly Settled[]; readonly usage: MeterBatch }

/** How long it may be silent while it holds anything, in milliseconds. */
const sign = 20_000

export function openEngine({ db, now, holder, spans, limits, price, meter, store, patience = 250, report = console.error }: {
  readonly db: Db
  readonly now: () => Instant
  readonly holder: string
  readonly spans: () => Spans
  readonly limits: Pick<Limits, 'ready' | 'version' | 'of'>
  readonly price: (model: string, day: Day) => Price | undefined
  readonly meter: Meter
  readonly store: Store
  /** How long a process waits for what others hold idle, in milliseconds. */
  readonly patience?: number
  readonly report?: (error: unknown) => void
}): Engine {
  const accounts = new Map<string, Account>()
  const plans = new Map<string, Plan>()
  const waiting = new Map<Account, { sum: bigint; least: bigint; final: boolean }>()
  const asking = new Map<Account, Promise<void>>()
  /** Accounts for which the others were asked since the last beat. */
  const asked = new Set<Account>()
  /** Who waits until another process gives back what it held idle, by account. */
  const returns = new Map<string, Set<() => void>>()
  let round: Promise<void> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let pending: Batch | undefined
  let last = 0n
  let shown = 0
  let closed = false

  /** One transaction of this process after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  function planOf(key: ApiKey): Plan {
    const at = spans()
    const known = plans.get(key.id)
    if (known?.spans === at && known.key === key && known.version === limits.version()) return known
    const bound = limits.of(key).map(({ scope, limit }) => {
      const fresh = new Account(scope, limit, at[limit.period])
      const account = accounts.get(fresh.id) ?? fresh
      account.most = fresh.most
      accounts.set(account.id, account)
      return account
    })
    const plan: Plan = { key, spans: at, version: limits.version(), accounts: bound, bindsMoney: bound.some(({ kind }) => kind === 'money') }
    plans.set(key.id, plan)
    return plan
  }

  const secondsTo = (ends: number): number => Math.max(1, Math.ceil((ends - Date.parse(now())) / 1000))

  function remainingOf({ accounts: bound, spans: at }: Plan): Remaining {
    const resetSeconds = secondsTo(at.minute.ends)
    const quota = (kind: 'requests' | 'tokens'): Quota => {
      const account = bound.find((one) => one.kind === kind && one.period === 'minute' && one.level === 'key')
      return { limit: Number(account?.most ?? 0n), remaining: Number(account === undefined ? 0n : account.rest + account.free), resetSeconds }
    }
    return { requests: quota('requests'), tokens: quota('tokens') }
  }

  function refusal(plan: Plan, { kind, period, level, most, span }: Account, more: Pick<BudgetRefusal, 'because'> & { readonly wait: boolean }): BudgetRefusal {
    return {
      refused: period === 'minute' && kind !== 'money' ? `${kind} per minute` : `${level} budget`, kind, period, limit: kind === 'money' ? most / micro : most,
      remaining: remainingOf(plan), ...(more.wait && { retryAfterSeconds: more.because === 'held by calls' ? 1 : secondsTo(span.ends) }), ...(more.because && { because: more.because }),
    }
  }

  function reserve(key: ApiKey, call: Call): Hold | BudgetRefusal | undefined {
    if (closed || limits.version() === 0) return undefined
    const plan = planOf(key)
    const cost = price(call.model, plan.spans.day.id)
    if (cost === undefined && plan.bindsMoney) {
      return refusal(plan, plan.accounts.find(({ kind }) => kind === 'money')!, { wait: false, because: 'price not set' })
    }
    const need = needOf(call, cost)
    let lacking = false
    for (const account of plan.accounts) {
      const wanted = need[account.kind]
      if (wanted <= account.free) continue
      if (wanted > account.most) return refusal(plan, account, { wait: false })
      if (account.dry !== undefined && wanted - account.free >= account.dry) return refusal(plan, account, { wait: true, ...(wanted <= account.free + account.held && { because: 'held by calls' }) })
      lacking = true
    }
    return lacking ? undefined : new Hold(plan, { price: cost, need, meter, remaining: () => remainingOf(plan), owe: debts.owe })
  }

  /** Leases slices; what is granted is free for calls, but for what is owed. */
  async function leased(wanted: readonly { readonly account: Account; readonly least: bigint; readonly want: bigint; readonly final: boolean }[]): Promise<readonly Granted[]> {
    const granted = await store.lease(wanted.map(({ account: { id, scope, kind, period, span, most }, ...how }) => ({ id, scope, kind, period, span, most, ...how })))
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

  async function lease(key: ApiKey, call: Call): Promise<void> {
    await limits.ready
    if (closed) throw new Failure('unavailable', budgetWords.closing)
    const plan = planOf(key)
    const need = needOf(call, price(call.model, plan.spans.day.id))
    const lacking = plan.accounts.filter((account) => need[account.kind] > account.free)
    const fresh = lacking.filter((account) => !asking.has(account))
    if (fresh.length > 0) await nextRound(fresh.map((account) => [account, need[account.kind]]))
    await Promise.all(lacking.map((account) => asking.get(account)))
  }

  /** What there is to write now; undefined when nothing is. */
  function compose(everything: boolean): Batch | undefined {
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
    const usage = meter.take()
    const silent = shown > 0 && Date.now() - shown > sign && [...accounts.values()].some(({ empty }) => !empty)
    if (settled.length === 0 && usage.length === 0 && !silent) return undefined
    last += 1n
    return { number: last, settled, usage }
  }

  async function write(batch: Batch): Promise<void> {
    pending = batch // stays when it fails: the next flush writes the same batch under the same number
    await store.settle(batch.number, batch.settled, (tx) => meter.write(tx, { holder, batch: batch.number }, batch.usage))
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
    reserve, lease, flush,
    async beat() {
      for (const account of accounts.values()) account.beat()
      asked.clear()
      if (plans.size > 1_000) plans.clear()
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
      if ([...accounts.values()].every(({ empty }) => empty)) await db.deleteFrom('budget_holder').where('id', '=', holder).execute()
    },
  }
}
