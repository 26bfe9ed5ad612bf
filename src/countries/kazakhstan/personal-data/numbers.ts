/** Numbers of Kazakhstan with check digits: IIN of people, BIN and IIN of sole traders, bank accounts. */
import {
  type Candidate, type Detector, type Find, headings, isWordly, labelBefore, numbersOfThings, type NumberForm, numbersWritten, plainSpelling,
  type Reading, readText, shortenedNumber, spokenDigits, type WrittenNumber,
} from '../../../kernel/personal-data/index.ts'
import { birthdayIn, checkDigit, explainBin, explainIban } from '../../../law/identifier.ts'

/** Shaped as the IIN of somebody who may be alive: born in 1900 or later. */
function isShaped(digits: string): boolean {
  const century = digits.charCodeAt(6) - 48
  return century >= 3 && century <= 6 && birthdayIn(digits) !== undefined
}

// The check digit first: of numbers by chance it lets one of ten through.
const isIin = (digits: string): boolean => checkDigit(digits) === digits.charCodeAt(11) - 48 && isShaped(digits)

interface Twelve extends WrittenNumber { readonly iin: boolean }

/** The other digits of the run that a number was cut from. */
const gluedTo = (text: string, start: number, end: number): string => `${/\d{0,48}$/.exec(text.slice(Math.max(0, start - 48), start))?.[0] ?? ''}${/^\d{0,48}/.exec(text.slice(end, end + 48))?.[0] ?? ''}`
/** What is glued to a number of a person: a year, a date, a telephone, other such numbers. */
const isTelling = (rest: string): boolean => /^(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?$|^[78]7\d{9}$/.test(rest)
  || (rest.length > 0 && rest.length % 12 === 0 && rest.match(/\d{12}/g)!.every(isIin))

/** A number that was cut from digits among which one finds such numbers is no chance cut. */
const formOf = ({ form, start, end }: WrittenNumber, text: string): NumberForm => (form === 'glued' && isTelling(gluedTo(text, start, end)) ? 'joined' : form)

/** As a number is read out, digit by digit. */
const spoken = spokenDigits('нөл бір екі үш төрт бес алты жеті сегіз тоғыз', 'ноль один два три четыре пять шесть семь восемь девять', 'нуль одна две', 'zero one two three four five six seven eight nine')

/** The numbers of twelve digits of a text, for all detectors that ask in turn. */
const twelves = new WeakMap<Reading, readonly Twelve[]>()
function twelvesIn(reading: Reading): readonly Twelve[] {
  let found = twelves.get(reading)
  if (found === undefined) twelves.set(reading, found = Array.from(numbersWritten(reading, 12, { glued: true, spoken }), (number) => ({ ...number, form: formOf(number, reading.text), iin: isIin(number.digits) })))
  return found
}

/** A BIN whose fifth digit is 6: joint sole traders, who are people. BINs of companies (4 and 5) are no personal data. */
const isJointTraders = (digits: string): boolean => digits[4] === '6' && explainBin(digits) === undefined

/** The number that a whole value is, in whatever way it is written. */
function wholeNumber(value: string): WrittenNumber | undefined {
  const trimmed = value.trim()
  if (trimmed.length > 48 || !/\d/.test(trimmed)) return undefined
  const plain = plainSpelling(trimmed).text
  for (const number of numbersWritten(readText(plain), 12)) if (number.start === 0 && number.end === plain.length) return number
  return shortenedNumber(plain, 12)
}
/** `shortened`: also what has lost its first noughts, which only a heading makes a number of twelve digits. */
const whole = (value: string, good: (digits: string) => boolean, shortened: boolean): boolean => {
  const number = wholeNumber(value)
  return number !== undefined && (shortened || number.form !== 'shortened') && good(number.digits)
}
const bare = (value: string): string => wholeNumber(value)?.digits ?? value.replaceAll(/\D/g, '')

/** How surely a valid number is meant as one, by how it is written: the looser the form, the more often chance makes it. */
const sureness: Readonly<Record<NumberForm, number>> = { alone: 0.95, grouped: 0.9, scientific: 0.85, joined: 0.8, shortened: 0.5, mixed: 0.5, glued: 0.5 }

/** The label nearest before the number on its line: whose number it is. */
function labelled(text: string, start: number): 'person' | 'business' | 'thing' | undefined {
  const label = labelBefore(text, start, 44)
  const person = Math.max(label.lastIndexOf('жсн'), label.lastIndexOf('иин'), label.lastIndexOf('iin'))
  const business = Math.max(label.lastIndexOf('бсн'), label.lastIndexOf('бин'), label.lastIndexOf(' bin'))
  if (person < 0 && business < 0) return numbersOfThings.test(label) ? 'thing' : undefined
  return person > business ? 'person' : 'business'
}

/** A number of twelve digits as one that may be an IIN; undefined when it is the BIN of a company, which is nobody's. */
function asCandidate({ start, end, digits, form }: WrittenNumber): Candidate | undefined {
  const shaped = isShaped(digits)
  if (!shaped && explainBin(digits) === undefined) return undefined
  return { start, end, form, shaped, valid: shaped && isIin(digits) }
}

/** Numbers that have lost their first noughts and stand after a word that says whose they are: «ЖСН 60607531648», as a table wrote it into a letter. */
function shortenedIn({ text, runs }: Reading): Find[] {
  const finds: Find[] = []
  for (let run = 0; run < runs.count; run += 1) {
    const [start, end] = [runs.from[run]!, runs.to[run]!]
    if (end - start < 9 || end - start > 11 || !isIin(text.slice(start, end).padStart(12, '0'))) continue
    if (!isWordly(text, start - 1) && !isWordly(text, end) && labelled(text, start) === 'person') finds.push({ start, end, certainty: 0.97 })
  }
  return finds
}

const iin: Detector = {
  kind: 'national-id', title: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' }, evidence: 'checksum',
  find(reading) {
    const finds: Find[] = []
    for (const { start, end, form, iin } of twelvesIn(reading)) {
      if (!iin) continue
      const label = labelled(reading.text, start)
      // Any end of a long number may look like one: only a word before it, or many such numbers in a column, speak for it.
      if (label === 'business' || (form === 'glued' && label !== 'person')) continue
      // A word for a thing before it makes it less sure and not another number: «договор с <IIN>» is with a person.
      finds.push({ start, end, certainty: label === 'person' ? 0.999 : label === 'thing' ? Math.min(0.7, sureness[form]) : sureness[form] })
    }
    finds.push(...shortenedIn(reading))
    return finds
  },
  // Of twelve random digits: a month and a day, one of four centuries; then one check digit of ten.
  chance: { shaped: 0.0146, valid: 0.1 },
  * candidates(reading) {
    for (const number of twelvesIn(reading)) {
      const candidate = asCandidate(number)
      if (candidate !== undefined) yield candidate
    }
  },
  shortened: (value) => {
    const number = shortenedNumber(value, 12)
    return number && asCandidate(number)
  },
  holds: (value, hinted) => whole(value, isIin, hinted),
  heading: headings(/ (?:иин|жсн|iin|national id|person id|id number|жеке сәйкестендіру|индивидуальный идентификационный)/,
    / (?:бин|бсн|bin|заказ\S*|тапсырыс\S*|order\S*|серийн\S*|сериялық|инв) /),
  canonical: bare,
  generalise: (value) => birthdayIn(bare(value))?.slice(0, 4),
}

const trader: Detector = {
  kind: 'sole-trader-id', title: { kk: 'ЖК нөмірі', ru: 'номер ИП', en: 'trader no.' }, evidence: 'checksum',
  find(reading) {
    const finds: Find[] = []
    for (const { start, end, digits, form, iin } of twelvesIn(reading)) {
      const joint = isJointTraders(digits)
      if (!joint && !iin) continue
      const label = labelled(reading.text, start)
      if (label === 'business') finds.push({ start, end, certainty: 0.99 })
      else if (joint && label === undefined && form === 'alone') finds.push({ start, end, certainty: 0.8 })
    }
    return finds
  },
  // Of twelve random digits: a month, the fifth digit 6, one of four kinds after it; then one check digit of ten.
  chance: { shaped: 0.0048, valid: 0.1 },
  * candidates(reading) {
    for (const { start, end, digits, form } of twelvesIn(reading)) {
      if (form === 'glued') continue
      const company = explainBin(digits) === undefined && digits[4] !== '6'
      if (!company) yield { start, end, form, shaped: /^\d{2}(?:0[1-9]|1[0-2])6[0-3]/.test(digits), valid: isJointTraders(digits) }
    }
  },
  holds: (value, hinted) => whole(value, (digits) => isJointTraders(digits) || (hinted && isIin(digits)), hinted),
  heading: headings(/ (?:бин|бсн|bin|business id|жк|ип) /, / (?:иин|жсн|iin|заказ\S*|тапсырыс\S*|order\S*|серийн\S*|сериялық|инв) /, true),
  canonical: bare,
}

const ibanForm = /^[KК][ZЗ]\d{2}[\dA-Z]{16}$/i
/** The letter before the first digit of an account: few other runs of digits have it. */
const zees = new Set([...'ZzЗз'].map((letter) => letter.charCodeAt(0)))
const compact = (value: string): string => value.replaceAll(/[ \u00A0-]/g, '').toUpperCase().replace(/^К/, 'K').replace(/^KЗ/, 'KZ')
const isIban = (value: string): boolean => ibanForm.test(value.replaceAll(/[ \u00A0-]/g, '')) && explainIban(compact(value)) === undefined

const account: Detector = {
  kind: 'bank-account', title: { kk: 'шот', ru: 'счёт', en: 'account' }, evidence: 'checksum',
  find({ text, runs }) {
    const finds: Find[] = []
    let past = 0
    for (let run = 0; run < runs.count; run += 1) {
      const first = runs.from[run]!
      if (first < past || first < 2 || !zees.has(text.charCodeAt(first - 1)) || !/[KК][ZЗ]/i.test(text.slice(first - 2, first)) || isWordly(text, first - 3)) continue
      const start = first - 2
      const written = /^..\d{2}[\dA-Z]{16}|^..\d{2}(?:[ \u00A0-]?[\dA-Z]{4}){4}/i.exec(text.slice(start, start + 26))?.[0]
      if (written === undefined || isWordly(text, start + written.length) || !isIban(written)) continue
      finds.push({ start, end: start + written.length, certainty: 0.99 })
      past = start + written.length
    }
    return finds
  },
  holds: isIban,
  heading: headings(/ (?:iban|иик|жск|счет\S*|счёт\S*|есепшот\S*|шот\S*|account) /),
  canonical: compact,
  generalise: (value) => `KZ••${compact(value).slice(4, 7)}`, // the bank
}

/** IIN, numbers of sole traders, IBAN. An account of a company counts too: nothing in the number tells whose it is. */
export const numberDetectors: readonly Detector[] = [iin, trader, account]
