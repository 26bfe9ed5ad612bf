/** Prints an answer for people, in every language. */
import { printAddress } from './address.ts'
import { formatSlot } from './allocation.ts'
import { parseDay } from './time.ts'
import { type Answer, type Choice, type Field, isAddress, isEmpty, numberKinds, rowsIn, valuesIn } from './field.ts'
import { formatDay, formatDecimal, formatNumber, inEveryLanguage } from './format.ts'
import { compactIdentifier } from './identifier-scheme.ts'
import { formatMoney } from './money.ts'
import { regionName } from './places.ts'
import { same, spoken, type Text } from './text.ts'

const yes: Text = spoken({ kk: 'Иә', ru: 'Да', en: 'Yes' })
const no: Text = spoken({ kk: 'Жоқ', ru: 'Нет', en: 'No' })
const empty: Text = spoken({ kk: 'Жауап берілмеген', ru: 'Ответ не дан', en: 'Not answered' })

/** Identifiers in groups, as people read them out. */
const grouped = (value: string, size: number): string => compactIdentifier(value).replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1\u00A0')

/** Codes in words; what is no code, such as an answer from before there were any, as it stands. */
const inWords = (codes: readonly Choice[], answer: string): Text => inEveryLanguage((locale) =>
  answer.split(', ').map((code) => codes.find(({ value }) => value === code)?.label[locale] ?? code).join('; '))

/** The answer as it is printed beside its label. The answer to a table is the number of its rows. */
export function printAnswer(field: Field, answer: Answer): Text {
  if (field.whenEmpty && isEmpty(answer)) return field.whenEmpty
  if (answer === '' || ((field.kind === 'choices' || field.kind === 'entries') && isEmpty(answer))) return empty
  switch (field.kind) {
    case 'flag': return answer === true ? yes : no
    case 'choice': return field.choices.find((choice) => choice.value === answer)?.label ?? same(String(answer))
    case 'choices': return inEveryLanguage((locale) => valuesIn(answer).map((one) => field.choices.find(({ value }) => value === one)?.label[locale] ?? one).join('; '))
    case 'money': return inEveryLanguage((locale) => formatMoney(BigInt(String(answer)), locale))
    case 'slot': return formatSlot(String(answer))
    case 'dateTime': {
      const [day = '', time = ''] = String(answer).split('T')
      return inEveryLanguage((locale) => `${formatDay(parseDay(day), locale)}, ${time}`)
    }
    case 'date': return inEveryLanguage((locale) => formatDay(parseDay(String(answer)), locale))
    case 'integer': case 'decimal': {
      const unit = field.kind === 'decimal' ? field.unit : undefined
      return inEveryLanguage((locale) => formatDecimal(String(answer), locale) + (unit ? ` ${unit[locale]}` : ''))
    }
    case numberKinds.organisation: case numberKinds.person: return same(grouped(String(answer), 6))
    case 'iban': return same(grouped(String(answer), 4))
    // Rules and traces speak of an address by its region.
    case 'address': return isAddress(answer) ? printAddress(answer) : regionName(String(answer)) ?? same(String(answer))
    case 'region': return regionName(String(answer)) ?? same(String(answer))
    case 'entries': return same(valuesIn(answer).join(', '))
    case 'rows': return inEveryLanguage((locale) => formatNumber(rowsIn(answer).length, locale))
    case 'text': return field.codes ? inWords(field.codes, String(answer)) : same(String(answer))
    default: return same(String(answer))
  }
}
