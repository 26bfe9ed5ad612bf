/** Specifies the one form of letters: the same parts in the same order in every language, and whom to ask always. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locales, spoken } from '../../law/text.ts'
import { roundMessages } from '../obligations/messages.ts'
import { compose } from './compose.ts'
import { sampleLetter } from './testing.ts'

const signs = {
  kk: ['Сәлеметсіз бе?', 'Не істеу керек:', 'Соңғы күн:', 'Порталда ашу:', 'Сұрақтарыңыз болса, хабарласыңыз:'],
  ru: ['Здравствуйте.', 'Что нужно сделать:', 'Последний день:', 'Открыть на портале:', 'По вопросам обращайтесь:'],
  en: ['Good day.', 'What to do:', 'The last day:', 'Open it on the portal:', 'If you have questions, ask:'],
}
const report = spoken({ kk: 'Жылдық есеп', ru: 'Годовой отчёт', en: 'Yearly report' })

test('every letter about a report greets, says what, what to do, until when, where and whom to ask, in each language and in one order', () => {
  for (const write of Object.values(roundMessages)) {
    const { subject, body, brief } = compose('https://portal.example.kz', write(report, '2026-03-05', '0190'))
    assert.equal(brief?.until, '2026-03-05')
    for (const locale of locales) {
      assert.match(subject[locale], new RegExp(`: ${report[locale]}$`))
      const places = signs[locale].map((sign) => body[locale].indexOf(sign))
      assert.ok(places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!)), `${locale}: ${body[locale]}`)
      assert.ok(body[locale].includes(`https://portal.example.kz/${locale}/duties/0190`))
      assert.ok(body[locale].endsWith(`https://portal.example.kz/${locale}/contacts`), 'where nobody else is named, the page of contacts')
    }
  }
})

test('what does not apply is left out, and what is said first in another language is said in both', () => {
  const parts = sampleLetter(report, spoken({ kk: 'Қабылданды.', ru: 'Принято.', en: 'Accepted.' }))
  assert.doesNotMatch(compose('https://portal.example.kz', parts).body.en, /The last day:|Valid for:/)
  const { subject, body } = compose('https://portal.example.kz', { ...parts, first: 'kk' })
  assert.deepEqual([subject.ru, /Қабылданды\.[^]*\* \* \*[^]*Принято\./.test(body.ru), body.kk.includes('* * *')], ['Жылдық есеп', true, false])
})
