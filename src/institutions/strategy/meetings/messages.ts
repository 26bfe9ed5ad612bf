/** The words of meetings and instructions. */
import { spoken, type Text } from '../../../law/text.ts'
import type { InstructionStanding } from './instructions.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Отырыстар мен тапсырмалар', 'Заседания и поручения', 'Meetings and instructions'),
  lead: say(
    'Кеңес ұсыныс береді, Комиссия шешім қабылдайды. Комиссияның әр тапсырмасының орындаушысы мен мерзімі бар; тапсырма дәлел қабылданғанда ғана жабылады.', 'Совет рекомендует, Комиссия решает. У каждого поручения Комиссии есть исполнитель и срок; поручение закрывается только после того, как принято подтверждение.',
    'The Council recommends, the Commission decides. Each instruction of the Commission has a body that does it and a day; it is closed only when its evidence is accepted.'),
  agenda: say('Келесі отырысқа ұсынылатын күн тәртібі', 'Предлагаемая повестка следующего заседания', 'Agenda proposed for the next meeting'),
  agendaLead: say('Портал мерзімі өткен, дәлелденбеген немесе пікір қайшылығын туғызған мәселелерді ұсынады. Күн тәртібіне не енгізілетінін хатшы мен төраға шешеді.', 'Портал предлагает то, что просрочено, не подтверждено или вызывает разногласия. Что войдёт в повестку, решают секретарь и председатель.', 'The portal proposes what is late, not shown, or disagreed upon. What stands on the agenda is for the secretary and the chair to say.'),
  nothing: say('Ұсынылатын мәселе жоқ: мерзімі өткен де, дәлелденбеген де ештеңе табылған жоқ.', 'Предлагать нечего: ничего просроченного или неподтверждённого не найдено.', 'There is nothing to propose: nothing late or unshown was found.'),
  item: say('Мәселе', 'Вопрос', 'Item'), reason: say('Неге', 'Почему', 'Why'),
  instructions: say('Тапсырмалар', 'Поручения', 'Instructions'), noInstructions: say('Комиссия әлі тапсырма берген жоқ.', 'Комиссия ещё не давала поручений.', 'The Commission has given no instruction yet.'),
  instruction: say('Тапсырма', 'Поручение', 'Instruction'), whom: say('Орындаушы орган', 'Орган-исполнитель', 'Body that does it'), until: say('Мерзімі', 'Срок', 'Due'), standing: say('Жай-күйі', 'Состояние', 'Standing'), meeting: say('Отырыс', 'Заседание', 'Meeting'),
  answered: say('Жауап берілді', 'Ответ дан', 'Answered'), notAnswered: say('жауап жоқ', 'ответа нет', 'no answer'), afterTheDay: say('мерзімінен кейін', 'после срока', 'after the day'), evidence: say('Қабылданған дәлел', 'Принятое подтверждение', 'Evidence accepted'), none: say('әлі жоқ', 'пока нет', 'none yet'),
  commission: say('Шешім қабылдайтын Комиссияның отырыстары', 'Заседания Комиссии, которая принимает решения', 'Meetings of the Commission, which decides'), council: say('Ұсыныс беретін Кеңестің отырыстары', 'Заседания Совета, который даёт рекомендации', 'Meetings of the Council, which recommends'),
  noMeetings: say('Қол қойылған хаттама әлі жоқ.', 'Подписанных протоколов пока нет.', 'No minutes have been signed yet.'), heldOn: say('Күні', 'День', 'Day'), resolution: say('Қабылданған мәтін', 'Принятый текст', 'Text that was adopted'), dissent: say('Ерекше пікір', 'Особое мнение', 'Dissenting opinion'),
  rejected: say('Қабылданбаған мәтіндер', 'Непринятые тексты', 'Texts that were not adopted'), textRejected: say('Қабылданбаған мәтін', 'Непринятый текст', 'Text that was not adopted'),
  noDissent: say('жоқ', 'нет', 'none'),
} as const

export const standingWords: Readonly<Record<InstructionStanding, Text>> = {
  open: say('Орындалуда', 'Исполняется', 'In hand'), late: say('Мерзімі өткен', 'Просрочено', 'Late'), answered: say('Жауап берілді, дәлел қаралуда', 'Ответ дан, подтверждение рассматривается', 'Answered, evidence not accepted yet'), closed: say('Дәлелмен жабылған', 'Закрыто с подтверждением', 'Closed upon evidence'),
}
