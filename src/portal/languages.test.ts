import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flag } from '../law/field.ts'
import { formatDay, formatList, formatNumber, formatWithin } from '../law/format.ts'
import type { Language } from '../law/language.ts'
import { english, russian } from '../law/source-languages.ts'
import { declaredText, localeSchema } from '../law/text-schema.ts'
import { inEveryLanguage, inFirstLanguage, isLocale, locales, same, speak, spoken, type Text } from '../law/text.ts'
import { acceptedLocale, inLocale, splitPath } from './negotiate.ts'
import { answerList } from './services/answer-list.ts'

const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'] as const
const day = (year: number, month: number, date: number): string => `${year}-ж. ${date}-${months[month - 1]}`

const kyrgyz: Language = {
  tag: 'ky', name: 'Кыргызча', short: 'Кыр', intl: 'ky', letters: ['cyrillic', 'kazakh', 'latin'],
  day, dayOfYear: (month, date) => `${date}-${months[month - 1]}`,
  units: { minute: { other: 'minut' }, hour: { other: 'saat' }, workhour: { other: 'is saati' }, workday: { other: 'жумуш күнү' }, day: { other: 'календардык күн' }, month: { other: 'ай' }, year: { other: 'жыл' } },
  within: (counted) => `${counted} ичинде`, and: 'жана', or: 'же',
  further: { fallback: 'ru', words: new URL('file:///none'), paper: { day, from: day, until: day } },
}
const early = spoken({ kk: 'Кіру', ru: 'Войти', en: 'Sign in' })
const written = (text: Text): object => JSON.parse(JSON.stringify(text)) as object

test('a country speaks its own languages in its own order, and what nobody has translated is read in the language that it falls back to', (t) => {
  const before = speak([kyrgyz, russian, english], new Map([['ky', ({ ru }) => (ru === 'Поиск' ? 'Издөө' : undefined)]]))
  t.after(() => { speak(before) })
  assert.deepEqual(locales, ['ky', 'ru', 'en'])
  assert.deepEqual([isLocale('ky'), isLocale('kk')], [true, false])
  const [ky] = locales
  assert.equal(spoken({ kk: 'Іздеу', ru: 'Поиск', en: 'Search' })[ky], 'Издөө')
  assert.equal(spoken({ kk: `1`, ru: `Дело № 1`, en: `1` })[ky], 'Дело № 1')
  assert.equal(early[ky], 'Войти', 'what was written before anybody said which languages to speak')
  assert.equal(same('Поиск')[ky], 'Поиск', 'a name is not translated')
  assert.equal(inFirstLanguage(inEveryLanguage((locale) => formatDay('2026-11-24', locale))), '2026-ж. 24-ноябрь')
  assert.equal(formatWithin({ unit: 'workday', count: 5 }, ky), '5 жумуш күнү ичинде')
  assert.equal(formatList(['а', 'б', 'в'], ky), 'а, б жана в')
  assert.equal(formatNumber(1234567, ky).replaceAll(/\s/g, ' '), '1 234 567')
})

test('addresses and programs name the languages of the country', (t) => {
  const before = speak([kyrgyz, russian, english])
  t.after(() => { speak(before) })
  assert.deepEqual(splitPath('/ky/services'), { locale: 'ky', path: '/services' })
  assert.equal(splitPath('/kk/services'), undefined)
  assert.equal(acceptedLocale('kk, ky;q=0.9, ru;q=0.5'), 'ky')
  assert.equal(inLocale(new URL('https://example.kg/ru/services?page=2'), locales[0]), '/ky/services?page=2')
  assert.deepEqual([localeSchema.safeParse('ky').success, localeSchema.safeParse('kk').success], [true, false])
})

test('a declared text has the languages of the country, no fewer and no others', (t) => {
  const before = speak([kyrgyz, russian, english])
  t.after(() => { speak(before) })
  assert.equal(declaredText.safeParse({ ky: 'а', ru: 'б', en: 'c' }).success, true)
  assert.deepEqual(declaredText.safeParse({ ru: 'б', en: 'c' }).error?.issues.map(({ path }) => path), [['ky']])
  assert.deepEqual(declaredText.safeParse({ kk: 'а', ky: 'а', ru: 'б', en: 'c' }).error?.issues.map(({ code }) => code), ['unrecognized_keys'])
})

test('answers that are one table are told apart by the words of the country, also where it has no English', (t) => {
  const before = speak([kyrgyz, russian])
  t.after(() => { speak(before) })
  const [ky] = locales
  const text = (words: string): Text => ({ ky: words, ru: words }) as unknown as Text
  const fields = ['Айыл', 'Шаар'].flatMap((row) => ['Суу', 'Жол'].map((column) =>
    flag(`${row}.${column}`, { label: text(`${row}: ${column}`), cell: { rows: text('Жер'), row: text(row), column: text(column) } })))
  const { source } = answerList(ky, fields, Object.fromEntries(fields.map(({ name }) => [name, true])), { files: {} })
  assert.deepEqual([...source.matchAll(/<th scope="(?:row|col)">([^<]*)</g)].map(([, words]) => words), ['Жер', 'Суу', 'Жол', 'Айыл', 'Шаар'])
})

test('a country that speaks the languages of the source is left as it was', () => {
  assert.deepEqual(locales, ['kk', 'ru', 'en'])
  assert.deepEqual(written(early), { kk: 'Кіру', ru: 'Войти', en: 'Sign in' })
  assert.equal(declaredText.safeParse({ kk: 'а', ru: 'б', en: 'c' }).success, true)
})
