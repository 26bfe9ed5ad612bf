/** Numbers and dates that only a label makes personal: passports, identity cards, vehicle plates, dates of birth. */
import { type Detector, type Find, type Reading, headings, isWordly, labelAfter, labelBefore } from '../../../kernel/personal-data/index.ts'
import { isDay } from '../../../law/time.ts'

const paper = /(?:паспорт|төлқұжат|толкужат|жеке куәлі[гк]|удостоверени|уд\.? ?лич|passport|id card)/g
const otherPaper = /(?:диплом|аттестат|сертификат|certificate|приказ|бұйрық|договор|шарт|билет|кредит|(?<!төл)құжат нөмірі|номер документа)/g
const paperNumber = /^[A-ZА-Я]?[ №]?\d{8,9}$/

/** `search` minds no `lastIndex`. */
const speaks = (label: string, what: RegExp): boolean => label.search(what) >= 0

function lastPlace(label: string, what: RegExp): number {
  let last = -1
  what.lastIndex = 0
  for (let match = what.exec(label); match !== null; match = what.exec(label)) last = match.index
  return last
}

/** The last of several labels before a place speaks; `false` when another kind of number was named after ours. */
function lastSpeaks(label: string, ours: RegExp, others: RegExp): boolean {
  const mine = lastPlace(label, ours)
  const theirs = mine < 0 ? -1 : lastPlace(label, others)
  return mine >= 0 && mine > theirs
}

const passport: Detector = {
  kind: 'passport', title: { kk: 'құжат', ru: 'документ', en: 'document' }, evidence: 'context',
  find({ text, runs }) {
    const finds: Find[] = []
    for (let run = 0; run < runs.count; run += 1) {
      const from = runs.from[run]!
      const end = runs.to[run]!
      const length = end - from
      if (length < 8 || length > 9 || isWordly(text, end)) continue
      const letter = /(?:^|[^\p{L}\p{N}])([A-ZА-Я] ?)$/u.exec(text.slice(Math.max(0, from - 3), from))?.[1] ?? ''
      if (letter === '' && (length !== 9 || isWordly(text, from - 1))) continue
      const start = from - letter.length
      if (lastSpeaks(labelBefore(text, start, 60), paper, otherPaper)) finds.push({ start, end, certainty: 0.95 })
    }
    return finds
  },
  holds: (value) => paperNumber.test(value),
  heading: headings(/ (?:паспорт\S*|төлқұжат\S*|жеке куәлі\S*|удостоверени\S*|уд лич\S*|passport\S*|id card) /),
  canonical: (value) => value.replaceAll(/[^\p{L}\d]/gu, '').toUpperCase(),
}

const latin: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' }
const plateLetter = '[A-ZАВЕКМНОРСТУХ]'
/** Since 2012: three digits, two or three letters, the region 01–20; before: a letter, three digits, two or three letters. */
const plateForm = new RegExp(`^(?:\\d{3} ?${plateLetter}{2,3} ?(?:0[1-9]|1\\d|20)|${plateLetter} ?\\d{3} ?${plateLetter}{2,3})$`)
const newPlate = new RegExp(`^\\d{3} ?${plateLetter}{2,3} ?(?:0[1-9]|1\\d|20)`)
const oldPlate = new RegExp(`^${plateLetter} ?\\d{3} ?${plateLetter}{2,3}`)
const vehicle = /(?:гос|мемлекеттік н|г\/н|м\/н|машин|көлік|авто|грнз|нөмір белгі|\bтс\b|номер тс|камера|жүргізуш|водител)/g
const goods = /(?:артикул|модел|код |коды|партия|өнім|товар)/g

const plate: Detector = {
  kind: 'vehicle-plate', title: { kk: 'көлік нөмірі', ru: 'госномер', en: 'plate' }, evidence: 'context',
  find({ text, runs }) {
    const finds: Find[] = []
    for (let run = 0; run < runs.count; run += 1) {
      const from = runs.from[run]!
      if (runs.to[run]! - from !== 3) continue
      const before = /(?:^|[^\p{L}\p{N}])([A-ZА-Я] ?)$/u.exec(text.slice(Math.max(0, from - 3), from))?.[1]
      if (before === undefined && isWordly(text, from - 1)) continue
      const value = newPlate.exec(text.slice(from, from + 10))?.[0]
      const old = value === undefined && before !== undefined ? oldPlate.exec(text.slice(from - before.length, from + 8))?.[0] : undefined
      const start = old === undefined ? from : from - before!.length
      const end = start + (value ?? old ?? '').length
      if (end === start || isWordly(text, end)) continue
      const label = labelBefore(text, start, 50)
      const near = speaks(label, vehicle) ? 0.95 : speaks(labelAfter(text, end, 30), vehicle) ? 0.85 : 0
      if (near > 0 && !lastSpeaks(label, goods, vehicle)) finds.push({ start, end, certainty: near })
    }
    return finds
  },
  holds: (value) => plateForm.test(value),
  heading: headings(new RegExp(' (?:госномер\\S*|гос номер\\S*|госзнак|грнз|г н|м н|мемлекеттік нөмір\\S*|көлік нөмірі|көліктің нөмірі|номер авто\\S*|номер тс'
    + '|plate|license plate|vrn) ')),
  canonical: (value) => value.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '').replaceAll(/[А-Я]/g, (letter) => latin[letter] ?? letter),
  generalise: (value) => /^\d{3} ?\D{2,3} ?(\d{2})$/.exec(value)?.[1],
}

const monthNames = ['қаңтар|январ', 'ақпан|феврал', 'наурыз|март', 'сәуір|апрел', 'мамыр|ма[йя]', 'маусым|июн', 'шілде|июл', 'тамыз|август', 'қыркүйек|сентябр',
  'қазан|октябр', 'қараша|ноябр', 'желтоқсан|декабр']
const month = monthNames.join('|')
const dateForms = new RegExp(`^(?:(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>(?:19|20)\\d{2})|(?<y2>(?:19|20)\\d{2})-(?<m2>\\d{2})-(?<d2>\\d{2})`
  + `|(?<d3>\\d{1,2})[ \u00A0](?<n3>${month})\\S{0,3}[ \u00A0](?<y3>(?:19|20)\\d{2})`
  + `|(?<y4>(?:19|20)\\d{2})[ \u00A0](?:жылғы|жылы|ж\\.)[ \u00A0](?<d4>\\d{1,2})[ \u00A0](?<n4>${month}))(?![\\d])`, 'i')
const whole = new RegExp(`${dateForms.source}\\S{0,3}$`, 'i')

/** The day that a date names, in ISO 8601; undefined when there is no such day. */
function dayIn(groups: Readonly<Record<string, string | undefined>> | undefined): string | undefined {
  if (groups === undefined) return undefined
  const { d, d2, d3, d4, m, m2, n3, n4, y, y2, y3, y4 } = groups
  const named = (name: string | undefined) => (name === undefined ? undefined
    : String(monthNames.findIndex((names) => new RegExp(`^(?:${names})`, 'i').test(name)) + 1))
  const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0')
  const day = `${y ?? y2 ?? y3 ?? y4 ?? ''}-${two(m ?? m2 ?? named(n3 ?? n4))}-${two(d ?? d2 ?? d3 ?? d4)}`
  return isDay(day) ? day : undefined
}

const birth = /(?:туған|туылған|туылды|туғаны|дүниеге|родил|рожд|г\. ?р\.|birth|\bdob\b)/g
const otherDate = /(?:берілген|берілді|выдан|жарамды|действ|тіркел|регистрац|күні жасал|от |туған жері|место рожд|қайтыс|умер)/g

/** What may stand after the first number of a date. */
const joinsDate = new Set([...'./- \u00A0'].map((sign) => sign.charCodeAt(0)))

function bornAt({ text }: Reading, start: number): Find | undefined {
  const match = dateForms.exec(text.slice(start, start + 34))
  if (match === null || dayIn(match.groups) === undefined) return undefined
  const end = start + match[0].length
  const label = labelBefore(text, start, 48)
  if (lastSpeaks(label, birth, otherDate)) return { start, end, certainty: 0.95 }
  const after = labelAfter(text, end, 26)
  const says = /^[ ,(]{0,2}(?:ж\.?|жылы|күні|года?|г\.)?[ ,]{0,2}(?:туған|туылған|дүниеге|г\. ?р\b|г\. ?р\.|ж\. ?т\.|рожд|р\.|родил)/.test(after)
  return says ? { start, end, certainty: 0.95 } : undefined
}

const birthDate: Detector = {
  kind: 'birth-date', title: { kk: 'туған күні', ru: 'дата рождения', en: 'birth date' }, evidence: 'context',
  find(reading) {
    const { text, runs } = reading
    const finds: Find[] = []
    for (let run = 0; run < runs.count; run += 1) {
      const from = runs.from[run]!
      const length = runs.to[run]! - from
      if ((length > 2 && length !== 4) || !joinsDate.has(text.charCodeAt(runs.to[run]!)) || isWordly(text, from - 1)) continue
      const find = bornAt(reading, from)
      if (find !== undefined) finds.push(find)
    }
    return finds
  },
  holds: (value) => dayIn(whole.exec(value.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, ''))?.groups) !== undefined,
  heading: headings(/ (?:туған (?:күн|жыл)\S*|дата рожд\S*|год рожд\S*|рожд\S*|birth\S*|date of birth|dob|др) /),
  canonical: (value) => dayIn(whole.exec(value.trim())?.groups) ?? value.trim(),
  generalise: (value) => dayIn(whole.exec(value)?.groups)?.slice(0, 4),
}

/** Passports and identity cards, plates, dates of birth: none is told by its form alone. */
export const documentDetectors: readonly Detector[] = [passport, plate, birthDate]
