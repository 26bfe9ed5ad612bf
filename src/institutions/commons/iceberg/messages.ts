/** What the catalog of Iceberg says when something cannot be done, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

export const words = {
  noTable: {
    kk: 'Мұндай кесте жоқ немесе ол сізге ашық емес: деректер жиынындағы кестелер тізімін алыңыз.', ru: 'Такой таблицы нет, или она вам недоступна: получите список таблиц набора.',
    en: 'There is no such table, or it is not lent to you: list the tables of the dataset.',
  },
  noNamespace: {
    kk: 'Мұндай деректер жиыны жоқ: атау «жариялаушы.жиын» түрінде жазылады.', ru: 'Такого набора данных нет: имя пишется как «издатель.набор».',
    en: 'There is no such dataset: its name is written “publisher.dataset”.',
  },
  readOnly: {
    kk: 'Бұл каталог тек оқуға арналған: деректердің жаңа нұсқасы порталда жарияланады.', ru: 'Этот каталог только для чтения: новую версию данных публикуют на портале.',
    en: 'This catalog is for reading only: a new version of the data is published on the portal.',
  },
  untyped: ({ column, type, version }: { readonly column: string; readonly type: string; readonly version: number }): Text => spoken({
    kk: `Бұл кесте Iceberg арқылы берілмейді: v${version} нұсқасындағы «${column}» бағанының түріне (${type}) Iceberg форматының 2-нұсқасында сәйкес түр жоқ. Parquet файлын S3 арқылы оқыңыз.`,
    ru: `Эта таблица не предоставляется через Iceberg: для типа ${type} столбца «${column}» версии v${version} в версии 2 формата Iceberg нет соответствия. Читайте файл Parquet через S3.`,
    en: `This table is not given as Iceberg: format 2 of Iceberg has no type for ${type}, that of the column “${column}” in version v${version}. Read the Parquet file over S3.`,
  }),
} as const
