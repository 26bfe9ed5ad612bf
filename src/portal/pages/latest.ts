/** The latest of what the programme decided and enacted, as the first page tells it: from the public journal, each with its day and its proof. */
import type { Kernel } from '../../kernel/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, type Day } from '../../law/time.ts'
import { happening } from '../record/entry.ts'

/** Something that happened in public. */
export interface News {
  readonly title: Text
  readonly day: Day
  /** The entry of the journal, without the language. */
  readonly path: string
}

const types = ['decision.issued', 'decision.revoked', 'procedure.enacted', 'register.enacted'] as const

/** For so many milliseconds an answer serves all who ask: the first page is asked for most. */
const keptFor = 10_000

/** Asks for the latest news, `most` of them, the newest first. */
export function latestNews({ journal, cases, country, now }: Kernel, most = 4): () => Promise<readonly News[]> {
  let kept: { readonly until: number; readonly news: Promise<readonly News[]> } | undefined
  const ask = async (): Promise<readonly News[]> => {
    const lists = await Promise.all(types.map((type) => journal.list({ type, page: 1, size: most })))
    return lists.flatMap(({ entries }) => entries).toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, most).map(({ type, at, body, subject, index }) => {
      const about = cases.procedures.find(({ id }) => id === body['procedure'] || subject === `procedure:${id}`)?.title
      const what = happening(type)
      return { day: dayOf(at, country.calendar.zone), path: `/journal/entries/${index}`, title: about === undefined ? what : inEveryLanguage((locale) => `${what[locale]}: ${about[locale]}`) }
    })
  }
  return () => {
    const at = Date.parse(now())
    if (kept === undefined || at >= kept.until) {
      const news = ask()
      kept = { until: at + keptFor, news }
      news.catch(() => { kept = undefined })
    }
    return kept.news
  }
}
