/** Writes statements as banks do, for tests and samples: the same statement in each format. */
import { generateBin, generateIban } from '../../../law/identifier.ts'
import { tengeOf, type Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'
import type { ParsedStatement, StatementLine } from './statement.ts'

/** A statement that has everything a file can state. */
export interface SampleStatement extends Omit<ParsedStatement, 'format' | 'account' | 'opening' | 'closing'> {
  readonly account: string
  readonly opening: Tiyn
  readonly closing: Tiyn
}

/** A payer for samples: visibly none of this world, with valid numbers. */
export const samplePayer = (serial: number): { readonly name: string; readonly identifier: string; readonly iban: string } => ({
  name: `ТОО «Үлгі компания ${serial}»`,
  identifier: generateBin({ registered: '2024-02', serial }),
  iban: generateIban({ bank: '999', account: `SAMPLE${serial}` }),
})

/** Completes a statement: its closing balance is what the lines come to. */
export function sampleStatement(
  { account = generateIban({ bank: '999', account: 'HOUSE1' }), from, to = from, opening = 0n, lines, statementId }:
  { account?: string; from: Day; to?: Day; opening?: Tiyn; lines: readonly StatementLine[]; statementId?: string },
): SampleStatement {
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening)
  return { account, statementId: statementId ?? `${from}/${to}`, from, to, opening, closing, lines }
}

/** The bytes of windows-1251 or KZ-1048, which banks write. Throws a RangeError for a letter that the encoding lacks. */
export function encodeCyrillic(text: string, encoding: 'windows-1251' | 'kz-1048' = 'kz-1048'): Uint8Array {
  const codes = new Map(
    Array.from(new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, code) => code)), (letter, code) => [
      letter,
      code,
    ]),
  )
  if (encoding === 'kz-1048')
    for (const [index, letter] of [...'ҚҺқһҰұӘӨҒҮөғәҢңү'].entries()) codes.set(letter, kazakhCodes[index] ?? 0)
  return Uint8Array.from(text, (letter) => {
    const code = codes.get(letter)
    if (code === undefined) throw new RangeError(`${encoding} has no ${letter}`)
    return code
  })
}

const kazakhCodes = [0x8d, 0x8e, 0x9d, 0x9e, 0xa1, 0xa2, 0xa3, 0xa5, 0xaa, 0xaf, 0xb4, 0xba, 0xbc, 0xbd, 0xbe, 0xbf]

const dotted = (day: Day): string => day.split('-').toReversed().join('.')
const magnitude = (amount: Tiyn): Tiyn => (amount < 0n ? -amount : amount)
const sumOf = (lines: readonly StatementLine[], counts: (amount: Tiyn) => boolean): Tiyn =>
  lines.filter(({ amount }) => counts(amount)).reduce((sum, { amount }) => sum + magnitude(amount), 0n)

/** As 1CClientBankExchange of the Kazakh kind, in the encoding of the banks or in UTF-8. */
export function exportOneC(
  statement: SampleStatement,
  { encoding = 'kz-1048' }: { encoding?: 'kz-1048' | 'windows-1251' | 'utf-8' } = {},
): Uint8Array {
  const { account, from, to, opening, closing, lines } = statement
  const text = [
    '1CClientBankExchange',
    'ВерсияФормата=2.0',
    `Кодировка=${encoding === 'utf-8' ? 'UTF-8' : 'Windows'}`,
    `Отправитель=АО «${encoding === 'windows-1251' ? 'Образец банк' : 'Үлгі банк'}»`, // windows-1251 has no Kazakh letters
    `ДатаНачала=${dotted(from)}`,
    `ДатаКонца=${dotted(to)}`,
    `РасчСчет=${account}`,
    'СекцияРасчСчет',
    `ДатаНачала=${dotted(from)}`,
    `ДатаКонца=${dotted(to)}`,
    `РасчСчет=${account}`,
    `НачальныйОстаток=${tengeOf(opening)}`,
    `ВсегоПоступило=${tengeOf(sumOf(lines, (amount) => amount > 0n))}`,
    `ВсегоСписано=${tengeOf(sumOf(lines, (amount) => amount < 0n))}`,
    `КонечныйОстаток=${tengeOf(closing)}`,
    'КонецРасчСчет',
    ...lines.flatMap((line) => documentOf(line, account)),
    'КонецФайла',
    '',
  ].join('\r\n')
  return encoding === 'utf-8' ? new TextEncoder().encode(text) : encodeCyrillic(text, encoding)
}

function documentOf({ day, amount, payer, purpose, bankReference, knp, kbe }: StatementLine, account: string): readonly string[] {
  const [other, own] = amount > 0n ? ['Плательщик', 'Получатель'] : ['Получатель', 'Плательщик']
  return [
    'СекцияДокумент=ПлатежноеПоручение',
    `НомерДокумента=${bankReference ?? ''}`,
    `ДатаДокумента=${dotted(day)}`,
    `ДатаОперации=${dotted(day)}`,
    `${amount > 0n ? 'СуммаПриход' : 'СуммаРасход'}=${tengeOf(magnitude(amount))}`,
    `${other}Наименование=${payer.name ?? ''}`,
    `${other}БИН_ИИН=${payer.identifier ?? ''}`,
    `${other}КБЕ=${kbe ?? ''}`,
    `${other}ИИК=${payer.iban ?? ''}`,
    `${own}ИИК=${account}`,
    `НазначениеПлатежа=${purpose}`,
    `КодНазначенияПлатежа=${knp ?? ''}`,
    'Валюта=KZT',
    'КонецДокумента',
  ]
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const element = (name: string, content: string | undefined): string =>
  content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`

const signed = (amount: Tiyn): string =>
  `<Amt Ccy="KZT">${tengeOf(magnitude(amount))}</Amt><CdtDbtInd>${amount < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`

const balanceXml = (code: string, amount: Tiyn, day: Day): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${signed(amount)}<Dt><Dt>${day}</Dt></Dt></Bal>`

/** As camt.053, in the version of the number (8 by default; before 8 the parties and the status are written differently). */
export function exportCamt(statement: SampleStatement, { version = 8 }: { version?: number } = {}): Uint8Array {
  const { account, statementId, from, to, opening, closing, lines } = statement
  const entry = ({ day, amount, payer, purpose, bankReference, knp }: StatementLine) => {
    const side = amount > 0n ? 'Dbtr' : 'Cdtr'
    const party =
      element('Nm', payer.name && escaped(payer.name)) +
      (payer.identifier === undefined ? '' : `<Id><OrgId><Othr><Id>${payer.identifier}</Id></Othr></OrgId></Id>`)
    const parties =
      element(side, version < 8 ? party : element('Pty', party)) +
      (payer.iban === undefined ? '' : `<${side}Acct><Id><IBAN>${payer.iban}</IBAN></Id></${side}Acct>`)
    return (
      `<Ntry>${signed(amount)}<Sts>${version < 8 ? 'BOOK' : '<Cd>BOOK</Cd>'}</Sts><BookgDt><Dt>${day}</Dt></BookgDt>` +
      `${element('AcctSvcrRef', bankReference && escaped(bankReference))}<NtryDtls><TxDtls>${element('RltdPties', parties)}` +
      `${element('Purp', element('Prtry', knp))}${element('RmtInf', element('Ustrd', escaped(purpose)))}` +
      '</TxDtls></NtryDtls></Ntry>'
    )
  }
  return new TextEncoder().encode(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${String(version).padStart(2, '0')}"><BkToCstmrStmt>`,
      `<GrpHdr><MsgId>SAMPLE</MsgId><CreDtTm>${to}T20:00:00</CreDtTm></GrpHdr><Stmt><Id>${escaped(statementId)}</Id>`,
      `<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`,
      `<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>KZT</Ccy></Acct>`,
      balanceXml('OPBD', opening, from),
      balanceXml('CLBD', closing, to),
      ...lines.map(entry),
      '</Stmt></BkToCstmrStmt></Document>',
      '',
    ].join('\n'),
  )
}

const headings = {
  kk: [
    'Күні',
    'Құжат нөмірі',
    'Түсім',
    'Шығыс',
    'Контрагент атауы',
    'БСН/ЖСН',
    'ЖСК',
    'Төлем мақсаты',
    'ТТК',
    'БеК',
    'Шот',
    'Кезең',
    'Кіріс қалдық',
    'Шығыс қалдық',
  ],
  ru: [
    'Дата операции',
    'Номер документа',
    'Кредит',
    'Дебет',
    'Контрагент',
    'БИН/ИИН',
    'ИИК',
    'Назначение платежа',
    'КНП',
    'КБе',
    'Счёт',
    'Период',
    'Входящий остаток',
    'Исходящий остаток',
  ],
  en: [
    'Date',
    'Document number',
    'Credit',
    'Debit',
    'Counterparty',
    'BIN',
    'IBAN',
    'Purpose',
    'KNP',
    'KBe',
    'Account',
    'Period',
    'Opening balance',
    'Closing balance',
  ],
} as const

const quoted = (cell: string): string => (/["\r\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** As a table, with the headings of a language and the decimal comma, except where the comma parts the columns. */
export function exportCsv(
  statement: SampleStatement,
  {
    locale = 'ru',
    delimiter = ';',
    encoding = 'utf-8',
  }: { locale?: keyof typeof headings; delimiter?: ';' | ',' | '\t'; encoding?: 'utf-8' | 'kz-1048' } = {},
): Uint8Array {
  const money = (amount: Tiyn) => (delimiter === ',' ? tengeOf(amount) : tengeOf(amount).replace('.', ','))
  const names = headings[locale]
  const [account, period, opening, closing] = names.slice(10)
  const rows = [
    [account, statement.account],
    [period, `${dotted(statement.from)} - ${dotted(statement.to)}`],
    [opening, money(statement.opening)],
    names.slice(0, 10),
    ...statement.lines.map(({ day, amount, payer, purpose, bankReference, knp, kbe }) => [
      dotted(day),
      bankReference,
      amount > 0n ? money(amount) : '',
      amount < 0n ? money(-amount) : '',
      payer.name,
      payer.identifier,
      payer.iban,
      purpose,
      knp,
      kbe,
    ]),
    [closing, money(statement.closing)],
  ]
  const text = rows.map((row) => row.map((cell) => quoted(cell ?? '')).join(delimiter)).join('\r\n')
  return encoding === 'utf-8' ? new TextEncoder().encode(`\ufeff${text}\r\n`) : encodeCyrillic(`${text}\r\n`)
}
