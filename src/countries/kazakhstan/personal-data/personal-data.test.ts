import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findSpans, judgeColumn, keyedHash, maskText, maskValue, personalDataKinds, type PersonalDataKind, treatValue } from '../../../kernel/personal-data/index.ts'
import { generateBin, generateIban, generateIin } from '../../../law/identifier.ts'
import { addDays } from '../../../law/time.ts'
import { personalDataOfKazakhstan as detectors } from './index.ts'

const found = (text: string): readonly string[] => findSpans(text, detectors).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
const detector = (kind: PersonalDataKind) => detectors.find((one) => one.kind === kind)!
const generalised = (kind: PersonalDataKind, value: string) => detector(kind).generalise?.(value)
const key = new Uint8Array(32).fill(1)

const iins = fc.record({ day: fc.integer({ min: 0, max: 45_000 }), sex: fc.constantFrom('male' as const, 'female' as const), serial: fc.integer({ min: 0, max: 9999 }) })
  .map(({ day, sex, serial }) => generateIin({ birthday: addDays('1900-01-01', day), sex, serial }))
const companies = fc.record({ year: fc.integer({ min: 0, max: 25 }), month: fc.integer({ min: 1, max: 12 }), kind: fc.constantFrom(4 as const, 5 as const), serial: fc.integer({ min: 0, max: 99_999 }) })
  .map(({ year, month, kind, serial }) => generateBin({ registered: `${2000 + year}-${String(month).padStart(2, '0')}`, kind, serial }))

test('every kind that the house knows has one detector, so that none is forgotten', () => {
  assert.deepEqual(detectors.map(({ kind }) => kind).toSorted(), [...personalDataKinds].toSorted())
})

test('an IIN that has lost its first nought is found after the word for it', () => {
  for (const word of ['ЖСН', 'ИИН', 'IIN']) assert.deepEqual(found(`${word} 60607531648`), ['national-id 60607531648'])
  assert.deepEqual(found('шарт 60607531648'), [])
})

test('every IIN that may be issued is found, in a text and in a cell, and masked it is gone', () => {
  fc.assert(fc.property(iins, fc.constantFrom('ИИН ', 'ЖСН: ', 'гражданин, ', '('), (iin, before) => {
    assert.deepEqual(found(`${before}${iin}.`), [`national-id ${iin}`])
    assert.ok(detector('national-id').holds(iin, false))
    assert.ok(!maskText(`${before}${iin}`, detectors).text.includes(iin))
    assert.ok(!maskValue('national-id', iin).includes(iin.slice(2, 10)))
  }))
})

test('an IIN with another check digit, and the BIN of a company, are no personal data', () => {
  fc.assert(fc.property(iins, fc.integer({ min: 1, max: 9 }), (iin, more) => {
    assert.deepEqual(found(`ИИН ${iin.slice(0, 11)}${(Number(iin[11]) + more) % 10}`), [])
  }))
  fc.assert(fc.property(companies, (bin) => {
    assert.deepEqual(found(`ЖШС, БСН ${bin}`), [])
    assert.ok(!detector('sole-trader-id').holds(bin, false))
  }))
  assert.deepEqual(found('«Астана» ЖШС, БСН 200240900095'), [], 'a public number of a company')
})

test('sole traders are people: their BIN, and their IIN where it stands for one', () => {
  const joint = generateBin({ registered: '2019-03', kind: 6, serial: 17 })
  const iin = generateIin({ birthday: '1985-03-12', sex: 'female', serial: 17 })
  assert.deepEqual(found(`ЖК БСН ${joint}`), [`sole-trader-id ${joint}`])
  assert.deepEqual(found(`ИП, БИН: ${iin}`), [`sole-trader-id ${iin}`])
  assert.deepEqual(found(`БИН ${generateBin({ registered: '2019-03', serial: 3 })}, ИИН ${iin}`), [`national-id ${iin}`])
})

test('IBAN of every spelling is found when its check digits are right', () => {
  // The example that the IBAN registry prints for Kazakhstan.
  const iban = 'KZ86125KZT5004100100'
  assert.deepEqual(found(`ЖСК ${iban}; шот KZ86 125K ZT50 0410 0100.`), [`bank-account ${iban}`, 'bank-account KZ86 125K ZT50 0410 0100'])
  assert.deepEqual(found('KZ87125KZT5004100100'), [])
  fc.assert(fc.property(fc.stringMatching(/^\d{3}$/), fc.stringMatching(/^[A-Z\d]{13}$/), (bank, account) => {
    const made = generateIban({ bank, account })
    assert.deepEqual(found(`счёт ${made},`), [`bank-account ${made}`])
  }))
})

test('telephone numbers are found in all spellings', () => {
  for (const number of ['+7 701 765 43 21', '8(701)765-43-21', '87017654321', '+7 (7172) 55-44-33', '8-701-765-43-21', '77017654321', '+44 20 7946 0958']) {
    assert.deepEqual(found(`Тел.: ${number}, кешке`), [`phone ${number}`])
  }
  const hashes = ['+7 701 765 43 21', '8(701)765-43-21', '77017654321', '7017654321'].map((value) => keyedHash(key, detector('phone'), value))
  assert.equal(new Set(hashes).size, 1)
})

test('numbers of things are left alone: orders, moments, goods, sums, plots, meters', () => {
  for (const text of ['Заказ № 87017654321 в пути', 'Метка времени: 1732501234567', 'Уақыт белгісі: 1732501234', 'Штрихкод 4870001234567', 'Трек-код RR123456789KZ', 'IMEI 352099001761481',
    'Сомасы 8 701 123 теңге', 'Кадастровый номер 20-312-045-123', 'Есептегіш көрсеткіші 00123456', 'Халық саны 20 123 456', 'Келісімшарт 870112-2024-03', 'Бағдарламаның 10.15.7.1 нұсқасы',
    'Телефон кодтары: 7172, 727', '2024-11-25T04:17:17Z', 'KIA K5 2.5', 'Артикул А123-4567', 'Приказ № 012345678 от 12.05.2024']) {
    assert.deepEqual(found(text), [], text)
  }
})

test('documents, plates and birth dates are told by what stands beside them', () => {
  assert.deepEqual(found('жеке куәлігі № 012345678, 12.05.2020 берілген'), ['passport 012345678'])
  assert.deepEqual(found('Паспорт N12345678'), ['passport N12345678'])
  assert.deepEqual(found('Госномер 123 ABC 02, көлік A123BCD'), ['vehicle-plate 123 ABC 02', 'vehicle-plate A123BCD'])
  assert.deepEqual(found('Дата рождения: 12.03.1985; 1985 жылғы 12 наурызда туған'), ['birth-date 12.03.1985', 'birth-date 1985 жылғы 12 наурыз'])
  assert.deepEqual(found('12.03.1985, 012345678, 123ABC02'), [])
})

test('an address has a house; a street alone tells of nobody', () => {
  for (const address of ['г. Алматы, ул. Абая, д. 12, кв. 7', '010000, Астана қ., Достық көшесі, 5-үй, 12-пәтер', 'мкр. Самал-2, д. 33', 'проспект Кабанбай батыра, 15/1', 'Абай көшесі 3']) {
    assert.deepEqual(found(`Тұрғылықты жері: ${address}.`), [`address ${address}`])
  }
  for (const text of ['На улице Абая идёт ремонт', 'Сәтбаев көшесі жабық', 'Проспект Нурсултана Назарбаева закрыт']) assert.deepEqual(found(text), [], text)
  assert.equal(generalised('address', 'г. Алматы, ул. Абая, д. 12'), 'Алматы')
})

test('names are found in Kazakh and Russian, in any case, with initials and in small letters', () => {
  for (const [text, name] of [
    ['Өтініш беруші Қасымова Айгүл Серікқызы.', 'Қасымова Айгүл Серікқызы'], ['Справка выдана Петрову Андрею Сергеевичу.', 'Петрову Андрею Сергеевичу'],
    ['Директор Ахметов А.Б. подписал', 'Ахметов А.Б.'], ['А. Б. Ахметовке берілді', 'А. Б. Ахметовке'], ['Марапат Ерлан Жұмабаевқа берілді', 'Ерлан Жұмабаевқа'],
    ['мама иванова ольга петровна звонила', 'иванова ольга петровна'], ['Кеше Гүлмира келді', 'Гүлмира'], ['Құрметті Болат мырза', 'Болат'], ['Қасым-Жомарт Тоқаевтың', 'Қасым-Жомарт Тоқаевтың'],
  ] as const) assert.deepEqual(found(text), [`name ${name}`], text)
})

test('a word in -ұлы or -қызы makes the word before it a name, in every case and wherever the sentence begins', () => {
  for (const [text, name] of [
    ['Тоқжігіт Қожанқызының арызы', 'Тоқжігіт Қожанқызының'], ['Кеше Тоқжігіт Қожанұлына хат келді', 'Тоқжігіт Қожанұлына'], ['Мен Ақтілеу Байзақұлымен сөйлестім', 'Ақтілеу Байзақұлымен'],
    ['Рауия Жетпісбайқызынан сұраңыз', 'Рауия Жетпісбайқызынан'], ['Токжигит Кожанулы пришёл', 'Токжигит Кожанулы'],
  ] as const) assert.deepEqual(found(text), [`name ${name}`], text)
})

test('people whose names stand in no list are found where a text speaks of them', () => {
  for (const [text, name] of [
    ['Актриса Джулия Эндерсон келді', 'Джулия Эндерсон'], ['Писатель Харуки Мураками приехал', 'Харуки Мураками'],
  ] as const) assert.deepEqual(found(text), [`name ${name}`], text)
})

test('cities, ministries and armed forces are nobody, in whatever case', () => {
  for (const text of ['Шымкентте, Таразда және Семейде жаңбыр жауды', 'Әділет министрлігінің бұйрығы', 'Қарулы Күштерге берілді', 'Ұлттық ұланға қызметке барды', 'Нұр-Сұлтанда форум өтті',
    'Байқоңырда зымыран ұшырылды', 'Министерству обороны отказано', 'В Караганде и Павлодаре тепло', 'Вооружённым Силам отказано', 'Қорғаныс министрлігіне хат']) {
    assert.deepEqual(found(text), [], text)
  }
})

test('a name in letters of two alphabets, or parted at the end of a line, is found where it stands', () => {
  for (const [text, name] of [
    ['Өтініш беруші Acқap Cepiкұлы келді', 'Acқap Cepiкұлы'], ['Заявитель Aхмeтoва Aйгepим', 'Aхмeтoва Aйгepим'], ['Директор AXMETOBA A.Б. ұстады', 'AXMETOBA A.Б.'],
    ['Өтініш беруші Ахметов Нур-\nлан келді', 'Ахметов Нур-\nлан'], ['Справка выдана Петро-\r\nву Андрею Сергеевичу.', 'Петро-\r\nву Андрею Сергеевичу'],
  ] as const) assert.deepEqual(found(text), [`name ${name}`], text)
})

test('a name in Latin letters is found by how it sounds, in the spellings of passports and of Kazakh Latin', () => {
  for (const name of ['Nurlan Serikuly', 'Akhmetova Aigerim', 'AKHMETOV NURLAN', 'Zhumabayev Askar Bolatovich', 'Áıgerim Serikqyzy', 'Yuliya Ivanova', 'Qasymov Daniyar', 'Petrov I.I.']) {
    assert.deepEqual(found(`Кеше ${name} келді`), [`name ${name}`])
    assert.ok(detector('name').holds(name, false), name)
  }
  for (const text of ['Roman Empire', 'New York Times', 'Asia Pacific', 'Kazakhstan Temir Zholy', 'Microsoft Office', 'Berlin Marathon', 'Oral', 'Data Science']) assert.deepEqual(found(`Кеше ${text} келді`), [], text)
})

test('a name is read letter by letter, and other words that are written so are none', () => {
  for (const name of ['Н У Р Л А Н', 'А Х М Е Т О В  Н У Р Л А Н', 'А Х М Е Т О В А А Й Г Е Р И М', 'с-е-р-і-к', 'N U R L A N', 'А.Х.М.Е.Т.О.В']) {
    assert.deepEqual(found(`Кеше ${name} келді`), [`name ${name}`])
    assert.ok(detector('name').holds(name, false), name)
  }
  for (const text of ['Б Ұ Й Р Ы Қ', 'П Р И К А З', 'К А З А Х С Т А Н', 'A B C D E F']) assert.deepEqual(found(`${text} № 5`), [], text)
})

test('words that are names too, places, schools and shops are no people', () => {
  for (const text of ['Арман болмаса, өмір де болмайды', 'Болат пен темір өндірісі', 'Любовь и вера помогают', 'Роза на окне завяла', 'Готов проект новой дороги', 'Машина стоит во дворе',
    'Абай ауданында', 'школа имени Чокана Валиханова', 'Қ. Сәтбаев атындағы колледж', 'магазин «Айгуль»', 'Клуб Қайрат', 'Жамбыл облысы', 'Или вставьте текст', 'Әлі күшіне енбеген', 'Төлеу мерзімі',
    'Основной Закон', 'Новый Мировой банк', 'Қазақстан Республикасының Үкіметі']) {
    assert.deepEqual(found(text), [], text)
  }
})

test('columns as registers have them are told apart', () => {
  const column = (name: string, values: readonly string[]) => {
    const [first] = judgeColumn({ name, values }, detectors)
    return first === undefined ? 'nothing' : `${first.kind}, ${first.certainty}`
  }
  const people = Array.from({ length: 30 }, (_, serial) => generateIin({ birthday: addDays('1970-01-01', serial * 311), sex: 'male', serial }))
  const firms = Array.from({ length: 30 }, (_, serial) => generateBin({ registered: '2015-06', serial }))
  assert.equal(column('col_7', people), 'national-id, certain')
  assert.equal(column('БСН', firms), 'nothing')
  assert.equal(column('ИИН/БИН', [...firms, ...people.slice(0, 5)]), 'national-id, likely')
  assert.equal(column('БИН ИП', people), 'sole-trader-id, certain')
  assert.equal(column('Тапсырыс нөмірі', people), 'nothing')
  assert.equal(column('Күні', ['12.05.2020', '13.05.2020']), 'nothing')
  assert.equal(column('Туған күні', ['12.05.1980', '13.05.1990']), 'birth-date, certain')
  assert.equal(column('Фамилия', ['Ахметова', 'Ким', 'Сидоренко']), 'name, certain')
  assert.equal(column('Көше', ['Абай көшесі', 'Достық даңғылы']), 'nothing')
  assert.equal(column('Пол', ['мужской', 'женский']), 'nothing')
})

test('coarser values tell a group: the year of birth, the bank, the region', () => {
  const iin = generateIin({ birthday: '1985-03-12', sex: 'female', serial: 17 })
  assert.equal(generalised('national-id', iin), '1985')
  assert.equal(generalised('birth-date', '12.03.1985'), '1985')
  assert.equal(generalised('vehicle-plate', '123ABC02'), '02')
  assert.equal(generalised('bank-account', 'KZ86125KZT5004100100'), 'KZ••125')
  assert.equal(generalised('phone', '8 701 765 43 21'), '+7 701')
})

test('no action but keeping lets a whole value of any kind through', () => {
  const values: Readonly<Record<PersonalDataKind, string>> = {
    'national-id': generateIin({ birthday: '1985-03-12', sex: 'female', serial: 17 }), 'sole-trader-id': generateBin({ registered: '2019-03', kind: 6, serial: 1 }), passport: 'N12345678',
    phone: '+7 701 765 43 21', 'bank-account': 'KZ86125KZT5004100100', card: '4111111111111111', email: 'a@b.kz', address: 'ул. Абая, 12', name: 'Ахметов Аскар', 'birth-date': '12.03.1985',
    'vehicle-plate': '123ABC02', 'ip-address': '2001:db8::9',
  }
  for (const kind of personalDataKinds) {
    assert.ok(detector(kind).holds(values[kind], true), kind)
    for (const action of ['drop', 'mask', 'keyed-hash', 'generalise'] as const) {
      const answer = treatValue(action, values[kind], [{ kind }], { detectors, key })
      assert.ok(answer === null || !answer.includes(values[kind]), `${action} ${kind}: ${answer}`)
    }
  }
})

test('hostile texts are read to the end in memory and steps that follow their length', () => {
  // A regular expression that backtracks would not come back from these.
  for (const unit of ['@', 'a@', 'a.', '+7 ', '1 мкр Абай ', 'ул. ', 'А.', 'Ах-', 'А ', 'Ахметов ', '000000, г. Алматы, ', 'KZ12', '1.', '::', ':1', '«А', '12.', '1234 ', 'ович', '((8', '1-']) {
    const text = unit.repeat(20_000)
    const spans = findSpans(text, detectors)
    assert.ok(spans.every(({ start, end }) => end <= text.length && start < end), unit)
    for (const { holds } of detectors) holds(text, true)
    judgeColumn({ name: unit, values: [text, text] }, detectors)
  }
})

test('any text at all is read without an error, twice with the same answer', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'АбҚы .,-–@:/+№«»"0123456789\n\tKZ\u00A0', '😀', 'ович', 'қызы', 'ул.', 'көшесі', 'ИИН') }), (text) => {
    assert.deepEqual(findSpans(text, detectors), findSpans(text, detectors))
  }))
})
