/** Answers at once what people ask most: from what is answered ready, from the declarations and from the indicators' newest values, with their source. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { FoundDocument } from '../../kernel/search/index.ts'
import type { Clause } from '../../law/clauses.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { type Passport, passportOf, type SectionName } from '../../law/passport.ts'
import type { Procedure } from '../../law/procedure.ts'
import { titlesOf } from '../../law/register.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { printed } from '../record/index.ts'
import { isText, say } from '../words.ts'
import type { AnswerBox, ReadyAnswer } from './answer-box.ts'
import { cues } from './answer-cues.ts'
import { searchWords as words } from './messages.ts'
import { asksForCount } from './what-is-asked.ts'

/** No more lines of a section: the rest stands on the service's page. */
const mostLines = 5
/** Only what is found among the first so many is what was asked about. */
const amongFirst = 5
/** What is answered ready must be at least this share of what was asked: else something else is asked, in which its words stand as well. */
const enough = 0.5

/**
 * The answer to a question; undefined where nothing answers it surely, for a wrong answer is worse than none. `found` is what the search found, best
 * first; `ready` is what is answered without a declaration, for whoever asks.
 */
export async function answerBox(kernel: Kernel, text: string, { found, ready, actor }: {
  readonly found: readonly FoundDocument[]; readonly ready: readonly ReadyAnswer[]; readonly actor: Actor | null
}): Promise<AnswerBox | undefined> {
  const near = found.slice(0, amongFirst)
  if (asksForCount(text)) return figureAmong(kernel, near)
  const asked = await heldBy(kernel, text, [...cues.map(({ words: asks, also }) => ({ of: [asks], also })), ...ready.map(({ asks, about }) => ({ of: about ? [asks, about] : [asks] }))])
  const [ofCues, ofReady] = [asked.slice(0, cues.length), asked.slice(cues.length)]
  const best = ofReady.map((held, place) => ({ held, one: ready[place]! })).filter(({ held: { stands, share } }) => stands && share >= enough)
    .toSorted((a, b) => b.held.share - a.held.share || b.held.words - a.held.words)[0]
  if (best && best.held.share === 1) return best.one.answer(kernel, actor)
  // What is asked of a named service is answered by that service before what is answered ready without all of the question.
  const cued = ofCues.map((held, place) => ({ held, asks: cues[place]!.asks })).filter(({ held }) => held.stands).toSorted((a, b) => b.held.words - a.held.words)[0]
  return (cued && fromPassport(kernel, cued.asks, await namedService(kernel, text, near, cued.held.terms))) ?? best?.one.answer(kernel, actor)
}

/** How far a question is asked by a text. */
interface Held {
  /** A word of each of its groups stands in the text. */
  readonly stands: boolean
  /** Which terms of the text are its words. */
  readonly terms: ReadonlySet<number>
  /** The same as a share of all terms, 0 to 1. */
  readonly share: number
  /** Its words in the text, with small ones such as "who", which are no terms. */
  readonly words: number
}

/** A question: a word of each of its groups must stand in a text that asks it; further words go with them. */
interface Question { readonly of: readonly Text[]; readonly also?: Text | undefined }

/** How far each question is asked, in the language in which it is most. */
async function heldBy({ search }: Kernel, text: string, questions: readonly Question[]): Promise<readonly Held[]> {
  // Small words, such as "where", are no terms of the index: they are looked for as they were typed.
  const typed = new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const groupsOf = ({ of, also }: Question): readonly Text[] => (also ? [...of, also] : of)
  let best: readonly Held[] = questions.map(() => ({ stands: false, terms: new Set<number>(), share: 0, words: 0 }))
  for (const locale of locales) {
    const { terms: all, passages: compared } = await search.compare(text, locale, questions.flatMap((one) => groupsOf(one).map((group) => group[locale])))
    let at = 0
    const held = questions.map((question): Held => {
      const groups = groupsOf(question)
      const parts = compared.slice(at, at += groups.length)
      const small = groups.map((group) => group[locale].toLowerCase().split(' ').filter((word) => typed.has(word)))
      const terms = new Set(parts.flatMap(({ held }) => [...held]))
      return {
        stands: question.of.every((_, group) => parts[group]!.held.size > 0 || small[group]!.length > 0), terms,
        share: all === 0 ? 0 : terms.size / all, words: Math.max(terms.size, new Set(small.flat()).size),
      }
    })
    best = best.map((one, place) => (held[place]!.stands && (!one.stands || held[place]!.words > one.words) ? held[place]! : one))
  }
  return best
}

/** The service that a question names: it holds all of it beside the words of the cue, and no other does as surely. */
async function namedService({ cases, search }: Kernel, text: string, near: readonly FoundDocument[], cued: ReadonlySet<number>): Promise<Procedure | undefined> {
  const found = near.flatMap((document) => {
    const procedure = cases.procedures.find(({ id }) => document.path === `/services/${id}` || document.path.startsWith(`/services/${id}/`))
    return procedure ? [{ procedure, document }] : []
  })
  const services = [...Map.groupBy(found, ({ procedure }) => procedure)]
  const texts = services.map(([, documents]) => documents.map(({ document: { title, about, words: more = [] } }) => [...locales.flatMap((locale) => [title[locale], about[locale]]), ...more].join(' ')).join(' '))
  const others = cases.procedures.filter((one) => isSought(one) && !services.some(([found]) => found === one))
  const titles = [...services.map(([one]) => one), ...others].map(({ title }) => title)
  const compared = await Promise.all(locales.map((locale) => search.compare(text, locale, [...texts, ...titles.map((title) => title[locale])])))
  const rest = Array.from({ length: compared[0]!.terms }, (_, term) => term).filter((term) => !cued.has(term))
  const restHeld = (place: number): number => rest.filter((term) => compared.some((one) => one.passages[place]?.held.has(term))).length
  const titleHeld = (place: number): number => restHeld(texts.length + place)
  const named = services.flatMap(([procedure], place) => (rest.length > 0 && restHeld(place) === rest.length ? [{ procedure, inTitle: titleHeld(place) }] : []))
  const sought = named.filter(({ procedure }) => isSought(procedure))
  const [first, second] = (sought.length > 0 ? sought : named).toSorted((a, b) => b.inTitle - a.inTitle)
  if (first === undefined || first.inTitle === 0 || first.inTitle === second?.inTitle) return undefined // a word that its text happens to hold names no service
  // Unless it was found before all else, a title that holds as much is a rival, however far behind its service was found.
  const isFirst = found[0]?.procedure === first.procedure && found[0].document === near[0]
  return !isFirst && others.some((_, place) => titleHeld(services.length + place) === rest.length) ? undefined : first.procedure
}

/** People apply for it: what it decides gives something. */
const isSought = ({ decisions }: Procedure): boolean => Object.values(decisions).some(({ effect }) => effect === 'grant')

/** The section of the passport of a service that was asked for. */
function fromPassport({ cases, registers, country: { calendar } }: Kernel, asks: SectionName, named: Procedure | undefined): AnswerBox | undefined {
  // Whoever asks how to appeal asks it of what was decided, not of the appeal.
  const decided = asks === 'appeal' && named ? cases.procedures.find(({ decisions }) => Object.values(decisions).some(({ appeal }) => appeal?.procedure === named.id)) : undefined
  const procedure = decided ?? named
  return procedure && sectionOf(asks, passportOf(procedure, calendar, titlesOf(registers.declared)))
}

function sectionOf(name: SectionName, { title, sections, id }: Passport): AnswerBox | undefined {
  const section = sections.find((one) => one.name === name)
  if (section === undefined) return undefined
  return {
    title: inEveryLanguage((locale) => `${title[locale]}: ${lowered(section.title[locale], locale)}`), lines: section.clauses.flatMap(said).slice(0, mostLines),
    source: words.passport, path: `/services/${id}#${name}`,
  }
}

/** A question that a service answers by its passport: what it is for, then the first clause of each of these sections. */
export const toldByService = (id: string, asks: Text, about: Text, sections: readonly SectionName[]): ReadyAnswer => ({
  asks, about,
  async answer({ cases, registers, country: { calendar } }) {
    const procedure = cases.procedures.find((one) => one.id === id)
    if (procedure === undefined) return undefined
    const passport = passportOf(procedure, calendar, titlesOf(registers.declared))
    const lines = sections.flatMap((name) => {
      const section = passport.sections.find((one) => one.name === name)
      const [first] = section?.clauses ?? []
      return section && first ? [inEveryLanguage((locale) => `${section.title[locale]}: ${lowered(first.words[locale], locale)}`)] : []
    })
    return { title: passport.title, lines: [passport.summary, ...lines], source: words.passport, path: `/services/${id}` }
  },
})

const said = ({ words: text, parts = [] }: Clause): readonly Text[] => [text, ...parts.flatMap(said)]

const lowered = (text: string, locale: Locale): string => `${text.charAt(0).toLocaleLowerCase(locale)}${text.slice(1)}`

/** The newest value of the indicator that was found. */
async function figureAmong({ indicators }: Kernel, near: readonly FoundDocument[]): Promise<AnswerBox | undefined> {
  const latest = await indicators.latest()
  const one = near.flatMap(({ id }) => latest.filter(({ indicator }) => `indicator:${indicator.id}` === id))[0]
  if (one?.value === undefined) return undefined
  const { indicator, value } = one
  const shown = printed(indicator, value)
  return {
    title: indicator.title, source: indicator.source, path: `/indicators/${indicator.id}`,
    lines: [inEveryLanguage((locale) => `${isText(shown) ? shown[locale] : String(say(locale, shown))} (${formatDay(value.day, locale)})`)],
  }
}
