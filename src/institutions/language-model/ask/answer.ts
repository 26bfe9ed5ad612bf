/** Answers a question from what the portal itself says: finds, picks the sentences that hold what was asked, and names their sources. */
import type { Piece, Search, SearchDocument } from '../../../kernel/search/index.ts'
import type { Locale } from '../../../law/text.ts'

/** A sentence of a source, word for word. */
export interface Quote {
  readonly pieces: readonly Piece[]
  /** Which source, counted from 1. */
  readonly source: number
}

export interface Source extends Pick<SearchDocument, 'title' | 'path' | 'kind'> {
  /** The whole passage in the language of the question. */
  readonly text: string
}

export type Answer =
  | { readonly found: false }
  | { readonly found: true; readonly quotes: readonly Quote[]; readonly sources: readonly Source[] }

/** Documents that are looked into, and sentences that are shown. */
const looked = 16
const shown = 4
/** Of the words that tell something, this share must stand in one source, and of several at least two, else nothing was found. */
const enough = 0.5

const segmenters = new Map<Locale, Intl.Segmenter>()

function sentencesOf(text: string, locale: Locale): readonly string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, segmenter)
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((one) => one !== '')
}

/** Answers in the language of the page, in the words of the sources; finds nothing rather than something near. */
export async function answer(search: Search, question: string, locale: Locale): Promise<Answer> {
  const { found } = await search.find({ text: question, locale, limit: looked, offset: 0 })
  if (found.length === 0) return { found: false }
  const whole = await search.compare(question, locale, found.map(({ title, about }) => `${title[locale]} ${about[locale]}`))
  const bodies = await search.compare(question, locale, found.map(({ about }) => about[locale]))
  const telling = found.flatMap((document, i) => {
    const { held, terms } = whole[i]!
    // A text that speaks of what is asked answers it better than one that only is headed by it.
    return terms > 0 && held.length / terms >= enough && held.length >= Math.min(terms, 2) ? [{ document, worth: held.length + bodies[i]!.held.length }] : []
  })
  if (telling.length === 0) return { found: false }
  const most = Math.max(...telling.map(({ worth }) => worth))
  const best = telling.toSorted((a, b) => b.worth - a.worth).filter(({ worth }) => worth >= most - 1).slice(0, 3)
  const quotes: Quote[] = []
  for (const [i, { document }] of best.entries()) {
    const sentences = sentencesOf(document.about[locale], locale)
    const compared = await search.compare(question, locale, sentences)
    const inTitle = new Set((await search.compare(question, locale, [document.title[locale]]))[0]!.held)
    // A sentence is chosen for what it adds to the title, which stands above it.
    const rated = compared.map(({ held, pieces }, at) => ({ at, pieces, score: held.length + held.filter((term) => !inTitle.has(term)).length }))
    const chosen = rated.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, i === 0 ? shown : 1)
    const taken = chosen.length > 0 ? chosen : rated.slice(0, 2)
    for (const { pieces } of taken.toSorted((a, b) => a.at - b.at)) quotes.push({ pieces, source: i + 1 })
  }
  return { found: true, quotes, sources: best.map(({ document: { title, path, kind, about } }) => ({ title, path, kind, text: about[locale] })) }
}
