/** The words of a diagram that its declaration does not say itself. */
import type { Effect } from './procedure.ts'
import { spoken, type Text } from './text.ts'

export const diagramMessages = {
  title: (title: Text): Text => spoken({
    kk: `Рәсім сызбасы: ${title.kk}`, ru: `Схема процедуры: ${title.ru}`, en: `Diagram of the procedure: ${title.en}`,
  }),
  filed: { kk: 'Өтініш берілді', ru: 'Заявление подано', en: 'Case filed' },
  opened: { kk: 'Іс ашылды', ru: 'Дело открыто', en: 'Case opened' },
  closed: { kk: 'Іс аяқталады', ru: 'Дело завершается', en: 'The case ends' },
  stops: { kk: 'мерзім тоқтап тұрады', ru: 'срок приостановлен', en: 'the clock stands still' },
  reopened: { kk: 'Іс қайта ашылды', ru: 'Дело возобновлено', en: 'Case reopened' },
  whole: { kk: 'Рәсімнің жалпы мерзімі', ru: 'Общий срок процедуры', en: 'Term of the whole procedure' },
  told: { kk: 'Орган басшысына хабарланады', ru: 'Сообщается руководителю органа', en: 'The head of the office is told' },
  bothTold: { kk: 'Екі органның лауазымды адамдарына хабарланады', ru: 'Сообщается должностным лицам обоих органов', en: 'The officers of both bodies are told' },
  or: { kk: 'немесе', ru: 'или', en: 'or' },
  effects: {
    grant: { kk: 'оң шешім', ru: 'положительное решение', en: 'granted' },
    refuse: { kk: 'бас тарту', ru: 'отказ', en: 'refused' },
    revoke: { kk: 'күшін жою', ru: 'отмена', en: 'revoked' },
    reopen: { kk: 'істі қайта ашу', ru: 'возобновление дела', en: 'case reopened' },
    dismiss: { kk: 'өзгеріссіз', ru: 'без изменений', en: 'nothing changes' },
  } as const satisfies Record<Effect, Text>,
} as const
