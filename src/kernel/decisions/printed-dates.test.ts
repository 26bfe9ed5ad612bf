import assert from 'node:assert/strict'
import { it } from 'node:test'
import { parseDay } from '../../law/time.ts'
import { printDay, printUntil, printValidity } from './printed-dates.ts'

it('prints a day as official papers do', () => {
  assert.deepEqual(printDay('2026-11-24'), { kk: '2026 жылғы 24 қараша', ru: '24 ноября 2026 года', en: '24 November 2026' })
})

it('prints a term with both days, or without an end', () => {
  assert.equal(printValidity('2026-11-24', '2027-11-23').ru, 'с 24 ноября 2026 года по 23 ноября 2027 года')
  assert.equal(printValidity('2026-04-01', undefined).kk, '2026 жылғы 1 сәуірден бастап, мерзімсіз')
})

it('gives Kazakh months the ending that the sentence needs', () => {
  const days = Array.from({ length: 12 }, (_, month) => parseDay(`2027-${String(month + 1).padStart(2, '0')}-20`))
  assert.deepEqual(days.map((day) => printUntil(day).kk.split(' ')[3]), [
    'қаңтарға', 'ақпанға', 'наурызға', 'сәуірге', 'мамырға', 'маусымға', 'шілдеге', 'тамызға', 'қыркүйекке', 'қазанға', 'қарашаға', 'желтоқсанға',
  ])
  assert.deepEqual(days.map((day) => printValidity(day, undefined).kk.split(' ')[3]), [
    'қаңтардан', 'ақпаннан', 'наурыздан', 'сәуірден', 'мамырдан', 'маусымнан', 'шілдеден', 'тамыздан', 'қыркүйектен', 'қазаннан', 'қарашадан', 'желтоқсаннан',
  ])
})
