/** The words of the search: its page, the kinds of what it finds, and what is one's own. */
import type { Text } from '../../law/text.ts'

export const searchWords = {
  title: { kk: 'Іздеу', ru: 'Поиск', en: 'Search' },
  label: { kk: 'Нені іздейсіз?', ru: 'Что вы ищете?', en: 'What are you looking for?' },
  find: { kk: 'Табу', ru: 'Найти', en: 'Find' },
  nothing: { kk: 'Ештеңе табылмады', ru: 'Ничего не найдено', en: 'Nothing was found' },
  nothingHint: {
    kk: 'Сөзді басқаша жазып көріңіз немесе институттар тізімінен бастаңыз.',
    ru: 'Попробуйте написать иначе или начните со списка институтов.',
    en: 'Try other words, or begin with the list of institutions.',
  },
  results: { kk: 'Табылғаны', ru: 'Найдено', en: 'Found' },
  meant: { kk: 'Мүмкін, мынаны іздедіңіз:', ru: 'Возможно, вы искали:', en: 'Did you mean:' },
  kinds: { kk: 'Түрлері', ru: 'Виды', en: 'Kinds' },
  all: { kk: 'Барлығы', ru: 'Всё', en: 'All' },
  own: { kk: 'Менікі', ru: 'Моё', en: 'Mine' },
  ownCase: { kk: 'Ісіңіз', ru: 'Ваше дело', en: 'Your case' },
  ownDraft: { kk: 'Қаралама', ru: 'Черновик', en: 'Draft' },
  ownDecision: { kk: 'Сізге қатысты шешім', ru: 'Решение по вашему делу', en: 'A decision about you' },
  ownCertificate: { kk: 'куәлік менің құжатым', ru: 'свидетельство мой документ', en: 'certificate my document' },
  ownInvoice: { kk: 'Төлем шотыңыз', ru: 'Ваш счёт на оплату', en: 'Your invoice' },
  ownDuty: { kk: 'Міндетіңіз', ru: 'Ваша обязанность', en: 'Your duty' },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  page: { kk: 'Бет', ru: 'Страница', en: 'Page' },
  guide: { kk: 'Нұсқаулық', ru: 'Руководство', en: 'Guide' },
  register: { kk: 'Тізілім', ru: 'Реестр', en: 'Register' },
  indicator: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' },
  workplace: { kk: 'Қызметкерлерге', ru: 'Для сотрудников', en: 'For officers' },
  term: { kk: 'Термин', ru: 'Термин', en: 'Term' },
} as const satisfies Record<string, Text>
