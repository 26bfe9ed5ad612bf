/** Looks a recipe up before anything runs: what it names is there, may be used and fits together. */
import { type Marks, withdrawn } from '../../../kernel/taken-back/index.ts'
import { type KnownCorpora, type Tokenizers, tokenizerSubject } from '../tokenizers/index.ts'
import { programHash } from './program-hash.ts'
import * as say from './messages.ts'
import { type LineOf, readRecipe, type RecipeProblem } from './read-recipe.ts'
import type { OwnRecipe, Recipe } from './recipe.ts'
import { runSubject, type TrainingRun } from './run.ts'
import type { Parts } from './tables.ts'

/** A recipe that can begin, and what is known of its model before it does: tokens of its vocabulary, and those that it will see at once. */
export interface RightRecipe { readonly recipe: Recipe; readonly parts: Parts; readonly lineOf: LineOf; readonly vocabulary?: number; readonly context?: number }

export type Check = (RightRecipe & { readonly problems?: undefined }) | { readonly problems: readonly RecipeProblem[] }

export function recipeCheck({ corpora, tokenizers, marks, find }: {
  readonly marks: Pick<Marks, 'ofAll'>; readonly corpora: KnownCorpora; readonly tokenizers: Pick<Tokenizers, 'find'>; readonly find: (id: string) => Promise<TrainingRun | undefined>
}): (source: string) => Promise<Check> {
  /** Tokens that the model of a recipe sees at once; one that goes on from another sees what that one does. */
  async function contextOf({ model, base }: OwnRecipe): Promise<number | undefined> {
    if (base === undefined) return model?.context
    const before = (await find(base))?.recipe
    return before?.engine === 'shanyraq' ? contextOf(before) : undefined
  }

  return async (source) => {
    const read = readRecipe(source)
    if (read.problems) return { problems: read.problems }
    const { recipe, lineOf } = read
    const trainer = await programHash()
    if (recipe.engine === 'trl') return { recipe, lineOf, parts: { trainer }, context: recipe.trl.context }
    const problems: RecipeProblem[] = []
    const corpus = await corpora.find(recipe.corpus)
    if (corpus?.hash === undefined || corpus.withdrawn) problems.push({ line: lineOf('corpus'), text: say.noCorpus })
    const found = { trainer, ...(corpus?.hash !== undefined && { corpus: corpus.hash }) }
    if (recipe.engine === 'torchtitan') return problems.length > 0 ? { problems } : { recipe, lineOf, parts: found, context: recipe.torchtitan.context }
    const tokenizer = (await tokenizers.find(recipe.tokenizer))?.made
    if (tokenizer === undefined) problems.push({ line: lineOf('tokenizer'), text: say.noTokenizer })
    const base = recipe.base === undefined ? undefined : await find(recipe.base)
    const [cuts, goesOn] = [tokenizerSubject(recipe.tokenizer), recipe.base === undefined ? undefined : runSubject(recipe.base)]
    const marked = await marks.ofAll([cuts, ...(goesOn === undefined ? [] : [goesOn])])
    if (withdrawn(marked.get(cuts)!).length > 0) problems.push({ line: lineOf('tokenizer'), text: say.withdrawnTokenizer })
    if (goesOn !== undefined && withdrawn(marked.get(goesOn)!).length > 0) problems.push({ line: lineOf('base'), text: say.withdrawnBase })
    if (recipe.base !== undefined && base?.state !== 'done') problems.push({ line: lineOf('base'), text: say.noBase })
    else if (base?.recipe.engine === 'shanyraq' && tokenizer !== undefined && base.parts.tokenizer !== tokenizer.hash) {
      problems.push({ line: lineOf('base'), text: say.otherTokenizer(base.recipe.tokenizer) })
    }
    if (tokenizer === undefined || problems.length > 0) return { problems: problems.toSorted((a, b) => a.line - b.line) }
    const context = await contextOf(recipe)
    return {
      recipe, lineOf, vocabulary: tokenizer.card.vocabulary, ...(context !== undefined && { context }),
      parts: { ...found, tokenizer: tokenizer.hash, ...(base && { base: base.contentHash }) },
    }
  }
}
