/** The pages of usage: of a company in its hat, of the whole programme in the office's; the same as CSV; and the budgets of both. */
import { transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import { tengeOf } from '../../../../law/money.ts'
import { dayOf } from '../../../../law/time.ts'
import { actorHere, csv, html, notice, page, problemsOf, type Route, route, seeOther, type Visit } from '../../../../portal/index.ts'
import { companyScope, readBudget, type Scope } from '../../budgets/index.ts'
import { requireSpeaker } from '../../keys/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { usageWords as words } from '../index.ts'
import { companyPage } from './company.ts'
import { daysOf } from './days.ts'
import { officeRoutes } from './office.ts'
import { below } from './parts.ts'
import { programmePage } from './programme.ts'
import { isHead } from '../../office.ts'

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'budgets' | 'usage'>

/** What is shown to an actor, and whose budget they set. */
type Shown = { readonly of: 'company'; readonly organisation: NonNullable<Actor['organisation']>; readonly scope: Scope } | { readonly of: 'programme'; readonly scope: Scope }

export function usageRoutes(here: Here): readonly Route[] {
  const { kernel, keys, options, budgets, usage } = here
  const { zone } = kernel.country.calendar

  function shownTo(actor: Actor): Shown | undefined {
    if (actor.organisation) return { of: 'company', organisation: actor.organisation, scope: companyScope(actor.organisation.id) }
    return isHead(actor, options) ? { of: 'programme', scope: 'programme' } : undefined
  }

  function show(visit: Visit, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> | Response {
    const shown = shownTo(actorHere(visit))
    if (shown === undefined) {
      return page({
        visit, title: words.title, current: 'language-model', breadcrumbs: below,
        body: html`<h1>${words.title[visit.locale]}</h1>${notice(visit.locale, { body: html`<p>${words.wearCompany[visit.locale]}</p>` })}`,
      })
    }
    const days = daysOf(visit, dayOf(kernel.now(), zone))
    const state = { days, problems: [...days.problems, ...problems], values }
    return shown.of === 'company' ? companyPage(here, visit, shown.organisation, state) : programmePage(here, visit, state)
  }

  return [
    ...officeRoutes(here),
    route({ method: 'GET', path: '/usage', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title, handle: (visit) => show(visit) }),
    route({
      method: 'GET', path: '/usage.csv', kind: 'file', permission: 'signed in', whileSuspended: true,
      handle: async (visit) => {
        const shown = shownTo(actorHere(visit))
        if (shown === undefined) throw new Failure('refused', words.wearCompany)
        const { locale } = visit
        const { from, to, problems: [problem] } = daysOf(visit, dayOf(kernel.now(), zone))
        if (problem) throw new Failure('invalid', problem.text)
        const lines = await usage.lines({ from, to, ...(shown.of === 'company' && { organisation: shown.organisation.id }) })
        const names = new Map(shown.of === 'company' ? (await keys.of(shown.organisation.id)).map(({ id, name, test }) => [id, test ? `${name} (${words.test[locale]})` : name]) : [])
        const head = [words.day, words.model, words.key, words.requests, words.failed, words.promptTokens, words.outputTokens, words.estimated, words.uncharged].map((one) => one[locale])
        return csv(`usage-${from}-${to}.csv`, [...head, `${words.amount[locale]}, KZT`], lines.map((line) => [
          line.day, line.model, names.get(line.key) ?? line.key, ...[line.requests, line.failed, line.promptTokens, line.outputTokens, line.estimated, line.unchargedTokens].map(String),
          line.unpricedTokens > 0n && line.amount === 0n ? words.notSet[locale] : exactTenge(line.amount),
        ]))
      },
    }),
    route({
      method: 'POST', path: '/usage', kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit) => {
        const actor = actorHere(visit)
        const shown = shownTo(actor)
        const { values } = await visit.form()
        if (shown === undefined) return show(visit)
        const byOffice = shown.of === 'programme'
        const { limits, problems } = readBudget(values, byOffice ? budgets.limits.allowed(shown.scope) : budgets.limits.chosen(shown.scope))
        if (problems.length > 0) return show(visit, problems, values)
        try {
          await transact(kernel.db, async (tx) => {
            if (!byOffice) await requireSpeaker(kernel.parties, tx, actor)
            await budgets.limits.set(tx, actor, shown.scope, limits, { byOffice })
          })
        } catch (error) {
          return show(visit, problemsOf(error), values)
        }
        return seeOther(visit, '/usage?done=budget')
      },
    }),
  ]
}

/** Millionths of a tiyn as tenge with every digit, such as `0.0045`. */
function exactTenge(amount: bigint): string {
  const [whole, rest] = [amount / 1_000_000n, String(amount % 1_000_000n).padStart(6, '0').replace(/0+$/, '')]
  if (rest === '') return tengeOf(whole)
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}${rest}`
}
