/** How Kyrgyzstan writes money, numbers of people and organisations, accounts and telephones. */
import type { Conventions } from '../../law/conventions.ts'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import type { Text } from '../../law/text.ts'

/**
 * A number of fourteen digits. How its digits are formed, and whether one is a check digit, no text that we read says: only the form is checked.
 * PIN: resolution of the Government of the Kyrgyz Republic of 28 September 2017 No. 619. INN of organisations: publications about it.
 */
const fourteenDigits = (id: string, of: IdentifierScheme['of'], { kk, ru, en }: Text): IdentifierScheme => ({
  id, of, name: { kk, ru, en }, hint: { kk: '14 цифр', ru: '14 цифр', en: '14 digits' }, pattern: '[0-9]{14}', prefix: en,
  explain(text) {
    const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, '')
    if (/\D/.test(digits)) return { kk: `${kk} тек цифрлардан тұрады`, ru: `${ru} состоит только из цифр`, en: `${en} has digits only` }
    if (digits.length === 14) return undefined
    return {
      kk: `${kk} 14 цифрдан тұрады, ал енгізілгені — ${digits.length}`, ru: `${ru} состоит из 14 цифр, а введено ${digits.length}`,
      en: `${en} has 14 digits, and ${digits.length} were entered`,
    }
  },
})

export const conventions: Conventions = {
  currency: {
    code: 'KGS', digits: 2, printed: 'name', short: { kk: 'сом', ru: 'сом', en: 'som' },
    written: ['сом', 'сома', 'сомов', 'som', 'soms'], inStatements: ['417', 'СОМ'],
    words: {
      in: { kk: 'соммен', ru: 'в сомах', en: 'in som' },
      holds: { kk: 'бір сом — 100 тыйын', ru: 'в соме 100 тыйынов', en: 'a som has 100 tyiyn' },
      whole: { kk: 'бүтін сомға дейін', ru: 'до целых сомов', en: 'whole som' },
      wholeSmaller: { kk: 'бүтін тыйынға дейін', ru: 'до целого тыйына', en: 'whole tyiyn' },
      onlyAccounts: { kk: 'тек сомдағы (KGS) шоттар', ru: 'только счета в сомах (KGS)', en: 'only accounts in som (KGS)' },
    },
  },
  schemes: [
    fourteenDigits('kg.pin', 'person', { kk: 'ПИН', ru: 'ПИН', en: 'PIN' }),
    fourteenDigits('kg.inn', 'organisation', { kk: 'ИНН', ru: 'ИНН', en: 'INN' }),
  ],
  // How accounts are numbered no text that we read says: what ISO 20022 takes as a number of an account that is no IBAN, in digits.
  accounts: {
    standard: 'other', within: /\d[\d ]{8,40}\d/, hint: { kk: 'Тек цифрлар', ru: 'Только цифры', en: 'Digits only' },
    explain: (text) => (/^\d{10,34}$/.test(text) ? undefined
      : { kk: 'Шот нөмірі 10–34 цифрдан тұрады', ru: 'Номер счёта состоит из 10–34 цифр', en: 'An account number has 10 to 34 digits' }),
  },
  phones: { trunk: /^0(?=\d{9}$)/, code: '+996', example: '+996 700 000 000' },
}
