/** What the procedures of the house are made of: the body that answers for them, its offices, and what they have in common. */
import type { Citation } from '../citation.ts'
import type { Exclusion, Procedure } from '../procedure.ts'
import type { Text } from '../text.ts'

/** What a country says of its house. */
export interface House {
  /** The body that answers for the programme: it brings declarations into force, and its administrator gives orders. */
  readonly body: Procedure['body']
  /** What the procedures rest on. */
  readonly basis: Citation
  /** Who may not decide for an interest in the organisation concerned. */
  readonly excluded: readonly Exclusion[]
  /** Bodies with an author, a lawyer and a head bring services of their own into force by the same procedure. */
  readonly ownServices?: true
  /** How the form asks for the number of an organisation. */
  readonly organisation: Text
}

/** The offices of that body, besides the administrator. */
export const houseOffices: Readonly<Record<string, Text>> = {
  'programme.drafter': { kk: 'Декларация жобасын дайындаушы', ru: 'Составитель проектов деклараций', en: 'Drafter of declarations' },
  'programme.lawyer': { kk: 'Бағдарлама заңгері', ru: 'Юрист программы', en: 'Lawyer of the programme' },
  'programme.head': { kk: 'Бағдарламаға жауапты органның басшысы', ru: 'Руководитель органа, ответственного за программу', en: 'Head of the body responsible for the programme' },
}

export const commonTo = ({ body, basis }: House) => ({
  body, inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } }, keep: { for: { unit: 'year', count: 10 }, basis }, fee: 'free', obligations: {}, parameters: {}, rules: {},
  complaint: {
    words: {
      kk: 'Органның әрекетіне оның басшысына немесе сотқа шағымдануға болады.', ru: 'На действия органа можно пожаловаться его руководителю или в суд.',
      en: 'You can complain to the head of the body, or go to court.',
    },
    basis,
  },
} as const)
