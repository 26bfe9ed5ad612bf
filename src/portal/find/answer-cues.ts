/** By which words of a question one sees which section of a service's passport answers it. */
import type { SectionName } from '../../law/passport.ts'
import { spoken, type Text } from '../../law/text.ts'

export interface Cue {
  readonly asks: SectionName
  /** Words that ask for it, in whatever form: one of them must stand in the question. */
  readonly words: Text
  /** Words that go with them and ask for nothing by themselves. */
  readonly also?: Text
}

const cue = (asks: SectionName, kk: string, ru: string, en: string, also?: Text): Cue => ({ asks, words: spoken({ kk, ru, en }), ...(also && { also }) })

/** The surer first: of two that hold as much of a question the first answers. Words that mean something else as well, such as to get or to register, are none. */
export const cues: readonly Cue[] = [
  cue('fee', 'тұрады құны баға ақы тегін қанша', 'стоит стоимость цена бесплатно платно', 'cost price fee free charge'),
  cue('term', 'күн уақыт мерзім қаралады ұзақ күту', 'срок дней время рассматривают рассмотрение ждать долго', 'long days time wait term take', spoken({ kk: 'шешім жауап жұмыс', ru: 'решение ответ рабочих', en: 'decision answer working' })),
  cue('documents', 'құжаттар құжат қоса', 'документы документов бумаги приложить', 'documents papers attach'),
  cue('grounds', 'талап талаптар шарт шарттар сай', 'требования условия соответствует критерии', 'requirements conditions qualify criteria eligible'),
  cue('appeal', 'шағым шағымдану арыздану келіспеу', 'обжаловать жалоба оспорить', 'appeal complain dispute', spoken({ kk: 'бас тарту бас тартты шешім', ru: 'отказ отказали решение', en: 'refusal refused decision' })),
  cue('who', 'кім үміткер қатыса', 'кто претендовать вправе', 'who eligible may apply'),
  cue('gives', 'береді нәтиже артықшылық', 'даёт результат преимущества', 'gives result benefits'),
  cue('steps', 'кезең кезеңдер рәсім', 'этапы порядок шаги', 'steps stages procedure'),
  cue('duties', 'міндет міндеттер', 'обязанности обязан', 'duties obligations'),
  cue('keeping', 'сақталады сақтау', 'хранятся хранение', 'kept stored keeping'),
]
