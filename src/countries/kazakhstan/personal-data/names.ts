/** Finds names of people in texts and cells: what the rules say is weighed by a tagger that learnt from marked texts. */
import { readFileSync } from 'node:fs'
import { type Detector, type Find, headings, plainSpelling, type Reading, readText, withoutUnderscores } from '../../../kernel/personal-data/index.ts'
import { isCalledSo, joinedNameCallsThing, joinedNames } from './joined-names.ts'
import { foldedAt, isOther } from './name-context.ts'
import { isGlued, latinNameWord, spelledAt, spellsName } from './name-letters.ts'
import { kindOf, namesByRules, strength } from './name-rules.ts'
import { amended } from './tagged-names.ts'
import { openTagger, readNameModel, type Tagger } from './name-tagger.ts'
import { type NameWord, nameWord } from './name-words.ts'

/** The model that ships, made by `node bench/train-names.ts`. */
const model = new URL('names.bin', import.meta.url)
let shipped: ((reading: Reading) => readonly Find[]) | undefined

/** A word before -ұлы or -қызы and its case, and then nothing else: so only a person is called. */
const namesFather = /\p{L} \p{L}{3,}(?:[уұ]л|[кқ]ыз)ы(?:\p{Ll}{1,4})?$/u

/**
 * Finds names by the rules and a tagger. The rules alone tell those that the tagger did not learn from (small letters, Latin ones, letter
 * by letter), and those of which a father's name is a certain sign.
 */
export const withTagger = (tagger: Tagger) => (reading: Reading): readonly Find[] => {
  const byRules = namesByRules(reading)
  const tagged = tagger(reading, byRules).flatMap((find) => amended(reading, find)).sort((a, b) => a.start - b.start)
  const alone: Find[] = []
  const fathered: Find[] = []
  for (const find of byRules) {
    const name = reading.text.slice(find.start, find.end)
    if (!beginsPlainly(name) && isUnlearnt(name)) alone.push(find)
    else if (name.includes('ы') && namesFather.test(name)) fathered.push(find)
  }
  const told = alone.length === 0 ? tagged : apartFrom(tagged, alone)
  const all = [...told, ...alone, ...fathered.length === 0 ? [] : apartFrom(fathered, told)]
  return all.filter(({ start, end }) => !hyphened(reading.text, start, end) || !joinedNameCallsThing(reading, { start, end }))
}

const hyphened = (text: string, start: number, end: number): boolean => text.slice(start, end).includes('-')

/** The finds that touch none of others; both in order. */
function apartFrom(finds: readonly Find[], others: readonly Find[]): Find[] {
  let next = 0
  return finds.filter(({ start, end }) => {
    while (next < others.length && others[next]!.end <= start) next += 1
    return next === others.length || others[next]!.start >= end
  })
}

/** Finds names by the rules and the tagger that ships. */
export const findNames = (reading: Reading): readonly Find[] => (shipped ??= withTagger(openTagger(readNameModel(readFileSync(model)), kindOf)))(reading)

/** Two Cyrillic letters, the first of them a capital: so most names begin, and nothing that the tagger did not learn from. */
const beginsPlainly = (name: string): boolean => isCapital(name.charCodeAt(0)) && name.charCodeAt(1) >= 0x410 && name.charCodeAt(1) < 0x460
/** А–Я and Ё, not the letters of Kazakh, of which capitals and small ones alternate. */
const isCapital = (code: number): boolean => (code >= 0x410 && code < 0x430) || code === 0x401

/** A name of which the tagger knows nothing: in small letters, in Latin ones, or letter by letter. */
const isUnlearnt = (name: string): boolean => /^(?!(?:әл|аль)-)\p{Ll}|^\p{Script=Latin}|^(?:\p{L}[^\p{L}]{1,4}){4}\p{L}(?!\p{L})/u.test(name)

function wordOf({ text, words }: Reading, index: number): NameWord | undefined {
  const word = text.slice(words.from[index], words.to[index])
  return word.charCodeAt(0) < 0x400 ? latinNameWord(word) : nameWord(word, words.key[index])
}

/** What figures may stand beside in a name: letters in a row, or characters that are written by their numbers. */
const mayHide = /\p{L}{4}|[&%\\]/u

/** A whole cell: nothing but the words of a name, in capitals, in small letters or both, or little beside them. */
function isName(value: string, hinted: boolean): boolean {
  if (value.length > 400 || (/\d/.test(value) && !mayHide.test(value))) return false
  const plain = plainSpelling(value).text
  if (plain.length > 80) return false
  return isNameAlone(plain, hinted) ? hinted || !isCalledSo(readText(withoutUnderscores(plain))) : isMostlyName(plain)
}

/** Marks of HTML, and single letters, as keys of records and lists have them. */
const beside = /<\/?[a-z][^<>]{0,40}>|(?<![\p{L}.])\p{Ll}(?![\p{L}.])/giu

/** A mark of HTML, a hump, a key of a record: what stands between the words of a name as letters do. */
const parted = /<|\p{Ll}\p{Lu}|"\p{L}"/u
const lettersIn = (text: string): number => text.replaceAll(/\P{L}/gu, '').length

/** Letters for a given name and a surname; most numbers, dates and codes are passed by here. */
const twoWords = /\p{L}{3}.*\p{L}{4}|\p{L}{4}.*\p{L}{3}/su

/** Other signs than those of a name, a hump, or one long word, glued as programs have it: other cells were judged as a name alone. */
const unusual = /[^\p{L}.\-' \u00A0«»]|\p{Ll}\p{Lu}|^\p{Ll}{9,}$/u

/** Whether most letters of a cell are a given name and a surname, whatever stands between and around: `Ахметов, Нұрлан`, `nurlanAkhmetov`, `__Ахметов__Нұрлан__`. */
function isMostlyName(plain: string): boolean {
  if (plain.includes('@') || !twoWords.test(plain) || !unusual.test(plain)) return false
  const [, login] = /^(\p{L}+)\d{0,4}$/u.exec(plain.trim()) ?? []
  if (login !== undefined && login === login.toLowerCase()) return isGlued(login)
  const reading = readText(parted.test(plain) ? plain.replaceAll(beside, ' ').replaceAll(/(\p{Ll}{2})(\p{Lu}\p{Ll}{2})/gu, '$1 $2') : plain)
  const finds = joinedNames(reading, 0, reading.words.count - 1)?.filter(({ certainty }) => certainty > 0.6) ?? []
  if (finds.length === 0) return false
  const letters = lettersIn(reading.text)
  return finds.some((find) => lettersIn(reading.text.slice(find.start, find.end)) * 3 >= letters * 2 && !joinedNameCallsThing(reading, find))
}

/** Who has a surname before two letters has initials; these letters are firms and states. */
const noInitials = /^(?:РК|ИП|АО|КХ|ОО|ПК|ФХ|ЖК|АҚ|КЗ|РФ|НК)$/
const areInitials = (reading: Reading, index: number): boolean => {
  const { text, words: { count, from, to, look } } = reading
  return look[index] === 3 && (to[index]! - from[index]!) === 2 && text.charCodeAt(from[index]!) >= 0x400 && !noInitials.test(text.slice(from[index], to[index]))
    && Array.from({ length: count }, (_, other) => wordOf(reading, other)).includes('surname')
}

function isNameAlone(plain: string, hinted: boolean): boolean {
  if (/[\d@/]/.test(plain)) return false
  const reading = readText(withoutUnderscores(plain))
  const { text, words } = reading
  const spelled = words.count > 0 && (words.to[0]! - words.from[0]!) === 1 ? spelledAt(reading, 0) : undefined
  if (spelled !== undefined) return spelled.last + 1 === words.count && spellsName(spelled.spelled)
  if (words.count === 0 || words.count > 6 || !/^[\p{L}.\-' \u00A0«»]+$/u.test(text)) return false
  const parts = Array.from({ length: words.count }, (_, index) => (words.to[index]! - words.from[index]!) === 1 || areInitials(reading, index) ? 'initial' as const
    : wordOf(reading, index) ?? (isOther(foldedAt(reading, index)) ? 'other' as const : 'unknown' as const))
  if (parts.includes('other')) return false
  if (parts.length === 1) {
    // `мужской` and `казан` end like surnames: one word in small letters is a name only where it is listed or the heading says so.
    return parts[0] !== 'initial' && (parts[0]!.startsWith('given') || (hinted && parts[0] === 'surname') || (words.look[0] !== 0 && (hinted || parts[0] !== 'unknown')))
  }
  if (hinted && parts.length <= 4 && parts.some((what) => what !== 'unknown' && what !== 'initial')) return true
  const initials = parts.filter((what) => what === 'initial').length
  if (initials > 0) return initials <= 2 && parts.length - initials <= 2 && (parts.some((what) => what !== 'unknown' && what !== 'initial') || initials === 2)
  return parts.reduce((sum, what) => sum + strength[what], 0) >= 2 && parts.filter((what) => what === 'unknown').length <= 1 && parts.length <= 4
}

export const nameDetector: Detector = {
  kind: 'name', title: { kk: 'аты-жөні', ru: 'имя', en: 'name' }, evidence: 'form',
  find: findNames,
  joined: joinedNames,
  callsThing: joinedNameCallsThing,
  holds: isName,
  heading: headings(new RegExp(' (?:фио|ф и о|имя|фамили\\S*|отчество|аты жөні|аты|тегі|жөні|әкесінің аты|fio|full ?name|first ?name|last ?name|surname|person|'
    + 'заявител\\S*|руководител\\S*|директор\\S*|исполнител\\S*|басшы\\S*|өтініш беруші|қызметкер\\S*|сотрудник\\S*|'
    + 'teacher|мұғалім\\S*|учител\\S*|владел\\S*|иесі|автор\\S*|получател\\S*|алушы|пациент\\S*|науқас\\S*) '),
  new RegExp(' (?:улиц\\S*|көше\\S*|ауданы?|район\\S*|облыс\\S*|област\\S*|регион\\S*|өңір\\S*|город\\S*|қала\\S*|city|town|village|settlement|street|district|region|oblast|елді мекен|насел\\S* пункт|село|ауыл\\S*|'
    + 'организаци\\S*|ұйым\\S*|компани\\S*|company|organi[sz]ation|product|товар\\S*|тауар\\S*|мектеп|школ\\S*|school|название|наименование|атауы) ')),
  canonical: (value) => value.trim().toLowerCase().replaceAll(/[.\s]+/g, ' ').trim(),
}
