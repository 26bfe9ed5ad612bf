/** Calls and values as Python writes them: what is shown of a test. Pure. */
import type { Json } from '../../../law/canonical.ts'

/** The call of a test. */
export const callOf = (name: string, call: readonly Json[]): string => `${name}(${call.map((one) => pythonOf(one)).join(', ')})`

export const pythonOf = (value: Json): string => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : Array.isArray(value) ? `[${value.map((one) => pythonOf(one as Json)).join(', ')}]`
  : typeof value === 'object' ? `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pythonOf(one)}`).join(', ')}}` : JSON.stringify(value))
