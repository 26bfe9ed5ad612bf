/** Opens the budgets of this process: they beat twice a second and give everything back when the kernel closes. */
import { newId } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { GatewayGround, Ground } from '../language-model.ts'
import type { Meter } from '../usage/index.ts'
import { openAlerts } from './alerts.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import type { Budgets, Kind, Period, Scope } from './budget.ts'
import { openEngine } from './engine.ts'
import { type Limits, openLimits } from './limits.ts'
import { micro, openPrices } from './prices.ts'
import { openSpans } from './spans.ts'
import { budgetChannel, openStore, reclaim } from './store.ts'
import { usedBefore } from './used-before.ts'

/** Milliseconds between two beats: with the time to write, usage is in the database within a second. */
const beat = 500

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
  const limits = openLimits(kernel, options.budgets)
  const spans = openSpans(now, country.calendar.zone)
  const store = openStore({ db, now, holder, standing: openAlerts(kernel, options) })
  const engine = openEngine({ db, now, holder, spans, limits, price: openPrices(options.budgets.prices), meter, store, report })

  let beating = false
  const timer = setInterval(() => {
    if (beating) return
    beating = true
    engine.beat().catch(report).finally(() => { beating = false })
  }, beat).unref()
  const stop = kernel.listen(budgetChannel, engine.heard)
  stop.catch(report)
  kernel.whenClosing(async () => {
    clearInterval(timer)
    await stop.then((end) => end(), () => undefined)
    await engine.close()
  })

  return {
    reserve: engine.reserve, lease: engine.lease, flush: engine.flush, limits, decisions: openDecisions(kernel, limits),
    async states(scope) {
      const at = spans()
      const rows = await db.selectFrom('budget_window').select(['kind', 'period', 'spent', 'lost']).where('scope', '=', scope)
        .where('starts_at', 'in', [at.minute.startsAt, at.day.startsAt, at.month.startsAt]).where('ends_at', '>', now()).execute()
      return Promise.all(limits.inForce(scope).map(async ({ kind, period, most }) => {
        const row = rows.find((one) => one.kind === kind && one.period === period)
        const gone = row === undefined ? await usedBefore(db, { scope, kind, period, span: at[period].id }) : row.spent + row.lost
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
