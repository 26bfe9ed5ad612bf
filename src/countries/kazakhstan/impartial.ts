/** Who may not deal with a case for an interest in it: one answer for all procedures, as one law has it for all. Its article is not known. */
import { assumed } from '../../law/citation.ts'
import { months } from '../../law/duration.ts'
import type { Exclusion } from '../../law/procedure.ts'
import { administrativeCode } from './acts.ts'

const basis = assumed(administrativeCode, {
  kk: 'Бабы белгіленбеген; мерзімді үлгі бағдарлама белгілеген.', ru: 'Статья не установлена; срок задан образцовой программой.',
  en: 'The article is not set; the time is set by the sample programme.',
})

/** In every case of an organisation. */
export const notRepresentatives: readonly Exclusion[] = [{ of: 'representatives', within: months(12), basis }]

/** In an appeal of a person, for whom nobody acts. */
export const notAuthors: readonly Exclusion[] = [{ of: 'authors', basis }]

/** In an appeal. */
export const notRepresentativesOrAuthors: readonly Exclusion[] = [...notRepresentatives, ...notAuthors]
