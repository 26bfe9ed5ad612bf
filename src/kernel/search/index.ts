/**
 * Search: one for the whole portal. Whoever has something to be found enters it as a document and never looks at it again.
 *
 * Promises: a word is found in any of its forms, in Kazakh, Russian and English; Kazakh in Cyrillic, in Latin letters of any draft,
 * and typed without Kazakh letters; by its name in another language where the thesaurus knows one; past a slip of the finger and
 * on the wrong keyboard layout. What people type is only ever a value. Rare words count more; facets count what the others leave.
 * Never: holds what not everybody may see, knows what its documents are, changes a document's text.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Selectable, sql } from 'kysely'
import { type Locale, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, type JsonColumn, transact, type Tx } from '../database/index.ts'
import { analyse, type Analysed, analysis } from './document.ts'
import { findDocuments, tagOf } from './find.ts'
import { holds, mark, markWords, type Piece, type ReadTexts, stemmed } from './highlight.ts'
import { wordsOf } from './letters.ts'
import { resolve } from './resolve.ts'

interface DocumentTable {
  id: string; kind: string; title: JsonColumn<Text>; about: JsonColumn<Text>; words: string[]; path: string
  facets: JsonColumn<Readonly<Record<string, readonly string[]>>>; tags: string[]; rank: number; at: Instant | null; analysis: number; stems: string
}
interface WordTable { surface: string; lexeme: string; key: string; stem_key: string }

declare module '../database/index.ts' {
  interface Tables { search_document: DocumentTable; search_word: WordTable }
}

/** Something that everybody may find. */
export interface SearchDocument {
  /** Kind and itself: `dataset:…`, `service:…`. */
  readonly id: string
  readonly kind: string
  readonly title: Text
  readonly about: Text
  /** Further words in any language: keywords, labels of fields, who owns it. They count more than the description, less than the title. */
  readonly words?: readonly string[]
  /** Path of its page without the language. */
  readonly path: string
  /** Values to choose by, under names without `=`: `{ licence: ['CC-BY-4.0'] }`. */
  readonly facets?: Readonly<Record<string, readonly string[]>>
  /** How useful it is whatever is asked, 0 to 1: use, freshness. 0 when not given. */
  readonly rank?: number
  /** When it last changed. */
  readonly at?: Instant
}

export interface SearchQuery {
  /** Anything that somebody typed; empty lists everything. */
  readonly text: string
  /** The language of the page: titles are sorted by it and marks are set in it. It does not narrow what is found. */
  readonly locale: Locale
  readonly kind?: string
  /** Only these kinds, and how much a document of each counts beside others that fit as well: 1 as it is. All alike when not given. */
  readonly kinds?: Readonly<Record<string, number>>
  /** Chosen values; any of those of one facet, of every facet. */
  readonly facets?: Readonly<Record<string, readonly string[]>>
  /** By relevance when not given; without text that is by rank, then newest first. */
  readonly sort?: 'relevance' | 'newest' | 'title'
  /** Which share of what the best document holds of the question another must hold to be found, 0 to 1: 0.35 when not given. */
  readonly enough?: number
  readonly limit: number
  readonly offset: number
}

export interface FoundDocument extends SearchDocument {
  /** Higher fits better; only to be compared within one answer. */
  readonly score: number
  /** Title and beginning of the description (about 240 characters) in the language of the page, with what was asked for marked. */
  readonly highlight: { readonly title: readonly Piece[]; readonly about: readonly Piece[] }
}

export interface SearchResult {
  readonly total: number
  readonly found: readonly FoundDocument[]
  /** For each facet its values, most frequent first. A facet's own choice does not narrow its own counts. */
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  /** How many of each kind there are. */
  readonly kinds: Readonly<Record<string, number>>
  /** What was probably meant: what is found is found for it. */
  readonly suggestion?: string
}

export interface Search {
  /** Enters a document, or renews it. Entering what is there already changes nothing. */
  put(tx: Tx, document: SearchDocument): Promise<void>
  /** The same for many at once, no two of one id. */
  putAll(tx: Tx, documents: readonly SearchDocument[]): Promise<void>
  remove(tx: Tx, id: string): Promise<void>
  /** Enters these documents as the whole of a kind, of those of one id the last: others of it are removed. */
  replace(tx: Tx, kind: string, documents: readonly SearchDocument[]): Promise<void>
  find(query: SearchQuery): Promise<SearchResult>
  /** How much of what is asked each of these texts holds, in whatever form or by another name: for whoever looks for an answer within what was found. */
  compare(text: string, locale: Locale, passages: readonly string[], read?: ReadTexts): Promise<Compared>
  /** Analyses anew what an earlier version of the stemmers had analysed; done when the portal opens. */
  renew(): Promise<void>
}

/** Texts beside a question of so many terms. */
export interface Compared {
  readonly terms: number
  /** Which terms each passage holds, and the passage in pieces. */
  readonly passages: readonly { readonly held: ReadonlySet<number>; readonly pieces: readonly Piece[] }[]
  /** Which terms each of the texts holds that were read before. */
  readonly read: readonly ReadonlySet<number>[]
}

export { type Piece, ReadTexts } from './highlight.ts'

/** A document as it is kept. */
const whole = ({ id, kind, title, about, words = [], path, facets = {}, rank = 0, at }: SearchDocument) => ({ id, kind, title, about, words, path, facets, rank, ...(at !== undefined && { at }) })

/** Documents whose words one statement enters. */
const enteredAtOnce = 100

/** Longer queries are cut: nobody reads further than that either. */
const longestQuery = 300

export function openSearch({ db }: { db: Db }): Search {
  async function putAll(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return
    const held = new Map<string, Analysed['words'][number]>()
    const rows = documents.map(whole).map(({ id, kind, title, about, words, path, facets, rank, at }) => {
      const { vector, words: found } = analyse({ title, about, words })
      for (const one of found) held.set(`${one.surface}\n${one.lexeme}`, one)
      const tags = [...new Set(Object.entries(facets).flatMap(([name, values]) => values.map((value) => tagOf(name, value))))]
      return { id, kind, title: JSON.stringify(title), about: JSON.stringify(about), words: [...words], path, facets: JSON.stringify(facets), tags, rank, at: at ?? null, analysis, stems: sql<string>`${vector}::tsvector` }
    })
    const { numInsertedOrUpdatedRows: changed } = await tx.insertInto('search_document')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doUpdateSet((excluded) => ({
        kind: excluded.ref('excluded.kind'), title: excluded.ref('excluded.title'), about: excluded.ref('excluded.about'),
        words: excluded.ref('excluded.words'), path: excluded.ref('excluded.path'), facets: excluded.ref('excluded.facets'),
        tags: excluded.ref('excluded.tags'), rank: excluded.ref('excluded.rank'), at: excluded.ref('excluded.at'),
        analysis: excluded.ref('excluded.analysis'), stems: excluded.ref('excluded.stems'),
      })).where(sql<boolean>`(search_document.kind, search_document.title, search_document.about, search_document.words, search_document.path,
        search_document.facets, search_document.rank, search_document.at, search_document.analysis) is distinct from
        (excluded.kind, excluded.title, excluded.about, excluded.words, excluded.path, excluded.facets, excluded.rank, excluded.at, excluded.analysis)`))
      .executeTakeFirstOrThrow()
    if (changed === 0n || held.size === 0) return
    const sorted = [...held.values()].toSorted((a, b) => (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : a.lexeme < b.lexeme ? -1 : 1)) // two who enter at once wait in line
    await sql`insert into search_word (surface, lexeme, key, stem_key)
      select * from unnest(${sorted.map((one) => one.surface)}::text[], ${sorted.map((one) => one.lexeme)}::text[],
        ${sorted.map((one) => one.key)}::text[], ${sorted.map((one) => one.stemKey)}::text[]) on conflict do nothing`.execute(tx)
  }

  const put = (tx: Tx, document: SearchDocument): Promise<void> => putAll(tx, [document])

  return {
    put, putAll,
    remove: async (tx, id) => { await tx.deleteFrom('search_document').where('id', '=', id).execute() },
    async replace(tx, kind, documents) {
      const ids = documents.map(({ id }) => id)
      await sql`delete from search_document where kind = ${kind} and id <> all(${ids}::text[])`.execute(tx)
      const rows = await tx.selectFrom('search_document').select(['id', 'kind', 'title', 'about', 'words', 'path', 'facets', 'rank', 'at']).where('kind', '=', kind).where('analysis', '=', analysis).execute()
      const there = new Map(rows.map((row) => [row.id, documentOf(row)]))
      const last = [...new Map(documents.map((document) => [document.id, document])).values()]
      const changed = last.filter((document) => !isDeepStrictEqual(there.get(document.id), whole(document))).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      for (let at = 0; at < changed.length; at += enteredAtOnce) await putAll(tx, changed.slice(at, at + enteredAtOnce))
    },
    async find({ text, locale, ...choice }) {
      const typed = text.normalize('NFC').slice(0, longestQuery)
      const { asked, suggestion } = await resolve(db, typed)
      if (asked.length === 0 && typed.trim() !== '') return { total: 0, found: [], facets: {}, kinds: {} } // signs alone
      const { found, ...counts } = await findDocuments(db, asked, { text: wordsOf(typed).map((word) => word.text).join(' '), locale, ...choice })
      const stems = new Set(asked.flatMap((term) => [...term.stems]))
      return {
        ...counts, ...(suggestion !== undefined && counts.total > 0 && { suggestion }),
        found: found.map(({ at, ...document }) => ({
          ...document, ...(at !== null && { at }),
          highlight: { title: mark(document.title[locale], stems, locale), about: mark(document.about[locale], stems, locale, 240) },
        })),
      }
    },
    async compare(text, locale, passages, read) {
      const { asked } = await resolve(db, text.normalize('NFC').slice(0, longestQuery))
      const all = new Set(asked.flatMap(({ stems }) => [...stems]))
      return {
        terms: asked.length, read: read?.heldOf(asked.map(({ stems }) => stems)) ?? [],
        passages: passages.map((passage) => {
          const words = stemmed(passage, locale)
          return { held: new Set(asked.flatMap(({ stems }, i) => (holds(words, stems) ? [i] : []))), pieces: markWords(passage, words, all) }
        }),
      }
    },
    async renew() {
      for (;;) {
        const rows = await db.selectFrom('search_document').selectAll().where('analysis', '<>', analysis).limit(200).execute()
        if (rows.length === 0) return
        await transact(db, async (tx) => { for (const row of rows) await put(tx, documentOf(row)) })
      }
    },
  }
}

const documentOf = ({ at, ...row }: Omit<Selectable<DocumentTable>, 'tags' | 'analysis' | 'stems'>): SearchDocument => ({ ...row, ...(at !== null && { at }) })
