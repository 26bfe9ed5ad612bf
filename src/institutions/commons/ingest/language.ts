/** Tells the language of a text by its script, its letters and its function words: Kazakh, Russian, English or another. */

/** Letters of Kazakh Cyrillic that Russian does not have. */
const kazakhLetters = /[әғқңөұүһі]/u
/** Letters that Kazakh writes in loan words alone; together with the lack of Kazakh letters they speak for Russian. */
const russianLetters = /[ъьщэёцфв]/u

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const kazakhWords = words('және мен бен пен үшін бойынша туралы бар жоқ бір бұл сол осы ол да де та те ма ме ба бе деп емес еді екен болып болды '
    + 'болған болады кейін дейін арқылы сияқты барлық басқа мына алайда сондай немесе облысы ауданы ауылы жылы жылғы саны')
const russianWords = words('и в во не на с со по к ко о об от до из за для при что как это или а но же бы был была были быть его её их он она они '
    + 'также под над между год года область района города')
const englishWords = words('the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one')

type Language = 'kk' | 'ru' | 'en' | 'other'
type Shares = Readonly<Record<Language, number>>

/** Kazakh in its 2021 and 2018 Latin alphabets. */
const kazakhLatin = /[ğqñşıūäöü]/u

/** The language of one text; `either` where nothing tells Kazakh from Russian, as in “Абай”; undefined where it has no letters. */
function languageOf(text: string): Language | 'either' | undefined {
  const lower = text.normalize('NFC').toLowerCase()
  const all = lower.match(/\p{L}+/gu)
  if (!all) return undefined
  let cyrillic = 0
  let latin = 0
  let kazakh = 0
  let russian = 0
  let english = 0
  let turkic = 0
  let foreign = 0
  for (const word of all) {
    const weight = Math.min(word.length, 12)
    if (/^\p{Script=Cyrillic}+$/u.test(word)) {
      cyrillic += weight
      if (kazakhLetters.test(word)) kazakh += 2 * weight
      else if (kazakhWords.has(word)) kazakh += 4
      else if (russianWords.has(word)) russian += 4
      else if (russianLetters.test(word)) russian += weight
      if (/[їєґўјљњћђџѓќѕ]/u.test(word)) foreign += 2 * weight
    } else if (/^\p{Script=Latin}+$/u.test(word)) {
      latin += weight
      if (englishWords.has(word)) english += 4
      else if (/^[a-z]+$/.test(word)) english += weight / 2
      if (kazakhLatin.test(word)) turkic += 2 * weight
    } else foreign += 2 * weight
  }
  if (foreign > cyrillic + latin) return 'other'
  if (cyrillic >= latin) return kazakh === 0 && russian === 0 ? 'either' : kazakh >= russian && kazakh > 0 ? 'kk' : 'ru'
  return turkic > english ? 'other' : english * 3 >= latin ? 'en' : 'other'
}

/** Shares of the letters by language over many texts; undefined where there are no letters. */
export function languageShares(texts: Iterable<string>): Shares | undefined {
  const letters: Record<Language | 'either', number> = { kk: 0, ru: 0, en: 0, other: 0, either: 0 }
  for (const text of texts) {
    const language = languageOf(text)
    if (language) letters[language] += text.length
  }
  // Words of both languages follow the others of the table; alone they are taken for Russian.
  const kazakh = letters.kk + letters.ru === 0 ? 0 : letters.kk / (letters.kk + letters.ru)
  letters.kk += letters.either * kazakh
  letters.ru += letters.either * (1 - kazakh)
  const total = letters.kk + letters.ru + letters.en + letters.other
  if (total === 0) return undefined
  const share = (language: Language): number => Math.round(letters[language] / total * 10_000) / 10_000
  return { kk: share('kk'), ru: share('ru'), en: share('en'), other: share('other') }
}
