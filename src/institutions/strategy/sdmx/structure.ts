/** The structure of the figures: which dimensions tell two of them apart, and what is said of each. Pure. */
import { words } from './messages.ts'
import type { Text } from '../../../law/text.ts'

export const agency = 'SHANYRAQ'
export const flow = 'STRATEGY_FIGURES'
export const version = '1.0.0'

export const urn = (kind: string, id: string, item?: string): string => `urn:sdmx:org.sdmx.infomodel.${kind}=${agency}:${id}(${version})${item === undefined ? '' : `.${item}`}`

/** Two figures of one indicator and year differ by what they are and by the day on which they were told: a forecast stays beside the next one. In the order of the key. */
export const dimensions = ['FREQ', 'INDICATOR', 'KIND', 'TOLD_ON', 'TIME_PERIOD'] as const
export type Dimension = (typeof dimensions)[number]

export const attributes = ['UNIT_MEASURE', 'LOW', 'HIGH', 'SOURCE', 'RESPONSIBLE'] as const
export type Attribute = (typeof attributes)[number]

export const measure = 'OBS_VALUE'

/** By which power of ten a figure is to be multiplied. It is read of files of others, and never written: figures go out in full. */
export const multiplier = 'UNIT_MULT'

/** What each is called. */
export const titles: Readonly<Record<Dimension | Attribute | typeof measure, Text>> = words.titles

/** One figure as it goes out or comes in: every word of its file. What the file leaves blank of a dimension or of the value is an empty text. */
export type Observation = Readonly<Record<Dimension | typeof measure, string>> & Readonly<Partial<Record<Attribute | typeof multiplier, string>>>
