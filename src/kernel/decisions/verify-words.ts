/** What verification says, step by step. */
import { formatInstant, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Stamp } from '../seal/index.ts'

/** A moment for people; a verifier without a network knows no zone but UTC. */
const moment = (at: Instant, locale: Locale): string => `${formatInstant(at, locale, 'UTC')} UTC`

/** The steps, in the order in which they are shown. */
export const stepTitles = {
  paper: { kk: 'Құжаттағы мөр', ru: 'Печать на документе', en: 'Seal on the document' },
  seal: { kk: 'Куәліктің мөрі', ru: 'Печать свидетельства', en: 'Seal of the credential' },
  validity: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Dates of validity' },
  status: { kk: 'Шешімнің күші', ru: 'Действие решения', en: 'Whether it is in force' },
  record: { kk: 'Шешімнің жазбасы', ru: 'Запись решения', en: 'Record of the decision' },
  journal: { kk: 'Журналдағы орны', ru: 'Место в журнале', en: 'Place in the journal' },
  declaration: { kk: 'Рәсімнің мәтіні', ru: 'Текст процедуры', en: 'Text of the procedure' },
  rules: { kk: 'Ережелерді қайта тексеру', ru: 'Повторная проверка правил', en: 'Rules, evaluated again' },
} as const satisfies Record<string, Text>

export type StepName = keyof typeof stepTitles

/** Who vouches for the time of a seal. */
const stamped = {
  own: ({ at }: Stamp): Text => spoken({
    kk: `Уақыт белгісін порталдың өзі қойған: ${moment(at, 'kk')}. Бұл уақытты үшінші тарап растамайды.`,
    ru: `Метку времени поставил сам портал: ${moment(at, 'ru')}. Третья сторона это время не подтверждает.`,
    en: `The portal itself stamped the time: ${moment(at, 'en')}. No third party vouches for it.`,
  }),
  outside: ({ at, by }: Stamp): Text => spoken({
    kk: `Уақыт белгісі: ${moment(at, 'kk')}, қойған: ${by}.`,
    ru: `Метка времени: ${moment(at, 'ru')}, кем поставлена: ${by}.`,
    en: `Time stamp: ${moment(at, 'en')}, by ${by}.`,
  }),
  unknown: ({ by }: Stamp): Text => spoken({
    kk: `Уақыт белгісі есепке алынбады: оны қойған орталық (${by}) сенім білдірілген орталықтардың қатарында жоқ.`,
    ru: `Метка времени не учтена: центр, который её поставил (${by}), не входит в число доверенных.`,
    en: `The time stamp does not count: whoever made it (${by}) is not among those trusted.`,
  }),
} as const

export const says = {
  unreadable: {
    kk: 'Бұл файлда шешім де, куәлік те жоқ. PDF құжатын, электрондық куәлікті (.jwt) немесе дәлелдемелер жинағын (.json) таңдаңыз.',
    ru: 'В этом файле нет ни решения, ни свидетельства. Выберите PDF-документ, электронное свидетельство (.jwt) или набор доказательств (.json).',
    en: 'This file holds neither a decision nor a credential. Choose the PDF, the credential (.jwt) or the proof bundle (.json).',
  },
  paperSealed: (organisation: string, at: Instant, stamp?: Stamp): Text => {
    const sealed: Text = spoken({
      kk: `Мөр басқан: ${organisation}, ${moment(at, 'kk')}. Содан бері файл өзгермеген.`,
      ru: `Печать поставлена: ${organisation}, ${moment(at, 'ru')}. С тех пор файл не менялся.`,
      en: `Sealed by ${organisation}, ${moment(at, 'en')}. The file has not changed since.`,
    })
    return stamp === undefined ? sealed : inEveryLanguage((locale) => `${sealed[locale]} ${stamped[stamp.kind](stamp)[locale]}`)
  },
  paperFaults: {
    'no seal': { kk: 'Құжатта мөр жоқ.', ru: 'На документе нет печати.', en: 'The document bears no seal.' },
    'changed after sealing': {
      kk: 'Мөр басылғаннан кейін файл өзгертілген.',
      ru: 'Файл изменён после того, как поставлена печать.',
      en: 'The file was changed after it was sealed.',
    },
    'bad signature': {
      kk: 'Мөрдің қолтаңбасы дұрыс емес.',
      ru: 'Подпись печати неверна.',
      en: 'The signature of the seal is wrong.',
    },
    'unknown authority': {
      kk: 'Мөр сертификатын сенімді орталық бермеген.',
      ru: 'Сертификат печати выдан центром, которому нет доверия.',
      en: 'No trusted authority issued the certificate of the seal.',
    },
    'bad time stamp': {
      kk: 'Мөрдің уақыт белгісі дұрыс емес.',
      ru: 'Метка времени печати неверна.',
      en: 'The time stamp of the seal is wrong.',
    },
    'certificate expired': {
      kk: 'Мөр басылған сәтте сертификат жарамсыз болған.',
      ru: 'В момент наложения печати сертификат не действовал.',
      en: 'The certificate was not valid when the seal was made.',
    },
  },
  sealRight: (issuer: string): Text => spoken({
    kk: `Мөр дұрыс, берген: ${issuer}.`,
    ru: `Печать верна, выдал: ${issuer}.`,
    en: `The seal is right; issuer: ${issuer}.`,
  }),
  sealByOwnKey: {
    kk: 'Қолтаңба дұрыс, бірақ кілт файлдың өзімен бірге келген. Шығарушының кілтін оның сайтынан алып, қайта тексеріңіз.',
    ru: 'Подпись верна, но ключ пришёл вместе с файлом. Возьмите ключ издателя с его сайта и проверьте снова.',
    en: 'The signature is right, but its key came with the file. Take the issuer’s key from its site and verify again.',
  },
  sealFaults: {
    malformed: { kk: 'Бұл куәлік емес.', ru: 'Это не свидетельство.', en: 'This is no credential.' },
    'unknown key': {
      kk: 'Мөр бөтен кілтпен басылған.',
      ru: 'Печать поставлена чужим ключом.',
      en: 'The seal was made with a foreign key.',
    },
    'bad signature': {
      kk: 'Мөр дұрыс емес: куәлік өзгертілген.',
      ru: 'Печать неверна: свидетельство изменено.',
      en: 'The seal is wrong: the credential was changed.',
    },
    'not a credential': {
      kk: 'Мөр дұрыс, бірақ мазмұны W3C VC 2.0 стандартының талаптарына сай емес.',
      ru: 'Печать верна, но содержание не отвечает стандарту W3C VC 2.0.',
      en: 'The seal is right, but the content does not follow the standard W3C VC 2.0.',
    },
    'not a decision': {
      kk: 'Мөр дұрыс, бірақ бұл шешімнің куәлігі емес.',
      ru: 'Печать верна, но это не свидетельство о решении.',
      en: 'The seal is right, but this is not the credential of a decision.',
    },
    'not a status list': { kk: 'Бұл күй тізімі емес.', ru: 'Это не список состояний.', en: 'This is no status list.' },
    'issuer differs': {
      kk: 'Шығарушы мен кілттің иесі сәйкес келмейді.',
      ru: 'Издатель и владелец ключа не совпадают.',
      en: 'The issuer is not the owner of the key.',
    },
  },
  foreignRegister: {
    kk: 'Мөр дұрыс, бірақ бұл орган мұндай нөмірмен шешім қабылдамайды.',
    ru: 'Печать верна, но этот орган не принимает решений с таким номером.',
    en: 'The seal is right, but this body issues no decisions with such a number.',
  },
  noKeys: {
    kk: 'Сенімді кілт көрсетілмеген, сондықтан тексерілмеді.',
    ru: 'Доверенный ключ не указан, поэтому не проверено.',
    en: 'Not checked, because no trusted key was given.',
  },
  notYetValid: (from: Instant): Text => spoken({
    kk: `Күшіне енетін уақыты: ${moment(from, 'kk')}.`,
    ru: `Вступает в силу: ${moment(from, 'ru')}.`,
    en: `In force from ${moment(from, 'en')} on.`,
  }),
  expired: (until: Instant): Text => spoken({
    kk: `Мерзімі аяқталған: ${moment(until, 'kk')}.`,
    ru: `Срок истёк: ${moment(until, 'ru')}.`,
    en: `Expired on ${moment(until, 'en')}.`,
  }),
  withinDates: { kk: 'Мерзімі өтпеген.', ru: 'Срок не истёк.', en: 'Within its dates.' },
  inForce: {
    kk: 'Күші жойылмаған, тоқтатыла тұрмаған.',
    ru: 'Не отменено и не приостановлено.',
    en: 'Neither revoked nor suspended.',
  },
  inForceAsOf: (at: Instant): Text => spoken({
    kk: `${moment(at, 'kk')} жағдайы бойынша күші жойылмаған, тоқтатыла тұрмаған.`,
    ru: `По состоянию на ${moment(at, 'ru')} не отменено и не приостановлено.`,
    en: `Neither revoked nor suspended as of ${moment(at, 'en')}.`,
  }),
  revoked: { kk: 'Шешімнің күші жойылған.', ru: 'Решение отменено.', en: 'The decision has been revoked.' },
  suspended: {
    kk: 'Шешімнің қолданысы тоқтатыла тұрған.',
    ru: 'Действие решения приостановлено.',
    en: 'The decision is suspended.',
  },
  noStatus: {
    kk: 'Күй тізімі жоқ: шешімнің әлі күшінде екенін сайттан тексеріңіз.',
    ru: 'Нет списка состояний: действует ли решение, проверьте на сайте.',
    en: 'There is no status list: check on the site whether the decision is still in force.',
  },
  staleStatus: (at: Instant): Text => spoken({
    kk: `Күй тізімі ескірген (${moment(at, 'kk')}): жаңасын сайттан алыңыз. Сол кезде шешім күшінде болған.`,
    ru: `Список состояний устарел (${moment(at, 'ru')}): возьмите новый на сайте. На тот момент решение действовало.`,
    en: `The status list is old (${moment(at, 'en')}): take a new one from the site. The decision was in force then.`,
  }),
  wrongStatus: {
    kk: 'Күй тізімінің мөрі дұрыс емес.',
    ru: 'Печать списка состояний неверна.',
    en: 'The seal of the status list is wrong.',
  },
  noRecord: {
    kk: 'Файлда шешімнің жазбасы жоқ.',
    ru: 'В файле нет записи решения.',
    en: 'The file does not hold the record of the decision.',
  },
  recordMatches: {
    kk: 'Жазба мөрмен бекітілген жазбамен дәлме-дәл бірдей.',
    ru: 'Запись в точности та, что заверена печатью.',
    en: 'The record is exactly the one that was sealed.',
  },
  recordInPaper: {
    kk: 'Жазба мөр басылған құжаттың ішінде.',
    ru: 'Запись находится внутри заверенного документа.',
    en: 'The record is inside the sealed document.',
  },
  recordAlone: {
    kk: 'Жазбаны салыстыратын мөр де, журнал да жоқ.',
    ru: 'Нет ни печати, ни журнала, с которыми можно сверить запись.',
    en: 'There is neither a seal nor a journal to compare the record with.',
  },
  recordDiffers: {
    kk: 'Жазба өзгертілген: ол мөрмен бекітілген жазба емес.',
    ru: 'Запись изменена: это не та запись, что заверена печатью.',
    en: 'The record was changed: it is not the one that was sealed.',
  },
  inJournal: (index: number, size: number): Text => spoken({
    kk: `Журналда бар: № ${index}, журналдағы жазбалар саны — ${size}, бақылау нүктесіне қол қойылған.`,
    ru: `Есть в журнале: № ${index}, записей в журнале — ${size}, контрольная точка подписана.`,
    en: `In the journal: entry ${index} of ${size}, under a signed checkpoint.`,
  }),
  noInclusion: {
    kk: 'Файлда журналдан алынған дәлелдеме жоқ.',
    ru: 'В файле нет доказательства из журнала.',
    en: 'The file holds no proof from the journal.',
  },
  wrongCheckpoint: {
    kk: 'Журналдың бақылау нүктесіне сенімді кілт қол қоймаған.',
    ru: 'Контрольная точка журнала подписана ключом, которому нет доверия.',
    en: 'The checkpoint of the journal was not signed by a trusted key.',
  },
  notInJournal: {
    kk: 'Дәлелдеме дұрыс емес: журналда мұндай шешім жоқ.',
    ru: 'Доказательство неверно: в журнале нет такого решения.',
    en: 'The proof is wrong: the journal holds no such decision.',
  },
  declarationMatches: {
    kk: 'Ережелер рәсімнің шешімде аталған редакциясынан алынған.',
    ru: 'Правила взяты из той редакции процедуры, которая названа в решении.',
    en: 'The rules are those of the version of the procedure that the decision names.',
  },
  declarationDiffers: {
    kk: 'Ережелер рәсімнің шешімде аталған редакциясындағыдай емес.',
    ru: 'Правила не те, что в редакции процедуры, названной в решении.',
    en: 'The rules are not those of the version of the procedure that the decision names.',
  },
  noDeclaration: {
    kk: 'Файлда рәсімнің мәтіні жоқ.',
    ru: 'В файле нет текста процедуры.',
    en: 'The file does not hold the text of the procedure.',
  },
  rulesAgree: (count: number): Text => spoken({
    kk: `Қайта есептелген ережелер саны — ${count}: нәтижесі шешімдегідей.`,
    ru: `Правил вычислено заново — ${count}: результат тот же, что в решении.`,
    en: `Rules evaluated again: ${count}. They come out as the decision says.`,
  }),
  rulesDiffer: (name: string): Text => spoken({
    kk: `«${name}» ережесінің нәтижесі шешімдегіден өзгеше.`,
    ru: `Правило «${name}» даёт не тот результат, что в решении.`,
    en: `The rule “${name}” does not come out as the decision says.`,
  }),
  factsWithheld: (names: readonly string[]): Text => spoken({
    kk: `Кейбір мәліметтер жария етілмеген: ${names.join(', ')}. Қалған ережелердің нәтижесі шешімдегідей.`,
    ru: `Часть сведений не раскрыта: ${names.join(', ')}. Остальные правила дают тот же результат.`,
    en: `Some facts are not disclosed: ${names.join(', ')}. The other rules come out as the decision says.`,
  }),
} as const
