/** The acts of the registry of models that decisions carry out: a release, and taking a model back. Which procedure decides is the country's to say. */
import type { CoreAct } from '../../../law/core-act.ts'
import { spoken } from '../../../law/text.ts'

/** To release a finished draft. Everything that the release rests on is read, stated in the case and signed with it. */
export const releaseAct: CoreAct = {
  name: 'models.release',
  words: spoken({ kk: 'Модель шығарылады', ru: 'Модель выпускается', en: 'The model is released' }),
  takes: { model: { kinds: ['text'] } },
  states: { version: 'text', licence: 'text', receipts: 'text', optOuts: 'text', grounds: 'text' },
  twoPeople: true,
}

/** To take a released model back, at once. */
export const takeBackAct: CoreAct = {
  name: 'models.take-back',
  words: spoken({ kk: 'Модель қайтарып алынады', ru: 'Модель отзывается', en: 'The model is taken back' }),
  takes: { model: { kinds: ['text'] }, reasonKk: { kinds: ['text'] }, reasonRu: { kinds: ['text'] }, reasonEn: { kinds: ['text'] } },
  states: { version: 'text' },
}

export const modelActs: readonly CoreAct[] = [releaseAct, takeBackAct]
