import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Db, transact } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { openSearch, type Piece, type Search, type SearchDocument, type SearchQuery } from './index.ts'

const document = (id: string, [kk, ru, en]: readonly [string, string, string], more: Partial<SearchDocument> = {}): SearchDocument => ({
  id, kind: 'dataset', title: { kk, ru, en }, about: { kk: '', ru: '', en: '' }, path: `/${id}`, ...more,
})

const documents: readonly SearchDocument[] = [
  document('schools', ['Мектептердің тізімі', 'Список школ', 'List of schools'], {
    about: { kk: 'Облыстардағы жалпы білім беретін мектептер, оқушылар саны', ru: 'Общеобразовательные школы областей, число учеников', en: 'Schools of the regions with the number of pupils' },
    words: ['bin', 'оқушылар'], facets: { theme: ['EDUC'], licence: ['CC-BY-4.0'] }, rank: 0.2, at: '2026-03-01T00:00:00.000Z',
  }),
  document('hospitals', ['Ауруханалар', 'Больницы', 'Hospitals'], {
    about: { kk: 'Қалалардағы ауруханалар мен емханалар', ru: 'Больницы и поликлиники городов', en: 'Hospitals and clinics of cities' },
    facets: { theme: ['HEAL'], licence: ['CC-BY-4.0'] }, rank: 0.9, at: '2026-01-01T00:00:00.000Z',
  }),
  document('air', ['Ауа сапасы', 'Качество воздуха', 'Air quality'], {
    about: { kk: 'Алматыдағы өлшеу бекеттері', ru: 'Посты наблюдения в Алматы', en: 'Stations in Almaty' },
    facets: { theme: ['ENVI'], licence: ['CC0-1.0'] }, at: '2026-02-01T00:00:00.000Z',
  }),
  document('budget', ['Мемлекеттік бюджеттің шығыстары', 'Расходы государственного бюджета', 'Expenditure of the state budget'], {
    facets: { theme: ['ECON', 'GOVE'], licence: ['CC0-1.0'] }, rank: 0.5,
  }),
  document('residency', ['Технопарк қатысушысы болу', 'Участие в технопарке', 'Technopark residency'], { kind: 'service' }),
]

let database: TestDatabase
let db: Db
let search: Search
before(async () => {
  database = await testDatabase()
  db = database.db
  search = openSearch(database)
  await transact(db, async (tx) => { for (const one of documents) await search.put(tx, one) })
})
after(() => database.close())

const ask = (text: string, more: Partial<SearchQuery> = {}) => search.find({ text, locale: 'kk', limit: 10, offset: 0, ...more })
const ids = async (text: string, more?: Partial<SearchQuery>) => (await ask(text, more)).found.map(({ id }) => id)
const first = async (text: string) => (await ids(text))[0]
const marked = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.marked).map((piece) => piece.text)

test('a word is found in any of its forms, in each of the three languages', async () => {
  for (const text of ['мектеп', 'мектептерімізде', 'МЕКТЕБІНІҢ', 'школа', 'школам', 'школьный список', 'school']) assert.equal(await first(text), 'schools', text)
  for (const text of ['ауруханаларымыздан', 'больницами', 'hospital']) assert.equal(await first(text), 'hospitals', text)
})

test('Kazakh is found in Latin letters of every draft and by ear', async () => {
  for (const text of ['auruhanalar', 'awruxana', 'aýrýhanalarda', 'mektepterdiń tizimi', 'qatysushy', 'qatysýshy']) assert.ok((await ids(text)).length > 0, text)
  assert.equal(await first('mektepter'), 'schools')
  assert.equal(await first('memlekettik bıýdjet'), 'budget')
})

test('Kazakh is found when it is typed without Kazakh letters', async () => {
  assert.equal(await first('аурухана калалардагы'), 'hospitals')
  assert.equal(await first('олшеу бекеттери'), 'air')
  assert.equal(await first('катысушылар'), 'residency')
})

test('what was typed on the other keyboard layout is found, and what was meant is said', async () => {
  const { found, suggestion } = await ask(',jkmybws') // больницы
  assert.equal(found[0]?.id, 'hospitals')
  assert.equal(suggestion, 'больницы')
  assert.equal(await first('ыусгкше ищтвы'), undefined, 'what is nowhere stays not found')
})

test('a slip of the finger is passed over, and what was meant is suggested', async () => {
  for (const [typed, meant, id] of [
    ['больнциы', 'больницы', 'hospitals'], ['мекептердің', 'мектептердің', 'schools'], ['hosptals', 'hospitals', 'hospitals'], ['качесвто воздуха', 'качество воздуха', 'air'],
  ] as const) {
    const { found, suggestion } = await ask(typed)
    assert.equal(found[0]?.id, id, typed)
    assert.equal(suggestion, meant)
  }
  assert.equal((await ask('больницы')).suggestion, undefined, 'nothing is suggested for what is right')
})

test('a name in one language finds what was written in another', async () => {
  await transact(db, (tx) => search.put(tx, document('only-kazakh', ['Салық түсімдері', 'Салық түсімдері', 'Салық түсімдері'])))
  assert.deepEqual(await ids('налоги'), ['only-kazakh'])
  assert.deepEqual(await ids('tax'), ['only-kazakh'])
  await transact(db, (tx) => search.remove(tx, 'only-kazakh'))
  assert.deepEqual(await ids('налоги'), [])
})

test('what stands in the title comes before what stands in the description', async () => {
  await transact(db, (tx) => search.put(tx, document('mention', ['Өзге', 'Другое', 'Other'], { about: { kk: 'мұнда мектептер де бар', ru: 'здесь есть и школы', en: 'schools are here too' } })))
  assert.deepEqual(await ids('мектептер'), ['schools', 'mention'])
  await transact(db, (tx) => search.remove(tx, 'mention'))
})

test('a document with all of the words comes before one with some of them, and little words do not matter', async () => {
  assert.equal(await first('качество воздуха в городе'), 'air')
  assert.deepEqual(await ids('что такое качество воздуха'), ['air'])
})

test('a document that holds little of a question is found where the query says that so little is enough', async () => {
  const question = 'качество воздуха посты наблюдения алматы больницы'
  assert.deepEqual(await ids(question), ['air'])
  assert.deepEqual(await ids(question, { enough: 0.1 }), ['air', 'hospitals'])
})

test('facets count what the other choices leave, and a choice does not narrow its own counts', async () => {
  const { total, facets, kinds } = await ask('', { kind: 'dataset', facets: { licence: ['CC0-1.0'] } })
  assert.equal(total, 2)
  assert.deepEqual(facets['licence'], [{ value: 'CC-BY-4.0', count: 2 }, { value: 'CC0-1.0', count: 2 }])
  assert.deepEqual(facets['theme'], [{ value: 'ECON', count: 1 }, { value: 'ENVI', count: 1 }, { value: 'GOVE', count: 1 }])
  assert.deepEqual(kinds, { dataset: 2 })
  assert.deepEqual(await ids('', { facets: { theme: ['ECON', 'HEAL'], licence: ['CC0-1.0'] } }), ['budget'], 'any of one facet, of every facet')
  assert.deepEqual((await ask('')).kinds, { dataset: 4, service: 1 })
})

test('everything is listed without words: the useful first, or the newest, or by title; page by page', async () => {
  assert.deepEqual(await ids('', { kind: 'dataset' }), ['hospitals', 'budget', 'schools', 'air'])
  assert.deepEqual(await ids('', { kind: 'dataset', sort: 'newest' }), ['schools', 'air', 'hospitals', 'budget'])
  assert.deepEqual(await ids('', { kind: 'dataset', sort: 'title', locale: 'en' }), ['air', 'budget', 'hospitals', 'schools'])
  const page = await ask('', { kind: 'dataset', limit: 2, offset: 2 })
  assert.deepEqual([page.total, ...page.found.map(({ id }) => id)], [4, 'schools', 'air'])
  const beyond = await ask('', { kind: 'dataset', offset: 100 })
  assert.deepEqual([beyond.total, beyond.found.length], [4, 0])
})

test('what was asked for is marked in the language of the page, in the form in which it stands there', async () => {
  const { found: [schools] } = await ask('мектептерде')
  assert.deepEqual(marked(schools!.highlight.title), ['Мектептердің'])
  assert.deepEqual(marked(schools!.highlight.about), ['мектептер'])
  assert.equal(schools!.highlight.title.map(({ text }) => text).join(''), 'Мектептердің тізімі')
  const { found: [air] } = await ask('воздух', { locale: 'ru' })
  assert.deepEqual(marked(air!.highlight.title), ['воздуха'])
})

test('of a long description the part around the first mark is shown', async () => {
  const about = `${'Бастапқы сөздер осында тұр. '.repeat(30)}Көпірлердің жағдайы. ${'Соңғы сөздер осында тұр. '.repeat(30)}`
  await transact(db, (tx) => search.put(tx, document('bridges', ['Ұзын', 'Длинный', 'Long'], { about: { kk: about, ru: about, en: about } })))
  const { found: [bridges] } = await ask('көпір')
  const shown = bridges!.highlight.about.map(({ text }) => text).join('')
  assert.ok(shown.startsWith('…') && shown.endsWith('…') && shown.length < 300 && shown.includes('Көпірлердің жағдайы'), shown)
  await transact(db, (tx) => search.remove(tx, 'bridges'))
})

test('whatever is typed is only looked for: signs, operators and quotes are no commands', async () => {
  for (const text of ['\'', '\\', '& | !', 'a\' | \'b:*', '%_', '<b>', '\u0000мектеп', '(((', 'мектеп & !аурухана', '🙂', 'х'.repeat(5000)]) await ask(text)
  assert.deepEqual(await ids('!!! ???'), [])
  assert.equal(await first('«мектептер»!'), 'schools')
})

test('a document entered anew replaces what it was, and entering the same again changes nothing', async () => {
  const bus = document('bus', ['Автобус бағыттары', 'Маршруты автобусов', 'Bus routes'])
  await transact(db, (tx) => search.put(tx, bus))
  const stored = async () => (await sql`select xmin from search_document where id = 'bus'`.execute(db)).rows
  const once = await stored()
  await transact(db, (tx) => search.put(tx, bus))
  assert.deepEqual(await stored(), once)
  await transact(db, (tx) => search.put(tx, { ...bus, title: { kk: 'Трамвай', ru: 'Трамвай', en: 'Tram' } }))
  assert.deepEqual([await ids('автобус'), await ids('трамваи')], [[], ['bus']])
  await transact(db, (tx) => search.remove(tx, 'bus'))
})

test('a whole kind is replaced at once, and other kinds stay', async () => {
  await transact(db, (tx) => search.replace(tx, 'service', [document('appeal', ['Шағым беру', 'Подача жалобы', 'Appeal'], { kind: 'service' })]))
  assert.deepEqual(await ids('', { kind: 'service' }), ['appeal'])
  assert.equal((await ask('')).kinds['dataset'], 4)
})

test('of a kind that is replaced what says the same is not written, and what changed is', async () => {
  const all = Array.from({ length: 230 }, (_, i) => document(`notice-${i}`, [`Хабарландыру ${i}`, `Объявление ${i}`, `Notice ${i}`], { kind: 'notice', facets: { year: ['2026'] }, rank: 0.3, at: '2026-03-01T00:00:00.000Z' }))
  const enter = (documents: readonly SearchDocument[]): Promise<void> => transact(db, (tx) => search.replace(tx, 'notice', documents))
  const written = async (): Promise<ReadonlyMap<string, string>> => new Map((await sql<{ id: string; xmin: string }>`select id, xmin::text from search_document where kind = 'notice'`.execute(db)).rows.map(({ id, xmin }) => [id, xmin]))
  await enter(all)
  const once = await written()
  assert.equal(once.size, 230)
  await enter(all.map((one, i) => (i === 7 ? { ...one, title: { kk: 'Жарыс', ru: 'Конкурс', en: 'Contest' } } : one)))
  const again = await written()
  assert.deepEqual([...again].filter(([id, xmin]) => once.get(id) !== xmin).map(([id]) => id), ['notice-7'])
  assert.deepEqual([await ids('конкурс'), (await ask('объявление')).total], [['notice-7'], 229])
  await enter([...all, { ...all[3]!, title: { kk: 'Көрме', ru: 'Выставка', en: 'Exhibition' } }])
  assert.deepEqual([await ids('выставка'), await ids('конкурс')], [['notice-3'], []], 'of two with one id the last stays')
  await enter([])
})

test('what an earlier version had analysed is analysed anew', async () => {
  await sql`update search_document set analysis = 0, stems = '' where id = 'air'`.execute(db)
  assert.deepEqual(await ids('воздух'), [])
  await search.renew()
  assert.deepEqual(await ids('воздух'), ['air'])
})

test('many who enter documents with the same words at once do not get in each other’s way', async () => {
  const crowd = Array.from({ length: 12 }, (_, i) => document(`crowd-${i}`, ['Көп сөз бір мезгілде жазылады', 'Много слов сразу', 'Many words at once']))
  await Promise.all(crowd.map((one) => transact(db, (tx) => search.put(tx, one))))
  assert.equal((await ask('мезгілде')).total, 12)
})
