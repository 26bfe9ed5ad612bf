/**
 * What organisations are called in lists and files of registers: an entry states the name under which its organisation applied, and a reader is shown the official one in their
 * language. Only the name of whose entry it is, or of an organisation whose number the entry shows, is read so: nobody is called otherwise by what somebody else is called.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { EntryView } from '../../kernel/registers/index.ts'
import { numberKinds } from '../../law/field.ts'
import { everyName, organisationText } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'

/** A text of an entry as each reader is to read it; undefined where it is no name of an organisation of that entry. */
export type NamesIn = (entry: Pick<EntryView, 'number'>, text: string) => Text | undefined

/** Reads the names of the organisations of these entries: two questions, however many they are. */
export async function namesIn({ registers, parties }: Kernel, entries: readonly EntryView[]): Promise<NamesIn> {
  const owners = await registers.organisationsOwning(entries.map(({ number }) => number))
  const stated = new Map(entries.map((entry) => [entry.number, numbersStated(entry)]))
  const known = await parties.confirmedNames({ ids: [...owners.values()], numbers: [...stated.values()].flat() })
  const byNumber = new Map([...known.values()].map((one) => [one.identifier.value, one]))
  return ({ number }, text) => {
    const own = [known.get(owners.get(number) ?? ''), ...(stated.get(number) ?? []).map((one) => byNumber.get(one))]
    const called = own.find((one) => one !== undefined && everyName(one).includes(text))
    return called && organisationText(called)
  }
}

const numbersStated = ({ fields, values }: EntryView): readonly string[] =>
  fields.flatMap(({ kind, name }) => (kind === numberKinds.organisation && typeof values[name] === 'string' && values[name] !== '' ? [values[name]] : []))
