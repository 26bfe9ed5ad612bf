/** Passages: the parts of the portal's own texts that an answer can be taken from, entered into the search of the site. */
import type { SearchDocument } from '../../../kernel/search/index.ts'
import type { Calendar } from '../../../law/calendar.ts'
import type { Clause } from '../../../law/clauses.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { isByHouse } from '../../../law/opening.ts'
import { passportOf, type SectionName } from '../../../law/passport.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { RegisterTitles } from '../../../law/register.ts'
import type { Text } from '../../../law/text.ts'

/** The kind under which passages are found. */
export const passageKind = 'passage'

/** What a passage tells of its service: a section of the passport, or the acts on which the service rests. */
export type PassageSection = Exclude<SectionName, 'open'> | 'law'

/** A section of a service's passport. */
export interface Passage extends SearchDocument {
  readonly section: PassageSection
  /** The title of its service, without the heading of the section. */
  readonly service: Text
  /** Somebody applies for it and is granted or refused it, whereas what is said against an earlier act is dismissed: whoever asks without naming a service means one of these. */
  readonly sought: boolean
}

/** A clause with its parts as running text, one statement after another. */
const said = ({ words, parts = [] }: Clause): readonly Text[] => [words, ...parts.flatMap(said)]

const sentence = (text: string): string => (/[.?!:]$/.test(text) ? text : `${text}.`)

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Each section of a service's passport, and the acts that it rests on, as one passage. */
export function passagesOf(procedures: readonly Procedure[], calendar: Calendar, titles?: RegisterTitles): readonly Passage[] {
  return procedures.flatMap((procedure): readonly Passage[] => {
    const { id, title: service, sections, laws, lawTitle } = passportOf(procedure, calendar, titles)
    const sought = !isByHouse(procedure.opens) && Object.values(procedure.decisions).every(({ effect }) => effect === 'grant' || effect === 'refuse')
    const passage = (section: PassageSection, heading: Text, texts: Text): Passage => {
      const title = inEveryLanguage((locale) => `${service[locale]}: ${lowered(heading[locale])}`)
      return {
        id: `${passageKind}:${id}#${section}`, kind: passageKind, path: `/services/${id}#${section}`, title, section, service, sought,
        // A price says nothing without what it is the price of.
        about: section === 'fee' ? inEveryLanguage((locale) => `${service[locale]} — ${lowered(texts[locale])}`) : texts,
      }
    }
    return [
      // What is assumed or not set answers nothing.
      ...sections.flatMap(({ name, title, clauses }) => (name === 'open' ? [] : [passage(name, title, inEveryLanguage((locale) => clauses.flatMap(said).map((text) => sentence(text[locale])).join(' ')))])),
      ...(laws.length > 0 ? [passage('law', lawTitle, inEveryLanguage((locale) => laws.map(({ citation, words }) => sentence(`${words[locale]}: ${citation.act.title[locale]}`)).join(' ')))] : []),
    ]
  })
}
