import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from './time.ts'
import { days, months, workdays, years } from './duration.ts'
import {
  formatDay, formatDecimal, formatDuration, formatInstant, formatList, formatNumber, formatWithin, formatWorkdays, inEveryLanguage, listOf,
  plural,
} from './format.ts'
import { same } from './text.ts'

test('a day is printed as each language writes it', () => {
  assert.deepEqual(inEveryLanguage((locale) => formatDay('2026-11-24', locale)),
    { kk: '2026 ж. 24 қараша', ru: '24 ноября 2026 года', en: '24 November 2026' })
  assert.deepEqual(inEveryLanguage((locale) => formatDay('2027-03-01', locale)),
    { kk: '2027 ж. 1 наурыз', ru: '1 марта 2027 года', en: '1 March 2027' })
})

test('our months are those of the platform', () => {
  for (let month = 1; month <= 12; month += 1) {
    const date = new Date(Date.UTC(2026, month - 1, 9))
    const day = parseDay(`2026-${String(month).padStart(2, '0')}-09`)
    for (const [locale, tag] of [['kk', 'kk'], ['ru', 'ru'], ['en', 'en-GB']] as const) {
      const platform = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
      // In a sentence Russian writes the word: the full stop of «г.» would stand before that of the sentence.
      assert.equal(formatDay(day, locale), platform.replaceAll(/\s/g, ' ').replace(/ г\.$/, ' года'))
    }
  }
})

test('a moment is printed in the zone of the reader', () => {
  assert.equal(formatInstant('2026-11-24T19:05:00.000Z', 'ru', 'Asia/Almaty'), '25 ноября 2026 года, 00:05')
  assert.equal(formatInstant('2026-11-24T09:30:00.000Z', 'kk', 'Asia/Almaty'), '2026 ж. 24 қараша, 14:30')
})

test('working days are counted as each language counts', () => {
  const russian = [[1, '1 рабочий день'], [2, '2 рабочих дня'], [5, '5 рабочих дней'], [11, '11 рабочих дней'],
    [21, '21 рабочий день'], [0, '0 рабочих дней']] as const
  for (const [count, words] of russian) assert.equal(formatWorkdays(count, 'ru'), words)
  assert.equal(formatWorkdays(5, 'kk'), '5 жұмыс күні')
  assert.equal(formatWorkdays(1, 'en'), '1 working day')
  assert.equal(formatWorkdays(15, 'en'), '15 working days')
})

test('durations print with their unit', () => {
  assert.deepEqual(inEveryLanguage((locale) => formatDuration(days(10), locale)),
    { kk: '10 күнтізбелік күн', ru: '10 календарных дней', en: '10 calendar days' })
  assert.deepEqual(inEveryLanguage((locale) => formatDuration(months(3), locale)), { kk: '3 ай', ru: '3 месяца', en: '3 months' })
  assert.deepEqual(inEveryLanguage((locale) => formatDuration(years(5), locale)), { kk: '5 жыл', ru: '5 лет', en: '5 years' })
})

test('a term stands in the genitive in Russian', () => {
  assert.deepEqual(inEveryLanguage((locale) => formatWithin(workdays(1), locale)),
    { kk: '1 жұмыс күні ішінде', ru: 'в течение 1 рабочего дня', en: 'within 1 working day' })
  assert.equal(formatWithin(workdays(3), 'ru'), 'в течение 3 рабочих дней')
  assert.equal(formatWithin(months(2), 'ru'), 'в течение 2 месяцев')
})

test('lists are joined as a sentence', () => {
  assert.equal(formatList([], 'kk'), '')
  assert.equal(formatList(['А'], 'kk'), 'А')
  assert.equal(formatList(['А', 'Ә', 'Б'], 'kk'), 'А, Ә және Б')
  assert.equal(formatList(['А', 'Б'], 'ru'), 'А и Б')
  assert.equal(formatList(['A', 'B', 'C'], 'en', 'or'), 'A, B or C')
  assert.deepEqual(listOf([same('1'), same('2')]), { kk: '1 және 2', ru: '1 и 2', en: '1 and 2' })
})

test('numbers take the separators of the language', () => {
  assert.equal(formatNumber(1234567, 'ru').replaceAll(/\s/g, ' '), '1 234 567')
  assert.equal(formatNumber(1234567n, 'en'), '1,234,567')
  assert.equal(plural('kk', 5, { one: 'өтінім', other: 'өтінім' }), 'өтінім')
})

test('an exact decimal keeps every digit', () => {
  assert.equal(formatDecimal('0.00012345', 'ru'), '0,00012345')
  assert.equal(formatDecimal('-1234567.5', 'en'), '-1,234,567.5')
  assert.equal(formatDecimal('90071992547409931234.1', 'en'), '90,071,992,547,409,931,234.1')
})
