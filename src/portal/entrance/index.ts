/**
 * The entrance in a phone: whoever receives guests opens its page while there is a line, and then judges badges with or without one.
 *
 * Promises: a phone keeps no name; of a badge that it let in it keeps the code until that was told, and the number of one that was not counted until the list goes; what it told once is counted once; at the end
 * of the day, at the sign-out and on request its list is nobody's any more.
 * Never: decides who has come; that is told here, and judged by the kernel again.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { Failure } from '../../law/failure.ts'
import { isInstant } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { keptFile } from '../kept-file.ts'
import { json } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import type { Permission } from '../permission.ts'
import { type Route, route } from '../routes.ts'
import { words } from './messages.ts'
import { entrancePage, entrancePath, listPath, tellPath, workerPath } from './page.ts'

/** What the script of the page says of the device: `kept` or `untold`, the latter while it has somebody to tell of. */
const keptCookie = 'entrance'

/**
 * What a browser does when somebody signs out: it clears also what it keeps of an entrance, unless it has to tell of somebody yet. Then the cookie says that
 * somebody signed out, and the script deletes the list before anything else.
 */
export function atSignOut(request: Request): { readonly clears: string; readonly cookie?: string } {
  const kept = cookie(request, keptCookie)
  if (kept === undefined) return { clears: '"cache"' }
  return kept === 'kept' ? { clears: '"cache", "storage"', cookie: `${keptCookie}=; Path=/; Max-Age=0; SameSite=Strict` } : { clears: '"cache"', cookie: `${keptCookie}=out; Path=/; Max-Age=604800; SameSite=Strict` }
}

/** By its name alone each is known and answered; what else it says is judged one by one. */
const arrivalsSchema = z.array(z.object({ id: z.uuid(), number: z.string().catch(''), code: z.string().catch(''), at: z.string().catch(''), asks: z.boolean().catch(false) })).max(100)

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

/** Whoever lets in by badges alone, as they are declared when it is asked. */
const rolesAtDoors = ({ cases }: Kernel): readonly string[] => [...new Set(cases.versions.withHashes().flatMap(({ declaration: { allocates } }) => allocates?.entrance?.role ?? []))].sort()

/** The offices that receive whoever has booked, as they are declared when it is asked. */
const rolesReceiving = ({ cases }: Kernel): readonly string[] => [...new Set(cases.versions.withHashes().flatMap(({ declaration: { allocates } }) => allocates?.office ?? []))].sort()

/** Whoever checks in by name; each page then shows what that role may see. */
export const receiving = (kernel: Kernel): Permission => ({ get anyRole() { return rolesReceiving(kernel) } })

/** Whoever judges badges at a door: the offices that receive, and those that only let in. Each page then shows what that role may see. */
export const atDoors = (kernel: Kernel): Permission => ({ get anyRole() { return [...new Set([...rolesReceiving(kernel), ...rolesAtDoors(kernel)])].sort() } })

/** Whose place of work the doors are: whoever only lets in has no other. */
export const onlyAtDoors = (kernel: Kernel): Permission => ({ get anyRole() { return rolesAtDoors(kernel) } })

export const entranceRoutes = (kernel: Kernel): readonly Route[] => {
  const permission = atDoors(kernel)
  return [
    script,
    route({
      method: 'GET', path: workerPath, kind: 'file', permission: 'everyone',
      handle: () => new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/' } }),
    }),
    route({ method: 'GET', path: entrancePath, kind: 'page', permission, title: words.title, handle: (visit) => entrancePage(visit, script.path) }),
    route({
      method: 'GET', path: listPath, kind: 'page', permission, title: words.list, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit) {
        const [actor, door, now] = [actorHere(visit), visit.url.searchParams.get('at'), kernel.now()]
        const whose = { person: actor.person, token: visit.csrf, now }
        // Without a door it says who is signed in: whoever has somebody to tell of may have lost the door where they let them in.
        if (door === null) return json(whose, unkept)
        const { title, expected, came, ...list } = await kernel.allocations.doorList(actor, door)
        return json({ ...whose, ...list, title: title[visit.locale], expected: expected.join(''), came: came.join('') }, unkept)
      },
    }),
    route({
      method: 'POST', path: tellPath, kind: 'page', permission, title: words.tell, rateLimit: { requests: 600, seconds: 60 },
      async handle(visit) {
        const { values } = await visit.form()
        const arrivals = arrivalsIn(values['arrivals']).map(({ at, asks, ...one }) => ({ ...one, ...(asks && { asks }), ...(isInstant(at) && { at }) }))
        const told = await kernel.allocations.tellArrivals(actorHere(visit), values['at'] ?? '', arrivals)
        return json({ told, now: kernel.now() }, unkept)
      },
    }),
  ]
}

export { entrancePath } from './page.ts'
export { words as entranceWords } from './messages.ts'
