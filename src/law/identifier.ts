/** Numbers of persons (IIN), organisations (BIN) and bank accounts (IBAN) of Kazakhstan: what is wrong with one, in words. */
import { compactIdentifier } from './identifier-scheme.ts'
import { type Day, isDay } from './time.ts'
import { spoken, type Text } from './text.ts'

/** The twelfth digit of an IIN or a BIN; undefined when no number with these eleven digits may be issued. */
export function checkDigit(eleven: string): number | undefined {
  const first = weighed(eleven, 1)
  if (first < 10) return first
  const second = weighed(eleven, 3)
  return second < 10 ? second : undefined
}

/** The digits with the weights 1 to 11 in turn, from this one on; without lists, for texts are full of digits. */
function weighed(digits: string, from: number): number {
  let sum = 0
  for (let index = 0; index < 11; index += 1) sum += (digits.charCodeAt(index) - 48) * ((from - 1 + index) % 11 + 1)
  return sum % 11
}

/** The day of birth that an IIN states: YYMMDD, and the century in the seventh digit; undefined when there is no such day. */
export function birthdayIn(iin: string): Day | undefined {
  const century = ['18', '18', '19', '19', '20', '20'][Number(iin[6]) - 1]
  if (century === undefined) return undefined
  const day = `${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`
  return isDay(day) ? day : undefined
}

const isBinShaped = (digits: string): boolean =>
  /^\d{2}(?:0[1-9]|1[0-2])[4-6][0-3]\d{6}$/.test(digits) && checkDigit(digits.slice(0, 11)) === Number(digits[11])
const isIinShaped = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && birthdayIn(digits) !== undefined && checkDigit(digits.slice(0, 11)) === Number(digits[11])

/** Says which rule of the individual identification number a text breaks; undefined when it keeps them all. */
export function explainIin(text: string): Text | undefined {
  const iin = compactIdentifier(text)
  const say = faults.iin
  if (/\D/.test(iin)) return say.letters
  if (iin.length !== 12) return say.length(iin.length)
  if (isBinShaped(iin)) return say.other
  if (!/[1-6]/.test(iin[6]!)) return say.type
  if (birthdayIn(iin) === undefined) return say.date
  return checkDigit(iin.slice(0, 11)) === Number(iin[11]) ? undefined : say.check
}

/** Says which rule of the business identification number a text breaks; undefined when it keeps them all. */
export function explainBin(text: string): Text | undefined {
  const bin = compactIdentifier(text)
  const say = faults.bin
  if (/\D/.test(bin)) return say.letters
  if (bin.length !== 12) return say.length(bin.length)
  if (isIinShaped(bin)) return say.other
  if (!/^\d\d(?:0[1-9]|1[0-2])/.test(bin)) return say.date
  if (!/^\d{4}[4-6][0-3]/.test(bin)) return say.type
  return checkDigit(bin.slice(0, 11)) === Number(bin[11]) ? undefined : say.check
}

/**
 * Says which rule of the Kazakh IBAN a text breaks (ISO 13616: KZ, two check digits, three of the bank, thirteen characters of
 * the account); undefined when it keeps them all.
 */
export function explainIban(text: string): Text | undefined {
  const iban = compactIdentifier(text)
  const say = faults.iban
  if (!iban.startsWith('KZ')) return say.country
  if (/[^\dA-Z]/.test(iban)) return say.letters
  if (iban.length !== 20) return say.length(iban.length)
  if (!/^KZ\d{5}/.test(iban)) return say.type
  return remainder(iban) === 1 ? undefined : say.check
}

/** ISO 7064 MOD 97-10 of an IBAN: 1 when its check digits are right. */
function remainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4)
  return Number(BigInt(moved.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n)
}

/** Makes an IIN for samples and tests; it may belong to nobody or to somebody, so it never stands for a real person. */
export function generateIin({ birthday, sex, serial }: {
  readonly birthday: Day; readonly sex: 'male' | 'female'; readonly serial: number
}): string {
  const century = { 18: 1, 19: 3, 20: 5 }[birthday.slice(0, 2)]
  if (century === undefined || !isDay(birthday)) throw new RangeError(`No IIN for a birth on ${birthday}`)
  const stem = birthday.slice(2).replaceAll('-', '') + String(sex === 'male' ? century : century + 1)
  return withCheckDigit(stem, serial, 4)
}

/** Makes a BIN for samples and tests, of a resident head unit unless told otherwise; `registered` is a month: `2024-02`. */
export function generateBin({ registered, kind = 4, unit = 0, serial }: {
  readonly registered: string; readonly kind?: 4 | 5 | 6; readonly unit?: 0 | 1 | 2 | 3; readonly serial: number
}): string {
  if (!isDay(`${registered}-01`)) throw new RangeError(`Not a month: ${registered}`)
  return withCheckDigit(`${registered.slice(2, 4)}${registered.slice(5, 7)}${kind}${unit}`, serial, 5)
}

/** Some serials have no check digit and are not issued: then the next one is taken. */
function withCheckDigit(stem: string, serial: number, width: number): string {
  for (let next = serial; ; next += 1) {
    const eleven = stem + String(next % 10 ** width).padStart(width, '0')
    const digit = checkDigit(eleven)
    if (digit !== undefined) return eleven + String(digit)
  }
}

/** Makes a Kazakh IBAN for samples and tests: a three-digit bank code and up to thirteen digits or letters. */
export function generateIban({ bank, account }: { readonly bank: string; readonly account: string }): string {
  const rest = bank + account.padStart(13, '0')
  if (!/^\d{3}[\dA-Z]{13}$/.test(rest)) throw new RangeError(`No IBAN for ${bank} ${account}`)
  return `KZ${String(98 - remainder(`KZ00${rest}`)).padStart(2, '0')}${rest}`
}

/** The words that an IIN and a BIN share, with the name of the number in each language. */
const common = (kk: string, ru: string, en: string) => ({
  letters: spoken({
    kk: `${kk} тек цифрлардан тұрады`,
    ru: `${ru} состоит только из цифр`,
    en: `${en === 'IIN' ? 'An' : 'A'} ${en} has digits only`,
  }),
  length: (count: number): Text => spoken({
    kk: `${kk} 12 цифрдан тұрады, ал енгізілгені — ${count}`,
    ru: `${ru} состоит из 12 цифр, а введено ${count}`,
    en: `${en === 'IIN' ? 'An' : 'A'} ${en} has 12 digits, and ${count} were entered`,
  }),
  check: spoken({
    kk: `${kk} бақылау цифры сәйкес келмейді: барлық цифрды құжатпен салыстырып тексеріңіз`,
    ru: `Контрольная цифра ${ru} не сходится: сверьте все цифры с документом`,
    en: `The check digit of the ${en} does not match: compare every digit with the document`,
  }),
})

const faults = {
  iin: {
    ...common('ЖСН', 'ИИН', 'IIN'),
    other: spoken({
      kk: 'Бұл — ұйымның БСН-і. Жеке тұлғаның ЖСН-ін енгізіңіз',
      ru: 'Это БИН организации. Введите ИИН физического лица',
      en: 'This is the BIN of an organisation. Enter the IIN of a person',
    }),
    date: spoken({
      kk: 'ЖСН туған күннен басталады (жыл, ай, күн): алғашқы алты цифрда ондай күн жоқ',
      ru: 'ИИН начинается с даты рождения (год, месяц, день): в первых шести цифрах такой даты нет',
      en: 'An IIN begins with the date of birth (year, month, day): the first six digits are not a date',
    }),
    type: spoken({
      kk: 'ЖСН-нің жетінші цифры туған ғасыр мен жынысты білдіреді және 1-ден 6-ға дейін болады',
      ru: 'Седьмая цифра ИИН обозначает век рождения и пол и бывает от 1 до 6',
      en: 'The seventh digit of an IIN tells the century of birth and the sex, and is from 1 to 6',
    }),
  },
  bin: {
    ...common('БСН', 'БИН', 'BIN'),
    other: spoken({
      kk: 'Бұл — жеке тұлғаның ЖСН-і. Ұйымның БСН-ін енгізіңіз',
      ru: 'Это ИИН физического лица. Введите БИН организации',
      en: 'This is the IIN of a person. Enter the BIN of the organisation',
    }),
    date: spoken({
      kk: 'БСН тіркелген жыл мен айдан басталады: үшінші және төртінші цифрлар 01-ден 12-ге дейінгі ай болуы тиіс',
      ru: 'БИН начинается с года и месяца регистрации: третья и четвёртая цифры — месяц от 01 до 12',
      en: 'A BIN begins with the year and month of registration: the third and fourth digits are a month from 01 to 12',
    }),
    type: spoken({
      kk: 'БСН-нің бесінші цифры — 4, 5 немесе 6 (тұлғаның түрі), алтыншысы — 0-ден 3-ке дейін (бас ұйым, филиал, өкілдік)',
      ru: 'Пятая цифра БИН — 4, 5 или 6 (вид лица), шестая — от 0 до 3 (головная организация, филиал, представительство)',
      en: 'The fifth digit of a BIN is 4, 5 or 6 (kind of entity), the sixth is from 0 to 3 (head unit, branch, office)',
    }),
  },
  iban: {
    country: spoken({
      kk: 'Қазақстан банкіндегі шоттың нөмірі KZ әріптерінен басталады',
      ru: 'Номер счёта в банке Казахстана начинается с букв KZ',
      en: 'The number of an account with a bank of Kazakhstan begins with KZ',
    }),
    letters: spoken({
      kk: 'Шот нөмірі тек латын әріптері мен цифрлардан тұрады',
      ru: 'Номер счёта состоит только из латинских букв и цифр',
      en: 'An account number has Latin letters and digits only',
    }),
    length: (count: number): Text => spoken({
      kk: `Шот нөмірі 20 таңбадан тұрады, ал енгізілгені — ${count}`,
      ru: `Номер счёта состоит из 20 знаков, а введено ${count}`,
      en: `An account number has 20 characters, and ${count} were entered`,
    }),
    type: spoken({
      kk: 'KZ әріптерінен кейін бес цифр жүреді: екі бақылау цифры және банктің үш таңбалы коды',
      ru: 'После букв KZ идут пять цифр: две контрольные и трёхзначный код банка',
      en: 'After KZ come five digits: two check digits and the three of the bank',
    }),
    check: spoken({
      kk: 'Шот нөмірінің бақылау цифрлары сәйкес келмейді: әр таңбаны тексеріңіз',
      ru: 'Контрольные цифры номера счёта не сходятся: проверьте каждый знак',
      en: 'The check digits of the account number do not match: check every character',
    }),
  },
}
