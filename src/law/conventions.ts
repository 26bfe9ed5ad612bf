/** How a country writes money, numbers of people and organisations, accounts, telephones and addresses. A process serves one country and keeps to its conventions. */
import type { AddressPart } from './address-part.ts'
import { type Identifier, type IdentifierScheme, readIdentifier } from './identifier-scheme.ts'
import { inEveryLanguage, languageOf, type Locale, spoken, type Text } from './text.ts'

/** The currency in which the books are kept. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  /** How many digits the smaller unit has: 2 where a hundred of them make one. Amounts are whole smaller units. */
  readonly digits: number
  /** `symbol`: its sign stands where the language puts one (`₸1,234`). `name`: `short` follows the number (`1 234 сом`). */
  readonly printed: 'symbol' | 'name'
  /** The unit as it stands beside a number. */
  readonly short: Text
  /** What people and banks write after an amount, in any case of letters; the code is read as well. */
  readonly written: readonly string[]
  /** How banks call it in a statement besides: the number of ISO 4217, names. In capitals. */
  readonly inStatements: readonly string[]
  readonly words: {
    /** «теңгемен», «в тенге», “in tenge”. */
    readonly in: Text
    /** «бір теңге — 100 тиын», «в тенге 100 тиын», “a tenge has 100 tiyn”. */
    readonly holds: Text
    /** «бүтін теңгеге дейін», «до целых тенге», “whole tenge”. */
    readonly whole: Text
    /** The same of the smaller unit. */
    readonly wholeSmaller: Text
    /** «тек теңгедегі (KZT) шоттар», «только счета в тенге (KZT)», “only accounts in tenge (KZT)”. */
    readonly onlyAccounts: Text
  }
}

/** The numbers of bank accounts. */
export interface AccountForm {
  /** Where it stands in a message of ISO 20022: as an IBAN, or as another number. */
  readonly standard: 'IBAN' | 'other'
  /** What is wrong with a number without spaces, in words; undefined when nothing is. */
  readonly explain: (text: string) => Text | undefined
  /** What one looks like, for whoever types it. */
  readonly hint: Text
  /** Finds one in running text. */
  readonly within: RegExp
}

/** How telephone numbers are written at home. */
export interface PhoneForm {
  /** The prefix of calls within the country, where one follows that may be replaced. */
  readonly trunk: RegExp
  /** The code of the country: `+7`. */
  readonly code: string
  readonly example: string
}

export interface Conventions {
  readonly currency: Currency
  readonly schemes: readonly IdentifierScheme[]
  readonly accounts: AccountForm
  readonly phones: PhoneForm
  /** The parts of an address, in their order. Without them declarations ask for none. */
  readonly addresses?: readonly AddressPart[]
  /**
   * Where the text of an act is read in a language, from the address by which the country cites it; undefined where its collection of acts has no such text, or it is
   * not known to have one.
   */
  readonly actIn?: (address: string, locale: Locale) => string | undefined
  /**
   * The extended key usages by which the national authority says in what capacity a certificate lets its owner sign; a certificate of that capacity has all
   * that are listed. Without them the certificates of the portal's own authority have usages of this program.
   */
  readonly keyUsages?: Readonly<Record<'person' | 'head' | 'sign' | 'finance' | 'employee', readonly string[]>>
}

const nothing: Text = spoken({ kk: '', ru: '', en: '' })

/** Of no country: amounts have a generic sign (ISO 4217: XXX, no currency), nobody has a number. */
const ofNoCountry: Conventions = {
  currency: {
    code: 'XXX', digits: 2, printed: 'symbol', short: spoken({ kk: '¤', ru: '¤', en: '¤' }), written: [], inStatements: [],
    words: { in: nothing, holds: nothing, whole: nothing, wholeSmaller: nothing, onlyAccounts: nothing },
  },
  schemes: [],
  accounts: { standard: 'other', explain: () => undefined, hint: nothing, within: /(?!)/ },
  phones: { trunk: /(?!)/, code: '', example: '+000 000 000' },
}

let kept = ofNoCountry

/** Those of the country that this process serves. */
export const conventions = (): Conventions => kept

/** Keeps to these from now on; answers those before. Whoever opens a country's kernel does it, and nobody else. */
export function keepTo(chosen: Conventions): Conventions {
  const former = kept
  kept = chosen
  return former
}

/** What the numbers of persons, or of organisations, are called in the country of this process. */
export const numberName = (of: IdentifierScheme['of']): Text => spoken(kept.schemes.find((scheme) => scheme.of === of)?.name ?? unnamed)

/** The same with the English article, `a` or `an`. An abbreviation is read letter by letter. */
const aNumber = (of: IdentifierScheme['of']): string => {
  const { en } = numberName(of)
  return `${/^(?:[AEFHILMNORSX][A-Z]*$|[aeio])/.test(en) ? 'an' : 'a'} ${en}`
}

/** What is wrong with a text as the number of a person, or of an organisation; undefined when it is one. */
export function numberFault(of: IdentifierScheme['of'], text: string): Text | undefined {
  const read = readIdentifier(kept.schemes, of, text)
  return 'fault' in read ? read.fault : undefined
}

/**
 * A number that was read before, and kept or published without its scheme, with the scheme that it fits; where it fits none any more, with the
 * first of its kind.
 */
export function identifierOf(of: IdentifierScheme['of'], value: string): Identifier {
  const read = readIdentifier(kept.schemes, of, value)
  return 'identifier' in read ? read.identifier : { scheme: kept.schemes.find((scheme) => scheme.of === of)?.id ?? of, value }
}

/** Whether a text is the number of neither a person nor an organisation. */
export const isNobodys = (text: string): boolean => numberFault('organisation', text) !== undefined && numberFault('person', text) !== undefined

/** The form of all numbers of persons, or of organisations, for a schema. */
export const numberPattern = (of: IdentifierScheme['of']): RegExp =>
  new RegExp(`^${oneOf(kept.schemes.filter((scheme) => scheme.of === of).map(({ pattern }) => pattern))}$`)

const oneOf = (patterns: readonly string[]): string => (patterns.length < 2 ? patterns[0] ?? '[^\\s]{1,40}' : `(?:${patterns.join('|')})`)

/** What such a number looks like. */
export const numberHint = (of: IdentifierScheme['of']): Text | undefined => kept.schemes.find((scheme) => scheme.of === of)?.hint

/** What such numbers are called where either may stand: the two names with “or” between them; once where both are one. */
export function eitherNumber(): Text {
  const [organisation, person] = [numberName('organisation'), numberName('person')]
  return inEveryLanguage((locale) => (organisation[locale] === person[locale] ? person[locale] : `${organisation[locale]} ${languageOf(locale).or} ${person[locale]}`))
}

/**
 * The words with what things are called in the country of this process. In them stand `{person}` and `{organisation}` for the names of the two
 * kinds of numbers; in English `{a person}`, `{an organisation}` with their articles, and with a capital where a sentence begins.
 */
export function inThisCountry(words: Text): Text {
  const whole = spoken(words)
  return inEveryLanguage((locale) => whole[locale].replaceAll(/\{([Aa]n? )?(person|organisation)\}/g, (_, article: string | undefined, of: IdentifierScheme['of']) => {
    if (article === undefined) return numberName(of)[locale]
    return article.startsWith('A') ? aNumber(of).replace(/^a/, 'A') : aNumber(of)
  }))
}

const unnamed: Text = spoken({ kk: 'нөмір', ru: 'номер', en: 'number' })
