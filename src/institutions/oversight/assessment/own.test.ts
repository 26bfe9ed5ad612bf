/** A country's own questionnaire runs by the same engine, with weights and bounds of its own, and is read strictly. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assess } from './assess.ts'
import { knownQuestionnaires } from './known.ts'
import { ownQuestionnaire } from './own.ts'
import { readSavedFile } from './saved-file.ts'

const declared = `
scheme: xx.assessment
version: '2.1'
title: { kk: Үлгі сауалнама, ru: Пример анкеты, en: A sample questionnaire }
publisher: { kk: Министрлік, ru: Министерство, en: The ministry }
source: https://law.example/act/1
licence: public domain
rule:
  bounds: [0.5]
  cut: { from: 1, forks: 1, takes: 0.5 }
levels:
  - { kk: төмен, ru: низкий, en: low }
  - { kk: жоғары, ru: высокий, en: high }
survey:
  pages:
    - name: risk
      title: { kk: Тәуекел, ru: Риск, en: Risk }
      elements:
        - type: radiogroup
          name: people
          counts: raw
          title: { kk: Кімге әсер етеді?, ru: Кого затронет?, en: Whom does it concern? }
          choices:
            - { value: none, points: 0, text: { kk: Ешкімге, ru: Никого, en: Nobody } }
            - { value: many, points: 5, text: { kk: Көп адамға, ru: Многих, en: Many } }
        - type: checkbox
          name: means
          counts: mitigation
          visibleIf: '{people} = "many"'
          title: { kk: Қандай шара бар?, ru: Какие меры есть?, en: Which measures are there? }
          choices:
            - { value: appeal, points: 2.5, text: { kk: Шағым, ru: Жалоба, en: Appeal } }
`
const languages = ['kk', 'ru', 'en'] as const

test('it is scored by its own points, bounds and cut, and found by its scheme', () => {
  const known = knownQuestionnaires([ownQuestionnaire(declared, languages)])
  const outcome = (data: object) => {
    const { score: { raw, mitigation, total, level, levels, cut } } = assess(known, readSavedFile(JSON.stringify({ version: '2.1', data })), { scheme: 'xx.assessment' })
    return { raw: [raw.points, raw.most], mitigation: [mitigation.points, mitigation.most], total, level, levels, cut: cut!.holds }
  }
  assert.deepEqual(outcome({ people: 'many' }), { raw: [5, 5], mitigation: [0, 2.5], total: 5, level: 2, levels: 2, cut: false })
  assert.deepEqual(outcome({ people: 'many', means: ['appeal'] }), { raw: [5, 5], mitigation: [2.5, 2.5], total: 3, level: 2, levels: 2, cut: true })
  assert.equal(known.find('1.0.1').scheme, 'ca.aia', 'the published ones stand beside it')
})

test('what does not fit is refused when it is read, with what is wrong', () => {
  const refused = (from: string | RegExp, to: string, words: RegExp) => assert.throws(() => ownQuestionnaire(declared.replace(from, to), languages), words)
  refused('bounds: [0.5]', 'bounds: [0.5, 0.4]', /above the one before/)
  refused('bounds: [0.5]', 'bounds: [0.3, 0.6]', /part 3 levels, and 2 have names/)
  refused('{people} =', '{persons} =', /means asks for persons/)
  refused('{people} =', '{people} ~', /not understood: means/)
  refused('type: checkbox', 'type: matrix', /not understood: means: matrix/)
  refused(', ru: Жалоба', '', /no words: means in ru/)
  refused('counts: raw', 'counts: nothing', /no question has points/)
  refused('licence:', 'license:', /license/)
})
