/** Reads a recipe as a person wrote it, and says line by line what is wrong with it. */
import { type Found, type LineOf, type LineProblem, readYaml } from '../../../law/yaml.ts'
import { missing, oneOf } from '../../../law/yaml.messages.ts'
import type { z } from 'zod'
import { type Recipe, recipeSchema } from './recipe.ts'
import * as say from './recipe-words.ts'

export type { LineOf } from '../../../law/yaml.ts'
export type RecipeProblem = LineProblem

export type ReadRecipe = { readonly recipe: Recipe; readonly lineOf: LineOf; readonly problems?: undefined } | { readonly recipe?: undefined; readonly problems: readonly RecipeProblem[] }

/** A recipe is short; what is longer is none. */
const longest = 50_000

export function readRecipe(source: string): ReadRecipe {
  if (source.trim() === '') return { problems: [{ line: 1, text: say.empty }] }
  const read = readYaml(source, recipeSchema, { longest, mostAliases: 20, wordsFor })
  return read.problems === undefined ? { recipe: read.value, lineOf: read.lineOf } : read
}

/** Words of a recipe's own, where they name the mend better than the general ones. */
function wordsFor(issue: z.core.$ZodIssue, given: unknown): readonly Found[] | undefined {
  const { path } = issue
  const name = path.join('.')
  switch (issue.code) {
    case 'custom': return [{ path, text: say.rules[issue.message as keyof typeof say.rules] }]
    case 'invalid_union': return [{ path, text: given === undefined ? missing(name) : oneOf(name, ['shanyraq', 'torchtitan', 'trl']) }]
    case 'invalid_type': return given !== undefined && issue.expected === 'string' && say.named[name] ? [{ path, text: say.named[name] }] : undefined
    case 'invalid_format': return given === undefined ? undefined : [{ path, text: issue.format === 'uuid' ? say.noId(name) : say.wrongForm(name) }]
    default: return undefined
  }
}
