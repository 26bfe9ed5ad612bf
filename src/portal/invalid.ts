/** Turns what a schema finds wrong with a request into problems in the words of whoever asks. */
import type { z } from 'zod'
import { Failure, type Problem } from '../law/failure.ts'
import type { Text } from '../law/text.ts'
import { bounded, expected, invalidWords as words, oneOf, pattern, unknownFields } from './invalid.messages.ts'

/** What a schema makes of a value. Throws a `Failure` (invalid) that names each part that does not fit, and how to mend it. */
export function fitting<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new Failure('invalid', words.request, problemsWith(read.error.issues, value))
}

/** One problem for each part: of several bounds that a value passes, the last is the narrowest. */
function problemsWith(issues: readonly z.core.$ZodIssue[], whole: unknown): readonly Problem[] {
  const last = new Map(issues.map((issue) => [issue.path.map(String).join('.'), issue]))
  return [...last].map(([field, issue]) => ({
    ...(field !== '' && { field }),
    text: textOf(issue, issue.path.reduce<unknown>((part, key) => (part !== null && typeof part === 'object' ? Reflect.get(part, key) : undefined), whole)),
  }))
}

function textOf(issue: z.core.$ZodIssue, given: unknown): Text {
  if (given === undefined && issue.code !== 'unrecognized_keys') return words.missing
  switch (issue.code) {
    case 'invalid_type': return (Array.isArray(given) && issue.path.length === 1 ? words.repeated : undefined) ?? expected(issue.expected) ?? words.other
    case 'too_big': return bounded(issue.inclusive === false ? 'below' : 'most', issue.origin, issue.maximum)
    case 'too_small': return bounded(issue.inclusive === false ? 'above' : 'least', issue.origin, issue.minimum)
    case 'invalid_value': return oneOf(issue.values)
    case 'unrecognized_keys': return unknownFields(issue.keys)
    case 'invalid_format': return formats[issue.format] ?? (issue.pattern === undefined ? words.other : pattern(issue.pattern.replaceAll(/^\/|\/[a-z]*$/g, '')))
    default: return words.other
  }
}

const formats: Readonly<Record<string, Text>> = { date: words.date, uuid: words.uuid, guid: words.uuid, base64: words.base64 }
