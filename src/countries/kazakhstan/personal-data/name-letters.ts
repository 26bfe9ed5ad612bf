/** Reads names that are written in Latin letters, or letter by letter, as the Cyrillic names that they are. */
import { cyrillicTwin, type Reading } from '../../../kernel/personal-data/index.ts'
import { type NameWord, nameWord } from './name-words.ts'

/** Groups of Latin letters by what they are in passports, in Kazakh Latin of several years and in common use; the longest first. */
const groups: Readonly<Record<string, string>> = {
  shch: 'щ', iya: 'ия', iia: 'ия', aye: 'ае', eye: 'ее', oye: 'ое', yev: 'ев', iye: 'ие', kh: 'х', zh: 'ж', sh: 'ш', ch: 'ч', ts: 'ц', gh: 'г', yu: 'ю', iu: 'ю', ya: 'я', ia: 'ия', yo: 'е',
  ye: 'е', ai: 'ай', ei: 'ей', oi: 'ой', ui: 'уй', ay: 'ай', ey: 'ей', oy: 'ой', uy: 'уй', iy: 'ий', yi: 'ий', ss: 'с', áı: 'ай', aı: 'ай', eı: 'ей', oı: 'ой', uı: 'уй',
  a: 'а', ä: 'а', á: 'а', ə: 'а', b: 'б', c: 'ц', ç: 'ч', d: 'д', e: 'е', é: 'е', f: 'ф', g: 'г', ğ: 'г', ǵ: 'г', h: 'х', i: 'и', ı: 'и', í: 'и', ï: 'и', j: 'ж', k: 'к', l: 'л', m: 'м', n: 'н',
  ñ: 'н', ń: 'н', ŋ: 'н', o: 'о', ö: 'о', ó: 'о', ō: 'о', p: 'п', q: 'к', r: 'р', s: 'с', ş: 'ш', š: 'ш', t: 'т', u: 'у', ü: 'у', ú: 'у', ū: 'у', ů: 'у', v: 'в', w: 'у', x: 'х', y: 'и', ý: 'у', z: 'з', ž: 'ж',
}
const letters = new RegExp(Object.keys(groups).toSorted((a, b) => b.length - a.length).join('|'), 'g')
const inLatin = /^[a-zäáəçéğǵıíïñńŋöóōşšüúūůýž]+$/

/** Given names that other languages write so too. */
const elsewhere = new Set(['asia', 'aria', 'alma', 'mira', 'asan', 'aral', 'oral', 'alan', 'data', 'date', 'sara', 'nova', 'media', 'maria', 'amir', 'salem', 'ali', 'isa', 'arman', 'roman', 'victoria'])

/** What a word may be whose letters are Latin and look like those of a Cyrillic name: AXMETOB. */
export function twinNameWord(word: string): NameWord | undefined {
  const looks = word.length > 4 ? cyrillicTwin(word) : undefined
  const read = looks === undefined ? undefined : nameWord(looks)
  return read === 'perhaps surname' ? undefined : read
}

/** A word in Latin letters as it sounds in Cyrillic ones. */
export const inCyrillic = (small: string): string => small.replaceAll(letters, (group) => groups[group]!)

/** What a word in Latin letters may be as a name, by how it looks or sounds; undefined: nothing. */
export function latinNameWord(word: string): NameWord | undefined {
  const twin = twinNameWord(word)
  if (twin !== undefined) return twin
  const small = word.toLowerCase()
  if (small.length < 4 || small.length > 24 || !inLatin.test(small)) return undefined
  const sounding = inCyrillic(small)
  let sounds = nameWord(sounding)
  // Before a consonant `uy` is two sounds: Bauyrzhan.
  if (sounds !== 'given' && small.includes('uy') && nameWord(sounding.replace(/уй(?=[бвгджзклмнпрстфхцчшщ])/, 'уи')) === 'given') sounds = 'given'
  if (sounds === 'given' && elsewhere.has(small)) return 'given or word'
  // -ин and -ский end words of many languages.
  return sounds === 'perhaps surname' && !/(?:bai|bay|bek|khan|han|jan|zhan|gali|ali|tai|tay|berg?en|murat|sultan|skiy|sky|enko)(?:a|u)?$/.test(small) ? undefined : sounds
}

/** Between the letters of a name that is written letter by letter; a wider gap parts its words. */
const apart = /^[ ._*·-]$/
const wide = /^[ ._*·-]{2,4}$/
const fewest = 5
const mostLetters = 60

/** The words of one letter from this on, joined to the words that they spell; `last` is the last of them. Undefined: fewer than five. */
export function spelledAt({ text, words }: Reading, first: number): { readonly last: number; readonly spelled: readonly string[] } | undefined {
  const spelled = ['']
  let last = first
  for (;; last += 1) {
    spelled[spelled.length - 1] += text[words.from[last]!]!
    const next = last + 1
    if (next >= words.count || last - first >= mostLetters || words.to[next]! - words.from[next]! > 1) break
    const gap = text.slice(words.to[last], words.from[next])
    if (wide.test(gap)) spelled.push('')
    else if (!apart.test(gap)) break
  }
  return last - first + 1 < fewest ? undefined : { last, spelled }
}

const isSure = (word: string): boolean => {
  const what = word.charCodeAt(0) < 0x400 ? latinNameWord(word) : nameWord(word)
  return what !== undefined && what !== 'perhaps surname'
}

/** Whether words that were written letter by letter are a name, or several that no gap parts. */
export const spellsName = (spelled: readonly string[]): boolean => spelled.some((word) => word.length > 3
  && (isSure(word) || Array.from({ length: Math.max(0, word.length - 5) }, (_, index) => index + 3).some((cut) => isSure(word.slice(0, cut)) && isSure(word.slice(cut)))))

/** Whether a word is a given name and a surname that nothing parts, as people are called in programs: nurlanakhmetov. */
export const isGlued = (word: string): boolean => word.length > 8 && word.length < 28
  && Array.from({ length: word.length - 7 }, (_, index) => index + 4).some((at) => isSure(word.slice(0, at)) && isSure(word.slice(at)))
