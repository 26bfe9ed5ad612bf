/** The search of the whole site: what the index holds, what institutions find by themselves, and what is the reader's own. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { FoundDocument, Piece } from '../../kernel/search/index.ts'
import type { Locale, Text } from '../../law/text.ts'
import { html, type Html } from '../html.ts'
import type { Words } from '../words.ts'
import type { AnswerBox, ReadyAnswer } from './answer-box.ts'
import { answerBox } from './answers.ts'
import { documentsOf, type DocumentParts, type Documents } from './documents.ts'
import type { Found } from './found.ts'
import { ownThings } from './own.ts'
import { searchWords as words } from './messages.ts'
import { ownAnswers } from './ready-answers.ts'
import { asksForCount, asksForMeaning } from './what-is-asked.ts'

/** Finds what no index holds, such as entries of a register; the few that fit best. */
export type Search = (query: string, locale: Locale) => Promise<readonly Found[]>

export interface SiteQuery {
  readonly text: string
  readonly locale: Locale
  /** Whose own things are looked into; nobody's for visitors. */
  readonly actor: Actor | null
  readonly kind?: string
  readonly limit: number
  readonly offset: number
  /** Nothing is answered at once: only what is found is asked for, as by whoever types on. */
  readonly unanswered?: true
}

export interface SiteAnswer {
  /** What is the reader's own, whichever page is asked for; not in the total. Nobody else finds it. */
  readonly own: readonly Found[]
  /** What institutions found by themselves, whichever page is asked for; not in the total. */
  readonly named: readonly Found[]
  /** What is answered at once; on the first page alone. */
  readonly answer?: AnswerBox
  readonly total: number
  readonly found: readonly Found[]
  /** How many of each kind there are, whichever is chosen: services before pages before data. */
  readonly kinds: readonly { readonly id: string; readonly title: Words; readonly count: number }[]
  /** What was probably meant, when it was not what was typed. */
  readonly suggestion?: string
}

export type SiteSearch = (query: SiteQuery) => Promise<SiteAnswer>

export interface SiteSearchParts extends Omit<DocumentParts, 'routes' | 'pages' | 'kernel'> {
  readonly kernel: Kernel
  /** Asked for when first somebody searches: the page of the search is itself one of them. */
  readonly routes: () => DocumentParts['routes']
  /** The same, as often as something else is enacted: bodies have pages. */
  readonly pages: () => DocumentParts['pages']
  /** Enters the documents that are written in the program, each kind as a whole. */
  readonly enter: (documents: Documents) => Promise<void>
  /** Titles of the kinds of documents that institutions enter. */
  readonly kinds: Readonly<Record<string, Text>>
  readonly searches: readonly Search[]
  /** What institutions answer at once, beside what the portal itself does. */
  readonly answers: readonly ReadyAnswer[]
}

/** What the portal enters, in the order in which people look for it, and how much each counts beside data that fits as well. */
const ownKinds = { service: 1.5, page: 1.4, guide: 0.8, register: 0.8, indicator: 0.7, workplace: 0.8, term: 0.45 } as const

/** Whatever else is entered: datasets, models, entries of registers. */
const dataCounts = 1

/** What the glossary counts for whoever asks what a word means, and a figure for whoever asks how many there are. */
const [meaningCounts, countCounts] = [3, 2]

/** People ask the site in whole sentences, most words of which stand nowhere: what holds a fifth of what the best one holds is found behind it. */
const enough = 0.2

/** The search of the site. `kinds` names all that institutions enter and that is found by itself. */
export function siteSearch({ kernel, routes, pages, enter, kinds, searches, answers, ...parts }: SiteSearchParts): SiteSearch {
  const titles: Readonly<Record<string, Text>> = { ...words, ...kinds }
  const counts: Readonly<Record<string, number>> = { ...ownKinds, ...Object.fromEntries(Object.keys(kinds).map((id) => [id, dataCounts])) }
  let entered: { readonly of: readonly unknown[]; readonly done: Promise<void> } | undefined

  /** The documents are those of what is enacted: another service, register or body of the house is found as soon as it stands. */
  function enterAnew(): Promise<void> {
    const of = [...kernel.cases.procedures, ...kernel.registers.listed, ...kernel.country.bodies]
    if (entered?.of.length === of.length && of.every((one, at) => one === entered!.of[at])) return entered.done
    const done = documentsOf({ ...parts, pages: pages(), kernel, routes: routes() }).then(enter).catch((error: unknown) => {
      if (entered?.done === done) entered = undefined
      throw error
    })
    entered = { of, done }
    return done
  }

  return async ({ text, locale, actor, kind, limit, offset, unanswered }) => {
    await enterAnew()
    const index = kernel.search
    const [meaning, count] = [asksForMeaning(text), asksForCount(text)]
    const worth = { ...counts, ...(meaning && { term: meaningCounts }), ...(count && { indicator: countCounts }) }
    const [all, live, own] = await Promise.all([
      index.find({ text, locale, enough, kinds: worth, limit, offset }), Promise.all(searches.map((search) => search(text, locale))),
      // What a word means and how many there are is nobody's own.
      actor === null || meaning || count ? [] : ownThings(kernel, actor, text, locale),
    ])
    const answer = kind === undefined && offset === 0 && !unanswered ? await answerBox(kernel, text, { found: all.found, ready: [...ownAnswers, ...answers], actor }) : undefined
    const chosen = kind === undefined ? all : kind in counts ? await index.find({ text, locale, enough, kind, limit, offset }) : { found: [], total: 0 }
    return {
      own: kind === undefined ? own : [], named: kind === undefined ? live.flat() : [],
      ...(answer && { answer }), total: chosen.total,
      found: answeringFirst(chosen.found, answer).map(({ path, highlight, kind: one }): Found => ({
        path, title: marked(highlight.title), about: marked(highlight.about), ...(titles[one] && { kind: titles[one] }) })),
      kinds: Object.keys(counts).flatMap((id) => (all.kinds[id] === undefined ? [] : [{ id, title: titles[id] ?? id, count: all.kinds[id] }])),
      ...(all.suggestion !== undefined && { suggestion: all.suggestion }),
    }
  }
}

/** The page that answers the question stands before whatever else was found. */
const answeringFirst = (found: readonly FoundDocument[], answer: AnswerBox | undefined): readonly FoundDocument[] =>
  found.toSorted((a, b) => Number(b.path === answer?.path) - Number(a.path === answer?.path))

const marked = (pieces: readonly Piece[]): Html => html`${pieces.map(({ text, marked: isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text))}`
