/** The latest of what the programme decided and enacted, as the first page tells it: from the public journal, each with its day and its proof. */
import type { Kernel } from '../../kernel/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, type Day } from '../../law/time.ts'
import { kept } from '../face/kept.ts'
import { happening } from '../record/entry.ts'

/** Something that happened in public. */
export interface News {
  readonly title: Text
  readonly day: Day
  /** The entry of the journal, without the language. */
  readonly path: string
  /** How many times on that day, as far as was read; the entry is the newest of them. */
  readonly count: number
  /** There may have been more of them than were read. */
  readonly more: boolean
}

const types = ['decision.issued', 'decision.revoked', 'procedure.enacted', 'register.enacted'] as const

/** Of each type so many are read: what happened several times on one day is told once. */
const read = 20

/** Asks for the latest news, `most` of them, the newest first. */
export function latestNews({ journal, cases, country, now }: Kernel, most = 4): () => Promise<readonly News[]> {
  return kept(now, async () => {
    const lists = await Promise.all(types.map((type) => journal.list({ type, page: 1, size: read })))
    const lasts = new Set(lists.flatMap(({ entries }) => (entries.length < read ? [] : entries.slice(-1))))
    const news = lists.flatMap(({ entries }) => entries).toSorted((a, b) => b.at.localeCompare(a.at)).map((entry) => {
      const { type, at, body, subject, index } = entry
      const about = cases.procedures.find(({ id }) => id === body['procedure'] || subject === `procedure:${id}`)?.title
      const what = happening(type)
      return { last: lasts.has(entry), day: dayOf(at, country.calendar.zone), path: `/journal/entries/${index}`, title: about === undefined ? what : inEveryLanguage((locale) => `${what[locale]}: ${about[locale]}`) }
    })
    return [...Map.groupBy(news, ({ day, title }) => `${day} ${title.en}`).values()].slice(0, most).map((same): News => {
      const [{ title, day, path }] = same as [typeof same[number]]
      return { title, day, path, count: same.length, more: same.some(({ last }) => last) }
    })
  })
}
