/** What somebody asks for, as terms: each a word or phrase with every stem and name under which a document may hold it. */
import { fold, keyOf, type Word, wordsOf } from './letters.ts'
import { stemsOf } from './stems.ts'
import { longestPhrase, otherNames, type Phrase } from './thesaurus.ts'

export interface Term {
  /** The words of the query that it stands for. */
  readonly words: readonly Word[]
  /** Stems under which the word itself is held; one is enough. Of a phrase, all of its words. */
  readonly own: readonly Phrase[]
  /** Other names, in whichever language. */
  readonly others: readonly Phrase[]
  /** How it sounds, to be looked for in the other script; and in its own when the stems lead nowhere. */
  readonly keys: readonly string[]
}

/** Words that ask, join or speak of whoever asks, and name nothing; as people type them, so without Kazakh letters too. */
const common = new Set(`
мен менің маған мені менен менде өз өзім біз біздің сіз керек қажет мүмкін болады болмайды аламын ала алам алуға істеу істеймін не істеймін енді тұр жатыр келеді
я мне меня мой моя моё мои моего моей моих мы нам нас наш наша нужно надо можно нельзя могу хочу есть ли сколько делать сделать там тут если уже ещё
i my me mine we our you your do does did can could should would will want need have has get if much many please
және мен пен бен не немесе үшін деген дегеніміз туралы бойынша арқылы қай қайда қандай қалай қашан қанша неше неге кім кімнің кімге ол бұл осы
бар жоқ еді екен ма ме ба бе па пе да де та те бір болып болған болды арналған
и или в во на по с со к ко у о об от до для из за при не что это как где когда кто какой какая какие какое чем ли же бы
a an the of to in on at by for from with and or is are was were be been as what where when who how which that this it its
`.trim().split(/\s+/).map(fold))

const mostTerms = 12

/** The words that matter: without those that only join, unless nothing else is there. */
function tellingWords(text: string): readonly Word[] {
  const words = wordsOf(text)
  const telling = words.filter((word) => !common.has(fold(word.text)))
  return (telling.length > 0 ? telling : words).slice(0, mostTerms)
}

const single = (word: Word): Term => {
  const stems = stemsOf(word.text)
  const others = new Map(stems.flatMap((stem) => otherNames([stem])).map((phrase) => [phrase.join(' '), phrase]))
  for (const stem of stems) others.delete(stem)
  return {
    words: [word], own: stems.map((stem) => [stem]), others: [...others.values()],
    keys: [...new Set([...stems.map(keyOf), keyOf(word.text)])].filter((key) => key.length > 1),
  }
}

/** The stems of each word in every combination: few, since phrases are short. */
const combinations = (stems: readonly (readonly string[])[]): readonly Phrase[] =>
  stems.reduce<readonly Phrase[]>((phrases, one) => phrases.flatMap((phrase) => one.map((stem) => [...phrase, stem])), [[]])

/** The longest phrase of the thesaurus that begins at a word; undefined when only the word itself does. */
function phraseAt(words: readonly Word[], at: number): Term | undefined {
  for (let length = Math.min(longestPhrase, words.length - at); length > 1; length -= 1) {
    const part = words.slice(at, at + length)
    const own = combinations(part.map(({ text }) => stemsOf(text)))
    const others = own.flatMap(otherNames)
    if (others.length > 0) return { words: part, own, others, keys: [] }
  }
  return undefined
}

/** The terms of a query, in its order. Pure; the text may be anything that somebody typed. */
export function termsOf(text: string): readonly Term[] {
  const words = tellingWords(text)
  const terms: Term[] = []
  for (let at = 0; at < words.length;) {
    const term = phraseAt(words, at) ?? single(words[at]!)
    terms.push(term)
    at += term.words.length
  }
  return terms
}
