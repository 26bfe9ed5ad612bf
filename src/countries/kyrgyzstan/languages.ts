/** The languages of Kyrgyzstan: Kyrgyz, in which the product is not written, Russian and English. */
import type { Language } from '../../law/language.ts'
import { english, russian } from '../../law/source-languages.ts'
import { type Text, textOf } from '../../law/text.ts'

/** A text of this country: the compiler refuses one that lacks a language. */
export const say = (ky: string, ru: string, en: string): Text => textOf({ ky, ru, en })

const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'] as const
/** A month with the ending of what it belongs to, and the vowels of the endings that follow. */
const ofYear = [
  'январы', 'февралы', 'марты', 'апрели', 'майы', 'июну', 'июлу', 'августу', 'сентябры', 'октябры', 'ноябры', 'декабры',
] as const
const after: Readonly<Record<string, readonly [since: string, to: string]>> = { ы: ['нан', 'на'], и: ['нен', 'не'], у: ['нан', 'на'] }

const day = (year: number, month: number, date: number): string => `${year}-ж. ${date}-${months[month - 1]}`
const inPaper = (year: number, month: number, date: number): string => `${year}-жылдын ${date}-${ofYear[month - 1]}`
const ending = (month: number): readonly [since: string, to: string] => after[ofYear[month - 1]!.at(-1)!]!

/** After a number, a Kyrgyz noun stays in the singular. */
const kyrgyz: Language = {
  tag: 'ky', name: 'Кыргызча', short: 'Кыр', intl: 'ky', letters: ['cyrillic', 'kazakh', 'latin'],
  day, dayOfYear: (month, date) => `${date}-${months[month - 1]}`,
  units: {
    minute: { other: 'мүнөт' }, hour: { other: 'саат' }, workhour: { other: 'жумуш сааты' },
    workday: { other: 'жумуш күнү' }, day: { other: 'календардык күн' }, month: { other: 'ай' }, year: { other: 'жыл' },
  },
  within: (counted) => `${counted} ичинде`,
  and: 'жана', or: 'же',
  further: {
    fallback: 'ru',
    words: new URL('words.ky.po', import.meta.url),
    paper: {
      day: inPaper,
      from: (year, month, date) => `${inPaper(year, month, date)}${ending(month)[0]} баштап, мөөнөтсүз`,
      until: (year, month, date) => `${inPaper(year, month, date)}${ending(month)[1]} чейин (ошол күн кошо эсептелет)`,
    },
  },
}

export const languages: readonly Language[] = [kyrgyz, russian, english]
