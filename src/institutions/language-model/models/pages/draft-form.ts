/** The form of a draft: its questions, what they propose, and the description that comes of them. Pure. */
import type { Problem } from '../../../../law/failure.ts'
import { choice, email, type Field, text } from '../../../../law/field.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import { locales, spoken, type Text } from '../../../../law/text.ts'
import type { LanguageModelOptions } from '../../ground.ts'
import { autonomyWords, riskWords } from '../card-words.ts'
import { registryWords } from '../messages.ts'
import { autonomyClasses, type Description, riskClasses } from '../model.ts'
import { pageWords as words, proposedLimits } from './messages.ts'

const longest = 4_000
const languageWords = spoken({ kk: words.inKk, ru: words.inRu, en: words.inEn } as const)

/** One question in three languages. */
export const inThree = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}): readonly Field[] => locales.map((language) => text(`${name}.${language}`, {
  label: inEveryLanguage((locale) => `${label[locale]}, ${languageWords[language][locale]}`), maxLength: longest, long: true, ...more,
}))

export const nameField: Field = text('name', { label: words.name, hint: words.nameHint, maxLength: 64 })

/** What is asked of every model. */
export const descriptionFields: readonly Field[] = [
  text('licence', { label: words.licence, hint: words.licenceHint, maxLength: 100 }),
  ...inThree('summary', words.summary), ...inThree('intendedUse', words.intendedUse), ...inThree('limits', words.limits),
  text('contact.name', { label: words.contactName, maxLength: 200 }), email('contact.email', { label: words.contactEmail }),
  choice('risk.class', { label: words.riskClass, hint: words.riskHint, choices: riskClasses.map((value) => ({ value, label: riskWords[value] })) }),
  choice('risk.autonomy', { label: words.autonomy, choices: autonomyClasses.map((value) => ({ value, label: autonomyWords[value] })) }),
  ...inThree('risk.reasons', words.riskReasons),
]

/** The problems, with the label of the field where the words do not name it. */
export const labelled = (problems: readonly Problem[], fields: readonly Field[]): readonly Problem[] => problems.map((problem) => {
  const label = problem.text === registryWords.fill ? fields.find(({ name }) => name === problem.field)?.label : undefined
  return label === undefined ? problem : { ...problem, label }
})

/** What the form holds at first. */
export const proposed = ({ provider }: Pick<LanguageModelOptions, 'provider'>): Readonly<Record<string, string>> => ({
  licence: 'Apache-2.0', 'contact.name': provider.contact.name, 'contact.email': provider.contact.email, 'risk.class': 'minimal', 'risk.autonomy': 'low',
  ...Object.fromEntries(locales.map((locale) => [`limits.${locale}`, proposedLimits[locale]])),
})

/** The description as it was sent; the registry says what of it is missing. */
export function descriptionFrom(values: Readonly<Record<string, string>>): Description {
  const value = (name: string): string => values[name] ?? ''
  const texts = (name: string): Text => inEveryLanguage((locale) => value(`${name}.${locale}`))
  const chosen = <T extends string>(all: readonly T[], name: string): T => all.find((one) => one === value(name)) ?? all[0]!
  return {
    summary: texts('summary'), intendedUse: texts('intendedUse'), limits: texts('limits'), licence: value('licence').trim(),
    contact: { name: value('contact.name'), email: value('contact.email').trim() },
    risk: { class: chosen(riskClasses, 'risk.class'), autonomy: chosen(autonomyClasses, 'risk.autonomy'), reasons: texts('risk.reasons') },
  }
}

/** The form as a description fills it. */
export const descriptionValues = ({ licence, contact, risk, ...texts }: Description): Readonly<Record<string, string>> => ({
  licence, 'contact.name': contact.name, 'contact.email': contact.email, 'risk.class': risk.class, 'risk.autonomy': risk.autonomy,
  ...Object.fromEntries(locales.flatMap((locale) => [
    ...(['summary', 'intendedUse', 'limits'] as const).map((name) => [`${name}.${locale}`, texts[name][locale]]), [`risk.reasons.${locale}`, risk.reasons[locale]],
  ])),
})
