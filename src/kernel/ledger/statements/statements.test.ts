import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Failure } from '../../../law/failure.ts'
import { generateIban } from '../../../law/identifier.ts'
import { addDays } from '../../../law/time.ts'
import { parseStatement, type ParsedStatement, type StatementLine } from './index.ts'
import {
  encodeCyrillic,
  exportCamt,
  exportCsv,
  exportOneC,
  samplePayer,
  sampleStatement,
  type SampleStatement,
} from './testing.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const line = (amount: bigint, more: Partial<StatementLine> = {}): StatementLine => ({
  day: '2026-03-02',
  amount,
  payer: samplePayer(1),
  purpose: '№ 2026-000123 шот бойынша төлем, RF97 2026 0001 23',
  bankReference: 'PP-17',
  knp: '851',
  kbe: '17',
  ...more,
})

const march = sampleStatement({
  from: '2026-03-01',
  to: '2026-03-31',
  opening: 12_345_678n,
  lines: [
    line(150_000_00n),
    line(150_000_00n, {
      payer: samplePayer(2),
      bankReference: 'PP-18',
      purpose: 'Оплата по счёту «Ә»; НДС <не> облагается & "точка"',
    }),
    line(-1_250_50n, { day: '2026-03-31', purpose: 'Банк комиссиясы', bankReference: 'C-1', knp: '840' }),
    line(1n, { day: '2026-03-05', bankReference: 'PP-19' }),
  ],
})

/** What a format carries: camt has no КБе. */
const without = (lines: readonly StatementLine[]) => lines.map(({ kbe: _kbe, ...rest }) => rest)

function assertSame(
  parsed: ParsedStatement,
  statement: SampleStatement,
  lines: readonly StatementLine[] = statement.lines,
): void {
  const { account, from, to, opening, closing } = statement
  assert.deepEqual(
    { ...parsed, format: '', statementId: '' },
    { format: '', account, statementId: '', from, to, opening, closing, lines },
  )
}

/** The words of the failure, in English. */
function refusal(bytes: Uint8Array, filename?: string): string {
  let found = ''
  assert.throws(() => parseStatement(bytes, filename), (error) => {
    assert.ok(error instanceof Failure, String(error))
    assert.equal(error.kind, 'invalid')
    for (const { text } of error.problems) assert.ok(text.kk !== '' && text.ru !== '' && text.en !== '')
    found = error.problems.map(({ text }) => text.en).join('\n')
    return true
  })
  return found
}

test('the same statement comes out of every format, language and encoding', () => {
  for (const encoding of ['kz-1048', 'utf-8'] as const) {
    const parsed = parseStatement(exportOneC(march, { encoding }))
    assert.equal(parsed.format, '1c')
    assert.equal(parsed.statementId, '2026-03-01/2026-03-31')
    assertSame(parsed, march)
  }
  for (const version of [2, 4, 7, 8, 13]) {
    const parsed = parseStatement(exportCamt(march, { version }))
    assert.equal(parsed.format, 'camt.053')
    assertSame(parsed, march, without(march.lines))
  }
  for (const locale of ['kk', 'ru', 'en'] as const) {
    for (const delimiter of [';', ',', '\t'] as const) assertSame(parseStatement(exportCsv(march, { locale, delimiter })), march)
  }
  assertSame(parseStatement(exportCsv(march, { encoding: 'kz-1048' })), march)
})

const word = fc.stringMatching(/^[A-Za-zА-Яа-яӘәҚқҢңӨөҰұҮүҺһІі0-9№.,;:"'&<>()/-]{1,12}$/)
const lines: fc.Arbitrary<readonly StatementLine[]> = fc.array(fc.record({
  day: fc.nat(30).map((days) => addDays('2026-03-01', days)),
  amount: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).filter((amount) => amount !== 0n),
  payer: fc.nat(99).map(samplePayer), purpose: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  bankReference: fc.nat(9999).map((number) => `N${number}`), knp: fc.integer({ min: 100, max: 999 }).map(String),
}, { noNullPrototype: true }), { maxLength: 6 })

test('whatever the lines, the three formats give them back', () => {
  fc.assert(fc.property(lines, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (list, opening) => {
    const statement = sampleStatement({ from: '2026-03-01', to: '2026-03-31', opening, lines: list })
    for (const bytes of [exportOneC(statement, { encoding: 'utf-8' }), exportCamt(statement), exportCsv(statement)])
      assertSame(parseStatement(bytes), statement)
  }), { numRuns: 60 })
})

test('a file cut off anywhere is refused, or gives the whole statement', () => {
  const whole = parseStatement(exportOneC(march))
  for (const bytes of [exportOneC(march), exportCamt(march), exportCsv(march)]) {
    for (let length = 40; length < bytes.length - 2; length += 23) {
      let parsed: ParsedStatement | undefined
      try {
        parsed = parseStatement(bytes.subarray(0, length))
      } catch (error) {
        assert.ok(error instanceof Failure, String(error))
      }
      if (parsed !== undefined) assert.deepEqual(without(parsed.lines), without(whole.lines)) // only an end mark was lost
    }
  }
})

test('garbage is refused with words, never with a crash', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', '1CClientBankExchange\n', '<Document>', 'Дата;Сумма;Назначение платежа\n'),
      (bytes, head) => {
        try {
          parseStatement(Buffer.concat([utf8(head), bytes]))
        } catch (error) {
          assert.ok(error instanceof Failure, String(error))
        }
      },
    ),
    { numRuns: 300 },
  )
  assert.match(refusal(utf8('hello')), /not recognised as a bank statement/)
  assert.match(refusal(utf8('a;b;c\n1;2;3')), /No row names the columns/)
  assert.match(refusal(utf8('%PDF-1.7')), /PDF file/)
  assert.match(refusal(utf8('PK\u0003\u0004'), 'март.xlsx'), /Excel file/)
  assert.match(refusal(new Uint8Array(0)), /not recognised/)
})

const ibm866 = Array.from({ length: 256 }, (_, byte) => new TextDecoder('ibm866').decode(Uint8Array.of(byte)))
const dos = (text: string): Uint8Array => Uint8Array.from(text, (letter) => ibm866.indexOf(letter))

test('1C: the Russian kind of the format is read too, in DOS encoding and with numbered purposes', () => {
  const account = generateIban({ bank: '999', account: 'HOUSE1' })
  const text = [
    '1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=DOS', `РасчСчет=${account}`, 'ДатаНачала=02.03.2026',
    'ДатаКонца=02.03.2026', 'СекцияРасчСчет', 'ДатаНачала=02.03.2026', 'ДатаКонца=02.03.2026', 'НачальныйОстаток=0.00',
    `РасчСчет=${account}`, 'ВсегоПоступило=10.50', 'ВсегоСписано=4', 'КонечныйОстаток=6.50', 'КонецРасчСчет',
    'СекцияДокумент=Платежное поручение', 'Номер=7', 'Дата=01.03.2026', 'Сумма=10.5', `ПлательщикСчет=${samplePayer(1).iban}`,
    'ДатаПоступило=02.03.2026', 'Плательщик=ТОО Пример', `ПлательщикИНН=${samplePayer(1).identifier}`, `ПолучательСчет=${account}`,
    'НазначениеПлатежа1=Оплата', 'НазначениеПлатежа2=по счёту', 'КодНазПлатежа=851', 'КонецДокумента',
    'СекцияДокумент=Банковский ордер', 'Номер=8', 'Дата=02.03.2026', 'Сумма=4-00', `ПлательщикСчет=${account}`,
    'ДатаСписано=02.03.2026', 'Получатель1=АО Банк', 'ПолучательСчет=', 'НазначениеПлатежа=Комиссия', 'КонецДокумента',
    'КонецФайла',
  ].join('\r\n')
  assert.match(refusal(dos(text)), /^Line \d+: “4-00” is not an amount/)
  const parsed = parseStatement(dos(text.replace('4-00', '4,00')))
  assert.deepEqual(parsed.lines, [
    {
      day: '2026-03-02',
      amount: 1050n,
      payer: { name: 'ТОО Пример', identifier: samplePayer(1).identifier, iban: samplePayer(1).iban },
      purpose: 'Оплата по счёту',
      bankReference: '7',
      knp: '851',
    },
    { day: '2026-03-02', amount: -400n, payer: { name: 'АО Банк' }, purpose: 'Комиссия', bankReference: '8' },
  ])
})

const daySection = (number: number, opening: string, closing: string): string =>
  [
    'СекцияРасчСчет', `ДатаНачала=0${number}.03.2026`, `ДатаКонца=0${number}.03.2026`, `РасчСчет=${march.account}`,
    `НачальныйОстаток=${opening}`, `КонечныйОстаток=${closing}`, 'КонецРасчСчет', '',
  ].join('\n')

test('1C: sections of single days join when they follow on each other', () => {
  const document = [
    'СекцияДокумент="Выписка"', 'НОМЕРДОКУМЕНТА=1', 'ДАТАОПЕРАЦИИ=02.03.2026', 'СУММАПРИХОД=5', 'СУММАРАСХОД=0',
    'НАЗНАЧЕНИЕПЛАТЕЖА=Төлем', 'жалғасы', 'КОНЕЦДОКУМЕНТА', '',
  ].join('\n')
  const file = (...sections: readonly string[]) =>
    encodeCyrillic(`1CClientBankExchange\n${sections.join('')}${document}КонецФайла\n`)
  const parsed = parseStatement(file(daySection(1, '1', '1'), daySection(2, '1', '6')))
  assert.deepEqual(
    [parsed.from, parsed.to, parsed.opening, parsed.closing, parsed.lines[0]?.purpose],
    ['2026-03-01', '2026-03-02', 100n, 600n, 'Төлем жалғасы'],
  )
  assert.match(
    refusal(file(daySection(1, '1', '2'), daySection(2, '1', '6'))),
    /the part before closes with ₸2, and this one opens with ₸1/,
  )
})

const editOneC = (from: string | RegExp, to: string): string =>
  refusal(utf8(textOf(exportOneC(march, { encoding: 'utf-8' })).replace(from, to)))

test('1C: what is wrong is named by its line', () => {
  assert.match(editOneC('СуммаПриход=150000', 'СуммаПриход=149999'), /the movements come to|opening balance and the movements/)
  assert.match(editOneC('ДатаОперации=02.03.2026', 'ДатаОперации=31.02.2026'), /^Line 17: “31.02.2026” is not a date/)
  assert.match(editOneC('ДатаОперации=02.03.2026', 'ДатаОперации=02.04.2026'), /outside the period/)
  assert.match(editOneC('Валюта=KZT', 'Валюта=USD'), /^Line 17: the currency is USD/)
  assert.match(editOneC(new RegExp(`РасчСчет=${march.account}`, 'g'), 'РасчСчет=KZ001'), /account “KZ001”/)
  assert.match(editOneC(/КонечныйОстаток=.*\r\n([\s\S]*)КонецФайла/, '$1'), /the file is cut off before its end/)
  assert.match(editOneC('КонецДокумента', 'бірдеңе'), /“бірдеңе” is not understood|cut off/)
})

const editCamt = (from: string | RegExp, to: string): string => refusal(utf8(textOf(exportCamt(march)).replace(from, to)))

test('camt: a document type, another message, broken XML and a foreign currency are refused', () => {
  assert.match(editCamt('<Document', '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document'), /DOCTYPE/)
  assert.match(
    editCamt(
      /camt\.053\.001\.08"><BkToCstmrStmt>([\s\S]*)<\/BkToCstmrStmt>/,
      'camt.054.001.08"><BkToCstmrDbtCdtNtfctn></BkToCstmrDbtCdtNtfctn>',
    ),
    /This is camt\.054, and a statement, camt\.053, is needed/,
  )
  assert.match(editCamt('</Ntry>', ''), /XML is damaged|cut off/)
  assert.match(editCamt('<Amt Ccy="KZT">150000</Amt>', '<Amt Ccy="EUR">150000</Amt>'), /Entry 1 \(Ntry\): the currency is EUR/)
  assert.match(editCamt('<Amt Ccy="KZT">150000</Amt>', '<Amt Ccy="KZT">1</Amt>'), /come to .* the closing balance is/)
  assert.match(editCamt('<BookgDt><Dt>2026-03-02</Dt></BookgDt>', ''), /Entry 1 \(Ntry\): BookgDt is missing/)
})

const entryXml = (amount: string, indicator: string, inside: string, more = '<Sts><Cd>BOOK</Cd></Sts>'): string =>
  `<Ntry><Amt Ccy="KZT">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd>${more}`
  + `<BookgDt><DtTm>2026-03-02T10:00:00+05:00</DtTm></BookgDt><NtryDtls>${inside}</NtryDtls></Ntry>`

test('camt: a batch becomes its payments, a reversal keeps its parties, and a pending entry is not money', () => {
  const { name, identifier, iban } = samplePayer(1)
  const detail = (amount: string, purpose: string) =>
    `<TxDtls><Amt Ccy="KZT">${amount}</Amt><RltdPties>`
    + `<Dbtr><Pty><Nm>${name}</Nm><Id><OrgId><Othr><Id>X</Id></Othr><Othr><Id>${identifier}</Id></Othr></OrgId></Id></Pty></Dbtr>`
    + `<DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>${purpose} &#1240;</Ustrd>`
    + '<Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>'
  const bare = sampleStatement({ from: '2026-03-02', lines: [] })
  const entries = [
    entryXml('3.00', 'CRDT', detail('1', 'a') + detail('2.00', 'b')),
    entryXml('1.5', 'DBIT', detail('1.50', 'c'), '<RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>'),
    entryXml('9', 'CRDT', detail('9', 'd'), '<Sts><Cd>PDNG</Cd></Sts>'),
  ]
  const file = textOf(exportCamt({ ...bare, closing: 150n })).replace('</Stmt>', `${entries.join('')}</Stmt>`)
  const parsed = parseStatement(utf8(file))
  const payer = { name, identifier, iban }
  assert.deepEqual(parsed.lines, [
    { day: '2026-03-02', amount: 100n, payer, purpose: 'a Ә RF18539007547034' },
    { day: '2026-03-02', amount: 200n, payer, purpose: 'b Ә RF18539007547034' },
    { day: '2026-03-02', amount: -150n, payer, purpose: 'c Ә RF18539007547034' },
  ])
})

test('CSV: one signed column and no balances are enough, and lines are named when they are wrong', () => {
  const table = (rows: string) => utf8(`Дата;Сумма;Назначение платежа;БИН/ИИН\n${rows}`)
  const parsed = parseStatement(
    table(`02.03.2026 10:15:00;1 234,50;Оплата;${samplePayer(1).identifier}\n03.03.2026;-34,50;"Комиссия; март"\nИтого;1 200,00\n`),
  )
  assert.deepEqual(parsed, {
    format: 'csv',
    statementId: '2026-03-02/2026-03-03',
    from: '2026-03-02',
    to: '2026-03-03',
    lines: [
      { day: '2026-03-02', amount: 123450n, payer: { identifier: samplePayer(1).identifier }, purpose: 'Оплата' },
      { day: '2026-03-03', amount: -3450n, payer: {}, purpose: 'Комиссия; март' },
    ],
  })
  assert.equal(
    refusal(table('02.03.2026;12,345;a\nвчера;1;b\n03.03.2026;;c')),
    [
      'Line 2: “12,345” is not an amount; write it as 1234567.89', 'Line 3: “вчера” is not a date; write it as 31.12.2026',
      'Line 4: the amount is missing',
    ].join('\n'),
  )
  assert.match(refusal(table('02.03.2026;0;a')), /Line 2: the amount is zero/)
  assert.match(refusal(table('02.03.2026;1;"a')), /the table is damaged/)
  assert.match(refusal(utf8('Дата;Дебет;Кредит;Назначение\n02.03.2026;1;2;a')), /both money received and money paid out/)
  const statement = textOf(exportCsv(march))
  assert.match(refusal(utf8(statement.replace(';150000;', ';150001;'))), /come to .* the closing balance is/)
  assert.match(refusal(utf8(statement.replace(march.account, 'KZ12'))), /account “KZ12”/)
})
