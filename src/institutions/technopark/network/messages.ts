/** What the pages of the network say. */
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const networkWords = {
  title: say('Технопарк желісі', 'Сеть технопарка', 'Network of the technopark'),
  hint: say('Кім не іздейді және нені ұсынады: серіктес, тәлімгер, инвестор, маман.', 'Кто что ищет и предлагает: партнёры, наставники, инвесторы, специалисты.', 'Who looks for what and offers what: partners, mentors, investors, specialists.'),
  lead: say(
    'Компаниялар мен мемлекеттік органдардың қажеттіліктері осында ашық. Кім сәйкес келетіні дағдылар бойынша есептеледі және себебі айтылады; таныстыру екі тараптың келісімімен ғана болады.',
    'Здесь открыты потребности компаний и государственных органов. Кто подходит, считается по навыкам с указанием причин; знакомство — только с согласия обеих сторон.',
    'The needs of companies and of bodies of the state stand here in the open. Who fits is reckoned by skills, with the reasons; two are introduced only when both consent.'),
  problems: say('Мемлекеттік органдардың мәселелері', 'Задачи государственных органов', 'Problems of bodies of the state'),
  board: say('Компаниялардың қажеттіліктері', 'Потребности компаний', 'Needs of companies'),
  none: say('Ашық қажеттілік жоқ', 'Открытых потребностей нет', 'No need is open'),
  need: say('Қажеттілік', 'Потребность', 'Need'),
  whose: say('Кім іздейді', 'Кто ищет', 'Who looks'),
  kind: say('Нені іздейді', 'Что ищет', 'What for'),
  skills: say('Қажетті дағдылар', 'Необходимые навыки', 'Skills needed'),
  until: say('Соңғы күні', 'Последний день', 'Last day'),
  solve: say('Шешім ұсыну', 'Предложить решение', 'Propose a solution'),
  ranked: say('Ұсынылған шешімдердің рейтингтері', 'Рейтинги предложенных решений', 'Rankings of the solutions that were proposed'),
  all: say('Барлық қажеттілік: іздеу, сүзгілер, карта, деректер', 'Все потребности: поиск, отбор, карта, данные', 'All needs: search, filters, map, data'),
  profiles: say('Компания профильдері: не жасайды және нені ұсынады', 'Профили компаний: что делают и предлагают', 'Profiles of companies: what they make and offer'),
  how: say('Сәйкестік қалай есептеледі', 'Как считается соответствие', 'How the fit is reckoned'),
  howMore: say('Компания өз профилінде не көрсеткені есепке алынады, оны ешкім тексермеген; іздеген ынтымақтастық түріне дайын компания ғана ұсынылады.', 'Учитывается то, что компания указала в профиле: этого никто не проверял. Предлагаются только компании, готовые к тому виду сотрудничества, который ищут.', 'What a company says in its profile is counted, and nobody has tested it; only companies are suggested that are ready for the kind of work together that is sought.'),
  publish: say('Қажеттілікті жариялау', 'Опубликовать потребность', 'Publish a need'),
  mine: say('Компанияңызға ұсыныстар', 'Предложения вашей компании', 'Suggestions for your company'),
  mineHint: say('Қажеттілігіңізге кім сәйкес келеді және сіз кімге керексіз.', 'Кто подходит вашим потребностям и кому нужны вы.', 'Who fits your needs, and who needs you.'),
  noProfile: say('Компанияңыздың профилі жоқ: ол ешкімге ұсынылмайды', 'У вашей компании нет профиля: её никому не предлагают', 'Your company has no profile: it can be suggested to nobody'),
  makeProfile: say('Профиль жасау', 'Создать профиль', 'Make a profile'),
  profile: say('Компанияңыздың профилі', 'Профиль вашей компании', 'The profile of your company'),
  ownNeeds: say('Қажеттіліктеріңіз', 'Ваши потребности', 'Your needs'),
  noNeeds: say('Ашық қажеттілігіңіз жоқ', 'Открытых потребностей у вас нет', 'You have no open need'),
  people: say('Сәйкес келетін мамандарды көру', 'Посмотреть подходящих специалистов', 'See the specialists who fit'),
  nobody: say('Сәйкес келетін компания әзірге жоқ.', 'Подходящих компаний пока нет.', 'No company fits yet.'),
  introduce: say('Танысуды ұсыну', 'Предложить познакомиться', 'Ask for an introduction'),
  participant: say('Технопарк қатысушысы: куәлігі күшінде.', 'Участник технопарка: свидетельство действует.', 'A participant of the technopark: its certificate is in force.'),
  wanted: say('Сізді іздейтіндер', 'Кому нужны вы', 'Who needs you'),
  noWanted: say('Профиліңізге сәйкес қажеттілік әзірге жоқ.', 'Потребностей, которым подходит ваш профиль, пока нет.', 'No need fits your profile yet.'),
  forCompanies: say('Бұл бет компаниялар үшін. Жоғарыдан компанияңызды таңдаңыз.', 'Эта страница для компаний. Выберите сверху свою компанию.', 'This page is for companies. Choose your company above.'),
} as const

/** The day until which solutions are taken, where the problem says another since. */
export const keepsDay = (last: Day): Text => {
  const day = inEveryLanguage((locale) => formatDay(last, locale))
  return say(
    `Ұсыныстар қабылданатын соңғы күн: ${day.kk}. Конкурс алғашқы ұсыныспен басталған, содан бері оның мерзімі өзгермейді.`,
    `Последний день приёма предложений: ${day.ru}. Конкурс начался с первым предложением, и с тех пор его срок не меняется.`,
    `Last day for solutions: ${day.en}. The call began with the first of them, and its day has not changed since.`)
}

/** The fit of a company. */
export const fitOf = (fit: number): Text => {
  const n = inEveryLanguage((locale) => formatNumber(fit, locale))
  return say(`Сәйкестігі: 100-ден ${n.kk}`, `Соответствие: ${n.ru} из 100`, `Fit: ${n.en} of 100`)
}
