/** Writes ISO 20022 pain.001.001.09 (CustomerCreditTransferInitiation): the file by which a bank is asked to pay. Pure. */
import { XMLBuilder } from 'fast-xml-parser'
import { conventions, numberFault } from '../../law/conventions.ts'
import { type Tiyn, withSmallerUnits } from '../../law/money.ts'
import type { Day, Instant } from '../../law/time.ts'

/** One payment of the file. */
export interface Transfer {
  /** Comes back with the line of the statement. */
  readonly reference: string
  readonly name: string
  /** Of an organisation or a person. */
  readonly number: string
  readonly iban: string
  readonly amount: Tiyn
  readonly purpose: string
}

export interface TransferFile {
  /** Names the file at the bank: at most 35 characters. */
  readonly message: string
  readonly made: Instant
  readonly day: Day
  readonly payer: { readonly name: string; readonly number?: string; readonly iban: string; readonly bic?: string }
  readonly transfers: readonly Transfer[]
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: false })

/** A text without the characters that no XML 1.0 document may hold (production 2, Char), not even as a reference. */
export const writable = (text: string): string => text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')

/** What the schema allows a text to be long: Max35Text, Max140Text. */
const cut = (text: string, most: number): string => [...writable(text).replaceAll(/\s+/g, ' ').trim()].slice(0, most).join('').trim()

/**
 * The file as text. The order of elements is that of the schema, which is a sequence; amounts have a point and all decimals of the currency. A
 * number that may be of either is taken for that of an organisation.
 */
export function pain001({ message, made, day, payer, transfers }: TransferFile): string {
  const { currency: { code }, accounts } = conventions()
  const account = (number: string) => (accounts.standard === 'IBAN' ? { IBAN: number } : { Othr: { Id: number } })
  const totals = { NbOfTxs: String(transfers.length), CtrlSum: withSmallerUnits(transfers.reduce((sum, { amount }) => sum + amount, 0n)) }
  const party = (name: string, number: string | undefined) =>
    ({ Nm: cut(name, 140), ...(number !== undefined && { Id: { [numberFault('organisation', number) ? 'PrvtId' : 'OrgId']: { Othr: { Id: number } } } }) })
  const agent = (bic: string | undefined) => ({ FinInstnId: bic === undefined ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: bic } })
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: message, CreDtTm: made, ...totals, InitgPty: party(payer.name, payer.number) },
        PmtInf: {
          PmtInfId: message, PmtMtd: 'TRF', ...totals, ReqdExctnDt: { Dt: day }, Dbtr: party(payer.name, payer.number),
          DbtrAcct: { Id: account(payer.iban), Ccy: code }, DbtrAgt: agent(payer.bic),
          CdtTrfTxInf: transfers.map(({ reference, name, number, iban, amount, purpose }) => ({
            PmtId: { EndToEndId: reference }, Amt: { InstdAmt: { '@Ccy': code, '#text': withSmallerUnits(amount) } },
            Cdtr: party(name, number), CdtrAcct: { Id: account(iban) },
            RmtInf: { Ustrd: `${reference} ${cut(purpose, 139 - reference.length)}` },
          })),
        },
      },
    },
  })
}
