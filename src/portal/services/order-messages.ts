/** The words of the page of orders that bind somebody. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const orderWords = {
  title: say('Сізге қатысты өкімдер', 'Распоряжения, которые вас касаются', 'Orders that bind you'),
  lead: say(
    'Сізге, ұйымыңызға немесе сіз жауап беретін нысандарға қатысты қолданыстағы тоқтата тұру өкімдері.',
    'Действующие распоряжения о приостановлении, которые касаются вас, вашей организации или того, за что вы отвечаете.',
    'Orders of suspension in force on you, your organisation or what you answer for.',
  ),
  none: say('Сізге қатысты өкім жоқ', 'Распоряжений, которые вас касаются, нет', 'No order binds you'),
  issuer: say('Өкімді шығарған', 'Кто издал', 'Given by'),
  reason: say('Себебі', 'Причина', 'Reason'),
  number: { kk: 'Шешім нөмірі', ru: 'Номер решения', en: 'Number of the decision' },
  restricts: { kk: 'Рұқсат етілетіні', ru: 'Что разрешено', en: 'What stays open' },
  lapses: { kk: 'Расталмаса, қолданысы аяқталады', ru: 'Без подтверждения действует до', en: 'Ends unless it is confirmed' },
  byDecision: {
    kk: 'Шешімнің күші жойылса, өкімнің де күші жойылады: шешімге шағым беріңіз, мерзімі мен тәртібі сонда көрсетілген.', ru: 'При отмене решения распоряжение утрачивает силу: обжалуйте решение, срок и порядок указаны в нём.',
    en: 'The order falls with the decision: appeal against that, which says until when and how.',
  },
  toDecision: { kk: 'Шешімді ашу', ru: 'Открыть решение', en: 'Open the decision' },
  since: say('Қашаннан бері күшінде', 'Действует с', 'In force since'),
  portal: say('Портал', 'Портал', 'The portal'),
  how: say('Шағымдану', 'Обжалование', 'How to appeal'),
  appeal: say('Шағым беру', 'Подать жалобу', 'Appeal'),
  noAppeal: say('Шағымдану тәртібі бұл порталда жарияланбаған.', 'Порядок обжалования на этом портале не объявлен.', 'No procedure of appeal is declared on this portal.'),
  you: say('Сізге қатысты', 'Касается вас', 'It binds you'),
} as const
