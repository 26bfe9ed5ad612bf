/** The words of course packages: what their structure breaks, and the page on which one is checked. */
import type { Text } from '../../../law/text.ts'

export const structureWords = {
  xml: { kk: 'дұрыс XML емес', ru: 'неправильный XML', en: 'is no well-formed XML' },
  doctype: { kk: 'DOCTYPE болмауы керек', ru: 'DOCTYPE не допускается', en: 'must have no DOCTYPE' },
  root: { kk: 'түбірі cmi5 атаулар кеңістігіндегі courseStructure болуы керек', ru: 'корнем должен быть courseStructure из пространства имён cmi5', en: 'the root must be courseStructure of the namespace of cmi5' },
  element: { kk: 'мұнда мұндай элемент болмайды', ru: 'здесь такого элемента не бывает', en: 'no such element stands here' },
  attribute: { kk: 'мұнда мұндай атрибут болмайды', ru: 'здесь такого атрибута не бывает', en: 'no such attribute stands here' },
  once: { kk: 'бір рет қана тұруы керек', ru: 'должен стоять один раз', en: 'must stand once' },
  missing: { kk: 'бұл элемент міндетті', ru: 'этот элемент обязателен', en: 'this element is required' },
  iri: { kk: 'схемасы бар IRI болуы керек', ru: 'должен быть IRI со схемой', en: 'must be an IRI with a scheme' },
  twice: { kk: 'бұл сәйкестендіргіш қайталанған', ru: 'этот идентификатор повторяется', en: 'this id stands twice' },
  language: { kk: 'RFC 5646 тіл белгісі болуы керек', ru: 'должна быть метка языка RFC 5646', en: 'must be a language tag of RFC 5646' },
  moveOn: { kk: 'Passed, Completed, CompletedAndPassed, CompletedOrPassed не NotApplicable болуы керек', ru: 'должно быть Passed, Completed, CompletedAndPassed, CompletedOrPassed или NotApplicable', en: 'must be Passed, Completed, CompletedAndPassed, CompletedOrPassed or NotApplicable' },
  launchMethod: { kk: 'OwnWindow не AnyWindow болуы керек', ru: 'должно быть OwnWindow или AnyWindow', en: 'must be OwnWindow or AnyWindow' },
  masteryScore: { kk: '0 мен 1 аралығындағы ондық сан болуы керек', ru: 'должно быть десятичным числом от 0 до 1', en: 'must be a decimal number from 0 to 1' },
  url: { kk: 'веб-мекенжай немесе топтама ішіндегі жол болуы керек', ru: 'должен быть адресом сети или путём внутри пакета', en: 'must be an address of the web or a path inside the package' },
  launchWord: { kk: 'бұл параметрді іске қосу өзі қосады', ru: 'этот параметр добавляет сам запуск', en: 'a launch adds this parameter itself' },
  objective: { kk: 'мұндай мақсат курстың басында жарияланбаған', ru: 'такая цель не объявлена в начале курса', en: 'no such objective is declared at the beginning of the course' },
  noStructure: { kk: 'архивтің түбірінде cmi5.xml болуы керек', ru: 'в корне архива должен лежать cmi5.xml', en: 'an archive must have cmi5.xml at its root' },
  noFile: { kk: 'топтамада мұндай файл жоқ немесе файлдың бұл түрі ашылмайды', ru: 'такого файла в пакете нет, или файлы такого вида не открываются', en: 'the package has no such file, or files of its kind are not opened' },
  notWhole: { kk: 'архивсіз жіберілген cmi5.xml файлында бөліктің толық веб-мекенжайы тұруы керек', ru: 'в cmi5.xml без архива должен стоять полный веб-адрес части', en: 'a cmi5.xml without an archive must have the whole web address of the unit' },
  unsafe: { kk: 'мекенжай https:// деп басталуы керек', ru: 'адрес должен начинаться с https://', en: 'the address must begin with https://' },
} as const satisfies Record<string, Text>

export const words = {
  title: { kk: 'Курс топтамасын тексеру (cmi5)', ru: 'Проверка пакета курса (cmi5)', en: 'Check a course package (cmi5)' },
  lead: {
    kk: 'cmi5.xml файлының мәтінін қойыңыз: курстың құрылымы немесе қателері жол нөмірімен көрсетіледі. Ештеңе сақталмайды.',
    ru: 'Вставьте текст файла cmi5.xml: вы увидите структуру курса или ошибки в ней с номерами строк. Ничего не сохраняется.',
    en: 'Paste the text of cmi5.xml: you see the structure of the course, or what is wrong with it and in which line. Nothing is kept.',
  },
  hint: { kk: 'Курс авторларына: топтама cmi5 ережелеріне сай ма.', ru: 'Авторам курсов: соответствует ли пакет правилам cmi5.', en: 'For authors of courses: whether a package keeps the rules of cmi5.' },
  xml: { kk: 'cmi5.xml мәтіні', ru: 'Текст cmi5.xml', en: 'Text of cmi5.xml' },
  check: { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  empty: { kk: 'cmi5.xml мәтінін қойыңыз.', ru: 'Вставьте текст cmi5.xml.', en: 'Paste the text of cmi5.xml.' },
  sound: { kk: 'Құрылымы ережеге сай.', ru: 'Структура соответствует правилам.', en: 'The structure keeps the rules.' },
  broken: { kk: 'Құрылымында қателер бар', ru: 'В структуре есть ошибки', en: 'The structure has faults' },
  line: { kk: 'Жол', ru: 'Строка', en: 'Line' },
  what: { kk: 'Қайда', ru: 'Где', en: 'Where' },
  rule: { kk: 'Ереже', ru: 'Правило', en: 'Rule' },
  part: { kk: 'Бөлік', ru: 'Часть', en: 'Part' },
  moveOn: { kk: 'Әрі қарай өту шарты', ru: 'Условие перехода', en: 'When one may go on' },
  mastery: { kk: 'Өту балы', ru: 'Проходной балл', en: 'Mastery score' },
  address: { kk: 'Мекенжайы', ru: 'Адрес', en: 'Address' },
} as const satisfies Record<string, Text>
