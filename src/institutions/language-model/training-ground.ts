/** What tokenizers and trainings stand on. */
import type { Ground, LanguageModelOptions } from './language-model.ts'

export type TrainingGround = Pick<Ground, 'kernel' | 'folder'> & { readonly options: Pick<LanguageModelOptions, 'engineer'> }
