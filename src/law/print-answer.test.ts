import assert from 'node:assert/strict'
import { it } from 'node:test'
import { rows, text } from './field.ts'
import { printAnswer } from './print-answer.ts'

const label = { kk: 'Сұрақ', ru: 'Вопрос', en: 'Question' }
const choice = (value: string, word: string) => ({ value, label: { kk: `${word} kk`, ru: `${word} ru`, en: word } })

it('prints codes in the words of one language, and what is no code as it stands', () => {
  const field = text('duties', { label, maxLength: 100, codes: [choice('no-copies', 'No copies'), choice('delete', 'Delete')] })
  assert.equal(printAnswer(field, 'no-copies, delete').ru, 'No copies ru; Delete ru')
  assert.equal(printAnswer(field, 'from before').en, 'from before')
})

it('says what an empty answer means where it means something', () => {
  const all = { kk: 'Барлығы', ru: 'Все', en: 'All' }
  assert.equal(printAnswer(text('columns', { label, maxLength: 100, whenEmpty: all }), ''), all)
  assert.equal(printAnswer(rows('people', { label, columns: [], minRows: 0, maxRows: 5, whenEmpty: all }), []), all)
  assert.equal(printAnswer(text('name', { label, maxLength: 100 }), '').en, 'Not answered')
})
