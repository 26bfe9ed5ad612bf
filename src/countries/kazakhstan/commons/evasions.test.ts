/** Ways in which a number or a name of a person has passed a gate, or could: each in every kind of file must be asked about, and clean columns must not. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { tellingNames } from '../../../institutions/commons/gate/judge.ts'
import { findSpans, maskText } from '../../../kernel/personal-data/index.ts'
import { generateBin, generateIin } from '../../../law/identifier.ts'
import { addDays } from '../../../law/time.ts'
import { personalDataOfKazakhstan as detectors } from '../personal-data/index.ts'
import { csvOf, cut, personOf, sheetOf, someone, type Someone, type Suspects, suspectsIn, suspectsOf, write } from './testing-gate.ts'

/** Born in the first years of the century: the number begins with a nought. */
const youngOf = (serial: number): string => generateIin({ birthday: addDays('2001-01-05', (serial * 13) % 3000), sex: 'male', serial: serial % 9000 })

const zero = (script: number) => (iin: string): string => [...iin].map((digit) => String.fromCodePoint(script + Number(digit))).join('')
const ones = Array.from({ length: 12 }, () => 1)
const between = (sign: string) => cut(ones, sign)

/** Forms of writing, by what a reader would call them. */
const forms: Readonly<Record<string, (iin: string) => string>> = {
  'the digits': (iin) => iin,
  'a number with a fraction of nought': (iin) => `${iin}.0`,
  'a number with two noughts after a comma': (iin) => `${iin},00`,
  'a floating-point number of ten places': (iin) => `${iin}.0000000000`,
  'scientific notation': (iin) => `${iin[0]}.${iin.slice(1)}E11`,
  'scientific notation with a sign': (iin) => `${iin[0]}.${iin.slice(1)}e+11`,
  'scientific notation with a comma': (iin) => `${iin[0]},${iin.slice(1)}E+11`,
  'six and six by a space': cut([6, 6], ' '),
  'six and six by a hyphen': cut([6, 6], '-'),
  'six and six by a long dash': cut([6, 6], ' – '),
  'six and six by an underscore': cut([6, 6], '_'),
  'six and six by a slash': cut([6, 6], '/'),
  'threes by spaces': cut([3, 3, 3, 3], ' '),
  'threes by narrow spaces': cut([3, 3, 3, 3], '\u202F'),
  'threes by no-break spaces': cut([3, 3, 3, 3], '\u00A0'),
  'threes by dots': cut([3, 3, 3, 3], '.'),
  'threes by commas': cut([3, 3, 3, 3], ','),
  'threes by apostrophes': cut([3, 3, 3, 3], '\u2019'),
  'fours by spaces': cut([4, 4, 4], ' '),
  'fours by hyphens': cut([4, 4, 4], '-'),
  'pairs by spaces': cut([2, 2, 2, 2, 2, 2], ' '),
  'pairs by dots': cut([2, 2, 2, 2, 2, 2], '.'),
  'a date and the rest': cut([2, 2, 2, 6], '.'),
  'a date and two groups': cut([6, 1, 4, 1], ' '),
  'digit by digit': between(' '),
  'digit by digit with hyphens': between('-'),
  'digit by digit with dots': between('.'),
  'digit by digit with commas': between(', '),
  'zero-width spaces': between('\u200B'),
  'a zero-width joiner in the middle': cut([6, 6], '\u200D'),
  'soft hyphens': between('\u00AD'),
  'a mark of byte order before it': (iin) => `\uFEFF${iin}`,
  'marks of direction': cut([4, 8], '\u200E'),
  'full-width digits': zero(0xFF10),
  'Arabic-Indic digits': zero(0x0660),
  'Persian digits': zero(0x06F0),
  'Devanagari digits': zero(0x0966),
  'Thai digits': zero(0x0E50),
  'bold mathematical digits': zero(0x1D7CE),
  'monospaced mathematical digits': zero(0x1D7F6),
  'raised digits': (iin) => [...iin].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join(''),
  'digits as keys': (iin) => [...iin].map((digit) => `${digit}\uFE0F\u20E3`).join(''),
  'glued to letters before': (iin) => `ИИН${iin}`,
  'glued to letters after': (iin) => `${iin}KZ`,
  'glued on both sides': (iin) => `a${iin}b`,
  'after a hash': (iin) => `#${iin}`,
  'after a number sign': (iin) => `№${iin}`,
  'in brackets': (iin) => `(${iin})`,
  'in quotes': (iin) => `'${iin}'`,
  'in guillemets': (iin) => `«${iin}»`,
  'two by a comma': (iin) => `${iin},${iin}`,
  'two by a semicolon': (iin) => `${iin}; ${iin}`,
  'two by a slash': (iin) => `${iin}/${iin}`,
  'with a year after a slash': (iin) => `${iin}/2024`,
  'with a year before a hyphen': (iin) => `2024-${iin}`,
  'in an address of the web': (iin) => `https://example.kz/person/${iin}?x=1`,
  'in the path of a file': (iin) => `docs/${iin}.pdf`,
  'as a value of a key': (iin) => `{"iin":"${iin}"}`,
  'as a parameter': (iin) => `iin=${iin}`,
  'after a colon': (iin) => `ЖСН:${iin}`,
  'filled with noughts': (iin) => `0000${iin}`,
  'with a plus': (iin) => `+${iin}`,
  'in an application, Kazakh': (iin) => `Өтініш иесі ${iin} бүгін келді`,
  'in an application, Russian': (iin) => `заявка от ${iin}`,
  'in a contract, Russian': (iin) => `договор с ${iin} подписан`,
  'in a contract, Kazakh': (iin) => `${iin} азаматпен шарт жасалды`,
  'as the number of an order': (iin) => `Тапсырыс № ${iin}`,
  'as a citizen': (iin) => `гражданин ${iin} обратился`,
  'at the end of a sentence': (iin) => `Анықтама берілді: ${iin}.`,
  'in a line of its own': (iin) => `Берілді\n${iin}\nқолы`,
  'between tabs': (iin) => `1\t${iin}\t2`,
  'two glued': (iin) => iin + iin,
  'glued to a year': (iin) => `${iin}2024`,
  'glued to a year before it': (iin) => `2024${iin}`,
  'glued to a telephone': (iin) => `${iin}87011234567`,
  'halves on two lines': cut([6, 6], '\n'),
  'halves on two lines of Windows': cut([6, 6], '\r\n'),
  'halves far apart': cut([6, 6], '    '),
  'the date in brackets': (iin) => `(${iin.slice(0, 6)}) ${iin.slice(6)}`,
  'the rest in brackets': (iin) => `${iin.slice(0, 6)} (${iin.slice(6)})`,
  'halves in square brackets': (iin) => `[${iin.slice(0, 6)}][${iin.slice(6)}]`,
  'halves in quotes': (iin) => `["${iin.slice(0, 6)}","${iin.slice(6)}"]`,
  'digits in quotes': (iin) => [...iin].map((digit) => `"${digit}"`).join(','),
  'halves by an equals sign': cut([6, 6], '='),
  'halves by a tilde': cut([6, 6], '~'),
  'halves by a hash': cut([6, 6], '#'),
  'halves by an ampersand': cut([6, 6], '&'),
  'halves by a bullet': cut([6, 6], '•'),
  'a no-break space of HTML': cut([6, 6], '&nbsp;'),
  'a no-break space by its number': cut([6, 6], '&#160;'),
  'a break of HTML': cut([6, 6], '<br>'),
  'two cells of HTML': (iin) => `<td>${iin.slice(0, 6)}</td><td>${iin.slice(6)}</td>`,
  'a space of an address': cut([6, 6], '%20'),
  'digits of an address': (iin) => [...iin].map((digit) => `%3${digit}`).join(''),
  'digits by their numbers': (iin) => [...iin].map((digit) => `&#${48 + Number(digit)};`).join(''),
  'digits by their hexadecimal numbers': (iin) => [...iin].map((digit) => `&#x3${digit};`).join(''),
  'digits of JSON': (iin) => [...iin].map((digit) => `\\u003${digit}`).join(''),
  'a line end of JSON': cut([6, 6], '\\n'),
  'digits struck through': (iin) => [...iin].map((digit) => `${digit}\u0336`).join(''),
  'accents between digits': between('\u0301'),
  'digits in rings': (iin) => [...iin].map((digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1))).join(''),
  'digits in discs': (iin) => [...iin].map((digit) => (digit === '0' ? '⓿' : String.fromCodePoint(0x2776 + Number(digit) - 1))).join(''),
  'digits with a comma each': (iin) => [...iin].map((digit) => String.fromCodePoint(0x1F101 + Number(digit))).join(''),
  'a blank of Braille': cut([6, 6], '\u2800'),
  'a line that is drawn on': cut([6, 6], '\u0640'),
  'a control character': cut([6, 6], '\u007F'),
  'a line separator': cut([6, 6], '\u2028'),
  'a picture between halves': cut([6, 6], '🙂'),
  'a flag between halves': cut([6, 6], ' 🇰🇿 '),
  'an arrow': cut([6, 6], ' → '),
  'an ellipsis': cut([6, 6], '…'),
  'a fraction slash': cut([6, 6], '\u2044'),
  'dots that lead': cut([6, 6], '.......'),
  'hyphens that lead': cut([6, 6], '------'),
  'halves that are quoted': (iin) => `„${iin.slice(0, 6)}“ „${iin.slice(6)}“`,
  'two cells of HTML that look somehow': (iin) => `<td style="width:10px">${iin.slice(0, 6)}</td><td style="width:20px">${iin.slice(6)}</td>`,
  'Latin letters O': (iin) => iin.replace('0', 'O').replace('0', 'o'),
  'Cyrillic letters О': (iin) => iin.replace('0', 'О').replace('0', 'о'),
  'a letter for a one': (iin) => iin.replace('1', 'l'),
  'a letter for a three': (iin) => iin.replace('3', 'З'),
  'a tab of an address': cut([6, 6], '%09'),
  'dots of an address': cut([3, 3, 3, 3], '%2E'),
  'a hyphen of HTML': cut([6, 6], '&hyphen;'),
  'three glued': (iin) => iin + iin + iin,
  'glued to a date before it': (iin) => `20240131${iin}`,
  'an eight as a scanner reads it': (iin) => iin.replace('8', 'В'),
}

const names = Object.keys(forms)
/** Lines without a number of anybody. */
const plain = ['Қызмет көрсетілді', 'Услуга оказана', 'Service rendered', 'күтуде', 'отложено', 'жоқ', 'бар', '12', 'оңтүстік', 'запад']
const rows = 300
/** Three of three hundred: what a sample of two hundred may well not see. */
const places = new Set([7, 151, 298])
const table: readonly (readonly string[])[] = Array.from({ length: rows }, (_, row) =>
  names.map((name, column) => (places.has(row) ? forms[name]!(personOf(row * 100 + column)) : plain[(row * 7 + column) % plain.length]!)))

let folder: string
before(async () => { folder = await mkdtemp(join(tmpdir(), 'evasions-')) })
after(async () => { await rm(folder, { recursive: true, force: true }) })

const headings = names.map((_, index) => `c${index}`)
const missed = (columns: ReadonlySet<number>): readonly string[] => names.filter((_, index) => !columns.has(index))
test(`none of ${names.length} forms passes in a CSV file`, async () => {
  assert.ok(names.length >= 60)
  assert.deepEqual(missed((await suspectsOf(folder, 'a.csv', csvOf([headings, ...table]))).columns), [])
})

test('none passes in lines of JSON', async () => {
  const lines = table.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, index) => [`c${index}`, cell]))))
  assert.deepEqual(missed((await suspectsOf(folder, 'a.jsonl', lines.join('\n'))).columns), [])
})

test('none passes in a workbook', async () => {
  assert.deepEqual(missed((await suspectsOf(folder, 'a.xlsx', sheetOf([headings, ...table]))).columns), [])
})

test('none passes in the lists and structures of a Parquet file', async () => {
  const place = await mkdtemp(join(folder, 'nested-'))
  await writeFile(join(place, 'a.json'), table.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, index) => [`c${index}`, index % 2 === 0 ? [cell] : { deep: { value: cell } }])))).join('\n'))
  await write(place, `select * from read_json('${place}/a.json')`)
  assert.deepEqual(missed((await suspectsIn(place, join(place, 'a.parquet'))).columns), [])
})

test('before a text goes to a server outside, none of the forms stays in it', () => {
  const left = names.filter((name, index) => {
    const iin = personOf(index)
    const masked = maskText(`Көмектесіңіз: ${forms[name]!(iin)} деген кім?`, detectors).text
    return masked.normalize('NFKC').replaceAll(/\D/g, '').includes(iin.slice(2, 10)) || masked === `Көмектесіңіз: ${forms[name]!(iin)} деген кім?`
  })
  assert.deepEqual(left, [])
})

test('numbers that are kept as numbers are read as numbers', async () => {
  const place = await mkdtemp(join(folder, 'types-'))
  const people = Array.from({ length: 40 }, (_, serial) => personOf(serial))
  const young = Array.from({ length: 40 }, (_, serial) => youngOf(serial))
  const types = ['bigint', 'ubigint', 'hugeint', 'double', 'decimal(18,0)', 'decimal(20,4)', 'decimal(38,10)']
  await write(place, `select ${types.flatMap((type, index) => [`cast(a as ${type}) as a${index}`, `cast(b as ${type}) as b${index}`]).join(', ')}
    from (values ${people.map((a, index) => `('${a}', '${young[index]}')`).join(', ')}) as t(a, b)`)
  assert.equal((await suspectsIn(place, join(place, 'a.parquet'))).columns.size, types.length * 2)
})

test('two hundred people among ten thousand numbers of orders, and among fifty thousand texts, are seen', async () => {
  const chance = randomFrom(11)
  const order = (): string => String(Math.floor(chance() * 1e12)).padStart(12, '0')
  const texts = Array.from({ length: 50_200 }, (_, row) => (row % 251 === 0 ? `Хабарлама ${row}: ${personOf(row)} келді` : `Хабарлама ${row}: бәрі дұрыс`))
  const orders = Array.from({ length: 50_200 }, (_, row) => (row % 51 === 0 && row < 10_200 ? personOf(row) : row < 10_200 ? order() : ''))
  const { columns } = await suspectsOf(folder, 'a.csv', csvOf([['text', 'order'], ...texts.map((text, row) => [text, orders[row]!])]))
  assert.deepEqual([...columns], [0, 1])
})

test('one person in a contract is seen among fifty thousand numbers of orders, and of what chance may be the publisher is told the count', async () => {
  const chance = randomFrom(23)
  const rowsOf = (row: number): readonly string[] => [row === 40_000 ? `договор с ${personOf(row)}` : String(100_000_000_000 + row * 7919), String(Math.floor(chance() * 1e12)).padStart(12, '0')]
  const { columns, byChance } = await suspectsOf(folder, 'a.csv', csvOf([['order', 'id'], ...Array.from({ length: 50_200 }, (_, row) => rowsOf(row))]))
  assert.deepEqual([...columns], [0])
  const ofPeople = byChance.find(({ column, kind }) => column === 'id' && kind === 'national-id')
  assert.ok(ofPeople!.right > 30 && ofPeople!.right < 120 && Math.abs(ofPeople!.right - ofPeople!.byChance) < 40, JSON.stringify(ofPeople))
})

test('a person in the name of a column, a table or a file is told', () => {
  const telling = [
    'Ахметов Нұрлан Серікұлы', 'Қасымова Айгүл', 'Akhmetov_Nurlan_Serikuly.csv', 'akhmetov_nurlan_serikuly', 'Ахметов Н.С.', 'Ахметов Н.', 'Н. Ахметов', 'AKHMETOV NURLAN', 'Нұрлан Ахметов', 'ахметов нұрлан',
    'Ахметов_Нұрлан.xlsx', 'иванов_иван_иванович', 'Бауыржан Момышұлы', 'АХМЕТОВ НҰРЛАН СЕРІКҰЛЫ', 'nurlan-akhmetov', 'Баға Ахметов Нұрлан', 'Ахметов Нұрлан (баға)', 'data/Akhmetov Nurlan.csv', 'Касымова Айгуль Сериковна',
    'akhmetov.nurlan.json', 'Данияр Оспанов 2024', 'OspanovDaniyar', 'STRUCT("Ахметов Нұрлан" BIGINT, a VARCHAR)',
  ]
  assert.deepEqual(telling.filter((name) => tellingNames([name], detectors).length === 0), [])
  assert.ok(telling.every((name) => tellingNames([name], detectors).every((shown) => !/[хМрлнkmtvХ]{3}/i.test(shown))), 'what is shown of them is masked')
})

test('of more than a hundred usual headings and names of files none is taken for a person', () => {
  const usual = [
    'өңір', 'саны', 'Аудан атауы', 'region', 'district_name', 'Алматы', 'Астана', 'Алматы қаласы', 'Абай облысы', 'Жетісу облысы', 'Абай ауданы', 'Қазыбек би көшесі',
    'Жамбыл облысы', 'Ұлытау', 'Түркістан', 'Шымкент', 'population_total', 'birth_rate', 'gdp_per_capita', 'Дата рождения', 'Наименование организации', 'Код КАТО', 'БИН',
    'ИИН', 'ФИО', 'Аты-жөні', 'Назарбаев Университеті', 'Әл-Фараби атындағы ҚазҰУ', 'Сәтбаев Университеті', 'school_name', 'teacher_count', 'Оқушылар саны', 'Қазақстан',
    'Россия', 'mean temperature', 'Max Wind Speed', 'Роза', 'Alma', 'Алма сорты', 'Бидай', 'Нан', 'Май', 'Сүт бағасы', 'Мамыр', 'Наурыз', 'January', 'Март', 'May', 'April',
    'June', 'август', 'Құрманғазы кені', 'Karachaganak', 'Тенгиз', 'Kashagan Field', 'Berlin', 'New York', 'Saint Petersburg', 'Нұр-Сұлтан', 'Нұрлы жол', 'Нұрлы жер',
    'Бақыт индексі', 'Ерлер', 'Әйелдер', 'male', 'female', 'total', 'id', 'name', 'first_name', 'last_name', 'surname', 'father_name', 'customer_name', 'Аты', 'Тегі',
    'train-00000-of-00003.parquet', 'data.csv', 'README.md', 'titanic', 'iris', 'Iris Setosa', 'Monte Carlo', 'Abay Kunanbayev street', 'Satbayev street',
    'Сейфуллин даңғылы', 'Достық даңғылы', 'Томирис', 'Самұрық Қазына', 'Халық банкі', 'Каспий', 'Бәйтерек', 'Алтын Орда', 'Сарыарқа', 'Болашақ бағдарламасы',
    'Дарын мектебі', 'Мирас мектебі', 'Арман кинотеатры', 'Жібек Жолы', 'Асыл тас', 'Гүл', 'Айна', 'Қыран', 'Сұңқар', 'Nur Alem', 'Astana Hub', 'Bolashak', 'mean', 'std',
    'Шәкәрім университеті', 'Байқоңыр', 'Семей', 'Риддер', 'Аягөз', 'Лисаковск', 'Иваново', 'Кировский район', 'Пушкино', 'Васильевка', 'Ивановка', 'Семёновка',
    'Николаевка', 'Марина', 'Виктория', 'Marina Bay', 'Victoria', 'Santa Maria', 'San Diego', 'Tom', 'Ada Lovelace', 'Average Price', 'Net Income', 'Азия', 'Данные',
    'Раздел А', 'Жұмабаев атындағы аудан', 'Мағжан Жұмабаев ауданы', 'Шал ақын ауданы', 'Айыртау ауданы', 'Мұқағали ауылы', 'Қонаев', 'Talgar', 'Kulan', 'Алия',
    'Altyn Emel', 'Асқар', 'Сая', 'Әсем', 'Дина', 'Бекет ата', 'Жанибек', 'Серік', 'kazakh_speech_corpus', 'Қажымұқан стадионы', 'Park Hyatt', 'Джон Дир', 'Ivan Franko',
    'Кирилл Лавров көшесі', 'Кол во', 'А Б В', 'И О', 'Итого Март', 'Серия Номер', 'Вера', 'Надежда', 'Любовь', 'Роман', 'Романы', 'Лев', 'Тигр', 'Камила', 'Самал',
    'Жулдыз', 'Батыр', 'Султан', 'Sultan Market', 'Arman Energy', 'Daniyar LLP', 'ТОО Данияр', 'ЖШС Айгерім', 'Айгерім шағын ауданы', 'Нұрсәт', 'Мамыр ықшам ауданы',
    'Ақбұлақ', 'Ақсай', 'Орбита',
  ]
  assert.ok(usual.length > 100)
  assert.deepEqual(usual.filter((name) => tellingNames([name], detectors).length > 0), [])
})

test('a number in the heading of a column, in the key of a record and beside a table is told', async () => {
  const iin = personOf(5)
  assert.equal((await suspectsOf(folder, 'a.csv', `x,ЖСН ${iin}\n1,2\n`)).names.length, 1)
  assert.equal((await suspectsOf(folder, 'a.csv', `x,v_${zero(0xFF10)(iin)}\n1,2\n`)).names.length, 1)
  assert.equal((await suspectsOf(folder, 'a.jsonl', `{"a":1,"b":{"${iin}":{"x":1}}}\n{"a":2,"b":{"${iin}":{"x":1}}}\n`)).names.length, 1)
  const place = await mkdtemp(join(folder, 'footer-'))
  await write(place, 'select 1 as a', `, kv_metadata {author: 'ЖСН ${iin}'}`)
  assert.deepEqual(new Set((await suspectsIn(place, join(place, 'a.parquet'))).said), new Set(['footer']))
})

test('of a hundred and more clean columns of numbers at most one in a hundred is asked about', async () => {
  const chance = randomFrom(7)
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
  const day = (): string => addDays('2015-01-01', Math.floor(chance() * 4000))
  const packed = (): string => day().replaceAll('-', '').slice(2)
  const makers: readonly (() => string)[] = [
    () => digits(12), () => digits(16), () => digits(8), () => digits(20), () => `№ ${digits(7)}`, () => generateBin({ registered: day().slice(0, 7), serial: Math.floor(chance() * 99_999) }),
    () => String(1.6e12 + Math.floor(chance() * 1e11)), () => String(1.6e9 + Math.floor(chance() * 1e8)), () => (chance() * 1e9).toFixed(2), () => (chance() * 1e12).toFixed(0),
    () => chance().toFixed(15), () => `${(chance() * 90).toFixed(6)}, ${(chance() * 180).toFixed(6)}`, () => day(), () => `${day()} ${digits(2)}:${digits(2)}`, () => packed() + digits(6),
    () => `${packed()}-${digits(6)}`, () => `${digits(3)} ${digits(3)} ${digits(3)}`, () => `${digits(4)}-${digits(4)}-${digits(4)}`, () => `487${digits(10)}`, () => `${digits(2)}-${digits(3)}-${digits(3)}-${digits(3)}`,
    () => crypto.randomUUID(), () => `Сомасы ${digits(6)} теңге`, () => `KZ-${digits(11)}`, () => `v${digits(1)}.${digits(2)}.${digits(1)}`, () => `${digits(1)}.${digits(8)}E+${digits(1)}`,
    () => digits(24), () => digits(13), () => `${digits(6)}\n${digits(6)}`, () => `(${digits(6)}) ${digits(6)}`, () => `${day().replaceAll('-', '')}${digits(8)}`, () => `2024${digits(12)}`, () => `заказ ${digits(12)}, ${digits(4)}`,
  ]
  const sizes = [3, 30, 300, 1500]
  const stopped: string[] = []
  for (const [turn, size] of sizes.entries()) {
    const heads = makers.map((_, index) => `k${turn}_${index}`)
    const cells = Array.from({ length: size }, () => makers.map((make) => make()))
    const { columns } = await suspectsOf(folder, `clean${turn}.csv`, csvOf([heads, ...cells]))
    stopped.push(...[...columns].map((index) => `${size} of ${makers[index]}`))
  }
  assert.ok(stopped.length <= sizes.length * makers.length / 100, stopped.join('\n'))
})

const look = (text: string): string => text.replaceAll('а', 'a').replaceAll('е', 'e').replaceAll('о', 'o').replaceAll('А', 'A').replaceAll('О', 'O').replaceAll('с', 'c')

/** Ways to write a name. */
const namesWritten: Readonly<Record<string, (person: Someone) => string>> = {
  'surname, given name, father’s name': ({ surname, given, father }) => `${surname} ${given} ${father}`,
  'given name and surname': ({ surname, given }) => `${given} ${surname}`,
  'given name and father’s name': ({ given, father }) => `${given} ${father}`,
  'surname and initial': ({ surname, given }) => `${surname} ${given[0]}.`,
  'initial and surname': ({ surname, given }) => `${given[0]}. ${surname}`,
  'surname alone': ({ surname }) => surname,
  'surname alone in capitals': ({ surname }) => surname.toUpperCase(),
  'given name alone': ({ given }) => given,
  capitals: ({ surname, given }) => `${surname} ${given}`.toUpperCase(),
  'small letters': ({ surname, given, father }) => `${surname} ${given} ${father}`.toLowerCase(),
  'letters of a passport': ({ passport }) => passport,
  'letters of a passport in capitals': ({ passport }) => passport.toUpperCase(),
  'given name and father’s name in Latin': ({ passport }) => passport.split(' ').slice(1).join(' '),
  'letters of two alphabets': ({ surname, given }) => look(`${surname} ${given}`),
  'surname of two alphabets': ({ surname }) => look(surname),
  'letter by letter': ({ given }) => [...given.toUpperCase()].join(' '),
  'letter by letter with hyphens': ({ surname }) => [...surname].join('-'),
  'letter by letter with dots': ({ surname }) => [...surname.toUpperCase()].join('.'),
  'letter by letter, two words': ({ surname, given }) => `${[...surname.toUpperCase()].join(' ')}  ${[...given.toUpperCase()].join(' ')}`,
  'parted at the end of a line': ({ surname, given }) => `${surname.slice(0, 3)}-\n${surname.slice(3)} ${given}`,
  'zero-width spaces': ({ surname, given }) => `${[...surname].join('\u200B')} ${given}`,
  'soft hyphens': ({ surname, given }) => `${surname.slice(0, 4)}\u00AD${surname.slice(4)} ${given}`,
  'a no-break space': ({ surname, given }) => `${surname}\u00A0${given}`,
  'in a sentence, Kazakh': ({ surname, given }) => `Кеше бөлімге ${given} ${surname} келіп, өтініш берді`,
  'in a sentence, in a case': ({ given, father }) => `Анықтама бүгін таңертең ${given} ${father}на берілді`,
  'in a sentence, Russian': ({ surname, given }) => `Справку вчера получил ${surname} ${given}, паспорт проверен`,
  'in a sentence, letters of a passport': ({ passport }) => `Билет выписан на имя ${passport}, место у окна`,
  'joined by an underscore': ({ surname, given }) => `${surname}_${given}`,
  'joined by an underscore, small Latin letters': ({ passport }) => passport.split(' ').slice(0, 2).join('_').toLowerCase(),
  'joined by an underscore, capitals': ({ surname, given }) => `${surname}_${given}`.toUpperCase(),
  'joined by underscores, three words': ({ surname, given, father }) => `${surname}_${given}_${father}`,
  'joined by a dot': ({ surname, given }) => `${surname}.${given}`,
  'joined by a dot, Latin letters': ({ passport }) => passport.split(' ').slice(0, 2).join('.'),
  'joined by a hyphen': ({ surname, given }) => `${given}-${surname}`,
  'joined by a hyphen, small Latin letters': ({ passport }) => passport.split(' ').slice(0, 2).join('-').toLowerCase(),
  'joined in a sentence, by an underscore': ({ surname, given }) => `Құжатты кеше ${surname}_${given} тапсырды, тіркелді`,
  'joined in a sentence, by a dot': ({ surname, given }) => `Логин ${surname}.${given} вчера был заблокирован`,
  'joined in a sentence, by a hyphen': ({ surname, given }) => `Файлы ${given}-${surname} бүгін таңертең жүктелді`,
  'in a sentence, letter by letter': ({ given }) => `Бұл туралы кеше ${[...given.toUpperCase()].join(' ')} айтып берді`,
}

test('names in all their ways of writing are asked about in CSV, in lines of JSON and in a workbook', async () => {
  const ways = Object.keys(namesWritten)
  const cells = Array.from({ length: 120 }, (_, row) => ways.map((way, column) => namesWritten[way]!(someone(row + column))))
  const columns = ways.map((_, index) => `c${index}`)
  const missing = ({ named }: Suspects): readonly string[] => ways.filter((_, index) => !named.has(index))
  assert.deepEqual(missing(await suspectsOf(folder, 'a.csv', csvOf([columns, ...cells]))), [])
  assert.deepEqual(missing(await suspectsOf(folder, 'a.jsonl', cells.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, index) => [`c${index}`, cell])))).join('\n'))), [])
  assert.deepEqual(missing(await suspectsOf(folder, 'a.xlsx', sheetOf([columns, ...cells]))), [])
})

test('before a text goes to a server outside, no name stays in it, however it is written', () => {
  const left = Object.keys(namesWritten).filter((way, index) => {
    const person = someone(index)
    const text = `Директор ${namesWritten[way]!(person)} деген кім?`
    const { spans } = maskText(text, detectors)
    return !spans.some(({ kind }) => kind === 'name')
  })
  assert.deepEqual(left, [])
})

test('of clean columns of words at most one in a hundred is taken for names', async () => {
  const lists = [
    'Алматы Астана Шымкент Тараз Ақтөбе Атырау Қостанай Павлодар', 'Almaty Astana Shymkent Taraz Aktobe Atyrau Kostanay Pavlodar', 'күтуде орындалды бас_тартылды жаңа', 'новый отменён исполнен отложен',
    'Кешен Зауыт Мектеп Аурухана Кітапхана', 'Школа Больница Завод Библиотека Музей', 'Berlin London Paris Madrid Rome Warsaw', 'Red Green Blue Black White', 'Дүйсенбі Сейсенбі Сәрсенбі Бейсенбі Жұма',
    'Понедельник Вторник Среда Четверг Пятница', 'January February March April May', 'Қаңтар Ақпан Наурыз Сәуір Мамыр', 'Microsoft Google Oracle Samsung Toyota', 'мужской женский', 'ерлер әйелдер',
    'Bread Butter Milk Sugar Salt', 'Нан Май Сүт Қант Тұз', 'Хлеб Масло Молоко Сахар Соль', 'Kazakhstan Russia China Turkey Germany', 'Қазақстан Ресей Қытай Түркия Германия', 'Россия Китай Турция Германия',
    'Бидай Арпа Сұлы Күріш Жүгері', 'Пшеница Ячмень Овёс Рис Кукуруза', 'Marketing Finance Logistics Sales Support', 'Жоғары Орта Бастауыш', 'Высшее Среднее Начальное', 'A B C D E F',
    'A1 B2 C3 D4', 'Иә Жоқ', 'Да Нет', 'Toyota Hyundai Chevrolet Kia Lada', 'Docker Linux Python Java Rust', 'Жеңіл Ауыр Орташа', 'Теңге Доллар Еуро Рубль', 'Қыс Көктем Жаз Күз',
    'Алматы-Астана Тараз-Шымкент Орал-Саратов Ақтөбе-Орынбор Семей-Барнаул', 'солтүстік-батыс оңтүстік-шығыс солтүстік-шығыс', 'Нұр-Сұлтан Санкт-Петербург Ростов-на-Дону Усть-Каменогорск', 'юго-запад северо-восток северо-запад',
    'school_name district_code teacher_count birth_rate', 'new_york san_diego los_angeles', 'kazakh_speech_corpus model_name train_loss', 'data.csv report.final.docx index.html', 'www.gov.kz stat.gov.kz egov.kz',
    'Mercedes-Benz Rolls-Royce Harley-Davidson', 'мектеп_коды аудан_атауы оқушы_саны', 'код_района дата_выдачи номер_дела', 'Абай_облысы Жетісу_облысы Ұлытау_облысы', 'org.apache.spark com.google.guava', 'IN_PROGRESS DONE_LATE NOT_SENT',
  ].map((list) => list.split(' '))
  const texts = ['Қызмет көрсету сапасы туралы {} хабарлама тіркелді', 'Обращение о качестве {} зарегистрировано в журнале', 'The report about {} was filed in the archive', 'Жол жөндеу жұмыстары {} аяқталды, қабылдау актісі жасалды']
  const makers = [...lists.map((list) => (row: number) => list[(row * 7) % list.length]!), ...lists.map((list) => (row: number) => `${list[row % list.length]} ${row}`),
    ...lists.map((list, index) => (row: number) => texts[index % texts.length]!.replace('{}', list[row % list.length]!.toLowerCase()))]
  const { named } = await suspectsOf(folder, 'words.csv', csvOf([makers.map((_, index) => `k${index}`), ...Array.from({ length: 200 }, (_, row) => makers.map((make) => make(row)))]))
  assert.ok(named.size <= makers.length / 100, [...named].map((index) => makers[index]!(1)).join('\n'))
})

test('what is found is found in its place, whatever invisible signs stand in the text', () => {
  const iin = personOf(9)
  const text = `\u200Bа\uFEFF б ${between('\u200B')(iin)} в`
  const [span] = findSpans(text, detectors)
  assert.equal(text.slice(span!.start, span!.end).replaceAll('\u200B', ''), iin)
})

/** The same numbers from 0 to 1 each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
