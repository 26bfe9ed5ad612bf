/** What a dataset's page says beside the data: what it is, on which terms it is lent, how ready it is, and who uses it. Pure. */
import { formatDay, formatDuration, formatNumber } from '../../../law/format.ts'
import { organisationName } from '../../../law/official-names.ts'
import { isShare, perCent } from '../../../law/share.ts'
import type { Locale, Text } from '../../../law/text.ts'
import {
  type Content, dateTime, type Definition, definitionList, html, type Html, meter, table, type Visit,
} from '../../../portal/index.ts'
import { agreementOf } from '../agreement.ts'
import {
  dutyMeanings, dutyWords, exportPath, type ExportName, licenceWords, modeMeanings, modeWords, purposeWords, tierMeanings, tierWords, updateWords,
} from '../catalogue/index.ts'
import { type Dataset, type DatasetVersion, type Terms, themes } from '../dataset.ts'
import { isFreeText } from '../ingest/index.ts'
import type { Grant } from '../policy.ts'
import type { Readiness } from '../readiness.ts'
import { languageName } from '../catalogue/pages/listing.ts'
import { readCount, words } from '../pages/messages.ts'
import { rowCount } from './messages.ts'

/** Paragraphs of a text that was typed with line breaks. */
export const paragraphs = (text: string): readonly Html[] => text.split(/\n{2,}/).filter((one) => one.trim() !== '').map((one) => html`<p>${one.trim()}</p>`)

const percent = (share: number, locale: Locale): string => perCent(formatNumber(Math.round(share * 100), locale), locale)

/** A place in the language of the page, if it is one of these under whichever name; else as its owner wrote it. */
const placeIn = (places: readonly Text[], written: string, locale: Locale): string =>
  places.find((place) => Object.values(place).some((name) => name.toLowerCase() === written.toLowerCase()))?.[locale] ?? written

/** The facts: who answers for the data, where they are from, which time and place they are about. The places are those that a country knows. */
export function aboutSection({ locale }: Pick<Visit, 'locale'>, { description, owner }: Dataset, { tables }: DatasetVersion, places: readonly Text[]): Html {
  const [newest] = tables.flatMap(({ profile }) => profile.newest ?? []).toSorted().toReversed()
  // Versions that were read earlier have figures of what is no text, such as codes.
  const texts = tables.filter(({ profile }) => profile.columns.some((column) => isFreeText(column, profile.rows)))
  const tokens = texts.reduce((sum, { profile }) => sum + (profile.tokens ?? 0), 0)
  const duplicates = tables.reduce((sum, { profile }) => sum + profile.duplicates, 0)
  const mix = tables.length === 1 ? texts[0]?.profile : undefined
  const facts: readonly (Definition | false | undefined)[] = [
    { term: words.owner, value: organisationName(owner, locale) },
    description && {
      term: words.responsible, value: html`${description.responsible.name}${description.responsible.email && html`, <a href="mailto:${description.responsible.email}">${description.responsible.email}</a>`}`,
    },
    description?.creator !== undefined && { term: words.creator, value: description.creator },
    description?.source !== undefined && { term: words.source, value: html`<a href="${description.source}" rel="nofollow">${new URL(description.source).host}</a>` },
    description && { term: words.theme, value: themes[description.theme]?.[locale] ?? description.theme },
    description && { term: words.updates, value: updateWords[description.updates][locale] },
    newest !== undefined && { term: words.newestDay, value: dateTime(locale, newest) },
    description?.temporal && { term: words.temporal, value: `${formatDay(description.temporal.from, locale)} – ${formatDay(description.temporal.to, locale)}` },
    description?.spatial !== undefined && { term: words.spatial, value: placeIn(places, description.spatial, locale) },
    description && description.languages.length > 0 && { term: words.language, value: description.languages.map((code) => languageName(code, locale)).join(', ') },
    mix?.language && { term: words.languageMix, value: mixWords(mix.language, mix.rows, locale) },
    tokens > 0 && { term: words.tokens, value: formatNumber(tokens, locale) },
    duplicates > 0 && { term: words.duplicates, value: formatNumber(duplicates, locale) },
    description && description.keywords.length > 0 && { term: words.keywords, value: description.keywords.join(', ') },
  ]
  return html`<h2>${words.about[locale]}</h2>${definitionList(locale, facts.filter((one) => one !== false && one !== undefined))}`
}

/** The languages of the text by how much of it is in each; of a few rows without the shares. */
function mixWords({ other, ...known }: NonNullable<DatasetVersion['tables'][number]['profile']['language']>, rows: number, locale: Locale): string {
  const shares = [...Object.entries(known).map(([code, share]) => ({ name: locale === 'en' ? languageName(code, locale) : languageName(code, locale).toLocaleLowerCase(locale), share })), { name: words.otherLanguage[locale], share: other }]
  return shares.filter(({ share }) => share >= 0.005).toSorted((a, b) => b.share - a.share).map(({ name, share }) => (isShare({ whole: rows }) ? `${name} ${percent(share, locale)}` : name)).join(', ')
}

/** The licence in plain words, and what the owner allows and asks for. */
export function termsSection({ locale }: Pick<Visit, 'locale'>, dataset: Dataset): Html {
  const { terms, description } = dataset
  const licence = description && licenceWords(description.licence)
  const duties = terms.duties.map((duty) => html`<li><b>${dutyWords[duty][locale]}.</b> ${dutyMeanings[duty][locale]}</li>`)
  const facts: readonly (Definition | false | undefined)[] = [
    licence && {
      term: words.licence,
      value: html`${licence.url === undefined ? licence.name[locale] : html`<a href="${licence.url}" rel="license">${licence.name[locale]}</a>`}${licence.meaning && html`<p class="hint">${licence.meaning[locale]}</p>`}`,
    },
    { term: words.tier, value: html`${tierWords[terms.tier][locale]}<p class="hint">${tierMeanings[terms.tier][locale]}</p>` },
    { term: words.may, value: html`${modeWords[terms.mode][locale]}<p class="hint">${modeMeanings[terms.mode][locale]}</p>` },
    { term: words.purposes, value: terms.purposes.length === 0 ? words.anyPurpose[locale] : terms.purposes.map((one) => purposeWords[one][locale]).join(', ') },
    { term: words.duties, value: duties.length === 0 ? words.noDuties[locale] : html`<ul>${duties}</ul>` },
    terms.columns && { term: words.columnsLent, value: terms.columns.join(', ') },
    terms.rows && { term: words.rowsLent, value: `${terms.rows.column}: ${terms.rows.values.join(', ')}` },
    ...(terms.tier === 'restricted' ? restrictedFacts(terms, locale) : []),
  ]
  return html`<h2>${words.terms[locale]}</h2><p class="hint">${words.termsHint[locale]}</p>${definitionList(locale, facts.filter((one) => one !== false && one !== undefined))}${
    terms.tier === 'restricted' && agreementText(dataset, locale)}`
}

const restrictedFacts = ({ months, atOnce }: Terms, locale: Locale): readonly (Definition | false | undefined)[] => [
  { term: words.longest, value: formatDuration({ unit: 'month', count: months }, locale) },
  atOnce && {
    term: words.atOnce,
    value: `${atOnce.purposes.map((one) => purposeWords[one][locale]).join(', ')}; ${modeWords[atOnce.mode][locale]}; ${formatDuration({ unit: 'month', count: atOnce.months }, locale)}`,
  },
]

/** What whoever asks for access would agree to. */
function agreementText(dataset: Dataset, locale: Locale): Html {
  const { clauses, hash } = agreementOf(dataset)
  return html`<details id="agreement"><summary>${words.agreement[locale]}</summary><ol class="clauses">${clauses.map((clause) => html`<li>${clause[locale]}</li>`)}</ol><p class="hint">SHA-256: <code>${hash}</code></p></details>`
}

/** The score, and the mend for each point that is missing. */
export const readinessSection = (locale: Locale, { score, points }: Readiness): Html => html`<h2 id="readiness">${words.readiness[locale]}</h2><p class="hint">${
  words.readinessHint[locale]}</p>${meter(locale, { label: words.points, value: score, max: 100, text: `${Math.round(score)}/100`, tone: score >= 80 ? 'good' : score >= 50 ? 'wait' : 'late' })}<details><summary>${words.byRule[locale]}</summary>${table(locale, {
    caption: words.readiness, captionUnseen: true, rows: points, columns: [
      { title: words.rule, header: true, cell: ({ title }) => title[locale] },
      { title: words.points, numeric: true, cell: ({ got, of }) => `${formatNumber(got, locale)}/${formatNumber(of, locale)}` },
      { title: words.mend, cell: ({ mend }) => mend?.[locale] },
    ],
  })}</details>`

/** What was found and left out while the files were read. */
export function careSection(locale: Locale, { tables, notes, gate, suspects }: DatasetVersion): Html {
  const left = tables.reduce((sum, { rejects }) => sum + rejects.count, 0)
  const decided = gate?.actions ?? []
  return html`<h2>${words.privacy[locale]}</h2><p>${(suspects.length === 0 ? words.privacyNone : words.privacyHint)[locale]}</p>${decided.length > 0 && definitionList(locale, decided.map(({ column, action }) => ({
    term: column, value: words.actions[action][locale] })))}<h2>${words.reading[locale]}</h2><p>${left === 0 ? words.noRejects[locale] : html`${words.rejects[locale]}: ${rowCount(left)[locale]}`}</p>${
    notes.length > 0 && html`<ul>${notes.slice(0, 30).map((note) => html`<li>${note[locale]}</li>`)}</ul>`}`
}

/** How often the data were read, and which organisations hold a permission. */
export const useSection = ({ locale, link }: Pick<Visit, 'locale' | 'link'>, { grants, count, restricted, readsPath }: {
  readonly grants: readonly Grant[]
  readonly count: { readonly reads: number; readonly readers: number }
  readonly restricted: boolean
  /** Where the owner sees each read. */
  readonly readsPath?: string
}): Html => html`<h2>${words.use[locale]}</h2><p>${readCount(count.reads, count.readers)[locale]}.${readsPath !== undefined && html` <a href="${link(readsPath)}">${words.allReads[locale]}</a>`}</p>${
  restricted && table(locale, {
    caption: words.grants, rows: grants, empty: html`<p>${words.noGrants[locale]}</p>`, columns: [
      { title: words.organisation, header: true, cell: ({ organisation }) => organisationName(organisation, locale) },
      { title: words.purpose, cell: ({ purpose }) => purposeWords[purpose][locale] },
      { title: words.may, cell: ({ mode }) => modeWords[mode][locale] },
      { title: words.until, cell: ({ until }) => (until === undefined ? words.noUntil[locale] : dateTime(locale, until)) },
      { title: words.decision, cell: ({ number }) => html`<a href="${link(`/decisions/${number}`)}">${number}</a>` },
    ],
  })}`

const descriptions = [
  ['croissant.json', 'Croissant'], ['schema.jsonld', 'schema.org'], ['dcat.ttl', 'DCAT-AP (Turtle)'], ['dcat.jsonld', 'DCAT-AP (JSON-LD)'],
  ['datapackage.json', 'Data Package'], ['odrl.json', 'ODRL'],
] as const satisfies readonly (readonly [ExportName, string])[]

/** The same, for programs. */
export const formatsSection = (locale: Locale, dataset: Dataset): Content => html`<h2>${words.formats[locale]}</h2><ul class="chips">${descriptions.map(([name, title]) =>
  html`<li><a href="${exportPath(dataset, name)}">${title}</a></li>`)}</ul>`
