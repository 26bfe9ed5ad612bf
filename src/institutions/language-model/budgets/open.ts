/** Opens the budgets of this process, over what the kernel leases. */
import { goneOf, openLeases, openSpans, openStore, type Period, reclaim, runLeases } from '../../../kernel/budgets/index.ts'
import { newId } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { GatewayGround, Ground } from '../ground.ts'
import type { Meter } from '../usage/index.ts'
import { openAlerts } from './alerts.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { type Budgets, keeper, type Kind, type Scope } from './budget.ts'
import { openEngine } from './engine.ts'
import { type Limits, openLimits } from './limits.ts'
import { micro, openPrices } from './prices.ts'
import { usedBefore } from './used-before.ts'

/** How a limit stands: what is gone of it in the span that runs. In requests, tokens or millionths of a tiyn. */
export interface BudgetState { readonly scope: Scope; readonly kind: Kind; readonly period: Period; readonly most: bigint; readonly gone: bigint; readonly endsAt: Instant }

export interface OpenBudgets extends Budgets {
  readonly limits: Limits
  readonly decisions: Decisions
  /** How the limits of a scope stand, from the database. */
  states(scope: Scope): Promise<readonly BudgetState[]>
}

export function openBudgets({ kernel, options }: GatewayGround, { meter }: { readonly meter: Meter }): OpenBudgets {
  const { db, now, country, report } = kernel
  const holder = newId()
  const limits = openLimits(kernel, options.budgets, options.keys.test.daily)
  const spans = openSpans(now, country.calendar.zone)
  const store = openStore({
    db, now, keeper, holder, standing: openAlerts(kernel, options),
    before: (tx, { scope, unit, period, span }) => usedBefore(tx, { scope: scope as Scope, kind: unit as Kind, period, span: span.id }),
  })
  const leases = openLeases({ db, now, keeper, holder, store, report, records: meter })
  const engine = openEngine({ now, spans, limits, price: openPrices(options.budgets.prices), meter, leases })
  runLeases(kernel, engine)

  return {
    reserve: engine.reserve, lease: engine.lease, flush: engine.flush, limits, decisions: openDecisions(kernel, limits),
    async states(scope) {
      const at = spans()
      const rows = await goneOf(db, { keeper, scope, spans: at, now: now() })
      return Promise.all(limits.inForce(scope).map(async ({ unit: kind, period, most }) => {
        const row = rows.find((one) => one.unit === kind && one.period === period)
        const gone = row?.gone ?? await usedBefore(db, { scope, kind, period, span: at[period].id })
        return { scope, kind, period, most: kind === 'money' ? most * micro : most, gone, endsAt: at[period].endsAt }
      }))
    },
  }
}

/** How often what died processes held is given up for lost, in seconds. */
const reclaimEvery = 60

/** Defines the work on budgets: said once in every process. */
export function budgetWork({ kernel }: Pick<Ground, 'kernel'>): void {
  kernel.jobs.define('language-model.leases', { run: () => reclaim(kernel) })
  kernel.jobs.every('language-model.leases', reclaimEvery, 'runs')
}
