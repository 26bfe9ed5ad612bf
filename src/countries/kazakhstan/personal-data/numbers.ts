/** Numbers of Kazakhstan with check digits: IIN of people, BIN and IIN of sole traders, bank accounts. */
import { type Detector, type Find, type Reading, headings, isWordly, labelBefore, numbersOfThings } from '../../../kernel/personal-data/index.ts'
import { birthdayIn, checkDigit, explainBin, explainIban } from '../../../law/identifier.ts'

const twelve = /^\d{12}$|^\d{6}[ \u00A0-]\d{6}$/

/** An IIN of somebody who may be alive: born in 1900 or later. */
function isIin(digits: string): boolean {
  const century = digits.charCodeAt(6) - 48
  return century >= 3 && century <= 6 && birthdayIn(digits) !== undefined && checkDigit(digits.slice(0, 11)) === digits.charCodeAt(11) - 48
}

/** A BIN whose fifth digit is 6: joint sole traders, who are people. BINs of companies (4 and 5) are no personal data. */
const isJointTraders = (digits: string): boolean => digits[4] === '6' && explainBin(digits) === undefined

const bare = (value: string): string => value.replaceAll(/\D/g, '')
const whole = (value: string, good: (digits: string) => boolean): boolean => twelve.test(value) && good(bare(value))

/** Every run of twelve digits that stands alone, also in two groups of six. */
function* twelves({ text, runs }: Reading): Generator<{ start: number; end: number; digits: string }> {
  for (let run = 0; run < runs.count; run += 1) {
    const start = runs.from[run]!
    let end = runs.to[run]!
    if (end - start === 6 && runs.to[run + 1] === end + 7 && /[ \u00A0-]/.test(text[end]!)) end += 7
    if (end - start < 12 || end - start > 13 || runs.to[run]! - start > 12) continue
    if (isWordly(text, start - 1) || isWordly(text, end) || /[.,/+_-]/.test(text[start - 1] ?? '') && isWordly(text, start - 2)
      || (/[.,/-]/.test(text[end] ?? '') && /\d/.test(text[end + 1] ?? ''))) continue
    yield { start, end, digits: bare(text.slice(start, end)) }
  }
}

/** The label nearest before the number on its line: whose number it is. */
function labelled(text: string, start: number): 'person' | 'business' | 'thing' | undefined {
  const label = labelBefore(text, start, 44)
  const person = Math.max(label.lastIndexOf('жсн'), label.lastIndexOf('иин'), label.lastIndexOf('iin'))
  const business = Math.max(label.lastIndexOf('бсн'), label.lastIndexOf('бин'), label.lastIndexOf(' bin'))
  if (person < 0 && business < 0) return numbersOfThings.test(label) ? 'thing' : undefined
  return person > business ? 'person' : 'business'
}

const iin: Detector = {
  kind: 'national-id', title: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' }, evidence: 'checksum',
  find(reading) {
    const finds: Find[] = []
    for (const { start, end, digits } of twelves(reading)) {
      if (!isIin(digits)) continue
      const label = labelled(reading.text, start)
      if (label === 'business' || label === 'thing') continue
      finds.push({ start, end, certainty: label === 'person' ? 0.999 : 0.95 })
    }
    return finds
  },
  holds: (value) => whole(value, isIin),
  heading: headings(/ (?:иин|жсн|iin|national id|person id|id number|жеке сәйкестендіру|индивидуальный идентификационный)/,
    / (?:бин|бсн|bin|заказ\S*|тапсырыс\S*|order\S*|серийн\S*|сериялық|инв) /),
  canonical: bare,
  generalise: (value) => birthdayIn(bare(value))?.slice(0, 4),
}

const trader: Detector = {
  kind: 'sole-trader-id', title: { kk: 'ЖК нөмірі', ru: 'номер ИП', en: 'trader no.' }, evidence: 'checksum',
  find(reading) {
    const finds: Find[] = []
    for (const { start, end, digits } of twelves(reading)) {
      const joint = isJointTraders(digits)
      if (!joint && !isIin(digits)) continue
      const label = labelled(reading.text, start)
      if (label === 'business') finds.push({ start, end, certainty: 0.99 })
      else if (joint && label === undefined) finds.push({ start, end, certainty: 0.8 })
    }
    return finds
  },
  holds: (value, hinted) => whole(value, (digits) => isJointTraders(digits) || (hinted && isIin(digits))),
  heading: headings(/ (?:бин|бсн|bin|business id|жк|ип) /, / (?:иин|жсн|iin|заказ\S*|тапсырыс\S*|order\S*|серийн\S*|сериялық|инв) /, true),
  canonical: bare,
}

const ibanForm = /^[KК][ZЗ]\d{2}[\dA-Z]{16}$/i
const compact = (value: string): string => value.replaceAll(/[ \u00A0-]/g, '').toUpperCase().replace(/^К/, 'K').replace(/^KЗ/, 'KZ')
const isIban = (value: string): boolean => ibanForm.test(value.replaceAll(/[ \u00A0-]/g, '')) && explainIban(compact(value)) === undefined

const account: Detector = {
  kind: 'bank-account', title: { kk: 'шот', ru: 'счёт', en: 'account' }, evidence: 'checksum',
  find({ text, runs }) {
    const finds: Find[] = []
    let past = 0
    for (let run = 0; run < runs.count; run += 1) {
      const first = runs.from[run]!
      if (first < past || first < 2 || !/[KК][ZЗ]/i.test(text.slice(first - 2, first)) || isWordly(text, first - 3)) continue
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
