/** Discussions of models: everybody sees those that were ever released, the programme answers, its head hides. */
import type { Discussable } from '../../../kernel/discussions/index.ts'
import { isHead, isInside } from '../office.ts'
import { modelPath } from './model.ts'
import type { ModelParts } from './parts.ts'
import { releasedThing } from './thread.ts'

export const discussedModels = ({ kernel: { parties }, options, models }: Pick<ModelParts, 'kernel' | 'options' | 'models'>): Discussable => async (id, actor) => {
  const model = await models.find(id).catch(() => undefined)
  if (model?.release === undefined) return undefined
  const drafter = /^person:([0-9a-f-]{36})/.exec(model.draftedBy)?.[1]
  const heads = (await parties.holdersOf([options.head])).map((one) => one.id)
  return {
    title: releasedThing(model).title, path: modelPath(model.name), owners: [...(drafter === undefined ? [] : [drafter]), ...heads],
    ofOwner: isInside(actor, options), ofOffice: isHead(actor, options),
  }
}
