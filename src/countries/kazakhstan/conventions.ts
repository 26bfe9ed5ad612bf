/** How Kazakhstan writes money, numbers of people and organisations, accounts, telephones and addresses. */
import type { Conventions } from '../../law/conventions.ts'
import { explainBin, explainIban, explainIin } from '../../law/identifier.ts'
import { addresses } from './addresses.ts'

const twelveDigits = { hint: { kk: '12 цифр', ru: '12 цифр', en: '12 digits' }, pattern: '[0-9]{12}' }

export const conventions: Conventions = {
  currency: {
    code: 'KZT', digits: 2, printed: 'symbol', short: { kk: '₸', ru: '₸', en: '₸' },
    written: ['₸', 'тг.', 'тг', 'теңге', 'тенге', 'tenge'], inStatements: ['398', 'ТЕНГЕ', 'ТЕҢГЕ', '₸'],
    words: {
      in: { kk: 'теңгемен', ru: 'в тенге', en: 'in tenge' },
      holds: { kk: 'бір теңге — 100 тиын', ru: 'в тенге 100 тиын', en: 'a tenge has 100 tiyn' },
      whole: { kk: 'бүтін теңгеге дейін', ru: 'до целых тенге', en: 'whole tenge' },
      wholeSmaller: { kk: 'бүтін тиынға дейін', ru: 'до целого тиына', en: 'whole tiyn' },
      onlyAccounts: { kk: 'тек теңгедегі (KZT) шоттар', ru: 'только счета в тенге (KZT)', en: 'only accounts in tenge (KZT)' },
    },
  },
  schemes: [
    { id: 'kz.iin', of: 'person', name: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' }, ...twelveDigits, prefix: 'IIN', explain: explainIin },
    { id: 'kz.bin', of: 'organisation', name: { kk: 'БСН', ru: 'БИН', en: 'BIN' }, ...twelveDigits, prefix: 'BIN', explain: explainBin },
  ],
  accounts: {
    standard: 'IBAN', explain: explainIban, within: /KZ[\dA-Z ]{18,24}/i,
    hint: { kk: 'KZ әріптері мен 18 таңба', ru: 'Буквы KZ и 18 знаков', en: 'The letters KZ and 18 characters' },
  },
  phones: { trunk: /^8(?=7\d{9}$)/, code: '+7', example: '+7 701 000 00 00' },
  addresses,
  // Every act is in the collection «Әділет» in Kazakh and in Russian under one number; of translations into English only some are.
  actIn: (address, locale) => (locale === 'en' ? undefined : address.replace(/^(https:\/\/adilet\.zan\.kz)\/(?:kaz|rus)\//, `$1/${locale === 'kk' ? 'kaz' : 'rus'}/`)),
  keyUsages: {
    person: ['1.2.398.3.3.4.1.1'],
    head: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.1'],
    sign: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.2'],
    finance: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.3'],
    employee: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.5'],
  },
}
