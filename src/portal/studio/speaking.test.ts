/** What the linter says in forms: no word of it is a word of the declaration. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allFaults, type Rule } from '../../law/lint-faults.ts'
import { withMend } from '../../law/lint.ts'
import { locales, same, type Text } from '../../law/text.ts'
import { byLabels } from './speaking.ts'

/** What the linter says of registers, which are declared in files alone, and of countries. */
const ofFiles: readonly RegExp[] = [/^unfit-(?:unique|apart|holds|title-field)$/, /^owned-by-nobody$/, /^keepers-own-by-other$/, /^fellows-of-nothing$/, /^own-of-nothing-named$/, /^address-of-no-country$/]

test('no rule of the linter shows the author of a form a member of the declaration by its name, in any language', () => {
  for (const [rule, { words }] of Object.entries(allFaults)) {
    if (ofFiles.some((one) => one.test(rule))) continue
    const said = byLabels(withMend(rule as Rule, rule === 'example-fails' ? (words as (shows: Text) => Text)(same('X')) : (words as (...names: readonly string[]) => Text)('X', 'Y')))
    for (const locale of locales) {
      const code = [...said[locale].matchAll(/[«“][a-z][A-Za-z]*(?:\.[A-Za-z]+)*(?::[^»”]*)?[»”]|(?<![\p{L}«“])[a-z]+[A-Z][A-Za-z]*/gu)].map(([one]) => one)
      // The day of a report has no name but its words.
      assert.deepEqual(code.filter((one) => one !== '“the end of the period”'), [], `${rule} ${locale}: ${said[locale]}`)
    }
  }
})

test('a member is called by its label with its value, and what stands in a sentence besides is left as it is', () => {
  const said = byLabels({ kk: '«offices» ішіне қосыңыз, «late: escalate» деп жазыңыз', ru: 'Добавьте в «offices», укажите «late: escalate» у «Проверка»', en: 'Add to “offices”, write “opens: { by: person }” and “akimat.dog”' })
  assert.deepEqual(said, {
    kk: '«Лауазымдар» ішіне қосыңыз, «Кешіксе не болады: Басшыға хабарланады» деп жазыңыз', ru: 'Добавьте в «Должности», укажите «Что при опоздании: Сообщается руководителю» у «Проверка»',
    en: 'Add to “Offices”, write “Who applies: A person” and “akimat.dog”',
  })
})
