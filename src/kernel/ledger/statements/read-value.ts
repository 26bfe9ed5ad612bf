/** Reads the days, amounts and numbers of a statement, noting what is wrong with them. Pure. */
import { conventions, numberPattern } from '../../../law/conventions.ts'
import { compactIdentifier } from '../../../law/identifier-scheme.ts'
import { parseMoney, type Tiyn } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, isDay } from '../../../law/time.ts'
import type { Faults } from './faults.ts'
import { badAmount, badDay, badIban, otherCurrency } from './messages.ts'
import type { Payer } from './statement.ts'

/** `31.12.2026`, `31/12/2026` or `2026-12-31`, with or without a time after it. */
export function parseDay(text: string): Day | undefined {
  const [, day, month, year] = /^(\d{2})[./](\d{2})[./](\d{4})(?:[ T].*)?$/.exec(text.trim()) ?? []
  const iso =
    year === undefined ? /^(\d{4}-\d{2}-\d{2})(?:[ T].*|Z|[+-]\d\d:\d\d)?$/.exec(text.trim())?.[1] : `${year}-${month}-${day}`
  return iso !== undefined && isDay(iso) ? iso : undefined
}

export function readDay(text: string, faults: Faults, place: Text): Day | undefined {
  const day = parseDay(text)
  if (day === undefined) faults.add(badDay(text), place)
  return day
}

/** Notes a currency in which the books are not kept; a statement that names none is in that of the country. */
export function checkCurrency(currency: string, faults: Faults, place: Text): void {
  const { code, inStatements } = conventions().currency
  if (!['', code, ...inStatements].includes(currency.trim().toUpperCase())) faults.add(otherCurrency(currency), place)
}

export function readAmount(text: string, faults: Faults, place: Text): Tiyn | undefined {
  const amount = parseMoney(text.replace(/^\+/, ''))
  if (amount === undefined) faults.add(badAmount(text), place)
  return amount
}

/** The number of the statement's own account, which must be right. */
export function readAccount(text: string, faults: Faults, place: Text): string | undefined {
  const iban = compactIdentifier(text)
  const why = conventions().accounts.explain(iban)
  if (why !== undefined) faults.add(badIban(text, why), place)
  return why === undefined ? iban : undefined
}

/** Spaces of all kinds become one, so that the same words in another file are the same text. */
export const tidy = (text: string | undefined): string => (text ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()

/** What has the form of a number of a person or an organisation, whatever its check digits. */
export const isNumbered = (text: string): string | undefined =>
  (numberPattern('organisation').test(text) || numberPattern('person').test(text) ? text : undefined)

/** An IBAN of any country, or an account as this country numbers them. */
const accountIn = (text: string): string | undefined =>
  (/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(text) || (text !== '' && conventions().accounts.explain(text) === undefined) ? text : undefined)

/** The other side, of which banks leave out what they like: what is empty or no number is absent. */
export function payerOf({
  name,
  identifier,
  iban,
}: {
  readonly name?: string | undefined
  readonly identifier?: string | undefined
  readonly iban?: string | undefined
}): Payer {
  const digits = isNumbered(compactIdentifier(identifier ?? ''))
  const account = accountIn(compactIdentifier(iban ?? ''))
  const named = tidy(name)
  return {
    ...(named !== '' && { name: named }),
    ...(digits !== undefined && { identifier: digits }),
    ...(account !== undefined && { iban: account }),
  }
}

/** A code with so many digits, or nothing. */
export const codeOf = (text: string | undefined, digits: number): string | undefined => {
  const code = tidy(text)
  return new RegExp(`^\\d{${digits}}$`).test(code) ? code : undefined
}

/** The optional members of a line that have a value. */
export const given = <K extends string>(members: { readonly [name in K]: string | undefined }): { [name in K]?: string } => {
  const kept: { [name in K]?: string } = {}
  for (const name in members) if (members[name] !== undefined && members[name] !== '') kept[name] = members[name]
  return kept
}
