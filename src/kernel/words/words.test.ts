import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDay, formatNumber } from '../../law/format.ts'
import type { Language } from '../../law/language.ts'
import { english, russian } from '../../law/source-languages.ts'
import { inEveryLanguage, languageOfWords, type Locale, locales, speak, spoken, type Text } from '../../law/text.ts'
import { constantsOf } from './index.ts'
import { categoriesOf, formOf, pluralHeader } from './plural-forms.ts'
import { isTranslatable, readPo, sourceOf, writePo } from './po.ts'
import { type Message, messagesIn, messagesOfSource } from './source.ts'
import { bracesIn, placesOf, filled, pattern, printed, type Template, valuesIn } from './template.ts'
import { translator } from './translator.ts'

const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'] as const
const day = (year: number, month: number, date: number): string => `${year}-ж. ${date}-${months[month - 1]}`
const kyrgyz: Language = {
  tag: 'ky', name: 'Кыргызча', short: 'Кыр', intl: 'ky', letters: ['cyrillic', 'kazakh', 'latin'], day, dayOfYear: (month, date) => `${date}-${months[month - 1]}`,
  units: { minute: { other: 'minut' }, hour: { other: 'saat' }, workhour: { other: 'is saati' }, workday: { other: 'жумуш күнү' }, day: { other: 'календардык күн' }, month: { other: 'ай' }, year: { other: 'жыл' } },
  within: (counted) => `${counted} ичинде`, and: 'жана', or: 'же',
  further: { fallback: 'ru', words: new URL('file:///none'), paper: { day, from: day, until: day } },
}

const source = `
import { formatDay, formatNumber, plural } from './format.ts'
import { spoken, type Text } from './text.ts'
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })
export const words = {
  search: { kk: 'Іздеу', ru: 'Поиск', en: 'Search' },
  number: { kk: '{person} жоқ', ru: 'Нет {person}', en: 'No {person}' },
} as const satisfies Record<string, Text>
export const until = (last: Day): Text => spoken({ kk: \`Соңғы күні: \${formatDay(last, 'kk')}.\`, ru: \`Последний день: \${formatDay(last, 'ru')}.\`, en: \`The last day is \${formatDay(last, 'en')}.\` })
export const about = (title: Text, name: string): Text => say(\`\${name}: «\${title.kk}»\`, \`\${name} о деле «\${title.ru}»\`, \`\${name} on “\${title.en}”\`)
export const files = (count: number): Text => spoken({
  kk: \`\${formatNumber(count, 'kk')} файл жүктелді\`,
  ru: \`Загружено: \${formatNumber(count, 'ru')} \${plural('ru', count, { one: 'файл', few: 'файла', other: 'файлов' })}\`,
  en: \`\${formatNumber(count, 'en')} \${plural('en', count, { one: 'file', other: 'files' })} uploaded\`,
})
export const joined = (one: Text, other: Text): Text => spoken({ kk: \`\${one.kk}: \${other.kk}\`, ru: \`\${one.ru}: \${other.ru}\`, en: \`\${one.en}: \${other.en}\` })
export const branching = (many: boolean): Text => spoken({ kk: \`Бұл \${many ? 'көп' : 'аз'}\`, ru: \`Это \${many ? 'много' : 'мало'}\`, en: \`This is \${many ? 'much' : 'little'}\` })
`
const messages = messagesIn('portal/sample.ts', source)
const keyed = (name: string): Message => messages.find(({ key }) => key === `portal/sample#${name}`)!

/** What a translator writes, as text of the file. */
const file = (...entries: readonly string[]): string => `msgid ""\nmsgstr ""\n"Language: ky\\n"\n\n${entries.join('\n\n')}\n`
const entry = (key: string, msgid: string, ...msgstr: readonly string[]): string => `msgctxt "portal/sample#${key}"\nmsgid "${msgid}"\n${msgstr.join('\n')}`
const faultsOf = (text: string): readonly (readonly [string | undefined, string])[] => readPo('words.ky.po', text, messages, kyrgyz, 'ru').faults.map(({ field, text: words }) => [field, words.en])

test('messages are found in the source, each with its key, the places for what it holds, and the words in which it is written', () => {
  assert.deepEqual(messages.map(({ key }) => key.split('#')[1]), ['words.search', 'words.number', 'until', 'about', 'files', 'joined', 'branching'])
  assert.equal(printed(keyed('until').in.ru), 'Последний день: {last}.')
  assert.equal(printed(keyed('about').in.ru), '{name} о деле «{title}»')
  assert.deepEqual(sourceOf(keyed('files'), 'ru'), { msgid: 'Загружено: {count} файл', plural: 'Загружено: {count} файлов' })
  assert.deepEqual(sourceOf(keyed('files'), 'en'), { msgid: '{count} file uploaded', plural: '{count} files uploaded' })
  assert.deepEqual(messages.filter(({ fixed }) => fixed.length > 0), [keyed('branching')], 'words that stand in a branch no template says')
  assert.deepEqual([isTranslatable(keyed('joined'), 'ru'), isTranslatable(keyed('branching'), 'ru'), isTranslatable(keyed('until'), 'ru')], [false, false, true])
})

test('a message is said in the further language, and so is what it holds: days, numbers, other messages', (t) => {
  const translations = new Map([
    ['portal/sample#words.search', ['Издөө']], ['portal/sample#until', ['Акыркы күнү: {last}.']], ['portal/sample#about', ['«{title}» иши жөнүндө: {name}']],
    ['portal/sample#files', ['{count} файл жүктөлдү', '{count} файл жүктөлгөн']],
  ])
  const before = speak([kyrgyz, russian, english], new Map([['ky', translator(messages, translations, kyrgyz, 'ru')]]))
  t.after(() => { speak(before) })
  const [ky] = locales
  const search = spoken({ kk: 'Іздеу', ru: 'Поиск', en: 'Search' })
  assert.equal(search[ky], 'Издөө')
  assert.equal(spoken({ kk: 'Іздеу', ru: 'Поиск', en: 'Look up' })[ky], 'Поиск', 'the same Russian word of another message is not meant')
  const until = (last: '2026-11-24'): Text => spoken({ kk: `Соңғы күні: ${formatDay(last, 'kk')}.`, ru: `Последний день: ${formatDay(last, 'ru')}.`, en: `The last day is ${formatDay(last, 'en')}.` })
  assert.equal(until('2026-11-24')[ky], 'Акыркы күнү: 2026-ж. 24-ноябрь.')
  const about = (title: Text, name: string): Text => spoken({ kk: `${name}: «${title.kk}»`, ru: `${name} о деле «${title.ru}»`, en: `${name} on “${title.en}”` })
  assert.equal(about(search, 'Поиск')[ky], '«Издөө» иши жөнүндө: Поиск', 'a title is translated, a name is not')
  const files = (count: number): Text => spoken({ kk: `${formatNumber(count, 'kk')} файл жүктелді`, ru: `Загружено: ${formatNumber(count, 'ru')} ${count === 1 ? 'файл' : 'файлов'}`, en: `${formatNumber(count, 'en')} ${count === 1 ? 'file' : 'files'} uploaded` })
  assert.deepEqual([files(1)[ky], files(1234)[ky].replaceAll(/\s/g, ' ')], ['1 файл жүктөлдү', '1 234 файл жүктөлгөн'], 'the form that the number wants')
  const joined = (one: Text, other: Text): Text => spoken({ kk: `${one.kk}: ${other.kk}`, ru: `${one.ru}: ${other.ru}`, en: `${one.en}: ${other.en}` })
  assert.equal(joined(search, search)[ky], 'Издөө: Издөө', 'what has no words of its own is made of what it holds')
  const untranslated = spoken({ kk: 'Жоқ', ru: 'Нет', en: 'No' })
  assert.deepEqual([untranslated[ky], languageOfWords(untranslated, ky), languageOfWords(search, ky)], ['Нет', 'ru', 'ky'])
  assert.deepEqual(inEveryLanguage((locale) => formatNumber(1234, locale))[ky].replaceAll(/\s/g, ' '), '1 234')
})

test('a file with a fault is refused whole, and each fault names its line and the mend', () => {
  const whole = file(entry('words.search', 'Поиск', 'msgstr "Издөө"'), entry('until', 'Последний день: {last}.', 'msgstr "Акыркы күнү: {last}."'))
  assert.deepEqual([...readPo('words.ky.po', whole, messages, kyrgyz, 'ru').translations.keys()], ['portal/sample#words.search', 'portal/sample#until'])
  assert.match(faultsOf(file(entry('words.search', 'Поиск', 'msgstr "Издөө'))).map(String).join(), /^words\.ky\.po:7,This line is not gettext PO/)
  assert.match(faultsOf(file('msgctxt x', entry('until', 'Последний день: {last}.', 'msgstr "{last}"'))).map(String).join(), /^words\.ky\.po:5,This line is not gettext PO/)
  const places = readPo('words.ky.po', file(entry('words.search', 'Поиск', 'msgstr "Издөө"'), entry('until', 'Последний день: {last}.', 'msgstr "Акыркы күнү: {day}."')), messages, kyrgyz, 'ru')
  assert.deepEqual(places.faults.map(({ field, text }) => [field, text.en]), [['words.ky.po:9', '“portal/sample#until”: the names in braces must be those of the source. Missing: {last}. Not known: {day}.']])
  assert.equal(places.translations.size, 0, 'nothing of it is used')
  assert.match(faultsOf(file(entry('words.gone', 'Поиск', 'msgstr "Издөө"')))[0]!.join(), /^words\.ky\.po:5,The portal has no message “portal\/sample#words\.gone”/)
  assert.match(faultsOf(file('msgid "Поиск"\nmsgstr "Издөө"'))[0]!.join(), /^words\.ky\.po:5,The portal has no message “Поиск”/, 'an entry without its key')
  assert.match(faultsOf(file(entry('words.search', 'Поиск', 'msgstr "Издөө"'), entry('words.search', 'Поиск', 'msgstr "Табуу"')))[0]!.join(), /^words\.ky\.po:9,.*a second time/)
  assert.match(faultsOf(file(entry('files', 'Загружено: {count} файл', 'msgid_plural "Загружено: {count} файлов"', 'msgstr[0] "{count} файл"')))[0]!.join(), /^words\.ky\.po:5,.*forms of msgstr, each filled in: 2/)
  assert.match(faultsOf(file(entry('branching', 'Это {many}', 'msgstr "Бул {many}"')))[0]!.join(), /^words\.ky\.po:5,.*cannot be translated/)
})

test('what was translated from other words than those of today is doubted, and not shown', () => {
  const { translations, doubted, faults } = readPo('words.ky.po', file(entry('words.search', 'Найти', 'msgstr "Табуу"'), `#, fuzzy\n${entry('until', 'Последний день: {last}.', 'msgstr "Акыркы күнү: {last}."')}`), messages, kyrgyz, 'ru')
  assert.deepEqual([translations.size, [...doubted.keys()], faults], [0, ['portal/sample#words.search', 'portal/sample#until'], []])
  assert.match(writePo(messages, kyrgyz, 'ru', { translations, doubted }), /#, fuzzy\nmsgctxt "portal\/sample#words\.search"\nmsgid "Поиск"\nmsgstr "Табуу"/)
})

const anyText = fc.string({ unit: fc.constantFrom('а', 'ү', '"', '\\', '\n', '\t', ' ', '%', '#', '№', 'n', '\u00a0', '😀') })
const withWords = anyText.map((text) => `ө${text}`)

test('what a translator has written is the same after it was written to a file and read again', () => {
  const translatable = messages.filter((message) => isTranslatable(message, 'ru'))
  fc.assert(fc.property(fc.array(fc.option(fc.tuple(withWords, withWords)), { minLength: translatable.length, maxLength: translatable.length }), fc.boolean(), (words, doubt) => {
    const given = new Map(translatable.flatMap((message, index) => {
      const said = words[index]
      if (!said) return []
      const { msgid, plural } = sourceOf(message, 'ru')
      return [[message.key, (plural === undefined ? said.slice(0, 1) : said).map((text) => `${text}${bracesIn(msgid).join('')}`)] as const]
    }))
    const none = new Map<string, readonly string[]>()
    const read = readPo('words.ky.po', writePo(messages, kyrgyz, 'ru', doubt ? { translations: none, doubted: given } : { translations: given, doubted: none }), messages, kyrgyz, 'ru')
    assert.deepEqual(read, { translations: doubt ? none : given, doubted: doubt ? given : none, faults: [] })
  }))
})

test('what was put into a template is found in it again', () => {
  const words = fc.string({ unit: fc.constantFrom('а', '.', '(', '*', '[', '$', '\\', ' ', '|'), minLength: 1 })
  fc.assert(fc.property(fc.array(fc.tuple(words, fc.stringMatching(/^[0-9б-я]{0,6}$/)), { minLength: 1, maxLength: 5 }), (parts) => {
    const template: Template = parts.flatMap(([text], index) => [text, { name: `p${index}`, said: false }])
    const values = new Map(parts.map(([, value], index) => [`p${index}`, value]))
    const made = filled(printed(template), (name) => values.get(name))
    const found = valuesIn(template, pattern(template), made)
    assert.equal(filled(printed(template), (name) => found!.get(name)), made)
  }))
})

test('the forms of nouns are those of the language, as gettext counts them', () => {
  assert.deepEqual([categoriesOf('ky'), categoriesOf('ru'), categoriesOf('ja')], [['one', 'other'], ['one', 'few', 'many'], ['other']])
  assert.deepEqual([1, 2, 5, 21, 112].map((number) => formOf('ru', number)), [0, 1, 2, 0, 2])
  assert.deepEqual([pluralHeader('ky'), pluralHeader('ja')], ['nplurals=2; plural=(n != 1);', 'nplurals=1; plural=(0);'])
  assert.match(pluralHeader('ru')!, /^nplurals=3; plural=\(n%10==1/)
})

/** Every message of the product, found once: to read the whole source takes longer than all that is asked of it. */
let found: readonly Message[] | undefined
const ofTheProduct = (): readonly Message[] => found ??= messagesOfSource()

/** Printed by the platform of a language, with names of months that papers have: completed by the language itself. */
const ownPrinting = /^kernel\/decisions\/printed-dates#/
/** A table of what each language is called, and no text. */
const namesOfLanguages = new Set(['institutions/language-model/evaluation/tasks#languageNames'])

test('every message of the product passes through the door by which it gets words in a further language', async () => {
  const all = ofTheProduct()
  assert.ok(all.length > 3000)
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length, 'no two messages have one key')
  assert.deepEqual(all.filter(({ made, key }) => made === 'unspoken' && !ownPrinting.test(key)).map(({ key }) => key), [], 'made by a function: wrap it in `spoken`')
  const reached = new Set([...await constantsOf(all)].map(({ kk, ru, en }) => [kk, ru, en].join('\0')))
  const words = ({ in: templates }: Message): string => (['kk', 'ru', 'en'] as const).map((language: Locale) => printed(templates[language])).join('\0')
  const lost = all.filter((message) => message.made === 'as constant' && message.fixed.length === 0 && !ownPrinting.test(message.key) && !namesOfLanguages.has(message.key) && !reached.has(words(message)))
  assert.deepEqual(lost.map(({ key }) => key), [], 'a constant that its module does not export: export it, or wrap it in `spoken`')
})

test('no message of the product has the forms of two numbers: gettext has those of one, so that no translator could say it', () => {
  const two = ofTheProduct().filter(({ in: { kk, ru, en } }) => [kk, ru, en].some((template) => new Set(placesOf(template).flatMap(({ counts }) => counts ?? [])).size > 1))
  assert.deepEqual(two.map(({ key }) => key), [])
})

test('nothing of the product stands in a branch, where no translator reaches it', () => {
  // Names of months have forms of their own in each language.
  assert.deepEqual(ofTheProduct().filter(({ key, fixed }) => fixed.includes('ru') && !ownPrinting.test(key)).map(({ key }) => key), [])
})
