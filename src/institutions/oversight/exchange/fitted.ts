/** Fits records to the declared register: what it has no column for, no value for, or no room for is told. Pure. */
import type { Facts } from '../../../law/field.ts'
import type { Register, RegisterField } from '../../../law/register.ts'
import { openTally, type Tally } from './loss.ts'
import { fieldNames, type SystemRecord } from './record.ts'
import type { Taken } from './taken.ts'

export interface Fitted { readonly taken: Taken; readonly record: SystemRecord; readonly values: Facts }

/** What a register can state of records, entered in its open section. */
export function fitAll(register: Pick<Register, 'fields'>, taken: readonly Taken[]): { readonly fitted: readonly Fitted[]; readonly tally: Tally } {
  const fields = new Map(register.fields.map((field) => [field.name, field]))
  const tally = openTally(fieldNames.map((name) => ({ column: name, field: undefined })))
  const section = fields.get('section')
  const fitted = taken.map((one): Fitted => {
    const record: Record<string, string> = {}
    for (const name of fieldNames) {
      const value = one.record[name]
      if (value === undefined) continue
      const fits = fitting(fields.get(name), value)
      tally.count(name, fits === undefined ? 'notTaken' : fits === value ? 'exact' : 'cut', one, value)
      if (fits !== undefined) record[name] = fits
    }
    return { taken: one, record, values: { ...record, ...(section !== undefined && { section: 'open' }) } }
  })
  return { fitted, tally }
}

function fitting(field: RegisterField | undefined, value: string): string | undefined {
  if (field?.kind === 'choice') return field.choices.some((choice) => choice.value === value) ? value : undefined
  if (field?.kind === 'date') return value
  if (field?.kind !== 'text') return undefined
  // The length of a text is counted as the forms of the portal count it.
  return value.length <= field.maxLength ? value : `${value.slice(0, field.maxLength - 1).toWellFormed().replace(/\uFFFD$/, '')}…`
}
