/** A unit as it is called, and after a number. Its forms are parted by `|`: singular and plural, or those after 1, 2 and 5; one that has no forms serves all numbers. Pure. */
import { inEveryLanguage, plural } from '../../../law/format.ts'
import { type Locale, locales, type Text } from '../../../law/text.ts'

const formsOf = (text: string): readonly string[] => text.split('|').map((form) => form.trim())

/** The unit as it stands alone. */
export const unitNamed = (unit: Text): Text => inEveryLanguage((locale) => formsOf(unit[locale])[0] ?? '')

/** Every way in which it is written: each of its forms in each language. */
export const unitForms = (unit: Text): readonly string[] => locales.flatMap((locale) => formsOf(unit[locale]))

/** The unit after a number, which is not printed. A part of one takes the form after 2: `2,5 компании`. */
export function unitAfter(unit: Text, value: number, locale: Locale): string {
  const [one = '', other = one, many = other] = formsOf(unit[locale])
  return plural(locale, value, { one, few: other, many, other })
}
