/** How Kyrgyzstan writes money, numbers of people and organisations, accounts, telephones and addresses. */
import type { Conventions } from '../../law/conventions.ts'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import { say } from './languages.ts'

/**
 * A number of fourteen digits. How its digits are formed, and whether one is a check digit, no text that we read says: only the form is checked.
 * PIN: resolution of the Government of the Kyrgyz Republic of 28 September 2017 No. 619. INN of organisations: publications about it.
 */
const fourteenDigits = (id: string, of: IdentifierScheme['of'], ky: string, ru: string, en: string): IdentifierScheme => ({
  id, of, name: say(ky, ru, en), hint: say('14 цифра', '14 цифр', '14 digits'), pattern: '[0-9]{14}', prefix: en,
  explain(text) {
    const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, '')
    if (/\D/.test(digits)) return say(`${ky} цифралардан гана турат`, `${ru} состоит только из цифр`, `${en} has digits only`)
    if (digits.length === 14) return undefined
    return say(
      `${ky} 14 цифрадан турат, киргизилгени — ${digits.length}`, `${ru} состоит из 14 цифр, а введено ${digits.length}`,
      `${en} has 14 digits, and ${digits.length} were entered`,
    )
  },
})

export const conventions: Conventions = {
  currency: {
    code: 'KGS', digits: 2, printed: 'name', short: say('сом', 'сом', 'som'),
    written: ['сом', 'сома', 'сомов', 'som', 'soms'], inStatements: ['417', 'СОМ'],
    words: {
      in: say('сом менен', 'в сомах', 'in som'),
      holds: say('бир сом — 100 тыйын', 'в соме 100 тыйынов', 'a som has 100 tyiyn'),
      whole: say('бүтүн сомго чейин', 'до целых сомов', 'whole som'),
      wholeSmaller: say('бүтүн тыйынга чейин', 'до целого тыйына', 'whole tyiyn'),
      onlyAccounts: say('сом менен (KGS) эсептер гана', 'только счета в сомах (KGS)', 'only accounts in som (KGS)'),
    },
  },
  schemes: [
    fourteenDigits('kg.pin', 'person', 'ПИН', 'ПИН', 'PIN'),
    fourteenDigits('kg.inn', 'organisation', 'ИНН', 'ИНН', 'INN'),
  ],
  // How accounts are numbered no text that we read says: what ISO 20022 takes as a number of an account that is no IBAN, in digits.
  accounts: {
    standard: 'other', within: /\d[\d ]{8,40}\d/, hint: say('Цифралар гана', 'Только цифры', 'Digits only'),
    explain: (text) => (/^\d{10,34}$/.test(text) ? undefined
      : say('Эсептин номери 10–34 цифрадан турат', 'Номер счёта состоит из 10–34 цифр', 'An account number has 10 to 34 digits')),
  },
  phones: { trunk: /^0(?=\d{9}$)/, code: '+996', example: '+996 700 000 000' },
  // No classifier of places is in this pack, so that every part is a text; what a postal code looks like no text that we read says.
  addresses: [
    { name: 'province', kind: 'text', label: say('Облус же республикалык маанидеги шаар', 'Область или город республиканского значения', 'Province, or city of republican significance') },
    { name: 'district', kind: 'text', label: say('Район', 'Район', 'District'), needed: () => false },
    { name: 'settlement', kind: 'text', label: say('Шаар же айыл', 'Город или село', 'Town or village'), needed: () => false },
    { name: 'street', kind: 'text', label: say('Көчө', 'Улица', 'Street'), needed: () => false },
    { name: 'house', kind: 'text', label: say('Үй', 'Дом', 'House') },
    { name: 'flat', kind: 'text', label: say('Батир', 'Квартира', 'Flat'), needed: () => false },
    { name: 'postalCode', kind: 'text', label: say('Почта индекси', 'Почтовый индекс', 'Postal code'), needed: () => false },
  ],
}
