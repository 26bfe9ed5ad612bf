/** The paper of a decision: a certificate or a letter as PDF/A-3a in three languages, with its proof attached. */
import { PDF, PdfDict, PdfString } from '@libpdf/core'
import { type Citation, printCitation } from '../../law/citation.ts'
import { inFirstLanguage, type Locale, locales, type Text } from '../../law/text.ts'
import { qrSvg, typeset } from '../papers/index.ts'
import { paths, verifyAddress } from './addresses.ts'
import { attached } from './evidence.ts'
import { printDay, printValidity } from './printed-dates.ts'
import { everyName, organisationName } from '../../law/official-names.ts'
import { type DecisionRecord, type DisclosedFact, holderNumber, recordText } from './record.ts'
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
  /** Whether the portal shows sample data: then the paper says so, in each language. */
  readonly sample: boolean
  /** It is the paper of a draft that is tried: it says so in each language, names nobody, leads to no decision and is not sealed. */
  readonly trial?: true
}

/**
 * Sets the paper, not yet sealed. A grant with a credential is a certificate, the state language first; any other decision
 * is a letter, first in the language in which it was applied for, or where nobody said, in the reader's.
 */
export async function setPaper(paper: Paper, locale: Locale): Promise<PDF> {
  const certificate = isCertificate(paper.record)
  const first = locales.find((one) => one === paper.record.language) ?? locale
  const order = certificate ? locales : [first, ...locales.filter((one) => one !== first)]
  const { year, month, day } = Temporal.PlainDate.from(paper.record.decidedOn)
  const address = qrAddress(paper)
  const data = {
    number: paper.record.number,
    author: paper.record.institutionName[order[0]!],
    date: { year, month, day },
    shortAddress: shortAddress(paper),
    qr: qrSvg(address),
    attachments: attachments(paper, order[0]!),
    pages: order.map((one) => page(paper, certificate, one)),
  }
  const document = await PDF.load(typeset(certificate ? 'certificate' : 'letter', data))
  leadTo(document, address)
  return document
}

/**
 * Lets every link lead to an address. typst gives a link no words of its own: it lets a reader of a screen read out where the
 * link leads, here a whole credential. So the sheets link to the words, which are kept, and the address is put in their place.
 */
function leadTo(document: PDF, address: string): void {
  const resolve = document.getObject.bind(document)
  for (const { dict } of document.getPages()) {
    for (const annotation of dict.getArray('Annots', resolve) ?? []) {
      const link = annotation.type === 'ref' ? resolve(annotation) : annotation
      if (link instanceof PdfDict) link.getDict('A', resolve)?.set('URI', PdfString.fromString(address))
    }
  }
}

const isCertificate = ({ effect, credentialType }: DecisionRecord): boolean =>
  effect === 'grant' && credentialType !== undefined

const shortAddress = ({ url, record, trial }: Paper): string => (trial ? url : `${url}${paths.decision(record.number)}`)

/** The credential itself, if it fits a legible code; else the page of the decision. */
function qrAddress(paper: Paper): string {
  const whole = paper.credential === undefined ? undefined : verifyAddress(paper.url, paper.credential)
  return whole !== undefined && whole.length <= longestQr ? whole : shortAddress(paper)
}

function attachments({ record, credential, bundle, trial }: Paper, locale: Locale) {
  if (trial) return []
  const file = (name: string, text: string, type: string, description: Text, relationship: string) =>
    ({ name, text, type, description: description[locale], relationship })
  return [
    file(attached.record, recordText(record), 'application/json', words.recordFile, 'source'),
    ...(credential === undefined
      ? [] : [file(attached.credential, credential, 'application/vc+jwt', words.credentialFile, 'supplement')]),
    ...(bundle === undefined ? [] : [file(attached.bundle, bundle, 'application/json', words.bundleFile, 'supplement')]),
  ]
}

const cited = (basis: Citation | undefined, locale: Locale): string | null =>
  basis === undefined || basis.confidence === 'unset' ? null : printCitation(basis)[locale]

function page(paper: Paper, certificate: boolean, locale: Locale) {
  const { record } = paper
  const { organisation, person, body } = record.holder
  const number = holderNumber(record.holder)
  const { appeal } = record
  const address = qrAddress(paper)
  return {
    locale,
    sample: paper.trial ? words.trial[locale] : paper.sample ? words.sample[locale] : null,
    institution: record.institutionName[locale],
    title: record.title[locale],
    words: record.words[locale],
    date: printDay(record.decidedOn)[locale],
    issuedTo: (organisation || body ? words.issuedToOrganisation : words.issuedToPerson)[locale],
    holder: paper.trial ? words.trialHolder[locale] : (organisation && organisationName(organisation, locale)) ?? body?.name[locale] ?? (person ? person.name ?? '' : words.unnamed[locale]),
    identifier: number === undefined ? null : words.identifier(number)[locale],
    rows: rows(record, certificate, locale),
    groundsTitle: words.grounds[locale],
    grounds: record.grounds.map(({ text, basis, measured }) => ({ text: text[locale], measured: measured?.[locale] ?? null, basis: cited(basis, locale) })),
    reasonsTitle: words.reasons[locale],
    reasons: record.reasons ?? null,
    appealTitle: words.appeal[locale],
    appeal: appeal ? words.appealTerm(printDay(appeal.until), appeal.to)[locale] : null,
    appealBasis: cited(appeal?.basis, locale),
    officer: paper.trial ? words.trialOfficer[locale] : record.decidedBy.name,
    office: record.decidedBy.office[locale],
    sealed: paper.trial ? words.trialSealed[locale] : `${record.signature ? words.signed[locale] : ''}${words.sealed[locale]}`,
    link: paper.trial ? shortAddress(paper) : words.verifyLink(shortAddress(paper))[locale],
    qrAlt: words.qrAlt[locale],
    qrCaption: (paper.trial ? words.trialQr : address === shortAddress(paper) ? words.addressInQr : words.credentialInQr)[locale],
  }
}

/**
 * A certificate is one page a language: it prints the first five short facts that it states, but for those that name its
 * holder again; all of them are in the attached record.
 */
function stated({ disclosed, holder: { organisation } }: DecisionRecord): readonly DisclosedFact[] {
  const claimed = disclosed.some((fact) => fact.claimed) ? disclosed.filter((fact) => fact.claimed) : disclosed
  const number = organisation && holderNumber({ organisation })
  const namesHolder = ({ value }: DisclosedFact): boolean => {
    const said = inFirstLanguage(value)
    return (organisation && everyName(organisation).includes(said)) || said.replaceAll(/\s/g, '') === number
  }
  return claimed.filter((fact) => !namesHolder(fact) && locales.every((locale) => fact.value[locale].length <= 90)).slice(0, 5)
}

function rows(record: DecisionRecord, certificate: boolean, locale: Locale) {
  const row = (label: Text, value: string) => ({ label: label[locale], value })
  const basis = cited(record.basis, locale)
  return [
    ...(certificate ? stated(record) : record.disclosed).map(({ label, value }) => row(label, value[locale])),
    ...(certificate ? [row(words.decidedOn, printDay(record.decidedOn)[locale])] : []),
    ...(record.effect === 'grant' ? [row(words.validity, printValidity(record.validFrom, record.validUntil)[locale])] : []),
    ...(basis === null ? [] : [row(words.basis, basis)]),
  ]
}
