/** The words of items: what refuses one and how to mend it, what was left out, and what a learner is asked. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

/** Why an item is not taken: each says the mend. */
export const itemRules = {
  xml: { kk: 'XML бұзылған: осы жолды түзетіңіз', ru: 'XML повреждён: исправьте эту строку', en: 'The XML is broken: mend this line' },
  doctype: { kk: 'DOCTYPE қабылданбайды: осы жолды алып тастаңыз', ru: 'DOCTYPE не принимается: удалите эту строку', en: 'DOCTYPE is not taken: remove this line' },
  bounds: { kk: 'Файл тым үлкен не тым терең: тапсырманы бірнеше файлға бөліңіз', ru: 'Файл слишком велик, или вложенность слишком глубока: разделите задание на несколько файлов', en: 'The file is too large or too deep: divide the item into several files' },
  root: { kk: 'Бұл QTI 3 тапсырмасы емес: түбірі imsqtiasi_v3p0 атаулар кеңістігіндегі qti-assessment-item болуы керек. QTI 2 файлын алдымен QTI 3 форматына түрлендіріңіз', ru: 'Это не задание QTI 3: корнем должен быть qti-assessment-item из пространства имён imsqtiasi_v3p0. Файл QTI 2 сначала преобразуйте в QTI 3', en: 'This is no item of QTI 3: the root must be qti-assessment-item of the namespace imsqtiasi_v3p0. Convert a file of QTI 2 to QTI 3 first' },
  attribute: { kk: 'Бұл атрибут міндетті: мәнін қосыңыз', ru: 'Этот атрибут обязателен: добавьте значение', en: 'This attribute is required: add its value' },
  identifier: { kk: 'Идентификатор әріптен не _ белгісінен басталып, тек әріптерден, сандардан және _ - . белгілерінен тұруы керек: түзетіңіз', ru: 'Идентификатор должен начинаться с буквы или знака _ и состоять только из букв, цифр и знаков _ - . : исправьте его', en: 'An identifier must begin with a letter or _ and have only letters, digits and _ - . in it: mend it' },
  element: { kk: 'Бұл элементті портал көрсете алмайды: алып тастаңыз немесе мәтінмен ауыстырыңыз', ru: 'Этот элемент портал показать не может: удалите его или замените текстом', en: 'The portal cannot show this element: remove it or write it as text' },
  adaptive: { kk: 'Бейімделетін тапсырма қабылданбайды: adaptive="false" деп жазып, бір жауаппен бағаланатын етіңіз', ru: 'Адаптивные задания не принимаются: укажите adaptive="false" и оценивайте один ответ', en: 'Adaptive items are not taken: write adaptive="false" and score one answer' },
  noInteraction: { kk: 'Жауап беретін орын жоқ: таңдау, реттеу, сәйкестендіру, мәтін енгізу сияқты жауап түрін қосыңыз', ru: 'Нет места для ответа: добавьте выбор, упорядочение, соответствие или ввод текста', en: 'There is nothing to answer: add a choice, order, match or text entry' },
  twice: { kk: 'Бұл идентификатор қайталанған: біреуін өзгертіңіз', ru: 'Этот идентификатор повторяется: измените один из них', en: 'This identifier stands twice: change one of them' },
  noProcessing: { kk: 'Жауапты бағалау ережесі жоқ: qti-response-processing қосыңыз (мысалы, match_correct үлгісін)', ru: 'Нет правила оценки: добавьте qti-response-processing (например, шаблон match_correct)', en: 'Nothing scores the answer: add qti-response-processing (such as the template match_correct)' },
  noScore: { kk: 'float не integer түріндегі SCORE нәтижесі жарияланбаған: qti-outcome-declaration қосыңыз', ru: 'Не объявлен результат SCORE типа float или integer: добавьте qti-outcome-declaration', en: 'No outcome SCORE of the type float or integer is declared: add qti-outcome-declaration' },
  noMost: { kk: 'Ең жоғары балл белгісіз не нөл: normal-maximum не дұрыс жауапты (qti-correct-response) көрсетіңіз', ru: 'Наибольший балл неизвестен или равен нулю: укажите normal-maximum или верный ответ (qti-correct-response)', en: 'The highest score is unknown or zero: say normal-maximum or the correct answer (qti-correct-response)' },
  unreachable: { kk: 'Ең жақсы жауаптың өзі ең жоғары балл бермейді: мәндерді, normal-maximum-ды не дұрыс жауапты (qti-correct-response) түзетіңіз', ru: 'Даже лучший ответ не даёт наибольшего балла: исправьте значения, normal-maximum или верный ответ (qti-correct-response)', en: 'Even the best answer does not bring the highest score: mend the values, normal-maximum or the correct answer (qti-correct-response)' },
  limits: { kk: 'Дұрыс жауапты мұнда беру мүмкін емес: ондай нұсқа жоқ не саны шектен асады. Жауапты не max-choices, max-associations, match-max мәнін түзетіңіз', ru: 'Верный ответ здесь дать нельзя: такого варианта нет или их больше, чем разрешено. Исправьте ответ либо max-choices, max-associations или match-max', en: 'The correct answer cannot be given here: it is no choice, or more than are allowed. Mend the answer, or max-choices, max-associations or match-max' },
  template: { kk: 'Бағалау үлгілерінің ішінен match_correct пен map_response қабылданады: біреуін жазыңыз не ережені толық келтіріңіз', ru: 'Из шаблонов оценки принимаются match_correct и map_response: укажите один из них или приведите правила полностью', en: 'Of the templates match_correct and map_response are taken: write one of them, or the rules in full' },
  templateCorrect: { kk: 'Бұл үлгіге RESPONSE атты жауаптың дұрыс мәні керек: qti-correct-response қосыңыз', ru: 'Этому шаблону нужен верный ответ с именем RESPONSE: добавьте qti-correct-response', en: 'This template needs the correct answer of RESPONSE: add qti-correct-response' },
  templateMapping: { kk: 'Мұнда жауап мәндерінің балдары керек: qti-mapping қосыңыз', ru: 'Здесь нужны баллы за значения ответа: добавьте qti-mapping', en: 'The values of the answer need their scores here: add qti-mapping' },
  templateOne: { kk: 'Үлгі бір ғана жауапты бағалайды: бірнеше жауап үшін ережені толық жазыңыз', ru: 'Шаблон оценивает один ответ: для нескольких ответов приведите правила полностью', en: 'The template scores one response: write the rules in full for several' },
  processing: { kk: 'Бұл бағалау ережесін портал орындамайды: спецификацияның қарапайым ережелерін қолданыңыз', ru: 'Это правило оценки портал не выполняет: используйте простые правила спецификации', en: 'The portal does not run this rule: use the plain rules of the specification' },
  expressions: { kk: 'Мұнда өрнектер саны дұрыс емес: спецификация бойынша түзетіңіз', ru: 'Здесь неверное число выражений: исправьте по спецификации', en: 'The number of expressions here is wrong: mend it by the specification' },
  undeclared: { kk: 'Мұндай айнымалы жарияланбаған: жариялаңыз не атын түзетіңіз', ru: 'Такая переменная не объявлена: объявите её или исправьте имя', en: 'No such variable is declared: declare it or mend its name' },
  binding: { kk: 'Жарияланған жауап бұл жауап түріне сай емес: cardinality, base-type не max-choices мәнін түзетіңіз', ru: 'Тип ответа не подходит этому взаимодействию: исправьте cardinality, base-type или max-choices', en: 'The response does not fit this interaction: mend cardinality, base-type or max-choices' },
  cardinality: { kk: 'single, multiple не ordered болуы керек', ru: 'должно быть single, multiple или ordered', en: 'must be single, multiple or ordered' },
  baseType: { kk: 'identifier, string, integer, float, boolean, pair не directedPair болуы керек', ru: 'должно быть identifier, string, integer, float, boolean, pair или directedPair', en: 'must be identifier, string, integer, float, boolean, pair or directedPair' },
  value: { kk: 'Мәні жарияланған түрге сай емес: түзетіңіз', ru: 'Значение не подходит объявленному типу: исправьте', en: 'The value does not fit the declared type: mend it' },
  oneValue: { kk: 'Бір ғана мән болуы керек: артығын алып тастаңыз немесе cardinality-ді өзгертіңіз', ru: 'Должно быть одно значение: удалите лишние или измените cardinality', en: 'There must be one value: remove the others or change cardinality' },
  choices: { kk: 'Нұсқалар саны 1 мен 60 аралығында болуы керек: қосыңыз не азайтыңыз', ru: 'Вариантов должно быть от 1 до 60: добавьте или сократите', en: 'There must be from 1 to 60 choices: add or remove some' },
  matchSets: { kk: 'Сәйкестендіруге тура екі жиын керек: qti-simple-match-set санын түзетіңіз', ru: 'Для соответствия нужны ровно два набора: исправьте число qti-simple-match-set', en: 'A match needs exactly two sets: mend the number of qti-simple-match-set' },
} as const satisfies Record<string, Text>
export type ItemRule = keyof typeof itemRules

/** What is left out of an item that is taken. */
export const leftOutWords = {
  feedback: { kk: 'жауаптан кейінгі түсіндірме алынбады', ru: 'пояснение после ответа не взято', en: 'feedback after an answer was not taken' },
  rubric: { kk: 'бағалаушыға арналған нұсқау алынбады', ru: 'указания для проверяющих не взяты', en: 'notes for scorers were not taken' },
  style: { kk: 'безендіру стилі алынбады', ru: 'оформление не взято', en: 'the style was not taken' },
  support: { kk: 'қосымша қолдау материалы алынбады', ru: 'вспомогательные материалы не взяты', en: 'supporting material was not taken' },
  attribute: { kk: 'бұл атрибут алынбады', ru: 'этот атрибут не взят', en: 'this attribute was not taken' },
  pattern: { kk: 'жауап форматының шектеуі алынбады: жауап бәрібір бағаланады', ru: 'ограничение вида ответа не взято: ответ всё равно оценивается', en: 'the limit on how an answer is written was not taken: it is scored all the same' },
} as const satisfies Record<string, Text>
export type LeftOut = keyof typeof leftOutWords

/** Words with a number in the place of the sign. */
const counted = (kk: string, ru: string, en: string) => (count: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(count, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

export const words = {
  answer: { kk: 'Жауабыңыз', ru: 'Ваш ответ', en: 'Your answer' },
  one: { kk: 'Бір жауапты таңдаңыз.', ru: 'Выберите один ответ.', en: 'Choose one answer.' },
  several: { kk: 'Бірнеше жауапты таңдауға болады.', ru: 'Можно выбрать несколько ответов.', en: 'You may choose several.' },
  order: { kk: 'Әр нұсқаның орнын көрсетіңіз: 1 — бірінші.', ru: 'Укажите место каждого варианта: 1 — первое.', en: 'Say the place of each: 1 comes first.' },
  match: { kk: 'Әр жолға сәйкесін таңдаңыз.', ru: 'Для каждой строки выберите соответствие.', en: 'Choose what belongs to each row.' },
  gap: { kk: 'Бос орын', ru: 'Пропуск', en: 'Gap' },
  gapMatch: { kk: 'Әр бос орынға сөз таңдаңыз.', ru: 'Для каждого пропуска выберите слово.', en: 'Choose a word for each gap.' },
  none: { kk: 'Таңдалмаған', ru: 'Не выбрано', en: 'Not chosen' },
  place: { kk: 'Орны', ru: 'Место', en: 'Place' },
  unanswered: { kk: 'Бұл сұраққа жауап беріңіз.', ru: 'Ответьте на этот вопрос.', en: 'Answer this question.' },
  placeTwice: { kk: 'Бір орынға бір нұсқа ғана қойыңыз, орындарды 1-ден бастап қатарынан толтырыңыз.', ru: 'На каждое место поставьте только один вариант, места заполняйте подряд начиная с первого.', en: 'Give each place to one only, and fill the places one after the other from the first.' },
  number: { kk: 'Сан жазыңыз, мысалы 2,5.', ru: 'Введите число, например 2,5.', en: 'Write a number, such as 2.5.' },
  usedTooOften: { kk: 'Бір нұсқа рұқсат етілгеннен көп қолданылды: біреуін өзгертіңіз.', ru: 'Один из вариантов использован чаще, чем разрешено: измените один из ответов.', en: 'One of them is used more often than allowed: change one of your answers.' },
  atMost: counted('Көп дегенде # жауап таңдаңыз.', 'Выберите не более # ответов.', 'Choose at most #.'),
  atLeast: counted('Кемінде # жауап таңдаңыз.', 'Выберите не менее # ответов.', 'Choose at least #.'),
} as const
