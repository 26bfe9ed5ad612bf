/** Answers at once what people ask of services most: drawn from the declarations and from the indicators' newest values, with their source. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { FoundDocument } from '../../kernel/search/index.ts'
import type { Clause } from '../../law/clauses.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { passportOf, type SectionName } from '../../law/passport.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { printed } from '../record/index.ts'
import { isText, say } from '../words.ts'
import type { AnswerBox, ReadyAnswer } from './answer-box.ts'
import { cues } from './answer-cues.ts'
import { searchWords as words } from './messages.ts'

/** No more lines of a section: the rest stands on the service's page. */
const mostLines = 5
/** Only what is found among the first so many is what was asked about. */
const amongFirst = 5

/**
 * The answer to a question; undefined where nothing declared answers it. `found` is what the search found, best first; `ready` is what is
 * answered without a declaration, for whoever asks.
 */
export async function answerBox(kernel: Kernel, text: string, { found, ready, actor }: {
  readonly found: readonly FoundDocument[]; readonly ready: readonly ReadyAnswer[]; readonly actor: Actor | null
}): Promise<AnswerBox | undefined> {
  const [best] = await strongest(kernel, text, [...cues.map(({ words: asks }) => [asks]), ...ready.map(({ asks, about }) => (about ? [asks, about] : [asks]))])
  if (best === undefined) return undefined
  const cue = cues[best.place]
  if (cue === undefined) return ready[best.place - cues.length]?.answer(kernel, actor)
  const near = found.slice(0, amongFirst)
  if (cue.asks === 'count') return figureAmong(kernel, near)
  const { procedures } = kernel.cases
  const named = near.flatMap(({ path }) => procedures.filter(({ id }) => path === `/services/${id}` || path.startsWith(`/services/${id}/`)))[0]
  // Whoever names no service means one that people apply for.
  const procedure = best.whole ? procedures.find(isSought) : named
  return procedure && sectionOf(procedure, cue.asks, kernel.country.calendar)
}

/**
 * The questions that a text asks, each given by groups of words of which one of every group must stand in the text: first the one that
 * holds most of it, and of equals the one that is said first. `whole`: it holds all of the text.
 */
async function strongest({ search }: Kernel, text: string, questions: readonly (readonly Text[])[]): Promise<readonly { readonly place: number; readonly whole: boolean }[]> {
  // Small words, such as "where", are no terms of the index: they are looked for as they were typed.
  const typed = new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const strengths = questions.map((_, place) => ({ place, held: 0, whole: false }))
  for (const locale of locales) {
    const compared = await search.compare(text, locale, questions.flatMap((groups) => groups.map((one) => one[locale])))
    let at = 0
    for (const [place, groups] of questions.entries()) {
      const parts = compared.slice(at, at += groups.length)
      const stands = parts.every((part, group) => part.held.length > 0 || groups[group]![locale].split(' ').some((word) => typed.has(word)))
      const held = stands ? new Set(parts.flatMap((part) => part.held)).size : 0
      const strength = strengths[place]!
      if (held > strength.held) [strength.held, strength.whole] = [held, held === parts[0]?.terms]
    }
  }
  return strengths.filter(({ held }) => held > 0).toSorted((a, b) => b.held - a.held)
}

const isSought = ({ decisions }: Procedure): boolean => Object.values(decisions).some(({ effect }) => effect === 'grant')

function sectionOf(procedure: Procedure, name: SectionName, calendar: Kernel['country']['calendar']): AnswerBox | undefined {
  const { title, sections, id } = passportOf(procedure, calendar)
  const section = sections.find((one) => one.name === name)
  if (section === undefined) return undefined
  return {
    title: inEveryLanguage((locale) => `${title[locale]}: ${lowered(section.title[locale], locale)}`), lines: section.clauses.flatMap(said).slice(0, mostLines),
    source: words.passport, path: `/services/${id}#${name}`,
  }
}

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
