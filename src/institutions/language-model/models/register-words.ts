/** Words of an entry in a register of AI systems. */
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Provenance, Stated } from './model.ts'

export const outputsOf = (kind: Provenance['kind']): Text => (kind === 'base'
  ? spoken({
    kk: 'Мәтіннің жалғасы. Модель шешім қабылдамайды; нәтижені қолданар алдында адам тексереді.',
    ru: 'Продолжение текста. Модель не принимает решений; результат перед использованием проверяет человек.',
    en: 'The continuation of a text. The model decides nothing; a person checks what it writes before it is used.',
  })
  : spoken({
    kk: 'Нұсқаулар мен сұрақтарға мәтін түріндегі жауап. Модель шешім қабылдамайды; нәтижені қолданар алдында адам тексереді.',
    ru: 'Текстовый ответ на указания и вопросы. Модель не принимает решений; результат перед использованием проверяет человек.',
    en: 'Text in answer to instructions and questions. The model decides nothing; a person checks what it writes before it is used.',
  }))

export const computeMethod: Text = {
  kk: '6 × параметрлер саны × оқытуда өткен токендер саны; шын мәні бағадан екі есеге дейін ауытқуы мүмкін.',
  ru: '6 × число параметров × число токенов обучения; действительное значение может отличаться от оценки до двух раз.',
  en: '6 × parameters × tokens seen in training; the true value may differ from the estimate by a factor of two.',
}

/** Whose words the origin of a model rests on. */
export const statedBy = ({ by, on }: Stated['stated']): Text => inEveryLanguage((locale) => {
  const day = formatDay(on, locale)
  return spoken({ kk: `Мәлімдеген: ${by}, ${day}; портал мұны бақыламаған.`, ru: `Заявлено: ${by}, ${day}; портал этого не отслеживал.`, en: `Stated by ${by} on ${day}, not followed by this portal.` })[locale]
})
