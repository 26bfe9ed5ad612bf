/** Makes the gold set of personal data: frames written by hand are filled with a fixed seed; every second frame is held out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PersonalDataKind } from '../src/kernel/personal-data/index.ts'
import { checkDigit, generateBin, generateIban, generateIin } from '../src/law/identifier.ts'
import { parseDay } from '../src/law/time.ts'
import { type Stock, dev, heldOut } from './data/personal-data/stock.ts'

export type Split = 'dev' | 'held out'
export type Language = 'kk' | 'ru'
export interface GoldSpan { readonly kind: PersonalDataKind; readonly start: number; readonly end: number }
export interface GoldText { readonly text: string; readonly spans: readonly GoldSpan[] }

/** Chance with a seed (mulberry32). */
export class Chance {
  #state: number
  constructor(seed: number) { this.#state = seed }
  next(): number {
    this.#state = (this.#state + 0x6D2B79F5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  below(limit: number): number { return Math.floor(this.next() * limit) }
  of<T>(all: readonly T[]): T { return all[this.below(all.length)]! }
  digits(count: number): string { return Array.from({ length: count }, () => this.below(10)).join('') }
  two(from: number, to: number): string { return String(from + this.below(to - from + 1)).padStart(2, '0') }
}

const luhn = (digits: string): string => {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits + String((10 - sum % 10) % 10)
}

type Case = 'nom' | 'gen' | 'dat' | 'acc' | 'abl' | 'ins'

/** A Kazakh name in a case; the ending follows the last vowel and the last sound. */
function kazakh(word: string, form: Case): string {
  const soft = /[әөүіеиэ][^аәеёиоөуұүыіэюя]*$/i.test(word)
  const ending = (hard: string, front: string): string => word + (soft ? front : hard)
  const possessive = /(?:ұлы|қызы)$/.test(word)
  const last = word.at(-1)!.toLowerCase()
  const vowel = 'аәеёиоөұүыіэюя'.includes(last)
  const nasal = 'нмң'.includes(last)
  const hushed = 'пфкқтсшщчцхһбвгд'.includes(last)
  switch (form) {
    case 'nom': return word
    case 'gen': return vowel || nasal ? ending('ның', 'нің') : hushed ? ending('тың', 'тің') : ending('дың', 'дің')
    case 'dat': return possessive ? ending('на', 'не') : hushed ? ending('қа', 'ке') : ending('ға', 'ге')
    case 'acc': return possessive ? `${word}н` : vowel ? ending('ны', 'ні') : hushed ? ending('ты', 'ті') : ending('ды', 'ді')
    case 'abl': return nasal || possessive ? ending('нан', 'нен') : hushed ? ending('тан', 'тен') : ending('дан', 'ден')
    case 'ins': return word + (last === 'з' || last === 'ж' ? 'бен' : hushed ? 'пен' : 'мен')
  }
}

/** A Russian name in a case. */
function russian(word: string, form: Case, woman: boolean): string {
  const at = { nom: 0, gen: 1, acc: 1, dat: 2, ins: 3, abl: 1 }[form]
  if (at === 0) return word
  const put = (cut: number, ...endings: [string, string, string]): string => word.slice(0, word.length - cut) + endings[at - 1]!
  if (/(?:ова|ева|ина)$/.test(word) && !['Ирина', 'Мадина', 'Зарина', 'Сабина', 'Галина', 'Екатерина'].includes(word)) return put(1, 'ой', 'ой', 'ой')
  if (word.endsWith('ская')) return put(2, 'ой', 'ой', 'ой')
  if (word.endsWith('ский')) return put(2, 'ого', 'ому', 'им')
  if (/[гкхшж]а$/.test(word)) return put(1, 'и', 'е', 'ой')
  if (word.endsWith('а')) return put(1, 'ы', 'е', 'ой')
  if (word.endsWith('ия')) return put(1, 'и', 'и', 'ей')
  if (word.endsWith('я')) return put(1, 'и', 'е', 'ей')
  if (woman || /[коеиый]$/.test(word) && !/[йк]$/.test(word)) return word
  if (/[йь]$/.test(word)) return put(1, 'я', 'ю', 'ем')
  return /(?:ов|ев|ин)$/.test(word) ? put(0, 'а', 'у', 'ым') : put(0, 'а', 'у', word.endsWith('ич') ? 'ем' : 'ом')
}

interface Person { readonly surname: string; readonly given: string; readonly patronymic: string; readonly woman: boolean }
function person(chance: Chance, stock: Stock, language: Language): Person {
  const at = language === 'kk' ? 0 : 1
  const woman = chance.below(2) === 0
  const masculine = chance.of(stock.surnames)[at]
  const surname = !woman ? masculine : /(?:ов|ев|ин)$/.test(masculine) ? `${masculine}а` : masculine.replace(/ский$/, 'ская')
  const fathers = stock.men.filter(([, ru]) => /[бвгджзклмнпрстфхш]$/.test(ru))
  const father = chance.of(fathers)
  const patronymic = chance.below(language === 'kk' ? 4 : 2) > 0 && language === 'kk' ? father[0] + (woman ? 'қызы' : 'ұлы')
    : father[1] + (woman ? 'овна' : 'ович')
  return { surname, given: chance.of(woman ? stock.women : stock.men)[at], patronymic, woman }
}

/** A Kazakh word as it is typed without Kazakh letters. */
export const withoutKazakhLetters = (text: string): string => text.replaceAll('ә', 'а').replaceAll('ғ', 'г').replaceAll('қ', 'к').replaceAll('ң', 'н')
  .replaceAll('ө', 'о').replaceAll('ұ', 'у').replaceAll('ү', 'у').replaceAll('і', 'и').replaceAll('һ', 'х')

function phone(chance: Chance): string {
  const code = chance.of(['700', '701', '702', '705', '707', '708', '747', '771', '775', '776', '777', '778'])
  const [a, b, c] = [chance.digits(3), chance.digits(2), chance.digits(2)]
  return chance.of([
    `+7 ${code} ${a} ${b} ${c}`, `+7 (${code}) ${a}-${b}-${c}`, `8 ${code} ${a} ${b} ${c}`, `8(${code})${a}-${b}-${c}`, `+7${code}${a}${b}${c}`,
    `8${code}${a}${b}${c}`, `8-${code}-${a}-${b}-${c}`, `+7-${code}-${a}-${b}${c}`, `7${code}${a}${b}${c}`, `+7 ${code} ${a}${b}${c}`, `8 ${code} ${a}-${b}${c}`,
    `+7 (727) 2${a.slice(1)}-${b}-${c}`, `8 (7172) ${b}-${c}-${a.slice(1)}`, `8 7212 ${b} ${c} ${a.slice(1)}`,
  ])
}

function card(chance: Chance): string {
  const number = luhn(chance.of(['4400430', '5169493', '5354510', '4263430', '5578342', '4405639', '2204310']) + chance.digits(8))
  const groups = number.match(/.{4}/g)!
  return chance.of([number, groups.join(' '), groups.join(' '), groups.join('-')])
}

function mail(chance: Chance): string {
  const who = chance.of(['a.seitov', 'info.dana', 'ivan_petrov', 'n-ospanova', 'erlan87', 'sales+kz', 'gulmira.k', 'zhanar'])
  return chance.of([`${who}@mail.kz`, `${who}${chance.below(99)}@gmail.com`, `${who.toUpperCase()}@Example.KZ`, `${who}@edu.gov.kz`, 'пошта@мысал.қаз', 'иван@почта.рф'])
}

function address(chance: Chance, stock: Stock, language: Language): string {
  const street = chance.of(stock.streets)[language === 'kk' ? 0 : 1]
  const city = chance.of(stock.cities)
  const [house, flat, index] = [1 + chance.below(180), 1 + chance.below(120), `0${chance.digits(5)}`]
  return language === 'kk' ? chance.of([
    `${city} қаласы, ${street} көшесі, ${house}-үй, ${flat}-пәтер`, `${city} қ., ${street} даңғ., ${house}, ${flat} пәтер`, `${street} көшесі, ${house}`,
    `${street} көшесі ${house}-үй`, `${index}, ${city} қ., ${street} к-сі, ${house} үй, ${flat} п.`, `${street} даңғылы ${house}/${1 + chance.below(9)}`,
    `${city} қ., ${1 + chance.below(12)}-шағынаудан, ${house}-үй, ${flat}-пәтер`, `${city} қаласы, Самал мкр., ${house} үй`,
  ]) : chance.of([
    `г. ${city}, ул. ${street}, д. ${house}, кв. ${flat}`, `${index}, г. ${city}, пр. ${street} ${house}, кв. ${flat}`, `ул. ${street}, ${house}`,
    `улица ${street}, дом ${house}`, `${city}, ул. ${street} ${house}-${flat}`, `мкр. Самал-2, д. ${house}, кв. ${flat}`, `проспект ${street}, ${house}/${1 + chance.below(9)}`,
    `г. ${city}, ${1 + chance.below(12)} мкр, дом ${house}, кв ${flat}`,
  ])
}

/** What fills a slot, and the kind that its span has; a slot without a kind is no personal data. */
export function makers(chance: Chance, stock: Stock, language: Language) {
  const at = language === 'kk' ? 0 : 1
  const year = () => String(1950 + chance.below(60))
  const day = () => `${chance.two(1, 28)}.${chance.two(1, 12)}.${year()}`
  const iin = () => generateIin({ birthday: parseDay(`${year()}-${chance.two(1, 12)}-${chance.two(1, 28)}`), sex: chance.of(['male', 'female']), serial: chance.below(10_000) })
  const bin = (kind: 4 | 5 | 6) => generateBin({ registered: `20${chance.two(0, 24)}-${chance.two(1, 12)}`, kind, unit: chance.of([0, 0, 1]), serial: chance.below(100_000) })
  const inCase = (parts: readonly string[], form: Case, woman: boolean): string => language === 'ru'
    ? parts.map((part) => russian(part, form, woman)).join(' ') : parts.map((part, index) => (index === parts.length - 1 ? kazakh(part, form) : part)).join(' ')
  const someone = () => person(chance, stock, language)
  const fio = (form: Case): string => { const { surname, given, patronymic, woman } = someone(); return inCase([surname, given, patronymic], form, woman) }
  const fio2 = (form: Case): string => { const { surname, given, woman } = someone(); return inCase(chance.below(2) ? [given, surname] : [surname, given], form, woman) }
  const initials = ({ given, patronymic }: Person, gap: string) => `${given[0]!}.${gap}${patronymic[0]!}.`
  const name: Record<string, (form: Case) => string> = {
    fio, fio2, name: (form) => { const { given, woman } = someone(); return inCase([given], form, woman) },
    ini: () => { const who = someone(); return `${who.surname} ${initials(who, chance.of(['', '', ' ']))}` },
    ini1: () => { const who = someone(); return chance.below(3) ? `${initials(who, '')} ${who.surname}` : `${who.given[0]!}. ${who.surname}` },
    low: () => withoutKazakhLetters(fio('nom').toLowerCase()),
  }
  const gate = () => chance.of(['А', 'В', 'Н', 'М']) + chance.digits(0)
  const other: Record<string, () => string> = {
    iin, tiin: iin, tbin: () => bin(6), tel: () => phone(chance), card: () => card(chance), mail: () => mail(chance), adr: () => address(chance, stock, language), dob: day,
    iban: () => { const all = generateIban({ bank: chance.of(['998', '722', '601']), account: chance.of(['KZT', 'B', 'R']) + chance.digits(10) })
      return chance.below(3) ? all : all.match(/.{1,4}/g)!.join(' ') },
    pas: () => chance.of(['N', 'N ', 'C', 'А']) + chance.digits(8), idc: () => `0${chance.digits(8)}`,
    avto: () => chance.of([`${chance.digits(3)}${'ABE'}${chance.two(1, 17)}`, `${chance.digits(3)} ${'KMH'} ${chance.two(1, 17)}`, `${chance.of(['A', 'Z', 'B'])}${chance.digits(3)}${'RTO'}`]),
    ip: () => chance.of([`${1 + chance.below(223)}.${40 + chance.below(200)}.${chance.below(256)}.${1 + chance.below(254)}`, `2001:db8:${chance.below(9000)}::${chance.below(90)}`]),
    bin: () => bin(4), order: () => chance.of(['1', '3', '9']) + chance.digits(8 + chance.below(6)), luhn: () => luhn(`4${chance.digits(14)}`),
    ts: () => `17${chance.digits(8)}`, tsms: () => `17${chance.digits(11)}`, dt: () => `2024-${chance.two(1, 12)}-${chance.two(1, 28)}T${chance.two(0, 23)}:${chance.two(0, 59)}:17Z`,
    ean: () => `487${chance.digits(10)}`, track: () => `RR${chance.digits(9)}KZ`, doc: () => `${chance.digits(3)}/${chance.two(1, 24)}-${chance.digits(2)}`,
    sum: () => `${1 + chance.below(99)} ${chance.digits(3)} ${chance.digits(3)}`, ver: () => `${1 + chance.below(9)}.${chance.below(20)}.${chance.below(9)}.${chance.below(30)}`,
    bad12: () => { const eleven = `${chance.two(50, 99)}${chance.two(1, 12)}${chance.two(1, 28)}${3 + chance.below(2)}${chance.digits(4)}`; return eleven + String(((checkDigit(eleven) ?? 0) + 1 + chance.below(8)) % 10) },
    cad: () => `20-312-045-${chance.digits(3)}`, code8: () => `${gate()}${chance.digits(3)}-${chance.digits(4)}`, imei: () => luhn(`3520${chance.digits(10)}`),
    date: () => `${chance.two(1, 28)}.${chance.two(1, 12)}.20${chance.two(20, 29)}`,
    street: () => (language === 'kk' ? `${chance.of(stock.streets)[0]} ${chance.of(['көшесі', 'даңғылы'])}` : `${chance.of(['улица', 'проспект', 'ул.'])} ${chance.of(stock.streets)[1]}`),
    org: () => chance.of(stock.organisations)[at], geo: () => chance.of(stock.places)[at],
  }
  return (slot: string): string => {
    const [what, form] = slot.split('.')
    const cased: Case = form === 'gen' || form === 'dat' || form === 'acc' || form === 'abl' || form === 'ins' ? form : 'nom'
    const made = name[what!]?.(cased) ?? other[what!]?.()
    if (made === undefined) throw new Error(`No such slot: ${slot}`)
    return made
  }
}

export const slotKinds: Readonly<Record<string, PersonalDataKind>> = {
  iin: 'national-id', tiin: 'sole-trader-id', tbin: 'sole-trader-id', tel: 'phone', iban: 'bank-account', card: 'card', mail: 'email', adr: 'address', dob: 'birth-date',
  pas: 'passport', idc: 'passport', avto: 'vehicle-plate', ip: 'ip-address', fio: 'name', fio2: 'name', ini: 'name', ini1: 'name', low: 'name', name: 'name',
}

export const linesOf = (file: string): string[] => readFileSync(join(import.meta.dirname, 'data/personal-data', file), 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
export const stockOf = (split: Split): Stock => (split === 'dev' ? dev : heldOut)
const half = <T>(all: readonly T[], split: Split): T[] => all.filter((_, index) => (index % 2 === 0) === (split === 'dev'))

/** The texts of one half: each frame filled `times` times. */
export function goldTexts(split: Split, times = 6): readonly GoldText[] {
  const texts: GoldText[] = []
  for (const language of ['kk', 'ru'] as const) {
    const make = makers(new Chance(language === 'kk' ? 20_261 : 20_262), stockOf(split), language)
    for (const frame of half(linesOf(`frames-${language}.txt`), split)) {
      for (let turn = 0; turn < (frame.includes('{') ? times : 1); turn += 1) texts.push(fill(frame, make))
    }
  }
  return texts
}

/** A frame with its slots filled. */
export function fill(frame: string, make: (slot: string) => string): { text: string; spans: GoldSpan[] } {
  const spans: GoldSpan[] = []
  let text = ''
  for (const part of frame.split(/(\{[^}]+\})/)) {
    const slot = /^\{(.+)\}$/.exec(part)?.[1]
    const value = slot === undefined ? part : make(slot)
    const kind = slot === undefined ? undefined : slotKinds[slot.split('.')[0]!]
    if (kind) spans.push({ kind, start: text.length, end: text.length + value.length })
    text += value
  }
  return { text, spans }
}
