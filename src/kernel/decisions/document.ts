/** The paper of a decision: a certificate or a letter as PDF/A-3a in three languages, with its proof attached. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import { type Citation, printCitation } from '../../law/citation.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { paths, verifyAddress } from './addresses.ts'
import { attached } from './document-names.ts'
import { printDay, printUntil, printValidity } from './printed-dates.ts'
import { type DecisionRecord, recordText } from './record.ts'
import { words } from './words.ts'

/** The longest address that a QR code of 42 mm carries legibly for a phone: version 30-L, modules of 0.29 mm. */
const longestQr = 1732

/** What a paper is made of. */
export interface Paper {
  readonly record: DecisionRecord
  readonly url: string
  readonly credential?: string
  /** The proof bundle as JSON text. */
  readonly bundle?: string
}

const sheets = fileURLToPath(new URL('./sheets/', import.meta.url))

let compiler: NodeCompiler | undefined

/** One compiler for the process: it keeps the fonts and the parsed sheets. */
function openCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url)
  const font = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/onest/${file}.ttf`))
  const fontBlobs = ['400Regular/Onest_400Regular', '500Medium/Onest_500Medium', '600SemiBold/Onest_600SemiBold', '700Bold/Onest_700Bold'].map(font)
  return NodeCompiler.create({ workspace: sheets, fontArgs: [{ fontBlobs }] })
}

/**
 * Sets the paper, not yet sealed. A grant with a credential is a certificate, the state language first; any other decision
 * is a letter, the reader's language first.
 */
export function setPaper(paper: Paper, locale: Locale): Uint8Array {
  compiler ??= openCompiler()
  const certificate = isCertificate(paper.record)
  const order = certificate ? locales : [locale, ...locales.filter((one) => one !== locale)]
  const { year, month, day } = Temporal.PlainDate.from(paper.record.decidedOn)
  const address = qrAddress(paper)
  const data = {
    number: paper.record.number,
    author: paper.record.institutionName[order[0]!],
    date: { year, month, day },
    address,
    shortAddress: shortAddress(paper),
    qr: qrSvg(address),
    attachments: attachments(paper, order[0]!),
    pages: order.map((one) => page(paper, certificate, one)),
  }
  try {
    return compiler.pdf({ mainFilePath: `${sheets}${certificate ? 'certificate' : 'letter'}.typ`, inputs: { data: JSON.stringify(data) } }, { pdfStandard: 'a-3a' })
  } finally {
    compiler.evictCache(10)
  }
}

export const isCertificate = ({ effect, credentialType }: DecisionRecord): boolean => effect === 'grant' && credentialType !== undefined

const shortAddress = ({ url, record }: Paper): string => `${url}${paths.decision(record.number)}`

/** The credential itself, if it fits a legible code; else the page of the decision. */
function qrAddress(paper: Paper): string {
  const whole = paper.credential === undefined ? undefined : verifyAddress(paper.url, paper.credential)
  return whole !== undefined && whole.length <= longestQr ? whole : shortAddress(paper)
}

/** The code as one path, dark on transparent; level L for the credential, whose damage shows in its seal anyway. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: text.length > 200 ? 'L' : 'M' })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column
      while (column < modules.size && modules.get(row, column) !== 0) column++
      if (column > start) runs.push(`M${start + 4} ${row + 4}h${column - start}v1h-${column - start}z`)
    }
  }
  const side = modules.size + 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#0b2a3c" d="${runs.join('')}"/></svg>`
}

function attachments({ record, credential, bundle }: Paper, locale: Locale) {
  const file = (name: string, text: string, type: string, description: Text, relationship: string) =>
    ({ name, text, type, description: description[locale], relationship })
  return [
    file(attached.record, recordText(record), 'application/json', words.recordFile, 'source'),
    ...(credential === undefined ? [] : [file(attached.credential, credential, 'application/vc+jwt', words.credentialFile, 'supplement')]),
    ...(bundle === undefined ? [] : [file(attached.bundle, bundle, 'application/json', words.bundleFile, 'supplement')]),
  ]
}

const cited = (basis: Citation | undefined, locale: Locale): string | null =>
  basis === undefined || basis.confidence === 'unset' ? null : printCitation(basis)[locale]

function page(paper: Paper, certificate: boolean, locale: Locale) {
  const { record } = paper
  const { organisation, person } = record.holder
  const { appeal } = record
  const address = qrAddress(paper)
  return {
    locale,
    institution: record.institutionName[locale],
    title: record.title[locale],
    words: record.words[locale],
    date: printDay(record.decidedOn)[locale],
    issuedTo: (organisation ? words.issuedToOrganisation : words.issuedToPerson)[locale],
    holder: organisation?.name ?? person?.name ?? '',
    identifier: organisation ? words.bin(organisation.bin)[locale] : null,
    rows: rows(record, certificate, locale),
    groundsTitle: words.grounds[locale],
    grounds: record.grounds.map(({ text, basis }) => ({ text: text[locale], basis: cited(basis, locale) })),
    reasonsTitle: words.reasons[locale],
    reasons: record.reasons ?? null,
    appealTitle: words.appeal[locale],
    appeal: appeal ? words.appealTerm(printUntil(appeal.until), appeal.to)[locale] : null,
    appealBasis: cited(appeal?.basis, locale),
    officer: record.decidedBy.name,
    office: record.decidedBy.office[locale],
    sealed: `${record.signature ? words.signed[locale] : ''}${words.sealed[locale]}`,
    qrAlt: words.qrAlt(shortAddress(paper))[locale],
    qrCaption: (address === shortAddress(paper) ? words.addressInQr : words.credentialInQr)[locale],
  }
}

function rows(record: DecisionRecord, certificate: boolean, locale: Locale) {
  const row = (label: Text, value: string) => ({ label: label[locale], value })
  const basis = cited(record.basis, locale)
  return [
    ...record.disclosed.map(({ label, value }) => row(label, value[locale])),
    ...(certificate ? [row(words.decidedOn, printDay(record.decidedOn)[locale])] : []),
    ...(certificate || record.effect === 'grant' ? [row(words.validity, printValidity(record.validFrom, record.validUntil)[locale])] : []),
    ...(basis === null ? [] : [row(words.basis, basis)]),
  ]
}
