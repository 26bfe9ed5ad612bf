/** Specifies what of Kazakhstan's numbers goes to a server beyond the programme when they are cut over messages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestGateway, type TestGateway } from '../../../institutions/language-model/gateway/testing.ts'
import { stubUpstream, type StubUpstream } from '../../../institutions/language-model/serving/testing.ts'
import { gatewayOptions } from './gateway-options.ts'

let upstream: StubUpstream
let gateway: TestGateway

before(async () => {
  upstream = await stubUpstream()
  gateway = await openTestGateway([{ baseUrl: upstream.url, outside: true }], { detectors: gatewayOptions('sample').detectors })
})
after(async () => {
  await gateway.close()
  await upstream.close()
})

type Message = Readonly<Record<string, unknown>>

/** What such a server gets of these messages, and how many places were masked. */
async function sent(messages: readonly Message[], more: Message = {}): Promise<{ readonly body: Message; readonly masked: string | null }> {
  const response = await gateway.post('/v1/chat/completions', { model: 'stub', max_tokens: 8, messages, ...more })
  assert.equal(response.status, 200, await response.text())
  return { body: upstream.calls.at(-1)!.body as Message, masked: response.headers.get('x-kz-masked') }
}

const user = (content: unknown): Message => ({ role: 'user', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })

test('a number of a person that is cut over messages is masked in all of them', async () => {
  const cut: Readonly<Record<string, readonly Message[]>> = {
    'two messages': [user('ЖСН: 90051'), user('7303211 деген кім?')],
    'with white space at the seam': [user('900517\n'), user(' 303211')],
    'with an answer between': [user('Менің нөмірім 90051'), assistant('Жалғастырыңыз.'), user('7303211')],
    'a question and its answer': [user('900517'), assistant('303211')],
    'digit by digit': [...'900517303211'].map(user),
    'digit by digit, each confirmed': [...'900517303211'].flatMap((digit) => [user(digit), assistant('Иә.')]),
    'parts of two messages': [user([{ type: 'text', text: 'Мынау:' }, { type: 'text', text: '90051' }]), user([{ type: 'text', text: '7303211' }, { type: 'text', text: ' болды' }])],
    'results of two tools': [
      user('Кім?'), { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }, { id: 'b', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'a', content: '90051' }, { role: 'tool', tool_call_id: 'b', content: '7303211' },
    ],
    'a payment card': [user('41111111'), user('11111111')],
    'a list of a tool’s arguments': [user('Кім?'), { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"iin":["900517","303211"]}' } }] }, { role: 'tool', tool_call_id: 'a', content: 'ok' }],
  }
  for (const [how, messages] of Object.entries(cut)) {
    const { body, masked } = await sent(messages)
    const digits = JSON.stringify(body['messages']).replaceAll(/\D/g, '')
    assert.deepEqual([digits, masked], ['', '1'], how)
  }
})

test('a number of a person that is given as a seed becomes the seed of all such', async () => {
  const { body, masked } = await sent([user('Сәлем')], { seed: 900_517_303_211 })
  assert.deepEqual([body['seed'], masked], [0, '1'])
  for (const seed of [0, 7, 20_261_202, 4_294_967_295]) assert.deepEqual((await sent([user('Сәлем')], { seed })).body['seed'], seed)
})

test('numbers of two messages that are two stay as they are, in forty ordinary conversations', async () => {
  for (const [index, texts] of ordinary.entries()) {
    const messages = texts.map((text, at) => (at % 2 === 0 || index % 4 === 0 ? user(text) : assistant(text)))
    const { body, masked } = await sent(messages)
    assert.deepEqual([body['messages'], masked], [messages, null])
  }
  assert.equal(ordinary.length, 40)
})

test('lists of numbers that are several stay as they are', async () => {
  for (const list of [['900517', '303211', '12'], ['900518', '303211'], ['4111', '1111', '1111', '1111'], ['2024', '2025', '2026'], ['750000', '001100'], [900_517, 303_211]]) {
    assert.deepEqual((await sent([user('Сәлем')], { metadata: { list } })).body['metadata'], { list })
  }
})

const ordinary: readonly (readonly string[])[] = [
  ['Екі жүз елуді төртке көбейтсе: 250 * 4 =', '1000', '1000 / 8 =', '125'],
  ['Сколько будет 123456 + 654321', '777777'],
  ['123456789 * 9 =', '1111111101', '1111111101 + 123456789 =', '1234567890'],
  ['Курс доллара на 1 декабря 2026', '512,35 тенге', '512,35 * 1500 =', '768525'],
  ['Бюджет жобасы: 750000', '300000 жалақыға, 450000 жабдыққа'],
  ['Санақ: халық саны 2009', '16009597', '2021', '19169550'],
  ['Назовите население Алматы в 2025', '2273600', 'А Астаны в 2025', '1532200'],
  ['Индекс почты 010000', '050000 — Алматы, 010000 — Астана'],
  ['БИН банка развития 990240000', '990240000 — не весь номер, в БИН двенадцать цифр'],
  ['Заказ 4500123456', '4500123456 находится в пути', 'А заказ 4500123457', '4500123457 доставлен'],
  ['Накладная 778812', '778812 от 03.11.2026', 'Счёт 778813', '778813 от 04.11.2026'],
  ['Посчитай: 15, 25, 35', '75', 'Теперь 100, 200, 300', '600'],
  ['Код подтверждения пришёл: 482913', '482913 принят'],
  ['Код 0451', '2210 — верный код'],
  ['Артикул 8711253001202', '5901234123457 — другой товар'],
  ['Биыл 2026', '2027 жылы не болады?'],
  ['С 1991', '2026', '35 лет'],
  ['Рейс KC 621', '622 — обратный рейс'],
  ['Қазақстанның ауданы, шаршы км: 2724902', '2724902 шаршы километр — әлемде 9'],
  ['Выручка за квартал 1: 120500000', '98000000 за квартал 2', 'Итого 218500000', '218500000 верно'],
  ['Первое слагаемое 999999', '1', 'Сумма 1000000', '1000000'],
  ['Версия 18.4', '15 тоже поддерживается'],
  ['Порт 5432', '4433 занят'],
  ['Температура: -40', '25 градусов летом'],
  ['GPS: 43.238949', '76.889709'],
  ['Координаты 51.1282', '71.4307'],
  ['Сағат 18:30', '19:00 болсын'],
  ['Дата 31.12.2026', '01.01.2027'],
  ['20261202', '20261203', '20261204', '20261205'],
  ['900517', '303212'],
  ['Два числа: 900517', '3032112'],
  ['751332', '400123'],
  ['Серия: 1, 1, 2, 3, 5, 8', '13', '21', '34'],
  ['Лот 12345678', '87654321 — следующий'],
  ['Тендер № 9876543-1', '9876543-2'],
  ['Показания счётчика: 004512', '004789 за этот месяц', 'Разница 277', '277 кВт·ч'],
  ['2^32', '4294967296', '2^40', '1099511627776'],
  ['Число π до пятнадцати знаков: 3.14159265358979', '3'],
  ['Номер дела 7599-26-00-2/1234', '1235 — соседнее дело'],
  ['Мне 34', '56', 'Сумма 90', '90'],
]
