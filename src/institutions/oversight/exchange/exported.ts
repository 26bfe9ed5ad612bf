/** Reads the public entries of the register for giving, a stretch at a time, each with the row that it came from. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Register } from '../../../law/register.ts'
import type { EntryToGive } from './given.ts'
import { fieldNames, type SystemRecord } from './record.ts'
import './tables.ts'

/** The register of systems that is in force; undefined where the country has none. */
export const systemsRegister = ({ registers }: Kernel, id: string): Register | undefined => registers.declared.find((one) => one.id === id)

/** Entries that everybody may see whole, in the order of their numbers. What was struck is not among them, nor what is shown as a stub alone. */
export async function* publicEntries({ db, registers }: Kernel, register: string): AsyncGenerator<readonly EntryToGive[]> {
  let cursor: string | undefined
  do {
    const { entries, next } = await registers.page({ register, state: ['entered', 'suspended'], limit: 500, ...(cursor !== undefined && { cursor }) }, null)
    const shown = entries.filter(({ sight }) => sight !== 'stub')
    const came = shown.length === 0 ? [] : await db.selectFrom('oversight_original').innerJoin('oversight_import', 'oversight_import.id', 'oversight_original.import')
      .select(['entry', 'original', 'record', 'crosswalk']).where('entry', 'in', shown.map(({ number }) => number)).execute()
    const byEntry = new Map(came.map(({ entry, crosswalk, original: values, record }) => [entry, { crosswalk, values, record }]))
    yield shown.map(({ number, values }): EntryToGive => {
      const record = Object.fromEntries(fieldNames.flatMap((name) => (typeof values[name] === 'string' && values[name] !== '' ? [[name, values[name]]] : []))) as SystemRecord
      const from = byEntry.get(number)
      return { number, record, ...(from && { came: from }) }
    })
    cursor = next
  } while (cursor !== undefined)
}
