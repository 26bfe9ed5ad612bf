import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { countGrams, readModel, Scorer, writeModel } from './model.ts'
import { adHocLatin, arabicScript, latinOf2021, uzbekInCyrillic, withoutDiacritics } from './writings.ts'

test('a model comes back from its file as it was', () => {
  const counts = countGrams('Cyrl', [{ class: 'kk', text: 'жақсы сөз' }, { class: 'ru', text: 'хорошее слово, хорошее' }, { class: 'kk', text: 'Жақсы' }], 1)
  assert.deepEqual(readModel(writeModel([counts])), [counts])
})

test('a text costs least in the class that has its runs of letters', () => {
  const scorer = new Scorer(countGrams('Latn', [{ class: 'a', text: 'salem salem' }, { class: 'b', text: 'hello hello' }], 1))
  scorer.score('sale')
  assert.equal(scorer.classes[scorer.likeliest], 'a')
})

test('the model that ships has at most 300,000 runs in at most 1.5 MB', () => {
  const file = readFileSync(new URL('languages.bin', import.meta.url))
  assert.ok(file.length < 1_500_000)
  assert.ok(readModel(file).reduce((sum, { grams }) => sum + grams.length, 0) < 300_000)
})

test('Kazakh is written as its writers write it', () => {
  assert.equal(latinOf2021('Сұрақ белгілерінің орнына'), 'Sūraq belgılerınıñ ornyna')
  assert.equal(adHocLatin[0]!('Код келмеді'), 'Kod kelmedi')
  assert.equal(arabicScript('өз тізімі құралдар'), 'ٴوز ٴتىزىمى قۇرالدار')
  assert.equal(withoutDiacritics('Жақсы нәрсе екен маған ұнады'), 'Жаксы нарсе екен маган унады')
  assert.equal(uzbekInCyrillic('O‘zbekiston erkin yurt, shahar'), 'Ўзбекистон эркин юрт, шаҳар')
})
