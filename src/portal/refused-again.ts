/**
 * Refuses again, at hardly any cost, whoever was told to come later and does not wait: before a session is looked up, in a few words, and a second later. Who asks
 * many times at once waits for as many answers, and not for more than their connections hold.
 */
import { hash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { failureTitles, shell } from './messages.ts'
import { barePage } from './bare-page.ts'
import { Limited, networkOf } from './guard.ts'
import { html } from './html.ts'
import type { Content } from './html.ts'
import { here } from './answers.ts'
import { cookie } from './negotiate.ts'
import type { Route } from './routes.ts'
import type { Visit } from './visit.ts'

/** So often a refusal is a whole page: who opens a few pages too many sees where they are. */
const wholeOnes = 10
const pauseMs = 1_000
/** So many wait at a time; beyond that nobody waits, so that they hold no memory. */
const mostPaused = 2_000
const remembered = 20_000

export interface RefusedAgain {
  /** Throws, when a second has passed, for whoever was refused on this route often enough and could not yet come again. `visitor`: whoever it is, it is known that nobody is signed in. */
  check(route: Route, visit: Pick<Visit, 'request' | 'ip'>, visitor?: 'visitor'): Promise<void>
  /**
   * Looks at how whoever asked was answered: by the limit of the route (`atDoor`), or by what stands behind it where that refuses askers. What a handler refuses besides, as
   * the guessing of one account's password, is about that account: others of the same address have no part in it.
   */
  note(route: Route, visit: Pick<Visit, 'request' | 'ip'>, answer: Response, who: { readonly visitor: boolean; readonly atDoor: boolean }): void
}

/** A refusal that nobody has to look anything up for. */
export class LimitedAgain extends Limited {}

/** @param session the cookie that names a session */
export function refusedAgain(clock: () => number, session: string | undefined): RefusedAgain {
  const refusals = new Map<string, { until: number; times: number }>()
  let paused = 0

  /** Who asks, by what they bring: before a session is looked up, nobody knows more. */
  function askerOf({ method, path }: Route, { request, ip }: Pick<Visit, 'request' | 'ip'>, visitor: boolean): string {
    const brought = visitor ? '' : `${(session === undefined ? undefined : cookie(request, session)) ?? ''} ${request.headers.get('authorization') ?? ''}`
    return `${method} ${path} ${networkOf(ip)} ${brought.trim() === '' ? '' : hash('sha1', brought)}`
  }

  return {
    async check(route, visit, visitor) {
      if (refusals.size === 0 || route.rateLimit === undefined) return
      const known = refusals.get(askerOf(route, visit, visitor !== undefined))
      if (known === undefined || known.until <= clock() || known.times < wholeOnes) return
      const seconds = Math.ceil((known.until - clock()) / 1000)
      if (paused < mostPaused) {
        paused += 1
        await pause(pauseMs, undefined, { signal: visit.request.signal }).catch(() => undefined)
        paused -= 1
      }
      throw new LimitedAgain(seconds)
    },
    note(route, visit, { status, headers }, { visitor, atDoor }) {
      const seconds = Number(headers.get('retry-after') ?? 0)
      if (status !== 429 || !(seconds > 0) || !(atDoor || route.refusesAskers) || route.rateLimit === undefined || route.rateLimit.by) return
      for (const asker of new Set([askerOf(route, visit, false), ...(visitor ? [askerOf(route, visit, true)] : [])])) {
        const known = refusals.get(asker)
        const again = known !== undefined && known.until > clock()
        refusals.delete(asker)
        // Who asks before the time has passed does not have it begin anew.
        refusals.set(asker, again ? { until: known.until, times: known.times + 1 } : { until: clock() + seconds * 1000, times: 1 })
      }
      while (refusals.size > remembered) refusals.delete(refusals.keys().next().value!)
    },
  }
}

/** What a person is told then: what happened, when to try again, and the way to do so; of a form that was sent, the form. */
export const shortPage = ({ locale, request, url }: Visit, { text, seconds }: Limited, form: Content): Response => barePage({
  locale, title: failureTitles.limited, status: 429, framedBy: [], alone: true, headers: { 'retry-after': String(seconds) },
  body: html`<h1>${failureTitles.limited[locale]}</h1><p>${text[locale]}</p>${request.method === 'GET' && html`<p><a href="${here(url)}">${shell.again[locale]}</a></p>`}${form}`,
})
