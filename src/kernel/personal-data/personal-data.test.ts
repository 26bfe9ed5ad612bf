import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Action, actions, actionsFor, detectorsEverywhere, findSpans, generalise, headingWords, judgeColumn, keyedHash, kindInBrackets, maskText, maskValue, passesLuhn,
  personalDataKinds, plainSpelling, titleInBrackets, treatValue,
} from './index.ts'
import { birth, personNumber } from './testing.ts'

const detectors = [personNumber, birth, ...detectorsEverywhere]
const found = (text: string): readonly string[] => findSpans(text, detectors).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
const means = { detectors, key }

/** Numbers that the payment systems publish for tests. */
const cards = ['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117']

test('published test numbers of cards pass the check, and with a digit changed none does', () => {
  for (const number of cards) {
    assert.ok(passesLuhn(number), number)
    assert.ok(!passesLuhn(number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)), number)
  }
  assert.deepEqual(found('Карта 4111 1111 1111 1111, чек 4111111111111111.'), ['card 4111 1111 1111 1111'])
})

test('e-mail addresses are found in every script, and addresses of packages and repositories are not', () => {
  assert.deepEqual(found('a.b+c@mail.kz, пошта@мысал.қаз; ИМЯ@Example.COM.'), ['email a.b+c@mail.kz', 'email пошта@мысал.қаз', 'email ИМЯ@Example.COM'])
  assert.deepEqual(found('git@github.com:a/b.git react@18.2.0 @channel a@b'), [])
})

test('network addresses are told from versions, times and loopback', () => {
  assert.deepEqual(found('IP 10.20.30.40, 2001:db8:17::9, 01:23:45:67:89:ab'), ['ip-address 10.20.30.40', 'ip-address 2001:db8:17::9', 'ip-address 01:23:45:67:89:ab'])
  assert.deepEqual(found('версия 10.15.7.1, 127.0.0.1, 3:12:45, 1.2.3.4. тармағы'), [])
})

test('masking replaces each find and leaves the rest of the text as it was', () => {
  const text = 'Хат a@b.kz, P-123455!'
  assert.equal(maskText(text, detectors).text, 'Хат [email], [national-id]!')
  assert.equal(maskText(text, detectors, titleInBrackets(detectors, 'kk')).text, 'Хат [e-mail], [ЖСН]!')
  assert.equal(maskText(text, detectors, kindInBrackets, 0.97).text, 'Хат [email], P-123455!')
})

test('the same text gives the same spans, in order, without overlap, however long it is', () => {
  const text = 'жай сөз a@b.kz P-123455\n'.repeat(8000)
  const spans = findSpans(text, detectors)
  assert.equal(spans.length, 16_000)
  assert.ok(spans.every(({ start, end }, index) => start < end && (index === 0 || spans[index - 1]!.end <= start)))
  assert.deepEqual(findSpans(text, detectors), spans)
})

test('a column is certain when its values keep the check, whatever its heading says', () => {
  const [finding] = judgeColumn({ name: 'x', values: ['P-123455', 'P-000000', 'P-111115'] }, detectors)
  assert.deepEqual([finding?.kind, finding?.certainty, finding?.share, finding?.where], ['national-id', 'certain', 1, 'value'])
  assert.ok(finding!.examples.every((example) => !/\d{6}/.test(example)), 'evidence is masked')
})

test('a few valid numbers among many are chance, and a heading alone proves nothing', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => (index === 0 ? 'P-123455' : `P-${100_000 + index * 7}`)).filter((value, index) => index === 0 || !personNumber.holds(value, false))
  assert.deepEqual(judgeColumn({ name: 'number', values: numbers }, detectors), [])
  assert.deepEqual(judgeColumn({ name: 'person', values: ['a', 'b'] }, detectors), [])
  assert.deepEqual(judgeColumn({ name: 'order', values: ['P-123455', 'P-000000'] }, detectors), [], 'the heading speaks against it')
})

test('a date is a date of birth only under such a heading, and headings are read in every spelling', () => {
  assert.equal(headingWords('birthDate'), headingWords('BIRTH_DATE'))
  for (const name of ['birthDate', 'BIRTH_DATE', 'Birth date']) assert.equal(judgeColumn({ name, values: ['1990-01-02'] }, detectors)[0]?.certainty, 'certain', name)
  assert.deepEqual(judgeColumn({ name: 'date', values: ['1990-01-02'] }, detectors), [])
})

test('texts that mention personal data are told from columns of it, and masking keeps the rest of them', () => {
  const values = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? `Жауапты маған a${index}@b.kz мекенжайына жіберіңіз` : 'Қызмет көрсету сапасы өте жақсы болды'))
  const findings = judgeColumn({ name: 'comment', values }, detectors)
  assert.deepEqual(findings.map(({ kind, where, share }) => [kind, where, share]), [['email', 'text', 0.5]])
  assert.equal(actionsFor(findings).proposed, 'mask')
  assert.equal(treatValue('mask', values[0]!, findings, means), 'Жауапты маған [email] мекенжайына жіберіңіз')
  assert.equal(treatValue('mask', values[1]!, findings, means), values[1])
})

test('every kind has a proposal, what is possible suits all findings, and a card may neither be kept nor hashed', () => {
  for (const kind of personalDataKinds) {
    const { proposed, possible } = actionsFor([{ kind }])
    assert.ok(proposed !== 'keep' && possible.includes(proposed) && possible.includes('drop') && possible.includes('mask') && possible.includes('block'), kind)
    for (const other of personalDataKinds) assert.ok(actionsFor([{ kind }, { kind: other }]).possible.includes('drop'))
  }
  const { possible } = actionsFor([{ kind: 'phone' }, { kind: 'card' }])
  assert.ok(!possible.includes('keep') && !possible.includes('keyed-hash'))
  assert.ok(!actionsFor([{ kind: 'card', where: 'text' }]).possible.includes('keep'))
  assert.deepEqual(actionsFor([]), { proposed: 'keep', possible: ['keep'] })
})

test('a keyed hash is the same for all spellings of a value, and cannot be joined with another key or kind', () => {
  const token = keyedHash(key, personNumber, 'P-123455')
  assert.equal(keyedHash(key, personNumber, ' p-123455 '), token)
  assert.notEqual(keyedHash(otherKey, personNumber, 'P-123455'), token)
  assert.notEqual(keyedHash(key, birth, 'P-123455'), token)
  assert.match(token, /^[\w-]{43}$/)
  assert.throws(() => keyedHash(new Uint8Array(16), personNumber, 'P-123455'), RangeError)
})

test('two datasets share no token for the same people', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }), (values) => {
    const one = new Set(values.map((value) => keyedHash(key, personNumber, value)))
    return values.every((value) => !one.has(keyedHash(otherKey, personNumber, value)))
  }))
})

test('a mask never leaves the value, nor more than half of the letters and digits of a number', () => {
  const value = fc.string({ unit: fc.constantFrom(...'0123456789ABКЗ- +.'), minLength: 1, maxLength: 24 }).filter((text) => /[\p{L}\p{N}]/u.test(text))
  fc.assert(fc.property(value, fc.constantFrom('national-id', 'phone', 'bank-account', 'card', 'passport', 'vehicle-plate', 'birth-date'), (text, kind) => {
    const masked = maskValue(kind, text)
    const count = (word: string): number => (word.match(/[\p{L}\p{N}]/gu) ?? []).length
    assert.ok(count(masked) * 2 <= count(text), `${text} → ${masked}`)
  }))
  assert.equal(maskValue('email', 'aigul@mail.kz'), 'a•••••@mail.kz')
  assert.equal(maskValue('name', 'Ахметова А.Б.'), 'А••••••• А.Б.')
  assert.equal(maskValue('ip-address', '10.20.30.40'), '10.20.•.•')
})

test('what an action does to a value is what it says', () => {
  const findings = [{ kind: 'national-id', where: 'value' }] as const
  const treated = (action: Action, value = 'P-123455') => treatValue(action, value, findings, means)
  assert.equal(treated('keep'), 'P-123455')
  assert.equal(treated('drop'), null)
  assert.equal(treated('mask'), 'P-•••••5')
  assert.equal(treated('keyed-hash'), keyedHash(key, personNumber, 'P-123455'))
  assert.equal(treated('generalise'), 'P-1')
  assert.throws(() => treated('block'), { kind: 'refused' })
})

test('a value that the detector does not know, such as a mistyped number, is not let through either', () => {
  for (const action of actions) {
    if (action === 'keep' || action === 'block') continue
    const answer = treatValue(action, 'P-123459', [{ kind: 'national-id' }], means)
    assert.ok(answer === null || !/[1-9]{3}/.test(answer) || action === 'keyed-hash', `${action}: ${answer}`)
  }
  assert.equal(treatValue('mask', 'нет', [{ kind: 'national-id' }], means), '•••')
})

test('where nothing coarser is known, generalising leaves nothing', () => {
  assert.equal(generalise(personNumber, 'P-123455'), 'P-1')
  assert.equal(generalise({ ...personNumber, generalise: () => undefined }, 'x'), null)
})

test('a long text of letters that look like digits is walked once: a number after it is read all the same', () => {
  const code = '1oo'.repeat(100_000)
  assert.equal(plainSpelling(code).text, code)
  assert.equal(plainSpelling(`${code} 6o6o753l648`).text, `${code} 60607531648`)
  assert.equal(plainSpelling(`a${code} ${code}a 1oo1oo-6o6o753l648`).text, `a${code} ${code}a 1oo1oo-60607531648`)
})
