/** What is said when a further version of a questionnaire is added, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const addingWords = {
  act: say('Канада сауалнамасының жаңа нұсқасы қосылады', 'Добавляется новая версия анкеты Канады', 'A further version of Canada’s questionnaire is added'),
  noVersion: say(
    'Нұсқаны жариялаушы жазғандай, цифрмен көрсетіңіз, мысалы, 1.1.0.', 'Укажите версию цифрами, как её пишет составитель, например 1.1.0.', 'Write the version in numbers as its publisher does, such as 1.1.0.'),
  noSource: say(
    'Файл жарияланған беттің толық мекенжайын жазыңыз, мысалы, https://github.com/canada-ca/aia-eia-js.', 'Укажите полный адрес страницы, на которой опубликован файл, например https://github.com/canada-ca/aia-eia-js.',
    'Write the whole address at which the file is published, such as https://github.com/canada-ca/aia-eia-js.'),
  fileTooLarge: say(
    'Файл тым үлкен: сауалнама файлы 2 МБ-тан аспауы керек. Сауалнаманың өз файлын таңдаңыз.', 'Файл слишком большой: для анкеты допустимо не более 2 МБ. Выберите файл самой анкеты.',
    'The file is too large: a questionnaire has 2 MB at most. Choose the file of the questionnaire itself.'),
  notJson: say(
    'Бұл файл UTF-8 кодтауындағы JSON емес немесе толық жүктелмеген. Файлды жариялаушының бетінен қайта жүктеп алыңыз.', 'Этот файл — не JSON в кодировке UTF-8, либо он загружен не полностью. Скачайте его заново со страницы составителя.',
    'This file is no JSON in UTF-8, or it was cut off. Get it again from the page of its publisher.'),
  noQuestionnaire: say(
    'Файлда сауалнама жоқ: SurveyJS сауалнамасының `pages` бөлігінде сұрақтары бар беттер болады. Жауаптар файлын емес, сауалнаманың өз файлын таңдаңыз.',
    'В файле нет анкеты: в анкете SurveyJS есть часть `pages` со страницами вопросов. Выберите файл самой анкеты, а не ответов.',
    'The file holds no questionnaire: one of SurveyJS has a part `pages` with pages of questions. Choose the file of the questionnaire itself, not one of answers.'),
  noPoints: say(
    'Бұл сауалнамада әсер балын беретін сұрақ жоқ: мұндай сұрақтың немесе оның бөлімінің атауы `-RS` деп аяқталады. Дұрыс файлды таңдаңыз.',
    'В этой анкете нет вопросов с баллами воздействия: имя такого вопроса или его раздела оканчивается на `-RS`. Выберите нужный файл.',
    'No question of this questionnaire gives impact points: the name of such a question, or of its panel, ends with `-RS`. Choose the right file.'),
  sameRule: say(
    'Балл Канаданың бұрынғы нұсқаларының ережесімен есептеледі: деңгейлердің шектері — 25, 50 және 75 %; шаралар балы ең көп мүмкін балдың 80 %-ына жетсе, әсер балы 15 %-ға кемітіледі.',
    'Баллы считаются по правилу прежних версий Канады: пороги уровней — 25, 50 и 75 %; если баллы за меры достигают 80 % от возможных, баллы воздействия снижаются на 15 %.',
    'Points are scored by the rule of Canada’s former versions: levels end at 25, 50 and 75 %; where mitigation reaches 80 % of what it can, the impact points are cut by 15 %.'),
  besides: (version: string) => say(`${version} нұсқасымен салыстырғанда`, `В сравнении с версией ${version}`, `Beside version ${version}`),
  newQuestions: (count: number) => say(`Жаңа сұрақтар: ${count}`, `Новых вопросов: ${count}`, `New questions: ${count}`),
  goneQuestions: (count: number) => say(`Алып тасталған сұрақтар: ${count}`, `Убранных вопросов: ${count}`, `Questions that are gone: ${count}`),
  knownAlready: (version: string) => say(
    `${version} нұсқасы порталда бұрыннан бар, оны қосудың қажеті жоқ.`, `Версия ${version} уже есть на портале, добавлять её не нужно.`, `Version ${version} is known already, and need not be added.`),
  knownOtherwise: (version: string, hash: string) => say(
    `Порталдағы ${version} нұсқасының мазмұны басқа (SHA-256: ${hash}), ал порталда бар нұсқа өзгермейді: бағалаулардың балы сол бойынша есептелген. Файл мен нұсқаны тексеріңіз; жаңа мазмұнды жариялаушы жаңа нөмірмен шығарады.`,
    `У версии ${version} на портале другое содержание (SHA-256: ${hash}), а версия, которая уже есть на портале, не меняется: по ней посчитаны баллы оценок. Проверьте файл и версию: новое содержание составитель выпускает под новым номером.`,
    `Version ${version} is known with other content (SHA-256: ${hash}), and what is known never changes: assessments were scored by it. Check the file and the version: its publisher gives new content a new number.`),
  notUnderstood: (what: string, count: number) => say(
    `Файлда портал танымайтын элементтер бар, сондықтан балл қате есептелер еді (${count}): ${what}. Мұндай нұсқа туралы портал әзірлеушілеріне жазыңыз.`,
    `В файле есть элементы, которых портал не распознаёт, и баллы были бы неверны (${count}): ${what}. Сообщите о такой версии разработчикам портала.`,
    `The file has what this portal does not understand, so that it would be scored wrongly (${count}): ${what}. Write to the developers of the portal about such a version.`),
} as const
