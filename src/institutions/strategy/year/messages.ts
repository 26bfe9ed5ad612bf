/** The words of the reports. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: (country: Text, year: number): Text => say(`${country.kk}: ЖИ бағдарламасы, ${year} жыл`, `${country.ru}: программа ИИ, ${year} год`, `${country.en}: the AI programme in ${year}`),
  of: (year: number): Text => say(`${year} жылғы есеп`, `Отчёт за ${year} год`, `Report of ${year}`), brief: say('Мақсат туралы қысқаша анықтама (PDF)', 'Краткая справка о цели (PDF)', 'Brief of the goal (PDF)'), paper: say('Есеп (PDF)', 'Отчёт (PDF)', 'The report (PDF)'), years: say('Жылдық есептер', 'Годовые отчёты', 'Yearly reports'),
  lead: say(
    'Бұл есепті портал тізілімдер мен журнал бойынша өзі құрастырады: әр жолда оны дәлелдейтін жазба көрсетілген. Белгісіз нәрсе белгісіз деп жазылады.', 'Этот отчёт портал составляет сам по реестрам и журналу: в каждой строке указана запись, которая её доказывает. Неизвестное так и названо неизвестным.',
    'The portal makes this report itself from the registers and the journal: each line names the entry that proves it. What is not known is said to be.'),
  going: say('Жыл әлі аяқталған жоқ: мәндер өзгереді.', 'Год ещё не закончился: значения изменятся.', 'The year is not over: the figures will change.'),
  asOf: (day: Text): Text => say(`${day.kk} күнгі жағдай`, `По состоянию на ${day.ru}`, `As of ${day.en}`),
  indicators: say('Мақсаттардың көрсеткіштері', 'Показатели целей', 'Indicators of the goals'), noIndicators: say('Бірде-бір көрсеткіш енгізілген жоқ.', 'Ни одного показателя не внесено.', 'No indicator has been entered.'),
  forecasts: say('Болжамдар расталды ма?', 'Сбылись ли прогнозы?', 'Did the forecasts come true?'), noForecasts: say('Бұл жылға болжам берілмеген.', 'Прогнозов на этот год не было.', 'Nothing was foretold of this year.'),
  measures: say('Іс-шаралар', 'Мероприятия', 'Measures'), noMeasures: say('Бұл жылға іс-шара жоспарланбаған, бұрынғылардан да орындалмағаны жоқ.', 'На этот год мероприятий не запланировано, и невыполненных с прошлых лет нет.', 'No measure was due in this year, and none was left from before.'),
  meetings: say('Кеңес пен Комиссия қараған мәтіндер', 'Тексты, рассмотренные Советом и Комиссией', 'Texts of the Council and the Commission'), noMeetings: say('Бұл жылы қол қойылған хаттама жоқ.', 'Подписанных протоколов в этом году нет.', 'No minutes were signed in this year.'),
  instructions: say('Тапсырмалар', 'Поручения', 'Instructions'), noInstructions: say('Мерзімі осы жылға келетін тапсырма жоқ, бұрынғылардан да орындалмағаны жоқ.', 'Поручений со сроком в этом году нет, и неисполненных с прошлых лет тоже.', 'No instruction fell due in this year, and none was left from before.'),
  counted: say('Порталдың өзі есептегені', 'Что портал посчитал сам', 'What the portal counted itself'), noCounted: say('Бұл жылы портал әлі ештеңе есептеген жоқ.', 'В этом году портал ещё ничего не посчитал.', 'The portal counted nothing in this year.'),
  name: say('Атауы', 'Название', 'Name'), planned: say('Жоспар', 'План', 'Plan'), fact: say('Нақты мән', 'Факт', 'Fact'), progress: say('Ілгерілеу', 'Прогресс', 'Progress'), source: say('Дереккөзі', 'Источник', 'Source'), proof: say('Дәлелдемесі', 'Доказательство', 'Proof'),
  forecast: say('Болжам', 'Прогноз', 'Forecast'), error: say('Қатесі', 'Ошибка', 'Error'), executor: say('Орындаушы', 'Исполнитель', 'Executor'), standing: say('Қазіргі жай-күйі', 'Состояние сейчас', 'Standing now'), evidence: say('Дәлелі', 'Подтверждение', 'Evidence'), text: say('Мәтін', 'Текст', 'Text'),
  adopted: say('Қабылданды', 'Принят', 'Adopted'), rejected: say('Қабылданбады', 'Не принят', 'Not adopted'), outcome: say('Нәтижесі', 'Итог', 'Outcome'), due: say('Мерзімі', 'Срок', 'Due'), day: say('Күні', 'День', 'Day'), value: say('Мәні', 'Значение', 'Value'),
  unknown: say('белгісіз', 'неизвестно', 'not known'), unset: say('белгіленбеген', 'не установлено', 'not set'), none: say('жоқ', 'нет', 'none'), open: say('жыл әлі аяқталған жоқ', 'год ещё не закончился', 'the year is not over'),
  sample: say('Үлгі есеп: адамдар, компаниялар мен сандар ойдан шығарылған', 'Демонстрационный отчёт: люди, компании и числа вымышлены', 'Sample report: its people, companies and numbers are made up'),
  goalLead: (mandate: string, owner: Text): Text => say(`Негізі: ${mandate}. Жауапты орган: ${owner.kk}.`, `Основание: ${mandate}. Ответственный орган: ${owner.ru}.`, `It follows from: ${mandate}. Responsible: ${owner.en}.`),
} as const
