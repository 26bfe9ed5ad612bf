/** What the dataset viewer says when something cannot be done, with the mend. */
import type { Text } from '../../../law/text.ts'

export const words = {
  noDatasetParameter: {
    kk: '«dataset» параметрін «атау/жиын» түрінде көрсетіңіз.', ru: 'Укажите параметр «dataset» в виде «имя/набор».', en: 'Give the parameter “dataset” as “namespace/name”.',
  },
  noSplit: {
    kk: 'Мұндай «config» немесе «split» жоқ: барын «/splits» көрсетеді.', ru: 'Таких «config» и «split» нет: имеющиеся показывает «/splits».', en: 'There is no such “config” or “split”: “/splits” lists those that there are.',
  },
  badPage: {
    kk: '«offset» пен «length» — теріс емес бүтін сандар, «length» 100-ден аспайды.',
    ru: '«offset» и «length» — целые неотрицательные числа, «length» не больше 100.',
    en: '“offset” and “length” are whole numbers from 0 on, “length” at most 100.',
  },
  noQuery: { kk: '«query» параметріне іздейтін сөзді жазыңыз.', ru: 'Напишите в параметре «query», что искать.', en: 'Say in the parameter “query” what to look for.' },
} as const satisfies Record<string, Text>
