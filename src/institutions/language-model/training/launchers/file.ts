/** What a launcher makes of a recipe. */
import type { Recipe } from '../recipe.ts'

/** A file to download and use elsewhere. */
export interface LauncherFile {
  readonly name: string
  readonly kind: 'trainer recipe' | 'slurm' | 'kubernetes' | 'torchtitan' | 'trl'
  readonly content: string
}

/** A prepared training, as every launcher is given it. */
export interface Prepared {
  /** Of the run; the folder of its files below the recipe's. */
  readonly id: string
  readonly recipe: Recipe
  /** Names of the files of the corpus. */
  readonly train: readonly string[]
  readonly validation?: string
}

/** The folder of a run, as every node of the cluster sees it. */
export const folderOf = ({ id, recipe }: Pick<Prepared, 'id' | 'recipe'>): string => `${recipe.cluster.folder}/${id}`

/** The port at which the processes of a run find each other. */
export const port = 29_500

/** Steps of a budget; of tokens, as many as a step has. */
export const stepsOf = ({ budget: { steps, tokens }, batch }: Recipe, context: number): number =>
  Math.min(steps ?? Infinity, tokens === undefined ? Infinity : Math.ceil(tokens / (batch.sequences * batch.accumulation * context)))
