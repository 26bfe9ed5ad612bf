/** Postal addresses in Kazakh and Russian: a street or a microdistrict with a house. A street alone tells of nobody. */
import { type Detector, type Find, foldWord, headings, type Reading, readText, wordKey } from '../../../kernel/personal-data/index.ts'
import { nameWord } from './name-words.ts'

/** Where the name of the street stands: after its kind in Russian, before it in Kazakh, on either side of a microdistrict. */
type Side = 'after' | 'before' | 'either'

const kinds = new Map<number, Side>()
for (const [side, words] of Object.entries({
  after: 'ул улица улице улицу улицы проспект проспекте проспекта просп пр переулок переулке пер бульвар бульваре бул шоссе проезд тупик площадь микрорайон',
  before: 'көшесі көшесінде көшесіндегі көшесінің көш даңғылы даңғылында даңғ сі бұлвары тұйығы',
  either: 'мкр мкрн микрорайоне микрорайона шағынаудан шағынауданы шағынауданында ықшамаудан ықшамауданы мөлтекаудан мөлтекауданы ш ықш',
} satisfies Record<Side, string>)) {
  for (const word of words.split(' ')) kinds.set(wordKey(foldWord(word)), side as Side)
}
kinds.set(wordKey('микрорайон'), 'either')
/** Whether any kind has these last bits of its key. */
const mayBeKind = new Uint8Array(1024)
for (const key of kinds.keys()) mayBeKind[key & 1023] = 1

const sp = '[ \\u00A0]'
const name = `(?:\\d{1,3}${sp})?(?:\\p{Lu}\\.${sp}?){0,2}\\p{Lu}[\\p{L}\\d-]*(?:${sp}(?:\\p{Lu}[\\p{L}-]{2,}|батыра?|би|хана?|ақын|ата|акына))?`
const number = `(?<![\\p{L}\\d])\\d{1,4}(?:${sp}?[А-ЯA-Zа-я](?![\\p{L}\\d.]))?(?:/\\d{1,4}[А-Яа-я]?|-\\d{1,4})?(?!\\d|[.,]\\d)`
const house = `(?:,?${sp}?(?:(?:дом|д|үй|уй|здание|зд|ғимарат)\\.?${sp}?)?(?:№${sp}?)?)${number}(?:(?:${sp}|-)?(?:үй|уй)(?!\\p{L}))?`
const block = `(?:,${sp}?(?:корпус|корп|к|блок|подъезд|кіреберіс)\\.?${sp}?\\d{1,3})?`
const flat = `(?:,?${sp}(?:(?:квартира|кв|офис|оф|каб|пәтер|патер)\\.?${sp}?\\d{1,4}(?!\\d)|\\d{1,4}(?:${sp}|-)?(?:пәтер(?!\\p{L})|патер(?!\\p{L})|п\\.|кв\\.)))?`
const rest = `${house}${block}${flat}`
const named = new RegExp(`^\\.?${sp}?${name}${rest}`, 'u')
const numbered = new RegExp(`^\\.?(?:${rest})`, 'u')
const nameBefore = new RegExp(`(?:^|[^\\p{L}\\d-])(?<given>\\p{Lu}[\\p{L}-]*${sp})?`
  + `(?<street>(?:\\p{Lu}[\\p{L}\\d-]*(?:${sp}(?:батыр|би|хан|ақын|ата))?|\\d{1,3})(?:${sp}|-)(?:к-)?)$`, 'u')

/** Towns of the country: only they may stand before a street without `г.` or `қ.`. */
const towns = new Set(`алмати астана шимкент актау актобе атирау костанай кокшетау караганда караганди павлодар семей орал уралск
усткаменогорск оскемен петропавловск петропавл кизилорда
тараз талдикорган туркистан туркестан жезказган экибастуз екибастуз риддер темиртау балхаш балкаш рудний сатпаев сатбаев капшагай конаев
кентау аркалик щучинск бурабай каскелен талгар есик
жанаозен кулсари аксай аксу степногорск сарань шахтинск лисаковск житикара аральск арал байконур байконир жаркент текели шу каратау жанатас
арис ленгер сариагаш косши нурсултан`.trim().split(/\s+/))

const town = `(?:(?:г|город|с|село|п|пос|аул|а)\\.?${sp})?\\p{Lu}[\\p{L}-]+(?:${sp}(?:қ\\.|қаласы|ауылы|а\\.|кенті))?`
const lead = new RegExp(`(?:^|[^\\p{L}\\d-])((?:\\d{6},${sp}?)?(?:(?:РК|ҚР|Казахстан|Қазақстан|Республика Казахстан|Қазақстан Республикасы),${sp}?)?`
  + `(?:\\p{Lu}[\\p{L}-]+${sp}(?:область|обл\\.|облысы|обл),${sp}?)?(?:\\p{Lu}[\\p{L}-]+${sp}(?:район|р-н|ауданы|ауд\\.),${sp}?)?(?:${town},${sp}?)?)$`, 'u')

/** How far before a street its town may stand, and how far after it its flat. */
const before = 90
const after = 90

/** The beginning of an address whose street begins here: the town, the district, the index before it. */
function beginning(text: string, street: number): number {
  // Each part of what may stand there ends with a comma.
  if (text[street - 1] !== ',' && !(text[street - 2] === ',' && /[ \u00A0]/.test(text[street - 1]!))) return street
  const near = text.slice(Math.max(0, street - before), street)
  const line = near.slice(near.lastIndexOf('\n') + 1)
  const found = lead.exec(line)?.[1] ?? ''
  if (found === '') return street
  const bare = /^(\p{Lu}[\p{L}-]+),\s?$/u.exec(found)?.[1]
  return bare !== undefined && !towns.has(foldWord(bare.toLowerCase()).replaceAll('-', '')) ? street : street - found.length
}

/** `Сәтбаев `, `Шоқан Уәлиханов `: a given name belongs to the street unless it ends the name of a person. */
function streetBefore(near: string): string | undefined {
  const { given, street } = nameBefore.exec(near)?.groups ?? {}
  if (street === undefined || given === undefined) return street
  const word = nameWord(given.trim())
  return word?.startsWith('given') && !/\p{Lu}[\p{L}-]*[ \u00A0]$/u.test(near.slice(0, near.length - given.length - street.length)) ? given + street : street
}

function addressAt(text: string, from: number, to: number, side: Side): Find | undefined {
  const ahead = text.slice(to, to + after)
  if (side !== 'before') {
    const match = named.exec(ahead)
    if (match !== null) return { start: beginning(text, from), end: to + match[0].length, certainty: 0.96 }
    if (side === 'after') return undefined
  }
  const street = streetBefore(text.slice(Math.max(0, from - 60), from))
  const match = street === undefined ? null : numbered.exec(ahead)
  return match === null ? undefined : { start: beginning(text, from - street!.length), end: to + match[0].length, certainty: 0.96 }
}

function addressesIn({ text, words }: Reading): Find[] {
  const finds: Find[] = []
  let past = 0
  for (let index = 0; index < words.count; index += 1) {
    const key = words.key[index]!
    if (mayBeKind[key & 1023] === 0) continue // most words, without a look into the table
    const side = kinds.get(key)
    if (side === undefined || words.from[index]! < past) continue
    const find = addressAt(text, words.from[index]!, words.to[index]!, side)
    if (find === undefined) continue
    finds.push(find)
    past = find.end
  }
  return finds
}

/** The town that an address names: a region of people, not a door. */
function townIn(value: string): string | undefined {
  for (const part of value.split(',')) {
    const word = part.trim().replace(/^(?:г|город|с|село|п|аул)\.? ?/u, '').replace(/ ?(?:қ\.|қаласы|ауылы|а\.|кенті)$/u, '').trim()
    if (towns.has(foldWord(word.toLowerCase()).replaceAll('-', ''))) return word
  }
  return undefined
}

export const addressDetector: Detector = {
  kind: 'address', title: { kk: 'мекенжай', ru: 'адрес', en: 'address' }, evidence: 'form',
  find: addressesIn,
  holds: (value, hinted) => {
    if (value.length > 250) return false
    const finds = addressesIn(readText(value))
    return finds.some(({ start, end }) => (end - start) * 2 >= value.length) || (hinted && /\p{L}.*\d/u.test(value) && townIn(value) !== undefined)
  },
  heading: headings(/ (?:адрес\S*|мекенжай\S*|address|место жительства|прописк\S*|тұрғылықты|тіркелген жері|место рождения) /,
    / (?:ip|mac|email|e mail|url|сайт\S*|почты|пошта\S*|электронн\S*|электрондық) /, true),
  canonical: (value) => foldWord(value.toLowerCase()).replaceAll(/[^\p{L}\d]+/gu, ' ').trim(),
  generalise: townIn,
}
