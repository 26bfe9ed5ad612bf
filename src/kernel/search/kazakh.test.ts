import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stemKazakh } from './kazakh.ts'
import { cyrillicOf, fold, keyOf, otherLayout, wordsOf } from './letters.ts'
import { stemsOf } from './stems.ts'
import { distance } from './typo.ts'

/** Forms of one word each: number, case, possessive, person, `-ғы`, and the sounds that change before an ending. */
const paradigms: readonly string[] = [
  'қала қалалар қаланың қалаға қаланы қалада қаладан қаламен қаламыз қаласы қаласында қалаларымызда қаладағы қалалардағы',
  'мектеп мектептер мектептің мектепке мектебі мектебінің мектептегі мектептеріміз мектебімізде',
  'кітап кітабы кітаптар кітаптарды кітабымыз кітаппен',
  'деректер деректердің деректерге деректері деректеріне',
  'халық халқы халқының халыққа халықтар',
  'ауруханалар ауруханада ауруханаларымыздан аурухананың',
  'өтініш өтінішке өтініштер өтініші өтінішіңіз өтінішпен',
  'жоба жобалар жобасы жобаның жобаларға жобасына',
  'кәсіпкер кәсіпкерлер кәсіпкердің кәсіпкерлерге кәсіпкермен',
  'орын орны орнында орындар орынға',
  'компания компаниялар компаниясы компанияның компанияларға',
]

for (const forms of paradigms) {
  const [word = '', ...others] = forms.split(' ')
  test(`the forms of «${word}» have one stem`, () => {
    assert.deepEqual(others.filter((form) => stemKazakh(form) !== stemKazakh(word)), [])
  })
}

test('words that look as if they ended in a suffix keep what is theirs, and different words stay apart', () => {
  for (const [one, other] of [['бала', 'балық'], ['апта', 'ап'], ['тұрғын', 'тұр'], ['ауыл', 'ауыз'], ['сауда', 'сау'], ['адам', 'ада'], ['сапа', 'сап']] as const) {
    assert.notEqual(stemKazakh(one), stemKazakh(other), `${one} ${other}`)
  }
})

const letters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 24 })
const endings = fc.array(fc.constantFrom('лар', 'дер', 'тар', 'ы', 'сі', 'мыз', 'ның', 'дің', 'ға', 'ке', 'да', 'нан', 'мен', 'дағы'), { maxLength: 4 })
const inflected = fc.tuple(word, endings).map(([root, chain]) => root + chain.join(''))

test('a stem is never empty, and longer than its word by one letter at most (халқы – халық)', () => {
  fc.assert(fc.property(inflected, (form) => {
    const stem = stemKazakh(form)
    assert.ok(stem.length > 0 && stem.length <= form.length + 1, `${form} → ${stem}`)
  }), { numRuns: 2000 })
})

test('a stem does not depend on whether Kazakh letters were typed', () => {
  fc.assert(fc.property(inflected, (form) => { assert.equal(stemKazakh(form), stemKazakh(fold(form))) }), { numRuns: 2000 })
})

test('stemming ends: a stem of a stem of a stem is soon itself', () => {
  fc.assert(fc.property(inflected, (form) => {
    let stem = stemKazakh(form)
    for (let turn = 0; turn < form.length; turn += 1) stem = stemKazakh(stem)
    assert.equal(stemKazakh(stem), stem)
  }), { numRuns: 2000 })
})

test('the same word always has the same stem, however many were asked before', () => {
  const before = stemKazakh('мектептеріміздегі')
  for (let i = 0; i < 60_000; i += 1) stemKazakh(`сөз${i}`)
  assert.equal(stemKazakh('мектептеріміздегі'), before)
})

test('folding is idempotent and leaves no Kazakh letter', () => {
  fc.assert(fc.property(word, (form) => {
    assert.equal(fold(fold(form)), fold(form))
    assert.doesNotMatch(fold(form), /[әқғңөұүіһё]/)
  }))
})

test('a word sounds the same in every script in which people write it', () => {
  for (const [cyrillic, ...latin] of [
    ['қазақ', 'qazaq', 'kazak'], ['шаңырақ', 'shanyraq', 'şañıraq', 'shańyraq'], ['жұмыс', 'jumys', 'zhumys', 'jūmys'], ['ғылым', 'ğylym', 'ǵylym', 'g’ylym', 'gylym'],
  ] as const) for (const one of latin) assert.equal(keyOf(wordsOf(one)[0]!.text), keyOf(cyrillic), `${one} ${cyrillic}`)
})

test('every word has a stem under which it can be asked for, whatever its script', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
    for (const { text: one, at, end } of wordsOf(text)) {
      assert.ok(stemsOf(one).length > 0 && stemsOf(one).every((stem) => stem !== ''), one)
      assert.ok(at < end && end <= text.length)
    }
  }), { numRuns: 1000 })
})

test('Latin Kazakh becomes Cyrillic without Kazakh letters', () => {
  assert.deepEqual(['mektep', 'o\'zen', 'shaǵym', 'balabaqsha', 'jan\'a', 'tşempion'].map(cyrillicOf), ['мектеп', 'озен', 'шагым', 'балабакша', 'жана', 'чемпион'])
})

test('the other keyboard layout is read both ways, with the Kazakh letters of the row of digits', () => {
  assert.deepEqual(['ghbrfp', 'ыусгкшен', '0fpf0', 'ntrcn 2024'].map(otherLayout), ['приказ', 'security', 'қазақ', 'текст 2024'])
})

test('the distance of words counts letters lost, added, replaced or swapped', () => {
  assert.deepEqual(([['a', 'a'], ['кот', 'кто'], ['кот', 'код'], ['кот', 'кт'], ['кот', 'крот'], ['', 'abc']] as const).map(([a, b]) => distance(a, b)), [0, 1, 1, 1, 1, 3])
  fc.assert(fc.property(word, word, (a, b) => {
    assert.equal(distance(a, b), distance(b, a))
    assert.ok(distance(a, b) <= Math.max(a.length, b.length))
  }))
})
