/** The words of the passport and of the declaration's page. */
import type { Text } from '../../law/text.ts'

export const passportWords = {
  chosenBody: { kk: 'Өтініште өзіңіз таңдаған орган', ru: 'Орган, который вы выберете в заявлении', en: 'The body that you choose in the application' },
  body: { kk: 'Қай орган қарайды', ru: 'Кто рассматривает', en: 'Who decides' },
  documents: { kk: 'Құжаттар', ru: 'Документы', en: 'Documents' },
  optional: { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' },
  noDocuments: { kk: 'Өтініштен басқа құжат қажет емес', ru: 'Кроме заявления, документы не нужны', en: 'None besides the application' },
  appeal: { kk: 'Шешіммен келіспесеңіз', ru: 'Если вы не согласны с решением', en: 'If you disagree with the decision' },
  diagram: { kk: 'Рәсімнің сызбасы', ru: 'Схема процедуры', en: 'Diagram of the procedure' },
  versions: { kk: 'Рәсімнің редакциясы', ru: 'Редакция процедуры', en: 'Version of the procedure' },
  version: { kk: 'Редакцияның хеші (SHA-256)', ru: 'Хеш редакции (SHA-256)', en: 'Hash of the version (SHA-256)' },
  inForceFrom: { kk: 'Күшіне енген күні', ru: 'Действует с', en: 'In force from' },
  declaration: { kk: 'Рәсімнің толық мәтіні', ru: 'Полный текст процедуры', en: 'Full text of the procedure' },
  declarationLead: {
    kk: 'Осы мәтін бойынша портал беттерді құрады, мерзімдерді есептейді және талаптарды тексереді.',
    ru: 'По этому тексту портал строит страницы, считает сроки и проверяет требования.',
    en: 'From this text the portal makes its pages, counts the time and checks the conditions.',
  },
  json: { kk: 'Деректер түрінде жүктеп алу (JSON)', ru: 'Скачать как данные (JSON)', en: 'Download as data (JSON)' },
  yaml: { kk: 'Мәтін түрінде жүктеп алу (YAML)', ru: 'Скачать как текст (YAML)', en: 'Download as text (YAML)' },
  jsonHint: {
    kk: 'JSON файлының SHA-256 хеші редакцияның хешіне тең.',
    ru: 'SHA-256 файла JSON равен хешу редакции.',
    en: 'The SHA-256 of the JSON file is the hash of the version.',
  },
} as const satisfies Record<string, Text>
