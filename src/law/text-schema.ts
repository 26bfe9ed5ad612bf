/** Schemas of texts: in each language of the country, or of so many letters; and the name of a language. */
import { z } from 'zod'
import { keepSaid, type Locale, locales, onceSpoken, type Text } from './text.ts'

/**
 * A schema that is made anew when other languages are spoken; `described` is what JSON Schema says of it, asked for whenever a
 * schema is printed. `whole` is told each value that it takes.
 */
function spokenSchema<T>(schema: () => z.ZodType, described: z.core.GlobalMeta, whole: (value: T) => void = () => {}): z.ZodType<T> {
  const now = onceSpoken(schema)
  return z.unknown().check(({ value, issues }) => {
    const { success, data, error } = now().safeParse(value)
    if (success) whole(data as T)
    else for (const issue of error.issues) issues.push({ ...issue, input: inputAt(value, issue.path) } as z.core.$ZodRawIssue)
  }).register(z.globalRegistry, described) as unknown as z.ZodType<T>
}

const inputAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((at, step) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step], value)

const eachLanguage = <T>(of: () => T): { readonly [locale: string]: T } => Object.fromEntries(locales.map((locale) => [locale, of()]))

/** A text of a declaration: words in every language of the country and in no other. */
export const declaredText = spokenSchema<Text>(() => z.strictObject(eachLanguage(() => z.string().min(1))), {
  id: 'Text', readOnly: true, description: 'the same words in every language', type: 'object',
  get properties() { return eachLanguage(() => ({ type: 'string', minLength: 1 })) },
  get required() { return [...locales] },
  additionalProperties: false,
}, keepSaid)

const properties = {
  type: 'object',
  get properties() { return eachLanguage(() => ({ type: 'string' })) },
  get required() { return [...locales] },
  additionalProperties: false,
} as const
const anyText = () => z.object(eachLanguage(() => z.string()))

/** A text that was kept; words in a language that the country no longer speaks may stand beside. */
export const keptText = spokenSchema<Text>(anyText, properties, keepSaid)

const named: z.core.GlobalMeta = Object.defineProperties({ id: 'Text' }, Object.getOwnPropertyDescriptors(properties))

/** A text that an answer holds. */
export const answeredText = spokenSchema<Text>(anyText, named)

/** A language of the country. */
export const localeSchema = spokenSchema<Locale>(() => z.enum(locales), { type: 'string', get enum() { return [...locales] } })

/** A text of so many letters. JSON Schema counts whole ones, zod the halves of which JavaScript makes them: here both count alike. */
export const letters = (least: number, most: number) => z.string().check(({ value, issues }) => {
  const length = [...value].length
  if (length > most) issues.push({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: value })
  if (length < least) issues.push({ code: 'too_small', origin: 'string', minimum: least, inclusive: true, input: value })
}).meta({ maxLength: most, ...(least > 0 && { minLength: least }) })
