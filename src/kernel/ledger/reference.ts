/** Creditor references (ISO 11649): printed on an invoice, found again in whatever the payer made of it. Pure. */

/** ISO 7064 MOD 97-10 of a text whose letters count from 10. */
const remainder = (text: string): bigint => BigInt(text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n

const bare = (number: string): string => number.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** The reference of an invoice number: `2026-000123` gives `RF` with two check digits and the number without its hyphen. */
export function referenceOf(number: string): string {
  const stem = bare(number)
  return `RF${String(98n - remainder(`${stem}RF00`)).padStart(2, '0')}${stem}`
}

/** A reference as people read it, in groups of four. */
export const printReference = (reference: string): string => reference.replaceAll(/.{4}(?=.)/g, '$& ')

/**
 * Every reference that a payment's text could name: banks and payers put in spaces and hyphens and go on writing right after
 * it, so each length is tried, and the check digits tell.
 */
export function referencesIn(purpose: string): readonly string[] {
  const text = purpose.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, '')
  const found = new Set<string>()
  for (const { 1: run = '' } of text.matchAll(/(?=(RF\d\d[0-9A-Z]{1,21}))/g)) {
    for (let length = 5; length <= run.length; length += 1) {
      const candidate = run.slice(0, length)
      if (remainder(candidate.slice(4) + candidate.slice(0, 4)) === 1n) found.add(candidate)
    }
  }
  return [...found]
}

/** Every invoice number of our form that a payment's text names. */
export const numbersIn = (purpose: string): readonly string[] => [
  ...new Set(
    Array.from(purpose.matchAll(/(?<![\d-])(20\d\d)\s?[-–—]\s?(\d{6,9})(?![\d-])/g), ([, year, serial]) => `${year}-${serial}`),
  ),
]
