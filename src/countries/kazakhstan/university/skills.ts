/** The skills of work with AI and data, in the country's own words. No address of ESCO is known for certain, so none is given. */
import type { Framework, Skill, SkillGroup } from '../../../institutions/university/index.ts'

const skill = (code: string, label: readonly [string, string, string], statement: readonly [string, string, string]): Skill =>
  ({ code, label: { kk: label[0], ru: label[1], en: label[2] }, statement: { kk: statement[0], ru: statement[1], en: statement[2] } })
const group = (code: string, label: readonly [string, string, string], ...skills: readonly Skill[]): SkillGroup => ({ code, label: { kk: label[0], ru: label[1], en: label[2] }, skills })

export const skills: Framework = {
  id: 'kz.ai-skills', changedOn: '2026-11-30',
  title: { kk: 'ЖИ және деректермен жұмыс дағдыларының шеңбері', ru: 'Рамка навыков работы с ИИ и данными', en: 'Framework of skills for AI and data' },
  summary: {
    kk: 'Бағдарлама әзірлеген, әлі бекітілмеген жоба: әр дағдының тұрақты коды бар, бейдждер соған сілтейді.', ru: 'Проект, который подготовила программа, ещё не утверждён: у каждого навыка постоянный код, на который ссылаются бейджи.',
    en: 'A draft of the programme, not approved yet: each skill has a code that stays, and badges point to it.',
  },
  groups: [
    group('D', ['Деректер', 'Данные', 'Data'],
      skill('D1', ['Деректерді жинау', 'Сбор данных', 'Collecting data'], ['Дереккөздерді тауып, рұқсатын тексеріп, деректерді жинайды.', 'Находит источники, проверяет разрешения и собирает данные.', 'Finds sources, checks that they may be used, and collects data.']),
      skill('D2', ['Деректерді тазарту', 'Очистка данных', 'Cleaning data'], ['Қате, бос және қайталанған мәндерді тауып, түзетеді.', 'Находит и исправляет ошибочные, пустые и повторные значения.', 'Finds and mends wrong, empty and repeated values.']),
      skill('D3', ['SQL сұраулары', 'Запросы SQL', 'SQL queries'], ['Кестелерден SQL арқылы мәлімет алып, біріктіреді.', 'Получает и объединяет сведения из таблиц с помощью SQL.', 'Reads and joins tables with SQL.']),
      skill('D4', ['Деректерді сипаттау', 'Описание данных', 'Describing data'], ['Деректер жиынының метадеректерін және шектеулерін жазады.', 'Описывает метаданные и ограничения набора данных.', 'Writes the metadata and the limits of a dataset.']),
      skill('D5', ['Деректерді көрнекілеу', 'Визуализация данных', 'Showing data'], ['Деректерге сай диаграмма таңдап, оны түсінікті етіп көрсетеді.', 'Выбирает подходящую диаграмму и показывает данные понятно.', 'Chooses a chart that fits the data and shows them plainly.']),
      skill('D6', ['Деректер конвейері', 'Конвейер данных', 'Data pipelines'], ['Деректерді әр жолы бірдей жеткізетін конвейер құрады.', 'Строит воспроизводимый конвейер поставки данных.', 'Builds a pipeline that delivers data again and again in the same way.'])),
    group('S', ['Статистика және математика', 'Статистика и математика', 'Statistics and mathematics'],
      skill('S1', ['Сипаттамалық статистика', 'Описательная статистика', 'Descriptive statistics'], ['Деректерді орташа мәнмен, шашыраумен және үлестіріммен сипаттайды.', 'Описывает данные средними, разбросом и распределением.', 'Describes data by averages, spread and distribution.']),
      skill('S2', ['Статистикалық қорытынды', 'Статистический вывод', 'Statistical inference'], ['Іріктемеден қорытынды шығарып, оның белгісіздігін айтады.', 'Делает вывод по выборке и называет его неопределённость.', 'Draws a conclusion from a sample and says how uncertain it is.']),
      skill('S3', ['Сызықтық алгебра', 'Линейная алгебра', 'Linear algebra'], ['Векторлар мен матрицаларды модельдерде қолданады.', 'Применяет векторы и матрицы в моделях.', 'Uses vectors and matrices in models.']),
      skill('S4', ['Эксперимент жоспарлау', 'Планирование эксперимента', 'Planning experiments'], ['Салыстыруға болатын эксперимент жоспарлап, нәтижесін бағалайды.', 'Планирует сопоставимый эксперимент и оценивает его результат.', 'Plans an experiment that can be compared and weighs its result.'])),
    group('M', ['Машиналық оқыту', 'Машинное обучение', 'Machine learning'],
      skill('M1', ['Модельдерді оқыту', 'Обучение моделей', 'Training models'], ['Тапсырмаға сай модель таңдап, оны қайталанатындай оқытады.', 'Выбирает модель под задачу и обучает её воспроизводимо.', 'Chooses a model for a task and trains it so that it can be repeated.']),
      skill('M2', ['Модельдерді бағалау', 'Оценка моделей', 'Evaluating models'], ['Бөлек қалдырылған деректерде өлшеп, қателерін талдайды.', 'Измеряет на отложенных данных и разбирает ошибки.', 'Measures on held-out data and looks into the errors.']),
      skill('M3', ['Нейрондық желілер', 'Нейронные сети', 'Neural networks'], ['Нейрондық желіні құрып, оқытып, баптайды.', 'Строит, обучает и настраивает нейронную сеть.', 'Builds, trains and tunes a neural network.']),
      skill('M4', ['Компьютерлік көру', 'Компьютерное зрение', 'Computer vision'], ['Кескіндегі нысандарды тану үшін модель қолданады.', 'Применяет модели для распознавания объектов на изображениях.', 'Uses models to recognise what is in images.']),
      skill('M5', ['Сөйлеуді тану', 'Распознавание речи', 'Speech recognition'], ['Сөйлеуді мәтінге айналдыратын модельді қолданып, бағалайды.', 'Применяет и оценивает модели распознавания речи.', 'Uses and evaluates models that turn speech into text.']),
      skill('M6', ['Модельдерді енгізу', 'Внедрение моделей', 'Putting models to work'], ['Модельді қызметке енгізіп, жұмысын бақылайды.', 'Внедряет модель в сервис и следит за её работой.', 'Puts a model into a service and watches how it does.'])),
    group('L', ['Тіл және тілдік модельдер', 'Язык и языковые модели', 'Language and language models'],
      skill('L1', ['Қазақ тіліндегі мәтінді өңдеу', 'Обработка казахского текста', 'Processing Kazakh text'], ['Қазақ тіліндегі мәтінді қалыпқа келтіріп, сөзге және сөйлемге бөледі.', 'Нормализует казахский текст, делит его на слова и предложения.', 'Normalises Kazakh text and splits it into words and sentences.']),
      skill('L2', ['Токендерге бөлу', 'Разбиение на токены', 'Tokenisation'], ['Тілге сай токенизатор оқытып, сапасын өлшейді.', 'Обучает токенизатор под язык и измеряет его качество.', 'Trains a tokenizer for a language and measures how good it is.']),
      skill('L3', ['Тілдік модельді баптау', 'Дообучение языковой модели', 'Fine-tuning a language model'], ['Тілдік модельді тапсырмаға сай баптайды.', 'Дообучает языковую модель под задачу.', 'Fine-tunes a language model for a task.']),
      skill('L4', ['Тілдік модельмен қосымша жасау', 'Приложения с языковой моделью', 'Applications with a language model'], ['API арқылы тілдік модельді қолданатын қосымша жасайды.', 'Создаёт приложение, которое обращается к языковой модели по API.', 'Builds an application that calls a language model by its API.'])),
    group('R', ['Жауапты қолдану', 'Ответственное применение', 'Responsible use'],
      skill('R1', ['Дербес деректерді қорғау', 'Защита персональных данных', 'Protecting personal data'], ['Дербес деректерді тауып, қорғап, заңға сай өңдейді.', 'Находит и защищает персональные данные, обрабатывает их по закону.', 'Finds and protects personal data, and handles them as the law says.']),
      skill('R2', ['Әділдікті бағалау', 'Оценка справедливости', 'Assessing fairness'], ['Модельдің топтар арасындағы айырмашылығын өлшеп, түсіндіреді.', 'Измеряет и объясняет различия работы модели между группами.', 'Measures and explains how a model differs between groups.']),
      skill('R3', ['Тәуекелді бағалау', 'Оценка рисков', 'Assessing risk'], ['ЖИ жүйесінің тәуекелін анықтап, шара ұсынады.', 'Определяет риски системы ИИ и предлагает меры.', 'Finds the risks of an AI system and proposes measures.']),
      skill('R4', ['Нәтижені түсіндіру', 'Объяснение результата', 'Explaining results'], ['Модельдің нәтижесін маман емес адамға түсінікті етіп айтады.', 'Объясняет результат модели неспециалисту.', 'Explains what a model gave to somebody who is no expert.']),
      skill('R5', ['Модель паспорты', 'Паспорт модели', 'Model cards'], ['Модельдің мақсатын, деректерін және шектеулерін паспортында сипаттайды.', 'Описывает в паспорте назначение, данные и ограничения модели.', 'Writes a card with the purpose, the data and the limits of a model.'])),
  ],
}
