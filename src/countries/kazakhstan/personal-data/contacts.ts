/** Telephone numbers of Kazakhstan in all spellings, and of other countries with their plus. */
import { type Detector, type Find, headings, isWordly, labelBefore, numbersOfThings } from '../../../kernel/personal-data/index.ts'

/** Mobile codes 70x, 747, 75x, 76x, 77x and the codes of regions and towns 71x, 72x. */
const national = /^7(?:0\d|1\d|2\d|47|5[01]|6[0-4]|7\d)\d{7}$/

/** The ten digits after +7 or 8; undefined for other numbers. */
function nationalPart(value: string): string | undefined {
  const digits = value.replaceAll(/\D/g, '')
  const part = digits.length === 11 && /^[78]/.test(digits) ? digits.slice(1) : digits.length === 10 ? digits : undefined
  return part !== undefined && national.test(part) ? part : undefined
}

/** +7 or 8 and ten digits, with spaces, hyphens, dots and brackets between their groups; no two signs but `) ` and ` (`. */
const written = /^(?:\+?7|8)(?:[ \u00A0.-]{0,2}\(?\d{3,5}\)?)(?:[ \u00A0.-]{0,2}\d{1,7}){1,4}/
const foreign = /^\+(?!7)[1-9]\d{0,2}(?:[ \u00A0.-]?\(?\d{1,5}\)?){2,5}/
const calls = /(?:тел|phone|ұялы|моб|whats|viber|байланыс|контакт|қоңырау|звон|номер|нөмір|хабарлас)/

function phoneAt(text: string, run: number, plus: boolean): Find | undefined {
  const start = plus ? run - 1 : run
  const window = text.slice(start, start + 30)
  const other = plus && text[run] !== '7'
  const match = (other ? foreign : written).exec(window)?.[0]
  if (match === undefined) return undefined
  const taken = other ? match : upToEleven(match)
  if (taken === undefined) return undefined
  const end = start + taken.length
  if (isWordly(text, end) || (/[-./]/.test(text[end] ?? '') && /\d/.test(text[end + 1] ?? ''))) return undefined
  const digits = taken.replaceAll(/\D/g, '')
  if (other) return digits.length >= 10 && digits.length <= 15 ? { start, end, certainty: 0.85 } : undefined
  const foreignSeven = plus && /^7[3489]/.test(digits)
  if (!foreignSeven && nationalPart(taken) === undefined) return undefined
  if (plus) return { start, end, certainty: 0.98 }
  const label = labelBefore(text, start, 36)
  const plain = taken.length === 11
  if (plain && numbersOfThings.test(label)) return undefined
  return { start, end, certainty: calls.test(label) ? 0.97 : plain ? 0.75 : 0.92 }
}

/** Cuts after the eleventh digit; a number with fewer is none, one that goes on without a break is another. */
function upToEleven(match: string): string | undefined {
  let digits = 0
  for (let index = 0; index < match.length; index += 1) {
    if (/\d/.test(match[index]!)) digits += 1
    if (digits === 11) return match.slice(0, index + 1)
  }
  return undefined
}

const ten = /^7\d{2}(?:[ \u00A0-]?\d{3}(?:[ \u00A0-]?\d{2}){2}|\d{7})/

const phone: Detector = {
  kind: 'phone', title: { kk: 'телефон', ru: 'телефон', en: 'phone' }, evidence: 'form',
  find({ text, runs }) {
    const finds: Find[] = []
    let past = 0
    for (let run = 0; run < runs.count; run += 1) {
      const from = runs.from[run]!
      if (from < past) continue
      const code = text.charCodeAt(from)
      const plus = text[from - 1] === '+'
      if (!plus && code !== 55 && code !== 56) continue
      if (plus ? isWordly(text, from - 2) : isWordly(text, from - 1) || (/[-.,/:_]/.test(text[from - 1] ?? '') && isWordly(text, from - 2))) continue
      const find = phoneAt(text, from, plus) ?? withoutPrefix(text, from)
      if (find === undefined) continue
      finds.push(find)
      past = find.end
    }
    return finds
  },
  holds: (value, hinted) => {
    if (/^\+(?!7)/.test(value)) return foreign.exec(value)?.[0] === value && /^\D*(?:\d\D*){10,15}$/.test(value)
    if (!/^[+\d(][\d ()\u00A0.-]{8,20}$/.test(value) || nationalPart(value) === undefined) return false
    return hinted || /\D/.test(value) ? /[()+ -]/.test(value) || hinted : /^(?:8|7)7\d{9}$/.test(value)
  },
  heading: headings(/ (?:тел|телефон\S*|phone\S*|mobile|msisdn|моб\S*|ұялы\S*|байланыс\S*|контакт\S*|contact\S*|whatsapp|факс) /,
    / (?:код|code|коды|заказ\S*|тапсырыс\S*|order\S*|население|population|халық\S*|imei|серийн\S*|сумма|сома) /),
  canonical: (value) => {
    const part = nationalPart(value)
    return part === undefined ? value.replaceAll(/[^\d+]/g, '') : `+7${part}`
  },
  generalise: (value) => {
    const part = nationalPart(value)
    return part === undefined ? undefined : `+7 ${part.slice(0, 3)}`
  },
}

/** Ten digits are a telephone number only where the text says so. */
function withoutPrefix(text: string, start: number): Find | undefined {
  const match = ten.exec(text.slice(start, start + 14))?.[0]
  if (match === undefined || nationalPart(match) === undefined || isWordly(text, start + match.length)) return undefined
  return /(?:тел|phone|ұялы|моб|whats)[^\d]{0,14}$/.test(labelBefore(text, start, 24)) ? { start, end: start + match.length, certainty: 0.85 } : undefined
}

export const contactDetectors: readonly Detector[] = [phone]
