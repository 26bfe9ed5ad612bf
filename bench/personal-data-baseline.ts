/** The baseline of the personal-data bench: plain regular expressions, as sets like Presidio's have them, with their checks for cards and IBAN. */
import { passesLuhn, type PersonalDataKind } from '../src/kernel/personal-data/index.ts'
import { explainIban } from '../src/law/identifier.ts'

const word = '[А-ЯӘҒҚҢӨҰҮІЁA-Z][а-яәғқңөұүіёһa-z]+'
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'

const patterns: readonly (readonly [PersonalDataKind, RegExp, ((value: string) => boolean)?])[] = [
  ['email', /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu],
  ['bank-account', /(?<![A-Z\d])KZ\d{2}(?: ?[A-Z\d]{4}){4}(?![A-Z\d])/g, (value) => explainIban(value) === undefined],
  ['card', /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, (value) => passesLuhn(value.replaceAll(/\D/g, ''))],
  ['national-id', /(?<!\d)\d{12}(?!\d)/g],
  ['phone', /(?<!\d)(?:\+7|[78])[ -]?\(?\d{3,4}\)?[ -]?\d{2,3}[ -]?\d{2}[ -]?\d{2}(?!\d)/g],
  ['ip-address', new RegExp(`(?<![\\d.])${octet}(?:\\.${octet}){3}(?!\\d)|[\\da-f]{1,4}(?::{1,2}[\\da-f]{1,4}){3,7}`, 'gi')],
  ['vehicle-plate', /(?<![\p{L}\d])(?:\d{3} ?[A-Z]{2,3} ?\d{2}|[A-Z]\d{3}[A-Z]{2,3})(?![\p{L}\d])/gu],
  ['passport', /(?<![\p{L}\d])(?:[A-ZА-Я] ?\d{8}|0\d{8})(?!\d)/gu],
  ['birth-date', /(?<![\d.])\d{2}\.\d{2}\.(?:19|20)\d{2}(?!\d)/g],
  ['address', new RegExp(`(?:ул\\.|улица|проспект|пр\\.|мкр\\.?) ?[\\p{L}\\d -]+,? ?(?:д\\.|дом)? ?\\d+(?:, кв\\.? ?\\d+)?|${word} (?:көшесі|даңғылы),? ?\\d+(?:-үй)?(?:, ?\\d+-пәтер)?`, 'gu')],
  ['name', new RegExp(`${word}(?: ${word}){1,2}|${word} [А-ЯӘҒҚҢӨҰҮІ]\\. ?[А-ЯӘҒҚҢӨҰҮІ]\\.|[А-ЯӘҒҚҢӨҰҮІ]\\.(?: ?[А-ЯӘҒҚҢӨҰҮІ]\\.)? ${word}`, 'gu')],
]

/** Finds; of those that overlap, the one whose kind stands first. */
export function plainSpans(text: string): { kind: PersonalDataKind; start: number; end: number }[] {
  const spans: { kind: PersonalDataKind; start: number; end: number }[] = []
  for (const [kind, pattern, good] of patterns) {
    for (const { 0: value, index } of text.matchAll(pattern)) {
      const end = index + value.length
      if ((good?.(value) ?? true) && spans.every((other) => end <= other.start || index >= other.end)) spans.push({ kind, start: index, end })
    }
  }
  return spans
}

/** The kind that at least half of the values are wholly of. */
export function plainColumn(values: readonly string[]): PersonalDataKind | undefined {
  return patterns.find(([, pattern, good]) => values.filter((value) => {
    const [match] = value.matchAll(pattern)
    return match?.[0] === value && (good?.(value) ?? true)
  }).length * 2 >= values.length)?.[0]
}
