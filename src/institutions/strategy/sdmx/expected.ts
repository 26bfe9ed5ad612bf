/** What every file must be before any figure of it is read: of these dimensions, of this flow, and told to be entered. Pure. */
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { agency, attributes, dimensions, flow, multiplier, type Observation, version } from './structure.ts'

/** What was read, and the columns for which no register has a place. */
export interface ReadFigures { readonly observations: readonly Observation[]; readonly left: readonly string[] }

/** The name of the flow and of its structure. */
export const artefact = `${agency}:${flow}(${version})`

/** What is read of a figure beside its dimensions and its value. */
export const readAttributes = [...attributes, multiplier] as const

export const isRead = (name: string): boolean => (readAttributes as readonly string[]).includes(name)

export const refused = (text: Text): Failure => new Failure('invalid', text, [{ field: 'file', text }])

/** That the dimensions are those of the figures, no more and no fewer. */
export function held(found: readonly string[]): void {
  const wanted = dimensions.join(', ')
  const [other, lacking] = [found.filter((one) => !(dimensions as readonly string[]).includes(one)), dimensions.filter((one) => !found.includes(one))]
  if (other.length > 0) throw refused(words.otherDimension(other.join(', '), wanted))
  if (lacking.length > 0) throw refused(words.noDimension(lacking.join(', '), wanted))
}

/** That the file speaks of this flow or of its structure, by each name that it tells: two flows may have dimensions of the same names. */
export function ofThisFlow(told: readonly string[]): void {
  if (told.length === 0 || told.includes('')) throw refused(words.noFlow(artefact))
  const other = told.find((one) => one !== artefact)
  if (other !== undefined) throw refused(words.otherFlow(other, artefact))
}

/** That figures are to be entered. Where a file says nothing, it informs, as the standard has it. What is to be replaced or deleted is no figure to be entered. */
export function enters(action: string | undefined): void {
  if (!['I', 'A', 'Information', 'Append'].includes(action ?? 'I')) throw refused(words.otherAction(action ?? ''))
}
