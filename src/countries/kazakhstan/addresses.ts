/** The parts of an address in Kazakhstan: the region by the classifier (KATO), all others as texts, for the portal has no classifier of them. */
import type { AddressPart } from '../../law/address-part.ts'
import type { Text } from '../../law/text.ts'
import { regions } from './regions.ts'

const t = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

/** Cities that are regions of their own: an address in one names no other settlement. */
const cities = new Set(regions.filter(({ city }) => city).map(({ code }) => code))

/** Six digits, or the newer index of Kazpost: `Z05H0E5`. */
const postalCode = /^(?:\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d)$/

const seldom = (): boolean => false

export const addresses: readonly AddressPart[] = [
  { name: 'region', kind: 'region', label: t('Облыс немесе республикалық маңызы бар қала', 'Область или город республиканского значения', 'Region, or city of republican significance') },
  { name: 'district', kind: 'text', label: t('Аудан', 'Район', 'District'), needed: seldom },
  {
    name: 'settlement', kind: 'text', label: t('Қала немесе ауыл', 'Город или село', 'Town or village'),
    hint: t('Астана, Алматы немесе Шымкент таңдалса, бос қалдырыңыз.', 'Если выбраны Астана, Алматы или Шымкент, оставьте пустым.', 'Leave it empty where you have chosen Astana, Almaty or Shymkent.'),
    needed: ({ region }) => region !== undefined && !cities.has(region),
  },
  { name: 'street', kind: 'text', label: t('Көше, даңғыл немесе шағынаудан', 'Улица, проспект или микрорайон', 'Street, avenue or microdistrict'), needed: seldom },
  { name: 'house', kind: 'text', label: t('Үй', 'Дом', 'House'), printed: (house) => t(`${house}-үй`, `д. ${house}`, house) },
  { name: 'flat', kind: 'text', label: t('Пәтер немесе кеңсе', 'Квартира или офис', 'Flat or office'), needed: seldom, printed: (flat) => t(`${flat}-пәтер (кеңсе)`, `кв. (офис) ${flat}`, `flat (office) ${flat}`) },
  {
    name: 'postalCode', kind: 'text', label: t('Пошта индексі', 'Почтовый индекс', 'Postal code'), needed: seldom,
    read(text) {
      const value = text.replaceAll(/[\s-]/g, '').toUpperCase()
      return postalCode.test(value) ? { value } : { wrong: t(
        'Пошта индексі алты цифрдан немесе Z05H0E5 түріндегі жеті таңбадан тұрады.', 'Почтовый индекс — шесть цифр или семь знаков вида Z05H0E5.', 'A postal code has six digits, or seven characters such as Z05H0E5.',
      ) }
    },
  },
]
