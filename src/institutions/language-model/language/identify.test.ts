import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { identify, identifyMixed, type LanguageCode, languageCodes, scriptOf } from './index.ts'

const told = (text: string): string => {
  const { language, script } = identify(text)
  return `${language} ${script}`
}

// None of these sentences is among those that the model learns from.
const sentences: Readonly<Record<string, readonly string[]>> = {
  'kk Cyrl': ['Ертең таңертең ауылға барып, атам мен әжеме сәлем береміз.', 'Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді.', 'Үкiметі жүргiзедi'],
  'ru Cyrl': ['Все люди рождаются свободными и равными в своём достоинстве и правах.', 'Завтра утром поедем в деревню к бабушке.', 'Не приходил, а также без дела'],
  'ky Cyrl': ['Бардык адамдар өз беделинде жана укуктарында эркин жана тең укуктуу болуп жаралат.', 'Эртең эртең менен айылга барып, чоң атама салам айтабыз.'],
  'tt Cyrl': ['Барлык кешеләр дә азат һәм үз абруйлары һәм хокуклары ягыннан тиң булып туалар.', 'Иртәгә иртә белән авылга барып, бабайга сәлам бирәбез.'],
  'ba Cyrl': ['Бөтә кешеләр ҙә ирекле, дәрәжәләре һәм хоҡуҡтары тигеҙ булып тыуалар.', 'Иртәгә иртән ауылға барып, олатайға сәләм бирәбеҙ.'],
  'uk Cyrl': ['Всі люди народжуються вільними і рівними у своїй гідності та правах.', 'Завтра вранці поїдемо в село до бабусі.'],
  'mn Cyrl': ['Хүн бүр төрж мэндлэхэд эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг.', 'Маргааш өглөө хөдөө явж өвөөтэйгөө уулзана.'],
  'uz Cyrl': ['Ҳамма одамлар эркин, қадр-қиммат ва ҳуқуқларда тенг бўлиб туғиладилар.'],
  'uz Latn': ['Barcha odamlar erkin, qadr-qimmat va huquqlarda teng bo‘lib tug‘iladilar.', 'Ertaga ertalab qishloqqa borib, buvimga salom beramiz.'],
  'en Latn': ['All human beings are born free and equal in dignity and rights.', 'We will visit our grandparents in the village tomorrow.'],
  'kk Latn': ['Sūraq belgılerınıñ ornyna qajetti sandardy qoiyñyz', 'Tómende óz tirkelgińizde qosa alatyn arnaýly qajet quraldar tizimi beriledi.', 'Qatti unadi jaqsi eken', 'Kod kelmedi', 'sulu tan kalasin'],
  'kk Arab': ['تومەندە ٴوز تىركەلگىڭىزدە قوسا الاتىن ارناۋلى قاجەت قۇرالدار ٴتىزىمى بەرىلەدى.', 'بەي، جۇم، قاڭتار'],
  'und Arab': ['يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.', 'تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.', 'ھەممە ئادەم زانىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان.'],
  'und Latn': ['Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.', 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.'],
  'und Cyrl': ['Дьон барыта бэйэ суолтатыгар уонна быраабыгар тэҥ буолан төрүүллэр.', 'Тамоми одамон озод ва аз лиҳози шарафу ҳуқуқ бо ҳам баробар ба дунё меоянд.'],
  'und Zzzz': ['人人生而自由，在尊严和权利上一律平等。', 'ყველა ადამიანი იბადება თავისუფალი'],
  'und Zyyy': ['', '  \n', '2024 — 15 %', '👍👍👍'],
}

for (const [answer, texts] of Object.entries(sentences)) {
  test(`${answer} is told`, () => {
    for (const text of texts) assert.equal(told(text), answer, text)
  })
}

test('Kazakh typed without its letters is Kazakh, and short Kyrgyz stays Kyrgyz', () => {
  for (const text of ['Жаксы нарсе екен маган унады', 'Оте кушти, барине рахмет айтамын', 'Тапсырыс уакытында келди, сапасы жаксы', 'кереееемет жаксыыыы екен']) assert.equal(told(text), 'kk Cyrl', text)
  for (const text of ['Бул жакшы нерсе экен', 'Мага абдан жакты, чоң рахмат']) assert.equal(told(text), 'ky Cyrl', text)
})

test('Latin names do not make a Kazakh sentence English', () => {
  assert.equal(told('Samsung Galaxy және Apple iPhone телефондары'), 'kk Cyrl')
})

test('a mixed sentence is told by its words, with its parts', () => {
  const text = 'Өте керемет за такую цену'
  const { language, parts } = identifyMixed(text)
  assert.equal(language, 'mixed')
  assert.deepEqual(parts.map((part) => [part.language, text.slice(part.from, part.to), part.words]), [['kk', 'Өте керемет', 2], ['ru', 'за такую цену', 3]])
  assert.deepEqual(identifyMixed('Телефон өте жақсы, но зарядка долго держит, мен ризамын').parts.map((part) => part.language), ['kk', 'ru', 'kk'])
})

test('one foreign word or name does not make a text mixed', () => {
  assert.equal(identifyMixed('Kaspi қосымшасы өте ыңғайлы екен, рахмет').language, 'kk')
  assert.equal(identifyMixed('Бұл приложение маған қатты ұнады, бәріне кеңес беремін').language, 'kk')
  assert.equal(identifyMixed('Мы были в Алматы и в Астане').language, 'ru')
  assert.equal(identifyMixed('Бүгін ауа райы жақсы, біз тауға барамыз').language, 'kk')
})

test('a text in another language is not called mixed', () => {
  assert.equal(identifyMixed('Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.').language, 'und')
})

test('every string has an answer, and it is the same each time', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'аәқіңйцуabcöığ ەۇ\'’\uD800😀\n') }))
  fc.assert(fc.property(any, (text) => {
    const found = identify(text)
    const known: readonly LanguageCode[] = languageCodes
    assert.ok(known.includes(found.language))
    assert.ok(found.confidence >= 0 && found.confidence <= 1)
    assert.deepEqual(identify(text), found)
    const mixed = identifyMixed(text)
    assert.ok(mixed.confidence >= 0 && mixed.confidence <= 1)
    for (const [index, part] of mixed.parts.entries()) assert.ok(part.from < part.to && part.to <= text.length && part.from >= (mixed.parts[index - 1]?.to ?? 0))
  }))
})

test('the script is that of most letters', () => {
  assert.deepEqual(['Қазақ', 'Qazaq', 'قازاق', 'ქართული', '123', 'Kaspi және iPhone'].map(scriptOf), ['Cyrl', 'Latn', 'Arab', 'Zzzz', 'Zyyy', 'Latn'])
})
