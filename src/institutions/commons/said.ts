/** What the owner of a dataset, or the catalogue it was taken from, says of it: everybody reads that, so no text of it may tell of people. Pure. */
import { Failure, type Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Locale, Text } from '../../law/text.ts'
import { type Detector, kindsIn, maskText, type PersonalDataKind, titleInBrackets } from '../../kernel/personal-data/index.ts'
import type { Description } from './dataset.ts'
import { personalSaid } from './messages.ts'

/** Uses one text of a field and puts what comes of it in its place. */
type Use = (text: string, field: string, locale: Locale) => string

/** What stands in one language is in the language of the place it comes from: Russian, mostly. */
const plain: Locale = 'ru'

const textWith = (text: Text, field: string, use: Use): Text => inEveryLanguage((locale) => use(text[locale], `${field}.${locale}`, locale))

/** The description with each of its texts as `use` has it; the e-mail of whoever answers for the data is meant to be read, and stays. */
function descriptionWith(said: Description, use: Use): Description {
  const { title, summary, responsible, creator, source, keywords, spatial, fields } = said
  return {
    ...said, title: textWith(title, 'title', use), summary: textWith(summary, 'summary', use), responsible: { ...responsible, name: use(responsible.name, 'responsible.name', plain) },
    ...(creator !== undefined && { creator: use(creator, 'creator', plain) }), ...(source !== undefined && { source: use(source, 'source', plain) }),
    ...(spatial !== undefined && { spatial: use(spatial, 'spatial', plain) }), keywords: keywords.map((word) => use(word, 'keywords', plain)),
    fields: Object.fromEntries(Object.entries(fields).map(([column, { label, description, unit }]) => [column, {
      label: textWith(label, `fields.${column}.label`, use), ...(description !== undefined && { description: textWith(description, `fields.${column}.description`, use) }),
      ...(unit !== undefined && { unit: use(unit, `fields.${column}.unit`, plain) }),
    }])),
  }
}

/** Refuses what tells of people, field by field, as a discussion would. Throws a `Failure` (invalid). */
export function requireImpersonal(
  { name, titles, description }: { readonly name?: string; readonly titles?: Text | undefined; readonly description?: Description | undefined }, detectors: readonly Detector[],
): void {
  const problems: Problem[] = []
  const check: Use = (text, field) => {
    const kinds = kindsIn(text, detectors)
    if (kinds.length > 0) problems.push({ field, text: personalSaid(kinds) })
    return text
  }
  if (name !== undefined) check(name, 'name', plain)
  if (titles !== undefined) textWith(titles, 'title', check)
  if (description !== undefined) descriptionWith(description, check)
  const [first] = problems
  if (first !== undefined) throw new Failure('invalid', first.text, problems)
}

/** What a catalogue says, with the kind in brackets instead of what tells of people, and the kinds that were taken out. The owner did not write it, and cannot mend the source. */
export function impersonal(said: Description, detectors: readonly Detector[]): { readonly description: Description; readonly kinds: readonly PersonalDataKind[] } {
  const kinds = new Set<PersonalDataKind>()
  const description = descriptionWith(said, (text, field, locale) => {
    const found = kindsIn(text, detectors)
    if (found.length === 0) return text
    for (const kind of found) kinds.add(kind)
    // An address of the web with a hole in it leads nowhere.
    return field === 'source' ? '' : maskText(text, detectors, titleInBrackets(detectors, locale), 0.6).text.slice(0, Math.max(text.length, 60))
  })
  const { source, ...rest } = description
  return { description: { ...rest, ...(source !== undefined && source !== '' && { source }) }, kinds: [...kinds] }
}
