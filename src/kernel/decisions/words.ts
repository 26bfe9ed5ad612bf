/** The words of the certificate and of the letter. */
import { deadlines } from '../../law/deadline.ts'
import { inThisCountry } from '../../law/conventions.ts'
import { same, spoken, type Text } from '../../law/text.ts'

export const words = {
  issuedToOrganisation: {
    kk: 'Осы куәлік мына ұйымға берілді',
    ru: 'Настоящее свидетельство выдано',
    en: 'This certificate is issued to',
  },
  unnamed: { kk: 'аты көрсетілмеген', ru: 'имя не указано', en: 'no name given' },
  issuedToPerson: {
    kk: 'Осы куәлік мына тұлғаға берілді',
    ru: 'Настоящее свидетельство выдано',
    en: 'This certificate is issued to',
  },
  identifier: (number: string): Text => inThisCountry(same(`{organisation} ${number}`)),
  decidedOn: { kk: 'Шешім қабылданған күн', ru: 'Дата решения', en: 'Date of decision' },
  validity: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' },
  basis: { kk: 'Құқықтық негізі', ru: 'Правовое основание', en: 'Legal basis' },
  grounds: { kk: 'Шешімнің негіздері', ru: 'Основания решения', en: 'Grounds of the decision' },
  reasons: { kk: 'Лауазымды адамның негіздемесі', ru: 'Обоснование должностного лица', en: 'Reasons of the officer' },
  appeal: { kk: 'Шағымдану тәртібі', ru: 'Порядок обжалования', en: 'How to appeal' },
  appealTerm: (until: Text, to: Text): Text => spoken({
    kk: `Бұл шешімге шағым беруге болады. ${deadlines.appeal.kk}: ${until.kk}. Шағымды кім қарайды: ${to.kk}.`,
    ru: `Решение можно обжаловать. ${deadlines.appeal.ru}: ${until.ru}. Кто рассматривает жалобу: ${to.ru}.`,
    en: `You can appeal against this decision. ${deadlines.appeal.en}: ${until.en}. Who hears the appeal: ${to.en}.`,
  }),
  sealed: {
    kk: 'Құжат ұйымның электрондық мөрімен бекітілген. Түпнұсқалығын тексеру:',
    ru: 'Документ заверен электронной печатью организации. Проверка подлинности:',
    en: 'This document bears the electronic seal of the institution. To verify it:',
  },
  signed: {
    kk: 'Шешімге электрондық цифрлық қолтаңба қойылған. ',
    ru: 'Решение подписано электронной цифровой подписью. ',
    en: 'The decision is signed with a digital signature. ',
  },
  credentialInQr: {
    kk: 'QR-кодта куәліктің өзі бар: оны желісіз де тексеруге болады',
    ru: 'В QR-коде само свидетельство: его можно проверить и без сети',
    en: 'The QR code holds the credential itself: it can be verified offline',
  },
  addressInQr: {
    kk: 'Шешімді тексеру беті',
    ru: 'Страница проверки решения',
    en: 'The page that verifies this decision',
  },
  verifyLink: (address: string): Text => spoken({
    kk: `Шешімнің түпнұсқалығын тексеру: ${address}`,
    ru: `Проверить подлинность решения: ${address}`,
    en: `Verify this decision: ${address}`,
  }),
  sample: {
    kk: 'Үлгі деректер: бұл құжаттың заңдық күші жоқ',
    ru: 'Демонстрационные данные: этот документ не имеет юридической силы',
    en: 'Sample data: this document has no legal force',
  },
  trial: {
    kk: 'Жобаның сынақ үлгісі: бұл шешім емес, мөр қойылмаған', ru: 'Пробный образец по проекту услуги: это не решение, печати нет', en: 'A trial of a draft service: this is no decision, and it is not sealed',
  },
  trialHolder: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'The applicant' },
  trialOfficer: { kk: 'Лауазымды адам', ru: 'Должностное лицо', en: 'The officer' },
  trialSealed: {
    kk: 'Нағыз шешімге осы жерде электрондық мөр туралы жазылады. Портал:', ru: 'В настоящем решении здесь сведения об электронной печати. Портал:', en: 'A decision that is issued says here how it is sealed. The portal:',
  },
  trialQr: { kk: 'Нағыз шешімде код тексеру бетіне апарады', ru: 'В настоящем решении код ведёт на страницу проверки', en: 'In a decision that is issued the code leads to its verification' },
  qrAlt: { kk: 'Тексеруге арналған QR-код', ru: 'QR-код для проверки', en: 'QR code for verification' },
  recordFile: { kk: 'Шешімнің жазбасы', ru: 'Запись решения', en: 'Record of the decision' },
  credentialFile: { kk: 'Электрондық куәлік (vc+jwt)', ru: 'Электронное свидетельство (vc+jwt)', en: 'Sealed credential (vc+jwt)' },
  bundleFile: { kk: 'Дәлелдемелер жинағы', ru: 'Набор доказательств', en: 'Proof bundle' },
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>
