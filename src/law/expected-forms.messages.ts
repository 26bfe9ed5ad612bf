/** What is expected of a text that a schema has a pattern for, in words with an example: by the pattern as the schema writes it. */
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const [day, code] = [say('күн, мысалы, 2027-01-31', 'день, например 2027-01-31', 'a day, such as 2027-01-31'),
  say('латын әріптері мен цифрлар, әріптен басталады, мысалы, firstPage', 'латинские буквы и цифры, начиная с буквы, например firstPage', 'Latin letters and digits, beginning with a letter, such as firstPage')]

/** By the source of the pattern, or by the format. */
export const expectedForms: Readonly<Record<string, Text>> = {
  '^[A-Z]{2,6}$': say('екіден алтыға дейін латын бас әрпі, мысалы, AKM', 'от двух до шести заглавных латинских букв, например AKM', 'two to six Latin capitals, such as AKM'),
  '^[A-Za-z][A-Za-z0-9]*$': code,
  '^[A-Za-z][A-Za-z0-9-]*$': say('латын әріптері, цифрлар мен дефистер, әріптен басталады, мысалы, akimat-rules', 'латинские буквы, цифры и дефисы, начиная с буквы, например akimat-rules', 'Latin letters, digits and hyphens, beginning with a letter, such as akimat-rules'),
  '^[A-Za-z][A-Za-z0-9]*(\\.\\d+)?$': say('жауап берушінің аты, қажет болса, нүктеден кейін нөмірі, мысалы, owners.1', 'имя того, кто отвечает, и, если нужно, номер через точку, например owners.1', 'the name of a part, with a number after a full stop if need be, such as owners.1'),
  '^[A-Za-z0-9][A-Za-z0-9_-]*$': say('латын әріптері, цифрлар, дефис пен астын сызу таңбасы, мысалы, first-choice', 'латинские буквы, цифры, дефис и подчёркивание, например first-choice', 'Latin letters, digits, hyphens and underscores, such as first-choice'),
  '^[a-z][a-z0-9-]*\\.[a-z][A-Za-z0-9-]*$': say('органның аты және өз аты нүкте арқылы, латынша, мысалы, akimat.garden', 'имя органа и собственное имя через точку, латиницей, например akimat.garden', 'the name of the body and its own in Latin letters, parted by a full stop, such as akimat.garden'),
  '^[A-Za-z][A-Za-z0-9.-]*$': say('лауазымның латынша аты, мысалы, akimat.head', 'имя должности латиницей, например akimat.head', 'the name of an office in Latin letters, such as akimat.head'),
  '^[a-z][a-z-]*\\.[a-z][a-z-]*$': say('әрекеттің латынша аты, мысалы, law.enact', 'имя действия латиницей, например law.enact', 'the name of an act in Latin letters, such as law.enact'),
  '^[a-z][a-z0-9-]*$': say('кіші латын әріптері, цифрлар мен дефистер, мысалы, administrator', 'строчные латинские буквы, цифры и дефисы, например administrator', 'small Latin letters, digits and hyphens, such as administrator'),
  '^[a-z][a-z0-9-]{0,39}$': say('қырыққа дейінгі кіші латын әрпі, цифр мен дефис, мысалы, water-board', 'до сорока строчных латинских букв, цифр и дефисов, например water-board', 'at most forty small Latin letters, digits and hyphens, such as water-board'),
  '^\\d{4}-\\d{2}-\\d{2}$': day, date: day,
  '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d$': say('күн мен уақыт, мысалы, 2027-01-31T09:00', 'день и время, например 2027-01-31T09:00', 'a day and a time, such as 2027-01-31T09:00'),
  '^([01]\\d|2[0-3]):[0-5]\\d$': say('уақыт 00:00–23:59, мысалы, 09:00', 'время 00:00–23:59, например 09:00', 'a time from 00:00 to 23:59, such as 09:00'),
  '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$': say('ай мен күн, мысалы, 03-21', 'месяц и день, например 03-21', 'a month and a day, such as 03-21'),
  '^-?\\d{1,15}(\\.\\d{1,8})?$': say('15 цифрға дейінгі сан, нүктеден кейін 8 цифрға дейін, мысалы, 12.5', 'число до 15 цифр и до 8 цифр после точки, например 12.5', 'a number of at most 15 digits, and 8 after the point, such as 12.5'),
  '^\\d{1,15}$': say('15 цифрға дейінгі бүтін сан, мысалы, 20000', 'целое число до 15 цифр, например 20000', 'a whole number of at most 15 digits, such as 20000'),
  '^[0-9a-f]{64}$': say('нұсқаның хэші: 64 таңба, 0–9 және a–f', 'хэш версии: 64 знака 0–9 и a–f', 'the hash of a version: 64 characters of 0–9 and a–f'),
  '^[0-9A-Z]{1,40}$': say('қырыққа дейінгі цифр мен бас латын әрпі', 'до сорока цифр и заглавных латинских букв', 'at most forty digits and Latin capitals'),
  '^[0-9A-Z]{1,34}$': say('IBAN: 34-ке дейінгі цифр мен бас латын әрпі, бос орынсыз', 'IBAN: до 34 цифр и заглавных латинских букв без пробелов', 'an IBAN: at most 34 digits and Latin capitals without spaces'),
  '^[0-9A-Z]{8}([0-9A-Z]{3})?$': say('BIC: 8 не 11 таңба', 'BIC: 8 или 11 знаков', 'a BIC: 8 or 11 characters'),
  '^\\+[0-9 ()-]{5,30}$': say('халықаралық телефон нөмірі, мысалы, +7 7172 00 00 01', 'номер телефона в международном виде, например +7 7172 00 00 01', 'a telephone number with the code of the country, such as +7 7172 00 00 01'),
  url: say('мекенжай, мысалы, https://example.org/acts/12', 'адрес, например https://example.org/acts/12', 'an address, such as https://example.org/acts/12'),
  email: say('электрондық пошта, мысалы, kense@akimat.kz', 'адрес электронной почты, например kense@akimat.kz', 'an e-mail address, such as kense@akimat.kz'),
  datetime: say('UTC бойынша сәт, мысалы, 2027-01-31T04:00:00Z', 'момент по UTC, например 2027-01-31T04:00:00Z', 'a moment in UTC, such as 2027-01-31T04:00:00Z'),
}

/** What a schema says of itself where no pattern can. */
export const expectedOtherwise: Readonly<Record<string, Text>> = {
  'not a day': say('күнтізбеде бар күн, мысалы, 2027-02-28', 'день, который есть в календаре, например 2027-02-28', 'a day that the calendar has, such as 2027-02-28'),
  'a name that every object has': say('басқа ат: бұл атты жүйенің өзі қолданады', 'другое имя: это занято самой системой', 'another name: the system itself uses this one'),
  'ends before it begins': say('басталған күнінен кейінгі күн', 'день после дня начала', 'a day after the one on which it begins'),
}

export const ofForm = (name: string, expected: Text): Text => spoken({
  kk: `«${name}» мәні мынадай болуы тиіс: ${expected.kk}.`, ru: `Значение «${name}» должно быть таким: ${expected.ru}.`, en: `The value of “${name}” must be: ${expected.en}.`,
})
export const tooLarge = (name: string, most: string): Text => spoken({
  kk: `«${name}» мәні тым үлкен: ең көбі ${most}.`, ru: `Значение «${name}» слишком велико: не больше ${most}.`, en: `The value of “${name}” is too large: at most ${most}.`,
})
export const tooManyCharacters = (name: string, most: number): Text => spoken({
  kk: `«${name}» мәтіні тым ұзын: ең көбі ${most} таңба.`, ru: `Текст «${name}» слишком длинный: знаков должно быть не больше ${most}.`, en: `The text of “${name}” is too long: at most ${most} characters.`,
})
export const tooManyThings = (name: string, most: number): Text => spoken({
  kk: `«${name}» ішінде тым көп мән бар: ең көбі ${most}.`, ru: `В «${name}» слишком много значений: не больше ${most}.`, en: `“${name}” has too many values: at most ${most}.`,
})
export const tooFewThings = (name: string, least: number): Text => spoken({
  kk: `«${name}» ішінде тым аз мән бар: кемінде ${least}.`, ru: `В «${name}» слишком мало значений: не меньше ${least}.`, en: `“${name}” has too few values: at least ${least}.`,
})
