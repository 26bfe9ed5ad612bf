/** Reads what the publishers of standards say of their fields, so that a crosswalk repeats none of it: the Dutch JSON Schema and the American data dictionary. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ForeignField } from './crosswalk.ts'

type Published = Pick<ForeignField, 'name' | 'label' | 'also' | 'afterwards' | 'required' | 'values' | 'maxLength' | 'form' | 'requiredIf'>

const read = (name: string): string => readFileSync(new URL(`standards/${name}`, import.meta.url), 'utf8')

const dutch = z.looseObject({
  required: z.array(z.string()),
  properties: z.record(z.string(), z.looseObject({
    name: z.string(), type: z.string().optional(), enum: z.array(z.string()).optional(), maxLength: z.number().optional(), format: z.string().optional(), pattern: z.string().optional(),
  })),
})

/** The Dutch schema as it was published, for whoever checks a record by it. */
export const dutchSchema: object = JSON.parse(read('nl-1.0.schema.json'))

/** The fields of the Dutch schema, in its order. */
export function dutchFields(): readonly Published[] {
  const { properties, required } = dutch.parse(dutchSchema)
  return Object.entries(properties).map(([name, { name: label, type, enum: values, maxLength, format, pattern }]) => ({
    name, label, ...(required.includes(name) && { required: true as const }), ...(values && { values }), ...(maxLength !== undefined && { maxLength }),
    ...(format === 'uri' ? { form: 'url' as const } : pattern !== undefined ? { form: 'month' as const } : type === 'array' ? { form: 'list' as const } : {}),
  }))
}

const condition = z.object({ field: z.string(), values: z.array(z.string()) })
const american = z.array(z.object({ name: z.string(), heading: z.string(), description: z.string(), required: z.literal(true).optional(), values: z.array(z.string()).optional(), requiredIf: z.array(condition).optional() }))

/**
 * The 62 columns of the American inventory, in the order of its dictionary; of those that are asked in certain cases only, all conditions. The file itself calls each by its question
 * in full, and several of them `If Other, please explain.`: which one such a column is tells the question before it.
 */
export function americanFields(): readonly Published[] {
  const all = american.parse(JSON.parse(read('us-2024.json')))
  return all.map(({ name, heading, required, values, requiredIf }) => ({
    name, label: heading, ...(all.filter((one) => one.heading === heading).length > 1 ? { afterwards: heading } : { also: [heading] }),
    ...(required && { required }), ...(values && { values }), ...(requiredIf && { requiredIf }),
  }))
}
