/** Letters and words: how text becomes words, what people leave out when typing is left out, and scripts meet in one key. */

/** A word in lower case, with its place in the text. A Latin word may carry apostrophes, as `ba’ga` does. */
export interface Word { readonly text: string; readonly at: number; readonly end: number }

/** Letters, marks and digits; an apostrophe within a word, and at the end after a letter that an older Latin Kazakh marked so. */
const pattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ‘`´][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:(?<=[aginosucy])['’ʼ‘`´](?![\p{L}\p{N}]))?/giu

/** The words of a text in their order; every kind of apostrophe becomes one. */
export const wordsOf = (text: string): readonly Word[] => Array.from(text.matchAll(pattern), (match) => ({
  text: match[0].toLowerCase().normalize('NFC').replaceAll('\u0307', '').replace(/[’ʼ‘`´]/g, '\''),
  at: match.index, end: match.index + match[0].length,
}))

const plain: Readonly<Record<string, string>> = { ә: 'а', қ: 'к', ғ: 'г', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', і: 'и', һ: 'х', ё: 'е' }

/** Letters that Russian has not. */
export const kazakhLetter = /[әқғңөұүіһ]/

export const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word)
export const isLatin = (word: string): boolean => /\p{Script=Latin}/u.test(word)

/**
 * A Cyrillic word with the letters of a Russian keyboard only, as many people type Kazakh: `қала` and `кала` become one.
 * Idempotent; expects lower case.
 */
export const fold = (word: string): string => word.replace(/[әқғңөұүіһё]/g, (letter) => plain[letter] ?? letter)

const latinToFolded: Readonly<Record<string, string>> = {
  a: 'а', ä: 'а', á: 'а', ə: 'а', b: 'б', c: 'к', ç: 'ч', ć: 'ч', d: 'д', e: 'е', é: 'е', f: 'ф', g: 'г', ğ: 'г', ǵ: 'г', h: 'х', i: 'и', í: 'и', ı: 'и',
  ï: 'и', j: 'ж', k: 'к', l: 'л', m: 'м', n: 'н', ñ: 'н', ń: 'н', ŋ: 'н', o: 'о', ö: 'о', ó: 'о', p: 'п', q: 'к', r: 'р', s: 'с', ş: 'ш', ś: 'ш',
  t: 'т', u: 'у', ü: 'у', ú: 'у', ū: 'у', v: 'в', w: 'у', x: 'х', y: 'ы', ý: 'у', z: 'з',
}

const pieces: Readonly<Record<string, string>> = {
  shch: 'щ', tş: 'ч', 'a\'': 'а', 'g\'': 'г', 'i\'': 'и', 'n\'': 'н', 'o\'': 'о', 'u\'': 'у', 's\'': 'ш', 'c\'': 'ч', 'y\'': 'у',
  zh: 'ж', ch: 'ч', sh: 'ш', kh: 'х', gh: 'г', ph: 'ф', ts: 'ц', ya: 'я', yu: 'ю', yo: 'е',
}
const latinPieces = /shch|tş|[aginouscy]'|zh|ch|sh|kh|gh|ph|ts|y[auo]|./gu
const latinVowel = /[aeiouäöüáóúıūə]/

/**
 * Kazakh in Latin letters as a folded Cyrillic word: the drafts of 2021, 2018 (acutes) and 2017 (apostrophes), and ASCII by ear.
 * What Latin confuses (и, й and і; ы and й) is guessed by its neighbours; the key is the same either way. Expects lower case.
 */
export const cyrillicOf = (word: string): string => word.replace(latinPieces, (piece, at: number) => pieces[piece]
  ?? (piece === 'y' ? (latinVowel.test(word.charAt(at - 1)) || latinVowel.test(word.charAt(at + 1)) ? 'й' : 'ы')
    : piece === '\'' ? '' : latinToFolded[piece] ?? piece))

const keys: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't',
  у: 'u', ф: 'f', х: 'h', ц: 's', ч: 'c', ш: 'x', щ: 'x', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
}

/** What a word sounds like, in ASCII: the same for every script and orthography in which people write it. */
export const keyOf = (word: string): string => fold(isLatin(word) ? cyrillicOf(word) : word)
  .replace(/тс/g, 'ц').replace(/[^0-9]/gu, (letter) => keys[letter] ?? '').replace(/(\D)\1+/g, '$1')

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`'
/** The row of digits of the Kazakh layout. */
const kazakhRow: Readonly<Record<string, string>> = { 2: 'ә', 3: 'і', 4: 'ң', 5: 'ғ', 8: 'ү', 9: 'ұ', 0: 'қ', '-': 'ө', '=': 'һ' }

/**
 * What would stand there had the other keyboard layout been on: `ghbrfp` is `приказ`, `ыусгкшен` is `security`.
 * Digits become Kazakh letters where they touch a letter: `7cfy` stays a number and a word.
 */
export function otherLayout(text: string): string {
  const lower = text.toLowerCase()
  if (isCyrillic(lower)) return lower.replace(/\p{L}/gu, (letter) => latinKeys[russianKeys.indexOf(letter)] ?? letter)
  const letters = lower.replace(/[234589\-=](?=[a-z[\];',.`])|(?<=[a-z[\];',.`])[234589\-=0]|0(?=[a-z])/g, (key) => kazakhRow[key] ?? key)
  return letters.replace(/[a-z[\];',.`]/g, (key) => russianKeys[latinKeys.indexOf(key)] ?? key)
}
