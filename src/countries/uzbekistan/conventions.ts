/** How Uzbekistan writes money. Numbers, accounts, telephones and addresses are not in this pack: it carries the regime of a park, and is no country that a process serves. */
import type { Conventions } from '../../law/conventions.ts'
import { spoken } from '../../law/text.ts'

export const conventions: Conventions = {
  currency: {
    code: 'UZS', digits: 2, printed: 'name', short: spoken({ kk: 'сум', ru: 'сум', en: 'soum' }),
    written: ['сум', 'сума', 'сумов', 'soum', "so'm", 'soʻm'], inStatements: ['860', 'СУМ'],
    words: {
      in: spoken({ kk: 'суммен', ru: 'в сумах', en: 'in soum' }),
      holds: spoken({ kk: 'бір сум — 100 тийин', ru: 'в суме 100 тийинов', en: 'a soum has 100 tiyin' }),
      whole: spoken({ kk: 'бүтін сумға дейін', ru: 'до целых сумов', en: 'whole soum' }),
      wholeSmaller: spoken({ kk: 'бүтін тийинге дейін', ru: 'до целых тийинов', en: 'whole tiyin' }),
      onlyAccounts: spoken({ kk: 'тек сумдағы (UZS) шоттар', ru: 'только счета в сумах (UZS)', en: 'only accounts in soum (UZS)' }),
    },
  },
  schemes: [],
  accounts: { standard: 'other', explain: () => undefined, hint: spoken({ kk: '', ru: '', en: '' }), within: /(?!)/ },
  phones: { trunk: /(?!)/, code: '', example: '+000 000 000' },
}
