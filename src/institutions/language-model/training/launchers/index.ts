/**
 * Launchers: the files with which a recipe is run on machines beyond this one.
 *
 * Promises: everything in them comes from the recipe; each is of a form that its reader documents, by version.
 * Never: starts anything, or guesses what the recipe does not say (without `cluster.image` there is no file for Kubernetes).
 */
import { trainerRecipe } from '../trainer-recipe.ts'
import { folderOf, type LauncherFile, type Prepared } from './file.ts'
import { kubernetesFile } from './kubernetes.ts'
import { slurmFile } from './slurm.ts'
import { titanFile } from './torchtitan.ts'
import { trlFile } from './trl.ts'

export type { LauncherFile, Prepared } from './file.ts'

/** Every file that the recipe gives for a cluster. */
export function launcherFiles(prepared: Prepared): readonly LauncherFile[] {
  const { recipe } = prepared
  const kubernetes = kubernetesFile(prepared)
  return [engineFile(prepared), slurmFile(prepared), ...(kubernetes ? [kubernetes] : [])].filter((file) => recipe.launcher !== 'kubernetes' || file.kind !== 'slurm')
}

/** What the engine itself reads. */
function engineFile({ recipe, ...rest }: Prepared): LauncherFile {
  switch (recipe.engine) {
    case 'torchtitan': return titanFile({ recipe, ...rest })
    case 'trl': return trlFile({ recipe, ...rest })
    case 'shanyraq': {
      const folder = folderOf({ recipe, ...rest })
      const places = {
        train: rest.train.map((name) => `${folder}/corpus/${name}`), tokenizer: `${folder}/tokenizer.json`,
        ...(rest.validation !== undefined && { validation: `${folder}/corpus/${rest.validation}` }), ...(recipe.base !== undefined && { base: `${folder}/base` }),
      }
      return { name: 'recipe.json', kind: 'trainer recipe', content: `${JSON.stringify(trainerRecipe(recipe, places), undefined, 2)}\n` }
    }
  }
}
