/** Text in the languages of the country: a missing language does not compile. */

export const locales = ['kk', 'ru', 'en'] as const

export type Locale = (typeof locales)[number]

/** The same statement in every language. Kazakh is written first; none is a shadow of another. */
export type Text = { readonly [L in Locale]: string }

/** Tells whether a string names one of our languages. */
export const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value)

/** The same string in every language: names, numbers and other things that are not translated. */
export const same = (value: string): Text => ({ kk: value, ru: value, en: value })
