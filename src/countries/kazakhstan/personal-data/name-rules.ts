/** Names of people in Kazakh and Russian, in any case, as rules tell them: by lists, by how surnames and patronymics end, and by what stands around. */
import type { Find, Reading } from '../../../kernel/personal-data/index.ts'
import { foldedAt, isOther, isRole, isRoleAt, namesPerson, namesThing, opensSentence } from './name-context.ts'
import { latinNameWord, spelledAt, spellsName, twinNameWord } from './name-letters.ts'
import { type NameWord, nameWord } from './name-words.ts'

/** A word with a capital, or several with hyphens, as a part of a name. */
interface Part {
  readonly first: number
  readonly last: number
  readonly what: NameWord | 'initial' | 'unknown' | 'other'
  readonly opens: boolean
}

const longest = 8
/** Surnames that no Russian word which begins a sentence looks like. */
const kazakhStem = /[әғқңөұүһі]|(?:ба|га|ха|жа|ка|та)ев|(?:бек|хан|жан|кул|берген|мурат|ахмет)ов/i
/** How much a word speaks for a name. */
export const strength: Readonly<Record<Part['what'], number>> = {
  given: 2, 'given or word': 1, patronymic: 2, surname: 1.5, 'perhaps surname': 0.75, unknown: 0.25, initial: 1, other: 0,
}
/** As much as one certain given name, less what the beginning of a sentence takes away. */
const enough = 1.5

/** Words with capitals in a row, a space apart; initials have their full stop. */
function chainAt(reading: Reading, from: number): Part[] {
  const { text, words } = reading
  const chain: Part[] = []
  for (let first = from; first < words.count && words.look[first] !== 0 && chain.length < longest;) {
    const single = (words.to[first]! - words.from[first]!) === 1
    const initial = single && text[words.to[first]!] === '.'
    if (single && chain.length > 0 && (!initial || spelledAt(reading, first) !== undefined)) break // a name letter by letter may begin
    const last = initial ? first : hyphenated(reading, first)
    chain.push({ first, last, what: initial ? 'initial' : partAt(reading, first, last), opens: opensSentence(reading, first) })
    const gap = text.slice(words.to[last], words.from[last + 1] ?? text.length)
    if (!(gap === ' ' || gap === '\u00A0' || (initial && (gap === '.' || gap === '. ' || gap === '.\u00A0')))) break
    first = last + 1
  }
  return chain
}

/** The last of the words with capitals that hyphens join to this one. */
function hyphenated({ text, words }: Reading, first: number): number {
  let last = first
  while (last + 1 < words.count && words.look[last + 1] !== 0 && text[words.to[last]!] === '-' && words.from[last + 1] === words.to[last]! + 1) last += 1
  return last
}

function partAt(reading: Reading, first: number, last: number): Part['what'] {
  const { words } = reading
  const what = classOf(reading, last)
  if (first < last && what !== 'given' && what !== 'patronymic') {
    const began = classOf(reading, first)
    return what === 'unknown' || began === 'other' ? began : what
  }
  const length = words.to[last]! - words.from[first]!
  if (what === 'unknown' && isAbbreviation(reading, first, length)) return 'other'
  return length < 2 ? 'other' : what
}

/** ТОО, ЖШС, РК. */
const isAbbreviation = ({ words }: Reading, index: number, length: number): boolean => words.look[index] === 3 && length < 5

/** What a word with a capital is by itself; an abbreviation that the rules know nothing of is no part of a name. */
export function kindOf(reading: Reading, index: number): Part['what'] {
  const what = classOf(reading, index)
  return what === 'unknown' && isAbbreviation(reading, index, reading.words.to[index]! - reading.words.from[index]!) ? 'other' : what
}

/** What words were found to be, each in the place of its letters, where the next one with that place takes over: most words of a text come again. Holds hashes, no words. */
const places = 1 << 15
const knownKeys = new Int32Array(places)
const knownClasses = Array.from<Part['what'] | undefined>({ length: places })
const placeOf = (key: number): number => Math.imul(key, 0x9E3779B1) >>> 17

function know(key: number, what: Part['what']): Part['what'] {
  const place = placeOf(key)
  knownKeys[place] = key
  knownClasses[place] = what
  return what
}

/** A word in Latin letters is less sure than the same in Cyrillic: other languages have names too, and words that look like ours. */
function inLatin(word: string, key: number): Part['what'] {
  const read = latinNameWord(word)
  const what = read === undefined ? 'other' : twinNameWord(word) === read ? read : read === 'given' ? 'given or word' : read === 'surname' ? 'perhaps surname' : read
  return know(key, what)
}

/** What a word with a capital is by itself. */
function classOf(reading: Reading, index: number): Part['what'] {
  const { text, words } = reading
  const end = words.to[index]!
  // The key folds и, ы and і into one, which matters at the end: Шукшин, бүгін.
  const key = Math.imul(words.key[index]!, 31) ^ text.charCodeAt(end - 1) ^ (text.charCodeAt(end - 2) << 8) ^ (text.charCodeAt(end - 3) << 16)
  const place = placeOf(key)
  const known = knownKeys[place] === key ? knownClasses[place] : undefined
  if (known !== undefined) return known
  if (text.charCodeAt(words.from[index]!) < 0x400) return inLatin(text.slice(words.from[index], end), key)
  const listed = nameWord(text.slice(words.from[index], end), words.key[index])
  const folded = foldedAt(reading, index)
  const sure = listed === 'given' || listed === 'patronymic'
  const weak = listed === undefined || listed === 'perhaps surname'
  const what = !sure && (isOther(folded) || (weak && isRole(folded))) ? 'other' : listed ?? 'unknown'
  return know(key, what)
}

/** Cuts a chain where a word can be no part of a name: places, offices, and what only begins a sentence. */
function runsOf(reading: Reading, chain: readonly Part[]): Part[][] {
  const runs: Part[][] = [[]]
  for (const [index, part] of chain.entries()) {
    const next = chain[index + 1]?.what
    const fathered = next === 'patronymic' && !isRoleAt(reading, part.first) // whoever stands before his father's name
    const begins = part.opens && part.what === 'unknown' && next !== 'initial' && next !== 'surname' && !fathered
    const role = part.opens && part.what === 'given or word' && isRoleAt(reading, part.first)
      && chain.slice(index + 1).some(({ what }) => what.startsWith('given'))
    if (part.what === 'other' || begins || role) runs.push([])
    else runs.at(-1)!.push(part)
  }
  return runs.filter((run) => run.length > 0)
}

interface Named { readonly parts: readonly Part[]; readonly score: number }

/** Surname and initials in either order; what stands before and after them is told apart. */
function withInitials(run: readonly Part[]): { readonly name: readonly Part[]; readonly rest: readonly (readonly Part[])[] } | undefined {
  const from = run.findIndex(({ what }) => what === 'initial')
  if (from < 0) return undefined
  let to = from
  while (run[to]?.what === 'initial') to += 1
  const double = to - from >= 2
  const after = run[to]
  const before = run[from - 1]
  const surnameLike = (part: Part | undefined) => part?.what === 'surname' || part?.what === 'perhaps surname'
  // `Ахметов А.Б. Иванов И.И.`: whoever stands before has them, unless a full stop ended the sentence there.
  // `Подписал А.Б. Ахметов`: what opens the sentence gives them to the surname after them.
  const verb = before?.what === 'unknown' && before.opens && surnameLike(after)
  if (before !== undefined && !verb && (double || surnameLike(before))) return { name: run.slice(from - 1, to), rest: [run.slice(0, from - 1), run.slice(to)] }
  if (after !== undefined && (double || after.what !== 'given or word')) return { name: run.slice(from, to + 1), rest: [run.slice(0, from), run.slice(to + 1)] }
  return { name: [], rest: [run.slice(0, from), run.slice(to)] }
}

const isLatin = ({ text, words }: Reading, { first }: Part): boolean => text.charCodeAt(words.from[first]!) < 0x400
const isKazakh = ({ text, words }: Reading, { last }: Part): boolean => kazakhStem.test(text.slice(words.from[last], words.to[last]))

function namesIn(reading: Reading, run: readonly Part[]): Named[] {
  if (run.length === 0) return []
  const initials = withInitials(run)
  if (initials !== undefined) {
    const { name } = initials
    return [...(name.length > 0 ? [{ parts: name, score: name.length > 2 ? 4 : 2.5 }] : []), ...initials.rest.flatMap((part) => namesIn(reading, part))]
  }
  // A name has at most four words; of more, those at the ends that nothing speaks for are not its.
  let from = 0
  let to = run.length
  const whole = run.some(({ what }) => what.startsWith('given')) && run.some(({ what }) => what === 'surname' || what === 'patronymic')
  while (to - from > (whole ? 2 : 3) && run[from]!.what === 'unknown') from += 1
  while (to - from > (whole ? 2 : 3) && run[to - 1]!.what === 'unknown') to -= 1
  const parts = run.slice(from, to)
  const score = parts.reduce((sum, { what, opens }) => sum + strength[what] + (what === 'given or word' && !opens && parts.length === 1 && !isLatin(reading, parts[0]!) ? 0.5 : 0), 0)
  const [only] = parts
  const weak = parts.length === 1 && (only!.what === 'patronymic' || (only!.what === 'surname' && only!.opens && !isKazakh(reading, only!)))
  return [{ parts, score: weak ? 1 : score }]
}

function judge(reading: Reading, { parts, score }: Named): Find | undefined {
  const { text, words } = reading
  const first = parts[0]!.first
  const last = parts.at(-1)!.last
  const initials = parts.some(({ what }) => what === 'initial')
  if (!(initials && parts.length > 2 && parts[0]!.what !== 'initial') && namesThing(reading, first, last)) return undefined
  const person = namesPerson(reading, first, last)
  const total = score + (person ? parts.length === 2 || parts.length === 3 ? 1 : 0.75 : 0)
  if (total < enough || parts.every(({ what }) => what === 'initial')) return undefined
  let start = words.from[first]!
  let end = words.to[last]!
  if (parts.at(-1)!.what === 'initial') end += 1
  const quoted = /[«"“]/.test(text[start - 1] ?? '') && /[»"”]/.test(text[end] ?? '')
  if (quoted && parts.length === 1 && !person) return undefined
  if (/^(?:әл|аль)-$/.test(text.slice(start - 3, start))) start -= 3
  return { start, end, certainty: total >= 3 ? 0.95 : total >= 2 ? 0.85 : 0.65 }
}

/** Names without capitals, as people type them into forms: only a patronymic beside a given name or a surname tells them. */
function lowerAt(reading: Reading, index: number): Find | undefined {
  const { text, words } = reading
  const word = (at: number): NameWord | undefined => (at >= 0 && at < words.count ? nameWord(text.slice(words.from[at], words.to[at]), words.key[at]) : undefined)
  const touch = (left: number): boolean => left >= 0 && left + 1 < words.count && words.from[left + 1] === words.to[left]! + 1 && text[words.to[left]!] === ' '
  if (!touch(index - 1) || words.look[index - 1] !== 0 || word(index) !== 'patronymic') return undefined
  const given = word(index - 1)
  const surnamed = touch(index - 2) ? word(index - 2) : undefined
  const known = given === 'given' || given === 'given or word'
  if (!known && surnamed !== 'surname') return undefined
  const after = known && surnamed === undefined && touch(index) ? word(index + 1) : undefined
  const first = surnamed !== undefined && surnamed !== 'patronymic' ? index - 2 : index - 1
  const last = after === 'surname' ? index + 1 : index
  return { start: words.from[first]!, end: words.to[last]!, certainty: 0.9 }
}

const [v, i, n, l, z, y] = [...'винлзы'].map((letter) => letter.charCodeAt(0))

/** Whether -вич, -вна, -улы or -кызы may stand near the end of a word: most words are passed by here. */
function mayBePatronymic(text: string, from: number, to: number): boolean {
  for (let place = Math.max(from + 3, to - 7); place < to; place += 1) {
    const code = text.charCodeAt(place)
    const before = text.charCodeAt(place - 1)
    if (before === v ? code === i || code === n : code === y && (before === l || before === z)) return true
  }
  return false
}

/** What the rules take for names, in order. */
export function namesByRules(reading: Reading): Find[] {
  const { text, words } = reading
  const finds: Find[] = []
  for (let index = 0; index < words.count;) {
    const spelled = (words.to[index]! - words.from[index]!) === 1 ? spelledAt(reading, index) : undefined
    if (spelled !== undefined) {
      if (spellsName(spelled.spelled)) finds.push({ start: words.from[index]!, end: words.to[spelled.last]!, certainty: 0.96 })
      index = spelled.last + 1
      continue
    }
    if (words.look[index] === 0) {
      if ((words.to[index]! - words.from[index]!) > 5 && mayBePatronymic(text, words.from[index]!, words.to[index]!)) {
        const find = lowerAt(reading, index)
        if (find !== undefined) finds.push(find)
      }
      index += 1
      continue
    }
    const chain = chainAt(reading, index)
    for (const run of runsOf(reading, chain)) for (const named of namesIn(reading, run)) {
      const find = judge(reading, named)
      if (find !== undefined) finds.push(find)
    }
    index = chain.at(-1)!.last + 1
  }
  return finds.sort((a, b) => a.start - b.start)
}
