/** What crosswalks say of single fields, where the relation alone does not tell it. */
import type { Text } from '../../../law/text.ts'

export const notes = {
  ownClass: {
    kk: 'Біздегі тәуекел деңгейі ел заңымен белгіленген: мұндағы мән оған жақын, бірақ тең емес.', ru: 'Наша степень риска установлена законом страны: это значение ей близко, но не равно.',
    en: 'Our class of risk is the one of the country’s law: this value is near to it, and not the same.',
  },
  firstOfMonth: {
    kk: 'Онда тек айы көрсетілген: бізде ол айдың бірінші күні болып жазылады.', ru: 'Там указан только месяц: у нас это первое число месяца.', en: 'It states the month alone: with us that is the first day of the month.',
  },
  notDutch: {
    kk: 'Стандарт тілді әрқашан нидерланд тілі деп көрсетуді талап етеді, ал мәтін өз тілінде қалады.', ru: 'Стандарт требует указать нидерландский язык, хотя текст остаётся на своём языке.', en: 'The standard demands that the language be Dutch, while the text stays in its own.',
  },
  noPlace: {
    kk: 'Бізде мұндай өріс жоқ: мән бастапқы жолмен бірге сақталады.', ru: 'У нас такого поля нет: значение хранится вместе с исходной строкой.', en: 'We have no such field: the value is kept with the original row.',
  },
  firstTheme: {
    kk: 'Бізде бір ғана сала бар: танылған алғашқысы алынады.', ru: 'У нас одна сфера: берётся первая распознанная.', en: 'We have one sector: the first that is known is taken.',
  },
  noSuspension: {
    kk: 'Онда «тоқтатыла тұрған» деген күй жоқ.', ru: 'Там нет состояния «приостановлена».', en: 'It has no status “suspended”.',
  },
  onlyYesNo: {
    kk: 'Онда жауап тізімнен таңдалады, ал біздің мәтінді оған айналдыруға болмайды.', ru: 'Там ответ выбирают из списка: превратить в него наш текст нельзя.', en: 'There an answer is chosen from a list, into which our text cannot be turned.',
  },
  unknownCommercial: {
    kk: 'Бұл дайын өнім бе, жоқ па, бізге белгісіз, сондықтан «ешқайсысы емес» деп беріледі.', ru: 'Готовый ли это продукт, нам неизвестно, поэтому отдаётся «ни один из них».', en: 'We do not know whether it is a product off the shelf, so “none of them” is given.',
  },
  deployerNameless: {
    kk: 'C бөлімінде жүйенің атауы жоқ: оны жеткізушінің жазбасы айтады.', ru: 'В разделе C нет названия системы: его называет запись поставщика.', en: 'Section C has no name of the system: the provider’s entry says it.',
  },
} as const satisfies Record<string, Text>
