/** What an organisation is called: by law it has a name in each official language, and each reader is shown their own. */
import { inEveryLanguage } from './format.ts'
import { type Locale, locales, type Text } from './text.ts'

/** Names by language; in one that is missing, the name that was given first stands. */
export type OfficialNames = { readonly [L in Locale]?: string }

interface Named { readonly name: string; readonly names?: OfficialNames }

/** The name in a reader's language. */
export const organisationName = ({ name, names }: Named, locale: Locale): string => names?.[locale] ?? name

/** The name in every language. */
export const organisationText = (organisation: Named): Text => inEveryLanguage((locale) => organisationName(organisation, locale))

/** In whose name somebody acts, for a reader: their organisation or they themselves. */
export const actingFor = ({ name, organisation }: { readonly name: string; readonly organisation?: Named }, locale: Locale): string =>
  (organisation === undefined ? name : organisationName(organisation, locale))

/** All names that there are, each once, the first one first: for documents that every reader signs or checks. */
export const everyName = ({ name, names = {} }: Named): readonly string[] => [...new Set([name, ...locales.flatMap((locale) => names[locale] ?? [])])]
