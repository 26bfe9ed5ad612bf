/** The terms of lending as a form: what it holds, and the terms that come of it. Pure. */
import type { Problem } from '../../../law/failure.ts'
import type { SubmittedForm } from '../../../portal/index.ts'
import { duties, modes, purposes, type Terms, termsSchema, tiers } from '../dataset.ts'
import { describeWords } from './describe-messages.ts'
import { termsWords as words } from './terms-messages.ts'

const listed = ['purposes', 'duties', 'columns', 'atOnce.purposes'] as const

/** What the form holds. */
export interface TermsForm {
  readonly values: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<(typeof listed)[number], readonly string[]>>
}

export function writeTerms({ tier, purposes, duties, mode, columns = [], rows, months, atOnce }: Terms): TermsForm {
  return {
    values: {
      tier, mode, months: String(months), 'columns.typed': columns.join('\n'), 'rows.column': rows?.column ?? '', 'rows.values': rows?.values.join('\n') ?? '',
      atOnce: atOnce ? 'true' : '', 'atOnce.mode': atOnce?.mode ?? '', 'atOnce.months': atOnce === undefined ? '' : String(atOnce.months),
    },
    lists: { purposes, duties, columns, 'atOnce.purposes': atOnce?.purposes ?? [] },
  }
}

export const sentTerms = (form: SubmittedForm): TermsForm => ({
  values: form.values,
  lists: { purposes: form.all('purposes'), duties: form.all('duties'), columns: form.all('columns'), 'atOnce.purposes': form.all('atOnce.purposes') },
})

const lines = (text = ''): readonly string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''))]

/** The values of a closed list that were sent. */
const among = <T extends string>(all: readonly T[], sent: readonly string[]): readonly T[] => all.filter((one) => sent.includes(one))
const oneOf = <T extends string>(all: readonly T[], sent: string | undefined): T | undefined => all.find((one) => one === sent)

function monthsIn(text = ''): number | undefined {
  const months = /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined
  return months !== undefined && months >= 1 && months <= 120 ? months : undefined
}

/** The terms that the form holds, with what is wrong instead when something is. */
export function readTerms({ values, lists }: TermsForm): { readonly terms?: Terms; readonly problems: readonly Problem[] } {
  const [tier, mode, months] = [oneOf(tiers, values['tier']), oneOf(modes, values['mode']), monthsIn(values['months'])]
  const wanted = among(purposes, lists.purposes)
  const columns = [...new Set([...lists.columns, ...lists.columns.length === 0 ? lines(values['columns.typed']) : []])]
  const [rowColumn, rowValues] = [(values['rows.column'] ?? '').trim(), lines(values['rows.values'])]
  const hasAtOnce = values['atOnce'] === 'true'
  const atOnce = { purposes: among(purposes, lists['atOnce.purposes']), mode: oneOf(modes, values['atOnce.mode']), months: monthsIn(values['atOnce.months']) }
  const when = (wrong: boolean, field: string, text: Problem['text']): readonly Problem[] => (wrong ? [{ field, text }] : [])
  const problems = [
    ...when(tier === undefined, 'tier', words.choose), ...when(mode === undefined, 'mode', words.choose),
    ...when(tier === 'restricted' && wanted.length === 0, 'purposes', words.atLeastOne),
    ...when(rowColumn !== '' && (rowValues.length === 0 || rowValues.length > 100 || rowValues.some((one) => one.length > 200)), 'rows.values', words.valuesMissing),
    ...when(rowColumn === '' && rowValues.length > 0, 'rows.column', words.columnMissing), ...when(months === undefined, 'months', words.monthsWrong),
    ...hasAtOnce ? [
      ...when(atOnce.purposes.length === 0, 'atOnce.purposes', words.atLeastOne), ...when(atOnce.mode === undefined, 'atOnce.mode', words.choose),
      ...when(atOnce.months === undefined, 'atOnce.months', words.monthsWrong),
    ] : [],
  ]
  if (problems.length > 0) return { problems }
  const read = termsSchema.safeParse({
    tier, mode, months, purposes: wanted, duties: among(duties, lists.duties), ...(columns.length > 0 && { columns }),
    ...(rowColumn !== '' && { rows: { column: rowColumn, values: rowValues } }), ...(hasAtOnce && { atOnce }),
  })
  if (read.success) return { terms: read.data, problems: [] }
  return { problems: read.error.issues.map(({ path }) => ({ field: path.join('.'), text: describeWords.unfit })) }
}
