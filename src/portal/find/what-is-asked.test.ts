import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForCount, asksForMeaning } from './what-is-asked.ts'

test('how many there are is a question for a figure', () => {
  for (const text of [
    'сколько резидентов в технопарке', 'Сколько школ в регионах', 'количество наборов данных', 'сколько систем зарегистрировано за 12 месяцев', 'сколько дел рассмотрено в срок', 'сколько заявлений рассматривается',
    'технопаркте қанша қатысушы бар', 'неше модель жарияланды', 'деректер жиындарының саны', 'осы айда неше өтініш түсті', 'мерзімінде қаралған істердің саны',
    'how many technopark participants', 'number of  datasets', 'how many cases were decided last year', 'how many invoices were paid',
  ]) assert.ok(asksForCount(text), text)
})

test('what is owed, what it costs, what is needed and what is one’s own is no count, wherever the word stands', () => {
  for (const text of [
    'сколько я должен', 'сколько это стоит', 'сколько будет стоить', 'сколько стоит участие', 'сколько за это платить', 'сколько у меня заявлений', 'какова стоимость и сколько', 'сколько документов нужно', 'сколько мне заплатить',
    'қанша қарызым бар', 'менің қарызым қанша', 'қатысу қанша тұрады', 'бағасы қанша', 'құны қанша', 'қанша төлеймін', 'қанша құжат керек', 'қанша токен жұмсадым', 'кілт қанша тұр',
    'how many tenge do I owe', 'how many documents are needed', 'how many of my cases are open', 'how many tenge does it cost',
  ]) assert.ok(!asksForCount(text), text)
})

test('how long it takes is no count', () => {
  for (const text of [
    'сколько рабочих дней ждать', 'сколько дней', 'сколько примерно календарных дней рассматривают', 'сколько месяцев действует решение', 'сколько рассматривают заявление', 'сколько ждать', 'сколько по времени', 'сколько лет хранятся дела', 'количество рабочих дней',
    'неше жұмыс күні', 'неше күнде шығады', 'қанша күн қаралады', 'қанша уақыт күту керек', 'неше айда', 'мерзімі қанша', 'қанша жұмыс күнінде',
    'how many days', 'how many working days does it take', 'number of calendar days', 'how many months',
  ]) assert.ok(!asksForCount(text), text)
})

test('what a word means is a question for the glossary', () => {
  for (const text of ['дербес деректер деген не', 'что такое набор данных', 'what is a dataset']) assert.ok(asksForMeaning(text), text)
  assert.ok(!asksForMeaning('сколько резидентов'))
})
