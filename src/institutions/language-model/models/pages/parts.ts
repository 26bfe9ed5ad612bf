/** What the pages of models share: whose they are, and the pages above. */
import { actorString } from '../../../../kernel/parties/index.ts'
import { type Crumb, notFound, type Page, page, type Tone, type Visit } from '../../../../portal/index.ts'
import type { LanguageModelOptions } from '../../ground.ts'
import { isInside } from '../../office.ts'
import type { Model, ModelState } from '../model.ts'
import type { Models } from '../models.ts'
import { pageWords as words } from './messages.ts'

const institutionCrumb: Crumb = { title: words.institution, path: '/language-model' }
export const registryCrumb: Crumb = { title: words.title, path: '/models' }

/** A page of the registry, or below one of its models. */
export const modelsPage = ({ above = [], ...rest }: Omit<Page, 'current' | 'breadcrumbs'> & { readonly above?: readonly Crumb[] }): Response =>
  page({ current: 'language-model', breadcrumbs: [institutionCrumb, ...above], ...rest })

/** A model of an address that the visit may see; to others it is not there. */
export async function seenModel(models: Models, options: Pick<LanguageModelOptions, 'engineer' | 'head'>, { actor }: Pick<Visit, 'actor'>, name: string): Promise<Model> {
  const model = await models.find(name)
  const isMaker = actor !== null && model.draftedBy === actorString(actor)
  if (model.release === undefined && !isMaker && !isInside(actor, options)) throw notFound()
  return model
}

export const tones = { preparing: 'wait', failed: 'late', draft: 'now', released: 'good', withdrawn: 'late' } as const satisfies Record<ModelState, Tone>
