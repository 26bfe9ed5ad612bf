/** Turns what was found in a column into what may be done with it, and tells texts about the data from lists of people. Pure. */
import { actionsFor, type ColumnScan, type Detector, findSpans, headingWords, judgeColumn, maskValue, type PersonalDataKind, plainSpelling, readText } from '../../../kernel/personal-data/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import type { ByChance, SampledTable } from './contract.ts'

/** Suspect columns of a table, in the order of its columns, by a sample and by the scans of all their values; a column in which nothing was found is none. */
export function suspectsOf(
  { name: table, columns }: Omit<SampledTable, 'parquet'>, scans: ReadonlyMap<string, ColumnScan>, detectors: readonly Detector[],
): readonly SuspectColumn[] {
  return columns.flatMap(({ name: column, label, values, distinctRatio }) => {
    const scan = scans.get(column)
    const findings = judgeColumn({
      name: column, values, ...(label !== undefined && { label }), ...(distinctRatio !== undefined && { distinctRatio }), ...(scan && { scan }),
    }, detectors)
    if (findings.length === 0) return []
    return [{
      table, column, ...actionsFor(findings),
      findings: findings.map(({ hint: _hint, ...found }) => found),
    }]
  })
}

/** What nobody is asked about, because chance makes as many: the publisher is told how many there are, who alone may know better. */
export const byChanceIn = (table: string, scans: ReadonlyMap<string, ColumnScan>, suspects: readonly SuspectColumn[]): readonly ByChance[] =>
  [...scans].flatMap(([column, { found }]) => found.flatMap(({ kind, numbers }) => {
    if (numbers === undefined || numbers.right === 0 || suspects.some((one) => one.column === column && one.findings.some((finding) => finding.kind === kind))) return []
    return [{ table, column, kind, ...numbers }]
  }))

/** What no text about data gives of its authors; addresses and telephones of whoever answers for the data it does. */
const never = new Set<PersonalDataKind>(['national-id', 'sole-trader-id', 'passport', 'bank-account', 'card'])
/** A text that tells more of people than this is a list of them. */
const mostContacts = 20

/** Whether a text for people to read holds personal data that does not belong there. */
export function isAboutPeople(text: string, detectors: readonly Detector[]): boolean {
  const found = findSpans(text, detectors).filter(({ certainty }) => certainty >= 0.6)
  return found.length > mostContacts || found.some(({ kind }) => never.has(kind))
}

/**
 * Names that are personal data themselves: a table whose headings are its first row, records by people's numbers, a column or a file for
 * each person. Names are shown to everybody, and no action takes them away. Masked.
 */
export function tellingNames(names: readonly string[], detectors: readonly Detector[]): readonly string[] {
  const tells = new Set<PersonalDataKind>([...never, 'email', 'phone'])
  return [...new Set(names)].flatMap((written) => {
    const name = plainSpelling(written).text
    const span = findSpans(name, detectors).find(({ kind, certainty }) => certainty >= 0.6 && tells.has(kind))
    if (span !== undefined) return [maskValue(span.kind, name.slice(span.start, span.end))]
    const person = personIn(name, detectors)
    return person === undefined ? [] : [maskValue('name', person)]
  })
}

/** The words of a name of a column or a file, each with a capital, however they were joined: `akhmetov_nurlan.csv`, «Ахметов Нұрлан, баға». */
const wordsOf = (name: string): readonly string[] => name.normalize('NFC').replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{M}']+/u)
  .filter((word) => word !== '').map((word) => word[0]!.toUpperCase() + word.slice(1))
/** Surname and initials, in either order. */
const withInitials = /\p{Lu}\p{L}{2,} \p{Lu}(?:\.|$)|\p{Lu}\. ?\p{Lu}\p{L}{2,}/u

/**
 * The person whom a name of a column, a table or a file names for sure: two words that stand side by side and are each a name by itself, or a surname with
 * initials. One word alone may be a town, a month or a make; where a word beside them says that it is a street or a school, it is one.
 */
function personIn(name: string, detectors: readonly Detector[]): string | undefined {
  const ofNames = detectors.filter(({ kind }) => kind === 'name')
  if (ofNames.some((detector) => detector.heading(headingWords(name)) === 'against')) return undefined
  const whole = readText(wordsOf(name.replaceAll(/<\/?[a-z]+>/gi, ' ')).filter((word) => word.length > 1).join(' '))
  const joined = ofNames.flatMap((detector) => detector.joined?.(whole, 0, whole.words.count - 1) ?? []).find(({ certainty }) => certainty >= 0.6)
  if (joined !== undefined) return whole.text.slice(joined.start, joined.end)
  for (const part of name.split(/["/\\()]/)) {
    if (ofNames.some((detector) => detector.heading(headingWords(part)) === 'against')) continue
    const plain = part.replaceAll('_', ' ')
    const span = findSpans(plain, ofNames).find(({ start, end, certainty }) => certainty >= 0.9 && withInitials.test(plain.slice(start, end)))
    if (span !== undefined) return plain.slice(span.start, span.end)
    const words = wordsOf(part)
    for (let at = 0; at + 1 < words.length; at += 1) {
      const pair = `${words[at]} ${words[at + 1]}`
      const isOne = (one: string): boolean => one.length > 2 && ofNames.some((detector) => detector.holds(one, false))
      if (isOne(words[at]!) && isOne(words[at + 1]!) && findSpans(pair, ofNames).some(({ start, end, certainty }) => start === 0 && end === pair.length && certainty >= 0.6)) return pair
    }
  }
  return undefined
}
