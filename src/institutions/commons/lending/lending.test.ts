import assert from 'node:assert/strict'
import { it } from 'node:test'
import { addressesIn, named } from './lending.ts'
import { askedIn, firstLine } from '../catalogue/pages/listing.ts'

it('reads addresses of datasets, each once, and says what is none', () => {
  assert.deepEqual(addressesIn(['ulgi/schools, qazstat/regions', 'ulgi/schools']), ['ulgi/schools', 'qazstat/regions'])
  for (const wrong of ['schools', 'a/b/c', 'ulgi/..', 'ulgi/a--b']) assert.throws(() => addressesIn([wrong]), { kind: 'invalid' }, wrong)
  assert.throws(() => addressesIn(['a/1 a/2 a/3 a/4 a/5 a/6']), /at most 5/)
})

it('quotes a name in SQL only where it must', () => {
  assert.deepEqual(['region', 'өңір', 'order', 'n of', '2024', 'a"b'].map(named), ['region', 'өңір', '"order"', '"n of"', '"2024"', '"a""b"'])
})

it('reads a search from its address, and ignores what is none', () => {
  assert.deepEqual(askedIn(new URL('http://x/?q=мектеп&tier=open&tier=registered&theme=&sort=newest&other=1')),
    { text: 'мектеп', chosen: { tier: ['open', 'registered'] }, sort: 'newest' })
  assert.equal(askedIn(new URL('http://x/?sort=size')).sort, 'relevance')
})

it('takes the first sentence of a summary for its line', () => {
  assert.equal(firstLine('Елдегі барлық мектептердің тізімі мен мекенжайлары. Жыл сайын жаңартылады.'), 'Елдегі барлық мектептердің тізімі мен мекенжайлары.')
  assert.equal(firstLine('Қысқа. Бірақ бәрі бір жол.\n\nЕкінші.'), 'Қысқа. Бірақ бәрі бір жол.')
})
