import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalise } from './index.ts'

const becomes = (before: string, after: string, changes: Record<string, number>): void => assert.deepEqual(normalise(before), { text: after, changes })

test('Latin letters in Kazakh words become Cyrillic, each counted', () => {
  becomes('Үкiметі жүргiзедi, үшiн, гөpi', 'Үкіметі жүргізеді, үшін, гөрі', { 'cyrillic-from-latin': 6 })
  becomes('жəне əскери кəсіпорын Əділет', 'және әскери кәсіпорын Әділет', { 'cyrillic-from-latin': 4 })
  becomes('бipre қaзipri', 'бірге қазіргі', { 'cyrillic-from-latin': 9 })
})

test('a Latin word with a Cyrillic letter becomes Latin, and so does a Roman number', () => {
  becomes('corpоration sаmsung Кaspi', 'corporation samsung Kaspi', { 'latin-from-cyrillic': 3 })
  becomes('XIХ ғасырдың VІ тарауы', 'XIX ғасырдың VI тарауы', { 'latin-from-cyrillic': 2 })
})

test('words that are truly Latin, or truly of both scripts, stay', () => {
  for (const text of ['Kaspi жақсы қосымша', 'iPhone-ды алдым', 'PDFке ATMге SIMкарта', 'сегменттерYour', 'IT-маман e-үкімет', 'Readmeді kzжүктеп']) becomes(text, text, {})
})

test('invisible characters go, also from the middle of words', () => {
  becomes('\uFEFFәле\u00ADмі ға\u00ADсыр нақ\u200Bты \u200Eсөз\u0007', 'әлемі ғасыр нақты сөз', { invisible: 6 })
})

test('joiners that shape emoji and Arabic letters stay', () => {
  becomes('👨‍👩‍👧 отбасы ❤️', '👨‍👩‍👧 отбасы ❤️', {})
  becomes('می\u200Cخواهم', 'می\u200Cخواهم', {})
})

test('letters are composed, also when a hidden character stood between a letter and its mark', () => {
  becomes('й'.normalize('NFD') + 'од', 'йод', { composed: 1 })
  becomes('и\u200B\u0306од', 'йод', { invisible: 1, composed: 1 })
})

test('letters of old fonts become Kazakh in Kazakh text', () => {
  becomes('ќызметтерді, жєне, Судыњ, мәшїүр', 'қызметтерді, және, Судың, мәшһүр', { 'old-font': 4 })
  becomes('Ќазаќстан Республикасыныњ їкіметі', 'Қазақстан Республикасының үкіметі', { 'old-font': 4 })
  becomes('Кӛңілім, ӛлең', 'Көңілім, өлең', { 'old-font': 2 })
})

test('Ukrainian, Belarusian and Macedonian keep their letters, and so does Київ in Kazakh text', () => {
  for (const text of ['Україна є незалежною, її столиця Київ', 'Ён жыў у Мінску', 'Ноќта на њива, ѓавол', 'Қазақстан мен Украинаның елшілері Київ қаласында кездесті']) becomes(text, text, {})
})

test('white space is one blank, lines end without blanks, paragraphs are one empty line apart', () => {
  becomes(' бір\u00A0 екі \t үш \r\n\r\n\r\n\r\nтөрт\u2028бес \n', 'бір екі үш\n\nтөрт\nбес', { 'white-space': 12 })
})

const nasty = fc.array(fc.oneof(
  fc.constantFrom(...'аәғқңөұүһіийеёырсхуopcxyaeiəhɵkrABCHXIVқКСМќѓњєўїӛ \n\t\r\u0085\u2028\u00A0\u00AD\u200B\u200D\u200C\uFEFF\u0306\u0308\u0301\u0007-\'’.,0123'),
  fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('👨‍👩‍👧', '\uD800', '\uDC00', 'می\u200Cخ', 'Kaspi', 'PDFке', '\r\n'),
), { maxLength: 40 }).map((pieces) => pieces.join(''))

test('what it gives it leaves, whatever the string was', () => {
  fc.assert(fc.property(nasty, (text) => {
    const once = normalise(text)
    assert.deepEqual(normalise(once.text), { text: once.text, changes: {} })
    assert.equal(once.text, once.text.normalize('NFC'))
    assert.equal(once.text.isWellFormed(), true)
    assert.equal(once.text === text, Object.keys(once.changes).length === 0)
  }), { numRuns: 3000 })
})

test('clean Kazakh is never touched', () => {
  const letters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
  const word = fc.string({ unit: fc.constantFrom(...letters, ...letters.toUpperCase()), minLength: 1, maxLength: 12 })
  const sentence = fc.tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.constantFrom('.', '!', '…', '»', ' — 2024 ж.')).map(([words, end]) => words.join(' ') + end)
  fc.assert(fc.property(sentence, (text) => assert.deepEqual(normalise(text), { text, changes: {} })))
  const lines = readFileSync(new URL('../../../../samples/common-voice-kazakh/sentences.txt', import.meta.url), 'utf8').split('\n').filter((line) => /^[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя ,.!?–-]+$/i.test(line))
  assert.ok(lines.length > 4000)
  for (const line of lines) if (line === line.trim() && !line.includes('  ')) assert.deepEqual(normalise(line), { text: line, changes: {} })
})
