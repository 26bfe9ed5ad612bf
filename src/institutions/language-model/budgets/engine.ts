/** The budgets of one process: answers calls from memory, out of what the kernel has leased. */
import type { Leases, Spans } from '../../../kernel/budgets/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Day, Instant } from '../../../law/time.ts'
import type { ApiKey } from '../keys/index.ts'
import type { Meter } from '../usage/index.ts'
import type { BudgetRefusal, Budgets, Call, Level, Quota, Remaining, Scope } from './budget.ts'
import type { Limits } from './limits.ts'
import { budgetWords } from './messages.ts'
import { micro, type Price } from './prices.ts'
import { Hold, needOf, type Plan } from './reservation.ts'

export interface Engine extends Budgets, Pick<Leases, 'beat' | 'heard' | 'close'> {}

const levelOf = (scope: Scope): Level => (scope === 'programme' ? 'programme' : scope.startsWith('key:') ? 'key' : scope.startsWith('test:') ? 'test' : 'company')

/** What a test key calls costs nothing, also where no price is set. */
const free: Price = { input: 0n, output: 0n }

export function openEngine({ now, spans, limits, price, meter, leases }: {
  readonly now: () => Instant
  readonly spans: () => Spans
  readonly limits: Pick<Limits, 'ready' | 'version' | 'of'>
  readonly price: (model: string, day: Day) => Price | undefined
  readonly meter: Pick<Meter, 'add'>
  readonly leases: Leases
}): Engine {
  const plans = new Map<string, Plan>()

  function planOf(key: ApiKey): Plan {
    const at = spans()
    const known = plans.get(key.id)
    if (known?.spans === at && known.key === key && known.version === limits.version()) return known
    const bound = limits.of(key).map(({ scope, limit: { unit: kind, period, most } }) => ({
      kind, level: levelOf(scope), account: leases.account({ scope, unit: kind, period, span: at[period], most: kind === 'money' ? most * micro : most }),
    }))
    const plan: Plan = { key, spans: at, version: limits.version(), bound, bindsMoney: bound.some(({ kind }) => kind === 'money') }
    plans.set(key.id, plan)
    return plan
  }

  const priceOf = ({ test }: ApiKey, { model }: Call, { spans: { day } }: Plan): Price | undefined => (test ? free : price(model, day.id))

  const secondsTo = (ends: number): number => Math.max(1, Math.ceil((ends - Date.parse(now())) / 1000))

  function remainingOf({ bound, spans: at }: Plan): Remaining {
    const resetSeconds = secondsTo(at.minute.ends)
    const quota = (kind: 'requests' | 'tokens'): Quota => {
      const account = bound.find((one) => one.kind === kind && one.account.period === 'minute' && one.level === 'key')?.account
      return { limit: Number(account?.most ?? 0n), remaining: Number(account === undefined ? 0n : account.rest + account.free), resetSeconds }
    }
    return { requests: quota('requests'), tokens: quota('tokens') }
  }

  function refusal(plan: Plan, { kind, level, account: { period, most, span } }: Plan['bound'][number], more: Pick<BudgetRefusal, 'because'> & { readonly wait: boolean }): BudgetRefusal {
    return {
      refused: period === 'minute' && kind !== 'money' ? `${kind} per minute` : `${level} budget`, kind, period, limit: kind === 'money' ? most / micro : most,
      remaining: remainingOf(plan), ...(more.wait && { retryAfterSeconds: more.because === 'held by calls' ? 1 : secondsTo(span.ends) }), ...(more.because && { because: more.because }),
    }
  }

  function reserve(key: ApiKey, call: Call): Hold | BudgetRefusal | undefined {
    if (leases.closed || limits.version() === 0) return undefined
    const plan = planOf(key)
    const cost = priceOf(key, call, plan)
    if (cost === undefined && plan.bindsMoney) {
      return refusal(plan, plan.bound.find(({ kind }) => kind === 'money')!, { wait: false, because: 'price not set' })
    }
    const need = needOf(call, cost)
    let lacking = false
    for (const one of plan.bound) {
      const { account } = one
      const wanted = need[one.kind]
      if (wanted <= account.free) continue
      if (wanted > account.most) return refusal(plan, one, { wait: false })
      if (account.dry !== undefined && wanted - account.free >= account.dry) return refusal(plan, one, { wait: true, ...(wanted <= account.free + account.held && { because: 'held by calls' }) })
      lacking = true
    }
    return lacking ? undefined : new Hold(plan, { price: cost, need, meter, remaining: () => remainingOf(plan), owe: leases.owe })
  }

  async function lease(key: ApiKey, call: Call): Promise<void> {
    await limits.ready
    if (leases.closed) throw new Failure('unavailable', budgetWords.closing)
    const plan = planOf(key)
    const need = needOf(call, priceOf(key, call, plan))
    await leases.lease(plan.bound.map(({ account, kind }) => [account, need[kind]]))
  }

  return {
    reserve, lease, flush: leases.flush, heard: leases.heard, close: leases.close,
    async beat() {
      if (plans.size > 1_000) plans.clear()
      await leases.beat()
    },
  }
}
