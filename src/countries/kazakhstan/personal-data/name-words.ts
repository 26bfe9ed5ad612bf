/** Which words are names of people, in Kazakh and Russian and in every case: by list, or by how they end. */
import { foldWord, wordKey } from '../../../kernel/personal-data/index.ts'
import { bareSurnames, givenNames, namesThatAreWords } from './given-names.ts'

/** What a word may be: a given name, one that is a word too, a patronymic, a surname by its ending, perhaps a surname. */
export type NameWord = 'given' | 'given or word' | 'patronymic' | 'surname' | 'perhaps surname'

/** Endings of Kazakh cases as `foldWord` writes them, by the last sound of the word. */
const kazakhEndings = {
  vowel: 'нин ни га ге да де дан ден мен дагы',
  nasal: 'нин ди га ге да де нан нен мен',
  voiced: 'дин ди га ге да де дан ден мен бен',
  hushed: 'тин ти ка ке та те тан тен пен',
  possessive: 'нин н на не нда нде нан нен мен',
} as const

/** The forms of a folded word in Kazakh and Russian, itself among them. */
function forms(word: string): readonly string[] {
  const end = word.at(-1)!
  const kazakh = /[аеиоуюя]/.test(end) ? 'vowel' : /[мн]/.test(end) ? 'nasal' : /[лрйзж]/.test(end) ? 'voiced' : 'hushed'
  const also = /[иую]/.test(end) ? kazakhEndings.voiced : ''
  const stem = word.slice(0, -1)
const russian = end === 'а' ? [stem, 'и е у ой'] : end === 'я' ? [stem, 'и е ю ей'] : end === 'й' ? [stem, 'я ю ем е'] : /[бвгджзклмнпрстфхшч]/.test(end)
    ? [word, 'а у ом ем е я ю'] : [word, '']
  return [word, ...`${kazakhEndings[kazakh]} ${also}`.trim().split(' ').map((ending) => word + ending),
    ...russian[1]!.split(' ').filter(Boolean).map((ending) => russian[0]! + ending)]
}

const words = new Map<number, NameWord>()
for (const [names, what] of [[bareSurnames, 'perhaps surname'], [givenNames, 'given'], [namesThatAreWords, 'given or word']] as const) {
  for (const name of names) for (const form of forms(foldWord(name.toLowerCase()))) words.set(wordKey(form), what)
}
/** Ordinary words that forms of names fall together with: или (Илья), сары (Сара), айдың (Айдын), теңге (Тен). */
for (const word of 'или иле сары сару діни дәрі алмасу алуы еліне ісі ныне алысы алысқа дарыны айдың боранда жалғаса қарым мұхиттың теңге теңгеде теңгемен дүйсенбі сейсенбі сәрсенбі бейсенбі'.split(' ')) words.delete(wordKey(word))

const any = (...endings: readonly string[]): string => `(?:${endings.join('|').replaceAll(' ', '|')})?`
const { vowel, nasal, voiced, hushed, possessive } = kazakhEndings
const patronymic = new RegExp(`.(?:[оеи]вич${any('а у ем е', hushed)}|(?<!верх|осн|дух|угол|церк|дн|дер|древ|^ур)[ое]вн(?:и|е|у|ой|а${any(vowel)})`
  + `|иничн(?:а|и|е|у|ой)|(?:ули|кизи|угли)${any(possessive, 'м')})$`)
/** -ич alone ends other words too; it counts after vowel stems that fathers' names have: Ильич, Кузьмич, Фомич, Лукич. */
const shortPatronymic = /^(?:ил|кузм|фом|лук|никит|фок)ич(?:а|у|ем)?$/
/** Ахметовтер, Ахметовтікі: a family, and what is theirs. */
const family = `тики|(?:тар|тер)${any(voiced)}`
const surname = new RegExp(`...[ое]в(?:${any('а у е', hushed)}|${family}|а${any(vowel)})$`)
/** Петровой, Петровым; but also мировой, правовым. */
const likeAdjective = /...[ое]в(?:ой|им)$/
const weak = new RegExp(`(?:..(?:(?<!че|ий)[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)${any(voiced)}|енко${any(vowel)}|(?:чук|юк|щук)${any('а у ом', hushed)}`
  + `|(?:ян|янц)${any('а у ом', nasal)}|швили|дзе))$|..(?:бай|бек|хан|жан|гали|(?<![еиоу]в)али|кожа|берген|мурат|султан|кул|тай|ахмет|мухамед|туган)`
  + `(?:${[vowel, nasal, voiced, hushed].join('|').replaceAll(' ', '|')}|а|у|ом)?$`)
/** Surnames on -ин, unfolded: folding would make every Kazakh genitive one. */
const onIn = /..(?:и|цы)н(?:а|у|ым|е|ой|ды|ді|нің|ның|ға|ге|да|де|нан|нен|мен|а(?:ның|ны|ға|да|дан|мен))?$/

/** Words that end like surnames and are none: places, and what often begins a sentence. */
const none = new Set(`
ростов киев саратов азов псков харков чернигов тамбов кишинев краков лвов могилев королев свердлов алматов остров дворцов готов основа слова здоров
здорова здорово глава права нужна голова корова трава столов часов годов лев нов любов морков церков основ слов прав глав россия москва молдова
чехов литва полтава кострова зов нрав сначала дров кров плов улов зев хлев напев посев удалов такова какова снова дерева новой новая живой ноев
халиков магазин один господин гражданин машина картина причина половина долина старина година глубина ширина длина страна сторона жизн день ден
украин украина берлин пекин россиян армян крестьян горожан египтян вена сена цена измена смена перемена система азербайжан тажикстан казакстан
казахстан узбекстан озбекстан туркменстан кыргызстан кыргизстан киргизстан киргистан пакистан ауганстан иран алатай алтай китай кытай тарбагатай
наурызбай актобе шымкент астана алмати аурухана китапхана дарихана емхана асхана шеберхана зертхана баспахана мейманхана тамакхана шайхана
дуйсенби сейсенби сарсенби бейсенби
`.trim().split(/\s+/))

/** Tells what a word may be as a name; undefined: nothing. `key` is the word's key, when it is known. */
export function nameWord(word: string, key = wordKey(word)): NameWord | undefined {
  const listed = words.get(key)
  if (listed !== undefined) return listed
  const folded = foldWord(word.length > 14 ? word.slice(-14) : word).toLowerCase()
  if (folded.length < 4 || none.has(folded)) return undefined
  if (folded.length > 5 && (patronymic.test(folded) || shortPatronymic.test(folded))) return 'patronymic'
  if (folded.length > 4 && surname.test(folded)) return 'surname'
  return weak.test(folded) || likeAdjective.test(folded) || onIn.test(word.toLowerCase()) ? 'perhaps surname' : undefined
}
