/** Further ways in which a steward who wants to slip people past the gate would write them (decision 0263): each in four kinds of files. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { tellingNames } from '../../../institutions/commons/gate/judge.ts'
import { personalDataOfKazakhstan as detectors } from '../personal-data/index.ts'
import { csvOf, cut, personOf, sheetOf, someone, type Someone, type Suspects, suspectsIn, suspectsOf, write } from './testing-gate.ts'

const each = (change: (digit: string) => string, sign = '') => (iin: string): string => [...iin].map(change).join(sign)

/** Ways of writing a number that the corpus before did not have. */
const numbers: Readonly<Record<string, (iin: string) => string>> = {
  'eleven and one by a hyphen': cut([11, 1], '-'),
  'a telephone of the country': (iin) => `+${iin[0]} (${iin.slice(1, 4)}) ${iin.slice(4, 7)}-${iin.slice(7, 9)}-${iin.slice(9)}`,
  'signs by turns': (iin) => `${iin.slice(0, 2)}-${iin.slice(2, 4)}.${iin.slice(4, 6)} ${iin.slice(6, 8)}/${iin.slice(8, 10)}:${iin.slice(10)}`,
  'bold marks of Markdown': (iin) => `**${iin.slice(0, 6)}**${iin.slice(6)}`,
  'a link of Markdown': (iin) => `[${iin.slice(0, 6)}](${iin.slice(6)})`,
  'a narrow space of TeX': cut([3, 3, 3, 3], String.raw`\,`),
  'an empty space of HTML by its name': cut([6, 6], '&ZeroWidthSpace;'),
  'a space as wide as a digit, by its name': cut([3, 3, 3, 3], '&numsp;'),
  'a colon of HTML': cut([6, 6], '&colon;'),
  'digits of Python': each((digit) => String.raw`\x3` + digit),
  'digits of JavaScript': each((digit) => String.raw`\u{3${digit}}`),
  'digits of an old browser': each((digit) => `%u003${digit}`),
  'a percent sign that is written by its number': each((digit) => `%253${digit}`),
  'every digit in bold': each((digit) => `<b>${digit}</b>`),
  'every digit in a span with a class': each((digit) => `<span class="d">${digit}</span>`),
  'the last part of a UUID': (iin) => `00000000-0000-4000-8000-${iin}`,
  'the local part of an address of e-mail': (iin) => `${iin}@mail.kz`,
  'behind a nought and a point': (iin) => `0.${iin}`,
  'as a coordinate': (iin) => `${iin.slice(0, 2)}.${iin.slice(2)}`,
  'tags that nobody sees': (iin) => `Бірлік${[...iin].map((digit) => String.fromCodePoint(0xE0030 + Number(digit))).join('')}`,
  'Chinese digits': each((digit) => '〇一二三四五六七八九'[Number(digit)]!),
  'Arabic and usual digits by turns': (iin) => [...iin].map((digit, index) => (index % 2 === 0 ? digit : String.fromCodePoint(0x660 + Number(digit)))).join(''),
  'digits in brackets': each((digit) => (digit === '0' ? '0' : String.fromCodePoint(0x2474 + Number(digit) - 1))),
  'a formula of a workbook': (iin) => `="${iin}"`,
  'a sum in tenge': (iin) => `₸${cut([3, 3, 3, 3], ' ')(iin)},00`,
  'a list of digits': (iin) => `[${[...iin].join(', ')}]`,
  'words for digits, Russian': each((digit) => 'ноль один два три четыре пять шесть семь восемь девять'.split(' ')[Number(digit)]!, ' '),
  'words for digits, Kazakh': each((digit) => 'нөл бір екі үш төрт бес алты жеті сегіз тоғыз'.split(' ')[Number(digit)]!, ' '),
  'words for digits, English': each((digit) => 'zero one two three four five six seven eight nine'.split(' ')[Number(digit)]!, '-'),
}

const squeeze = (from: number) => (text: string): string => [...text].map((letter) => (/[A-Z]/.test(letter) ? String.fromCodePoint(from + letter.charCodeAt(0) - 65) : letter)).join('')
const swapped = (text: string): string => [...text].map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('')
const latin = ({ passport }: Someone): readonly [family: string, given: string] => passport.split(' ').slice(0, 2) as [string, string]

/** Ways of writing a name that the corpus before did not have. */
const names: Readonly<Record<string, (person: Someone) => string>> = {
  'a hump between': ({ surname, given }) => surname + given,
  'a hump between, Latin letters': (person) => latin(person).join(''),
  'a hump between, the first letter small': (person) => `${latin(person)[1].toLowerCase()}${latin(person)[0]}`,
  'a comma between': ({ surname, given }) => `${surname}, ${given}`,
  'the given name in brackets': ({ surname, given }) => `${surname} (${given})`,
  'a slash between': ({ surname, given }) => `${surname}/${given}`,
  'a bar between': ({ surname, given }) => `${surname}|${given}`,
  'a plus between': ({ surname, given }) => `${surname}+${given}`,
  'a space of an address between': ({ surname, given }) => `${surname}%20${given}`,
  'the bytes of an address': ({ surname, given }) => encodeURIComponent(`${surname} ${given}`),
  'letters by their numbers': ({ surname, given }) => [...`${surname} ${given}`].map((letter) => `&#${letter.codePointAt(0)};`).join(''),
  'letters of JSON': ({ surname, given }) => [...`${surname} ${given}`].map((letter) => `\\u${letter.codePointAt(0)!.toString(16).padStart(4, '0')}`).join(''),
  'marks of HTML': ({ surname, given }) => `<b>${surname}</b> <i>${given}</i>`,
  'a break of HTML': ({ surname, given }) => `${surname}<br>${given}`,
  'an object of JSON': ({ surname, given }) => JSON.stringify({ a: surname, b: given }),
  'the letters of a shift key held down': ({ surname, given }) => swapped(`${surname} ${given}`),
  'letters and their marks apart': ({ surname, given }) => `${surname} ${given}ғалиұлы Қайрат Әбдірайым`.normalize('NFD'),
  'stress marks': ({ surname, given }) => `${surname} ${given}`.replace(/([аеоу])/u, '$1\u0301'),
  'letters struck through': ({ surname, given }) => [...`${surname} ${given}`].map((letter) => (letter === ' ' ? letter : `${letter}\u0336`)).join(''),
  'bold mathematical letters': (person) => squeeze(0x1D400)(latin(person).join(' ').toUpperCase()),
  'letters in rings': (person) => squeeze(0x24B6)(latin(person).join(' ').toUpperCase()),
  'letters in squares': (person) => squeeze(0x1F130)(latin(person).join(' ').toUpperCase()),
  'full-width letters': (person) => squeeze(0xFF21)(latin(person).join(' ').toUpperCase()),
  'initials without dots': ({ surname, given }) => `${surname} ${given[0]} С`,
  'initials glued, without dots': ({ surname, given }) => `${surname} ${given[0]}С`,
  'an initial joined to the surname by a dot, small': (person) => `${latin(person)[1][0]!.toLowerCase()}.${latin(person)[0].toLowerCase()}`,
  'glued, small letters': (person) => latin(person).toReversed().join('').toLowerCase(),
  'glued, a figure behind': (person) => `${latin(person).join('').toLowerCase()}87`,
  'with «господин»': ({ surname }) => `г-н ${surname}`,
  'in the instrumental case': ({ surname, given }) => `договор заключён с ${surname}ым ${given}ом на год`,
  'each word in quotes': ({ surname, given }) => `"${surname}" "${given}"`,
  'in an address of the web': (person) => `https://kabinet.example.kz/p/${latin(person).join('-').toLowerCase()}/edit`,
  'in a path of a file': (person) => `/var/data/${latin(person).join('.').toLowerCase()}.pdf`,
  'two spaces and a tab between': ({ surname, given }) => `${surname} \t ${given}`,
  'underscores around': ({ surname, given }) => `__${surname}__${given}__`,
}

let folder: string
before(async () => { folder = await mkdtemp(join(tmpdir(), 'stewards-')) })
after(async () => { await rm(folder, { recursive: true, force: true }) })

/** What the gate says of the same cells in each kind of file. */
async function inEach(heads: readonly string[], cells: readonly (readonly string[])[]): Promise<Readonly<Record<string, Suspects>>> {
  const lines = cells.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, index) => [heads[index]!, cell])))).join('\n')
  const place = await mkdtemp(join(folder, 'parquet-'))
  await writeFile(join(place, 'a.json'), lines)
  await write(place, `select * from read_json('${place}/a.json', columns = {${heads.map((head) => `${head}: 'VARCHAR'`).join(', ')}})`)
  return {
    csv: await suspectsOf(folder, 'a.csv', csvOf([heads, ...cells])), json: await suspectsOf(folder, 'a.jsonl', lines),
    xlsx: await suspectsOf(folder, 'a.xlsx', sheetOf([heads, ...cells])), parquet: await suspectsIn(place, join(place, 'a.parquet')),
  }
}

test(`none of ${Object.keys(numbers).length} further ways of writing a number passes in four kinds of files`, async () => {
  const ways = Object.keys(numbers)
  const plain = ['Қызмет көрсетілді', 'Услуга оказана', 'күтуде', 'жоқ', '12']
  // A few among many: every hundredth row.
  const cells = Array.from({ length: 300 }, (_, row) => ways.map((way, column) => (row % 100 === 7 ? numbers[way]!(personOf(row * 100 + column)) : plain[(row + column) % plain.length]!)))
  const found = await inEach(ways.map((_, index) => `c${index}`), cells)
  const passed = Object.entries(found).flatMap(([kind, { columns }]) => ways.filter((_, index) => !columns.has(index)).map((way) => `${kind}: ${way}`))
  assert.deepEqual(passed, [])
})

test(`none of ${Object.keys(names).length} further ways of writing a name passes in four kinds of files`, async () => {
  const ways = Object.keys(names)
  const cells = Array.from({ length: 120 }, (_, row) => ways.map((way, column) => names[way]!(someone(row + column))))
  const found = await inEach(ways.map((_, index) => `c${index}`), cells)
  const passed = Object.entries(found).flatMap(([kind, { named }]) => ways.filter((_, index) => !named.has(index)).map((way) => `${kind}: ${way}`))
  assert.deepEqual(passed, [])
})

test('halves of a number in columns side by side are one number', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => [String(row), personOf(row * 31).slice(0, 6), personOf(row * 31).slice(6), 'мән'])
  const found = await inEach(['n', 'a', 'b', 'c'], cells)
  assert.deepEqual(Object.entries(found).filter(([, { columns }]) => !columns.has(1) && !columns.has(2)).map(([kind]) => kind), [])
})

test('a column of UUIDs, of bytes and of moments is read as any other', async () => {
  const place = await mkdtemp(join(folder, 'types-'))
  const people = Array.from({ length: 60 }, (_, serial) => personOf(serial * 17))
  await write(place, `select cast('00000000-0000-4000-8000-' || i as uuid) as u, cast(i as blob) as b, {'k': cast('00000000-0000-4000-8000-' || i as uuid)} as s from (values ${people.map((iin) => `('${iin}')`).join(', ')}) as t(i)`)
  assert.deepEqual([...(await suspectsIn(place, join(place, 'a.parquet'))).columns], [0, 1, 2])
})

/** Numbers in groups by signs of several kinds are told in columns by how many there are: in one name chance may make them. */
const chance = new Set(['a telephone of the country', 'signs by turns', 'a space as wide as a digit, by its name', 'behind a nought and a point'])
/** What no file or column is called, and one word or a word with single letters, which may be a town, a make or the number of a series: in columns there are many of them. */
const inColumns = new Set([
  'in the instrumental case', 'with «господин»', 'initials without dots', 'initials glued, without dots', 'an initial joined to the surname by a dot, small', 'glued, small letters', 'glued, a figure behind',
])

test('in the name of a file, a column or a sheet the further ways are told', () => {
  const quiet = Object.keys(numbers).filter((way) => !chance.has(way) && tellingNames([`Есеп ${numbers[way]!(personOf(77))} 2024`], detectors).length === 0)
  const unnamed = Object.keys(names).filter((way) => !inColumns.has(way) && tellingNames([names[way]!(someone(3))], detectors).length === 0)
  assert.deepEqual([quiet, unnamed], [[], []])
})

test('of clean columns that are written so at most one in a hundred is stopped', async () => {
  const lists = [
    'Kolmogorov-Smirnov|Mann-Whitney|Gauss-Markov|Shapiro-Wilk', 'критерий Колмогорова-Смирнова|теорема Гаусса-Маркова|критерий Манна-Уитни', 'erlan-arman.kz|serik-arman.kz|nurlan-askar.kz|asel-aigul.kz',
    'https://erlan-arman.kz/catalog/page|https://serik-arman.kz/about/company', 'Абай-Құнанбайұлы көшесі|Қаныш-Сәтбаев көшесі|Бауыржан-Момышұлы даңғылы', 'Абай Құнанбайұлы көшесі|Қаныш Сәтбаев көшесі|Бауыржан Момышұлы даңғылы',
    'улица Абая-Кунанбаева|проспект Динмухамеда-Кунаева|площадь Алии-Молдагуловой', 'abay_kunanbayev_street|satbayev-university|shokan_ualikhanov_street', '{"a":"Алматы","b":"Астана"}|{"a":"Тараз","b":"Орал"}',
    'Нан, сүт|Ет, балық|Шай, қант', 'Алматы (Қазақстан)|Ташкент (Өзбекстан)', 'Алматы/Астана|Орал/Ақтөбе|Тараз/Шымкент', 'қызыл+көк|ақ+қара', 'schoolName|districtCode|teacherCount', 'SchoolName|DistrictCode|TeacherCount',
    'romanticism|metropolitan|administration|international', 'user87|admin2024|test1', 'Первая, вторая|Третья, четвёртая', 'г-н|г-жа|товарищ', 'Облыс, аудан, ауыл|Қала, кент', '/var/log/system/daemon.log|/usr/share/doc/readme.txt',
    'https://stat.gov.kz/api/v1/regions?code=71|https://egov.kz/cms/ru/services/passports', '一|二|三|四', 'Ауыл шаруашылығы министрлігі|Әділет министрлігі|Қаржы министрлігі', 'Айнабұлақ-3|Көктем-2|Самал-1',
    'ЖШС «Ерлан-Арман»|ТОО «Нур-Арман»|ЖШС «Асыл-Арман»', 'бір екі үш|ноль один два|one two three', 'Роза, лилия, тюльпан|Марта, мая, июня', 'PK_01|FK_02|ID_03', 'Қ. Сәтбаев атындағы ҰТЗУ|әл-Фараби атындағы ҚазҰУ',
  ].map((list) => list.split('|'))
  const makers: readonly ((row: number) => string)[] = [...lists.map((list) => (row: number) => list[row % list.length]!), ...lists.map((list) => (row: number) => `${list[row % list.length]!.normalize('NFD')}`),
    ...lists.map((list) => (row: number) => `${list[row % list.length]!} · ${row % 7}`),
    (row) => `00000000-0000-4000-8000-${String(row * 7919 + 100_000_000_000).slice(-12)}`, (row) => String(200_000 + row * 37), (row) => String(500_000 + row * 91), (row) => `2401${String(10 + row % 18)}`, (row) => String(100_000 + row * 7)]
  const { columns, named } = await suspectsOf(folder, 'clean.csv', csvOf([makers.map((_, index) => `k${index}`), ...Array.from({ length: 200 }, (_, row) => makers.map((make) => make(row)))]))
  const stopped = [...columns, ...named].map((index) => makers[index]!(1))
  assert.ok(stopped.length <= makers.length / 100, stopped.join('\n'))
})
