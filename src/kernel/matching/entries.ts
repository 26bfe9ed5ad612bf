/** Reads both sides of a match out of entries of registers, by the names of columns that these share. Pure. */
import { type Facts, valuesIn } from '../../law/field.ts'
import type { Register } from '../../law/register.ts'
import { same, type Text } from '../../law/text.ts'
import type { Needed, Shown, ShownTask } from './match.ts'

const said = (values: Facts, name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined)
const where = (values: Facts) => { const region = said(values, 'region'); return { remote: values['remote'] === true, ...(region !== undefined && { region }) } }

/** A need: its columns are `must`, `wish`, `languages`, `region`, `remote`, `kind`. */
export const neededIn = (values: Facts): Needed => ({ must: valuesIn(values['must']), wish: valuesIn(values['wish']), languages: valuesIn(values['languages']), kind: said(values, 'kind') ?? '', ...where(values) })

/** What somebody shows: the columns are the same, but for skills that are only said (`claims`, or what `skills` names) and `kinds`. */
export const shownIn = (id: string, values: Facts, shows: readonly ShownTask[], skills = 'claims'): Shown =>
  ({ id, shows, claims: valuesIn(values[skills]), languages: valuesIn(values['languages']), kinds: valuesIn(values['kinds']), ...where(values) })

/** What the codes of a column are called. */
export function labelsIn(register: Pick<Register, 'fields'> | undefined, column: string): (code: string) => Text {
  const field = register?.fields.find(({ name }) => name === column)
  const choices = field?.kind === 'choices' || field?.kind === 'choice' ? field.choices : []
  return (code) => choices.find(({ value }) => value === code)?.label ?? same(code)
}
