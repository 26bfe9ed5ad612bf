/** Passages: the parts of the portal's own texts that an answer can be taken from, entered into the search of the site. */
import type { SearchDocument } from '../../../kernel/search/index.ts'
import type { Calendar } from '../../../law/calendar.ts'
import type { Clause } from '../../../law/clauses.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { passportOf } from '../../../law/passport.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'

/** The kind under which passages are found. */
export const passageKind = 'passage'

/** A clause with its parts as running text, one statement after another. */
const said = ({ words, parts = [] }: Clause): readonly Text[] => [words, ...parts.flatMap(said)]

const sentence = (text: string): string => (/[.?!:]$/.test(text) ? text : `${text}.`)

/** Each section of a service's passport, and the acts that it rests on, as one passage. */
export function passagesOf(procedures: readonly Procedure[], calendar: Calendar): readonly SearchDocument[] {
  return procedures.flatMap((procedure): readonly SearchDocument[] => {
    const { id, title, sections, laws, lawTitle } = passportOf(procedure, calendar)
    const passage = (name: string, heading: Text, about: Text): SearchDocument => ({
      id: `${passageKind}:${id}#${name}`, kind: passageKind, path: `/services/${id}#${name}`, about,
      title: inEveryLanguage((locale) => `${title[locale]}: ${heading[locale].charAt(0).toLowerCase()}${heading[locale].slice(1)}`),
    })
    return [
      // What is assumed or not set answers nothing.
      ...sections.filter(({ name }) => name !== 'open').map(({ name, title: heading, clauses }) => passage(name, heading, inEveryLanguage((locale) => clauses.flatMap(said).map((text) => sentence(text[locale])).join(' ')))),
      ...(laws.length > 0 ? [passage('law', lawTitle, inEveryLanguage((locale) => laws.map(({ citation, words }) => sentence(`${words[locale]}: ${citation.act.title[locale]}`)).join(' ')))] : []),
    ]
  })
}
