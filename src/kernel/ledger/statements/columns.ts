/** By which names banks call the columns and the balances of their tables, in Kazakh, Russian and English. Pure. */

import { conventions } from '../../../law/conventions.ts'

/** The columns that we read. */
export type Column =
  'day' | 'amount' | 'credit' | 'debit' | 'name' | 'identifier' | 'iban' | 'purpose' | 'reference' | 'knp' | 'kbe' | 'currency'

/** Facts about the whole statement that stand above or below the table. */
export type Label = 'account' | 'period' | 'opening' | 'closing' | 'statement'

/** Small letters, no punctuation, one space. */
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

const columns: Readonly<{ [C in Column]: readonly string[] }> = {
  day: [
    'дата',
    'дата операции',
    'дата проводки',
    'дата документа',
    'дата транзакции',
    'күні',
    'күн',
    'операция күні',
    'құжат күні',
    'date',
    'booking date',
    'transaction date',
    'operation date',
    'posting date',
  ],
  amount: ['сумма', 'сумма операции', 'сомасы', 'сома', 'операция сомасы', 'amount'],
  credit: [
    'кредит',
    'приход',
    'поступление',
    'поступления',
    'зачисление',
    'сумма по кредиту',
    'оборот кредит',
    'түсім',
    'кіріс',
    'кредит бойынша сома',
    'credit',
    'received',
    'money in',
    'paid in',
  ],
  debit: [
    'дебет',
    'расход',
    'списание',
    'списания',
    'сумма по дебету',
    'оборот дебет',
    'шығыс',
    'дебет бойынша сома',
    'debit',
    'money out',
    'paid out',
  ],
  name: [
    'контрагент',
    'наименование контрагента',
    'наименование',
    'плательщик',
    'отправитель',
    'наименование бенефициара отправителя денег',
    'бенефициар',
    'контрагент атауы',
    'төлеуші',
    'жіберуші',
    'атауы',
    'counterparty',
    'counterparty name',
    'payer',
    'name',
  ],
  identifier: [
    'бин',
    'бин иин',
    'иин бин',
    'иин',
    'бин контрагента',
    'бин иин контрагента',
    'иин бин контрагента',
    'бсн',
    'жсн',
    'бсн жсн',
    'жсн бсн',
    'контрагент бсн',
    'bin',
    'bin iin',
    'iin bin',
    'counterparty bin',
  ],
  iban: [
    'иик',
    'счет',
    'счет контрагента',
    'иик контрагента',
    'номер счета',
    'иик бенефициара отправителя денег',
    'жск',
    'шот',
    'шот нөмірі',
    'контрагент шоты',
    'контрагент жск',
    'iban',
    'account',
    'counterparty account',
    'counterparty iban',
  ],
  purpose: [
    'назначение платежа',
    'назначение',
    'описание',
    'детали платежа',
    'содержание операции',
    'төлем мақсаты',
    'төлемнің мақсаты',
    'төлем тағайындалуы',
    'төлемнің тағайындалуы',
    'сипаттама',
    'purpose',
    'payment purpose',
    'purpose of payment',
    'description',
    'details',
  ],
  reference: [
    'номер документа',
    'документ',
    'номер',
    'n документа',
    'референс',
    'номер операции',
    'құжат нөмірі',
    'құжат',
    'нөмірі',
    'операция нөмірі',
    'reference',
    'bank reference',
    'document number',
    'document',
    'number',
  ],
  knp: ['кнп', 'код назначения платежа', 'ттк', 'төлем тағайындау коды', 'knp', 'purpose code'],
  kbe: ['кбе', 'код бенефициара', 'бек', 'kbe'],
  currency: ['валюта', 'currency', 'ccy'],
}

const labels: Readonly<{ [L in Label]: readonly string[] }> = {
  account: [
    'счет',
    'номер счета',
    'лицевой счет',
    'иик',
    'шот',
    'шот нөмірі',
    'жск',
    'account',
    'account number',
    'iban',
    'выписка по счету',
    'шот бойынша үзінді көшірме',
    'statement of account',
  ],
  period: ['период', 'за период', 'период выписки', 'кезең', 'кезеңі', 'period', 'statement period'],
  opening: [
    'входящий остаток',
    'остаток на начало',
    'остаток на начало периода',
    'начальный остаток',
    'кіріс қалдық',
    'кіріс қалдығы',
    'бастапқы қалдық',
    'opening balance',
  ],
  closing: [
    'исходящий остаток',
    'остаток на конец',
    'остаток на конец периода',
    'конечный остаток',
    'шығыс қалдық',
    'шығыс қалдығы',
    'соңғы қалдық',
    'closing balance',
  ],
  statement: [
    'номер выписки',
    'выписка',
    'үзінді көшірме нөмірі',
    'үзінді көшірме',
    'statement number',
    'statement id',
    'statement',
  ],
}

const byName = <T extends string>(table: Readonly<{ [name in T]: readonly string[] }>): ReadonlyMap<string, T> => {
  const names = new Map<string, T>()
  for (const key in table) for (const name of table[key]) names.set(name, key)
  return names
}
const columnNames = byName(columns)
const labelNames = byName(labels)

/** Which column a heading names. */
export const columnOf = (heading: string): Column | undefined =>
  columnNames.get(withoutCurrency(plain(heading))) ?? columnNames.get(plain(heading))

/** A heading without the currency of the country at its end: «сумма в тенге», “amount KZT”. */
function withoutCurrency(heading: string): string {
  const { code, written } = conventions().currency
  const named = [code, ...written].map((name) => name.toLowerCase()).find((name) => heading.endsWith(` ${name}`))
  return named === undefined ? heading : heading.slice(0, -named.length - 1).replace(/ в$/, '')
}

/** Which fact a cell of a row outside of the table names, and what stands after the colon. */
export function labelOf(cell: string): { readonly label: Label; readonly rest: string } | undefined {
  const [head = '', ...rest] = cell.split(':')
  const label = labelNames.get(plain(head)) ?? labelNames.get(plain(head).replace(/ \d.*$/, ''))
  return label === undefined ? undefined : { label, rest: rest.join(':').trim() }
}

/** Rows below the table that only repeat sums. */
export const isTotal = (cell: string): boolean => /^(?:итого|всего|обороты|барлығы|жиыны|жиынтығы|total)(?: |$)/.test(plain(cell))
