/** What owners read about the privacy of their data. */
import type { Text } from '../../../law/text.ts'

export const ownerDecisionWords = {
  unfit: {
    kk: 'Мәндерді әр жолға бір-бірден немесе ең кіші мен ең үлкен санды жазыңыз: біріншісі екіншісінен кіші болсын',
    ru: 'Запишите значения по одному в строке либо наименьшее и наибольшее число: первое меньше второго',
    en: 'Write one value a line, or the lowest and the highest number: the first below the second',
  },
} as const satisfies Record<string, Text>
