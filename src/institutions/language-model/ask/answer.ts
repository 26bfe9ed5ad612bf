/** Answers a question from what the portal itself says: finds, picks the sentences that hold what was asked, and names their sources. */
import { type Piece, ReadTexts, type Search, type SearchDocument } from '../../../kernel/search/index.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { cues, idle } from './cues.ts'
import { type Passage, passageKind, type PassageSection } from './passages.ts'

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

/** What is looked into: the passages of all services, and what the search of the site finds besides. */
interface Here { readonly search: Search; readonly passages: readonly Passage[] }

/** Further documents that are looked into. */
const looked = 16
/** Sentences that are shown of a section that is asked for, of another text, and of each source after the first. */
const shown = { asked: 10, other: 4, beside: 2 }
/** Of what the words of the question tell, this share must stand in a source: less where it is the section that is asked for. */
const enough = { asked: 0.6, other: 0.8 }
/** What counts beside words: that a section is what is asked for, and that its service is one that people seek. A word that every fifth passage has counts 1.8. */
const worthOf = { cue: 3, sought: 0.75 }
/** Sources that are worth nearly as much are named beside the first. */
const near = 0.5
/** Sections that say something only to whoever asks for them: a price, a time of keeping, a list of acts. */
const onlyIfAsked: ReadonlySet<PassageSection> = new Set(['fee', 'keeping', 'law'])

const segmenters = new Map<Locale, Intl.Segmenter>()

function sentencesOf(text: string, locale: Locale): readonly string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, segmenter)
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((one) => one !== '')
}

/** What could answer. */
type Candidate = SearchDocument & Partial<Pick<Passage, 'section' | 'service' | 'sought'>>

/** What of it is compared with a question: the whole of it, and what it is called. */
const textsOf = ({ title, about, service }: Candidate, locale: Locale): readonly string[] => [`${title[locale]} ${about[locale]}`, (service ?? title)[locale]]

const reads = new WeakMap<readonly Passage[], Map<Locale, ReadTexts>>()

/** What every question is compared with, read when first somebody asks in a language: idle words, the words of each cue, and of each passage its texts. */
function readOf(passages: readonly Passage[], locale: Locale): ReadTexts {
  const known = reads.get(passages) ?? new Map<Locale, ReadTexts>()
  reads.set(passages, known)
  const read = known.get(locale) ?? new ReadTexts([idle[locale], ...cues.map(({ words }) => words[locale]), ...passages.flatMap((passage) => textsOf(passage, locale))], locale)
  known.set(locale, read)
  return read
}

interface Rated { readonly document: SearchDocument; readonly worth: number; readonly asked: boolean }

/** Rates what could answer; what holds too little of the question is left out. */
async function rate({ search, passages }: Here, question: string, locale: Locale): Promise<readonly Rated[]> {
  const { found } = await search.find({ text: question, locale, limit: looked, offset: 0 })
  const besides = found.filter(({ kind, about }) => kind !== passageKind && kind !== 'term' && about[locale] !== '')
  const documents: readonly Candidate[] = [...passages, ...besides]
  const { terms, read, passages: compared } = await search.compare(question, locale, besides.flatMap((document) => textsOf(document, locale)), readOf(passages, locale))
  const held = [...read, ...compared.map((one) => one.held)]
  const idles = held[0]!
  const cued = held.slice(1, cues.length + 1)
  const texts = documents.map((_, i) => ({ whole: held[cues.length + 1 + 2 * i]!, name: held[cues.length + 2 + 2 * i]! }))
  const cueWords = new Set(cued.flatMap((one) => [...one]))
  const isTelling = (term: number): boolean => cueWords.has(term) || !idles.has(term)
  // A word that few passages have tells more, and one that none has tells that the answer is elsewhere; what kind of thing is asked for is told by the cue.
  const weights = Array.from({ length: terms }, (_, term) => (!isTelling(term) ? 0 : cueWords.has(term) ? 1
    : Math.log(1 + passages.length / (0.5 + passages.filter((__, i) => texts[i]!.whole.has(term)).length))))
  const weightOf = (some: Iterable<number>): number => [...some].reduce((sum, term) => sum + weights[term]!, 0)
  const all = weightOf(weights.keys())
  if (all === 0) return []
  // What each service is called, whom it is for and what it gives: the context of all its sections.
  const contexts = new Map<Text, Set<number>>()
  for (const [i, { service, section }] of passages.entries()) {
    const { whole, name } = texts[i]!
    contexts.set(service, (contexts.get(service) ?? new Set()).union(section === 'who' || section === 'gives' ? whole : name))
  }
  // A service about an earlier decision is meant only by who names more than some one service that people seek is about; where its own rulings go is nobody's question.
  const ofSought = [...new Set(passages.flatMap(({ sought, service }) => (sought ? contexts.get(service)! : [])))]
  return documents.flatMap((document, i) => {
    const { whole, name } = texts[i]!
    if (document.sought === false && (document.section === 'appeal' || ofSought.some((one) => one.isSupersetOf(name)))) return []
    const matched = cues.flatMap(({ section, worth = worthOf.cue }, at) => (section === document.section && cued[at]!.size > 0 ? [{ worth, words: cued[at]! }] : []))
    const asked = matched.length > 0
    if (!asked && document.section !== undefined && onlyIfAsked.has(document.section)) return []
    const context = asked ? contexts.get(document.service!)! : []
    const holds = new Set([...whole, ...context, ...matched.flatMap(({ words }) => [...words])])
    const share = weightOf(holds) / all
    if (share < (asked ? enough.asked : enough.other) || (!asked && [...holds].filter(isTelling).length < 2)) return []
    return [{ document, asked, worth: weightOf(holds) + weightOf(name) / 2 + Math.max(0, ...matched.map(({ worth }) => worth)) + (document.sought ? worthOf.sought : 0) }]
  }).toSorted((a, b) => b.worth - a.worth)
}

/** Answers in the language of the page, in the words of the sources; finds nothing rather than something near. */
export async function answer(here: Here, question: string, locale: Locale): Promise<Answer> {
  const rated = await rate(here, question, locale)
  const [first] = rated
  if (first === undefined) return { found: false }
  const best = rated.filter(({ worth, asked }) => worth >= first.worth - near && asked === first.asked).slice(0, 3)
  const quotes: Quote[] = []
  for (const [i, { document, asked }] of best.entries()) {
    const most = i > 0 ? shown.beside : asked ? shown.asked : shown.other
    const compared = await here.search.compare(question, locale, sentencesOf(document.about[locale], locale))
    const sentences = compared.passages.map(({ held, pieces }, at) => ({ at, pieces, score: held.size }))
    // Of a section that is asked for every sentence answers, from the beginning on; of another text, those that speak of what was asked.
    const answering = asked || sentences.every(({ score }) => score === 0) ? sentences : sentences.filter(({ score }) => score > 0)
    const taken = answering.toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, most).toSorted((a, b) => a.at - b.at)
    for (const { pieces } of taken) quotes.push({ pieces, source: i + 1 })
  }
  return { found: true, quotes, sources: best.map(({ document: { title, path, kind, about } }) => ({ title, path, kind, text: about[locale] })) }
}
