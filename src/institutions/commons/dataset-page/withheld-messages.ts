/** The words for files that others are not given. */
import type { Text } from '../../../law/text.ts'
import type { WithheldFile } from '../dataset.ts'

export const withheldWords = {
  title: { kk: 'Тек сізге көрінетін файлдар', ru: 'Файлы, которые видите только вы', en: 'Files that only you see' },
  lead: {
    kk: 'Бұл файлдардағының бәрі дербес деректер бойынша тексерілмеген, сондықтан олар сол күйінде ешкімге берілмейді. Олардан оқылған кестелер Parquet түрінде беріледі.',
    ru: 'В этих файлах проверено на персональные данные не всё, поэтому в исходном виде они никому не выдаются. Прочитанные из них таблицы выдаются в Parquet.',
    en: 'Not all that is in these files was checked for personal data, so nobody is given them as they were sent. The tables that were read from them are given as Parquet.',
  },
  file: { kk: 'Файл', ru: 'Файл', en: 'File' },
  why: { kk: 'Неге және не істеуге болады', ru: 'Почему и что можно сделать', en: 'Why, and what you can do' },
} as const satisfies Record<string, Text>

/** Why a file is withheld, with the mend. */
export const withheldReasons = {
  unread: {
    kk: 'Мұндай файл оқылмайды. Деректерді CSV, JSON, Parquet немесе мәтін түрінде, сипаттаманы README.md файлында беріңіз.',
    ru: 'Такие файлы не читаются. Передайте данные в CSV, JSON, Parquet или текстом, а описание — в файле README.md.',
    en: 'Files of this kind are not read. Give data as CSV, JSON, Parquet or text, and what is to be said of them in README.md.',
  },
  partly: {
    kk: 'Файлдың бір бөлігі кестелерге кірмеген. Файлдың өзі де берілуі үшін кестені жеке CSV файлы ретінде сақтап, қайта жүктеңіз.',
    ru: 'Часть файла не попала в таблицы. Чтобы выдавался и сам файл, сохраните таблицу отдельным файлом CSV и загрузите снова.',
    en: 'A part of the file is in no table. For the file itself to be given out, save the table as a CSV file of its own and upload it again.',
  },
  found: {
    kk: 'Мәтіннен дербес деректер табылды. Оларды алып тастап, файлды қайта жүктеңіз.',
    ru: 'В тексте найдены персональные данные. Уберите их и загрузите файл снова.',
    en: 'Personal data was found in the text. Take it out and upload the file again.',
  },
} as const satisfies Record<WithheldFile['why'], Text>
