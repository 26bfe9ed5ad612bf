/** The recipe as `trainer/train.py` reads it: what the recipe of a run says, with the places of its files. */
import type { OwnRecipe } from './recipe.ts'

/** Where the files of a run lie, as paths that its processes see. */
export interface Places {
  readonly train: readonly string[]
  readonly validation?: string
  readonly tokenizer: string
  /** The model folder that it goes on from. */
  readonly base?: string
}

export const trainerRecipe = (recipe: OwnRecipe, { train, validation, tokenizer, base }: Places): object => {
  const { seed, precision, weights, model, optimiser, batch, evaluate_every, checkpoint_every, budget: { hours, steps, tokens } } = recipe
  return {
    seed, precision, weights, ...(base === undefined ? { model } : { base }),
    data: { train, ...(validation !== undefined && { validation }), tokenizer },
    optimiser, batch,
    budget: { ...(hours !== undefined && { seconds: hours * 3600 }), ...(steps !== undefined && { steps }), ...(tokens !== undefined && { tokens }) },
    evaluate_every, checkpoint_every,
  }
}
