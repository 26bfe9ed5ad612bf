/** By which words of a question one sees which section of a service's passport answers it, or that a number is asked for. */
import type { SectionName } from '../../law/passport.ts'
import { spoken, type Text } from '../../law/text.ts'

export interface Cue {
  readonly asks: SectionName | 'count'
  /** Words that ask for it, in whatever form. */
  readonly words: Text
}

const cue = (asks: Cue['asks'], kk: string, ru: string, en: string): Cue => ({ asks, words: spoken({ kk, ru, en }) })

/** The surer first: of two that hold as much of a question the first answers. */
export const cues: readonly Cue[] = [
  cue('fee', 'тұрады құны баға ақы тегін', 'стоит стоимость цена бесплатно платно', 'cost price fee free charge'),
  cue('term', 'күн уақыт мерзім қаралады ұзақ күту', 'срок дней время рассматривают рассмотрение ждать долго', 'long days time wait term take'),
  cue('documents', 'құжаттар құжат қоса тіркеу', 'документы документов бумаги приложить', 'documents papers attach'),
  cue('grounds', 'талап талаптар шарт шарттар сай', 'требования условия соответствует критерии', 'requirements conditions qualify criteria eligible'),
  cue('appeal', 'шағым шағымдану келіспеу', 'обжаловать жалоба оспорить', 'appeal complain dispute'),
  cue('who', 'кім үміткер қатыса', 'кто претендовать вправе', 'who eligible may apply'),
  cue('gives', 'береді нәтиже артықшылық', 'даёт результат получу', 'gives result get'),
  cue('steps', 'кезең кезеңдер тәртіп', 'этапы порядок шаги', 'steps stages procedure'),
  cue('duties', 'міндет міндеттер', 'обязанности обязан', 'duties obligations'),
  cue('keeping', 'сақталады сақтау', 'хранятся хранение', 'kept stored keeping'),
  cue('count', 'саны неше', 'количество число', 'number count'),
]
