/**
 * The entrance in a phone: whoever receives guests opens its page while there is a line, and then judges badges with or without one.
 *
 * Promises: a phone keeps no name, and nothing that opens a door; what it told once is counted once; at the end of the day, at the sign-out and on request it forgets.
 * Never: decides who has come; that is told here, and judged by the kernel again.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { minutesAfter } from '../../law/allocation.ts'
import { Failure } from '../../law/failure.ts'
import { actorHere } from '../asked.ts'
import { anyOfficer } from '../desk/parts.ts'
import { keptFile } from '../kept-file.ts'
import { json } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import { type Route, route } from '../routes.ts'
import { words } from './messages.ts'
import { entrancePage, entrancePath, listPath, tellPath, workerPath } from './page.ts'

/** What the script of the page says of the device: `kept` or `untold`, the latter while it has somebody to tell of. */
const keptCookie = 'entrance'

/** What a browser clears when somebody signs out: also what it keeps of an entrance, unless it has to tell of somebody yet, and of them it keeps no name. */
export const clearsAtSignOut = (request: Request): string => (cookie(request, keptCookie) === 'kept' ? '"cache", "storage"' : '"cache"')

const hoursTold = 24 * 7
const arrivalsSchema = z.array(z.object({
  id: z.uuid(), number: z.string().min(1).max(40), code: z.string().min(1).max(40),
  /** Milliseconds since: the clock of a phone may be wrong, and its seconds are as long as ours. */
  ago: z.int().min(0).max(hoursTold * 3_600_000), asks: z.boolean().optional(),
})).max(100)

const script = keptFile(new URL('entrance.js', import.meta.url), '/desk/')
const worker = new Uint8Array(readFileSync(new URL('worker.js', import.meta.url)))
const unkept = { headers: { 'cache-control': 'private, no-store' } } as const

function arrivalsIn(text: string | undefined): z.output<typeof arrivalsSchema> {
  try {
    return arrivalsSchema.parse(JSON.parse(text ?? ''))
  } catch {
    throw new Failure('invalid', words.unreadable)
  }
}

export const entranceRoutes = (kernel: Kernel): readonly Route[] => {
  const permission = anyOfficer(kernel)
  return [
    script,
    route({
      method: 'GET', path: workerPath, kind: 'file', permission: 'everyone',
      handle: () => new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/' } }),
    }),
    route({ method: 'GET', path: entrancePath, kind: 'page', permission, title: words.title, handle: (visit) => entrancePage(visit, script.path) }),
    route({
      method: 'GET', path: listPath, kind: 'page', permission, title: words.list, rateLimit: { requests: 30, seconds: 60 },
      async handle(visit) {
        const { title, until, expected, came } = await kernel.allocations.doorList(actorHere(visit), visit.url.searchParams.get('at') ?? '')
        const now = kernel.now()
        return json({ title: title[visit.locale], now, until, expected: expected.join(''), came: came.join(''), token: visit.csrf }, unkept)
      },
    }),
    route({
      method: 'POST', path: tellPath, kind: 'page', permission, title: words.tell, rateLimit: { requests: 600, seconds: 60 },
      async handle(visit) {
        const { values } = await visit.form()
        const now = kernel.now()
        const arrivals = arrivalsIn(values['arrivals']).map(({ ago, asks, ...one }) => ({ ...one, ...(asks && { asks }), at: minutesAfter(now, -ago / 60_000) }))
        return json({ told: await kernel.allocations.tellArrivals(actorHere(visit), values['at'] ?? '', arrivals) }, unkept)
      },
    }),
  ]
}

export { entrancePath } from './page.ts'
