/** Other ways in which a text is written: the same words in another script, or as they are typed without the keys of the language. */

const pairs = (table: string): ReadonlyMap<string, string> => new Map(table.trim().split(/\s+/).map((pair) => {
  const [from, to = ''] = pair.split('=')
  return [from!, to]
}))

function written(text: string, table: ReadonlyMap<string, string>): string {
  let made = ''
  for (const letter of text) {
    const lower = letter.toLowerCase()
    const to = table.get(letter) ?? table.get(lower)
    made += to === undefined ? letter : lower === letter ? to : to.charAt(0).toUpperCase() + to.slice(1)
  }
  return made
}

const shared = 'а=a б=b в=v г=g д=d е=e ж=j з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t ф=f ц=ts'

/** The Latin alphabet of Kazakh as proposed in January 2021. */
export const latinOf2021 = (kazakh: string): string => written(kazakh,
  pairs(`${shared} ә=ä ғ=ğ ё=io и=i й=i қ=q ң=ñ ө=ö у=u ұ=ū ү=ü х=h һ=h ч=ch ш=ş щ=ştş ъ= ы=y і=ı ь= э=e ю=iu я=ia`))

/** The alphabet of the decree of 2018, with acutes. */
export const latinOf2018 = (kazakh: string): string => written(kazakh,
  pairs(`${shared} ә=á ғ=ǵ ё=ıo и=ı й=ı қ=q ң=ń ө=ó у=ý ұ=u ү=ú х=h һ=h ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=ıý я=ıa`))

/** The alphabet of the agency QazAqparat, which web pages of the 2000s took. */
export const latinOfQazaqparat = (kazakh: string): string => written(kazakh,
  pairs(`${shared} ә=ä ғ=ğ ё=yo и=ï й=y қ=q ң=ñ ө=ö у=w ұ=u ү=ü х=x һ=h ч=ç ш=ş щ=şş ъ= ы=ı і=i ь= э=é ю=yu я=ya`))

/** How people type Kazakh on a keyboard of English: each writer has a way, so several are given. */
export const adHocLatin: readonly ((kazakh: string) => string)[] = [
  'ә=a ғ=g ё=yo и=i й=i қ=q ң=n ө=o у=u ұ=u ү=u х=h һ=h ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya',
  'ә=a ғ=g ё=yo и=i й=y қ=k ң=n ө=o у=u ұ=u ү=u х=h һ=h ч=ch ш=sh щ=sh ъ= ы=i і=i ь= э=e ю=yu я=ya',
  'ә=a ғ=g ё=io и=i й=i қ=q ң=n ө=o у=u ұ=u ү=u х=h һ=h ч=ch ш=s щ=s ъ= ы=i і=i ь= э=e ю=iu я=ia',
  'ә=a ғ=gh ж=zh ё=yo и=i й=y қ=k ң=ng ө=o у=u ұ=u ү=u х=kh һ=h ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya',
].map((table) => (kazakh) => written(kazakh, pairs(`${shared} ${table}`)))

/** How Russian is typed with Latin letters. */
export const russianInLatin = (russian: string): string => written(russian,
  pairs(`${shared} ж=zh ё=yo и=i й=y у=u х=h ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya`))

/** The Arabic script of Kazakh (төте жазу). A word with soft vowels and none of к, г, е begins with the sign of softness. */
export const arabicScript = (kazakh: string): string => kazakh.toLowerCase().replace(/[\p{L}]+/gu, (word) => {
  const soft = /[әөүі]/.test(word) && !/[кге]/.test(word) ? 'ٴ' : ''
  return soft + written(word, tote)
})
const tote = pairs(`а=ا ә=ا б=ب в=ۆ г=گ ғ=ع д=د е=ە ё=يو ж=ج з=ز и=ي й=ي к=ك қ=ق л=ل м=م н=ن ң=ڭ о=و ө=و п=پ р=ر с=س т=ت у=ۋ ұ=ۇ ү=ۇ
  ф=ف х=ح һ=ھ ц=تس ч=چ ш=ش щ=شش ъ= ы=ى і=ى ь= э=ە ю=يۋ я=يا`)

/** Kazakh typed with the letters of Russian. */
export const withoutDiacritics = (kazakh: string): string => written(kazakh, pairs('ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и'))

/** The same, by those who hear the sounds otherwise. */
export const withoutDiacriticsByEar = (kazakh: string): string => written(kazakh, pairs('ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=ы'))

/** Uzbek in Cyrillic, as it was written before 1993 and by many still; given Latin of 1995. */
export const uzbekInCyrillic = (uzbek: string): string => written(
  uzbek.replaceAll(/[‘’ʻʼ`]/g, '\'').replaceAll(/(^|[^\p{L}])e/giu, (found) => found.slice(0, -1) + (found.endsWith('E') ? 'Э' : 'э'))
    .replaceAll(/o'|g'|sh|ch|yo|yu|ya|ye|ts/gi, (found) => {
      const cyrillic = digraphs.get(found.toLowerCase())!
      return /^\p{Lu}/u.test(found) ? cyrillic.toUpperCase() : cyrillic
    }),
  pairs('a=а b=б d=д e=е f=ф g=г h=ҳ i=и j=ж k=к l=л m=м n=н o=о p=п q=қ r=р s=с t=т u=у v=в x=х y=й z=з \'=ъ c=к w=в'),
)
const digraphs = pairs('o\'=ў g\'=ғ sh=ш ch=ч yo=ё yu=ю ya=я ye=е ts=ц')
