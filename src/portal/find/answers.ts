/** Answers at once what people ask of services most: drawn from the declarations and from the indicators' newest values, with their source. */
import type { Kernel } from '../../kernel/index.ts'
import type { FoundDocument } from '../../kernel/search/index.ts'
import type { Clause } from '../../law/clauses.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { passportOf, type SectionName } from '../../law/passport.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { printed } from '../record/index.ts'
import { isText, say, type Words } from '../words.ts'
import { cues } from './answer-cues.ts'
import { searchWords as words } from './messages.ts'

export interface AnswerBox {
  /** What is answered: "Residency: term". */
  readonly title: Text
  readonly lines: readonly Words[]
  /** Where it is drawn from: a section of a passport, the source of a figure. */
  readonly source: Text
  /** Where the whole of it stands, without the language. */
  readonly path: string
}

/** No more lines of a section: the rest stands on the service's page. */
const mostLines = 5
/** Only what is found among the first so many is what was asked about. */
const amongFirst = 5

/** The answer to a question; undefined where nothing declared answers it. `found` is what the search found, best first. */
export async function answerBox(kernel: Kernel, text: string, found: readonly FoundDocument[]): Promise<AnswerBox | undefined> {
  const held = await Promise.all(locales.map((locale) => kernel.search.compare(text, locale, cues.map((cue) => cue.words[locale]))))
  // The cue that holds most of the question; of two, the one that is said first.
  const strengths = cues.map((cue, i) => ({ cue, held: Math.max(...held.map((of) => of[i]?.held.length ?? 0)), terms: held[0]?.[i]?.terms ?? 0 }))
  const [best] = strengths.filter((one) => one.held > 0).toSorted((a, b) => b.held - a.held)
  if (best === undefined) return undefined
  const near = found.slice(0, amongFirst)
  if (best.cue.asks === 'count') return figureAmong(kernel, near)
  const { procedures } = kernel.cases
  const named = near.flatMap(({ path }) => procedures.filter(({ id }) => path === `/services/${id}` || path.startsWith(`/services/${id}/`)))[0]
  // Whoever names no service means one that people apply for.
  const procedure = best.held === best.terms ? procedures.find(isSought) : named
  return procedure && sectionOf(procedure, best.cue.asks, kernel.country.calendar)
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
  const { indicator, value: { day, value } } = one
  const shown = printed(indicator.unit, value)
  return {
    title: indicator.title, source: indicator.source, path: `/indicators/${indicator.id}`,
    lines: [inEveryLanguage((locale) => `${isText(shown) ? shown[locale] : String(say(locale, shown))} (${formatDay(day, locale)})`)],
  }
}
