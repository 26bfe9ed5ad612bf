/** What the linter finds in a service that takes a person and a company alike, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const eitherFaults = {
  'asked-of-persons-only': { severity: 'warning', words: (field) => say(
    `Қызметке ұйымдар да өтініш береді, ал «${field}» сұрағына тек жеке тұлға жауап бере алады (жеке нөмірі, туған күні, аты-жөні). Сұраққа «when» шартын қойыңыз: өтініш беруші — жеке тұлға («from: applicant.kind»).`,
    `За услугой обращаются и организации, а на вопрос «${field}» может ответить только физическое лицо (личный номер, дата рождения, имя). Задайте вопросу условие «when»: заявитель — физическое лицо («from: applicant.kind»).`,
    `Organisations apply too, and only a person can answer “${field}” (personal number, day of birth, name). Ask it with “when”: only where the applicant is a person (“from: applicant.kind”).`) },
  'asked-of-companies-only': { severity: 'warning', words: (field) => say(
    `Қызметке жеке тұлғалар да өтініш береді, ал «${field}» сұрағына тек ұйым жауап бере алады (тіркеу нөмірі, атауы, жарғысы). Сұраққа «when» шартын қойыңыз: өтініш беруші — ұйым («from: applicant.kind»).`,
    `За услугой обращаются и физические лица, а на вопрос «${field}» может ответить только организация (регистрационный номер, наименование, устав). Задайте вопросу условие «when»: заявитель — организация («from: applicant.kind»).`,
    `People apply too, and only an organisation can answer “${field}” (registration number, name, charter). Ask it with “when”: only where the applicant is an organisation (“from: applicant.kind”).`) },
  'kind-of-one': { severity: 'error', words: (field) => say(
    `«${field}» өтініш берушінің түрін алады, ал бұл қызметке өтініш берушілердің бір ғана түрі жүгінеді. «from» жолын алып тастаңыз немесе «opens: { by: personOrCompany }» деп жазыңыз.`,
    `«${field}» получает вид заявителя, а за этой услугой обращаются заявители только одного вида. Уберите «from» или укажите «opens: { by: personOrCompany }».`,
    `“${field}” takes the kind of the applicant, and this service has applicants of one kind only. Take “from” out, or write “opens: { by: personOrCompany }”.`) },
  'kind-not-chosen': { severity: 'error', words: (field) => say(
    `«${field}» сұрағы екі нұсқасы бар таңдау болуы тиіс: жеке тұлға (person) және ұйым (company). Түрі мен нұсқаларын түзетіңіз.`,
    `Вопрос «${field}» должен быть выбором из двух вариантов: физическое лицо (person) и организация (company). Исправьте вид и варианты.`,
    `“${field}” must be a choice between two values, a person (person) and an organisation (company). Mend its kind and its choices.`) },
} as const satisfies Record<string, Kind>

type EitherLintRule = keyof typeof eitherFaults

/** A fault as a check reports it. */
export interface EitherFault {
  readonly rule: EitherLintRule
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}
