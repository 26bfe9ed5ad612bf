/** Reads a recipe as a person wrote it, and says line by line what is wrong with it. */
import { isMap, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import type { Text } from '../../../law/text.ts'
import { type Recipe, recipeSchema } from './recipe.ts'
import * as say from './recipe-words.ts'

/** What is wrong in a line, counted from 1, and how to mend it. */
export interface RecipeProblem { readonly line: number; readonly text: Text }

/** The line in which a path of names stands, or the nearest name above it. */
export type LineOf = (...path: readonly string[]) => number

export type ReadRecipe = { readonly recipe: Recipe; readonly lineOf: LineOf; readonly problems?: undefined } | { readonly recipe?: undefined; readonly problems: readonly RecipeProblem[] }

/** A recipe is short; what is longer is none. */
const longest = 50_000

export function readRecipe(source: string): ReadRecipe {
  if (source.trim() === '') return { problems: [{ line: 1, text: say.empty }] }
  if (source.length > longest) return { problems: [{ line: 1, text: say.tooLong }] }
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, schema: 'core', version: '1.2', logLevel: 'error' })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, code }) => ({ line: lines.linePos(pos[0]).line, text: code === 'DUPLICATE_KEY' ? say.twice : say.noYaml }))
    // After the first place that cannot be read the parser only guesses: what it says of the lines below is its echo.
    const first = problems.find(({ text }) => text === say.noYaml)
    return { problems: problems.filter((one) => one.text !== say.noYaml || one === first) }
  }
  if (!isMap(document.contents)) return { problems: [{ line: 1, text: say.noYaml }] }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch {
    return { problems: [{ line: 1, text: say.noYaml }] }
  }
  const read = recipeSchema.safeParse(value)
  const lineOf = (...path: readonly PropertyKey[]): number => lines.linePos(placeOf(document, path)).line || 1
  if (read.success) return { recipe: read.data, lineOf }
  const problems = read.error.issues.flatMap((issue) => problemsOf(issue, value).map(({ path, text }) => ({ line: lineOf(...path), text })))
  return { problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** Where in the text a path stands: its key, or that of the nearest thing above it that is there. */
function placeOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const key = path[depth - 1]
    const above = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    if (!isMap(above)) continue
    const pair = above.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0]
  }
  return 0
}

interface Found { readonly path: readonly PropertyKey[]; readonly text: Text }

function problemsOf(issue: z.core.$ZodIssue, whole: unknown): readonly Found[] {
  const { path } = issue
  const name = path.join('.')
  const given = path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), whole)
  const one = (text: Text): readonly Found[] => [{ path, text }]
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map((key) => ({ path: [...path, key], text: say.unknownKey(key, name) }))
    case 'custom': return one(say.rules[issue.message as keyof typeof say.rules])
    case 'invalid_union': return one(given === undefined ? say.missing(name) : say.oneOf(name, ['shanyraq', 'torchtitan', 'trl']))
    case 'invalid_value': return one(given === undefined ? say.missing(name) : say.oneOf(name, issue.values.map(String)))
    case 'too_small': return one(issue.origin === 'number' || issue.origin === 'int' ? say.atLeast(name, issue.minimum, issue.inclusive !== false) : say.wrongForm(name))
    case 'too_big': return one(issue.origin === 'number' || issue.origin === 'int' ? say.atMost(name, issue.maximum) : say.wrongForm(name))
    case 'invalid_type': return one(given === undefined ? say.missing(name) : say.wrongKind(name, issue.expected))
    default: return one(issue.code === 'invalid_format' && issue.format === 'uuid' ? say.noId(name) : say.wrongForm(name))
  }
}
