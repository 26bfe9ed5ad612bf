/** The card of a model, generated from the thread: what it is, what from, how, how good, for what, and what is wrong with it. Pure. */
import { printSize } from '../../../kernel/files/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { same, type Text } from '../../../law/text.ts'
import { followedSections } from './card-followed.ts'
import { nameOfLanguage } from '../corpus/index.ts'
import { measured, measuredBetween } from '../evaluation/measure.ts'
import { statedSections } from './card-stated.ts'
import { type CardPart, type CardResult, type CardSection, decimals, linked } from './card-value.ts'
import { autonomyWords, cardWords as words, kindWords, riskWords } from './card-words.ts'
import { nameOfLicence } from './licence-names.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import { isStated, languagesOf, type Model, type ReceiptSummary } from './model.ts'
import { statedBy } from './register-words.ts'

export type { CardPart, CardValue } from './card-value.ts'

export interface CardInput {
  readonly model: Model
  readonly provider: Text
  /** The receipts to be told of, newest first. */
  readonly receipts: readonly ReceiptSummary[]
  readonly marks: readonly Mark[]
}

/** The sections of a card; everything in it is taken from what is kept with the model. */
export const cardOf = (input: CardInput): readonly CardSection[] => [about(input), purpose(input), ...origin(input), evaluation(input), risk(input), files(input)]

function about({ model: { name, made, description, provenance }, provider }: CardInput): CardSection {
  return {
    id: 'about', title: words.whatItIs,
    parts: [{
      kind: 'facts',
      facts: [
        { term: words.kind, value: kindWords[provenance.kind] },
        ...(isStated(provenance) ? [{ term: words.origin, value: statedBy(provenance.stated) }] : []),
        ...(made ? [
          { term: words.parameters, value: decimals(made.shape.parameters, 0) }, { term: words.architecture, value: words.layers(made.shape.layers, made.shape.width) },
          { term: words.context, value: words.tokens(made.shape.contextLength) },
        ] : []),
        { term: words.languages, value: inEveryLanguage((locale) => languagesOf(provenance).map((language) => nameOfLanguage(language)[locale]).join(', ')) }, { term: words.licence, value: nameOfLicence(description.licence) },
        { term: words.provider, value: provider }, { term: words.contact, value: same(`${description.contact.name}, ${description.contact.email}`) },
        ...(made ? [{ term: words.version, value: same(made.hash) }] : []), { term: same('API'), value: same(name) },
      ],
    }],
  }
}

const purpose = ({ model: { description } }: CardInput): CardSection => ({
  id: 'use', title: words.use,
  parts: [{ kind: 'text', text: description.intendedUse }, { kind: 'text', text: description.limits }, { kind: 'text', text: words.synthetic }],
})

/** What was taken back and opted out, and why the model was released with the latter. */
function warnings({ model: { release }, marks }: Pick<CardInput, 'model' | 'marks'>): readonly CardPart[] {
  const known = release?.optOuts
  const isKnown = ({ source, reason }: Mark): boolean => known?.of.some((one) => one.source === source && one.reason.en === reason.en) === true
  return [
    ...marks.filter((mark) => !isKnown(mark)).map(({ kind, title, reason }) => (kind === 'withdrawn' ? words.withdrawnData(title, reason) : words.optedOutData(title, reason))),
    ...known?.of.map(({ title, reason }) => words.optedOutData(title, reason)) ?? [],
    ...(known ? [words.releasedAllTheSame(known.reason)] : []),
  ].map((text): CardPart => ({ kind: 'text', text }))
}

function origin(input: CardInput): readonly CardSection[] {
  const { provenance, made } = input.model
  const given = { shape: made?.shape, warnings: warnings(input) }
  return isStated(provenance) ? statedSections(provenance, given) : followedSections(provenance, given)
}

function evaluation({ receipts }: CardInput): CardSection {
  const probe = receipts.find(({ memorisation }) => memorisation !== undefined)?.memorisation
  const results = receipts.flatMap((receipt) => receipt.results.map(({ title, metric, measure, chance, ...result }): CardResult => ({
    task: linked(title, receipt.path), measure, value: measured(metric, result.value, result.items), interval: measuredBetween(metric, result),
    ...(chance !== undefined && { chance: measured(metric, chance) }),
  })))
  return {
    id: 'evaluation', title: words.evaluation,
    parts: receipts.length === 0 ? [{ kind: 'text', text: words.noReceipts }] : [
      { kind: 'results', results },
      { kind: 'text', text: probe ? words.memorisationText(probe) : words.memorisationNone },
    ],
  }
}

const risk = ({ model: { description: { risk: { class: degree, autonomy, reasons } } } }: CardInput): CardSection => ({
  id: 'risk', title: words.risk,
  parts: [{ kind: 'facts', facts: [{ term: words.riskClass, value: riskWords[degree] }, { term: words.autonomy, value: autonomyWords[autonomy] }, { term: words.reasons, value: reasons }] }],
})

const files = ({ model: { made } }: CardInput): CardSection => ({
  id: 'files', title: words.files,
  parts: made === undefined ? [] : [{
    kind: 'table', caption: words.files, columns: [{ title: words.file }, { title: words.size, numeric: true }, { title: words.hash }],
    rows: made.files.map(({ name, size, hash }) => [same(name), printSize(size), same(hash)]),
  }],
})
