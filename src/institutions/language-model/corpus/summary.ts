/**
 * The public summary of the content used for training, in the form of the European Commission's template for Article 53(1)(d) of Regulation
 * (EU) 2024/1689 (24 July 2025; C(2025) 8311): general information, list of data sources, aspects of data processing. Pure.
 *
 * Everything is taken from the manifest of the corpus; what a corpus cannot know is said to be unknown, not left out.
 */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { same, type Text } from '../../../law/text.ts'
import { nameOfLanguage } from './language-names.ts'
import type { Corpus } from './corpus.ts'
import type { Manifest } from './contract.ts'
import { summaryWords as words } from './summary-words.ts'

export interface SummaryField { readonly number: string; readonly title: Text; readonly value: Text | readonly Text[] }
export interface SummaryPart { readonly number: string; readonly title: Text; readonly fields: readonly SummaryField[] }

export interface SummaryInput {
  readonly corpus: Pick<Corpus, 'title' | 'finishedAt' | 'hash'> & { readonly manifest: Manifest }
  /** Titles of sources on the thread, by their ids; the others are called as in the manifest. */
  readonly titles: ReadonlyMap<string, Text>
  readonly provider: { readonly name: Text; readonly email: string }
  /** Models that were made from the corpus. */
  readonly models: readonly Text[]
}

/** Tokens of a word of Kazakh, about, in a vocabulary of 32 k made for it; the template asks for a range only. */
const tokensPerWord = 1.7

export function trainingSummary({ corpus: { title, finishedAt, hash, manifest }, titles, provider, models }: SummaryInput): readonly SummaryPart[] {
  const { total, sources } = manifest
  const [shown, others] = [sources.filter((one) => one.shown !== false), sources.filter((one) => one.shown === false)]
  const translated = manifest.machineTranslation
  return [
    {
      number: '1', title: words.general, fields: [
        { number: '1.1', title: words.provider, value: inEveryLanguage((locale) => `${provider.name[locale]}, ${provider.email}`) },
        { number: '1.1', title: words.representative, value: words.none },
        { number: '1.2', title: words.model, value: models.length > 0 ? models : words.noModel },
        { number: '1.2', title: words.corpus, value: same(`${title} (SHA-256 ${hash ?? ''})`) },
        { number: '1.3', title: words.modality, value: words.text },
        { number: '1.3', title: words.size, value: sizeOf(manifest) },
        { number: '1.3', title: words.types, value: words.typesOf },
        { number: '1.3', title: words.latest, value: same((finishedAt ?? '').slice(0, 7)) },
        { number: '1.3', title: words.languages, value: Object.entries(manifest.texts).map(([language, { bytes }]) => inEveryLanguage((locale) => `${nameOfLanguage(language)[locale]}: ${shareOf(bytes, total.kept.bytes, locale)}`)) },
      ],
    },
    {
      number: '2', title: words.sources, fields: [
        { number: '2.1', title: words.publicDatasets, value: shown.length > 0 ? shown.map((source) => describe(source, manifest, titles)) : words.none },
        { number: '2.1', title: words.licences, value: manifest.licences.map(({ licence, kept }) => inEveryLanguage((locale) => `${licence}: ${shareOf(kept.bytes, total.kept.bytes, locale)}`)) },
        { number: '2.2', title: words.privateDatasets, value: others.length > 0 ? others.map((source) => describe(source, manifest, titles)) : words.none },
        { number: '2.3', title: words.crawled, value: words.notCrawled },
        { number: '2.3', title: words.domains, value: manifest.domains.length > 0 ? manifest.domains.map(({ domain, bytes }) => inEveryLanguage((locale) => `${domain}: ${formatNumber(bytes, locale)} ${words.bytes[locale]}`)) : words.noDomains },
        { number: '2.4', title: words.userData, value: words.noUserData },
        { number: '2.5', title: words.synthetic, value: translated ? words.translated : words.notTranslated },
        { number: '2.6', title: words.others, value: words.none },
      ],
    },
    {
      number: '3', title: words.processing, fields: [
        { number: '3.1', title: words.reservations, value: inEveryLanguage((locale) => words.reservationsSaid(formatNumber(manifest.optOut.entries, locale), formatNumber(countOf(manifest, 'opt-out'), locale), locale)) },
        { number: '3.1', title: words.copyright, value: manifest.strict ? words.strictSaid : words.looseSaid },
        { number: '3.2', title: words.illegal, value: inEveryLanguage((locale) => words.illegalSaid(formatNumber(countOf(manifest, 'obscenity'), locale), locale)) },
        { number: '3.3', title: words.personal, value: inEveryLanguage((locale) => words.personalSaid(formatNumber(maskedIn(manifest), locale), locale)) },
        { number: '3.3', title: words.benchmarks, value: inEveryLanguage((locale) => words.benchmarksSaid(formatNumber(manifest.decontamination.benchmarks.length, locale), formatNumber(countOf(manifest, 'benchmark'), locale), locale)) },
        { number: '3.3', title: words.removed, value: inEveryLanguage((locale) => words.removedSaid(formatNumber(total.read.documents, locale), formatNumber(total.kept.documents, locale), locale)) },
      ],
    },
  ]
}

/** The template asks for one of three ranges, and lets more be said. */
const sizeOf = ({ total: { train } }: Manifest): Text => {
  const tokens = train.words * tokensPerWord
  const range = tokens < 1e9 ? words.small : tokens <= 1e13 ? words.medium : words.large
  return inEveryLanguage((locale) => `${range[locale]} (${words.exactly(formatNumber(train.words, locale), formatNumber(train.bytes, locale), locale)})`)
}

const describe = (source: Manifest['sources'][number], { total }: Manifest, titles: SummaryInput['titles']): Text => inEveryLanguage((locale) => [
  titles.get(source.id)?.[locale] ?? source.title, words.documents(formatNumber(source.kept.documents, locale), locale), shareOf(source.kept.bytes, total.kept.bytes, locale),
  ...(Object.keys(source.parts).length > 1 || !Object.hasOwn(source.parts, source.title) ? [Object.keys(source.parts).join(', ')] : []),
].filter((part) => part !== '').join('; '))

function shareOf(part: number, whole: number, locale: 'kk' | 'ru' | 'en'): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  return `${percent > 0 && percent < 0.1 ? '< ' : ''}${formatNumber(Math.max(percent > 0 ? 0.1 : 0, Math.round(percent * 10) / 10), locale)}${locale === 'en' ? '' : '\u00A0'}%`
}

const countOf = ({ sources }: Manifest, reason: string): number => sources.reduce((sum, { removed }) => sum + (removed[reason]?.documents ?? 0), 0)
const maskedIn = ({ sources }: Manifest): number => sources.reduce((sum, { masked }) => sum + Object.values(masked).reduce((all, one) => all + one, 0), 0)
