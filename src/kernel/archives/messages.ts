/** Why an archive or a workbook is not read, with the mend. */
import { Failure } from '../../law/failure.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

/** What is the matter with it; `name` is the file as whoever sent it knows it. */
export const unreadArchive = {
  brokenSpreadsheet: (name: string) => spoken({
    kk: `«${name}» кестесі бүлінген. Оны кесте редакторында ашып, XLSX ретінде қайта сақтаңыз.`,
    ru: `Таблица «${name}» повреждена. Откройте её в табличном редакторе и сохраните заново как XLSX.`,
    en: `The spreadsheet “${name}” is damaged. Open it in a spreadsheet program and save it as XLSX again.`,
  }),
  brokenArchive: (name: string) => spoken({
    kk: `«${name}» мұрағаты бүлінген, құпиясөзбен қорғалған немесе толық емес. Мұрағатты құпиясөзсіз қайта жасап, жүктеңіз.`,
    ru: `Архив «${name}» повреждён, неполон или защищён паролем. Создайте архив заново без пароля и загрузите.`,
    en: `The archive “${name}” is damaged, incomplete or under a password. Make it anew without a password and upload it.`,
  }),
} as const satisfies Record<string, (name: string) => Text>

export const notRead = (what: keyof typeof unreadArchive, name: string): Failure => new Failure('invalid', unreadArchive[what](name))

/** It asks for too much of the machine. */
export const tooMuch = {
  columns: (most: number): Failure => new Failure('limited', inEveryLanguage((locale) => (spoken({
    kk: `Кестеде ${formatNumber(most, locale)} бағаннан көп баған бар. Бағандарды жолдарға айналдырыңыз (атауы, көрсеткіш, мәні) немесе кестені бөліңіз.`,
    ru: `В таблице больше ${formatNumber(most, locale)} столбцов. Разверните столбцы в строки (название, показатель, значение) или разделите таблицу.`,
    en: `The table has more than ${formatNumber(most, locale)} columns. Turn columns into rows (name, measure, value), or split the table.`,
  })[locale]))),
  unpacked: (): Failure => new Failure('limited', spoken({
    kk: 'Мұрағаттан шыққан деректер шамадан тыс көп. Оны бөліктерге бөліңіз немесе сығылмаған күйде жүктеңіз.',
    ru: 'Из архива выходит чрезмерно много данных. Разделите его на части или загрузите без сжатия.',
    en: 'Too much comes out of the archive. Split it, or upload the files uncompressed.',
  })),
  unfolded: (): Failure => new Failure('limited', spoken({
    kk: 'Файлдағы қайталанатын мәндер ашылғанда шамадан тыс көп дерек шығады. Оны бірнеше файлға бөліңіз немесе жолдарын қысқартыңыз.',
    ru: 'При развёртывании повторяющихся значений файла получается чрезмерно много данных. Разделите его на несколько файлов или сократите строки.',
    en: 'Too much data comes of the values that the file repeats. Split it into several files, or take out rows.',
  })),
  entries: (most: number): Failure => new Failure('limited', inEveryLanguage((locale) => (spoken({
    kk: `Мұрағатта файл тым көп: ең көбі — ${formatNumber(most, locale)}. Файлдарды біріктіріңіз немесе бірнеше мұрағатқа бөліңіз.`,
    ru: `В архиве слишком много файлов: допускается не более ${formatNumber(most, locale)}. Объедините файлы или разделите на несколько архивов.`,
    en: `The archive holds too many files: at most ${formatNumber(most, locale)} are taken. Join files, or make several archives.`,
  })[locale]))),
} as const
