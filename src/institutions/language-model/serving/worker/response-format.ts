/** `response_format` as a grammar. */
import { anyObject, grammarOf } from './json-grammar.ts'
import type { CompletionRequest } from './requests.ts'

/** The grammar that an answer must follow; undefined for text. Throws an `ApiError` that names the keyword which is not supported. */
export function grammarFor(format: CompletionRequest['response_format']): string | undefined {
  if (format === undefined || format.type === 'text') return undefined
  return grammarOf(format.type === 'json_object' ? anyObject : format.json_schema.schema ?? anyObject, 'response_format')
}
