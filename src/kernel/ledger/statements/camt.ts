/** Reads ISO 20022 camt.053 (BankToCustomerStatement), in any version from 001.01 on. Pure. */
import { conventions } from '../../../law/conventions.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'
import type { Text } from '../../../law/text.ts'
import { Faults, unreadable } from './faults.ts'
import { entryOf, missingField, otherMessage, severalAccounts, unknownFile, wholeFile, zeroAmount } from './messages.ts'
import { checkCurrency, codeOf, given, isNumbered, parseDay, payerOf, readAccount, readAmount, readDay, tidy } from './read-value.ts'
import { complete, joinStretches, type ParsedStatement, type StatementLine, type Stretch } from './statement.ts'
import { nodes, readXml, text, texts, type Xml } from './xml.ts'

/** What banks export by mistake. */
const otherMessages: Readonly<{ [element: string]: string }> = {
  BkToCstmrAcctRpt: 'camt.052', BkToCstmrDbtCdtNtfctn: 'camt.054', CstmrCdtTrfInitn: 'pain.001', FIToFICstmrCdtTrf: 'pacs.008',
}

/** Reads a file. Throws a `Failure` (invalid) that names entries and mends. */
export function parseCamt(bytes: Uint8Array): ParsedStatement {
  const root = readXml(bytes)
  const [document] = nodes(root, 'Document')
  const [message] = nodes(document, 'BkToCstmrStmt')
  if (message === undefined) {
    const name = Object.keys(Object(document)).find((key) => !key.startsWith('@') && key !== '#text')
    throw unreadable(name === undefined ? unknownFile : otherMessage(otherMessages[name] ?? name))
  }
  const faults = new Faults()
  const statements = nodes(message, 'Stmt')
  const accounts = new Set(statements.map((statement) => accountOf(statement, faults)).filter((iban) => iban !== undefined))
  if (accounts.size > 1) faults.add(severalAccounts([...accounts]), wholeFile)
  const ids = statements.flatMap((statement) => text(statement, 'Id') ?? [])
  const entries = statements.flatMap((statement) => nodes(statement, 'Ntry'))
  const lines = entries.filter(isBooked).flatMap((entry, index) => movementsOf(entry, faults, entryOf(index + 1)))
  const balances = joinStretches(statements.map((statement) => stretchOf(statement, faults)), faults)
  const statementId = ids.length > 1 ? `${ids[0]} – ${ids.at(-1)}` : ids[0]
  return complete({ format: 'camt.053', account: [...accounts][0], statementId, ...balances, lines, faults, place: wholeFile })
}

function accountOf(statement: Xml, faults: Faults): string | undefined {
  checkCurrency(text(statement, 'Acct/Ccy') ?? '', faults, wholeFile)
  const iban = text(statement, 'Acct/Id/IBAN') ?? text(statement, 'Acct/Id/Othr/Id')
  if (iban !== undefined) return readAccount(iban, faults, wholeFile)
  faults.add(missingField(['Acct/Id/IBAN']), wholeFile)
  return undefined
}

/** What is only pending or for information is not money yet. Before version 8 the status is plain text. */
const isBooked = (entry: Xml): boolean => ['BOOK', undefined].includes(text(entry, 'Sts/Cd') ?? text(entry, 'Sts'))

function stretchOf(statement: Xml, faults: Faults): Stretch {
  const opening = balanceOf(statement, ['OPBD', 'PRCD'], faults)
  const closing = balanceOf(statement, ['CLBD'], faults)
  return {
    from: parseDay(text(statement, 'FrToDt/FrDtTm') ?? text(statement, 'FrToDt/FrDt') ?? '') ?? opening?.day,
    to: parseDay(text(statement, 'FrToDt/ToDtTm') ?? text(statement, 'FrToDt/ToDt') ?? '') ?? closing?.day,
    opening: opening?.amount, closing: closing?.amount, place: wholeFile,
  }
}

function balanceOf(
  statement: Xml,
  codes: readonly string[],
  faults: Faults,
): { readonly amount: Tiyn | undefined; readonly day: Day | undefined } | undefined {
  const balances = nodes(statement, 'Bal')
  const found = codes
    .map((code) => balances.find((balance) => text(balance, 'Tp/CdOrPrtry/Cd') === code))
    .find((balance) => balance !== undefined)
  if (found === undefined) return undefined
  return { amount: signedAmount(found, faults, wholeFile), day: parseDay(text(found, 'Dt/Dt') ?? text(found, 'Dt/DtTm') ?? '') }
}

/** `Amt` with the sign of `CdtDbtInd`, which tells the booking itself, for a reversal too. */
function signedAmount(node: Xml, faults: Faults, place: Text, indicator = text(node, 'CdtDbtInd')): Tiyn | undefined {
  const stated = text(node, 'Amt')
  checkCurrency(text(node, 'Amt/@Ccy') ?? '', faults, place)
  if (indicator !== 'CRDT' && indicator !== 'DBIT') faults.add(missingField(['CdtDbtInd']), place)
  if (stated === undefined) faults.add(missingField(['Amt']), place)
  const amount = stated === undefined ? undefined : readAmount(stated.replace(/(\.\d\d)0+$/, '$1'), faults, place)
  return amount === undefined ? undefined : indicator === 'DBIT' ? -amount : amount
}

/** The payments of an entry: one, or those of a batch when their amounts come to the entry's. */
function movementsOf(entry: Xml, faults: Faults, place: Text): readonly StatementLine[] {
  const amount = signedAmount(entry, faults, place)
  const booked = text(entry, 'BookgDt/Dt') ?? text(entry, 'BookgDt/DtTm') ?? text(entry, 'ValDt/Dt') ?? text(entry, 'ValDt/DtTm')
  if (booked === undefined) faults.add(missingField(['BookgDt']), place)
  if (amount === 0n) faults.add(zeroAmount, place)
  const day = booked === undefined ? undefined : readDay(booked, faults, place)
  if (amount === undefined || amount === 0n || day === undefined) return []
  const details = nodes(entry, 'NtryDtls/TxDtls')
  const parts = details.length > 1 ? details.map((detail) => partOf(detail, amount)) : []
  const whole =
    parts.length > 0 &&
    parts.every((part) => part !== undefined && part !== 0n) &&
    parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) === amount
  if (whole) return details.map((detail, index) => movement(entry, [detail], day, parts[index] ?? 0n))
  return [movement(entry, details, day, amount)]
}

/** The amount of one payment of a batch, with the sign of its own indicator or of the entry's. */
function partOf(detail: Xml, entry: Tiyn): Tiyn | undefined {
  const amount = text(detail, 'Amt') ?? text(detail, 'AmtDtls/TxAmt/Amt')
  const unsigned = amount === undefined ? undefined : readAmount(amount, new Faults(), wholeFile)
  const indicator = text(detail, 'CdtDbtInd') ?? (entry < 0n ? 'DBIT' : 'CRDT')
  return unsigned === undefined ? undefined : indicator === 'DBIT' ? -unsigned : unsigned
}

function movement(entry: Xml, details: readonly Xml[], day: Day, amount: Tiyn): StatementLine {
  const [detail] = details
  // In a reversal the parties stay as they were in the payment that is reversed.
  const reversal = (text(entry, 'RvslInd') ?? '') === 'true'
  const side = amount > 0n !== reversal ? 'Dbtr' : 'Cdtr'
  const parties = details.length > 1 ? undefined : nodes(detail, 'RltdPties')[0]
  const [party] = [...nodes(parties, `${side}/Pty`), ...nodes(parties, side)] // version 8 puts the party one level deeper
  const ids = [...texts(party, 'Id/OrgId/Othr/Id'), ...texts(party, 'Id/PrvtId/Othr/Id')]
  const reference = [detail, entry]
    .flatMap((node) => [
      text(node, 'Refs/AcctSvcrRef'),
      text(node, 'AcctSvcrRef'),
      text(node, 'Refs/TxId'),
      text(node, 'Refs/EndToEndId'),
      text(node, 'NtryRef'),
    ])
    .find((value) => value !== undefined && value !== 'NOTPROVIDED')
  return {
    day,
    amount,
    payer: payerOf({
      name: text(party, 'Nm'),
      identifier: ids.find((id) => isNumbered(id) !== undefined),
      iban: accountNumber(text(parties, `${side}Acct/Id/IBAN`) ?? text(parties, `${side}Acct/Id/Othr/Id`)),
    }),
    purpose: purposeOf(entry, details),
    ...given({ bankReference: tidy(reference), knp: codeOf(text(detail, 'Purp/Prtry') ?? text(detail, 'Purp/Cd'), 3) }),
  }
}

const accountNumber = (iban: string | undefined): string | undefined =>
  iban !== undefined && conventions().accounts.explain(iban) === undefined ? iban : undefined

/** What the payer wrote, the reference in its own element too; else what the bank says. */
function purposeOf(entry: Xml, details: readonly Xml[]): string {
  const written = details.flatMap((detail) => [
    ...texts(detail, 'RmtInf/Ustrd'), ...texts(detail, 'RmtInf/Strd/CdtrRefInf/Ref'), ...texts(detail, 'RmtInf/Strd/AddtlRmtInf'),
  ])
  const said = written.length > 0 ? written : details.flatMap((detail) => texts(detail, 'AddtlTxInf'))
  return tidy((said.length > 0 ? said : texts(entry, 'AddtlNtryInf')).join(' '))
}
