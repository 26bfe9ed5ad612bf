/** The words of columns, profiles, charts and maps. */
import { formatNumber, inEveryLanguage, plural } from '../../../law/format.ts'
import { sayShare } from '../../../law/share.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { ColumnProfile } from '../ingest/index.ts'

export const kindWords = {
  number: { kk: 'сан', ru: 'число', en: 'number' },
  integer: { kk: 'бүтін сан', ru: 'целое число', en: 'whole number' },
  text: { kk: 'мәтін', ru: 'текст', en: 'text' },
  category: { kk: 'санат', ru: 'категория', en: 'category' },
  date: { kk: 'күн', ru: 'дата', en: 'date' },
  time: { kk: 'уақыт', ru: 'время', en: 'time' },
  boolean: { kk: 'иә немесе жоқ', ru: 'да или нет', en: 'yes or no' },
  identifier: { kk: 'сәйкестендіргіш', ru: 'идентификатор', en: 'identifier' },
  nested: { kk: 'құрама мән', ru: 'вложенное значение', en: 'nested value' },
  geo: { kk: 'географиялық мән', ru: 'географическое значение', en: 'place' },
} as const satisfies Record<ColumnProfile['kind'], Text>

export const dataWords = {
  columns: { kk: 'Бағандар', ru: 'Столбцы', en: 'Columns' },
  columnsHint: {
    kk: 'Әр бағанның түрі, бос ұяшықтары және мәндерінің таралуы.', ru: 'О каждом столбце: тип, пропуски и распределение значений.',
    en: 'Each column at a glance: its type, its gaps and how its values spread.',
  },
  smallHidden: {
    kk: 'Рұқсатыңыз болмағандықтан, 10 жолдан аз топтар мен шеткі мәндер көрсетілмейді.', ru: 'Пока у вас нет разрешения, группы менее 10 строк и крайние значения не показаны.',
    en: 'While you have no permission, groups of fewer than 10 rows and the outermost values are not shown.',
  },
  noNulls: { kk: 'бос ұяшық жоқ', ru: 'без пропусков', en: 'no gaps' },
  firstRows: { kk: 'Алғашқы жолдар', ru: 'Первые строки', en: 'First rows' },
  empty: { kk: 'Кестеде жол жоқ', ru: 'В таблице нет строк', en: 'The table has no rows' },
  nothing: { kk: 'бос', ru: 'пусто', en: 'empty' },
  region: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  period: { kk: 'Кезең', ru: 'Период', en: 'Period' },
  rows: { kk: 'Жол саны', ru: 'Число строк', en: 'Rows' },
  asTable: { kk: 'Сол сандар кесте түрінде', ru: 'Те же числа в таблице', en: 'The same numbers as a table' },
} as const satisfies Record<string, Text>

export const rowCount = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} жол`,
  ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'строка', few: 'строки', other: 'строк' })}`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'row', other: 'rows' })}`,
})

export const columnCount = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} баған`,
  ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'столбец', few: 'столбца', other: 'столбцов' })}`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'column', other: 'columns' })}`,
})

export const distinctCount = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} түрлі мән`,
  ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'разное значение', few: 'разных значения', other: 'разных значений' })}`,
  en: `${formatNumber(count, 'en')} different ${plural('en', count, { one: 'value', other: 'values' })}`,
})

/** "gaps 12 %", of a few rows "gaps 1 of 4", never "0 %" where there are some. */
export const nullShare = (nulls: number, rows: number): Text => inEveryLanguage((locale) => {
  const share = sayShare({ part: nulls, whole: rows })[locale]
  return spoken({ kk: `бос ұяшық ${share}`, ru: `пропуски ${share}`, en: `gaps ${share}` })[locale]
})

/** "from 1 to 9": the ends of a histogram. */
export const between = (from: string, to: string): Text => spoken({ kk: `${from} – ${to}`, ru: `от ${from} до ${to}`, en: `from ${from} to ${to}` })

export const mostAt = (value: string, count: number): Text => spoken({
  kk: `ең көп кездесетіні ${value}: ${rowCount(count).kk}`,
  ru: `чаще всего ${value}: ${rowCount(count).ru}`,
  en: `the most frequent is ${value}: ${rowCount(count).en}`,
})

export const mostIn = (from: string, to: string, count: number): Text => spoken({
  kk: `ең көбі ${from} – ${to} аралығында: ${rowCount(count).kk}`,
  ru: `больше всего от ${from} до ${to}: ${rowCount(count).ru}`,
  en: `most lie from ${from} to ${to}: ${rowCount(count).en}`,
})

export const otherRows = (count: number): Text => spoken({
  kk: `қалғаны: ${formatNumber(count, 'kk')}`, ru: `остальные: ${formatNumber(count, 'ru')}`, en: `others: ${formatNumber(count, 'en')}`,
})

export const moreColumns = (shown: number, all: number): Text => spoken({
  kk: `Барлығы ${columnCount(all).kk}, көрсетілгені – алғашқы ${columnCount(shown).kk}`,
  ru: `Показаны первые ${shown} из ${formatNumber(all, 'ru')} ${plural('ru', all, { one: 'столбца', other: 'столбцов' })}`,
  en: `The first ${shown} of ${columnCount(all).en} are shown`,
})

/** Titles of charts say what is drawn, and of when. */
export const byRegion = (what: Text, period?: string): Text => inEveryLanguage((locale) => {
  const when = period === undefined ? '' : `, ${period}`
  return spoken({ kk: `${what.kk}: өңірлер бойынша${when}`, ru: `${what.ru}: по регионам${when}`, en: `${what.en}: by region${when}` })[locale]
})

export const overTime = (what: Text): Text => spoken({ kk: `${what.kk}: кезеңдер бойынша`, ru: `${what.ru}: по периодам`, en: `${what.en}: over time` })
