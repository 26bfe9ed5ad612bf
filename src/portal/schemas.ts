/** Schemas that operations of the API share: parameters of an address, which come as text, and values that many answers hold. */
import { z } from 'zod'

/** A text in every language, and one of so many letters. */
export { answeredText as textSchema, letters } from '../law/text-schema.ts'

/** What the portal tells a program that asked wrongly (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string(),
  problems: z.array(z.object({ field: z.string().optional(), text: z.string() })).optional(),
}).meta({ id: 'Problem' })

/** A whole number in an address, in plain digits: `1e3`, ` 5` and `2.0` are none. */
export const wholeNumber = (least: number, most: number = Number.MAX_SAFE_INTEGER) => z.preprocess(
  (given) => (typeof given === 'string' && /^-?\d{1,16}$/.test(given) ? Number(given) : given), z.int().min(least).max(most))

/** The page of a list, counted from 1. */
export const pageNumber = wholeNumber(1, 1_000_000).default(1)

/** How many a page of a list has. */
export const pageSize = (most: number, usual: number) => wholeNumber(1, most).default(usual)

/** A parameter that may stand in an address several times. */
export const several = <T extends z.ZodType>(one: T) => z.preprocess((given) => (given === undefined ? given : [given].flat()), z.array(one).min(1).max(20)).optional()

/** The id of a thing in a path. */
export const idParameter = z.guid()

/** The number of a version, as the database counts them. */
export const versionNumber = wholeNumber(1, 2_147_483_647)
