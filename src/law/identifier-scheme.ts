/** Schemes of identifiers: by which numbers a country knows people and organisations, and what is wrong with one. */
import { compactIdentifier } from './identifier.ts'
import type { Text } from './text.ts'

/** A number under which somebody is registered, in one of the country's schemes. */
export interface Identifier {
  /** Such as `kz.bin`. */
  readonly scheme: string
  readonly value: string
}

/** One kind of number, as the country that issues it reads it. */
export interface IdentifierScheme {
  /** Such as `kz.bin`. */
  readonly id: string
  /** Whom it numbers. */
  readonly of: 'person' | 'organisation'
  /** What is wrong with a text, in words; undefined when it is such a number. */
  readonly explain: (text: string) => Text | undefined
}

export type ReadIdentifier = { readonly identifier: Identifier } | { readonly fault: Text }

/** Reads what was typed as a number of a person or an organisation, by the first scheme that it fits; else says what is wrong by the first of them. */
export function readIdentifier(schemes: readonly IdentifierScheme[], of: IdentifierScheme['of'], text: string): ReadIdentifier {
  const possible = schemes.filter((scheme) => scheme.of === of)
  const fitting = possible.find(({ explain }) => explain(text) === undefined)
  if (fitting !== undefined) return { identifier: { scheme: fitting.id, value: compactIdentifier(text) } }
  return { fault: possible[0]?.explain(text) ?? none[of] }
}

/** What is wrong with an identifier that names its scheme; undefined when nothing is. */
export function identifierFault(schemes: readonly IdentifierScheme[], { scheme, value }: Identifier): string | undefined {
  const known = schemes.find(({ id }) => id === scheme)
  return known === undefined ? `${scheme} is no scheme of this country` : known.explain(value)?.en
}

const none: Readonly<Record<IdentifierScheme['of'], Text>> = {
  person: { kk: 'Мұнда адамдар нөмірмен тіркелмейді.', ru: 'Лица здесь не регистрируются по номеру.', en: 'People are not known by a number here.' },
  organisation: { kk: 'Мұнда ұйымдар нөмірмен тіркелмейді.', ru: 'Организации здесь не регистрируются по номеру.', en: 'Organisations are not known by a number here.' },
}
