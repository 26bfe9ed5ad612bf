/**
 * The parameters of CKAN's actions, each as JSON and as the text of an address or a form: both are read, and both are described.
 * Source: CKAN 2.11, `ckan/logic/schema.py` and `ckanext/datastore/logic/schema.py`.
 */
import { z } from 'zod'
import { letters } from '../../../portal/index.ts'

/** A count; more than the most is the most, as in CKAN. */
const count = (most: number) => z.union([z.int().min(0), z.string().regex(/^[0-9]{1,15}$/).transform(Number)]).transform((number) => Math.min(number, most))
const skipped = count(Number.MAX_SAFE_INTEGER).default(0)
/** As many as CKAN gives at most. */
const mostListed = 32_000

/** A value that came as JSON, or as JSON in the text of an address. */
const json = <T extends z.ZodType>(schema: T) => z.union([schema, z.string().transform((text, { issues }) => {
  try {
    return JSON.parse(text)
  } catch {
    issues.push({ code: 'custom', input: text })
    return z.NEVER
  }
}).pipe(schema)])

/** Several texts; one alone stands for itself, unless it is a list in JSON. */
const strings = z.union([z.array(z.string()), z.string().transform((text): unknown => {
  try {
    return text.trim().startsWith('[') ? JSON.parse(text) : [text]
  } catch {
    return [text]
  }
}).pipe(z.array(z.string()))])

const scalar = z.union([letters(0, 1000), z.number(), z.boolean(), z.null()])
const names = z.union([z.array(z.string()), z.string().transform((text) => text.split(',').map((name) => name.trim()))])
const isYes = (text: string): boolean => /^(?:true|1|yes)$/i.test(text)

/** What an action without parameters reads. */
export const nothing = z.object({})

/** One thing by its id or its name. */
export const oneThing = z.object({ id: letters(1, 1000) })

export const paged = z.object({ limit: count(mostListed).optional(), offset: skipped })

export const listed = paged.extend({ all_fields: z.union([z.boolean(), z.string().transform(isYes)]).default(false) })

export const searched = z.object({
  q: z.string().default(''), fq: z.string().optional(), fq_list: strings.optional(), sort: z.string().default(''), rows: count(1000).default(10), start: skipped,
  facet: z.union([z.boolean(), z.string().transform((text) => text !== 'false')]).default(true),
  'facet.field': strings.optional(),
  'facet.limit': z.union([count(mostListed), z.union([z.literal(-1), z.literal('-1')]).transform(() => Infinity)]).default(50).describe('−1: all'),
})

/** Rows of one answer at most; the answer says how many were asked for in fact, as CKAN's does. */
const mostRows = 10_000

export const rowsAsked = z.object({
  resource_id: letters(0, 1000).optional(),
  /** Another name for the resource. */
  id: letters(0, 1000).optional(),
  q: letters(0, 300).optional(),
  filters: json(z.record(z.string(), z.union([scalar, z.array(scalar).max(100)]))).optional(),
  fields: names.optional(),
  sort: letters(0, 1000).optional(),
  limit: count(mostRows).default(100),
  offset: skipped,
  records_format: z.enum(['objects', 'lists']).default('objects'),
  distinct: z.union([z.literal(false), z.literal('false')]).optional(),
})
export type RowsAsked = z.output<typeof rowsAsked>
