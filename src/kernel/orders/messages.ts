/** Why an order cannot be given or lifted. */
import { spoken, type Text } from '../../law/text.ts'

export const messages = {
  alreadySuspended: {
    kk: 'Сіздің атыңыздан осыған қатысты шығарылған өкім әлі күшінде.', ru: 'Изданное от вашего имени распоряжение об этом уже действует.', en: 'Your order on this is in force already.',
  },
  suspendedAlready: {
    kk: 'Бұл нысанның қолданысы өкіммен тоқтатыла тұрған: тоқтатыла тұрған нысанды шектеуге болмайды.', ru: 'Этот объект уже приостановлен распоряжением: приостановленный объект нельзя ограничить.', en: 'An order suspends this already: what is suspended cannot be restricted.',
  },
  provisionalAgain: {
    kk: 'Осы жазба бойынша уақытша өкім жақында шығарылған: енді оның қолданысын екі адам қол қойған өкіммен ғана тоқтата тұруға болады.', ru: 'Временное распоряжение об этой записи недавно уже издавалось: приостановить её теперь можно только распоряжением за двумя подписями.',
    en: 'A provisional order about this entry was given not long ago: it can be suspended now by an order of two people alone.',
  },
  reaches: { kk: 'Өкім жазбадан басқа неге қолданылады', ru: 'На что, кроме записи, действует распоряжение', en: 'What the order acts on besides the entry' },
  reachesNothing: {
    kk: 'Жазбада аталған модель мен деректердің ешқайсысы табылмады: өкім жазбаның өзіне, оған байланған кілттерге және оның куәліктеріне ғана қолданылады.',
    ru: 'Ничего из названных в записи модели и данных не найдено: распоряжение действует только на саму запись, привязанные к ней ключи и её свидетельства.',
    en: 'Nothing was found of the model and data that the entry names: the order acts on the entry itself, the keys bound to it and its certificates alone.',
  },
  reached: (name: string, everybody: boolean): Text => (everybody ? spoken({ kk: `${name}: баршаға`, ru: `${name}: для всех`, en: `${name}: for everybody` }) : spoken({ kk: `${name}: жазба иесіне ғана`, ru: `${name}: только для владельца записи`, en: `${name}: for the owner of the entry alone` })),
  noEntry: { kk: 'Тізілімде мұндай жазба жоқ.', ru: 'В реестре нет такой записи.', en: 'The register has no such entry.' },
  struck: {
    kk: 'Жазба тізілімнен алып тасталған: ол бойынша өкім шығарылмайды.', ru: 'Запись исключена из реестра: распоряжение о ней не издаётся.', en: 'The entry is struck off the register: no order is given about it.',
  },
  restrictsNothing: {
    kk: 'Шектеу ештеңені шектемейді: мақсаттарды, деректердің мақсаттарын, кілттерді немесе минутына сұрау санын көрсетіңіз.', ru: 'Ограничение ничего не ограничивает: укажите цели, цели использования данных, ключи или число запросов в минуту.',
    en: 'The restriction restricts nothing: name purposes, purposes of data, keys or a number of requests a minute.',
  },
  endsBefore: { kk: 'Өкім қолданысының аяқталу уақыты өтіп кеткен.', ru: 'Момент окончания действия распоряжения уже прошёл.', en: 'The moment at which the order would end is over.' },
  notSuspended: { kk: 'Күшін жоюға болатын тоқтата тұру өкімі жоқ.', ru: 'Нет распоряжения о приостановлении, которое можно отменить.', en: 'There is no suspension to lift.' },
  notYourOrder: {
    kk: 'Өкім кімнің атынан шығарылса, оның күшін сол ғана жоя алады.', ru: 'Распоряжение отменяет только тот, от чьего имени оно издано.',
    en: 'An order is lifted only by those in whose name it was given.',
  },
  bindsYou: {
    kk: 'Бұл өкім өзіңізге немесе ұйымыңызға қатысты: оның күшін басқа адам жоюы керек.', ru: 'Распоряжение касается вас или вашей организации: отменить его должен другой человек.',
    en: 'This order binds you or your organisation: another person has to lift it.',
  },
  appealed: { kk: 'Бұл өкімге берілген шағым қаралып жатыр.', ru: 'Жалоба на это распоряжение уже рассматривается.', en: 'An appeal against this order is being heard already.' },
  named: (when: string): Text => spoken({ kk: `Тоқтата тұру өкімі (${when})`, ru: `Распоряжение о приостановлении (${when})`, en: `Order of suspension (${when})` }),
  yourOwnOrder: {
    kk: 'Өкімді өзіңіз шығардыңыз: оған берілген шағымды басқа адам қарауы тиіс.', ru: 'Распоряжение издали вы: жалобу на него должен рассмотреть другой человек.',
    en: 'You gave this order: another person has to rule on the appeal.',
  },
  noSuchOrganisation: { kk: 'Порталда мұндай нөмірі бар ұйым жоқ.', ru: 'На портале нет организации с таким номером.', en: 'No organisation with this number is on the portal.' },
  oneSubject: { kk: 'Ұйымның нөмірін немесе басқа нысанды көрсетіңіз.', ru: 'Укажите номер организации или другой объект.', en: 'Give the number of an organisation, or another subject.' },
  wrongSubject: {
    kk: 'Нысан «түрі:белгісі» түрінде жазылады, мысалы, organisation:….', ru: 'Объект записывается как «вид:обозначение», например organisation:….',
    en: 'A subject is written “kind:name”, such as organisation:….',
  },
  notYourOffice: { kk: 'Сіз бұл лауазымды атқармайсыз.', ru: 'Вы не занимаете эту должность.', en: 'You do not hold this office.' },
} as const satisfies Record<string, Text | ((name: string, everybody: boolean) => Text)>

/** Which order refuses, and where it says how to appeal. */
export const orderTold = (number: string, address: string): Text => spoken({
  kk: `№ ${number} өкім; шағымдану тәртібі: ${address}`, ru: `Распоряжение № ${number}; порядок обжалования: ${address}`, en: `Order no. ${number}; how to appeal: ${address}`,
})
