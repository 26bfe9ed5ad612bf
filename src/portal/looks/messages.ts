/** The words of the page of looks: who looked at what is known of somebody, why, and how to ask about it. */
import type { LookKind } from '../../kernel/looks/index.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const lookWords = {
  title: say('Деректеріңізді кім қарады', 'Кто смотрел ваши данные', 'Who looked at your data'),
  lead: say(
    'Органдардың лауазымды адамдары мен компаниялар сіз туралы қандай деректерді, қашан және қандай негізде қарағаны. Әр қарау деректер көрсетілмей тұрып жазылады және журналмен расталады, бір жыл сақталады. Бір адам бір деректі бір күнде бірнеше рет қараса, бұл бір жолмен көрсетіледі.',
    'Что, когда и на каком основании смотрели о вас должностные лица органов и компании. Каждый просмотр записывается до того, как данные показаны, подтверждается журналом и хранится год. Если один человек смотрел одно и то же несколько раз за день, это показано одной строкой.',
    'What officers of bodies and companies looked at of you, when and on what ground. Each look is recorded before anything is shown, is proved by the journal and is kept for a year. Several looks of one person at one thing on a day stand as one line.'),
  notHere: say(
    'Мұнда мыналар көрсетілмейді: есіміңізден басқа мәлімет жоқ тізімдер (істер кезегі, есептер тізімі, қабылдау тізімі) және компания атынан берілген өтініштер. Қараған адамның есімі аталмайды: қараудың нөмірі бойынша оны органның әкімшісі анықтайды, ал есімі анықталған адам бұл туралы өзінің осындай бетінен біледі.',
    'Здесь не показаны списки, в которых указано только ваше имя (очередь дел, список отчётов, список приёма), и заявления, поданные от имени компании. Имя смотревшего не названо: по номеру просмотра его устанавливает администратор органа, а тот, чьё имя установлено, узнаёт об этом на такой же своей странице.',
    'Not told here: lists with no more than your name (the queue of cases, the list of reports, that of a reception), and what was filed for a company. Who looked is not named: the administrator of the body finds that out by the number of the look, and whoever is found out reads so on a page like this.'),
  when: say('Қашан', 'Когда', 'When'),
  who: say('Кім', 'Кто', 'Who'),
  office: say('Лауазым', 'Должность', 'Office'),
  why: say('Не үшін', 'Зачем', 'Why'),
  basis: say('Негізі', 'Основание', 'Ground'),
  consent: say('сіздің келісіміңіз: картаны өзіңіз көрсетесіз', 'ваше согласие: карточку показываете вы сами', 'your consent: you show the card yourself'),
  fields: say('Қандай мәліметтер', 'Какие сведения', 'Which data'),
  further: say('Барлық мәліметтер', 'Все сведения', 'All of the data'),
  nothing: say('мәліметсіз', 'без сведений', 'no data'),
  none: say('Деректеріңізді ешкім қараған жоқ', 'Ваши данные никто не смотрел', 'Nobody looked at your data'),
  ask: say('Сұрау немесе шағымдану', 'Спросить или пожаловаться', 'Ask or complain'),
  askLead: say(
    'Сұрақ төмендегі мәтінмен басталады: жібермей тұрып өзгерте аласыз.',
    'Вопрос начнётся с этого текста: до отправки его можно изменить.',
    'The question begins with the text below, which you can change before you send it.'),
  youChoose: say('Деректеріңізді қараған орган тізімде жоқ: сұрақты қай органға жіберетініңізді нысанда таңдаңыз.', 'Органа, который смотрел ваши данные, в списке нет: выберите в форме, какому органу задать вопрос.', 'The body that looked at your data is not on the list: choose in the form which body you ask.'),
  begin: say('Сұрақты бастау', 'Начать вопрос', 'Begin the question'),
  noWay: say('Бұл порталда мұндай сұраққа арналған қызмет жоқ. Порталдың байланыс беті арқылы жазыңыз.', 'Услуги для таких вопросов на этом портале нет. Напишите через страницу контактов.', 'No service for such questions is declared here. Write by the page of contacts.'),
  contacts: say('Байланыс', 'Контакты', 'Contacts'),
  csv: say('CSV файлы түрінде жүктеп алу', 'Скачать в виде файла CSV', 'Download as CSV'),
  text: say('Сұрақтың мәтіні', 'Текст вопроса', 'Text of the question'),
  thing: say('Нөмірі', 'Номер', 'Number'),
  whoLooked: say('Кім қарады?', 'Кто смотрел?', 'Who looked?'),
  whoLookedHint: say('Адам сұрағында не шағымында қараудың нөмірін көрсетсе, осы органның қай лауазымды адамы қарағанын анықтаңыз.', 'Если человек указал в вопросе или жалобе номер просмотра, узнайте, кто из должностных лиц органа смотрел.', 'Where somebody names the number of a look in a question or a complaint, find out which officer of the body it was.'),
  number: say('Қараудың нөмірі', 'Номер просмотра', 'Number of the look'),
  find: say('Анықтау', 'Найти', 'Find'),
  notOurs: say('Бұл органның лауазымды адамдары мұндай қарау жасаған жоқ немесе ол өшірілген.', 'Такого просмотра должностных лиц этого органа нет, либо он уже удалён.', 'No officer of this body made such a look, or it is deleted by now.'),
  gone: say('Тіркелгісі жабылған адам', 'Учётная запись закрыта', 'Somebody whose account is closed'),
} as const

/** At what somebody looked. */
export const kindWords: Readonly<Record<LookKind, Text>> = {
  case: say('Іс', 'Дело', 'Case'), entry: say('Тізілімдегі жазба', 'Запись реестра', 'Entry of a register'), decision: say('Шешім', 'Решение', 'Decision'),
  counter: say('Терезеде сізге қызмет көрсету', 'Приём у окна', 'Serving you at a counter'), account: say('Тіркелгілер мен оқу нәтижелері', 'Учётные записи и результаты обучения', 'Accounts and results of learning'),
  duty: say('Міндет бойынша есеп', 'Отчёт по обязанности', 'Report on a duty'), letters: say('Порталдың сізге жіберген хаттары', 'Письма, которые вам отправил портал', 'Letters that the portal sent you'), look: say('Қараған адамның есімі, қараудың нөмірі:', 'Имя смотревшего по просмотру', 'Who made the look'),
  card: say('Карта мына қажеттілікке ұсынылды:', 'Карточка предложена для потребности', 'A card was proposed for the need'),
}

/** Data that no form declares. */
export const fieldWords: Readonly<Record<string, Text>> = {
  name: say('аты-жөні', 'фамилия, имя, отчество', 'name'), email: say('электрондық пошта', 'электронная почта', 'e-mail address'), roles: say('лауазымдары', 'должности', 'offices'),
  document: say('жеке куәлігінің немесе басқа құжатының нөмірі', 'номер документа', 'number of the document'), number: say('жеке нөмірі', 'личный номер', 'personal number'), subject: say('хаттардың тақырыбы', 'темы писем', 'subjects of letters'), grounds: say('шешімнің негіздері', 'основания решения', 'grounds of the decision'), reasons: say('шешімнің негіздемесі', 'обоснование решения', 'reasons of the decision'),
  tests: say('есепті тексеру нәтижелері', 'результаты проверки отчёта', 'results of the tests of a report'), assessment: say('есеп бойынша төленетін сома', 'сумма к уплате по отчёту', 'what is owed by a report'), results: say('курс нәтижелері', 'результаты курса', 'results of a course'), answers: say('курс тапсырмаларына жауаптар', 'ответы на задания курса', 'answers to the tasks of a course'),
}

/** Where a question about a look of that body goes. */
export const goesToBody = (body: Text): Text => spoken({
  kk: `Ол деректеріңізді қараған органға жіберіледі: ${body.kk}.`, ru: `Он поступит в орган, который смотрел ваши данные: ${body.ru}.`, en: `It goes to the body that looked at your data: ${body.en}.`,
})

/** Where a question about what a company saw goes. */
export const goesForCompany = (body: Text): Text => spoken({
  kk: `Деректеріңізді компания қарады, сондықтан сұрақ порталға жауапты органға жіберіледі: ${body.kk}.`, ru: `Ваши данные смотрела компания, поэтому вопрос поступит в орган, который отвечает за портал: ${body.ru}.`, en: `It was a company that looked, so the question goes to the body that answers for the portal: ${body.en}.`,
})

/** What a question about a look begins with: `who`, `when` and `what` are those of the look. */
export const questionAbout = ({ who, when, what, number }: { readonly who: string; readonly when: string; readonly what: string; readonly number: string }): Text => spoken({
  kk: `${when} күні менің деректерімді мына орган (компания) қарады: ${who}. Не қаралды: ${what}. Қараудың нөмірі: ${number}. Менің деректерім не үшін және қандай негізде қаралғанын түсіндіруіңізді сұраймын.`,
  ru: `${when} мои данные смотрели: ${who}. Что смотрели: ${what}. Номер просмотра: ${number}. Прошу объяснить, зачем и на каком основании смотрели мои данные.`,
  en: `My data were looked at on ${when} by ${who}. What was looked at: ${what}. Number of the look: ${number}. Explain to me why, and on what ground, my data were looked at.`,
})
