import assert from 'node:assert/strict'
import { it } from 'node:test'
import { registerWords } from './register-words.ts'

it('a register’s title is declined where it says itself that it is a register, and the word is not said twice', () => {
  const goals = { kk: 'Мақсаттар', ru: 'Цели', en: 'Goals' }
  assert.deepEqual(registerWords(goals, 'into'), { kk: '«Мақсаттар» тізіліміне', ru: 'реестр «Цели»', en: 'the register “Goals”' })
  const traders = { kk: 'Дара кәсіпкерлер тізілімі', ru: 'Реестр индивидуальных предпринимателей', en: 'Register of sole traders' }
  assert.deepEqual(registerWords(traders, 'from'), { kk: '«Дара кәсіпкерлер тізілімінен»', ru: '«Реестра индивидуальных предпринимателей»', en: 'the “Register of sole traders”' })
  assert.equal(registerWords(traders, 'among').kk, '«Дара кәсіпкерлер тізіліміндегі»')
  assert.equal(registerWords(traders, 'among').ru, '«Реестре индивидуальных предпринимателей»')
})
