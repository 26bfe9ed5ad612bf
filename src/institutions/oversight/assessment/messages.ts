/** What is said of questionnaires and of files that cannot be read, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const assessmentWords = {
  canadaTitle: say('Алгоритмнің әсерін бағалау (Канада)', 'Оценка воздействия алгоритма (Канада)', 'Algorithmic Impact Assessment (Canada)'),
  canadaPublisher: say('Канада Қазынашылық кеңесінің хатшылығы', 'Секретариат Совета казначейства Канады', 'Treasury Board of Canada Secretariat'),
  /** As the Directive on Automated Decision-Making names the impact of each level. */
  canadaLevels: [
    say('әсері аз немесе жоқ', 'воздействие малое или отсутствует', 'little to no impact'), say('әсері орташа', 'воздействие умеренное', 'moderate impact'),
    say('әсері жоғары', 'воздействие высокое', 'high impact'), say('әсері өте жоғары', 'воздействие очень высокое', 'very high impact'),
  ],
  notJson: say(
    'Бұл файл JSON емес немесе соңына дейін сақталмаған. Бағалау жасалған құралда файлды қайта сақтап, содан кейін жүктеңіз.',
    'Этот файл не JSON или сохранён не до конца. Сохраните файл заново в том инструменте, где делали оценку, и загрузите его.',
    'This file is no JSON, or it was cut off. Save it again in the tool in which the assessment was made, and upload that.'),
  fileTooLarge: say(
    'Файл тым үлкен: сақталған бағалау 1 МБ-тан аспайды. Дәл сол бағалаудың файлын таңдаңыз.',
    'Файл слишком большой: сохранённая оценка не превышает 1 МБ. Выберите файл именно этой оценки.',
    'The file is too large: a saved assessment has 1 MB at most. Choose the file of the assessment itself.'),
  tooDeep: say(
    'Файлдағы жауаптар бір-бірінің ішіне тым терең салынған: сақталған бағалауда мұндай болмайды. Бағалаудың өз файлын таңдаңыз.',
    'Ответы в файле вложены друг в друга слишком глубоко: в сохранённой оценке так не бывает. Выберите файл самой оценки.',
    'The answers in the file stand in each other too deep: no saved assessment does. Choose the file of the assessment itself.'),
  unknownScheme: say('Мұндай сауалнама жоқ. Сауалнамалар тізімінен таңдаңыз.', 'Такой анкеты нет. Выберите из списка анкет.', 'There is no such questionnaire. Choose one from the list.'),
} as const

const lacks = {
  'not an object': say('Файлда бағалаудың орнына басқа нәрсе тұр.', 'В файле не оценка, а что-то другое.', 'The file holds something other than an assessment.'),
  'no data': say('Файлда жауаптар жоқ: `data` бөлігі жетіспейді.', 'В файле нет ответов: не хватает части `data`.', 'The file has no answers: its part `data` is missing.'),
  'data is none': say('Файлдың `data` бөлігінде жауаптар тізімі жоқ.', 'В части `data` файла нет ответов с именами вопросов.', 'The part `data` of the file has no answers by the name of the question.'),
} as const

const expected = say(
  'Сақталған бағалау мынадай болады: {"version": "v1.0.1", "currentPage": 0, "data": {…}, "translationsOnResult": {…}}.',
  'Сохранённая оценка выглядит так: {"version": "v1.0.1", "currentPage": 0, "data": {…}, "translationsOnResult": {…}}.',
  'A saved assessment looks so: {"version": "v1.0.1", "currentPage": 0, "data": {…}, "translationsOnResult": {…}}.')

export const notASavedFile = (what: keyof typeof lacks): Text =>
  say(`${lacks[what].kk} ${expected.kk}`, `${lacks[what].ru} ${expected.ru}`, `${lacks[what].en} ${expected.en}`)

/** Names the versions that are known; which of them to choose is for whoever made the assessment. */
export function unknownVersion(version: string | undefined, known: readonly string[]): Text {
  const list = known.join(', ')
  return version === undefined
    ? say(
        `Файлда нұсқа көрсетілмеген. Бағалау қай нұсқамен жасалғанын таңдаңыз: ${list}.`, `В файле не указана версия. Выберите, по какой версии сделана оценка: ${list}.`,
        `The file names no version. Choose the one by which the assessment was made: ${list}.`)
    : say(
        `«${version.slice(0, 60)}» нұсқасы белгісіз, сондықтан балл есептелмеді. Белгілі нұсқалар: ${list}. Олардың бірімен есептеу үшін нұсқаны өзіңіз таңдаңыз.`,
        `Версия «${version.slice(0, 60)}» неизвестна, поэтому баллы не посчитаны. Известные версии: ${list}. Чтобы посчитать по одной из них, выберите версию сами.`,
        `The version “${version.slice(0, 60)}” is not known, so nothing was scored. Known versions: ${list}. To score by one of these, choose it yourself.`)
}
