/**
 * Reads 1CClientBankExchange: the text that 1C and the banks exchange (v8.1c.ru, versions 1.02 and 1.03), and its Kazakh
 * kind (version 2.0), which has ИИК for the account, БИН_ИИН for the number of the person, КБЕ and КНП. Pure.
 */
import type { Text } from '../../../law/text.ts'
import { decode, decodeAs } from './decode.ts'
import { Faults } from './faults.ts'
import { bothDirections, cutOff, lineOf, missingField, noDirection, severalAccounts, strayLine, turnoverDiffers, wholeFile, zeroAmount } from './messages.ts'
import { checkCurrency, codeOf, given, payerOf, readAccount, readAmount, readDay, tidy } from './read-value.ts'
import { complete, joinStretches, type ParsedStatement, type StatementLine, type Stretch } from './statement.ts'

/** A section: its fields by name in small letters, since banks write names in either case. */
interface Section {
  readonly kind: 'file' | 'account' | 'document'
  readonly line: number
  readonly fields: Map<string, string>
}

const mark = '1cclientbankexchange'

/** Tells whether a text begins as the format demands. */
export const isOneC = (text: string): boolean => text.trimStart().slice(0, mark.length).toLowerCase() === mark

/** Reads a file. Throws a `Failure` (invalid) that names lines and mends. */
export function parseOneC(bytes: Uint8Array): ParsedStatement {
  const faults = new Faults()
  const { sections, ended } = sectionsOf(textOf(bytes), faults)
  const header = sections.find(({ kind }) => kind === 'file')
  const accounts = sections.filter(({ kind }) => kind === 'account')
  const documents = sections.filter(({ kind }) => kind === 'document')
  faults.throwAny()

  const named = accounts.length > 0 ? accounts : header === undefined ? [] : [header]
  const ibans = new Set(named.map((section) => accountOf(section, faults)).filter((iban) => iban !== undefined))
  const [account] = ibans
  if (ibans.size > 1) faults.add(severalAccounts([...ibans]), wholeFile)
  faults.throwAny()
  if (account === undefined) throw faults.empty()

  const lines = documents.flatMap((document) => movementOf(document, account, faults) ?? [])
  const stretches = named.map((section) => stretchOf(section, faults))
  const balances = joinStretches(stretches, faults)
  if (!faults.any) checkTurnover(accounts, lines, faults)
  // The end mark proves that the file is whole; where a bank leaves it out, the balances must.
  if (!ended && (balances.opening === undefined || balances.closing === undefined)) faults.add(cutOff, wholeFile)
  return complete({ format: '1c', account, ...balances, lines, faults, place: wholeFile })
}

/** The header says in which encoding the rest is; DOS is the code page 866. */
function textOf(bytes: Uint8Array): string {
  const text = decode(bytes)
  return /^\s*Кодировка\s*=\s*DOS/im.test(decodeAs(bytes.subarray(0, 1000), 'ibm866')) ? decodeAs(bytes, 'ibm866') : text
}

const begins = { секциярасчсчет: 'account', секциядокумент: 'document' } as const
const ends = { конецрасчсчет: 'account', конецдокумента: 'document' } as const
const has = <T extends object>(table: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(table, name)

function sectionsOf(text: string, faults: Faults): { readonly sections: readonly Section[]; readonly ended: boolean } {
  const header: Section = { kind: 'file', line: 1, fields: new Map() }
  const sections: Section[] = [header]
  let open = header
  let last = ''
  let ended = false
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    const place = lineOf(index + 1)
    const sign = line.indexOf('=')
    const name = (sign < 0 ? line : line.slice(0, sign)).trim().toLowerCase()
    if (line === '' || name === mark || ended) continue
    if (has(begins, name)) {
      if (open !== header) faults.add(cutOff, lineOf(open.line))
      open = { kind: begins[name], line: index + 1, fields: new Map() }
      sections.push(open)
    } else if (has(ends, name)) {
      if (open.kind === ends[name]) open = header
      else faults.add(strayLine(line), place)
    } else if (name === 'конецфайла') {
      if (open !== header) faults.add(cutOff, lineOf(open.line))
      open = header
      ended = true
    } else if (sign > 0 && /^[\p{L}\d_]+$/u.test(name)) {
      open.fields.set(name, line.slice(sign + 1).trim())
      last = name
    } else if (open.kind === 'document' && last.startsWith('назначениеплатежа')) {
      open.fields.set(last, `${open.fields.get(last)} ${line}`) // some banks break a long purpose
    } else faults.add(strayLine(line.slice(0, 60)), place)
  }
  if (open !== header) faults.add(cutOff, lineOf(open.line))
  return { sections, ended }
}

/** The first field that has a value, by any of its names. */
const field = ({ fields }: Section, ...names: readonly string[]): string | undefined =>
  names.map((name) => fields.get(name.toLowerCase())).find((value) => value !== undefined && value !== '')

function accountOf(section: Section, faults: Faults): string | undefined {
  const text = field(section, 'РасчСчет', 'ИИК')
  if (text === undefined) {
    faults.add(missingField(['РасчСчет']), lineOf(section.line))
    return undefined
  }
  return readAccount(text, faults, lineOf(section.line))
}

function stretchOf(section: Section, faults: Faults): Stretch {
  const place = lineOf(section.line)
  const day = (name: string) => ((text) => (text === undefined ? undefined : readDay(text, faults, place)))(field(section, name))
  const amount = (name: string) =>
    ((text) => (text === undefined ? undefined : readAmount(text, faults, place)))(field(section, name))
  return {
    from: day('ДатаНачала'),
    to: day('ДатаКонца'),
    opening: amount('НачальныйОстаток'),
    closing: amount('КонечныйОстаток'),
    place,
  }
}

/** What came in less what went out must be what the lines come to; a reversal may be stated on either side. */
function checkTurnover(accounts: readonly Section[], lines: readonly StatementLine[], faults: Faults): void {
  const stated = (name: string) => accounts.map((section) => field(section, name))
    .map((text, index) => (text === undefined ? undefined : readAmount(text, faults, lineOf(accounts[index]?.line ?? 1))))
  const sides = [...stated('ВсегоПоступило'), ...stated('ВсегоСписано').map((amount) => amount && -amount)].filter(
    (amount) => amount !== undefined,
  )
  if (accounts.length === 0 || sides.length < accounts.length * 2) return
  const turnover = sides.reduce((sum, amount) => sum + amount, 0n)
  const came = lines.reduce((sum, { amount }) => sum + amount, 0n)
  if (turnover !== came) faults.add(turnoverDiffers('ВсегоПоступило − ВсегоСписано', came, turnover), wholeFile)
}

function movementOf(document: Section, account: string, faults: Faults): StatementLine | undefined {
  const place = lineOf(document.line)
  checkCurrency(field(document, 'Валюта') ?? '', faults, place)
  const incoming = isIncoming(document, account, faults, place)
  if (incoming === undefined) return undefined
  const names = incoming ? ['СуммаПриход', 'Сумма'] : ['СуммаРасход', 'Сумма']
  const amountText = field(document, ...names)
  const dayText = field(document, incoming ? 'ДатаПоступило' : 'ДатаСписано', 'ДатаОперации', 'Дата', 'ДатаДокумента')
  if (amountText === undefined) faults.add(missingField(names), place)
  if (dayText === undefined) faults.add(missingField(['ДатаОперации', 'Дата']), place)
  if (amountText === undefined || dayText === undefined) return undefined
  const amount = readAmount(amountText, faults, place)
  const day = readDay(dayText, faults, place)
  if (amount === 0n) faults.add(zeroAmount, place)
  if (amount === undefined || day === undefined) return undefined
  const other = incoming ? 'Плательщик' : 'Получатель'
  const of = (...names: readonly string[]) => field(document, ...names.map((name) => other + name))
  return {
    day,
    amount: incoming ? amount : -amount,
    payer: payerOf({
      name: of('Наименование', '1', ''),
      identifier: of('БИН_ИИН', 'БИНИИН', 'БИН', 'ИИН', 'ИНН'),
      iban: of('ИИК', 'Счет', 'РасчСчет'),
    }),
    purpose: purposeOf(document),
    ...given({
      bankReference: tidy(field(document, 'Номер', 'НомерДокумента')),
      knp: codeOf(field(document, 'КодНазПлатежа', 'КодНазначенияПлатежа', 'КНП'), 3),
      kbe: codeOf(of('КБЕ'), 2),
    }),
  }
}

/** Whether money came in: by the amounts, else by whose account is ours, else by which of the bank's days is filled in. */
function isIncoming(document: Section, account: string, faults: Faults, place: Text): boolean | undefined {
  const stated = (name: string) => !/^[0.,\s]*$/.test(field(document, name) ?? '')
  const [came, went] = [stated('СуммаПриход'), stated('СуммаРасход')]
  if (came && went) faults.add(bothDirections, place)
  if (came || went) return came
  const ours = (side: string) =>
    [`${side}ИИК`, `${side}Счет`, `${side}РасчСчет`].some(
      (name) => field(document, name)?.replaceAll(' ', '').toUpperCase() === account,
    )
  const [payee, payer] = [ours('Получатель'), ours('Плательщик')]
  if (payee !== payer) return payee
  const [received, written] = [field(document, 'ДатаПоступило'), field(document, 'ДатаСписано')]
  if ((received === undefined) !== (written === undefined)) return received !== undefined
  faults.add(payee ? bothDirections : noDirection(account), place)
  return undefined
}

/** The purpose in one field, or in numbered ones. */
const purposeOf = (document: Section): string =>
  tidy(
    field(document, 'НазначениеПлатежа') ??
      [1, 2, 3, 4, 5, 6].map((number) => field(document, `НазначениеПлатежа${number}`) ?? '').join(' '),
  )
