/** What is said when a further version of a questionnaire is added, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const addingWords = {
  act: say('Канада сауалнамасының жаңа нұсқасы қосылады', 'Добавляется новая версия анкеты Канады', 'A further version of Canada’s questionnaire is added'),
  noVersion: say(
    'Нұсқаны жариялаушы жазғандай сандармен жазыңыз, мысалы 1.1.0.', 'Укажите версию числами, как её пишет издатель, например 1.1.0.', 'Write the version in numbers as its publisher does, such as 1.1.0.'),
  noSource: say(
    'Файл жарияланған беттің толық мекенжайын жазыңыз, мысалы https://github.com/canada-ca/aia-eia-js.', 'Укажите полный адрес страницы, где файл опубликован, например https://github.com/canada-ca/aia-eia-js.',
    'Write the whole address at which the file is published, such as https://github.com/canada-ca/aia-eia-js.'),
  fileTooLarge: say(
    'Файл тым үлкен: сауалнама 2 МБ-тан аспайды. Сауалнаманың өз файлын таңдаңыз.', 'Файл слишком большой: анкета не превышает 2 МБ. Выберите файл самой анкеты.',
    'The file is too large: a questionnaire has 2 MB at most. Choose the file of the questionnaire itself.'),
  notJson: say(
    'Бұл файл UTF-8 кодталған JSON емес немесе соңына дейін жүктелмеген. Файлды жариялаушының бетінен қайта жүктеп алыңыз.', 'Этот файл не JSON в кодировке UTF-8 или загружен не до конца. Скачайте его заново со страницы издателя.',
    'This file is no JSON in UTF-8, or it was cut off. Get it again from the page of its publisher.'),
  noQuestionnaire: say(
    'Файлда сауалнама жоқ: SurveyJS сауалнамасының `pages` бөлігінде сұрақтары бар беттер тұрады. Жауаптар файлын емес, сауалнаманың өзін таңдаңыз.',
    'В файле нет анкеты: в анкете SurveyJS есть часть `pages` со страницами вопросов. Выберите файл самой анкеты, а не ответов.',
    'The file holds no questionnaire: one of SurveyJS has a part `pages` with pages of questions. Choose the file of the questionnaire itself, not one of answers.'),
  noPoints: say(
    'Бұл сауалнамада әсер балын беретін сұрақ жоқ: олардың немесе бөлімінің атауы `-RS` деп аяқталады. Дұрыс файлды таңдаңыз.',
    'В этой анкете нет вопросов с баллами воздействия: имя вопроса или его раздела кончается на `-RS`. Выберите верный файл.',
    'No question of this questionnaire gives impact points: the name of such a question, or of its panel, ends with `-RS`. Choose the right file.'),
  sameRule: say(
    'Балл Канаданың бұрынғы нұсқаларының ережесімен есептеледі: деңгейлердің шектері 25, 50 және 75 %, шаралар балы ең көп балдың 80 %-ына жетсе, әсер балы 15 %-ға кемітіледі.',
    'Баллы считаются по правилу прежних версий Канады: пороги уровней 25, 50 и 75 %; если баллы за меры достигли 80 % возможных, баллы воздействия снижаются на 15 %.',
    'Points are scored by the rule of Canada’s former versions: levels end at 25, 50 and 75 %; where mitigation reaches 80 % of what it can, the impact points are cut by 15 %.'),
  besides: (version: string) => say(`${version} нұсқасымен салыстырғанда`, `В сравнении с версией ${version}`, `Beside version ${version}`),
  newQuestions: (count: number) => say(`Жаңа сұрақтар: ${count}`, `Новых вопросов: ${count}`, `New questions: ${count}`),
  goneQuestions: (count: number) => say(`Алынған сұрақтар: ${count}`, `Убранных вопросов: ${count}`, `Questions that are gone: ${count}`),
  knownAlready: (version: string) => say(
    `${version} нұсқасы бұрыннан белгілі, қосудың қажеті жоқ.`, `Версия ${version} уже известна, добавлять её не нужно.`, `Version ${version} is known already, and need not be added.`),
  knownOtherwise: (version: string, hash: string) => say(
    `${version} нұсқасы басқа мазмұнмен белгілі (SHA-256: ${hash}), ал белгілі нұсқа өзгермейді: онымен бағалаулар есептелген. Файл мен нұсқаны тексеріңіз; жаңа мазмұнды жариялаушы жаңа нөмірмен шығарады.`,
    `Версия ${version} известна с другим содержанием (SHA-256: ${hash}), а известная версия не меняется: по ней посчитаны оценки. Проверьте файл и версию: новое содержание издатель выпускает под новым номером.`,
    `Version ${version} is known with other content (SHA-256: ${hash}), and what is known never changes: assessments were scored by it. Check the file and the version: its publisher gives new content a new number.`),
  notUnderstood: (what: string, count: number) => say(
    `Файлда бұл портал түсінбейтін нәрсе бар, сондықтан ол дұрыс есептелмес еді (${count}): ${what}. Мұндай нұсқа үшін порталды әзірлеушілерге жазыңыз.`,
    `В файле есть то, чего этот портал не понимает, и баллы были бы неверны (${count}): ${what}. О такой версии напишите разработчикам портала.`,
    `The file has what this portal does not understand, so that it would be scored wrongly (${count}): ${what}. Write to the developers of the portal about such a version.`),
} as const
