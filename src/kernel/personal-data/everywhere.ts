/** Detectors of what looks the same in every country: e-mail, payment cards, network addresses. */
import { type Detector, type Find, headings } from './detector.ts'
import { type Reading, isWordly, labelBefore } from './reading.ts'
import { numbersWritten } from './written-numbers.ts'
import { spoken } from '../../law/text.ts'

const local = /[\p{L}\p{N}._%+'-]/u
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z\d-]{2,59})/u

function mailAt(text: string, at: number): Find | undefined {
  let start = at
  while (start > 0 && at - start < 64 && local.test(text[start - 1]!)) start -= 1
  while (start < at && /[.'%-]/.test(text[start]!)) start += 1
  if (start === at || text[at - 1] === '.') return undefined
  const host = domain.exec(text.slice(at + 1, at + 255))?.[0]
  if (host === undefined) return undefined
  const end = at + 1 + host.length
  if (isWordly(text, end) || text[end] === '@') return undefined
  if (text.slice(start, at) === 'git' && text[end] === ':') return undefined // the address of a repository, not of a person
  return { start, end, certainty: /\/\/[^\s]*$/.test(text.slice(Math.max(0, start - 40), start)) ? 0.5 : 0.99 }
}

const email: Detector = {
  kind: 'email', title: spoken({ kk: 'e-mail', ru: 'e-mail', en: 'e-mail' }), evidence: 'form',
  find: ({ text, atSigns }) => atSigns.flatMap((at) => mailAt(text, at) ?? []),
  holds: (value) => {
    const find = mailAt(value, value.indexOf('@'))
    return find !== undefined && find.start === 0 && find.end === value.length
  },
  heading: headings(/ (?:e ?mail|email|mail|пошта\S*|почт\S*|эл) /),
  generalise: (value) => value.slice(value.lastIndexOf('@')),
}

/** ISO/IEC 7812-1: the last digit of a card's number. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const value = digits.charCodeAt(digits.length - 1 - index) - 48
    const counted = index % 2 === 1 ? value * 2 : value
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

/** The first digits and the length that each payment system uses: Visa, Mastercard, Mir, UnionPay, American Express, Maestro. */
const systems = /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4]\d{12}|62\d{14,17}|3[47]\d{13}|6(?:304|7\d\d)\d{12})$/
const cardForm = /^(?:\d{13,19}|\d{4}([ \u00A0-])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})$/
const isCard = (value: string): boolean => {
  if (!cardForm.test(value)) return false
  const digits = value.replaceAll(/\D/g, '')
  return systems.test(digits) && passesLuhn(digits)
}

/** What stands before a number that is counted, not owned: an order, a receipt, an article. */
export const numbersOfThings = new RegExp('(?:заказ|тапсырыс|order|чек|түбіртек|квитанц|накладн|сч[её]т[- ]?фактур|шот[- ]?фактура|артикул|парти|трек|imei|'
  + 'штрих|уведомлени|хабарлама|заявк|заявлени|өтінім|өтініш|договор|шарт|билет|серийн|сериялық|инвентар|инв\\.|кадастр|хеш|hash|id записи|идентификатор записи)'
  + '[^\\d.;,!?]{0,24}$')

const card: Detector = {
  kind: 'card', title: spoken({ kk: 'карта', ru: 'карта', en: 'card' }), evidence: 'checksum',
  find({ text, runs }) {
    const finds: Find[] = []
    for (let run = 0; run < runs.count; run += 1) {
      const start = runs.from[run]!
      const first = runs.to[run]! - start
      if (first !== 4 && first < 13) continue
      const grouped = first === 4 ? /^\d{4}(?:([ \u00A0-])\d{4}\1\d{4}\1\d{4}|([ -])\d{6}\2\d{5})/.exec(text.slice(start, start + 19))?.[0] : undefined
      const end = first === 4 ? start + (grouped?.length ?? 0) : runs.to[run]!
      if (end <= start || isWordly(text, start - 1) || isWordly(text, end) || (grouped && /^[ -]\d/.test(text.slice(end, end + 2)))) continue
      if (!isCard(text.slice(start, end))) continue
      if (first !== 4 && numbersOfThings.test(labelBefore(text, start, 36))) continue
      finds.push({ start, end, certainty: first === 4 ? 0.97 : 0.9 })
    }
    return finds
  },
  // Of sixteen random digits: the first digits of a payment system; then one check digit of ten.
  chance: { shaped: 0.24, valid: 0.1 },
  * candidates(reading) {
    for (const { start, end, digits, form } of numbersWritten(reading, 16)) {
      const shaped = systems.test(digits)
      yield { start, end, form, shaped, valid: shaped && passesLuhn(digits) }
    }
  },
  holds: isCard,
  heading: headings(/ (?:card|pan|карт\S*) /, / (?:заказ\S*|тапсырыс\S*|orders?|receipts?|чек\S*|түбіртек\S*|imei|ean|штрих\S*|трек|tracking|transactions?|транзакц\S*) /),
  canonical: (value) => value.replaceAll(/\D/g, ''),
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const v4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)
const v6 = /^(?=(?:[^:]*:){2})(?:[\da-f]{1,4}(?::(?!:)|$)){8}$|^(?=.*::)(?!.*::.*::)(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?::(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?$/i
const mac = /^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i
/** Addresses that every machine has, and that tell nothing: loopback, unspecified, broadcast. */
const nobody = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)|^::1?$/

function v4At(reading: Reading, run: number): Find | undefined {
  const { text, runs } = reading
  const start = runs.from[run]!
  const end = runs.to[run + 3]
  if (end === undefined || end - start > 15 || text[runs.to[run]!] !== '.') return undefined
  const value = text.slice(start, end)
  if (!v4.test(value) || nobody.test(value)) return undefined
  if (/[\p{L}\p{N}.]/u.test(text[start - 1] ?? ' ') || isWordly(text, end) || /^\.\d/.test(text.slice(end, end + 2))) return undefined
  const label = labelBefore(text, start, 30)
  if (/(?:версия|версии|версию|нұсқа\S*|version|верс\.|\bv\.?|тармақ\S*|пункт\S*|п\.)[^.]{0,12}$/.test(label)) return undefined
  const named = /(?:\bip|мекенжай|адрес|хост|сервер|host|server|addr)/.test(label)
  const small = value.split('.').every((part) => Number(part) < 32) // as versions and numbers of clauses are
  return small && !named ? undefined : { start, end, certainty: named ? 0.97 : 0.85 }
}

const network: Detector = {
  kind: 'ip-address', title: spoken({ kk: 'IP', ru: 'IP', en: 'IP' }), evidence: 'form',
  find(reading) {
    const { text, runs } = reading
    const finds: Find[] = []
    let past = 0
    for (let run = 0; run < runs.count; run += 1) {
      const start = runs.from[run]!
      if (start < past) continue
      const four = v4At(reading, run)
      if (four !== undefined) {
        finds.push(four)
        past = four.end
      } else if (text[runs.to[run]!] === ':' || text[runs.to[run]!] === '-' || isWordly(text, runs.to[run]!)) {
        const six = hexAt(text, start)
        if (six === undefined) continue
        finds.push(six)
        past = six.end
      }
    }
    return finds
  },
  holds: (value) => (v4.test(value) && !nobody.test(value)) || mac.test(value) || (value.length >= 6 && value.length < 46 && v6.test(value) && !nobody.test(value)),
  heading: headings(/ (?:ip|mac|ip адрес\S*|хост|host) /, / (?:version|verse?\S*|нұсқа\S*|верси\S*|release) /),
  generalise: (value) => v4.test(value) ? `${value.split('.').slice(0, 3).join('.')}.0/24`
    : value.includes('::') || value.split(':').length === 8 ? `${value.split(':').slice(0, 3).filter(Boolean).join(':')}::/48` : undefined,
}

/** IPv6 or MAC around a run of digits: it may begin with letters. Times of day have too few colons. */
function hexAt(text: string, near: number): Find | undefined {
  let start = near
  while (start > 0 && near - start < 5 && /[\da-f:]/i.test(text[start - 1]!)) start -= 1
  const value = /^[\da-f:-]+/i.exec(text.slice(start, start + 40))?.[0].replace(/[-:]$/, '')
  if (value === undefined || isWordly(text, start - 1) || isWordly(text, start + value.length)) return undefined
  const good = mac.test(value) || (value.length >= 8 && v6.test(value))
  return good ? { start, end: start + value.length, certainty: 0.93 } : undefined
}

/** E-mail, payment cards and network addresses: every country's list begins with these. */
export const detectorsEverywhere: readonly Detector[] = [email, card, network]
