import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findSpans } from '../../../kernel/personal-data/index.ts'
import { personalDataOfKazakhstan as detectors } from './index.ts'

/** Lines of a file of the bench, both halves. */
const lines = (file: string): readonly string[] =>
  readFileSync(new URL(`../../../../bench/data/personal-data/${file}.txt`, import.meta.url), 'utf8').trim().split('\n').filter((line) => !line.startsWith('#'))
/** From this certainty on a text is stopped. */
const names = (text: string): readonly string[] => findSpans(text, detectors).filter(({ kind, certainty }) => kind === 'name' && certainty >= 0.6).map(({ start, end }) => text.slice(start, end))

test('streets, tests of science, hosts, shops and roads whose words a sign joins are nobody', () => {
  const clean = lines('joined-clean')
  assert.ok(clean.length >= 100)
  assert.deepEqual(clean.flatMap((text) => names(text).map((name) => `${name} in ${text}`)), [])
})

test('people whose names a sign joins are found, whatever stands around them', () => {
  assert.deepEqual(lines('joined-people').filter((text) => names(text).length === 0), [])
})

test('two people in a row are two, and a surname in the plural is a family', () => {
  assert.deepEqual(names('Кездесуде Дархан Қыдырәлі Нұрсұлтан Назарбаевқа хат берді'), ['Дархан Қыдырәлі', 'Нұрсұлтан Назарбаевқа'])
  assert.deepEqual(names('Кеше Бегалиевтер отбасы марапатталды'), ['Бегалиевтер'])
})

test('a local part of an address of e-mail is no name, and a host is one only with a surname', () => {
  assert.deepEqual(findSpans('жазыңыз: ivan_petrov97@gmail.com', detectors).map(({ kind }) => kind), ['email'])
  assert.deepEqual(names('erlan-arman.kz'), [])
  assert.deepEqual(names('sadykov-timur.kz'), ['sadykov-timur'])
})
