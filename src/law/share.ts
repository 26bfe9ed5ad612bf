/** Says a part of a whole: as a share where enough was counted for one to mean something, as two counts where it was not. */
import { formatNumber, inEveryLanguage } from './format.ts'
import { type Locale, spoken, type Text } from './text.ts'

/** How many of how many: what a share rests on. Whole numbers, the part among the whole. */
export interface Share { readonly part: number; readonly whole: number }

/** With fewer observations one more or less would move a share by twenty per cent and more, so nobody is told a share of them. */
export const enoughForShare = 5

/** Whether a share of so many says something. */
export const isShare = ({ whole }: Pick<Share, 'whole'>): boolean => whole >= enoughForShare

/** "1 of 4". In Kazakh the numbers stand apart from the words, for their endings differ from numeral to numeral. */
export const countedOf = ({ part, whole }: Share): Text => inEveryLanguage((locale) => {
  const [some, all] = [formatNumber(part, locale), formatNumber(whole, locale)]
  return spoken({ kk: `${some} (барлығы ${all})`, ru: `${some} из ${all}`, en: `${some} of ${all}` })[locale]
})

/** A number of per cent: `25 %`, in English `25%`. */
export const perCent = (said: string, locale: Locale): string => `${said}${locale === 'en' ? '' : '\u00a0'}%`

/**
 * A part of a whole in words: `84.2%`, or `1 of 4` where fewer than five were counted. At most one decimal; never 0 % of what there is
 * some of, nor 100 % of what is not all. Of nothing there is no share: whoever asks says why there is nothing.
 */
export function sayShare(share: Share): Text {
  const { part, whole } = share
  if (!isShare(share)) return countedOf(share)
  const percent = (100 * part) / whole
  return inEveryLanguage((locale) => {
    const number = (value: number): string => formatNumber(value, locale)
    if (part > 0 && percent < 0.1) return perCent(`< ${number(0.1)}`, locale)
    if (part < whole && percent > 99.9) return perCent(`> ${number(99.9)}`, locale)
    return perCent(number(Math.round(percent * 10) / 10), locale)
  })
}
