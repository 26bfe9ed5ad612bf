/** The clauses of the agreement that do not come from the terms. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const agreementWords = {
  title: say('Деректерді пайдалану туралы келісім', 'Соглашение об использовании данных', 'Agreement on the use of data'),
  none: say('Мұндай келісім жоқ.', 'Такого соглашения нет.', 'There is no such agreement.'),
  parties: (owner: string, title: string, name: string): Text => spoken({
    kk: `${owner} (бұдан әрі — иесі) «${title}» деректер жиынын (${name}) рұқсатта аталған ұйымға пайдалануға береді. Иесі деректерге құқықтарын сақтайды.`,
    ru: `${owner} (далее — владелец) предоставляет набор данных «${title}» (${name}) в пользование организации, указанной в разрешении. Права на данные остаются у владельца.`,
    en: `${owner} (the owner) lends the dataset “${title}” (${name}) to the organisation that the grant names. The owner keeps all rights to the data.`,
  }),
  purpose: (purposes: string): Text => spoken({
    kk: `Деректер рұқсатта аталған мақсатқа ғана пайдаланылады. Мүмкін мақсаттар: ${purposes}.`,
    ru: `Данные используются только для цели, указанной в разрешении. Возможные цели: ${purposes}.`,
    en: `The data are used only for the purpose that the grant names. Possible purposes: ${purposes}.`,
  }),
  columns: (columns: string): Text => spoken({
    kk: `Тек мына бағандар беріледі: ${columns}.`,
    ru: `Предоставляются только столбцы: ${columns}.`,
    en: `Only these columns are lent: ${columns}.`,
  }),
  rows: (column: string, values: string): Text => spoken({
    kk: `«${column}» бағанының мәні мыналардың бірі болатын жолдар ғана беріледі: ${values}.`,
    ru: `Предоставляются только строки, в которых столбец «${column}» имеет одно из значений: ${values}.`,
    en: `Only the rows are lent in which the column “${column}” has one of these values: ${values}.`,
  }),
  licence: say('Деректердің лицензиясы:', 'Лицензия данных:', 'The licence of the data:'),
  people: say(
    'Деректермен тек рұқсатта аталған адамдар жұмыс істейді; ешкім аталмаса — ұйым атынан әрекет ететіндер. Ұйым олардың әрекеттеріне жауап береді.',
    'С данными работают только люди, названные в разрешении; если никто не назван — те, кто действует от имени организации. За их действия отвечает организация.',
    'Only the people whom the grant names work with the data; if it names nobody, those who act for the organisation. The organisation answers for what they do.'),
  reads: say(
    'Деректерді әр оқу жазылып отырады; жазбаларды иесі мен ұйым көреді.', 'Каждое чтение данных записывается; записи видны владельцу и организации.',
    'Every read of the data is recorded; the owner and the organisation see the records.'),
  withdrawal: say(
    'Иесі деректерді немесе рұқсатты қайтарып ала алады. Сол сәттен бастап деректер берілмейді, ал рұқсатты түпкілікті қайтарып алу туралы шешімді ортақ деректер қоры қабылдайды; оған шағымдануға болады.',
    'Владелец может отозвать данные или доступ к ним. С этого момента доступ прекращается, а окончательное решение об отзыве принимает фонд данных; его можно обжаловать.',
    'The owner can take back the data or the access. From then on access stops; the commons decides on the withdrawal for good, and that decision can be appealed.'),
  end: say(
    'Рұқсаттың мерзімі біткенде немесе ол қайтарып алынғанда деректерді пайдалану тоқтатылады. Ұйым деректерден не жасалғанын иесінің сұрауы бойынша хабарлайды.',
    'Когда срок доступа истёк или доступ отозван, использование данных прекращается. По запросу владельца организация сообщает, что создано на основе данных.',
    'When the access has expired or is withdrawn, the use of the data ends. If the owner asks, the organisation says what was made from the data.'),
} as const
