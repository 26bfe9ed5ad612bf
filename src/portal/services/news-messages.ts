/** The words of what is new in the law of services. */
import type { Text } from '../../law/text.ts'

export const newsWords = {
  title: { kk: 'Қызмет көрсету тәртібіндегі жаңалықтар', ru: 'Что нового в порядке оказания услуг', en: 'What is new in the law of services' },
  lead: {
    kk: 'Қандай қызмет пайда болды, қайсысының тәртібі өзгерді немесе өзгереді, қайсысының қолданысы тоқтады немесе тоқтайды.',
    ru: 'Какие услуги появились, порядок каких изменился или изменится, какие прекратили или прекратят действовать.',
    en: 'Which services have come, which have changed or will change, and which have ended or will end.',
  },
  feed: { kk: 'Жаңалықтар таспасы (RSS)', ru: 'Лента новостей (RSS)', en: 'Feed of what is new (RSS)' },
  none: { kk: 'Әзірге жаңалық жоқ', ru: 'Пока ничего нового нет', en: 'Nothing is new yet' },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  day: { kk: 'Қай күннен', ru: 'С какого дня', en: 'From which day' },
  what: { kk: 'Не болды', ru: 'Что произошло', en: 'What happened' },
  version: { kk: 'Редакциясы', ru: 'Редакция', en: 'Version' },
  happened: {
    new: { kk: 'Жаңа қызмет', ru: 'Новая услуга', en: 'New service' },
    changed: { kk: 'Жаңа редакция', ru: 'Новая редакция', en: 'New version' },
    ended: { kk: 'Қолданысы тоқтады', ru: 'Действие прекращено', en: 'Ended' },
  },
  coming: {
    new: { kk: 'Жаңа қызмет күшіне енеді', ru: 'Новая услуга вступит в силу', en: 'New service comes into force' },
    changed: { kk: 'Жаңа редакция күшіне енеді', ru: 'Новая редакция вступит в силу', en: 'New version comes into force' },
    ended: { kk: 'Қолданысы тоқтайды', ru: 'Действие прекратится', en: 'Will end' },
  },
  changes: { kk: 'Не өзгерді', ru: 'Что изменилось', en: 'What changed' },
  thisVersion: { kk: 'Осы редакция қай күннен қолданылады', ru: 'Эта редакция действует с', en: 'This version is in force from' },
  earlierVersion: { kk: 'Бұрынғы редакция қай күннен қолданылған', ru: 'Прежняя редакция действовала с', en: 'The version before was in force from' },
  first: { kk: 'Бұл — қызметтің бірінші редакциясы: салыстыратын редакция жоқ.', ru: 'Это первая редакция услуги: сравнивать не с чем.', en: 'This is the first version of the service: there is none to compare it with.' },
  nothing: { kk: 'Редакциялардың сөздерінде айырмашылық жоқ.', ru: 'В словах редакций отличий нет.', en: 'The words of the versions do not differ.' },
} as const satisfies Record<string, Text | Record<string, Text>>
