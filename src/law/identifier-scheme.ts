/** Schemes of identifiers: by which numbers a country knows people and organisations, and what is wrong with one. */
import { spoken, type Text } from './text.ts'

/** Takes away the spaces and hyphens that people put between groups, and raises letters. */
export const compactIdentifier = (text: string): string => text.replaceAll(/[\s\u2010-\u2015-]/g, '').toUpperCase()

/** A number under which somebody is registered, in one of the country's schemes. A number of a person, or of an organisation, is of the first scheme that it fits. */
export interface Identifier {
  /** By the country and the kind of number, joined by a full stop. */
  readonly scheme: string
  readonly value: string
}

/** One kind of number, as the country that issues it reads it. */
export interface IdentifierScheme {
  /** By the country and the kind of number, joined by a full stop. */
  readonly id: string
  /** Whom it numbers. */
  readonly of: 'person' | 'organisation'
  /**
   * What it is called, short: `ИИН`. Of the several of persons, or of organisations, the first names them all. Sentences join Kazakh endings to it with a
   * hyphen, as to a word that ends in a front syllable with «н»: `ЖСН-ді`, `ПИН-ді`.
   */
  readonly name: Text
  /** What one looks like, for whoever types it: `12 цифр`. */
  readonly hint: Text
  /** All that have this form, whatever their check digits: a regular expression for the whole number. */
  readonly pattern: string
  /** What stands before the number in a certificate (X.520 serialNumber of a person, organizationalUnitName), in capitals. */
  readonly prefix: string
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

/** Whether both name the same party. */
export const sameIdentifier = (one: Identifier | undefined, other: Identifier | undefined): boolean =>
  one !== undefined && one.scheme === other?.scheme && one.value === other.value

/** What is wrong with an identifier that names its scheme; undefined when nothing is. */
export function identifierFault(schemes: readonly IdentifierScheme[], { scheme, value }: Identifier): string | undefined {
  const known = schemes.find(({ id }) => id === scheme)
  return known === undefined ? `${scheme} is no scheme of this country` : known.explain(value)?.en
}

const none: Readonly<Record<IdentifierScheme['of'], Text>> = {
  person: spoken({ kk: 'Мұнда адамдар нөмірмен тіркелмейді.', ru: 'Лица здесь не регистрируются по номеру.', en: 'People are not known by a number here.' }),
  organisation: spoken({ kk: 'Мұнда ұйымдар нөмірмен тіркелмейді.', ru: 'Организации здесь не регистрируются по номеру.', en: 'Organisations are not known by a number here.' }),
}
