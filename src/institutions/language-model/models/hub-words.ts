/** What clients of Hugging Face are told. */
import { spoken, type Text } from '../../../law/text.ts'

export const hubWords = {
  noModel: { kk: 'Мұндай шығарылған модель жоқ.', ru: 'Такой выпущенной модели нет.', en: 'There is no such released model.' },
  disabled: { kk: 'Модель қайтарып алынған немесе оның қолданысы тоқтатыла тұрған.', ru: 'Модель отозвана, или её действие приостановлено.', en: 'The model was taken back or suspended.' },
  noRevision: (revision: string): Text => spoken({ kk: `Мұндай нұсқа жоқ: ${revision}.`, ru: `Такой версии нет: ${revision}.`, en: `There is no such revision: ${revision}.` }),
  noFile: { kk: 'Модельде мұндай файл жоқ.', ru: 'В модели нет такого файла.', en: 'The model has no such file.' },
  otherNamespace: (namespace: string): Text => spoken({
    kk: `Модельдер «${namespace}/атауы» мекенжайына жіберіледі.`, ru: `Модели отправляют по адресу «${namespace}/имя».`, en: `Models are sent to “${namespace}/name”.`,
  }),
  onlyMain: { kk: 'Модельде тек «main» тармағы бар.', ru: 'У модели есть только ветка «main».', en: 'A model has only the branch “main”.' },
} as const
