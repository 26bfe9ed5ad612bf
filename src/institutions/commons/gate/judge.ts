/** Turns what was found in a column into what may be done with it, and tells texts about the data from lists of people. Pure. */
import { actionsFor, type ColumnScan, type Detector, findSpans, judgeColumn, maskValue, type PersonalDataKind } from '../../../kernel/personal-data/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import type { SampledTable } from './contract.ts'

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
 * Names that are personal data themselves: a table whose headings are its first row, or records by people's numbers. Names are
 * shown to everybody, and no action takes them away. Masked.
 */
export function tellingNames(names: readonly string[], detectors: readonly Detector[]): readonly string[] {
  const tells = new Set<PersonalDataKind>([...never, 'email', 'phone'])
  return [...new Set(names)].flatMap((name) => {
    const span = findSpans(name, detectors).find(({ kind, certainty }) => certainty >= 0.6 && tells.has(kind))
    return span === undefined ? [] : [maskValue(span.kind, name.slice(span.start, span.end))]
  })
}
