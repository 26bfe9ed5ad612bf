/** The words of what is open to people. */
import { kindNames, type PersonalDataKind } from '../../../kernel/personal-data/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const named = (kinds: readonly PersonalDataKind[], locale: Locale): string => kinds.map((kind) => kindNames[kind][locale]).join(', ')

export const words = {
  title: say('Стратегияның жобалары', 'Проекты стратегии', 'Drafts of the strategy'), draft: say('Жоба', 'Проект', 'Draft'),
  lead: say('Талқылауға шығарылған жобалар: пікір жазыңыз немесе сұрақ қойыңыз. Әрқайсысының қорытындысы сол бетте көрсетіледі.', 'Проекты, вынесенные на обсуждение: оставьте отзыв или задайте вопрос. Итог каждого указан на его странице.', 'Drafts that are open to comment: say what you think, or ask. What became of each stands on its page.'),
  none: say('Жобалар әлі жарияланған жоқ', 'Проектов пока нет', 'No draft has been published yet'),
  noneWhy: say('Жобаны жауапты орган ұсынады, үйлестіруші орган тексеріп, жариялайды.', 'Проект представляет ответственный орган, координирующий орган проверяет и публикует его.', 'A responsible body brings a draft, and the coordinating body looks at it and publishes it.'),
  until: say('Пікір қабылданатын соңғы күн', 'Отзывы принимаются', 'Comments are taken'), untilDay: (day: Text): Text => say(day.kk, `до ${day.ru}`, `until ${day.en}`), over: say('мерзімі аяқталды', 'срок истёк', 'the time is over'),
  state: say('Қорытындысы', 'Итог', 'What became of it'), open: say('Талқылануда', 'Обсуждается', 'Under discussion'), awaited: say('Қорытындысы күтілуде', 'Ожидается итог', 'Its outcome is awaited'), why: say('Пікірлер қалай ескерілді', 'Как учтены отзывы', 'What became of the comments'),
  became: { adopted: say('Қабылданды', 'Принят', 'Adopted'), changed: say('Өзгерістермен қабылданды', 'Принят с изменениями', 'Adopted, with changes'), dropped: say('Қабылданған жоқ', 'Не принят', 'Not adopted') },
  goal: say('Мақсат', 'Цель', 'Goal'), source: say('Дереккөз', 'Источник', 'Source'), entry: say('Тізілімдегі жазба', 'Запись в реестре', 'Entry in the register'),
  people: say('Адамдар не сұрады және нәтижесі қандай', 'О чём спрашивали люди и каков результат', 'What people asked, and what became of it'),
  ask: say('Үйлестіруші органнан сұрау немесе жолданым жіберу', 'Спросить координирующий орган или направить обращение', 'Ask the coordinating body, or send a petition'),
  petition: say('Басқа органға жолданым жіберіп, осы мақсатты, іс-шараны немесе жобаны көрсету', 'Направить обращение в другой орган и указать в нём эту цель, мероприятие или проект', 'Petition another body, and name this goal, measure or project in it'),
  nothing: say('Әзірге сұрақ та, жолданым да жоқ.', 'Вопросов и обращений пока нет.', 'There are no questions or petitions yet.'),
  what: say('Не келіп түсті', 'Что поступило', 'What came'), result: say('Нәтижесі', 'Результат', 'What became of it'), when: say('Түскен күні', 'Дата поступления', 'Came on'), repliedOn: say('Жауап күні', 'Дата ответа', 'Replied on'),
  older: say('Бұрынғы жобалар', 'Более ранние проекты', 'Earlier drafts'),
  kinds: { question: say('Сұрақ', 'Вопрос', 'Question'), proposal: say('Ұсыныс', 'Предложение', 'Proposal'), petition: say('Жолданым', 'Обращение', 'Petition') },
  waits: say('Қаралуда', 'На рассмотрении', 'Being dealt with'), late: say('жауап мерзімі өткені', 'срок ответа истёк', 'the answer is late'), due: (day: Text): Text => say(`ең жақын жауап мерзімі — ${day.kk}`, `ближайший срок ответа — ${day.ru}`, `the next is to be answered by ${day.en}`),
  passedTo: (body: string): Text => say(`Құзыретті органға жіберілді: ${body}.`, `Передано в компетентный орган: ${body}.`, `It was passed on to the body whose matter it is: ${body}.`),
  closedBecame: say('Талқылау қорытындысы жарияланды: пікірлер енді қабылданбайды.', 'Итог обсуждения опубликован: отзывы больше не принимаются.', 'What became of the draft is told: comments are taken no more.'),
  closedOver: (day: Text): Text => say(`Пікір қабылданған соңғы күн — ${day.kk}.`, `Последний день приёма отзывов — ${day.ru}.`, `Comments were taken until ${day.en}.`),
  personal: (kinds: readonly PersonalDataKind[]): Text => inEveryLanguage((locale) => say(
    `Бұл мәтінді бәрі оқиды, ал онда дербес деректер бар: ${named(kinds, locale)}. Оларды алып тастап, қайта жіберіңіз.`, `Этот текст прочтут все, а в нём есть персональные данные: ${named(kinds, locale)}. Уберите их и отправьте снова.`,
    `Everybody will read this text, and it holds personal data: ${named(kinds, locale)}. Take them out and send it again.`)[locale]),
  results: {
    answered: say('Жауап жіберушіге берілді; мәтіні жарияланбады.', 'Ответ дан автору; текст не опубликован.', 'Whoever sent it was answered; the texts are not published.'),
    declined: say('Мәні бойынша қараудан бас тартылды; себептері жіберушіге хабарланды.', 'В рассмотрении по существу отказано; причины сообщены автору.', 'It was not dealt with on its merits; whoever sent it was told why.'),
    passed: say('Құзыретті органға жіберілді.', 'Передано в компетентный орган.', 'It was passed on to the body whose matter it is.'),
  },
} as const
