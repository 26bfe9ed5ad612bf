/** The words of the pages on which courses are written. */
import { formatNumber, inEveryLanguage } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { Lack } from '../content.ts'

const counted = (kk: string, ru: string, en: string) => (count: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(count, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

/** With what a program said, which stands in no language. */
const told = (kk: string, ru: string, en: string) => (detail: string): Text => spoken({ kk: kk.replace('#', () => detail), ru: ru.replace('#', () => detail), en: en.replace('#', () => detail) })

export const words = {
  title: { kk: 'Курс жазу', ru: 'Создание курсов', en: 'Write courses' },
  lead: {
    kk: 'Курстың жобасын порталда жазып не Common Cartridge пен QTI 3 файлдарынан алып, жариялауға ұсынасыз. Тіркеуші қол қойған нұсқа бәріне ашылады; оқып жүргендер бастаған нұсқасын аяқтайды.',
    ru: 'Напишите черновик курса на портале или возьмите его из файлов Common Cartridge и QTI 3, затем предложите к публикации. Версия, которую подписал регистратор, открывается для всех; кто уже учится, заканчивает начатую.',
    en: 'Write the draft of a course here, or take it from files of Common Cartridge and QTI 3, and bring it to be published. The version that the registrar signs opens to everybody; whoever learns already finishes the one that they began.',
  },
  hint: { kk: 'Курс авторларына: жоба, алдын ала қарау, жариялау.', ru: 'Авторам курсов: черновик, просмотр, публикация.', en: 'For authors of courses: draft, preview, publication.' },
  drafts: { kk: 'Курс жобалары', ru: 'Черновики курсов', en: 'Drafts' },
  none: { kk: 'Әзірге жоба жоқ', ru: 'Черновиков пока нет', en: 'There are no drafts yet' },
  draft: { kk: 'Курс жобасы', ru: 'Черновик курса', en: 'Draft of a course' },
  untitled: { kk: 'Атауы жазылмаған', ru: 'Без названия', en: 'Without a title' },
  start: { kk: 'Жаңа жоба', ru: 'Новый черновик', en: 'A new draft' },
  begin: { kk: 'Жобаны бастау', ru: 'Создать черновик', en: 'Begin the draft' },
  from: { kk: 'Неден бастау керек?', ru: 'С чего начать?', en: 'What does it begin with?' },
  fromNothing: { kk: 'Таңдалмаса, жоба бос курстан басталады.', ru: 'Если не выбрать, черновик начнётся с пустого курса.', en: 'Where none is chosen, the draft begins with an empty course.' },
  id: { kk: 'Курстың белгісі', ru: 'Обозначение курса', en: 'Id of the course' },
  idHint: { kk: 'Жаңа курсқа ғана керек: мекенжайында тұратын латын әріптері, сандар мен сызықша, мысалы computer-vision.', ru: 'Нужно только новому курсу: латинские буквы, цифры и дефис для адреса, например computer-vision.', en: 'For a new course only: Latin letters, digits and hyphens for its address, such as computer-vision.' },
  idWrong: { kk: 'Белгіні кіші латын әріптерімен, сандармен және сызықшамен жазыңыз.', ru: 'Запишите обозначение строчными латинскими буквами, цифрами и дефисом.', en: 'Write the id in small Latin letters, digits and hyphens.' },
  idTaken: { kk: 'Мұндай курс бар: басқа белгі жазыңыз не сол курстан бастаңыз.', ru: 'Такой курс уже есть: выберите другое обозначение или начните с него.', en: 'There is such a course: write another id, or begin with that course.' },
  changed: { kk: 'Соңғы өзгеріс', ru: 'Последнее изменение', en: 'Last changed' },
  about: { kk: 'Курс туралы', ru: 'О курсе', en: 'About the course' },
  name: { kk: 'Атауы', ru: 'Название', en: 'Title' },
  summary: { kk: 'Қысқаша мазмұны', ru: 'Краткое содержание', en: 'Summary' },
  audience: { kk: 'Кімге арналған', ru: 'Для кого', en: 'For whom' },
  hours: { kk: 'Ұзақтығы, сағат', ru: 'Продолжительность, часов', en: 'Length in hours' },
  days: { kk: 'Аяқтау мерзімі, күн', ru: 'Срок прохождения, дней', en: 'To be finished within, days' },
  save: { kk: 'Жобаны сақтау', ru: 'Сохранить черновик', en: 'Save the draft' },
  module: { kk: 'Бөлім', ru: 'Модуль', en: 'Module' },
  modules: { kk: 'Бөлімдер', ru: 'Модули', en: 'Modules' },
  addModule: { kk: 'Бөлім қосу', ru: 'Добавить модуль', en: 'Add a module' },
  changeModule: { kk: 'Бөлімді өзгерту', ru: 'Изменить модуль', en: 'Change the module' },
  skill: { kk: 'Қай дағдыны береді?', ru: 'Какому навыку учит?', en: 'Which skill does it teach?' },
  lesson: { kk: 'Сабақ', ru: 'Урок', en: 'Lesson' },
  addLesson: { kk: 'Сабақ қосу', ru: 'Добавить урок', en: 'Add a lesson' },
  minutes: { kk: 'Оқу уақыты, минут', ru: 'Время чтения, минут', en: 'Minutes to read' },
  body: { kk: 'Сабақтың мәтіні', ru: 'Текст урока', en: 'Text of the lesson' },
  bodyHint: { kk: 'Markdown: ## тақырып, **маңызды**, - тізім, [сөз](мекенжай).', ru: 'Markdown: ## заголовок, **важное**, - список, [слово](адрес).', en: 'Markdown: ## heading, **important**, - list, [words](address).' },
  task: { kk: 'Тапсырма', ru: 'Задание', en: 'Task' },
  tasks: { kk: 'Тапсырмалар', ru: 'Задания', en: 'Tasks' },
  addTask: { kk: 'Тапсырма қосу', ru: 'Добавить задание', en: 'Add a task' },
  kind: { kk: 'Тапсырманың түрі', ru: 'Вид задания', en: 'Kind of task' },
  prompt: { kk: 'Сұрақ', ru: 'Вопрос', en: 'Question' },
  explanation: { kk: 'Түсіндірме (тапсырма орындалған соң көрсетіледі)', ru: 'Пояснение (показывается, когда задание выполнено)', en: 'Explanation (shown once the task is done)' },
  options: { kk: 'Жауап нұсқалары', ru: 'Варианты ответа', en: 'Answers to choose from' },
  optionsHint: { kk: 'Әр жолға бір нұсқа; дұрысының алдына + қойыңыз. Барлық тілде реті бірдей болсын.', ru: 'По одному варианту в строке; перед верным поставьте +. Во всех языках порядок один.', en: 'One a line; put + before what is right. The order is the same in every language.' },
  answer: { kk: 'Дұрыс жауап', ru: 'Верный ответ', en: 'The right answer' },
  tolerance: { kk: 'Рұқсат етілген ауытқу', ru: 'Допустимое отклонение', en: 'How far from it is still right' },
  accepted: { kk: 'Қабылданатын жауаптар', ru: 'Принимаемые ответы', en: 'Answers that are right' },
  acceptedHint: { kk: 'Әр жолға бір жауап.', ru: 'По одному ответу в строке.', en: 'One a line.' },
  source: { kk: 'Тапсырма (YAML)', ru: 'Задание (YAML)', en: 'The task (YAML)' },
  item: { kk: 'QTI 3 тапсырмасы (XML)', ru: 'Задание QTI 3 (XML)', en: 'Item of QTI 3 (XML)' },
  preview: { kk: 'Оқушыға осылай көрінеді', ru: 'Так видит учащийся', en: 'As a learner sees it' },
  up: { kk: 'Жоғары жылжыту', ru: 'Переместить выше', en: 'Move up' },
  remove: { kk: 'Жобадан алып тастау', ru: 'Убрать из черновика', en: 'Take out of the draft' },
  file: { kk: 'Файл', ru: 'Файл', en: 'File' },
  fileHint: { kk: 'Common Cartridge (IMSCC не ZIP) не QTI 3 (XML не ZIP), 30 МБ-қа дейін.', ru: 'Common Cartridge (IMSCC или ZIP) либо QTI 3 (XML или ZIP), до 30 МБ.', en: 'Common Cartridge (IMSCC or ZIP) or QTI 3 (XML or ZIP), up to 30 MB.' },
  import: { kk: 'Файлдан алу', ru: 'Взять из файла', en: 'Take from a file' },
  into: { kk: 'QTI 3 тапсырмалары қай сабаққа қосылады?', ru: 'В какой урок добавить задания QTI 3?', en: 'To which lesson do items of QTI 3 belong?' },
  noLesson: { kk: 'QTI 3 тапсырмалары үшін сабақты таңдаңыз; сабақ жоқ болса, алдымен қосыңыз.', ru: 'Для заданий QTI 3 выберите урок; если уроков нет, сначала добавьте.', en: 'Choose the lesson for items of QTI 3; add one first where there is none.' },
  noFile: { kk: 'Файлды таңдаңыз.', ru: 'Выберите файл.', en: 'Choose a file.' },
  imported: { kk: 'Файлдан не алынды', ru: 'Что взято из файла', en: 'What was taken from the file' },
  notTaken: { kk: 'Алынбағаны', ru: 'Что не взято', en: 'What was not taken' },
  allTaken: { kk: 'Бәрі алынды', ru: 'Взято всё', en: 'All of it was taken' },
  where: { kk: 'Қайда', ru: 'Где', en: 'Where' },
  why: { kk: 'Неге және қалай түзетіледі', ru: 'Почему и как исправить', en: 'Why, and the mend' },
  back: { kk: 'Жобаға оралу', ru: 'Вернуться к черновику', en: 'Back to the draft' },
  publish: { kk: 'Жариялауға ұсыну', ru: 'Предложить к публикации', en: 'Bring it to be published' },
  publishLead: { kk: 'Батырманы бассаңыз, жариялау ісі ашылады. Тіркеуші нұсқаны оқып, қол қойған соң ол бәріне ашылады; жобаны әрі қарай өзгерте аласыз.', ru: 'По нажатию откроется дело о публикации. Версия откроется для всех, когда регистратор прочтёт и подпишет её; черновик можно менять дальше.', en: 'The button opens a case of publication. The version opens to everybody once the registrar has read and signed it; you can go on changing the draft.' },
  lacks: { kk: 'Жариялауға дейін', ru: 'До публикации нужно', en: 'Before it can be published' },
  whole: { kk: 'Курс жариялауға дайын', ru: 'Курс готов к публикации', en: 'The course can be published' },
  unfinished: { kk: 'Тапсырма әлі аяқталмаған', ru: 'Задание ещё не закончено', en: 'The task is not finished yet' },
  content: { kk: 'Курстың толық мәтіні', ru: 'Полный текст курса', en: 'The whole course' },
  kk: { kk: 'қазақша', ru: 'на казахском', en: 'in Kazakh' },
  ru: { kk: 'орысша', ru: 'на русском', en: 'in Russian' },
  en: { kk: 'ағылшынша', ru: 'на английском', en: 'in English' },
  noDraft: { kk: 'Мұндай жоба не бөлік жоқ.', ru: 'Такого черновика или части нет.', en: 'There is no such draft or part.' },
  changedMeanwhile: { kk: 'Бұл жобаны сіз ашқаннан кейін басқа автор өзгертті. Мәтініңіз осы бетте тұр: көшіріп алып, бетті жаңартыңыз да, қайта енгізіңіз.', ru: 'После того как вы открыли черновик, его изменил другой автор. Ваш текст остался на этой странице: скопируйте его, обновите страницу и внесите снова.', en: 'Another author changed the draft after you opened it. Your text is still on this page: copy it, load the page anew and enter it again.' },
  tooManyOptions: { kk: 'Ең көбі сегіз нұсқа жазыңыз.', ru: 'Напишите не больше восьми вариантов.', en: 'Write eight answers at most.' },
  noMapping: { kk: 'YAML мәтінінде «кілт: мән» жолдары болуы керек.', ru: 'Текст YAML должен состоять из строк «ключ: значение».', en: 'The YAML must be lines of “key: value”.' },
  tooLarge: { kk: 'Курс тым үлкен: ең көбі 10 МБ. Мәтінін қысқартыңыз.', ru: 'Курс слишком велик: не больше 10 МБ. Сократите его текст.', en: 'The course is too large: 10 MB at most. Shorten its text.' },
  unreadable: { kk: 'Мәтінде сақталмайтын таңба бар. Оны өшіріңіз.', ru: 'В тексте есть знак, который нельзя сохранить. Удалите его.', en: 'A character of the text cannot be kept. Remove it.' },
  wrongYaml: told('YAML қатесі (жол: себебі): #', 'Ошибка YAML (строка: причина): #', 'Fault of the YAML (line: reason): #'),
  notKept: told('Мұны сақтау мүмкін емес: #', 'Это нельзя сохранить: #', 'This cannot be kept: #'),
  typed: { kk: 'Сіз енгізген мәтін', ru: 'Введённый вами текст', en: 'What you typed' },
  number: { kk: 'Бүтін оң сан жазыңыз.', ru: 'Введите целое положительное число.', en: 'Write a whole number above zero.' },
  version: counted('#-нұсқа', 'Версия #', 'Version #'),
  taken: counted('Алынған бөліктер саны: #', 'Взято частей: #', 'Parts taken: #'),
} as const

export const kinds = {
  choice: { kk: 'Таңдау', ru: 'Выбор', en: 'Choice' }, number: { kk: 'Сан', ru: 'Число', en: 'Number' }, words: { kk: 'Сөз', ru: 'Слово', en: 'Words' }, python: { kk: 'Python бағдарламасы', ru: 'Программа на Python', en: 'Python program' },
  sql: { kk: 'SQL сұрауы', ru: 'Запрос SQL', en: 'SQL query' }, qti: { kk: 'QTI 3', ru: 'QTI 3', en: 'QTI 3' },
} as const satisfies Record<string, Text>

export const mends: Readonly<Record<keyof typeof kinds, Text>> = {
  choice: { kk: 'Атауы мен сұрағын, 2–8 нұсқа жазыңыз; кемінде біреуінің алдында + тұрсын.', ru: 'Заполните название и вопрос, 2–8 вариантов; хотя бы перед одним поставьте +.', en: 'Write a title, a question and 2 to 8 answers, at least one with + before it.' },
  number: { kk: 'Атауын, сұрағын, дұрыс жауабы мен ауытқуын жазыңыз.', ru: 'Заполните название, вопрос, верный ответ и отклонение.', en: 'Write a title, a question, the right answer and how far from it is right.' },
  words: { kk: 'Атауын, сұрағын және кемінде бір жауапты жазыңыз.', ru: 'Заполните название, вопрос и хотя бы один ответ.', en: 'Write a title, a question and at least one answer.' },
  python: { kk: 'YAML мәтінін репозиторийдегі тапсырмалар үлгісімен жазыңыз: function, start, solution, tests.', ru: 'Запишите YAML как у заданий в репозитории: function, start, solution, tests.', en: 'Write the YAML as tasks in the repository have it: function, start, solution, tests.' },
  sql: { kk: 'YAML мәтінін репозиторийдегі тапсырмалар үлгісімен жазыңыз: start, solution, tests.', ru: 'Запишите YAML как у заданий в репозитории: start, solution, tests.', en: 'Write the YAML as tasks in the repository have it: start, solution, tests.' },
  qti: { kk: 'Төмендегі қателерді түзетіңіз.', ru: 'Исправьте указанные ошибки.', en: 'Mend the faults below.' },
}

export const lackWords: Readonly<Record<Lack['what'], Text>> = {
  title: { kk: 'курстың атауын үш тілде жазыңыз', ru: 'напишите название курса на трёх языках', en: 'write the title of the course in three languages' },
  summary: { kk: 'қысқаша мазмұнын үш тілде жазыңыз', ru: 'напишите краткое содержание на трёх языках', en: 'write the summary in three languages' },
  audience: { kk: 'кімге арналғанын үш тілде жазыңыз', ru: 'напишите на трёх языках, для кого курс', en: 'write for whom it is in three languages' },
  modules: { kk: 'кемінде бір бөлім қосыңыз', ru: 'добавьте хотя бы один модуль', en: 'add at least one module' },
  module: { kk: 'бөлімнің атауын жазыңыз', ru: 'напишите название модуля', en: 'write the title of the module' },
  skill: { kk: 'бөлім беретін дағдыны таңдаңыз', ru: 'выберите навык модуля', en: 'choose the skill of the module' },
  lessons: { kk: 'бөлімге сабақ қосыңыз', ru: 'добавьте урок в модуль', en: 'add a lesson to the module' },
  lesson: { kk: 'сабақтың атауын жазыңыз', ru: 'напишите название урока', en: 'write the title of the lesson' },
  body: { kk: 'сабақтың мәтінін, тапсырмасын не файлын қосыңыз', ru: 'добавьте текст, задание или файл урока', en: 'add a text, a task or a file to the lesson' },
  task: { kk: 'тапсырманы аяқтаңыз', ru: 'закончите задание', en: 'finish the task' },
}
