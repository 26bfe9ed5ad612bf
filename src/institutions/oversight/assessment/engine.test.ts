/** Assessments are scored exactly as the published rule of their version does, and nothing of a file is dropped in silence. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { assess } from './assess.ts'
import { readCondition } from './expression.ts'
import { canadaRule, canadianVersions, knownQuestionnaires, versionNumbers } from './known.ts'
import { isAsked, pointsIn, type Question, readQuestionnaire } from './questionnaire.ts'
import { readSavedFile, writeSavedFile } from './saved-file.ts'
import { judge, score } from './score.ts'
import { byThePublisher, type PublishedFile, randomAnswers } from './testing.ts'

const known = knownQuestionnaires()
const saved = (version: string | undefined, data: unknown, more = {}): string => JSON.stringify({ ...(version !== undefined && { version }), currentPage: 3, data, translationsOnResult: {}, ...more })
const scored = (version: string, data: unknown) => assess(known, readSavedFile(saved(version, data))).score

describe('the published questionnaires', () => {
  test('are read whole: every kind of question and every condition is understood', () => {
    for (const one of known.all) assert.deepEqual(one.questionnaire().unread, [], one.version)
  })

  test('have the maxima that the publisher’s rule gives them', () => {
    const maxima = known.all.map((one) => {
      const { raw, mitigation } = score(one.questionnaire(), new Map())
      return [one.version, raw.most, mitigation.most]
    })
    assert.deepEqual(maxima, [['1.0.1', 167, 154], ['0.10.0', 126, 92], ['0.9.1', 107, 90]])
  })

  test('give the score of the one example that the publisher’s own tests hold', () => {
    const data = { projectDetailsRespondent: 'name', projectDetailsPhase: 'item1', decisionSector1: ['item1-1', 'item2-1', 'item3-1'] }
    for (const { version } of known.all) {
      const { raw, mitigation, total, level } = scored(`v${version}`, data)
      assert.deepEqual([raw.points, mitigation.points, total, level], [3, 0, 3, 1])
    }
  })

  for (const one of canadianVersions) {
    const file = JSON.parse(one.file()) as PublishedFile
    const questionnaire = one.questionnaire()

    test(`${one.version}: any answers score as by the publisher’s algorithm, written down once more from its file alone`, () => {
      fc.assert(fc.property(randomAnswers(file), (data) => {
        const { raw, mitigation, total, level } = score(questionnaire, new Map(Object.entries(data)))
        assert.deepEqual([raw.points, raw.most, mitigation.points, mitigation.most, total, level], byThePublisher(file, data))
      }), { numRuns: 300 })
    })

    test(`${one.version}: what stands in a file as no tool writes it is scored as by the publisher all the same, and listed`, () => {
      const odd = fc.dictionary(fc.constantFrom(...questionnaire.questions.keys(), 'gone', '__proto__', 'constructor', 'toString'), fc.oneof(
        fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('item1-4', 'item2-0', 'item9-7', 'item', 'a-1.5', 'b--3', 'c-'),
        fc.array(fc.oneof(fc.constantFrom('item1-1', 'item2-1', 'item1'), fc.integer(), fc.boolean())), fc.record({ a: fc.integer() }),
      ), { maxKeys: 30 }).map((data): Record<string, unknown> => JSON.parse(JSON.stringify(data))) // as a file is read: never without a prototype
      fc.assert(fc.property(odd, (data) => {
        const result = score(questionnaire, new Map(Object.entries(data)))
        assert.deepEqual([result.raw.points, result.raw.most, result.mitigation.points, result.mitigation.most, result.total, result.level], byThePublisher(file, data))
        const listed = new Set(result.oddities.map(({ question }) => question))
        for (const [name, value] of Object.entries(data)) {
          const question = questionnaire.questions.get(name)
          const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
          if (question === undefined && !empty) assert.ok(listed.has(name), name)
        }
      }), { numRuns: 300 })
    })

    test(`${one.version}: to choose more never lowers the raw points or the mitigation`, () => {
      const several = [...questionnaire.questions.values()].filter(({ kind, counts }) => kind === 'several' && counts !== 'nothing')
      fc.assert(fc.property(randomAnswers(file), fc.constantFrom(...several), fc.nat(), (data, question, which) => {
        const before = score(questionnaire, new Map(Object.entries(data)))
        const chosen = Array.isArray(data[question.name]) ? data[question.name] as readonly unknown[] : []
        const { value } = question.options[which % question.options.length]!
        const after = score(questionnaire, new Map(Object.entries({ ...data, [question.name]: chosen.includes(value) ? chosen : [...chosen, value] })))
        assert.ok(after.raw.points >= before.raw.points && after.mitigation.points >= before.mitigation.points)
      }))
    })

    test(`${one.version}: the distances lead to the other side of each bound, and to the cut`, () => {
      fc.assert(fc.property(randomAnswers(file), (data) => {
        const { bounds, total, raw, mitigation, cut, level } = score(questionnaire, new Map(Object.entries(data)))
        for (const bound of bounds) {
          assert.equal(bound.room === undefined, total > bound.upTo)
          if (bound.room !== undefined) assert.ok(total + bound.room <= bound.upTo && total + bound.room + 1 > bound.upTo)
          else assert.ok(total - bound.over! <= bound.upTo && total - bound.over! + 1 > bound.upTo)
        }
        assert.equal(level, bounds.filter(({ over }) => over !== undefined).length + 1)
        const withMore = judge(canadaRule, raw, { ...mitigation, points: mitigation.points + cut!.missing })
        assert.ok(withMore.cut && withMore.total === cut!.total && withMore.level === cut!.level)
        if (cut!.missing > 0) assert.ok(!judge(canadaRule, raw, { ...mitigation, points: mitigation.points + cut!.missing - 1 }).cut)
      }))
    })
  }
})

describe('the rule', () => {
  const none = { points: 0, most: 90 }

  test('takes each bound into the level below it, at exactly 25, 50 and 75 per cent', () => {
    const levels = [[25, 1], [26, 2], [50, 2], [51, 3], [75, 3], [76, 4], [0, 1], [100, 4]]
    for (const [points, level] of levels) assert.equal(judge(canadaRule, { points: points!, most: 100 }, none).level, level, String(points))
    assert.equal(judge(canadaRule, { points: 63, most: 126 }, none).level, 2, 'a bound that version 0.10.0 reaches')
  })

  test('cuts at exactly 80 per cent of half the mitigation, and not below', () => {
    const at = (points: number, most: number) => judge(canadaRule, { points: 20, most: 107 }, { points, most }).cut
    assert.deepEqual([at(36, 90), at(35, 90)], [true, false], 'version 0.9.1: 80 per cent of 45 is 36')
    assert.deepEqual([at(37, 92), at(36, 92)], [true, false], 'version 0.10.0: 36.8')
    assert.deepEqual([at(62, 154), at(61, 154)], [true, false], 'version 1.0.1: 61.6')
  })

  test('rounds a half up, as JavaScript does and a banker does not', () => {
    const total = (raw: number) => judge(canadaRule, { points: raw, most: 107 }, { points: 45, most: 90 }).total
    assert.deepEqual([10, 30, 50, 70, 90].map(total), [9, 26, 43, 60, 77])
    assert.deepEqual([1, 2, 3, 7].map(total), [1, 2, 3, 6])
  })

  test('reads the points after the last hyphen of a value, and none where no number stands', () => {
    const written = { 'item2-3': 3, 'item10-0': 0, item6: 0, 'a-b-4': 4, 'x--2': 2, 'x-1.5': 1.5, 'x-': 0, 'x-many': 0, 'x-Infinity': 0, 'x-0x10': 16 }
    for (const [value, points] of Object.entries(written)) assert.equal(pointsIn(value), points, value)
  })
})

describe('a saved file', () => {
  const refused = (text: string, words: RegExp, choice = {}) => assert.throws(() => assess(known, readSavedFile(text), choice), { kind: 'invalid', message: words })

  test('is scored by the questionnaire of its own version, however that is written', () => {
    for (const version of ['v0.9.1', '0.9.1', ' V0.9.1 ', 'Algorithmic Impact Assessment v0.9.1']) {
      assert.equal(assess(known, readSavedFile(saved(version, {}))).known.version, '0.9.1', version)
    }
    assert.equal(assess(known, readSavedFile(saved('v0.10', {}))).known.version, '0.10.0')
    assert.equal(versionNumbers('1.0.1-beta'), undefined)
  })

  test('of an unknown version is refused with the versions that are known, and scored by another where one is chosen', () => {
    refused(saved('v0.8', {}), /“v0\.8” is not known.*1\.0\.1, 0\.10\.0, 0\.9\.1/)
    refused(saved(undefined, {}), /names no version.*1\.0\.1, 0\.10\.0, 0\.9\.1/)
    const chosen = assess(known, readSavedFile(saved('v0.8', {})), { version: '0.9.1' })
    assert.equal(chosen.known.version, '0.9.1')
    assert.equal(chosen.writtenVersion, 'v0.8')
    assert.equal(assess(known, readSavedFile(saved('v0.9.1', {})), { version: '0.9.1' }).writtenVersion, undefined)
  })

  test('lists what the version does not know or offer, what is not asked, and says what would come out without', () => {
    const { score: { oddities, raw, asAsked } } = assess(known, readSavedFile(saved('v1.0.1', {
      projectDetailsPhase: 'item1', decisionSector1: ['item1-1', 'item1-1', 'item77-5'], gone: 'item1-3', aboutDataSource9: 'item1-0', impact22: ['item1-2'],
      privacyImplementation1: 'item1-2', 'decisionSector1-Comment': 'a remark',
    })))
    const kinds = oddities.map(({ kind, question, points }) => [kind, question, points])
    for (const expected of [
      ['repeated', 'decisionSector1', 1], ['unknown value', 'decisionSector1', 5], ['unknown question', 'gone', 0], ['not asked', 'privacyImplementation1', 2],
      ['wrong form', 'impact22', 2],
    ]) assert.ok(kinds.some((one) => one.join() === expected.join()), `${expected.join()} in ${kinds.join(' | ')}`)
    assert.equal(raw.points, 9, '1 + 1 + 5 + 2: the published rule counts what stands there')
    assert.equal(asAsked?.raw, 1)
    assert.equal(asAsked?.mitigation, 0)
  })

  test('of an older tool has its answers moved as the publisher’s tool moves them, and says so', () => {
    const { moved, answers, score: { oddities }, translations } = assess(known, readSavedFile(saved('v1.0.1', { aboutSystem1: ['item1', 'item6-1'], impact4: 'words' }, { translationsOnResult: { impact4: 'mots' } })))
    assert.deepEqual([...answers], [['aboutSystem1', ['item1', 'item6']], ['decisionSector3', 'words']])
    assert.deepEqual([moved.length, oddities, translations], [2, [], { decisionSector3: 'mots' }])
    const before = assess(known, readSavedFile(saved('v0.9.1', { impact3: 'item1-4', impact4: 'words' })))
    assert.deepEqual([before.moved, before.score.oddities], [[], []], 'version 0.9.1 asks for it itself')
  })

  test('is read with what older and odd ones have or lack', () => {
    assert.equal(readSavedFile(`\uFEFF${saved('v1.0.1', {})}`).version, 'v1.0.1')
    assert.deepEqual([...readSavedFile(saved('v1.0.1', JSON.stringify({ a: 'b' }))).answers], [['a', 'b']])
    assert.equal(readSavedFile(saved('v1.0.1', [])).answers.size, 0)
    assert.deepEqual(readSavedFile(saved('v1.0.1', {}, { completed: true })).unknownParts, ['completed'])
    const { version, page } = readSavedFile('{"version":1,"currentPage":"3","data":{},"translationsOnResult":null}')
    assert.deepEqual([version, page], ['1', undefined])
  })

  test('that is none is refused with what to mend', () => {
    refused('{"version":"v1.0.1","data":{', /no JSON, or it was cut off/)
    refused('{"version":"v1.0.1","data":{"a\\u0000":1}}', /no JSON/)
    refused('{"version":"v1.0.1","data":{"\\ud800":1}}', /no JSON/)
    refused('[]', /other than an assessment/)
    refused('"undefined"', /other than an assessment/)
    refused('{"version":"v1.0.1"}', /`data` is missing/)
    refused('{"version":"v1.0.1","data":[1]}', /`data` of the file has no answers/)
    refused(saved('v1.0.1', { a: 'x'.repeat(2 * 1024 * 1024) }), /1 MB at most/)
    refused(saved('v1.0.1', { a: 'x'.repeat(10 * 1024 * 1024) }), /1 MB at most/)
    refused(saved('v1.0.1', Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`q${i}`, 1]))), /1 MB at most/)
    refused(`{"version":"v1.0.1","data":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, /too deep|no JSON/)
  })

  test('cannot reach JavaScript’s own objects by the names in it', () => {
    const text = '{"version":"v1.0.1","data":{"__proto__":{"decisionSector1":["item1-1"]},"constructor":"item1-4","hasOwnProperty":1},"__proto__":{"x":1}}'
    const { score: { oddities, raw }, unknownParts } = assess(known, readSavedFile(text))
    assert.deepEqual(oddities.map(({ kind, question }) => [kind, question]), [['unknown question', '__proto__'], ['unknown question', 'constructor'], ['unknown question', 'hasOwnProperty']])
    assert.equal(raw.points, 0)
    assert.deepEqual(unknownParts, ['__proto__'])
    assert.equal(Reflect.get({}, 'x'), undefined)
  })

  test('is written as the publisher’s tool writes it', () => {
    const file = readSavedFile(saved('v0.10.0', { impact22: 'item1-2' }))
    const again = readSavedFile(writeSavedFile({ ...file, version: '0.10.0' }))
    assert.deepEqual(again, file)
  })
})

describe('conditions', () => {
  const holds = (written: string, answers: Record<string, unknown>) => readCondition(written).holds(new Map(Object.entries(answers)))

  test('join comparisons by and, or, not and brackets', () => {
    assert.ok(holds('({a} = "1" or {b} contains ["x"]) and not ({c} notempty)', { b: ['x', 'y'] }))
    assert.ok(!holds('{a} = 1 and {b} empty', { a: 1, b: 'x' }))
    assert.ok(holds('{a} anyof ["x", "y"] && {b} > 2 || false', { a: 'x', b: 3 }))
    assert.ok(holds('!{a}', {}))
  })

  test('that cannot be read are refused with the place', () => {
    for (const wrong of ['', '{a} =', '({a} = 1', '{a', '{a} = 1 2', '"x']) assert.throws(() => readCondition(wrong), SyntaxError, wrong)
    assert.throws(() => readCondition('('.repeat(10_000)), SyntaxError)
  })

  test('hide a question with all that stands around it', () => {
    const { questions } = canadianVersions[0]!.questionnaire()
    const asked = (name: string, answers: Record<string, unknown>) => isAsked(questions.get(name) as Question, new Map(Object.entries(answers)))
    assert.ok(asked('privacyDesign5', { projectDetailsPhase: 'item1', privacyDesign1: 'item1-2' }))
    assert.ok(!asked('privacyDesign5', { projectDetailsPhase: 'item2', privacyDesign1: 'item1-2' }))
  })

  test('that a published file has and this reader does not understand let the question be asked, and are listed', () => {
    const { unread, questions } = readQuestionnaire({ pages: [{ name: 'p', elements: [{ type: 'text', name: 'a', visibleIf: '{b} ~ 1' }, { type: 'matrix', name: 'm' }] }] },
      { scheme: 'x.y', version: '1', rule: canadaRule, language: 'en' })
    assert.deepEqual([unread.length, questions.get('a')!.asked.length, questions.get('m')!.kind], [2, 0, 'other'])
  })
})
