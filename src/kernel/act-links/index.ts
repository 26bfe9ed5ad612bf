/**
 * Whether the text of an act stands at the address that a declaration gives: asked of those who publish law, whom the country names, where the operator lets the portal go out.
 *
 * Promises: public addresses alone; nobody but a named publisher is asked, whoever answers with an address elsewhere included; an answer is kept with its moment; silence
 * is no answer. Never: reads the text, or says that a link is dead which nobody asked about.
 */
import type { Act } from '../../law/citation.ts'
import { actsIn } from '../../law/studio/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import { instantAt } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Ask } from '../federation/index.ts'
import { TooLong } from '../federation/index.ts'
import type { Jobs } from '../jobs/index.ts'

export { deadLinkMend, deadLinks, deadLinkText } from './messages.ts'

interface ActLinkTable { url: string; asked_at: Instant; answered_at: Instant | null; status: number | null }

declare module '../database/index.ts' {
  interface Tables { act_link: ActLinkTable }
}

/** What is known of an address: what it answered last and when, and when it was asked. */
export interface ActLink { readonly url: string; readonly asked: Instant; readonly answered?: { readonly at: Instant; readonly status: number } }

/** An act whose text does not stand where its link leads. */
export interface DeadLink { readonly act: Act; readonly url: string; readonly at: Instant; readonly status: number }

export interface ActLinks {
  /** Whether anybody is asked at all. */
  readonly asks: boolean
  /** Whether an address is of a publisher that is asked. */
  isAsked(url: string): boolean
  /** What is known of these addresses. */
  known(urls: readonly string[], within?: Db | Tx): Promise<ReadonlyMap<string, ActLink>>
  /** The acts that a declaration cites by an address at which there is none. */
  deadIn(declaration: Procedure, within?: Db | Tx): Promise<readonly DeadLink[]>
  /** Has addresses asked soon which nobody was asked about yet. */
  askSoon(tx: Tx, declaration: Procedure): Promise<void>
  /** Asks about the addresses of these declarations that are due, a few at a time. */
  round(declarations: readonly Procedure[], signal: AbortSignal): Promise<void>
}

/** The job of the worker. */
export const askingLinks = 'kernel.act-links'

const daysUntilAgain = { there: 7, otherwise: 1 } as const
/** Addresses that one round asks about, how many of them at a time, and how long each is waited for. */
const bounds = { round: 200, atOnce: 3, milliseconds: 10_000, hops: 3, bytes: 1024 } as const
const gone = [404, 410]

/** The acts that a declaration cites with an address, once for each address. */
const urlsIn = (declaration: Procedure): readonly Act[] => [...new Map(actsIn(declaration).flatMap((act) => (act.url === undefined ? [] : [[act.url, act] as const]))).values()]

/** `publishers` are hosts, with their ports where these are not the usual ones; `ask` is absent where nobody is to be asked. */
export function openActLinks({ db, now, jobs, publishers, ask }: { readonly db: Db; readonly now: () => Instant; readonly jobs: Pick<Jobs, 'enqueue'>; readonly publishers: readonly string[]; readonly ask?: Ask | undefined }): ActLinks {
  const isPublished = (url: URL | null): url is URL => url !== null && /^https?:$/.test(url.protocol) && publishers.includes(url.host) && url.username === '' && url.password === ''
  const isAsked = (url: string): boolean => isPublished(URL.parse(url))

  const known: ActLinks['known'] = async (urls, within = db) => {
    if (urls.length === 0) return new Map()
    const rows = await within.selectFrom('act_link').selectAll().where('url', 'in', [...new Set(urls)]).execute()
    return new Map(rows.map(({ url, asked_at: asked, answered_at: at, status }) => [url, { url, asked, ...(at !== null && status !== null && { answered: { at, status } }) }]))
  }

  /** The status by which a publisher says that the page is there or is not; undefined for every other answer, and for none. */
  async function statusOf(first: string, asking: Ask): Promise<number | undefined> {
    let url = URL.parse(first)
    for (let hop = 0; hop <= bounds.hops && isPublished(url); hop += 1) {
      const answer: { readonly status: number; readonly location?: string } | undefined = await asking(url.href, { mostBytes: bounds.bytes, milliseconds: bounds.milliseconds })
        .catch((error: unknown) => (error instanceof TooLong ? { status: error.status } : undefined))
      if (answer === undefined) return undefined
      const { status, location } = answer
      if ((status >= 200 && status < 300) || gone.includes(status)) return status
      if (status < 300 || status >= 400 || location === undefined) return undefined
      url = URL.parse(location, url.href)
    }
    return undefined
  }

  return {
    asks: ask !== undefined && publishers.length > 0,
    isAsked, known,
    async deadIn(declaration, within) {
      // What was answered once stands, whether or not anybody is asked today.
      const acts = urlsIn(declaration)
      const links = await known(acts.map(({ url }) => url!), within)
      return acts.flatMap((act): readonly DeadLink[] => {
        const { answered } = links.get(act.url!) ?? {}
        return answered !== undefined && gone.includes(answered.status) ? [{ act, url: act.url!, ...answered }] : []
      })
    },
    async askSoon(tx, declaration) {
      if (ask === undefined) return
      const urls = urlsIn(declaration).map(({ url }) => url!).filter(isAsked)
      const links = await known(urls, tx)
      if (urls.some((url) => !links.has(url))) await jobs.enqueue(tx, askingLinks, null, { key: 'recurring' })
    },
    async round(declarations, signal) {
      if (ask === undefined) return
      const urls = [...new Set(declarations.flatMap((one) => urlsIn(one).map(({ url }) => url!)))].filter(isAsked)
      const links = await known(urls)
      const before = (days: number): Instant => instantAt(Date.parse(now()) - days * 86_400_000)
      const due = urls.filter((url) => {
        const link = links.get(url)
        return link === undefined || link.asked <= before(link.answered !== undefined && !gone.includes(link.answered.status) ? daysUntilAgain.there : daysUntilAgain.otherwise)
      }).slice(0, bounds.round)
      const asker = async (): Promise<void> => {
        for (let url = due.shift(); url !== undefined && !signal.aborted; url = due.shift()) {
          const status = await statusOf(url, ask)
          const at = now()
          const row = { asked_at: at, ...(status !== undefined && { answered_at: at, status }) }
          await transact(db, (tx) => tx.insertInto('act_link').values({ url: url!, answered_at: null, status: null, ...row }).onConflict((on) => on.column('url').doUpdateSet(row)).execute())
        }
      }
      await Promise.all(Array.from({ length: bounds.atOnce }, asker))
    },
  }
}
